from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from dateline.model import Event, Mention, Modality, Timeline
from dateline.publishing.entries import build_entry, list_cites, say_how_sure
from dateline.publishing.evidence import build_cards
from dateline.publishing.timeline import arrange_story


def test_how_sure_is_said_in_words(timeline: Timeline) -> None:
    story = arrange_story(timeline)
    said = {event: say_how_sure(story.events[event], story) for event in ("spoke", "papers", "deliveries")}
    assert {event: f"{sure.word} {sure.detail}" for event, sure in said.items()} == {
        "spoke": "Reported by 1 source",
        "papers": "Reported by 3 independent sources",
        "deliveries": "Alleged in 1 source",
    }


@pytest.mark.parametrize("modality", ["planned", "denied"])
def test_what_did_not_happen_is_never_called_reported(
    timeline: Timeline, event: Callable[..., Event], modality: Modality
) -> None:
    x = event("x", "2024", modality=modality)
    sure = say_how_sure(x, arrange_story(replace(timeline, events=(x,))))
    assert sure.word == modality.capitalize()


def test_reprints_are_one_voice(timeline: Timeline) -> None:
    story = arrange_story(timeline)
    papers = replace(story.events["papers"], independent_sources=1)
    assert say_how_sure(papers, story).detail == "by 1 source, carried by 3"


def test_a_short_story_shows_which_sources_report_and_differ(timeline: Timeline) -> None:
    story = arrange_story(timeline)
    strip = say_how_sure(story.events["papers"], story).strip
    assert [(cell.number, cell.state) for cell in strip] == [(1, "n"), (2, "y"), (3, "y"), (4, "o")]


def test_a_source_is_cited_once_with_all_its_paragraphs(
    timeline: Timeline,
    event: Callable[..., Event],
    mention: Callable[..., Mention],
) -> None:
    text = timeline.sources[1].source
    told = (mention("a", text, "It rained last spring."), mention("b", text, "Politico published"))
    x = event("x", "2024", told)
    [cite] = list_cites(x, arrange_story(replace(timeline, events=(x,))))
    assert (cite.source.publisher, cite.locator) == ("Oc Media", "¶1,\N{NO-BREAK SPACE}2")


def test_a_summary_taken_from_a_source_is_that_sources_and_cites_it_alone(timeline: Timeline) -> None:
    story = arrange_story(timeline)
    papers = replace(story.events["papers"], summary="On June 13 the papers came out, Politico said.")
    entry = build_entry(papers, story)
    assert entry.told_by is not None
    assert (entry.told_by.publisher, [one.number for one in entry.cited]) == ("Weekly", [3])
    for own in (replace(papers, summary="Papers come out."), replace(papers, edited=("summary",))):
        entry = build_entry(own, story)
        assert (entry.told_by, [one.number for one in entry.cited]) == (None, [1, 2, 3])


def test_an_entry_carries_what_the_filters_ask_for(timeline: Timeline) -> None:
    story = arrange_story(timeline)
    keys = build_entry(story.events["spoke"], story).keys
    assert (keys.lanes, keys.sources, keys.voice_count) == ("armenia belarus", "2", 1)
    named = [timeline.actors[int(number)].id for number in keys.actors.split()]
    assert named == ["nikol-pashinyan", "armenia", "belarus"]
    assert (keys.first_day, keys.last_day, keys.state) == ("2024-06-13", "2024-06-13", "day")


def test_an_open_date_reaches_beyond_the_picture(timeline: Timeline) -> None:
    story = arrange_story(timeline)
    keys = build_entry(story.events["later-still"], story).keys
    assert (keys.first_day, keys.last_day, keys.state) == ("2025-01-01", "2026-01-01", "open-right")


def test_two_sentences_of_a_source_stand_on_one_card(timeline: Timeline, mention: Callable[..., Mention]) -> None:
    source = timeline.sources[1].source
    more = mention("m7", source, "Somebody protested at some time.", date_reason="the source gives no date for it")
    papers = replace(timeline.events[2], mentions=(*timeline.events[2].mentions, more))
    story = arrange_story(replace(timeline, events=(*timeline.events[:2], papers)))
    cards = {card.number: card for card in build_cards(papers, story)}
    assert list(cards) == [1, 2, 3]
    assert [(said.date, said.reason, said.target) for said in cards[2].said] == [
        ("13 June 2024", "counted back from publication", "sources/oc-media.html#p1-papers"),
        ("", "", "sources/oc-media.html#p2-papers"),
    ]
    assert [date.words for date in cards[2].dates] == ["13 June 2024"]


def test_a_card_shows_what_one_source_says_and_whether_it_differs(timeline: Timeline) -> None:
    story = arrange_story(timeline)
    cards = build_cards(story.events["papers"], story)
    assert [(card.number, card.said[0].date, card.differs) for card in cards] == [
        (1, "13 May 2024", True),
        (2, "13 June 2024", False),
        (3, "13 June 2024", False),
    ]
    [card] = build_cards(story.events["deliveries"], story)
    assert (card.speakers, card.modalities, card.said[0].reason) == (
        ("Politico",),
        ("as alleged",),
        "counted back from publication",
    )
