"""A digest's text → the phrases in it that stand in quotation marks, which are the article's own words.

A digest is in our words, and what it quotes is all that it shares with the article letter for letter. That holds where
both are in one language: what a digest quotes of an article in another is as a rule our translation, and is no phrase
here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.model import Source

# Straight marks open and close alike, so there the space around them tells; 5" is an inch. Each alternative begins with
# its mark, since only then does `re` skip from mark to mark instead of trying all four at every letter.
_QUOTED = re.compile(
    r"“(?P<curly>[^“”]+)”"
    r"|«(?P<angled>[^«»]+)»"
    r"|„(?P<low>[^„“”]+)[“”]"
    r'|"(?<!\w")(?=\S)(?P<straight>[^"]+)(?<=\S)"(?!\w)'
)
# What an editor puts into a quotation, with the rest of a word that it stands in: "[T]he war", "his […] war".
_CUT = re.compile(r"\S*\[[^\]]*\]\S*|…|\.{3}|[“”«»„\"]")
_EDGE = re.compile(r"^[^\w]+|[^\w]+$")
LEAST_WORDS = 2
"""A single word ("frozen") stands in too many places of an article to lead to one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """Words of the article within its digest; the span includes the quotation marks."""

    start: int
    end: int
    words: str
    """The longest run of them that is the article's without a gap and long enough to be looked for; may be empty."""


def list_phrases(source: Source, start: int, end: int) -> tuple[Phrase, ...]:
    """List the phrases of a digest between two characters; none in a source that is not a digest of its language.

    Args:
        source: where to look.
        start: first character, ``end`` the one after the last; both should be ends of paragraphs, since marks pair up.
        end: see ``start``.
    """
    is_translated = source.language != source.text_language and _name(source.language) != _name(source.text_language)
    if source.verbatim or is_translated:
        return ()
    return _list_quoted(source.text, start, end)


@lru_cache(maxsize=16)
def _list_quoted(text: str, start: int, end: int) -> tuple[Phrase, ...]:
    """Each report of a paragraph asks for the phrases of the whole paragraph."""
    return tuple(
        Phrase(start=match.start(), end=match.end(), words=_choose_run(match[match.lastgroup or 0]))
        for match in _QUOTED.finditer(text, start, end)
    )


def find_quotations(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """Find what stands in quotation marks between two ends of paragraphs: place, and the words within the marks."""
    for match in _QUOTED.finditer(text, start, end):
        yield match.start(), match[match.lastgroup or 0]


def count_words(text: str) -> int:
    """Number of words, whatever stands between them."""
    return sum(any(character.isalnum() for character in word) for word in text.split())


def strip_marks(text: str) -> str:
    """Take off what stands before the first and after the last word."""
    return _EDGE.sub("", text)


@lru_cache(maxsize=4096)
def _choose_run(quoted: str) -> str:
    """The longest stretch of a quotation into which the editor put nothing; each is asked for by page after page."""
    runs = [strip_marks(run) for run in _CUT.split(quoted)]
    longest = max(runs, key=count_words)
    return longest if count_words(longest) >= LEAST_WORDS else ""


def _name(language: str) -> str:
    """``en-GB`` → ``en``."""
    return language.partition("-")[0].lower()
