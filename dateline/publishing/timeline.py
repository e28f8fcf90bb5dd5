"""Timeline → Story: numbers, years, lanes and lookups that every page shares.

The events come in order; here each gets its number, its place under a year, and the rows of the overview it belongs to.
Worked out once, so that two pages can never number a source or place an entry differently. What the page that an editor
looks at may not ask for, such as whom each entry can be found by, is looked up when the first page does.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from dateline.edtf import sort_key
from dateline.publishing import links
from dateline.publishing.names import find_named

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dateline.model import Actor, AnnotatedSource, Event, Timeline
    from dateline.publishing.bibliography import Endnote
    from dateline.publishing.entries import EntryKeys
    from dateline.publishing.passing import ActorRef, EventRef, SourceRef

LONG_STORY = 300
"""Entries beyond which every year gets a page of its own."""
_SHARE_OUTSIDE = 0.1
"""Part of the events that may lie beyond either end of the overview's years."""
_LEAST_SILENCE = 2
"""Years without an event that may end the overview, where they are also a fifth of what is left of it."""
_SILENT_PART = 5
OTHER_SHAPE = 4
"""Hue and shape of every country without a lane."""
_OTHERS = "others"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """A row of the overview: a country of the story, or all the others."""

    key: str
    """Name in addresses and filters: ``armenia``, ``others``."""
    name: str
    shape: int
    """Which of the four hue and shape pairs stands for it, 1 to 4."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Year:
    """A stretch of the list under one heading."""

    year: int | None
    """``None`` for everything before the first year shown."""
    label: str
    events: tuple[Event, ...]
    first_number: int
    page: str
    """Site path of the page that holds the entries."""


@dataclass(frozen=True, slots=True)
class References:
    """How a story's sources, events and actors are named in passing: by id or name, as far as a page has asked."""

    sources: dict[str, SourceRef] = field(default_factory=dict)
    endnotes: dict[str, Endnote] = field(default_factory=dict)
    """Sources, as the end of a printed page gives them."""
    events: dict[str, EventRef] = field(default_factory=dict)
    entries: dict[str, EntryKeys] = field(default_factory=dict)
    """Events in scope, as links, filters and the overview find their entries."""
    actors: dict[str, ActorRef] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Story:
    """A timeline arranged for publication."""

    timeline: Timeline
    lanes: tuple[Lane, ...]
    first_year: int
    last_year: int
    """First and last year of the overview."""
    years: tuple[Year, ...]
    is_long: bool
    """Whether the entries live on the years' own pages."""
    events: Mapping[str, Event]
    """By id, in scope and beyond."""
    numbers: Mapping[str, int]
    """Event id → number, for the events in scope."""
    entry_pages: Mapping[str, str]
    """Event id → page that holds its entry, for the events in scope."""
    sources: Mapping[str, AnnotatedSource]
    source_numbers: Mapping[str, int]
    actors: Mapping[str, Actor]
    """By name."""
    actor_numbers: Mapping[str, int]
    """Name → place in the actors table: how an entry names its actors to the filters."""
    used_actors: frozenset[str]
    """Names of the actors that have a page: those named in at least one source, and those who had one before."""
    event_lanes: Mapping[str, tuple[Lane, ...]]
    retired: Mapping[str, tuple[str, ...]]
    """Event id → the ids that lead to it, for the events that have any."""
    references: References = field(default_factory=References, compare=False, repr=False)
    event_hashes: dict[str, bytes] = field(default_factory=dict, compare=False, repr=False)
    """Event id → hash of all that the event holds, as far as pages and files have asked."""

    @cached_property
    def named(self) -> Mapping[str, tuple[str, ...]]:
        """Event id → names of all actors that its entry can be found by, for the events in scope."""
        return find_named(self.timeline)

    @cached_property
    def mention_events(self) -> Mapping[str, str]:
        """Mention id → event id."""
        return {mention.id: name for name, event in self.events.items() for mention in event.mentions}

    @cached_property
    def event_sources(self) -> Mapping[str, tuple[int, ...]]:
        """Event id → numbers of the sources that report it, in order."""
        numbers = self.source_numbers
        return {
            name: tuple(sorted({numbers[mention.source] for mention in event.mentions}))
            for name, event in self.events.items()
        }

    @cached_property
    def source_events(self) -> Mapping[str, tuple[Event, ...]]:
        """Source id → the events that it reports, those in scope first."""
        reported: list[list[Event]] = [[] for _ in self.sources]
        for event in self.events.values():
            for number in self.event_sources[event.id]:
                reported[number - 1].append(event)
        return {source: tuple(own) for source, own in zip(self.sources, reported, strict=True)}

    @cached_property
    def actor_events(self) -> Mapping[str, tuple[Event, ...]]:
        """Name of an actor → the events that it takes part in, in order, those beyond the story among them."""
        taken: dict[str, list[Event]] = {}
        for event in sorted(self.events.values(), key=lambda event: (sort_key(event.date), event.id)):
            for name in dict.fromkeys(event.actors):
                taken.setdefault(name, []).append(event)
        return {name: tuple(own) for name, own in taken.items()}

    @cached_property
    def naming_sources(self) -> Mapping[str, tuple[AnnotatedSource, ...]]:
        """Name of an actor → the sources that name them, in order, for those whom any source names."""
        found: dict[str, list[AnnotatedSource]] = {}
        for read in self.timeline.sources:
            for name in {span.actor for span in read.names}:
                found.setdefault(name, []).append(read)
        return {name: tuple(naming) for name, naming in found.items()}

    @property
    def has_countries(self) -> bool:
        """Whether lanes tell events apart: a story in which no country acts has one lane for all."""
        return any(lane.key != _OTHERS for lane in self.lanes)

    def find_entry(self, event: str) -> str:
        """Site path of an event's entry; of its page where it has no entry."""
        page = self.entry_pages.get(event)
        return f"{page}#{links.name_entry_anchor(event)}" if page else links.name_event_page(event)


def arrange_story(timeline: Timeline) -> Story:
    """Number, group and index a timeline."""
    actors = {actor.name: actor for actor in timeline.actors}
    acting = Counter(event.actors for event in timeline.events)
    lanes = _name_lanes(timeline.config.lanes, acting, actors)
    everything = (*timeline.events, *timeline.beyond)
    # Many events are of the same actors.
    lanes_of = {names: _find_lanes(names, lanes, actors) for names in {event.actors for event in everything}}
    used = {lane.key for names in acting for lane in lanes_of[names]}
    first_year, last_year = choose_years([find_year(event) for event in timeline.events])
    is_long = len(timeline.events) > LONG_STORY
    years = _group_years(timeline.events, first_year, is_long=is_long)
    return Story(
        timeline=timeline,
        lanes=tuple(lane for lane in lanes if lane.key in used or lane.name in timeline.config.lanes),
        first_year=first_year,
        last_year=last_year,
        years=years,
        is_long=is_long,
        events={event.id: event for event in everything},
        numbers={event.id: number for number, event in enumerate(timeline.events, 1)},
        entry_pages={event.id: year.page for year in years for event in year.events},
        sources={read.source.id: read for read in timeline.sources},
        source_numbers={read.source.id: number for number, read in enumerate(timeline.sources, 1)},
        actors=actors,
        actor_numbers={actor.name: number for number, actor in enumerate(timeline.actors)},
        used_actors=find_used_actors(timeline),
        event_lanes={event.id: lanes_of[event.actors] for event in everything},
        retired=_list_retired(timeline),
    )


def _list_retired(timeline: Timeline) -> dict[str, tuple[str, ...]]:
    retired: dict[str, tuple[str, ...]] = {}
    for was, now in sorted(timeline.aliases):
        retired[now] = (*retired.get(now, ()), was)
    return retired


def find_year(event: Event) -> int:
    """Year under which an event is filed: that of its first possible day, or of its last where the start is open."""
    day = event.date.first or event.date.last
    return day.year if day else 1


def choose_years(years: Sequence[int]) -> tuple[int, int]:
    """First and last year of the overview: those of the story, without the few events beyond a long silence.

    Years that follow on each other are never parted, however few events they have.

    Args:
        years: year of each event, in any order.
    """
    if not years:
        return 1, 1
    last = -_find_start(sorted(-year for year in years))
    return _find_start(sorted(year for year in years if year <= last)), last


def _find_start(years: Sequence[int]) -> int:
    """The year after the last silence that is long beside what follows, and before which little happened."""
    start = years[0]
    for count, (before, after) in enumerate(pairwise(years), 1):
        silence, rest = after - before - 1, years[-1] - after + 1
        if count <= _SHARE_OUTSIDE * len(years) and silence >= max(_LEAST_SILENCE, rest / _SILENT_PART):
            start = after
    return start


def find_country(actor: Actor) -> str:
    """Country that an actor belongs to or stands for; a country is its own."""
    return actor.name if actor.kind == "country" else actor.country


def make_key(name: str) -> str:
    """Name → what stands for it in an address: ``Côte d’Ivoire`` → ``cote-d-ivoire``."""
    plain = "".join(mark for mark in unicodedata.normalize("NFD", name.lower()) if not unicodedata.combining(mark))
    return re.sub(r"[\W_]+", "-", plain).strip("-")


def _name_lanes(
    names: Sequence[str], acting: Mapping[tuple[str, ...], int], actors: Mapping[str, Actor]
) -> tuple[Lane, ...]:
    """The configured countries, or the four with most events; then one lane for all others.

    Args:
        names: the configured ones.
        acting: names of actors → how many events in scope are of just these.
        actors: by name.
    """
    if not names:
        counts = Counter[str]()
        for together, count in acting.items():
            for country in {find_country(actors[name]) for name in together if name in actors}:
                counts[country] += count
        del counts[""]
        names = sorted(counts, key=lambda name: (-counts[name], name))[:OTHER_SHAPE]
    own = tuple(Lane(key=make_key(name), name=name, shape=shape) for shape, name in enumerate(names, 1))
    return (*own, Lane(key=_OTHERS, name="Others" if own else "Events", shape=OTHER_SHAPE))


def _find_lanes(names: Sequence[str], lanes: tuple[Lane, ...], actors: Mapping[str, Actor]) -> tuple[Lane, ...]:
    """Lanes of an event: the countries of its people, organisations and states.

    A place counts only where nobody is named: a speech in Minsk is not yet an act of Belarus.
    """
    known = [actors[name] for name in names if name in actors]
    acting = [actor for actor in known if actor.kind != "place"] or known
    countries = {find_country(actor) for actor in acting}
    *own, others = lanes
    found = tuple(lane for lane in own if lane.name in countries)
    has_others = not countries or bool(countries - {lane.name for lane in own})
    return (*found, others) if has_others else found


def _group_years(events: Sequence[Event], first_year: int, *, is_long: bool) -> tuple[Year, ...]:
    """Events under their years; what lies before the first year shown is one group."""
    groups: dict[int | None, list[Event]] = {}
    for event in events:
        year = find_year(event)
        groups.setdefault(None if year < first_year else year, []).append(event)
    result: list[Year] = []
    number = 1
    for group, members in groups.items():
        result.append(
            Year(
                year=group,
                label=f"Before {first_year}" if group is None else str(group),
                events=tuple(members),
                first_number=number,
                page=links.name_year_page(group) if is_long else links.INDEX,
            )
        )
        number += len(members)
    return tuple(result)


def find_used_actors(timeline: Timeline) -> frozenset[str]:
    """Names of all actors that have a page: whom a source names, and whose page was published."""
    named = {span.actor for read in timeline.sources for span in read.names}
    acting = {name for event in (*timeline.events, *timeline.beyond) for name in event.actors}
    published = {page.id for page in timeline.published_pages if page.kind == "actor"}
    kept = {actor.name for actor in timeline.actors if not published.isdisjoint((actor.id, *actor.formerly))}
    return frozenset(named | acting | kept)
