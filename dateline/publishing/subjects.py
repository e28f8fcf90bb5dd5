"""Story → what the page of one event, one source or one actor is given, and the page at an address that it once had."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dateline.publishing import contexts, links, people
from dateline.publishing.annotated import annotate_paragraphs, list_excerpts
from dateline.publishing.axis import Axis, draw_position, draw_story_ticks
from dateline.publishing.bibliography import list_endnotes, name_language, refer_in_full
from dateline.publishing.citing import build_citing
from dateline.publishing.csl import make_source_item
from dateline.publishing.dates import describe_date
from dateline.publishing.disputes import VOICES_ON_PAGE, describe_disputes
from dateline.publishing.entries import find_summary, find_teller, list_cites, say_how_sure
from dateline.publishing.evidence import build_cards, list_columns
from dateline.publishing.joins import list_apart, list_edited, list_joins
from dateline.publishing.passing import refer_to_actors, refer_to_event, refer_to_source
from dateline.wording import describe

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from dateline.model import Actor, AnnotatedSource, Event
    from dateline.publishing.csl import Item
    from dateline.publishing.timeline import Story

_RELATED_SHOWN = 8


def plan_event(
    events: Sequence[Event], index: int, axis: Axis, story: Story, make_item: Callable[[Event], Item]
) -> contexts.EventPage:
    """An event with all that is told of it.

    Args:
        events: those in scope, or those beyond, in order.
        index: which of them.
        axis: of the story, in which the event has its place.
        story: the timeline, arranged.
        make_item: makes what is cited.
    """
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


def plan_moved_event(event: Event, story: Story) -> contexts.MovedPage:
    """The page at an address that an event once had."""
    ref = refer_to_event(event, story)
    head = contexts.Head(title=ref.title, description="", section=links.INDEX)
    return contexts.MovedPage(head=head, what="event", target=ref.page, name=ref.title, date=ref.date)


def plan_source(read: AnnotatedSource, story: Story) -> contexts.SourcePage:
    """A source with its text, or with excerpts of it."""
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


def plan_moved_source(read: AnnotatedSource, story: Story) -> contexts.MovedPage:
    """The page at an address that a source once had."""
    head = replace(plan_source(read, story).head, description="")
    ref = refer_to_source(read.source, story)
    return contexts.MovedPage(head=head, what="source", target=ref.target, name=ref.publisher, date=ref.published)


def plan_actor(actor: Actor, events: Sequence[Event], story: Story) -> contexts.ActorPage:
    """An actor with the events that they take part in."""
    [ref] = refer_to_actors([actor.name], story)
    words = [people.word_role(role) + (f" ({role.note})" if role.note else "") for role in actor.roles]
    return contexts.ActorPage(
        head=contexts.Head(title=actor.name, description=", ".join(words), section=links.ACTORS),
        actor=ref,
        kind=people.KIND_NAMES[actor.kind],
        country="" if actor.kind == "country" else actor.country,
        note=actor.note,
        wikidata=actor.wikidata,
        source_count=len(story.naming_sources.get(actor.name, ())),
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


def plan_moved_actor(actor: Actor, events: Sequence[Event], story: Story) -> contexts.MovedPage:
    """The page at an address that an actor once had."""
    head = replace(plan_actor(actor, events, story).head, description="")
    target = links.name_actor_page(actor.id)
    return contexts.MovedPage(head=head, what="actor", target=target, name=actor.name, date="")


def _view_disputed(event: Event, story: Story) -> contexts.Disputed:
    return contexts.Disputed(
        event=refer_to_event(event, story), disputes=describe_disputes(event, story, voices=VOICES_ON_PAGE)
    )
