from __future__ import annotations

import re
from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.annotating.lexicons import LANGUAGES, find_lexicon
from dateline.annotating.lexicons.words import WordPattern, WordTable
from dateline.patterns import LatePattern

PIECES = [
    "met",
    "meets",
    "me",
    "told",
    "(?:vow(?:ed|s)|promised) (?:to )?help",
    "(?<!is )said",
    "rall(?:y|ies)",
    r"g[ao][vt]e?",
    "a?bc",
    "(?:re)?opened",
    r"[^\W\d]{2}x",
    "(?!so)s[a-z]+ed",
    "обвин(?:ил[аи]?|яет)",
    "x*yz",
    r"\d+ killed",
    "build-?up",
]
WORDS = """
met MEETS me told vowed promised to help is said rally gave bc abc reopened abx seemed soured Обвинила yz xxyz
14 killed — build-up build. meetings Met;
"""
TEXTS = st.lists(st.sampled_from(WORDS.split()), max_size=8).map(" ".join)
WORD_BOUND = re.compile(r"\b|\Z")


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=16), TEXTS, st.data())
def test_a_pattern_of_words_finds_what_a_search_finds(pieces: list[str], text: str, data: st.DataObject) -> None:
    words = "|".join(pieces)
    bounds = st.sampled_from([match.start() for match in WORD_BOUND.finditer(text)])
    start, end = sorted((data.draw(bounds), data.draw(bounds)))
    plain = re.compile(rf"\b(?:{words})\b", re.IGNORECASE)
    pattern = WordPattern(words)
    expected = [match.span() for match in plain.finditer(text, start, end)]
    assert [match.span() for match in pattern.finditer(text, start, end)] == expected
    found, at_start = pattern.search(text, start, end), pattern.match(text, start, end)
    assert (found and found.span()) == (expected[0] if expected else None)
    assert bool(at_start) == bool(plain.match(text, start, end))
    assert bool(pattern.fullmatch(text)) == bool(plain.fullmatch(text))


def test_what_follows_the_words_belongs_to_the_match_and_its_capitals_count_where_asked() -> None:
    pattern = WordPattern("aide|friend", then=r"\sto\s(?P<whose>[A-Z]\w+)", flags=re.NOFLAG)
    found = pattern.search("A Friend to Sand, an aide to nobody and a friend to Berg")
    assert found
    assert found["whose"] == "Berg"


def test_a_pattern_of_no_words_finds_nothing() -> None:
    assert WordPattern("").search("met") is None
    assert WordTable(()).search("met") is None


@given(st.lists(st.lists(st.sampled_from(PIECES), min_size=1, max_size=5), min_size=1, max_size=5), TEXTS)
def test_the_first_row_that_fits_counts(rows: list[list[str]], text: str) -> None:
    patterns = ["|".join(row) for row in rows]
    table = WordTable((f"kind {number}", pattern) for number, pattern in enumerate(patterns))
    plain = "|".join(f"(?P<k{number}>{pattern})" for number, pattern in enumerate(patterns))
    found = table.search(text)
    expected = re.search(rf"\b(?:{plain})\b", text, re.IGNORECASE)
    assert (found and found.span()) == (expected and expected.span())
    if found and expected:
        assert table.name_kind(found) == str(expected.lastgroup).replace("k", "kind ")


def test_some_rows_of_a_table_are_a_table() -> None:
    table = WordTable((("consult", "met|talked"), ("statement", "said"), ("publish", "wrote")))
    told = table.select({"statement", "publish"})
    assert [kind for kind, _ in told.rows] == ["statement", "publish"]
    assert told.search("met") is None
    found = told.search("They met and wrote")
    assert found
    assert told.name_kind(found) == "publish"


def list_patterns(language: str) -> list[WordPattern]:
    lexicon = find_lexicon(language)
    values = [getattr(lexicon, field.name) for field in fields(lexicon)]
    patterns = [value for value in values if isinstance(value, WordPattern)]
    rows = (words for table in patterns if isinstance(table, WordTable) for _, words in table.rows)
    return [*patterns, *rows, *(words for _, words in lexicon.title_offices)]


def list_late_patterns(language: str) -> list[LatePattern]:
    lexicon = find_lexicon(language)
    values = [getattr(lexicon, field.name) for field in fields(lexicon)]
    offices = [pattern for _, pattern in lexicon.offices.values()]
    return [value for value in values if isinstance(value, LatePattern)] + offices


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_pattern_of_a_lexicon_can_be_read(language: str) -> None:
    """They are made ready one by one while texts are read: a slip in one has to show here."""
    for late in list_late_patterns(language):
        assert late.sub("", "") == ""
    for pattern in list_patterns(language):
        assert pattern.whole.search("") is None
        for letters in pattern.beginnings or ():
            assert pattern.choose(letters).search("") is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_asked_of_every_clause_is_listed_by_its_beginnings(language: str) -> None:
    """One entry that can begin with anything, or outside a word, would have all of every text searched for it."""
    lexicon = find_lexicon(language)
    for pattern in (lexicon.verbs, lexicon.nouns, lexicon.saying, lexicon.planned, lexicon.alleged, lexicon.denied):
        assert pattern.beginnings is not None


NOUNS = "the its Norland’s war attack offensive report press conference long 2020 Berg".split()  # noqa: SIM905
LINKS = "of in on held issued that which began took place at during".split()  # noqa: SIM905


@given(st.lists(st.sampled_from([*NOUNS, *LINKS]), max_size=9))
def test_no_noun_phrase_with_a_date_goes_without_its_link(words: list[str]) -> None:
    lexicon = find_lexicon("en")
    text = " ".join([*words, ""])
    if lexicon.noun_before_date.search(text):
        assert lexicon.noun_link.search(text)


COUNTS = "7 1,400 2.5 seven Twelve seventeen million dollars € $5 miners three-day 44-day no".split()  # noqa: SIM905


@given(st.lists(st.sampled_from(COUNTS), max_size=6).map(" ".join))
def test_no_number_goes_without_a_digit_or_a_numeral(text: str) -> None:
    lexicon = find_lexicon("en")
    if number := lexicon.number.search(text):
        opening = [found for found in (re.search(r"\d", text), lexicon.numeral.search(text)) if found]
        assert number.start() >= min(found.start() for found in opening) - len("$")


TITLES = {
    "en": "the Norland’s foreign minister Ex President of Norland, then vice-president charge d’affaires met Berg",
    "ru": "бывший министр иностранных дел Норландии, экс-президент генеральный секретарь и пресс-секретарь Берг",
    "hy": "Նորլանդիայի արտաքին գործերի նախարար, նախկին նախագահը փոխվարչապետ Բերգ",
}


@pytest.mark.parametrize("language", LANGUAGES)
@given(data=st.data())
def test_no_title_goes_without_a_word_for_an_office(language: str, data: st.DataObject) -> None:
    lexicon = find_lexicon(language)
    text = " ".join([*data.draw(st.lists(st.sampled_from(TITLES[language].split()), max_size=7)), ""])
    if lexicon.title_before.search(text):
        assert lexicon.role.search(text)


PARTNERS = "his Greek and French, counterparts Counterparts colleagues, Sand Berg".split()  # noqa: SIM905


@given(st.lists(st.sampled_from(PARTNERS), max_size=7).map(" ".join))
def test_nobody_has_counterparts_without_the_word(text: str) -> None:
    lexicon = find_lexicon("en")
    if lexicon.counterparts.search(text):
        assert lexicon.counterpart.search(text)
