"""A file that is as it was is not read again; in doubt it is."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

import dateline.hashes
from dateline.hashes import FileHashes

Take = Callable[[], list[str]]


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """Two files."""
    found = [tmp_path / "a", tmp_path / "b"]
    for file in found:
        file.write_bytes(b"first")
    return found


@pytest.fixture
def take(files: list[Path], monkeypatch: pytest.MonkeyPatch) -> Take:
    """Hash both, and name those that were read for it; the hashes are those of a process that knows nothing."""
    opened: list[str] = []
    read, hashes = dateline.hashes.read_limited, FileHashes()

    def note(path: Path | str, most: int) -> bytes:
        opened.append(Path(path).name)
        return read(path, most)

    def run() -> list[str]:
        found = hashes.take([str(file) for file in files])
        named, _ = list(opened), opened.clear()
        assert found == FileHashes().take([str(file) for file in files])
        assert [hashes.recall(path) for path in found] == list(found.values())
        opened.clear()
        return named

    monkeypatch.setattr(dateline.hashes, "read_limited", note)
    return run


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> dict[str, int]:
    """File → seconds at which it was changed; all else stays the same, however often it is saved."""
    seconds = {"a": 0, "b": 0}
    look = dateline.hashes._look

    def tell(path: str) -> tuple[int, ...]:
        return (*look(path)[:3], 0, seconds[Path(path).name] * 1_000_000_000)

    monkeypatch.setattr(dateline.hashes, "_look", tell)
    return seconds


def test_what_was_saved_long_before_is_read_once(clock: dict[str, int], take: Take) -> None:
    clock["b"] = 10
    assert take() == ["a", "b"]
    assert take() == ["b"]
    clock["b"] = 20
    assert take() == ["b"]


def test_what_was_saved_twice_within_a_tick_is_read_twice(clock: dict[str, int], files: list[Path], take: Take) -> None:
    """Neither the size nor any time tells of the second save, and a later one elsewhere does not hide it."""
    clock["a"] = clock["b"] = 10
    assert take() == ["a", "b"]
    files[0].write_bytes(b"other")
    assert take() == ["a", "b"]
    files[0].write_bytes(b"third")
    clock["b"] = 20
    assert take() == ["a", "b"]
    assert take() == ["b"]


@pytest.mark.skipif(os.name == "nt", reason="there all files are read")
def test_a_time_that_was_set_back_hides_nothing(files: list[Path], take: Take, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dateline.hashes, "_TICK", -1)
    assert take() == ["a", "b"]
    assert take() == []
    before = files[0].stat()
    while files[0].stat().st_ctime_ns == before.st_ctime_ns:  # the clock has not ticked yet
        files[0].write_bytes(b"other")
        os.utime(files[0], ns=(before.st_atime_ns, before.st_mtime_ns))
    assert take() == ["a"]


def test_where_no_time_can_be_trusted_all_is_read(
    clock: dict[str, int], take: Take, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dateline.hashes, "_IS_TELLING", False)
    clock["b"] = 10
    assert take() == ["a", "b"]
    assert take() == ["a", "b"]


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="not a regular file"):
        FileHashes().take([str(tmp_path)])
    assert FileHashes().recall(str(tmp_path)) is None


def test_a_file_that_cannot_be_read_leaves_no_other_at_what_it_was(files: list[Path]) -> None:
    """Emacs marks what it edits with a link that leads nowhere."""
    hashes, paths = FileHashes(), [str(file) for file in files]
    before = hashes.take(paths)
    files[0].write_bytes(b"another")
    with pytest.raises(OSError, match="lock"):
        hashes.take([str(files[0].parent / ".#lock"), *paths])
    assert hashes.recall(paths[0]) not in {None, before[paths[0]]}
    files[1].unlink()
    with pytest.raises(OSError, match="b"):
        hashes.take(paths)
    assert hashes.recall(paths[1]) is None
