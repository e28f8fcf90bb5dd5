from __future__ import annotations

from dateline.annotating.actors import Gazetteer
from dateline.annotating.relevance import find_parties, judge_scope
from dateline.config import Scope

TWO = Scope(parties=("Norland", "Belarus"), words=("Polaris",))


def test_people_count_for_their_country(gazetteer: Gazetteer) -> None:
    assert find_parties(("Anna Berg", "Minsk"), TWO, gazetteer) == {"Norland", "Belarus"}


def test_two_parties_are_in_scope(gazetteer: Gazetteer) -> None:
    assert judge_scope(("Anna Berg", "Ivo Sand"), "They met.", TWO, gazetteer)


def test_one_party_is_not(gazetteer: Gazetteer) -> None:
    assert not judge_scope(("Anna Berg", "Olaf Lind"), "They met.", TWO, gazetteer)


def test_one_party_and_a_word_of_the_scope_are(gazetteer: Gazetteer) -> None:
    assert judge_scope(("Anna Berg",), "She bought polaris rockets.", TWO, gazetteer)


def test_a_word_without_any_party_is_not(gazetteer: Gazetteer) -> None:
    assert not judge_scope(("Armenia",), "It bought Polaris rockets.", TWO, gazetteer)


def test_scope_all_keeps_everything(gazetteer: Gazetteer) -> None:
    assert judge_scope((), "It rained.", Scope(everything=True), gazetteer)
