"""The record of what was published, and Timeline → addresses that would break."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.errors import Problem
from dateline.merging.published import trace_record
from dateline.publishing.record import name_pages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.model import Event, Timeline


def find_dead_addresses(timeline: Timeline) -> Iterator[Problem]:
    """Find every published id that leads nowhere now, unless an editor hides its event."""
    events = {event.id: event for event in (*timeline.events, *timeline.beyond)}
    answering = {*events, *timeline.withheld, *(was for was, _ in timeline.aliases)}
    for entry in timeline.published:
        if dead := [name for name in (entry.id, *entry.was) if name not in answering]:
            message = (
                f"“{entry.title}” was published as {', '.join(map(repr, dead))}, and no event holds its reports now; "
                f'write "- alias: {{was: {dead[0]}, is: ID}}" into decisions.yml with the id of the event that tells '
                "of it, or delete this entry to let the address break"
            )
            yield Problem(path=entry.path, line=entry.line, message=message)


def find_dead_pages(timeline: Timeline) -> Iterator[Problem]:
    """Find every published page of a source or an actor that is gone, and that no other one says it was."""
    answering = name_pages(timeline)
    for page in timeline.published_pages:
        if (page.kind, page.id) not in answering:
            place, holder = {
                "source": ("no source has this name now", "the file in which the article stands now"),
                "actor": ("nobody in actors.yml has this name now", "the entry in actors.yml that has taken its place"),
            }[page.kind]
            message = (
                f"{page.kind}s/{page.id}.html was published, and {place}; write 'formerly: [{page.id}]' into {holder}, "
                "or delete this line to let the address break"
            )
            yield Problem(path=page.path, line=page.line, message=message)


def find_reassigned_addresses(timeline: Timeline) -> Iterator[Problem]:
    """Find every published id that an editor has since given to another event, while its own is still told."""
    events = {event.id: event for event in (*timeline.events, *timeline.beyond)}
    record = trace_record(timeline.published, (mention for event in events.values() for mention in event.mentions))
    for entry in timeline.published:
        bearer, told = events.get(entry.id), set(record.found[entry.id])
        if bearer and told and told.isdisjoint(mention.id for mention in bearer.mentions):
            message = (
                f"{entry.id!r} was published for “{entry.title}”, and an editor gave it to “{bearer.title}”; "
                "give that event an id that is new"
            )
            yield Problem(path=entry.path, line=entry.line, message=message)


def list_unrecorded(timeline: Timeline) -> tuple[Event, ...]:
    """List the events that are shown and not in the record; none where there is no record."""
    recorded = {entry.id for entry in timeline.published}
    shown = (*timeline.events, *timeline.beyond)
    return tuple(event for event in shown if event.id not in recorded) if recorded else ()
