"""Full dates in languages without rules: found by pattern, valued by dateparser."""

from __future__ import annotations

import pytest

from dateline.dating.foreign import find_foreign_timexes
from dateline.edtf import parse_edtf
from dateline.model import Passage

PUBLISHED = parse_edtf("2024-06-14")


def find(text: str, language: str) -> list[tuple[str, str, str]]:
    passages = [Passage(start=0, end=len(text), block=0)]
    found = find_foreign_timexes(text, passages, language, PUBLISHED)
    assert [text[timex.start : timex.end] for timex in found] == [timex.text for timex in found]
    return [(timex.text, str(timex.date), timex.rule) for timex in found]


@pytest.mark.parametrize(
    ("language", "text", "words", "value"),
    [
        ("bg", "Това беше на 12 юни 2024 г.", "12 юни 2024", "2024-06-12"),
        ("uk", "Це було 12 червня 2024 року.", "12 червня 2024", "2024-06-12"),
        ("be", "Гэта было 12 чэрвеня 2024 года.", "12 чэрвеня 2024", "2024-06-12"),
        ("de", "Er kam am 12. Juni 2024.", "12. Juni 2024", "2024-06-12"),
        ("de", "Er kam im Mai 2023.", "Mai 2023", "2023-05"),
        ("fr", "Il est venu le 1er février 2024.", "1er février 2024", "2024-02-01"),
        ("es", "Llegó el 12 de junio de 2024.", "12 de junio de 2024", "2024-06-12"),
        ("az-Latn", "Görüş 12 iyun 2024 tarixində oldu.", "12 iyun 2024", "2024-06-12"),
        ("tr", "Toplantı 12 Haziran 2024 günü.", "12 Haziran 2024", "2024-06-12"),
        ("hy", "Դա եղավ 12 հունիսի 2024։", "12 հունիսի 2024", "2024-06-12"),
        ("ka", "ეს იყო 12 ივნისი 2024.", "12 ივნისი 2024", "2024-06-12"),
        ("pl", "Spotkanie z 13.06.2024 trwa.", "13.06.2024", "2024-06-13"),
        ("xx", "kaka 2024-06-13 kaka", "2024-06-13", "2024-06-13"),
    ],
)
def test_reads_a_full_date(language: str, text: str, words: str, value: str) -> None:
    assert [found[:2] for found in find(text, language)] == [(words, value)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Es kamen 2000 Soldaten, und um 2020 waren es mehr."),
        ("de", "Sie traf ihn am Donnerstag, vor zwei Tagen."),
        ("uk", "Понад 2000 солдатів; стаття 18, Су-25."),
        ("fr", "En mars ils sont partis."),
        ("xx", "12 juni 2024"),
        ("pl", "99.99.2024 i 2024-13-45"),
    ],
)
def test_reads_nothing_that_must_be_counted_or_is_no_date(language: str, text: str) -> None:
    assert find(text, language) == []


def test_says_what_was_read() -> None:
    text = "Er kam am 12. Juni 2024."
    [timex] = find_foreign_timexes(text, [Passage(start=0, end=len(text), block=0)], "de", PUBLISHED)
    assert (timex.basis, timex.counted_from) == ("stated", None)
    assert timex.reason == "12. Juni 2024: written with its year, 12 June 2024"


def test_keeps_to_the_passages() -> None:
    text = "Am 12. Juni 2024 und am 14. Juni 2024."
    found = find_foreign_timexes(text, [Passage(start=17, end=len(text), block=0)], "de", PUBLISHED)
    assert [timex.text for timex in found] == ["14. Juni 2024"]
