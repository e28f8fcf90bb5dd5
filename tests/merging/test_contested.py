"""What is no disagreement. Those that are found are in test_events.py."""

from __future__ import annotations

from collections.abc import Callable

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
