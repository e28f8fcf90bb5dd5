"""Event → its entry on the timeline, in full and in brief, with the citations and how it is known.

These are the parts of pages that more than one page shows; each is built here once.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from dateline.publishing import links
from dateline.publishing.dates import describe_capital, describe_date, tells_stretch
from dateline.publishing.disputes import Dispute, describe_disputes
from dateline.publishing.passing import refer_to_actors, refer_to_event, refer_to_paragraph, refer_to_source

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.model import Event, Source
    from dateline.publishing.dates import DateBlock
    from dateline.publishing.passing import ActorRef, EventRef, SourceRef
    from dateline.publishing.timeline import Story

_CITES_SHOWN = 5
_REFS_SHOWN = 4
_PEOPLE_SHOWN = 6
_VOICES_SHOWN = 3
_STRIP_LIMIT = 8
"""Sources of a story beyond which a strip of all of them says nothing any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cite:
    """A source, and the paragraphs of it that report an event."""

    source: SourceRef
    """Leads to the first paragraph that reports it."""
    locator: str
    """``¶2, 5``."""


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
class EntryKeys:
    """What links, filters and the overview find an entry by."""

    anchor: str
    former_anchors: tuple[str, ...]
    """Those that it had under retired ids."""
    first_day: str
    last_day: str
    state: str
    """How the script draws it: ``day``, ``range``, ``within``, ``open-left``, ``open-right``."""
    kind: str
    lanes: str
    actors: str
    """Numbers of all actors that it can be found by."""
    sources: str
    voice_count: int
    """Independent sources that report it."""
    dispute_count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefEntry:
    """An event as the index of a long story lists it."""

    ref: EventRef
    keys: EntryKeys
    date: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An event on the timeline."""

    ref: EventRef
    keys: EntryKeys
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


def list_cites(event: Event, story: Story) -> tuple[Cite, ...]:
    """Every source that reports an event, once, with its paragraphs, in the sources' order."""
    blocks: dict[str, set[int]] = {}
    for mention in event.mentions:
        blocks.setdefault(mention.source, set()).add(mention.block)
    sources = story.timeline.sources
    reporting = [sources[number - 1].source for number in story.event_sources[event.id]]
    return tuple([_cite(source, sorted(blocks[source.id]), story) for source in reporting])


def _cite(source: Source, blocks: Sequence[int], story: Story) -> Cite:
    return Cite(
        source=refer_to_paragraph(source, blocks[0], story),
        locator="¶" + ",\N{NO-BREAK SPACE}".join([str(block + 1) for block in blocks]),
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
    count = len(story.event_sources[event.id])
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
    told_by = find_teller(event, story)
    return Entry(
        ref=refer_to_event(event, story),
        keys=_name_entry(event, story),
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
    )


def build_brief_entry(event: Event, story: Story) -> BriefEntry:
    """Build the line of an event in scope, for a list that leads to its entry."""
    return BriefEntry(
        ref=refer_to_event(event, story), keys=_name_entry(event, story), date=describe_capital(event.date)
    )


def _name_entry(event: Event, story: Story) -> EntryKeys:
    """The keys of an event's entry, which are the same in brief and in full."""
    made = story.references.entries
    return made.get(event.id) or made.setdefault(event.id, _list_keys(event, story))


def _list_keys(event: Event, story: Story) -> EntryKeys:
    first, last = find_drawn_days(event, story)
    return EntryKeys(
        anchor=links.name_entry_anchor(event.id),
        former_anchors=tuple(map(links.name_entry_anchor, story.retired.get(event.id, ()))),
        first_day=first.isoformat(),
        last_day=last.isoformat(),
        state=find_state(event),
        kind=event.kind,
        lanes=" ".join([lane.key for lane in story.event_lanes[event.id]]),
        actors=" ".join([str(story.actor_numbers[name]) for name in story.named[event.id]]),
        sources=" ".join(map(str, story.event_sources[event.id])),
        voice_count=event.independent_sources,
        dispute_count=len(event.disagreements),
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


def find_drawn_days(event: Event, story: Story) -> tuple[date, date]:
    """First and last day of an event in the overview; an open end lies just beyond the picture's years."""
    first, last = event.date.first, event.date.last
    if first and last:
        return first, last
    start, end = date(max(1, story.first_year - 1), 12, 31), date(min(9999, story.last_year + 1), 1, 1)
    return first or min(start, last or start), last or max(end, first or end)


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
