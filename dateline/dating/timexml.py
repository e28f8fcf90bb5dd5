"""EDTF → TIMEX3 value (TimeML 1.2.1), the notation in which date taggers are compared.

TIMEX3 has no intervals and no sets; there the EDTF text stands.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dateline.edtf import Edtf

UNRESOLVED = "XXXX-XX-XX"
_SEASONS = {"21": "SP", "22": "SU", "23": "FA", "24": "WI"}


def write_timex_value(value: Edtf, unit: str, time: str) -> str:
    """The TIMEX3 value of a date, given the unit and the time of day that its words name."""
    plain = value.text.rstrip("~?%")
    if value.precision == "interval" and value.first and unit in {"week", "weekend"}:
        year, week, _ = value.first.isocalendar()
        return f"{year:04}-W{week:02}" + ("-WE" if unit == "weekend" else "")
    if value.precision == "interval" and value.first and unit == "quarter":
        return f"{value.first.year:04}-Q{(value.first.month + 2) // 3}"
    if value.precision == "interval" and value.first and unit == "half":
        return f"{value.first.year:04}-H{(value.first.month + 5) // 6}"
    if value.precision == "season":
        return f"{plain[:4]}-{_SEASONS[plain[5:]]}"
    if value.precision == "part":
        return plain[:7]
    if value.precision == "day" and time:
        return f"{plain}T{time}"
    return plain
