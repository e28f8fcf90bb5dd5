"""Story → its Atom feeds (RFC 4287): all events, those of one actor, what sources disagree on, and what changed.

There is no clock in the chain, so "updated" is the day of publication of the newest source that reports an event.
Where the site's address is unknown, links in the feed are relative, which Atom allows; identifiers may not be, and are
then UUIDs counted from the timeline's title and the event's id.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from dateline.publishing import links
from dateline.publishing.changes import sum_up, view_revisions, word_line
from dateline.publishing.dates import describe_capital
from dateline.publishing.disputes import word_disagreement
from dateline.publishing.encoding import add_element, encode_xml
from dateline.publishing.passing import hedge_title
from dateline.publishing.revisions import find_newest_day, find_newest_report

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from dateline.model import Event
    from dateline.publishing.timeline import Story

FEED_ENTRIES = 50
_LINES_SHOWN = 100
"""Changes that an entry of the feed names one by one."""
_MIDNIGHT = "T00:00:00Z"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Feed:
    """A feed in the making."""

    root: ET.Element
    path: str
    story: Story
    base_url: str


def format_feed(story: Story, base_url: str) -> bytes:
    """Write the events whose newest report is the newest, at most ``FEED_ENTRIES`` of them, with what is disputed."""
    events = _list_newest(story.timeline.events, story)
    dek = story.timeline.config.dek or "The events of this timeline, and where their sources disagree."
    feed = _start_feed(story, base_url, path="feed.xml", page=links.INDEX, updated=_find_updated(events, story))
    return _fill_with_events(feed, dek, events)


def format_actor_feeds(story: Story, base_url: str) -> Iterator[tuple[str, bytes]]:
    """Write a feed for every actor with a page: the events it takes part in, those beyond the story included."""
    for actor in story.timeline.actors:
        if actor.name not in story.used_actors:
            continue
        events = _list_newest(story.actor_events.get(actor.name, ()), story)
        path, page = links.name_actor_feed(actor.id), links.name_actor_page(actor.id)
        updated = _find_updated(events, story)
        feed = _start_feed(story, base_url, path=path, page=page, updated=updated, about=f": {actor.name}")
        yield path, _fill_with_events(feed, f"Events in which {actor.name} takes part.", events)


def format_disagreements_feed(story: Story, base_url: str) -> bytes:
    """Write what sources disagree on, that with the newest report first, at most ``FEED_ENTRIES`` of them."""
    events = _list_newest((event for event in story.events.values() if event.disagreements), story)
    updated, path = _find_updated(events, story), "disagreements.xml"
    feed = _start_feed(story, base_url, path=path, page=links.DISAGREEMENTS, updated=updated, about=": disagreements")
    add_element(feed.root, "subtitle", "Points on which the sources cannot all be right.")
    found = [(newest, event, one) for newest, event in events for one in event.disagreements]
    for newest, event, disagreement in found[:FEED_ENTRIES]:
        page = f"{links.DISAGREEMENTS}#{links.name_disagreement_anchor(disagreement.id)}"
        entry = _add_entry(feed, f"{hedge_title(event)}: {disagreement.about}", page, newest)
        add_element(entry, "summary", word_disagreement(disagreement), type="text")
    return encode_xml(feed.root)


def format_changes_feed(story: Story, base_url: str) -> bytes:
    """Write what changed from one published state to the next, newest first, at most ``FEED_ENTRIES`` of them."""
    revisions = story.timeline.revisions
    updated = revisions[0].day if revisions else find_newest_day(story.timeline)
    feed = _start_feed(story, base_url, path="changes.xml", page=links.CHANGES, updated=updated, about=": changes")
    views = zip(view_revisions(story), revisions, strict=True)
    for view, revision in islice(views, FEED_ENTRIES):
        lines = [word_line(line) for group in view.groups for line in group.lines]
        rest = [f"and {len(lines) - _LINES_SHOWN} more"] if len(lines) > _LINES_SHOWN else []
        page = f"{links.CHANGES}#{view.anchor}"
        entry = _add_entry(feed, f"{view.day}: {sum_up(view)}", page, revision.day)
        add_element(entry, "summary", "\n".join([*lines[:_LINES_SHOWN], *rest]) or f"{sum_up(view)}.", type="text")
    return encode_xml(feed.root)


def _list_newest(events: Iterable[Event], story: Story) -> list[tuple[date, Event]]:
    """Events with the day of their newest report, the newest first."""
    reported = [(find_newest_report(event, story), event) for event in events]
    return sorted(reported, key=lambda entry: (-entry[0].toordinal(), entry[1].id))


def _find_updated(events: Sequence[tuple[date, Event]], story: Story) -> date:
    return events[0][0] if events else find_newest_day(story.timeline)


def _start_feed(story: Story, base_url: str, *, path: str, page: str, updated: date, about: str = "") -> _Feed:
    """Write the head of a feed: ``path`` is its own, ``page`` the one that shows the same to readers."""
    config = story.timeline.config
    root = ET.Element("feed", {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": config.language})
    add_element(root, "title", f"{config.title}{about}")
    add_element(root, "id", links.identify(page, base_url, config.title))
    add_element(root, "updated", _format_instant(updated))
    add_element(add_element(root, "author"), "name", config.title)
    add_element(root, "generator", "dateline")
    add_element(root, "link", rel="alternate", type="text/html", href=links.make_link(page, path, base_url))
    if base_url:
        own = links.make_link(path, path, base_url)
        add_element(root, "link", rel="self", type="application/atom+xml", href=own)
    return _Feed(root=root, path=path, story=story, base_url=base_url)


def _fill_with_events(feed: _Feed, subtitle: str, events: Sequence[tuple[date, Event]]) -> bytes:
    add_element(feed.root, "subtitle", subtitle)
    for newest, event in events[:FEED_ENTRIES]:
        title = f"{describe_capital(event.date)}: {hedge_title(event)}"
        entry = _add_entry(feed, title, links.name_event_page(event.id), newest)
        add_element(entry, "category", term=event.kind)
        disputes = map(word_disagreement, event.disagreements)
        add_element(entry, "summary", " ".join(filter(None, (event.summary, *disputes))), type="text")
    return encode_xml(feed.root)


def _add_entry(feed: _Feed, title: str, page: str, updated: date) -> ET.Element:
    """Append an entry about a page, or about a part of one."""
    entry = add_element(feed.root, "entry")
    add_element(entry, "title", title)
    add_element(entry, "id", links.identify(page, feed.base_url, feed.story.timeline.config.title))
    add_element(entry, "updated", _format_instant(updated))
    href = links.make_link(page, feed.path, feed.base_url)
    add_element(entry, "link", rel="alternate", type="text/html", href=href)
    return entry


def _format_instant(day: date) -> str:
    """RFC 3339, at midnight UTC: sources give no time of day."""
    return f"{day.isoformat()}{_MIDNIGHT}"
