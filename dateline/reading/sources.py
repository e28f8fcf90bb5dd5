"""A content folder → Content: every file read and checked, and what files say of one another.

All that is wrong anywhere is reported in one run. Reading one file depends on its own bytes and little else, which is
named with every use of the cache, so that what is right need not be read again until it changes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

from dateline.cache import Cache, hash_parts, make_key
from dateline.config import Config
from dateline.deadlines import limit_time
from dateline.disk import show_path
from dateline.errors import ContentError, Problems
from dateline.hashes import FileHashes
from dateline.model import Actor, ContentPage, Decision, PublishedEvent, PublishedPage, Revision, Source
from dateline.reading.changes import CHANGES_FILE, read_changes
from dateline.reading.decisions import read_decisions
from dateline.reading.fields import suggest
from dateline.reading.files import decode_text, read_bytes
from dateline.reading.folders import NAME, ListedFile, check_folder, is_there, list_files, list_unread
from dateline.reading.frontmatter import Text, parse_document
from dateline.reading.markdown_files import read_markdown_page, read_markdown_source
from dateline.reading.published import PUBLISHED_FILE, Published, follow_renamed, read_published
from dateline.reading.settings import check_names, read_actors, read_config

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from dateline.cache import Key

RESERVED_PAGES = ("index", "sources", "actors", "disagreements", "coverage", "changes", "404")
"""Pages that the site makes itself; so are those named by a year."""

_Read = TypeVar("_Read")


class Reader(Protocol):
    """Turns the bytes of one file into a source, or raises ``ContentError`` with everything that is wrong."""

    def __call__(self, data: bytes, *, source_id: str, path: str, language: str) -> Source:
        """Read a source; ``path`` names it in messages, ``language`` is the site's."""
        ...


READERS: Mapping[str, Reader] = {".md": read_markdown_source}
"""Suffix of a file in ``sources/`` → its reader."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """Everything a content folder holds, checked."""

    config: Config
    actors: tuple[Actor, ...]
    sources: tuple[Source, ...]
    """In order of id."""
    decisions: tuple[Decision, ...]
    pages: tuple[ContentPage, ...]
    """In order of id."""
    published: tuple[PublishedEvent, ...]
    """The record of what was published, under the names that its sources have now; empty where there is none."""
    published_pages: tuple[PublishedPage, ...]
    """The pages of sources and actors in that record."""
    revisions: tuple[Revision, ...]
    """What changed from one record to the next, newest first."""
    folder: Path
    unread: tuple[str, ...] = ()
    """Paths of what lies in it beside all that, and is not read."""


def read_content(folder: Path, *, cache: Cache | None = None, hashes: FileHashes | None = None) -> Content:
    """Read and check a content folder.

    Args:
        folder: Holds ``timeline.yml`` and ``sources/``, and may hold ``actors.yml``, ``decisions.yml``,
            ``published.yml``, ``changes.yml`` and ``pages/``.
        cache: What was read from the same bytes before.
        hashes: Of the sources as they are to be read; one whose hash is known, and what was read of it, is not opened.

    Raises:
        ContentError: with every problem of every file.
    """
    cache, hashes = cache or Cache(), hashes or FileHashes()
    problems = Problems()
    check_folder(folder, problems)
    source_files = list_files(folder, "sources", READERS, problems)
    page_files = list_files(folder, "pages", (".md",), problems)
    source_ids = [file.id for file in source_files]
    page_ids = [file.id for file in page_files]

    read_settings = partial(_read_settings, folder, problems=problems, cache=cache)
    actors = read_settings("actors.yml", tuple[Actor, ...], read_actors)
    decisions = read_settings(
        "decisions.yml", tuple[Decision, ...], partial(read_decisions, sources=source_ids), besides=source_ids
    )
    published = read_settings(PUBLISHED_FILE, Published, read_published)
    revisions = read_settings(CHANGES_FILE, tuple[Revision, ...], read_changes)
    config = None
    if is_there(folder / "timeline.yml"):
        read = partial(read_config, actors=actors, pages=page_ids)
        config = _read_settings(folder, "timeline.yml", Config, read, problems=problems, cache=Cache())
    sources = _read_sources(source_files, config.language if config else "en", problems, cache, hashes)
    pages = _read_pages(page_files, problems)

    _check_page_ids(page_files, problems)
    _check_reprints(sources, source_files, problems)
    _check_renamed(sources, source_files, problems)
    for source in sources:
        _check_named_actors(source, actors, problems)
    problems.raise_any()
    return Content(
        config=config or Config(title=""),
        actors=actors or (),
        sources=sources,
        decisions=decisions or (),
        pages=pages,
        published=follow_renamed(published.events, sources) if published else (),
        published_pages=published.pages if published else (),
        revisions=revisions or (),
        folder=folder,
        unread=list_unread(folder),
    )


def _read_settings(  # noqa: PLR0913 (each is named where it is given)
    folder: Path,
    name: str,
    kind: type[_Read],
    read: Callable[[str, str], _Read],
    *,
    problems: Problems,
    cache: Cache,
    besides: Sequence[str] = (),
) -> _Read | None:
    """Read a YAML file, an absent one as an empty one; ``None`` where it is wrong.

    Args:
        folder: The content folder.
        name: The file's name in it.
        kind: What the file holds.
        read: Checks its text; the second argument names the file in messages.
        problems: What is wrong is noted here.
        cache: What was read from the same bytes before.
        besides: What else the result depends on.
    """
    file, path = folder / name, show_path(folder / name)
    try:
        with limit_time(path):
            data = read_bytes(file, path) if is_there(file) else b""
            return cache.remember(make_key(kind, data, path, *besides), lambda: read(decode_text(data, path), path))
    except ContentError as error:
        problems.extend(error)
        return None


def _read_sources(
    files: Sequence[ListedFile], language: str, problems: Problems, cache: Cache, hashes: FileHashes
) -> tuple[Source, ...]:
    known = [(entry, made) for entry in files if (made := hashes.recall(entry.file))]
    recalled = cache.recall_all([_make_key(entry, language, made) for entry, made in known])
    found = {entry.path: source for (entry, _), source in zip(known, recalled, strict=True)}
    sources = []
    for entry in files:
        try:
            sources.append(found.get(entry.path) or _read_source(entry, language, cache))
        except ContentError as error:
            problems.extend(error)
    return tuple(sources)


def _read_source(entry: ListedFile, language: str, cache: Cache) -> Source:
    data = read_bytes(Path(entry.file), entry.path)

    def read() -> Source:
        with limit_time(entry.path):
            reader = READERS[entry.suffix]
            return reader(data, source_id=entry.id, path=entry.path, language=language)

    return cache.remember(_make_key(entry, language, hash_parts(data)), read)


def _make_key(entry: ListedFile, language: str, made: bytes) -> Key[Source]:
    """Name what is read of a source, by the hash of its file; ``path`` stands in its messages."""
    return make_key(Source, made, entry.path, language)


def _read_pages(files: Sequence[ListedFile], problems: Problems) -> tuple[ContentPage, ...]:
    pages = []
    for entry in files:
        try:
            with limit_time(entry.path):
                pages.append(
                    read_markdown_page(read_bytes(Path(entry.file), entry.path), page_id=entry.id, path=entry.path)
                )
        except ContentError as error:
            problems.extend(error)
    return tuple(pages)


def _check_page_ids(files: Sequence[ListedFile], problems: Problems) -> None:
    """Note pages that would overwrite one of the site's own."""
    for entry in files:
        if entry.id.lower() in RESERVED_PAGES or re.fullmatch(r"[0-9]{4}", entry.id):
            problems.add(entry.path, 0, f"the site has a page {entry.id}.html of its own; rename the file")


def _check_reprints(sources: Sequence[Source], files: Sequence[ListedFile], problems: Problems) -> None:
    """Note reprints of a source that does not exist, and sources that reprint one another in a circle."""
    known = [file.id for file in files]
    reprints = {source.id: source.same_text_as for source in sources if source.same_text_as}
    for source in sources:
        original = source.same_text_as
        if original and original not in known:
            message = f"same_text_as: there is no source {original!r}; {suggest(original, known)}"
            _complain(source, files, "same_text_as", message, problems)
        seen = [source.id]
        while (following := reprints.get(seen[-1])) and following not in seen:
            seen.append(following)
        if following == source.id:
            message = (
                f"same_text_as goes round in a circle ({' → '.join([*seen, source.id])}); delete it in the original"
            )
            _complain(source, files, "same_text_as", message, problems)


def _check_renamed(sources: Sequence[Source], files: Sequence[ListedFile], problems: Problems) -> None:
    """Note former names that cannot lead to one source alone."""
    holders = {file.id.casefold(): file.path for file in files}
    for source in sources:
        for former in source.formerly:
            other = holders.setdefault(former.casefold(), source.path)
            message = ""
            if not NAME.fullmatch(former):
                message = f"formerly: {former!r} was never a source's name; write its file's name without the suffix"
            elif other != source.path or former.casefold() == source.id.casefold():
                message = f"formerly: {former!r} leads to {other} already; take it out"
            if message:
                _complain(source, files, "formerly", message, problems)


def _complain(source: Source, files: Sequence[ListedFile], key: str, message: str, problems: Problems) -> None:
    """Note a problem at a key, whose place is looked up again: a source does not carry those of its front matter."""
    entry = next(file for file in files if file.id == source.id)
    document = parse_document(decode_text(read_bytes(Path(entry.file), entry.path), entry.path), entry.path)
    node = document.fields.values[key]
    problems.add(source.path, node.line, message, node.mark)


def _check_named_actors(source: Source, actors: Sequence[Actor] | None, problems: Problems) -> None:
    """Note actors of attribute lists that ``actors.yml`` does not know."""
    for block in source.blocks:
        override = block.override
        if override and override.actors:
            named = [
                Text(line=override.line, value=name, mark=mark)
                for name, mark in zip(override.actors, override.actor_marks, strict=True)
            ]
            check_names(named, actors, path=source.path, problems=problems)
