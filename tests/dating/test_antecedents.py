"""Which date "that year" counts from, and what is said where none is certain."""

from __future__ import annotations

import pytest

from dateline.dating.finder import find_timexes
from dateline.model import Timex
from dateline.reading.passages import split_passages
from tests.dating.test_finder import make_source


def read_last(text: str) -> Timex:
    source = make_source(text, "2024-06-14", "en")
    return find_timexes(source, split_passages(source))[-1]


@pytest.mark.parametrize(
    ("between", "counted_from"),
    [
        ("", "2020-01"),
        ("The mayor praised it on Monday.", "2020-01"),
        ("The old pier, built in 1994, had rotted.", "2020-01"),
        ("It was a pier of the 1990s.", "2020-01"),
        ("Nobody had repaired it since 1994.", "1994"),
        ("In July 2021 it was widened.", "2021-07"),
    ],
)
def test_the_same_year_is_that_of_the_date_named_last(between: str, counted_from: str) -> None:
    timex = read_last(f"In January 2020 a deal was signed. {between} In May of the same year the pier was opened.")
    assert (str(timex.counted_from), str(timex.date)) == (counted_from, f"{counted_from[:4]}-05")


@pytest.mark.parametrize(
    ("between", "why"),
    [
        ("The earlier treaty of 1991 lapsed.", "both January 2020 and 1991 may be meant"),
        ("Ferries ran from 2021 to 2023.", "the date before it, 2021–2023, is not a single year"),
    ],
)
def test_where_two_years_may_be_meant_the_reason_says_so(between: str, why: str) -> None:
    timex = read_last(f"In January 2020 a deal was signed. {between} In May of the same year the pier was opened.")
    assert timex.date is None
    assert timex.reason == f"May of the same year: not resolved, because {why}"


def test_a_day_that_the_month_does_not_have_is_refused() -> None:
    timex = read_last("It burnt on 28 February 2019. On the 31st of the same month it was sold.")
    assert timex.reason.endswith("because the date before it, 28 February 2019, has no such day in its month")


@pytest.mark.parametrize(
    ("sentence", "date"),
    [
        ("By the end of the year it stood again.", "../2019"),
        ("By the end of the year it will stand again.", "../2024"),
        ("The owner promised to rebuild it by the end of the year.", "None"),
    ],
)
def test_the_end_of_the_year_is_decided_by_the_tense(sentence: str, date: str) -> None:
    assert str(read_last(f"The mill burnt down in March 2019. {sentence}").date) == date
