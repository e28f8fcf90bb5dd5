"""Is a text news, or does it tell of years long gone?

In news a month without its year is the one nearest to publication; in a history it is of the year that the text stands
on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.dating.meaning import is_stated

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.dating.finds import Find
    from dateline.edtf import Edtf

_FEWEST_DATES = 6
"""Dates with their year that a text must give before it can be told to be a history."""
_LONG_AGO = 2
"""Years before publication that are not near it."""


def is_history(finds: Sequence[Find], published: Edtf) -> bool:
    """Whether a text tells of years long gone: nearly all that it dates itself lies years before publication."""
    dates = [member for find in finds for member in find.members or (find,)]
    years = [member.year for member in dates if member.year and (member.month or member.season)]
    long_gone = [year for year in years if published.first and year < published.first.year - _LONG_AGO]
    return len(years) >= _FEWEST_DATES and len(long_gone) >= 0.9 * len(years)


def lacks_year(find: Find) -> bool:
    """Whether it is a day, month or season of a year that goes without saying."""
    return all(
        bool(one.month or one.season or one.holiday)
        and not (is_stated(one) or one.weekday or one.way is not None or one.year_offset is not None)
        for one in find.members or (find,)
    )
