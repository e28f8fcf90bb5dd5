"""What was written outlives a power cut: file by file, or the whole disk at once where the system can."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from dateline import disk
from dateline.disk import flush_all


@pytest.fixture
def flushed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the system was asked to flush by itself."""
    asked: list[str] = []
    monkeypatch.setattr(disk, "flush", lambda path: asked.append(path.name))
    return asked


def write_files(folder: Path, number: int) -> list[Path]:
    paths = [folder / f"{place}.html" for place in range(number)]
    for path in paths:
        path.write_bytes(b"page")
    return paths


def answer(monkeypatch: pytest.MonkeyPatch, **calls: object) -> None:
    """Let the C library have these calls, and no others."""
    monkeypatch.setattr(disk, "_open_libc", lambda: SimpleNamespace(**calls))


def test_a_few_files_are_flushed_by_themselves(
    tmp_path: Path, flushed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(monkeypatch, syncfs=lambda _: pytest.fail("others' files would have to be waited for"))
    flush_all(write_files(tmp_path, 3))
    assert flushed == ["0.html", "1.html", "2.html"]


def test_many_files_are_flushed_with_their_disk(
    tmp_path: Path, flushed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    disks = []
    answer(monkeypatch, syncfs=lambda handle: disks.append(os.fstat(handle).st_dev) or 0)
    flush_all(write_files(tmp_path, 100))
    assert disks == [tmp_path.stat().st_dev]
    assert flushed == []


@pytest.mark.parametrize("calls", [{}, {"syncfs": lambda _: -1}], ids=["no such call", "it fails"])
def test_where_the_disk_cannot_be_asked_every_file_is(
    calls: dict[str, object], tmp_path: Path, flushed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(monkeypatch, **calls)
    flush_all(write_files(tmp_path, 100))
    assert len(flushed) == 100


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such call")
def test_linux_can_flush_a_disk(tmp_path: Path, flushed: list[str]) -> None:
    flush_all(write_files(tmp_path, 100))
    assert flushed == []
