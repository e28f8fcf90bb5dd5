"""Promises that every language's table keeps, so that a new row cannot break the engine."""

from __future__ import annotations

import re

import pytest

from dateline.dating.rules import LANGUAGES, load_table
from dateline.dating.table import Rule

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


def test_a_language_tag_finds_its_table() -> None:
    assert load_table("en") is load_table("en")
    british = load_table("en-GB")
    assert british is not None
    assert british.language is LANGUAGES["en"]
    assert load_table("ru-BY") is not british
    assert load_table("xx") is None
