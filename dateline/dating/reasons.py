"""Why a date expression means what it was taken to mean, in a sentence for readers.

Every sentence begins with the words that were read: "Thursday: the most recent on or before publication, Friday
14 June 2024".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.dating.counting import NEAR, measure_days
from dateline.dating.meaning import contradict_weekday
from dateline.edtf import Edtf
from dateline.wording import WEEKDAYS, describe

if TYPE_CHECKING:
    from dateline.dating.finds import Find

_RELATIONS = {
    "since": "from then on, with no end told",
    "from": "from then on, with no end told",
    "until": "up to then, with no start told",
    "by": "up to then, with no start told",
    "before": "what is meant ends just ahead of it",
    "after": "what is meant begins when it is over",
    "night": "the night that ends on it begins the day before",
    "about": "approximate, by its words",
    "round": "so told, it is approximate",
    "possibly": "the writer is not sure",
}
_VAGUE = {"DURATION": "how long something lasted, not when", "SET": "something that is repeated, not one date"}
_NO_FINER = frozenset({"month", "season", "year", "decade", "century"})


def name_value(value: Edtf) -> str:
    """A value in words; a day with its weekday."""
    if value.precision == "day" and value.first and not (value.approximate or value.uncertain):
        return f"{WEEKDAYS[value.first.weekday()]} {describe(value)}"
    return describe(value)


def explain_vague(find: Find) -> str:
    """Why a duration, a repetition or a vague word has no date."""
    if find.value.startswith("BC"):
        return f"{find.text}: before the year 1, where a timeline of days does not reach"
    return f"{find.text}: {_VAGUE.get(find.type, 'too vague for a date')}"


def explain_stated(find: Find, value: Edtf) -> str:
    """Why a date that stands for itself has its value."""
    if actual := contradict_weekday(find, value):
        return f"{find.text}: {describe(value)} is a {actual}; the date is kept as it is written"
    if find.edge and value.precision in _NO_FINER:
        return f"{find.text}: taken no finer than the {value.precision}{_add_relation(find)}"
    written = "century" if find.century is not None else "decade" if find.decade is not None else "year"
    if find.members:
        return f"{find.text}: written with their years{_add_relation(find)}"
    return f"{find.text}: written with its {written}{_add_feast(find, value)}{_add_relation(find)}"


def explain_publication(find: Find, value: Edtf, clock: Edtf, clock_name: str) -> str:
    """Why a date that counts from publication (or from a dateline) has its value."""
    origin = f"{clock_name}, {name_value(clock)}"
    placed = f"{find.text}: {_place_by_clock(find, value, clock, origin)}"
    return f"{placed}{_add_weekday(find, value)}{_add_feast(find, value)}{_add_relation(find)}"


def explain_text(find: Find, value: Edtf, origin: Edtf, where: str) -> str:
    """Why a date that counts from another one has its value; ``where`` says where that is named."""
    named = f"the date {where}, {describe(origin)}"
    if not find.unit and find.way:
        beside = "the first one after" if find.way == 1 else "the last one before"
        return f"{find.text}: {beside} {named}{_add_relation(find)}"
    if find.way is not None and (find.members or find.names_part):
        unit = find.unit or ("week" if find.weekday else "year")
        return f"{find.text}: in the {unit} {_say_offset(find.offset or 0)} {named}{_add_relation(find)}"
    if find.offset:
        return f"{find.text}: {_count(find)} {named}{_add_relation(find)}"
    counted = named if value == origin else f"that of {named}"
    return f"{find.text}: {counted}{_add_relation(find)}"


def explain_story(find: Find, told: Edtf) -> str:
    """Why a month takes its year from the sentence."""
    return (
        f"{find.text}: the first one after {describe(told)}, of which the sentence has just told{_add_relation(find)}"
    )


def explain_history(find: Find, value: Edtf, place: Edtf) -> str:
    """Why a day or month takes its year from a text that tells of years long gone."""
    later = bool(value.first and place.last and value.first.year > place.last.year)
    year = "the year after that" if later else "the year"
    return f"{find.text}: in {year} of the date named before it, {describe(place)}{_add_relation(find)}"


def explain_count(find: Find, count: Find, origin: Edtf) -> str:
    """Why "two days before 13 June" has its value."""
    return f"{find.text}: {_count(count)} {name_value(origin)}"


def explain_unresolved(find: Find, why: str) -> str:
    """Why there is no date."""
    return f"{find.text}: not resolved, because {why}"


def _place_by_clock(find: Find, value: Edtf, clock: Edtf, origin: str) -> str:
    """Where a value lies from publication, and by which rule."""
    if find.members and not find.members[0].month:
        return f"counted from {origin}"
    if find.anchor in {"publication", "text"}:
        unit = "day" if find.counts_hours else find.unit
        return f"{_count(find)} {origin}" if find.offset else f"the {unit} of {origin}"
    if find.year_offset is not None:
        return f"in the year {_say_offset(find.year_offset)} {origin}"
    if find.week_offset is not None:
        return f"in the week {_say_offset(find.week_offset)} {origin}"
    if value == clock:
        return f"the {value.precision} of {origin}"
    if find.way is not None:
        return {-1: "the last one before", 0: "the one nearest to", 1: "the next one after"}[find.way] + f" {origin}"
    if find.weekday and not find.month:
        if value.first and clock.last and value.first > clock.last:
            return f"the next one after {origin}, because the sentence speaks of the future"
        return f"the most recent on or before {origin}"
    day = clock.last
    distance = measure_days(value, day) if day else 0
    if abs(distance) <= NEAR:
        return f"the nearest to {origin}"
    return f"the next after {origin}" if distance > 0 else f"the most recent before {origin}"


def _count(find: Find) -> str:
    """Say "two days before" in figures."""
    offset = find.offset or 0
    number = abs(offset)
    unit = find.unit if number == 1 else f"{find.unit}s"
    amount = f"the {unit}" if number == 1 else f"{number} {unit}"
    return f"{amount} {'before' if offset < 0 else 'after'}"


def _say_offset(offset: int) -> str:
    return {-1: "before that of", 0: "of", 1: "after that of"}[offset]


def _add_weekday(find: Find, value: Edtf) -> str:
    actual = contradict_weekday(find, value)
    return f"; that is a {actual}, and the date is kept as it is written" if actual else ""


def _add_feast(find: Find, value: Edtf) -> str:
    """Say why a feast of the church is uncertain."""
    return "; the Western date, and Eastern churches keep another" if find.holiday and value.uncertain else ""


def _add_relation(find: Find) -> str:
    return f"; {_RELATIONS[find.relation]}" if find.relation in _RELATIONS else ""
