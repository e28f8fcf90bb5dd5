"""What a reader is told of how an event was made, from the reasons that the merge step gives."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from dateline.model import Refusal, Timeline
from dateline.pipeline import build_site
from dateline.publishing.joins import list_apart, list_edited, list_joins
from dateline.publishing.timeline import arrange_story

ROOT = Path(__file__).parent.parent.parent
LIKE = "alike 0.81 (words 0.70: paper, politico; actors 0.50; kind 0.30; date 1.00)"


def say(timeline: Timeline, reason: str) -> tuple[list[int], str, str]:
    papers = replace(timeline.events[2], merge_reasons=(reason,))
    story = arrange_story(replace(timeline, events=(*timeline.events[:2], papers)))
    [join] = list_joins(papers, story)
    return [source.number for source in join.sources], join.words, join.score


@pytest.mark.parametrize(
    ("reason", "sources", "words", "score"),
    [
        (
            f"oc-media and weekly: {LIKE}",
            [2, 3],
            "Much wording in common (papers, politico), most names in common, a kindred kind of act, the same date",
            "0.81",
        ),
        (
            f"weekly gives no date and tells the same: {LIKE}; 0.88 without the date",
            [3],
            "It gives no date. Much wording in common (papers, politico), most names in common, a kindred kind of act",
            "0.88",
        ),
        ("weekly: told in one breath, “The papers…”", [3], "Goes on with what the sentence before it tells: “The", ""),
        ("gazette: joined by the editor's same-as", [1], "Joined by the editor", ""),
        ("joined by the editor: one leak", [], "Joined by the editor: one leak", ""),
    ],
)
def test_a_reason_names_sources_and_says_in_words_what_agrees(
    timeline: Timeline, reason: str, sources: list[int], words: str, score: str
) -> None:
    told = say(timeline, reason)
    assert told[0] == sources
    assert told[1].startswith(words)
    assert told[2] == score


def test_what_an_editor_set_is_named_in_words(timeline: Timeline) -> None:
    edited = replace(timeline.events[2], edited=("date", "in_scope", "title"))
    assert list_edited(edited) == ("the date", "whether it is part of this story", "the headline")


def test_dates_that_contradict_each_other_are_owned_to(timeline: Timeline) -> None:
    _, words, _ = say(timeline, "the dates differ, the telling does not: " + LIKE.replace("date 1.00", "date 0.00"))
    assert words.startswith("Dates that contradict each other, yet much wording")
    assert "same date" not in words


def test_what_came_close_is_an_event_with_its_likest_reports(timeline: Timeline) -> None:
    weaker = LIKE.replace("0.81", "0.48")
    refusals = (
        Refusal(mention="m2", other="m1", reason=f"{weaker}; 0.50 is asked"),
        Refusal(mention="m3", other="m1", reason=f"{LIKE}; words 0.22 are asked"),
        Refusal(mention="m3", other="gone", reason=f"{LIKE}; words 0.22 are asked"),
    )
    papers = replace(timeline.events[2], refusals=refusals)
    story = arrange_story(replace(timeline, events=(*timeline.events[:2], papers)))
    [apart] = list_apart(papers, story)
    assert (apart.event.id, apart.score) == ("spoke", "0.81")
    assert [source.number for source in apart.sources] == [3, 2]
    assert apart.words.endswith("but too little wording in common")


@pytest.mark.parametrize("example", ["merged", "edited"])
def test_no_id_and_no_raw_score_is_left_of_what_the_merge_step_wrote(example: str) -> None:
    timeline = build_site(ROOT / "tests/examples" / example / "content").timeline
    story = arrange_story(timeline)
    joins = [join for event in timeline.events for join in list_joins(event, story)]
    assert joins
    for join in joins:
        assert "alike" not in join.words
        assert not any(source in join.words for source in story.sources)
        assert join.score or "editor" in join.words or join.sources


@pytest.mark.parametrize(
    ("stem", "sentence", "word"),
    [
        ("paper", "A leak: PAPERS, they say.", "papers"),
        ("0.5", "It was worth 10.5 or 0.5bn dollars.", "0.5bn"),
        ("0.5", "It was worth 10.5 dollars.", ""),
        ("sale", "A wholesale deal.", ""),
        ("армян", "«Армянской» стороне", "армянской"),
    ],
)
def test_the_words_that_reports_share_are_shown_as_the_sentences_print_them(
    stem: str, sentence: str, word: str, timeline: Timeline
) -> None:
    mentions = tuple(replace(one, quote=replace(one.quote, exact=sentence)) for one in timeline.events[2].mentions)
    reason = f"oc-media and weekly: {LIKE.replace('paper, politico', stem)}"
    papers = replace(timeline.events[2], mentions=mentions, merge_reasons=(reason,))
    story = arrange_story(replace(timeline, events=(*timeline.events[:2], papers)))
    [join] = list_joins(papers, story)
    assert join.words.startswith(f"Much wording in common{f' ({word})' if word else ''}, ")
