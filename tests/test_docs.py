"""The documents, held to the truth: what they name exists, and what exists is named."""

from __future__ import annotations

import argparse
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline.cli import make_parser
from dateline.kinds import KINDS
from dateline.pipeline import Site, build_site
from dateline.publishing.exports import FORMATS, SERIES
from dateline.reading import changes, decisions, markdown_files, overrides, published, settings
from dateline.wording import describe

ROOT = Path(__file__).parent.parent
LIBRARY = ROOT / "dateline"
DOCUMENTS = ("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "content/README.md")


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def list_commands(parser: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    [commands] = [action for action in parser._actions if isinstance(action, argparse._SubParsersAction)]
    return dict(commands.choices)


def list_options() -> Iterator[tuple[str, str]]:
    """Every command with each of its long options."""
    for command, parser in list_commands(make_parser()).items():
        for action in parser._actions:
            for option in action.option_strings:
                if option.startswith("--") and option != "--help":
                    yield command, option


@pytest.mark.parametrize("command", sorted(list_commands(make_parser())))
def test_every_command_is_in_the_readme(command: str) -> None:
    assert re.search(rf"`(?:python build\.py |dateline )?{command}\b", read("README.md"))


@pytest.mark.parametrize("option", sorted({option for _, option in list_options()}))
def test_every_option_is_in_the_readme(option: str) -> None:
    assert f"{option}" in re.findall(r"--[a-z-]+", read("README.md"))


def test_no_command_is_given_an_option_that_it_does_not_have() -> None:
    known = {option for _, option in list_options()} | {"--help", "--version"}
    text = read("README.md") + read(".github/workflows/pages.yml") + read("Makefile")
    lines = [line for line in text.splitlines() if "build.py" in line or "dateline " in line]
    assert set(re.findall(r"--[a-z-]+", "\n".join(lines))) <= known


def list_examples() -> dict[str, str]:
    """Path of a file that the README has its reader write → the text to write."""
    text = read("README.md")
    found = re.findall(r"`((?:content|my-story)/[\w./-]+\.(?:yml|md))`:\n\n```\w+\n(.*?)```", text, re.DOTALL)
    return dict(found)


def test_the_readmes_article_makes_the_entry_that_it_shows(tmp_path: Path) -> None:
    content = shutil.copytree(ROOT / "content", tmp_path / "content")
    examples = list_examples()
    article = next(path for path in examples if path.startswith("content/sources/"))
    (tmp_path / article).write_text(examples[article], encoding="utf-8")
    site = build_site(content)
    page = re.search(r"`(events/[\w-]+\.html)`", read("README.md"))
    assert page
    assert page[1] in site.files
    event = next(event for event in site.timeline.events if event.id == Path(page[1]).stem)
    assert [mention.source for mention in event.mentions] == [Path(article).stem]
    shown = read("README.md").partition("\n> ")[2].partition("\n\n")[0]
    for words in (
        describe(event.date),
        event.title,
        KINDS[event.kind].label,
        *event.actors,
        "Example News, 2 July 2024, ¶1",
    ):
        assert words in shown


def test_the_readmes_corrections_are_taken(tmp_path: Path) -> None:
    content = shutil.copytree(ROOT / "content", tmp_path / "content")
    examples = list_examples()
    article = next(path for path in examples if path.startswith("content/sources/"))
    [annotated] = re.findall(r"```markdown\n([^-].*?)```", read("README.md"), re.DOTALL)
    front_matter = examples[article].rpartition("---\n")[0] + "---\n"
    (tmp_path / article).write_text(front_matter + annotated, encoding="utf-8")
    decided = tmp_path / "content/decisions.yml"
    before = decided.read_text(encoding="utf-8") if decided.is_file() else ""
    decided.write_text(before + examples["content/decisions.yml"], encoding="utf-8")
    [event] = [event for event in build_site(content).timeline.events if event.id == "ambassadors-back"]
    assert event.title == "Both ambassadors are to return"
    assert event.summary.startswith("Three weeks after")


def test_the_readmes_whole_story_builds(tmp_path: Path) -> None:
    for path, text in list_examples().items():
        if path.startswith("my-story/"):
            (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / path).write_text(text, encoding="utf-8")
    site = build_site(tmp_path / "my-story")
    [event] = site.timeline.events
    assert describe(event.date) == "13 June 2024"
    assert not site.concerns


def list_keys(*modules: object) -> list[str]:
    """Every key that the modules' tables of known keys hold."""
    tables = [table for module in modules for name, table in vars(module).items() if name.endswith("KEYS")]
    return sorted({key for table in tables for key in table})


@pytest.mark.parametrize("key", list_keys(changes, markdown_files, published, settings))
def test_every_key_of_a_content_file_is_in_the_content_guide(key: str) -> None:
    assert f"`{key}`" in read("content/README.md")


@pytest.mark.parametrize("key", list_keys(decisions))
def test_every_key_of_a_decision_is_shown_in_the_content_guide(key: str) -> None:
    assert re.search(rf"\b{key}: ", read("content/README.md").replace(":\n", ": "))


@pytest.mark.parametrize("key", list_keys(overrides))
def test_every_annotation_is_in_the_content_guide(key: str) -> None:
    assert re.search(rf'`{re.escape(key)}(?:="[^"]*")?`', read("content/README.md"))


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_kind_is_in_the_content_guide(kind: str) -> None:
    row = f"| `{kind}` | {KINDS[kind].label} | {KINDS[kind].meaning} |"
    assert row in read("content/README.md")


def list_modules() -> list[str]:
    """Every module by its path in the library, packages aside: ``reading/prose``."""
    found = [path.relative_to(LIBRARY).with_suffix("").as_posix() for path in LIBRARY.rglob("*.py")]
    return sorted(name for name in found if not name.endswith("__init__"))


def read_module_rows() -> dict[str, list[str]]:
    """Package → the modules that ARCHITECTURE.md names in its row."""
    rows = re.findall(r"^\| `dateline/(\w*)/?` \|[^|]*\|([^|]*)\|$", read("ARCHITECTURE.md"), re.MULTILINE)
    return {package: re.findall(r"`([\w/]+)`", names) for package, names in rows}


def test_the_architecture_names_every_module_and_none_that_is_gone() -> None:
    named = [f"{package}/{name}".strip("/") for package, names in read_module_rows().items() for name in names]
    assert sorted(named) == list_modules()


def test_every_dependency_has_its_reason() -> None:
    project = read("pyproject.toml")
    wanted = re.search(r"^dependencies = \[\n(.*?)^\]", project, re.DOTALL | re.MULTILINE)
    assert wanted
    reasons = read("ARCHITECTURE.md").partition("## Outside packages")[2]
    for name, version in re.findall(r'"([\w-]+)>=([\d.]+)"', wanted[1]):
        assert f"`{name}` ≥ {version}" in reasons, name


@pytest.mark.parametrize("document", DOCUMENTS)
def test_links_and_paths_lead_to_files(document: str) -> None:
    text = read(document)
    folder = (ROOT / document).parent
    for target in re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", text):
        assert (folder / target).exists(), target
    to_write = list_examples()
    for path in re.findall(r"`((?:dateline|tests|templates|static|bench|content|\.ci|\.github)/[\w./-]+\.\w+)`", text):
        assert path in to_write or (ROOT / path).exists(), path


def test_every_format_is_in_the_readmes_table() -> None:
    rows = re.findall(r"^\| (`.*?) \| (.+) \|$", read("README.md").partition("\n## Formats\n")[2], re.MULTILINE)
    named = {path for files, use in rows for path in re.findall(r"`([^`]+)`", files) if use}
    assert {*FORMATS, *SERIES} - {".nojekyll"} <= named


def test_every_format_for_readers_is_linked_from_the_sources_page(story: Site) -> None:
    linked = set(re.findall(r'href="([^"#?]+)"', story.files["sources.html"].decode()))
    assert set(FORMATS) - {".nojekyll", "robots.txt"} <= linked


def test_make_targets_in_the_documents_exist() -> None:
    targets = set(re.findall(r"^(\w+):", read("Makefile"), re.MULTILINE))
    for document in DOCUMENTS:
        assert set(re.findall(r"`make (\w+)", read(document))) <= targets, document
