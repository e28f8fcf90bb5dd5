"""Story → the tables of events, mentions, sources and disagreements: a line for each column.

A column's line holds its name, its type, what it means and how it is read off a row. So the dictionary that
``datapackage.json`` publishes can speak of no other columns than the tables have. Lists are joined with "; ".
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, get_args

from dateline.edtf import Precision
from dateline.kinds import KINDS
from dateline.model import DisputedField, Modality
from dateline.publishing import links
from dateline.publishing.dates import describe_capital
from dateline.publishing.excerpts import cut_quote
from dateline.publishing.tables import Column, Table
from dateline.wording import describe

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from dateline.edtf import Edtf
    from dateline.model import Disagreement, Event, Mention, Quote, Reading, Source
    from dateline.publishing.timeline import Story

_HOME = "data/events.csv"
"""Where links that are not absolute start from; all tables lie in one folder."""
_KINDS = tuple(KINDS)
_MODALITIES = get_args(Modality)
_EDTF = "EDTF (ISO 8601-2), exactly as known: 2024-06 is some day of June 2024"


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRow:
    """An event."""

    event: Event
    page: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MentionRow:
    """A mention, with the event that it reports."""

    mention: Mention
    event: Event
    quote: Quote
    """What of its words may be published."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRow:
    """A source."""

    source: Source
    number: int
    page: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingRow:
    """A version in a disagreement."""

    event: Event
    disagreement: Disagreement
    reading: Reading


def _list_events(story: Story) -> Iterable[Event]:
    return story.events.values()


def _list_event(event: Event, _: Story, base_url: str) -> Iterator[EventRow]:
    yield EventRow(event=event, page=links.make_link(links.name_event_page(event.id), _HOME, base_url))


def _list_mentions(event: Event, story: Story, _: str) -> Iterator[MentionRow]:
    words = story.timeline.config.excerpt_words
    for mention in event.mentions:
        quote = cut_quote(mention.quote, mention.timex, story.sources[mention.source].source, words)
        yield MentionRow(mention=mention, event=event, quote=quote)


def _list_sources(story: Story) -> Iterator[Source]:
    return (read.source for read in story.timeline.sources)


def _list_source(source: Source, story: Story, base_url: str) -> Iterator[SourceRow]:
    page = links.make_link(links.name_source_page(source.id), _HOME, base_url)
    yield SourceRow(source=source, number=story.source_numbers[source.id], page=page)


def _list_readings(event: Event, _: Story, __: str) -> Iterator[ReadingRow]:
    for disagreement in event.disagreements:
        for reading in disagreement.readings:
            yield ReadingRow(event=event, disagreement=disagreement, reading=reading)


def _join(values: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(values))


def _format_day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _format_flag(flag: bool) -> str:
    return "true" if flag else "false"


def _format_edtf(value: Edtf | None) -> str:
    return value.text if value else ""


def _list_voices(row: ReadingRow) -> str:
    sources = {mention.id: mention.source for mention in row.event.mentions}
    return _join(sources[one] for one in row.reading.mentions if one in sources)


EVENTS: Table[Event, EventRow] = Table(
    name="events",
    meaning="What is reported to have happened, one event a row, in order of date; those beyond the story come last.",
    list_subjects=_list_events,
    list_rows=_list_event,
    key="id",
    columns=(
        Column("id", "string", "Permanent name of the event", lambda row: row.event.id),
        Column("title", "string", "Headline", lambda row: row.event.title),
        Column("summary", "string", "A sentence or two", lambda row: row.event.summary, filled=False),
        Column("date", "string", f"When: {_EDTF}", lambda row: row.event.date.text),
        Column("date_words", "string", "The same in words", lambda row: describe_capital(row.event.date)),
        Column(
            "first_day",
            "date",
            "First day it can mean; empty where the start is open",
            lambda row: _format_day(row.event.date.first),
            filled=False,
        ),
        Column(
            "last_day",
            "date",
            "Last day it can mean; empty where the end is open",
            lambda row: _format_day(row.event.date.last),
            filled=False,
        ),
        Column(
            "precision",
            "string",
            "What first_day to last_day make up",
            lambda row: row.event.date.precision,
            among=get_args(Precision),
        ),
        Column(
            "approximate", "boolean", "Whether the date is about", lambda row: _format_flag(row.event.date.approximate)
        ),
        Column(
            "uncertain", "boolean", "Whether the date is doubtful", lambda row: _format_flag(row.event.date.uncertain)
        ),
        Column("kind", "string", "Sort of act", lambda row: row.event.kind, among=_KINDS),
        Column(
            "modality",
            "string",
            "How it is told: only what happened is told as a fact",
            lambda row: row.event.modality,
            among=_MODALITIES,
        ),
        Column(
            "actors", "string", "Who is named, parted by semicolons", lambda row: _join(row.event.actors), filled=False
        ),
        Column("in_scope", "boolean", "Whether it is part of the story", lambda row: _format_flag(row.event.in_scope)),
        Column(
            "independent_sources",
            "integer",
            "Sources that report it, less reprints of one another",
            lambda row: str(row.event.independent_sources),
        ),
        Column(
            "sources",
            "string",
            "Ids of the sources that report it, parted by semicolons",
            lambda row: _join(mention.source for mention in row.event.mentions),
            filled=False,
        ),
        Column(
            "disputed",
            "boolean",
            "Whether sources disagree on something of it; see disagreements",
            lambda row: _format_flag(bool(row.event.disagreements)),
        ),
        Column("page", "string", "Address of its page", lambda row: row.page),
    ),
)

MENTIONS: Table[Event, MentionRow] = Table(
    name="mentions",
    meaning="What each source says of an event, one report a row.",
    list_subjects=_list_events,
    list_rows=_list_mentions,
    key="id",
    references=(("event", "events"), ("source", "sources")),
    columns=(
        Column("id", "string", "Name of the report", lambda row: row.mention.id),
        Column("event", "string", "Id of the event", lambda row: row.event.id),
        Column("source", "string", "Id of the source", lambda row: row.mention.source),
        Column("paragraph", "integer", "Paragraph of the source, from 1", lambda row: str(row.mention.block + 1)),
        Column("quote", "string", "The words, of a verbatim copy only some", lambda row: row.quote.exact),
        Column(
            "start", "integer", "First character of the quote in the source's text", lambda row: str(row.quote.start)
        ),
        Column("end", "integer", "The character after its last", lambda row: str(row.quote.end)),
        Column(
            "date", "string", f"When, by this source: {_EDTF}", lambda row: _format_edtf(row.mention.date), filled=False
        ),
        Column(
            "date_text",
            "string",
            "The words that give the date",
            lambda row: row.mention.timex.text if row.mention.timex else "",
            filled=False,
        ),
        Column(
            "date_reason",
            "string",
            "How the date was reached, or why there is none",
            lambda row: row.mention.date_reason,
            filled=False,
        ),
        Column("kind", "string", "Sort of act", lambda row: row.mention.kind, among=_KINDS),
        Column("modality", "string", "How it is told", lambda row: row.mention.modality, among=_MODALITIES),
        Column(
            "actors",
            "string",
            "Who is named, parted by semicolons",
            lambda row: _join(row.mention.actors),
            filled=False,
        ),
        Column(
            "speaker",
            "string",
            "Who says so, when the source does not say it in its own voice",
            lambda row: row.mention.speaker,
            filled=False,
        ),
    ),
)

SOURCES: Table[Source, SourceRow] = Table(
    name="sources",
    meaning="The saved articles, one a row, in order of publication.",
    list_subjects=_list_sources,
    list_rows=_list_source,
    key="id",
    columns=(
        Column("id", "string", "Name of the source", lambda row: row.source.id),
        Column("number", "integer", "Its number on the site", lambda row: str(row.number)),
        Column(
            "title",
            "string",
            "Headline as published; in square brackets where the editor supplied it",
            lambda row: row.source.title,
        ),
        Column("title_en", "string", "The headline in English", lambda row: row.source.title_en, filled=False),
        Column("publisher", "string", "Who published it", lambda row: row.source.publisher),
        Column("author", "string", "Who wrote it", lambda row: row.source.author, filled=False),
        Column("published", "string", f"When: {_EDTF}", lambda row: row.source.published.text),
        Column("published_words", "string", "The same in words", lambda row: describe(row.source.published)),
        Column("language", "string", "Language of the article, BCP 47", lambda row: row.source.language),
        Column("url", "string", "Its address on the web", lambda row: row.source.url, filled=False),
        Column(
            "archive_url", "string", "Address of an archived copy", lambda row: row.source.archive_url, filled=False
        ),
        Column("accessed", "string", "When it was saved", lambda row: row.source.accessed, filled=False),
        Column("same_text_as", "string", "Id of what it reprints", lambda row: row.source.same_text_as, filled=False),
        Column("page", "string", "Address of its page on the site", lambda row: row.page),
    ),
)

DISAGREEMENTS: Table[Event, ReadingRow] = Table(
    name="disagreements",
    meaning="Versions that cannot all be true, one version a row.",
    list_subjects=_list_events,
    list_rows=_list_readings,
    references=(("event", "events"),),
    columns=(
        Column("id", "string", "Name of the disagreement", lambda row: row.disagreement.id),
        Column("event", "string", "Id of the event", lambda row: row.event.id),
        Column(
            "field",
            "string",
            "What it is on",
            lambda row: row.disagreement.field,
            among=get_args(DisputedField),
        ),
        Column("about", "string", "The question", lambda row: row.disagreement.about),
        Column("value", "string", "This version; EDTF for dates", lambda row: row.reading.value),
        Column(
            "followed", "boolean", "Whether the timeline follows it", lambda row: _format_flag(row.reading.preferred)
        ),
        Column(
            "sources", "string", "Ids of the sources that give it, parted by semicolons", _list_voices, filled=False
        ),
    ),
)

TABLES = (EVENTS, MENTIONS, SOURCES, DISAGREEMENTS)
