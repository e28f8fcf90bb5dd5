"""What keeps an event's id once it was published."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from dateline.edtf import parse_edtf
from dateline.errors import ContentError
from dateline.merging.events import Merged
from dateline.merging.identity import follow_ids
from dateline.model import Event, Override, PublishedEvent, PublishedMention, ReadingChoice
from tests.merging.reports import LEAK_A, LEAK_B, RECALL_A, RECALL_B
from tests.merging.test_decisions import decide, select

Merge = Callable[..., Merged]

EARLIER = ("Review", "2024-06-13", "For consultations Norland called its ambassador to Sudland home on 13 June.")
HARBOUR = ("Review", "2024-05-04", "Norland and Sudland signed a treaty on the old harbour on 3 May.")
FERRY = ("Courier", "2024-05-09", "Norland sold Sudland the ferry for 12 million on 8 May.")


def record(name: str, *events: Event, was: tuple[str, ...] = ()) -> PublishedEvent:
    """Return the entry of an event that was published with the reports of these."""
    mentions = [mention for event in events for mention in event.mentions]
    return PublishedEvent(
        id=name,
        date=parse_edtf("2024"),
        title=name,
        was=was,
        mentions=tuple(
            PublishedMention(id=mention.id, source=mention.source, quote=" ".join(mention.quote.exact.split()[:10]))
            for mention in mentions
        ),
    )


def find_event(merged: Merged, words: str) -> Event:
    [event] = [one for one in merged.events if any(words in mention.quote.exact for mention in one.mentions)]
    return event


def edit(row: tuple[str, ...], old: str, new: str) -> tuple[str, ...]:
    assert old in row[2]
    return (*row[:2], row[2].replace(old, new))


# ------------------------------------------------------------------ finding a report again


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("on Thursday", "on 13 June"),
        ("recalled its ambassador", "called its ambassador home"),
        ("Norland recalled", "According to the ministry Norland has recalled"),
    ],
)
def test_an_edited_sentence_is_the_report_that_it_was(merge: Merge, old: str, new: str) -> None:
    published = record("the-recall", *merge(RECALL_A).events)
    [event] = merge(edit(RECALL_A, old, new), published=(published,)).events
    assert event.id == "the-recall"


def test_another_sentence_of_the_source_is_not(merge: Merge) -> None:
    published = record("the-recall", *merge(RECALL_A).events)
    [event] = merge((*RECALL_A[:2], FERRY[2]), published=(published,)).events
    assert event.id == "norland-sold-sudland-the-ferry-for"


def test_nor_is_the_same_sentence_of_another_source(merge: Merge) -> None:
    published = record("the-recall", *merge(RECALL_A).events)
    moved = merge(FERRY, edit(RECALL_A, "Thursday", "13 June"), published=(published,))
    assert find_event(moved, "recalled").id != "the-recall"


def test_a_report_that_stands_unchanged_is_not_taken_for_one_that_is_gone(merge: Merge) -> None:
    daily = (
        "Gazette",
        "2024-06-14",
        "Norland sold Sudland 12 ferries on 8 May.",
        "Norland sold Sudland 19 ferries on 9 May.",
    )
    first, second = merge(daily).events
    published = (record("first-sale", first), record("second-sale", second))
    merged = merge(daily[:3], published=published)
    assert [event.id for event in merged.events] == ["first-sale"]
    assert merged.aliases == ()


def test_sentences_that_an_editor_makes_one_report_are_both_found_in_it(merge: Merge) -> None:
    row = (
        "Gazette",
        "2024-06-14",
        "Norland sold Sudland the ferry on 8 May. Berg and Sand met on the island on 9 May.",
    )
    first, second = merge(row).events
    whole = {"s1:0": Override(line=6, title="A sale and a meeting")}
    merged = merge(row, overrides=whole, published=(record("the-sale", first), record("the-meeting", second)))
    assert [event.id for event in merged.events] == ["the-sale"]
    assert merged.aliases == (("the-meeting", "the-sale"),)


# ------------------------------------------------------------------ which id an event bears


def test_an_earlier_report_leaves_the_id(merge: Merge) -> None:
    before = merge(RECALL_A, RECALL_B)
    [event] = merge(RECALL_A, RECALL_B, EARLIER).events
    assert event.id != before.events[0].id
    published = record(before.events[0].id, *before.events)
    [event] = merge(RECALL_A, RECALL_B, EARLIER, published=(published,)).events
    assert event.id == before.events[0].id


def test_one_event_of_two_bears_the_id_of_which_it_holds_more(merge: Merge) -> None:
    recall, leak = merge(RECALL_A, RECALL_B, LEAK_A).events
    published = (record("a-leak", leak), record("the-recall", recall, was=("the-first",)))
    joined = decide("merge", mentions=(select("s3", "leaked papers"), select("s1", "recalled")))
    merged = merge(RECALL_A, RECALL_B, LEAK_A, decisions=(joined,), published=published)
    assert [event.id for event in merged.events] == ["the-recall"]
    assert merged.aliases == (("a-leak", "the-recall"), ("the-first", "the-recall"))


def test_the_larger_part_keeps_the_id_and_the_other_has_a_new_one(merge: Merge) -> None:
    [event] = merge(RECALL_A, RECALL_B, EARLIER).events
    name = merge(RECALL_A).events[0].id
    published = record("the-recall", event, was=(name,))
    parted = decide("split", event=select("s1", "recalled"), mentions=(select("s1", "recalled"),))
    merged = merge(RECALL_A, RECALL_B, EARLIER, decisions=(parted,), published=(published,))
    assert find_event(merged, "recalled").id == f"{name}-2"
    assert find_event(merged, "For consultations").id == "the-recall"
    assert merged.aliases == ((name, "the-recall"),)


def test_the_id_stays_where_most_of_its_reports_are_and_not_with_the_larger_event(merge: Merge) -> None:
    leaks = (LEAK_A, (*LEAK_A[:1], "2024-06-15", LEAK_A[2]), ("Courier", "2024-06-16", LEAK_A[2]))
    before = merge(RECALL_A, RECALL_B, LEAK_A)
    published = record("the-recall", *before.events)
    merged = merge(RECALL_A, RECALL_B, *leaks, published=(published,))
    assert len(find_event(merged, "leaked").mentions) == 3
    assert find_event(merged, "recalled").id == "the-recall"
    assert find_event(merged, "leaked").id == find_event(before, "leaked").id


def test_a_pin_goes_before_the_record_and_the_recorded_id_leads_to_it(merge: Merge) -> None:
    published = record("the-recall", *merge(RECALL_A).events, was=("the-first",))
    merged = merge(RECALL_A, overrides={"s1:0": Override(line=6, id="envoy-home")}, published=(published,))
    assert merged.events[0].id == "envoy-home"
    assert merged.aliases == (("the-first", "envoy-home"), ("the-recall", "envoy-home"))


def test_retired_ids_follow_the_part_that_an_editor_pins(merge: Merge) -> None:
    published = record("the-recall", *merge(RECALL_A, RECALL_B, EARLIER).events, was=("the-first",))
    parted = decide("split", event=select(event="the-recall"), mentions=(select("s2", "home"), select("s3", "home")))
    pin = {"s1:0": Override(line=6, id="the-recall")}
    merged = merge(RECALL_A, RECALL_B, EARLIER, overrides=pin, decisions=(parted,), published=(published,))
    assert find_event(merged, "recalled").id == "the-recall"
    assert merged.aliases == (("the-first", "the-recall"),)


def test_an_editor_may_call_an_event_by_its_retired_id_again(merge: Merge) -> None:
    published = record("the-recall", *merge(RECALL_A).events, was=("the-first",))
    merged = merge(RECALL_A, overrides={"s1:0": Override(line=6, id="the-first")}, published=(published,))
    assert merged.events[0].id == "the-first"
    assert merged.aliases == (("the-recall", "the-first"),)


def test_an_editors_alias_goes_before_the_record(merge: Merge) -> None:
    recall, leak = merge(RECALL_A, LEAK_A).events
    published = (record("the-recall", recall, was=("old-name",)), record("the-leak", leak))
    alias = decide("alias", was="old-name", id="the-leak")
    assert merge(RECALL_A, LEAK_A, decisions=(alias,), published=published).aliases == (("old-name", "the-leak"),)


def test_the_alias_of_an_event_that_is_gone_leads_all_its_ids_on(merge: Merge) -> None:
    [leak] = merge(FERRY, LEAK_A).events[1:]
    published = (record("the-leak", leak, was=("papers-leaked",)),)
    name = merge(FERRY).events[0].id
    merged = merge(FERRY, decisions=(decide("alias", was="the-leak", id=name),), published=published)
    assert merged.aliases == (("papers-leaked", name), ("the-leak", name))
    assert merge(FERRY, published=published).aliases == ()


def test_what_is_hidden_keeps_its_id_for_itself(merge: Merge) -> None:
    recall = merge(RECALL_A).events[0]
    published = record(recall.id, recall, was=("the-first",))
    hidden = decide("hide", event=select("s1", "recalled"))
    again = ("Review", "2025-06-14", "Norland recalled its ambassador from Sudland for consultations on 13 June 2025.")
    merged = merge(RECALL_A, again, decisions=(hidden,), published=(published,))
    assert [event.id for event in merged.events] == [f"{recall.id}-2"]
    assert merged.withheld == (recall.id, "the-first")


# ------------------------------------------------------------------ decisions name events as they were published


def test_a_decision_names_an_event_by_its_published_id(merge: Merge) -> None:
    published = record("the-recall", *merge(RECALL_A).events, was=("the-first",))
    for name in ("the-recall", "the-first"):
        retitled = decide("set", event=select(event=name), title="Norland's envoy is called home")
        [event] = merge(RECALL_A, decisions=(retitled,), published=(published,)).events
        assert (event.id, event.title) == ("the-recall", "Norland's envoy is called home")


def test_and_never_another_whose_words_make_that_id_now(merge: Merge) -> None:
    name = merge(RECALL_A).events[0].id
    later = ("Review", "2024-06-20", "On 19 June Norland closed its embassy in Sudland.")
    # The recall is told in other words now, and another event in those that made the published id.
    recall = edit(
        RECALL_A, "Norland recalled its ambassador from Sudland", "Its ambassador Norland from Sudland recalled"
    )
    other = ("Courier", "2025-03-02", "Norland recalled its ambassador from Sudland over a ferry on 1 March 2025.")
    published = record(name, find_event(merge(RECALL_A, later), "consultations"))
    assert find_event(merge(recall, later, other), "ferry").id == name
    retitled = decide("set", event=select(event=name), title="The first recall")
    merged = merge(recall, later, other, decisions=(retitled,), published=(published,))
    assert (find_event(merged, "consultations").id, find_event(merged, "consultations").title) == (
        name,
        "The first recall",
    )
    assert find_event(merged, "ferry").id == f"{name}-2"


def test_a_ruling_names_a_disagreement_by_its_published_id(merge: Merge) -> None:
    published = record("the-leak", *merge(LEAK_A, LEAK_B).events)
    ruled = decide("rule", id="the-leak-date", prefer="s2")
    [event] = merge(LEAK_A, LEAK_B, decisions=(ruled,), published=(published,)).events
    assert event.disagreements[0].id == "the-leak-date"
    assert event.date == parse_edtf("2024-05-13")


def test_a_declared_disagreement_is_numbered_after_the_published_id(merge: Merge) -> None:
    published = record("the-recall", *merge(RECALL_A, RECALL_B).events)
    readings = (
        ReadingChoice(value="recalled", mentions=(select("s1", "recalled"),)),
        ReadingChoice(value="called home", mentions=(select("s2", "home"),)),
    )
    asked = decide("disagreement", event=select("s1", "recalled"), about="how", readings=readings)
    ruled = decide("rule", id="the-recall-1", prefer="s2")
    [event] = merge(RECALL_A, RECALL_B, decisions=(asked, ruled), published=(published,)).events
    [dispute] = event.disagreements
    assert dispute.id == "the-recall-1"
    assert [reading.value for reading in dispute.readings if reading.preferred] == ["called home"]


def test_a_ruling_on_a_disagreement_that_the_record_does_not_know_is_an_error(merge: Merge) -> None:
    with pytest.raises(ContentError, match="no disagreement 'the-recall-7'"):
        merge(RECALL_A, decisions=(decide("rule", id="the-recall-7", prefer="s1"),))


# ------------------------------------------------------------------ following


def test_ids_are_followed_to_the_end_and_never_in_a_circle() -> None:
    onward = {"a": "b", "b": "c", "x": "y", "y": "x", "gone": "nowhere", "shown": "c"}
    assert follow_ids(onward, {"c", "shown"}) == {"a": "c", "b": "c"}


@pytest.mark.parametrize("swap", [False, True])
def test_of_two_sentences_the_one_with_more_of_its_words_is_the_edited_report(merge: Merge, swap: bool) -> None:
    published = record("the-recall", *merge(RECALL_A).events)
    near = "Norland recalled its ambassador from Sudland for consultations on 13 June."
    far = "Norland called its ambassador from Sudland for supper on 11 May."
    row = (*RECALL_A[:2], *((near, far) if swap else (far, near)))
    merged = merge(row, published=(published,))
    assert len(merged.events) == 2
    assert find_event(merged, "for consultations").id == "the-recall"


def test_a_sentence_that_lost_half_its_words_is_another_report(merge: Merge) -> None:
    published = record("the-recall", *merge(RECALL_A).events)
    kept = merge((*RECALL_A[:2], "Norland recalled its ambassador from Sudland on 11 May."), published=(published,))
    lost = merge((*RECALL_A[:2], "Norland recalled its ambassador on 11 May."), published=(published,))
    assert [event.id for event in (*kept.events, *lost.events)] == ["the-recall", "norland-recalled-its-ambassador"]


def test_a_recorded_report_without_words_is_found_nowhere(merge: Merge) -> None:
    published = record("the-recall", *merge(RECALL_A).events)
    [report] = published.mentions
    wordless = replace(published, mentions=(replace(report, id="m-gone", quote="…"),))
    [event] = merge(RECALL_A, published=(wordless,)).events
    assert event.id == "norland-recalled-its-ambassador-from-sudland"


def test_an_id_goes_with_most_of_its_reports_and_not_with_the_one_that_an_editor_renamed(merge: Merge) -> None:
    published = record("the-recall", *merge(RECALL_A, RECALL_B, EARLIER).events)
    parted = decide("split", event=select("s1", "recalled"), mentions=(select("s2", "home"), select("s3", "home")))
    pin = {"s1:0": Override(line=6, id="envoy-home")}
    merged = merge(RECALL_A, RECALL_B, EARLIER, overrides=pin, decisions=(parted,), published=(published,))
    assert find_event(merged, "recalled").id == "envoy-home"
    assert find_event(merged, "For consultations").id == "the-recall"
    assert merged.aliases == ()
