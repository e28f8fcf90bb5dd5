"""Story → Pages: which pages there are, where they live, and what each template is given."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from dateline.publishing import contexts, links, people
from dateline.publishing.annotated import annotate_paragraphs, list_excerpts
from dateline.publishing.axis import Axis, draw_axis, draw_position, draw_story_ticks
from dateline.publishing.bibliography import (
    list_endnotes,
    name_language,
    refer_in_full,
    say_newest,
)
from dateline.publishing.citing import build_citing
from dateline.publishing.closeup import draw_close_up
from dateline.publishing.csl import make_event_item, make_source_item
from dateline.publishing.dates import describe_date, say_span
from dateline.publishing.disputes import VOICES_ON_PAGE, describe_disputes
from dateline.publishing.entries import (
    build_brief_entry,
    build_entry,
    find_summary,
    find_teller,
    list_cites,
    say_how_sure,
)
from dateline.publishing.evidence import build_cards, list_columns
from dateline.publishing.frame import build_filters, build_rail
from dateline.publishing.inputs import Inputs
from dateline.publishing.joins import list_apart, list_edited, list_joins
from dateline.publishing.listings import (
    plan_actors,
    plan_changes,
    plan_coverage,
    plan_disagreements,
    plan_sources,
)
from dateline.publishing.overview import draw_overview
from dateline.publishing.passing import refer_to_actors, refer_to_event, refer_to_source
from dateline.wording import describe

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from dateline.model import Actor, AnnotatedSource, Event
    from dateline.publishing.csl import Item
    from dateline.publishing.timeline import Story, Year

_RELATED_SHOWN = 8
_NUMBER_WORDS = (
    *("No", "One", "Two", "Three", "Four", "Five", "Six"),
    *("Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page to be rendered."""

    path: str
    """Site path."""
    template: str
    plan: Callable[[], object]
    """Gives what the template is filled in with: one of the classes of ``contexts``."""
    inputs: bytes = b""
    """Hash of all that the page is made of; empty where only what is planned tells it: on pages of the whole story."""


def plan_pages(story: Story, *, base_url: str, shared: bytes = b"") -> Iterator[Page]:
    """Plan every page of the site.

    Args:
        story: the timeline, arranged.
        base_url: address of the site, ending in a slash, for permalinks; empty where it is not known.
        shared: hash of what all pages are made with besides the story.
    """
    inputs = Inputs(story, shared)
    yield Page(path=links.INDEX, template="index.html", plan=partial(_plan_index, story, base_url))
    if story.is_long:
        for index, year in enumerate(story.years):
            plan = partial(_plan_year, index, story, base_url)
            yield Page(path=year.page, template="year.html", plan=plan, inputs=inputs.digest_year_page(year))
    yield from _list_event_pages(story, base_url, inputs)
    yield from _list_source_pages(story, inputs)
    yield from _list_actor_pages(story, inputs)
    yield Page(path=links.DISAGREEMENTS, template="disagreements.html", plan=partial(plan_disagreements, story))
    yield Page(path=links.CHANGES, template="changes.html", plan=partial(plan_changes, story))
    yield Page(path=links.COVERAGE, template="coverage.html", plan=partial(plan_coverage, story))
    for page in story.timeline.pages:
        head = contexts.Head(title=page.title, description="", section=f"{page.id}.html")
        yield Page(path=head.section, template="page.html", plan=partial(contexts.TextPage, head=head, html=page.html))
    not_found = contexts.Head(title="Page not found", description="", section="")
    yield Page(path="404.html", template="404.html", plan=partial(contexts.NotFoundPage, head=not_found))


def _list_event_pages(story: Story, base_url: str, inputs: Inputs) -> Iterator[Page]:
    """A page for every event, in scope and beyond, and one at every address that an event once had."""
    axis, newest = draw_axis(story), say_newest(story.timeline)
    make_item = partial(make_event_item, config=story.timeline.config, newest=newest, base_url=base_url)
    for events in (story.timeline.events, story.timeline.beyond):
        for index, event in enumerate(events):
            beside = (*events[max(index - 1, 0) : index], *events[index + 1 : index + 2])
            yield Page(
                path=links.name_event_page(event.id),
                template="event.html",
                plan=partial(_plan_event, events, index, axis, story, make_item),
                inputs=inputs.digest_event_page(event, beside, axis, newest),
            )
    for was, now in story.timeline.aliases:
        if now in story.events and was not in story.events:
            plan = partial(_plan_moved_event, story.events[now], story)
            yield Page(path=links.name_event_page(was), template="moved.html", plan=plan)


def _list_source_pages(story: Story, inputs: Inputs) -> Iterator[Page]:
    """The bibliography, and a page for every source, one at every address that it once had included."""
    yield Page(path=links.SOURCES, template="sources.html", plan=partial(plan_sources, story))
    sources = story.timeline.sources
    for index, read in enumerate(sources):
        beside = (*sources[max(index - 1, 0) : index], *sources[index + 1 : index + 2])
        yield Page(
            path=links.name_source_page(read.source.id),
            template="source.html",
            plan=partial(_plan_source, read, story),
            inputs=inputs.digest_source_page(read, beside),
        )
        for was in read.source.formerly:
            plan = partial(_plan_moved_source, read, story)
            yield Page(path=links.name_source_page(was), template="moved.html", plan=plan)


def _list_actor_pages(story: Story, inputs: Inputs) -> Iterator[Page]:
    """The index of actors, and a page for everybody whom a source names, with those that it once had."""
    yield Page(path=links.ACTORS, template="actors.html", plan=partial(plan_actors, story))
    for actor in story.timeline.actors:
        if actor.name in story.used_actors:
            events = story.actor_events.get(actor.name, ())
            yield Page(
                path=links.name_actor_page(actor.id),
                template="actor.html",
                plan=partial(_plan_actor, actor, events, story),
                inputs=inputs.digest_actor_page(actor, events),
            )
            for was in actor.formerly:
                plan = partial(_plan_moved_actor, actor, events, story)
                yield Page(path=links.name_actor_page(was), template="moved.html", plan=plan)


def _plan_index(story: Story, base_url: str) -> contexts.IndexPage:
    config, events = story.timeline.config, story.timeline.events
    return contexts.IndexPage(
        head=contexts.Head(title="", description=config.dek, section=links.INDEX),
        dek=config.dek,
        cities=", ".join(config.cities),
        span=say_span(events),
        event_count=len(events),
        citation_count=sum(refer_to_event(event, story).source_count for event in events),
        dispute_count=sum(len(event.disagreements) for event in events),
        span_title=_say_picture(story.last_year - story.first_year + 1),
        overview=draw_overview(story),
        close_up=draw_close_up(story),
        filters=build_filters(story, events),
        rail=build_rail(story, links.INDEX),
        years=tuple(_view_year(year, story, is_brief=story.is_long) for year in story.years),
        is_long=story.is_long,
        beyond=tuple(
            contexts.Passing(
                event=refer_to_event(event, story), sources=tuple(cite.source for cite in list_cites(event, story))
            )
            for event in story.timeline.beyond
        ),
        people=people.index_actors(story, kinds=("person",)),
        endnotes=list_endnotes(story.events.values(), story),
        address=base_url and base_url + links.INDEX,
    )


def _plan_year(index: int, story: Story, base_url: str) -> contexts.YearPage:
    year = story.years[index]
    return contexts.YearPage(
        head=contexts.Head(
            title=year.label, description=f"{len(year.events)} dated, sourced events", section=links.INDEX
        ),
        filters=build_filters(story, year.events),
        rail=build_rail(story, year.page),
        years=(_view_year(year, story, is_brief=False),),
        previous=_link_year(story.years[index - 1]) if index else None,
        next=_link_year(story.years[index + 1]) if index + 1 < len(story.years) else None,
        endnotes=list_endnotes(year.events, story),
        address=base_url and base_url + year.page,
    )


def _view_year(year: Year, story: Story, *, is_brief: bool) -> contexts.YearView:
    build = build_brief_entry if is_brief else build_entry
    return contexts.YearView(
        anchor=links.name_year_anchor(year.year),
        label=year.label,
        page=year.page,
        first_number=year.first_number,
        entries=tuple(build(event, story) for event in year.events),
    )


def _link_year(year: Year) -> contexts.YearLink:
    return contexts.YearLink(label=year.label, target=f"{year.page}#{links.name_year_anchor(year.year)}")


def _plan_event(
    events: Sequence[Event], index: int, axis: Axis, story: Story, make_item: Callable[[Event], Item]
) -> contexts.EventPage:
    event = events[index]
    item = make_item(event)
    ref = refer_to_event(event, story)
    named = dict.fromkeys((*event.actors, *(name for mention in event.mentions for name in mention.actors)))
    by_kind = [ref for kind in people.KIND_HEADINGS for ref in refer_to_actors(named, story, kinds=(kind,))]
    cards = build_cards(event, story)
    return contexts.EventPage(
        head=contexts.Head(title=event.title, description=f"{ref.date}: {event.title}", section=links.INDEX),
        event=ref,
        date=describe_date(event, story),
        # A sentence of one source stands on the source's card below.
        summary="" if find_teller(event, story) else find_summary(event),
        cites=list_cites(event, story),
        people=tuple(by_kind),
        sure=say_how_sure(event, story),
        disputes=describe_disputes(event, story, voices=VOICES_ON_PAGE),
        cards=cards,
        has_verbatim=any(story.sources[mention.source].source.verbatim for mention in event.mentions),
        columns=list_columns(cards),
        joins=list_joins(event, story),
        apart=list_apart(event, story),
        edited=list_edited(event),
        position=draw_position(event, axis, story),
        related=tuple(refer_to_event(story.events[one], story) for one in event.related if one in story.events)[
            :_RELATED_SHOWN
        ],
        previous=refer_to_event(events[index - 1], story) if index else None,
        next=refer_to_event(events[index + 1], story) if index + 1 < len(events) else None,
        permalink=item.url,
        citing=build_citing(item),
        endnotes=list_endnotes([event], story),
    )


def _plan_moved_event(event: Event, story: Story) -> contexts.MovedPage:
    ref = refer_to_event(event, story)
    head = contexts.Head(title=ref.title, description="", section=links.INDEX)
    return contexts.MovedPage(head=head, what="event", target=ref.page, name=ref.title, date=ref.date)


def _plan_source(read: AnnotatedSource, story: Story) -> contexts.SourcePage:
    source, sources = read.source, story.timeline.sources
    index = story.source_numbers[source.id] - 1
    reference = refer_in_full(source, story)
    own = {mention.id for mention in read.mentions}
    events = story.source_events[source.id]
    excerpts = list_excerpts(read, story) if source.verbatim else ()
    return contexts.SourcePage(
        head=contexts.Head(
            title=f"{source.publisher}, {describe(source.published)}",
            description=reference.plain,
            section=links.SOURCES,
        ),
        reference=reference,
        citing=build_citing(make_source_item(source)),
        paragraphs=() if source.verbatim else annotate_paragraphs(read, story),
        excerpts=excerpts,
        excerpt_words=story.timeline.config.excerpt_words,
        paragraph_count=len(source.blocks),
        left_out=len(source.blocks) - len({excerpt.number for excerpt in excerpts}),
        language=name_language(source.language, ""),
        undated_count=len(read.undated),
        disputes=tuple(
            dispute
            for event in events
            for found, dispute in zip(event.disagreements, describe_disputes(event, story, voices=1), strict=True)
            if any(own & set(reading.mentions) for reading in found.readings)
        ),
        previous=refer_to_source(sources[index - 1].source, story) if index else None,
        next=refer_to_source(sources[index + 1].source, story) if index + 1 < len(sources) else None,
    )


def _plan_moved_source(read: AnnotatedSource, story: Story) -> contexts.MovedPage:
    head = replace(_plan_source(read, story).head, description="")
    ref = refer_to_source(read.source, story)
    return contexts.MovedPage(head=head, what="source", target=ref.target, name=ref.publisher, date=ref.published)


def _plan_actor(actor: Actor, events: Sequence[Event], story: Story) -> contexts.ActorPage:
    [ref] = refer_to_actors([actor.name], story)
    words = [people.word_role(role) + (f" ({role.note})" if role.note else "") for role in actor.roles]
    return contexts.ActorPage(
        head=contexts.Head(title=actor.name, description=", ".join(words), section=links.ACTORS),
        actor=ref,
        kind=people.KIND_NAMES[actor.kind],
        country="" if actor.kind == "country" else actor.country,
        note=actor.note,
        wikidata=actor.wikidata,
        source_count=len({read.source.id for read, _ in story.sightings.get(actor.name, ())}),
        office=people.find_office(actor),
        roles=people.list_roles(actor),
        bars=people.draw_roles(actor, story),
        ticks=draw_story_ticks(story),
        spellings=people.list_spellings(actor, story),
        titles=people.list_titles(actor, story),
        events=tuple(refer_to_event(event, story) for event in events),
        companions=people.list_companions(actor, events, story),
        disputed=tuple(_view_disputed(event, story) for event in events if event.disagreements),
    )


def _plan_moved_actor(actor: Actor, events: Sequence[Event], story: Story) -> contexts.MovedPage:
    head = replace(_plan_actor(actor, events, story).head, description="")
    target = links.name_actor_page(actor.id)
    return contexts.MovedPage(head=head, what="actor", target=target, name=actor.name, date="")


def _view_disputed(event: Event, story: Story) -> contexts.Disputed:
    return contexts.Disputed(
        event=refer_to_event(event, story), disputes=describe_disputes(event, story, voices=VOICES_ON_PAGE)
    )


def _say_picture(years: int) -> str:
    """Heading of the overview."""
    number = _NUMBER_WORDS[years] if years < len(_NUMBER_WORDS) else str(years)
    return f"{number} {'year' if years == 1 else 'years'} in one picture"
