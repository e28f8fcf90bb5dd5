"""Finished files on their way to the output folder: on the disk, so that memory does not have to hold a whole site.

Whoever makes a file puts it here, a process forked from this one as well; only where it lies and what it is known by
goes from there to here.
"""

from __future__ import annotations

import contextlib
import io
import os
import tempfile
import weakref
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256

from dateline.disk import hold_file
from dateline.errors import MachineError

_AT_HAND = 1 << 23
"""Bytes up to which they stay in memory all the same: the pages of two hundred articles."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filed:
    """Where a finished file waits, and what it is known by."""

    parts: tuple[tuple[int, int], ...]
    """Where each part begins, and its bytes: of a long file there may be several, as processes take turns."""
    sha256: str

    @property
    def size(self) -> int:
        """Bytes of all of it."""
        return sum(size for _, size in self.parts)


class Spool(Mapping[str, bytes]):
    """Path in the site → content, in the order in which they were added; kept in one file without a name."""

    def __init__(self) -> None:
        """Begin with none."""
        self.filed: dict[str, Filed] = {}
        """Path in the site → where its file waits."""
        self._file: io.BytesIO | io.FileIO = io.BytesIO()
        self._is_shared = False

    def share(self) -> None:
        """Have processes that are forked after this put their files here as well.

        Raises:
            MachineError: when the disk of temporary files refuses.
        """
        self._go_to_disk()
        self._is_shared = True

    def put(self, chunks: Iterable[bytes]) -> Filed:
        """Keep a content, of which a chunk at a time is in memory; it is a file of the site when ``filed`` says so.

        Raises:
            MachineError: when the disk of temporary files refuses.
        """
        digest, parts = sha256(), list[tuple[int, int]]()
        for chunk in chunks:
            digest.update(chunk)
            if isinstance(self._file, io.BytesIO) and self._file.getbuffer().nbytes + len(chunk) > _AT_HAND:
                self._go_to_disk()
            with _word_refusal(), self._hold():
                parts.append((_append(self._file, chunk), len(chunk)))
        return Filed(parts=tuple(parts), sha256=digest.hexdigest())

    def _go_to_disk(self) -> None:
        if isinstance(self._file, io.BytesIO):
            with _word_refusal():
                file = tempfile.TemporaryFile(buffering=0)  # noqa: SIM115 (it is closed with the spool)
                weakref.finalize(self, _close, file)
                _append(file, self._file.getbuffer())
                self._file = file

    def _hold(self) -> contextlib.AbstractContextManager[None]:
        """Let no other process move in the file: they all share one place in it."""
        return hold_file(self._file.fileno()) if self._is_shared else contextlib.nullcontext()

    def __getitem__(self, path: str) -> bytes:
        """Return a file's content."""
        return b"".join(self.read_chunks(path))

    def read_chunks(self, path: str) -> Iterator[bytes]:
        """Return a file's content, of which a chunk at a time is in memory."""
        for start, size in self.filed[path].parts:
            with self._hold():
                self._file.seek(start)
                chunk = self._file.read(size)
            yield chunk

    def __iter__(self) -> Iterator[str]:
        """Name the files."""
        return iter(self.filed)

    def __len__(self) -> int:
        """Count the files."""
        return len(self.filed)


def describe_files(files: Mapping[str, bytes]) -> Mapping[str, tuple[int, str]]:
    """Tell size in bytes and SHA-256 of each file, by its path; of those that wait in a spool nothing is read."""
    if isinstance(files, Spool):
        return {path: (filed.size, filed.sha256) for path, filed in files.filed.items()}
    return {path: describe(content) for path, content in files.items()}


def describe(content: bytes) -> tuple[int, str]:
    """Tell the size in bytes of a content, and its SHA-256."""
    return len(content), sha256(content).hexdigest()


def read_chunks(files: Mapping[str, bytes], path: str) -> Iterable[bytes]:
    """Return the content of a file, chunk by chunk where it waits in a spool."""
    return files.read_chunks(path) if isinstance(files, Spool) else (files[path],)


def _append(file: io.BytesIO | io.FileIO, content: bytes | memoryview) -> int:
    """Write at the end, and tell where that was; a disk that is nearly full takes a part, and then refuses."""
    start, rest = file.seek(0, os.SEEK_END), memoryview(content)
    while rest:
        rest = rest[file.write(rest) :]
    return start


@contextlib.contextmanager
def _word_refusal() -> Iterator[None]:
    """Say what to do where the disk refuses."""
    try:
        yield
    except OSError as error:
        where = tempfile.gettempdir()
        message = f"{where}: finished pages cannot wait here ({error.strerror}); set TMPDIR to another folder"
        raise MachineError(message) from error


def _close(file: io.FileIO) -> None:
    with contextlib.suppress(OSError):  # of a disk that has refused already
        file.close()
