from __future__ import annotations

from dataclasses import replace

from dateline.model import Override, Timeline
from dateline.publishing.annotated import Paragraph, annotate_paragraphs, list_excerpts
from dateline.publishing.evidence import build_cards
from dateline.publishing.timeline import arrange_story
from tests.publishing.conftest import CONFIG, make_event, make_mention, make_source, read_nothing


def annotate(timeline: Timeline, source: str) -> tuple[Paragraph, ...]:
    story = arrange_story(timeline)
    return annotate_paragraphs(story.sources[source], story)


def test_the_segments_are_the_text_and_nothing_but_the_text(timeline: Timeline) -> None:
    for read in timeline.sources:
        for paragraph, block in zip(annotate(timeline, read.source.id), read.source.blocks, strict=True):
            shown = "".join(one.text for one in paragraph.segments if one.mark != "event")
            assert shown == read.source.text[block.start : block.end]


def test_dates_lead_to_what_they_date_and_names_to_who_is_named(timeline: Timeline) -> None:
    first = annotate(timeline, "oc-media")[0]
    marked = {one.text: (one.mark, one.target) for one in first.segments if one.mark}
    assert marked["on Thursday"] == ("date", "events/spoke.html")
    assert marked["Nikol Pashinyan"] == ("actor", "actors/nikol-pashinyan.html")
    assert marked["1"] == ("event", "events/spoke.html#s-oc-media")


def test_the_evidence_leads_to_a_mark_in_the_text_and_the_mark_leads_back(timeline: Timeline) -> None:
    story = arrange_story(timeline)
    [card] = [
        card for card in build_cards(story.events["spoke"], story) if card.number == story.source_numbers["oc-media"]
    ]
    page, _, anchor = card.said[0].target.partition("#")
    assert page == "sources/oc-media.html"
    marks = [one for paragraph in annotate(timeline, "oc-media") for one in paragraph.segments if one.anchor == anchor]
    assert [mark.target for mark in marks] == [f"events/spoke.html#{card.anchor}"]


def test_a_date_that_dates_nothing_leads_to_its_note(timeline: Timeline) -> None:
    second = annotate(timeline, "oc-media")[1]
    [spring] = [one for one in second.segments if one.mark == "date"]
    assert spring.target == f"sources/oc-media.html#{second.dates[0].anchor}"


def test_a_skipped_paragraph_is_shown_as_such(timeline: Timeline) -> None:
    read = next(read for read in timeline.sources if read.source.id == "oc-media")
    first, *rest = read.source.blocks
    skipped = replace(first, override=Override(line=first.line, skip=True))
    changed = replace(read, source=replace(read.source, blocks=(skipped, *rest)))
    story = arrange_story(timeline)
    assert [one.is_skipped for one in annotate_paragraphs(changed, story)] == [True, *(False for _ in rest)]


def test_the_margin_says_how_each_date_was_read(timeline: Timeline) -> None:
    note = annotate(timeline, "oc-media")[0].dates[0]
    assert (note.words, note.value, note.reason) == ("on Thursday", "13 June 2024", "counted back from publication")
    assert [told.event.id for told in note.events] == ["spoke"]


def test_what_was_not_resolved_or_not_dated_is_visible(timeline: Timeline) -> None:
    second = annotate(timeline, "oc-media")[1]
    assert second.undated == ("nothing says when",)
    assert [one.text for one in second.segments if one.is_undated] == ["Somebody protested at some time."]
    [spring] = [one for one in second.segments if one.mark == "date"]
    assert not spring.is_resolved
    assert second.dates[0].value == ""


def test_an_event_beyond_the_story_is_still_linked(timeline: Timeline) -> None:
    second = annotate(timeline, "gazette")[1]
    assert [(one.text, one.target) for one in second.segments if one.mark == "event"] == [
        ("2", "events/nineties.html#s-gazette")
    ]


def test_events_are_numbered_on_the_page_as_the_article_tells_them() -> None:
    sentences = ("Norland voted on 4 May.", "Sudland had voted on 3 May.", "Norland, then, voted, and a dam burst.")
    source = make_source("votes", f"{sentences[0]} {sentences[1]}\n\n{sentences[2]}")
    late = make_mention("late", source, sentences[0], date="2024-05-04", words="4 May")
    early = make_mention("early", source, sentences[1], date="2024-05-03", words="3 May")
    again = make_mention("again", source, "Norland, then, voted")
    burst = make_mention("burst", source, sentences[2])
    events = (
        make_event("sudland-votes", "2024-05-03", (early,)),
        make_event("norland-votes", "2024-05-04", (late, again)),
    )
    beyond = (make_event("dam", "2024-05-05", (burst,), in_scope=False),)
    read = read_nothing(source, late, early, burst, again)
    story = arrange_story(Timeline(config=CONFIG, events=events, beyond=beyond, sources=(read,), actors=()))
    first, second = annotate_paragraphs(read, story)
    marks = [[one.text for one in paragraph.segments if one.mark == "event"] for paragraph in (first, second)]
    assert marks == [["1", "2"], ["1", "3"]]
    noted = [(told.number, told.event.id) for note in first.dates for told in note.events]
    assert noted == [(1, "norland-votes"), (2, "sudland-votes")]
    assert {(told.number, told.event.id) for told in second.events} == {(1, "norland-votes"), (3, "dam")}


def test_marks_in_one_place_stand_in_order() -> None:
    words = [f"thing {number} happened" for number in range(1, 12)]
    source = make_source("many", f"{', '.join(words)}.")
    told = [make_mention(f"m{number}", source, one) for number, one in enumerate(words)]
    ended = [replace(one, quote=replace(one.quote, end=len(source.text))) for one in told]
    events = tuple(make_event(f"e{number}", "2024", (one,)) for number, one in enumerate(ended))
    read = read_nothing(source, *ended)
    story = arrange_story(Timeline(config=CONFIG, events=events, beyond=(), sources=(read,), actors=()))
    [paragraph] = annotate_paragraphs(read, story)
    marks = [one.text for one in paragraph.segments if one.mark == "event"]
    assert marks == [str(number) for number in range(1, 12)]


def test_a_verbatim_source_shows_excerpts_of_what_it_reports(timeline: Timeline) -> None:
    story = arrange_story(timeline)
    [excerpt] = list_excerpts(story.sources["lraber"], story)
    assert (excerpt.number, excerpt.value, excerpt.event.id) == (1, "2018", "deliveries")


QUOTING = (
    "On 3 May 2024 Norland spoke of “street politics, not 3 May ones” and of a “disgrace”.\n\n"
    "It also spoke of “street politics, not 3 May ones”."
)


def annotate_quoting(**fields: object) -> tuple[Paragraph, ...]:
    source = make_source("quoting", QUOTING, url="https://example.org/a", **fields)
    date = make_mention("q", source, QUOTING.partition("\n")[0], date="2024-05-03", words="3 May ones”")
    read = read_nothing(source, date)
    story = arrange_story(Timeline(config=CONFIG, events=(), beyond=(), sources=(read,), actors=()))
    return annotate_paragraphs(read, story)


def test_what_a_digest_quotes_is_marked_and_leads_to_the_article() -> None:
    first, second = annotate_quoting()
    assert "".join(one.text for one in first.segments) == QUOTING.partition("\n")[0]
    # The date that begins within the phrase and reaches beyond it is one mark all the same.
    assert [(one.text, one.mark) for one in first.segments if one.is_own] == [
        ("“street politics, not ", ""),
        ("3 May ones”", "date"),
        ("“disgrace”", ""),
    ]
    address = "https://example.org/a#:~:text=street%20politics%2C%20not%203%20May%20ones"
    assert [one.target for one in first.quoted] == [address]
    assert [one.target for one in second.quoted] == [address]


def test_a_translated_quotation_is_neither_marked_nor_looked_for() -> None:
    for paragraph in annotate_quoting(language="ru"):
        assert not any(one.is_own for one in paragraph.segments)
        assert paragraph.quoted == ()
