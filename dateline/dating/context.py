"""Find → find: what the words around a date add to it.

Right before it stand the words that bound it or make it approximate ("since", "about"); somewhere in its sentence
stands the verb that puts it into the past or the future; and at the head of a report it may be a dateline.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from dateline.dating.finds import BOUNDS, Find
from dateline.dating.joins import find_opener
from dateline.dating.meaning import is_stated

if TYPE_CHECKING:
    from dateline.dating.finds import Cue
    from dateline.dating.table import Table
    from dateline.model import Passage

_LEAD_WIDTH = 32
"""Characters before a date in which a word such as "since" is looked for."""
_TENSE_WIDTH = 300
"""Characters on either side of a date in which its verb is looked for."""
_DATELINE_WIDTH = 90
"""Characters at the start of a text in which a dateline may stand."""
_CLOSES_CLAUSE = re.compile(r"[^,;.:!?]{0,80},")
_BEFORE_DATELINE = re.compile(
    r"\s*[A-ZÀ-ÞА-Я][A-ZÀ-ÞА-Я .'’/-]{2,40}(?:\([^)\n]{1,30}\))?(?:,\s+[A-Z][\w.' -]{1,25})?[,.]?\s+"
    # In small letters only with its comma, as agencies of the East write it: "Baku, May 29. …".
    r"|\s*[A-ZÀ-ÞА-Я][\w'’-]{2,25}(?:[\s-][A-ZÀ-ÞА-Я][\w'’-]{2,25})?,\s+"
)
_AFTER_DATELINE = re.compile(
    r"[.,]?\s*(?:\([^)\n]{1,30}\)|/[^/\n]{1,30}/)?\s*(?:[—–_]|--?\s)|\.\s+(?=[A-ZÀ-ÞА-Я/«“\"(])"
)


def describe_context(find: Find, text: str, passage: Passage, floor: int, table: Table) -> Find:
    """Add what the words around a date say: its relation, its tense, whether it is a dateline."""
    if not find.is_calendar:
        return find
    # Words that belong to the find before ("two days before | 13 June") are not this one's lead.
    lead = table.lead.search(text, max(floor, find.start - _LEAD_WIDTH), find.start)
    relation = lead.lastgroup or "" if lead else ""
    is_clock = find.counts_hours or bool(find.time)
    if lead and relation == "close":
        # "Shortly before noon" is that day; "shortly before Monday" is as much before it as without "shortly".
        bound = table.lead.search(text, lead.start() + 1, find.start)
        relation = bound.lastgroup or "" if bound and not is_clock else ""
    if relation == "before" and find.edge == "end":
        relation = "by"  # "before the end of May" is in May still
    opener = find_opener(find, text, table) if find.members else ""
    if opener:  # a word may mean "from" before a range, and "since" before a single date
        relation = ""
    names_part = find.month or find.season or find.holiday or find.swapped
    is_bare_year = find.year is not None and not names_part
    is_dateline = _is_dateline(find, text)
    if is_clock:
        # "About an hour later" is no less exact a day, and "before 9 a.m." may still be that day.
        relation = {"before": "by", "after": "from", "about": ""}.get(relation, relation)
    counts_itself = find.anchor in {"publication", "event"} or is_stated(find)
    cue = "" if counts_itself else _judge_tense(find, text, passage, relation, table)
    is_between = find.join == "list" and len(find.members) == 2 and opener == "pair"
    is_told_of = find.start == passage.start and _is_past_next(find, text, table)
    is_aside = (
        relation in BOUNDS or (is_bare_year and not relation and not is_told_of) or _is_attribute(find, text, table)
    )
    is_embedded = not is_aside and _is_embedded(find, text, passage, table)
    says_nothing = relation in {"", "at", "soon"}
    if says_nothing and not (find.members or cue or is_aside or is_embedded or is_dateline):
        return find
    return replace(
        find,
        join="range" if is_between else find.join,
        rule="dateline" if is_dateline else find.rule,
        relation=find.relation if says_nothing else relation,
        cue=cue,
        members=tuple(replace(member, cue=cue) for member in find.members),
        aside=is_aside,
        embedded=is_embedded,
        dateline=is_dateline,
    )


def _is_dateline(find: Find, text: str) -> bool:
    return (
        find.end < _DATELINE_WIDTH
        and find.rule in {"month-day", "day-month-year"}
        and _BEFORE_DATELINE.fullmatch(text, 0, find.start) is not None
        and _AFTER_DATELINE.match(text, find.end) is not None
    )


def _is_past_next(find: Find, text: str, table: Table) -> bool:
    """Whether a verb in the past comes next: "1987 saw"."""
    match = table.tense.match(text, find.end + 1)
    return bool(match and match["past"])


def _is_attribute(find: Find, text: str, table: Table) -> bool:
    """Whether a date describes the noun after it, as in "the 27 November deal"."""
    if not text[find.end : find.end + 2].strip().isalpha():
        return False
    return table.determiner.search(text, max(0, find.start - _LEAD_WIDTH), find.start) is not None


def _is_embedded(find: Find, text: str, passage: Passage, table: Table) -> bool:
    comma = text.rfind(",", max(passage.start, find.start - _TENSE_WIDTH), find.start)
    opens = comma >= 0 and table.embeds.match(text, comma, find.start)
    return bool(opens) and _CLOSES_CLAUSE.match(text, find.end, passage.end) is not None


def _judge_tense(find: Find, text: str, passage: Passage, relation: str, table: Table) -> Cue:
    """Where the last verb before a date puts it, or else the first one after it that is not just of saying."""
    if relation == "since":
        return "past"
    if relation == "soon":
        return "future"
    cue: Cue = ""
    first = max(passage.start, find.start - _TENSE_WIDTH)
    for match in table.tense.finditer(text, first, find.start):
        cue = "future" if match["future"] else "past"
    if cue == "past" and find.anchor == "either" and table.plan.search(text, first, find.start):
        return "planned"
    if cue:
        return "future" if relation == "until" else cue
    if relation == "by" and not find.anchor:
        return "future"
    for match in table.tense.finditer(text, find.end, min(passage.end, find.end + _TENSE_WIDTH)):
        if not match["report"]:
            return "future" if match["future"] else "surely past"
    return "future" if relation == "until" else ""
