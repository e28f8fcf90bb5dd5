"""Story → what the head of each page tells programs: the page as JSON-LD, and where the same is to be had otherwise."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from dateline.publishing import links
from dateline.publishing.jsonld import (
    CONTEXT,
    LINKED_DATA,
    describe_actor,
    describe_event,
    describe_source,
    describe_story,
    describe_trail,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from dateline.model import Actor, AnnotatedSource, Event
    from dateline.publishing.jsonld import Link, Node
    from dateline.publishing.timeline import Story

_Step = tuple[str, str]
"""Name and site path of a page on the way to another."""

_ATOM = "application/atom+xml"
_HOME = ("Timeline", links.INDEX)
_SOURCES = ("Sources", links.SOURCES)
_PEOPLE = ("People", links.ACTORS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternate:
    """The same matter in another format."""

    title: str
    type: str
    target: str


_FILES = (
    Alternate(title="Calendar", type="text/calendar", target="timeline.ics"),
    Alternate(title="Events as JSON", type="application/json", target="data/events.json"),
    Alternate(title="Events as linked data", type="application/ld+json", target=LINKED_DATA),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadData:
    """What a page tells programs; templates know it as ``data``."""

    linked: Node
    """JSON-LD; empty for a page that is about nothing."""
    alternates: tuple[Alternate, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """What a page is about, and the way that leads to it."""

    steps: tuple[_Step, ...] = ()
    """Below the site's first page, of which the page itself is the last; none on that one."""
    describe: Callable[[Link], Node] | None = None
    alternates: tuple[Alternate, ...] = ()
    """What else holds the same."""


def tell(path: str, place: Place | None, story: Story, base_url: str) -> HeadData:
    """Tell what the head of a page does; the feeds alone, where it has no place, such as the one for missing pages."""
    feeds = _list_feeds(story)
    if not place:
        return HeadData(linked={}, alternates=feeds)

    def link(target: str) -> str:
        return links.make_link(target, path, base_url)

    nodes = [place.describe(link)] if place.describe else []
    if place.steps:
        nodes.append(describe_trail((_HOME, *place.steps), link))
    return HeadData(linked={"@context": CONTEXT, "@graph": nodes}, alternates=place.alternates + feeds)


def place_index(story: Story) -> Place:
    """Place the site's first page."""
    offers = story.timeline.config.offers
    return Place(describe=partial(describe_story, story), alternates=tuple(one for one in _FILES if offers(one.target)))


def place_list(name: str, path: str) -> Place:
    """Place a page that lists something, or that an editor wrote."""
    return Place(steps=((name, path),))


def place_event(event: Event, story: Story) -> Place:
    """Place the page of an event."""
    describe = partial(describe_event, event, story, in_full=True)
    return Place(steps=((event.title, links.name_event_page(event.id)),), describe=describe)


def place_source(read: AnnotatedSource) -> Place:
    """Place the page of a source."""
    source = read.source
    steps = _SOURCES, (source.title, links.name_source_page(source.id))
    return Place(steps=steps, describe=partial(describe_source, source))


def place_actor(actor: Actor, story: Story) -> Place:
    """Place the page of an actor."""
    config, feed = story.timeline.config, links.name_actor_feed(actor.id)
    own = Alternate(title=f"{config.title}: {actor.name}", type=_ATOM, target=feed)
    return Place(
        steps=(_PEOPLE, (actor.name, links.name_actor_page(actor.id))),
        describe=partial(describe_actor, actor),
        alternates=(own,) if config.offers(feed) else (),
    )


def _list_feeds(story: Story) -> tuple[Alternate, ...]:
    title = story.timeline.config.title
    feeds = (
        (title, "feed.xml"),
        (f"{title}: disagreements", "disagreements.xml"),
        (f"{title}: changes", "changes.xml"),
    )
    return tuple(Alternate(title=name, type=_ATOM, target=path) for name, path in feeds)
