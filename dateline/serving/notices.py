"""Folders → a word from the system that something in them may have changed, where it gives one.

It is a reason to look at once, and to look seldom where there is none. What has changed is for whoever looks to see
(``watching``), and of a disk that another machine writes to, nothing may be told.
"""

from __future__ import annotations

import asyncio
import contextlib
from typing import TYPE_CHECKING

from watchdog.events import (
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from watchdog.observers.api import BaseObserver

_CHANGES: list[type[FileSystemEvent]] = [
    *(DirCreatedEvent, DirDeletedEvent, DirMovedEvent),
    *(FileClosedEvent, FileCreatedEvent, FileDeletedEvent, FileModifiedEvent, FileMovedEvent),
]
"""What may change a site; that a file was read is none of it."""
_MOMENT = 0.02
"""Seconds in which whoever saves a file has made it, filled it and given it its name."""


class Notices:
    """What the system tells of some folders and all within them."""

    def __init__(self, folders: Iterable[Path]) -> None:
        """Ask to be told from now on; where the system refuses, nothing ever is."""
        self.is_told = False
        """Whether something was told that nobody has waited for."""
        self._loop: asyncio.AbstractEventLoop | None = None
        self._news = asyncio.Event()
        self._observer = _observe(folders, self._tell)

    @property
    def is_open(self) -> bool:
        """Whether anything may be told."""
        return self._observer is not None

    async def wait(self, seconds: float) -> bool:
        """Wait until something is told, or for so many seconds; not at all where nothing ever is. Whether it was."""
        self._loop = asyncio.get_running_loop()
        if self.is_open and not self.is_told:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._news.wait(), seconds)
        if self.is_told:
            await asyncio.sleep(_MOMENT)
        is_told, self.is_told = self.is_told, False
        self._news.clear()
        return is_told

    def close(self) -> None:
        """Be told no more."""
        if self._observer:
            self._observer.stop()
            self._observer.join()
            self._observer = None

    def _tell(self) -> None:
        """Take what is told, in another thread."""
        self.is_told = True
        if self._loop:
            self._loop.call_soon_threadsafe(self._news.set)


class _Listener(FileSystemEventHandler):
    def __init__(self, tell: Callable[[], None]) -> None:
        self._tell = tell

    def on_any_event(self, event: FileSystemEvent) -> None:  # noqa: ARG002 (which it is, a look will see)
        self._tell()


def _observe(folders: Iterable[Path], tell: Callable[[], None]) -> BaseObserver | None:
    """Have the system tell of changes; ``None`` where it refuses, as one that follows too many folders already does."""
    observer, listener = Observer(), _Listener(tell)
    try:
        for folder in folders:
            if folder.is_dir():
                observer.schedule(listener, folder, recursive=True, event_filter=_CHANGES)
        observer.start()
    except OSError:
        observer.stop()
        return None
    return observer
