from __future__ import annotations

from dataclasses import replace

from dateline.model import Timeline
from dateline.publishing import people
from dateline.publishing.timeline import arrange_story


def test_the_index_puts_surnames_first_and_unnamed_actors_apart(timeline: Timeline) -> None:
    groups = {group.kind: group for group in people.index_actors(arrange_story(timeline))}
    assert [line.heading for line in groups["person"].lines] == ["Pashinyan, Nikol"]
    assert groups["person"].unnamed == ("Nobody Here",)
    assert [line.heading for line in groups["place"].lines] == ["Minsk"]


def test_roles_with_dates_are_drawn_on_the_years_of_the_story(timeline: Timeline) -> None:
    story = arrange_story(timeline)
    [bar] = people.draw_roles(story.actors["Nikol Pashinyan"], story)
    assert bar.words == "Prime Minister of Armenia, since 8 May 2018"
    assert bar.x > 0
    assert round(bar.x + bar.width) == 100


def test_spellings_are_those_that_sources_print(timeline: Timeline) -> None:
    story = arrange_story(timeline)
    [spelling] = people.list_spellings(story.actors["Nikol Pashinyan"], story)
    assert (spelling.form, spelling.is_heading) == ("Nikol Pashinyan", True)
    assert [source.number for source in spelling.sources] == [2]


def test_companions_are_counted_by_shared_events(timeline: Timeline) -> None:
    story = arrange_story(timeline)
    armenia = story.actors["Armenia"]
    events = people.list_events_by_actor(story)["Armenia"]
    companions = people.list_companions(armenia, events, story)
    assert [(one.actor.name, one.count) for one in companions] == [("Belarus", 3), ("Nikol Pashinyan", 1)]


def test_an_actors_events_stand_in_order_with_those_beyond_the_story(timeline: Timeline) -> None:
    beyond = replace(timeline.beyond[0], actors=("Belarus",))
    by_actor = people.list_events_by_actor(arrange_story(replace(timeline, beyond=(beyond,))))
    assert [event.id for event in by_actor["Belarus"]][:2] == ["nineties", "deliveries"]
