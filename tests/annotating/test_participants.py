from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.annotating.actors import build_gazetteer
from dateline.annotations import annotate_source
from dateline.model import AnnotatedSource, Mention
from tests.annotating.test_inflections import ACTORS, make_source

Read = Callable[..., AnnotatedSource]


def read_one(read: Read, *paragraphs: str, **given: str) -> Mention:
    return read(*paragraphs, **given).mentions[-1]


@pytest.mark.parametrize(
    "told",
    [
        "On Tuesday Norland captured a tank that was sold by Belarus years ago.",
        "On Tuesday Norland signed a treaty which would bring Belarus its gas.",
        "On Tuesday Anna Berg, Norland's prime minister, travelled south to discuss the harbours of Belarus.",
    ],
)
def test_who_is_named_only_in_a_description_or_a_topic_takes_no_part(read: Read, told: str) -> None:
    assert "Belarus" not in read_one(read, told).actors


def test_whom_somebody_is_close_to_takes_no_part(read: Read) -> None:
    mention = read_one(read, "On Tuesday Norland arrested an aide to Ivo Sand.")
    assert mention.actors == ("Norland",)


@pytest.mark.parametrize(
    "told",
    [
        "On Tuesday Anna Berg said that Norland would return a tank that was sold by Belarus years ago.",
        "On Tuesday Norland was hit by a wave of arrests, which hit Belarus too.",
        "On Tuesday Norland discussed the harbours of Belarus.",
        "On Tuesday Norland sent envoys to discuss gas with Belarus.",
    ],
)
def test_what_is_said_told_on_or_spoken_of_with_somebody_is_no_description(read: Read, told: str) -> None:
    assert "Belarus" in read_one(read, told).actors


def test_where_only_a_description_names_somebody_he_is_kept(read: Read) -> None:
    assert read_one(read, "On Tuesday police arrested an aide to Ivo Sand.").actors == ("Ivo Sand",)


def test_the_two_sides_are_those_just_told_of(read: Read) -> None:
    told = "Norland met Belarus on Monday. The two sides signed a treaty on Tuesday."
    mention = read_one(read, told, title="Belarus and Armenia quarrel")
    assert mention.actors == ("Norland", "Belarus")
    assert ("actors", "inferred") in mention.provenance


def test_a_date_is_not_concluded_from_actors_that_are_concluded_themselves(read: Read) -> None:
    told = "On Monday Norland disclosed sales to Belarus. The arms were delivered under a treaty of the two countries."
    assert [(m.date and m.date.text, m.actors) for m in read(told).mentions] == [
        ("2024-06-10", ("Norland", "Belarus")),
        (None, ("Norland", "Belarus")),
    ]


def test_the_two_sides_are_else_the_two_of_the_headline(read: Read) -> None:
    told = ("It rained.", "The two sides signed a treaty on Tuesday.")
    assert read_one(read, *told, title="Norland and Belarus make peace").actors == ("Norland", "Belarus")
    assert read_one(read, *told, title="Norland, Armenia and Belarus make peace").actors == ()


def test_two_sides_are_two_in_armenian_too() -> None:
    told = "Նորլանդիան և Նիկոլ Բերգյանը հայտարարել են։ Հունիսի 13-ին երկու կողմերը հայտարարել են։"
    found = annotate_source(make_source(told, "hy"), build_gazetteer(ACTORS))
    assert found.mentions[-1].actors == ("Norland", "Nikol Bergyan")
