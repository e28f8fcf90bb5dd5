"""Timeline → the files for programs: one function and one row of ``FORMATS`` for each.

A function that returns ``None`` has nothing to write. All text is UTF-8 and depends on the content alone.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from dateline.publishing.excerpts import choose_words
from dateline.publishing.feeds import format_changes_feed, format_feed, format_sitemap
from dateline.publishing.fragments import find_words, link_to_words
from dateline.publishing.quotations import list_phrases
from dateline.publishing.references import format_bibliography, format_records
from dateline.publishing.schema import EVENTS_SCHEMA

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date

    from dateline.model import Disagreement, Event, Mention, Quote, Source, Timeline, Timex


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """What the formats are made of."""

    timeline: Timeline
    pages: tuple[str, ...]
    """Paths of the site's HTML pages, in order."""
    base_url: str
    """Where the site will be published, ending in a slash; empty when unknown."""


def export_site(timeline: Timeline, pages: Iterable[str], base_url: str) -> dict[str, bytes]:
    """Write every format.

    Args:
        timeline: the story.
        pages: paths of the site's files; those that are HTML go into the sitemap.
        base_url: where the site will be published, ending in a slash; may be empty.

    Returns:
        Path in the site → content.
    """
    html = tuple(sorted(page for page in pages if page.endswith(".html")))
    export = Export(timeline=timeline, pages=html, base_url=base_url)
    made = {path: make(export) for path, make in FORMATS.items()}
    return {path: content for path, content in made.items() if content is not None}


def format_events(export: Export) -> bytes:
    """Write ``data/events.json``, the neutral record of the whole timeline.

    Names are sorted; events stand in the timeline's order, mentions in order of source and place. A verbatim source
    is quoted with at most ``excerpt_words`` words of a passage.
    """
    timeline = export.timeline
    sources = {annotated.source.id: annotated.source for annotated in timeline.sources}
    words = timeline.config.excerpt_words
    undated = [
        {
            "source": report.source,
            "quote": {"exact": _cut_quote(report.quote, None, annotated.source, words).exact},
            "actors": sorted(set(report.actors)),
            "reason": report.reason,
        }
        for annotated in sorted(timeline.sources, key=lambda annotated: annotated.source.id)
        for report in sorted(annotated.undated, key=lambda report: report.quote.start)
    ]
    record = {
        "dateline": "1",
        "timeline": {"title": timeline.config.title, "language": timeline.config.language},
        "events": [_record_event(event, sources, words) for event in timeline.events],
        "out_of_scope": [_record_event(event, sources, words) for event in timeline.beyond],
        "undated": undated,
        "sources": [_record_source(annotated.source) for annotated in timeline.sources],
    }
    return _encode_json(record)


def format_schema(_: Export) -> bytes:
    """Write the JSON Schema of ``data/events.json``."""
    return _encode_json(EVENTS_SCHEMA)


def format_robots(export: Export) -> bytes:
    """Let every crawler read the site, and point it to the sitemap where there is one."""
    lines = ["User-agent: *", "Allow: /"]
    if export.base_url:
        lines.append(f"Sitemap: {export.base_url}sitemap.xml")
    else:
        lines.append("# No sitemap: it may list only absolute addresses, and timeline.yml gives no base_url.")
    return ("\n".join(lines) + "\n").encode()


def format_nojekyll(_: Export) -> bytes:
    """Write the empty file that makes GitHub Pages publish the site as it is."""
    return b""


FORMATS: Mapping[str, Callable[[Export], bytes | None]] = {
    "data/events.json": format_events,
    "data/events.schema.json": format_schema,
    "data/references.bib": lambda export: format_bibliography(export.timeline, "bib"),
    "data/references.ris": lambda export: format_bibliography(export.timeline, "ris"),
    "data/sources.csl.json": lambda export: format_bibliography(export.timeline, "json"),
    "data/references.bib.js": lambda export: format_records(export.timeline, "bib", export.base_url),
    "data/references.ris.js": lambda export: format_records(export.timeline, "ris", export.base_url),
    "data/references.json.js": lambda export: format_records(export.timeline, "json", export.base_url),
    "feed.xml": lambda export: format_feed(export.timeline, export.base_url),
    "changes.xml": lambda export: format_changes_feed(export.timeline, export.base_url),
    "sitemap.xml": lambda export: format_sitemap(export.pages, export.base_url),
    "robots.txt": format_robots,
    ".nojekyll": format_nojekyll,
}


def _record_event(event: Event, sources: Mapping[str, Source], words: int) -> dict[str, Any]:
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
        "mentions": [_record_mention(mention, sources[mention.source], words) for mention in mentions],
        "disagreements": [_record_disagreement(disagreement) for disagreement in event.disagreements],
        "merge_reasons": list(event.merge_reasons),
    }


def _record_mention(mention: Mention, source: Source, words: int) -> dict[str, Any]:
    timex = mention.timex
    quote = _cut_quote(mention.quote, timex, source, words)
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


def _record_source(source: Source) -> dict[str, Any]:
    return {
        "id": source.id,
        "title": source.title,
        "publisher": source.publisher,
        "published": source.published.text,
        "url": source.url,
        "language": source.language,
    }


def _cut_quote(quote: Quote, timex: Timex | None, source: Source, words: int) -> Quote:
    """The words of a quotation that may be published: all of a digest, those around its date of a verbatim article.

    The result is still text of ``Source.text``, character for character, and its position says which.
    """
    if not source.verbatim:
        return quote
    focus = (timex.start, timex.end) if timex else (quote.start, quote.start)
    start, end = choose_words(source.text, (quote.start, quote.end), focus, words)
    if (start, end) == (quote.start, quote.end):
        return quote
    return replace(
        quote,
        exact=source.text[start:end],
        prefix=source.text[max(0, start - len(quote.prefix)) : start] if start > quote.start else quote.prefix,
        suffix=source.text[end : end + len(quote.suffix)] if end < quote.end else quote.suffix,
        start=start,
        end=end,
    )


def _format_day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _encode_json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()
