"""Source → Timex: runs a language's rules over the passages, settles overlaps, and has every find resolved.

Of finds that overlap, the one that begins first counts, and of those that begin together the longest: "Thursday, 13
June 2024" is one date, not three. Only passages that hold a trigger word are searched, only with the rules that need
one of theirs, and each rule at the words that it can begin with: most sentences say nothing about time, and none of
them needs every rule.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.dating.context import describe_context
from dateline.dating.foreign import find_foreign_timexes
from dateline.dating.joins import attach_clocks, join_dates
from dateline.dating.reader import read_match
from dateline.dating.resolver import resolve_finds
from dateline.dating.rules import load_table
from dateline.dating.table import list_kinds, pick_rules
from dateline.deadlines import check_time

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator, Sequence

    from dateline.dating.finds import Find
    from dateline.dating.table import Rule, RuleSet, Table
    from dateline.model import Passage, Source, Timex


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
    for index, passage in enumerate(passages):
        rules = pick_rules(table, list_kinds(table, text, passage.start, passage.end))
        if rules is None:
            continue
        check_time()
        matches = _run_rules(text, passage, rules)
        if not matches:
            continue
        found = attach_clocks(list(_read_matches(_settle_overlaps(matches), index, table)), text, table)
        floors = [passage.start, *(find.end for find in found)]
        described = [
            describe_context(find, text, passage, floor, table) for find, floor in zip(found, floors, strict=False)
        ]
        finds += join_dates(described, text, table)
    return finds


def _run_rules(text: str, passage: Passage, rules: RuleSet) -> list[tuple[int, int, int, Rule, re.Match[str]]]:
    """Every match: its start, its negative end, and the place of its rule."""
    found = []
    for ready, match in rules.find_matches(text, passage.start, passage.end):
        start, end = match.span("it") if "it" in match.re.groupindex else match.span()
        found.append((start, -end, ready.place, ready.rule, match))
    return found


def _settle_overlaps(
    found: list[tuple[int, int, int, Rule, re.Match[str]]],
) -> Iterator[tuple[Rule, re.Match[str]]]:
    """Leftmost, then longest, then the rule that stands first."""
    reached = 0
    for start, negative_end, _, rule, match in sorted(found, key=lambda row: row[:3]):
        if start >= reached:
            reached = -negative_end
            yield rule, match


def _read_matches(matches: Iterable[tuple[Rule, re.Match[str]]], index: int, table: Table) -> Iterator[Find]:
    """What the matches say; those that are no date have kept the other rules from their words, and say nothing."""
    for rule, match in matches:
        find = None if rule.blocks else read_match(rule, match, table.language, index)
        if find:
            yield find
