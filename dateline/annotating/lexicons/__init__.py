"""One lexicon per language: the words by which acts, sayings and doubts are recognised."""

from __future__ import annotations

from functools import cache
from importlib import import_module

from dateline.annotating.lexicons.base import Lexicon

LANGUAGES = ("en", "hy", "ru")
"""Languages that have a lexicon; a text in another is dated where it can be, and its acts stay unsorted."""
EMPTY = Lexicon()


@cache
def find_lexicon(language: str) -> Lexicon:
    """Return the lexicon of a language, or the empty one; it is read in when it is first asked for."""
    name = language.partition("-")[0].lower()
    if name not in LANGUAGES:
        return EMPTY
    lexicon: Lexicon = import_module(f"{__name__}.{name}").LEXICON
    return lexicon
