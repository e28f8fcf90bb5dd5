"""Timeline → ``published.yml``: the record of what is published, which later builds keep their ids by.

It keeps what was recorded before: an id that is retired or hidden now stays in it, so that no other event is ever given
it. Beside it stands ``changes.yml`` (``revisions``); the program writes no other file into the content.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from dateline.disk import hold_lock, replace_file
from dateline.errors import MachineError
from dateline.model import PublishedEvent, PublishedMention, PublishedPage
from dateline.publishing.timeline import find_used_actors

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from dateline.model import Event, Mention, Timeline

_WORDS = 10
"""Words of a report that are kept: enough to find it again when it was edited."""
_HEAD = """\
# What was published: the address, date and title of every event, and the reports it is made of. By this file an event
# keeps its address however it is edited, merged or split. `dateline record` writes it; commit it whenever you publish.
# At the end stand the pages of sources and actors, those included that lead on to where one is now.
"""


def make_record(timeline: Timeline) -> tuple[PublishedEvent, ...]:
    """Make the record of a story as it is shown now, in order of id.

    Every id of the record before is in it, save those that lead nowhere (``checking.addresses`` names them).
    """
    leading: dict[str, list[str]] = {}
    for was, now in timeline.aliases:
        leading.setdefault(now, []).append(was)
    events = (*timeline.events, *timeline.beyond)
    shown = [_record_event(event, leading.get(event.id, ())) for event in events]
    mentions = {mention.id for event in shown for mention in event.mentions}
    return tuple(sorted([*shown, *_keep_withheld(timeline, mentions)], key=lambda event: event.id))


def list_pages(timeline: Timeline) -> tuple[PublishedPage, ...]:
    """List the pages of sources and actors that the site has now, and those that lead on to one of them."""
    names = sorted(name_pages(timeline), key=lambda page: (page[0] == "actor", page[1]))
    return tuple(PublishedPage(kind=kind, id=name) for kind, name in names)


def name_pages(timeline: Timeline) -> set[tuple[Literal["source", "actor"], str]]:
    """Name the same pages by kind and id, in no order."""
    used = find_used_actors(timeline)
    return {
        *(("source", name) for read in timeline.sources for name in (read.source.id, *read.source.formerly)),
        *(("actor", name) for actor in timeline.actors if actor.name in used for name in (actor.id, *actor.formerly)),
    }


def format_record(record: Sequence[PublishedEvent], pages: Sequence[PublishedPage]) -> str:
    """Write a record as YAML: one line for each thing that can change by itself, so that a difference is short."""
    lines = [line for event in record for line in _format_event(event)]
    for kind in ("source", "actor"):
        if names := [page.id for page in pages if page.kind == kind]:
            lines += [f"- {kind}s:", *(f"    - {quote_scalar(name)}" for name in names)]
    return _HEAD + "".join(f"{line}\n" for line in lines)


def write_record(text: str, path: Path) -> bool:
    """Put the record into the content, whole or not at all.

    Args:
        text: the formatted record.
        path: ``published.yml`` or ``changes.yml`` of the content folder.

    Returns:
        Whether the file has changed.

    Raises:
        MachineError: when the machine refuses; the old record is unchanged.
    """
    try:
        with hold_lock(path.parent):
            return replace_file(path, text.encode())
    except OSError as error:
        raise MachineError(f"{path}: cannot write the record: {error.strerror or error}; it is unchanged") from error


def _record_event(event: Event, was: Sequence[str]) -> PublishedEvent:
    mentions = sorted(event.mentions, key=lambda mention: (mention.source, mention.quote.start, mention.quote.end))
    return PublishedEvent(
        id=event.id,
        date=event.date,
        title=" ".join(event.title.split()),
        was=tuple(sorted(was)),
        mentions=tuple(_record_mention(mention) for mention in mentions),
    )


def _record_mention(mention: Mention) -> PublishedMention:
    return PublishedMention(id=mention.id, source=mention.source, quote=" ".join(mention.quote.exact.split()[:_WORDS]))


def _keep_withheld(timeline: Timeline, shown: set[str]) -> Iterator[PublishedEvent]:
    """The entries of what is hidden, less the reports and ids that events shown have taken over."""
    for event in timeline.published:
        if event.id in timeline.withheld:
            mentions = tuple(mention for mention in event.mentions if mention.id not in shown)
            was = tuple(sorted(name for name in event.was if name in timeline.withheld))
            yield replace(event, mentions=mentions, was=was, hidden=True)


def _format_event(event: PublishedEvent) -> Iterator[str]:
    yield f"- id: {event.id}"
    yield f"  date: {quote_scalar(event.date.text)}"
    yield f"  title: {quote_scalar(event.title)}"
    if event.was:
        yield f"  was: [{', '.join(event.was)}]"
    if event.hidden:
        yield "  hidden: yes"
    yield "  mentions:"
    source = ""
    for mention in event.mentions:
        if mention.source != source:
            yield f"    {quote_scalar(mention.source)}:"
            source = mention.source
        yield f"      {mention.id}: {quote_scalar(mention.quote)}"


def quote_scalar(text: str) -> str:
    """Return a YAML scalar: letters, digits and hyphens as they are, everything else in quotes, as JSON has them."""
    return text if text.replace("-", "").isalnum() and text.isascii() else json.dumps(text, ensure_ascii=False)
