from __future__ import annotations

from dataclasses import replace

from dateline.model import Actor, Timeline
from dateline.publishing.names import find_named, list_words


def test_an_entry_is_found_by_those_whom_its_own_words_name(timeline: Timeline) -> None:
    minsk = next(actor for actor in timeline.actors if actor.id == "minsk")
    actors = tuple(
        replace(actor, spellings=("Minsk", "Минск")) if actor == minsk else actor for actor in timeline.actors
    )
    events = tuple(replace(event, summary="They met near Minsk.", mentions=()) for event in timeline.events[:1])
    named = find_named(replace(timeline, actors=actors, events=events))
    assert named[events[0].id] == (*events[0].actors, "Minsk")


def test_a_form_that_two_share_names_nobody(timeline: Timeline) -> None:
    two = tuple(
        Actor(id=name, name=name, kind="person", spellings=(name, "Sand")) for name in ("Ivo Sand", "Mira Sand")
    )
    event = replace(timeline.events[0], summary="Sand spoke, and so did Mira Sand.", mentions=(), actors=())
    named = find_named(replace(timeline, actors=two, events=(event,), sources=()))
    assert named[event.id] == ("Mira Sand",)


def test_the_words_of_all_spellings_stand_once() -> None:
    forms = ("Ivo Sand", "I. Sand", "Иво Санд", "Ivo Sandt")
    assert list_words(Actor(id="sand", name="Ivo Sand", kind="person", spellings=forms)) == "ivo i. иво санд sandt"
