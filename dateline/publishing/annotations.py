"""Story → ``data/annotations.jsonld``: every mention as an annotation that names its event (W3C Web Annotation).

What is annotated is the text that the words stand in. Of a verbatim copy that is the article itself, at its own address
where it is known. A digest is the editor's text: its words stand on the source's page here and nowhere else, so a
selector for the article would find nothing there. The article as a whole is then a second target.

``start`` and ``end`` count characters of the source's plain text, as in ``data/events.json``; a verbatim source is
quoted within the limit of ``excerpt_words``.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from dateline.packing import write_json
from dateline.publishing import links
from dateline.publishing.encoding import encode_json_rows
from dateline.publishing.excerpts import cut_quote
from dateline.publishing.rows import write_anew

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from dateline.model import Event, Quote, Source
    from dateline.publishing.encoding import Row
    from dateline.publishing.rows import Write
    from dateline.publishing.timeline import Story

ANNOTATIONS = "data/annotations.jsonld"
Node = dict[str, Any]

_CONTEXT = "http://www.w3.org/ns/anno.jsonld"


def format_annotations(story: Story, base_url: str, write: Write = write_anew) -> Iterator[Row]:
    """Write the annotations of all events, those beyond the story included, as one page of a collection."""

    @cache
    def link(target: str) -> str:
        return links.make_link(target, ANNOTATIONS, base_url)

    total = sum(len(event.mentions) for event in story.events.values())
    title, own = story.timeline.config.title, link(ANNOTATIONS)

    @cache
    def find_text(source: str) -> tuple[str, str]:
        return _find_text(story.sources[source].source, link)

    def write_event(event: Event) -> bytes:
        return b",\n".join(map(write_json, _annotate(event, story, own, link, find_text)))

    page = {
        "@context": _CONTEXT,
        "id": f"{own}#page",
        "type": "AnnotationPage",
        "partOf": {"id": own, "type": "AnnotationCollection", "label": title, "total": total},
        "startIndex": 0,
        "items": filter(None, write(ANNOTATIONS, story.events.values(), write_event)),
    }
    return encode_json_rows(page)


def _annotate(
    event: Event, story: Story, own: str, link: Callable[[str], str], find_text: Callable[[str], tuple[str, str]]
) -> Iterator[Node]:
    """Annotate the words of every report of an event."""
    config = story.timeline.config
    page = link(links.name_event_page(event.id))
    body = {"id": page, "type": "Text", "format": "text/html", "language": config.language}
    for mention in event.mentions:
        source = story.sources[mention.source].source
        quote = cut_quote(mention.quote, mention.timex, source, config.excerpt_words)
        text, article = find_text(mention.source)
        target = {"type": "SpecificResource", "source": text, "selector": _select(quote)}
        yield {
            "id": f"{own}#{mention.id}",
            "type": "Annotation",
            "motivation": "identifying",
            "body": body,
            "target": [target, article] if article else target,
        }


def _find_text(source: Source, link: Callable[[str], str]) -> tuple[str, str]:
    """Where the words of a source stand, and the address of the article where that is elsewhere."""
    article = links.keep_web_address(source.url)
    if source.verbatim and article:
        return article, ""
    return link(links.name_source_page(source.id)), article


def _select(quote: Quote) -> list[Node]:
    return [
        {"type": "TextQuoteSelector", "exact": quote.exact, "prefix": quote.prefix, "suffix": quote.suffix},
        {"type": "TextPositionSelector", "start": quote.start, "end": quote.end},
    ]
