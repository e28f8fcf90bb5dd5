"""Where the system tells of a change, nobody waits for the next look; where it does not, nobody waits for it."""

from __future__ import annotations

import asyncio
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from dateline.serving import notices
from dateline.serving.notices import Notices

LONG = 30.0
"""Seconds that no test takes."""


def hear(folder: Path, change: Callable[[], object], seconds: float = LONG) -> bool:
    """Whether a change in a folder is told within so many seconds."""

    async def run() -> bool:
        told = Notices()
        told.follow([str(folder)])
        told.listen()
        try:
            assert not await told.wait(0)
            change()
            return await told.wait(seconds)
        finally:
            told.close()

    return asyncio.run(run())


@pytest.mark.skipif(sys.platform != "linux", reason="other systems tell nothing")
@pytest.mark.parametrize(
    "change",
    [
        lambda file: file.write_text("longer"),
        lambda file: file.unlink(),
        lambda file: file.rename(file.with_name("b.md")),
        lambda file: file.rename(file.parent.parent / "b.md"),
        lambda file: file.with_name("new").mkdir(),
        lambda file: file.with_name("b.md").symlink_to(file),
        lambda file: os.utime(file, (1, 1)),
    ],
)
def test_what_can_change_a_site_is_told(change: Callable[[Path], object], tmp_path: Path) -> None:
    file = tmp_path / "sources/a.md"
    file.parent.mkdir()
    file.write_text("x")
    assert hear(file.parent, lambda: change(file))


def test_what_was_told_is_known_at_once(tmp_path: Path) -> None:
    async def run() -> bool:
        told = Notices()
        told.follow([str(tmp_path)])
        told.listen()
        try:
            assert not told.is_told
            with (tmp_path / "a.md").open("w") as file:
                file.write("x")
                file.flush()
                return told.is_told
        finally:
            told.close()

    assert asyncio.run(run()) or sys.platform != "linux"


def test_what_is_elsewhere_is_not_told(tmp_path: Path) -> None:
    (tmp_path / "sources").mkdir()
    assert not hear(tmp_path / "sources", (tmp_path / "a.md").touch, seconds=0.1)


def test_a_folder_that_is_not_there_is_no_failure(tmp_path: Path) -> None:
    assert not hear(tmp_path / "sources", (tmp_path / "a.md").touch, seconds=0.1)


def test_where_nothing_is_told_nobody_waits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(notices, "_open_library", lambda: None)
    began = time.monotonic()
    assert not hear(tmp_path, (tmp_path / "a.md").touch)
    assert time.monotonic() - began < LONG


def test_who_is_told_no_more_does_not_wait(tmp_path: Path) -> None:
    async def run() -> bool:
        told = Notices()
        told.follow([str(tmp_path)])
        told.listen()
        told.close()
        told.follow([str(tmp_path)])
        return await told.wait(LONG)

    began = time.monotonic()
    assert not asyncio.run(run())
    assert time.monotonic() - began < LONG
