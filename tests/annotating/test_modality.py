from __future__ import annotations

import pytest

from dateline.annotating.kinds import classify_kind
from dateline.annotating.lexicons import find_lexicon
from dateline.annotating.modality import find_speaker, judge_modality, judge_said
from dateline.model import ActorSpan

EN = find_lexicon("en")


@pytest.mark.parametrize(
    ("clause", "modality"),
    [
        ("Norland recalled its ambassador.", "happened"),
        ("Norland will host the forum.", "planned"),
        ("The talks are planned for the spring.", "planned"),
        ("Norland reportedly sold ten launchers.", "alleged"),
        ("Sudland is said to have supplied the arms.", "alleged"),
        ("Norland denied the sale.", "denied"),
    ],
)
def test_judges_a_clause_by_its_words(clause: str, modality: str) -> None:
    assert judge_modality(clause, 0, len(clause), classify_kind(clause, 0, len(clause), EN), EN, said=False) == modality


def test_that_somebody_alleged_something_has_happened() -> None:
    clause = "The minister claimed that launchers were allegedly sold."
    assert judge_modality(clause, 0, len(clause), "statement", EN, said=False) == "happened"


def test_what_he_alleged_is_alleged() -> None:
    clause = "launchers were allegedly sold"
    assert judge_modality(clause, 0, len(clause), "cooperate", EN, said=True) == "alleged"


@pytest.mark.parametrize(
    ("governing", "modality"),
    [("Berg denied on Tuesday that", "denied"), ("Berg claimed that", "alleged"), ("Berg said that", None)],
)
def test_what_is_said_is_judged_by_the_verb_that_governs_it(governing: str, modality: str | None) -> None:
    assert judge_said(governing, 0, len(governing), EN) == modality


@pytest.mark.parametrize("clause", ["Norland denied visas to the athletes.", "The court denied the appeal."])
def test_to_refuse_is_not_to_deny(clause: str) -> None:
    assert (
        judge_modality(clause, 0, len(clause), classify_kind(clause, 0, len(clause), EN), EN, said=False) == "happened"
    )


def span(text: str, words: str) -> ActorSpan:
    return ActorSpan(start=text.index(words), end=text.index(words) + len(words), actor=words)


def test_according_to_names_the_speaker() -> None:
    text = "According to Norland, Sudland attacked a ship."
    names = [span(text, "Norland"), span(text, "Sudland")]
    assert find_speaker(text, 0, len(text), names, EN) == "Norland"


def test_according_to_them_names_nobody() -> None:
    text = "According to them, Sudland attacked a ship."
    assert find_speaker(text, 0, len(text), [span(text, "Sudland")], EN) == ""


def test_a_closing_attribution_names_the_speaker() -> None:
    text = "Sudland sold the ship, Norland said."
    assert find_speaker(text, 0, len(text), [span(text, "Sudland"), span(text, "Norland")], EN) == "Norland"


def test_who_is_only_spoken_of_is_no_speaker() -> None:
    text = "Sudland was summoned, the ministry said."
    assert find_speaker(text, 0, len(text), [span(text, "Sudland")], EN) == ""
