"""Timeline → the Atom feed of disagreements (RFC 4287), and the sitemap (sitemaps.org, protocol 0.9).

There is no clock in the chain, so "updated" is the day of publication of the newest source that reports an event.
Where the site's address is unknown, links in the feed are relative, which Atom allows; identifiers may not be, and are
then UUIDs counted from the timeline's title and the event's id. A sitemap may list only absolute addresses, so
without one there is no sitemap.
"""

from __future__ import annotations

import re
import uuid
from datetime import date
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from dateline.edtf import parse_edtf
from dateline.publishing.dates import describe_capital
from dateline.publishing.links import INDEX, make_absolute, name_event_page
from dateline.wording import describe

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dateline.model import Disagreement, Event, Source, Timeline

FEED_ENTRIES = 50
SITEMAP_ADDRESSES = 50_000
"""The most that the protocol allows in one file."""
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def format_feed(timeline: Timeline, base_url: str) -> bytes:
    """Write the events whose newest report is the newest, at most ``FEED_ENTRIES`` of them, with what is disputed."""
    config = timeline.config
    sources = {annotated.source.id: annotated.source for annotated in timeline.sources}
    reported = [(_find_newest(event, sources), event) for event in timeline.events]
    reported.sort(key=lambda entry: (-entry[0].toordinal(), entry[1].id))
    newest = reported[0][0] if reported else max(map(_date_source, sources.values()), default=date(1970, 1, 1))

    feed = ET.Element("feed", {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": config.language})
    _add(feed, "title", config.title)
    _add(feed, "subtitle", config.dek or "The events of this timeline, and where their sources disagree.")
    _add(feed, "id", _identify(timeline, base_url, INDEX))
    _add(feed, "updated", _format_instant(newest))
    _add(_add(feed, "author"), "name", config.title)
    _add(feed, "generator", "dateline")
    _add(feed, "link", rel="alternate", type="text/html", href=base_url or make_absolute(INDEX, ""))
    if base_url:
        _add(feed, "link", rel="self", type="application/atom+xml", href=make_absolute("feed.xml", base_url))
    for updated, event in reported[:FEED_ENTRIES]:
        page = name_event_page(event.id)
        entry = _add(feed, "entry")
        _add(entry, "title", f"{describe_capital(event.date)}: {event.title}")
        _add(entry, "id", _identify(timeline, base_url, page))
        _add(entry, "updated", _format_instant(updated))
        _add(entry, "link", rel="alternate", type="text/html", href=make_absolute(page, base_url))
        _add(entry, "category", term=event.kind)
        _add(entry, "summary", " ".join(filter(None, (event.summary, *map(_word, event.disagreements)))), type="text")
    return _encode_xml(feed)


def format_sitemap(pages: Iterable[str], base_url: str) -> bytes | None:
    """Write the addresses of all pages but the one for missing pages; ``None`` where the site's address is unknown."""
    if not base_url:
        return None
    urlset = ET.Element("urlset", {"xmlns": "http://www.sitemaps.org/schemas/sitemap/0.9"})
    for page in [page for page in pages if page != "404.html"][:SITEMAP_ADDRESSES]:
        _add(_add(urlset, "url"), "loc", base_url if page == INDEX else make_absolute(page, base_url))
    return _encode_xml(urlset)


def _identify(timeline: Timeline, base_url: str, page: str) -> str:
    """The permanent identifier of the feed or of an entry: an absolute IRI (RFC 4287, 4.2.6)."""
    if base_url:
        return make_absolute(page, base_url)
    story = uuid.uuid5(uuid.NAMESPACE_URL, timeline.config.title)
    return uuid.uuid5(story, page).urn


def _find_newest(event: Event, sources: dict[str, Source]) -> date:
    return max(_date_source(sources[mention.source]) for mention in event.mentions)


def _date_source(source: Source) -> date:
    """The first day on which the source can have appeared: never a day that is still to come."""
    return source.published.first or source.published.last or date.min


def _format_instant(day: date) -> str:
    """RFC 3339, at midnight UTC: sources give no time of day."""
    return f"{day.isoformat()}T00:00:00Z"


def _word(disagreement: Disagreement) -> str:
    """Say a disagreement as a sentence."""
    values = [
        describe(parse_edtf(reading.value)) if disagreement.field == "date" else reading.value
        for reading in disagreement.readings
    ]
    return f"Sources disagree on {disagreement.about}: {', or '.join(values)}."


def _add(parent: ET.Element, tag: str, text: str = "", **attributes: str) -> ET.Element:
    """Append an element, without the control characters that XML 1.0 cannot hold."""
    child = ET.SubElement(parent, tag, attributes)
    if text:
        child.text = _NOT_XML.sub("", text)
    return child


def _encode_xml(root: ET.Element) -> bytes:
    ET.indent(root)
    body = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{body}\n'.encode()
