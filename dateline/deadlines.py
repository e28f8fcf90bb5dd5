"""The time that one file or page may take: no text, however it came about, keeps a build waiting for ever.

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

_GRANULARITY = 0.02
"""Seconds by which the two clocks of the processor may differ."""

_local = threading.local()
"""``deadline`` of what this thread is doing: thread time, in seconds; ``is_asked``, where no alarm tells it."""


class TimeUpError(BaseException):
    """Goes past everything that catches an ``Exception``."""


@contextmanager
def limit_time(path: str, seconds: float | None = None) -> Iterator[None]:
    """Stop the reading of a file when it takes too long.

    Args:
        path: the file that is worked on, as messages name it.
        seconds: of the processor's time; ``LONGEST`` by default.

    Raises:
        ContentError: when the time is up.
    """
    limit = LONGEST if seconds is None else seconds
    try:
        with stop_after(limit):
            yield
    except TimeUpError as error:
        message = (
            f"reading it took more than {limit:g} seconds, so it was stopped; part it into several files, or leave out "
            "what repeats itself, such as long lists and rows of marks"
        )
        raise ContentError(Problem(path=path, message=message)) from error


@contextmanager
def stop_after(seconds: float) -> Iterator[None]:
    """Stop what is done within, when it takes more than so much of the processor's time.

    On the main thread of a process an alarm stops it wherever it is, also within one regular expression. On another
    thread (a preview that builds anew, a worker of a cluster), and on Windows, which has no such alarm, it stops at the
    next ``check_time``.

    Raises:
        TimeUpError: when the time is up.
    """
    has_alarm = hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()
    try:
        _local.deadline, _local.is_asked = time.thread_time() + seconds, not has_alarm
        if has_alarm:
            before = signal.signal(signal.SIGPROF, _ring)
            # Again and again, should something swallow the first.
            signal.setitimer(signal.ITIMER_PROF, seconds, 1.0)
        yield
    finally:
        _local.deadline, _local.is_asked = None, False
        if has_alarm:
            signal.setitimer(signal.ITIMER_PROF, 0)
            signal.signal(signal.SIGPROF, before)


def check_time() -> None:
    """Stop here if the time of what this thread is doing is up, where no alarm does; it costs next to nothing."""
    if must_ask() and time.thread_time() > _local.deadline:
        raise TimeUpError


def must_ask() -> bool:
    """Whether what this thread is doing has a limit, and stops at it only where it asks."""
    return getattr(_local, "is_asked", False)


def _ring(_signal: int, _frame: FrameType | None) -> None:
    deadline = getattr(_local, "deadline", None)
    # There is none where it rang while it was being turned off. The alarm counts the time of other threads too.
    if deadline is not None and time.thread_time() > deadline - _GRANULARITY:
        raise TimeUpError
