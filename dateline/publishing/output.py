"""Files in memory → the output folder, which is never half a site. The one door through which a site is written.

The new site is made whole beside the old one and takes its place by two renames. What an interrupted run leaves behind
is put right by the next one:

    .NAME.dateline-new   a site in the making: thrown away
    .NAME.dateline-old   the site that was moved aside: moved back where no new one took its place, else thrown away

A manifest in the output folder names the files that are ours. A folder without one is somebody else's, and is refused;
so is any folder that holds something to be kept, such as the content. Files that somebody else put into our folder,
such as a CNAME, are carried over as they are.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import json
import os
import shutil
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from dateline.errors import MachineError, UsageError
from dateline.stamp import identify

try:
    import fcntl
except ImportError:  # not on Windows, where two builds at once into one folder are not kept apart
    fcntl = None  # type: ignore[assignment]

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

MANIFEST = ".dateline.json"


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


class OvertakenError(MachineError):
    """Something else, such as another build, changed the folder while this build relied on it."""


def write_site(  # noqa: PLR0913 (each is named where it is given)
    files: Mapping[str, bytes],
    out: Path,
    *,
    protected: Sequence[Path],
    standing: Mapping[str, Sequence[int]] | None = None,
    story: str = "",
    progress: Callable[[int, int], None] | None = None,
    finish: Callable[[Written], None] | None = None,
) -> Written:
    """Make ``out`` hold exactly the site, a manifest, and what others put there; touch nothing when it does already.

    Args:
        files: path in the site, with forward slashes → content.
        out: the output folder; made when it does not exist.
        standing: further files of the site, which are in the folder already: path → size in bytes, time of change in
            nanoseconds and number on the disk, by which each is known again.
        protected: folders that the output may neither be, nor hold, nor lie in.
        story: the story's title; a folder that holds another story's site is refused.
        progress: told how many files are written, and how many there are.
        finish: called when the site stands, before another build may touch it.

    Raises:
        UsageError: when ``out`` must not be written to, with what to write instead.
        MachineError: when the machine refuses; the old site is still whole.
        OvertakenError: when a standing file is no longer the one that it was.
        ValueError: when a path leads out of the site.
    """
    for path in files:
        _check_path(path)
    _check_place(out, protected)
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        with _hold_lock(out.parent):
            _recover(out)
            written = _replace_site(files, out, standing or {}, story, progress)
            if finish:
                finish(written)
            return written
    except OSError as error:
        raise MachineError(f"{out}: cannot write the site: {_word_error(error)}; the old site is unchanged") from error


def _replace_site(
    files: Mapping[str, bytes],
    out: Path,
    standing: Mapping[str, Sequence[int]],
    story: str,
    progress: Callable[[int, int], None] | None,
) -> Written:
    manifest = _read_manifest(out)
    _check_story(out, manifest.story, story)
    ours, site = manifest.hashes.keys(), files.keys() | standing.keys()
    present = dict(_walk(out))
    for path, known in standing.items():
        if path not in ours or path not in present or identify(present[path]) != list(known):
            raise OvertakenError(f"{out / path}: something else changed this file during the build; build again")
    kept = tuple(sorted(present.keys() - ours - {MANIFEST}))
    _check_clashes(out, kept, site)
    same = {path for path in files if path in present and _holds(out / path, files[path])} | standing.keys()
    removed = len((ours & present.keys()) - site)
    if same == site == ours and not removed:
        return Written(written=0, unchanged=len(same), removed=0, kept=kept)

    new, old = _name_beside(out)
    try:
        _make_site(files, new, out, same | set(kept), progress)
        hashes = {path: _hash(content) for path, content in files.items()}
        (new / MANIFEST).write_bytes(_format_manifest({**manifest.hashes, **hashes}, site, story))
        _flush(new / MANIFEST)
    except OSError:
        shutil.rmtree(new, ignore_errors=True)
        raise
    _swap(new, out, old)
    return Written(written=len(site) - len(same), unchanged=len(same), removed=removed, kept=kept)


# ------------------------------------------------------------------ what may be written


def _check_path(path: str) -> None:
    parts = path.split("/")
    if any(part in {"", ".", ".."} for part in parts) or "\\" in path or "\0" in path or path == MANIFEST:
        raise ValueError(f"{path!r} is not the path of a file in the site")


def _check_place(out: Path, protected: Sequence[Path]) -> None:
    """Refuse a folder whose loss would be somebody's loss."""
    instead = "write --out with the name of a folder of its own, such as --out _site"
    if out.is_symlink():
        raise UsageError(f"{out}: the output folder is a symbolic link; write --out with the folder that it leads to")
    place = out.resolve()
    homes = [Path.cwd()]
    with contextlib.suppress(RuntimeError):  # a container's user may have no home
        homes.append(Path.home())
    if any(home.resolve().is_relative_to(place) for home in homes):
        raise UsageError(f"{out}: the output folder would be replaced with all it holds; {instead}")
    for folder in protected:
        kept = folder.resolve()
        if kept == place:
            raise UsageError(f"{out}: the output folder is {folder}, which the site is made from; {instead}")
        if kept.is_relative_to(place):
            raise UsageError(f"{out}: the output folder holds {folder}, which the site is made from; {instead}")
        if place.is_relative_to(kept):
            raise UsageError(f"{out}: the output folder lies in {folder}, which the site is made from; {instead}")
    if out.exists() and not out.is_dir():
        raise UsageError(f"{out}: the output folder is a file; {instead}")


def _check_clashes(out: Path, kept: Sequence[str], files: Collection[str]) -> None:
    """Refuse to lose a file of somebody else's to a page of the same name."""
    folders = {str(parent) for path in files for parent in PurePosixPath(path).parents}
    for path in kept:
        taken = path in folders and not (out / path).is_dir()
        if taken or path in files or any(str(parent) in files for parent in PurePosixPath(path).parents):
            raise UsageError(
                f"{out / path}: dateline did not make this file, and the site has one of that name; move it elsewhere"
            )


# ------------------------------------------------------------------ what is there


@dataclass(frozen=True, slots=True, kw_only=True)
class _Manifest:
    """What the output folder says of itself."""

    hashes: Mapping[str, str] = field(default_factory=dict)
    """Path → SHA-256 of the files that are ours, for programs that upload what changed; here files are compared."""
    story: str = ""
    """Title of the story whose site it is; empty where it does not say."""


def _read_manifest(out: Path) -> _Manifest:
    """The manifest of the folder; an empty one for a new or an empty folder.

    Raises:
        UsageError: when the folder is somebody else's.
    """
    if not out.is_dir() or _is_empty(out):
        return _Manifest()
    try:
        manifest = json.loads((out / MANIFEST).read_bytes())
        return _Manifest(hashes=dict(manifest["files"]), story=str(manifest.get("story", "")))
    except (FileNotFoundError, ValueError, KeyError, TypeError):
        raise UsageError(
            f"{out}: this folder is not empty, and dateline did not make it (no readable {MANIFEST}); "
            "write --out with the name of a new folder, or empty this one"
        ) from None


def _check_story(out: Path, other: str, story: str) -> None:
    """Refuse a folder with another story's site: the default name is the same for all of them.

    Raises:
        UsageError: when the folder's story has another title.
    """
    if other and story and other != story:
        raise UsageError(
            f"{out}: this folder holds the site of another story, {other!r}; "
            f"write --out with another folder, or delete this one if {story!r} is its new title"
        )


def _walk(folder: Path, inside: str = "") -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Every file, link and empty folder: its path in the site, and its entry."""
    if not folder.is_dir():
        return
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            path = inside + entry.name
            below = list(_walk(Path(entry.path), f"{path}/")) if entry.is_dir(follow_symlinks=False) else []
            yield from below or [(path, entry)]


def _holds(path: Path, content: bytes) -> bool:
    """Whether the file is a plain one with this content."""
    return (
        not path.is_symlink()
        and path.is_file()
        and path.stat().st_size == len(content)
        and path.read_bytes() == content
    )


# ------------------------------------------------------------------ making and swapping


def _make_site(
    files: Mapping[str, bytes], new: Path, out: Path, from_old: set[str], progress: Callable[[int, int], None] | None
) -> None:
    """Write the whole site into ``new``, and take over what need not be written."""
    new.mkdir()
    paths = sorted(files.keys() | from_old)
    for number, path in enumerate(paths, start=1):
        target = new / path
        target.parent.mkdir(parents=True, exist_ok=True)
        if path in from_old:
            _take_over(out / path, target)
        else:
            target.write_bytes(files[path])
        if progress:
            progress(number, len(paths))
    # Only now: asked for one by one while writing, each file would wait for the disk.
    for path in sorted(files.keys() - from_old):
        _flush(new / path)


def _format_manifest(hashes: Mapping[str, str], site: Collection[str], story: str) -> bytes:
    named = {path: hashes[path] for path in sorted(site)}
    return (json.dumps({"dateline": "1", "story": story, "files": named}, indent=0, ensure_ascii=False) + "\n").encode()


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _take_over(old: Path, new: Path) -> None:
    """Give a file of the old site to the new one: the same file where the disk can, a copy where it cannot."""
    if old.is_symlink():
        new.symlink_to(old.readlink())
    elif old.is_dir():
        new.mkdir(exist_ok=True)
    else:
        try:
            new.hardlink_to(old)
        except OSError:
            shutil.copy2(old, new)


def _flush(path: Path) -> None:
    """Wait until the file is on the disk, so that a rename never leads to an empty page after a power cut."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _swap(new: Path, out: Path, old: Path) -> None:
    if out.exists():
        out.rename(old)
    try:
        new.rename(out)
    except OSError:
        if old.exists():
            old.rename(out)
        shutil.rmtree(new, ignore_errors=True)
        raise
    # The new site stands. A half-deleted old one must not bear the name from which one is moved back.
    if old.exists():
        old.rename(new)
        shutil.rmtree(new, ignore_errors=True)


def _recover(out: Path) -> None:
    """Put right what an interrupted run left behind."""
    new, old = _name_beside(out)
    if old.exists():
        if not out.exists():
            old.rename(out)
        elif _is_empty(out):
            out.rmdir()
            old.rename(out)
        else:
            _read_manifest(out)
            shutil.rmtree(new, ignore_errors=True)
            old.rename(new)
    if new.exists():
        shutil.rmtree(new)


def _is_empty(folder: Path) -> bool:
    return not any(folder.iterdir())


def _name_beside(out: Path) -> tuple[Path, Path]:
    """Where the new site is made, and where the old one is moved: same parent, so that a rename is enough."""
    name = out.resolve().name
    return out.parent / f".{name}.dateline-new", out.parent / f".{name}.dateline-old"


@contextlib.contextmanager
def _hold_lock(folder: Path) -> Iterator[None]:
    """Let one build at a time write into this folder; a second one waits."""
    if fcntl is None:
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        # Some network disks cannot lock a folder; a build alone is then as safe as before.
        with contextlib.suppress(OSError):
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _word_error(error: OSError) -> str:
    where = f" ({error.filename})" if error.filename else ""
    if error.errno == errno.ENOSPC:
        return f"the disk is full{where}"
    return f"{error.strerror or error}{where}"
