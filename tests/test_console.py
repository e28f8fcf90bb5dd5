from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from dateline.console import ask, say_record, show_error, show_progress, warn
from dateline.errors import ContentError, Problem, UsageError


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


class Clock:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def open_terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Let somebody read the messages on a terminal that knows colours."""
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    return terminal


@pytest.fixture
def error(tmp_path: Path) -> ContentError:
    """A problem in a file that is there."""
    (tmp_path / "a.md").write_text("date: June\n", encoding="utf-8")
    return ContentError(Problem(path=str(tmp_path / "a.md"), line=1, column=7, length=4, message="wrong; right"))


# ------------------------------------------------------------------ errors


def test_a_terminal_gets_colours(error: ContentError, monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = open_terminal(monkeypatch)
    show_error(error)
    message, line, caret = terminal.getvalue().splitlines()
    assert message.startswith("\x1b[1m")
    assert message.endswith("a.md:1:7\x1b[0m: wrong; right")
    assert line == "    date: June"
    assert caret == "    \x1b[1;31m      ^~~~\x1b[0m"


@pytest.mark.parametrize(("name", "value"), [("NO_COLOR", "1"), ("TERM", "dumb")])
def test_colours_can_be_declined(name: str, value: str, error: ContentError, monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = open_terminal(monkeypatch)
    monkeypatch.setenv(name, value)
    show_error(error)
    assert "\x1b" not in terminal.getvalue()
    assert "^~~~" in terminal.getvalue()


def test_a_pipe_gets_no_colours(
    error: ContentError, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    show_error(error)
    assert "\x1b" not in capsys.readouterr().err


def test_no_message_steers_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    show_error(ContentError(Problem(path="a\x1b[2J\n\u202e.md", line=1, message="wrong\x07; right")))
    warn("one\x1b[31m\ntwo")
    show_error(UsageError("--out: \x9b2J"))
    assert capsys.readouterr().err == (
        "a\\x1b[2J\\x0aU+202E.md:1: wrong\\x07; right\none\\x1b[31m\ntwo\n--out: \\x9b2J\n"
    )


def test_several_problems_are_counted(capsys: pytest.CaptureFixture[str]) -> None:
    show_error(ContentError(*(Problem(path=path, message="wrong; right") for path in ("a.md", "b.md", "c.md"))))
    assert capsys.readouterr().err.splitlines()[-1] == "3 problems in 3 files"


@pytest.mark.parametrize("encoding", ["utf-8", "ascii", "latin-1"])
def test_a_record_is_json_in_every_encoding(encoding: str, monkeypatch: pytest.MonkeyPatch) -> None:
    written = io.BytesIO()
    stream = io.TextIOWrapper(written, encoding=encoding, errors="backslashreplace")
    monkeypatch.setattr(sys, "stdout", stream)
    say_record({"title": "Café — Минск"})
    assert json.loads(written.getvalue().decode(encoding)) == {"title": "Café — Минск"}


# ------------------------------------------------------------------ progress


def list_shown(terminal: Terminal) -> list[str]:
    return [shown for shown in terminal.getvalue().split("\r\x1b[K") if shown]


def test_progress_is_shown_ten_times_a_second_at_most(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = open_terminal(monkeypatch)
    clock = Clock()
    with show_progress(clock=clock) as show:
        assert show
        for number in range(1, 101):
            clock.now = number / 100
            show("reading", number, 1000)
    assert 2 <= len(list_shown(terminal)) <= 11
    assert list_shown(terminal)[0] == "reading 1/1000"


def test_every_step_is_named_also_one_that_nobody_can_count(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = open_terminal(monkeypatch)
    with show_progress(clock=Clock()) as show:
        assert show
        show("reading", 1, 1)
        show("merging", 0, 0)
        show("rendering", 1, 9)
    assert list_shown(terminal) == ["reading 1/1", "merging", "rendering 1/9"]


def test_the_time_left_is_told_once_it_means_something(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = open_terminal(monkeypatch)
    clock = Clock()
    with show_progress(clock=clock) as show:
        assert show
        for now, done in ((0, 0), (1, 10), (5, 50), (10, 50), (11, 100)):
            clock.now = now
            show("rendering", done, 100)
        clock.now = 20
        show("writing", 0, 1000)
        clock.now = 23
        show("writing", 10, 1000)
    assert list_shown(terminal) == [
        "rendering 0/100",
        "rendering 10/100",
        "rendering 50/100, about 5 s left",
        "rendering 50/100, about 10 s left",
        "rendering 100/100",
        "writing 0/1000",
        "writing 10/1000, about 5 min left",
    ]


@pytest.mark.parametrize("is_dumb", [True, False])
def test_progress_is_for_terminals_alone(
    is_dumb: bool, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal = open_terminal(monkeypatch)
    if is_dumb:
        monkeypatch.setenv("TERM", "dumb")
    else:
        monkeypatch.setattr(sys, "stderr", io.StringIO())
    with show_progress() as show:
        assert show is None
    assert terminal.getvalue() == capsys.readouterr().err == ""


def test_an_answer_that_never_comes_is_none_and_an_empty_one_takes_the_proposal(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("\n mine \n"))
    assert ask("Which day", "2024-06-14") == "2024-06-14"
    assert ask("Which day", "2024-06-14") == "mine"
    assert ask("Which day", "2024-06-14") == ""
