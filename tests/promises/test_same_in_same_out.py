"""Promise 5: the same content gives the same bytes, whoever builds it, where, when and after what."""

from __future__ import annotations

import os
import random
import shutil
import stat
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from dateline.publishing.output import write_site
from tests.conftest import MADE_UP, ROOT
from tests.promises.faults import read_tree
from tests.promises.test_never_half_a_site import SOURCE

# Runs in every process of a build, before anything of ours: the workers' too.
STRANGE_MACHINE = """
import builtins, datetime, os, random, socket, sys, time

def refuse(event, arguments):
    if event in {"socket.connect", "socket.bind", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto"}:
        address = arguments[1] if event != "socket.getaddrinfo" else arguments[0]
        if not isinstance(address, (str, bytes)) or not os.path.isabs(address):  # processes talk over a file's name
            sys.stderr.write(f"the network was asked: {event} {arguments}\\n")
            os._exit(99)

sys.addaudithook(refuse)

if "FAR" in os.environ:
    far = float(os.environ["FAR"])
    time.time, time.time_ns = (lambda: far), (lambda: int(far) * 10**9)
    class Date(datetime.date):
        @classmethod
        def today(cls):
            return cls(1931, 3, 1)
    class DateTime(datetime.datetime):
        @classmethod
        def now(cls, tz=None):
            return cls(1931, 3, 1, 4, 5, 6, tzinfo=tz)
        utcnow = today = now
    datetime.date, datetime.datetime = Date, DateTime

if "SHUFFLED" in os.environ:
    chance = random.Random(os.environ["SHUFFLED"])
    listdir, scandir = os.listdir, os.scandir

    class Entries:
        def __init__(self, entries):
            with entries:
                self.found = list(entries)
            chance.shuffle(self.found)
            self.found = iter(self.found)
        def __iter__(self):
            return self
        def __next__(self):
            return next(self.found)
        def __enter__(self):
            return self
        def __exit__(self, *_):
            pass
        def close(self):
            pass

    def list_shuffled(*arguments):
        names = listdir(*arguments)
        chance.shuffle(names)
        return names

    os.listdir, os.scandir = list_shuffled, lambda *arguments: Entries(scandir(*arguments))
"""


@pytest.fixture(scope="session")
def machine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what Python runs first."""
    folder = tmp_path_factory.mktemp("machine")
    (folder / "sitecustomize.py").write_text(STRANGE_MACHINE, encoding="utf-8")
    return folder


def build(
    machine: Path, cwd: Path, *words: str, program: Sequence[str] = ("-m", "dateline"), **environment: str
) -> str:
    """Run a build in a process of its own, without a network."""
    done = subprocess.run(
        [sys.executable, *program, "build", "--out", "_site", *words],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": f"{machine}{os.pathsep}{ROOT}", **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


@pytest.fixture(scope="session")
def expected(machine: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes | str]:
    """The site of a made-up story with a bit of everything, to the byte, its manifest too."""
    folder = tmp_path_factory.mktemp("expected")
    shutil.copytree(MADE_UP, folder / "content")
    build(machine, folder, "--jobs", "1", PYTHONHASHSEED="0")
    tree = read_tree(folder / "_site")
    assert len(tree) > 50
    return tree


@pytest.fixture
def project(tmp_path: Path) -> Path:
    shutil.copytree(MADE_UP, tmp_path / "content")
    return tmp_path


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "4711", "TZ": "America/Adak", "LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"},
        {"SHUFFLED": "1", "PYTHONHASHSEED": "random"},
        {"SHUFFLED": "2", "PYTHONUTF8": "0", "LC_ALL": "POSIX", "PYTHONCOERCECLOCALE": "0"},
        {"FAR": "4102444800", "SOURCE_DATE_EPOCH": "1"},
        {"XDG_CACHE_HOME": "/dev/null/none", "PYTHONHASHSEED": "2"},
        {"FAR": "-1225000000", "HOME": "/nonexistent", "COLUMNS": "20", "TERM": "dumb", "NO_COLOR": "1"},
    ],
    ids=lambda environment: " ".join(f"{key}={value}" for key, value in environment.items()),
)
def test_on_another_machine(
    environment: dict[str, str], machine: Path, project: Path, expected: dict[str, bytes | str]
) -> None:
    build(machine, project, "--jobs", "1", **environment)
    assert read_tree(project / "_site") == expected


def test_by_four_processes(machine: Path, project: Path, expected: dict[str, bytes | str]) -> None:
    # Chunks of one source, so that there is something for each of them.
    script = (
        "import sys; from dateline import annotations, cli, processes, workers\n"
        "workers.LEAST = annotations._SOURCES_AT_ONCE = 1; opened = processes.ProcessPoolExecutor\n"
        "processes.ProcessPoolExecutor = lambda *words, **more: print('called', *words) or opened(*words, **more)\n"
        "if __name__ == '__main__': sys.exit(cli.main())\n"
    )
    (project / "build_in_chunks.py").write_text(script, encoding="utf-8")
    out = build(machine, project, "--jobs", "4", program=["build_in_chunks.py"], PYTHONHASHSEED="7", SHUFFLED="3")
    assert out.startswith("called 4\n")
    assert read_tree(project / "_site") == expected


def test_in_another_place_under_another_name_and_from_links(
    machine: Path, tmp_path: Path, expected: dict[str, bytes | str]
) -> None:
    elsewhere = tmp_path / "Ein Ordner, é 'quoted'"
    shutil.copytree(MADE_UP, elsewhere / "my story")
    (elsewhere / "my story/sources").rename(elsewhere / "kept elsewhere")
    (elsewhere / "my story/sources").symlink_to("../kept elsewhere")
    build(machine, elsewhere, "--content", str(elsewhere / "my story"))
    assert read_tree(elsewhere / "_site") == expected


def test_after_any_other_site(machine: Path, project: Path, expected: dict[str, bytes | str]) -> None:
    """What stands there already is compared, carried over, replaced: the outcome is the same as from nothing."""
    more = project / "content/sources/one-more.md"
    more.write_text(SOURCE, encoding="utf-8")
    build(machine, project)
    assert (project / "_site/sources/one-more.html").is_file()
    more.unlink()
    for path in sorted((project / "_site").rglob("*.html"))[::3]:
        path.write_bytes(b"spoilt")
    build(machine, project)
    assert read_tree(project / "_site") == expected
    (project / "_site/.dateline.json").write_bytes((project / "_site/.dateline.json").read_bytes() + b"\n")
    build(machine, project, "--no-cache")
    assert read_tree(project / "_site") == expected


@pytest.mark.skipif(os.name == "nt", reason="the permissions of POSIX")
@pytest.mark.parametrize(("umask", "mode"), [(0o000, 0o666), (0o027, 0o640), (0o077, 0o600)])
def test_the_mode_of_files_is_the_builders(umask: int, mode: int, tmp_path: Path) -> None:
    """Whom a site is for on a machine, its umask says; names and bytes are the same."""
    before = os.umask(umask)
    try:
        write_site({"index.html": b"1", "a/b.html": b"2"}, tmp_path / "_site", protected=())
    finally:
        os.umask(before)
    modes = {stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "_site").rglob("*") if path.is_file()}
    assert modes == {mode}
    write_site({"index.html": b"1", "a/b.html": b"2"}, tmp_path / "usual", protected=())
    assert read_tree(tmp_path / "_site") == read_tree(tmp_path / "usual")
    assert stat.S_IMODE((tmp_path / "_site/a").stat().st_mode) == 0o777 & ~umask


def test_a_build_may_not_ask_the_network(machine: Path, tmp_path: Path) -> None:
    """That the other tests of this file could fail."""
    for ask in ("socket.create_connection(('127.0.0.1', 9))", "socket.getaddrinfo('a.example', 80)"):
        done = subprocess.run(
            [sys.executable, "-c", f"import socket; {ask}"],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(machine)},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 99
        assert "the network was asked" in done.stderr


def list_orders() -> Iterator[list[str]]:
    """Some orders of the pages."""
    names = ["z.html", "a/z.html", "a.html", "A/b.html".lower(), "index.html"]
    for seed in range(5):
        random.Random(seed).shuffle(names)  # noqa: S311 -- the same orders every time
        yield list(names)


def test_whatever_the_order_of_the_pages(tmp_path: Path) -> None:
    trees = []
    for number, names in enumerate(list_orders()):
        write_site({name: name.encode() for name in names}, tmp_path / str(number), protected=())
        trees.append(read_tree(tmp_path / str(number)))
    assert all(tree == trees[0] for tree in trees)
