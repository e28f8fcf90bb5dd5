"""Promise 8, the supply chain: what publishes a site is named by hash and may do little; a wheel is always the same."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Sequence
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from tests.conftest import miss

ROOT = Path(__file__).parents[2]
STARTER = ROOT / "dateline/starter"
WORKFLOWS = sorted([*(ROOT / ".github/workflows").iterdir(), *(STARTER / ".github/workflows").iterdir()])
PUBLISHING = [path for path in WORKFLOWS if path.name == "pages.yml"]
LOCK = STARTER / "requirements.lock"
LOCKS = [LOCK, ROOT / ".github/audit.lock"]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))

WRITING = {
    ".github/workflows/pages.yml": {"deploy": {"pages", "id-token"}},
    "dateline/starter/.github/workflows/pages.yml": {"deploy": {"pages", "id-token"}},
}
"""Workflow → job → what it may change; nothing else may change anything."""
UNLOCKED = {".github/workflows/ci.yml": ".ci/run"}
"""Workflow → the one command that installs what is newest: the tests, which may read the repository and no more."""


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def load(path: Path) -> dict[str, Any]:
    workflow = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert isinstance(workflow, dict)
    return workflow


def list_steps(path: Path) -> Iterator[dict[str, Any]]:
    for job in load(path)["jobs"].values():
        assert "uses" not in job, "a workflow of elsewhere"
        yield from job["steps"]


def list_commands(path: Path) -> Iterator[str]:
    """Every line that a workflow has a shell run."""
    for step in list_steps(path):
        yield from (line.strip() for line in step.get("run", "").splitlines())


def read_lock(path: Path) -> dict[str, Version]:
    """Package → its version. A line that names no hash, or says anything else, is an error."""
    text = re.sub(r"^#.*\n", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE).replace("\\\n", " ")
    locked = {}
    for line in text.splitlines():
        named = re.fullmatch(r"([a-z0-9-]+)==([\w.]+)(?: ; [^-]+)?((?: +--hash=sha256:[0-9a-f]{64})+) *", line)
        assert named, line
        assert named[1] not in locked, line
        locked[named[1]] = Version(named[2])
    return locked


def list_requirements(lines: Sequence[str]) -> Iterator[Requirement]:
    """Those that concern this machine, none of extras."""
    for line in lines:
        requirement = Requirement(line)
        if not requirement.marker or requirement.marker.evaluate({"extra": ""}):
            yield requirement


# ------------------------------------------------------------------ workflows


def test_both_sorts_of_site_have_their_workflow() -> None:
    assert [name(path) for path in PUBLISHING] == sorted(WRITING)


@pytest.mark.parametrize("path", WORKFLOWS, ids=name)
def test_every_action_is_named_by_its_commit_with_its_version_beside_it(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    used = [step["uses"] for step in list_steps(path) if "uses" in step]
    assert used
    for action in used:
        assert re.fullmatch(r"actions/[\w-]+@[0-9a-f]{40}", action), action
        assert re.search(rf"uses: {action} # v\d+\.\d+\.\d+$", text, re.MULTILINE), action


def test_one_action_has_one_commit_in_all_workflows() -> None:
    used = {step["uses"] for path in WORKFLOWS for step in list_steps(path) if "uses" in step}
    assert len(used) == len({action.partition("@")[0] for action in used})


@pytest.mark.parametrize("path", WORKFLOWS, ids=name)
def test_a_workflow_may_change_nothing_but_where_it_deploys(path: Path) -> None:
    workflow = load(path)
    assert workflow["permissions"] in ({}, {"contents": "read"})
    for job, settings in workflow["jobs"].items():
        granted = settings.get("permissions", {})
        writing = WRITING.get(name(path), {}).get(job, set())
        assert {scope for scope, degree in granted.items() if degree != "read"} == writing
        assert set(granted) <= {"contents", "pages"} | writing
        if writing:
            assert [step["uses"].partition("@")[0] for step in settings["steps"]] == ["actions/deploy-pages"], (
                "whatever may write runs nothing but the deployment"
            )


@pytest.mark.parametrize("path", WORKFLOWS, ids=name)
def test_no_step_is_left_a_key_or_a_stranger_s_words(path: Path) -> None:
    for step in list_steps(path):
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] is False
        assert "${{" not in step.get("run", ""), "what a stranger can write would be part of the command"
    text = path.read_text(encoding="utf-8")
    assert "pull_request_target" not in text
    assert "secrets." not in text


@pytest.mark.parametrize("path", WORKFLOWS, ids=name)
def test_whatever_is_installed_is_named_by_its_hash(path: Path) -> None:
    commands = list(list_commands(path))
    if name(path) in UNLOCKED:
        assert commands == [UNLOCKED[name(path)]]
        return
    installing = [line for line in commands if re.search(r"\b(install|npx?|curl|wget|uvx?|pipx|apt|apt-get)\b", line)]
    assert installing
    for line in installing:
        if line == "python -m pip install --no-deps --no-build-isolation -r requirements.txt":
            continue  # the program by its commit or hash, which the step has just looked at: see tests/test_starting.py
        lock = re.fullmatch(r"python -m pip install --require-hashes --only-binary :all: -r (\S+\.lock)", line)
        assert lock, line
        folder = STARTER if path.is_relative_to(STARTER) else ROOT
        assert folder / lock[1] in LOCKS


def test_a_known_weakness_of_any_locked_package_fails_the_audit() -> None:
    [command] = [line for line in list_commands(ROOT / ".github/workflows/audit.yml") if line.startswith("pip-audit")]
    assert {"--strict", "--require-hashes"} <= set(command.split())
    assert sorted(re.findall(r"-r (\S+)", command)) == sorted(name(path) for path in LOCKS)


def test_zizmor_finds_nothing_in_any_workflow() -> None:
    tool = shutil.which("zizmor", path=os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]))
    if tool is None:
        miss("no zizmor: install the extra `test`")
    options = ["--offline", "--quiet", "--strict-collection", "--persona", "auditor"]
    done = subprocess.run(
        [tool, *options, ".github", name(STARTER)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "No findings" in done.stdout


# ------------------------------------------------------------------ locked packages


@pytest.mark.parametrize("path", LOCKS, ids=name)
def test_every_locked_package_has_hashes_and_no_place_of_its_own(path: Path) -> None:
    assert read_lock(path)
    assert "://" not in path.read_text(encoding="utf-8")


def test_the_lock_holds_what_the_program_and_its_builder_ask_for() -> None:
    locked = read_lock(LOCK)
    asked = [*PROJECT["project"]["dependencies"], *PROJECT["build-system"]["requires"]]
    assert asked
    for requirement in list_requirements(asked):
        package = canonicalize_name(requirement.name)
        assert package in locked, "run `make lock`"
        assert locked[package] in requirement.specifier, f"{package}: run `make lock`"


@pytest.mark.parametrize("path", LOCKS, ids=name)
def test_what_locked_packages_need_is_locked_too(path: Path) -> None:
    locked = read_lock(path)
    known = 0
    for package, version in locked.items():
        try:
            installed = metadata.distribution(package)
        except metadata.PackageNotFoundError:
            continue
        if Version(installed.version) != version:
            continue
        known += 1
        for needed in list_requirements(installed.requires or []):
            wanted = canonicalize_name(needed.name)
            assert wanted in locked, f"{package} needs {needed}"
            assert locked[wanted] in needed.specifier, f"{package} needs {needed}"
    assert known, "nothing of it is installed here"


def test_a_new_story_gets_the_lock_that_we_publish_with(tmp_path: Path) -> None:
    made = subprocess.run(
        [sys.executable, "-m", "dateline", "new", str(tmp_path / "story")],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert made.returncode == 0, made.stderr
    assert (tmp_path / "story/requirements.lock").read_bytes() == LOCK.read_bytes()
    assert any(name(LOCK) in line for line in list_commands(ROOT / ".github/workflows/pages.yml"))


# ------------------------------------------------------------------ the wheel


def copy_checkout(folder: Path, *, umask: int, clock: int, backwards: bool) -> Path:
    """Copy what a wheel is made from, its files made in another order, at another time and with other permissions."""
    parts = [ROOT / part for part in ("dateline", "templates", "static", "content/README.md")]
    files = [file for part in parts for file in ([part] if part.is_file() else part.rglob("*"))]
    files += [ROOT / part for part in ("pyproject.toml", "README.md", "LICENSE", ".gitignore")]
    before = os.umask(umask)
    try:
        for file in sorted(files, reverse=backwards):
            if file.is_file() and "__pycache__" not in file.parts:
                copy = folder / file.relative_to(ROOT)
                copy.parent.mkdir(parents=True, exist_ok=True)
                copy.write_bytes(file.read_bytes())
                os.utime(copy, (clock, clock))
    finally:
        os.umask(before)
    return folder


def build_wheel(checkout: Path, out: Path, *, umask: int, **environment: str) -> Path:
    script = (
        "import os, sys; os.umask(int(sys.argv[2])); from hatchling.build import build_wheel; build_wheel(sys.argv[1])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(out), str(umask)],
        cwd=checkout,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    [made] = out.glob("*.whl")
    return made


@pytest.mark.parametrize("epoch", [{}, {"SOURCE_DATE_EPOCH": "1700000000"}], ids=["as it is", "SOURCE_DATE_EPOCH"])
def test_two_builds_in_other_places_at_other_times_make_the_same_wheel(epoch: dict[str, str], tmp_path: Path) -> None:
    here = copy_checkout(tmp_path / "here", umask=0o022, clock=1_000_000_000, backwards=False)
    there = copy_checkout(tmp_path / "elsewhere/a b", umask=0o077, clock=1_750_000_000, backwards=True)
    one = build_wheel(here, tmp_path / "one", umask=0o022, TZ="UTC", PYTHONHASHSEED="1", LC_ALL="C", **epoch)
    two = build_wheel(
        there, tmp_path / "two", umask=0o077, TZ="Pacific/Kiritimati", PYTHONHASHSEED="2", LC_ALL="C.UTF-8", **epoch
    )
    assert one.name == two.name
    assert one.read_bytes() == two.read_bytes()


def test_the_wheel_of_a_copy_is_that_of_the_checkout(wheel: Path, tmp_path: Path) -> None:
    copy = copy_checkout(tmp_path / "copy", umask=0o022, clock=1_000_000_000, backwards=True)
    assert build_wheel(copy, tmp_path / "out", umask=0o022).read_bytes() == wheel.read_bytes()
