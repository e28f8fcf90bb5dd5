"""Promises that every language's table keeps, so that a new row cannot break the engine."""

from __future__ import annotations

import re

import pytest

from dateline.dating.rules import LANGUAGES, load_table
from dateline.dating.table import Rule

TABLES = [(language, rule) for language, rules in LANGUAGES.items() for rule in rules.rules]
GROUPS = {
    *("it", "year", "year_offset", "decade", "quarter", "month", "month_number", "season", "day", "days", "pair"),
    *("short_year", "short_decade", "century", "weekday", "week_offset", "way", "number", "unit", "unit_too", "edge"),
    *("daypart", "daypart_too", "weekday_too"),
}


@pytest.mark.parametrize(("language", "rule"), TABLES, ids=lambda part: getattr(part, "name", part))
def test_a_rule_is_named_and_triggered(language: str, rule: Rule) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.name)
    assert rule.needs in LANGUAGES[language].triggers


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_patterns_fill_only_known_fields(language: str) -> None:
    table = load_table(language)
    assert table is not None
    for rule, pattern in table.rules:
        assert set(pattern.groupindex) <= GROUPS, rule.name


def test_a_language_tag_finds_its_table() -> None:
    assert load_table("en") is load_table("en")
    british = load_table("en-GB")
    assert british is not None
    assert british.language is LANGUAGES["en"]
    assert load_table("ru-BY") is not british
    assert load_table("xx") is None
