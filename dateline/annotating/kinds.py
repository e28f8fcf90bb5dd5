"""What sort of act a clause reports.

The first verb of the lexicon decides, since in a news sentence the act comes before its circumstances; where no verb
is known, the first noun. A wrong kind is a small error (an editor sets ``kind``), so the list (``dateline.kinds``) is
short and plain.
"""

from __future__ import annotations

import re
from functools import cache
from re import Match, Pattern

from dateline.annotating.lexicons.alternatives import sort_rows
from dateline.annotating.lexicons.base import ROW_END, ROW_START, Lexicon

_Table = tuple[tuple[str, Pattern[str]], ...]
"""Kind and the words for it, row by row."""
SAYING = frozenset({"statement", "accuse", "threaten"})
"""Kinds of act that are somebody's own words."""
SPEAKING = SAYING | {"publish"}
"""Kinds of act that tell of other happenings: what is told in them is kept apart from the telling."""


def classify_kind(text: str, lexicon: Lexicon) -> str:
    """Return the kind of act a clause reports; ``other`` when no word of the lexicon stands in it."""
    told = lexicon.credit.sub(" ", text)
    for words in dict.fromkeys((lexicon.subordinate.sub(", ", told), told)):
        kind = _find_first_kind(words, lexicon)
        if kind != "other":
            return kind
    return "other"


def _find_first_kind(text: str, lexicon: Lexicon) -> str:
    for table in (lexicon.verbs, lexicon.nouns):
        match = join_patterns(table).search(text)
        if match:
            return _name_row(table, match)
    return "other"


def names_act(text: str, lexicon: Lexicon) -> bool:
    """Whether a verb or noun of the lexicon stands in a text: an election is a known act, and of kind ``other``."""
    return any(join_patterns(table).search(text) for table in (lexicon.verbs, lexicon.nouns))


@cache
def join_patterns(table: _Table) -> Pattern[str]:
    """One pattern for a whole table, whose groups are named after its rows: one search, not one a row.

    It finds the first word of any row; of rows that begin at one word, the first. An empty table finds nothing.
    """
    if not table:
        return re.compile(r"(?!)")
    rows = [pattern.pattern.removeprefix(ROW_START).removesuffix(ROW_END) for _, pattern in table]
    return re.compile(rf"\b(?=\w)(?:{sort_rows(rows)})\b", re.IGNORECASE)


def _name_row(table: _Table, match: Match[str]) -> str:
    """Return the kind of the row that a match of ``join_patterns`` was found by."""
    return table[int((match.lastgroup or "")[1:].partition("_")[0])][0]


def list_kinds(text: str, lexicon: Lexicon) -> frozenset[str]:
    """Return every kind of act that a text speaks of, for comparing two reports of one thing.

    A recall reported as an announcement ("the ministry said the ambassador had been recalled") is still a recall.
    """
    return frozenset(
        _name_row(table, match)
        for table in (lexicon.verbs, lexicon.nouns)
        for match in join_patterns(table).finditer(text)
    )
