"""Finished files come out as they went in, wherever they wait and whoever put them there."""

from __future__ import annotations

import errno
import hashlib
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from dateline.errors import MachineError
from dateline.publishing import spool
from dateline.publishing.spool import Filed, Spool, describe_files, read_chunks
from dateline.workers import open_workers

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("at_hand", [1 << 20, 10, 0])
def test_files_come_out_as_they_went_in(at_hand: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spool, "_AT_HAND", at_hand)
    files = Spool()
    wanted = {f"{number}.html": bytes([number]) * number for number in range(30)}
    for path, content in wanted.items():
        files.filed[path] = files.put((content,))
        assert files["0.html"] == b""
    assert files == wanted
    assert list(files) == list(wanted)
    files.filed["3.html"] = files.put((b"another",))
    assert files["3.html"] == b"another"
    assert len(files) == 30
    assert files["29.html"] == wanted["29.html"]
    with pytest.raises(KeyError):
        files["none.html"]


def test_a_long_file_comes_chunk_by_chunk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spool, "_AT_HAND", 10)
    files = Spool()

    def make() -> Iterator[bytes]:
        for number in range(3):
            files.put((b"of another file",))
            yield bytes([number]) * 8

    files.filed["long.json"] = files.put(make())
    files.filed["empty.txt"] = files.put(())
    wanted = b"\0" * 8 + b"\1" * 8 + b"\2" * 8
    assert files == {"long.json": wanted, "empty.txt": b""}
    assert describe_files(files) == describe_files({"long.json": wanted, "empty.txt": b""})
    assert [*read_chunks(files, "long.json")] == [wanted[:8], wanted[8:16], wanted[16:]]
    assert [*read_chunks({"long.json": wanted}, "long.json")] == [wanted]


def test_what_is_put_is_no_file_of_the_site_yet() -> None:
    files = Spool()
    files.put((b"content",))
    assert not files


def test_files_are_described_without_being_read(monkeypatch: pytest.MonkeyPatch) -> None:
    files = Spool()
    wanted = {"index.html": b"content", "empty.txt": b""}
    for path, content in wanted.items():
        files.filed[path] = files.put((content,))
    monkeypatch.setattr(Spool, "__getitem__", lambda *_: pytest.fail("it was read"))
    described = describe_files(files)
    assert described == describe_files(wanted)
    assert described == {path: (len(content), hashlib.sha256(content).hexdigest()) for path, content in wanted.items()}


def test_processes_that_are_forked_put_theirs_into_it() -> None:
    files = Spool()
    wanted = {f"{number}.html": f"{number} ".encode() * (number % 50 * 100) for number in range(400)}
    files.filed["first.html"] = files.put((b"of this process",))

    def put(paths: Sequence[str]) -> list[tuple[int, Filed]]:
        return [(os.getpid(), files.put((wanted[path],))) for path in paths]

    with open_workers(3) as workers:
        done = dict(zip(wanted, workers.map_in_place(put, [*wanted], size=5, prepare=files.share), strict=True))
    if sys.platform == "linux":
        assert os.getpid() not in {process for process, _ in done.values()}
    files.filed.update({path: filed for path, (_, filed) in done.items()})
    files.filed["last.html"] = files.put((b"of this process again",))
    assert files == {"first.html": b"of this process", **wanted, "last.html": b"of this process again"}


@pytest.mark.parametrize("at_hand", [1 << 20, 0])
def test_a_disk_that_refuses_is_told(at_hand: int, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(**_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(spool, "_AT_HAND", at_hand)
    monkeypatch.setattr(tempfile, "TemporaryFile", refuse)
    files = Spool()
    with pytest.raises(MachineError, match=r"cannot wait here \(No space left on device\); set TMPDIR to another"):
        files.put((b"content",)) if not at_hand else files.share()


@pytest.mark.skipif(sys.platform == "win32", reason="limits are POSIX")
@pytest.mark.parametrize("jobs", [1, 2])
def test_a_disk_that_is_full_after_half_a_file_is_told_at_once(jobs: int) -> None:
    """It takes a part of what is written, and refuses the rest."""
    script = (
        "import resource, sys; from dateline.errors import MachineError; from dateline.publishing import spool\n"
        "from dateline.workers import open_workers\n"
        "spool._AT_HAND = 100; files = spool.Spool(); files.filed['a'] = files.put((b'a' * 200,))\n"
        "limit = resource.getrlimit(resource.RLIMIT_FSIZE)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, limit[1]))\n"
        "put = lambda contents: [files.put((content,)) for content in contents]\n"
        "try:\n"
        "    with open_workers(int(sys.argv[1])) as workers:\n"
        "        list(workers.map_in_place(put, [b'x' * 500] * 8, size=1, prepare=files.share))\n"
        "except MachineError as error: print(error, files['a'] == b'a' * 200); sys.exit(3)\n"
        "finally: resource.setrlimit(resource.RLIMIT_FSIZE, limit)\n"  # whoever measures coverage writes at the end
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(jobs)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (3, "")
    assert done.stdout.endswith("finished pages cannot wait here (File too large); set TMPDIR to another folder True\n")
