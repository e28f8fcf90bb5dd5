from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dateline.merging.identity import make_ids, suggest_id


def test_an_id_is_the_first_words_of_the_headline() -> None:
    headline = "Norland recalls its ambassador from Sudland for talks"
    assert suggest_id(headline) == "norland-recalls-its-ambassador-from-sudland"


def test_the_editors_id_stands() -> None:
    assert make_ids([("the-recall", "norland-recalls-its-ambassador")]) == ("the-recall",)


def test_an_id_an_editor_pinned_is_never_given_to_another_event() -> None:
    assert make_ids([("", "the-recall"), ("the-recall", "something-else")]) == ("the-recall-2", "the-recall")


def test_a_headline_without_letters_still_has_an_address() -> None:
    assert suggest_id("…")


@given(st.lists(st.tuples(st.just(""), st.text(max_size=20)), max_size=12))
def test_every_id_is_given_once(names: list[tuple[str, str]]) -> None:
    ids = make_ids([(given, suggest_id(headline)) for given, headline in names])
    assert len(set(ids)) == len(ids) == len(names)
