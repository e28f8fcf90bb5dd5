"""Items → reference lists: the whole bibliography, one item, and records that a page picks from.

A list is its records with a few characters around and between them. So the script of a page can make one of any
selection without knowing a format: it is handed the records and those characters in ``references.<format>.js``, a
script because a page that was opened from a folder may load no other kind of file.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.packing import write_json
from dateline.publishing.bibliography import say_newest
from dateline.publishing.bibtex import format_bibtex
from dateline.publishing.csl import format_csl, make_event_item, make_source_item
from dateline.publishing.ris import format_ris
from dateline.publishing.rows import write_anew

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from dateline.model import Event, Source, Timeline
    from dateline.publishing.csl import Item
    from dateline.publishing.rows import Write


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


Record = dict[str, str]
"""Key of a format → an item as it writes it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Records:
    """All that a story's files cite, in every format."""

    sources: tuple[Record, ...]
    """In the order of their numbers."""
    events: Mapping[str, Record]
    """Those in scope, by id."""


def list_records(timeline: Timeline, base_url: str, write: Write = write_anew) -> Records:
    """Write a record of every source and every event in scope."""
    config, newest = timeline.config, say_newest(timeline)

    def write_source(source: Source) -> Record:
        return _write_record(make_source_item(source))

    def write_event(event: Event) -> Record:
        return _write_record(make_event_item(event, config, newest=newest, base_url=base_url))

    sources = write("references", (read.source for read in timeline.sources), write_source)
    events = write(f"references as of {newest}", timeline.events, write_event)
    return Records(
        sources=tuple(sources),
        events={event.id: record for event, record in zip(timeline.events, events, strict=True)},
    )


def format_list(items: Iterable[Item], form: ReferenceFormat) -> str:
    """Write a whole file."""
    return _join(map(form.write, items), form)


def format_bibliography(records: Records, form: str) -> bytes:
    """Write every source of the timeline, in the order of their numbers."""
    return _join((record[form] for record in records.sources), REFERENCE_FORMATS[form]).encode()


def format_records(records: Records, form: str) -> bytes:
    """Write the records of all sources, by number, and of the events in scope, by id, as a script."""
    shape = REFERENCE_FORMATS[form]
    script = {
        "start": shape.start,
        "between": shape.between,
        "end": shape.end,
        "sources": {number: record[form] for number, record in enumerate(records.sources, start=1)},
        "events": {event: record[form] for event, record in records.events.items()},
    }
    return b"window.references = " + write_json(script, spaced=False) + b";\n"


def _write_record(item: Item) -> Record:
    return {key: form.write(item) for key, form in REFERENCE_FORMATS.items()}


def _join(records: Iterable[str], form: ReferenceFormat) -> str:
    return form.start + form.between.join(records) + form.end
