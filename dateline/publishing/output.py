"""Files in memory → the output folder, which is never half a site. The one door through which a site is written.

The new site is made whole beside the old one, and the two change names in one step. Where the system has no such step
(only Linux has), there are two renames, and for a moment no site. What an interrupted run leaves behind is put right by
the next one:

    .NAME.dateline-new   a site in the making, or the old one after the swap: thrown away
    .NAME.dateline-old   the site that was moved aside: moved back where no new one took its place, else thrown away

A manifest in the output folder names the files that are ours. A folder without one is somebody else's, and is refused;
so is any folder that holds something to be kept, such as the content. Files that somebody else put into our folder,
such as a CNAME, are carried over as they are.
"""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.disk import (
    Seen,
    exchange,
    find_place,
    flush,
    flush_all,
    hold_lock,
    identify,
    is_empty,
    list_leaves,
    read_plain,
    remove,
)
from dateline.errors import MachineError
from dateline.publishing.manifest import MANIFEST, format_manifest, read_manifest
from dateline.publishing.refusals import (
    check_clashes,
    check_folders,
    check_paths,
    check_place,
    check_story,
    list_folders,
)
from dateline.publishing.spool import describe, describe_files, read_chunks
from dateline.stamp import name_beside

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

_WORDS = {
    errno.ENOSPC: "the disk is full",
    errno.EXDEV: "it lies on another disk than the site, which would be deleted with it; move it out of the folder",
}
"""What the machine means, where its own words do not say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What became of the output folder, counted in files."""

    written: int
    """New or changed."""
    unchanged: int
    removed: int
    """Ours, and no longer part of the site."""
    kept: tuple[str, ...] = ()
    """Paths in the folder that we did not make, carried over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Present:
    """What lies in the output folder, or some of it, by its paths in the site."""

    folder: Path
    seen: Mapping[str, Seen] = field(default_factory=dict)
    """Path → what it is known by, for files and links."""
    links: AbstractSet[str] = frozenset()
    folders: AbstractSet[str] = frozenset()
    """Those that are empty."""

    @property
    def paths(self) -> AbstractSet[str]:
        """Of all that is there."""
        return self.seen.keys() | self.folders

    def choose(self, paths: AbstractSet[str]) -> _Present:
        """Some of it."""
        seen = {path: seen for path, seen in self.seen.items() if path in paths}
        return replace(self, seen=seen, folders=self.folders & paths)


class OvertakenError(MachineError):
    """Something else, such as another build, changed the folder while this build relied on it."""


def write_site(  # noqa: PLR0913 (each is named where it is given)
    files: Mapping[str, bytes],
    out: Path,
    *,
    protected: Sequence[Path],
    standing: Mapping[str, Seen] | None = None,
    story: str = "",
    progress: Callable[[int, int], None] | None = None,
    finish: Callable[[Written, Mapping[str, Seen]], None] | None = None,
) -> Written:
    """Make ``out`` hold exactly the site, a manifest, and what others put there; touch nothing when it does already.

    Args:
        files: path in the site, with forward slashes → content.
        out: the output folder; made when it does not exist.
        standing: further files of the site, which are in the folder already: path → what each is known by.
        protected: folders that the output may neither be, nor hold, nor lie in.
        story: the story's title; a folder that holds another story's site is refused.
        progress: told how many files are written, and how many there are.
        finish: called when the site stands, before another build may touch it, with path → what each file in the folder
            is known by, as it was left.

    Raises:
        UsageError: when ``out`` must not be written to, with what to write instead.
        MachineError: when the machine refuses; what stands is the old site, or the new one where the message says so.
        OvertakenError: when a standing file is no longer the one that it was.
        ValueError: when a path leads out of the site, or is another's but for its capitals.
    """
    standing = standing or {}
    check_paths([*files, *standing], MANIFEST)
    out = find_place(out) if out.name == ".." else out  # what stands beside it is named after it
    old_stands = "cannot write the site: {}; the old site is unchanged"
    with _word_refusal(out, old_stands):
        check_place(out, protected)
        out.parent.mkdir(parents=True, exist_ok=True)
    with hold_lock(out.parent):
        with _word_refusal(out, old_stands):
            _recover(out)
            written, left = _replace_site(files, out, standing, story, progress)
        with _word_refusal(out, "the new site stands, but what is left of the old one cannot be deleted: {}"):
            _clear(out)
        if finish:
            finish(written, left)
        return written


def has_leftovers(out: Path) -> bool:
    """Whether an interrupted run left something beside the output folder, which the next ``write_site`` puts right."""
    return any(os.path.lexists(path) for path in _name_beside(out))


def _replace_site(
    files: Mapping[str, bytes],
    out: Path,
    standing: Mapping[str, Seen],
    story: str,
    progress: Callable[[int, int], None] | None,
) -> tuple[Written, Mapping[str, Seen]]:
    manifest = read_manifest(out)
    check_story(out, manifest.story, story)
    present, ours = _look(out), manifest.hashes.keys()
    for path, known in standing.items():
        if path not in ours or present.seen.get(path) != known:
            raise OvertakenError(f"{out / path}: something else changed this file during the build; build again")
    site = files.keys() | standing.keys()
    kept = tuple(sorted(present.paths - ours - {MANIFEST}))
    check_clashes(out, kept, (*site, MANIFEST))
    made = describe_files(files)
    same = {path for path in files if path in present.seen and _holds(out / path, *made[path])} | standing.keys()
    removed = len((ours & present.paths) - site)
    hashes = {path: manifest.hashes[path] for path in standing}
    hashes |= {path: sha256 for path, (_, sha256) in made.items()}
    told = format_manifest(hashes, story)
    if len(same) == len(site) and not removed and _holds(out / MANIFEST, *describe(told)):
        return Written(written=0, unchanged=len(same), removed=0, kept=kept), present.seen

    check_folders(out, present.paths)
    new, old = _name_beside(out)
    try:
        left = _make_site(files, told, new, present.choose({*same, *kept}), progress)
        _check_unmoved(out, present.paths)
        _swap(new, out, old)
    except BaseException:  # Ctrl-C too
        with contextlib.suppress(OSError):
            remove(new)
        raise
    return Written(written=len(site) - len(same), unchanged=len(same), removed=removed, kept=kept), left


# ------------------------------------------------------------------ what is there


def _look(out: Path) -> _Present:
    if not out.is_dir():
        return _Present(folder=out)
    seen, links, folders = {}, set(), set()
    for path, entry in list_leaves(out):
        if entry.is_dir(follow_symlinks=False):
            folders.add(path)
            continue
        seen[path] = identify(entry.path)
        if entry.is_symlink():
            links.add(path)
    return _Present(folder=out, seen=seen, links=links, folders=folders)


def _holds(path: Path, size: int, sha256: str) -> bool:
    """Whether the file is a plain one with this content; one that cannot be read is written again."""
    try:
        return path.stat().st_size == size and describe(read_plain(path, size)) == (size, sha256)
    except OSError:
        return False


# ------------------------------------------------------------------ making and swapping


def _make_site(
    files: Mapping[str, bytes],
    manifest: bytes,
    new: Path,
    old: _Present,
    progress: Callable[[int, int], None] | None,
) -> Mapping[str, Seen]:
    """Write the whole site into ``new``, and take over what need not be written; tells what each file is known by."""
    fresh, seen = {*files, MANIFEST} - old.seen.keys(), {}
    paths = sorted(fresh | old.seen.keys())
    folders = [new / folder for folder in sorted(list_folders(paths) | list_folders(old.folders) | old.folders)]
    for folder in folders:
        folder.mkdir(exist_ok=True)  # a disk that ignores case may call an empty one of somebody's as one of ours
    for number, path in enumerate(paths, start=1):
        if path in fresh:
            with (new / path).open("xb") as file:
                file.writelines((manifest,) if path == MANIFEST else read_chunks(files, path))
        else:
            seen[path] = _take_over(old, path, f"{new}/{path}")
        if progress:
            progress(number, len(paths))
    # Only now: asked for one by one while writing, each file would wait for the disk.
    flush_all([*(new / path for path in sorted(fresh)), *folders])
    return seen | {path: identify(f"{new}/{path}") for path in fresh}


def _take_over(old: _Present, path: str, new: str) -> Seen:
    """Give a file of the old site to the new one: the same file where the disk can, a copy where it cannot."""
    place = f"{old.folder}/{path}"
    if path in old.links:
        Path(new).symlink_to(Path(place).readlink())
        return identify(new)
    try:
        os.link(place, new)  # nearly all of a large site, so without the detour over a Path
    except OSError as error:
        if error.errno == errno.EXDEV:  # another disk, hung into the folder: what it holds would be deleted there
            raise
        shutil.copy2(place, new)
        flush(Path(new))
        if identify(place) != old.seen[path]:
            raise OSError(errno.EBUSY, "it was changed while the site was made, so build again", place) from error
        return identify(new)
    return old.seen[path]  # not asked again: what somebody does to it now is no work of ours


def _check_unmoved(out: Path, present: AbstractSet[str]) -> None:
    """Refuse to lose what somebody put into the folder while the site was made.

    Raises:
        OSError: when anything came or went.
    """
    now = {path for path, _ in list_leaves(out)} if out.is_dir() else set()
    if now != present:
        raise OSError(errno.EBUSY, "files came or went while the site was made, so build again", str(out))


def _swap(new: Path, out: Path, old: Path) -> None:
    """Put the new site into its place; the one that stood there is at ``new`` then, or at ``old``."""
    if not out.exists():
        new.rename(out)
    elif not exchange(new, out):
        out.rename(old)
        try:
            new.rename(out)
        except BaseException:
            if not out.exists():
                old.rename(out)
            raise


def _clear(out: Path) -> None:
    """Delete the old site, once it is certain that the new one has its name."""
    new, old = _name_beside(out)
    if old.exists():
        old.rename(new)  # a half-deleted site must not bear the name from which one is moved back
    if new.exists():
        flush(out.parent)
        remove(new)


def _recover(out: Path) -> None:
    """Put right what an interrupted run left behind."""
    new, old = _name_beside(out)
    if old.is_symlink() or not old.is_dir():
        remove(old)
    elif not out.exists():
        old.rename(out)
    elif is_empty(out):
        out.rmdir()
        old.rename(out)
    else:
        read_manifest(out)
        remove(new)
        old.rename(new)
    remove(new)


def _name_beside(out: Path) -> tuple[Path, Path]:
    """Where the new site is made, and where the old one is moved: same parent, so that a rename is enough."""
    return name_beside(out, "new"), name_beside(out, "old")


@contextlib.contextmanager
def _word_refusal(out: Path, sentence: str) -> Iterator[None]:
    """Put what the machine says into a sentence.

    Raises:
        MachineError: for what it refuses.
    """
    try:
        yield
    except OSError as error:
        where = f" ({error.filename})" if error.filename else ""
        what = _WORDS.get(error.errno or 0, error.strerror or str(error))
        raise MachineError(f"{out}: {sentence.format(what + where)}") from error
