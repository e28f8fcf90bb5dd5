"""What sort of act a clause reports.

The first verb of the lexicon decides, since in a news sentence the act comes before its circumstances; where no verb
is known, the first noun. A wrong kind is a small error (an editor sets ``kind``), so the list (``dateline.kinds``) is
short and plain.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from dateline.annotating.lexicons.base import Lexicon
from dateline.annotating.lexicons.words import WordTable
from dateline.annotating.parts import SPEECH

SAYING = frozenset({"statement", "accuse", "threaten"})
"""Kinds of act that are somebody's own words."""
SPEAKING = SAYING | {"publish"}
"""Kinds of act that tell of other happenings: what is told in them is kept apart from the telling."""


def classify_kind(text: str, start: int, end: int, lexicon: Lexicon, without: Sequence[tuple[int, int]] = ()) -> str:
    """Return the kind of act that ``text[start:end]`` reports; ``other`` when no word of the lexicon stands in it.

    Stretches that it is to be read ``without`` count only where nothing else tells of an act; so does what is quoted.
    """
    words = text[start:end]
    quoted = [match.span() for match in SPEECH.finditer(text, start, end)]
    told = lexicon.credit.sub(" ", _leave_out(text, start, end, sorted([*without, *quoted])))
    kind = "other"
    if (main := lexicon.subordinate.sub(", ", told)) != told:
        kind = _find_first_kind(main, 0, len(main), lexicon)
    if kind == "other":
        kind = _find_first_kind(*((text, start, end) if told == words else (told, 0, len(told))), lexicon)
    return _find_first_kind(text, start, end, lexicon) if kind == "other" and (without or quoted) else kind


def _leave_out(text: str, start: int, end: int, without: Sequence[tuple[int, int]]) -> str:
    pieces = []
    for low, high in without:
        if start <= low and high <= end:
            pieces.append(text[start:low])
            start = high
    return "".join((*pieces, text[start:end]))


def _find_first_kind(text: str, start: int, end: int, lexicon: Lexicon) -> str:
    for table in (lexicon.verbs, lexicon.nouns):
        if match := table.search(text, start, end):
            return table.name_kind(match)
    return "other"


def names_act(text: str, start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether ``text[start:end]`` has a verb or noun of the lexicon: an election is a known act, of kind ``other``."""
    return any(table.search(text, start, end) for table in (lexicon.verbs, lexicon.nouns))


@cache
def select_speaking(verbs: WordTable) -> WordTable:
    """Return those rows of a table of verbs that tell of other happenings."""
    return verbs.select(SPEAKING)


def list_kinds(text: str, start: int, end: int, lexicon: Lexicon) -> frozenset[str]:
    """Return every kind of act that ``text[start:end]`` speaks of, for comparing two reports of one thing.

    A recall reported as an announcement ("the ministry said the ambassador had been recalled") is still a recall.
    """
    return frozenset(
        table.name_kind(match) for table in (lexicon.verbs, lexicon.nouns) for match in table.finditer(text, start, end)
    )
