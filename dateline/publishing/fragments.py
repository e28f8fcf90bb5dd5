"""Mention → the words of the article to look for, and a link that leads to them (WICG scroll-to-text-fragment).

A browser that knows text fragments scrolls to the words and marks them; any other opens the page. The words are the
article's own or there are none: those that a digest quotes, or a few of a verbatim source, as few as stand there once.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import quote

from dateline.publishing.excerpts import find_shown
from dateline.publishing.quotations import count_words, list_phrases, strip_marks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.model import Mention, Source

_TOKEN = re.compile(r"\w+")
_WORD = re.compile(r"\S+")
_DIRECTIVE = ":~:"
_LEAST_WORDS = 3
"""The page around an article has words of its own, which no saved copy knows."""


def link_to_words(address: str, words: str) -> str:
    """Return an address that leads to words of its page.

    A fragment that the address has already is kept; one that leads to words itself is left as it is.
    """
    if not words or _DIRECTIVE in address:
        return address
    # A hyphen, a comma and an ampersand are syntax here, and `quote` leaves the hyphen as it is.
    encoded = quote(words, safe="").replace("-", "%2D")
    return f"{address}{'' if '#' in address else '#'}{_DIRECTIVE}text={encoded}"


def find_words(mention: Mention, source: Source, limit: int) -> str:
    """Find the words of an article by which a report can be looked up in it.

    Args:
        mention: the report.
        source: in which it was read.
        limit: most words of a passage that may be shown of a verbatim source.

    Returns:
        Words that the article holds, as far as we know it, once; an empty text where there are none.
    """
    if source.verbatim:
        return _choose_unique(mention, source, limit)
    block = source.blocks[mention.block]
    phrases = list_phrases(source, block.start, block.end)
    inside = [
        phrase.words
        for phrase in phrases
        if mention.quote.start <= phrase.start and phrase.end <= mention.quote.end and is_unique(phrase.words, source)
    ]
    return max(inside, key=count_words, default="")


def is_unique(words: str, source: Source) -> bool:
    """Whether words of an article stand in one place of it, as far as we know: its headline, and a verbatim text."""
    run = _join(words)
    if not run:
        return False
    if not source.verbatim:
        # The digest says that the article holds them; they must not lead to its headline instead.
        return run not in _join(source.title)
    known = _join_known(source.title, source.text)
    first = known.find(run)
    return first >= 0 and known.find(run, first + 1) < 0


def _choose_unique(mention: Mention, source: Source, limit: int) -> str:
    """The fewest words of a passage that stand once in the article; of several, those at the date, then the first."""
    start, end, focus = find_shown(mention, source, limit)
    found = [(match.start(), match.end()) for match in _WORD.finditer(source.text, start, end)]
    words = [(first, last) for first, last in found if count_words(source.text[first:last])]
    for length in range(min(_LEAST_WORDS, len(words)), len(words) + 1):
        # Sorting keeps the order of what is alike: the first of those that hold most of the date comes first.
        for first, last in sorted(_list_runs(words, length), key=lambda run: -_measure_overlap(run, focus)):
            run = strip_marks(source.text[first:last])
            if run and is_unique(run, source):
                return " ".join(run.split())
    return ""


def _measure_overlap(run: tuple[int, int], focus: tuple[int, int]) -> int:
    return max(0, min(run[1], focus[1]) - max(run[0], focus[0]))


def _list_runs(words: list[tuple[int, int]], length: int) -> Iterator[tuple[int, int]]:
    for place in range(len(words) - length + 1) if length else ():
        yield words[place][0], words[place + length - 1][1]


@lru_cache(maxsize=64)
def _join_known(title: str, text: str) -> str:
    """All that is known of an article; the mark between headline and text is in no word."""
    return f"{_join(title)}|{_join(text)}"


def _join(text: str) -> str:
    """Words as a browser compares them or less exactly: without capitals, accents and what stands between them."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    if not plain.isascii():
        plain = "".join(character for character in plain if not unicodedata.combining(character))
    return "".join(f" {word} " for word in _TOKEN.findall(plain))
