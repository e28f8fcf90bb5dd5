"""Event or source → its row in each of the files for programs: made, or found in the file that the last build wrote.

A row is what one event or one source adds to a file: a line of JSON, some lines of a table, an entry of a calendar.
Whoever edits a story changes a few of them, and the others stand in the site already. So it is kept where: under the
hash of a file's bytes, the place of each row under the hash of what it was made of. That is true of exactly these
bytes. Only a file that is as we left it gives rows; where it is not, all of them are made. The feed of an actor, one of
hundreds and short, is not taken apart: it stands as it is while all of its rows do, as a page does (``inputs``).

Files are written by several processes, so what was found out of some of them is a value, which travels.
"""

from __future__ import annotations

import contextlib
import hashlib
import struct
from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol, TypeVar

from dateline.cache import hash_parts
from dateline.disk import read_plain
from dateline.model import Event, Source
from dateline.publishing.encoding import Row, gather
from dateline.publishing.inputs import digest, hash_event, hash_source
from dateline.publishing.revisions import find_newest_day

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from dateline.model import Actor, AnnotatedSource
    from dateline.publishing.timeline import Story

_Subject = TypeVar("_Subject", bound=Event | Source)

_PLACE = struct.Struct("<20sII")
"""Hash of what a row was made of, its first byte in the file, and the byte after its last."""
_LARGEST = 1 << 30
"""Bytes of a file beyond which nobody looks for rows in it."""


class Write(Protocol):
    """Writes the rows of some events or sources in a file."""

    def __call__(
        self, path: str, subjects: Iterable[_Subject], make: Callable[[_Subject], bytes], also: str = "", /
    ) -> Iterable[Row]:
        """Return a row for each, in the order in which they stand in the file.

        Args:
            path: the file.
            subjects: events, or sources; none twice in one file.
            make: makes a row of one of them, with the story's settings and actors.
            also: what else the rows of this file are made of.
        """
        ...


def write_anew(
    _path: str, subjects: Iterable[_Subject], make: Callable[[_Subject], bytes], _also: str = ""
) -> Iterable[Row]:
    """Make all of them."""
    return map(make, subjects)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptRows:
    """Where the rows of a site's files stand, as the cache keeps it."""

    files: dict[bytes, bytes]
    """Hash of a file and of what all its rows are made of → their places, each with the hash of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """What was found out of some files, for the next build."""

    kept: frozenset[str] = frozenset()
    """Paths of whole files that stand as they are."""
    inputs: Mapping[str, bytes] = field(default_factory=dict)
    """Path → hash of what such a file is made of, for those that a later build may keep."""
    rows: Mapping[bytes, bytes | None] = field(default_factory=dict)
    """As in ``KeptRows``; ``None`` where that was right."""


def keep_rows(last: KeptRows | None, noted: Noted) -> KeptRows:
    """Put together what the next build needs of what was kept and of what was found."""
    known = last.files if last else {}
    return KeptRows(files={name: known[name] if places is None else places for name, places in noted.rows.items()})


@dataclass(slots=True)
class _File:
    """A file in the making."""

    also: str
    hash: bytes = b""
    """Under which the places of its rows are kept."""
    before: Row = b""
    """As the last build wrote it; empty where that is not known."""
    found: Mapping[bytes, tuple[int, int]] = field(default_factory=dict)
    """Where the rows stand in that, by the hash of what each was made of."""
    waiting: deque[tuple[bytes, Row]] = field(default_factory=deque)
    """Rows that were handed out and have no place yet, with that hash."""
    places: bytearray = field(default_factory=bytearray)
    """Those that have one now."""
    is_same: bool = True
    """Whether all rows so far were found."""


class Rows:
    """The rows of a story, and those that the last build wrote into a folder."""

    def __init__(
        self,
        story: Story,
        base_url: str,
        left: Mapping[str, Path],
        kept: KeptRows | None,
        standing: Mapping[str, bytes],
    ) -> None:
        """Hash what the rows of each event and source are made of.

        Args:
            story: the timeline, arranged.
            base_url: where the site will be published, ending in a slash; may be empty.
            left: path → file of the site that is as we left it.
            kept: where the last build says that rows stand.
            standing: path → what a file is made of that is as we left it.
        """
        self._left, self._standing = left, standing
        self._known = kept.files if kept else {}
        self._kept: set[str] = set()
        self._inputs: dict[str, bytes] = {}
        self._rows: dict[bytes, bytes | None] = {}
        self._files: dict[str, _File] = {}
        timeline = story.timeline
        whole, newest = digest(timeline.config, timeline.actors, base_url), find_newest_day(timeline)
        told = {name: hash_source(read) for name, read in story.sources.items()}

        def name_event(event: Event) -> bytes:
            sources = [told[mention.source] for mention in event.mentions]
            return digest(whole, hash_event(event, story), story.event_lanes[event.id], sources or newest)

        def name_source(read: AnnotatedSource) -> bytes:
            return digest(whole, told[read.source.id], story.source_numbers[read.source.id])

        self._events = {event.id: name_event(event) for event in story.events.values()}
        self._sources = {name: name_source(read) for name, read in story.sources.items()}
        self._whole = digest(whole, newest)

    def stands(self, path: str, actor: Actor, events: Iterable[Event]) -> bool:
        """Whether a file stands that is made of an actor and some events, and of what every row is made of."""
        self._inputs[path] = made_of = digest(self._whole, actor.id, [self._events[event.id] for event in events])
        is_same = made_of == self._standing.get(path)
        if is_same:
            self._kept.add(path)
        return is_same

    def write(
        self, path: str, subjects: Iterable[_Subject], make: Callable[[_Subject], bytes], also: str = ""
    ) -> Iterator[Row]:
        """Return the rows of some events or sources in a file; only those that are not in it already are made."""
        file = self._files.get(path) or self._files.setdefault(path, self._open(path, also))
        for subject in subjects:
            name = (self._events if isinstance(subject, Event) else self._sources)[subject.id]
            place = file.found.get(name)
            row = make(subject) if place is None else file.before[slice(*place)]
            file.is_same &= place is not None
            if row:
                file.waiting.append((name, row))
            else:  # wherever it stands
                file.places += _PLACE.pack(name, 0, 0)
            yield row

    def note(self, path: str, pieces: Iterable[Row]) -> Iterator[bytes]:
        """Put the pieces of a file together to chunks, and note where its rows stand: each is a piece, as it is."""
        content = hashlib.blake2b(digest_size=20)
        for chunk in gather(self._place_rows(path, pieces)):
            content.update(chunk)
            yield chunk
        if file := self._files.pop(path, None):
            name = hash_parts(path, file.also, content.digest())
            # A setting that no row of this file shows gives its rows new names, and leaves the file as it was.
            is_same = file.is_same and name == file.hash and len(file.places) == len(file.found) * _PLACE.size
            self._rows[name] = None if is_same else bytes(file.places)

    def _place_rows(self, path: str, pieces: Iterable[Row]) -> Iterator[Row]:
        end = 0
        for piece in pieces:
            start, end = end, end + len(piece)
            file = self._files.get(path)
            if file and file.waiting and piece is file.waiting[0][1]:
                name, _ = file.waiting.popleft()
                if end <= _LARGEST:
                    file.places += _PLACE.pack(name, start, end)
            yield piece

    def tell(self) -> Noted:
        """Tell what was found out since this was asked last."""
        noted = Noted(kept=frozenset(self._kept), inputs=self._inputs, rows=self._rows)
        self._kept, self._inputs, self._rows = set(), {}, {}
        return noted

    def _open(self, path: str, also: str) -> _File:
        """Begin a file with what the last build wrote, if that is as it was."""
        with contextlib.suppress(OSError, KeyError, struct.error):
            before = memoryview(read_plain(self._left[path], _LARGEST))
            name = hash_parts(path, also, hashlib.blake2b(before, digest_size=20).digest())
            cuts, size = _PLACE.iter_unpack(self._known[name]), len(before)
            found = {made_of: (start, end) for made_of, start, end in cuts if start <= end <= size}
            return _File(also=also, hash=name, before=before, found=found)
        return _File(also=also)
