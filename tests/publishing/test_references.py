"""The files and the pages that references go into, from an invented content folder."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pytest
import rispy
from pybtex.database import parse_bytes

from dateline.pipeline import Site, build_site
from dateline.publishing.csl import make_source_item
from dateline.publishing.references import REFERENCE_FORMATS, format_list
from tests.publishing.awkward_references import BASE_URL, ITEMS, write_content


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return build_site(write_content(tmp_path_factory.mktemp("awkward") / "content"), base_url=BASE_URL)


class Page(HTMLParser):
    """What a reference manager sees of a page, and the text of its ``pre`` elements by id."""

    def __init__(self, html: bytes) -> None:
        super().__init__()
        self.metas: dict[str, str] = {}
        self.coins: list[str] = []
        self.texts: dict[str, str] = {}
        self._open = ""
        self.feed(html.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = {name: value or "" for name, value in attrs}
        if tag == "meta" and "name" in known:
            self.metas[known["name"]] = known["content"]
        if known.get("class") == "Z3988":
            self.coins.append(known["title"])
        if tag == "pre":
            self._open = known["id"]

    def handle_endtag(self, tag: str) -> None:
        if tag == "pre":
            self._open = ""

    def handle_data(self, data: str) -> None:
        if self._open:
            self.texts[self._open] = self.texts.get(self._open, "") + data


def read_records(built: Site, key: str) -> dict[str, Any]:
    script = built.files[f"data/references.{key}.js"].decode()
    records: dict[str, Any] = json.loads(script.removeprefix("window.references = ").removesuffix(";\n"))
    return records


def test_the_three_files_hold_every_source_in_order(built: Site) -> None:
    ids = [read.source.id for read in built.timeline.sources]
    assert set(ids) == {"a-month", "b-range", "c-folded", "d-greek", "e-old"}
    assert [entry.key for entry in parse_bytes(built.files["data/references.bib"], "bibtex").entries.values()] == ids
    assert [entry["id"] for entry in rispy.loads(built.files["data/references.ris"].decode())] == ids
    assert [item["id"] for item in json.loads(built.files["data/sources.csl.json"])] == ids


def test_a_list_of_nothing_is_a_file_that_can_be_read() -> None:
    assert json.loads(format_list([], REFERENCE_FORMATS["json"])) == []
    assert format_list([], REFERENCE_FORMATS["bib"]).strip() == ""


def test_records_put_together_are_the_file(built: Site) -> None:
    for key, path in (("bib", "references.bib"), ("ris", "references.ris"), ("json", "sources.csl.json")):
        records = read_records(built, key)
        text = records["start"] + records["between"].join(records["sources"].values()) + records["end"]
        assert text.encode() == built.files[f"data/{path}"]
        assert list(records["events"]) == [event.id for event in built.timeline.events]


def test_records_are_found_by_the_numbers_and_ids_of_the_entries(built: Site) -> None:
    records = read_records(built, "json")
    for number, read in enumerate(built.timeline.sources, start=1):
        assert json.loads(records["sources"][str(number)])["id"] == read.source.id
    for event in built.timeline.events:
        assert json.loads(records["events"][event.id])["URL"] == f"{BASE_URL}events/{event.id}.html"


@pytest.mark.parametrize("source", ["a-month", "b-range", "c-folded", "d-greek", "e-old"])
def test_the_page_of_a_source_is_read_as_the_article(built: Site, source: str) -> None:
    item = next(make_source_item(read.source) for read in built.timeline.sources if read.source.id == source)
    page = Page(built.files[f"sources/{source}.html"])
    [coins] = page.coins
    assert parse_qs(coins)["rft.title"] == [item.full_title] == [page.metas["citation_title"]]
    assert page.metas["DC.publisher"] == item.container_title
    [record] = json.loads(page.texts["as-json"])
    assert record["title"] == item.full_title
    assert parse_bytes(page.texts["as-bib"].encode(), "bibtex").entries[source]
    assert page.texts["as-wiki"].startswith("{{cite news |")


def test_the_page_of_an_event_is_read_as_an_entry_of_the_timeline(built: Site) -> None:
    event = built.timeline.events[0]
    page = Page(built.files[f"events/{event.id}.html"])
    [coins] = page.coins
    assert parse_qs(coins)["rft.source"] == ["Odd {cases}, 100%"]
    assert page.metas["citation_title"] == f"{event.title} (13 June 2024)"
    assert "citation_publication_date" not in page.metas
    assert page.texts["as-bib"].startswith(f"@online{{dateline-{event.id},")
    [record] = rispy.loads(page.texts["as-ris"])
    assert record["type_of_reference"] == "ELEC"


def test_pages_without_a_reference_of_their_own_say_nothing(built: Site) -> None:
    for path in ("index.html", "sources.html", "404.html"):
        page = Page(built.files[path])
        assert not page.coins
        assert not [name for name in page.metas if name.startswith(("citation_", "DC."))]


def test_the_bibliography_leads_to_its_files(built: Site) -> None:
    html = built.files["sources.html"].decode()
    for path in ("data/references.bib", "data/references.ris", "data/sources.csl.json"):
        assert f'href="{path}"' in html
        assert path in built.files


def test_no_more_of_a_private_copy_is_cited_than_its_headline(tmp_path: Path) -> None:
    content = write_content(tmp_path / "content")
    path = content / "sources" / "a-month.md"
    words = "Nobody but the owner of this copy shall read these words."
    path.write_text(path.read_text().replace("---\nAda", f"text: verbatim\n---\n{words} Ada"), encoding="utf-8")
    site = build_site(content)
    files = [file for name, file in site.files.items() if name.startswith("data/references") or "csl" in name]
    assert len(files) == 6
    assert not any(words.encode() in file for file in files)


def test_every_awkward_item_is_in_a_list_of_all() -> None:
    items = list(ITEMS.values())
    assert len(json.loads(format_list(items, REFERENCE_FORMATS["json"]))) == len(items)
    assert len(rispy.loads(format_list(items, REFERENCE_FORMATS["ris"]))) == len(items)
    assert len(parse_bytes(format_list(items, REFERENCE_FORMATS["bib"]).encode(), "bibtex").entries) == len(items)
