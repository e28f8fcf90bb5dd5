"""What is joined and what is not, as a reader would judge it."""

from __future__ import annotations

from collections.abc import Callable

from dateline.merging.events import Merged

Merge = Callable[..., Merged]


def group(merged: Merged) -> list[set[str]]:
    return [{mention.source for mention in event.mentions} for event in merged.events]


def test_two_peoples_words_on_one_matter_are_two_events(merge: Merge) -> None:
    berg = ("Gazette", "2024-06-14", "Berg told reporters on Thursday that the treaty on herring with Norland must go.")
    sand = (
        "Courier",
        "2024-06-14",
        "Sand told reporters on Thursday that the treaty on herring with Norland must stay.",
    )
    assert group(merge(berg, sand)) == [{"s1"}, {"s2"}]


def test_words_of_a_past_year_do_not_join_a_day_they_hardly_resemble(merge: Merge) -> None:
    day = ("Gazette", "2024-06-14", "Norland recalled its ambassador from Sudland for consultations on Thursday.")
    year = ("Courier", "2025-02-01", "Last year Norland and Sudland quarrelled over herring.")
    assert group(merge(day, year)) == [{"s2"}, {"s1"}]
