"""SECURITY.md, promise 1, on the terminal: nothing from the content, a file name or a saved page steers it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from dateline.cli import main
from dateline.console import say, say_record, warn
from dateline.starting import start_story

_STEER = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_EVIL = "\x1b]0;owned\x07\x1b[2J\x9b31m\u202e"
"""A title for the window, an empty screen, red letters by an eight-bit control, and letters from right to left."""


class Terminal:
    """Runs commands in a folder, and looks at every word that they say."""

    def __init__(self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
        self._capsys = capsys
        self._monkeypatch = monkeypatch

    def run(self, *arguments: str, folder: Path, code: int) -> tuple[str, str]:
        self._monkeypatch.chdir(folder)
        try:
            ended = main(arguments)
        except SystemExit as error:
            ended = int(error.code or 0)
        said, told = self._capsys.readouterr()
        assert ended == code, told
        assert not _STEER.search(said + told), said + told
        assert "Traceback" not in told
        return said, told


@pytest.fixture
def terminal(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Terminal:
    return Terminal(capsys, monkeypatch)


@pytest.fixture
def story(tmp_path: Path) -> Path:
    start_story(tmp_path / "story")
    return tmp_path / "story"


def test_a_file_name_is_written_out(story: Path, terminal: Terminal) -> None:
    (story / f"content/sources/{_EVIL}.md").write_text("---\ntitle: x\n---\n", encoding="utf-8")
    for command in (["build"], ["build", "--json"], ["check"], ["check", "--json"], ["build", "--verbose"]):
        said, told = terminal.run(*command, folder=story, code=1)
        assert r"\x1b]0;owned\x07\x1b[2J\x9b31mU+202E.md: the name cannot be an address" in told
        if "--json" in command:
            [problem] = json.loads(said)["problems"]
            assert problem["path"] == f"content/sources/{_EVIL}.md"


def test_names_of_folders_are_written_out(story: Path, tmp_path: Path, terminal: Terminal) -> None:
    (story / "content").rename(tmp_path / _EVIL)
    out = f"{_EVIL}-site"
    said, _ = terminal.run("build", "--content", _EVIL, "--out", out, folder=tmp_path, code=0)
    assert r"\x1b[2J" in said
    (tmp_path / out / f"kept{_EVIL}").write_text("x", encoding="utf-8")
    said, _ = terminal.run("build", "--content", _EVIL, "--out", out, "--no-cache", folder=tmp_path, code=0)
    assert r"kept\x1b]0;owned" in said
    said, _ = terminal.run("build", "--content", _EVIL, "--out", out, "--json", folder=tmp_path, code=0)
    assert json.loads(said)["site"] == out
    terminal.run("build", "--content", f"no{_EVIL}", folder=tmp_path, code=2)
    terminal.run("build", "--content", _EVIL, "--out", _EVIL, folder=tmp_path, code=2)


def test_words_of_the_command_line_are_written_out(story: Path, terminal: Terminal) -> None:
    terminal.run(_EVIL.strip("\x00"), folder=story, code=2)
    terminal.run("build", f"--{_EVIL}", folder=story, code=2)
    terminal.run("explain", _EVIL, folder=story, code=2)


def test_content_is_written_out(story: Path, terminal: Terminal) -> None:
    for line in (f"title: {_EVIL}", f"ti{_EVIL}tle: x", f"title: x\nlanguage: '{_EVIL}'"):
        (story / "content/sources/a.md").write_text(f"---\n{line}\n---\n{_EVIL}\n", encoding="utf-8")
        terminal.run("build", folder=story, code=1)
        terminal.run("check", "--json", folder=story, code=1)


def test_a_name_that_shows_otherwise_is_written_out_where_it_is_valid(story: Path, terminal: Terminal) -> None:
    source = "---\ntitle: Bell\u202e0202 gnir\npublisher: The \u2067Post\npublished: 2023-05-26\n---\n"
    text = "The bell of Port Ellery\u202e was rung on Thursday by the\u2066 mayor.\n"
    (story / "content/sources/a.md").write_text(source + text, encoding="utf-8")
    for command in (["build", "--verbose"], ["check", "--all"], ["check", "--json"], ["build", "--json", "--no-cache"]):
        terminal.run(*command, folder=story, code=0)
    said, _ = terminal.run("build", "--json", "--no-cache", folder=story, code=0)
    assert any("a.md" in concern["path"] for concern in json.loads(said)["concerns"])


def test_a_saved_page_is_written_out(story: Path, terminal: Terminal) -> None:
    page = story / f"page{_EVIL}.html"
    body = "<p>On 3 May 2023 the mayor of Port Ellery met the fishermen at the quay, and the bell was rung.</p>" * 3
    fields = (
        f'<meta property="og:title" content="Bell &#x1b;[2J {_EVIL}"><meta property="og:site_name" content="{_EVIL}">'
    )
    page.write_text(f"<!doctype html><html><head>{fields}</head><body>{body}{_EVIL}</body></html>", encoding="utf-8")
    _, told = terminal.run("add", page.name, folder=story, code=1)
    assert r"page\x1b]0;owned" in told
    said, _ = terminal.run(
        "add", page.name, "--published", "2023-05-05", "--publisher", f"Post {_EVIL}", folder=story, code=0
    )
    assert "paragraph" in said
    terminal.run("add", f"https://{_EVIL}.invalid/", folder=story, code=1)


@pytest.mark.parametrize("speak", [say, warn, lambda text: say_record({text: [text]})])
def test_whatever_is_said_steers_nothing(speak: object, capsys: pytest.CaptureFixture[str]) -> None:
    assert callable(speak)
    everything = "".join(
        map(chr, (*range(0xA0), 0x061C, 0x200B, *range(0x2028, 0x202F), *range(0x2066, 0x206A), 0xFEFF))
    )
    speak(everything)
    said = capsys.readouterr()
    assert not _STEER.search(said.out + said.err)


def test_a_record_reads_back_as_it_was(capsys: pytest.CaptureFixture[str]) -> None:
    record = {f"a{_EVIL}": ["Минск \u202a\u2069 👨\u200d👩\u200d👧 می\u200cرود", 1]}
    say_record(record)
    assert json.loads(capsys.readouterr().out) == record
