"""Promise 2 on real limits: a full disk, long files, kill -9, folders that may not be written, two builds at once."""

from __future__ import annotations

import fcntl
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from dateline.disk import exchange
from dateline.publishing.output import write_site
from tests.conftest import ROOT, miss
from tests.promises.faults import read_tree
from tests.promises.test_never_half_a_site import NEW, OLD, PAGE, SOURCE

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="limits, locks and signals of POSIX")

BESIDE = ["._site.dateline-cache", "._site.dateline-stamp", "_site", "content"]
"""What lies in the folder of a story that was built, and nothing else."""


def run(*command: str, cwd: Path, prefix: Sequence[str] = ()) -> subprocess.CompletedProcess[str]:
    """Run Python in a folder, with this checkout's dateline."""
    words = [*prefix, sys.executable, *command]
    return subprocess.run(words, cwd=cwd, env=make_environment(), capture_output=True, text=True, check=False)


def make_environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT)}


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small story and its site."""
    folder = tmp_path_factory.mktemp("built")
    (folder / "content/sources").mkdir(parents=True)
    (folder / "content/timeline.yml").write_text("title: A row\nscope: all\n", encoding="utf-8")
    actors = "- {name: Armenia, kind: country}\n- {name: Belarus, kind: country}\n"
    (folder / "content/actors.yml").write_text(actors, encoding="utf-8")
    (folder / "content/sources/s.md").write_text(SOURCE, encoding="utf-8")
    assert run("-m", "dateline", "build", cwd=folder).returncode == 0
    return folder


@pytest.fixture
def project(built: Path, tmp_path: Path) -> Path:
    """A story without a site."""
    return shutil.copytree(built, tmp_path / "project", ignore=shutil.ignore_patterns("_site", ".*"))


@pytest.fixture
def changed(built: Path, tmp_path: Path) -> Path:
    """A story that was edited since its site was made."""
    folder = shutil.copytree(built, tmp_path / "project")
    edit(folder)
    return folder


def edit(project: Path) -> None:
    (project / "content/sources/s.md").write_text(SOURCE.replace("recalled", "called home"), encoding="utf-8")


def assert_refused(project: Path, done: subprocess.CompletedProcess[str], *said: str) -> None:
    """The program said why, and left nothing behind."""
    assert done.returncode == 3, done.stderr
    assert "Traceback" not in done.stderr
    assert all(words in done.stderr for words in said), done.stderr
    assert not [path for path in project.rglob("*") if "dateline-new" in path.name or "dateline-old" in path.name]


# ------------------------------------------------------------------ no room


@pytest.fixture(scope="session")
def alone() -> list[str]:
    """A command that runs another one where it may mount a disk that nobody else sees."""
    for way in (
        ["unshare", "--mount"],
        ["unshare", "--map-root-user", "--mount"],
        ["sudo", "-n", "env", f"PYTHONPATH={ROOT}", "unshare", "--mount"],
    ):
        if shutil.which(way[0]):
            probe = [*way, "mount", "-t", "tmpfs", "none", "/mnt"]
            if subprocess.run(probe, capture_output=True, check=False).returncode == 0:
                return way
    return miss("no disk can be mounted: neither root, nor a namespace of one's own, nor sudo without a password")


SMALL_DISK = """
import sys
from pathlib import Path
from dateline.errors import MachineError
from dateline.publishing.output import write_site

out = Path(sys.argv[1]) / "_site"
read = lambda: {path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("*") if path.is_file()}
write_site({"index.html": b"one", "a/a.html": b"a"}, out, protected=())
full = 0
for size in range(1000, 60_000, 2000):
    old = read()
    new = {f"{n}/{n}.html": bytes([size % 251]) * (size // 4) for n in range(4)}
    try:
        write_site(new, out, protected=())
        now = read()
        del now[".dateline.json"]
        assert now == new, size
    except MachineError as error:
        assert "the disk is full" in str(error) and "the old site is unchanged" in str(error), error
        assert read() == old, size
        full += 1
    assert [path.name for path in out.parent.iterdir()] == ["_site"], size
assert 3 < full < 29, full
"""


def test_a_disk_of_64_kilobytes(alone: list[str], tmp_path: Path) -> None:
    mount = 'mount -t tmpfs -o size=64k none "$0" && exec "$@"'
    done = run("-c", SMALL_DISK, str(tmp_path), cwd=ROOT, prefix=[*alone, "sh", "-c", mount, str(tmp_path)])
    assert (done.returncode, done.stderr) == (0, "")


def test_a_build_onto_a_disk_of_its_own_that_is_too_small(alone: list[str], project: Path) -> None:
    (project / "small").mkdir()
    mount = 'mount -t tmpfs -o size=64k none "$0" && { "$@"; code=$?; ls -A "$0"; exit $code; }'
    prefix = [*alone, "sh", "-c", mount, str(project / "small")]
    done = run("-m", "dateline", "build", "--out", "small/_site", cwd=project, prefix=prefix)
    assert_refused(project, done, "small/_site: cannot write the site: the disk is full")
    assert done.stdout == ""


def test_a_disk_of_its_own_that_is_hung_into_the_site_is_not_emptied(alone: list[str], changed: Path) -> None:
    (changed / "_site/photos").mkdir()
    mount = 'mount -t tmpfs -o size=64k none "$0" && echo mine > "$0/a.txt" && { "$@"; echo $?; cat "$0/a.txt"; }'
    prefix = [*alone, "sh", "-c", mount, str(changed / "_site/photos")]
    done = run("-m", "dateline", "build", cwd=changed, prefix=prefix)
    assert done.stdout == "3\nmine\n"
    assert "_site/photos/a.txt" in done.stderr
    assert "lies on another disk than the site" in done.stderr


def test_the_place_of_a_disk_is_not_the_place_of_a_site(alone: list[str], project: Path) -> None:
    (project / "disk").mkdir()
    prefix = [*alone, "sh", "-c", 'mount -t tmpfs none "$0" && exec "$@"', str(project / "disk")]
    done = run("-m", "dateline", "build", "--out", "disk", cwd=project, prefix=prefix)
    assert done.returncode == 2
    assert done.stderr == "disk: the output folder is a disk of its own; write --out with a folder on it, disk/site\n"


@pytest.mark.parametrize("most", [0, 1000, 5000])
def test_no_file_may_be_longer_than(most: int, changed: Path) -> None:
    script = (
        "import resource, sys; from dateline.cli import main\n"
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({most}, {most}))\n"
        "sys.exit(main(['build', '--jobs', '1']))\n"
    )
    before = read_tree(changed / "_site")
    done = run("-c", script, cwd=changed)
    assert_refused(changed, done, "cannot write the site: File too large", "the old site is unchanged")
    assert read_tree(changed / "_site") == before


# ------------------------------------------------------------------ kill -9

WRITING = """
import sys
from pathlib import Path
from dateline.publishing.output import write_site
print("ready", flush=True)
while True:
    for files in SITES:
        write_site(files, Path(sys.argv[1]), protected=())
"""


def test_kill_9_at_random_moments_of_writing(tmp_path: Path) -> None:
    out = tmp_path / "place/_site"
    trees = []
    for files in (OLD, NEW):
        write_site(files, out, protected=())
        trees.append(read_tree(out))
    chance = random.Random(9)  # noqa: S311 -- the same moments every time
    left = 0
    for turn in range(20):
        command = [sys.executable, "-c", f"SITES = {[NEW, OLD]!r}{WRITING}", str(out)]
        with subprocess.Popen(command, cwd=ROOT, env=make_environment(), stdout=subprocess.PIPE) as process:
            assert process.stdout is not None
            assert process.stdout.readline() == b"ready\n"
            time.sleep(chance.uniform(0, 0.2))
            process.send_signal(signal.SIGKILL)
        left += len(list(out.parent.iterdir())) > 1
        if out.exists() or can_exchange(tmp_path):
            assert read_tree(out) in trees, turn
        else:
            assert read_tree(out.parent / "._site.dateline-old") in trees, turn
    assert left, "no run was killed while it wrote"
    write_site(NEW, out, protected=())
    assert read_tree(out) == trees[1]
    assert [path.name for path in out.parent.iterdir()] == ["_site"]


def can_exchange(place: Path) -> bool:
    for name in "ab":
        (place / name).mkdir(exist_ok=True)
    return exchange(place / "a", place / "b")


def test_kill_9_at_random_moments_of_a_build(changed: Path) -> None:
    old = read_tree(changed / "_site")
    began = time.monotonic()
    assert run("-m", "dateline", "build", cwd=changed).returncode == 0
    takes = time.monotonic() - began
    new = read_tree(changed / "_site")
    chance = random.Random(9)  # noqa: S311 -- the same moments every time
    for turn in range(6):
        (changed / "content/sources/s.md").write_text(SOURCE, encoding="utf-8")
        if turn % 2:
            edit(changed)
        command = [sys.executable, "-m", "dateline", "build", "--quiet"]
        with subprocess.Popen(command, cwd=changed, env=make_environment()) as process:
            time.sleep(chance.uniform(0.3, 1.0) * takes)
            process.send_signal(signal.SIGKILL)
        assert read_tree(changed / "_site") in (old, new), turn
    edit(changed)
    assert run("-m", "dateline", "build", cwd=changed).returncode == 0
    assert read_tree(changed / "_site") == new
    assert sorted(path.name for path in changed.iterdir()) == BESIDE


# ------------------------------------------------------------------ folders that may not be written


@pytest.fixture(scope="session")
def bound() -> list[str]:
    """A command that runs another one which the modes of files bind, as they do not bind root."""
    if os.geteuid() != 0:
        return []
    way = ["setpriv", "--bounding-set", "-dac_override,-dac_read_search"]
    if shutil.which("setpriv") and subprocess.run([*way, "true"], capture_output=True, check=False).returncode == 0:
        return way
    return miss(
        "root may write everywhere, and there is no setpriv (on Debian: util-linux) that takes this from a program"
    )


@pytest.mark.parametrize("folder", [".", "_site", "_site/events"])
def test_a_folder_that_may_not_be_written(folder: str, changed: Path, bound: list[str]) -> None:
    before = read_tree(changed)
    (changed / folder).chmod(0o555)
    done = run("-m", "dateline", "build", cwd=changed, prefix=bound)
    (changed / folder).chmod(0o755)
    assert_refused(changed, done, "the old site is unchanged")
    assert read_tree(changed) == before
    assert run("-m", "dateline", "build", cwd=changed, prefix=bound).returncode == 0
    assert b"called home" in (changed / "_site/sources/s.html").read_bytes()


def test_files_that_may_not_be_written_are_replaced(changed: Path, bound: list[str]) -> None:
    for path in (changed / "_site").rglob("*"):
        if path.is_file():
            path.chmod(0o444)
    assert run("-m", "dateline", "build", cwd=changed, prefix=bound).returncode == 0
    assert b"called home" in (changed / "_site/sources/s.html").read_bytes()


@pytest.mark.parametrize("words", [["record"], ["add", "page.html"]])
def test_content_that_may_not_be_written(words: list[str], project: Path, bound: list[str]) -> None:
    (project / "page.html").write_text(PAGE, encoding="utf-8")
    before = read_tree(project)
    for folder in ("content", "content/sources"):
        (project / folder).chmod(0o555)
    done = run("-m", "dateline", *words, cwd=project, prefix=bound)
    for folder in ("content", "content/sources"):
        (project / folder).chmod(0o755)
    assert_refused(project, done, "Permission denied")
    assert read_tree(project) == before


# ------------------------------------------------------------------ two at once


def test_two_builds_at_once_leave_the_site_of_one(changed: Path, tmp_path: Path) -> None:
    old = read_tree(changed / "_site")
    other = shutil.copytree(changed / "content", tmp_path / "other")
    assert run("-m", "dateline", "build", cwd=changed).returncode == 0
    new = read_tree(changed / "_site")
    (other / "sources/s.md").write_text(SOURCE, encoding="utf-8")
    running = []
    for content in (changed / "content", other):
        command = [sys.executable, "-m", "dateline", "build", "--quiet", "--no-cache", "--content", str(content)]
        running.append(subprocess.Popen(command, cwd=changed, env=make_environment(), stderr=subprocess.PIPE))
    assert [(process.communicate()[1], process.returncode) for process in running] == [(b"", 0)] * 2
    assert read_tree(changed / "_site") in (old, new)
    assert sorted(path.name for path in changed.iterdir()) == BESIDE


def test_while_one_build_writes_others_wait(tmp_path: Path) -> None:
    held = []

    def try_lock(*_: object) -> None:
        handle = os.open(tmp_path, os.O_RDONLY)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            held.append(False)
        except BlockingIOError:
            held.append(True)
        finally:
            os.close(handle)

    write_site(NEW, tmp_path / "_site", protected=(), progress=try_lock, finish=try_lock)
    assert held == [True] * (len(NEW) + 2)  # and once for the manifest, once at the end
    try_lock()
    assert held[-1] is False
