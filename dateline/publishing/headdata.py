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
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from dateline.publishing.jsonld import Link, Node
    from dateline.publishing.timeline import Story

    About = Callable[[Link], Node]
    Page = tuple[str, About | None, Sequence["_Step"], tuple["Alternate", ...]]

_Step = tuple[str, str]
"""Name and site path of a page on the way to another."""

_ATOM = "application/atom+xml"
_HOME = ("Timeline", links.INDEX)
_SOURCES = ("Sources", links.SOURCES)
_PEOPLE = ("People", links.ACTORS)
_SECTIONS = (("Disagreements", links.DISAGREEMENTS), ("Coverage", links.COVERAGE), ("Changes", links.CHANGES))


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


def plan_head_data(story: Story, base_url: str) -> Mapping[str, Callable[[], HeadData]]:
    """Plan what the heads of all pages tell, by the path of the page."""
    feeds = _list_feeds(story)
    return {
        path: partial(_tell, path, about, steps, own + feeds, base_url)
        for path, about, steps, own in _list_pages(story)
    }


def describe_nothing(story: Story) -> HeadData:
    """What a page tells that has no place on the site, such as the one for missing pages: the feeds alone."""
    return HeadData(linked={}, alternates=_list_feeds(story))


def _list_pages(story: Story) -> Iterator[Page]:
    """Page by page: its path, what it is about, the steps that lead to it, and what else holds the same."""
    timeline = story.timeline
    offers = timeline.config.offers
    files = tuple(one for one in _FILES if offers(one.target))
    yield links.INDEX, lambda link: describe_story(story, link), (), files
    if story.is_long:
        for year in story.years:
            yield year.page, None, ((year.label, year.page),), ()
    for event in story.events.values():
        page = links.name_event_page(event.id)
        yield page, partial(describe_event, event, story, in_full=True), ((event.title, page),), ()
    yield links.SOURCES, None, (_SOURCES,), ()
    for read in timeline.sources:
        page = links.name_source_page(read.source.id)
        yield page, partial(describe_source, read.source), (_SOURCES, (read.source.title, page)), ()
    yield links.ACTORS, None, (_PEOPLE,), ()
    for actor in timeline.actors:
        if actor.name in story.used_actors:
            page, feed = links.name_actor_page(actor.id), links.name_actor_feed(actor.id)
            own = Alternate(title=f"{timeline.config.title}: {actor.name}", type=_ATOM, target=feed)
            yield page, partial(describe_actor, actor), (_PEOPLE, (actor.name, page)), (own,) if offers(feed) else ()
    for name, page in _SECTIONS:
        yield page, None, ((name, page),), ()
    for written in timeline.pages:
        yield f"{written.id}.html", None, ((written.title, f"{written.id}.html"),), ()


def _tell(
    path: str, about: About | None, steps: Sequence[_Step], alternates: tuple[Alternate, ...], base_url: str
) -> HeadData:
    def link(target: str) -> str:
        return links.make_link(target, path, base_url)

    nodes = [about(link)] if about else []
    if steps:
        nodes.append(describe_trail((_HOME, *steps), link))
    return HeadData(linked={"@context": CONTEXT, "@graph": nodes}, alternates=alternates)


def _list_feeds(story: Story) -> tuple[Alternate, ...]:
    title = story.timeline.config.title
    feeds = (
        (title, "feed.xml"),
        (f"{title}: disagreements", "disagreements.xml"),
        (f"{title}: changes", "changes.xml"),
    )
    return tuple(Alternate(title=name, type=_ATOM, target=path) for name, path in feeds)
