"""Folders → whether anything in them came, went or changed since the last look."""

from __future__ import annotations

import contextlib
import os
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_TEMPORARY = re.compile(r"\..*|.*~|#.*#|.*\.(?:swp|swx|tmp|bak|part|crdownload)|4913")
"""Names that editors and file managers give to files that come and go while somebody writes; 4913 is Vim's."""


class FolderWatch:
    """Remembers the files of some folders.

    A folder that is itself a link is looked into; links to folders further down are not, since they may lead round in a
    circle, or to all of the disk.
    """

    def __init__(self, folders: Sequence[Path]) -> None:
        """Take the first look."""
        self._folders = folders
        self.within: list[str] = []
        """All folders that were looked into, those within others as well."""
        self._seen = self._look()

    def has_changed(self) -> bool:
        """Whether anything differs from the last look."""
        before, self._seen = self._seen, self._look()
        return before != self._seen

    def _look(self) -> dict[str, tuple[int, int, int]]:
        found = {}
        self.within = []
        # What lies in another of the folders is looked at with that one, unless it is a link.
        waiting = [os.fspath(one) for one in self._folders if one.is_symlink() or one.parent not in self._folders]
        while waiting:
            self.within.append(waiting.pop())
            with contextlib.suppress(OSError), os.scandir(self.within[-1]) as entries:
                for entry in entries:
                    if _TEMPORARY.fullmatch(entry.name):
                        continue
                    if not entry.is_dir():
                        with contextlib.suppress(OSError):  # it went while we looked
                            stat = entry.stat()
                            found[entry.path] = (stat.st_mtime_ns, stat.st_size, stat.st_ino)
                    elif not entry.is_symlink():
                        waiting.append(entry.path)
        return found
