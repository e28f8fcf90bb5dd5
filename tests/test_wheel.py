"""The wheel carries what an installed `dateline` needs on anybody's content folder."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def names(root: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Path → text (Python and metadata only) of every file of a freshly made wheel."""
    out = tmp_path_factory.mktemp("wheel")
    make = "import sys; from hatchling.build import build_wheel; print(build_wheel(sys.argv[1]))"
    run = subprocess.run([sys.executable, "-c", make, str(out)], cwd=root, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    with zipfile.ZipFile(next(out.glob("*.whl"))) as wheel:
        return {
            name: wheel.read(name).decode("utf-8") if name.endswith((".py", ".txt", "METADATA")) else ""
            for name in wheel.namelist()
        }


def test_templates_and_static_files_travel_inside_the_package(root: Path, names: dict[str, str]) -> None:
    for folder in ("templates", "static"):
        files = [path.relative_to(root).as_posix() for path in (root / folder).rglob("*") if path.is_file()]
        assert files
        assert {f"dateline/{file}" for file in files} <= set(names)


def test_every_module_travels(root: Path, names: dict[str, str]) -> None:
    modules = {path.relative_to(root).as_posix() for path in (root / "dateline").rglob("*.py")}
    assert modules <= set(names)


def test_the_console_script_is_there(names: dict[str, str]) -> None:
    scripts = next(text for name, text in names.items() if name.endswith("entry_points.txt"))
    assert "dateline = dateline.cli:main" in scripts


def test_tests_and_content_stay_at_home(names: dict[str, str]) -> None:
    assert {name.split("/")[0] for name in names} == {"dateline", "dateline-0.1.0.dist-info"}


def test_the_licence_travels(names: dict[str, str]) -> None:
    assert any(name.endswith("LICENSE") for name in names)
