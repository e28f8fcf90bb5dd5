"""Promises that every language's table keeps, so that a new row cannot break the engine."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.dating.rules import LANGUAGES, load_table
from dateline.dating.table import Rule, Table, pick_rules

TABLES = [(language, rule) for language, rules in LANGUAGES.items() for rule in rules.rules]
GROUPS = {
    *("it", "year", "year_offset", "decade", "short_decade", "decade_name", "century", "quarter", "half", "season"),
    *("month", "month_number", "day", "days", "pair", "short_year", "weekday", "week_offset", "holiday", "era_year"),
    *("way", "edge", "number", "and_half", "half_of", "some", "unit", "daypart"),
    *("hour", "minute", "meridiem", "noon", "amount"),
}


@pytest.mark.parametrize(("language", "rule"), TABLES, ids=lambda part: getattr(part, "name", part))
def test_a_rule_is_named_and_triggered(language: str, rule: Rule) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.name)
    assert rule.needs.split()
    assert set(rule.needs.replace("|", " ").split()) <= set(LANGUAGES[language].triggers)


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_patterns_fill_only_known_fields(language: str) -> None:
    table = load_table(language)
    assert table is not None
    for rule, pattern in table.rules:
        assert {name.removesuffix("_too") for name in re.compile(pattern).groupindex} <= GROUPS, rule.name


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_every_pattern_of_a_table_can_be_read(language: str) -> None:
    """They are compiled one by one while texts are read: a slip in one has to show here."""
    table = load_table(language)
    assert table is not None
    around = (table.lead, table.determiner, table.join, table.opens, table.tense)
    for pattern in (*around, *(pattern for _, pattern in table.kinds)):
        assert pattern.match("Berg") is None


EXAMPLES = {
    language: (Path(__file__).parent / "examples" / f"{language}.md").read_text("utf-8") for language in LANGUAGES
}
WORDS = {language: sorted(set(text.split())) for language, text in EXAMPLES.items()}


def list_matches(table: Table, text: str) -> list[tuple[int, tuple[int, int]]]:
    """What the rules find that are tried only where they can begin."""
    rules = pick_rules(table, frozenset(table.language.triggers))
    assert rules is not None
    return sorted((ready.place, match.span()) for ready, match in rules.find_matches(text, 0, len(text)))


def search_all(table: Table, text: str) -> list[tuple[int, tuple[int, int]]]:
    """What a search from letter to letter finds."""
    patterns = [re.compile(pattern, re.IGNORECASE) for _, pattern in table.rules]
    return [(place, match.span()) for place, pattern in enumerate(patterns) for match in pattern.finditer(text)]


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_rules_find_what_a_search_finds(language: str) -> None:
    table = load_table(language)
    assert table is not None
    assert list_matches(table, EXAMPLES[language]) == search_all(table, EXAMPLES[language])


@pytest.mark.parametrize("language", sorted(LANGUAGES))
@given(data=st.data())
def test_rules_find_in_any_words_what_a_search_finds(language: str, data: st.DataObject) -> None:
    table = load_table(language)
    assert table is not None
    text = " ".join(data.draw(st.lists(st.sampled_from(WORDS[language]), max_size=12)))
    assert list_matches(table, text) == search_all(table, text)


def test_a_language_tag_finds_its_table() -> None:
    assert load_table("en") is load_table("en")
    british = load_table("en-GB")
    assert british is not None
    assert british.language is LANGUAGES["en"]
    assert load_table("ru-BY") is not british
    assert load_table("xx") is None
