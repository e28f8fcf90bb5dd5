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
    "second": "PT{}S",
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
_HOURS = frozenset({"hour", "minute", "second"})
_YEARS = {"decade": 10, "century": 100}
"""A decade ago is a year, not ten of them."""
_HALVES = {"hour": "PT30M", "day": "PT12H", "year": "P6M", "decade": "P5Y", "century": "P50Y"}


def read_match(rule: Rule, match: re.Match[str], language: Language, passage: int) -> Find | None:
    """What a match says; ``None`` when its numbers cannot be a date ("2024-77")."""
    # Two alternatives of one pattern cannot share a group name; the second adds "_too".
    groups = {name.removesuffix("_too"): text for name, text in match.groupdict().items() if text}
    start, end = match.span("it") if "it" in groups else match.span()
    unit = rule.unit or _read_name(groups, "unit", language)
    time = _read_clock(groups, language) or _read_name(groups, "daypart", language)
    weekday = _read_word(groups, "weekday", language)
    way = _read_word(groups, "way", language)
    number = _read_number(groups, language)
    relation = rule.relation or _read_relation(rule, unit, number, groups)
    if rule.sign and number and rule.type == "DATE":
        unit, number = _count_finer(unit, number)
    find = Find(
        start=start,
        end=end,
        text=match.string[start:end],
        passage=passage,
        rule=rule.name,
        type="TIME" if time else rule.type,
        value=_write_value(rule, unit, number, weekday, groups),
        anchor=rule.anchor,
        unit="year" if rule.sign and unit in _YEARS else unit,
        offset=_count_units(rule, unit, number, way),
        way=way,
        year=_read_digits(groups, "year"),
        year_offset=_read_word(groups, "year_offset", language),
        decade=_read_decade(groups, language),
        century=_read_century(groups, language),
        quarter=_read_word(groups, "quarter", language),
        half=_read_word(groups, "half", language),
        holiday=_read_name(groups, "holiday", language),
        relation=relation,
        month=_read_digits(groups, "month_number") or _read_word(groups, "month", language),
        season=_read_word(groups, "season", language),
        day=_read_digits(groups, "day"),
        weekday=weekday,
        week_offset=_read_word(groups, "week_offset", language),
        edge=_read_name(groups, "edge", language),
        time=time,
    )
    if "hour" in groups and not time:
        return None
    if "days" in groups:
        return _spread_days(find, match, language)
    if "pair" in groups:
        return _order_pair(find, groups["pair"])
    if "short_year" in groups:
        return _extend_year(find, int(groups["short_year"]))
    return find


def _count_finer(unit: str, number: float) -> tuple[str, float]:
    """Count "two and a half years" from a date in months, and 72 hours in days."""
    if number != int(number) and unit == "year":
        return "month", 12 * number
    if unit == "hour" and number >= 24:
        return "day", number // 24
    return unit, number


def _read_relation(rule: Rule, unit: str, number: float | None, groups: Mapping[str, str]) -> str:
    """Whether a count of units is only about right: "more than a week ago", "ten years ago", "a decade ago"."""
    if not rule.sign or rule.type != "DATE":
        return ""
    is_round = unit == "year" and number is not None and number >= 10 and number % 5 == 0
    return "round" if "amount" in groups or unit in _YEARS or is_round else ""


def _read_digits(groups: Mapping[str, str], name: str) -> int | None:
    """The number written in digits, without an ordinal's letters."""
    return int(re.sub(r"\D", "", groups[name])) if name in groups else None


def _read_word(groups: Mapping[str, str], name: str, language: Language) -> int | None:
    """The number that a word stands for."""
    return language.numbers[name].get(_simplify(groups[name])) if name in groups else None


def _read_name(groups: Mapping[str, str], name: str, language: Language) -> str:
    """The name that a word stands for, or the word itself."""
    word = _simplify(groups.get(name, ""))
    return language.names[name].get(word, word) if word else ""


def _read_clock(groups: Mapping[str, str], language: Language) -> str:
    """Hours and minutes in TIMEX3, ``21:30``; empty when there is no such time."""
    if "noon" in groups:
        return _read_name(groups, "noon", language)
    hour, minute = int(groups.get("hour", 24)), int(groups.get("minute", 0))
    after_noon = _read_word(groups, "meridiem", language)
    if after_noon is not None:
        if not 1 <= hour <= 12:
            return ""
        hour = hour % 12 + 12 * after_noon
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else ""


def _read_decade(groups: Mapping[str, str], language: Language) -> int | None:
    """First year of a decade said in full ("1990s"), in short ("'90s") or in a word ("the nineties")."""
    if "short_decade" in groups:
        return 1900 + (_read_digits(groups, "short_decade") or 0)
    return _read_word(groups, "decade_name", language) or _read_digits(groups, "decade")


def _read_century(groups: Mapping[str, str], language: Language) -> int | None:
    """First year of a century that is counted: 1800 for the 19th."""
    if "century" not in groups:
        return None
    number = _read_word(groups, "century", language) or _read_digits(groups, "century") or 0
    return 100 * (number - 1)


def _simplify(word: str) -> str:
    return " ".join(word.lower().split()).rstrip(".")


def _read_number(groups: Mapping[str, str], language: Language) -> float | None:
    """How many units; one where no number is said, ``None`` where it is vague ("a few", "years")."""
    word = _simplify(groups.get("number", ""))
    if not word:
        return None if "some" in groups else 1
    half = 0.5 if "and_half" in groups else 0
    if word in language.numbers["number"]:
        return language.numbers["number"][word] + half
    if re.fullmatch(r"[\d,]+(?:\.\d)?", word):
        return float(word.replace(",", "")) + half
    known = [language.numbers["number"].get(part) for part in re.split(r"[ -]", word)]
    return None if None in known else sum(part for part in known if part) + half


def _count_units(rule: Rule, unit: str, number: float | None, way: int | None) -> int | None:
    """Units from the anchor. Hours are taken to stay within their day."""
    if unit in _HOURS:
        return 0
    if rule.sign:
        return rule.sign * int(number * _YEARS.get(unit, 1)) if number is not None else None
    if rule.offset is None and rule.anchor in {"publication", "text", "either"}:
        return way
    return rule.offset


def _write_value(rule: Rule, unit: str, number: float | None, weekday: int | None, groups: Mapping[str, str]) -> str:
    """The TIMEX3 value of what is no calendar date; empty for what is one."""
    if rule.value:
        return rule.value.format(**groups)
    if rule.type == "SET" and weekday:
        return f"XXXX-WXX-{weekday}"
    if rule.type in {"SET", "DURATION"}:
        return _write_period(unit, number, groups)
    if rule.sign and number is None and unit not in _HOURS:
        return "PAST_REF" if rule.sign < 0 else "FUTURE_REF"
    return ""


def _write_period(unit: str, number: float | None, groups: Mapping[str, str]) -> str:
    """An ISO 8601 duration: ``P44D``, ``PT5H30M``, ``PXY`` for years that are not counted."""
    if "half_of" in groups:
        return _HALVES.get(unit, _PERIODS[unit].format("0.5"))
    if number is None:
        return "PXY" if unit in _YEARS else _PERIODS[unit].format("X")
    if unit == "hour" and number % 1 == 0.5:
        return f"PT{number - 0.5:g}H30M"
    return _PERIODS[unit].format(f"{number:g}")


def _spread_days(find: Find, match: re.Match[str], language: Language) -> Find:
    """A find for each of several days of one month: "12 and 14", "15–17", "3, 4 and 5"."""
    days, offset = match["days"], match.start("days")
    numbers = list(re.finditer(r"\d+", days))
    starts = [find.start, *(offset + number.start() for number in numbers[1:])]
    ends = [*(offset + number.end() for number in numbers[:-1]), find.end]
    members = tuple(
        replace(find, day=int(number[0]), start=start, end=end, text=match.string[start:end])
        for number, start, end in zip(numbers, starts, ends, strict=True)
    )
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
        start, end = find.start + len("2009"), find.end - len("10")
        first = replace(find, end=start, text=find.text[: start - find.start])
        second = replace(find, start=end, text=find.text[end - find.start :], year=year - year % 100 + short)
        return replace(find, members=(first, second), join="range")
    return replace(find, month=short) if 1 <= short <= 12 else None
