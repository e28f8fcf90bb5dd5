"""Work in chunks: the results are the same wherever it is done, and what goes wrong there is told here."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import pytest

from dateline.cache import Cache, make_key
from dateline.cli import main
from dateline.errors import ContentError, MachineError, Problem
from dateline.pipeline import Site, build_site
from dateline.publishing.rows import KeptRows
from dateline.publishing.spool import Spool
from dateline.workers import Crew, Workers, open_workers

ROOT = Path(__file__).parent.parent


@pytest.fixture(autouse=True)
def little(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let four chunks be enough to do."""
    monkeypatch.setattr("dateline.workers.LEAST", 4)


def multiply(numbers: Sequence[int], factor: int) -> list[int]:
    return [number * factor for number in numbers]


def tell_process(items: Sequence[int]) -> list[int]:
    return [os.getpid() for _ in items]


def refuse(_items: Sequence[int]) -> list[int]:
    raise ContentError(Problem(path="a.md", line=2, column=3, message="wrong; write another"))


def vanish(_items: Sequence[int]) -> list[int]:
    os._exit(9)


@pytest.mark.parametrize("jobs", [1, 2])
def test_results_come_in_the_order_of_the_items(jobs: int) -> None:
    with open_workers(jobs) as workers:
        assert list(workers.map(partial(multiply, factor=3), range(50), size=4)) == [3 * n for n in range(50)]
        assert list(workers.map(partial(multiply, factor=2), iter(range(21)), size=5)) == [2 * n for n in range(21)]


def test_little_work_stays_here() -> None:
    with open_workers(2) as workers:
        assert set(workers.map(tell_process, range(7), size=2)) == {os.getpid()}
        assert os.getpid() not in set(workers.map(tell_process, range(8), size=2))


def test_items_are_taken_as_they_are_needed() -> None:
    taken: list[int] = []

    def count() -> Sequence[int]:
        for number in range(1000):
            taken.append(number)
            yield number

    with open_workers(2) as workers:
        results = workers.map(partial(multiply, factor=1), count(), size=5)
        assert next(results) == 0
        assert len(taken) < 100


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_cannot_travel_is_done_in_place(jobs: int) -> None:
    held = (number for number in (3,))  # no generator can be pickled
    factor = next(held)

    def triple(numbers: Sequence[int]) -> list[int]:
        assert held.gi_frame
        return multiply(numbers, factor)

    with open_workers(jobs) as workers:
        assert list(workers.map_in_place(triple, range(50), size=4)) == [3 * n for n in range(50)]


def test_processes_are_forked_for_enough_work_and_from_one_thread_only() -> None:
    here = {os.getpid()}
    with open_workers(2) as workers:
        assert set(workers.map_in_place(tell_process, range(15), size=4)) == here
        assert (here & set(workers.map_in_place(tell_process, range(16), size=4))) == (
            set() if sys.platform == "linux" else here
        )
        end = threading.Event()
        other = threading.Thread(target=end.wait)
        other.start()
        assert set(workers.map_in_place(tell_process, range(50), size=4)) == here
        end.set()
        other.join()


def test_what_is_more_work_counts_for_more() -> None:
    chunks: list[list[int]] = []

    def note(items: Sequence[int]) -> list[int]:
        chunks.append([*items])
        return [*items]

    def weigh(item: int) -> int:
        return 5 if item < 3 else 1

    prepared: list[str] = []
    prepare = partial(prepared.append, "to fork")
    with open_workers(2) as workers:
        assert list(workers.map_in_place(note, range(9), size=6, weigh=weigh)) == [*range(9)]
        assert chunks == [[0, 1], [2, 3], [4, 5, 6, 7, 8]]
        assert list(workers.map_in_place(note, range(7), size=5, weigh=weigh, prepare=prepare)) == [*range(7)]
        assert prepared == []
        assert list(workers.map_in_place(note, range(8), size=5, weigh=weigh, prepare=prepare)) == [*range(8)]
    assert prepared == (["to fork"] if sys.platform == "linux" else [])


def test_problems_of_a_forked_process_travel() -> None:
    with open_workers(2) as workers, pytest.raises(ContentError) as raised:
        list(workers.map_in_place(refuse, range(50), size=4))
    assert raised.value.problems == (Problem(path="a.md", line=2, column=3, message="wrong; write another"),)


@pytest.mark.skipif(sys.platform != "linux", reason="nothing is forked on other systems")
def test_a_forked_process_that_is_ended_is_told() -> None:
    with open_workers(2) as workers, pytest.raises(MachineError, match=r"ended from outside.*; write --jobs 1"):
        list(workers.map_in_place(vanish, range(50), size=4))


def test_problems_travel() -> None:
    with open_workers(2) as workers, pytest.raises(ContentError) as raised:
        list(workers.map(refuse, range(50), size=4))
    assert raised.value.problems == (Problem(path="a.md", line=2, column=3, message="wrong; write another"),)


def test_a_process_that_is_ended_is_told() -> None:
    with open_workers(2) as workers, pytest.raises(MachineError, match=r"ended from outside.*; write --jobs 1"):
        list(workers.map(vanish, range(50), size=4))


def test_a_crew_is_sent_home_even_if_it_was_never_called() -> None:
    sent = []

    def fail() -> None:
        pytest.fail("called for little work")

    crew = Crew(open=fail, close=sent.append, number=1, losses=(), message="")
    with Workers(crew) as workers:
        assert list(workers.map(partial(multiply, factor=1), [1], size=9)) == [1]
    assert sent == [None]


def test_two_processes_make_the_same_site(story: Site) -> None:
    with open_workers(2) as workers:
        assert build_site(ROOT / "content", workers=workers).files == story.files


@pytest.mark.skipif(sys.platform != "linux", reason="nothing is forked on other systems")
def test_what_stands_is_the_same_whoever_finds_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a build leaves alone, and what it tells the next one, travels from the processes that made the files."""
    monkeypatch.setattr("dateline.workers._LEAST_FORKED", 1)
    monkeypatch.setattr("dateline.publishing.render._PAGES_AT_ONCE", 4)
    content = tmp_path / "content"
    shutil.copytree(ROOT / "tests/examples/hello/content", content)
    edited = min((content / "sources").iterdir())
    text = edited.read_bytes()
    seen: list[list[object]] = []
    for jobs in (1, 2):
        seen.append([])
        cache, left, standing = Cache(), dict[str, Path](), dict[str, bytes]()
        for change in (b"", b"\n\nOn Friday nothing happened.\n"):
            edited.write_bytes(text + change)
            with open_workers(jobs) as workers:
                site = build_site(content, workers=workers, cache=cache, standing=standing, left=left)
            for path, made in site.files.items():
                left[path] = tmp_path / f"site-{jobs}" / path
                left[path].parent.mkdir(parents=True, exist_ok=True)
                left[path].write_bytes(made)
            assert isinstance(site.files, Spool)
            assert site.files._is_shared == (jobs == 2)
            standing = dict(site.inputs)
            seen[-1] += [dict(site.files), site.kept, site.inputs, cache.recall(make_key(KeptRows))]
    alone, several = seen
    assert several == alone
    assert alone[5]


def test_a_mistake_in_a_template_is_told_from_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own = tmp_path / "story"
    own.mkdir()
    for path in (ROOT / "content").iterdir():
        (own / path.name).symlink_to(path)
    (own / "templates").mkdir()
    (own / "templates/event.html").write_text("<p>\n{{ page.evnt }}", encoding="utf-8")
    assert main(["build", "--content", str(own), "--out", str(tmp_path / "out"), "--jobs", "2"]) == 1
    assert "templates/event.html:2: EventPage has no 'evnt'; did you mean 'event'?" in capsys.readouterr().err


@pytest.mark.parametrize("jobs", ["0", "-1", "two", "1000"])
def test_a_number_of_processes_that_is_none(jobs: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["build", "--jobs", jobs])
    assert ended.value.code == 2
    assert "write one from 1 to 256" in capsys.readouterr().err


@pytest.mark.skipif(sys.platform != "linux", reason="nothing is forked on other systems")
def test_workers_end_with_whoever_is_killed() -> None:
    """They would hold what it held for ever: a pipe that somebody reads to its end, a port."""
    script = (
        "import os, signal, time\n"
        "from dateline.workers import open_workers\n"
        "def work(numbers):\n"
        "    if numbers[0] == 0:\n"
        "        os.kill(os.getppid(), signal.SIGKILL)\n"
        "    time.sleep(600)\n"
        "with open_workers(2) as workers:\n"
        "    list(workers.map_in_place(work, range(64), size=4))\n"
    )
    ended = subprocess.run([sys.executable, "-c", script], capture_output=True, cwd=ROOT, timeout=60, check=False)
    assert ended.returncode == -signal.SIGKILL
