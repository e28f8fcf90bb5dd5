"""One lexicon per language: the words by which acts, sayings and doubts are recognised."""

from __future__ import annotations

from dateline.annotating.lexicons import en, hy, ru
from dateline.annotating.lexicons.base import Lexicon

LEXICONS: dict[str, Lexicon] = {"en": en.LEXICON, "hy": hy.LEXICON, "ru": ru.LEXICON}
"""Language tag → lexicon. A text in another language is dated where it can be, and its acts stay unsorted."""


def find_lexicon(language: str) -> Lexicon:
    """Return the lexicon of a language, or the empty one."""
    return LEXICONS.get(language.partition("-")[0].lower(), EMPTY)


EMPTY = Lexicon()
