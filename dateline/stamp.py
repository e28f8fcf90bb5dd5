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
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dateline.cache import add_part
from dateline.disk import Seen, find_place, identify, list_leaves, read_plain, remove, write_new
from dateline.hashes import FileHashes
from dateline.packing import pack, unpack

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_FORM = "4"
"""Of the stamp; another one is not believed."""
_LARGEST = 1 << 25
"""Bytes of a stamp: one of half a million files."""
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
    files: Mapping[str, Seen] = field(default_factory=dict)
    """Path → what it is known by, for all files that are as they were left."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kept:
    """A stamp as it lies on the disk."""

    made_from: str
    program: bytes
    record: bytes
    """JSON, as ASCII: a name in it need not be Unicode."""
    files: dict[bytes, Seen]
    """Path → what it is known by, for all files; their names need not be Unicode either."""
    inputs: dict[bytes, bytes]
    """Path → hash of what the page is made of."""


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
    _add_files(digest, [[file for file in _list_files(_PROGRAM) if file[0].endswith(".py")]], FileHashes())
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
        _add_files(digest, [*map(_list_files, places)], hashes)
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
        kept, now = unpack(text, _Kept), _look(out)
        files = {path: seen for path, seen in now.items() if kept.files.get(os.fsencode(path)) == seen}
        is_same = bool(fingerprint) and kept.made_from == fingerprint and len(files) == len(now) == len(kept.files)
        is_ours = kept.program == fingerprint_program() and manifest in files
        return Stamp(
            record=dict(json.loads(kept.record)) if is_same else None,
            standing={path: made_of for path in files if (made_of := kept.inputs.get(os.fsencode(path)))}
            if is_ours
            else {},
            files=files if is_ours else {},
        )
    except (OSError, ValueError, TypeError, RecursionError):
        return Stamp()


def write_stamp(
    out: Path, fingerprint: str, record: Mapping[str, Any], inputs: Mapping[str, bytes], files: Mapping[str, Seen]
) -> None:
    """Write down what a site was made from, how its files were left, and what was said of it.

    Where that cannot be written there is none: the site stands all the same.

    Args:
        out: the output folder.
        fingerprint: of all that the site was made from; empty where that is not certain.
        record: what was said.
        inputs: path → hash of what the page is made of.
        files: path → what each file in the folder is known by, as this build left it. The folder is not looked at: what
            anybody has done to it since is no work of ours.
    """
    path = name_beside(out, "stamp")
    with contextlib.suppress(OSError, OverflowError):  # a number on the disk may be longer than any that is packed
        remove(path)
        kept = _Kept(
            made_from=fingerprint,
            program=fingerprint_program(),
            record=json.dumps(record).encode(),
            files={os.fsencode(name): seen for name, seen in files.items()},
            inputs={os.fsencode(name): made_of for name, made_of in inputs.items()},
        )
        text = pack(kept)
        write_new(path, _sum_up(text) + b"\n" + text)


def name_beside(out: Path, what: str) -> Path:
    """Where something is kept that belongs to an output folder and is no part of the site."""
    place = find_place(out)
    return place.parent / f".{place.name}.dateline-{what}"


def _sum_up(text: bytes) -> bytes:
    return hashlib.sha256(text).hexdigest().encode()


def _look(out: Path) -> dict[str, Seen]:
    """What every file of a folder is known by."""
    return {name: identify(entry.path) for name, entry in list_leaves(out) if not entry.is_dir(follow_symlinks=False)}


def _list_files(place: Path) -> list[tuple[str, str]]:
    """List a file, or all that a folder holds: name within it, and path; nothing where nothing is there.

    In order; the name of an empty folder has a slash at its end.

    Raises:
        OSError: when a folder cannot be read.
    """
    if place.is_dir():
        leaves = list_leaves(place)
        return sorted((name + "/" * entry.is_dir(follow_symlinks=False), entry.path) for name, entry in leaves)
    return [(place.name, str(place))] if place.exists() else []


def _add_files(digest: hashlib._Hash, places: Sequence[Sequence[tuple[str, str]]], hashes: FileHashes) -> None:
    """Add names and hashes of the files of some places: each for itself, as one may have moved from here to there."""
    # Of a folder the name says all; a link to one is refused.
    known = hashes.take([path for name, path in chain.from_iterable(places) if not name.endswith("/")])
    for files in places:
        # Behind each name a zero, which no name holds, and a hash, as long as any other; none behind an empty folder's.
        add_part(digest, b"".join([os.fsencode(name) + b"\0" + known.get(path, b"") for name, path in files]))
