"""Story → the overview's scales: its years along the foot, citations per month along the head.

What lies before or after those years stands in a column of its own at that end, where nothing is to scale.
"""

from __future__ import annotations

import calendar
from collections import Counter
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
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
_OUTSIDE_WIDTH = 6.0
"""Width of the column for what lies before or after the years, in percent of the picture."""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Outside:
    """The column for the events before the first year of the picture, or after the last."""

    x: float
    label: str
    note: str
    """How many there are, and when."""
    target: str
    """Where their entries begin."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """From days to percent of the picture."""

    span: tuple[date, date]
    before: float
    """Width of the column before the years; 0 where there is none."""
    after: float


def make_scale(story: Story) -> Scale:
    """Make room beside the years where a story has events there."""
    years = [year.year for year in story.years]
    return Scale(
        span=(date(story.first_year, 1, 1), date(story.last_year, 12, 31)),
        before=_OUTSIDE_WIDTH if None in years else 0,
        after=_OUTSIDE_WIDTH if any(year and year > story.last_year for year in years) else 0,
    )


def find_outside(first: date, last: date, scale: Scale) -> float | None:
    """Place of what lies wholly before or after the years; ``None`` where it does not."""
    if last < scale.span[0]:
        return scale.before / 2
    return 100 - scale.after / 2 if first > scale.span[1] else None


def find_place(day: date, scale: Scale) -> float:
    """Where a day of the picture's years begins; the end of the years where it lies outside."""
    return _fit(100 * measure(day, scale.span), scale)


def find_end(day: date, scale: Scale) -> float:
    """Where a day of the picture's years ends; the end of the years where it lies outside."""
    return _fit(100 * measure_end(day, scale.span), scale)


def _fit(percent: float, scale: Scale) -> float:
    return scale.before + percent * (100 - scale.before - scale.after) / 100


def draw_outside(story: Story, scale: Scale) -> Iterable[Outside]:
    """Draw the columns beside the years."""
    earlier = [year for year in story.years if year.year is None]
    later = [year for year in story.years if year.year and year.year > story.last_year]
    for label, when, years in (
        ("Earlier", f"before {story.first_year}", earlier),
        ("Later", f"after {story.last_year}", later),
    ):
        if years:
            count = sum(len(year.events) for year in years)
            yield Outside(
                x=0 if years is earlier else 100 - scale.after,
                label=label,
                note=f"{count} event{'' if count == 1 else 's'} {when}, not to scale",
                target=f"{years[0].page}#{links.name_year_anchor(years[0].year)}",
            )


def draw_months(events: Sequence[Event], scale: Scale) -> Iterable[MonthBar]:
    """Citations of the events whose month is known."""
    counts: Counter[tuple[int, int]] = Counter()
    for event in events:
        first, last = event.date.first, event.date.last
        if first and last and (first.year, first.month) == (last.year, last.month):
            counts[first.year, first.month] += len(event.mentions)
    most = max(counts.values(), default=1)
    for (year, month), count in sorted(counts.items()):
        start = date(year, month, 1)
        if not count or not scale.span[0] <= start <= scale.span[1]:
            continue
        x = find_place(start, scale)
        end = find_end(date(year, month, calendar.monthrange(year, month)[1]), scale)
        height = max(1.5, _DENSITY_HEIGHT * count / most)
        yield MonthBar(
            x=round(x, 2),
            width=round(end - x, 2),
            y=round(_DENSITY_BASE - height, 1),
            height=round(height, 1),
            label=f"{MONTHS[month - 1]} {year}",
            count=count,
        )


def choose_step(years: int) -> int:
    """Years between two ticks, so that there are at most sixteen."""
    return next(step for step in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000) if years <= step * _MOST_YEAR_TICKS)


def draw_ticks(story: Story, scale: Scale, step: int) -> Iterable[YearTick]:
    """Draw the years of the picture, every ``step`` of them, each leading to its first entry."""
    starts = {year.year: year for year in story.years}
    for index, year in enumerate(range(story.first_year, story.last_year + 1, step)):
        end = min(year + step - 1, story.last_year)
        x, right = find_place(date(year, 1, 1), scale), find_end(date(end, 12, 31), scale)
        found = next((starts[one] for one in range(year, end + 1) if one in starts), None)
        yield YearTick(
            x=round(x, 2),
            middle=round((x + right) / 2, 2),
            label=str(year),
            target=f"{found.page}#{links.name_year_anchor(found.year)}" if found else "",
            # A column beside the years has a name of its own, which needs the room.
            is_minor=index % 2 == (0 if scale.before else 1) or bool(scale.after and end == story.last_year),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """The whole story on one line, for every event to be placed on; lengths in thousandths."""

    path: str
    """The line with a tick where there is an event, as SVG path data. Every page draws it: so each tick is told from
    the one before it, on a picture 12 units high."""
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
    moves = "".join(f"m{after - before}-6v6" for before, after in pairwise((0, *ticks)))
    return Axis(path=f"M0 12h1000M0 12{moves}", labels=draw_story_ticks(story))


def draw_position(event: Event, axis: Axis, story: Story) -> Position:
    """Place an event on the line."""
    span = date(story.first_year, 1, 1), date(story.last_year, 12, 31)
    return Position(axis=axis, x=_find_middle(event, span))


def draw_story_ticks(story: Story) -> tuple[YearTick, ...]:
    """The years of the overview, for a smaller figure."""
    scale = replace(make_scale(story), before=0, after=0)
    return tuple(draw_ticks(story, scale, choose_step(story.last_year - story.first_year + 1)))


def _find_middle(event: Event, span: tuple[date, date]) -> int:
    """Middle of the possible interval; the known end of an open one."""
    first, last = event.date.first or event.date.last, event.date.last or event.date.first
    if first is None or last is None:
        return 0
    return round(500 * (measure(first, span) + measure_end(last, span)))
