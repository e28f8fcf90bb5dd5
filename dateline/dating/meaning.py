"""Find → EDTF, once it is known what to count from: a day of publication, or the date the text stands on.

Each function says what a find means under one assumption; ``resolver`` decides which assumption holds.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from dateline.dating import counting
from dateline.dating.counting import UndatableError
from dateline.dating.holidays import place_holiday
from dateline.dating.relations import write_edge
from dateline.edtf import Edtf, make_day, make_set, make_year, parse_edtf
from dateline.wording import WEEKDAYS

if TYPE_CHECKING:
    from dateline.dating.finds import Find

_PARTED = frozenset({"year", "month", "week"})
"""Units of which a find may name a part: "May of that year"."""
_SPAN_UNITS = frozenset({"week", "weekend", "month", "quarter", "year", "decade", "century"})


def is_stated(find: Find) -> bool:
    """Whether the words are enough, with nothing to count from."""
    if find.members:
        return all(is_stated(member) for member in find.members)
    return any(year is not None for year in (find.year, find.decade, find.century))


def read_stated(find: Find) -> Edtf:
    """The value of words that say their year.

    Raises:
        UndatableError: with a clause, when there is no such day or it cannot be told.
    """
    if find.members:
        return join_values(find, [read_stated(member) for member in find.members])
    if find.decade is not None:
        return counting.make_decade(find.decade)
    if find.century is not None:
        return counting.make_century(find.century)
    return _read_of_year(find, find.year or 0)


def read_from_day(find: Find, day: date) -> Edtf:
    """The value of words that count from a day of publication.

    Raises:
        UndatableError: with a clause, when there is no such day.
    """
    if find.members:
        return join_values(find, list_members(find, day))
    if is_stated(find):
        return read_stated(find)
    if find.year_offset is not None:
        return read_stated(replace(find, year=day.year + find.year_offset))
    if find.anchor == "publication":
        value = counting.shift_unit(day, find.unit, find.offset or 0)
        return _read_part(find, find.unit, value.first) if find.unit in _PARTED and value.first else value
    future = find.cue == "future"
    if find.week_offset is not None and find.weekday:
        return make_day(counting.find_weekday_of_week(day, find.weekday, find.week_offset))
    if find.weekday and not find.month:
        return make_day(counting.find_weekday(day, find.weekday, find.way, future=future))
    candidates = _list_years(find, day)
    year = counting.find_year(day, candidates, find.way, find.cue)
    if year is None:
        raise UndatableError("there is no such day")
    return candidates[year]


def list_members(find: Find, day: date) -> list[Edtf]:
    """The values of the members of a range or a list, of which some may count from a day of publication.

    Raises:
        UndatableError: with a clause, when there is no such day.
    """
    if is_stated(find):
        return [read_stated(member) for member in find.members]
    values = [read_from_day(member, day) for member in find.members]
    first, last = find.members[0], find.members[-1]
    if find.join == "range" and is_stated(first) and last.month and not is_stated(last) and last.year_offset is None:
        return [values[0], read_month_after(last, values[0])]  # "from May 2022 to July"
    if first.month == last.month and first.day and last.day and values[-1].last:
        # "28 and 30 June": one month, and so one year.
        values = [read_stated(replace(member, year=values[-1].last.year)) for member in find.members]
    start, end = values[0].first, values[-1].last
    if find.join == "range" and start and end and start > end:
        if last.weekday and not (first.weekday or last.month):
            values[-1] = make_day(counting.find_weekday(start, last.weekday, None, future=True))
        elif first.weekday and last.weekday and not first.month:
            values[0] = make_day(counting.find_weekday(end, first.weekday, None, future=False))
        elif first.month and not is_stated(first):
            values[0] = read_stated(replace(first, year=end.year if (first.month <= end.month) else end.year - 1))
    return values


def read_from_text(find: Find, value: Edtf) -> Edtf:
    """The value of words that count from a date of the text.

    Raises:
        UndatableError: with a clause, when that date is not exact enough to count from.
    """
    if not value.first or not value.last:
        raise UndatableError("is not one date")
    if not find.unit and find.way:
        return _read_beside(find, value.first, value.last)
    unit = find.unit if find.unit in _SPAN_UNITS else "day"
    if not find.unit:  # "that May", "that Friday"
        unit = "week" if find.weekday else "year"
    if not find.unit and find.weekday and find.weekday < value.first.isoweekday():
        raise UndatableError("lies later in its week")  # "that Monday" may be the one after
    counted = counting.find_single_unit(value, unit, find.offset or 0)
    if counted is None:
        raise UndatableError(f"is not a single {unit}")
    try:
        return _read_part(find, unit, counted.first) if unit in _PARTED and counted.first else counted
    except UndatableError:
        raise UndatableError(f"has no such day in its {unit}") from None


def _read_part(find: Find, unit: str, start: date) -> Edtf:
    """What a find names of a year, a month or a week that begins on a day, or the whole of it."""
    if unit == "year" and (find.members or find.names_part):
        return read_stated(set_year(find, start.year))
    if unit == "month" and find.day:
        return _make_day(start.year, start.month, find.day)
    if unit == "week" and find.weekday:
        return make_day(start + timedelta(days=find.weekday - 1))
    if unit == "month":
        return counting.make_part(start.year, start.month, find.edge)
    return counting.shift_unit(start, unit, 0)


def _read_beside(find: Find, first: date, last: date) -> Edtf:
    """The nearest one after the last day of a date, or before its first: "the following May", "the previous Friday"."""
    is_next = find.way == 1
    if find.weekday:
        day = last + timedelta(days=1) if is_next else first - timedelta(days=1)
        return make_day(counting.find_weekday(day, find.weekday, None, future=is_next))
    values = [value for year in range(first.year - 2, last.year + 3) if year > 0 and (value := _try_year(find, year))]
    after = [value for value in values if value.first and value.first > last]
    before = [value for value in values if value.last and value.last < first]
    if not (after if is_next else before):
        raise UndatableError("has no such day beside it")
    return after[0] if is_next else before[-1]


def read_month_after(find: Find, value: Edtf) -> Edtf:
    """A day or month without a year, in a sentence that has just named a year: the first one from there on.

    Raises:
        UndatableError: with a clause, when there is no such day.
    """
    start = value.first or date.min
    for found in _try_years(find, start):
        if found.last and found.last >= start:
            return found
    raise UndatableError("there is no such day")


def read_near(find: Find, place: Edtf) -> Edtf:
    """The value of a day, month or season, or of several, in the year of a date or, if that is closer, the next.

    Raises:
        UndatableError: with a clause, when there is no such day.
    """
    start = place.first or date.min
    values = _try_years(find, start)
    if not values:
        raise UndatableError("there is no such day")
    return min(values, key=lambda value: abs(counting.measure_days(value, place.last or start)))


def set_year(find: Find, year: int) -> Find:
    """A find, and every member of it, as if its words said the year."""
    members, month = [], 0
    for member in find.members:
        year += bool(find.join == "range" and member.month and member.month < month)  # "3 December to 5 February"
        month = member.month or 0
        members.append(replace(member, year=year, anchor=""))
    return replace(find, year=year, anchor="", members=tuple(members))


def count_from_publication(find: Find) -> Find:
    """A find that may count from either, as one that counts from publication: "in May of the following year"."""
    if not find.unit:
        return replace(find, anchor="")
    if find.unit == "year" and (find.members or find.names_part):
        members = tuple(replace(member, anchor="", unit="", year_offset=find.offset) for member in find.members)
        return replace(find, anchor="", unit="", way=None, year_offset=find.offset, offset=None, members=members)
    return replace(find, anchor="publication")


def join_values(find: Find, values: list[Edtf]) -> Edtf:
    """The range or the list that several values make."""
    if find.join == "list":
        return make_set(values)
    start, end = values[0], values[-1]
    if start.first and end.last and start.first > end.last:
        raise UndatableError("it ends before it begins")
    return parse_edtf(f"{write_edge(start, first=True)}/{write_edge(end, first=False)}")


def contradict_weekday(find: Find, value: Edtf) -> str:
    """The name of the weekday that a date really is, when the words name another; otherwise empty."""
    if not find.weekday or not find.day or value.precision != "day" or not value.first:
        return ""
    return "" if value.first.isoweekday() == find.weekday else WEEKDAYS[value.first.weekday()]


def _list_years(find: Find, day: date) -> dict[int, Edtf]:
    """The find in each year that may be meant. Eight years hold a 29 February on either side."""
    reach = 8 if (find.month, find.day) == (2, 29) else 2
    years = range(max(1, day.year - reach), min(9998, day.year + reach) + 1)
    return {year: value for year in years if (value := _try_year(find, year))}


def _try_years(find: Find, start: date) -> list[Edtf]:
    """The find in the year of a day and in the next, where there is such a day."""
    return [value for year in (start.year, start.year + 1) if (value := _try_year(find, year))]


def _try_year(find: Find, year: int) -> Edtf | None:
    try:
        return read_stated(set_year(find, year)) if find.members else _read_of_year(find, year)
    except ValueError:
        return None


def _read_of_year(find: Find, year: int) -> Edtf:
    """A day, a longer stretch or the whole of a year."""
    if find.holiday or find.swapped or find.day:
        day = _read_day(find, year)
        return counting.shift_unit(day.first, "week", 0) if find.unit == "week" and day.first else day
    if find.month:
        return counting.make_part(year, find.month, find.edge)
    if find.season:
        return counting.make_season(year, find.season)
    if find.quarter:
        return counting.make_quarter(year, find.quarter)
    if find.half:
        return counting.make_half(year, find.half)
    return make_year(year)


def _read_day(find: Find, year: int) -> Edtf:
    if find.holiday:
        return place_holiday(find.holiday, year)
    if find.swapped:
        return _order_swapped(find, year)
    return _make_day(year, find.month or 0, find.day or 0)


def _make_day(year: int, month: int, day: int) -> Edtf:
    try:
        return make_day(date(year, month, day))
    except ValueError:
        raise UndatableError("there is no such day") from None


def _order_swapped(find: Find, year: int) -> Edtf:
    """Read "3/4/2024", where a weekday beside it decides which is the day."""
    first, second = find.swapped or (0, 0)
    both = [_make_day(year, second, first), _make_day(year, first, second)]
    fitting = [value for value in both if find.weekday and not contradict_weekday(replace(find, day=1), value)]
    if len(fitting) != 1:
        raise UndatableError("the day and the month cannot be told apart")
    return fitting[0]
