"""Finished files come out as they went in, wherever they wait."""

from __future__ import annotations

import errno

import pytest

from dateline.errors import MachineError
from dateline.publishing import spool
from dateline.publishing.spool import Spool


@pytest.mark.parametrize("at_hand", [1 << 20, 10])
def test_files_come_out_as_they_went_in(at_hand: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spool, "_AT_HAND", at_hand)
    files = Spool()
    wanted = {f"{number}.html": bytes([number]) * number for number in range(30)}
    for path, content in wanted.items():
        files.add(path, content)
    assert files == wanted
    assert list(files) == list(wanted)
    files.add("3.html", b"another")
    assert files["3.html"] == b"another"
    assert len(files) == 30
    assert files["29.html"] == wanted["29.html"]
    with pytest.raises(KeyError):
        files["none.html"]


def test_a_full_disk_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_data: bytes) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    files = Spool()
    monkeypatch.setattr(files._file, "write", refuse)
    with pytest.raises(MachineError, match=r"cannot wait here \(No space left on device\); set TMPDIR to another"):
        files.add("index.html", b"content")


def test_a_disk_that_fills_at_the_last_page_is_told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    files = Spool()
    monkeypatch.setattr(files._file, "flush", refuse)
    with pytest.raises(MachineError, match="cannot wait here"):
        files.add("index.html", b"content")
