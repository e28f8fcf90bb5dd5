"""Tiny sites, before and after: what goes into ``content/`` and what comes out, in full view.

``expected/`` keeps the neutral record and the words of the entries, not whole pages, so that a change of markup
touches none of them. When the outcome changes, the test prints the difference, keeps what came out in ``actual/`` and
says how to accept it.
"""

from __future__ import annotations

import difflib
import json
import shutil
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib
import pytest

from dateline.pipeline import build_site

EXAMPLES = Path(__file__).parent / "examples"


def read_words(element: Element | None) -> str:
    """The words under an element, without drawings, spaces as one."""
    if element is None:
        return ""
    parts = [element.text or ""]
    for child in element:
        parts.append(read_words(child) if child.tag != "svg" else "")
        parts.append(child.tail or "")
    return " ".join(" ".join(parts).split())


def has_class(element: Element, name: str) -> bool:
    return name in element.get("class", "").split()


def find_all(element: Element, tag: str, name: str) -> list[Element]:
    return [found for found in element.iter(tag) if has_class(found, name)]


def read_entries(page: bytes) -> str:
    """The entries of a timeline page as a reader sees them: date, headline, summary, and the versions in dispute."""
    lines = []
    for entry in find_all(html5lib.parse(page, namespaceHTMLElements=False), "article", "entry"):
        [date] = find_all(entry, "div", "date")
        lines.append(f"{read_words(date.find('p'))}: {read_words(entry.find('.//h3'))}")
        lines += [f"    {read_words(summary)}" for summary in find_all(entry, "p", "sum")]
        for dispute in find_all(entry, "div", "dis"):
            lines.append(f"    {read_words(dispute.find('h4'))}")
            lines += [f"      {read_words(version)}" for place in find_all(dispute, "ol", "pos") for version in place]
        lines.append("")
    return "\n".join(lines)


@pytest.mark.parametrize("name", sorted(path.name for path in EXAMPLES.iterdir() if (path / "content").is_dir()))
def test_example_comes_out_as_expected(name: str) -> None:
    folder = EXAMPLES / name
    site = build_site(folder / "content")
    actual = {
        # Indented, so that a difference is a line.
        "events.json": json.dumps(json.loads(site.files["data/events.json"]), ensure_ascii=False, indent=2) + "\n",
        "entries.txt": read_entries(site.files["index.html"]),
    }
    difference = []
    for file, text in actual.items():
        path = folder / "expected" / file
        expected = path.read_text(encoding="utf-8") if path.is_file() else ""
        difference += difflib.unified_diff(
            expected.splitlines(), text.splitlines(), f"expected/{file}", f"actual/{file}", lineterm=""
        )
    shutil.rmtree(folder / "actual", ignore_errors=True)
    if difference:
        (folder / "actual").mkdir()
        for file, text in actual.items():
            (folder / "actual" / file).write_text(text, encoding="utf-8")
        accept = (
            f"rm -rf tests/examples/{name}/expected && mv tests/examples/{name}/actual tests/examples/{name}/expected"
        )
        pytest.fail("\n".join([*difference, "", "Read it; if it is right, accept it:", f"  {accept}"]), pytrace=False)


def test_every_example_has_something_to_say() -> None:
    assert {path.name for path in EXAMPLES.iterdir()} == {"hello", "merged", "edited"}
