"""Story → Pages: which pages there are, where they live, and what each is made of.

A long story has tens of thousands of pages, and who looks at one of them should not wait for the others. So a page is
no more than its path, what it is about and the sort that it is of; all else is asked of the sort.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from dateline.publishing import contexts, headdata, links
from dateline.publishing.axis import draw_axis
from dateline.publishing.bibliography import say_newest
from dateline.publishing.csl import make_event_item
from dateline.publishing.inputs import Inputs, digest
from dateline.publishing.listings import (
    plan_actors,
    plan_changes,
    plan_coverage,
    plan_disagreements,
    plan_index,
    plan_sources,
    plan_year,
)
from dateline.publishing.subjects import (
    plan_actor,
    plan_event,
    plan_moved_actor,
    plan_moved_event,
    plan_moved_source,
    plan_source,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from dateline.model import Actor, ContentPage, Event
    from dateline.publishing.axis import Axis
    from dateline.publishing.csl import Item
    from dateline.publishing.overview import Overview
    from dateline.publishing.timeline import Story

_Subject = TypeVar("_Subject")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sort:
    """What all pages of one sort are made with; each function is given what the page is about."""

    template: str
    plan: Callable[[Any], object]
    """Gives what the template is filled in with: one of the classes of ``contexts``."""
    place: Callable[[Any], headdata.Place] | None = None
    """Says where the page stands; ``None`` for pages that stand nowhere."""
    digest: Callable[[Any], bytes] | None = None
    """Hashes all that the page is made of; ``None`` for pages of the whole story."""
    is_list: bool = False
    """Whether it lists much of the story, and so takes the longer the longer that is."""


class Page(NamedTuple):
    """A page to be rendered."""

    path: str
    """Site path."""
    sort: Sort
    about: Any

    @property
    def template(self) -> str:
        """Name of the template."""
        return self.sort.template

    @property
    def is_list(self) -> bool:
        """As its sort."""
        return self.sort.is_list

    def digest(self) -> bytes:
        """Hash all that the page is made of; empty for a page of the whole story, which only what is planned tells."""
        return self.sort.digest(self.about) if self.sort.digest else b""

    def plan(self) -> object:
        """Plan what the template is filled in with."""
        return self.sort.plan(self.about)

    def place(self) -> headdata.Place | None:
        """Say where the page stands."""
        return self.sort.place(self.about) if self.sort.place else None


def plan_pages(
    story: Story, *, draw_overview: Callable[[], Overview | None], base_url: str, shared: bytes = b""
) -> Iterator[Page]:
    """Plan every page of the site.

    Args:
        story: the timeline, arranged.
        draw_overview: draws the picture at its head, or gives it when it is drawn.
        base_url: address of the site, ending in a slash, for permalinks; empty where it is not known.
        shared: hash of what all pages are made with besides the story.
    """
    inputs = Inputs(story, shared)
    yield from _list_lists(story, draw_overview, base_url)
    yield from _list_year_pages(story, base_url, inputs)
    yield from _list_event_pages(story, base_url, inputs)
    yield from _list_source_pages(story, inputs)
    yield from _list_actor_pages(story, inputs)
    written = Sort(template="page.html", plan=_plan_written, place=_place_written)
    for page in story.timeline.pages:
        yield Page(f"{page.id}.html", written, page)
    head = contexts.Head(title="Page not found", description="", section="")
    missing = Sort(template="404.html", plan=lambda head: contexts.NotFoundPage(head=head))
    yield Page(links.NOT_FOUND, missing, head)


def _list_lists(story: Story, draw_overview: Callable[[], Overview | None], base_url: str) -> Iterator[Page]:
    """The pages of which there is one each."""
    index = Sort(
        template="index.html",
        plan=lambda story: plan_index(story, draw_overview(), base_url),
        place=headdata.place_index,
        is_list=True,
    )
    yield Page(links.INDEX, index, story)
    yield _make_list(links.SOURCES, "Sources", plan_sources, story)
    yield _make_list(links.ACTORS, "People", plan_actors, story)
    yield _make_list(links.DISAGREEMENTS, "Disagreements", plan_disagreements, story)
    yield _make_list(links.CHANGES, "Changes", plan_changes, story)
    yield _make_list(links.COVERAGE, "Coverage", plan_coverage, story)


def _make_list(path: str, name: str, plan: Callable[[Story], object], story: Story) -> Page:
    """A page whose template is named as it is."""
    sort = Sort(template=path, plan=plan, place=lambda _: headdata.place_list(name, path), is_list=True)
    return Page(path, sort, story)


def _list_year_pages(story: Story, base_url: str, inputs: Inputs) -> Iterator[Page]:
    """A page for every year of a long story."""
    sort = Sort(
        template="year.html",
        plan=lambda index: plan_year(index, story, base_url),
        place=lambda index: headdata.place_list(story.years[index].label, story.years[index].page),
        digest=lambda index: inputs.digest_year_page(story.years[index]),
        is_list=True,
    )
    for index, year in enumerate(story.years if story.is_long else ()):
        yield Page(year.page, sort, index)


class _EventPages:
    """What the pages of all events show, made when the first of them is."""

    def __init__(self, story: Story, base_url: str, inputs: Inputs) -> None:
        self._story, self._base_url, self._inputs = story, base_url, inputs

    @cached_property
    def _newest(self) -> str:
        return say_newest(self._story.timeline)

    @cached_property
    def _axis(self) -> Axis:
        return draw_axis(self._story)

    @cached_property
    def _whole(self) -> bytes:
        return digest(self._axis, self._newest)

    def _make_item(self, event: Event) -> Item:
        return make_event_item(event, config=self._story.timeline.config, newest=self._newest, base_url=self._base_url)

    def make_sort(self, events: Sequence[Event]) -> Sort:
        """Make the sort of the pages of some events, which are neighbours; each is about one of these, by its place."""
        return Sort(
            template="event.html",
            plan=lambda index: plan_event(events, index, self._axis, self._story, self._make_item),
            place=lambda index: headdata.place_event(events[index], self._story),
            digest=lambda index: self._inputs.digest_event_page(
                events[index], _list_beside(events, index), self._whole
            ),
        )


def _list_event_pages(story: Story, base_url: str, inputs: Inputs) -> Iterator[Page]:
    """A page for every event, in scope and beyond, and one at every address that an event once had."""
    pages = _EventPages(story, base_url, inputs)
    for events in (story.timeline.events, story.timeline.beyond):
        sort = pages.make_sort(events)
        for index, event in enumerate(events):
            yield Page(links.name_event_page(event.id), sort, index)
    moved = Sort(template="moved.html", plan=partial(plan_moved_event, story=story))
    for was, now in story.timeline.aliases:
        if now in story.events and was not in story.events:
            yield Page(links.name_event_page(was), moved, story.events[now])


def _list_source_pages(story: Story, inputs: Inputs) -> Iterator[Page]:
    """A page for every source, and one at every address that it once had."""
    sources = story.timeline.sources
    sort = Sort(
        template="source.html",
        plan=lambda index: plan_source(sources[index], story),
        place=lambda index: headdata.place_source(sources[index]),
        digest=lambda index: inputs.digest_source_page(sources[index], _list_beside(sources, index)),
    )
    moved = Sort(template="moved.html", plan=partial(plan_moved_source, story=story))
    for index, read in enumerate(sources):
        yield Page(links.name_source_page(read.source.id), sort, index)
        for was in read.source.formerly:
            yield Page(links.name_source_page(was), moved, read)


def _list_actor_pages(story: Story, inputs: Inputs) -> Iterator[Page]:
    """A page for everybody whom a source names, and one at every address that it once had."""

    def list_events(actor: Actor) -> Sequence[Event]:
        return story.actor_events.get(actor.name, ())

    sort = Sort(
        template="actor.html",
        plan=lambda actor: plan_actor(actor, list_events(actor), story),
        place=lambda actor: headdata.place_actor(actor, story),
        digest=lambda actor: inputs.digest_actor_page(actor, list_events(actor)),
    )
    moved = Sort(template="moved.html", plan=lambda actor: plan_moved_actor(actor, list_events(actor), story))
    for actor in story.timeline.actors:
        if actor.name in story.used_actors:
            yield Page(links.name_actor_page(actor.id), sort, actor)
            for was in actor.formerly:
                yield Page(links.name_actor_page(was), moved, actor)


def _list_beside(ordered: Sequence[_Subject], index: int) -> Sequence[_Subject]:
    """What comes before and after one of many."""
    return (*ordered[max(index - 1, 0) : index], *ordered[index + 1 : index + 2])


def _plan_written(page: ContentPage) -> contexts.TextPage:
    head = contexts.Head(title=page.title, description="", section=f"{page.id}.html")
    return contexts.TextPage(head=head, html=page.html)


def _place_written(page: ContentPage) -> headdata.Place:
    return headdata.place_list(page.title, f"{page.id}.html")
