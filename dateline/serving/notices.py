"""Folders → a word from the system that something in them may have changed, where it gives one (inotify of Linux).

It is a reason to look at once, and to look seldom where there is none. What has changed is for whoever looks to see
(``watching``), and of a disk that another machine writes to, nothing may be told.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import ctypes
    from collections.abc import Iterable

_CHANGES = 0x2 | 0x4 | 0x8 | 0x40 | 0x80 | 0x100 | 0x200
"""IN_MODIFY, IN_ATTRIB, IN_CLOSE_WRITE, IN_MOVED_FROM, IN_MOVED_TO, IN_CREATE and IN_DELETE of Linux."""
_AT_ONCE = 1 << 16
"""Bytes of what is told."""
_MOMENT = 0.02
"""Seconds in which whoever saves a file has made it, filled it and given it its name."""


class Notices:
    """What the system tells of some folders."""

    def __init__(self) -> None:
        """Ask to be told; where the system has no such call, nothing ever is."""
        self._told = asyncio.Event()
        self._library = _open_library()
        self._handle = self._library.inotify_init1(os.O_NONBLOCK | os.O_CLOEXEC) if self._library else -1

    @property
    def is_open(self) -> bool:
        """Whether anything may be told."""
        return self._handle >= 0

    @property
    def is_told(self) -> bool:
        """Whether something was told that nobody has waited for, up to this moment."""
        self._take()
        return self._told.is_set()

    def follow(self, folders: Iterable[str]) -> None:
        """Be told of these folders from now on, not of those within them; a folder may be named again."""
        if self._library and self.is_open:
            for folder in folders:
                self._library.inotify_add_watch(self._handle, os.fsencode(folder), _CHANGES)

    def listen(self) -> None:
        """Have the loop that runs now take what is told."""
        if self.is_open:
            asyncio.get_running_loop().add_reader(self._handle, self._take)

    async def wait(self, seconds: float) -> bool:
        """Wait until something is told, or for so many seconds; not at all where nothing ever is. Whether it was."""
        if self.is_open:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._told.wait(), seconds)
                await asyncio.sleep(_MOMENT)
        is_told = self.is_told
        self._told.clear()
        return is_told

    def close(self) -> None:
        """Be told no more."""
        if self.is_open:
            asyncio.get_running_loop().remove_reader(self._handle)
            os.close(self._handle)
            self._handle = -1

    def _take(self) -> None:
        with contextlib.suppress(BlockingIOError):
            if self.is_open and os.read(self._handle, _AT_ONCE):
                self._told.set()


def _open_library() -> ctypes.CDLL | None:
    """What Python has no call for."""
    if sys.platform != "linux":
        return None
    import ctypes  # noqa: PLC0415 (other systems have no use for it)

    library = ctypes.CDLL(None)
    return library if hasattr(library, "inotify_init1") else None
