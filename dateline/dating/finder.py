"""Source → Timex: runs a language's rules over the passages, settles overlaps, and has every find resolved.

Of finds that overlap, the one that begins first counts, and of those that begin together the longest: "Thursday, 13
June 2024" is one date, not three. Only passages that hold a trigger word are searched, and only with the rules that
need one of theirs: most sentences say nothing about time, and none of them needs every rule.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from dateline.dating.finds import Find
from dateline.dating.foreign import find_foreign_timexes
from dateline.dating.meaning import is_stated
from dateline.dating.reader import read_match
from dateline.dating.resolver import resolve_finds
from dateline.dating.rules import load_table

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
_OPENERS = frozenset({"since", "from", "until", "by", "before", "after"})
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
        rules = [row for row in table.rules if row[0].needs in kinds]
        found = list(_settle_overlaps(_run_rules(text, passage, index, rules, table)))
        floors = [passage.start, *(find.end for find in found)]
        described = [
            _describe_context(find, text, passage, floor, table) for find, floor in zip(found, floors, strict=False)
        ]
        finds += _join_dates(described, text, table)
    return finds


def _list_triggers(text: str, passages: Sequence[Passage], table: Table) -> Iterator[tuple[int, set[str]]]:
    """Index of each passage that holds a trigger, and the kinds it holds."""
    for index, passage in enumerate(passages):
        kinds = {match.lastgroup or "" for match in table.trigger.finditer(text, passage.start, passage.end)}
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


def _describe_context(find: Find, text: str, passage: Passage, floor: int, table: Table) -> Find:
    """Add what the words around a date say: its relation, its tense, whether it is a dateline."""
    if not find.is_calendar:
        return find
    # Words that belong to the find before ("two days before | 13 June") are not this one's lead.
    lead = table.lead.search(text, max(floor, find.start - _LEAD_WIDTH), find.start)
    relation = lead.lastgroup or "" if lead else ""
    opener = _find_opener(find, text, table) if find.members else ""
    if opener:  # A word may mean "from" before a range, and "since" before a single date.
        relation = ""
    is_bare_year = find.year is not None and find.month is None and find.season is None
    is_dateline = (
        find.end < _DATELINE_WIDTH
        and find.rule in {"month-day", "day-month-year"}
        and _BEFORE_DATELINE.fullmatch(text, 0, find.start) is not None
        and _AFTER_DATELINE.match(text, find.end) is not None
    )
    cue = "" if find.anchor or is_stated(find) else _judge_tense(find, text, passage, relation, table)
    is_between = find.join == "list" and len(find.members) == 2 and opener == "pair"
    return replace(
        find,
        join="range" if is_between else find.join,
        rule="dateline" if is_dateline else find.rule,
        relation="" if relation in {"at", "soon"} else relation,
        cue=cue,
        members=tuple(replace(member, cue=cue) for member in find.members),
        aside=relation in _OPENERS or (is_bare_year and not relation),
        dateline=is_dateline,
    )


def _judge_tense(find: Find, text: str, passage: Passage, relation: str, table: Table) -> Cue:
    """Where the last verb before a date puts it, or else the first one after it that is not just of saying."""
    if relation == "since":
        return "past"
    if relation == "until":
        return "future"
    cue: Cue = ""
    for match in table.tense.finditer(text, max(passage.start, find.start - _TENSE_WIDTH), find.start):
        cue = "future" if match["future"] else "past"
    if relation in {"by", "soon"} and not cue:
        return "future"
    if cue:
        return cue
    for match in table.tense.finditer(text, find.end, min(passage.end, find.end + _TENSE_WIDTH)):
        if not match["report"]:
            return "future" if match["future"] else "surely past"
    return ""


def _join_dates(finds: list[Find], text: str, table: Table) -> list[Find]:
    """Make one find of two that the words between them join: "from 2018 to 2022", "in 2021 and 2022"."""
    joined: list[Find] = []
    for find in finds:
        pair = _join_pair(joined[-1], find, text, table) if joined else None
        if pair:
            joined[-1] = pair
        else:
            joined.append(find)
    return joined


def _join_pair(first: Find, second: Find, text: str, table: Table) -> Find | None:
    """The two as one, or ``None`` when they are two dates."""
    if not (first.is_calendar and second.is_calendar) or first.members or second.members:
        return None
    between = text[first.end : second.start]
    if first.anchor == "event":
        return _make_pair(first, second, text, "count") if between.isspace() else None
    match = table.join.fullmatch(between)
    if not match or "text" in (first.anchor, second.anchor):
        return None
    opener = _find_opener(first, text, table)
    if opener == "pair" or (opener and match["range"]):
        # The word before the second ("until") belongs to the range, and says nothing of its tense.
        return _make_pair(first, replace(second, cue=first.cue), text, "range")
    # "After March and in May" are two dates: what the lead says of the first does not hold for the second.
    if first.relation in _OPENERS or match.lastgroup == "pair" or not _are_alike(first, second):
        return None
    return _make_pair(first, second, text, "range" if match["range"] else "list")


def _find_opener(first: Find, text: str, table: Table) -> str:
    """``pair`` when "between" stands before a date, ``range`` when "from" does, otherwise empty."""
    match = table.opens.search(text, max(0, first.start - _LEAD_WIDTH), first.start)
    return (match.lastgroup or "") if match else ""


def _are_alike(first: Find, second: Find) -> bool:
    """Whether both say the same fields; the first may leave its year to the second ("May 31 and June 2, 2009")."""
    said, also = ({name for name in _FIELDS if getattr(find, name) is not None} for find in (first, second))
    return bool(said) and (said == also or (said | {"year"} == also and "month" in said))


def _make_pair(first: Find, second: Find, text: str, join: Join) -> Find:
    """One find from the start of the first to the end of the second."""
    if join != "count" and first.year is None and first.year_offset is None and "month" in first.rule:
        first = replace(first, year=second.year, year_offset=second.year_offset)
    return Find(
        start=first.start,
        end=second.end,
        text=text[first.start : second.end],
        passage=first.passage,
        rule=second.rule if join == "count" else f"{second.rule}-{join}",
        relation=first.relation if first.relation in {"about", "possibly"} else "",
        cue=first.cue,
        join=join,
        members=(first, second),
    )
