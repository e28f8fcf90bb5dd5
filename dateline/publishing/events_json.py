"""Timeline → ``data/events.json``: the neutral record of the whole story, by the schema that stands beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dateline.merging.reasons import word_reason
from dateline.packing import write_json
from dateline.publishing.encoding import encode_json, encode_json_rows
from dateline.publishing.excerpts import cut_quote
from dateline.publishing.fragments import find_words, link_to_words
from dateline.publishing.quotations import list_phrases
from dateline.publishing.rows import write_anew
from dateline.publishing.schema import EVENTS_SCHEMA

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from dateline.model import AnnotatedSource, Disagreement, Event, Mention, Source, Timeline, Timex, Undated
    from dateline.publishing.encoding import Row
    from dateline.publishing.rows import Write

_PATH = "data/events.json"


def format_events(timeline: Timeline, write: Write = write_anew) -> Iterator[Row]:
    """Write ``data/events.json``, the neutral record of the whole timeline.

    Names are sorted; events stand in the timeline's order, mentions in order of source and place. A verbatim source
    is quoted with at most ``excerpt_words`` words of a passage.
    """
    reads = {annotated.source.id: annotated for annotated in timeline.sources}
    words = timeline.config.excerpt_words

    def write_event(event: Event) -> bytes:
        return write_json(_record_event(event, reads, words))

    def write_source(source: Source) -> bytes:
        return write_json(_record_source(source))

    def write_undated(source: Source) -> bytes:
        reports = sorted(reads[source.id].undated, key=lambda report: report.quote.start)
        return b",\n".join(write_json(_record_undated(report, source, words)) for report in reports)

    sources = [annotated.source for annotated in timeline.sources]
    undated = map(write_undated, sorted(sources, key=lambda source: source.id))
    record = {
        "dateline": "1",
        "timeline": {"title": timeline.config.title, "language": timeline.config.language},
        "events": iter(write(_PATH, timeline.events, write_event)),
        "out_of_scope": iter(write(_PATH, timeline.beyond, write_event)),
        "undated": filter(None, undated),
        "sources": iter(write(_PATH, sources, write_source)),
    }
    return encode_json_rows(record)


def format_schema() -> bytes:
    """Write the JSON Schema of ``data/events.json``."""
    return encode_json(EVENTS_SCHEMA)


def _record_event(event: Event, reads: Mapping[str, AnnotatedSource], words: int) -> dict[str, Any]:
    mentions = sorted(event.mentions, key=lambda mention: (mention.source, mention.quote.start, mention.id))
    return {
        "id": event.id,
        "title": event.title,
        "summary": event.summary,
        "date": event.date.text,
        "first_day": _format_day(event.date.first),
        "last_day": _format_day(event.date.last),
        "precision": event.date.precision,
        "kind": event.kind,
        "modality": event.modality,
        "actors": sorted(set(event.actors)),
        "in_scope": event.in_scope,
        "independent_sources": event.independent_sources,
        "mentions": [_record_mention(mention, reads[mention.source].source, words) for mention in mentions],
        "disagreements": [_record_disagreement(disagreement) for disagreement in event.disagreements],
        "merge_reasons": [word_reason(reason) for reason in event.merge_reasons],
    }


def _record_mention(mention: Mention, source: Source, words: int) -> dict[str, Any]:
    timex = mention.timex
    quote = cut_quote(mention.quote, timex, source, words)
    return {
        "id": mention.id,
        "source": mention.source,
        "quote": {
            "exact": quote.exact,
            "prefix": quote.prefix,
            "suffix": quote.suffix,
            "start": quote.start,
            "end": quote.end,
        },
        "own_words": _list_own_words(mention, source),
        "link": link_to_words(source.url, find_words(mention, source, words)) if source.url else None,
        "date": mention.date.text if mention.date else None,
        "date_text": timex.text if timex else None,
        "date_rule": timex.rule if timex else None,
        "counted_from": timex.counted_from.text if timex and timex.counted_from else None,
        "date_reason": mention.date_reason or None,
        "timex": _record_timex(timex) if timex else None,
        "kind": mention.kind,
        "modality": mention.modality,
        "actors": sorted(set(mention.actors)),
        "recipients": sorted(set(mention.recipients)),
        "speaker": mention.speaker or None,
        "provenance": dict(sorted(mention.provenance)),
    }


def _list_own_words(mention: Mention, source: Source) -> list[str]:
    """What a digest quotes of its article, without the quotation marks."""
    block, quote = source.blocks[mention.block], mention.quote
    phrases = list_phrases(source, block.start, block.end)
    inside = (one for one in phrases if quote.start <= one.start and one.end <= quote.end)
    return [source.text[one.start + 1 : one.end - 1] for one in inside]


def _record_timex(timex: Timex) -> dict[str, Any]:
    return {"start": timex.start, "end": timex.end, "type": timex.type, "value": timex.value}


def _record_disagreement(disagreement: Disagreement) -> dict[str, Any]:
    return {
        "id": disagreement.id,
        "field": disagreement.field,
        "about": disagreement.about,
        "readings": [
            {"value": reading.value, "mentions": sorted(set(reading.mentions))} for reading in disagreement.readings
        ],
    }


def _record_undated(report: Undated, source: Source, words: int) -> dict[str, Any]:
    return {
        "source": report.source,
        "quote": {"exact": cut_quote(report.quote, None, source, words).exact},
        "actors": sorted(set(report.actors)),
        "reason": report.reason,
    }


def _record_source(source: Source) -> dict[str, Any]:
    return {
        "id": source.id,
        "title": source.title,
        "publisher": source.publisher,
        "published": source.published.text,
        "url": source.url,
        "language": source.language,
    }


def _format_day(day: date | None) -> str | None:
    return day.isoformat() if day else None
