from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import accumulate

import pytest

from dateline.model import Event, Timeline
from dateline.publishing.axis import draw_axis, draw_position
from dateline.publishing.overview import Overview, draw_overview
from dateline.publishing.timeline import arrange_story


def draw(timeline: Timeline, *events: Event) -> Overview:
    picture = draw_overview(arrange_story(replace(timeline, events=events)))
    assert picture is not None
    return picture


def test_an_empty_story_has_no_picture(timeline: Timeline) -> None:
    assert draw_overview(arrange_story(replace(timeline, events=()))) is None


def test_an_event_is_drawn_in_every_lane_it_involves_and_tabbed_to_once(timeline: Timeline) -> None:
    picture = draw_overview(arrange_story(timeline))
    assert picture is not None
    found = {lane.key: [mark for mark in lane.marks if mark.target.endswith("#e-spoke")] for lane in picture.lanes}
    assert [mark.is_repeated for mark in found["armenia"] + found["belarus"]] == [False, True]
    assert not found["azerbaijan"]


@pytest.mark.parametrize("count", [5, 9, 80, 290])
def test_marks_never_pile_out_of_their_lane(
    timeline: Timeline, crowd: Callable[[int], tuple[Event, ...]], count: int
) -> None:
    for lane in draw(timeline, *crowd(count)).lanes:
        assert all(lane.top < mark.y < lane.base for mark in lane.marks)
        assert all(bar.y > lane.base for bar in lane.bars)


@pytest.mark.parametrize("count", [5, 9, 80, 290])
def test_every_event_is_counted_in_the_picture(
    timeline: Timeline, crowd: Callable[[int], tuple[Event, ...]], count: int
) -> None:
    armenia = draw(timeline, *crowd(count)).lanes[0]
    assert sum(mark.more or 1 for mark in armenia.marks) == count


def test_the_rest_of_a_full_column_leads_to_its_first_event(timeline: Timeline, event: Callable[..., Event]) -> None:
    events = [event(f"e{n}", "2024-06-13") for n in range(20)]
    [top] = [mark for mark in draw(timeline, *events).lanes[0].marks if mark.more]
    assert (top.more, top.target) == (13, "index.html#e-e7")
    assert "13 more events" in top.label


@pytest.mark.parametrize(
    ("date", "is_soft", "fade"),
    [("2024", True, ""), ("2020/2022", True, ""), ("2022-12/..", False, "right"), ("../2020", False, "left")],
)
def test_long_events_are_bars(
    timeline: Timeline, event: Callable[..., Event], date: str, is_soft: bool, fade: str
) -> None:
    events = (event("first", "2018-01-05"), event("x", date), event("last", "2025-12-05"))
    [bar] = draw(timeline, *events).lanes[0].bars
    assert (bar.is_soft, bar.fade) == (is_soft, fade)
    assert bar.x >= 0
    assert bar.x + bar.width <= 100.01


def test_bars_with_the_same_bounds_are_one_bar_with_a_count(timeline: Timeline, event: Callable[..., Event]) -> None:
    [bar] = draw(timeline, *(event(f"e{n}", "2024") for n in range(4))).lanes[0].bars
    assert bar.more == 4
    assert bar.label.startswith("4 events")


def test_bars_without_a_track_are_counted_not_drawn(timeline: Timeline, event: Callable[..., Event]) -> None:
    events = [event(f"e{n}", f"2018-0{n + 1}/2024") for n in range(8)]
    lane = draw(timeline, *events).lanes[0]
    assert (len(lane.bars), lane.bars_left_out) == (5, 3)


@pytest.mark.parametrize(("date", "side"), [("1990-05", "Earlier"), ("1980/1990", "Earlier"), ("2090-05", "Later")])
def test_what_lies_beyond_a_long_silence_stands_beside_the_years(
    timeline: Timeline, event: Callable[..., Event], date: str, side: str
) -> None:
    events = [event(f"e{n}", f"202{n % 4}-05-01") for n in range(20)]
    picture = draw(timeline, *events, event("alone", date))
    [outside] = picture.outside
    assert (outside.label, outside.note.split(" ", 2)[:2]) == (side, ["1", "event"])
    [mark] = [mark for mark in picture.lanes[0].marks if mark.target.endswith("#e-alone")]
    years = {mark.x for mark in picture.lanes[0].marks} - {mark.x}
    assert mark.x < min(picture.before, *years) if side == "Earlier" else mark.x > max(100 - picture.after, *years)
    assert (picture.first_year, picture.last_year) == (2020, 2023)


def test_what_reaches_into_the_years_runs_through_the_column_beside_them(
    timeline: Timeline, event: Callable[..., Event]
) -> None:
    events = [event(f"e{n}", f"202{n % 4}-05-01") for n in range(20)]
    [bar] = draw(timeline, *events, event("long", "1990/2021")).lanes[0].bars
    assert bar.x == 0
    assert 6 < bar.x + bar.width < 60


def test_disagreements_have_a_lane_of_their_own(timeline: Timeline) -> None:
    picture = draw_overview(arrange_story(timeline))
    assert picture is not None
    assert picture.disputes is not None
    assert [mark.target.partition("#e-")[2] for mark in picture.disputes.marks] == ["spoke", "papers"]


def test_citations_are_counted_in_the_month_that_is_known(timeline: Timeline) -> None:
    picture = draw_overview(arrange_story(timeline))
    assert picture is not None
    assert [(month.label, month.count) for month in picture.months] == [("June 2024", 4)]


def test_years_of_a_long_history_are_marked_in_steps(timeline: Timeline, event: Callable[..., Event]) -> None:
    picture = draw(timeline, event("a", "1900-05-01"), event("b", "2024-05-01"))
    assert len(picture.ticks) <= 16
    assert picture.ticks[0].label == "1900"


def test_a_position_lies_within_the_strip(timeline: Timeline) -> None:
    story = arrange_story(timeline)
    for event in story.events.values():
        assert 0 <= draw_position(event, draw_axis(story), story).x <= 1000


def test_the_line_of_the_story_has_a_tick_for_every_event(timeline: Timeline) -> None:
    story = arrange_story(timeline)
    axis = draw_axis(story)
    moves = re.findall(r"m(\d+)-6v6", axis.path)
    ticks = list(accumulate(map(int, moves)))
    assert axis.path == "M0 12h1000M0 12" + "".join(f"m{move}-6v6" for move in moves)
    assert ticks == sorted({draw_position(event, axis, story).x for event in timeline.events})
