"""A date in another notation than EDTF → the EDTF value to write: what the message about a wrong date ends in.

Only what the words can mean is proposed. Where they can mean two days, both are; where the year is missing, nothing is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from dateline.wording import MONTHS, SEASONS

_MONTH_NUMBERS = {name[:length].lower(): n for n, name in enumerate(MONTHS, 1) for length in (3, 4, len(name))}
_SEASON_NUMBERS = {name: number for number, name in SEASONS.items()} | {"fall": "23"}
_PARTS = {"early": "0X", "mid": "1X", "late": "2X"}
# Texts, and no patterns yet: they are only needed where a date is refused.
_ABOUT = r"(?i)(?:about|around|approximately|circa|ca\.?|c\.|~)\s*(.+)"
_RANGE = r"(?i)(?:from\s+)?(.+?)(?:\s+(?:-|to|until)\s+|\s*[–—]\s*)(.+)"
_YEARS = r"([0-9]{4})\s*-\s*([0-9]{4})"
_WEEKDAY = r"(?i)(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?[,.]?\s+"
_NUMBERS_FIRST_YEAR = r"([0-9]{4})([-./ ])([0-9]{1,2})(?:\2([0-9]{1,2}))?\.?"
_COMPACT = r"([0-9]{4})([0-9]{2})([0-9]{2})"
_NUMBERS_LAST_YEAR = r"([0-9]{1,2})([-./ ]\s?)([0-9]{1,2})\2((?:19|20)?[0-9]{2})\.?"
_DAY_MONTH = r"(?i)([0-9]{1,2})(?:st|nd|rd|th|\.)?[\s-]+(?:of\s+)?([a-z]+)\.?,?[\s-]+([0-9]{4})"
_DAYS = r"(?i)([0-9]{1,2})\s*[-–—]\s*([0-9]{1,2})\s+([a-z]+)\.?,?\s+([0-9]{4})"
_MONTH_DAY = r"(?i)([a-z]+)\.?[\s-]+([0-9]{1,2})(?:st|nd|rd|th)?,?[\s-]+([0-9]{4})"
_MONTH_YEAR = r"(?i)(?:(early|mid|late)[\s-]+)?([a-z]+)\.?,?\s+(?:of\s+)?([0-9]{4})"
_NO_YEAR = r"(?i)(?:([a-z]+)\.?\s+[0-9]{1,2}(?:st|nd|rd|th)?|[0-9]{1,2}(?:st|nd|rd|th|\.)?\s+([a-z]+)|([a-z]+))"
_PLACEHOLDERS = r"[0-9]{2}[0-9x?]{2}(?:-[0-9x?]{2}){0,2}"


def list_values(text: str) -> tuple[str, ...]:
    """What a date that is no EDTF can mean, in EDTF; the caller checks that there is such a day."""
    words = " ".join(text.split())
    if match := re.fullmatch(_ABOUT, words):
        return tuple(f"{value}~" for value in list_values(match[1]) or (match[1],))
    plain = re.sub(_WEEKDAY, "", words, count=1)
    for pattern, write in _NOTATIONS:
        if match := re.fullmatch(pattern, plain):
            return tuple(dict.fromkeys(write(match)))
    if ends := re.fullmatch(_RANGE, words):
        firsts, lasts = (list_values(end) or (end,) for end in ends.groups())
        return tuple(f"{first}/{last}" for first in firsts for last in lasts)
    return ()


def lacks_year(text: str) -> bool:
    """Whether a text is a day or a month of no year: "June 14", "14 June", "June"."""
    match = re.fullmatch(_NO_YEAR, re.sub(_WEEKDAY, "", " ".join(text.split()), count=1))
    return match is not None and any(word and word.lower() in _MONTH_NUMBERS for word in match.groups())


def _write_year_first(match: re.Match[str]) -> Iterator[str]:
    year, _, month, day = match.groups()
    if day is None or int(day) == 0:
        yield f"{year}-{int(month):02}" if int(month) else year
        return
    yield f"{year}-{int(month):02}-{int(day):02}"
    if int(month) > 12:
        yield f"{year}-{int(day):02}-{int(month):02}"


def _write_year_last(match: re.Match[str]) -> Iterator[str]:
    """14.06.2024. With points the day stands first; with strokes and dashes it may be either."""
    first, separator, second, year = match.groups()
    year = f"20{year}" if len(year) == 2 else year
    yield f"{year}-{int(second):02}-{int(first):02}"
    if separator.strip() != ".":
        yield f"{year}-{int(first):02}-{int(second):02}"


def _write_words(day: str, month: str, year: str) -> Iterator[str]:
    if number := _MONTH_NUMBERS.get(month.lower()):
        yield f"{year}-{number:02}-{int(day):02}"


def _write_days(match: re.Match[str]) -> Iterator[str]:
    first, last, month, year = match.groups()
    for start, end in zip(_write_words(first, month, year), _write_words(last, month, year), strict=True):
        yield f"{start}/{end}"


def _write_month(match: re.Match[str]) -> Iterator[str]:
    part, name, year = match[1], match[2].lower(), match[3]
    if number := _MONTH_NUMBERS.get(name):
        yield f"{year}-{number:02}" + (f"-{_PARTS[part.lower()]}" if part else "")
    elif name in _SEASON_NUMBERS and not part:
        yield f"{year}-{_SEASON_NUMBERS[name]}"


_NOTATIONS: tuple[tuple[str, Callable[[re.Match[str]], Iterator[str]]], ...] = (
    (_YEARS, lambda match: iter((f"{match[1]}/{match[2]}",))),
    (_NUMBERS_FIRST_YEAR, _write_year_first),
    (_COMPACT, lambda match: iter(("-".join(match.groups()),))),
    (_NUMBERS_LAST_YEAR, _write_year_last),
    (_DAY_MONTH, lambda match: _write_words(match[1], match[2], match[3])),
    (_DAYS, _write_days),
    (_MONTH_DAY, lambda match: _write_words(match[2], match[1], match[3])),
    (_MONTH_YEAR, _write_month),
    (_PLACEHOLDERS, lambda match: iter((re.sub("[x?]", "X", match[0]),))),
)
