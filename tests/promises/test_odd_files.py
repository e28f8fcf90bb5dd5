"""Promise 3: of every file in a content folder it is said what became of it, also of those that are none."""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path

import pytest

from dateline.cli import main
from dateline.reading.folders import list_unread
from tests.promises.bad_inputs import ACTORS, DECIDED, PAGE, TIMELINE

LEFTOVERS = (
    *(".bad.md.swp", ".bad.md.swo", "bad.md~", "#bad.md#", ".#bad.md", "4913", ".DS_Store", "Thumbs.db", "._bad.md"),
    *("desktop.ini", "~$bad.md", "bad.md.bak", "bad.md.orig", "bad.md.tmp", ".gitkeep", "README.md"),
)


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A story that builds, with something in every folder."""
    files = {
        "timeline.yml": TIMELINE + "pages: [about]\n",
        "actors.yml": ACTORS,
        "decisions.yml": "[]\n",
        "sources/good.md": DECIDED,
        "pages/about.md": PAGE + "Text.\n",
    }
    for name, text in files.items():
        (tmp_path / "content" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "content" / name).write_text(text, encoding="utf-8")
    (tmp_path / "content/templates").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path / "content"


def refuse(capsys: pytest.CaptureFixture[str]) -> str:
    assert main(["build"]) == 1
    return capsys.readouterr().err


PLACES = ("sources/odd.md", "pages/odd.md", "actors.yml", "decisions.yml", "timeline.yml", "published.yml")


@pytest.mark.parametrize("name", [*PLACES, "changes.yml", "templates/event.html", "templates/layout.html"])
@pytest.mark.parametrize("kind", ["pipe", "socket", "device", "folder", "link to nothing", "link to itself"])
def test_what_is_no_file_is_named(kind: str, name: str, content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = content / name
    place.unlink(missing_ok=True)
    if kind == "pipe":
        os.mkfifo(place)
    elif kind == "socket":
        listener = socket.socket(socket.AF_UNIX)
        listener.bind(os.path.relpath(place))
        listener.close()
    elif kind == "device":
        place.symlink_to("/dev/zero")
    elif kind == "folder":
        place.mkdir()
    else:
        place.symlink_to("nothing" if kind == "link to nothing" else place.name)
    said = refuse(capsys)
    assert said.startswith(f"content/{name}: ")
    assert "; " in said


@pytest.mark.parametrize("name", ["timeline.yml", "actors.yml", "sources/good.md", "pages/about.md"])
@pytest.mark.parametrize("error", [PermissionError(13, "Permission denied"), FileNotFoundError(2, "No such file")])
def test_a_file_that_cannot_be_read_or_is_gone_by_then(
    error: OSError, name: str, content: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    opened = Path.open

    def fail(path: Path, *arguments: object, **options: object) -> object:
        if path.as_posix().endswith(f"content/{name}"):
            raise error
        return opened(path, *arguments, **options)  # type: ignore[arg-type, call-overload]

    monkeypatch.setattr(Path, "open", fail)
    assert f"content/{name}: cannot be read ({error.strerror}); check the file and its permissions" in refuse(capsys)
    assert content.is_dir()


@pytest.mark.parametrize("name", ["sources", "pages"])
def test_a_folder_that_cannot_be_listed(
    name: str, content: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    listed = os.scandir

    def fail(path: Path) -> object:
        if Path(path).name == name:
            raise PermissionError(13, "Permission denied")
        return listed(path)

    monkeypatch.setattr(os, "scandir", fail)
    assert f"content/{name}: cannot be read (Permission denied); check the folder" in refuse(capsys)
    assert content.is_dir()


def test_what_editors_leave_behind_changes_nothing(content: Path, tmp_path: Path) -> None:
    assert main(["build", "--quiet", "--out", "before"]) == 0
    for folder in (content, content / "sources", content / "pages"):
        for name in LEFTOVERS:
            (folder / name).write_bytes(b"\0 not a source")
    (content / "sources/.#lock.md").symlink_to("user@machine.1234")
    assert main(["build", "--quiet", "--no-cache", "--out", "after"]) == 0
    before, after = (
        {p.relative_to(f): p.read_bytes() for p in f.rglob("*") if p.is_file()}
        for f in (tmp_path / "before", tmp_path / "after")
    )
    assert before == after


def test_what_lies_beside_is_named(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (content / "notes.txt").write_text("Mine.", encoding="utf-8")
    (content / "images").mkdir()
    assert list_unread(Path("content")) == ("content/images", "content/notes.txt")
    assert main(["build", "--strict"]) == 1
    assert capsys.readouterr().err.count("nothing reads this; move it out of the content") == 2


def test_a_link_to_a_file_is_read_as_the_file(content: Path, tmp_path: Path) -> None:
    (content / "sources/good.md").rename(tmp_path / "kept.md")
    (content / "sources/good.md").symlink_to(tmp_path / "kept.md")
    assert main(["build", "--quiet"]) == 0
    assert (tmp_path / "_site/sources/good.html").is_file()


@pytest.mark.skipif(sys.platform != "linux", reason="names on other disks are text")
def test_a_folder_whose_name_is_no_text_can_be_built(
    content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    odd = tmp_path / os.fsdecode(b"caf\xe9")
    content.rename(odd)
    assert main(["build", "--quiet", "--content", str(odd)]) == 0
    with (odd / "timeline.yml").open("a", encoding="utf-8") as file:
        file.write("colour: red\n")
    assert main(["build", "--quiet", "--content", str(odd)]) == 1
    assert "caf\\xe9/timeline.yml:" in capsys.readouterr().err
