from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from dateline.config import Scope
from dateline.edtf import parse_edtf
from dateline.merging.events import Merged

Merge = Callable[..., Merged]

RECALL_A = ("Gazette", "2024-06-14", "Norland recalled its ambassador from Sudland for consultations on Thursday.")
RECALL_B = ("Courier", "2024-06-15", "On 13 June Norland called its ambassador to Sudland home for consultations.")
RECALL_MONTH = ("Review", "2024-09-01", "In June Norland recalled its ambassador from Sudland for consultations.")
LEAK_A = (
    "Gazette",
    "2024-06-14",
    "On 13 June The Herald published leaked papers on secret launcher sales from Sudland to Norland.",
)
LEAK_B = (
    "Courier",
    "2024-06-16",
    "On 13 May The Herald published leaked papers on secret launcher sales from Sudland to Norland.",
)


def test_two_outlets_on_one_event_are_one_entry(merge: Merge) -> None:
    [event] = merge(RECALL_A, RECALL_B).events
    assert event.independent_sources == 2
    assert event.date == parse_edtf("2024-06-13")
    assert event.merge_reasons


def test_an_event_takes_the_narrowest_date_that_all_allow(merge: Merge) -> None:
    [event] = merge(RECALL_MONTH, RECALL_A).events
    assert event.date == parse_edtf("2024-06-13")
    assert event.disagreements == ()


def test_one_date_alone_joins_nothing(merge: Merge) -> None:
    other = ("Courier", "2024-06-14", "Norland signed a fishing treaty with Sudland on Thursday.")
    assert len(merge(RECALL_A, other).events) == 2


def test_the_same_words_a_year_apart_without_a_shared_day_are_two_events(merge: Merge) -> None:
    later = ("Courier", "2025-09-20", "On 18 September Norland recalled its ambassador from Sudland for consultations.")
    assert len(merge(RECALL_A, later).events) == 2


def test_a_disagreement_on_the_date_is_found_and_shown_with_both_readings(merge: Merge) -> None:
    [event] = merge(LEAK_A, LEAK_B).events
    [dispute] = event.disagreements
    assert [reading.value for reading in dispute.readings] == ["2024-06-13", "2024-05-13"]
    assert {mention for reading in dispute.readings for mention in reading.mentions} == {m.id for m in event.mentions}


def test_the_timeline_follows_the_reading_of_more_outlets(merge: Merge) -> None:
    third = (
        "Review",
        "2024-06-18",
        "The Herald published leaked papers on 13 May on secret launcher sales from Sudland to Norland.",
    )
    [event] = merge(LEAK_A, LEAK_B, third).events
    assert event.date == parse_edtf("2024-05-13")


def test_one_source_does_not_contradict_itself_by_telling_two_things(merge: Merge) -> None:
    twice = (
        "Gazette",
        "2024-06-16",
        "On 12 June Berg told parliament that Sand was plotting. On 13 June Berg told parliament that Sand plotted on.",
    )
    assert all(not event.disagreements for event in merge(twice).events)


def test_a_reprint_is_not_another_voice(merge: Merge) -> None:
    [event] = merge(RECALL_A, RECALL_B, same_text={"s2": "s1"}).events
    assert event.independent_sources == 1


def test_an_undated_report_joins_the_event_it_clearly_tells(merge: Merge) -> None:
    undated = ("Review", "2024-06-14", "Norland recalled its ambassador from Sudland for consultations.")
    [event] = merge(RECALL_A, undated).events
    assert [mention.date is None for mention in event.mentions] == [False, True]


def test_what_stays_undated_is_listed_with_the_reason(merge: Merge) -> None:
    merged = merge(("Review", "2024-06-14", "Sand visited a factory in Norland."))
    [undated] = merged.sources[0].undated
    assert undated.reason == "the source gives no date for it"
    assert merged.sources[0].mentions == ()


def test_no_report_is_lost_or_told_twice(merge: Merge) -> None:
    merged = merge(RECALL_A, RECALL_B, LEAK_A, LEAK_B, ("Review", "2024-06-14", "Sand visited a factory in Norland."))
    told = Counter(mention.id for event in merged.events for mention in event.mentions)
    assert set(told.values()) == {1}
    assert len(told) + sum(len(read.undated) for read in merged.sources) == 5


def test_an_event_of_two_parties_is_in_scope_and_one_of_a_single_party_is_not(merge: Merge) -> None:
    alone = ("Courier", "2024-06-15", "Berg opened a harbour on Monday.")
    merged = merge(RECALL_A, alone, scope=Scope(parties=("Norland", "Sudland")))
    assert [event.in_scope for event in merged.events] == [False, True]


def test_a_word_of_the_scope_keeps_an_event_of_one_party(merge: Merge) -> None:
    alone = ("Courier", "2024-06-15", "Berg opened a harbour on Monday.")
    [event] = merge(alone, scope=Scope(parties=("Norland",), words=("harbour",))).events
    assert event.in_scope


# ------------------------------------------------------------------ identity


def test_a_source_added_later_leaves_the_address_as_it_was(merge: Merge) -> None:
    [before] = merge(RECALL_A).events
    [after] = merge(RECALL_A, RECALL_B).events
    assert before.id == after.id == "norland-recalled-its-ambassador-from-sudland"


def test_two_events_with_one_name_get_two_addresses(merge: Merge) -> None:
    first = ("Gazette", "2024-06-14", "Sand visited the harbour of Norland on Monday.")
    second = ("Gazette", "2025-06-14", "Sand visited the harbour of Norland on Tuesday.")
    ids = [event.id for event in merge(first, second).events]
    assert ids == ["sand-visited-the-harbour-of-norland", "sand-visited-the-harbour-of-norland-2"]
