from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.model import AnnotatedSource

Read = Callable[..., AnnotatedSource]

HEADLINE = "Norland and Belarus open talks on harbours"


@pytest.mark.parametrize(
    "told",
    ["The talks will be held in July.", "On Monday a storm put an end to these negotiations."],
)
def test_what_the_headline_announces_is_done_by_those_it_names(read: Read, told: str) -> None:
    [mention] = read(told, title=HEADLINE).mentions
    assert mention.actors == ("Norland", "Belarus")
    assert ("actors", "inferred") in mention.provenance


def test_a_sentence_that_names_somebody_takes_nobody_from_the_headline(read: Read) -> None:
    [mention] = read("Anna Berg broke the talks off on Monday.", title=HEADLINE).mentions
    assert mention.actors == ("Anna Berg",)


def test_another_happening_is_not_the_headlines(read: Read) -> None:
    [mention] = read("The earthquake struck on Monday.", title=HEADLINE).mentions
    assert mention.actors == ()


def test_new_to_the_reader_is_only_what_the_telling_begins_with(read: Read) -> None:
    found = read("On Monday talks broke out.", "In 2020 talks broke out elsewhere.", title=HEADLINE)
    assert [mention.actors for mention in found.mentions] == [("Norland", "Belarus"), ()]


def test_a_headline_in_another_language_than_the_text_announces_nothing(read: Read) -> None:
    [mention] = read("The talks will be held in July.", title=HEADLINE, language="fr").mentions
    assert mention.actors == ()
