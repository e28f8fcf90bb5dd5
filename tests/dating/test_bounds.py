"""Texts made of date words without end are read all the same, in every language."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from dateline.dating.finder import find_dates
from dateline.dating.rules import LANGUAGES, load_table
from dateline.dating.table import list_kinds
from dateline.model import Passage

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
    "en": "Thursday May 2024 1812 '60s week hours summer evening night today recently noon 9:30 a.m. GMT Christmas last"
    " after before ago than old third half long Q1 fiscal an every BC that end entire monthly",
    "ru": "четверг мая 2024 90-х лето неделя 44-дневный утром вчера недавно",
}
"""So that every rule is tried."""
LENGTH = 20000


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_every_rule_is_tried(language: str) -> None:
    table = load_table(language)
    assert table is not None
    text = EVERY_TRIGGER[language]
    assert list_kinds(table, text, 0, len(text)) == set(table.language.triggers)


@pytest.mark.parametrize("language", sorted(TEXTS))
def test_date_words_without_end_are_read(root: Path, language: str) -> None:
    parts = [words * (LENGTH // len(words)) for words in TEXTS[language]]
    spaces = [words.rstrip() + " " * LENGTH for words in TEXTS[language]]
    command = [sys.executable, "-X", "utf8", "-c", READER, language]
    text = "; ".join([EVERY_TRIGGER[language], *parts, *spaces, "a" * LENGTH])
    subprocess.run(command, cwd=root, input=text, encoding="utf-8", timeout=SECONDS, check=True)


PIECES = {
    "en": (
        *(
            "May ",
            "1990, ",
            "1990 and 1991, ",
            "1, 2, 3, and ",
            "two ",
            "a-",
            "year-",
            "9 a.m. (",
            "from ",
            "the last ",
        ),
        *("first half of ", "$5 million a year ", "Monday and ", "'60s ", "12:", "x"),
    ),
    "ru": ("мая ", "1990, ", "1990 и ", "1, 2 и ", "два ", "год-", "в начале ", "с ", "на следующий ", "среда и ", "я"),
}


@pytest.mark.parametrize(
    ("language", "piece"), [(language, piece) for language in sorted(PIECES) for piece in PIECES[language]]
)
def test_a_longer_text_takes_longer_in_proportion(language: str, piece: str) -> None:
    """Eight times the length: about eight times as long, where the square would take sixty-four."""
    table = load_table(language)
    assert table is not None

    def measure(length: int, runs: int) -> float:
        """CPU seconds for so many characters in one sentence, the least of several runs."""
        text = piece * (length // len(piece))
        times = []
        for _ in range(runs):
            started = time.process_time()
            find_dates(text, [Passage(start=0, end=len(text), block=0)], table)
            times.append(time.process_time() - started)
        return min(times)

    measure(100, 1)  # compiles the patterns
    assert measure(24_000, 3) < 24 * max(measure(3_000, 3), 0.002)
