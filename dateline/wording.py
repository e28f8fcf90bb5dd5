"""EDTF value → words for readers: "13 June 2024", "mid-May 2024", "before 2018".

Kept apart from ``edtf`` so that values can be understood without their wording; import ``describe`` from there.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dateline.edtf import Edtf

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
_PARTS = {"0X": "early ", "1X": "mid-", "2X": "late "}
_MARKS = {"~": "about ", "?": "possibly ", "%": "possibly about "}
_SOME = {"": "", "XX": "some month of ", "XX-XX": "some day in "}
_ALL_DIGITS = re.compile(r"[0-9-]+")


def describe(value: Edtf) -> str:
    """Say a value in words, as exactly as it is and no finer."""
    if value.precision == "set":
        return _describe_set(value.parts)
    if value.precision == "interval":
        return _describe_interval(*value.parts)
    if value.precision == "open":
        return _describe_open(value)
    mark = _MARKS.get(value.text[-1], "")
    return mark + _describe_plain(value.text.rstrip("~?%"), value.precision)


@lru_cache(maxsize=4096)
def _describe_plain(text: str, precision: str) -> str:
    """A value that is neither a set nor an interval, without its mark; a page names the same days again and again."""
    year, _, rest = text.partition("-")
    if precision == "decade":
        return f"the {year[:-1].lstrip('0')}0s"
    if precision == "century":
        # "The 1900s" are also a decade, and "the 20th century" began in 1901.
        return f"the years {int(year[:2])}00–{int(year[:2])}99"
    number = str(int(year))
    if precision == "year":
        return _SOME[rest] + number
    if precision == "season":
        # A winter belongs to two years; "winter 2023" alone would be read as either.
        tail = f"–{(int(year) + 1) % 100:02}" if rest == "24" else ""
        return f"{SEASONS[rest]} {number}{tail}"
    month, _, day = rest.partition("-")
    name = f"{MONTHS[int(month) - 1]} {number}"
    if precision == "month":
        return f"some day in {name}" if day else name
    if precision == "part":
        return _PARTS[day] + name
    return f"{int(day)} {name}"


def _describe_open(value: Edtf) -> str:
    """A half-open interval."""
    [known] = value.parts
    if value.last is None:
        return f"from {describe(known)}"
    if known.precision == "year" and _has_all_digits(known):
        return f"before {int(known.text) + 1}"
    return f"until {describe(known)}"


def _describe_interval(start: Edtf, end: Edtf) -> str:
    """A closed interval, naming a shared month or year once."""
    first, last = describe(start), describe(end)
    if start.precision != end.precision or not (_has_all_digits(start) and _has_all_digits(end)):
        return f"{first} – {last}"
    if start.precision == "year":
        return f"{first}–{last}"
    if start.precision == "month" and start.text[:4] == end.text[:4]:
        return f"{first.rpartition(' ')[0]}–{last}"
    if start.precision == "day" and start.text[:7] == end.text[:7]:
        return f"{first.partition(' ')[0]}–{last}"
    if start.precision == "day" and start.text[:4] == end.text[:4]:
        return f"{first.rpartition(' ')[0]} – {last}"
    return f"{first} – {last}"


def _describe_set(members: tuple[Edtf, ...]) -> str:
    """The members in order, naming a shared month or year once."""
    words = [describe(member) for member in members]
    shared = _find_shared_tail(members)
    heads = [word.removesuffix(shared) for word in words[:-1]]
    return ", ".join(heads) + f" and {words[-1]}"


def _find_shared_tail(members: tuple[Edtf, ...]) -> str:
    """The month and year, or the year, that all members end in; empty when they share none or are not alike."""
    kinds = {member.precision for member in members}
    if kinds not in ({"day"}, {"month"}) or not all(_has_all_digits(member) for member in members):
        return ""
    length = 2 if kinds == {"day"} else 1
    for count in range(length, 0, -1):
        tails = {" ".join(describe(member).split(" ")[-count:]) for member in members}
        if len(tails) == 1:
            return " " + tails.pop()
    return ""


def _has_all_digits(value: Edtf) -> bool:
    """Whether a plain value has neither a mark nor an unspecified digit: its words may share a month or a year."""
    return _ALL_DIGITS.fullmatch(value.text) is not None
