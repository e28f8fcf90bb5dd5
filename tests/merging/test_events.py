from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from itertools import permutations

import pytest

from dateline.config import Scope
from dateline.edtf import parse_edtf
from dateline.merging.events import Merged
from dateline.model import Actor, Decision, Override, Selector
from tests.merging.reports import LEAK_A, LEAK_B, RECALL_A, RECALL_B, RECALL_MONTH

Merge = Callable[..., Merged]


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


def test_events_of_one_name_are_numbered_by_publication_and_not_by_file_name(merge: Merge) -> None:
    early = ("Courier", "2023-06-14", "Sand visited the harbour of Norland on Monday.")
    late = ("Gazette", "2024-06-14", "Sand visited the harbour of Norland on Monday.")
    [alone] = merge(early).events
    first, second = merge(late, early).events
    assert first.id == alone.id == "sand-visited-the-harbour-of-norland"
    assert second.id == "sand-visited-the-harbour-of-norland-2"


def test_an_address_is_made_of_the_report_published_first_and_not_of_the_first_file(merge: Merge) -> None:
    [event] = merge(RECALL_B, RECALL_A).events
    assert event.id == "norland-recalled-its-ambassador-from-sudland"


def test_an_editors_headline_leaves_the_address_as_it_was(merge: Merge) -> None:
    [event] = merge(RECALL_A, overrides={"s1:0": Override(line=6, title="The break")}).events
    assert (event.title, event.id) == ("The break", "norland-recalled-its-ambassador-from-sudland")


def test_an_actor_added_to_the_table_leaves_the_address_as_it_was(
    merge: Merge, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = ("Gazette", "2024-06-14", "Ivo Sand visited the harbour of Norland on Monday.")
    [before] = merge(told).events
    # A headline calls him by his surname only as long as nobody else of the table bears it.
    world = merge.__globals__
    namesake = Actor(id="eva-sand", name="Eva Sand", kind="person", country="Norland")
    monkeypatch.setitem(world, "ACTORS", (*world["ACTORS"], namesake))
    [after] = merge(told).events
    assert (before.title, after.title) == (
        "Sand visited the harbour of Norland",
        "Ivo Sand visited the harbour of Norland",
    )
    assert before.id == after.id


def test_paragraphs_that_bear_one_id_are_one_event_with_both_reports(merge: Merge) -> None:
    other = ("Courier", "2024-06-15", "Berg lost patience with Sand on Thursday.")
    pin = Override(line=6, id="the-break")
    [event] = merge(RECALL_A, other, overrides={"s1:0": pin, "s2:0": pin}).events
    assert event.id == "the-break"
    assert [mention.source for mention in event.mentions] == ["s1", "s2"]


# ------------------------------------------------------------------ what an editor wrote below a paragraph


def test_off_topic_takes_an_event_out_of_the_story(merge: Merge) -> None:
    [event] = merge(RECALL_A, overrides={"s1:0": Override(line=6, in_scope=False)}).events
    assert not event.in_scope


def test_in_scope_keeps_an_event_that_the_scope_would_leave_out(merge: Merge) -> None:
    alone = ("Courier", "2024-06-15", "Berg opened a harbour on Monday.")
    mark = {"s1:0": Override(line=6, in_scope=True)}
    [event] = merge(alone, overrides=mark, scope=Scope(parties=("Norland", "Sudland"))).events
    assert event.in_scope


def test_the_kind_an_editor_gives_one_report_is_the_kind_of_the_event(merge: Merge) -> None:
    [event] = merge(RECALL_A, RECALL_B, overrides={"s2:0": Override(line=6, kind="protest")}).events
    assert [mention.kind for mention in event.mentions] == ["withdraw", "protest"]
    assert event.kind == "protest"


CHAIN = (
    RECALL_A,
    ("Courier", "2024-06-15", "Berg opened a school on Monday."),
    ("Review", "2024-06-16", "Sand visited a factory in May."),
)


@pytest.mark.parametrize("leads", list(permutations(["", "a", "b"])))
@pytest.mark.parametrize("names", list(permutations("abc")))
def test_same_as_leads_on_in_any_order(merge: Merge, names: tuple[str, ...], leads: tuple[str, ...]) -> None:
    """One of the three leads nowhere, one to "a", one to "b": a chain, a loop beside a third, or one to itself."""
    overrides = {
        f"s{number}:0": Override(line=6, id=name, same_as=lead)
        for number, (name, lead) in enumerate(zip(names, leads, strict=True), start=1)
    }
    merged = merge(*CHAIN, overrides=overrides)
    whole = {name: name for name in names}
    for name, lead in zip(names, leads, strict=True):
        if lead:
            whole = {key: whole[lead] if root == whole[name] else root for key, root in whole.items()}
    expected: dict[str, set[str]] = {}
    for number, name in enumerate(names, start=1):
        expected.setdefault(whole[name], set()).add(f"s{number}")
    assert sorted(sorted(m.source for m in event.mentions) for event in merged.events) == sorted(
        sorted(group) for group in expected.values()
    )
    assert {event.id for event in merged.events} | {was for was, _ in merged.aliases} == set(names)


def test_same_as_in_a_circle_is_one_event(merge: Merge) -> None:
    leads = {"s1:0": ("a", "b"), "s2:0": ("b", "c"), "s3:0": ("c", "a")}
    overrides = {place: Override(line=6, id=name, same_as=lead) for place, (name, lead) in leads.items()}
    merged = merge(*CHAIN, overrides=overrides)
    [event] = merged.events
    assert len(event.mentions) == 3
    assert {event.id, *(was for was, _ in merged.aliases)} == {"a", "b", "c"}


def test_an_event_names_the_four_told_beside_it_the_oftenest(merge: Merge) -> None:
    acts = [
        f"On {day} May 2024 Berg opened the {what}."
        for day, what in enumerate(("inn", "mill", "zoo", "pier", "mint"), 2)
    ]
    recall = "On 13 June 2024 Norland recalled its ambassador from Sudland."
    merged = merge(
        ("Gazette", "2024-06-14", " ".join([recall, *acts])), ("Courier", "2024-06-15", f"{recall} {acts[4]}")
    )
    assert len(merged.events) == 6
    [event] = [one for one in merged.events if "recalled" in one.title]
    assert event.related == (
        "berg-opened-the-mint",
        "berg-opened-the-inn",
        "berg-opened-the-mill",
        "berg-opened-the-pier",
    )
    [inn] = [one for one in merged.events if one.id == "berg-opened-the-inn"]
    assert inn.related == (
        "berg-opened-the-mill",
        "berg-opened-the-mint",
        "berg-opened-the-pier",
        "berg-opened-the-zoo",
    )


def test_undated_reports_under_two_pins_never_join_one_event(merge: Merge) -> None:
    told = "Norland recalled its ambassador from Sudland for consultations."
    rows = (RECALL_A, ("Courier", "2024-06-14", told), ("Review", "2024-06-14", told))
    pins = {"s2:0": Override(line=6, id="envoy-home"), "s3:0": Override(line=6, id="the-recall")}
    merged = merge(*rows, overrides=pins)
    [event] = merged.events
    assert (event.id, [mention.source for mention in event.mentions]) == ("envoy-home", ["s1", "s2"])
    assert [[one.source for one in read.undated] for read in merged.sources] == [[], [], ["s3"]]


def test_what_an_editor_hides_is_not_listed_as_undated_beside_what_is(merge: Merge) -> None:
    rows = (RECALL_A, ("Review", "2024-06-14", "Sand visited a factory in Norland."), LEAK_A)
    hidden = Decision(
        action="hide", path="decisions.yml", line=3, event=Selector(line=4, source="s3", quote="leaked papers")
    )
    merged = merge(*rows, decisions=(hidden,))
    assert [len(read.undated) for read in merged.sources] == [0, 1, 0]
    assert [len(read.mentions) for read in merged.sources] == [1, 0, 0]
