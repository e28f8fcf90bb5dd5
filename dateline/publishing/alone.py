"""Story → what one outlet alone says: events that no other reports, dates that no other gives.

Nothing is judged: to stand alone may be a scoop, a slip, or what another article words too differently to be joined. An
outlet that publishes in several languages is one outlet.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.edtf import parse_edtf
from dateline.publishing import links
from dateline.publishing.passing import EventRef, refer_to_event
from dateline.wording import describe

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.model import Event
    from dateline.publishing.timeline import Story


@dataclass(frozen=True, slots=True, kw_only=True)
class Alone:
    """An outlet, and the events that no other outlet reports."""

    publisher: str
    count: int
    events: tuple[EventRef, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnDate:
    """A date of an event that one outlet alone gives."""

    publisher: str
    event: EventRef
    target: str
    date: str
    others: tuple[str, ...]
    """The dates that other outlets give."""


def list_alone(story: Story) -> tuple[Alone, ...]:
    """Outlets that report events of the story which no other reports, those with most of them first."""
    sources = story.timeline.sources
    found: dict[str, list[EventRef]] = {}
    for event in story.timeline.events:
        outlets = {sources[number - 1].source.publisher for number in story.event_sources[event.id]}
        if len(outlets) == 1:
            found.setdefault(outlets.pop(), []).append(refer_to_event(event, story))
    ordered = sorted(found.items(), key=lambda item: (-len(item[1]), item[0].casefold(), item[0]))
    return tuple(Alone(publisher=publisher, count=len(events), events=tuple(events)) for publisher, events in ordered)


def list_own_dates(story: Story) -> tuple[OwnDate, ...]:
    """Versions of a disputed date that one outlet alone gives, in order of the events."""
    return tuple(own for event in story.events.values() for own in _find_own_dates(event, story))


def _find_own_dates(event: Event, story: Story) -> Iterator[OwnDate]:
    disputed = [found for found in event.disagreements if found.field == "date"]
    if not disputed:
        return
    outlets = {mention.id: story.sources[mention.source].source.publisher for mention in event.mentions}
    for found in disputed:
        for reading in found.readings:
            givers = {outlets[mention] for mention in reading.mentions if mention in outlets}
            if len(givers) == 1 and givers < set(outlets.values()):
                yield OwnDate(
                    publisher=givers.pop(),
                    event=refer_to_event(event, story),
                    target=f"{links.DISAGREEMENTS}#{links.name_disagreement_anchor(found.id)}",
                    date=describe(parse_edtf(reading.value)),
                    others=tuple(describe(parse_edtf(other.value)) for other in found.readings if other != reading),
                )
