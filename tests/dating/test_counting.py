"""Which Thursday, which May: calendar arithmetic from one day of publication."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.dating.counting import find_weekday, find_year, make_part, make_quarter, shift_unit
from dateline.edtf import make_month, overlap, parse_edtf

FRIDAY = date(2024, 6, 14)
DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    ("unit", "offset", "value"),
    [
        ("day", -1, "2024-06-13"),
        ("night", -1, "2024-06-13/2024-06-14"),
        ("week", -1, "2024-06-03/2024-06-09"),
        ("week", 0, "2024-06-10/2024-06-16"),
        ("weekend", -1, "2024-06-08/2024-06-09"),
        ("weekend", 0, "2024-06-15/2024-06-16"),
        ("weekend", 1, "2024-06-15/2024-06-16"),
        ("month", -6, "2023-12"),
        ("month", 7, "2025-01"),
        ("quarter", -1, "2024-01/2024-03"),
        ("year", -1, "2023"),
        ("decade", -1, "201X"),
        ("century", 0, "20XX"),
    ],
)
def test_units_away(unit: str, offset: int, value: str) -> None:
    assert shift_unit(FRIDAY, unit, offset).text == value


@pytest.mark.parametrize(
    ("day", "offset", "value"),
    [("2024-06-15", 0, "2024-06-15/2024-06-16"), ("2024-06-16", -1, "2024-06-08/2024-06-09")],
)
def test_on_a_weekend_this_one_is_meant_and_last_is_the_one_before(day: str, offset: int, value: str) -> None:
    assert shift_unit(date.fromisoformat(day), "weekend", offset).text == value


def test_the_quarter_of_the_last_day_of_a_month() -> None:
    assert shift_unit(date(2024, 5, 31), "quarter", 0).text == "2024-04/2024-06"


@pytest.mark.parametrize("unit", ["day", "week", "weekend", "month", "quarter", "year", "decade", "century"])
def test_the_end_of_the_calendar_is_said_not_crashed_into(unit: str) -> None:
    with pytest.raises((ValueError, OverflowError)):
        shift_unit(FRIDAY, unit, -5_000_000)


@given(DAYS, st.integers(1, 7), st.booleans())
def test_a_weekday_is_within_a_week_and_has_its_name(day: date, weekday: int, future: bool) -> None:
    found = find_weekday(day, weekday, None, future=future)
    assert found.isoweekday() == weekday
    assert 0 <= (found - day).days <= 6 if future else -6 <= (found - day).days <= 0


@given(DAYS, st.integers(1, 7))
def test_last_and_next_are_never_the_day_itself(day: date, weekday: int) -> None:
    assert -7 <= (find_weekday(day, weekday, -1, future=False) - day).days <= -1
    assert 1 <= (find_weekday(day, weekday, 1, future=False) - day).days <= 7


@pytest.mark.parametrize(
    ("month", "way", "cue", "year"),
    [
        (5, None, "", 2024),
        (6, None, "", 2024),
        (8, None, "", 2024),
        (8, None, "surely past", 2023),
        (7, None, "surely past", 2024),
        (9, None, "", 2023),
        (9, None, "future", 2024),
        (1, None, "future", 2025),
        (5, -1, "", 2024),
        (6, -1, "", 2023),
        (5, 0, "future", 2024),
        (5, 1, "", 2025),
    ],
)
def test_the_year_of_a_month(month: int, way: int | None, cue: str, year: int) -> None:
    candidates = {number: make_month(number, month) for number in range(2022, 2027)}
    assert find_year(FRIDAY, candidates, way, cue) == year  # type: ignore[arg-type] # a plain string of the table


def test_a_day_that_does_not_exist_has_no_year() -> None:
    assert find_year(FRIDAY, {}, None, "") is None


def test_parts_and_quarters() -> None:
    assert make_part(2024, 5, "mid").text == "2024-05-1X"
    assert make_part(2024, 5, "end").text == "2024-05"
    assert make_quarter(2024, 4).text == "2024-10/2024-12"


@given(DAYS)
def test_a_day_lies_in_its_own_week_month_and_year(day: date) -> None:
    own = parse_edtf(day.isoformat())
    assert all(overlap(shift_unit(day, unit, 0), own) for unit in ("day", "week", "month", "quarter", "year", "decade"))
