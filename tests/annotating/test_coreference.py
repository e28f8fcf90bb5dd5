from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.model import AnnotatedSource

Read = Callable[..., AnnotatedSource]


def list_bodies(found: AnnotatedSource, words: str) -> list[str]:
    text = found.source.text
    return [span.actor for span in found.names if text[span.start : span.end].lower() == words]


@pytest.mark.parametrize(
    "introduced",
    [
        "Norland's interior ministry was broken into.",
        "The Ministry of the Interior of Norland was broken into.",
        "The Norland Ministry of Health was broken into.",
    ],
)
def test_the_ministry_is_the_one_the_source_has_named(read: Read, introduced: str) -> None:
    assert list_bodies(read(f"{introduced} The ministry said that nothing was stolen."), "the ministry") == ["Norland"]


def test_the_ministry_may_be_named_by_a_word_of_belonging(read: Read) -> None:
    found = read("The Belarusian interior ministry was broken into. Nothing was stolen, the ministry said.")
    assert list_bodies(found, "the ministry") == ["Belarus"]


def test_the_ministry_may_have_been_named_paragraphs_before(read: Read) -> None:
    found = read("Norland's interior ministry was broken into.", "It rained.", "The ministry said that all is well.")
    assert list_bodies(found, "the ministry") == ["Norland"]


def test_a_ministry_of_the_paragraph_is_meant_before_any_other(read: Read) -> None:
    found = read("Norland's foreign ministry protested.", "Belarus's foreign ministry replied. The ministry said no.")
    assert list_bodies(found, "the ministry") == ["Belarus"]


def test_one_of_two_ministries_named_together_is_nobody(read: Read) -> None:
    found = read("Norland's foreign ministry wrote to Belarus's foreign ministry. The ministry said no.")
    assert list_bodies(found, "the ministry") == []


def test_a_ministry_named_only_later_is_not_meant(read: Read) -> None:
    assert list_bodies(read("The ministry said no. Norland's ministry is old."), "the ministry") == []


def test_a_country_is_not_taken_up_as_a_body_it_did_something_to(read: Read) -> None:
    found = read("Norland sued the bank in May. The bank said that it will appeal.")
    assert list_bodies(found, "the bank") == []


def test_a_ministry_that_somebody_is_called_to_is_a_place(read: Read) -> None:
    found = read("Norland's ministry is old. An envoy was summoned to the ministry.")
    assert list_bodies(found, "the ministry") == []
