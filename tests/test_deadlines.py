"""A limit on the time of one file: whoever works on it, and wherever it is stuck, it is stopped and named."""

from __future__ import annotations

import re
import signal
import threading
from collections.abc import Sequence
from pathlib import Path

import pytest

from dateline.cli import main
from dateline.deadlines import check_time, limit_time
from dateline.errors import ContentError
from dateline.workers import open_workers
from tests.promises.bad_inputs import ACTORS, SOURCE, TIMELINE

STOPPED = r"a\.md: reading it took more than 0\.2 seconds, so it was stopped; part it into several files"


def search_for_ever() -> None:
    re.search(r"(a+)+$", "a" * 50 + "b")


def search_in_each(items: Sequence[str]) -> list[str]:
    """Be stuck within one regular expression, in whatever process."""
    found = []
    for path in items:
        try:
            with limit_time(path, 0.2):
                search_for_ever()
        except ContentError as error:
            found.append(str(error))
    return found


def check_for_ever() -> None:
    while True:
        check_time()


def test_a_regular_expression_is_stopped() -> None:
    with pytest.raises(ContentError, match=STOPPED), limit_time("a.md", 0.2):
        search_for_ever()


def test_so_it_is_in_another_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dateline.workers.LEAST", 2)
    with open_workers(2) as workers:
        told = list(workers.map(search_in_each, ["a.md", "b.md"], size=1))
    assert [message.partition(":")[0] for message in told] == ["a.md", "b.md"]


def test_another_thread_stops_between_two_steps() -> None:
    told: list[str] = []

    def work() -> None:
        try:
            with limit_time("a.md", 0.2):
                check_for_ever()
        except ContentError as error:
            told.append(str(error))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert re.match(STOPPED, told[0])


def test_the_time_of_another_thread_does_not_count() -> None:
    is_done, began = threading.Event(), threading.Event()

    def work() -> None:
        while not is_done.is_set():
            began.set()

    thread = threading.Thread(target=work)
    thread.start()
    try:
        began.wait()
        with limit_time("a.md", 0.2):
            thread.join(0.6)
    finally:
        is_done.set()
        thread.join()


def test_what_keeps_to_its_time_leaves_nothing_behind() -> None:
    before = signal.getsignal(signal.SIGPROF)
    with limit_time("a.md", 60):
        check_time()
    check_time()
    assert signal.getsignal(signal.SIGPROF) is before
    assert signal.getitimer(signal.ITIMER_PROF) == (0.0, 0.0)


def test_an_error_of_the_work_is_not_hidden() -> None:
    with pytest.raises(KeyError), limit_time("a.md"):
        raise KeyError


@pytest.mark.parametrize("step", ["dateline.reading.markdown_files.read_prose", "dateline.annotations.find_timexes"])
def test_every_source_that_takes_too_long_is_named_in_one_run(
    step: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "content/sources").mkdir(parents=True)
    (tmp_path / "content/timeline.yml").write_text(TIMELINE, encoding="utf-8")
    (tmp_path / "content/actors.yml").write_text(ACTORS, encoding="utf-8")
    for name in "ab":
        (tmp_path / f"content/sources/{name}.md").write_text(SOURCE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("dateline.deadlines.LONGEST", 0.3)
    monkeypatch.setattr(step, lambda *_, **__: search_for_ever())
    assert main(["build"]) == 1
    said = capsys.readouterr().err
    for name in "ab":
        assert f"content/sources/{name}.md: reading it took more than 0.3 seconds, so it was stopped; part it" in said
