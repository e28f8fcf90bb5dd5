"""Story → its Atom feeds (RFC 4287): all events, those of one actor, what sources disagree on, and what changed.

There is no clock in the chain, so "updated" is the day of publication of the newest source that reports an event.
Where the site's address is unknown, links in the feed are relative, which Atom allows; identifiers may not be, and are
then UUIDs counted from the timeline's title and the event's id.
"""

from __future__ import annotations

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
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date

    from dateline.model import Actor, Event
    from dateline.publishing.timeline import Story

    Stands = Callable[[str, Actor, Sequence[Event]], bool]

FEED_ENTRIES = 50
_LINES_SHOWN = 100
"""Changes that an entry of the feed names one by one."""
_MIDNIGHT = "T00:00:00Z"


def format_feed(story: Story, base_url: str) -> bytes:
    """Write the events whose newest report is the newest, at most ``FEED_ENTRIES`` of them, with what is disputed."""
    events = _list_newest(story.timeline.events, story)
    dek = story.timeline.config.dek or "The events of this timeline, and where their sources disagree."
    feed = _start_feed(story, base_url, path="feed.xml", page=links.INDEX, updated=_find_updated(events, story))
    add_element(feed, "subtitle", dek)
    for newest, event in events[:FEED_ENTRIES]:
        feed.append(_make_event_entry(event, newest, story, base_url, path="feed.xml"))
    return encode_xml(feed)


def make_always(_path: str, _actor: Actor, _events: Sequence[Event]) -> bool:
    """Find that no feed stands."""
    return False


def format_actor_feeds(story: Story, base_url: str, stands: Stands = make_always) -> Iterator[tuple[str, bytes]]:
    """Write a feed for every actor with a page: the events it takes part in, those beyond the story included.

    Args:
        story: the timeline, arranged.
        base_url: where the site will be published, ending in a slash; may be empty.
        stands: told the path, the actor and the events of a feed; whether it is not to be written.

    Yields:
        Path in the site, and content.
    """
    taking_part: dict[str, list[tuple[date, Event]]] = {}
    for newest, event in _list_newest(story.events.values(), story):
        for name in dict.fromkeys(event.actors):
            taking_part.setdefault(name, []).append((newest, event))
    used = [actor for actor in story.timeline.actors if actor.name in story.used_actors]
    for actor in used:
        events = taking_part.get(actor.name, [])[:FEED_ENTRIES]
        path, page = links.name_actor_feed(actor.id), links.name_actor_page(actor.id)
        if stands(path, actor, [event for _, event in events]):
            continue
        updated = _find_updated(events, story)
        feed = _start_feed(story, base_url, path=path, page=page, updated=updated, about=f": {actor.name}")
        add_element(feed, "subtitle", f"Events in which {actor.name} takes part.")
        for newest, event in events:
            feed.append(_make_event_entry(event, newest, story, base_url, path=path))
        yield path, encode_xml(feed)


def format_disagreements_feed(story: Story, base_url: str) -> bytes:
    """Write what sources disagree on, that with the newest report first, at most ``FEED_ENTRIES`` of them."""
    events = _list_newest((event for event in story.events.values() if event.disagreements), story)
    updated, path = _find_updated(events, story), "disagreements.xml"
    feed = _start_feed(story, base_url, path=path, page=links.DISAGREEMENTS, updated=updated, about=": disagreements")
    add_element(feed, "subtitle", "Points on which the sources cannot all be right.")
    found = [(newest, event, one) for newest, event in events for one in event.disagreements]
    for newest, event, disagreement in found[:FEED_ENTRIES]:
        title = f"{hedge_title(event)}: {disagreement.about}"
        page = f"{links.DISAGREEMENTS}#{links.name_disagreement_anchor(disagreement.id)}"
        entry = _make_entry(title, page, newest, story, base_url, path=path)
        add_element(entry, "summary", word_disagreement(disagreement), type="text")
        feed.append(entry)
    return encode_xml(feed)


def format_changes_feed(story: Story, base_url: str) -> bytes:
    """Write what changed from one published state to the next, newest first, at most ``FEED_ENTRIES`` of them."""
    revisions = story.timeline.revisions
    updated, path = revisions[0].day if revisions else find_newest_day(story.timeline), "changes.xml"
    feed = _start_feed(story, base_url, path=path, page=links.CHANGES, updated=updated, about=": changes")
    views = zip(view_revisions(story), revisions, strict=True)
    for view, revision in islice(views, FEED_ENTRIES):
        lines = [word_line(line) for group in view.groups for line in group.lines]
        rest = [f"and {len(lines) - _LINES_SHOWN} more"] if len(lines) > _LINES_SHOWN else []
        title, page = f"{view.day}: {sum_up(view)}", f"{links.CHANGES}#{view.anchor}"
        entry = _make_entry(title, page, revision.day, story, base_url, path=path)
        add_element(entry, "summary", "\n".join([*lines[:_LINES_SHOWN], *rest]) or f"{sum_up(view)}.", type="text")
        feed.append(entry)
    return encode_xml(feed)


def _list_newest(events: Iterable[Event], story: Story) -> list[tuple[date, Event]]:
    """Events with the day of their newest report, the newest first."""
    reported = [(find_newest_report(event, story), event) for event in events]
    return sorted(reported, key=lambda entry: (-entry[0].toordinal(), entry[1].id))


def _find_updated(events: Sequence[tuple[date, Event]], story: Story) -> date:
    return events[0][0] if events else find_newest_day(story.timeline)


def _start_feed(story: Story, base_url: str, *, path: str, page: str, updated: date, about: str = "") -> ET.Element:
    """Write the head of a feed: ``path`` is its own, ``page`` the one that shows the same to readers."""
    config = story.timeline.config
    feed = ET.Element("feed", {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": config.language})
    add_element(feed, "title", f"{config.title}{about}")
    add_element(feed, "id", links.identify(page, base_url, config.title))
    add_element(feed, "updated", _format_instant(updated))
    add_element(add_element(feed, "author"), "name", config.title)
    add_element(feed, "generator", "dateline")
    add_element(feed, "link", rel="alternate", type="text/html", href=links.make_link(page, path, base_url))
    if base_url:
        own = links.make_link(path, path, base_url)
        add_element(feed, "link", rel="self", type="application/atom+xml", href=own)
    return feed


def _make_event_entry(event: Event, newest: date, story: Story, base_url: str, *, path: str) -> ET.Element:
    """Make the entry of an event, for the feed at ``path``."""
    title = f"{describe_capital(event.date)}: {hedge_title(event)}"
    entry = _make_entry(title, links.name_event_page(event.id), newest, story, base_url, path=path)
    add_element(entry, "category", term=event.kind)
    disputes = map(word_disagreement, event.disagreements)
    add_element(entry, "summary", " ".join(filter(None, (event.summary, *disputes))), type="text")
    return entry


def _make_entry(title: str, page: str, updated: date, story: Story, base_url: str, *, path: str) -> ET.Element:
    """Make an entry about a page, or about a part of one."""
    entry = ET.Element("entry")
    add_element(entry, "title", title)
    add_element(entry, "id", links.identify(page, base_url, story.timeline.config.title))
    add_element(entry, "updated", _format_instant(updated))
    add_element(entry, "link", rel="alternate", type="text/html", href=links.make_link(page, path, base_url))
    return entry


def _format_instant(day: date) -> str:
    """RFC 3339, at midnight UTC: sources give no time of day."""
    return f"{day.isoformat()}{_MIDNIGHT}"
