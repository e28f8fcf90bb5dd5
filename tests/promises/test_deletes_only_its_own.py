"""Promise 6: what dateline did not make it neither deletes nor writes to, whatever is put in its way."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import dateline.pipeline
from dateline.adding.articles import save_source
from dateline.cli import main
from dateline.errors import ContentError, MachineError, UsageError
from dateline.publishing import output, renderer
from dateline.publishing.manifest import MANIFEST
from dateline.publishing.output import write_site
from dateline.publishing.record import write_record
from dateline.resources import find_static, find_templates
from tests.promises.faults import read_tree
from tests.promises.test_never_half_a_site import NEW, OLD, SOURCE

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="links and pipes of POSIX")


@pytest.fixture
def theirs(tmp_path: Path) -> Path:
    """A folder of somebody else's."""
    folder = tmp_path / "theirs"
    (folder / "deep").mkdir(parents=True)
    (folder / "a.html").write_text("theirs")
    (folder / "deep/b.html").write_text("theirs")
    return folder


@pytest.fixture
def out(tmp_path: Path) -> Path:
    folder = tmp_path / "place/_site"
    write_site(OLD, folder, protected=())
    return folder


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "project"
    (folder / "content/sources").mkdir(parents=True)
    (folder / "content/timeline.yml").write_text("title: A row\nscope: all\n", encoding="utf-8")
    (folder / "content/sources/s.md").write_text(SOURCE, encoding="utf-8")
    monkeypatch.chdir(folder)
    return folder


# ------------------------------------------------------------------ where a build writes


@pytest.mark.usefixtures("project")
def test_a_build_writes_its_site_what_it_keeps_beside_it_and_compiled_templates(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home/cache"))
    monkeypatch.setattr("dateline.publishing.compiled._KNOWN", {})
    renderer._open_templates.cache_clear()  # another test of this process may have built the like
    before = {*tmp_path.rglob("*")}
    assert main(["build", "--quiet"]) == 0
    written = {path.relative_to(tmp_path) for path in {*tmp_path.rglob("*")} - before if path.is_file()}
    beside = {Path("project/._site.dateline-stamp"), Path("project/._site.dateline-cache")}
    compiled = {path for path in written if path.parent == Path("home/cache/dateline/templates")}
    assert {path.suffix for path in compiled} == {".code"}
    assert {path.parts[:2] for path in written - beside - compiled} == {("project", "_site")}


# ------------------------------------------------------------------ where no site is written


@pytest.mark.parametrize(
    "place",
    [
        *("content", "content/sources", "content/site", ".", "..", "/", "~", "~/..", "content/..", "new/..", "link"),
        *("linked-content/site", "file", "file/site", "theirs", "templates", "templates/site", "static", "static/new"),
        *("other-story", "damaged", "without-manifest", "circle/site"),
    ],
)
def test_a_build_refuses_every_place_that_is_not_its_own(
    place: str, project: Path, theirs: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "home").mkdir()
    monkeypatch.setenv("HOME", str(project / "home"))
    (project / "link").symlink_to(theirs)
    (project / "linked-content").symlink_to(project / "content")
    (project / "circle").symlink_to("circle")
    (project / "file").write_text("mine")
    shutil.copytree(theirs, project / "theirs")
    for name in ("damaged", "without-manifest", "other-story"):
        write_site(OLD, project / name, protected=(), story="Another row")
    (project / "without-manifest" / MANIFEST).unlink()
    (project / "damaged" / MANIFEST).write_bytes((project / "damaged" / MANIFEST).read_bytes()[:-9])
    packed = {"templates": find_templates(), "static": find_static()}
    first = place.partition("/")[0]
    options = ["build", "--out", str(packed[first].joinpath(*Path(place).parts[1:])) if first in packed else place]
    if first == "~":
        options[2] = str(Path(place).expanduser())
    before, theirs_before = read_tree(project), read_tree(theirs)
    assert main(options) in ({3} if first in {"file", "circle"} and place != "file" else {2})
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "Traceback" not in said
    assert "bug" not in said
    assert read_tree(project) == before
    assert read_tree(theirs) == theirs_before
    assert not (find_templates() / "site").exists()
    assert not (find_static() / "new").exists()


@pytest.mark.parametrize(
    "manifest",
    [
        *(b"", b"{", b"[]", b"null", b"3", b'"files"', b"\xff\xfe", b"\0" * 100, b"[" * 100_000, b'{"other": 1}'),
        *(
            b'{"files": {}}',
            b'{"dateline": "1"}',
            b'{"dateline": "1", "files": {}}',
            b'{"dateline": 1, "story": "", "files": {}}',
        ),
        *(b'{"dateline": "2", "story": "", "files": {}}', b'{"dateline": "1", "story": "", "files": ["a.html"]}'),
        *(b'{"dateline": "1", "story": "", "files": null}', b'{"dateline": "1", "story": "", "files": "a.html"}'),
        *(b"1" * 5000, b'{"dateline": "1", "story": "", "files": {"a.html": }}'),
    ],
    ids=lambda manifest: manifest[:50].decode("latin-1"),
)
def test_a_damaged_or_foreign_manifest_makes_nothing_ours(manifest: bytes, theirs: Path) -> None:
    (theirs / MANIFEST).write_bytes(manifest)
    before = read_tree(theirs)
    with pytest.raises(UsageError, match="dateline did not make it"):
        write_site(NEW, theirs, protected=())
    assert read_tree(theirs) == before


def test_a_manifest_that_is_no_file_is_not_read(theirs: Path, out: Path) -> None:
    (theirs / MANIFEST).symlink_to(out / MANIFEST)
    before = read_tree(theirs)
    with pytest.raises(MachineError, match="not a regular file"):
        write_site(NEW, theirs, protected=())
    assert read_tree(theirs) == before
    (theirs / MANIFEST).unlink()
    os.mkfifo(theirs / MANIFEST)
    with pytest.raises(MachineError, match="not a regular file"):  # and nobody waits for somebody to write into it
        write_site(NEW, theirs, protected=())


def test_a_manifest_that_names_files_outside_leads_nowhere(out: Path, theirs: Path) -> None:
    manifest = json.loads((out / MANIFEST).read_bytes())
    outside = [
        "../../theirs/a.html",
        str(theirs / "a.html"),
        "..",
        "/",
        "",
        "events/../../../theirs/deep/b.html",
        "events",
    ]
    manifest["files"].update(dict.fromkeys(outside, ""))
    (out / MANIFEST).write_text(json.dumps(manifest))
    before = read_tree(theirs)
    assert write_site(NEW, out, protected=()).removed == 1
    assert read_tree(theirs) == before
    assert read_tree(out).keys() - {MANIFEST} == {*NEW, "events", "events/deep"}


# ------------------------------------------------------------------ what somebody puts into the folder


@pytest.mark.parametrize("name", ["index.html", "events", "events/a.html", "events/deep", "new", "events/gone.html"])
@pytest.mark.parametrize("target", ["theirs", "theirs/a.html", "theirs/nothing"])
def test_a_link_out_of_the_site_is_never_followed(name: str, target: str, out: Path, theirs: Path) -> None:
    """It is replaced where it has a page's name, carried over where it has none, and refused in a folder's place."""
    if (out / name).is_dir():
        shutil.rmtree(out / name)
    (out / name).unlink(missing_ok=True)
    (out / name).symlink_to(theirs.parent / target)
    theirs_before, before = read_tree(theirs), read_tree(out)
    if name in {"events", "events/deep"}:
        with pytest.raises(UsageError, match="dateline did not make this file"):
            write_site(NEW, out, protected=())
        assert read_tree(out) == before
    else:
        write_site(NEW, out, protected=())
        pages = {path: data for path, data in read_tree(out).items() if path in NEW}
        assert pages == NEW
        assert (out / "new").is_symlink() == (name == "new")
    assert read_tree(theirs) == theirs_before


@pytest.mark.parametrize("name", ["Index.html", "INDEX.HTML", "Events/deep", "events/deep/B.html", "EVENTS"])
def test_names_that_differ_in_capitals_alone_are_one_on_many_disks(name: str, out: Path) -> None:
    (out / name).parent.mkdir(exist_ok=True)
    (out / name).parent.mkdir(parents=True, exist_ok=True)
    (out / name).write_text("theirs")
    before = read_tree(out)
    with pytest.raises(UsageError, match="dateline did not make this file"):
        write_site(NEW, out, protected=())
    assert read_tree(out) == before


@pytest.mark.parametrize(
    ("one", "other"),
    [("a.html", "A.html"), ("Events/a.html", "events/A.html"), ("é.html", "e\u0301.html"), ("ß", "SS")],
)
def test_no_two_pages_are_one_file_on_such_a_disk(one: str, other: str, out: Path) -> None:
    before = read_tree(out)
    with pytest.raises(ValueError, match="one file on a disk that does not tell capitals apart"):
        write_site({one: b"1", other: b"2"}, out, protected=())
    assert read_tree(out) == before


def test_everything_of_somebody_elses_is_carried_over(out: Path) -> None:
    def put() -> None:
        (out / ".git/objects").mkdir(parents=True)
        (out / ".git/objects/ab").write_bytes(b"\0\1")
        (out / ".git/empty").mkdir()
        (out / "events/notes.txt").write_text("mine")
        os.mkfifo(out / "pipe")
        (out / "CNAME").write_text("example.org")
        (out / "CNAME").chmod(0o640)
        os.utime(out / "CNAME", (1, 1))
        os.link(out / "CNAME", out / "same")

    put()
    kept = write_site(NEW, out, protected=()).kept
    assert kept == (".git/empty", ".git/objects/ab", "CNAME", "events/notes.txt", "pipe", "same")
    assert (out / ".git/empty").is_dir()
    assert (out / "pipe").is_fifo()
    status = (out / "CNAME").stat()
    assert (status.st_mtime, status.st_mode & 0o777, status.st_ino) == (1, 0o640, (out / "same").stat().st_ino)


def test_what_is_put_there_while_a_site_is_made_is_not_lost(out: Path) -> None:
    def put(done: int, _: int) -> None:
        if done == 2:
            (out / "late.txt").write_text("mine")

    with pytest.raises(MachineError, match="files came or went while the site was made, so build again"):
        write_site(NEW, out, protected=(), progress=put)
    assert (out / "late.txt").read_text() == "mine"
    assert (out / "index.html").read_bytes() == OLD["index.html"]
    assert write_site(NEW, out, protected=()).kept == ("late.txt",)


def test_a_link_between_disks_is_no_reason_to_copy(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Within one folder only a disk that is hung into it lies elsewhere, and what it holds would be deleted there."""

    def refuse(*_: object, **__: object) -> None:
        raise OSError(18, "Invalid cross-device link")

    (out / "photo.jpg").write_text("mine")
    monkeypatch.setattr(os, "link", refuse)
    with pytest.raises(MachineError, match="it lies on another disk than the site, which would be deleted with it"):
        write_site(NEW, out, protected=())
    assert (out / "photo.jpg").read_text() == "mine"
    assert (out / "index.html").read_bytes() == OLD["index.html"]


# ------------------------------------------------------------------ what somebody puts beside it


@pytest.mark.parametrize("name", ["._site.dateline-new", "._site.dateline-old"])
@pytest.mark.parametrize("target", ["theirs", "theirs/a.html", "theirs/nothing"])
def test_a_link_in_the_place_of_a_leftover_is_not_followed(name: str, target: str, out: Path, theirs: Path) -> None:
    (out.parent / name).symlink_to(theirs.parent / target)
    before = read_tree(theirs)
    write_site(NEW, out, protected=())
    shutil.rmtree(out)
    (out.parent / name).symlink_to(theirs.parent / target)
    write_site(NEW, out, protected=())
    assert read_tree(theirs) == before
    assert [path.name for path in out.parent.iterdir()] == ["_site"]


def test_leftovers_hold_links_that_are_not_followed(out: Path, theirs: Path) -> None:
    leftover = out.parent / "._site.dateline-new"
    leftover.mkdir()
    (leftover / "events").symlink_to(theirs)
    before = read_tree(theirs)
    write_site(NEW, out, protected=())
    assert read_tree(theirs) == before
    assert not leftover.exists()


def test_a_leftover_that_cannot_be_deleted_is_named(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> None:
        if path.exists():
            raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(output, "remove", refuse)
    said = r"_site: the new site stands, but what is left of the old one cannot be deleted: .*\._site\.dateline-new"
    with pytest.raises(MachineError, match=said):
        write_site(NEW, out, protected=())
    assert (out / "index.html").read_bytes() == NEW["index.html"]
    with pytest.raises(MachineError, match=r"cannot write the site: Permission denied \(.*\._site\.dateline-new\)"):
        write_site(NEW, out, protected=())


@pytest.mark.parametrize("make", [os.symlink, lambda _, path: path.mkdir(), lambda _, path: os.mkfifo(path)])
def test_nothing_is_written_through_the_place_of_a_stamp(
    make: Callable[[Path, Path], None], project: Path, theirs: Path
) -> None:
    stamp = project / "._site.dateline-stamp"
    make(theirs / "a.html", stamp)
    assert main(["build", "--quiet"]) == 0
    assert main(["build", "--quiet"]) == 0
    assert (theirs / "a.html").read_text() == "theirs"


def test_nothing_is_written_through_the_place_of_a_record_or_an_article(tmp_path: Path, theirs: Path) -> None:
    for name in (".published.yml.dateline-new", ".a.md.dateline-new", "b.md"):
        (tmp_path / name).symlink_to(theirs / "a.html")
    (tmp_path / ".c.md.dateline-new").symlink_to(theirs)
    write_record("new", tmp_path / "published.yml")
    save_source(tmp_path / "a.md", "new", name="page.html")
    with pytest.raises(ContentError, match="is there already"):
        save_source(tmp_path / "b.md", "new", name="page.html")
    assert {path.read_text() for path in theirs.rglob("*.html")} == {"theirs"}
    assert {path.name for path in tmp_path.iterdir()} == {"theirs", "published.yml", "a.md", "b.md"}


# ------------------------------------------------------------------ a stamp is never believed blindly


def damage(change: Callable[[bytes], bytes]) -> Callable[[Path], None]:
    return lambda path: path.write_bytes(change(path.read_bytes()))


def put_deep(path: Path) -> None:
    path.write_bytes(b"[" * 100_000)


def put_huge(path: Path) -> None:
    with path.open("r+b") as file:
        file.truncate(1 << 40)  # a hole: it takes no room


def put_pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def put_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize(
    "change",
    [
        *(put_deep, put_huge, put_pipe, put_folder),
        damage(lambda _: b""),
        damage(lambda data: data[:-1]),
        damage(lambda data: data[: len(data) // 2]),
        damage(lambda data: data.replace(b'"events": 1', b'"events": 7')),
        damage(lambda data: data.replace(b"concerns", b"cancerns")),
        damage(lambda data: data.partition(b"\n")[2]),  # as the first ones were written
        damage(lambda data: data + b" "),
        damage(lambda _: os.urandom(5000)),
    ],
)
def test_a_stamp_that_is_not_as_it_was_written_is_not_believed(
    change: Callable[[Path], None], project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(["build", "--quiet"]) == 0
    assert main(["build", "--quiet"]) == 0
    built = []
    arrange_site = dateline.pipeline.arrange_site

    def note(*words: object, **options: object) -> object:
        built.append(words)
        return arrange_site(*words, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(dateline.pipeline, "arrange_site", note)
    change(project / "._site.dateline-stamp")
    assert main(["build", "--quiet"]) == 0
    assert built
    if change is not put_folder:  # which is somebody's
        built.clear()
        assert main(["build", "--quiet"]) == 0
        assert not built


def test_a_stamp_of_another_content_folder_is_not_believed(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "content/actors.yml").write_text("- {name: Nobody, kind: person}\n", encoding="utf-8")
    shutil.copytree(project / "content", project / "copy")
    assert main(["build", "--quiet"]) == 0
    assert main(["build", "--quiet", "--content", "copy", "--verbose"]) == 0
    assert "copy/actors.yml:1: " in capsys.readouterr().err
