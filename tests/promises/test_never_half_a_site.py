"""Promise 2: after whatever goes wrong, the output is the old site or the new one, to the byte.

Here every file operation fails in its turn, as SQLite is tested; ``test_dying_machines`` has the real limits.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from dateline import stamp
from dateline.adding.articles import save_source
from dateline.cli import make_parser
from dateline.console import word_unexpected
from dateline.disk import remove
from dateline.errors import ContentError, DatelineError
from dateline.pipeline import Site, build_site
from dateline.publishing.output import write_site
from dateline.reading.sources import read_content
from tests.promises.faults import FAULTS, Disk, Fault, Killed, read_tree

OLD = {"index.html": b"<p>one", "events/a.html": b"<p>a", "events/gone.html": b"<p>gone"}
NEW = {"index.html": b"<p>two, and longer", "events/a.html": b"<p>a", "events/deep/b.html": b"<p>b"}
SOURCE = """---
title: Ambassadors recalled
publisher: The Courier
published: 2024-06-14
---
Armenia and Belarus recalled their ambassadors on Thursday.
"""
PAGE = """<html lang="en"><head><title>Envoys go home</title>
<meta property="article:published_time" content="2024-06-14"><meta property="og:site_name" content="Harbour Post">
<meta property="og:title" content="Envoys go home"></head>
<body><article><h1>Envoys go home</h1><p>Armenia and Belarus recalled their ambassadors on Thursday, both said.</p>
<p>Talks between the two countries were to begin on Monday, and were called off by both of them.</p></article></body>
</html>"""

each_fault = pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)


def fail_in_turn(
    root: Path, fault: Fault, prepare: Callable[[], object], run: Callable[[], object], *, exchange: bool = True
) -> Iterator[tuple[Disk, str]]:
    """Run something once for each file operation that it makes, with that one failing, and tell what it said."""
    at = 0
    while True:
        at += 1
        prepare()
        disk, said = Disk(root=root, fault=fault, at=at), "done"
        with disk.failing(exchange=exchange):
            try:
                run()
            except Killed:
                said = "killed"
            except DatelineError as error:
                said = str(error)
        if not disk.has_failed:
            assert said == "done"
            assert at > 5
            return
        yield disk, said


# ------------------------------------------------------------------ the site


@pytest.fixture(autouse=True)
def _do_not_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    """The disk of a test need not be waited for."""
    monkeypatch.setattr(os, "fsync", lambda _: None)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    folder = tmp_path / "place"
    folder.mkdir()
    return folder


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere folders change names in two steps: see below")
@each_fault
@pytest.mark.parametrize("before", ["an older site", "no site", "an empty folder", "a killed run", "the same site"])
def test_whatever_fails_the_old_or_the_new_site_stands(before: str, fault: Fault, place: Path, tmp_path: Path) -> None:
    model, out = tmp_path / "model", place / "_site"
    if before == "a killed run":
        shutil.copytree(make_interrupted(tmp_path / "interrupted"), model)
    else:
        model.mkdir()
        if before == "an empty folder":
            (model / "_site").mkdir()
        elif before != "no site":
            write_site(OLD if before == "an older site" else NEW, model / "_site", protected=())
            (model / "_site/CNAME").write_text("example.org")
            (model / "_site/latest").symlink_to("index.html")
    old = read_tree(model / "_site")
    write_site(NEW, shutil.copytree(model, tmp_path / "new", symlinks=True) / "_site", protected=())
    new = read_tree(tmp_path / "new/_site")

    def prepare() -> None:
        shutil.rmtree(place)
        shutil.copytree(model, place, symlinks=True)

    for disk, said in fail_in_turn(place, fault, prepare, lambda: write_site(NEW, out, protected=())):
        where = f"{disk.done[disk.at - 1]}: {said}"
        assert read_tree(out) in (old, new), where
        if said.endswith("the old site is unchanged"):
            assert read_tree(out) == old, where
        elif said != "killed":
            assert read_tree(out) == new, where
            assert said == "done" or "the new site stands" in said, where
        write_site(NEW, out, protected=())
        assert read_tree(out) == new, where
        assert [path.name for path in place.iterdir()] == ["_site"], where


def make_interrupted(place: Path) -> Path:
    """An older site, and beside it the half of a new one that a killed run left."""
    write_site(OLD, place / "_site", protected=())
    (place / "._site.dateline-new/events").mkdir(parents=True)
    (place / "._site.dateline-new/events/a.html").write_bytes(b"<p")
    return place


@each_fault
def test_where_folders_cannot_change_names_in_one_step_the_next_build_puts_it_right(
    fault: Fault, place: Path, tmp_path: Path
) -> None:
    """Between two renames there is no site; the old one stands beside its place, whole."""
    model, out = tmp_path / "model", place / "_site"
    write_site(OLD, model / "_site", protected=())
    write_site(NEW, tmp_path / "new", protected=())
    old, new = read_tree(model / "_site"), read_tree(tmp_path / "new")

    def prepare() -> None:
        shutil.rmtree(place)
        shutil.copytree(model, place)

    moments = 0
    for disk, said in fail_in_turn(place, fault, prepare, lambda: write_site(NEW, out, protected=()), exchange=False):
        where = f"{disk.done[disk.at - 1]}: {said}"
        if out.exists():
            assert read_tree(out) in (old, new), where
        else:
            moments += 1
            assert read_tree(place / "._site.dateline-old") == old, where
        write_site(NEW, out, protected=())
        assert read_tree(out) == new, where
        assert [path.name for path in place.iterdir()] == ["_site"], where
    assert moments <= 2


@pytest.mark.parametrize("has_links", [True, False])
def test_what_takes_the_place_is_on_the_disk(has_links: bool, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After a power cut a rename may be there, and what it led to not, unless that was waited for."""
    if not has_links:
        monkeypatch.setattr(os, "link", refuse_links)
    out = place / "_site"
    write_site(OLD, out, protected=())
    disk = Disk(root=place)
    with disk.failing():
        write_site(NEW, out, protected=())
    steps = [(call, path) for call, _, path in (step.partition(" ") for step in disk.done)]
    [swap] = [number for number, (call, _) in enumerate(steps) if call == "exchange"]
    flushed = {Path(steps[number - 1][1]): number for number, (call, _) in enumerate(steps) if call == "fsync"}
    new = place / "._site.dateline-new"
    copied = [] if has_links else ["events/a.html"]
    for path in ("", "index.html", ".dateline.json", "events", "events/deep", "events/deep/b.html", *copied):
        making = {"write", "close", "mkdir", "link", "symlink", "sendfile", "utime", "chmod"}
        at = [number for number, (call, made) in enumerate(steps[:swap]) if made == str(new / path) and call in making]
        assert at, path
        assert max(at) < flushed[new / path] < swap, path
    assert max(flushed[path] for path in flushed if path.suffix == ".html") < min(
        flushed[new / "events/deep"], flushed[new]
    )
    first_deleted = min(number for number, (call, _) in enumerate(steps) if number > swap and call == "unlink")
    assert swap < flushed[place] < first_deleted


# ------------------------------------------------------------------ a whole build


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "project"
    (folder / "content/sources").mkdir(parents=True)
    (folder / "content/timeline.yml").write_text("title: A row\nscope: all\n", encoding="utf-8")
    actors = "- {name: Armenia, kind: country}\n- {name: Belarus, kind: country}\n"
    (folder / "content/actors.yml").write_text(actors, encoding="utf-8")
    (folder / "content/sources/s.md").write_text(SOURCE, encoding="utf-8")
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def small(project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The same with a program of no files, which reads all of the content and makes a site of three pages."""

    def make(options: argparse.Namespace, *_: object) -> Site:
        content = read_content(options.content)
        text = "".join(source.text for source in content.sources).encode()
        return replace(site, files={"index.html": text, "events/a.html": b"<p>a", "events/b.html": text})

    site = build_site(project / "content")
    (tmp_path / "program").mkdir()
    monkeypatch.setattr("dateline.commands.build.make_site", make)
    monkeypatch.setattr(stamp, "_PROGRAM", tmp_path / "program")
    monkeypatch.setattr("dateline.stamp.list_packages", list)
    for name in ("find_templates", "find_static"):
        monkeypatch.setattr(f"dateline.commands.build.{name}", lambda: tmp_path / "program")
    return project


def build(*words: str) -> None:
    """Run a build; raises where it would end with an error."""
    run_command("build", "--quiet", "--jobs", "1", *words)


def run_command(*words: str) -> None:
    """Run a command as ``main`` does, with its errors raised instead of printed."""
    options = make_parser().parse_args(words)
    with word_unexpected(verbose=True):
        options.run(options)


@pytest.mark.parametrize("fault", FAULTS[::2], ids=lambda fault: fault.name)
def test_whatever_fails_in_a_build_the_old_or_the_new_site_stands(fault: Fault, small: Path, tmp_path: Path) -> None:
    model = tmp_path / "model"
    build()
    old = read_tree(small / "_site")
    (small / "content/sources/s.md").write_text(SOURCE.replace("recalled their", "called home their"), encoding="utf-8")
    shutil.copytree(small, model)
    build()
    new = read_tree(small / "_site")
    stamped = {path.name for path in small.iterdir()}

    def prepare() -> None:
        for path in small.iterdir():
            remove(path)
        shutil.copytree(model, small, dirs_exist_ok=True)

    for disk, said in fail_in_turn(small, fault, prepare, build):
        where = f"{disk.done[disk.at - 1]}: {said}"
        assert read_tree(small / "content") == read_tree(model / "content"), where
        assert read_tree(small / "_site") in (old, new), where
        assert read_tree(small / "_site") == new or said != "done", where
        build()
        assert read_tree(small / "_site") == new, where
        assert {path.name for path in small.iterdir()} == stamped, where


def test_leftovers_are_cleaned_where_nothing_else_is_to_do(small: Path) -> None:
    build()
    make_interrupted(small / "other")
    shutil.move(small / "other/._site.dateline-new", small)
    build()
    assert not (small / "._site.dateline-new").exists()


def test_a_build_that_dies_here_and_there_is_put_right_by_the_next(project: Path, tmp_path: Path) -> None:
    """The real program, with all its pages: only at every fiftieth operation, for each takes a build or two."""
    build()
    old = read_tree(project / "_site")
    (project / "content/sources/s.md").write_text(
        SOURCE.replace("recalled their", "called home their"), encoding="utf-8"
    )
    shutil.copytree(project, tmp_path / "model")
    build()
    new = read_tree(project / "_site")
    for at in range(60, 10_000, 50):
        for path in project.iterdir():
            remove(path)
        shutil.copytree(tmp_path / "model", project, dirs_exist_ok=True)
        disk = Disk(root=project, at=at)
        with disk.failing(), contextlib.suppress(Killed):
            build()
        if not disk.has_failed:
            break
        assert read_tree(project / "_site") in (old, new), disk.done[-1]
    build()
    assert read_tree(project / "_site") == new
    assert at > 500


# ------------------------------------------------------------------ what goes into the content


@each_fault
def test_whatever_fails_in_record_its_files_are_the_old_or_the_new_ones(
    fault: Fault, project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content, model = project / "content", tmp_path / "model"
    record = partial(run_command, "record", "--as-of", "2024-06-20")
    run_command("record", "--as-of", "2024-06-15")
    (content / "sources/t.md").write_text(SOURCE.replace("recalled", "expelled").replace("Thursday", "Monday"))
    shutil.copytree(content, model)
    old = read_tree(content)
    timelines = {str(old): build_site(content).timeline}
    # A story is read once for each state of its files, for that takes most of the time.
    monkeypatch.setattr("dateline.commands.record.read_timeline", lambda _: timelines[str(now)])
    now = old
    record()
    new = read_tree(content)
    assert {name for name in new if new[name] != old[name]} == {"published.yml", "changes.yml"}

    def prepare() -> None:
        shutil.rmtree(content)
        shutil.copytree(model, content)

    for disk, said in fail_in_turn(project, fault, prepare, record):
        where = f"{disk.done[disk.at - 1]}: {said}"
        left = read_tree(content)
        assert all(left[name] in (old[name], new[name]) for name in old), where
        assert left == new or said != "done", where
        now = {name: data for name, data in left.items() if name in new}  # without what a killed run left
        if str(now) not in timelines:
            timelines[str(now)] = build_site(content).timeline
        record()
        assert read_tree(content) == new, where
        now = old


@each_fault
@pytest.mark.parametrize("has_links", [True, False])
def test_whatever_fails_in_add_the_article_is_there_or_not(
    fault: Fault, has_links: bool, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not has_links:
        monkeypatch.setattr(os, "link", refuse_links)
    file, text = place / "sources/new.md", "new\n" * 1000
    add = partial(save_source, file, text, name="page.html")

    def prepare() -> None:
        remove(place / "sources")
        (place / "sources").mkdir()
        (place / "sources/other.md").write_text("mine")

    for disk, said in fail_in_turn(place, fault, prepare, add):
        where = f"{disk.done[disk.at - 1]}: {said}"
        left = read_tree(place / "sources")
        assert left.pop("other.md") == b"mine", where
        # Without links an empty file may hold the place: a build names it, and nobody takes it for an article.
        assert left.get("new.md") in ((None, text.encode()) if has_links else (None, b"", text.encode())), where
        assert ("new.md" in left) == (said == "done") or said == "killed" or fault.lasts, where
        if left.get("new.md") == b"":
            file.unlink()
        with contextlib.suppress(ContentError):
            add()
        assert read_tree(place / "sources") == {"new.md": text.encode(), "other.md": b"mine"}, where


def refuse_links(*_: object, **__: object) -> None:
    raise PermissionError(1, "Operation not permitted")


def test_an_article_is_added_by_a_run_that_dies_here_and_there_or_by_the_next(project: Path) -> None:
    (project / "page.html").write_text(PAGE, encoding="utf-8")
    add = partial(run_command, "add", "page.html")
    before = read_tree(project / "content")
    add()
    after = read_tree(project / "content")
    [name] = after.keys() - before.keys()
    for disk, _ in fail_in_turn(project, FAULTS[0], lambda: remove(project / "content" / name), add):
        left = read_tree(project / "content")
        assert left.get(name) in (None, after[name]), disk.done[-1]
        assert not [path for path in left.keys() - after.keys() if not path.startswith("sources/.")], disk.done[-1]
    assert read_tree(project / "content") == after
