"""What a reader is told of how an event was made, from the reasons that the merge step gives."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from dateline.model import MergeReason, Obstacle, Refusal, Scores, Timeline
from dateline.pipeline import build_site
from dateline.publishing.joins import Apart, list_apart, list_edited, list_joins
from dateline.publishing.timeline import arrange_story

ROOT = Path(__file__).parent.parent.parent
LIKE = Scores(likeness=0.81, words=0.7, actors=0.5, kind=0.3, date=1.0, shared_words=("paper", "politico"))
MUCH = "Much wording in common (papers, politico), most names in common, a kindred kind of act"


def say(timeline: Timeline, reason: MergeReason) -> tuple[list[int], str, str]:
    papers = replace(timeline.events[2], merge_reasons=(reason,))
    story = arrange_story(replace(timeline, events=(*timeline.events[:2], papers)))
    [join] = list_joins(papers, story)
    return [source.number for source in join.sources], join.words, join.score


@pytest.mark.parametrize(
    ("reason", "sources", "words", "score"),
    [
        (
            MergeReason(step="agreeing", sources=("oc-media", "weekly"), scores=LIKE),
            [2, 3],
            f"{MUCH}, the same date",
            "0.81",
        ),
        (
            MergeReason(step="agreeing", sources=("oc-media", "weekly"), scores=LIKE, as_published=True),
            [2, 3],
            f"{MUCH}, the same date; kept together as published before",
            "0.81",
        ),
        (
            MergeReason(step="undated", sources=("weekly",), scores=LIKE, undated_score=0.88),
            [3],
            f"It gives no date. {MUCH}",
            "0.88",
        ),
        (
            MergeReason(step="continuation", sources=("weekly",), excerpt="The papers"),
            [3],
            "Goes on with what the sentence before it tells: “The papers…”",
            "",
        ),
        (MergeReason(step="same-as", sources=("gazette",)), [1], "Joined by the editor", ""),
        (MergeReason(step="merge", because="one leak"), [], "Joined by the editor: one leak", ""),
        (MergeReason(step="split", because="two leaks"), [], "Parted by the editor: two leaks", ""),
        (MergeReason(step="pinned", pinned_id="leak"), [], "#leak stands in both", ""),
    ],
)
def test_a_reason_names_sources_and_says_in_words_what_agrees(
    timeline: Timeline, reason: MergeReason, sources: list[int], words: str, score: str
) -> None:
    assert say(timeline, reason) == (sources, words, score)


def test_what_an_editor_set_is_named_in_words(timeline: Timeline) -> None:
    edited = replace(timeline.events[2], edited=("date", "in_scope", "title"))
    assert list_edited(edited) == ("the date", "whether it is part of this story", "the headline")


def test_dates_that_contradict_each_other_are_owned_to(timeline: Timeline) -> None:
    _, words, _ = say(timeline, MergeReason(step="contested", scores=replace(LIKE, date=0.0)))
    assert words.startswith("Dates that contradict each other, yet much wording")
    assert "same date" not in words


def test_what_came_close_is_an_event_with_its_likest_reports(timeline: Timeline) -> None:
    weaker, asked = replace(LIKE, likeness=0.48), Obstacle(cause="words", least=0.22)
    refusals = (
        Refusal(mention="m2", other="m1", scores=weaker, obstacle=Obstacle(cause="likeness", least=0.50)),
        Refusal(mention="m3", other="m1", scores=LIKE, obstacle=asked),
        Refusal(mention="m3", other="gone", scores=LIKE, obstacle=asked),
    )
    [apart] = part(timeline, *refusals)
    assert (apart.event.id, apart.score) == ("spoke", "0.81")
    assert [source.number for source in apart.sources] == [3, 2]


def part(timeline: Timeline, *refusals: Refusal) -> tuple[Apart, ...]:
    papers = replace(timeline.events[2], refusals=refusals)
    story = arrange_story(replace(timeline, events=(*timeline.events[:2], papers)))
    return list_apart(papers, story)


@pytest.mark.parametrize(
    ("obstacle", "why"),
    [
        (Obstacle(cause="words", least=0.22), "too little wording in common"),
        (Obstacle(cause="likeness", least=0.50), "0.50 is asked"),
        (Obstacle(cause="groups"), "their other reports or dates do not fit"),
        (Obstacle(cause="record"), "their other reports or dates do not fit"),
    ],
)
def test_what_came_close_is_told_with_what_kept_it_apart(timeline: Timeline, obstacle: Obstacle, why: str) -> None:
    [apart] = part(timeline, Refusal(mention="m3", other="m1", scores=LIKE, obstacle=obstacle))
    assert apart.words.startswith("Much wording in common (")
    assert apart.words.endswith(f"the same date, but {why}")


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
    reason = MergeReason(step="agreeing", sources=("oc-media", "weekly"), scores=replace(LIKE, shared_words=(stem,)))
    papers = replace(timeline.events[2], mentions=mentions, merge_reasons=(reason,))
    story = arrange_story(replace(timeline, events=(*timeline.events[:2], papers)))
    [join] = list_joins(papers, story)
    assert join.words.startswith(f"Much wording in common{f' ({word})' if word else ''}, ")
