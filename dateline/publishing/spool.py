"""Finished files on their way to the output folder: on the disk, so that memory does not have to hold a whole site."""

from __future__ import annotations

import contextlib
import tempfile
import weakref
from collections.abc import Iterator, Mapping

from dateline.errors import MachineError

_AT_HAND = 1 << 23
"""Bytes up to which they stay in memory all the same: the pages of two hundred articles."""


class Spool(Mapping[str, bytes]):
    """Path in the site → content, in the order in which they were added; kept in one file without a name."""

    def __init__(self) -> None:
        """Begin with none."""
        self._places: dict[str, tuple[int, int]] = {}
        self._end = 0
        self._file = tempfile.SpooledTemporaryFile(_AT_HAND)  # noqa: SIM115 (it is closed with the spool)
        weakref.finalize(self, _close, self._file)

    def add(self, path: str, content: bytes) -> None:
        """Add a file.

        Raises:
            MachineError: when the disk of temporary files refuses.
        """
        self._places[path] = self._end, len(content)
        try:
            self._file.seek(self._end)
            self._file.write(content)
            self._file.flush()  # a full disk refuses now, and not when the page is read
        except OSError as error:
            where = tempfile.gettempdir()
            message = f"{where}: finished pages cannot wait here ({error.strerror}); set TMPDIR to another folder"
            raise MachineError(message) from error
        self._end += len(content)

    def __getitem__(self, path: str) -> bytes:
        """Return a file's content."""
        start, length = self._places[path]
        self._file.seek(start)
        return self._file.read(length)

    def __iter__(self) -> Iterator[str]:
        """Name the files."""
        return iter(self._places)

    def __len__(self) -> int:
        """Count the files."""
        return len(self._places)


def _close(file: tempfile.SpooledTemporaryFile[bytes]) -> None:
    with contextlib.suppress(OSError):  # of a disk that has refused already
        file.close()
