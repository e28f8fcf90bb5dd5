from __future__ import annotations

from typing import Any

import pytest
import rispy

from dateline.edtf import parse_edtf
from dateline.publishing.csl import Item, make_source_item
from dateline.publishing.ris import format_ris
from tests.publishing.awkward_references import HOSTILE_LINE, ITEMS, WAYBACK
from tests.publishing.factory_exports import make_source


def read(item: Item) -> dict[str, Any]:
    """Read a record with rispy."""
    [record] = rispy.loads(format_ris(item))
    return dict(record)


def test_every_awkward_item_is_read_as_one_record() -> None:
    for name, item in ITEMS.items():
        record = read(item)
        assert record["id"] == item.id, name
        assert record["title"] == item.title, name


def test_an_article_and_an_entry_of_the_timeline() -> None:
    article = read(ITEMS["plain"])
    assert article["type_of_reference"] == "NEWS"
    assert article["authors"] == ["Ann Reporter"]
    assert article["secondary_title"] == "The Courier"
    assert (article["year"], article["date"]) == ("2024", "2024/06/14/")
    assert article["access_date"] == "2024/07/01/"
    assert article["notes"] == [f"Archived copy: {WAYBACK}"]
    event = read(ITEMS["event"])
    assert event["type_of_reference"] == "ELEC"
    assert "year" not in event
    assert event["notes"] == ["Disputed: also dated 14 June 2024"]


def test_hostile_text_opens_no_line_of_its_own() -> None:
    record = read(ITEMS["hostile"])
    assert record["type_of_reference"] == "NEWS"
    assert record["secondary_title"] == HOSTILE_LINE
    assert all(line[2:6] == "  - " for line in format_ris(ITEMS["hostile"]).splitlines())


def test_names_are_inverted_where_the_family_is_known_and_have_no_comma_otherwise() -> None:
    assert read(ITEMS["families"])["authors"] == ["Reporter, Ann B.", "van der Berg, Jan", "Reuters"]
    assert read(ITEMS["hostile"])["authors"] == ["Smith & {Sons} and Co"]


def test_a_translated_headline_has_a_field() -> None:
    assert read(ITEMS["russian"])["translated_title"] == "Ambassador withdrawn"


@pytest.mark.parametrize(
    ("date", "year", "written"),
    [
        ("2024-06", "2024", "2024/06//"),
        ("2025", "2025", "2025///"),
        ("2025-01-26/2025-01-31", "2025", "2025/01//26–31 January 2025"),
        ("2024-05-30/2024-06-02", "2024", "2024///30 May – 2 June 2024"),
        ("2019~", "2019", "2019///about 2019"),
        ("2018/..", "", "///from 2018"),
        ("{2021,2022}", "", "///2021 and 2022"),
        ("0044-03-15", "0044", "0044/03/15/"),
        ("2024-XX", "2024", "2024///some month of 2024"),
    ],
)
def test_a_date_is_as_exact_as_it_is_known(date: str, year: str, written: str) -> None:
    record = read(make_source_item(make_source(published=parse_edtf(date))))
    assert (record.get("year", ""), record["date"]) == (year, written)


def test_lines_end_as_the_format_asks() -> None:
    text = format_ris(ITEMS["plain"])
    assert text.endswith("ER  - \r\n")
    assert text.count("\n") == text.count("\r\n")
