"""Story → Pages: which pages there are, where they live, and what each is made of."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from dateline.publishing import contexts, links
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
    from collections.abc import Callable, Iterator

    from dateline.publishing.overview import Overview
    from dateline.publishing.timeline import Story


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page to be rendered."""

    path: str
    """Site path."""
    template: str
    plan: Callable[[], object]
    """Gives what the template is filled in with: one of the classes of ``contexts``."""
    digest: Callable[[], bytes] | None = None
    """Hashes all that the page is made of; ``None`` on pages of the whole story, which only what is planned tells."""
    is_list: bool = False
    """Whether it lists much of the story, and so takes the longer the longer that is."""


def plan_pages(story: Story, *, overview: Overview | None, base_url: str, shared: bytes = b"") -> Iterator[Page]:
    """Plan every page of the site.

    Args:
        story: the timeline, arranged.
        overview: the picture at its head.
        base_url: address of the site, ending in a slash, for permalinks; empty where it is not known.
        shared: hash of what all pages are made with besides the story.
    """
    inputs = Inputs(story, shared)
    yield Page(
        path=links.INDEX, template="index.html", plan=partial(plan_index, story, overview, base_url), is_list=True
    )
    if story.is_long:
        for index, year in enumerate(story.years):
            plan = partial(plan_year, index, story, base_url)
            made_of = partial(inputs.digest_year_page, year)
            yield Page(path=year.page, template="year.html", plan=plan, digest=made_of, is_list=True)
    yield from _list_event_pages(story, base_url, inputs)
    yield from _list_source_pages(story, inputs)
    yield from _list_actor_pages(story, inputs)
    yield Page(
        path=links.DISAGREEMENTS, template="disagreements.html", plan=partial(plan_disagreements, story), is_list=True
    )
    yield Page(path=links.CHANGES, template="changes.html", plan=partial(plan_changes, story), is_list=True)
    yield Page(path=links.COVERAGE, template="coverage.html", plan=partial(plan_coverage, story), is_list=True)
    for page in story.timeline.pages:
        head = contexts.Head(title=page.title, description="", section=f"{page.id}.html")
        yield Page(path=head.section, template="page.html", plan=partial(contexts.TextPage, head=head, html=page.html))
    not_found = contexts.Head(title="Page not found", description="", section="")
    yield Page(path="404.html", template="404.html", plan=partial(contexts.NotFoundPage, head=not_found))


def _list_event_pages(story: Story, base_url: str, inputs: Inputs) -> Iterator[Page]:
    """A page for every event, in scope and beyond, and one at every address that an event once had."""
    axis, newest = draw_axis(story), say_newest(story.timeline)
    whole = digest(axis, newest)
    make_item = partial(make_event_item, config=story.timeline.config, newest=newest, base_url=base_url)
    for events in (story.timeline.events, story.timeline.beyond):
        for index, event in enumerate(events):
            beside = (*events[max(index - 1, 0) : index], *events[index + 1 : index + 2])
            yield Page(
                path=links.name_event_page(event.id),
                template="event.html",
                plan=partial(plan_event, events, index, axis, story, make_item),
                digest=partial(inputs.digest_event_page, event, beside, whole),
            )
    for was, now in story.timeline.aliases:
        if now in story.events and was not in story.events:
            plan = partial(plan_moved_event, story.events[now], story)
            yield Page(path=links.name_event_page(was), template="moved.html", plan=plan)


def _list_source_pages(story: Story, inputs: Inputs) -> Iterator[Page]:
    """The bibliography, and a page for every source, one at every address that it once had included."""
    yield Page(path=links.SOURCES, template="sources.html", plan=partial(plan_sources, story), is_list=True)
    sources = story.timeline.sources
    for index, read in enumerate(sources):
        beside = (*sources[max(index - 1, 0) : index], *sources[index + 1 : index + 2])
        yield Page(
            path=links.name_source_page(read.source.id),
            template="source.html",
            plan=partial(plan_source, read, story),
            digest=partial(inputs.digest_source_page, read, beside),
        )
        for was in read.source.formerly:
            plan = partial(plan_moved_source, read, story)
            yield Page(path=links.name_source_page(was), template="moved.html", plan=plan)


def _list_actor_pages(story: Story, inputs: Inputs) -> Iterator[Page]:
    """The index of actors, and a page for everybody whom a source names, with those that it once had."""
    yield Page(path=links.ACTORS, template="actors.html", plan=partial(plan_actors, story), is_list=True)
    for actor in story.timeline.actors:
        if actor.name in story.used_actors:
            events = story.actor_events.get(actor.name, ())
            yield Page(
                path=links.name_actor_page(actor.id),
                template="actor.html",
                plan=partial(plan_actor, actor, events, story),
                digest=partial(inputs.digest_actor_page, actor, events),
            )
            for was in actor.formerly:
                plan = partial(plan_moved_actor, actor, events, story)
                yield Page(path=links.name_actor_page(was), template="moved.html", plan=plan)
