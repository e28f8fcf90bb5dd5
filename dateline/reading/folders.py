"""A content folder → the files to read, and the names of all that nobody reads: nothing is passed over in silence.

A file's name becomes an address on any machine, so it must be one that every file system can hold.
"""

from __future__ import annotations

import difflib
import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.disk import show_path
from dateline.reading.fields import find_nearest
from dateline.slugs import RESERVED_NAMES

if TYPE_CHECKING:
    from collections.abc import Collection

    from dateline.errors import Problems

MAX_NAME = 200
"""Longest name of a file without its suffix: file systems allow 255, and the pages made of it have longer endings."""

_SLIP = 0.85
"""Likeness from which on a folder's name is a slip of the pen: `source`, but not `images` for `pages`."""

SETTINGS = ("timeline.yml", "actors.yml", "decisions.yml", "published.yml", "changes.yml")
FOLDERS = ("sources", "pages", "templates")

NAME = re.compile(r"[A-Za-z0-9_-](?:[A-Za-z0-9._-]*[A-Za-z0-9_-])?")
"""A file's name without its suffix."""
_LEFTOVER = re.compile(
    r"\.[#_~].*|\.(?!md$|.*\.md$).*"  # whatever is hidden, unless it is an article
    r"|.*~|~\$.*|#.*#|4913|5036|.*\.(?:bak|orig|swp|tmp)|readme\.md|thumbs\.db|desktop\.ini|icon\r",
    re.IGNORECASE,
)
"""What editors, file managers and systems leave beside a file while it is worked on; and the guide to a folder."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedFile:
    """A file that a reader is known for."""

    id: str
    """The name without its suffix."""
    suffix: str
    """In small letters, with its full stop."""
    file: str
    """As the system knows it."""
    path: str
    """As shown in messages."""


def check_folder(folder: Path, problems: Problems) -> None:
    """Note a folder that is missing, or lacks what every story needs, or holds what was meant to be read and is not."""
    path = folder.as_posix()
    if not folder.is_dir():
        problems.add(path, 0, "there is no such folder; make it, with a timeline.yml and sources/<any-name>.md inside")
        problems.raise_any()
    if not is_there(folder / "timeline.yml"):
        problems.add(path, 0, "there is no timeline.yml; write one that begins with 'title: The name of the story'")
    for entry in map(Path, _list_entries(folder, path, problems)):
        shown = f"{path}/{entry.name}"
        if entry.name in FOLDERS and not entry.is_dir():
            problems.add(shown, 0, f"is not a folder; make it one, or move it out of {path}/")
        elif entry.name not in (*SETTINGS, *FOLDERS) and (message := _explain_stray(entry)):
            problems.add(shown, 0, message)
    for place in sorted((folder / "templates").rglob("*")) if (folder / "templates").is_dir() else ():
        if not (place.is_file() or (place.is_dir() and not place.suffix)):  # else the program's own would stand in
            message = "is no file, and so no template; put the template there, or take it away"
            problems.add(place.as_posix(), 0, message)


def list_unread(folder: Path) -> tuple[str, ...]:
    """Name what lies in a content folder and is not read, though nothing about it looks like a mistake."""
    known = (*SETTINGS, *FOLDERS)
    names = sorted(entry.name for entry in folder.iterdir())
    return tuple(f"{folder.as_posix()}/{name}" for name in names if name not in known and not _LEFTOVER.fullmatch(name))


def list_files(folder: Path, name: str, suffixes: Collection[str], problems: Problems) -> list[ListedFile]:
    """List the files of a sub-folder that a reader is known for, in order of id; note all that would be passed over."""
    shown = show_path(folder / name)
    found: dict[str, ListedFile] = {}
    for entry in _list_entries(folder / name, shown, problems) if (folder / name).is_dir() else ():
        path = f"{shown}/{entry.name}"
        if _LEFTOVER.fullmatch(entry.name):
            continue
        stem, suffix = _part_name(entry.name)
        if _is_folder(entry):
            problems.add(path, 0, f"a folder inside {name}/ is not read; move its files up into {name}/")
        elif not stem.startswith(".") and suffix not in suffixes:
            written = entry.name.removeprefix(stem) or "a file without suffix"
            problems.add(path, 0, f"no reader for {written!r}; write {', '.join(suffixes)}")
        elif message := _refuse_name(stem):
            problems.add(path, 0, message)
        elif other := found.get(stem.casefold()):
            problems.add(path, 0, f"has the same id as {other.path} (capitals and suffix do not count); rename one")
        else:
            found[stem.casefold()] = ListedFile(id=stem, suffix=suffix, file=entry.path, path=path)
    if name == "sources" and not found:
        message = "there is no source yet; write sources/<any-name>.md with title, publisher, published, and the text"
        problems.add(folder.as_posix(), 0, message)
    return [found[key] for key in sorted(found)]


def is_there(file: Path) -> bool:
    """Whether a file is there, or a link that leads nowhere: that is for whoever opens it to say."""
    return file.is_symlink() or file.exists()


def _list_entries(folder: Path, path: str, problems: Problems) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return sorted(entries, key=lambda entry: entry.name)
    except OSError as error:
        problems.add(path, 0, f"cannot be read ({error.strerror}); check the folder and its permissions")
        return []


def _part_name(name: str) -> tuple[str, str]:
    """Part a file's name from its suffix, in small letters, as ``Path`` does: of ten thousand files its time counts."""
    stem, stop, suffix = name.rpartition(".")
    return (stem, stop + suffix.lower()) if stem and suffix else (name, "")


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link that leads in a circle
        return False


def _explain_stray(entry: Path) -> str:
    """Say why something at the top of the content looks like a part of it and is none; empty where it does not."""
    if _LEFTOVER.fullmatch(entry.name):
        return ""
    if entry.is_dir():
        near = difflib.get_close_matches(entry.name.casefold(), FOLDERS, n=1, cutoff=_SLIP)
        return f"this folder is not read; did you mean '{near[0]}/'?" if near else ""
    if entry.suffix.lower() in (".yml", ".yaml"):
        near = find_nearest(f"{entry.stem}.yml", SETTINGS)
        hint = f"did you mean {near[0]!r}?" if near else f"move it out of the folder, or write {', '.join(SETTINGS)}"
        return f"this file is not read; {hint}"
    if entry.suffix.lower() == ".md":
        return "this file is not read; move an article into sources/, and a page into pages/"
    return ""


def _refuse_name(stem: str) -> str:
    """Say why a file's name cannot be an address; empty where it can."""
    if not NAME.fullmatch(stem):
        if stem.startswith("."):
            return "the name begins with a full stop, so the file is hidden; rename it"
        return "the name cannot be an address; use the letters a to z, digits, '-', '_' and '.' only"
    if stem.partition(".")[0].lower() in RESERVED_NAMES:
        return f"Windows keeps the name {stem.partition('.')[0]!r} to itself; rename the file"
    if len(stem) > MAX_NAME:
        return f"the name has {len(stem)} characters; the limit is {MAX_NAME}, so shorten it"
    return ""
