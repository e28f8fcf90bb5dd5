from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON

from dateline.edtf import parse_edtf
from dateline.publishing.csl import Item, format_csl, make_event_item, make_source_item
from tests.publishing.awkward_references import BASE_URL, HOSTILE_LINE, ITEMS, WAYBACK
from tests.publishing.factory_exports import make_source, make_timeline

STYLE = """<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0" default-locale="en-GB">
  <info><title>Everything</title><id>everything</id><updated>2024-01-01T00:00:00Z</updated></info>
  <citation><layout><text variable="title"/></layout></citation>
  <bibliography><layout><group delimiter=" | ">
    <names variable="author"><name/></names>
    <text variable="title"/><text variable="container-title"/>
    <date variable="issued" form="text"/><text variable="URL"/>
  </group></layout></bibliography>
</style>"""


def read(item: Item) -> dict[str, Any]:
    record: dict[str, Any] = json.loads(format_csl(item))
    return record


@pytest.fixture(scope="module")
def render(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Item], str]:
    """Render an item with citeproc-py, in a style that prints every field."""
    path = tmp_path_factory.mktemp("style") / "everything.csl"
    path.write_text(STYLE, encoding="utf-8")

    def cite(item: Item) -> str:
        style = CitationStylesStyle(str(path), validate=False)
        shelf = CitationStylesBibliography(style, CiteProcJSON([read(item)]), formatter.plain)
        shelf.register(Citation([CitationItem(item.id)]))
        [line] = shelf.bibliography()
        return str(line)

    return cite


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("plain", "Ann Reporter | Ambassadors recalled | The Courier | 14 June 2024 | https://example.org/plain"),
        ("month", "Ambassadors recalled | The Courier | June 2024 | https://example.org/month"),
        ("interval", "Ambassadors recalled | The Courier | 26–31 January 2025 | https://example.org/interval"),
        ("open", "Ambassadors recalled | The Courier | from 2018 | https://example.org/open"),
        ("set", "Ambassadors recalled | The Courier | 2021 and 2022 | https://example.org/set"),
        ("russian", "Посол отозван [Ambassador withdrawn] | Газета | 14 June 2024 | https://example.org/russian"),
        ("nowhere", "Ambassadors recalled | The Courier | 14 June 2024"),
    ],
)
def test_another_program_renders_the_item(render: Callable[[Item], str], name: str, line: str) -> None:
    assert render(ITEMS[name]) == line


def test_another_program_renders_every_awkward_item(render: Callable[[Item], str]) -> None:
    for name, item in ITEMS.items():
        assert item.title in render(item), name


@pytest.mark.parametrize(
    ("date", "written"),
    [
        ("2024-06-14", {"date-parts": [[2024, 6, 14]]}),
        ("2024-06", {"date-parts": [[2024, 6]]}),
        ("2024", {"date-parts": [[2024]]}),
        ("2024-05-1X", {"date-parts": [[2024, 5]]}),
        ("2024-05-XX", {"date-parts": [[2024, 5]]}),
        ("2024-XX", {"date-parts": [[2024]]}),
        ("2025-01-26/2025-01-31", {"date-parts": [[2025, 1, 26], [2025, 1, 31]]}),
        ("2024-05/2024-06", {"date-parts": [[2024, 5], [2024, 6]]}),
        ("2018/2022", {"date-parts": [[2018], [2022]]}),
        ("199X", {"date-parts": [[1990], [1999]]}),
        ("2020-23", {"date-parts": [[2020]], "season": 3}),
        ("2019~", {"date-parts": [[2019]], "circa": True}),
        ("2019-06-14?", {"date-parts": [[2019, 6, 14]], "circa": True}),
        ("2018/..", {"literal": "from 2018"}),
        ("../2017", {"literal": "before 2018"}),
        ("{2021,2022}", {"literal": "2021 and 2022"}),
        ("0044-03-15", {"date-parts": [[44, 3, 15]]}),
    ],
)
def test_a_date_is_as_exact_as_it_is_known(date: str, written: dict[str, Any]) -> None:
    assert read(make_source_item(make_source(published=parse_edtf(date))))["issued"] == written


def test_a_source_has_what_is_known_of_it_and_nothing_else() -> None:
    assert read(ITEMS["plain"]) == {
        "id": "plain",
        "type": "article-newspaper",
        "title": "Ambassadors recalled",
        "container-title": "The Courier",
        "author": [{"literal": "Ann Reporter"}],
        "issued": {"date-parts": [[2024, 6, 14]]},
        "accessed": {"date-parts": [[2024, 7, 1]]},
        "URL": "https://example.org/plain",
        "archive_location": WAYBACK,
        "language": "en",
    }
    assert "author" not in read(ITEMS["nobody"])


@pytest.mark.parametrize(
    ("author", "names"),
    [
        ("Ann Reporter", [{"literal": "Ann Reporter"}]),
        ("Reporter, Ann B.", [{"family": "Reporter", "given": "Ann B."}]),
        ("van der Berg, Jan", [{"family": "van der Berg", "given": "Jan"}]),
        ("Reporter, Ann; Reuters", [{"family": "Reporter", "given": "Ann"}, {"literal": "Reuters"}]),
        ("Ann Reporter, Bob Writer", [{"literal": "Ann Reporter, Bob Writer"}]),
        ("Reporter, Ann, Jr.", [{"literal": "Reporter, Ann, Jr."}]),
        ("Reuters,", [{"literal": "Reuters,"}]),
    ],
)
def test_a_name_is_taken_apart_only_where_that_is_certain(author: str, names: list[dict[str, str]]) -> None:
    assert read(make_source_item(make_source(author=author)))["author"] == names


@pytest.mark.parametrize(
    ("fields", "kind"),
    [
        ({}, "article-newspaper"),
        ({"publisher": "[Outlet not stated]"}, "webpage"),
        ({"url": "https://mfa.gov.by/en/1"}, "webpage"),
        ({"url": "https://www.diplomatie.gouv.fr/1"}, "webpage"),
        ({"url": "https://government.example/1"}, "article-newspaper"),
        ({"url": ""}, "article-newspaper"),
    ],
)
def test_what_no_outlet_published_is_a_page(fields: dict[str, object], kind: str) -> None:
    assert make_source_item(make_source(**fields)).type == kind


def test_what_the_editor_supplied_is_marked() -> None:
    supplied = read(ITEMS["supplied"])
    assert supplied["title"] == "[On the recall]"
    assert supplied["container-title"] == "[Outlet not stated]"
    assert supplied["note"] == "[Title: Descriptive.]"
    assert read(ITEMS["month"])["note"] == "[Date of publication: No day shown.]"


def test_an_event_is_cited_by_its_own_day_and_not_as_published_then() -> None:
    assert read(ITEMS["event"]) == {
        "id": "dateline-ambassadors-recalled",
        "type": "webpage",
        "title": "Ambassadors & envoys recalled (13 June 2024)",
        "container-title": "Allies at odds",
        "event-date": {"date-parts": [[2024, 6, 13]]},
        "URL": f"{BASE_URL}events/ambassadors-recalled.html",
        "language": "en",
        "version": "as of 20 June 2024",
        "note": "Disputed: also dated 14 June 2024",
    }
    assert "URL" not in read(ITEMS["vague event"])
    assert ITEMS["vague event"].title == "Visit (from 2018)"


def test_an_events_title_says_when_it_is_only_alleged_and_when_an_editor_dated_it() -> None:
    timeline = make_timeline()
    alleged = replace(timeline.events[0], modality="alleged", edited=("date",), disagreements=())
    item = make_event_item(alleged, timeline.config, newest="", base_url="")
    assert item.title == "Ambassadors & envoys recalled (alleged, [13 June 2024])"
    assert (item.version, item.note) == ("", "")


def test_no_control_character_and_no_line_break_gets_into_an_item() -> None:
    hostile = ITEMS["hostile"]
    assert hostile.title == hostile.container_title == HOSTILE_LINE
    assert not any(ord(char) < 32 for char in "".join((hostile.note, *(name.literal for name in hostile.authors))))


def test_only_addresses_of_the_web_are_cited() -> None:
    assert ITEMS["nowhere"].url == ""
