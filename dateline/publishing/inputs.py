"""What a page is made of, as one hash: a page whose inputs are those of the last build stands as it is.

Taken with too much rather than with too little: an event stands for all that it holds, with its place in the story, and
a source for all that was read in it, whichever of it a page shows. Reading is a function of a source and the actors, so
the hash under which a build files what it read covers that as well. What any page may show of the whole story is in
every hash. That nothing was forgotten is held by a test that makes edits at random and compares each site with one that
is built from nothing.

The number of an event, and which years have any, stand in the hashes of the pages on which our templates print them. A
story's own template may print all that its page is given, so with one ``shared`` holds them for every page.
"""

from __future__ import annotations

import hashlib
from dataclasses import fields
from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING

from dateline.model import Event
from dateline.packing import pack

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dateline.model import Actor, AnnotatedSource
    from dateline.publishing.timeline import Story, Year


def digest(*values: object) -> bytes:
    """Hash values of the program, each of which has a place of its own: the same for equal ones, for no others.

    What is packed names its fields and not its class, and a tuple is packed as a list is, so no place may hold values
    of two classes that have the same fields.
    """
    return hashlib.blake2b(pack(values), digest_size=20).digest()


_read_own = attrgetter(*(field.name for field in fields(Event) if field.name != "mentions"))


def hash_event(event: Event, story: Story) -> bytes:
    """Hash an event; of its mentions only the ids, which the hashes of their sources and the actors cover."""
    made = story.event_hashes
    return made.get(event.id) or made.setdefault(event.id, digest(_read_own(event), [one.id for one in event.mentions]))


def hash_source(read: AnnotatedSource) -> bytes:
    """Hash a source, if the build has not done so when it was read."""
    return read.hash or digest(read.source)


class Inputs:
    """Hashes of what the pages of a story are made of; nothing is hashed before somebody asks."""

    def __init__(self, story: Story, shared: bytes) -> None:
        """Take a story, and the hash of what every page is made with: templates, frame, address."""
        self._story, self._shared = story, shared

    @cached_property
    def _common(self) -> bytes:
        story, timeline = self._story, self._story.timeline
        common = (timeline.config, timeline.actors, sorted(story.used_actors), story.lanes, story.is_long)
        return self._shared + digest(*common)

    @cached_property
    def _sources(self) -> dict[str, bytes]:
        """Each with the one that it reprints."""
        told = {read.source.id: self._digest_source(read) for read in self._story.timeline.sources}
        original = {name: read.source.same_text_as for name, read in self._story.sources.items()}
        return {name: own + told.get(original[name], b"") for name, own in told.items()}

    @cached_property
    def _told(self) -> dict[str, bytes]:
        return {event.id: self._digest_event(event) for event in self._story.events.values()}

    def _digest_source(self, read: AnnotatedSource) -> bytes:
        """A source, its place, and what merging made of its reports."""
        name = read.source.id
        mentions = [(mention.id, self._story.mention_events.get(mention.id)) for mention in read.mentions]
        events = [event.id for event in self._story.source_events[name]]
        return digest(hash_source(read), self._story.source_numbers[name], mentions, read.undated, events)

    def _digest_event(self, event: Event) -> bytes:
        """An event with the sources that report it, and those that its reasons name: one may have been parted since."""
        story = self._story
        place = event.id in story.numbers, story.entry_pages.get(event.id), story.event_lanes[event.id]
        others = story.retired.get(event.id), story.named.get(event.id)
        sources = [mention.source for mention in event.mentions]
        for reason in event.merge_reasons:
            sources += reason.sources
        return digest(hash_event(event, story), place, others, self._list_sources(sources))

    def _list_sources(self, sources: Iterable[str]) -> list[bytes]:
        return [self._sources[one] for one in dict.fromkeys(sources)]

    def _list_events(self, events: Iterable[str]) -> list[bytes]:
        return [self._told[event] for event in events if event in self._told]

    def digest_event_page(self, event: Event, beside: Iterable[Event], whole: bytes) -> bytes:
        """An event, its neighbours, and those that it was kept apart from.

        ``whole`` is the hash of what all events' pages show.
        """
        homes = (self._story.mention_events.get(refusal.other, "") for refusal in event.refusals)
        shown = (event.id, *(one.id for one in beside), *event.related, *homes)
        return digest(self._common, whole, self._list_events(shown))

    def digest_source_page(self, read: AnnotatedSource, beside: Iterable[AnnotatedSource]) -> bytes:
        """A source, its neighbours, and the events that it reports."""
        sources = self._list_sources(one.source.id for one in (read, *beside))
        events = [event.id for event in self._story.source_events[read.source.id]]
        return digest(self._common, sources, self._list_events(events))

    def digest_actor_page(self, actor: Actor, taking_part: Iterable[Event]) -> bytes:
        """An actor, the events that they take part in, and the sources that name them."""
        events = self._list_events(event.id for event in taking_part)
        sources = self._list_sources(read.source.id for read in self._story.naming_sources.get(actor.name, ()))
        span = self._story.first_year, self._story.last_year
        return digest(self._common, actor.name, span, events, sources)

    def digest_year_page(self, year: Year) -> bytes:
        """The events of a year, and the years before and after."""
        years = [(one.label, one.page, len(one.events), one.first_number) for one in self._story.years]
        return digest(self._common, year.label, years, self._list_events(event.id for event in year.events))
