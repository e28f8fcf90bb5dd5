from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from dateline.model import Event, Timeline
from dateline.publishing.closeup import draw_close_up
from dateline.publishing.timeline import arrange_story


def test_a_calm_story_has_no_close_up(timeline: Timeline) -> None:
    assert draw_close_up(arrange_story(timeline)) is None


def test_seven_events_in_ten_days_make_a_close_up(timeline: Timeline, event: Callable[..., Event]) -> None:
    busy = [event(f"e{day}", f"2024-06-{day:02}") for day in range(12, 19)]
    far = [event("far", "2024-08-01"), event("vague", "2024-06")]
    picture = draw_close_up(arrange_story(replace(timeline, events=(*busy, *far))))
    assert picture is not None
    assert picture.title == "12–21 June 2024"
    assert [row.event.id for row in picture.rows] == [one.id for one in busy]
    assert picture.rows[1].bars[0].x == 10
    assert picture.more == 0


def test_of_many_events_those_with_most_sources_are_shown(timeline: Timeline, event: Callable[..., Event]) -> None:
    events = (*(event(f"e{n}", "2024-06-13") for n in range(20)), timeline.events[2])
    picture = draw_close_up(arrange_story(replace(timeline, events=events)))
    assert picture is not None
    assert (len(picture.rows), picture.more) == (15, 6)
    assert picture.rows[-1].event.id == "papers"


def test_a_disputed_date_names_the_other_day_outside_the_picture(
    timeline: Timeline, event: Callable[..., Event]
) -> None:
    events = (*[event(f"e{n}", "2024-06-13") for n in range(7)], timeline.events[2])
    picture = draw_close_up(arrange_story(replace(timeline, events=events)))
    assert picture is not None
    [row] = [row for row in picture.rows if row.event.id == "papers"]
    assert row.aside == "or 13 May 2024"
    assert row.bars[0].style == "alt"
