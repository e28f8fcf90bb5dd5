"""Event or source → its row in each of the files for programs, and the rows of a preview's build before.

A row is what one event or one source adds to a file: a line of JSON, some lines of a table, an entry of a
calendar. Whoever edits a story changes a few of them. So a preview, which builds again and again, keeps each row with
what it was made of, and writes again only what is made of something else. A single build
keeps none: to look a row up in a file takes about as long as to write it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from dateline.model import Event, Source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from dateline.publishing.timeline import Story

_Subject = TypeVar("_Subject", Event, Source)
_Row = TypeVar("_Row")
_Name = tuple[type[Event | Source], str]


class Write(Protocol):
    """Writes the rows of some events or sources."""

    def __call__(self, kind: str, subjects: Iterable[_Subject], make: Callable[[_Subject], _Row], /) -> Iterable[_Row]:
        """Return a row for each; ``make`` depends on the subject, on what ``Rows`` compares, and on ``kind``."""
        ...


def write_anew(_kind: str, subjects: Iterable[_Subject], make: Callable[[_Subject], _Row]) -> Iterable[_Row]:
    """Keep nothing."""
    return map(make, subjects)


class Rows:
    """The rows of one build after another, those of the build before among them."""

    def __init__(self) -> None:
        """Begin with none."""
        self._whole: tuple[object, ...] = ()
        self._parts: dict[_Name, tuple[object, ...]] = {}
        self._made: dict[_Name, dict[str, Any]] = {}
        self._before: dict[_Name, dict[str, Any]] = {}

    def turn_to(self, story: Story, base_url: str) -> None:
        """Go on with another build: forget the rows of whatever is not as it was."""
        timeline = story.timeline
        whole = timeline.config, timeline.actors, story.lanes, base_url
        parts: dict[_Name, tuple[object, ...]] = {}
        for event in story.events.values():
            sources = (story.sources[mention.source].source for mention in event.mentions)
            parts[Event, event.id] = (event, story.event_lanes[event.id], *sources)
        for name, read in story.sources.items():
            parts[Source, name] = (read.source, read.undated, story.source_numbers[name])
        before = self._made if whole == self._whole else {}
        self._before = {name: rows for name, rows in before.items() if parts.get(name) == self._parts[name]}
        self._whole, self._parts, self._made = whole, parts, {}

    def write(self, kind: str, subjects: Iterable[_Subject], make: Callable[[_Subject], _Row]) -> Iterator[_Row]:
        """Write the rows that are not at hand, and keep them."""
        for subject in subjects:
            name = type(subject), subject.id
            made = self._made.setdefault(name, {})
            row: _Row | None = made.get(kind) or self._before.get(name, made).get(kind)
            if row is None:
                row = make(subject)
            made[kind] = row
            yield row
