"""TIMEX3 values of EDTF dates."""

from __future__ import annotations

import pytest

from dateline.dating.timexml import write_timex_value
from dateline.edtf import parse_edtf


@pytest.mark.parametrize(
    ("edtf", "unit", "daypart", "value"),
    [
        ("2024-06-13", "", "", "2024-06-13"),
        ("2024-06-13", "day", "MO", "2024-06-13TMO"),
        ("2024-05-1X", "", "", "2024-05"),
        ("2024-12-30/2025-01-05", "week", "", "2025-W01"),
        ("2024-06-15/2024-06-16", "weekend", "", "2024-W24-WE"),
        ("2023-07/2023-09", "quarter", "", "2023-Q3"),
        ("2023-24", "", "", "2023-WI"),
        ("198X", "", "", "198X"),
        ("2019~", "", "", "2019"),
        ("2018/2022", "", "", "2018/2022"),
    ],
)
def test_value(edtf: str, unit: str, daypart: str, value: str) -> None:
    assert write_timex_value(parse_edtf(edtf), unit, daypart) == value
