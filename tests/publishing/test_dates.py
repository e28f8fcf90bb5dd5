from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from dateline.model import Event, Mention, Source, Timeline
from dateline.publishing.dates import DateBlock, describe_date, say_length, tells_stretch
from dateline.publishing.timeline import arrange_story


def describe(timeline: Timeline, event: Event) -> DateBlock:
    return describe_date(event, arrange_story(replace(timeline, events=(event,))))


@pytest.mark.parametrize(
    ("date", "text", "label", "note"),
    [
        ("2024-06-13", "13 June 2024", "Day", "Thursday"),
        ("2024-05", "May 2024", "Month", "day not stated"),
        ("2024-05-1X", "Mid-May 2024", "Part of a month", "day not stated"),
        ("2020-23", "Autumn 2020", "Season", "day not stated"),
        ("2024", "2024", "Year", "month not stated"),
        ("199X", "The 1990s", "Decade", "year not stated"),
        ("19XX", "The years 1900–1999", "Century", "year not stated"),
        ("2004-XX", "Some month of 2004", "Year", "month not stated"),
        ("1985-04-XX", "Some day in April 1985", "Month", "day not stated"),
        ("1985-XX-XX", "Some day in 1985", "Year", "month not stated"),
        ("2022/", "From 2022", "Open", "end not stated"),
        ("2022/..", "From 2022", "Open", "end not stated"),
        ("../2017", "Before 2018", "Open", "start not stated"),
        ("{2021,2022}", "2021 and 2022", "Several", "2 separate dates"),
        ("2019~", "About 2019", "About", "month not stated"),
        ("2019?", "Possibly 2019", "Uncertain", "month not stated"),
        ("2024-06-03/2024-06-09", "3–9 June 2024", "Between", "some day in these 7 days"),
    ],
)
def test_the_line_under_a_date_says_what_is_not_known(
    timeline: Timeline, event: Callable[..., Event], date: str, text: str, label: str, note: str
) -> None:
    block = describe(timeline, event("x", date))
    assert (block.text, block.label, block.note) == (text, label, note)


@pytest.mark.parametrize(("date", "iso"), [("2024-06-13", "2024-06-13"), ("2024-06", ""), ("2024-06-13~", "")])
def test_a_machine_reads_a_day_only_where_the_day_is_known(
    timeline: Timeline, event: Callable[..., Event], date: str, iso: str
) -> None:
    assert describe(timeline, event("x", date)).iso == iso


def test_a_disputed_date_names_the_other_version(timeline: Timeline) -> None:
    block = describe(timeline, timeline.events[2])
    assert (block.label, block.note, block.disputed) == ("Disputed", "or 13 May 2024", True)


def test_an_editors_date_is_marked_as_supplied(timeline: Timeline, event: Callable[..., Event]) -> None:
    assert describe(timeline, event("x", "2024", edited=("date",))).supplied


@pytest.mark.parametrize(
    ("words", "expected"),
    [("13–14 September", True), ("between 13 and 14 September", True), ("last week", False), ("the weekend", False)],
)
def test_the_sources_words_tell_a_stretch_from_a_day_within_one(
    event: Callable[..., Event],
    mention: Callable[..., Mention],
    source: Callable[..., Source],
    words: str,
    expected: bool,
) -> None:
    date = "2022-09-13/2022-09-14"
    told = mention("m", source("s", f"They fought {words}."), f"They fought {words}.", date=date, words=words)
    assert tells_stretch(event("x", date, (told,))) is expected


def test_between_before_an_expression_belongs_to_it(
    event: Callable[..., Event], mention: Callable[..., Mention], source: Callable[..., Source]
) -> None:
    text = "Contracts were signed between 2006 and 2020."
    told = mention("m", source("s", text), text, date="2006/2020", words="2006 and 2020")
    assert tells_stretch(event("x", "2006/2020", (told,)))


@pytest.mark.parametrize(("kind", "expected"), [("assault", True), ("statement", False)])
def test_an_interval_that_nobody_words_lasts_if_its_kind_does(
    event: Callable[..., Event], kind: str, expected: bool
) -> None:
    assert tells_stretch(replace(event("x", "2020-09/2020-11"), kind=kind)) is expected


@pytest.mark.parametrize(("days", "words"), [(2, "2 days"), (61, "2 months"), (1826, "5 years")])
def test_a_length_is_said_in_the_unit_a_reader_counts_in(days: int, words: str) -> None:
    assert say_length(days) == words
