"""A find: what the words of a date expression say, before anybody asks which day they mean.

The first pass over a text writes finds, the second (``resolver``) turns each into a Timex. Kept apart because "the
next day" can only be counted once every date before it is known.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from dateline.dating.table import Anchor, TimexType

Cue = Literal["", "future", "past", "surely past", "planned"]
"""Surely past is a date that opens its sentence, before a verb in the past: "In January he left". Planned is what was
promised or decided then."""
Join = Literal["", "range", "list", "count"]
"""``count`` joins "two days before" and the date that it counts from."""

BOUNDS = frozenset({"since", "from", "until", "by", "before", "after"})
"""Relations that say how long something lasted or by when: the story does not move to such a date."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Find:
    """A span and the fields that its words fill. A field that nothing fills is ``None`` or empty."""

    start: int
    end: int
    text: str
    passage: int
    """Index of the passage it stands in."""
    rule: str
    type: TimexType = "DATE"
    value: str = ""
    """TIMEX3 value of a duration, a set or a vague reference: no calendar date."""
    anchor: Anchor = ""
    """What it counts from; empty where the fields decide."""
    unit: str = ""
    """The granularity: day, night (it begins on one day and ends on the next), week, weekend, month, quarter, half,
    season, year, decade, century; hour, minute and second stay on their day."""
    offset: int | None = None
    """Units from the anchor."""
    way: int | None = None
    """Said of a named day, month or season: -1 "last", 0 "this", 1 "next"; counted from the text, also of a unit: -1
    "the previous", 0 "that", 1 "the following"."""
    year: int | None = None
    """With the unit century, its first year."""
    year_offset: int | None = None
    """Years from the publication: -1 in "May last year"."""
    decade: int | None = None
    """First year of the decade."""
    century: int | None = None
    """First year of the century, as years are written: 1800 for the 19th."""
    quarter: int | None = None
    half: int | None = None
    """1 or 2, of a year."""
    holiday: str = ""
    """As ``holidays.place_holiday`` names it."""
    month: int | None = None
    season: int | None = None
    """EDTF 21 to 24."""
    day: int | None = None
    weekday: int | None = None
    """1 Monday to 7 Sunday."""
    week_offset: int | None = None
    """Weeks from that of the publication: -1 in "Monday last week"."""
    swapped: tuple[int, int] | None = None
    """Day and month where the order of "3/4/2024" leaves them open, in the order written."""
    edge: str = ""
    """early, mid, late: a part of a month. Anything else ("end") is too vague to be one."""
    time: str = ""
    """TIMEX3 time of day: MO, AF, EV, NI, or hours and minutes as 09:00."""
    relation: str = ""
    """about, round, possibly, before, after, since, from (as since, but of any tense), until, by, night (the one that
    ends on the day)."""
    cue: Cue = ""
    """Where the verb puts it."""
    aside: bool = False
    """Names something ("the 2020 war") and does not move the story."""
    embedded: bool = False
    """Stands in a clause between commas that describes a noun: "the pier, built in 1994, …"."""
    dateline: bool = False
    """The date of a dateline: what the weekdays below it count from."""
    join: Join = ""
    members: tuple[Find, ...] = ()
    """The dates that a range or a list is made of, each with its own span; for ``count``, the count and the date it
    counts from."""

    @property
    def is_calendar(self) -> bool:
        """Whether it is a date, as against a duration, a repetition or a vague word."""
        return not self.value

    @property
    def names_part(self) -> bool:
        """Whether it names a part of something longer: a day, a month, a season."""
        parts = (self.month, self.season, self.quarter, self.half, self.day, self.weekday)
        return bool(self.holiday) or any(part is not None for part in parts)

    @property
    def granularity(self) -> str:
        """The unit of the date itself, as against the year that "the third quarter of that year" counts."""
        return "quarter" if self.quarter else "half" if self.half else self.unit

    @property
    def counts_hours(self) -> bool:
        """Whether it counts hours or minutes, which stay on the day of what they count from."""
        return self.unit in {"hour", "minute"}

    @property
    def is_clock(self) -> bool:
        """Whether it is a time of day that waits for its day."""
        return bool(self.time) and self.rule == "clock"
