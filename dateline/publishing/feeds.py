"""Timeline → the Atom feeds of events and of changes (RFC 4287), and the sitemap (sitemaps.org, protocol 0.9).

There is no clock in the chain, so "updated" is the day of publication of the newest source that reports an event.
Where the site's address is unknown, links in the feed are relative, which Atom allows; identifiers may not be, and are
then UUIDs counted from the timeline's title and the event's id. A sitemap may list only absolute addresses, so
without one there is no sitemap.
"""

from __future__ import annotations

import re
import uuid
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from dateline.edtf import parse_edtf
from dateline.publishing.changes import sum_up, view_revisions, word_line
from dateline.publishing.dates import describe_capital
from dateline.publishing.links import CHANGES, INDEX, make_absolute, name_event_page
from dateline.publishing.revisions import date_source, find_newest_day
from dateline.publishing.timeline import arrange_story
from dateline.wording import describe

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from dateline.model import Disagreement, Event, Source, Timeline

FEED_ENTRIES = 50
SITEMAP_ADDRESSES = 50_000
"""The most that the protocol allows in one file."""
_LINES_SHOWN = 100
"""Changes that an entry of the feed names one by one."""
_MIDNIGHT = "T00:00:00Z"
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def format_feed(timeline: Timeline, base_url: str) -> bytes:
    """Write the events whose newest report is the newest, at most ``FEED_ENTRIES`` of them, with what is disputed."""
    sources = {annotated.source.id: annotated.source for annotated in timeline.sources}
    reported = [(_find_newest(event, sources), event) for event in timeline.events]
    reported.sort(key=lambda entry: (-entry[0].toordinal(), entry[1].id))
    newest = reported[0][0] if reported else find_newest_day(timeline)
    dek = timeline.config.dek or "The events of this timeline, and where their sources disagree."
    feed = _start_feed(timeline, base_url, path="feed.xml", page=INDEX, updated=newest)
    _add(feed, "subtitle", dek)
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


def format_changes_feed(timeline: Timeline, base_url: str) -> bytes:
    """Write what changed from one published state to the next, newest first, at most ``FEED_ENTRIES`` of them."""
    updated = timeline.revisions[0].day if timeline.revisions else find_newest_day(timeline)
    feed = _start_feed(timeline, base_url, path="changes.xml", page=CHANGES, updated=updated, about=": changes")
    for view in view_revisions(arrange_story(timeline))[:FEED_ENTRIES]:
        page = f"{CHANGES}#{view.anchor}"
        lines = [word_line(line) for group in view.groups for line in group.lines]
        rest = [f"and {len(lines) - _LINES_SHOWN} more"] if len(lines) > _LINES_SHOWN else []
        entry = _add(feed, "entry")
        _add(entry, "title", f"{view.day}: {sum_up(view)}")
        _add(entry, "id", _identify(timeline, base_url, page))
        _add(entry, "updated", f"{view.iso}{_MIDNIGHT}")
        _add(entry, "link", rel="alternate", type="text/html", href=make_absolute(page, base_url))
        _add(entry, "summary", "\n".join([*lines[:_LINES_SHOWN], *rest]) or f"{sum_up(view)}.", type="text")
    return _encode_xml(feed)


def format_sitemap(pages: Iterable[str], base_url: str) -> bytes | None:
    """Write the addresses of all pages but the one for missing pages; ``None`` where the site's address is unknown."""
    if not base_url:
        return None
    urlset = ET.Element("urlset", {"xmlns": "http://www.sitemaps.org/schemas/sitemap/0.9"})
    for page in [page for page in pages if page != "404.html"][:SITEMAP_ADDRESSES]:
        _add(_add(urlset, "url"), "loc", base_url if page == INDEX else make_absolute(page, base_url))
    return _encode_xml(urlset)


def _start_feed(
    timeline: Timeline, base_url: str, *, path: str, page: str, updated: date, about: str = ""
) -> ET.Element:
    """The head of a feed: ``path`` is its own, ``page`` the one that shows the same to readers."""
    config = timeline.config
    feed = ET.Element("feed", {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": config.language})
    _add(feed, "title", f"{config.title}{about}")
    _add(feed, "id", _identify(timeline, base_url, page))
    _add(feed, "updated", _format_instant(updated))
    _add(_add(feed, "author"), "name", config.title)
    _add(feed, "generator", "dateline")
    href = base_url if base_url and page == INDEX else make_absolute(page, base_url)
    _add(feed, "link", rel="alternate", type="text/html", href=href)
    if base_url:
        _add(feed, "link", rel="self", type="application/atom+xml", href=make_absolute(path, base_url))
    return feed


def _identify(timeline: Timeline, base_url: str, page: str) -> str:
    """The permanent identifier of the feed or of an entry: an absolute IRI (RFC 4287, 4.2.6)."""
    if base_url:
        return make_absolute(page, base_url)
    story = uuid.uuid5(uuid.NAMESPACE_URL, timeline.config.title)
    return uuid.uuid5(story, page).urn


def _find_newest(event: Event, sources: dict[str, Source]) -> date:
    return max(date_source(sources[mention.source]) for mention in event.mentions)


def _format_instant(day: date) -> str:
    """RFC 3339, at midnight UTC: sources give no time of day."""
    return f"{day.isoformat()}{_MIDNIGHT}"


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
