"""Texts made of date words without end are read all the same, in every language."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from dateline.dating.rules import LANGUAGES, load_table

SECONDS = 20
"""Far more than any of them needs, and far less than a pattern that backtracks without end."""
READER = """
import sys
from dateline.dating.finder import find_dates
from dateline.dating.rules import load_table
from dateline.model import Passage

text = sys.stdin.read()
table = load_table(sys.argv[1])
assert table is not None
find_dates(text, [Passage(start=0, end=len(text), block=0)], table)
"""
TEXTS = {
    "en": ("on 13 and ", "13, ", "2018, ", "twenty-", "in two ", "early in the ", "from Monday to "),
    "ru": ("13 и ", "13, ", "2018, ", "двадцать ", "через ", "будет через ", "в начале ", "со среды по "),
}
EVERY_TRIGGER = {
    "en": "Thursday May 2024 week summer evening today recently",
    "ru": "четверг мая 2024 90-х лето неделя 44-дневный утром вчера недавно",
}
"""So that every rule is tried."""
LENGTH = 20000


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_every_rule_is_tried(language: str) -> None:
    table = load_table(language)
    assert table is not None
    found = {match.lastgroup for match in table.trigger.finditer(EVERY_TRIGGER[language])}
    assert found == set(table.language.triggers)


@pytest.mark.parametrize("language", sorted(TEXTS))
def test_date_words_without_end_are_read(root: Path, language: str) -> None:
    parts = [words * (LENGTH // len(words)) for words in TEXTS[language]]
    spaces = [words.rstrip() + " " * LENGTH for words in TEXTS[language]]
    command = [sys.executable, "-X", "utf8", "-c", READER, language]
    text = "; ".join([EVERY_TRIGGER[language], *parts, *spaces, "a" * LENGTH])
    subprocess.run(command, cwd=root, input=text, encoding="utf-8", timeout=SECONDS, check=True)
