"""What a site may not be written over: the checks that come before the first byte.

A folder is ours only if its manifest says so (``manifest``); this is about folders that can never be ours, and about
what somebody else has put into one that is.
"""

from __future__ import annotations

import contextlib
import errno
import os
import unicodedata
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from dateline.disk import find_place
from dateline.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence


def check_paths(paths: Iterable[str], reserved: str) -> None:
    """Refuse paths that lead out of a site, and ``reserved``, which is a file of another sort.

    Raises:
        ValueError: for such a path, and for two that many disks take for one.
    """
    taken: dict[str, str] = {}
    for path in paths:
        parts = path.split("/")
        if any(part in {"", ".", ".."} for part in parts) or "\\" in path or "\0" in path or path == reserved:
            raise ValueError(f"{path!r} is not the path of a file in the site")
        if (other := taken.setdefault(_fold(path), path)) != path:
            raise ValueError(f"{path!r} and {other!r} are one file on a disk that does not tell capitals apart")


def list_folders(paths: Iterable[str]) -> set[str]:
    """All folders that files of a site lie in, the site's own (``""``) included."""
    found: set[str] = set()
    for path in paths:
        inside = path
        while inside and (inside := inside.rpartition("/")[0]) not in found:
            found.add(inside)
    return found


def _fold(path: str) -> str:
    """The path as disks see it that tell neither capitals nor the forms of an accent apart."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())


def check_place(out: Path, protected: Sequence[Path]) -> None:
    """Refuse a folder whose loss would be somebody's loss.

    Args:
        out: the output folder.
        protected: folders that it may neither be, nor hold, nor lie in.

    Raises:
        UsageError: with what to write instead.
    """
    instead = "write --out with the name of a folder of its own, such as --out _site"
    if out.is_symlink():
        raise UsageError(f"{out}: the output folder is a symbolic link; write --out with the folder that it leads to")
    place = find_place(out)
    homes = [Path.cwd()]
    with contextlib.suppress(RuntimeError):  # a container's user may have no home
        homes.append(Path.home())
    if any(find_place(home).is_relative_to(place) for home in homes):
        raise UsageError(f"{out}: the output folder would be replaced with all it holds; {instead}")
    for folder in protected:
        kept = find_place(folder)
        if kept == place:
            raise UsageError(f"{out}: the output folder is {folder}, which the site is made from; {instead}")
        if kept.is_relative_to(place):
            raise UsageError(f"{out}: the output folder holds {folder}, which the site is made from; {instead}")
        if place.is_relative_to(kept):
            raise UsageError(f"{out}: the output folder lies in {folder}, which the site is made from; {instead}")
    if out.exists() and not out.is_dir():
        raise UsageError(f"{out}: the output folder is a file; {instead}")
    if os.path.ismount(out):
        raise UsageError(
            f"{out}: the output folder is a disk of its own; write --out with a folder on it, {out / 'site'}"
        )


def check_story(out: Path, other: str, story: str) -> None:
    """Refuse a folder with another story's site: the default name is the same for all of them.

    Args:
        out: the output folder.
        other: title of the story whose site is in it; empty where nothing says.
        story: title of the story whose site is to be.

    Raises:
        UsageError: when the folder's story has another title.
    """
    if other and story and other != story:
        raise UsageError(
            f"{out}: this folder holds the site of another story, {other!r}; "
            f"write --out with another folder, or delete this one if {story!r} is its new title"
        )


def check_clashes(out: Path, kept: Collection[str], files: Iterable[str]) -> None:
    """Refuse to lose a file of somebody else's to a page of the same name, or to write through a link of theirs.

    Args:
        out: the output folder.
        kept: paths in it that are somebody else's.
        files: paths of the site.

    Raises:
        UsageError: for the first of them.
    """
    if not kept:
        return
    ours = {_fold(path) for path in files}
    folders = set(map(_fold, list_folders(files)))
    for path in kept:
        is_folder = (out / path).is_dir() and not (out / path).is_symlink()
        places = {_fold(str(place)) for place in (PurePosixPath(path), *PurePosixPath(path).parents)}
        if places & ours or (_fold(path) in folders and not is_folder):
            raise UsageError(
                f"{out / path}: dateline did not make this file, and the site has one of that name; move it elsewhere"
            )


def check_folders(out: Path, present: Iterable[str]) -> None:
    """Refuse a folder that somebody made read-only, before anything is done: it could not be deleted after the swap.

    Args:
        out: the output folder.
        present: paths of all that is in it.

    Raises:
        PermissionError: with the folder's name.
    """
    for folder in sorted(out / inside for inside in list_folders(present)):
        if not os.access(folder, os.W_OK | os.X_OK):
            raise PermissionError(errno.EACCES, "this folder is read-only", str(folder))
