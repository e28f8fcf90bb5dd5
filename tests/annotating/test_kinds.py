from __future__ import annotations

from pathlib import Path

import pytest

from dateline.annotating.kinds import classify_kind, list_kinds
from dateline.annotating.lexicons import EMPTY, LANGUAGES, find_lexicon
from dateline.annotating.lexicons.base import LIGHT
from dateline.kinds import KINDS

EXAMPLES = Path(__file__).parent / "examples" / "kinds.md"


def read_examples() -> list[tuple[str, str]]:
    rows = [
        line.strip("|").split("|") for line in EXAMPLES.read_text(encoding="utf-8").splitlines() if line.startswith("|")
    ]
    return [(sentence.strip(), kind.strip()) for sentence, kind in rows[2:]]


@pytest.mark.parametrize(("sentence", "kind"), read_examples())
def test_reads_the_kind_of_act(sentence: str, kind: str) -> None:
    assert classify_kind(sentence, 0, len(sentence), find_lexicon("en")) == kind


def test_every_kind_of_the_lexicons_has_a_label() -> None:
    lexicons = [find_lexicon(language) for language in LANGUAGES]
    named = {kind for lexicon in lexicons for table in (lexicon.verbs, lexicon.nouns) for kind, _ in table.rows}
    assert named <= {*KINDS, LIGHT}


def test_a_recall_told_as_an_announcement_is_still_a_recall() -> None:
    text = "They met. The ministry announced that the ambassador had been recalled its way"
    kinds = list_kinds(text, len("They met. "), len(text), find_lexicon("en"))
    assert {"statement", "withdraw"} <= kinds


def test_a_language_without_a_lexicon_has_no_kinds() -> None:
    assert find_lexicon("xx") is EMPTY
    text = "Norland recalled its ambassador"
    assert classify_kind(text, 0, len(text), find_lexicon("xx")) == "other"


def test_a_regional_tag_finds_its_language() -> None:
    assert find_lexicon("en-GB") is find_lexicon("en")
