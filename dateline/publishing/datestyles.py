"""EDTF value → a date as a citation style writes it: "June 13–14, 2024", "2024, June 13–14", "13–14 June 2024"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from dateline.wording import MONTHS, describe

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.edtf import Edtf

Order = Literal["month-day-year", "year-month-day", "day-month-year"]

_SEASONS = {"21": "Spring", "22": "Summer", "23": "Autumn", "24": "Winter"}
_PARTS = {"0X": "early ", "1X": "mid-", "2X": "late "}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Point:
    """One end of a date; the month and the day may be empty."""

    year: str
    month: str = ""
    day: str = ""


def write_date(value: Edtf, order: Order, months: Sequence[str] = MONTHS) -> str:
    """Write a date no finer than it is. What the styles do not foresee, an open date or a set, is said in words.

    Args:
        value: the date.
        order: of its parts.
        months: names from January to December.
    """
    if value.precision in {"open", "set", "century"}:
        return describe(value)
    points = [_take_apart(part, months) for part in value.parts or (value,)]
    start, end = points[0], points[-1]
    circa, doubt = "ca. " if value.approximate else "", "?" if value.uncertain else ""
    if start.year == end.year:
        return circa + _write_year(start, end, order) + doubt
    return circa + "–".join(_write_year(point, point, order) for point in (start, end)) + doubt


def _write_year(start: _Point, end: _Point, order: Order) -> str:
    """A date within one year."""
    days = _write_days(start, end, is_day_first=order == "day-month-year")
    if not days:
        return start.year
    if order == "year-month-day":
        return f"{start.year}, {days}"
    comma = "," if order == "month-day-year" and (start.day or end.day) else ""
    return f"{days}{comma} {start.year}"


def _write_days(start: _Point, end: _Point, *, is_day_first: bool) -> str:
    """Month and day, a shared month named once; empty for whole years."""
    if start == end or (start.month == end.month and start.day and end.day):
        days = start.day if start == end else f"{start.day}–{end.day}"
        return " ".join(filter(None, (days, start.month) if is_day_first else (start.month, days)))
    ends = (_write_days(point, point, is_day_first=is_day_first) for point in (start, end))
    return "–".join(filter(None, ends))


def _take_apart(value: Edtf, months: Sequence[str]) -> _Point:
    """The parts of a plain value that it gives."""
    year, _, rest = value.text.rstrip("~?%").partition("-")
    if value.precision == "decade":
        return _Point(year=f"{year[:-1].lstrip('0')}0s")
    year = str(int(year.replace("X", "0")))
    month, _, day = rest.partition("-")
    if value.precision == "season":
        return _Point(year=year, month=_SEASONS[month])
    if value.precision not in {"day", "part", "month"}:
        return _Point(year=year)
    name = months[int(month) - 1]
    if value.precision == "part":
        return _Point(year=year, month=_PARTS[day] + name)
    return _Point(year=year, month=name, day=str(int(day)) if value.precision == "day" else "")
