"""Finds → find: what the words between two dates make of them.

"From 2018 to 2022" is one range, "in 1994, 1995 and 1997" one list, "9 a.m. on Tuesday" one day with its time, and "two
days before 13 June" a count from the date it names.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import islice, pairwise, zip_longest
from typing import TYPE_CHECKING

from dateline.dating.finds import BOUNDS, Find

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.dating.finds import Join
    from dateline.dating.table import Table

_OPENER_WIDTH = 32
"""Characters before a date in which "from" or "between" is looked for."""
_LONGEST_LIST = 12
"""Dates that one list may hold; what goes on longer is read pair by pair."""
_FIELDS = ("year", "decade", "quarter", "month", "season", "day", "weekday")


def attach_clocks(finds: Sequence[Find], text: str, table: Table) -> list[Find]:
    """Give a time of day to the day beside it: "9 a.m. Tuesday" and "Tuesday at 9 a.m." are one find."""
    attached: list[Find] = []
    for find in finds:
        both = _attach_clock(attached[-1], find, text, table) if attached else None
        if both:
            attached[-1] = both
        else:
            attached.append(find)
    return _share_day(attached, text, table)


def join_dates(finds: Sequence[Find], text: str, table: Table) -> list[Find]:
    """Make one find of those that the words between them join."""
    joined: list[Find] = []
    place = 0
    while place < len(finds):
        length = _measure_list(finds, place, text, table)
        pair = _join_pair(joined[-1], finds[place], text, table) if joined and not length else None
        if length:
            joined.append(_make_joint(finds[place : place + length], text, "list"))
        elif pair:
            joined[-1] = pair
        else:
            joined.append(finds[place])
        place += length or 1
    return joined


def find_opener(find: Find, text: str, table: Table) -> str:
    """``pair`` when "between" stands before a date, ``range`` when "from" does, otherwise empty."""
    match = table.opens.search(text, max(0, find.start - _OPENER_WIDTH), find.start)
    return (match.lastgroup or "") if match else ""


# ------------------------------------------------------------------ a day and its time


def _attach_clock(first: Find, second: Find, text: str, table: Table) -> Find | None:
    """The day of the two with the time of the other, or ``None`` when they are not a day and its time."""
    clock, day = (first, second) if first.is_clock else (second, first)
    if not clock.is_clock or not _is_day(day) or _match_join(first, second, text, table) != "clock":
        return None
    words = text[first.start : second.end]
    return replace(day, start=first.start, end=second.end, text=words, type="TIME", time=clock.time)


def _share_day(finds: list[Find], text: str, table: Table) -> list[Find]:
    """Give the first of two times the day of the second: "from 9 a.m. to 5 p.m. on Thursday"."""
    return [
        replace(following, start=find.start, end=find.end, text=find.text, time=find.time)
        if following
        and find.is_clock
        and not following.is_clock
        and following.time
        and _match_join(find, following, text, table) in {"range", "list"}
        else find
        for find, following in zip_longest(finds, finds[1:])
    ]


def _is_day(find: Find) -> bool:
    """Whether it names one day, and no time of it yet."""
    names_day = find.weekday or find.day or (find.unit == "day" and find.anchor)
    return bool(names_day) and find.is_calendar and not find.time and not find.members


# ------------------------------------------------------------------ ranges, lists, counts


def _measure_list(finds: Sequence[Find], place: int, text: str, table: Table) -> int:
    """How many finds from a place on make a list of three or more: "1994, 1995 and 1997"; 0 when they do not."""
    if finds[place].relation in BOUNDS:
        return 0
    for number, (find, following) in enumerate(pairwise(islice(finds, place, place + _LONGEST_LIST)), 2):
        if not (_may_join(find) and _may_join(following) and _are_alike(find, following)) or _is_of_told_year(find):
            return 0
        join = _match_join(find, following, text, table)
        if join == "list":
            return number if number > 2 else 0
        if join != "comma":
            return 0
    return 0


def _join_pair(first: Find, second: Find, text: str, table: Table) -> Find | None:
    """The two as one, or ``None`` when they are two dates."""
    join = _match_join(first, second, text, table)
    if first.anchor == "event":
        counts = join == "count" and _may_join(second)
        return _make_joint((first, second), text, "count") if counts else None
    if not (_may_join(first) and _may_join(second)) or join not in {"range", "list", "pair"}:
        return None
    if _is_of_told_year(first) or (_is_of_told_year(second) and not (first.month and first.year is None)):
        return None
    opener = find_opener(first, text, table)
    if opener == "pair" or (opener and join == "range"):
        # The word before the second ("until") belongs to the range, and says nothing of its tense.
        return _make_joint((first, replace(second, cue=first.cue)), text, "range")
    # "After March and in May" are two dates: what the lead says of the first does not hold for the second.
    if first.relation in BOUNDS or join == "pair" or not _are_alike(first, second):
        return None
    return _make_joint((first, second), text, "range" if join == "range" else "list")


def _may_join(find: Find) -> bool:
    """Whether a find is one date that can be a member of several."""
    return find.is_calendar and not find.members and (find.anchor not in {"text", "either"} or _is_of_told_year(find))


def _is_of_told_year(find: Find) -> bool:
    """Whether it is a day or month of a year that the text has told: "May of the same year"."""
    return find.anchor in {"text", "either"} and find.unit == "year" and find.month is not None


def _match_join(first: Find, second: Find, text: str, table: Table) -> str:
    """How the words between two finds join them, as a key of ``Language.joins``; empty when they do not."""
    match = table.join.fullmatch(text, first.end, second.start)
    return (match.lastgroup or "") if match else ""


def _are_alike(first: Find, second: Find) -> bool:
    """Whether both say the same fields; the first may leave its year to the second ("May 31 and June 2, 2009")."""
    said, also = ({name for name in _FIELDS if getattr(find, name) is not None} for find in (first, second))
    return bool(said) and (said == also or (said | {"year"} == also and "month" in said))


def _make_joint(members: Sequence[Find], text: str, join: Join) -> Find:
    """One find from the start of the first to the end of the last."""
    first, last = members[0], members[-1]
    told = last if _is_of_told_year(last) and join != "count" else None
    # "28 December to 3 January of the following year": the year turns within, and the first year is counted.
    turns = bool(told and join == "range" and first.month and told.month and first.month > told.month)
    if join != "count":
        members = [replace(_share_year(member, last), relation="") for member in members]
    if told:
        members = [replace(member, anchor="", unit="", offset=None, way=None) for member in members]
    return Find(
        start=first.start,
        end=last.end,
        text=text[first.start : last.end],
        passage=first.passage,
        rule=last.rule if join == "count" else f"{last.rule}-{join}",
        relation=first.relation if first.relation in {"about", "possibly"} else "",
        cue=first.cue,
        anchor=told.anchor if told else "",
        unit=told.unit if told else "",
        offset=(told.offset or 0) - turns if told else None,
        way=told.way if told else None,
        join=join,
        members=tuple(members),
    )


def _share_year(member: Find, last: Find) -> Find:
    """The year that a list or range says once, at its end: "May 31 and June 2, 2009"."""
    if not member.month or member.year is not None or member.year_offset is not None:
        return member
    # "28 December to 3 January 2024": the year turns within.
    turns = bool(last.month and member.month > last.month)
    return replace(member, year=last.year and last.year - turns, year_offset=last.year_offset)
