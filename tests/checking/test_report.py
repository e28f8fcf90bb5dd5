"""The report of ``dateline check``: in words, and for programs."""

from __future__ import annotations

from dateline.checking.places import Finding, Place
from dateline.checking.report import record_report, write_report
from dateline.errors import Problem

MERGES = Finding(
    id="near-misses",
    title="Near misses",
    advice="paste the line",
    places=(
        Place(path="content/sources/a.md", line=7, message="a and b", suggestion="- merge: [a, b]"),
        Place(path="content/sources/longer.md", line=12, message="c and d", suggestion="- merge: [c, d]"),
    ),
)
ALONE = Finding(
    id="one-source",
    title="One source alone",
    advice="look for another",
    places=tuple(Place(path="content/sources/a.md", line=7, message=f"event {number}") for number in range(12)),
    to_know=True,
)
CONCERN = Problem(path="content/actors.yml", line=3, message="no source names Nobody; remove the entry")


def test_it_begins_with_how_many_there_are_of_each_sort() -> None:
    assert list(write_report([MERGES, ALONE], [CONCERN], everything=False))[:6] == [
        "To look at:",
        "   1  Concerns, on which --strict fails",
        "   2  Near misses",
        "To know (--all lists them):",
        "  12  One source alone",
        "",
    ]


def test_a_place_is_a_line_aligned_and_what_can_be_pasted_stands_at_the_margin() -> None:
    assert list(write_report([MERGES], [], everything=False))[3:] == [
        "Near misses: 2",
        "  (paste the line)",
        "  content/sources/a.md:7        a and b",
        "- merge: [a, b]",
        "  content/sources/longer.md:12  c and d",
        "- merge: [c, d]",
    ]


def test_what_is_only_to_know_is_listed_where_that_is_asked_for() -> None:
    assert "event 3" not in "\n".join(write_report([ALONE], [], everything=False))
    assert "  content/sources/a.md:7  event 3" in list(write_report([ALONE], [], everything=True))


def test_a_tidy_story_has_nothing_to_look_at() -> None:
    assert list(write_report([], [], everything=False)) == ["Nothing to look at."]


def test_programs_get_groups_with_stable_keys() -> None:
    first, second, third = record_report([MERGES, ALONE], [CONCERN])["groups"]
    assert first["id"] == "concerns"
    assert first["problems"] == [
        {"path": CONCERN.path, "line": 3, "column": 0, "length": 0, "message": CONCERN.message, "suggestion": ""},
    ]
    assert set(second) == {"id", "title", "advice", "to_know", "problems"}
    assert second["problems"][0] == {
        "path": "content/sources/a.md",
        "line": 7,
        "column": 0,
        "length": 0,
        "message": "a and b",
        "suggestion": "- merge: [a, b]",
    }
    assert (third["id"], third["to_know"], len(third["problems"])) == ("one-source", True, 12)
    assert record_report([], []) == {"groups": []}
