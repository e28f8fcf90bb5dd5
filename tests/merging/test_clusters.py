"""What is joined and what is not, as a reader would judge it."""

from __future__ import annotations

from collections.abc import Callable

from dateline.merging.events import Merged
from dateline.model import Override

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


def test_a_sentence_and_what_it_quotes_are_never_one_report(merge: Merge) -> None:
    told = (
        "Gazette",
        "2024-06-14",
        "Sudland attacked the herring fleet of Norland on 13 June, Berg told parliament on 13 June.",
    )
    assert [[mention.kind for mention in event.mentions] for event in merge(told).events] == [
        ["assault"],
        ["statement"],
    ]


def test_reports_that_editors_pinned_under_two_ids_are_two_events(merge: Merge) -> None:
    day = ("Gazette", "2024-06-14", "Norland recalled its ambassador from Sudland for consultations on Thursday.")
    again = ("Courier", "2024-06-15", "On 13 June Norland called its ambassador to Sudland home for consultations.")
    assert len(merge(day, again).events) == 1
    pins = {"s1:0": Override(line=6, id="the-recall"), "s2:0": Override(line=6, id="the-return")}
    assert {event.id for event in merge(day, again, overrides=pins).events} == {"the-recall", "the-return"}


def test_reports_pinned_under_two_ids_do_not_even_disagree(merge: Merge) -> None:
    leak = "The Herald published leaked papers on secret launcher sales from Sudland to Norland."
    rows = (("Gazette", "2024-06-14", f"On 13 June {leak}"), ("Courier", "2024-06-16", f"On 13 May {leak}"))
    assert len(merge(*rows).events) == 1
    pins = {"s1:0": Override(line=6, id="one-leak"), "s2:0": Override(line=6, id="another-leak")}
    assert len(merge(*rows, overrides=pins).events) == 2
