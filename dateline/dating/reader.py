"""Rule and match → Find: turns the named groups of a pattern into the fields of a find.

The same for every language: group names are field names, and the language says what each word stands for.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from dateline.dating.finds import Find

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dateline.dating.table import Language, Rule

_PERIODS = {
    "minute": "PT{}M",
    "hour": "PT{}H",
    "day": "P{}D",
    "week": "P{}W",
    "weekend": "P{}WE",
    "month": "P{}M",
    "quarter": "P{}Q",
    "year": "P{}Y",
    "decade": "P{}0Y",
    "century": "P{}00Y",
}
_HOURS = frozenset({"hour", "minute"})
_YEARS = {"decade": 10, "century": 100}
"""A decade ago is a year, not ten of them."""


def read_match(rule: Rule, match: re.Match[str], language: Language, passage: int) -> Find | None:
    """What a match says; ``None`` when its numbers cannot be a date ("2024-77")."""
    # Two alternatives of one pattern cannot share a group name; the second adds "_too".
    groups = {name.removesuffix("_too"): text for name, text in match.groupdict().items() if text}
    start, end = match.span("it") if "it" in groups else match.span()
    unit = rule.unit or _read_name(groups, "unit", language)
    daypart = _read_name(groups, "daypart", language)
    weekday = _read_word(groups, "weekday", language)
    way = _read_word(groups, "way", language)
    number = _read_number(groups, language)
    find = Find(
        start=start,
        end=end,
        text=match.string[start:end],
        passage=passage,
        rule=rule.name,
        type="TIME" if daypart else rule.type,
        value=rule.value or _write_value(rule, unit, number, weekday),
        anchor=rule.anchor,
        unit="year" if rule.sign and unit in _YEARS else unit,
        offset=_count_units(rule, unit, number, way),
        way=way,
        year=_read_digits(groups, "year") or _read_word(groups, "century", language),
        year_offset=_read_word(groups, "year_offset", language),
        decade=_read_digits(groups, "decade") or _read_word(groups, "short_decade", language),
        quarter=_read_word(groups, "quarter", language),
        month=_read_digits(groups, "month_number") or _read_word(groups, "month", language),
        season=_read_word(groups, "season", language),
        day=_read_digits(groups, "day"),
        weekday=weekday,
        week_offset=_read_word(groups, "week_offset", language),
        edge=_read_name(groups, "edge", language),
        daypart=daypart,
    )
    if "days" in groups:
        return _spread_days(find, groups["days"], language)
    if "pair" in groups:
        return _order_pair(find, groups["pair"])
    if "short_year" in groups:
        return _extend_year(find, int(groups["short_year"]))
    return find


def _read_digits(groups: Mapping[str, str], name: str) -> int | None:
    """The number written in digits, without an ordinal's letters."""
    return int(re.sub(r"\D", "", groups[name])) if name in groups else None


def _read_word(groups: Mapping[str, str], name: str, language: Language) -> int | None:
    """The number that a word stands for."""
    return language.numbers[name].get(_simplify(groups[name])) if name in groups else None


def _read_name(groups: Mapping[str, str], name: str, language: Language) -> str:
    """The name that a word stands for, or the word itself."""
    word = _simplify(groups.get(name, ""))
    return language.names[name].get(word, word)


def _simplify(word: str) -> str:
    return re.sub(r"\s+", " ", word.lower()).rstrip(".")


def _read_number(groups: Mapping[str, str], language: Language) -> int | None:
    """How many units; one where no number is said, ``None`` where it is vague ("a few")."""
    word = _simplify(groups.get("number", ""))
    if not word:
        return 1
    if word.isdigit():
        return int(word)
    known = [language.numbers["number"].get(part) for part in re.split(r"[ -]", word)]
    return None if None in known else sum(part for part in known if part)


def _count_units(rule: Rule, unit: str, number: int | None, way: int | None) -> int | None:
    """Units from the anchor. Hours are taken to stay within their day."""
    if unit in _HOURS:
        return 0
    if rule.sign:
        return rule.sign * number * _YEARS.get(unit, 1) if number is not None else None
    if rule.offset is None and rule.anchor == "publication":
        return way
    return rule.offset


def _write_value(rule: Rule, unit: str, number: int | None, weekday: int | None) -> str:
    """The TIMEX3 value of what is no calendar date; empty for what is one."""
    if rule.type == "SET":
        return f"XXXX-WXX-{weekday}" if weekday else _PERIODS[unit].format(1)
    if rule.type == "DURATION":
        return _PERIODS[unit].format("X" if number is None else number)
    if rule.sign and number is None and unit not in _HOURS:
        return "PAST_REF" if rule.sign < 0 else "FUTURE_REF"
    return ""


def _spread_days(find: Find, days: str, language: Language) -> Find:
    """A find for each of several days of one month: "12 and 14", "15–17", "3, 4 and 5"."""
    members = tuple(replace(find, day=int(number)) for number in re.findall(r"\d+", days))
    is_list = "," in days or language.conjunction in re.findall(r"[^\W\d_]+", days.lower())
    return replace(find, members=members, join="list" if is_list else "range")


def _order_pair(find: Find, pair: str) -> Find:
    """Tell day from month in "23/5". With full stops the day always comes first."""
    first, second = (int(number) for number in re.findall(r"\d+", pair))
    if "." in pair or first > 12 or first == second:
        return replace(find, day=first, month=second)
    if second > 12:
        return replace(find, day=second, month=first)
    return replace(find, swapped=(first, second))


def _extend_year(find: Find, short: int) -> Find | None:
    """Read "2009–10" as two years, and "2024-06", which goes backwards as years, as a month."""
    year = find.year or 0
    if short > year % 100:
        members = (find, replace(find, year=year - year % 100 + short))
        return replace(find, members=members, join="range")
    return replace(find, month=short) if 1 <= short <= 12 else None
