"""Event → what a list shows of it: the entry, the line in a table, the names and the citations.

These are the parts of pages that more than one page shows; each is built here once.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dateline.kinds import KINDS
from dateline.publishing import links
from dateline.publishing.dates import describe_capital, describe_date, tells_stretch
from dateline.publishing.disputes import Dispute, describe_disputes
from dateline.publishing.timeline import OTHER_SHAPE, find_country
from dateline.wording import describe

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dateline.model import Actor, Event, Source
    from dateline.publishing.dates import DateBlock
    from dateline.publishing.timeline import Lane, Story

_CITES_SHOWN = 5
_REFS_SHOWN = 4
_PEOPLE_SHOWN = 6
_VOICES_SHOWN = 3
_STRIP_LIMIT = 8
"""Sources of a story beyond which a strip of all of them says nothing any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRef:
    """A source as it is named in passing."""

    number: int
    publisher: str
    published: str
    target: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cite:
    """A source, and the paragraphs of it that report an event."""

    source: SourceRef
    """Leads to the first paragraph that reports it."""
    locator: str
    """``¶2, 5``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorRef:
    """An actor as it is named in passing."""

    name: str
    target: str
    shape: int
    """Hue and shape of the actor's country."""
    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StripCell:
    """Whether one source of a short story reports an event."""

    number: int
    state: str
    """``y`` reports it, ``n`` differs, ``o`` is silent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sure:
    """How an event is known."""

    style: str
    """Look of the disc: ``reported``, ``alleged``, ``planned``, ``denied``."""
    word: str
    detail: str
    strip: tuple[StripCell, ...]


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An event on the timeline."""

    ref: EventRef
    anchor: str
    former_anchors: tuple[str, ...]
    """Those that it had under retired ids."""
    summary: str
    told_by: SourceRef | None
    """The source whose sentence the summary is; ``None`` where an editor wrote it."""
    date: DateBlock
    people: tuple[ActorRef, ...]
    people_more: int
    sure: Sure
    cites: tuple[Cite, ...]
    cites_more: int
    cited: tuple[SourceRef, ...]
    """The sources whose numbers follow the summary."""
    disputes: tuple[Dispute, ...]
    first_day: str
    last_day: str
    state: str
    """How the script draws it: ``day``, ``range``, ``within``, ``open-left``, ``open-right``."""
    kind_key: str
    lane_keys: str
    actor_keys: str
    """Numbers of all actors that it can be found by."""
    source_keys: str
    voice_count: int
    """Independent sources that report it."""


def refer_to_source(source: Source, story: Story) -> SourceRef:
    """Name a source in passing."""
    made = story.references.sources
    return made.get(source.id) or made.setdefault(source.id, _make_source_ref(source, story))


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
        source_count=len({mention.source for mention in event.mentions}),
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


def list_cites(event: Event, story: Story) -> tuple[Cite, ...]:
    """Every source that reports an event, once, with its paragraphs, in the sources' order."""
    blocks: dict[str, set[int]] = {}
    for mention in event.mentions:
        blocks.setdefault(mention.source, set()).add(mention.block)
    return tuple(
        Cite(
            source=replace(
                refer_to_source(story.sources[source].source, story),
                target=links.name_source_page(source, min(blocks[source])),
            ),
            locator="¶" + ",\N{NO-BREAK SPACE}".join(str(block + 1) for block in sorted(blocks[source])),
        )
        for source in sorted(blocks, key=lambda one: story.source_numbers[one])
    )


def find_summary(event: Event) -> str:
    """The summary of an event; empty where it only repeats the headline."""
    return "" if event.summary.rstrip(".") == event.title.rstrip(".") else event.summary


def find_teller(event: Event, story: Story) -> SourceRef | None:
    """The source that a summary was taken from, so that its "last year" and its view of things are not the site's."""
    words = event.summary.removesuffix(" …")
    if not words or "summary" in event.edited:
        return None
    sources = (story.sources[mention.source].source for mention in event.mentions)
    return next((refer_to_source(source, story) for source in sources if words in source.text), None)


def say_how_sure(event: Event, story: Story) -> Sure:
    """Say in words how many voices report an event, and in what manner."""
    count = len({mention.source for mention in event.mentions})
    among = f"in {count} source" + ("" if count == 1 else "s")
    style = "reported" if event.modality == "happened" else event.modality
    if event.modality != "happened":
        detail = among
    elif event.independent_sources > 1:
        detail = f"by {event.independent_sources} independent sources"
    else:
        detail = "by 1 source" if count == 1 else f"by 1 source, carried by {count}"
    return Sure(style=style, word=style.capitalize(), detail=detail, strip=_draw_strip(event, story))


def build_entry(event: Event, story: Story) -> Entry:
    """Build the entry of an event in scope."""
    cites = list_cites(event, story)
    people = refer_to_actors(event.actors, story, kinds=("person",))
    first, last = find_drawn_days(event, story)
    told_by = find_teller(event, story)
    return Entry(
        ref=refer_to_event(event, story),
        anchor=links.name_entry_anchor(event.id),
        former_anchors=tuple(map(links.name_entry_anchor, story.retired.get(event.id, ()))),
        summary=find_summary(event),
        told_by=told_by,
        date=describe_date(event, story),
        people=people[:_PEOPLE_SHOWN],
        people_more=len(people[_PEOPLE_SHOWN:]),
        sure=say_how_sure(event, story),
        cites=cites[:_CITES_SHOWN],
        cites_more=len(cites[_CITES_SHOWN:]),
        cited=(told_by,) if told_by else tuple(cite.source for cite in cites[:_REFS_SHOWN]),
        disputes=describe_disputes(event, story, voices=_VOICES_SHOWN),
        first_day=first,
        last_day=last,
        state=find_state(event),
        kind_key=event.kind,
        lane_keys=" ".join(lane.key for lane in story.event_lanes[event.id]),
        actor_keys=" ".join(str(story.actor_numbers[name]) for name in story.named[event.id]),
        source_keys=" ".join(str(cite.source.number) for cite in cites),
        voice_count=event.independent_sources,
    )


def find_state(event: Event) -> str:
    """How an event is drawn in the overview: ``day``, ``range``, ``within``, ``open-left`` or ``open-right``."""
    value = event.date
    if value.first is None:
        return "open-left"
    if value.last is None:
        return "open-right"
    if value.precision == "day" and not (value.approximate or value.uncertain):
        return "day"
    return "range" if tells_stretch(event) else "within"


def find_drawn_days(event: Event, story: Story) -> tuple[str, str]:
    """First and last day of an event in the overview; an open end lies just beyond the picture's years."""
    start, end = f"{max(1, story.first_year - 1):04}-12-31", f"{min(9999, story.last_year + 1):04}-01-01"
    first, last = (day.isoformat() if day else "" for day in (event.date.first, event.date.last))
    return first or min(start, last or start), last or max(end, first)


def _draw_strip(event: Event, story: Story) -> tuple[StripCell, ...]:
    """Which of a few sources report, differ or are silent; empty where the story has many."""
    if len(story.sources) > _STRIP_LIMIT:
        return ()
    sources = {mention.id: mention.source for mention in event.mentions}
    differing = {
        sources[mention]
        for disagreement in event.disagreements
        for reading in disagreement.readings[1:]
        for mention in reading.mentions
        if mention in sources
    }
    return tuple(
        StripCell(number=number, state="n" if source in differing else "y" if source in sources.values() else "o")
        for source, number in story.source_numbers.items()
    )
