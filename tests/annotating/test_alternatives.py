from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.annotating.kinds import join_patterns
from dateline.annotating.lexicons import LEXICONS
from dateline.annotating.lexicons.alternatives import join_literals, sort_alternatives, sort_rows, split_alternatives

PIECES = [
    "met",
    "meets",
    "me",
    "told",
    "(?:vow(?:ed|s)|promised) (?:to )?help",
    "(?<!is )said",
    "rall(?:y|ies)",
    r"g[ao][vt]e?",
    r"\"invited\"",
    "a?bc",
    "(?:re)?opened",
    r"[^\W\d]{2}x",
    "(?!so)s[a-z]+ed",
    "обвин(?:ил[аи]?|яет)",
    "x*yz",
    r"\d+ killed",
]
WORDS = """
met MEETS me told vowed promised to help is said rally gave "invited" bc abc reopened abx seemed soured Обвинила yz xxyz
14 killed —
"""
TEXTS = st.lists(st.sampled_from(WORDS.split()), max_size=8).map(" ".join)


@given(st.lists(st.sampled_from(PIECES), min_size=9, max_size=16), TEXTS)
def test_sorted_alternatives_find_what_the_list_finds(pieces: list[str], text: str) -> None:
    plain = "|".join(pieces)
    for before, after in ((r"\b", r"\b"), ("", "")):
        found = re.search(rf"{before}(?=\w)(?:{sort_alternatives(plain)}){after}", text, re.IGNORECASE)
        expected = re.search(rf"{before}(?=\w)(?:{plain}){after}", text, re.IGNORECASE)
        assert (found and found.span()) == (expected and expected.span())


@given(st.lists(st.lists(st.sampled_from(PIECES), min_size=1, max_size=5), min_size=2, max_size=5), TEXTS)
def test_the_first_row_that_fits_counts(rows: list[list[str]], text: str) -> None:
    patterns = ["|".join(row) for row in rows]
    found = re.search(rf"\b(?=\w)(?:{sort_rows(patterns)})\b", text, re.IGNORECASE)
    plain = "|".join(f"(?P<k{place}>{row})" for place, row in enumerate(patterns))
    expected = re.search(rf"\b(?=\w)(?:{plain})\b", text, re.IGNORECASE)
    assert (found and found.span()) == (expected and expected.span())
    if found and expected:
        assert str(found.lastgroup).partition("_")[0] == expected.lastgroup


@given(st.sets(st.text("abA.(ё ", min_size=1, max_size=4), max_size=9), st.text("abA.(ё ", max_size=20))
def test_of_literal_words_the_longest_is_found(words: set[str], text: str) -> None:
    found = re.search(rf"(?<!\w)(?:{join_literals(words)})(?!\w)" if words else "(?!)", text)
    plain = "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
    expected = re.search(rf"(?<!\w)(?:{plain})(?!\w)" if words else "(?!)", text)
    assert (found and found.span()) == (expected and expected.span())


@pytest.mark.parametrize("pattern", ["a|b", r"[|]|x", r"[]|]y|z", r"\||w", "(?:a|(b|c))d|e"])
def test_alternatives_are_cut_outside_groups_and_sets(pattern: str) -> None:
    first, last = split_alternatives(pattern)
    assert f"{first}|{last}" == pattern
    assert re.compile(first)
    assert re.compile(last)


@pytest.mark.parametrize("language", sorted(LEXICONS))
def test_every_table_of_kinds_can_be_sorted(language: str) -> None:
    lexicon = LEXICONS[language]
    for table in (lexicon.verbs, lexicon.nouns):
        assert join_patterns(table).search("§") is None
