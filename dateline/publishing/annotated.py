"""AnnotatedSource → its text cut at every date, name and report (``segments``), and what the margin says of each."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from dateline.publishing import links
from dateline.publishing.excerpts import ShownQuote, shorten_reason, show_quote
from dateline.publishing.fragments import find_words, is_unique
from dateline.publishing.originals import Original, refer_to_original
from dateline.publishing.passing import EventRef, refer_to_actors, refer_to_event
from dateline.publishing.quotations import Phrase, list_phrases
from dateline.publishing.segments import Highlight, Segment, cut_segments
from dateline.wording import describe

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from dateline.model import ActorSpan, AnnotatedSource, Block, Mention, Source, Timex
    from dateline.publishing.timeline import Story


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedEvent:
    """An event as the page of one source names it."""

    number: int
    """Counted on that page, from 1: by its number in the timeline a page would change with events of other sources."""
    event: EventRef


@dataclass(frozen=True, slots=True, kw_only=True)
class DateNote:
    """How one date expression was read."""

    anchor: str
    words: str
    value: str
    """In words; empty where it was not resolved."""
    reason: str
    events: tuple[ReportedEvent, ...]
    """What it dates."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A block of the text, with its margin."""

    number: int
    kind: str
    segments: tuple[Segment, ...]
    dates: tuple[DateNote, ...]
    undated: tuple[str, ...]
    """Why reports in it have no date."""
    events: tuple[ReportedEvent, ...]
    """Events it reports without a date expression of its own."""
    spellings: tuple[tuple[str, str], ...]
    """Form printed, and the name it is filed under, where they differ."""
    is_skipped: bool
    """Whether the editor keeps it from being read."""
    quoted: tuple[Original, ...]
    """Where the article is to be read at each phrase that the digest quotes of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Excerpt:
    """A few words of a verbatim source around one mention."""

    number: int
    """Of the paragraph."""
    anchor: str
    """Id of the event's first excerpt from the paragraph; empty for its others."""
    former_anchors: tuple[str, ...]
    """Those that it had under retired ids of the event."""
    quote: ShownQuote
    original: Original | None
    """Where the article can be read, at words of the excerpt where they are unmistakable."""
    event: EventRef
    date_words: str
    value: str
    reason: str


def annotate_paragraphs(read: AnnotatedSource, story: Story) -> tuple[Paragraph, ...]:
    """Cut the text of a digest into annotated paragraphs."""
    source, blocks = read.source, read.source.blocks
    events = _number_events(read, story)
    timexes_of = _share_out(read.timexes, blocks, lambda timex: timex.start)
    names_of = _share_out(read.names, blocks, lambda span: span.start)
    mentions_of = _share_out(read.mentions, blocks, lambda mention: mention.quote.start)
    undated_of = _share_out(read.undated, blocks, lambda one: one.quote.start)
    noted: set[str] = set()
    paragraphs = []
    for number, block in enumerate(blocks, 1):
        timexes, names, undated = timexes_of[block.start], names_of[block.start], undated_of[block.start]
        mentions = mentions_of[block.start]
        phrases = list_phrases(source, block.start, block.end)
        reports = _Reports(mentions, events)
        dated = [(timex, reports.list_dated(timex)) for timex in timexes]
        highlights = (
            *_mark_dates(source, number, dated),
            *_mark_names(source, names, story),
            *_mark_events(source, number, reports, story),
        )
        paragraphs.append(
            Paragraph(
                number=number,
                kind=block.kind,
                segments=tuple(cut_segments(source.text, block, highlights, undated, phrases)),
                dates=tuple(_note_date(timex, number, told) for timex, told in dated),
                undated=tuple(dict.fromkeys(one.reason for one in undated)),
                events=_list_events([mention for mention in mentions if mention.timex not in timexes], events),
                spellings=tuple(_note_spellings(source.text, names, noted)),
                is_skipped=bool(block.override and block.override.skip),
                quoted=tuple(_link_phrases(source, phrases, story)),
            )
        )
    return tuple(paragraphs)


def _number_events(read: AnnotatedSource, story: Story) -> dict[str, ReportedEvent]:
    """Id of a mention → its event, numbered as the marks of the text come; an event that an editor hid is in none."""
    ordered = sorted(read.mentions, key=lambda mention: mention.quote.end)
    found = {mention.id: event for mention in ordered if (event := _find_event(mention, story))}
    numbers = {id_: number for number, id_ in enumerate(dict.fromkeys(event.id for event in found.values()), 1)}
    return {mention: ReportedEvent(number=numbers[event.id], event=event) for mention, event in found.items()}


_Thing = TypeVar("_Thing")


def _share_out(
    things: Iterable[_Thing], blocks: Sequence[Block], find_place: Callable[[_Thing], int]
) -> dict[int, list[_Thing]]:
    """First character of a block → what stands in it."""
    starts = [block.start for block in blocks]
    shared: dict[int, list[_Thing]] = {start: [] for start in starts}
    for thing in things:
        place = find_place(thing)
        number = bisect_right(starts, place) - 1
        if number >= 0 and place < blocks[number].end:
            shared[starts[number]].append(thing)
    return shared


class _Reports:
    """The events that a paragraph reports, by the date that they are told under and by where their report ends."""

    def __init__(self, mentions: Sequence[Mention], events: Mapping[str, ReportedEvent]) -> None:
        self._events = events
        self._by_date: dict[Timex | None, list[Mention]] = defaultdict(list)
        self._by_end: dict[int, list[Mention]] = defaultdict(list)
        for mention in mentions:
            self._by_date[mention.timex].append(mention)
            self._by_end[mention.quote.end].append(mention)
        self.ends = sorted(self._by_end)

    def list_dated(self, timex: Timex) -> tuple[ReportedEvent, ...]:
        """Events that are told under a date."""
        return _list_events(self._by_date.get(timex, ()), self._events) if self._by_date else ()

    def list_ended(self, end: int) -> tuple[ReportedEvent, ...]:
        """Events whose report ends at a place."""
        return _list_events(self._by_end.get(end, ()), self._events)


def list_excerpts(read: AnnotatedSource, story: Story) -> tuple[Excerpt, ...]:
    """Show of a verbatim source only the words around what it reports."""
    excerpts: list[Excerpt] = []
    anchors: set[str] = set()
    for mention in read.mentions:
        event = _find_event(mention, story)
        if event is None:
            continue
        anchor = links.name_mark_anchor(mention.block, event.id)
        excerpts.append(
            Excerpt(
                number=mention.block + 1,
                anchor="" if anchor in anchors else anchor,
                former_anchors=() if anchor in anchors else _list_former(mention.block, event.id, story),
                quote=show_quote(mention, story),
                original=refer_to_original(
                    read.source,
                    story.source_numbers[read.source.id],
                    find_words(mention, read.source, story.timeline.config.excerpt_words),
                ),
                event=event,
                date_words=mention.timex.text if mention.timex else "",
                value=describe(mention.date) if mention.date else "",
                reason=shorten_reason(mention.date_reason, mention.timex.text if mention.timex else ""),
            )
        )
        anchors.add(anchor)
    return tuple(excerpts)


def _list_former(block: int, event: str, story: Story) -> tuple[str, ...]:
    return tuple(links.name_mark_anchor(block, was) for was in story.retired.get(event, ()))


def _link_phrases(source: Source, phrases: Iterable[Phrase], story: Story) -> Iterable[Original]:
    """Links to each phrase of the article that a paragraph quotes and that can be found in it."""
    for words in dict.fromkeys(phrase.words for phrase in phrases if is_unique(phrase.words, source)):
        if original := refer_to_original(source, story.source_numbers[source.id], words):
            yield original


def _find_event(mention: Mention, story: Story) -> EventRef | None:
    """The event of a mention; ``None`` where an editor hid it."""
    event = story.mention_events.get(mention.id)
    return refer_to_event(story.events[event], story) if event else None


def _list_events(mentions: Iterable[Mention], events: Mapping[str, ReportedEvent]) -> tuple[ReportedEvent, ...]:
    found = (events[mention.id] for mention in mentions if mention.id in events)
    return tuple({told.number: told for told in found}.values())


def _note_date(timex: Timex, number: int, dated: tuple[ReportedEvent, ...]) -> DateNote:
    return DateNote(
        anchor=_name_note(number, timex),
        words=timex.text,
        value=describe(timex.date) if timex.date else "",
        reason=shorten_reason(timex.reason, timex.text),
        events=dated,
    )


def _name_note(number: int, timex: Timex) -> str:
    """Id of a date's note in the margin of a paragraph."""
    return f"p{number}-at-{timex.start}"


def _note_spellings(text: str, names: Sequence[ActorSpan], noted: set[str]) -> Iterable[tuple[str, str]]:
    """Forms that a reader may not recognise, each the first time it is printed."""
    for span in names:
        form = text[span.start : span.end]
        if span.inherited or form in noted or form.lower() in span.actor.lower():
            continue
        noted.add(form)
        yield form, span.actor


def _mark_dates(
    source: Source, number: int, dates: Iterable[tuple[Timex, tuple[ReportedEvent, ...]]]
) -> Iterable[Highlight]:
    """Dates of block ``number`` (counted from 1), each with the events that are told under it."""
    note_page = links.name_source_page(source.id)
    for timex, dated in dates:
        reason = shorten_reason(timex.reason, timex.text)
        tip = ", ".join(filter(None, (describe(timex.date) if timex.date else "", reason))) or "not resolved"
        segment = Segment(
            text=timex.text,
            mark="date",
            target=dated[0].event.page if dated else f"{note_page}#{_name_note(number, timex)}",
            tip=tip,
            is_resolved=timex.date is not None,
        )
        yield Highlight(start=timex.start, end=timex.end, segment=segment)


def _mark_names(source: Source, names: Iterable[ActorSpan], story: Story) -> Iterable[Highlight]:
    """Names in a paragraph, each once: a link under every "Armenian" and "he" would drown the dates."""
    marked: set[str] = set()
    for span in names:
        if span.actor not in marked:
            marked.add(span.actor)
            [actor] = refer_to_actors([span.actor], story)
            form = source.text[span.start : span.end]
            segment = Segment(text=form, mark="actor", target=actor.target, shape=actor.shape)
            yield Highlight(start=span.start, end=span.end, segment=segment)


def _mark_events(source: Source, number: int, reports: _Reports, story: Story) -> Iterable[Highlight]:
    """Event numbers in block ``number`` (counted from 1), where the reports end."""
    card = links.name_card_anchor(source.id)
    anchored: set[str] = set()
    for end in reports.ends:
        for told in reports.list_ended(end):
            event, first = told.event, told.event.id not in anchored
            segment = Segment(
                text=str(told.number),
                mark="event",
                target=f"{event.page}#{card}",
                anchor=links.name_mark_anchor(number - 1, event.id) if first else "",
                former_anchors=_list_former(number - 1, event.id, story) if first else (),
            )
            anchored.add(event.id)
            yield Highlight(start=end, end=end, segment=segment)
