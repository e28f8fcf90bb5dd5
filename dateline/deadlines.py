"""The time that one file may take: no text, however it came about, keeps a build waiting for ever.

What is read grows with the length of the text, and files have a largest size, so the limit is a second wall: behind it
lies only what nobody has thought of. It is counted in the processor's time, not by the clock on the wall, so that the
same content is not refused on a machine that is busy with something else.
"""

from __future__ import annotations

import signal
import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from dateline.errors import ContentError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

LONGEST = 30.0
"""Seconds of the processor's time that one file may take to read, and again to annotate. 2 MB of prose take 20."""

_local = threading.local()
"""``deadline`` of what this thread is doing: thread time, in seconds."""


class _TimeUpError(BaseException):
    """Goes past everything that catches an ``Exception``."""


@contextmanager
def limit_time(path: str, seconds: float | None = None) -> Iterator[None]:
    """Stop what is done within, when it takes too long.

    On the main thread of a process an alarm stops it wherever it is, also within one regular expression. On another
    thread (a preview that builds anew, a worker of a cluster), and on Windows, which has no such alarm, it stops at the
    next ``check_time``.

    Args:
        path: the file that is worked on, as messages name it.
        seconds: of the processor's time; ``LONGEST`` by default.

    Raises:
        ContentError: when the time is up.
    """
    limit = LONGEST if seconds is None else seconds
    has_alarm = hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()
    try:
        _local.deadline = time.thread_time() + limit
        if has_alarm:
            before = signal.signal(signal.SIGPROF, _ring)
            # Again and again, should something swallow the first.
            signal.setitimer(signal.ITIMER_PROF, limit, 1.0)
        try:
            yield
        finally:
            _local.deadline = None
            if has_alarm:
                signal.setitimer(signal.ITIMER_PROF, 0)
                signal.signal(signal.SIGPROF, before)
    except _TimeUpError as error:
        message = (
            f"reading it took more than {limit:g} seconds, so it was stopped; part it into several files, or leave out "
            "what repeats itself, such as long lists and rows of marks"
        )
        raise ContentError(Problem(path=path, message=message)) from error


def check_time() -> None:
    """Stop here if the time of what this thread is doing is up; between two sentences it costs nothing."""
    deadline = getattr(_local, "deadline", None)
    if deadline is not None and time.thread_time() > deadline:
        raise _TimeUpError


def _ring(_signal: int, _frame: FrameType | None) -> None:
    if getattr(_local, "deadline", None) is not None:  # else it rang while it was being turned off
        raise _TimeUpError
