"""Processes that do chunks of work: pools of them, how each begins, and how it ends with whoever began it.

Apart from ``workers``, which imports this where there is work for several: most builds have little to do, and what
Python needs for processes takes long to import.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import threading
from concurrent.futures import ProcessPoolExecutor
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from concurrent.futures import Executor

_PRELOADED = ("dateline.pipeline", "dateline.processes")
"""What is imported once, by the server that processes are forked from where this one must not be."""


def open_pool(jobs: int, *, fork: bool) -> Executor:
    """Open a pool of processes, which begin when there is something to do.

    Args:
        jobs: how many.
        fork: whether they are forked from this one; otherwise they import the program themselves.
    """
    server = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
    context = multiprocessing.get_context("fork" if fork else server)
    context.set_forkserver_preload(list(_PRELOADED))
    return ProcessPoolExecutor(jobs, mp_context=context, initializer=_begin)


def fork_pool(jobs: int, function: Callable[[Sequence[Any]], Sequence[Any]]) -> Executor:
    """Open a pool of processes that are forked from this one with a function, which ``call_inherited`` calls."""
    context = multiprocessing.get_context("fork")
    return ProcessPoolExecutor(jobs, mp_context=context, initializer=_inherit, initargs=(function,))


_inherited: list[Callable[[Sequence[Any]], Sequence[Any]]] = []
"""In a process that was forked: what it is to do."""


def call_inherited(chunk: Sequence[Any]) -> Sequence[Any]:
    """Do a chunk, in a process of ``fork_pool``."""
    return _inherited[-1](chunk)


def _inherit(function: Callable[[Sequence[Any]], Sequence[Any]]) -> None:
    _begin()
    _inherited.append(function)


def _begin() -> None:
    """Prepare a process for work.

    Ctrl-C reaches every process of a terminal; the parent ends its own, and says so once. What the parent has made is
    not looked through for garbage: that would copy all of it. Whoever kills the parent has ended its workers as well.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.freeze()
    gc.enable()
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent:
        parent.join()
        os._exit(1)
