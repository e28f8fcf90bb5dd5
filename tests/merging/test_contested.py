"""What is no disagreement. Those that are found are in test_events.py."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.merging.events import Merged

Merge = Callable[..., Merged]

ANNUAL = "{} Norland and Sudland signed a treaty on herring in the harbour."


def group(merged: Merged) -> list[set[str]]:
    return [{mention.source for mention in event.mentions} for event in merged.events]


def test_what_comes_again_every_year_is_no_disagreement(merge: Merge) -> None:
    merged = merge(
        ("Gazette", "2023-06-14", ANNUAL.format("On 13 June")), ("Courier", "2024-06-14", ANNUAL.format("On 13 June"))
    )
    assert all(not event.disagreements for event in merged.events)


def test_a_source_that_came_before_an_event_does_not_contradict_its_date(merge: Merge) -> None:
    merged = merge(
        ("Gazette", "2024-05-20", ANNUAL.format("On 13 May")), ("Courier", "2024-06-14", ANNUAL.format("On 13 June"))
    )
    assert group(merged) == [{"s1"}, {"s2"}]


LEAK = "The Herald published leaked papers on secret launcher sales from Sudland to Norland."
ROUND = "Norland and Sudland held the {} round of talks on herring in the harbour."


def test_reports_that_differ_in_what_was_done_are_two_events(merge: Merge) -> None:
    merged = merge(
        ("Gazette", "2024-06-14", "On 13 June Norland recalled its ambassador from Sudland over the herring treaty."),
        ("Courier", "2024-06-16", "On 12 June Norland signed its ambassador from Sudland over the herring treaty."),
    )
    assert group(merged) == [{"s2"}, {"s1"}]


@pytest.mark.parametrize("day", ["4 June", "22 June", "24 May", "3 July"])
def test_dates_nine_or_twenty_days_apart_are_no_slip(merge: Merge, day: str) -> None:
    merged = merge(("Gazette", "2024-07-14", f"On 13 June {LEAK}"), ("Courier", "2024-07-16", f"On {day} {LEAK}"))
    assert len(merged.events) == 2


@pytest.mark.parametrize("day", ["11 June", "12 June", "14 June", "15 June", "13 May", "13 July"])
def test_dates_a_day_or_two_or_a_month_apart_are_a_slip(merge: Merge, day: str) -> None:
    merged = merge(("Gazette", "2024-07-14", f"On 13 June {LEAK}"), ("Courier", "2024-07-16", f"On {day} {LEAK}"))
    [event] = merged.events
    assert event.disagreements


def test_what_each_side_tells_as_news_of_its_own_day_happened_twice(merge: Merge) -> None:
    merged = merge(("Gazette", "2024-06-14", f"On Thursday {LEAK}"), ("Courier", "2024-06-15", f"On Friday {LEAK}"))
    assert group(merged) == [{"s1"}, {"s2"}]


def test_what_is_held_every_year_is_no_disagreement_when_told_years_later(merge: Merge) -> None:
    held = "Norland and Sudland held a rally for the herring fleet in the old harbour."
    merged = merge(
        ("Gazette", "2025-06-14", f"On 13 June 2022 {held}"), ("Courier", "2025-12-16", f"On 13 June 2023 {held}")
    )
    assert group(merged) == [{"s1"}, {"s2"}]


@pytest.mark.parametrize(
    ("told", "one", "two"),
    [
        (ROUND, "second", "third"),
        (ROUND, "2nd", "3rd"),
        ("Norland sold Sudland {} launchers for the herring quotas and the lighthouse in the old harbour.", "10", "20"),
    ],
)
def test_tellings_that_differ_in_a_number_are_two_events(merge: Merge, told: str, one: str, two: str) -> None:
    first = ("Gazette", "2024-06-14", f"On 13 June {told.format(one)}")
    assert len(merge(first, ("Courier", "2024-06-16", f"On 14 June {told.format(one)}")).events) == 1
    assert len(merge(first, ("Courier", "2024-06-16", f"On 14 June {told.format(two)}")).events) == 2


def test_a_date_that_was_only_concluded_contradicts_none_that_is_printed(merge: Merge) -> None:
    recall = "Norland recalled its ambassador from Sudland over herring."
    merged = merge(
        ("Gazette", "2024-06-14", f"On 13 June Norland closed the harbour. {recall}"),
        ("Courier", "2024-06-16", f"On 12 June {recall}"),
    )
    assert group(merged) == [{"s2"}, {"s1"}]
    assert len(merged.events[1].mentions) == 2
