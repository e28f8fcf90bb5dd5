"""Story → the picture at its head, as numbers that a template draws.

Every event sits in the lane of every country it involves: a mark where it is short, a bar where it is long. Across,
positions are percent of the picture, so it is fluid; down, they are pixels, so marks keep their size. Marks of a few
days stand on one another; where a column would grow out of its lane, its top names how many more there are. The few
events beyond a long silence stand in a column beside the years.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from dateline.publishing.axis import (
    MonthBar,
    Outside,
    Scale,
    YearTick,
    choose_step,
    draw_months,
    draw_outside,
    draw_ticks,
    find_end,
    find_outside,
    find_place,
    make_scale,
)
from dateline.publishing.dates import describe_capital
from dateline.publishing.entries import find_drawn_days, find_state

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from dateline.model import Event
    from dateline.publishing.timeline import Lane, Story

TOP = 62
"""Where the first lane begins; citations per month are drawn above."""
_MARK_HEIGHT = 11.5
_TRACK_HEIGHT = 8
_MOST_MARKS = 8
_MOST_TRACKS = 5
_LEAST_STACK = 40
_COLUMN = 0.95
"""Least distance of two columns of marks, in percent: about the width of a mark on a wide screen."""
_COUNT_WIDTH = 2.4
"""Room that the count on a full column needs, in percent."""
_LONGEST_MARK = 60
"""Days beyond which an event is drawn as a bar."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A shape that stands for one event, or for the rest of a column."""

    target: str
    label: str
    x: float
    y: float
    is_soft: bool
    """Whether the day is not known."""
    is_repeated: bool
    """Whether the event already stands in a lane above: it is then passed over by the Tab key, and not named again."""
    more: int
    """For the top of a full column: how many events it stands for; otherwise 0."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A stretch of time, of one event or of several with the same bounds."""

    target: str
    label: str
    x: float
    width: float
    y: float
    is_soft: bool
    fade: Literal["", "left", "right"]
    is_repeated: bool
    more: int
    """How many events share the bar; 0 for one alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LanePicture:
    """One row of the picture."""

    key: str
    name: str
    shape: int
    top: float
    base: float
    most: int
    """Marks that a column has room for."""
    marks: tuple[Mark, ...]
    bars: tuple[Bar, ...]
    bars_left_out: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Canvas:
    """What every shape needs to find its place."""

    story: Story
    scale: Scale


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """The whole picture."""

    first_year: int
    last_year: int
    step: int
    """Years between two ticks."""
    top: int
    bottom: float
    lanes: tuple[LanePicture, ...]
    disputes: LanePicture | None
    ticks: tuple[YearTick, ...]
    months: tuple[MonthBar, ...]
    peak: MonthBar | None
    before: float
    after: float
    """Width of the columns beside the years, in percent; 0 where there is none."""
    outside: tuple[Outside, ...]


def draw_overview(story: Story) -> Overview | None:
    """Draw the events in scope; ``None`` when there are none."""
    if not story.timeline.events:
        return None
    events, scale = story.timeline.events, make_scale(story)
    canvas = _Canvas(story=story, scale=scale)
    seen: set[str] = set()
    lanes: list[LanePicture] = []
    top: float = TOP
    for lane in story.lanes:
        members = [event for event in events if lane in story.event_lanes[event.id]]
        lanes.append(_draw_lane(lane, members, canvas, top, seen))
        seen.update(event.id for event in members)
        top = lanes[-1].base + 8 + _TRACK_HEIGHT * _count_tracks(lanes[-1].bars)
    disputes = _draw_disputes([event for event in events if event.disagreements], canvas, top)
    months = tuple(draw_months(events, scale))
    step = choose_step(story.last_year - story.first_year + 1)
    return Overview(
        first_year=story.first_year,
        last_year=story.last_year,
        step=step,
        top=TOP,
        bottom=(disputes.base if disputes else top) + 6,
        lanes=tuple(lanes),
        disputes=disputes,
        ticks=tuple(draw_ticks(story, scale, step)),
        months=months,
        peak=max(months, key=lambda month: month.count, default=None),
        before=scale.before,
        after=scale.after,
        outside=tuple(draw_outside(story, scale)),
    )


def _draw_lane(lane: Lane, events: Sequence[Event], canvas: _Canvas, top: float, seen: set[str]) -> LanePicture:
    """Marks upwards from the base line, bars below it."""
    points: list[tuple[float, Event]] = []
    stretches: dict[tuple[float, float, str], list[Event]] = {}
    for event in events:
        first, last = find_drawn_days(event, canvas.story)
        span = canvas.scale.span
        if (last - first).days + 1 > _LONGEST_MARK and find_outside(first, last, canvas.scale) is None:
            # What begins before the years, or ends after them, runs through the column beside them.
            start = find_place(first, canvas.scale) if first >= span[0] else 0
            end = find_end(last, canvas.scale) if last <= span[1] else 100
            stretches.setdefault((start, end, find_state(event)), []).append(event)
        else:
            points.append((_find_middle(first, last, canvas.scale), event))
    base, most = _raise_lane(points, top)
    bars, left_out = _draw_bars(stretches, canvas.story, base, seen)
    return LanePicture(
        key=lane.key,
        name=lane.name,
        shape=lane.shape,
        top=top,
        base=base,
        most=most,
        marks=tuple(_stack_marks(points, canvas.story, base, seen)),
        bars=bars,
        bars_left_out=left_out,
    )


def _find_middle(first: date, last: date, scale: Scale) -> float:
    outside = find_outside(first, last, scale)
    return (find_place(first, scale) + find_end(last, scale)) / 2 if outside is None else outside


def _raise_lane(points: Sequence[tuple[float, Event]], top: float) -> tuple[float, int]:
    """Base line of a lane, and how many marks its columns may hold: room for the tallest, and below the lane's name."""
    tallest = max((count for _, count in _make_columns(x for x, _ in points)), default=0)
    rows = min(tallest, _MOST_MARKS) + (tallest > _MOST_MARKS)
    height = max(_LEAST_STACK, _MARK_HEIGHT * rows + 9)
    return round(top + 12 + height, 2), min(_MOST_MARKS, int((height - 9) / _MARK_HEIGHT))


def _make_columns(xs: Iterable[float]) -> list[tuple[float, int]]:
    """Group sorted positions into columns: where each begins, and how many it holds."""
    columns: list[tuple[float, int]] = []
    for x in sorted(xs):
        if columns and x - columns[-1][0] < _COLUMN:
            columns[-1] = (columns[-1][0], columns[-1][1] + 1)
        else:
            columns.append((x, 1))
    return columns


def _stack_marks(points: list[tuple[float, Event]], story: Story, base: float, seen: set[str]) -> Iterable[Mark]:
    """Put marks into columns; the top of a full column stands for all that would go beyond it."""
    points = sorted(points, key=lambda point: point[0])
    index, last_full, is_raised = 0, -100.0, False
    for x, count in _make_columns(x for x, _ in points):
        column = [event for _, event in points[index : index + count]]
        index += count
        is_full = count > _MOST_MARKS
        for place, event in enumerate(column[: _MOST_MARKS - 1] if is_full else column):
            yield _make_mark(event, story, (x, base - 8 - _MARK_HEIGHT * place), seen)
        if is_full:
            # Two counts side by side would run into one another: every second one stands a step higher.
            is_raised = x - last_full < _COUNT_WIDTH and not is_raised
            last_full = x
            y = base - 8 - _MARK_HEIGHT * (_MOST_MARKS if is_raised else _MOST_MARKS - 1)
            yield _make_mark(column[_MOST_MARKS - 1], story, (x, y), seen, count - _MOST_MARKS + 1)


def _make_mark(event: Event, story: Story, place: tuple[float, float], seen: set[str], more: int = 0) -> Mark:
    label = _label(event)
    return Mark(
        target=story.find_entry(event.id),
        label=f"{more} more events, the first on {label}" if more else label,
        x=round(place[0], 1),
        y=round(place[1], 2),
        is_soft=find_state(event) != "day",
        is_repeated=event.id in seen,
        more=more,
    )


def _draw_bars(
    stretches: dict[tuple[float, float, str], list[Event]], story: Story, base: float, seen: set[str]
) -> tuple[tuple[Bar, ...], int]:
    """Lay bars into the first free track; return them, and how many events found no track."""
    tracks: list[float] = []
    bars: list[Bar] = []
    left_out = 0
    for (start, end, state), events in sorted(stretches.items(), key=lambda item: (item[0][0], -item[0][1])):
        track = next((index for index, taken in enumerate(tracks) if start >= taken), len(tracks))
        if track == _MOST_TRACKS:
            left_out += len(events)
            continue
        tracks[track : track + 1] = [end]
        first, more = events[0], len(events) if len(events) > 1 else 0
        bars.append(
            Bar(
                target=story.find_entry(first.id),
                label=f"{more} events, the first: {_label(first)}" if more else _label(first),
                x=round(start, 2),
                width=round(end - start, 2),
                y=round(base + 4 + _TRACK_HEIGHT * track, 2),
                is_soft=state == "within",
                fade="left" if state == "open-left" else "right" if state == "open-right" else "",
                is_repeated=first.id in seen,
                more=more,
            )
        )
    return tuple(bars), left_out


def _count_tracks(bars: Sequence[Bar]) -> int:
    return len({bar.y for bar in bars})


def _draw_disputes(events: Sequence[Event], canvas: _Canvas, top: float) -> LanePicture | None:
    """The last lane: one sign for every point on which sources disagree."""
    points: list[tuple[float, Event]] = []
    for event in events:
        first, last = find_drawn_days(event, canvas.story)
        points.extend((_find_middle(first, last, canvas.scale), event) for _ in event.disagreements)
    if not points:
        return None
    base, most = _raise_lane(points, top)
    marks = tuple(_stack_marks(points, canvas.story, base, {event.id for event in events}))
    return LanePicture(
        key="disputes",
        name="Disagreements",
        shape=0,
        top=top,
        base=base,
        most=most,
        marks=marks,
        bars=(),
        bars_left_out=0,
    )


def _label(event: Event) -> str:
    return f"{describe_capital(event.date)}: {event.title}"
