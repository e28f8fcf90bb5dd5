"""A disk that fails at a chosen operation, or a machine that dies there; and what a folder holds, to the byte.

Within ``Disk.failing`` every call that touches a file below a folder is counted, and the one with a certain number
fails: with an error of the system, once or from then on, or as if the program were killed. A write that fails has
written half. Of a program that was killed nothing more reaches the disk, whatever its handlers try, and what it had not
handed to the system is lost.
"""
# ruff: noqa: ANN401 -- these stand in for calls that take anything

from __future__ import annotations

import builtins
import contextlib
import errno
import io
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

import pytest

from dateline import disk
from dateline.publishing import output

_CALLS = (
    *("access", "chmod", "link", "listdir", "lstat", "mkdir", "open", "readlink", "remove", "rename", "replace"),
    *("rmdir", "scandir", "stat", "symlink", "unlink", "utime"),
)
_OF_HANDLES = ("fsync", "sendfile")


class Killed(BaseException):
    """The program is no more; nothing may catch this."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What goes wrong."""

    name: str
    code: int = 0
    """The system's number; 0 for a program that is killed."""
    lasts: bool = False
    """Whether all that follows goes wrong too."""


FAULTS = (
    Fault(name="killed"),
    Fault(name="full", code=errno.ENOSPC),
    Fault(name="full for good", code=errno.ENOSPC, lasts=True),
    Fault(name="broken for good", code=errno.EIO, lasts=True),
    Fault(name="refused", code=errno.EACCES),
)


@dataclass(slots=True)
class Disk:
    """Counts operations on what lies below a folder, and fails at one of them."""

    root: Path
    fault: Fault = FAULTS[0]
    at: int = 0
    """Number of the operation that fails, counted from 1; 0 for none."""
    done: list[str] = field(default_factory=list)
    """What was called, and with what."""
    is_dead: bool = False

    @property
    def has_failed(self) -> bool:
        return 0 < self.at <= len(self.done)

    def step(self, call: str, place: object) -> None:
        """Count one operation; fail where its turn has come."""
        if self.is_dead:
            raise Killed
        self.done.append(f"{call} {place}")
        number = len(self.done)
        if self.at and (number == self.at or (self.fault.lasts and number > self.at)):
            if not self.fault.code:
                self.is_dead = True
                raise Killed
            raise OSError(self.fault.code, os.strerror(self.fault.code), str(place))

    def concerns(self, place: object) -> bool:
        """Whether it lies below the folder; a handle always does."""
        if isinstance(place, int):
            return True
        return Path(os.path.abspath(os.fspath(place))).is_relative_to(self.root)  # type: ignore[call-overload]  # noqa: PTH100

    @contextlib.contextmanager
    def failing(self, *, exchange: bool = True) -> Iterator[None]:
        """Let the disk fail; without ``exchange`` it has no step that swaps two folders."""
        with pytest.MonkeyPatch.context() as patch:
            for call in (*_CALLS, *_OF_HANDLES):
                patch.setattr(os, call, self._watch(call, getattr(os, call)))
            opener = self._watch_open(io.open)
            patch.setattr(io, "open", opener)
            patch.setattr(builtins, "open", opener)
            patch.setattr(output, "exchange", self._watch_exchange(disk.exchange) if exchange else lambda *_: False)
            yield

    def _watch(self, call: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def run(place: Any = ".", *others: Any, **options: Any) -> Any:
            if self.concerns(place) or "dir_fd" in options:
                self.step(call, place)
                if call == "fsync":
                    return None  # the disk of a test need not be waited for
            return real(place, *others, **options)

        return run

    def _watch_open(self, real: Callable[..., Any]) -> Callable[..., Any]:
        def run(place: Any, *others: Any, **options: Any) -> Any:
            if isinstance(place, int) or not self.concerns(place):
                return real(place, *others, **options)
            self.step("open", place)
            return _File(real(place, *others, **options), self, str(place))

        return run

    def _watch_exchange(self, real: Callable[[Path, Path], bool]) -> Callable[[Path, Path], bool]:
        def run(one: Path, other: Path) -> bool:
            try:
                self.step("exchange", other)
            except OSError:
                return False  # as the function itself says it
            return real(one, other)

        return run


class _File:
    """An open file whose reads, writes and closing count."""

    def __init__(self, real: Any, owner: Disk, name: str) -> None:
        self._real, self._owner, self._name = real, owner, name

    def __getattr__(self, name: str) -> Any:
        return getattr(self._real, name)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def read(self, *size: int) -> Any:
        self._owner.step("read", self._name)
        return self._real.read(*size)

    def write(self, data: Any) -> int:
        try:
            self._owner.step("write", self._name)
        except BaseException:
            self._real.write(data[: len(data) // 2])
            self._real.flush()
            raise
        return int(self._real.write(data))

    def close(self) -> None:
        if self._real.closed:
            return
        try:
            if self._real.writable():
                self._owner.step("close", self._name)
        except BaseException:
            self._real.detach().close()  # what was not handed to the system yet is lost
            raise
        self._real.close()


def read_tree(folder: Path) -> dict[str, bytes | str]:
    """Everything in a folder: files with their bytes, links with where they lead, folders."""
    found: dict[str, bytes | str] = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink():
            found[name] = f"link to {path.readlink()}"
        else:
            found[name] = "a folder" if path.is_dir() else path.read_bytes()
    return found
