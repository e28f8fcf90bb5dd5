from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.checking.explain import explain
from dateline.edtf import parse_edtf
from dateline.errors import UsageError
from dateline.merging.likeness import Likeness
from dateline.merging.reasons import word_reason, word_refusal
from dateline.model import Obstacle, Refusal, Scores
from tests.publishing.factory_exports import make_timeline


def read(name: str) -> str:
    return " ".join(explain(make_timeline(), name).split())


def test_an_event_is_told_with_its_reports_dates_merges_and_disagreements() -> None:
    text = read("ambassadors-recalled")
    assert "Event ambassadors-recalled: Ambassadors & envoys recalled" in text
    assert "Date: 13 June 2024 [2024-06-13] (day)." in text
    assert "“Armenia and Belarus recalled their ambassadors on Thursday.”" in text
    assert "read in the words “on Thursday” as a day of the week (rule weekday)" in text
    assert "counted from 14 June 2024 [2024-06-14], the day of publication, or the dateline's" in text
    assert "The kind was written by an editor." in text
    assert "- a-recall and b-leak: alike 0.81" in text
    assert "Sources disagree on the date (recall-date, found by comparing the reports):" in text
    assert "- 13 June 2024 [2024-06-13] (the timeline follows this one)" in text
    assert "How it was filed: the page itself carries 13 June" in text


def test_a_retired_id_leads_to_the_event() -> None:
    text = read("recall-2024")
    assert text.startswith("Event ambassadors-recalled:")
    assert "recall-2024 is its former id." in text


def test_a_mention_is_told_with_its_event() -> None:
    text = read("m-b-leak")
    assert text.startswith("Mention m-b-leak, part of event ambassadors-recalled")
    assert "“Посол отозван” [Ambassador withdrawn], Газета, 20 June 2024." in text
    assert "on the word of журналисты" in text


def test_a_disagreement_is_told_with_both_quotes() -> None:
    text = read("recall-date")
    assert "The Courier: “Armenia and Belarus recalled" in text
    assert "Газета: “Минск отозвал посла" in text


def test_an_event_beyond_the_scope_says_so() -> None:
    text = read("visit")
    assert "Outside the scope of this story" in text
    assert "Nothing was merged" in text
    assert "Dated from 2018 [2018/..]" in text


def test_a_report_without_a_date_says_why() -> None:
    story = make_timeline()
    first, second = story.events[0].mentions
    undated = replace(first, date=None, timex=None, date_reason="the source gives none")
    text = explain(
        replace(story, events=(replace(story.events[0], mentions=(undated, second)),)), "ambassadors-recalled"
    )
    assert "No date: the source gives none." in text


def test_an_unknown_id_is_an_error_that_names_the_nearest() -> None:
    with pytest.raises(
        UsageError, match="nothing has the id 'ambassador-recalled'; perhaps you mean ambassadors-recalled"
    ):
        read("ambassador-recalled")
    with pytest.raises(UsageError, match="write what the address of an event's page ends in"):
        read("zzz")


def test_lines_fit_a_terminal() -> None:
    assert max(map(len, explain(make_timeline(), "ambassadors-recalled").splitlines())) <= 100


def test_what_was_nearly_merged_is_told_with_the_reason() -> None:
    story = make_timeline()
    [recall], [visit, *_] = story.events, story.beyond
    refusal = Refusal(
        mention=recall.mentions[0].id,
        other=visit.mentions[0].id,
        scores=Scores(likeness=0.47, words=0.3, actors=1.0, kind=0.0, date=0.7),
        obstacle=Obstacle(cause="likeness", least=0.5),
    )
    told = explain(replace(story, events=(replace(recall, refusals=(refusal,)),)), recall.id)
    wanted = f"left apart, the likest first: - {visit.id} ({visit.title}): {word_refusal(refusal)}"
    assert wanted in " ".join(told.split())


def test_how_likeness_is_weighed_is_said_and_a_near_thing_is_called_one() -> None:
    story = make_timeline()
    [sure] = story.events[0].merge_reasons
    assert sure.scores
    near = replace(sure, scores=replace(sure.scores, likeness=0.52))
    event = replace(story.events[0], merge_reasons=(sure, near))
    told = " ".join(explain(replace(story, events=(event,)), event.id).split())
    assert f"- {word_reason(sure)} - {word_reason(near)}; that was a near thing" in told
    assert "wording counts half of it, actors a quarter, the kind 0.15, the date 0.10" in told
    assert "Two dated reports are one event from 0.50, an undated one joins from 0.62" in told


def test_the_shares_that_are_told_are_those_that_are_reckoned_with() -> None:
    parts = {"words": 0.0, "actors": 0.0, "kinds": 0.0, "date": 0.0}
    shares = {name: Likeness(**{**parts, name: 1.0}).unleaned_score for name in parts}
    assert shares == {"words": 0.50, "actors": 0.25, "kinds": 0.15, "date": 0.10}


def test_it_is_said_where_the_date_of_an_event_comes_from() -> None:
    story = make_timeline()
    [event] = story.events
    first, second = event.mentions

    def tell(**fields: object) -> str:
        changed = replace(event, **{"disagreements": (), **fields})  # type: ignore[arg-type]
        return " ".join(explain(replace(story, events=(changed,)), event.id).split())

    assert "which version leads, and why, stands below" in read(event.id)
    assert "(day). 1 of 2 dated reports give this very date." in tell()
    assert "Its one dated report gives this very date." in tell(mentions=(second,))
    vague = replace(first, date=parse_edtf("2024-06"))
    assert "It is the narrowest that all dated reports allow." in tell(mentions=(vague, replace(vague, id="m-c")))
    assert "An editor set it." in tell(edited=("date",))
