"""Story → the overview's two scales: its years along the foot, and citations per month along the head."""

from __future__ import annotations

import calendar
from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from dateline.publishing import links
from dateline.publishing.rulers import measure, measure_end
from dateline.wording import MONTHS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dateline.model import Event
    from dateline.publishing.timeline import Story

_DENSITY_BASE, _DENSITY_HEIGHT = 54, 38
_MOST_YEAR_TICKS = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class YearTick:
    """A line between years, and the label after it."""

    x: float
    middle: float
    label: str
    target: str
    """Where the year's entries begin; empty when it has none."""
    is_minor: bool
    """Whether its label may be left out on a narrow screen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthBar:
    """Citations of one month's events."""

    x: float
    width: float
    y: float
    height: float
    label: str
    count: int


def draw_months(events: Sequence[Event], span: tuple[date, date]) -> Iterable[MonthBar]:
    """Citations of the events whose month is known."""
    counts: Counter[tuple[int, int]] = Counter()
    for event in events:
        first, last = event.date.first, event.date.last
        if first and last and (first.year, first.month) == (last.year, last.month):
            counts[first.year, first.month] += len(event.mentions)
    most = max(counts.values(), default=1)
    for (year, month), count in sorted(counts.items()):
        start = date(year, month, 1)
        if not count or not span[0] <= start <= span[1]:
            continue
        x, end = measure(start, span), measure_end(date(year, month, calendar.monthrange(year, month)[1]), span)
        height = max(1.5, _DENSITY_HEIGHT * count / most)
        yield MonthBar(
            x=round(100 * x, 2),
            width=round(100 * (end - x), 2),
            y=round(_DENSITY_BASE - height, 2),
            height=round(height, 2),
            label=f"{MONTHS[month - 1]} {year}",
            count=count,
        )


def choose_step(years: int) -> int:
    """Years between two ticks, so that there are at most sixteen."""
    return next(step for step in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000) if years <= step * _MOST_YEAR_TICKS)


def draw_ticks(story: Story, span: tuple[date, date], step: int) -> Iterable[YearTick]:
    """Draw the years of the picture, every ``step`` of them, each leading to its first entry."""
    starts = {year.year: year for year in story.years}
    for index, year in enumerate(range(story.first_year, story.last_year + 1, step)):
        end = min(year + step - 1, story.last_year)
        x, right = 100 * measure(date(year, 1, 1), span), 100 * measure_end(date(end, 12, 31), span)
        found = next((starts[one] for one in range(year, end + 1) if one in starts), None)
        yield YearTick(
            x=round(x, 2),
            middle=round((x + right) / 2, 2),
            label=str(year),
            target=f"{found.page}#{links.name_year_anchor(found.year)}" if found else "",
            is_minor=index % 2 == 1,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """The whole story on one line, for every event to be placed on; lengths in thousandths."""

    path: str
    """The line with a tick where there is an event, as SVG path data: written once, since every page draws it."""
    labels: tuple[YearTick, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """Where one event lies among all the others, in thousandths of the story."""

    axis: Axis
    x: int


def draw_axis(story: Story) -> Axis:
    """Draw the line once, with all events in scope."""
    span = date(story.first_year, 1, 1), date(story.last_year, 12, 31)
    ticks = sorted({_find_middle(event, span) for event in story.timeline.events})
    return Axis(path="M0 24h1000" + "".join(f"M{x} 12v12" for x in ticks), labels=draw_story_ticks(story))


def draw_position(event: Event, axis: Axis, story: Story) -> Position:
    """Place an event on the line."""
    span = date(story.first_year, 1, 1), date(story.last_year, 12, 31)
    return Position(axis=axis, x=_find_middle(event, span))


def draw_story_ticks(story: Story) -> tuple[YearTick, ...]:
    """The years of the overview, for a smaller figure."""
    span = date(story.first_year, 1, 1), date(story.last_year, 12, 31)
    return tuple(draw_ticks(story, span, choose_step(story.last_year - story.first_year + 1)))


def _find_middle(event: Event, span: tuple[date, date]) -> int:
    """Middle of the possible interval; the known end of an open one."""
    first, last = event.date.first or event.date.last, event.date.last or event.date.first
    if first is None or last is None:
        return 0
    return round(500 * (measure(first, span) + measure_end(last, span)))
