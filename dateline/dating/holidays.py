"""Feast days of the Gregorian calendar that news counts from: "since Thanksgiving", "on Christmas Eve".

Days that move are placed by their rule (the fourth Thursday of November, the Sunday after a full moon of spring).
Feasts of the church fall on other days in the East, and a sentence seldom says whose it means, so their dates are
marked as uncertain.
"""

from __future__ import annotations

from datetime import date, timedelta

from dateutil.easter import easter

from dateline.edtf import Edtf, make_day, parse_edtf

_FIXED = {
    "new year": (1, 1),
    "fourth of july": (7, 4),
    "halloween": (10, 31),
    "veterans": (11, 11),
    "christmas eve": (12, 24),
    "christmas": (12, 25),
    "boxing day": (12, 26),
    "new year eve": (12, 31),
}
_NTH_WEEKDAYS = {
    "memorial": (5, 1, -1),
    "labor day": (9, 1, 1),
    "columbus": (10, 1, 2),
    "thanksgiving": (11, 4, 4),
}
"""Month, weekday (1 Monday to 7 Sunday), and which of the month; -1 is the last."""
_FROM_EASTER = {"palm sunday": -7, "good friday": -2, "easter": 0, "easter monday": 1}
"""Days from Easter Sunday."""
_UNCERTAIN = frozenset({"christmas eve", "christmas", *_FROM_EASTER})


def place_holiday(holiday: str, year: int) -> Edtf:
    """The day of a holiday in a year.

    Args:
        holiday: a key of the tables above, or ``election day``.
        year: of the Gregorian calendar.

    Raises:
        ValueError: when there is no such year.
    """
    if holiday in _FROM_EASTER:
        day = easter(year) + timedelta(days=_FROM_EASTER[holiday])
    elif holiday in _NTH_WEEKDAYS:
        day = _find_nth_weekday(year, *_NTH_WEEKDAYS[holiday])
    elif holiday == "election day":
        # In the United States: the Tuesday after the first Monday of November.
        day = _find_nth_weekday(year, 11, 1, 1) + timedelta(days=1)
    else:
        day = date(year, *_FIXED[holiday])
    return parse_edtf(f"{day}?") if holiday in _UNCERTAIN else make_day(day)


def _find_nth_weekday(year: int, month: int, weekday: int, number: int) -> date:
    if number < 0:
        last = date(year, month + 1, 1) - timedelta(days=1)
        return last - timedelta(days=(last.isoweekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.isoweekday()) % 7, weeks=number - 1)
