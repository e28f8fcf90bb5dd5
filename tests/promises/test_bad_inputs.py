"""Promises 3 and 4: whatever lies in a content folder, what is wrong is named with its line, and nothing falls over."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.cli import main
from tests.promises.bad_inputs import ACTORS, DECIDED, ROWS, TIMELINE, Bad


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A story that builds."""
    folder = tmp_path / "content"
    (folder / "sources").mkdir(parents=True)
    (folder / "timeline.yml").write_text(TIMELINE, encoding="utf-8")
    (folder / "actors.yml").write_text(ACTORS, encoding="utf-8")
    (folder / "sources/good.md").write_text(DECIDED, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return folder


def put(content: Path, bad: Bad) -> None:
    for name, data in bad.files.items():
        (content / name).parent.mkdir(parents=True, exist_ok=True)
        (content / name).write_bytes(data if isinstance(data, bytes) else data.encode())


def test_the_rows_are_many_and_distinct() -> None:
    assert len(ROWS) > 180
    assert len({bad.name for bad in ROWS}) == len(ROWS)


@pytest.mark.parametrize("bad", ROWS, ids=lambda bad: bad.name)
def test_a_bad_input_is_named_with_its_line(bad: Bad, content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(content, bad)
    assert main(["build"]) == 1
    said = capsys.readouterr()
    messages = [line for line in said.err.splitlines() if line.startswith("content")]
    wanted = [line for line in messages if line.startswith(f"content/{bad.at}:") and bad.says in line]
    assert wanted, said.err[:2000]
    assert "; " in wanted[0] or "?" in wanted[0], "it does not say what to write"
    assert "Traceback" not in said.err
    assert not (content.parent / "_site").exists()
