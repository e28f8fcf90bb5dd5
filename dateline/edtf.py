"""EDTF text → a dated value with bounds: the part of ISO 8601-2:2019 that news needs.

Levels 0 and 1 without times of day and without years beyond 0001 to 9999: days, months, years, seasons 21–24, digits
that are not specified (``199X``, ``19XX``, ``2004-XX``, ``1985-04-XX``), qualifiers, closed and half-open intervals. Of
level 2, parts of a month (``2024-05-1X``) and sets in braces. It is written here because the libraries that exist are
too slow to be asked for every date of a text (38 values a second), or drop the qualifiers.

The standard tells an end that is unknown (``2018/``) from one that is open (``2018/..``). Here both mean that no source
states it, and both are written ``2018/..``.

Two values agree when they share a day (``overlap``); what all of several values allow is ``narrow``. A qualifier does
not move the bounds: ``2019~`` still spans 2019, since the standard gives "about" no width.
Seasons are those of the northern hemisphere; a winter belongs to the year of its December.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, get_args

from dateline.notations import lacks_year, list_values

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = [
    "Edtf",
    "Precision",
    "contains",
    "intersect",
    "make_day",
    "make_interval",
    "make_month",
    "make_set",
    "make_year",
    "narrow",
    "overlap",
    "parse_edtf",
    "shift_day",
    "sort_key",
]

Precision = Literal["day", "part", "month", "season", "year", "decade", "century", "interval", "open", "set"]

_RANKS: dict[str, int] = {name: rank for rank, name in enumerate(get_args(Precision))}
# Precision by the number of unspecified digits.
_MONTH_SPANS: tuple[Precision, ...] = ("day", "part", "month")
_YEAR_SPANS: tuple[Precision, ...] = ("year", "decade", "century")
_PLAIN = re.compile(
    r"(?P<year>[0-9]{2}(?:[0-9]{2}|[0-9]X|XX))"
    r"(?:(?<!X)-(?:XX(?:-XX)?|(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}|[0-2]X|XX))?))?"
    r"(?P<mark>[~?%]?)"
)
_HELP = "write a day as 2024-06-14, a month as 2024-06, a year as 2024, an interval as 2024-06-13/2024-06-14"
_YEARS = "years run from 0001 to 9999"
# What the standard allows and a date here is not, each with what to write instead.
_ADVICE = (
    (re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})[T ][0-9].*"), r"leave out the time of day: write \1"),
    (re.compile(r"-[0-9]{4}.*|Y-?[0-9].*|[0-9]{5}(?:-.*)?"), _YEARS),
    (re.compile(r"\[.*\]"), "one of several dates is written as an interval that holds them, as 2018/2022"),
    (re.compile(r".*[~?%].+"), "a mark stands last and alone: 2024-06~ about, 2024-06? possibly, 2024-06% both"),
    (re.compile(r".*X.*"), "X stands for last digits only: 199X, 19XX, 2024-XX, 2024-05-XX, 2024-XX-XX, 2024-05-1X"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Edtf:
    """A date as exact as its source gives it. Equal when the text is equal; make one with ``parse_edtf``."""

    text: str
    """Canonical EDTF, such as ``2024-06-13``, ``2024-05-1X``, ``2020-23``, ``../2017``, ``{2021,2022}``."""
    first: date | None = field(compare=False)
    """First possible day; ``None`` when the start is open."""
    last: date | None = field(compare=False)
    """Last possible day; ``None`` when the end is open."""
    precision: Precision = field(compare=False)
    """What its bounds make up: ``2004-XX``, some month of 2004, is a ``year``.

    ``part`` is the early, mid or late part of a month; ``century`` begins with its year 00; ``open`` is a half-open
    interval.
    """
    approximate: bool = field(default=False, compare=False)
    """Marked ``~`` or ``%``, or some part of it is."""
    uncertain: bool = field(default=False, compare=False)
    """Marked ``?`` or ``%``, or some part of it is."""
    parts: tuple[Edtf, ...] = field(default=(), compare=False)
    """Members of a set, or the ends of an interval that are stated; otherwise empty."""

    def __str__(self) -> str:
        return self.text


def parse_edtf(text: str) -> Edtf:
    """Read one EDTF value; blanks around it are ignored.

    Raises:
        ValueError: with a sentence that says what is wrong and what to write instead.
    """
    text = text.strip()
    try:
        return _parse(text)
    except ValueError as error:
        raise ValueError(_word_error(text, str(error))) from None


def _parse(text: str) -> Edtf:
    if text.startswith("{") and text.endswith("}"):
        return make_set(_parse_member(member.strip()) for member in text[1:-1].split(","))
    if "/" in text:
        return _parse_interval(text)
    return _parse_plain(text)


@lru_cache(maxsize=1 << 13)
def make_day(day: date) -> Edtf:
    """The value of one day; a story speaks of few days, and often of each."""
    return Edtf(text=day.isoformat(), first=day, last=day, precision="day")


def make_month(year: int, month: int) -> Edtf:
    """The value of a calendar month.

    Raises:
        ValueError: when there is no such month or year.
    """
    last = date(year, month, calendar.monthrange(year, month)[1])
    return Edtf(text=f"{year:04}-{month:02}", first=last.replace(day=1), last=last, precision="month")


def make_year(year: int) -> Edtf:
    """The value of a calendar year.

    Raises:
        ValueError: when the year is not in 1 to 9999.
    """
    return Edtf(text=f"{year:04}", first=date(year, 1, 1), last=date(year, 12, 31), precision="year")


def make_interval(first: date, last: date) -> Edtf:
    """The value from one day to another, both included, in whole years or months where it is made of them.

    Raises:
        ValueError: when the last day is before the first.
    """
    starts_month, ends_month = first.day == 1, last.day == calendar.monthrange(last.year, last.month)[1]
    if starts_month and ends_month and (first.month, last.month) == (1, 12):
        return _join_ends(make_year(first.year), make_year(last.year))
    if starts_month and ends_month:
        return _join_ends(make_month(first.year, first.month), make_month(last.year, last.month))
    return _join_ends(make_day(first), make_day(last))


def make_set(members: Iterable[Edtf]) -> Edtf:
    """The value that stands for each of its members; a single one is itself.

    Raises:
        ValueError: when there is no member.
    """
    parts = tuple(sorted(set(members), key=sort_key))
    if len(parts) == 1:
        return parts[0]
    if not parts:
        raise ValueError("a set holds no dates; write its members between braces, as {2021,2022}")
    firsts = [part.first for part in parts if part.first]
    lasts = [part.last for part in parts if part.last]
    return Edtf(
        text="{" + ",".join(_write_member(part) for part in parts) + "}",
        first=min(firsts) if len(firsts) == len(parts) else None,
        last=max(lasts) if len(lasts) == len(parts) else None,
        precision="set",
        approximate=any(part.approximate for part in parts),
        uncertain=any(part.uncertain for part in parts),
        parts=parts,
    )


def overlap(a: Edtf, b: Edtf) -> bool:
    """Whether both values can be true of one day. The days between the members of a set are not in it."""
    return any(
        first <= other_last and other_first <= last
        for first, last in _list_spans(a)
        for other_first, other_last in _list_spans(b)
    )


def contains(outer: Edtf, inner: Edtf) -> bool:
    """Whether every day of ``inner`` lies in ``outer``."""
    spans = _list_spans(outer)
    return all(any(first <= start and end <= last for first, last in spans) for start, end in _list_spans(inner))


def intersect(a: Edtf, b: Edtf) -> Edtf | None:
    """What both values allow: the inner one where one holds the other, else the shared days; ``None`` when no day."""
    if contains(a, b) and contains(b, a):
        return min(a, b, key=_rank_wording)
    if contains(a, b):
        return b
    if contains(b, a):
        return a
    if a.precision == "set" or b.precision == "set":
        shared = [
            common
            for part in (a.parts if a.precision == "set" else (a,))
            for other in (b.parts if b.precision == "set" else (b,))
            if (common := intersect(part, other))
        ]
        return make_set(shared) if shared else None
    if not overlap(a, b):
        return None
    # Neither holds the other, so one begins later and the other ends earlier: both bounds are closed.
    [(first, last)], [(other_first, other_last)] = _list_spans(a), _list_spans(b)
    return make_interval(max(first, other_first), min(last, other_last))


def narrow(values: Iterable[Edtf]) -> Edtf | None:
    """The narrowest value that all allow; ``None`` when they cannot all be true, or when there are none."""
    distinct = list({value.text: value for value in values}.values())
    ordered = sorted(distinct, key=sort_key) if len(distinct) > 1 else distinct
    result: Edtf | None = ordered[0] if ordered else None
    for value in ordered[1:]:
        result = intersect(result, value) if result else None
    return result


def sort_key(value: Edtf) -> tuple[int, int, str]:
    """Order on a timeline: first day, then precision (a day before its month), then text.

    A value with an open start has no first day and stands at its last one.
    """
    day = value.first or value.last or date.min
    return day.toordinal(), _RANKS[value.precision], value.text


def _rank_wording(value: Edtf) -> tuple[bool, tuple[int, int, str]]:
    """Of two values with the same days, the unqualified one says more."""
    return value.approximate or value.uncertain, sort_key(value)


def _list_spans(value: Edtf) -> list[tuple[date, date]]:
    """First and last day of each stretch of days in the value, in order; touching members are one stretch."""
    if value.precision != "set":
        return [(value.first or date.min, value.last or date.max)]
    spans: list[tuple[date, date]] = []
    for first, last in sorted(span for part in value.parts for span in _list_spans(part)):
        if spans and first.toordinal() <= spans[-1][1].toordinal() + 1:
            spans[-1] = (spans[-1][0], max(last, spans[-1][1]))
        else:
            spans.append((first, last))
    return spans


def _parse_member(text: str) -> Edtf:
    """Read a member of a set, in which an interval is written ``2018..2020`` or, half open, ``2018..``."""
    start, dots, end = text.partition("..")
    return _parse_interval(f"{start}/{end}") if dots else _parse_plain(text)


def _write_member(value: Edtf) -> str:
    return "..".join(end.strip(".") for end in value.text.split("/"))


def _parse_interval(text: str) -> Edtf:
    """Read ``A/B``, ``A/..``, ``../B``, ``A/`` or ``/B``."""
    start, end = (end or ".." for end in text.split("/", 1))
    if "/" in end:
        raise ValueError(f"{text!r} is not an interval; {_HELP}, and an open end as 2018/..")
    if start == end == "..":
        raise ValueError(f"{text!r} says nothing; write at least one end, as 2018/.. or ../2017")
    if ".." not in (start, end):
        return _join_ends(_parse_plain(start), _parse_plain(end))
    known = _parse_plain(end if start == ".." else start)
    return Edtf(
        text=f"{'..' if start == '..' else known}/{'..' if end == '..' else known}",
        first=None if start == ".." else known.first,
        last=None if end == ".." else known.last,
        precision="open",
        approximate=known.approximate,
        uncertain=known.uncertain,
        parts=(known,),
    )


def _join_ends(start: Edtf, end: Edtf) -> Edtf:
    """The interval from the start of one value to the end of another; one value when they are the same."""
    if start == end:
        return start
    if start.first and end.last and (start.first > end.last or (end.first and end.first < start.first)):
        raise ValueError(f"the interval {start}/{end} ends before it begins; write {end}/{start}")
    return Edtf(
        text=f"{start}/{end}",
        first=start.first,
        last=end.last,
        precision="interval",
        approximate=start.approximate or end.approximate,
        uncertain=start.uncertain or end.uncertain,
        parts=(start, end),
    )


def _parse_plain(text: str) -> Edtf:
    """Read a value that is neither an interval nor a set."""
    match = _PLAIN.fullmatch(text)
    if not match:
        raise ValueError(f"{text!r} is not a date; {_advise(text)}")
    try:
        first, last, precision = _bound_plain(match)
    except ValueError as error:
        raise ValueError(f"{text!r} is not a date: {error}; {_HELP}") from None
    return Edtf(
        text=text,
        first=first,
        last=last,
        precision=precision,
        approximate=match["mark"] in {"~", "%"},
        uncertain=match["mark"] in {"?", "%"},
    )


def _word_error(text: str, error: str) -> str:
    """Say what is wrong with a value, and the value to write where the date is only written in another way."""
    meant = [value for value in list_values(text) if _is_value(value)]
    wrong = error.partition("; ")[0]
    if meant:
        return f"{wrong}; write {' or '.join(meant)}" + (", whichever is meant" if len(meant) > 1 else "")
    return (
        f"{wrong}, for its year is missing; write it in full, as 2024-06-14 or 2024-06" if lacks_year(text) else error
    )


def _is_value(text: str) -> bool:
    try:
        _parse(text)
    except ValueError:
        return False
    return True


def _advise(text: str) -> str:
    """What to write instead of something that is not a date."""
    found = ((pattern.fullmatch(text), advice) for pattern, advice in _ADVICE)
    return next((match.expand(advice) for match, advice in found if match), _HELP)


def _bound_plain(match: re.Match[str]) -> tuple[date, date, Precision]:
    """First day, last day and precision of a value without its mark."""
    years, month, days = match["year"], int(match["month"] or 0), match["day"] or "XX"
    year, last_year = int(years.replace("X", "0")), int(years.replace("X", "9")) + (month == 24)
    if not date.min.year <= year <= last_year <= date.max.year:
        raise ValueError(_YEARS)
    if match["month"] is None:
        return date(year, 1, 1), date(last_year, 12, 31), _YEAR_SPANS[years.count("X")]
    if 21 <= month <= 24 and match["day"] is None:
        begin = 3 * (month - 20)
        end = begin % 12 + 2
        return date(year, begin, 1), date(last_year, end, calendar.monthrange(last_year, end)[1]), "season"
    if not 1 <= month <= 12:
        raise ValueError(f"there is no month {month:02} (months are 01 to 12, seasons 21 to 24)")
    length = calendar.monthrange(year, month)[1]
    first, last = int(days.replace("X", "0")), int(days.replace("X", "9"))
    if "X" in days:
        # We write "late May" as 2X, and it ends with the month: by the letter of the standard, a source that says so
        # would contradict one that prints 31 May.
        first, last = max(first, 1), length if days == "2X" else min(last, length)
    if not 1 <= first <= last <= length:
        raise ValueError(f"{calendar.month_name[month]} {year} has {length} days")
    return date(year, month, first), date(year, month, last), _MONTH_SPANS[days.count("X")]


def shift_day(day: date, days: int) -> date:
    """Return the day so many days later or earlier; the first or last day there is, where that would be beyond it."""
    return date.fromordinal(min(max(day.toordinal() + days, date.min.toordinal()), date.max.toordinal()))
