"""Items → reference lists: the whole bibliography, one item, and records that a page picks from.

A list is its records with a few characters around and between them. So the script of a page can make one of any
selection without knowing a format: it is handed the records and those characters in ``references.<format>.js``, a
script because a page that was opened from a folder may load no other kind of file.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.publishing.bibliography import say_newest
from dateline.publishing.bibtex import format_bibtex
from dateline.publishing.csl import format_csl, make_event_item, make_source_item
from dateline.publishing.ris import format_ris

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from dateline.model import Timeline
    from dateline.publishing.csl import Item


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceFormat:
    """How reference managers are told of items."""

    key: str
    """Name in addresses and ids, and the ending of a file."""
    label: str
    start: str = ""
    between: str
    end: str = ""
    write: Callable[[Item], str]
    """Writes one record."""


REFERENCE_FORMATS: Mapping[str, ReferenceFormat] = {
    one.key: one
    for one in (
        ReferenceFormat(key="bib", label="BibTeX", between="\n\n", end="\n", write=format_bibtex),
        ReferenceFormat(key="ris", label="RIS", between="\r\n", write=format_ris),
        ReferenceFormat(key="json", label="CSL-JSON", start="[\n", between=",\n", end="\n]\n", write=format_csl),
    )
}


def format_list(items: Iterable[Item], form: ReferenceFormat) -> str:
    """Write a whole file."""
    return form.start + form.between.join(map(form.write, items)) + form.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Items:
    """All that a story's files cite."""

    sources: tuple[Item, ...]
    """In the order of their numbers."""
    events: Mapping[str, Item]
    """Those in scope, by id."""


def list_items(timeline: Timeline, base_url: str) -> Items:
    """Describe every source and every event in scope."""
    newest = say_newest(timeline)
    return Items(
        sources=tuple(make_source_item(read.source) for read in timeline.sources),
        events={
            event.id: make_event_item(event, timeline.config, newest=newest, base_url=base_url)
            for event in timeline.events
        },
    )


def format_bibliography(items: Items, form: str) -> bytes:
    """Write every source of the timeline, in the order of their numbers."""
    return format_list(items.sources, REFERENCE_FORMATS[form]).encode()


def format_records(items: Items, form: str) -> bytes:
    """Write the records of all sources, by number, and of the events in scope, by id, as a script."""
    shape = REFERENCE_FORMATS[form]
    records = {
        "start": shape.start,
        "between": shape.between,
        "end": shape.end,
        "sources": {number: shape.write(item) for number, item in enumerate(items.sources, start=1)},
        "events": {event: shape.write(item) for event, item in items.events.items()},
    }
    value = json.dumps(records, ensure_ascii=False, separators=(",", ":"))
    return f"window.references = {value};\n".encode()
