"""EDTF → ruler: where a date lies in its year, or in the whole story, as numbers that a template draws.

A ruler is 120 units long. An exact date is a solid tick, a stretch that lasted a solid block, a date that is only
known to lie somewhere in a stretch a pale block, an open end an arrow, and a disputed date two crimson ticks. What
lies outside the ruler's years is not moved inside: a point at the ruler's end shows which way it lies.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.edtf import Edtf

LENGTH = 120
_ARROW = 6
_TICK = 3
_LEAST_BLOCK = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class RulerMark:
    """One shape on a ruler."""

    shape: Literal["tick", "block", "left-arrow", "right-arrow", "both-arrows", "left-point", "right-point"]
    """A point stands for what lies before or after the years of the ruler; both arrows, for what runs across it."""
    style: Literal["in", "may", "alt"]
    """Known, possible, disputed."""
    x: float
    width: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruler:
    """A year of twelve months, or the whole story in years."""

    scale: Literal["months", "years"]
    marks: tuple[RulerMark, ...]


def draw_ruler(value: Edtf, others: Sequence[Edtf], *, lasts: bool, first_year: int, last_year: int) -> Ruler:
    """Place a date on a ruler.

    Args:
        value: the date the timeline follows.
        others: what other sources say instead; empty where nobody disagrees.
        lasts: whether the stretch lasted that long, rather than the date lying somewhere in it.
        first_year: first year of the story's ruler.
        last_year: last year of the story's ruler.
    """
    edges = sorted(day for one in (value, *value.parts, *others) for day in (one.first, one.last) if day)
    # "From 2002": on a ruler of months its arrow would begin at 1 January, which nobody said.
    opens_in_a_year = value.precision == "open" and value.parts[0].precision == "year"
    if edges and edges[0].year == edges[-1].year and not opens_in_a_year:
        span = date(edges[0].year, 1, 1), date(edges[0].year, 12, 31)
        scale: Literal["months", "years"] = "months"
    else:
        span = date(first_year, 1, 1), date(last_year, 12, 31)
        scale = "years"
    if others:
        marks = tuple(mark for one in (value, *others) for mark in _place_disputed(one, span))
    elif value.precision == "set":
        marks = tuple(mark for part in value.parts for mark in _place_plain(part, span, lasts=lasts))
    else:
        marks = _place_plain(value, span, lasts=lasts)
    return Ruler(scale=scale, marks=marks)


def measure(day: date, span: tuple[date, date]) -> float:
    """Share of a span of days, last day included, that lies before a day: 0 to 1, clipped to the span."""
    total = (span[1] - span[0]).days + 1
    return min(1.0, max(0.0, (day - span[0]).days / total))


def measure_end(day: date, span: tuple[date, date]) -> float:
    """Share of a span of days that lies before the end of a day."""
    total = (span[1] - span[0]).days + 1
    return min(1.0, max(0.0, ((day - span[0]).days + 1) / total))


def _place_plain(value: Edtf, span: tuple[date, date], *, lasts: bool) -> tuple[RulerMark, ...]:
    """The marks of an undisputed date."""
    solid = value.precision == "day" or lasts
    style: Literal["in", "may"] = "in" if solid and not (value.approximate or value.uncertain) else "may"
    points = _place_points(value, span, style)
    if _is_outside(value, span):
        return points
    if value.first is None and value.last is not None:
        end = _round(LENGTH * measure_end(value.last, span))
        return (RulerMark(shape="left-arrow", style="may", x=-_ARROW, width=_round(end + _ARROW)),)
    if value.last is None and value.first is not None:
        start = _round(LENGTH * measure(value.first, span))
        shape: Literal["both-arrows", "right-arrow"] = "both-arrows" if points else "right-arrow"
        return (RulerMark(shape=shape, style="may", x=start, width=_round(LENGTH + _ARROW - start)),)
    if value.precision == "day" and style == "in":
        return (_place_tick(value, span, "in"),)
    start, end = _measure_both(value, span)
    width = max(end - start, _LEAST_BLOCK)
    block = RulerMark(shape="block", style=style, x=_round(min(start, LENGTH - width)), width=_round(width))
    return (block, *points)


def _place_disputed(value: Edtf, span: tuple[date, date]) -> tuple[RulerMark, ...]:
    """The marks of one of several versions."""
    points = _place_points(value, span, "alt")
    if _is_outside(value, span):
        return points
    start, end = _measure_both(value, span)
    if end - start <= _TICK:
        return (_place_tick(value, span, "alt"),)
    return (RulerMark(shape="block", style="alt", x=_round(start), width=_round(end - start)), *points)


def _is_outside(value: Edtf, span: tuple[date, date]) -> bool:
    """Whether no part of a date lies within the span."""
    return bool((value.last and value.last < span[0]) or (value.first and value.first > span[1]))


def _place_points(value: Edtf, span: tuple[date, date], style: Literal["in", "may", "alt"]) -> tuple[RulerMark, ...]:
    """A point at each end of the ruler beyond which a date begins or ends."""
    points: list[RulerMark] = []
    days = [day for day in (value.first, value.last) if day]
    if days and days[0] < span[0]:
        points.append(RulerMark(shape="left-point", style=style, x=-_ARROW, width=_ARROW))
    if days and days[-1] > span[1]:
        points.append(RulerMark(shape="right-point", style=style, x=LENGTH, width=_ARROW))
    return tuple(points)


def _place_tick(value: Edtf, span: tuple[date, date], style: Literal["in", "alt"]) -> RulerMark:
    """A tick around the middle of a short stretch."""
    start, end = _measure_both(value, span)
    return RulerMark(shape="tick", style=style, x=_round((start + end - _TICK) / 2), width=_TICK)


def _measure_both(value: Edtf, span: tuple[date, date]) -> tuple[float, float]:
    """Start and end on the ruler; an open end reaches the ruler's own."""
    start = LENGTH * measure(value.first, span) if value.first else 0.0
    end = LENGTH * measure_end(value.last, span) if value.last else float(LENGTH)
    return start, end


def _round(number: float) -> float:
    """A hundredth of a unit is finer than a screen shows."""
    return round(number, 2)
