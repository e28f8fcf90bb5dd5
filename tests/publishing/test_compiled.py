"""Compiled templates are kept for the next process, where nobody but the user can write; no page shows it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from jinja2 import Environment

from dateline.errors import ContentError
from dateline.publishing import compiled, templates
from tests.publishing.test_templates import fill_in  # noqa: F401 (a fixture)

pytestmark = pytest.mark.skipif(os.name == "nt", reason="nothing is kept where modes do not tell who may write")

Fill = Callable[..., list[str]]
TEXT = "{% for one in [1, 2] %}<p>{{ one }} {{ page }}</p>{% endfor %}"
PAGE = ["<p>1 &lt;b&gt;</p><p>2 &lt;b&gt;</p>"]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where compiled templates are kept, before anything is."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(compiled, "_KNOWN", {})
    return tmp_path / "dateline/templates"


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Names of the templates that were compiled."""
    names: list[str] = []
    make = Environment.compile

    def note(*words: object, **more: object) -> object:
        names.append(str(words[2]))
        return make(*words, **more)  # type: ignore[call-overload]

    monkeypatch.setattr(Environment, "compile", note)
    return names


@pytest.fixture
def fill_again(fill_in: Fill, made: list[str]) -> Callable[..., tuple[list[str], list[str]]]:  # noqa: F811
    """Fills in a template as a process does that has just begun; gives the page, and what was compiled for it."""

    def fill(text: str = TEXT) -> tuple[list[str], list[str]]:
        compiled._KNOWN.clear()
        made.clear()
        return fill_in(text, "index.html", context="<b>"), list(made)

    return fill


Again = Callable[..., tuple[list[str], list[str]]]


def test_the_next_process_compiles_nothing(folder: Path, fill_again: Again) -> None:
    assert fill_again() == (PAGE, ["page.html"])
    assert fill_again() == (PAGE, [])
    assert [file.suffix for file in folder.iterdir()] == [".code"]


@pytest.mark.usefixtures("folder")
def test_a_process_compiles_nothing_twice(fill_in: Fill, made: list[str]) -> None:  # noqa: F811
    for _ in range(2):
        assert fill_in(TEXT, "index.html", context="<b>") == PAGE
    assert made == ["page.html"]


@pytest.mark.usefixtures("folder")
def test_a_template_that_was_edited_is_compiled_anew(fill_again: Again) -> None:
    fill_again()
    assert fill_again(TEXT.replace("<p>", "<li>")) == ([PAGE[0].replace("<p>", "<li>")], ["page.html"])
    assert fill_again() == (PAGE, ["page.html"])


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("part", range(len(templates._COMPILER)))
def test_what_another_program_compiled_does_not_count(
    part: int, fill_again: Again, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill_again()
    parts = list(templates._COMPILER)
    parts[part] *= 2
    monkeypatch.setattr(templates, "_COMPILER", tuple(parts))
    assert fill_again() == (PAGE, ["page.html"])


def test_code_counts_for_its_own_template_alone(folder: Path, fill_again: Again) -> None:
    fill_again("another")
    [other] = folder.iterdir()
    forged = other.read_bytes()
    fill_again()
    other.write_bytes(forged)
    assert fill_again() == (PAGE, ["page.html"])


@pytest.mark.usefixtures("folder")
def test_an_error_in_kept_code_has_its_place(fill_again: Again) -> None:
    for _ in range(2):
        with pytest.raises(ContentError, match=r"^page\.html:2: a str has no 'titel'"):
            fill_again("<p>\n{{ page.titel }}\n</p>")


@pytest.mark.parametrize(
    "damage",
    [
        lambda whole: whole[:0],
        lambda whole: whole[:10],
        lambda whole: whole[:20],
        lambda whole: whole[:-1],
        lambda whole: whole + b"\0",
        lambda whole: whole[:60] + bytes([whole[60] ^ 1]) + whole[61:],
        lambda whole: bytes(len(whole)),
        lambda whole: whole * (1 << 14),
    ],
)
def test_a_damaged_file_is_compiled_anew_and_mended(
    damage: Callable[[bytes], bytes], folder: Path, fill_again: Again
) -> None:
    fill_again()
    [file] = folder.iterdir()
    whole = file.read_bytes()
    file.write_bytes(damage(whole))
    assert fill_again() == (PAGE, ["page.html"])
    assert file.read_bytes() == whole


def test_a_folder_in_the_place_of_a_file_does_no_harm(folder: Path, fill_again: Again) -> None:
    fill_again()
    [file] = folder.iterdir()
    file.unlink()
    file.mkdir()
    assert fill_again() == (PAGE, ["page.html"])


@pytest.mark.parametrize("mode", [0o755, 0o770, 0o702, 0o710])
def test_nothing_is_believed_where_others_can_come_in(mode: int, folder: Path, fill_again: Again) -> None:
    fill_again()
    [file] = folder.iterdir()
    folder.chmod(mode)
    assert fill_again() == (PAGE, ["page.html"])
    file.unlink()
    assert fill_again() == (PAGE, ["page.html"])
    assert not list(folder.iterdir())


def test_nothing_is_believed_in_the_folder_of_another_user(
    folder: Path, fill_again: Again, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill_again()
    user = os.geteuid() + 1
    monkeypatch.setattr(os, "geteuid", lambda: user)
    [file] = folder.iterdir()
    file.unlink()
    assert fill_again() == (PAGE, ["page.html"])
    assert not list(folder.iterdir())


def test_no_link_is_followed(folder: Path, fill_again: Again) -> None:
    fill_again()
    folder.rename(folder.with_name("elsewhere"))
    folder.symlink_to("elsewhere")
    assert fill_again() == (PAGE, ["page.html"])
    folder.unlink()
    folder.with_name("elsewhere").rename(folder)
    [file] = folder.iterdir()
    file.rename(folder / "elsewhere")
    file.symlink_to("elsewhere")
    assert fill_again() == (PAGE, ["page.html"])


@pytest.mark.parametrize("home", ["file", "file/below"])
def test_without_a_place_everything_is_compiled(
    home: str, tmp_path: Path, fill_again: Again, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_bytes(b"")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / home))
    for _ in range(2):
        assert fill_again() == (PAGE, ["page.html"])


def test_a_folder_of_somebodys_content_is_not_the_users(
    folder: Path, tmp_path: Path, fill_again: Again, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A path that is not absolute would lead to what came with a stranger's story, and belongs to who unpacked it."""
    fill_again()
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_CACHE_HOME", ".")
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.chdir(tmp_path)
    assert (Path("dateline/templates").is_dir(), folder.is_dir()) == (True, True)
    assert fill_again() == (PAGE, ["page.html"])
    assert fill_again() == (PAGE, [])
    assert [path.name for path in home.iterdir()] == [".cache"]
