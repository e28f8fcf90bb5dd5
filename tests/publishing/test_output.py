from __future__ import annotations

import errno
import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import IO, Any

import pytest

from dateline.disk import Seen
from dateline.errors import MachineError, UsageError
from dateline.publishing import output
from dateline.publishing.manifest import MANIFEST
from dateline.publishing.output import OvertakenError, Written, write_site

FILES = {"index.html": b"<p>one", "events/a.html": b"<p>a", "events/b.html": b"<p>b", ".nojekyll": b""}


def read_folder(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def read_site(out: Path) -> dict[str, bytes]:
    return {name: content for name, content in read_folder(out).items() if name != MANIFEST}


@pytest.fixture
def out(tmp_path: Path) -> Path:
    folder = tmp_path / "place" / "_site"
    write_site(FILES, folder, protected=())
    return folder


# ------------------------------------------------------------------ what is written


def test_a_new_site_holds_every_file_and_a_manifest(out: Path) -> None:
    assert read_site(out) == FILES
    assert sorted(json.loads((out / MANIFEST).read_text())["files"]) == sorted(FILES)
    assert [path.name for path in out.parent.iterdir()] == ["_site"]


def test_the_counts_say_what_became_of_the_folder(out: Path) -> None:
    changed = {"index.html": b"<p>two", "events/a.html": b"<p>a", "new.html": b"new"}
    assert write_site(changed, out, protected=()) == Written(written=2, unchanged=1, removed=2)
    assert read_site(out) == changed


def test_an_unchanged_site_is_not_touched(out: Path) -> None:
    before = {path: path.lstat().st_mtime_ns for path in (out, *out.rglob("*"))}
    inode = out.stat().st_ino
    assert write_site(FILES, out, protected=()) == Written(written=0, unchanged=4, removed=0)
    assert {path: path.lstat().st_mtime_ns for path in (out, *out.rglob("*"))} == before
    assert out.stat().st_ino == inode


def test_a_file_that_was_changed_or_deleted_by_hand_is_written_again(out: Path) -> None:
    (out / "index.html").write_bytes(b"<p>xne")
    (out / "events/a.html").unlink()
    assert write_site(FILES, out, protected=()).written == 2
    assert read_site(out) == FILES


def test_an_unchanged_file_keeps_its_time(out: Path) -> None:
    os.utime(out / "events/a.html", (1, 1))
    write_site({**FILES, "index.html": b"<p>two"}, out, protected=())
    assert (out / "events/a.html").stat().st_mtime == 1


# ------------------------------------------------------------------ what stands


def identify(path: Path) -> tuple[int, int, int]:
    stat = path.lstat()
    return stat.st_size, stat.st_mtime_ns, stat.st_ino


def test_a_page_that_stands_is_part_of_the_site_without_being_handed_in(out: Path) -> None:
    pages = {path: identify(out / path) for path in ("events/a.html", "events/b.html")}
    done = write_site({"index.html": b"<p>two"}, out, protected=(), standing=pages)
    assert done == Written(written=1, unchanged=2, removed=1)
    assert read_site(out) == {"index.html": b"<p>two", "events/a.html": b"<p>a", "events/b.html": b"<p>b"}
    assert {path: identify(out / path) for path in pages} == pages
    hashes = json.loads((out / MANIFEST).read_text())["files"]
    assert hashes == {path: hashlib.sha256(content).hexdigest() for path, content in read_site(out).items()}


def test_where_everything_stands_nothing_is_touched(out: Path) -> None:
    inode = out.stat().st_ino
    done = write_site({}, out, protected=(), standing={path: identify(out / path) for path in FILES})
    assert done == Written(written=0, unchanged=4, removed=0)
    assert out.stat().st_ino == inode


@pytest.mark.parametrize("change", ["edited", "touched", "deleted", "swapped"])
def test_a_page_that_is_not_as_it_was_stands_no_longer(out: Path, change: str) -> None:
    page = out / "events/a.html"
    pages = {"events/a.html": identify(page)}
    if change == "edited":
        page.write_bytes(b"<p>longer")
    elif change == "touched":
        os.utime(page, ns=(1, 1))
    elif change == "deleted":
        page.unlink()
    else:
        other = out.parent / "other.html"
        other.write_bytes(b"<p>a")
        os.utime(other, ns=(page.stat().st_mtime_ns,) * 2)
        other.replace(page)
    before = read_folder(out)
    with pytest.raises(OvertakenError, match="build again"):
        write_site({"index.html": b"<p>two"}, out, protected=(), standing=pages)
    assert read_folder(out) == before


def test_a_file_of_somebody_else_is_no_page_that_stands(out: Path) -> None:
    (out / "CNAME").write_bytes(b"example.org")
    with pytest.raises(OvertakenError):
        write_site(FILES, out, protected=(), standing={"CNAME": identify(out / "CNAME")})


def test_an_empty_folder_may_be_used(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    write_site(FILES, tmp_path / "empty", protected=())
    assert read_site(tmp_path / "empty") == FILES


@pytest.mark.parametrize("path", ["", "/etc/passwd", "../x", "a/../b", "a//b", "a\\b", "./a", "a\0b", MANIFEST])
def test_a_path_cannot_lead_out_of_the_site(path: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="not the path of a file"):
        write_site({path: b""}, tmp_path / "_site", protected=())
    assert not (tmp_path / "_site").exists()


# ------------------------------------------------------------------ what is refused


def test_a_folder_of_somebody_elses_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "photos"
    folder.mkdir()
    (folder / "cat.jpg").write_bytes(b"cat")
    with pytest.raises(UsageError, match=r"dateline did not make it .*; write --out"):
        write_site(FILES, folder, protected=())
    assert read_folder(folder) == {"cat.jpg": b"cat"}


@pytest.mark.parametrize("manifest", [b"", b"{", b"[]", b'{"other": 1}', b"\xff"])
def test_a_manifest_that_is_not_ours_does_not_make_the_folder_ours(manifest: bytes, tmp_path: Path) -> None:
    folder = tmp_path / "photos"
    folder.mkdir()
    (folder / MANIFEST).write_bytes(manifest)
    with pytest.raises(UsageError):
        write_site(FILES, folder, protected=())
    assert read_folder(folder) == {MANIFEST: manifest}


@pytest.mark.parametrize(
    ("place", "why"),
    [
        ("project/content", "is"),
        ("project", "holds"),
        ("project/content/sources/site", "lies in"),
        ("project/x/..", "holds"),
    ],
)
def test_the_content_is_never_replaced(place: str, why: str, tmp_path: Path) -> None:
    source = tmp_path / "project/content/sources/a.md"
    source.parent.mkdir(parents=True)
    (tmp_path / "project/x").mkdir()
    source.write_text("kept")
    with pytest.raises(UsageError, match=f"the output folder {why} .*content.*; write --out"):
        write_site(FILES, tmp_path / place, protected=(tmp_path / "project/content",))
    assert read_folder(tmp_path) == {"project/content/sources/a.md": b"kept"}


def test_a_link_does_not_hide_the_content(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "alias").symlink_to(tmp_path / "content")
    with pytest.raises(UsageError, match="symbolic link"):
        write_site(FILES, tmp_path / "alias", protected=(tmp_path / "content",))
    with pytest.raises(UsageError, match="lies in"):
        write_site(FILES, tmp_path / "alias/site", protected=(tmp_path / "content",))


def test_home_root_and_the_folder_one_stands_in_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home, here = tmp_path / "home", tmp_path / "here/below"
    home.mkdir()
    here.mkdir(parents=True)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.chdir(here)
    for place in (home, tmp_path, Path("/"), Path(), Path(".."), here):
        with pytest.raises(UsageError, match="write --out"):
            write_site(FILES, place, protected=())
    write_site(FILES, Path("_site"), protected=())
    assert read_site(here / "_site") == FILES


def test_a_file_in_the_place_is_refused(tmp_path: Path) -> None:
    (tmp_path / "thesis").write_text("kept")
    with pytest.raises(UsageError, match="is a file"):
        write_site(FILES, tmp_path / "thesis", protected=())
    assert (tmp_path / "thesis").read_text() == "kept"


# ------------------------------------------------------------------ what others put there


def test_files_that_we_did_not_make_are_carried_over(out: Path) -> None:
    (out / "CNAME").write_text("example.org")
    (out / "img/old").mkdir(parents=True)
    (out / "img/a.png").write_bytes(b"png")
    (out / "latest").symlink_to("index.html")
    written = write_site({"index.html": b"<p>two"}, out, protected=())
    assert written.kept == ("CNAME", "img/a.png", "img/old", "latest")
    assert (out / "CNAME").read_text() == "example.org"
    assert (out / "img/a.png").read_bytes() == b"png"
    assert (out / "img/old").is_dir()
    assert (out / "latest").readlink() == Path("index.html")
    assert not (out / "events").exists()


def test_they_do_not_make_the_site_change(out: Path) -> None:
    (out / "CNAME").write_text("example.org")
    assert write_site(FILES, out, protected=()) == Written(written=0, unchanged=4, removed=0, kept=("CNAME",))


@pytest.mark.parametrize("path", ["sources.html", "sources.html/deep.html", "data/events.json"])
def test_they_are_not_lost_to_a_page_of_the_same_name(path: str, out: Path) -> None:
    theirs = out / ("data" if path.startswith("data") else "sources.html")
    theirs.write_text("theirs")
    with pytest.raises(UsageError, match=r"dateline did not make this file.*; move it elsewhere"):
        write_site({**FILES, path: b"ours"}, out, protected=())
    assert theirs.read_text() == "theirs"
    assert (out / "index.html").read_bytes() == b"<p>one"


def test_a_folder_of_theirs_is_not_lost_to_a_page(out: Path) -> None:
    (out / "sources.html").mkdir()
    (out / "sources.html/note.txt").write_text("theirs")
    with pytest.raises(UsageError, match="dateline did not make this file"):
        write_site({**FILES, "sources.html": b"ours"}, out, protected=())
    assert (out / "sources.html/note.txt").read_text() == "theirs"


def test_where_the_disk_cannot_link_files_are_copied(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_old: str, _new: str) -> None:
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "link", refuse)
    (out / "CNAME").write_text("example.org")
    before = identify(out / "CNAME")
    changed = {**FILES, "index.html": b"<p>two"}
    assert finish_site(changed, out) == list_files(out)
    assert read_site(out) == {**changed, "CNAME": b"example.org"}
    assert identify(out / "CNAME")[:2] == before[:2]
    assert identify(out / "CNAME") != before


def test_what_is_changed_while_it_is_copied_is_not_taken_for_ours(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def change(old: str, _new: str) -> None:
        Path(old).write_text("theirs")
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "link", change)
    with pytest.raises(MachineError, match="it was changed while the site was made, so build again"):
        write_site({**FILES, "index.html": b"<p>two"}, out, protected=())
    assert (out / "index.html").read_bytes() == b"<p>one"


def finish_site(files: Mapping[str, bytes], out: Path) -> Mapping[str, Seen]:
    """Write a site, and return what its files are said to be known by."""
    told: dict[str, Seen] = {}
    write_site(files, out, protected=(), finish=lambda _, left: told.update(left))
    return told


def list_files(folder: Path) -> dict[str, Seen]:
    """All files and links of a folder, and what they are known by."""
    found = [path for path in folder.rglob("*") if path.is_symlink() or not path.is_dir()]
    return {path.relative_to(folder).as_posix(): identify(path) for path in found}


def test_it_is_told_what_each_file_is_known_by(out: Path) -> None:
    (out / "img/empty").mkdir(parents=True)
    (out / "CNAME").write_text("example.org")
    (out / "latest").symlink_to("index.html")
    for _ in range(2):  # made, and left alone
        assert finish_site({**FILES, "index.html": b"<p>two"}, out) == list_files(out)


def test_what_somebody_does_to_a_file_while_the_site_is_made_is_no_work_of_ours(out: Path) -> None:
    left: dict[str, Seen] = {}

    def spoil(_done: int, _all: int) -> None:
        (out / "events/a.html").write_bytes(b"<p>another build's")

    files = {**FILES, "index.html": b"<p>two"}
    write_site(files, out, protected=(), progress=spoil, finish=lambda _, told: left.update(told))
    assert left["events/a.html"] != identify(out / "events/a.html")


# ------------------------------------------------------------------ what goes wrong


def test_a_failing_write_leaves_the_old_site_whole(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    begin = Path.open

    def fill_up(self: Path, mode: str) -> IO[Any]:
        if self.name == "b.html" and mode == "xb":
            raise OSError(errno.ENOSPC, "No space left on device", str(self))
        return begin(self, mode)

    monkeypatch.setattr(Path, "open", fill_up)
    with pytest.raises(MachineError, match=r"the disk is full.*; the old site is unchanged"):
        write_site({name: content + b"!" for name, content in FILES.items()}, out, protected=())
    assert read_site(out) == FILES
    assert [path.name for path in out.parent.iterdir()] == ["_site"]


@pytest.mark.skipif(sys.platform == "win32", reason="limits are POSIX")
def test_a_disk_that_really_refuses_leaves_the_old_site_whole(out: Path) -> None:
    script = (
        "import resource, sys; from pathlib import Path; from dateline.errors import MachineError\n"
        "from dateline.publishing.output import write_site\n"
        "limit = resource.getrlimit(resource.RLIMIT_FSIZE)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, limit[1]))\n"
        "try: write_site({'index.html': b'x' * 5000}, Path(sys.argv[1]), protected=())\n"
        "except MachineError as error: print(error); sys.exit(3)\n"
        "finally: resource.setrlimit(resource.RLIMIT_FSIZE, limit)\n"  # whoever measures coverage writes at the end
    )
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", script, str(out)], cwd=root, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (3, "")
    assert "cannot write the site" in done.stdout
    assert read_site(out) == FILES


def test_a_swap_that_fails_moves_the_old_site_back(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(output, "exchange", lambda *_: False)
    rename = Path.rename

    def refuse(self: Path, target: Path) -> Path:
        if self.name.endswith("dateline-new"):
            raise OSError(errno.EACCES, "Permission denied", str(self))
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(MachineError, match="Permission denied"):
        write_site({"index.html": b"<p>two"}, out, protected=())
    assert read_site(out) == FILES
    assert [path.name for path in out.parent.iterdir()] == ["_site"]


def test_what_stands_in_the_place_after_a_crash_is_not_lost(out: Path) -> None:
    out.rename(out.parent / "._site.dateline-old")
    out.mkdir()
    (out / "cat.jpg").write_bytes(b"cat")
    with pytest.raises(UsageError, match="dateline did not make it"):
        write_site(FILES, out, protected=())
    assert read_folder(out) == {"cat.jpg": b"cat"}
    assert read_site(out.parent / "._site.dateline-old") == FILES


def test_a_site_that_was_moved_aside_comes_back_where_an_empty_folder_stands(out: Path) -> None:
    (out / "CNAME").write_text("example.org")
    out.rename(out.parent / "._site.dateline-old")
    out.mkdir()
    assert write_site(FILES, out, protected=()) == Written(written=0, unchanged=4, removed=0, kept=("CNAME",))
    assert [path.name for path in out.parent.iterdir()] == ["_site"]


def test_the_site_stands_when_its_end_is_told(out: Path) -> None:
    seen = []
    write_site({"a.html": b"1"}, out, protected=(), finish=lambda done, _: seen.append((done, read_site(out))))
    write_site({"a.html": b"1"}, out, protected=(), finish=lambda done, _: seen.append((done, read_site(out))))
    assert seen == [
        (Written(written=1, unchanged=0, removed=4), {"a.html": b"1"}),
        (Written(written=0, unchanged=1, removed=0), {"a.html": b"1"}),
    ]


def test_progress_counts_every_file(out: Path) -> None:
    told: list[tuple[int, int]] = []
    (out / "CNAME").write_text("example.org")
    write_site({**FILES, "a.html": b"1"}, out, protected=(), progress=lambda *numbers: told.append(numbers))
    assert told == [(number, 7) for number in range(1, 8)]  # with the manifest


def test_the_manifest_has_the_hash_of_every_file_and_the_story(out: Path) -> None:
    write_site({"é.html": b"1", "a.html": b"2"}, out, protected=(), story="Ein “Titel”")
    text = (out / MANIFEST).read_text(encoding="utf-8")
    assert json.loads(text) == {
        "dateline": "1",
        "story": "Ein “Titel”",
        "files": {name: hashlib.sha256(data).hexdigest() for name, data in (("a.html", b"2"), ("é.html", b"1"))},
    }
    assert text.index("a.html") < text.index("é.html")
    # A line for each file, so that a difference is short.
    assert [line[:8] for line in text.splitlines()] == [
        "{",
        '"datelin',
        '"story":',
        '"files":',
        '"a.html"',
        '"é.html"',
        "}",
        "}",
    ]


def test_folders_above_the_site_are_made(tmp_path: Path) -> None:
    write_site(FILES, tmp_path / "a/b/_site", protected=())
    assert read_site(tmp_path / "a/b/_site") == FILES


def test_two_builds_at_once_leave_a_whole_site(tmp_path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from dateline.publishing.output import write_site\n"
        "letter = sys.argv[2].encode()\n"
        "for turn in range(10): write_site({f'{n}.html': letter * (turn + 1) for n in range(20)}, "
        "Path(sys.argv[1]), protected=())\n"
    )
    root = Path(__file__).parents[2]
    out = tmp_path / "_site"
    running = [
        subprocess.Popen([sys.executable, "-c", script, str(out), letter], cwd=root, stderr=subprocess.PIPE)
        for letter in "ab"
    ]
    assert [(process.communicate()[1], process.returncode) for process in running] == [(b"", 0), (b"", 0)]
    assert len(set(read_site(out).values())) == 1
    assert len(read_site(out)) == 20


def test_the_site_of_another_story_is_not_replaced(tmp_path: Path) -> None:
    out = tmp_path / "_site"
    write_site(FILES, out, protected=(), story="The harbour")
    with pytest.raises(UsageError, match="holds the site of another story, 'The harbour'"):
        write_site({"index.html": b"<p>two"}, out, protected=(), story="The bridge")
    assert (out / "index.html").read_bytes() == FILES["index.html"]


def test_a_story_replaces_its_own_site(tmp_path: Path) -> None:
    out = tmp_path / "_site"
    write_site(FILES, out, protected=(), story="The harbour")
    assert write_site({"index.html": b"<p>two"}, out, protected=(), story="The harbour").written == 1
