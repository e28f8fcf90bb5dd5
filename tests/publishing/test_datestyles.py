from __future__ import annotations

import pytest

from dateline.edtf import parse_edtf
from dateline.publishing.datestyles import write_date


@pytest.mark.parametrize(
    ("date", "month_first", "year_first", "day_first"),
    [
        ("2024-06-14", "June 14, 2024", "2024, June 14", "14 June 2024"),
        ("2024-06", "June 2024", "2024, June", "June 2024"),
        ("2024", "2024", "2024", "2024"),
        ("2024-06-13/2024-06-14", "June 13–14, 2024", "2024, June 13–14", "13–14 June 2024"),
        ("2024-05-30/2024-06-02", "May 30–June 2, 2024", "2024, May 30–June 2", "30 May–2 June 2024"),
        (
            "2024-12-30/2025-01-02",
            "December 30, 2024–January 2, 2025",
            "2024, December 30–2025, January 2",
            "30 December 2024–2 January 2025",
        ),
        ("2024-05/2024-06", "May–June 2024", "2024, May–June", "May–June 2024"),
        ("2018/2022", "2018–2022", "2018–2022", "2018–2022"),
        ("2019~", "ca. 2019", "ca. 2019", "ca. 2019"),
        ("2019-06?", "June 2019?", "2019, June?", "June 2019?"),
        ("2020-23", "Autumn 2020", "2020, Autumn", "Autumn 2020"),
        ("2024-05-1X", "mid-May 2024", "2024, mid-May", "mid-May 2024"),
        ("2024-05-XX", "May 2024", "2024, May", "May 2024"),
        ("199X", "1990s", "1990s", "1990s"),
        ("2018/..", "from 2018", "from 2018", "from 2018"),
        ("{2021,2022}", "2021 and 2022", "2021 and 2022", "2021 and 2022"),
        ("0044-03-15", "March 15, 44", "44, March 15", "15 March 44"),
    ],
)
def test_a_date_in_each_order(date: str, month_first: str, year_first: str, day_first: str) -> None:
    value = parse_edtf(date)
    assert write_date(value, "month-day-year") == month_first
    assert write_date(value, "year-month-day") == year_first
    assert write_date(value, "day-month-year") == day_first
