"""SECURITY.md, promise 1, for what programs are given: no format lets a text out of its place."""

from __future__ import annotations

import csv
import io
import json
import re
from xml.etree import ElementTree as ET

import html5lib
import icalendar
import pytest
import rispy
from pybtex.database import parse_string

from dateline.pipeline import Site, build_site
from tests.promises.hostile import ADDRESS, PAYLOADS, write_hostile_story

_ATOM = "{http://www.w3.org/2005/Atom}"
_ATOM_ELEMENTS = {
    "feed",
    "entry",
    "title",
    "subtitle",
    "id",
    "updated",
    "author",
    "name",
    "generator",
    "link",
    "category",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return build_site(write_hostile_story(tmp_path_factory.mktemp("hostile") / "content"))


def test_every_export_is_looked_at(site: Site) -> None:
    """What is new here needs a test of its own."""
    suffixes = {path.rpartition(".")[2] for path in site.files if not path.startswith("fonts/")}
    assert suffixes == {
        *("html", "css", "js", "svg", "png"),  # pages, and what they are made with
        *("xml", "ics", "csv", "json", "jsonld", "bib", "ris", "txt", "nojekyll"),
    }


def test_feeds_hold_plain_text_and_no_markup(site: Site) -> None:
    feeds = {path: content for path, content in site.files.items() if path.endswith(".xml") and path != "sitemap.xml"}
    assert {"feed.xml", "disagreements.xml", "changes.xml"} < feeds.keys()
    shown = []
    for path, content in feeds.items():
        assert b"<!DOCTYPE" not in content, path
        assert content.count(b"<?") == 1, path
        for element in ET.fromstring(content).iter():  # noqa: S314 -- our own file
            assert element.tag.removeprefix(_ATOM) in {*_ATOM_ELEMENTS, "summary"}, path
            assert element.get("type", "text") in {"text", "text/html", "application/atom+xml"}, path
            assert element.get("href", ADDRESS).startswith(ADDRESS), path
            shown.append(element.text or "")
    assert all(any(event.title in text for text in shown) for event in site.timeline.events)


def test_the_sitemap_holds_addresses_of_the_site_alone(site: Site) -> None:
    texts = ET.fromstring(site.files["sitemap.xml"]).itertext()  # noqa: S314 -- our own file
    addresses = [text.strip() for text in texts if text.strip()]
    assert len(addresses) > len(PAYLOADS)
    assert all(re.fullmatch(re.escape(ADDRESS) + r"[a-z0-9/._-]*", address) for address in addresses)
    assert re.fullmatch(
        rf"User-agent: \*\nAllow: /\nSitemap: {re.escape(ADDRESS)}sitemap\.xml\n", site.files["robots.txt"].decode()
    )


def test_no_cell_of_a_table_is_a_formula(site: Site) -> None:
    tables = {path: content for path, content in site.files.items() if path.endswith(".csv")}
    assert len(tables) == 4
    cells = 0
    for path, content in tables.items():
        head, *rows = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
        for row in rows:
            assert len(row) == len(head), path
            assert not [cell for cell in row if re.match(r"\s*[=+\-@\t\r＝＋－＠]", cell)], path
            cells += len(row)
    assert cells > 500


def test_no_text_begins_a_line_of_the_calendar(site: Site) -> None:
    calendar = site.files["timeline.ics"].decode()
    lines = calendar.replace("\r\n ", "").removesuffix("\r\n").split("\r\n")
    assert not [line for line in lines if "\n" in line or "\r" in line]
    names = {re.split(r"[:;]", line)[0] for line in lines}
    assert names <= {
        *(
            "BEGIN",
            "END",
            "VERSION",
            "PRODID",
            "CALSCALE",
            "NAME",
            "X-WR-CALNAME",
            "DESCRIPTION",
            "X-WR-CALDESC",
            "UID",
        ),
        *("DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "CATEGORIES", "STATUS", "URL", "TRANSP"),
    }
    components = list(icalendar.Calendar.from_ical(calendar).walk())
    assert {component.name for component in components} == {"VCALENDAR", "VEVENT"}


def test_scripts_of_references_are_one_assignment_of_data(site: Site) -> None:
    scripts = [content.decode() for path, content in site.files.items() if re.fullmatch(r"data/.*\.js", path)]
    assert len(scripts) == 3
    for script in scripts:
        found = re.fullmatch(r"window\.references = (.*);\n", script)
        assert found
        assert "\u2028" not in script
        json.loads(found[1])


def test_slides_hold_no_tag(site: Site) -> None:
    """TimelineJS takes texts for HTML, and those of a group twice."""

    def list_tags(text: str) -> list[str]:
        fragment = html5lib.parseFragment(text, treebuilder="etree", namespaceHTMLElements=False)
        return [str(element.tag) for element in fragment.iter() if element is not fragment]

    slides = json.loads(site.files["data/timelinejs.json"])
    assert len(slides["events"]) > len(PAYLOADS)
    for slide in (slides["title"], *slides["events"]):
        assert not list_tags(slide["text"]["headline"])
        assert not list_tags(slide["text"]["text"])
        group = html5lib.parseFragment(slide.get("group", ""), treebuilder="etree", namespaceHTMLElements=False)
        assert not list_tags("".join(group.itertext()))


def test_linked_data_and_records_are_json_with_addresses_of_the_web(site: Site) -> None:
    for path in ("data/timeline.jsonld", "data/annotations.jsonld", "data/events.json", "data/sources.csl.json"):
        for address in list_addresses(json.loads(site.files[path])):
            assert re.match(r"(https?://|urn:uuid:|[a-z0-9./#_-]+$)", address), (path, address)


def list_addresses(value: object) -> list[str]:
    """Values of the keys by which programs are led somewhere."""
    if isinstance(value, list):
        return [one for item in value for one in list_addresses(item)]
    if not isinstance(value, dict):
        return []
    own = [
        one for key in ("@id", "id", "url", "sameAs", "URL", "link", "target") if isinstance(one := value.get(key), str)
    ]
    return [*own, *(one for item in value.values() for one in list_addresses(item))]


def test_reference_lists_have_an_entry_a_source_and_no_command(site: Site) -> None:
    bibtex = site.files["data/references.bib"].decode()
    entries = parse_string(bibtex, "bibtex").entries
    assert len(entries) == len(site.timeline.sources)
    assert not re.search(r"\\(?:input|write|include)\b", bibtex)
    ris = site.files["data/references.ris"].decode()
    assert len(rispy.loads(ris)) == len(site.timeline.sources)
    assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in ris.split("\r\n") if line)


def test_the_card_is_drawn_without_asking_for_anything(site: Site) -> None:
    assert site.files["card.png"].startswith(b"\x89PNG")
