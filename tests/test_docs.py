"""The documents, held to the truth: what they name exists, and what exists is named."""

from __future__ import annotations

import argparse
import re
import shutil
from pathlib import Path

import pytest

from dateline.checking.explain_dates import explain_dates
from dateline.checking.rule_words import word_rule
from dateline.cli import make_parser
from dateline.dating.rules import LANGUAGES, load_table
from dateline.edtf import parse_edtf
from dateline.errors import ContentError, MachineError, UsageError
from dateline.kinds import KINDS
from dateline.pipeline import Site, build_site
from dateline.publishing.exports import FORMATS, SERIES
from dateline.reading import changes, decisions, markdown_files, overrides, published, settings
from dateline.wording import describe

ROOT = Path(__file__).parent.parent
LIBRARY = ROOT / "dateline"
DOCUMENTS = ("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md", "content/README.md")
GUIDES = tuple(sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "docs").rglob("*.md")))


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def list_commands(parser: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    [commands] = [action for action in parser._actions if isinstance(action, argparse._SubParsersAction)]
    return dict(commands.choices)


def read_section(document: str, heading: str) -> str:
    """What stands under a heading, up to the next one of its level or above."""
    level = heading.partition(" ")[0]
    text = read(document).partition(f"\n{heading}\n")[2]
    return re.split(rf"^#{{1,{len(level)}}} ", text, flags=re.MULTILINE)[0]


def read_options(command: str) -> dict[str, tuple[str, str]]:
    """Option → its value's name and what the reference says of it."""
    rows = re.findall(
        r"^\| `(--[\w-]+)(?: (\w+))?` \| (.*) \|$", read_section("docs/reference.md", f"### {command}"), re.MULTILINE
    )
    return {option: (value, said) for option, value, said in rows}


@pytest.mark.parametrize("command", sorted(list_commands(make_parser())))
def test_the_reference_has_every_option_of_a_command_and_no_other(command: str) -> None:
    parser = list_commands(make_parser())[command]
    words = [action.metavar for action in parser._actions if not action.option_strings]
    [usage] = re.findall(r"^\| `(.*)` \| means \|$", read_section("docs/reference.md", f"### {command}"), re.MULTILINE)
    plain = usage.replace("…", "").split()
    assert plain == [command, *words]
    told = read_options(command)
    options = {action.option_strings[-1]: action for action in parser._actions if action.option_strings}
    del options["--help"]
    assert set(told) == set(options)
    for name, action in options.items():
        value, said = told[name]
        assert value == ("" if action.nargs == 0 else action.metavar or action.dest.upper()), name
        if isinstance(action.default, str | int | Path) and action.default and not isinstance(action.default, bool):
            assert f"(`{action.default}`" in said, name


def test_the_reference_has_every_exit_code() -> None:
    codes = re.findall(r"^\| (\d) \|", read_section("docs/reference.md", "### Exit codes"), re.MULTILINE)
    errors = {error.exit_code for error in (ContentError, UsageError, MachineError)}
    assert {int(code) for code in codes} == {0, *errors}


RULES = re.findall(
    r"^\| `([\w-]+)` \| (.+) \| (.+) \| (?:`(.+)`|—) \|$",
    read_section("docs/reference.md", "## Rules of dates"),
    re.MULTILINE,
)
"""Name of a rule, what it reads, an example, and the date; empty where there is none."""


def test_the_reference_has_every_rule_of_dates() -> None:
    tables = [load_table(language) for language in LANGUAGES]
    named = {rule.name for table in tables if table for rule, _ in table.rules if not rule.blocks}
    assert {name for name, _, _, _ in RULES} == {*named, "dateline"}


@pytest.mark.parametrize(("rule", "reads", "words", "date"), RULES)
def test_an_example_of_the_reference_is_read_by_its_rule(rule: str, reads: str, words: str, date: str) -> None:
    assert word_rule(rule) == f"{reads} (rule {rule})"
    told = explain_dates(words, "2024-06-14", "ru" if re.search("[а-я]", words) else "en")
    read = [part for part in told.split("\n\n") if f"(rule {rule})." in part]
    assert read
    assert read[-1].split("\n")[1].startswith(f"  {date}: " if date else "  No date: ")


def test_no_command_is_given_an_option_that_it_does_not_have() -> None:
    parsers = list_commands(make_parser()).values()
    known = {option for parser in parsers for action in parser._actions for option in action.option_strings} | {
        "--version"
    }
    text = "".join(read(name) for name in (*DOCUMENTS, ".github/workflows/pages.yml", "Makefile"))
    lines = [line for line in text.splitlines() if "build.py" in line or "dateline " in line]
    assert set(re.findall(r"--[a-z-]+", "\n".join(lines))) <= known


def list_examples() -> dict[str, str]:
    """Path of a file that the README has its reader write → the text to write."""
    text = read("README.md")
    found = re.findall(r"`(content/[\w./-]+\.(?:yml|md))`:\n\n```\w+\n(.*?)```", text, re.DOTALL)
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


def test_every_date_of_the_content_guide_is_one() -> None:
    rows = re.findall(r"^\| (`.*?) \| .* \|$", read_section("content/README.md", "## Dates"), re.MULTILINE)
    values = [value for row in rows for value in re.findall(r"`([^`]+)`", row)]
    assert len(values) > 20
    for value in values:
        assert parse_edtf(value).text == value


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


def test_every_guide_is_on_the_map() -> None:
    mapped = re.findall(r"\]\(([\w/-]+\.md)\)", read("docs/README.md"))
    assert {f"docs/{name}" for name in mapped} == set(GUIDES) - {"docs/README.md"}


def test_every_dependency_has_its_reason() -> None:
    project = read("pyproject.toml")
    wanted = re.search(r"^dependencies = \[\n(.*?)^\]", project, re.DOTALL | re.MULTILINE)
    assert wanted
    reasons = read("ARCHITECTURE.md").partition("## Outside packages")[2]
    for name, version in re.findall(r'"([\w-]+)>=([\d.]+)"', wanted[1]):
        assert f"`{name}` ≥ {version}" in reasons, name


def list_anchors(file: Path) -> set[str]:
    """The anchors that GitHub gives a page's headings."""
    headings = re.findall(r"^#+ (.+)$", file.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("document", [*DOCUMENTS, *GUIDES])
def test_links_lead_to_files_and_headings(document: str) -> None:
    for target, anchor in re.findall(r"\]\((?!https?:|mailto:)([^)#\s]*)#?([^)\s]*)\)", read(document)):
        file = (ROOT / document).parent / target if target else ROOT / document
        assert file.exists(), target
        assert not anchor or anchor in list_anchors(file), f"{target}#{anchor}"


@pytest.mark.parametrize("document", DOCUMENTS)
def test_paths_lead_to_files(document: str) -> None:
    text = read(document)
    to_write = list_examples()
    for path in re.findall(r"`((?:dateline|tests|templates|static|bench|content|\.ci|\.github)/[\w./-]+\.\w+)`", text):
        assert path in to_write or (ROOT / path).exists(), path


def test_every_format_is_in_the_readme() -> None:
    rows = re.findall(r"^\| (`.*?) \| (.+) \|$", read_section("README.md", "## Formats"), re.MULTILINE)
    named = {path for files, use in rows for path in re.findall(r"`([^`]+)`", files) if use}
    assert {*FORMATS, *SERIES} - {".nojekyll"} <= named


def test_every_format_for_readers_is_linked_from_the_sources_page(story: Site) -> None:
    linked = set(re.findall(r'href="([^"#?]+)"', story.files["sources.html"].decode()))
    for_scripts = {name for name in FORMATS if name.endswith(".js")}
    assert set(FORMATS) - {".nojekyll", "robots.txt"} - for_scripts <= linked


def test_make_targets_in_the_documents_exist() -> None:
    targets = set(re.findall(r"^(\w+):", read("Makefile"), re.MULTILINE))
    for document in DOCUMENTS:
        assert set(re.findall(r"`make (\w+)", read(document))) <= targets, document
