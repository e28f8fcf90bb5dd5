"""Where the system tells of a change, nobody waits for the next look; where it does not, nobody waits for it."""

from __future__ import annotations

import asyncio
import errno
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from watchdog.observers.api import BaseObserver

from dateline.serving.notices import Notices

LONG = 30.0
"""Seconds that no test takes."""


def hear(folder: Path, change: Callable[[], object], seconds: float = LONG) -> bool:
    """Whether a change in a folder is told within so many seconds."""

    async def run() -> bool:
        told = Notices([folder])
        try:
            assert not await told.wait(0)
            change()
            return await told.wait(seconds)
        finally:
            told.close()

    return asyncio.run(run())


@pytest.mark.parametrize(
    "change",
    [
        lambda file: file.write_text("longer"),
        lambda file: file.unlink(),
        lambda file: file.rename(file.with_name("b.md")),
        lambda file: file.rename(file.parent.parent / "b.md"),
        lambda file: file.with_name("new").mkdir(),
        lambda file: file.with_name("b.md").symlink_to(file),
        lambda file: file.with_name("b.tmp").replace(file),
    ],
)
def test_what_can_change_a_site_is_told(change: Callable[[Path], object], tmp_path: Path) -> None:
    file = tmp_path / "content/sources/a.md"
    file.parent.mkdir(parents=True)
    file.write_text("x")
    file.with_name("b.tmp").write_text("y")
    assert hear(tmp_path / "content", lambda: change(file))


def test_reading_changes_nothing(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_text("x")
    assert not hear(tmp_path, file.read_text, seconds=0.3)


def test_what_is_elsewhere_is_not_told(tmp_path: Path) -> None:
    (tmp_path / "sources").mkdir()
    assert not hear(tmp_path / "sources", (tmp_path / "a.md").touch, seconds=0.1)


def test_a_folder_that_is_not_there_is_no_failure(tmp_path: Path) -> None:
    assert not hear(tmp_path / "sources", (tmp_path / "a.md").touch, seconds=0.1)


def test_where_nothing_is_told_nobody_waits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_observer: BaseObserver) -> None:
        raise OSError(errno.ENOSPC, "inotify watch limit reached")

    monkeypatch.setattr(BaseObserver, "start", refuse)
    began = time.monotonic()
    assert not hear(tmp_path, (tmp_path / "a.md").touch)
    assert time.monotonic() - began < LONG


def test_what_was_told_before_anybody_listened_is_not_lost(tmp_path: Path) -> None:
    told = Notices([tmp_path])
    (tmp_path / "a.md").touch()
    began = time.monotonic()
    while not told.is_told and time.monotonic() - began < LONG:
        time.sleep(0.01)
    try:
        assert asyncio.run(told.wait(LONG))
    finally:
        told.close()


def test_who_is_told_no_more_does_not_wait(tmp_path: Path) -> None:
    told = Notices([tmp_path])
    told.close()
    began = time.monotonic()
    assert not asyncio.run(told.wait(LONG))
    assert time.monotonic() - began < LONG
