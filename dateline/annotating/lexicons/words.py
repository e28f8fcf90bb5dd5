"""Patterns of whole words, tried only where one of the words stands that they can begin with.

A sentence of news is asked some hundred times whether it has one of two hundred verbs, and mostly it has none. So the
words of a text are listed once, under their first letters; whoever looks for a pattern then tries it at the few places
where it may begin, and finds what a search from letter to letter would find there.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator
from functools import cached_property, lru_cache
from re import Match, Pattern

from dateline.alternatives import NUMBER, Alternative, find_beginnings, join_groups, split_groups

_FIRST_LETTERS = 4
"""Letters that words are listed under: more would tell few words apart, and leave stems whose ending is any."""
_WORD = re.compile(rf"(\w{{1,{_FIRST_LETTERS}}})\w*")
_TEXTS = 16
"""Texts whose lists are kept: that of a source, and what some of its sentences are without a clause."""
_NOTHING = "(?!)"


class WordPattern:
    """A pattern that begins with a whole word; its alternatives are made ready when a word is met that they begin with."""

    def __init__(self, words: str, then: str = "", flags: re.RegexFlag = re.IGNORECASE) -> None:
        """Say what to look for.

        Args:
            words: alternatives parted by ``|``, each of which begins with a letter or digit; none, and nothing is found.
            then: what follows them, after the end of a word.
            flags: under which both are read.
        """
        self._words = words
        self._then = then
        self._flags = flags
        self._ready: dict[str, Pattern[str]] = {}

    @cached_property
    def _alternatives(self) -> tuple[tuple[Alternative, frozenset[str] | None], ...]:
        found = split_groups(self._words) if self._words else ()
        return tuple((one, find_beginnings(one.pattern, _FIRST_LETTERS)) for one in found)

    @cached_property
    def beginnings(self) -> frozenset[str] | None:
        """The first letters that a match can have; ``None`` where they can be any, and all of a text is searched."""
        known = [beginnings for _, beginnings in self._alternatives if beginnings is not None]
        return frozenset().union(*known) if len(known) == len(self._alternatives) else None

    @cached_property
    def whole(self) -> Pattern[str]:
        """All of it in one pattern."""
        return self._compile(one for one, _ in self._alternatives)

    def choose(self, letters: str) -> Pattern[str]:
        """Return what is worth trying at a word that begins so: the alternatives that can begin so."""
        ready = self._ready.get(letters)
        if ready is None:
            fitting = (one for one, known in self._alternatives if known and letters in known)
            ready = self._ready[letters] = self._compile(fitting)
        return ready

    def _compile(self, alternatives: Iterable[Alternative]) -> Pattern[str]:
        return re.compile(rf"\b(?:{join_groups(alternatives) or _NOTHING})\b{self._then}", self._flags)

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> Match[str] | None:
        """Find the first match between two places, neither of which is inside a word."""
        if self.beginnings is None:
            return self.whole.search(text, start, end)
        places, patterns = _list_places(text)[self]
        for number in range(bisect_left(places, start), len(places)):
            if places[number] >= end:
                break
            if match := patterns[number].match(text, places[number], end):
                return match
        return None

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[Match[str]]:
        """Find every match between two places, neither of which is inside a word."""
        while match := self.search(text, start, end):
            yield match
            start = match.end()

    def match(self, text: str, start: int = 0, end: int = sys.maxsize) -> Match[str] | None:
        """Find the match that begins at a place."""
        return self.whole.match(text, start, end)

    def fullmatch(self, text: str) -> Match[str] | None:
        """Find the match that is all of a text."""
        return self.whole.fullmatch(text)


class WordTable(WordPattern):
    """Kinds of act with the words for each, looked for all at once.

    What is found is the first word of any row; of rows that begin at one word, the first.
    """

    def __init__(self, rows: Iterable[tuple[str, str]]) -> None:
        """Take kinds, each with its words: alternatives parted by ``|``."""
        self._rows = tuple(rows)
        super().__init__("|".join(f"(?P<row{number}>{words})" for number, (_, words) in enumerate(self._rows)))

    @cached_property
    def rows(self) -> tuple[tuple[str, WordPattern], ...]:
        """The kinds, and the words for each of them by themselves."""
        return tuple((kind, WordPattern(words)) for kind, words in self._rows)

    def name_kind(self, match: Match[str]) -> str:
        """Return the kind of the row that something was found by."""
        return self._rows[int((match.lastgroup or "").removeprefix("row"))][0]

    def select(self, kinds: Container[str]) -> WordTable:
        """Make a table of the rows of some kinds."""
        return WordTable((kind, words) for kind, words in self._rows if kind in kinds)


class _Places(dict[WordPattern, tuple[list[int], list[Pattern[str]]]]):
    """Where in a text a match of a pattern may begin, and what is to be tried there; each pattern is asked for once."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._words: dict[str, list[int]] = defaultdict(list)
        for word in _WORD.finditer(text):
            self._words[word[1].lower()].append(word.start())
        numbers = [letters for letters in self._words if letters[0].isdecimal()]
        self._words[NUMBER] = [place for letters in numbers for place in self._words.pop(letters)]

    def __missing__(self, pattern: WordPattern) -> tuple[list[int], list[Pattern[str]]]:
        met = self._words.keys() & (pattern.beginnings or ())
        chosen: dict[int, Pattern[str]] = {}
        for letters in met:
            chosen |= dict.fromkeys(self._words[letters], pattern.choose(letters))
        places = sorted(chosen)
        self[pattern] = found = places, [chosen[place] for place in places]
        return found


@lru_cache(maxsize=_TEXTS)
def _list_places(text: str) -> _Places:
    return _Places(text)
