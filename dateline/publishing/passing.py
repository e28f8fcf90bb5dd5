"""Source, event, actor → how a page names it in passing: once for all pages, when the first of them asks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.kinds import KINDS
from dateline.publishing import links
from dateline.publishing.dates import describe_capital
from dateline.publishing.timeline import OTHER_SHAPE, find_country
from dateline.wording import describe

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dateline.model import Actor, Event, Source
    from dateline.publishing.timeline import Lane, Story


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRef:
    """A source as it is named in passing."""

    number: int
    publisher: str
    published: str
    target: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorRef:
    """An actor as it is named in passing."""

    name: str
    target: str
    shape: int
    """Hue and shape of the actor's country."""
    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRef:
    """An event in one line."""

    id: str
    title: str
    date: str
    number: int
    """Place in the timeline; 0 beyond the story."""
    page: str
    entry: str
    lanes: tuple[Lane, ...]
    kind: str
    source_count: int
    is_disputed: bool
    hedge: str
    """``Alleged``, ``Planned`` or ``Denied``; empty for what is told as a fact."""


def refer_to_source(source: Source, story: Story) -> SourceRef:
    """Name a source in passing."""
    made = story.references.sources
    return made.get(source.id) or made.setdefault(source.id, _make_source_ref(source, story))


def refer_to_paragraph(source: Source, block: int, story: Story) -> SourceRef:
    """Name a source in passing, to lead to its paragraph number ``block`` (counted from 0)."""
    ref = refer_to_source(source, story)
    target = links.name_source_page(source.id, block)
    return SourceRef(number=ref.number, publisher=ref.publisher, published=ref.published, target=target)


def _make_source_ref(source: Source, story: Story) -> SourceRef:
    return SourceRef(
        number=story.source_numbers[source.id],
        publisher=source.publisher,
        published=describe(source.published),
        target=links.name_source_page(source.id),
    )


def refer_to_event(event: Event, story: Story) -> EventRef:
    """Name an event in one line."""
    made = story.references.events
    return made.get(event.id) or made.setdefault(event.id, _make_event_ref(event, story))


def _make_event_ref(event: Event, story: Story) -> EventRef:
    date = describe_capital(event.date)
    return EventRef(
        id=event.id,
        title=event.title,
        date=f"[{date}]" if "date" in event.edited else date,
        number=story.numbers.get(event.id, 0),
        page=links.name_event_page(event.id),
        entry=story.find_entry(event.id),
        lanes=story.event_lanes[event.id] if story.has_countries else (),
        kind=KINDS[event.kind].label,
        source_count=len(story.event_sources[event.id]),
        is_disputed=bool(event.disagreements),
        hedge="" if event.modality == "happened" else event.modality.capitalize(),
    )


def hedge_title(event: Event) -> str:
    """The headline for formats that have no other place to say that an event is alleged, planned or denied."""
    return event.title if event.modality == "happened" else f"{event.modality.capitalize()}: {event.title}"


def refer_to_actors(names: Iterable[str], story: Story, *, kinds: tuple[str, ...] = ()) -> tuple[ActorRef, ...]:
    """Name actors in passing, in the order given; all kinds unless some are asked for."""
    known = (story.actors[name] for name in names if name in story.actors)
    return tuple(_refer_to_actor(actor, story) for actor in known if not kinds or actor.kind in kinds)


def _refer_to_actor(actor: Actor, story: Story) -> ActorRef:
    made = story.references.actors
    return made.get(actor.name) or made.setdefault(actor.name, _make_actor_ref(actor, story))


def _make_actor_ref(actor: Actor, story: Story) -> ActorRef:
    shapes = {lane.name: lane.shape for lane in story.lanes}
    return ActorRef(
        name=actor.name,
        target=links.name_actor_page(actor.id),
        shape=shapes.get(find_country(actor), OTHER_SHAPE),
        key=actor.id,
    )
