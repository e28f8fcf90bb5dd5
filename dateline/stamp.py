"""What a site was made from, and what it was then, so that nothing is made twice.

A stamp stands beside the output folder. Nothing is to be done only if every byte that goes into a site is the same
(content, templates, static files, the program, the packages it uses, the address), and every file of the site is as it
was left; a page stands only if its own file does, and if this very program made it. Whatever differs, is missing or
cannot be read is made anew. A stamp that is lost costs one build.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import sys
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dateline.cache import add_part
from dateline.disk import find_place, read_plain, remove, write_new
from dateline.hashes import FileHashes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_FORM = "3"
"""Of the stamp; another one is not believed."""
_LARGEST = 1 << 26
"""Bytes of a stamp: one of more than half a million files."""
_PROGRAM = Path(__file__).parent
_READ = ("timeline.yml", "actors.yml", "decisions.yml", "published.yml", "changes.yml", "sources", "pages", "templates")
"""What of a content folder goes into a site."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """What is still true of the last build."""

    record: dict[str, Any] | None = None
    """What was said of it, if another one would make the same; otherwise ``None``."""
    standing: Mapping[str, bytes] = field(default_factory=dict)
    """Path → hash of what the page is made of, for the pages whose files are as they were left."""
    files: Mapping[str, list[int]] = field(default_factory=dict)
    """Path → size, time of change and number on the disk, for all files that are as they were left."""


@lru_cache(maxsize=1)
def fingerprint_program() -> bytes:
    """Reckon what tells this program from any other: its modules, the packages it uses, and Python.

    Once in each process: a preview goes on with the modules that it began with, whatever is installed meanwhile.

    Raises:
        OSError: when a module cannot be read.
    """
    digest = hashlib.sha256()
    for word in (_FORM, sys.version, *list_packages()):
        add_part(digest, os.fsencode(word))
    _add_files(digest, [file for file in _list_files(_PROGRAM) if file[0].endswith(".py")], FileHashes())
    return digest.digest()


@lru_cache(maxsize=1)
def list_packages() -> tuple[str, ...]:
    """Names and versions of all packages that this process began with, as their folders are called."""
    found = chain.from_iterable(map(_list_names, sys.path))
    return tuple(sorted(name for name in found if name.endswith((".dist-info", ".egg-info"))))  # some systems have eggs


def _list_names(place: str) -> list[str]:
    """What lies in a folder of modules; nothing where a place of them is no folder."""
    with contextlib.suppress(OSError):
        return os.listdir(place or ".")  # noqa: PTH208 (the names are all that is asked for)
    return []


def take_fingerprint(content: Path, folders: Sequence[Path], words: Iterable[str], hashes: FileHashes) -> str:
    """Reckon what a site would be made from; empty where that cannot be read.

    Args:
        content: the content folder.
        folders: of templates and static files.
        words: of the command line, as far as they change the site.
        hashes: of the files as they were last read; brought up to date.
    """
    digest = hashlib.sha256()
    try:
        for word in (fingerprint_program(), *map(os.fsencode, words)):
            add_part(digest, word)
        # What is not read is named as well: a build may object to it, or warn of it.
        for entry in sorted(content.iterdir()):
            add_part(digest, os.fsencode(entry.name + "/" * entry.is_dir()))
        places = (*(content / name for name in _READ), *folders)
        _add_files(digest, [*chain.from_iterable(map(_list_files, places))], hashes)
    except OSError:
        return ""
    return digest.hexdigest()


def read_stamp(out: Path, fingerprint: str, manifest: str) -> Stamp:
    """Tell what is still true of the last build, if anything.

    Args:
        out: the output folder.
        fingerprint: of all that a site would be made from now.
        manifest: the file in that folder which tells of its other files; if it has changed, none of them stands.
    """
    try:
        digest, _, text = read_plain(name_beside(out, "stamp"), _LARGEST).partition(b"\n")
        if digest != _sum_up(text):  # damaged, or written halfway
            return Stamp()
        stamp = json.loads(text)
        files, now = stamp["files"], _look(out)
        is_same = bool(fingerprint) and stamp["made_from"] == fingerprint and files == now
        is_ours = stamp["program"] == fingerprint_program().hex() and files[manifest] == now.get(manifest)
        inputs = stamp["inputs"].items() if is_ours else ()
        standing = {path: made_of for path, made_of in inputs if files[path] == now.get(path)}
        return Stamp(
            record=dict(stamp["record"]) if is_same else None,
            standing={path: bytes.fromhex(made_of) for path, made_of in standing.items()},
            files={path: seen for path, seen in now.items() if is_ours and files.get(path) == seen},
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return Stamp()


def write_stamp(out: Path, fingerprint: str, record: Mapping[str, Any], inputs: Mapping[str, bytes]) -> None:
    """Write down what a site was made from, how its files are now, and what was said of it.

    Where that cannot be written there is none: the site stands all the same.

    Args:
        out: the output folder.
        fingerprint: of all that the site was made from; empty where that is not certain.
        record: what was said.
        inputs: path → hash of what the page is made of.
    """
    path = name_beside(out, "stamp")
    with contextlib.suppress(OSError):
        remove(path)
        hashes = {page: made_of.hex() for page, made_of in inputs.items()}
        made = {"made_from": fingerprint, "program": fingerprint_program().hex()}
        stamp = {**made, "record": record, "files": _look(out), "inputs": hashes}
        text = json.dumps(stamp).encode()  # as ASCII: a name on the disk need not be Unicode
        write_new(path, _sum_up(text) + b"\n" + text)


def identify(entry: os.DirEntry[str]) -> list[int]:
    """Size in bytes, time of change in nanoseconds and number on the disk: the same for a file that nobody touched."""
    stat = entry.stat(follow_symlinks=False)
    return [stat.st_size, stat.st_mtime_ns, stat.st_ino]


def name_beside(out: Path, what: str) -> Path:
    """Where something is kept that belongs to an output folder and is no part of the site."""
    place = find_place(out)
    return place.parent / f".{place.name}.dateline-{what}"


def _sum_up(text: bytes) -> bytes:
    return hashlib.sha256(text).hexdigest().encode()


def _look(out: Path) -> dict[str, list[int]]:
    """Size, time of change and number on the disk of every file, as the machine tells them without reading it."""
    return {name: identify(entry) for name, entry in _walk(out) if not name.endswith("/")}


def _walk(folder: Path) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """All that a folder holds, in order: name within it, that of a folder with a slash at its end, and what is there.

    Raises:
        OSError: when a folder cannot be read.
    """
    waiting = [("", os.fspath(folder))]
    while waiting:
        inside, place = waiting.pop()
        with os.scandir(place) as entries:
            found = sorted(entries, key=attrgetter("name"))
        for entry in found:
            if entry.is_dir(follow_symlinks=False):
                name = f"{inside}{entry.name}/"
                waiting.append((name, entry.path))
                yield name, entry
            else:
                yield inside + entry.name, entry


def _list_files(place: Path) -> Iterator[tuple[str, str]]:
    """A file, or all that a folder holds: name within it and path, in order; nothing where nothing is there.

    Raises:
        OSError: when a folder cannot be read.
    """
    if place.is_dir():
        yield from ((name, entry.path) for name, entry in _walk(place))
    elif place.exists():
        yield place.name, str(place)


def _add_files(digest: hashlib._Hash, files: Sequence[tuple[str, str]], hashes: FileHashes) -> None:
    # Of a folder the name says all; a link to one is refused.
    known = hashes.take([path for name, path in files if not name.endswith("/")])
    for name, path in files:
        add_part(digest, os.fsencode(name))
        add_part(digest, known.get(path, b""))
