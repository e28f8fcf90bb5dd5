"""Sources that print what an earlier one printed."""

from __future__ import annotations

from dataclasses import replace

from dateline.checking.findings import list_findings
from dateline.model import AnnotatedSource
from tests.publishing.factory_exports import make_source, make_timeline

TEXT = (
    "The harbour council of Norland met on Monday to discuss the price of herring. Its chair said that boats from "
    "Sudland had crossed the line twice since April, and that the guard would answer a third crossing. The guard has "
    "four boats, of which one is under repair until autumn."
)
OTHER = (
    "A court in Sudland heard eleven fishermen who had been held since spring. Their lawyer called the charges thin, "
    "and the judge adjourned the case until the ministry sends its maps. None of them may leave the town before that."
)


def list_reprints(*sources: tuple[str, str] | tuple[str, str, str]) -> list[tuple[str, str]]:
    """Path and line to write of each reprint, from name, text and ``same_text_as``."""
    reads = []
    for name, text, *same in sources:
        source = make_source(name, text, same_text_as=same[0] if same else "")
        reads.append(AnnotatedSource(source=source, passages=(), timexes=(), names=(), mentions=(), undated=()))
    story = replace(make_timeline(), sources=tuple(reads), events=(), beyond=())
    return [
        (place.place, place.suggestion)
        for finding in list_findings(story, {})
        if finding.id == "reprints"
        for place in finding.places
    ]


def test_a_copy_is_asked_about_with_the_line_to_write() -> None:
    assert list_reprints(("a", TEXT), ("b", OTHER), ("c", TEXT)) == [("content/sources/c.md:1", "same_text_as: a")]


def test_so_is_one_that_was_cut_or_has_a_new_beginning() -> None:
    assert list_reprints(("a", TEXT), ("b", TEXT[: len(TEXT) * 2 // 3])) == [
        ("content/sources/b.md:1", "same_text_as: a")
    ]
    assert list_reprints(("a", TEXT), ("b", f"HARBOUR, Tuesday. {TEXT.upper()}")) == [
        ("content/sources/b.md:1", "same_text_as: a")
    ]


def test_one_that_says_so_is_not_asked_about() -> None:
    assert list_reprints(("a", TEXT), ("b", TEXT, "a")) == []


def test_a_shared_sentence_or_a_short_text_is_no_reprint() -> None:
    sentence = TEXT.partition(".")[0] + "."
    assert list_reprints(("a", TEXT), ("b", f"{sentence} {OTHER}")) == []
    assert list_reprints(("a", "They met on Monday."), ("b", "They met on Monday.")) == []
