"""What is joined and what is not, as a reader would judge it."""

from __future__ import annotations

from collections.abc import Callable

from dateline.merging.events import Merged

Merge = Callable[..., Merged]

ANNUAL = "{} Norland and Sudland signed a treaty on herring in the harbour."


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


def test_words_of_a_past_year_do_not_join_a_day_they_hardly_resemble(merge: Merge) -> None:
    day = ("Gazette", "2024-06-14", "Norland recalled its ambassador from Sudland for consultations on Thursday.")
    year = ("Courier", "2025-02-01", "Last year Norland and Sudland quarrelled over herring.")
    assert group(merge(day, year)) == [{"s2"}, {"s1"}]


def test_an_old_event_is_not_what_an_undated_report_of_today_means(merge: Merge) -> None:
    old = ("Gazette", "2022-06-14", "Norland recalled its ambassador from Sudland for consultations on Tuesday.")
    new = ("Courier", "2024-06-14", "Norland recalled its ambassador from Sudland for consultations.")
    merged = merge(old, new)
    assert group(merged) == [{"s1"}]
    assert [len(read.undated) for read in merged.sources] == [0, 1]


def test_an_undated_report_that_could_mean_either_of_two_events_stays_undated(merge: Merge) -> None:
    first = ("Gazette", "2024-06-14", "Sand visited the harbour of Norland on Monday.")
    second = ("Gazette", "2024-06-24", "Sand visited the harbour of Norland on Thursday.")
    unsure = ("Courier", "2024-06-25", "Sand visited the harbour of Norland.")
    merged = merge(first, second, unsure)
    assert group(merged) == [{"s1"}, {"s2"}]


def test_a_telling_that_goes_on_stays_with_what_it_goes_on_about(merge: Merge) -> None:
    told = (
        "Gazette",
        "2024-06-14",
        "Berg told parliament on Thursday that Sudland was plotting. The herring, she said, would not wait.",
    )
    [event] = merge(told).events
    assert len(event.mentions) == 2
    assert "told in one breath" in event.merge_reasons[0]


def test_the_order_of_the_sources_does_not_matter(merge: Merge) -> None:
    rows = [
        ("Gazette", "2024-06-14", "Norland recalled its ambassador from Sudland for consultations on Thursday."),
        ("Courier", "2024-06-15", "On 13 June Norland called its ambassador to Sudland home for consultations."),
        ("Review", "2024-09-01", "In June Norland recalled its ambassador from Sudland for consultations."),
    ]
    there, back = merge(*rows), merge(*reversed(rows))
    assert [event.date for event in there.events] == [event.date for event in back.events]
    assert [event.independent_sources for event in there.events] == [event.independent_sources for event in back.events]
