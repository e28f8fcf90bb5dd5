"""Work in chunks: here, in processes beside this one, or on other machines.

A chunk is some sources to annotate, or some pages to make: enough to be worth the way to another process, few enough
that no process waits long for the last. What is mapped is a pure function, so it does not matter where it runs, and the
results come in the order of the items.

A function that needs little travels to whoever works (``map``). One that holds a whole story would take longer on the
way than at work: processes are forked from this one for it, and have all that it holds (``map_in_place``).
"""

from __future__ import annotations

import os
import sys
import threading
from collections import deque
from concurrent.futures import BrokenExecutor
from dataclasses import dataclass
from itertools import chain, islice
from typing import TYPE_CHECKING, Self, TypeVar

from dateline.errors import MachineError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from concurrent.futures import Executor, Future

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")

LEAST = 16
"""Chunks from which on work elsewhere pays, where a process has to import the program first."""
_LEAST_FORKED = 4
"""The same for processes that are forked from this one, and begin at once."""
_AHEAD = 2
"""Chunks that wait for each process: the next is there when one is done, and memory holds no more than these."""
_LOST = "a process that worked on this was ended from outside, perhaps for want of memory; write --jobs 1"


def _count_one(_item: object) -> int:
    """Weigh an item as every other."""
    return 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Crew:
    """Where chunks go, and what to say when some of them are lost there."""

    open: Callable[[], Executor]
    close: Callable[[Executor | None], None]
    """Ends what was opened, if it was; chunks that nobody began are given up."""
    number: int
    """How many chunks it does at one time."""
    losses: tuple[type[Exception], ...]
    """What a chunk raises when whoever did it was lost."""
    message: str
    """What is wrong then; what to write instead."""
    least: int | None = None
    """Chunks from which on it is called; ``LEAST``, unless it says otherwise."""


class Workers:
    """Whoever does the chunks. The crew is called when there is enough to do, and once; ``with`` sends it home."""

    def __init__(self, crew: Crew | None = None, jobs: int = 1) -> None:
        """Name the crew; ``None`` for this process alone.

        Args:
            crew: does what can travel.
            jobs: processes that may be forked from this one for what cannot.
        """
        self._crew = crew
        self._jobs = jobs
        self._executor: Executor | None = None

    def __enter__(self) -> Self:
        """Begin; nobody is called yet."""
        return self

    def __exit__(self, *_: object) -> None:
        """End what was begun."""
        self._send_home()

    def _send_home(self) -> None:
        if self._crew:
            self._crew.close(self._executor)
            self._executor = None

    def map(
        self, function: Callable[[Sequence[_Item]], Sequence[_Result]], items: Iterable[_Item], *, size: int
    ) -> Iterator[_Result]:
        """Give the results of all items, in their order.

        Args:
            function: takes some items and gives as many results; with its arguments it has to travel (pickle).
            items: what to work on; taken as they are needed.
            size: items of a chunk.

        Raises:
            MachineError: when chunks were lost with whoever did them.
        """
        crew, remaining = self._crew, iter(items)
        enough = size * (crew.least or LEAST) if crew else 0
        first = list(islice(remaining, enough))
        chunks = _cut(chain(first, remaining), size)
        if not crew or len(first) < enough:
            for chunk in chunks:
                yield from function(chunk)
            return
        self._executor = self._executor or crew.open()
        try:
            yield from _hand_out(chunks, function, self._executor, ahead=_AHEAD * crew.number)
        except crew.losses as error:
            raise MachineError(crew.message) from error

    def map_in_place(
        self,
        function: Callable[[Sequence[_Item]], Sequence[_Result]],
        items: Sequence[_Item],
        *,
        size: int,
        weigh: Callable[[_Item], int] = _count_one,
        prepare: Callable[[], None] | None = None,
    ) -> Iterator[_Result]:
        """Give the results of all items, in their order, by a function that does not travel: it may hold anything.

        After this nothing else is mapped: a process with threads must not be forked, so the crew is sent home first.

        Args:
            function: takes some items and gives as many results, which have to travel, and are all held until they are
                asked for.
            items: what to work on.
            size: items of a chunk.
            weigh: for how many items one counts that is more work than others.
            prepare: called before processes are forked, if any are.

        Raises:
            MachineError: when a process was ended from outside.
        """
        self._send_home()
        chunks = list(_cut(items, size, weigh))
        if self._jobs == 1 or sum(map(weigh, items)) < _LEAST_FORKED * size or not _may_fork():
            for chunk in chunks:
                yield from function(chunk)
            return
        from dateline.processes import call_inherited, fork_pool  # noqa: PLC0415 (see there)

        if prepare:
            prepare()
        try:
            with fork_pool(self._jobs, function) as executor:
                yield from _hand_out(chunks, call_inherited, executor, ahead=len(chunks))
        except BrokenExecutor as error:
            raise MachineError(_LOST) from error


def _hand_out(
    chunks: Iterable[Sequence[_Item]],
    function: Callable[[Sequence[_Item]], Sequence[_Result]],
    executor: Executor,
    *,
    ahead: int,
) -> Iterator[_Result]:
    """Have chunks done, some ahead of what is asked for."""
    waiting: deque[Future[Sequence[_Result]]] = deque()
    try:
        for chunk in chunks:
            waiting.append(executor.submit(function, chunk))
            if len(waiting) > ahead:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()
    finally:
        for future in waiting:
            future.cancel()


def _may_fork() -> bool:
    """Whether a process like this one can be made of it: one with threads may hang, and so may any on other systems."""
    return sys.platform == "linux" and threading.active_count() == 1


ALONE = Workers()
"""This process, by itself."""


def count_processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def open_workers(jobs: int) -> Workers:
    """Open as many processes as there are jobs, or work in this one where that is one."""
    if jobs == 1:
        return Workers()

    def open_crew() -> Executor:
        from dateline.processes import open_pool  # noqa: PLC0415 (see there)

        return open_pool(jobs, fork=_may_fork())

    crew = Crew(
        open=open_crew,
        close=lambda pool: pool.shutdown(cancel_futures=True) if pool else None,
        number=jobs,
        losses=(BrokenExecutor,),
        message=_LOST,
        least=_LEAST_FORKED if _may_fork() else None,
    )
    return Workers(crew, jobs)


def _cut(items: Iterable[_Item], size: int, weigh: Callable[[_Item], int] = _count_one) -> Iterator[list[_Item]]:
    """Part items into chunks, each of which ends with the item that makes it large enough."""
    chunk, weight = list[_Item](), 0
    for item in items:
        chunk.append(item)
        weight += weigh(item)
        if weight >= size:
            yield chunk
            chunk, weight = [], 0
    if chunk:
        yield chunk
