"""Source → Timex: runs a language's rules over the passages, settles overlaps, and has every find resolved.

Of finds that overlap, the one that begins first counts, and of those that begin together the longest: "Thursday, 13
June 2024" is one date, not three. Only passages that hold a trigger word are searched, and only with the rules that
need one of theirs: most sentences say nothing about time, and none of them needs every rule.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from dateline.dating.finds import Find
from dateline.dating.foreign import find_foreign_timexes
from dateline.dating.meaning import is_stated
from dateline.dating.reader import read_match
from dateline.dating.resolver import resolve_finds
from dateline.dating.rules import load_table
from dateline.dating.table import pick_rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dateline.dating.finds import Cue, Join
    from dateline.dating.table import Rule, Table
    from dateline.model import Passage, Source, Timex

_LEAD_WIDTH = 32
"""Characters before a date in which a word such as "since" is looked for."""
_TENSE_WIDTH = 300
"""Characters on either side of a date in which its verb is looked for."""
_DATELINE_WIDTH = 90
"""Characters at the start of a text in which a dateline may stand."""
_BEFORE_DATELINE = re.compile(
    r"\s*[A-ZÀ-ÞА-Я][A-ZÀ-ÞА-Я .'’/-]{2,40}(?:\([^)\n]{1,30}\))?(?:,\s+[A-Z][\w.' -]{1,25})?[,.]?\s+"
)
_AFTER_DATELINE = re.compile(r"[.,]?\s*(?:\([^)\n]{1,30}\)|/[^/\n]{1,30}/)?\s*(?:[—–_]|--?\s)")
# Relations that say how long something lasted or by when: the story does not move to such a date.
_OPENERS = frozenset({"since", "until", "by", "before", "after"})
_FIELDS = ("year", "decade", "quarter", "month", "season", "day", "weekday")


def find_timexes(source: Source, passages: Sequence[Passage]) -> tuple[Timex, ...]:
    """Find and resolve the date expressions of a source.

    Returns:
        Timexes in order of ``start``, with spans into ``source.text`` that never overlap. Every date expression is
        there: one that cannot be resolved has no ``date``, and its ``reason`` says why.
    """
    table = load_table(source.text_language)
    if table is None:
        return find_foreign_timexes(source.text, passages, source.text_language, source.published)
    return resolve_finds(find_dates(source.text, passages, table), source.published)


def find_dates(text: str, passages: Sequence[Passage], table: Table) -> list[Find]:
    """What the text says of dates, in order, nothing resolved yet."""
    finds: list[Find] = []
    for index, kinds in _list_triggers(text, passages, table):
        passage = passages[index]
        rules = pick_rules(table, kinds)
        found = _attach_clocks(list(_settle_overlaps(_run_rules(text, passage, index, rules, table))), text, table)
        floors = [passage.start, *(find.end for find in found)]
        described = [
            _describe_context(find, text, passage, floor, table) for find, floor in zip(found, floors, strict=False)
        ]
        finds += _join_dates(described, text, table)
    return finds


def _list_triggers(text: str, passages: Sequence[Passage], table: Table) -> Iterator[tuple[int, frozenset[str]]]:
    """Index of each passage that holds a trigger, and the kinds it holds."""
    for index, passage in enumerate(passages):
        kinds = frozenset(match.lastgroup or "" for match in table.trigger.finditer(text, passage.start, passage.end))
        if kinds:
            yield index, kinds


def _run_rules(
    text: str, passage: Passage, index: int, rules: Iterable[tuple[Rule, re.Pattern[str]]], table: Table
) -> list[tuple[int, int, int, Find | None]]:
    """Every match as start, negative end, place of its rule, and what it says: ``None`` for what is no date."""
    found: list[tuple[int, int, int, Find | None]] = []
    for place, (rule, pattern) in enumerate(rules):
        for match in pattern.finditer(text, passage.start, passage.end):
            start, end = match.span("it") if "it" in pattern.groupindex else match.span()
            find = None if rule.blocks else read_match(rule, match, table.language, index)
            found.append((start, -end, place, find))
    return found


def _settle_overlaps(found: list[tuple[int, int, int, Find | None]]) -> Iterator[Find]:
    """Leftmost, then longest, then the rule that stands first."""
    reached = 0
    for start, negative_end, _, find in sorted(found, key=lambda row: row[:3]):
        if start >= reached:
            reached = -negative_end
            if find:
                yield find


def _attach_clocks(finds: Sequence[Find], text: str, table: Table) -> list[Find]:
    """Give a time of day to the day beside it: "9 a.m. Tuesday" and "Tuesday at 9 a.m." are one find."""
    attached: list[Find] = []
    for find in finds:
        before = attached[-1] if attached else None
        clocks = before is not None and (_is_clock(before) + _is_clock(find)) == 1
        day, clock = (find, before) if before and _is_clock(before) else (before, find)
        if before and day and clock and clocks and _is_day(day) and _match_join(before, find, text, table) == "clock":
            span = {"start": before.start, "end": find.end, "text": text[before.start : find.end]}
            attached[-1] = replace(day, **span, type="TIME", time=clock.time)
        else:
            attached.append(find)
    return attached


def _is_clock(find: Find) -> bool:
    """Whether it is a time of day that waits for its day."""
    return find.rule == "clock"


def _is_day(find: Find) -> bool:
    """Whether it names one day, and no time of it yet."""
    names_day = find.weekday or find.day or (find.unit == "day" and find.anchor)
    return bool(names_day) and find.is_calendar and not find.time and not find.members


def _match_join(first: Find, second: Find, text: str, table: Table) -> str:
    """How the words between two finds join them, as a key of ``Language.joins``; empty when they do not."""
    match = table.join.fullmatch(text, first.end, second.start)
    return (match.lastgroup or "") if match else ""


def _describe_context(find: Find, text: str, passage: Passage, floor: int, table: Table) -> Find:
    """Add what the words around a date say: its relation, its tense, whether it is a dateline."""
    if not find.is_calendar:
        return find
    # Words that belong to the find before ("two days before | 13 June") are not this one's lead.
    lead = table.lead.search(text, max(floor, find.start - _LEAD_WIDTH), find.start)
    relation = lead.lastgroup or "" if lead else ""
    is_bare_year = find.year is not None and find.month is None and find.season is None
    is_dateline = (
        find.end < _DATELINE_WIDTH
        and find.rule in {"month-day", "day-month-year"}
        and _BEFORE_DATELINE.fullmatch(text, 0, find.start) is not None
        and _AFTER_DATELINE.match(text, find.end) is not None
    )
    if find.unit in {"hour", "minute"}:
        relation = ""  # "about an hour later" is no less exact a day
    cue = "" if find.anchor or is_stated(find) else _judge_tense(find, text, passage, relation, table)
    is_between = find.join == "list" and len(find.members) == 2 and _find_opener(find, text, table) == "pair"
    return replace(
        find,
        join="range" if is_between else find.join,
        rule="dateline" if is_dateline else find.rule,
        relation=find.relation if relation in {"", "at", "soon"} else relation,
        cue=cue,
        members=tuple(replace(member, cue=cue) for member in find.members),
        aside=relation in _OPENERS or (is_bare_year and not relation) or _is_attribute(find, text, table),
        dateline=is_dateline,
    )


def _is_attribute(find: Find, text: str, table: Table) -> bool:
    """Whether a date describes the noun after it, as in "the 27 November deal"."""
    opens = table.determiner.search(text, max(0, find.start - _LEAD_WIDTH), find.start)
    return opens is not None and text[find.end : find.end + 2].strip().isalpha()


def _judge_tense(find: Find, text: str, passage: Passage, relation: str, table: Table) -> Cue:
    """Where the last verb before a date puts it, or else the first one after it that is not just of saying."""
    if relation == "since":
        return "past"
    if relation == "soon":
        return "future"
    cue: Cue = ""
    for match in table.tense.finditer(text, max(passage.start, find.start - _TENSE_WIDTH), find.start):
        cue = "future" if match["future"] else "past"
    if cue:
        return "future" if relation == "until" else cue
    if relation == "by":
        return "future"
    for match in table.tense.finditer(text, find.end, min(passage.end, find.end + _TENSE_WIDTH)):
        if not match["report"]:
            return "future" if match["future"] else "surely past"
    return "future" if relation == "until" else ""


def _join_dates(finds: Sequence[Find], text: str, table: Table) -> list[Find]:
    """Make one find of those that the words between them join: "from 2018 to 2022", "in 2021 and 2022"."""
    joined: list[Find] = []
    place = 0
    while place < len(finds):
        length = _measure_list(finds[place:], text, table)
        pair = _join_pair(joined[-1], finds[place], text, table) if joined and not length else None
        if length:
            joined.append(_make_joint(finds[place : place + length], text, "list"))
        elif pair:
            joined[-1] = pair
        else:
            joined.append(finds[place])
        place += length or 1
    return joined


def _measure_list(finds: Sequence[Find], text: str, table: Table) -> int:
    """How many finds make a list of three or more: "1994, 1995 and 1997"; 0 when they do not."""
    for number, (find, following) in enumerate(pairwise(finds), 2):
        if not (_may_join(find) and _may_join(following) and _are_alike(find, following)):
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
    # "After March and in May" are two dates: what the lead says of the first does not hold for the second.
    if not (_may_join(first) and _may_join(second)) or first.relation in _OPENERS or join not in {"range", "list"}:
        return None
    opener = _find_opener(first, text, table)
    if opener == "pair" or (opener and join == "range"):
        return _make_joint((first, second), text, "range")
    if not _are_alike(first, second):
        return None
    return _make_joint((first, second), text, "range" if join == "range" else "list")


def _may_join(find: Find) -> bool:
    """Whether a find is one date that can be a member of several."""
    return find.is_calendar and not find.members and find.anchor != "text"


def _find_opener(first: Find, text: str, table: Table) -> str:
    """``pair`` when "between" stands before a date, ``range`` when "from" does, otherwise empty."""
    match = table.opens.search(text, max(0, first.start - _LEAD_WIDTH), first.start)
    return (match.lastgroup or "") if match else ""


def _are_alike(first: Find, second: Find) -> bool:
    """Whether both say the same fields; the first may leave its year to the second ("May 31 and June 2, 2009")."""
    said, also = ({name for name in _FIELDS if getattr(find, name) is not None} for find in (first, second))
    return bool(said) and (said == also or (said | {"year"} == also and "month" in said))


def _make_joint(members: Sequence[Find], text: str, join: Join) -> Find:
    """One find from the start of the first to the end of the last."""
    first, last = members[0], members[-1]
    if join != "count":
        members = [_share_year(member, last) for member in members]
    return Find(
        start=first.start,
        end=last.end,
        text=text[first.start : last.end],
        passage=first.passage,
        rule=last.rule if join == "count" else f"{last.rule}-{join}",
        relation=first.relation if first.relation in {"about", "possibly"} else "",
        cue=first.cue,
        join=join,
        members=tuple(members),
    )


def _share_year(member: Find, last: Find) -> Find:
    """The year that a list or range says once, at its end: "May 31 and June 2, 2009"."""
    if member.year is None and member.year_offset is None and "month" in member.rule:
        return replace(member, year=last.year, year_offset=last.year_offset)
    return member
