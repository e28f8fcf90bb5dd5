"""Files → hashes of their bytes; one that is as it was is not read again.

As it was is what has the same number on the same disk, the same size and the same times of change. Of these times a
program can set one, and none the other. But a file may change twice within one tick of the clock, and look the same
after the second time: so this is believed only of a file after whose last change, by more than such a tick, another one
on its disk was changed, and which was read after both. (git calls the others "racily clean", and compares with the time
of its index.) No clock is asked but that of the disk.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from dateline.cache import hash_parts
from dateline.disk import read_limited

if TYPE_CHECKING:
    from collections.abc import Collection

LARGEST = 1 << 26
"""Bytes of a file that is hashed: more than any content that can be built."""
_TICK = 2_000_000_000
"""Nanoseconds: the longest tick of any disk's clock, that of FAT."""
_IS_TELLING = os.name != "nt"
"""Whether the system tells a time of change that no program can set. Windows tells that of a file's creation."""


class FileHashes:
    """Hashes of files, as this process has last read them."""

    def __init__(self) -> None:
        """Know of none."""
        self._known: dict[str, tuple[tuple[int, ...], bytes]] = {}
        self._latest: dict[int, int] = {}
        """Disk → the latest change of any file that was seen on it, in nanoseconds."""

    def take(self, paths: Collection[str]) -> dict[str, bytes]:
        """Hash files, and return path → hash; reads those that may have changed since this was asked last.

        Raises:
            OSError: when one is no file, or too large, or cannot be read; of the others what is known is right.
        """
        looks, errors = {}, []
        for path in paths:
            try:
                looks[path] = _look(path)
            except OSError as error:
                self._known.pop(path, None)
                errors.append(error)
        for disk, *_, changed in looks.values():
            self._latest[disk] = max(changed, self._latest.get(disk, changed))
        found = {}
        for path, look in looks.items():
            try:
                found[path] = self._hash(path, look)
            except OSError as error:
                errors.append(error)
        if errors:
            raise errors[0]
        return found

    def recall(self, path: str) -> bytes | None:
        """Return the hash of a file as it was when it was last asked for; ``None`` where it never was."""
        known = self._known.get(path)
        return known[1] if known else None

    def _hash(self, path: str, look: tuple[int, ...]) -> bytes:
        before, known = self._known.get(path, ((), b""))
        if before == look:
            return known
        self._known.pop(path, None)  # it is right no more, whether or not the file can be read
        made = hash_parts(read_limited(path, LARGEST))
        disk, *_, changed = look
        is_settled = _IS_TELLING and changed + _TICK < self._latest[disk]
        self._known[path] = (look if is_settled else (), made)
        return made


def _look(path: str) -> tuple[int, ...]:
    """What tells a file from any other, and from itself after a change: the disk first, the time of change last."""
    stat = os.stat(path)  # noqa: PTH116 (a name, not a path: of ten thousand files that counts)
    return stat.st_dev, stat.st_ino, stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns
