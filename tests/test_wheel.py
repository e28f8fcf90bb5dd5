"""The wheel carries what an installed `dateline` needs on anybody's content folder."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def unpacked(wheel: Path) -> Path:
    """The wheel, unpacked as an installer does."""
    out = wheel.parent / "unpacked"
    with zipfile.ZipFile(wheel) as files:
        files.extractall(out)
    return out


@pytest.fixture(scope="module")
def names(unpacked: Path) -> set[str]:
    """Path of every file in it."""
    return {path.relative_to(unpacked).as_posix() for path in unpacked.rglob("*") if path.is_file()}


def test_templates_and_static_files_travel_inside_the_package(root: Path, names: set[str]) -> None:
    for folder in ("templates", "static"):
        files = [path.relative_to(root).as_posix() for path in (root / folder).rglob("*") if path.is_file()]
        assert files
        assert {f"dateline/{file}" for file in files} <= names


def test_the_example_of_a_new_story_travels_with_its_hidden_files_and_the_guide(root: Path, names: set[str]) -> None:
    starter = root / "dateline/starter"
    files = {path.relative_to(root).as_posix() for path in starter.rglob("*") if path.is_file()}
    assert {"dateline/starter/.gitignore", "dateline/starter/.github/workflows/pages.yml"} <= files <= names
    assert "dateline/content/README.md" in names


def test_every_module_travels(root: Path, names: set[str]) -> None:
    modules = {path.relative_to(root).as_posix() for path in (root / "dateline").rglob("*.py")}
    assert modules <= names


def test_the_console_script_and_the_licence_are_there(unpacked: Path) -> None:
    [scripts] = unpacked.glob("*.dist-info/entry_points.txt")
    assert "dateline = dateline.cli:main" in scripts.read_text(encoding="utf-8")
    assert list(unpacked.rglob("LICENSE"))


def test_tests_and_content_stay_at_home(unpacked: Path) -> None:
    assert {path.name.partition("-")[0] for path in unpacked.iterdir()} == {"dateline"}


def test_it_builds_anybodys_content_away_from_the_checkout(root: Path, unpacked: Path, tmp_path: Path) -> None:
    content = root / "tests/examples/hello/content"
    run = subprocess.run(
        [sys.executable, "-m", "dateline", "build", "--content", str(content), "--out", "my-site"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(unpacked), "PYTHONSAFEPATH": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    assert (tmp_path / "my-site/index.html").is_file()
    assert (tmp_path / "my-site/dateline.css").is_file()
