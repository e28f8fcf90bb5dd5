from __future__ import annotations

from dataclasses import replace

from dateline.edtf import parse_edtf
from dateline.model import ActorSpan, Role, Timeline
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


def test_offices_are_listed_with_what_is_known_of_their_dates(timeline: Timeline) -> None:
    first, second = people.list_roles(arrange_story(timeline).actors["Nikol Pashinyan"])
    assert (first.title, first.start, first.end) == ("Member of parliament", "", "")
    assert (second.title, second.start) == ("Prime Minister of Armenia", "8 May 2018")


def test_the_office_is_the_one_that_ends_last_whatever_its_place_in_the_file(timeline: Timeline) -> None:
    pashinyan = arrange_story(timeline).actors["Nikol Pashinyan"]
    ended = Role(title="Editor", end=parse_edtf("2012"))
    office = people.find_office(replace(pashinyan, roles=(*pashinyan.roles, ended)))
    assert office
    assert office.title == "Prime Minister of Armenia"
    assert people.find_office(replace(pashinyan, roles=())) is None


def test_a_spelling_is_of_the_language_of_the_articles_that_print_it(timeline: Timeline) -> None:
    reads = {read.source.id: read for read in timeline.sources}
    named = (ActorSpan(start=0, end=2, actor="Minsk"),)
    arabic = replace(reads["lraber"], names=named)
    english = replace(reads["gazette"], names=named, source=replace(reads["gazette"].source, text="Minsk."))
    sources = tuple({**reads, "lraber": arabic, "gazette": english}.values())
    story = arrange_story(replace(timeline, sources=sources))
    spellings = {one.form: one for one in people.list_spellings(story.actors["Minsk"], story)}
    foreign, own = spellings["هو"], spellings["Mi"]
    assert (foreign.languages, foreign.language, foreign.direction) == (("Arabic",), "ar", "rtl")
    assert (own.languages, own.language, own.direction) == (("English",), "", "ltr")


def test_companions_are_counted_by_shared_events(timeline: Timeline) -> None:
    story = arrange_story(timeline)
    armenia = story.actors["Armenia"]
    events = story.actor_events["Armenia"]
    companions = people.list_companions(armenia, events, story)
    assert [(one.actor.name, one.count) for one in companions] == [("Belarus", 3), ("Nikol Pashinyan", 1)]


def test_an_actors_events_stand_in_order_with_those_beyond_the_story(timeline: Timeline) -> None:
    beyond = replace(timeline.beyond[0], actors=("Belarus",))
    by_actor = arrange_story(replace(timeline, beyond=(beyond,))).actor_events
    assert [event.id for event in by_actor["Belarus"]][:2] == ["nineties", "deliveries"]
