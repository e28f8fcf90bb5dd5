"""Files and folders on the disk: written whole, swapped, locked and removed, and never through somebody's link."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
from pathlib import Path
from stat import S_ISREG
from typing import TYPE_CHECKING

try:
    import fcntl
except ImportError:  # not on Windows, where two runs at once in one folder are not kept apart
    fcntl = None  # type: ignore[assignment]

if TYPE_CHECKING:
    import ctypes
    from collections.abc import Iterator, Sequence

_IS_WINDOWS = os.name == "nt"
_MANY = 32
"""Files from which on the whole disk is flushed, with what others have written to it."""
_HERE = -100
"""AT_FDCWD of Linux: a path counts from the folder that the program runs in."""
_EXCHANGE = 2
"""RENAME_EXCHANGE of Linux."""

Seen = tuple[int, int, int]
"""Size of a file in bytes, time of change in nanoseconds and number on the disk: the same if nobody touched it."""


def find_place(path: Path) -> Path:
    """Return the path without links and ".."; unlike ``Path.resolve``, where links lead in a circle too."""
    return Path(os.path.realpath(path))


def show_path(path: Path) -> str:
    """Write a path for people: one whose bytes are no UTF-8 has these written out."""
    return os.fsencode(path.as_posix()).decode(errors="backslashreplace")


def is_foreign(path: Path) -> bool:
    """Whether something else than a file has the name of one of ours: somebody's link, or a pipe."""
    return path.is_symlink() or (path.exists() and not path.is_file())


def is_empty(folder: Path) -> bool:
    """Whether there is nothing in a folder."""
    return not any(folder.iterdir())


def list_leaves(folder: Path) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Name every file, link and empty folder in a folder, in no order: its path in it, with slashes, and its entry.

    Raises:
        OSError: when a folder cannot be read.
    """
    waiting: list[tuple[str, str, os.DirEntry[str] | None]] = [("", os.fspath(folder), None)]
    while waiting:
        inside, place, itself = waiting.pop()
        with os.scandir(place) as entries:
            found = list(entries)
        for entry in found:
            if entry.is_dir(follow_symlinks=False):
                waiting.append((f"{inside}{entry.name}/", entry.path, entry))
            else:
                yield inside + entry.name, entry
        if itself and not found:
            yield inside[:-1], itself


def identify(path: str) -> Seen:
    """Tell what a file or a link itself is known by, without reading it.

    Raises:
        OSError: when it cannot be asked.
    """
    # Not of the entry of a folder's list, which would keep all that the system told: a kilobyte for each file.
    status = os.lstat(path)
    return status.st_size, status.st_mtime_ns, status.st_ino


def read_plain(path: Path, most: int) -> bytes:
    """Return the bytes of a file of ours, which no link leads to: one may lead anywhere.

    Raises:
        OSError: when it is no plain file, or longer than ``most`` bytes, or cannot be read.
    """
    if is_foreign(path):
        raise OSError(errno.EINVAL, "not a regular file", str(path))
    return read_limited(path, most)


def read_limited(path: Path | str, most: int) -> bytes:
    """Return a file's bytes. A pipe would have its reader wait for ever.

    Raises:
        OSError: when it is no file, or longer than ``most`` bytes, or cannot be read.
    """
    status = os.stat(path)  # noqa: PTH116 (a name, not a path: of ten thousand files that counts)
    if not S_ISREG(status.st_mode):
        raise OSError(errno.EINVAL, "not a regular file", str(path))
    if status.st_size > most:
        raise OSError(errno.EFBIG, "too large", str(path))
    with open(path, "rb", buffering=0) as file:  # noqa: PTH123
        return file.read()


def write_new(path: Path, data: bytes) -> None:
    """Write a file that is not there yet, and wait until it is on the disk.

    Raises:
        FileExistsError: when anything has that name, a link that leads nowhere too.
        OSError: when the machine refuses; what was written by then stays.
    """
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def replace_file(path: Path, data: bytes) -> bool:
    """Put a file into the place of another, whole or not at all; false where it holds this already.

    Raises:
        OSError: when the machine refuses; the old file is unchanged.
    """
    new = path.with_name(f".{path.name}.dateline-new")
    remove(new)  # of a run that was killed
    if path.is_file() and path.read_bytes() == data:
        return False
    try:
        write_new(new, data)
        new.replace(path)
    except BaseException:  # Ctrl-C too
        with contextlib.suppress(OSError):
            remove(new)
        raise
    return True


def flush(path: Path) -> None:
    """Wait until a file's content, or a folder's list of names, is on the disk and outlives a power cut."""
    if _IS_WINDOWS and path.is_dir():
        return  # it has no such call for folders
    handle = os.open(path, os.O_RDWR if _IS_WINDOWS else os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno != errno.EINVAL:  # of a file system that cannot be asked this of a folder
            raise
    finally:
        os.close(handle)


def flush_all(paths: Sequence[Path]) -> None:
    """Wait until files and folders of one disk are on it: many at once, where the system can (syncfs of Linux).

    Asked for one by one, each waits for the disk by itself, which takes longer than all else that is done to it.
    """
    if len(paths) < _MANY or not _flush_disk(paths[0]):
        for path in paths:
            flush(path)


def _flush_disk(path: Path) -> bool:
    """Wait until all that was written to the disk of a file is on it; false where the system has no such call."""
    flush_disk = None if _IS_WINDOWS else getattr(_open_libc(), "syncfs", None)
    if flush_disk is None:
        return False
    handle = os.open(path, os.O_RDONLY)
    try:
        return not flush_disk(handle)
    finally:
        os.close(handle)


def exchange(one: Path, other: Path) -> bool:
    """Let two folders change names in one step; false where the system or its disk has no such step."""
    # It is in Linux since 3.15; not every libc has its name.
    rename = None if _IS_WINDOWS else getattr(_open_libc(), "renameat2", None)
    return rename is not None and not rename(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE)


def _open_libc() -> ctypes.CDLL:
    """What Python has no calls for."""
    import ctypes  # noqa: PLC0415 (no other command has a use for it)

    return ctypes.CDLL(None, use_errno=True)


def remove(path: Path) -> None:
    """Delete a file, a link or a folder with all it holds; links in it are deleted and not followed."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


@contextlib.contextmanager
def hold_lock(folder: Path) -> Iterator[None]:
    """Let one run at a time write into this folder; a second one waits. A run that is killed lets go."""
    handle = None
    # Some network disks cannot lock a folder; a run alone is then as safe as before.
    with contextlib.suppress(OSError):
        if fcntl is not None:
            handle = os.open(folder, os.O_RDONLY)
            fcntl.flock(handle, fcntl.LOCK_EX)
    try:
        yield
    finally:
        if handle is not None:
            os.close(handle)


@contextlib.contextmanager
def hold_file(handle: int) -> Iterator[None]:
    """Let one process at a time work in a file that several were forked with. One that is killed lets go.

    Raises:
        OSError: when the disk of the file cannot lock.
    """
    if fcntl is None:
        yield  # nor is anything forked there
        return
    fcntl.lockf(handle, fcntl.LOCK_EX)
    try:
        yield
    finally:
        fcntl.lockf(handle, fcntl.LOCK_UN)
