from __future__ import annotations

from dateline.model import Timeline
from dateline.publishing.bibliography import list_endnotes
from dateline.publishing.timeline import arrange_story


def test_endnotes_are_the_cited_sources_under_their_own_numbers(timeline: Timeline) -> None:
    story = arrange_story(timeline)
    for event in timeline.events:
        cited = {story.source_numbers[mention.source] for mention in event.mentions}
        assert [note.number for note in list_endnotes([event], story)] == sorted(cited)
    together = list_endnotes(timeline.events, story)
    assert [note.number for note in together] == sorted({note.number for note in together})


def test_an_endnote_writes_out_the_addresses_and_keeps_the_brackets(timeline: Timeline) -> None:
    notes = {note.publisher: note for note in list_endnotes(timeline.events, arrange_story(timeline))}
    assert notes["Lraber"].urls == ("https://example.org/ar",)
    assert (notes["Lraber"].language, notes["Lraber"].direction) == ("ar", "rtl")
    assert notes["Gazette"].is_title_supplied
    assert notes["Gazette"].published == "[May 2024]"
    assert notes["Gazette"].urls == ()
