"""How a reason, and what kept reports apart, is worded for editors and other programs."""

from __future__ import annotations

from typing import Literal

import pytest

from dateline.merging.reasons import word_obstacle, word_reason, word_refusal
from dateline.model import MergeReason, Obstacle, Refusal, Scores

SCORES = Scores(likeness=0.8, words=0.7, actors=0.504, kind=0.3, date=1.0, shared_words=("herring", "1,400"))
TOLD = "alike 0.80 (words 0.70: herring, 1,400; actors 0.50; kind 0.30; date 1.00)"


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        (MergeReason(step="agreeing", sources=("a", "b"), scores=SCORES), f"a and b: {TOLD}"),
        (
            MergeReason(step="agreeing", sources=("a", "b"), scores=SCORES, as_published=True),
            f"a and b: {TOLD}; kept together as published",
        ),
        (MergeReason(step="contested", scores=SCORES), f"the dates differ, the telling does not: {TOLD}"),
        (
            MergeReason(step="undated", sources=("a",), scores=SCORES, undated_score=0.9),
            f"a gives no date and tells the same: {TOLD}; 0.90 without the date",
        ),
        (
            MergeReason(step="continuation", sources=("a",), excerpt="The {herring}, she said"),
            "a: told in one breath, “The {herring}, she said…”",
        ),
        (MergeReason(step="pinned", pinned_id="leak"), "#leak stands in both"),
        (MergeReason(step="same-as", sources=("a",)), "a: joined by the editor's same-as"),
        (MergeReason(step="merge"), "joined by the editor"),
        (MergeReason(step="merge", because="one leak"), "joined by the editor: one leak"),
        (MergeReason(step="split", because="two leaks"), "parted by the editor: two leaks"),
    ],
)
def test_a_reason_is_worded_by_the_step_that_gave_it(reason: MergeReason, words: str) -> None:
    assert word_reason(reason) == words


def test_where_no_words_are_shared_none_are_named() -> None:
    alone = Scores(likeness=0.5, words=0.0, actors=1.0, kind=1.0, date=1.0)
    words = word_reason(MergeReason(step="contested", scores=alone))
    assert words.endswith(": alike 0.50 (words 0.00; actors 1.00; kind 1.00; date 1.00)")


@pytest.mark.parametrize(
    ("cause", "least", "words"),
    [
        ("likeness", 0.5, "0.50 is asked"),
        ("words", 0.32, "words 0.32 are asked"),
        ("groups", 0.0, "the two groups as wholes do not agree"),
        ("record", 0.0, "published with what it goes on about"),
    ],
)
def test_what_kept_reports_apart_is_said_after_how_alike_they_are(
    cause: Literal["likeness", "words", "groups", "record"], least: float, words: str
) -> None:
    obstacle = Obstacle(cause=cause, least=least)
    assert word_obstacle(obstacle) == words
    assert word_refusal(Refusal(mention="m1", other="m2", scores=SCORES, obstacle=obstacle)) == f"{TOLD}; {words}"
