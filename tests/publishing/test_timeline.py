from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from dateline.config import Config
from dateline.model import Event, Timeline
from dateline.publishing.entries import build_entry
from dateline.publishing.frame import build_filters
from dateline.publishing.timeline import LONG_STORY, arrange_story, choose_years, make_key


def test_events_and_sources_are_numbered_in_their_order(timeline: Timeline) -> None:
    story = arrange_story(timeline)
    assert [story.numbers[event.id] for event in timeline.events] == [1, 2, 3, 4]
    assert "nineties" not in story.numbers
    assert story.source_numbers == {"gazette": 1, "oc-media": 2, "weekly": 3, "lraber": 4}


def test_an_event_knows_its_sources_by_their_numbers_and_a_source_its_events(timeline: Timeline) -> None:
    story = arrange_story(timeline)
    for event in story.events.values():
        told = {mention.source for mention in event.mentions}
        assert story.event_sources[event.id] == tuple(sorted(story.source_numbers[one] for one in told))
        assert told == {source for source, events in story.source_events.items() if event in events}


def test_an_event_sits_in_the_lane_of_everyone_who_acts(timeline: Timeline) -> None:
    story = arrange_story(timeline)
    assert [lane.key for lane in story.event_lanes["spoke"]] == ["armenia", "belarus"]
    assert [lane.key for lane in story.event_lanes["papers"]] == ["belarus", "others"]


def test_a_place_counts_only_where_nobody_acts(timeline: Timeline, event: Callable[..., Event]) -> None:
    alone, visited = event("a", "2024", actors=("Minsk",)), event("b", "2024", actors=("Armenia", "Minsk"))
    story = arrange_story(replace(timeline, events=(alone, visited)))
    assert [lane.name for lane in story.event_lanes["a"]] == ["Belarus"]
    assert [lane.name for lane in story.event_lanes["b"]] == ["Armenia"]


def test_an_event_of_nobody_known_is_among_the_others(timeline: Timeline, event: Callable[..., Event]) -> None:
    story = arrange_story(replace(timeline, events=(event("a", "2024", actors=()),)))
    assert [lane.name for lane in story.event_lanes["a"]] == ["Others"]


def test_a_story_in_which_no_country_acts_has_one_lane_which_no_entry_names(timeline: Timeline) -> None:
    beyond = replace(timeline, config=Config(title="A"), actors=())
    story = arrange_story(beyond)
    assert [lane.name for lane in story.lanes] == ["Events"]
    assert build_entry(timeline.events[0], story).ref.lanes == ()
    assert build_filters(story, timeline.events).lanes == ()
    assert build_entry(timeline.events[0], arrange_story(timeline)).ref.lanes


def test_without_configured_lanes_the_countries_with_most_events_get_them(timeline: Timeline) -> None:
    story = arrange_story(replace(timeline, config=Config(title="Any story")))
    assert [lane.name for lane in story.lanes] == ["Belarus", "Armenia", "Others"]


def test_entries_stand_under_years_and_number_on(timeline: Timeline) -> None:
    years = arrange_story(timeline).years
    assert [(year.label, year.first_number, len(year.events)) for year in years] == [
        ("2018", 1, 1),
        ("2024", 2, 2),
        ("2025", 4, 1),
    ]


def test_a_long_story_moves_its_entries_to_pages_of_their_years(
    timeline: Timeline, crowd: Callable[[int], tuple[Event, ...]]
) -> None:
    short = arrange_story(replace(timeline, events=crowd(LONG_STORY)))
    assert short.find_entry("crowd-000") == "index.html#e-crowd-000"
    long = arrange_story(replace(timeline, events=crowd(LONG_STORY + 1)))
    assert long.find_entry("crowd-000") == "2024.html#e-crowd-000"
    assert long.find_entry("nineties") == "events/nineties.html"


@pytest.mark.parametrize(
    ("years", "expected"),
    [
        ([], (1, 1)),
        ([2024], (2024, 2024)),
        ([2018, 2020, 2024], (2018, 2024)),
        ([1918, *[2020] * 20, *[2024] * 20], (2020, 2024)),
        ([*[2020] * 20, *[2024] * 20, 2090], (2020, 2024)),
        ([1918, *[2020] * 20, *[2024] * 20, 2090], (2020, 2024)),
        ([2002, 2006, 2012, *[2016] * 5, *[2018] * 21, *[2024] * 60], (2016, 2024)),
        # A year without an event parts nothing, nor do few events in years that follow on each other.
        ([2019, *[2021] * 60, *[2024] * 60, 2025], (2019, 2025)),
        ([2019, 2019, *[2020] * 60, *[2024] * 60, 2025], (2019, 2025)),
        # More than a tenth of the story is no outlier.
        ([*[1990] * 5, *[2020] * 20, *[2024] * 20], (1990, 2024)),
        # Three silent years are little in a long history.
        ([1900, *[1904] * 20, *[2024] * 20], (1900, 2024)),
    ],
)
def test_the_picture_leaves_out_what_lies_beyond_a_long_silence(years: list[int], expected: tuple[int, int]) -> None:
    assert choose_years(years) == expected


def test_a_key_is_safe_in_an_address() -> None:
    assert make_key("Côte d’Ivoire") == "cote-d-ivoire"
