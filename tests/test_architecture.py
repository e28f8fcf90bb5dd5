"""The rules of ARCHITECTURE.md that a machine can hold."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LIBRARY = ROOT / "dateline"
MODULES = sorted(LIBRARY.rglob("*.py"))

# Imports point up this list only: a part may use what stands before it. One line is one level;
# modules of one package may also use one another, as long as they do so without a circle.
LEVELS = (
    ("errors",),
    ("edtf", "notations", "wording", "alternatives", "patterns", "slugs", "resources", "kinds", "groups"),
    ("caret", "hosts", "disk", "packing"),
    ("console",),
    ("config", "stamp", "processes", "workers", "deadlines", "cache", "hashes"),
    ("cluster",),
    ("model",),
    ("spans",),
    ("reading",),
    ("dating",),
    ("annotating",),
    ("merging",),
    ("annotations",),
    ("publishing",),
    ("checking",),
    ("pipeline",),
    ("adding",),
    ("serving", "starting"),
    ("commands",),
    ("cli",),
    ("__main__",),
)

# One outside package, one module: when it changes or has to go, one file does.
DOORS = {
    "frontmatter": "reading/frontmatter.py",
    "yaml": "reading/frontmatter.py",
    "markdown": "reading/prose.py",
    "nh3": "reading/safe_html.py",
    "dateparser": "dating/foreign.py",
    "dateutil": "dating/holidays.py",
    "jinja2": "publishing/templates.py",
    "markupsafe": "publishing/templates.py",  # comes with jinja2
    "resvg_py": "publishing/card.py",
    "lxml": "adding/webpages.py",
    "trafilatura": "adding/extraction.py",
    "pypdf": "adding/pdf.py",
    "livereload": "serving/server.py",
    "tornado": "serving/server.py",
    "distributed": "cluster.py",
    "msgspec": "packing.py",
}

# What asks the network or keeps what it answered, and what may import that: commands that do, and never a build.
ASKING = {
    "dateline.adding.fetching": {"dateline.adding.inputs"},
    "dateline.adding.inputs": {"dateline.commands.add"},
    "dateline.checking.web_links": {"dateline.checking.outside", "dateline.commands.check"},
    "dateline.checking.outside": {"dateline.commands.check"},
    "dateline.checking.answers": {
        "dateline.checking.web_links",
        "dateline.checking.outside",
        "dateline.commands.check",
    },
}


def name_module(path: Path) -> str:
    """``dateline/reading/prose.py`` → ``dateline.reading.prose``."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def list_imports(path: Path, *, for_types: bool = True) -> Iterator[tuple[str, int]]:
    """Every module a file imports, wherever the statement stands, with its line."""
    known = {name_module(module) for module in MODULES}
    tree = ast.parse(path.read_text(encoding="utf-8"))
    if not for_types:
        tree.body = [
            node for node in tree.body if not (isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test))
        ]
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield alias.name, node.lineno
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: write the import in full"
            module = node.module or ""
            for alias in node.names:
                submodule = f"{module}.{alias.name}"
                yield (submodule if submodule in known else module), node.lineno


def find_level(module: str) -> int:
    part = module.split(".")[1] if "." in module else "errors"
    for level, parts in enumerate(LEVELS):
        if part in parts:
            return level
    pytest.fail(f"{module} has no place in LEVELS: say where it stands in the chain")


@pytest.mark.parametrize("path", MODULES, ids=name_module)
def test_imports_point_one_way(path: Path) -> None:
    if path == LIBRARY / "__init__.py":
        assert not [name for name, _ in list_imports(path) if name.startswith("dateline")]
        return
    here = find_level(name_module(path))
    for imported, line in list_imports(path):
        if imported.startswith("dateline."):
            assert find_level(imported) <= here, f"{path}:{line} imports {imported}, which comes after it"


def test_no_module_imports_itself_in_a_circle() -> None:
    graph = {
        name_module(path): {name for name, _ in list_imports(path, for_types=False) if name.startswith("dateline.")}
        for path in MODULES
    }
    done: set[str] = set()

    def walk(module: str, trail: tuple[str, ...]) -> None:
        assert module not in trail, " → ".join((*trail, module))
        if module in done:
            return
        for imported in graph.get(module, ()):
            if imported != module:
                walk(imported, (*trail, module))
        done.add(module)

    for module in graph:
        walk(module, ())


@pytest.mark.parametrize("path", MODULES, ids=name_module)
def test_an_outside_package_has_one_door(path: Path) -> None:
    for imported, line in list_imports(path):
        package = imported.split(".")[0]
        if package == "dateline" or package in sys.stdlib_module_names:
            continue
        door = DOORS.get(package)
        assert door, f"{path}:{line}: {package} is a new outside package: its reason goes into ARCHITECTURE.md"
        assert path == LIBRARY / door, f"{path}:{line}: {package} is used through dateline/{door} only"


def test_every_door_is_used() -> None:
    used = {imported.split(".")[0] for path in MODULES for imported, _ in list_imports(path)}
    assert used >= set(DOORS)


@pytest.mark.parametrize("path", MODULES, ids=name_module)
def test_no_clock_network_or_locale_between_the_two_doors(path: Path) -> None:
    # The clock of deadlines decides whether there is a result, and is no part of it.
    ends = {"pipeline", "deadlines", "console", "serving", "commands", "cli"}
    forbidden = {"time", "locale", "socket", "urllib.request", "http.client", "random"}
    clocks = {"now", "today", "utcnow"}
    if name_module(path).split(".")[1:2] in [[end] for end in ends] or name_module(path) in ASKING:
        return
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for imported, line in list_imports(path):
        assert imported not in forbidden, f"{path}:{line}: {imported} makes the same content give other bytes"
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in clocks:
            owner = node.value
            assert not (isinstance(owner, ast.Name) and owner.id in {"date", "datetime"}), (
                f"{path}:{node.lineno}: clock"
            )


def test_no_build_asks_the_network() -> None:
    """What asks is imported by the command that asks, and nowhere else."""
    for path in MODULES:
        for imported, line in list_imports(path):
            if imported in ASKING:
                assert name_module(path) in ASKING[imported], f"{path}:{line} imports {imported}, which asks the web"


def test_every_package_is_a_word_of_the_sentence() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    for package in sorted(path.name for path in LIBRARY.iterdir() if (path / "__init__.py").is_file()):
        assert f"`dateline/{package}/`" in text, package


def test_the_build_script_does_nothing_on_import() -> None:
    tree = ast.parse((ROOT / "build.py").read_text(encoding="utf-8"))
    for node in tree.body:
        harmless = isinstance(node, (ast.Import, ast.ImportFrom, ast.FunctionDef, ast.If, ast.Assign, ast.AnnAssign))
        docstring = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        assert harmless or docstring, f"build.py:{node.lineno}"


def test_no_file_names_a_place_on_somebodys_machine() -> None:
    place = re.compile(r"(?<![\w.:/~-])/(?:home|root|Users|mnt|media|opt|srv|work|workspace)/[\w.-]+|\b[A-Z]:\\Users")
    folders = ("dateline", "templates", "static", "tests", "bench", "content", ".github", ".ci/run", "docs")
    files = [file for folder in folders for file in (ROOT / folder, *(ROOT / folder).rglob("*")) if file.is_file()]
    for file in [*files, *ROOT.glob("*.*"), ROOT / "Makefile"]:
        # In a worktree, ".git" is a file that names the repository's place.
        if file.suffix in {".woff2", ".ttf", ".png", ".pyc"} or file.name == ".git" or file.is_dir():
            continue
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
            assert not place.search(line), f"{file.relative_to(ROOT)}:{number}: {line.strip()[:80]}"
