"""A build with nothing to do does nothing; whatever has changed is built."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import dateline.pipeline
from dateline.cli import main
from dateline.pipeline import Site
from dateline.publishing.manifest import MANIFEST
from dateline.stamp import fingerprint_program, read_stamp

SOURCE = """---
title: Ambassadors recalled
publisher: The Courier
published: 2024-06-14
---
Armenia and Belarus recalled their ambassadors on Thursday.
"""
Build = Callable[..., bool]


@pytest.fixture
def story(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small story that has been built, with something that an editor should look at."""
    (tmp_path / "content/sources").mkdir(parents=True)
    (tmp_path / "content/timeline.yml").write_text("title: A row\nscope: all\n", encoding="utf-8")
    actors = "- {name: Armenia, kind: country}\n- {name: Belarus, kind: country}\n- {name: Nobody, kind: person}\n"
    (tmp_path / "content/actors.yml").write_text(actors, encoding="utf-8")
    (tmp_path / "content/sources/s.md").write_text(SOURCE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert main(["build", "--quiet"]) == 0
    return tmp_path


@pytest.fixture
def build(story: Path, monkeypatch: pytest.MonkeyPatch) -> Build:
    """Build again, and tell whether there was anything to do."""
    assert story.is_dir()
    worked = []
    arrange_site = dateline.pipeline.arrange_site

    def note(*arguments: object, **options: object) -> object:
        worked.append(arguments)
        return arrange_site(*arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(dateline.pipeline, "arrange_site", note)

    def run(*words: str, code: int = 0) -> bool:
        worked.clear()
        assert main(["build", *words]) == code
        return bool(worked)

    return run


def test_nothing_is_done_where_nothing_has_changed(build: Build, capsys: pytest.CaptureFixture[str]) -> None:
    before = {path: path.stat() for path in Path("_site").rglob("*")}
    assert not build()
    line = capsys.readouterr().out
    assert line.startswith(
        "1 event from 1 source, 0 disagreements, 1 concern (see `dateline check`); 0 files written, "
    )
    assert line.endswith("; _site/index.html\n")
    assert {path: path.stat() for path in Path("_site").rglob("*")} == before


def test_what_the_last_build_warned_of_is_told_again(build: Build, capsys: pytest.CaptureFixture[str]) -> None:
    assert not build("--verbose")
    assert "content/actors.yml:3: no source names Nobody" in capsys.readouterr().err
    assert build("--strict", code=1)
    assert "no source names Nobody" in capsys.readouterr().err


def test_a_file_that_was_only_touched_has_not_changed(build: Build) -> None:
    os.utime("content/sources/s.md", (1, 1))
    assert not build()


def edit_unseen() -> None:
    """Change a source, and leave its size and time as they were."""
    source = Path("content/sources/s.md")
    stat = source.stat()
    source.write_text(SOURCE.replace("Thursday", "Saturday"), encoding="utf-8")
    os.utime(source, ns=(stat.st_atime_ns, stat.st_mtime_ns))


def write(path: str, text: str) -> Callable[[], None]:
    def change() -> None:
        Path(path).parent.mkdir(exist_ok=True)
        Path(path).write_text(text, encoding="utf-8")

    return change


@pytest.mark.parametrize(
    "change",
    [
        edit_unseen,
        write("content/sources/t.md", SOURCE.replace("Courier", "Post")),
        write("content/decisions.yml", "# nothing yet\n"),
        write("content/templates/404.html", "gone"),
        write("content/pages/about.md", "---\ntitle: About\n---\nUs.\n"),
        write("_site/index.html", "spoilt"),
        write("_site/mine.txt", "kept"),
        lambda: Path("_site/404.html").unlink(),
        lambda: Path("._site.dateline-stamp").unlink(),
        write("._site.dateline-stamp", "{"),
        write("._site.dateline-stamp", '{"made_from": "", "files": {}, "record": {}}'),
        lambda: Path("content/actors.yml").rename("content/actors.txt"),
        write("content/notes.txt", "nobody reads this"),
        lambda: Path("content/templates/fonts").mkdir(parents=True),
    ],
)
def test_whatever_has_changed_is_built(build: Build, change: Callable[[], None]) -> None:
    change()
    assert build()
    assert not build()


def test_a_file_that_moved_to_the_next_folder_is_seen(build: Build) -> None:
    """All names are the same, in the same order, and so are their bytes."""
    write("content/sources/t.md", SOURCE.replace("Courier", "Post"))()
    write("content/pages/u.md", "---\ntitle: About\n---\nUs.\n")()
    assert build()
    Path("content/sources/t.md").rename("content/pages/t.md")
    assert build(code=1)


@pytest.mark.parametrize("words", [["--no-cache"], ["--base-url", "https://example.org/"], ["--out", "other"]])
def test_another_question_is_built(build: Build, words: list[str]) -> None:
    assert build(*words)


@pytest.mark.parametrize("stray", [write("content/notes.md", ""), lambda: Path("content/sources/more").mkdir()])
def test_what_a_build_objects_to_is_told_by_the_next(build: Build, stray: Callable[[], None]) -> None:
    stray()
    assert build(code=1)


def test_a_link_to_a_folder_is_not_taken_for_unchanged(build: Build) -> None:
    Path("content/templates").mkdir()
    Path("fonts").mkdir()
    Path("content/templates/fonts").symlink_to(Path("fonts").absolute())
    assert build()
    assert build()


@pytest.fixture
def newer(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Another version of a package, in the next process."""
    monkeypatch.setattr("dateline.stamp.list_packages", lambda: ["markdown-99.dist-info"])
    fingerprint_program.cache_clear()
    yield
    fingerprint_program.cache_clear()


def test_another_program_is_built(build: Build, request: pytest.FixtureRequest) -> None:
    request.getfixturevalue("newer")
    assert build()


def test_another_program_lets_no_page_stand(story: Path, request: pytest.FixtureRequest) -> None:
    assert read_stamp(story / "_site", "", MANIFEST).standing
    request.getfixturevalue("newer")
    assert not read_stamp(story / "_site", "", MANIFEST).standing


@pytest.fixture
def save_meanwhile(story: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str], None]:
    """Build, and change a word of a file while that build is under way."""
    arrange_site = dateline.pipeline.arrange_site

    def run(path: str, text: str) -> None:
        def save(*arguments: object, **options: object) -> object:
            (story / path).write_text(text, encoding="utf-8")
            return arrange_site(*arguments, **options)  # type: ignore[arg-type]

        with monkeypatch.context() as patch:
            patch.setattr(dateline.pipeline, "arrange_site", save)
            Path("content/decisions.yml").write_text("# nothing yet\n", encoding="utf-8")
            assert main(["build", "--quiet"]) == 0

    return run


def test_what_is_saved_during_a_build_is_for_the_next_one(save_meanwhile: Callable[[str, str], None]) -> None:
    """Even if it is taken back: what the site was made from is not what there was when it was begun, and is now."""
    expected = Path("_site/index.html").read_bytes()
    save_meanwhile("content/timeline.yml", "title: A row\nsubtitle: A quarrel\nscope: all\n")
    assert Path("_site/index.html").read_bytes() != expected
    Path("content/timeline.yml").write_text("title: A row\nscope: all\n", encoding="utf-8")
    assert main(["build", "--quiet"]) == 0
    assert Path("_site/index.html").read_bytes() == expected


def test_a_source_that_is_saved_during_a_build_is_read_by_the_next_one(
    save_meanwhile: Callable[[str, str], None], build: Build
) -> None:
    """Sources that are known by the hash that they had when the build was begun are not opened in it."""
    expected = Path("_site/index.html").read_bytes()
    save_meanwhile("content/sources/s.md", SOURCE.replace("Thursday", "Saturday"))
    assert Path("_site/index.html").read_bytes() == expected
    assert build()
    assert Path("_site/index.html").read_bytes() != expected
    assert not build()


def test_a_manifest_that_was_changed_is_written_again(story: Path) -> None:
    manifest = story / "_site" / MANIFEST
    expected = manifest.read_text(encoding="utf-8")
    files = json.loads(expected)["files"]
    manifest.write_text(expected.replace(files["sources/s.html"], "0" * 64), encoding="utf-8")
    assert main(["build", "--quiet"]) == 0
    assert manifest.read_text(encoding="utf-8") == expected


def test_what_cannot_be_read_is_told_by_the_build(build: Build, capsys: pytest.CaptureFixture[str]) -> None:
    Path("content/sources/s.md").unlink()
    Path("content/sources/s.md").symlink_to("nowhere")
    assert build(code=1)
    assert "content/sources/s.md: " in capsys.readouterr().err


def test_a_pipe_among_the_sources_keeps_nobody_waiting(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    os.mkfifo(story / "content/sources/pipe.md")
    assert main(["build"]) == 1
    assert "pipe.md: is not a regular file; move it out of the content folder" in capsys.readouterr().err


@pytest.mark.skipif(os.name == "nt", reason="names are Unicode there")
def test_a_name_that_is_not_unicode_is_no_trouble(build: Build) -> None:
    Path(os.fsdecode(b"_site/caf\xe9.txt")).touch()
    assert build()
    assert not build()


@pytest.mark.usefixtures("story")
def test_a_build_that_another_one_overtook_makes_everything_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """What it left alone is not what it saw; its own site is whole all the same."""
    make_site = dateline.pipeline.make_site
    made: list[Site] = []

    def overtake(*arguments: object, **options: object) -> Site:
        site = make_site(*arguments, **options)  # type: ignore[arg-type]
        made.append(site)
        if len(made) == 1:
            for path in Path("_site").rglob("*.html"):
                path.write_bytes(b"another build's")
        return site

    monkeypatch.setattr(dateline.pipeline, "make_site", overtake)
    Path("content/decisions.yml").write_text("# nothing yet\n", encoding="utf-8")
    assert main(["build", "--quiet"]) == 0
    assert [bool(site.kept) for site in made] == [True, False]
    clean = dateline.pipeline.build_site(Path("content")).files
    assert {path: Path("_site", path).read_bytes() for path in clean} == clean
