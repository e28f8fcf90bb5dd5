"""What sort of act a clause reports.

The first verb of the lexicon decides, since in a news sentence the act comes before its circumstances; where no verb
is known, the first noun. A wrong kind is a small error (an editor sets ``kind``), so the list (``dateline.kinds``) is
short and plain.
"""

from __future__ import annotations

from functools import cache

from dateline.annotating.lexicons.base import Lexicon
from dateline.annotating.lexicons.words import WordTable

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
        if match := table.search(text):
            return table.name_kind(match)
    return "other"


def names_act(text: str, lexicon: Lexicon) -> bool:
    """Whether a verb or noun of the lexicon stands in a text: an election is a known act, and of kind ``other``."""
    return any(table.search(text) for table in (lexicon.verbs, lexicon.nouns))


@cache
def select_speaking(verbs: WordTable) -> WordTable:
    """Return those rows of a table of verbs that tell of other happenings."""
    return verbs.select(SPEAKING)


def list_kinds(text: str, lexicon: Lexicon) -> frozenset[str]:
    """Return every kind of act that a text speaks of, for comparing two reports of one thing.

    A recall reported as an announcement ("the ministry said the ambassador had been recalled") is still a recall.
    """
    return frozenset(
        table.name_kind(match) for table in (lexicon.verbs, lexicon.nouns) for match in table.finditer(text)
    )
