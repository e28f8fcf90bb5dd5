"""Story → the close-up: its densest ten days, one event a row.

A decade in one picture cannot show a week in which everything happens; the close-up can.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

from dateline.edtf import make_interval
from dateline.publishing.dates import list_other_dates, tells_stretch
from dateline.publishing.passing import refer_to_event
from dateline.publishing.rulers import measure, measure_end
from dateline.wording import describe

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.edtf import Edtf
    from dateline.model import Event
    from dateline.publishing.passing import EventRef
    from dateline.publishing.timeline import Story

_DAYS = 10
_LATEST_START = date.max - timedelta(days=_DAYS - 1)
_LEAST_EVENTS = 7
_MOST_ROWS = 15


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseBar:
    """Where one version of a date lies, in percent of the ten days."""

    x: float
    width: float
    style: Literal["in", "may", "alt"]
    is_soft: bool
    """Whether a disputed date is itself no single day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseRow:
    """One event."""

    event: EventRef
    bars: tuple[CloseBar, ...]
    aside: str
    """The other date of a dispute, where it lies outside the ten days."""
    aside_x: float
    aside_ends: bool
    """Whether the aside stands before its place, for want of room after it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A column."""

    label: str
    x: float
    middle: float


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseUp:
    """The rows and columns of the densest ten days."""

    title: str
    days: tuple[Day, ...]
    rows: tuple[CloseRow, ...]
    more: int
    """Events of these days that are not shown: those with fewest sources."""
    target: str
    """Where their entries begin."""


def draw_close_up(story: Story) -> CloseUp | None:
    """Draw the densest ten days; ``None`` where fewer than seven events fall within any ten."""
    short = [event for event in story.timeline.events if _count_days(event.date) <= _DAYS]
    start, held = _find_densest(short)
    if start is None or len(held) < _LEAST_EVENTS:
        return None
    span = start, start + timedelta(days=_DAYS - 1)
    strongest = sorted(held, key=lambda event: -len(story.event_sources[event.id]))[:_MOST_ROWS]
    shown = [event for event in held if event in strongest]
    days = [start + timedelta(days=offset) for offset in range(_DAYS)]
    return CloseUp(
        title=describe(make_interval(*span)),
        days=tuple(
            Day(label=str(day.day), x=round(100 * measure(day, span), 2), middle=round(100 * measure(day, span) + 5, 2))
            for day in days
        ),
        rows=tuple(_draw_row(event, story, span) for event in shown),
        more=len(held) - len(shown),
        target=story.find_entry(held[0].id),
    )


def _count_days(value: Edtf) -> int:
    return (value.last - value.first).days + 1 if value.first and value.last else _DAYS + 1


def _find_densest(events: Sequence[Event]) -> tuple[date | None, list[Event]]:
    """The first of the ten days that hold most events, and those events in order."""
    best: tuple[date | None, list[Event]] = (None, [])
    placed = [(event.date.first, event) for event in events if event.date.first]
    firsts = [first for first, _ in placed]  # in order, as the events are
    for start in sorted({min(first, _LATEST_START) for first in firsts}):
        last = start + timedelta(days=_DAYS - 1)
        near = placed[bisect_left(firsts, start) : bisect_right(firsts, last)]
        if len(near) <= len(best[1]):
            continue
        held = [event for _, event in near if event.date.last and event.date.last <= last]
        if len(held) > len(best[1]):
            best = start, held
    return best


def _draw_row(event: Event, story: Story, span: tuple[date, date]) -> CloseRow:
    others = list_other_dates(event)
    is_exact = event.date.precision == "day" or tells_stretch(event)
    bars = [_draw_bar(event.date, span, "alt" if others else "in" if is_exact else "may", is_soft=not is_exact)]
    outside: list[str] = []
    for other in others:
        if other.first and other.last and span[0] <= other.first and other.last <= span[1]:
            bars.append(_draw_bar(other, span, "alt", is_soft=True))
        else:
            outside.append(describe(other))
    end = max(bar.x + bar.width for bar in bars)
    ends = end > 70
    return CloseRow(
        event=refer_to_event(event, story),
        bars=tuple(bars),
        aside="or " + ", ".join(outside) if outside else "",
        aside_x=min(bar.x for bar in bars) if ends else end,
        aside_ends=ends,
    )


def _draw_bar(value: Edtf, span: tuple[date, date], style: Literal["in", "may", "alt"], *, is_soft: bool) -> CloseBar:
    start = measure(value.first, span) if value.first else 0.0
    end = measure_end(value.last, span) if value.last else 1.0
    return CloseBar(x=round(100 * start, 2), width=round(100 * (end - start), 2), style=style, is_soft=is_soft)
