from __future__ import annotations

from dataclasses import replace

import pytest
from pybtex.database import Entry, parse_string

from dateline.edtf import parse_edtf
from dateline.publishing.bibtex import format_bibtex
from dateline.publishing.csl import Item
from tests.publishing.awkward_references import HOSTILE_LINE, ITEMS


def read(item: Item) -> Entry:
    """Read a record with pybtex."""
    [entry] = parse_string(format_bibtex(item), "bibtex").entries.values()
    return entry


def find_plain(value: str) -> str:
    """The words that LaTeX would print."""
    for command, char in (("backslash", "\\"), ("braceleft", "{"), ("braceright", "}"), ("asciitilde", "~")):
        value = value.replace(rf"\text{command}{{}}", char)
    return value.replace(r"\textasciicircum{}", "^").replace("\\&", "&").replace("\\%", "%").replace("\\#", "#")


def test_an_event_is_a_page_with_its_day_in_the_title() -> None:
    assert format_bibtex(ITEMS["event"]) == (
        "@online{dateline-ambassadors-recalled,\n"
        "  title        = {{Ambassadors \\& envoys recalled (13 June 2024)}},\n"
        "  organization = {Allies at odds},\n"
        "  eventdate    = {2024-06-13},\n"
        "  version      = {as of 20 June 2024},\n"
        "  language     = {en},\n"
        "  url          = {https://example.org/row/events/ambassadors-recalled.html},\n"
        "  note         = {Disputed: also dated 14 June 2024}\n"
        "}"
    )


def test_every_awkward_item_is_read_as_one_record() -> None:
    for name, item in ITEMS.items():
        entry = read(item)
        assert entry.key == item.id, name
        assert find_plain(entry.fields["title"]) == f"{{{item.title}}}", name


def test_hostile_text_stays_within_its_field() -> None:
    entry = read(ITEMS["hostile"])
    assert set(entry.fields) == {"title", "journal", "date", "language", "url", "note"}
    assert find_plain(entry.fields["journal"]) == HOSTILE_LINE


def test_authors_are_told_apart() -> None:
    people = read(ITEMS["families"]).persons["author"]
    assert [(person.last_names, person.first_names) for person in people] == [
        (["{Reporter}"], ["{Ann B.}"]),
        (["{van der Berg}"], ["{Jan}"]),
        (["{Reuters}"], []),
    ]
    assert len(read(ITEMS["hostile"]).persons["author"]) == 1


def test_a_translated_headline_is_an_addition_to_the_title() -> None:
    fields = read(ITEMS["russian"]).fields
    assert fields["title"] == "{Посол отозван}"
    assert fields["titleaddon"] == "[Ambassador withdrawn]"


def test_an_archived_copy_and_the_day_of_reading_are_kept() -> None:
    fields = read(ITEMS["plain"]).fields
    assert fields["urldate"] == "2024-07-01"
    assert fields["note"].startswith("Archived copy: https://web.archive.org/web/20240615083000/")


@pytest.mark.parametrize(
    ("date", "written"),
    [
        ("2024-06", "2024-06"),
        ("2018/2022", "2018/2022"),
        ("2018/..", "2018/.."),
        ("2024-05-1X", "2024-05"),
        ("2024-05-1X~/2024-06-0X", "2024-05~/2024-06"),
        ("199X", "199X"),
        ("19XX", "19XX"),
        ("2024-05-XX", "2024-05-XX"),
        ("0044-03-15", "0044-03-15"),
        ("{2021,2022}", ""),
    ],
)
def test_dates_are_those_biblatex_reads(date: str, written: str) -> None:
    fields = read(replace(ITEMS["plain"], issued=parse_edtf(date))).fields
    assert fields.get("date", "") == written


def test_a_url_cannot_end_its_field() -> None:
    record = format_bibtex(replace(ITEMS["plain"], url="https://example.org/{a}/100%25"))
    assert "{https://example.org/%7Ba%7D/100%25}" in record


def test_a_key_holds_nothing_that_ends_it() -> None:
    assert read(replace(ITEMS["plain"], id="a, b}{c %d")).key == "a-b-c-d"
