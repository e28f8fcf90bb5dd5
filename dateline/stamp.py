"""What a site was made from, and what it was then: so that a build with nothing to do does nothing.

A stamp stands beside the output folder. It is believed only if every byte that goes into a site is the same (content,
templates, static files, the program, the packages it uses, the address), and every file of the site is as it was left:
whatever differs, is missing or cannot be read means that the site is built. A stamp that is lost costs one build.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import json
import os
import sys
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dateline.disk import find_place, read_plain, remove, write_new

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_FORM = "2"
"""Of the stamp; another one is not believed."""
_LARGEST = 1 << 26
"""Bytes of a stamp that is read: more than half a million files."""
_PROGRAM = Path(__file__).parent
_READ = ("timeline.yml", "actors.yml", "decisions.yml", "published.yml", "changes.yml", "sources", "pages", "templates")
"""What of a content folder goes into a site."""


def take_fingerprint(content: Path, folders: Sequence[Path], words: Iterable[str]) -> str:
    """Reckon what a site would be made from; empty where that cannot be read.

    Args:
        content: the content folder.
        folders: of templates and static files.
        words: of the command line, as far as they change the site.
    """
    digest = hashlib.sha256()
    try:
        for word in (_FORM, sys.version, *words, *_list_packages()):
            _add(digest, os.fsencode(word))
        places = (*(content / name for name in _READ), *folders)
        program = (file for file in _list_files(_PROGRAM) if file[0].endswith(".py"))
        for name, path in chain(chain.from_iterable(map(_list_files, places)), program):
            _add(digest, os.fsencode(name))
            _add(digest, _read(path))
    except OSError:
        return ""
    return digest.hexdigest()


def read_stamp(out: Path, fingerprint: str) -> dict[str, Any] | None:
    """Return what was said of the last build, if another one would make the same; otherwise ``None``."""
    try:
        digest, _, text = read_plain(_name_stamp(out), _LARGEST).partition(b"\n")
        if not fingerprint or digest != _sum_up(text):  # damaged, or written halfway
            return None
        stamp = json.loads(text)
        is_same = stamp["made_from"] == fingerprint and stamp["files"] == _look(out)
        return dict(stamp["record"]) if is_same else None
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None


def write_stamp(out: Path, fingerprint: str, record: Mapping[str, Any]) -> None:
    """Write down what a site was made from, how its files are now, and what was said of it.

    Where that cannot be written there is none: the site stands all the same.
    """
    path = _name_stamp(out)
    with contextlib.suppress(OSError):
        remove(path)
        # As ASCII: a name on the disk need not be Unicode.
        text = json.dumps({"made_from": fingerprint, "record": record, "files": _look(out)}).encode()
        write_new(path, _sum_up(text) + b"\n" + text)


def _sum_up(text: bytes) -> bytes:
    return hashlib.sha256(text).hexdigest().encode()


def _name_stamp(out: Path) -> Path:
    place = find_place(out)
    return place.parent / f".{place.name}.dateline-stamp"


def _look(out: Path, inside: str = "") -> dict[str, list[int]]:
    """Size, time of change and number on the disk of every file, as the machine tells them without reading it."""
    found: dict[str, list[int]] = {}
    with os.scandir(out) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                found |= _look(Path(entry.path), f"{inside}{entry.name}/")
            else:
                stat = entry.stat(follow_symlinks=False)
                found[inside + entry.name] = [stat.st_size, stat.st_mtime_ns, stat.st_ino]
    return found


def _list_files(place: Path) -> Iterator[tuple[str, Path]]:
    """A file, or all files and links of a folder: name within it and path, in order; nothing where nothing is there."""
    if place.is_dir():
        for folder, folders, files in os.walk(place, onerror=_refuse):
            folders[:] = sorted(name for name in folders if name != "__pycache__")
            for name in sorted(files):
                path = Path(folder, name)
                yield path.relative_to(place).as_posix(), path
    elif place.exists():
        yield place.name, place


def _read(path: Path) -> bytes:
    """A file's bytes. A pipe is none: it would have its reader wait for ever."""
    if not path.is_file():
        raise OSError(errno.EINVAL, "not a regular file", str(path))
    return path.read_bytes()


def _refuse(error: OSError) -> None:
    raise error


def _list_packages() -> list[str]:
    """Names and versions of all installed packages, as their folders are called."""
    places = [Path(place) for place in sys.path if Path(place).is_dir()]
    return sorted(path.name for place in places for path in place.glob("*.dist-info"))


def _add(digest: hashlib._Hash, data: bytes) -> None:
    """Add a text so that no two lists of texts have one fingerprint."""
    digest.update(len(data).to_bytes(8))
    digest.update(data)
