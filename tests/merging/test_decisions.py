"""Editors' overrides, as they are written into decisions.yml."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from dateline.edtf import parse_edtf
from dateline.errors import ContentError
from dateline.merging.events import Merged
from dateline.model import Decision, MergeReason, Override, ReadingChoice, Selector
from tests.merging.reports import LEAK_A, LEAK_B, RECALL_A, RECALL_B

Merge = Callable[..., Merged]


def decide(action: str, **fields: object) -> Decision:
    return Decision(action=action, path="content/decisions.yml", line=3, **fields)  # type: ignore[arg-type]


def select(source: str = "", quote: str = "", event: str = "") -> Selector:
    return Selector(line=4, source=source, quote=quote, event=event)


def test_an_editor_merges_what_the_machine_kept_apart(merge: Merge) -> None:
    other = ("Courier", "2024-06-15", "On Thursday Berg lost patience with Sand, it said in Norland.")
    joined = decide(
        "merge", mentions=(select("s1", "recalled its"), select("s2", "lost patience")), because="one break"
    )
    [event] = merge(RECALL_A, other, decisions=(joined,)).events
    assert len(event.mentions) == 2
    assert event.merge_reasons[-1] == MergeReason(step="merge", because="one break")


def test_what_is_hidden_is_not_joined_with_what_is_not(merge: Merge) -> None:
    other = ("Courier", "2024-06-15", "On Thursday Berg lost patience with Sand, it said in Norland.")
    hidden = decide("hide", event=select("s1", "recalled its"))
    joined = decide("merge", mentions=(select("s1", "recalled its"), select("s2", "lost patience")))
    with pytest.raises(ContentError, match="one of these is hidden and another is not; hide all of them or none"):
        merge(RECALL_A, other, decisions=(hidden, joined))


def test_an_editor_splits_what_the_machine_joined(merge: Merge) -> None:
    [event] = merge(RECALL_A, RECALL_B).events
    mentions = (select("s2", "home for consultations"),)
    parted = decide("split", event=select(event=event.id), mentions=mentions, because="two recalls")
    events = merge(RECALL_A, RECALL_B, decisions=(parted,)).events
    assert [event.merge_reasons[-1] for event in events] == [MergeReason(step="split", because="two recalls")] * 2


def test_an_editor_sets_headline_id_and_date(merge: Merge) -> None:
    fields = {"id": "the-recall", "title": "Norland calls its envoy home", "date": parse_edtf("2024-06-12")}
    [event] = merge(RECALL_A, decisions=(decide("set", event=select("s1", "recalled its"), **fields),)).events
    assert (event.id, event.title, event.date.text) == ("the-recall", "Norland calls its envoy home", "2024-06-12")
    assert event.edited == ("date", "title")


def test_an_editor_hides_an_event_and_no_undated_report_appears_for_it(merge: Merge) -> None:
    merged = merge(RECALL_A, decisions=(decide("hide", event=select("s1", "recalled its")),))
    assert merged.events == ()
    assert merged.sources[0].undated == ()


def test_an_editor_rules_on_a_disagreement_and_both_readings_stay(merge: Merge) -> None:
    [event] = merge(LEAK_A, LEAK_B).events
    ruled = decide("rule", id=event.disagreements[0].id, prefer="s2", because="its page carries the date")
    [event] = merge(LEAK_A, LEAK_B, decisions=(ruled,)).events
    [dispute] = event.disagreements
    assert event.date == parse_edtf("2024-05-13")
    assert [reading.value for reading in dispute.readings] == ["2024-05-13", "2024-06-13"]
    assert dispute.because == "its page carries the date"


def test_a_ruling_may_stand_above_what_names_its_event(merge: Merge) -> None:
    ruled = decide("rule", id="the-leak-date", prefer="s2", because="its page carries the date")
    named = decide("set", event=select("s1", "leaked papers"), id="the-leak")
    [event] = merge(LEAK_A, LEAK_B, decisions=(ruled, named)).events
    [dispute] = event.disagreements
    assert (event.id, event.date, dispute.ruled) == ("the-leak", parse_edtf("2024-05-13"), True)


def test_a_ruling_may_stand_above_the_disagreement_that_an_editor_declares(merge: Merge) -> None:
    ruled = decide("rule", id=f"{RECALL_ID}-1", prefer="s2", because="it was there")
    [event] = merge(RECALL_A, RECALL_B, decisions=(ruled, WHICH_WAY)).events
    assert event.disagreements[0].because == "it was there"


def test_an_editor_declares_a_disagreement(merge: Merge) -> None:
    readings = (
        ReadingChoice(value="from Sudland", mentions=(select("s1", "recalled its"),)),
        ReadingChoice(value="to Sudland", mentions=(select("s2", "home for"),)),
    )
    declared = decide("disagreement", event=select("s1", "recalled its"), about="which way", readings=readings)
    [event] = merge(RECALL_A, RECALL_B, decisions=(declared,)).events
    [dispute] = event.disagreements
    assert (dispute.about, dispute.found, [reading.value for reading in dispute.readings]) == (
        "which way",
        False,
        ["from Sudland", "to Sudland"],
    )


def test_a_decision_that_matches_nothing_is_an_error_with_its_line(merge: Merge) -> None:
    wrong = decide("hide", event=select(event="the-recal"))
    right = decide("set", event=select("s1", "recalled its"), id="the-recall")
    with pytest.raises(ContentError, match=r"decisions\.yml:4: no event 'the-recal'; did you mean 'the-recall'\?"):
        merge(RECALL_A, decisions=(right, wrong))


def test_every_wrong_decision_is_reported_in_one_run(merge: Merge) -> None:
    wrong = (decide("hide", event=select(event="nothing")), decide("hide", event=select("s1", "no such words")))
    with pytest.raises(ContentError) as caught:
        merge(RECALL_A, decisions=wrong)
    assert len(caught.value.problems) == 2


def test_an_ambiguous_quote_is_an_error(merge: Merge) -> None:
    twice = ("Gazette", "2024-06-14", "Berg met Sand on Monday here. Berg met Sand on Tuesday too.")
    with pytest.raises(ContentError, match="2 reports hold the words"):
        merge(twice, decisions=(decide("hide", event=select("s1", "Berg met Sand")),))


def test_same_as_joins_a_paragraph_to_an_event(merge: Merge) -> None:
    other = ("Courier", "2024-06-15", "Berg lost patience on Thursday, it said in Norland.")
    overrides = {"s1:0": Override(line=6, id="the-recall"), "s2:0": Override(line=6, same_as="the-recall")}
    [event] = merge(RECALL_A, other, overrides=overrides).events
    assert (event.id, len(event.mentions)) == ("the-recall", 2)
    assert event.merge_reasons == (MergeReason(step="same-as", sources=("s2",)),)


def test_same_as_that_names_nothing_is_an_error(merge: Merge) -> None:
    with pytest.raises(ContentError, match=r"s1\.md:6: same-as names no event 'nowhere'"):
        merge(RECALL_A, overrides={"s1:0": Override(line=6, same_as="nowhere")})


def test_an_alias_leads_from_a_retired_id_to_the_event(merge: Merge) -> None:
    [event] = merge(RECALL_A).events
    assert merge(RECALL_A, decisions=(decide("alias", was="old-name", id=event.id),)).aliases == (
        ("old-name", event.id),
    )


def test_an_alias_for_an_id_in_use_is_an_error(merge: Merge) -> None:
    [event] = merge(RECALL_A).events
    with pytest.raises(ContentError, match="is the id of an event now"):
        merge(RECALL_A, decisions=(decide("alias", was=event.id, id=event.id),))


def test_a_split_that_leaves_nothing_is_an_error(merge: Merge) -> None:
    with pytest.raises(ContentError, match="nothing to split"):
        merge(
            RECALL_A, decisions=(decide("split", event=select("s1", "recalled"), mentions=(select("s1", "recalled"),)),)
        )


def test_merging_what_is_one_already_is_needless_and_listed(merge: Merge) -> None:
    decision = decide("merge", mentions=(select("s1", "recalled its"), select("s2", "home for")))
    merged = merge(RECALL_A, RECALL_B, decisions=(decision,))
    assert (len(merged.events), merged.needless) == (1, (decision,))


def test_splitting_off_what_stands_apart_is_needless_and_listed(merge: Merge) -> None:
    decision = decide("split", event=select("s1", "recalled its"), mentions=(select("s2", "leaked papers"),))
    merged = merge(RECALL_A, LEAK_A, decisions=(decision,))
    assert (len(merged.events), merged.needless) == (2, (decision,))


def test_an_id_that_is_taken_is_an_error(merge: Merge) -> None:
    [recall, *_] = merge(RECALL_A, LEAK_A).events
    taken = decide("set", event=select("s2", "leaked papers"), id=recall.id)
    with pytest.raises(ContentError, match="is taken"):
        merge(RECALL_A, LEAK_A, decisions=(taken,))


def test_a_ruling_for_a_source_that_does_not_report_the_event_is_an_error(merge: Merge) -> None:
    [event] = merge(LEAK_A, LEAK_B).events
    wrong = decide("rule", id=event.disagreements[0].id, prefer="s9")
    with pytest.raises(ContentError, match="'s9' does not report"):
        merge(LEAK_A, LEAK_B, decisions=(wrong,))


def test_two_splits_of_one_event_make_three(merge: Merge) -> None:
    third = ("Review", "2024-06-15", "Norland recalled its ambassador from Sudland for consultations on 13 June.")
    [event] = merge(RECALL_A, RECALL_B, third).events
    splits = (
        decide("split", event=select(event=event.id), mentions=(select("s2", "home for consultations"),)),
        decide("split", event=select(event=event.id), mentions=(select("s3", "on 13 June"),)),
    )
    assert len(merge(RECALL_A, RECALL_B, third, decisions=splits).events) == 3


def test_a_date_set_by_the_editor_is_what_the_disagreement_says_it_is_filed_under(merge: Merge) -> None:
    fixed = decide("set", event=select("s1", "leaked papers"), date=parse_edtf("2024-06-01"))
    [event] = merge(LEAK_A, LEAK_B, decisions=(fixed,)).events
    assert event.disagreements[0].because == "Filed by the editor under 1 June 2024."
    assert event.disagreements[0].ruled


SCHOOL = ("Courier", "2024-06-15", "Berg opened a school on Monday.")
RECALL_C = ("Review", "2024-06-15", "Norland recalled its ambassador from Sudland for consultations on 13 June.")
RECALL_ID = "norland-recalled-its-ambassador-from-sudland"
SCHOOL_ID = "berg-opened-a-school"
JOIN = decide("merge", mentions=(select("s1", "recalled its"), select("s2", "opened a school")))
WHICH_WAY = decide(
    "disagreement",
    event=select("s1", "recalled its"),
    about="which way",
    because="words differ",
    readings=(
        ReadingChoice(value="from Sudland", mentions=(select("s1", "recalled its"),)),
        ReadingChoice(value="to Sudland", mentions=(select("s2", "home for"),)),
    ),
)


def test_the_kind_an_editor_sets_is_the_kind_of_the_event(merge: Merge) -> None:
    [event] = merge(RECALL_A, decisions=(decide("set", event=select("s1", "recalled"), kind="protest"),)).events
    assert (event.kind, event.edited) == ("protest", ("kind",))


def test_what_was_set_for_the_second_event_stays_after_a_merge(merge: Merge) -> None:
    titled = decide("set", event=select("s2", "opened"), title="The week of the recall", kind="protest")
    [event] = merge(RECALL_A, SCHOOL, decisions=(titled, JOIN)).events
    assert (event.id, event.title, event.kind) == (RECALL_ID, "The week of the recall", "protest")


def test_where_both_events_were_set_the_first_named_wins(merge: Merge) -> None:
    titles = (
        decide("set", event=select("s1", "recalled"), title="The recall"),
        decide("set", event=select("s2", "opened"), title="The school"),
    )
    [event] = merge(RECALL_A, SCHOOL, decisions=(*titles, JOIN)).events
    assert event.title == "The recall"


def test_a_disagreement_declared_of_the_second_event_stays_after_a_merge(merge: Merge) -> None:
    versions = tuple(ReadingChoice(value=word, mentions=(select("s2", "opened"),)) for word in ("one", "two"))
    declared = decide("disagreement", event=select("s2", "opened"), about="how many schools", readings=versions)
    [event] = merge(RECALL_A, SCHOOL, decisions=(declared, JOIN)).events
    assert [(one.about, one.event) for one in event.disagreements if not one.found] == [("how many schools", RECALL_ID)]


def test_an_editor_rules_on_a_disagreement_he_declared(merge: Merge) -> None:
    ruled = decide("rule", id=f"{RECALL_ID}-1", prefer="s2", because="it was there")
    [event] = merge(RECALL_A, RECALL_B, decisions=(WHICH_WAY, ruled)).events
    [dispute] = event.disagreements
    assert [(one.value, one.preferred) for one in dispute.readings] == [("to Sudland", True), ("from Sudland", False)]
    assert dispute.because == "it was there"


@pytest.mark.parametrize("source", ["s3", "s9"])
def test_a_ruling_for_a_source_that_gives_no_version_is_an_error(merge: Merge, source: str) -> None:
    wrong = decide("rule", id=f"{RECALL_ID}-1", prefer=source)
    with pytest.raises(ContentError, match=rf"decisions\.yml:3: '{source}' gives no version"):
        merge(RECALL_A, RECALL_B, RECALL_C, decisions=(WHICH_WAY, wrong))


def test_a_ruling_for_a_source_whose_date_fits_every_version_is_an_error(merge: Merge) -> None:
    vague = ("Review", "2024-06-17", LEAK_A[2].replace("On 13 June", "In 2024"))
    [event] = merge(LEAK_A, LEAK_B, vague).events
    assert len(event.mentions) == 3
    wrong = decide("rule", id=event.disagreements[0].id, prefer="s3")
    with pytest.raises(ContentError, match="'s3' gives no version"):
        merge(LEAK_A, LEAK_B, vague, decisions=(wrong,))


def test_a_ruling_where_nothing_is_disputed_is_an_error(merge: Merge) -> None:
    with pytest.raises(ContentError, match="no disagreement"):
        merge(RECALL_A, decisions=(decide("rule", id=f"{RECALL_ID}-date", prefer="s1"),))


def test_a_version_that_only_other_events_tell_is_an_error(merge: Merge) -> None:
    versions = (
        ReadingChoice(value="recall", mentions=(select("s1", "recalled"),)),
        ReadingChoice(value="school", mentions=(select("s2", "opened"),)),
    )
    declared = decide("disagreement", event=select("s1", "recalled"), about="what it was", readings=versions)
    with pytest.raises(ContentError, match="names a report that this event lacks"):
        merge(RECALL_A, SCHOOL, decisions=(declared,))
    [event] = merge(RECALL_A, SCHOOL, decisions=(declared, JOIN)).events
    assert "what it was" in [dispute.about for dispute in event.disagreements]


def test_an_alias_to_an_event_that_a_later_merge_takes_in_is_an_error(merge: Merge) -> None:
    alias = decide("alias", was="old-name", id=SCHOOL_ID)
    assert merge(RECALL_A, SCHOOL, decisions=(alias,)).aliases == (("old-name", SCHOOL_ID),)
    with pytest.raises(ContentError, match=f"no event '{SCHOOL_ID}' for the retired id 'old-name'"):
        merge(RECALL_A, SCHOOL, decisions=(alias, JOIN))


def test_an_alias_may_stand_before_the_merge_that_retires_its_id(merge: Merge) -> None:
    alias = decide("alias", was=SCHOOL_ID, id=RECALL_ID)
    assert merge(RECALL_A, SCHOOL, decisions=(alias, JOIN)).aliases == ((SCHOOL_ID, RECALL_ID),)


def test_an_alias_may_stand_before_the_decision_that_gives_the_id(merge: Merge) -> None:
    named = decide("set", event=select("s1", "recalled"), id="the-recall")
    merged = merge(RECALL_A, decisions=(decide("alias", was="old-name", id="the-recall"), named))
    assert merged.aliases == (("old-name", "the-recall"),)


def test_an_alias_to_a_hidden_event_is_an_error(merge: Merge) -> None:
    hidden = (decide("alias", was="old-name", id=RECALL_ID), decide("hide", event=select("s1", "recalled")))
    with pytest.raises(ContentError, match=f"no event '{RECALL_ID}'"):
        merge(RECALL_A, decisions=hidden)


def test_a_second_alias_for_one_id_is_an_error(merge: Merge) -> None:
    twice = (decide("alias", was="old-name", id=RECALL_ID), decide("alias", was="old-name", id=SCHOOL_ID))
    with pytest.raises(ContentError, match="'old-name' has an alias on line 3 already"):
        merge(RECALL_A, SCHOOL, decisions=twice)


def test_an_id_an_editor_gave_and_gave_up_leads_to_the_event(merge: Merge) -> None:
    named = decide("set", event=select("s1", "recalled"), id="the-recall")
    renamed = decide("set", event=select(event="the-recall"), id="the-break")
    merged = merge(RECALL_A, decisions=(named, renamed))
    assert [event.id for event in merged.events] == ["the-break"]
    assert merged.aliases == (("the-recall", "the-break"),)


def test_an_event_whose_only_outlet_contradicts_itself_does_not_vanish(merge: Merge) -> None:
    row = (
        "Gazette",
        "2024-06-14",
        "Norland recalled its ambassador from Sudland on Thursday.",
        "Berg opened a school on Monday.",
    )
    overrides = {"s1:0": Override(line=6, id="x"), "s1:1": Override(line=8, id="x")}
    [event] = merge(row, overrides=overrides).events
    assert (event.id, len(event.mentions), event.disagreements) == ("x", 2, ())
    assert event.merge_reasons == (MergeReason(step="pinned", pinned_id="x"),)


def test_a_part_that_was_split_off_can_be_named_at_once(merge: Merge) -> None:
    [event] = merge(RECALL_A, RECALL_B).events
    parted = decide("split", event=select(event=event.id), mentions=(select("s2", "home for consultations"),))
    versions = (ReadingChoice(value="home", mentions=(select("s2", "home for"),)),) * 2
    declared = decide("disagreement", event=select("s2", "home for"), about="which way", readings=versions)
    disputes = [
        dispute
        for event in merge(RECALL_A, RECALL_B, decisions=(parted, declared)).events
        for dispute in event.disagreements
    ]
    assert [dispute.id == f"{dispute.event}-1" for dispute in disputes] == [True]


def test_an_id_in_use_is_meant_before_a_retired_one(merge: Merge) -> None:
    school = ("Courier", "2024-06-15", "Berg opened a school in Norland on Monday.")
    chain = (
        decide("set", event=select("s1", "recalled its"), id="old"),
        decide("set", event=select(event="old"), id="new"),
        decide("set", event=select("s2", "opened a school"), id="old"),
        decide("set", event=select(event="old"), title="The school"),
    )
    titles = {event.id: event.title for event in merge(RECALL_A, school, decisions=chain).events}
    assert titles["old"] == "The school"


def test_a_version_may_name_only_reports_of_its_event(merge: Merge) -> None:
    undated = ("Courier", "2024-06-15", "Sand and Norland agreed a treaty on the old harbour.")
    versions = (
        ReadingChoice(value="one", mentions=(select("s2", "agreed a treaty"), select("s1", "recalled its"))),
        ReadingChoice(value="two", mentions=(select("s1", "recalled its"),)),
    )
    declared = decide("disagreement", event=select("s1", "recalled its"), about="what", readings=versions)
    with pytest.raises(ContentError, match="names a report that this event lacks"):
        merge(RECALL_A, undated, decisions=(declared,))


def test_a_date_the_editor_sets_to_what_the_sources_say_is_not_called_edited(merge: Merge) -> None:
    same = decide("set", event=select("s1", "recalled its"), date=parse_edtf("2024-06-13"), title="The recall")
    [event] = merge(RECALL_A, decisions=(same,)).events
    assert event.edited == ("title",)


def test_a_second_id_for_what_was_merged_into_an_event_is_an_error(merge: Merge) -> None:
    decisions = (
        decide("set", event=select("s1", "recalled its"), id="recall"),
        decide("set", event=select("s2", "home for"), id="envoy-home"),
    )
    with pytest.raises(ContentError, match="has the id 'recall' by an earlier"):
        merge(RECALL_A, RECALL_B, decisions=decisions)


def test_days_within_the_stretch_that_an_editor_sets_do_not_contradict_each_other(merge: Merge) -> None:
    [disputed] = merge(LEAK_A, LEAK_B).events
    assert len(disputed.disagreements) == 1
    lasted = decide("set", event=select("s1", "leaked papers"), date=parse_edtf("2024-05-13/2024-06-13"))
    [event] = merge(LEAK_A, LEAK_B, decisions=(lasted,)).events
    assert event.disagreements == ()


def test_events_that_are_both_hidden_may_be_merged_and_one_of_two_may_not(merge: Merge) -> None:
    hidden = (decide("hide", event=select("s1", "recalled its")), decide("hide", event=select("s2", "opened a school")))
    assert merge(RECALL_A, SCHOOL, decisions=(*hidden, JOIN)).events == ()
    with pytest.raises(ContentError, match="one of these is hidden and another is not"):
        merge(RECALL_A, SCHOOL, decisions=(hidden[1], JOIN))


def test_an_event_that_is_given_the_id_it_has_retires_none(merge: Merge) -> None:
    named = decide("set", event=select("s1", "recalled"), id="the-recall")
    again = decide("set", event=select(event="the-recall"), id="the-recall", title="The recall")
    retitled = decide("set", event=select(event="the-recall"), title="The break")
    merged = merge(RECALL_A, decisions=(named, again, retitled))
    assert [(event.id, event.title) for event in merged.events] == [("the-recall", "The break")]
    assert merged.aliases == ()


SUMS = (
    ("Gazette", "2024-06-14", "Norland bought ten launchers for $120 million from Sudland in Hull on Thursday."),
    ("Courier", "2024-06-14", "On 13 June Norland bought seven launchers for $170 million from Sudland in Hull."),
)


def test_a_ruling_without_a_reason_is_called_the_editors(merge: Merge) -> None:
    [event] = merge(*SUMS).events
    assert len(event.disagreements) == 2
    rules = [decide("rule", id=one.id, prefer="s2") for one in event.disagreements]
    [event] = merge(*SUMS, decisions=(rules[0], decide("rule", id=rules[1].id, prefer="s2", because="the bill"))).events
    assert [one.because for one in event.disagreements] == ["Ruled by the editor.", "the bill"]
    assert all(one.ruled for one in event.disagreements)


def test_one_disagreement_may_be_ruled_on_and_another_hidden(merge: Merge) -> None:
    one, two = merge(*SUMS).events[0].disagreements
    decisions = (decide("rule", id=one.id, prefer="s2"), decide("hide", id=two.id))
    [event] = merge(*SUMS, decisions=decisions).events
    assert [(dispute.id, dispute.ruled) for dispute in event.disagreements] == [(one.id, True)]


def test_a_ruling_for_a_source_that_names_no_version_while_others_do_is_an_error(merge: Merge) -> None:
    readings = (
        ReadingChoice(value="from Sudland", mentions=(select("s2", "home for"),)),
        ReadingChoice(value="to Sudland", mentions=(select("s3", "recalled its"),)),
    )
    asked = decide("disagreement", event=select("s1", "recalled its"), about="which way", readings=readings)
    wrong = decide("rule", id=f"{RECALL_ID}-1", prefer="s1")
    with pytest.raises(ContentError, match="'s1' gives no version"):
        merge(RECALL_A, RECALL_B, RECALL_C, decisions=(asked, wrong))


def test_a_quote_means_the_shortest_report_that_lies_in_all_the_others(merge: Merge) -> None:
    told = (
        "Gazette",
        "2024-06-14",
        "Sudland attacked the herring fleet of Norland on 13 June, Berg told parliament on 13 June.",
    )
    assert len(merge(told).events) == 2
    hidden = decide("hide", event=select("s1", "attacked the herring fleet"))
    [event] = merge(told, decisions=(hidden,)).events
    assert event.kind == "statement"


def test_a_ruling_on_an_id_that_nothing_has_says_so_whatever_else_is_disputed(merge: Merge) -> None:
    with pytest.raises(ContentError, match="no disagreement 'the-leak-1'"):
        merge(LEAK_A, LEAK_B, decisions=(decide("rule", id="the-leak-1", prefer="s1"),))


def test_three_events_are_merged_at_once(merge: Merge) -> None:
    parts = tuple(
        select(*part) for part in (("s1", "recalled its"), ("s2", "opened a school"), ("s3", "leaked papers"))
    )
    merged = merge(RECALL_A, SCHOOL, LEAK_A, decisions=(decide("merge", mentions=parts),))
    [event] = merged.events
    assert (len(event.mentions), event.id, merged.needless) == (3, RECALL_ID, ())


def test_a_ruling_means_the_one_of_two_declared_disagreements_that_it_names(merge: Merge) -> None:
    second = replace(WHICH_WAY, about="how")
    ruled = decide("rule", id=f"{RECALL_ID}-2", prefer="s2", because="it was there")
    [event] = merge(RECALL_A, RECALL_B, decisions=(WHICH_WAY, second, ruled)).events
    assert [(one.about, one.ruled) for one in event.disagreements] == [("which way", False), ("how", True)]


def test_an_id_that_is_free_may_be_given_whatever_the_others_are_called(merge: Merge) -> None:
    for name in ("a-leak", "zebras"):
        named = decide("set", event=select("s2", "leaked papers"), id=name)
        assert {event.id for event in merge(RECALL_A, LEAK_A, decisions=(named,)).events} == {RECALL_ID, name}
        again = decide("set", event=select(event=name), id="middle")
        assert merge(RECALL_A, LEAK_A, decisions=(named, again)).aliases == ((name, "middle"),)


def test_words_that_two_reports_of_one_source_hold_alike_are_refused(merge: Merge) -> None:
    told = "On 13 June 2024 Norland recalled its ambassador from Sudland over herring."
    for times in (2, 3):
        with pytest.raises(ContentError, match=f"{times} reports hold the words"):
            merge(
                ("Gazette", "2024-06-14", *[told] * times), decisions=(decide("hide", event=select("s1", "recalled")),)
            )
