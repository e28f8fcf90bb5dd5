"""Items → reference lists: the whole bibliography, one item, and records that a page picks from.

A list is its records with a few characters around and between them. So the script of a page can make one of any
selection without knowing a format: it is handed the records and those characters in ``references.<format>.js``, a
script because a page that was opened from a folder may load no other kind of file.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from dateline.model import Event, Source
from dateline.packing import write_json
from dateline.publishing.bibliography import say_newest
from dateline.publishing.bibtex import format_bibtex
from dateline.publishing.csl import format_csl, make_event_item, make_source_item
from dateline.publishing.encoding import join_rows
from dateline.publishing.ris import format_ris
from dateline.publishing.rows import write_anew

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from dateline.model import Timeline
    from dateline.publishing.csl import Item
    from dateline.publishing.encoding import Row
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


def format_list(items: Iterable[Item], form: ReferenceFormat) -> str:
    """Write a whole file."""
    return form.start + form.between.join(map(form.write, items)) + form.end


class Citations:
    """What a story's files cite: every source, and every event in scope."""

    def __init__(self, timeline: Timeline, base_url: str, write: Write = write_anew) -> None:
        """Take a story; each item is made and written when the first file asks for it."""
        self._timeline, self._write = timeline, write
        self._newest = say_newest(timeline)
        self._make_event_item = partial(make_event_item, config=timeline.config, newest=self._newest, base_url=base_url)
        self._items: dict[tuple[type[Event | Source], str], Item] = {}
        self._sources: dict[tuple[str, str], str] = {}

    def format_bibliography(self, path: str, form: str) -> Iterator[Row]:
        """Write every source, in the order of their numbers."""

        def write_source(source: Source) -> bytes:
            return self._write_source(source, form).encode()

        sources = (read.source for read in self._timeline.sources)
        shape = REFERENCE_FORMATS[form]
        yield shape.start.encode()
        yield from join_rows(shape.between.encode(), self._write(path, sources, write_source))
        yield shape.end.encode()

    def format_records(self, path: str, form: str) -> Iterator[Row]:
        """Write the records of all sources, by number, and of the events in scope, by id, as a script."""
        numbers = {read.source.id: number for number, read in enumerate(self._timeline.sources, start=1)}

        def write_source(source: Source) -> bytes:
            return _write_member(str(numbers[source.id]), self._write_source(source, form))

        def write_event(event: Event) -> bytes:
            return _write_member(event.id, REFERENCE_FORMATS[form].write(self._describe_event(event)))

        shape = REFERENCE_FORMATS[form]
        marks = (("start", shape.start), ("between", shape.between), ("end", shape.end))
        sources = self._write(path, (read.source for read in self._timeline.sources), write_source, self._newest)
        events = self._write(path, self._timeline.events, write_event, self._newest)
        yield b"window.references = {" + b",".join(_write_member(name, mark) for name, mark in marks)
        yield b',"sources":{'
        yield from join_rows(b",", sources)
        yield b'},"events":{'
        yield from join_rows(b",", events)
        yield b"}};\n"

    def _write_source(self, source: Source, form: str) -> str:
        """The record of a source, which stands in two files."""
        key = source.id, form
        if key not in self._sources:
            item = self._items.get((Source, source.id)) or make_source_item(source)
            self._items[Source, source.id] = item
            self._sources[key] = REFERENCE_FORMATS[form].write(item)
        return self._sources[key]

    def _describe_event(self, event: Event) -> Item:
        """The item of an event, which every format writes."""
        key = Event, event.id
        if key not in self._items:
            self._items[key] = self._make_event_item(event)
        return self._items[key]


def _write_member(name: str, text: str) -> bytes:
    """A text under its name, within a JSON object."""
    return write_json(name) + b":" + write_json(text)
