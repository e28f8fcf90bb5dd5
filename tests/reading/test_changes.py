from __future__ import annotations

from datetime import date

import pytest

from dateline.edtf import parse_edtf
from dateline.errors import ContentError
from dateline.model import Change, Revision
from dateline.reading.changes import read_changes

TEXT = """- day: 2024-07-01
  events: 3
  changes:
    - redated: the-recall
      date: 2024-06-13
      title: "Norland: the recall"
      before: 2024-06
    - reported: the-recall
      date: 2024-06-13
      title: "Norland: the recall"
      sources: [gazette, herald]
- day: 2024-06-14
  events: 2
"""


def read(text: str) -> tuple[Revision, ...]:
    return read_changes(text, "content/changes.yml")


def test_entries_come_newest_first() -> None:
    recall = {"event": "the-recall", "date": parse_edtf("2024-06-13"), "title": "Norland: the recall"}
    assert read(TEXT) == (
        Revision(
            day=date(2024, 7, 1),
            events=3,
            changes=(
                Change(kind="redated", before="2024-06", **recall),
                Change(kind="reported", sources=("gazette", "herald"), **recall),
            ),
        ),
        Revision(day=date(2024, 6, 14), events=2),
    )


@pytest.mark.parametrize("text", ["", "# nothing but a remark\n"])
def test_nothing_recorded(text: str) -> None:
    assert read(text) == ()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("day: 2024-06-14", "changes.yml:1:1: the file is not a list; begin every entry with '- day: …'"),
        ("- first", "changes.yml:1:3: an entry is a mapping; begin it with '- day: 2024-06-14'"),
        (TEXT.replace("2024-07-01", "2024-07"), "changes.yml:1:8: day: 2024-07 is not one day; write it as 2024-06-14"),
        (
            TEXT.replace("2024-07-01", "2024-06-01"),
            "changes.yml:12:8: 2024-06-14 stands below 2024-06-01; put the newest",
        ),
        (TEXT.replace("events: 3", "events: many"), "changes.yml:2:11: events: 'many' is not a whole number"),
        (TEXT.replace("  events: 3\n", ""), "changes.yml:1:3: 'events' is missing; write 'events: the number"),
        (TEXT.replace("redated", "redate"), "changes.yml:4:7: unknown key 'redate'; did you mean 'redated'?"),
        (
            TEXT.replace("- redated: the-recall\n     ", "-"),
            "changes.yml:4:7: a change without its kind; begin it with one",
        ),
        (
            TEXT.replace("before: 2024-06", "split: a"),
            "changes.yml:4:7: a change is of one kind, not split, redated; begin",
        ),
        (TEXT.replace("redated: the", "redated: The"), "changes.yml:4:16: redated: 'The-recall' was never an address"),
        (
            TEXT.replace("      before: 2024-06\n", ""),
            "changes.yml:4:7: 'redated' needs 'before'; write 'before: what it",
        ),
        (TEXT.replace("before: 2024-06", "before: June"), "changes.yml:7:15: before: "),
        (
            TEXT.replace("before: 2024-06", "before: 2024-06\n      other: a"),
            "changes.yml:8:14: 'redated' has no 'other'; del",
        ),
        (
            TEXT.replace("[gazette, herald]", "[]"),
            "changes.yml:11:16: 'reported' needs 'sources'; write 'sources: [id-of",
        ),
        (TEXT.replace("date: 2024-06-13", "date: 13 June", 1), "changes.yml:5:13: date: "),
    ],
)
def test_what_is_wrong_is_said_with_its_line(text: str, message: str) -> None:
    with pytest.raises(ContentError) as raised:
        read(text)
    assert f"content/{message}" in str(raised.value)
