"""Long patterns, taken apart: at each word of a text only what can begin so is tried.

`re` tries one alternative after another at one letter after another. A sentence of news is asked some hundred times
whether one of two hundred verbs stands in it, or a date of one of a hundred forms, so most of the time of reading would
go into those that begin with other letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

_PLAIN = re.compile(r"[^\\\[()|]+")
"""Characters that are what they are, or that say how often: nothing opens or ends there."""
_LETTERS = re.compile(r"[^\W\d_]+(?![?*+{])")
"""Letters that each stand there once."""
_LOOK = re.compile(r"\(\?<?[=!]|\\b")
_GROUP = re.compile(r"\((?:\?(?:-?i)?:|\?P<\w+>|(?!\?))")
_RANGE = re.compile(r"^\[\^|[\w]-|\\")
_TIMES = re.compile(r"(?:[?*+]|\{\d*,?\d*\})[?+]?")
_NAMED_GROUP = re.compile(r"\(\?P<\w+>")
_END, _ANYTHING = " ", "?"
"""Marks of a beginning: after the last letter of its word; after letters that anything may follow."""
_DIGITS = re.compile(r"\\d|\[[\d-]+\]")
NUMBER = "#"
"""What everything begins with that begins with a digit, whichever it is and whatever follows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternative:
    """One of the things that a pattern can match."""

    pattern: str
    group: str = "(?:"
    """How the group opens that it stands in."""


def join_words(words: Iterable[str]) -> str:
    """Make a pattern of some words as they are, each letter that they share tried once; the longest that fits counts.

    None is found at the end of a longer word. That is asked behind the first letter, since a search then skips at once
    from one letter to the next that can be a first.
    """
    firsts = groupby(sorted(set(words)), key=lambda word: word[0])
    return "|".join(
        rf"{re.escape(letter)}(?<!\w{re.escape(letter)}){_join_sorted([word[1:] for word in group])}"
        for letter, group in firsts
    )


def split_alternatives(pattern: str) -> Iterator[str]:
    """Cut a pattern at the ``|`` that stand in no group and in no set."""
    start = place = 0
    while place < len(pattern):
        if plain := _PLAIN.match(pattern, place):
            place = plain.end()
        elif pattern[place] == "|":
            yield pattern[start:place]
            start = place = place + 1
        else:
            place = _skip(pattern, place)
    yield pattern[start:]


def split_groups(pattern: str) -> Iterator[Alternative]:
    """Do the same, and cut an alternative that is nothing but a named group at the ``|`` in that."""
    for alternative in split_alternatives(pattern):
        group = _NAMED_GROUP.match(alternative)
        if group and _skip(alternative, 0) == len(alternative):
            inner = split_alternatives(alternative[group.end() : -1])
            yield from (Alternative(group=group[0], pattern=one) for one in inner)
        else:
            yield Alternative(pattern=alternative)


def join_groups(alternatives: Iterable[Alternative]) -> str:
    """Put some of the alternatives that ``split_groups`` has cut together again, in their order."""
    return "|".join(
        f"{group}{'|'.join(one.pattern for one in ones)})"
        for group, ones in groupby(alternatives, key=lambda one: one.group)
    )


def _join_sorted(words: list[str]) -> str:
    ends = bool(words) and not words[0]
    parts = []
    for letter, group in groupby(words[ends:], key=lambda word: word[0]):
        parts.append(f"{re.escape(letter)}{_join_sorted([word[1:] for word in group])}")
    if not ends and len(parts) == 1:
        return parts[0]
    return f"(?:{'|'.join(parts)}){'?' if ends else ''}" if parts else ""


def _skip(pattern: str, place: int) -> int:
    """Where a pattern goes on after the character, escape, set or group at a place."""
    if pattern[place] == "\\":
        return place + 2
    if pattern[place] == "[":
        place += 2 if pattern.startswith("[]", place) else 3 if pattern.startswith("[^]", place) else 1
        while pattern[place] != "]":
            place += 2 if pattern[place] == "\\" else 1
        return place + 1
    if pattern[place] == "(":
        place += 1
        while pattern[place] != ")":
            plain = _PLAIN.match(pattern, place)
            place = plain.end() if plain else _skip(pattern, place)
    return place + 1


@lru_cache(maxsize=1 << 13)
def name_beginning(word: str, length: int) -> str:
    """Return what a word begins with, as ``find_beginnings`` has it: its first letters, or ``NUMBER``."""
    return NUMBER if word[0].isdecimal() else word[:length].lower()


def find_beginnings(pattern: str, length: int) -> frozenset[str] | None:
    """List what a match of a pattern, read with ``IGNORECASE``, can begin with; ``None`` where that cannot be told.

    Args:
        pattern: alternatives parted by ``|``.
        length: of each beginning, in small letters; it is shorter where the first word of the match is. Of a number it
            is ``NUMBER``.
    """
    heads = _list_heads(pattern, length)
    if any(not head or head[0] == _END or head[-1] == _ANYTHING for head in heads):
        return None
    return frozenset(head.removesuffix(_END) for head in heads)


def _list_heads(pattern: str, length: int) -> set[str]:
    """List what a pattern matches up to the end of the first word, or to where it can be anything, or to a length."""
    heads = set()
    for alternative in split_alternatives(pattern):
        grown, place = {""}, 0
        while place < len(alternative) and not all(_is_done(head, length) for head in grown):
            if letters := _LETTERS.match(alternative, place):
                grown = {_extend(head, letters[0].lower(), length) for head in grown}
                place = letters.end()
                continue
            end = _skip(alternative, place)
            if look := _LOOK.match(alternative, place):
                place = look.end() if look[0] == r"\b" else end
                continue
            next_ones = _list_heads_of_part(alternative[place:end], length)
            times = _TIMES.match(alternative, end)
            if times and times[0][0] != "?":
                next_ones = {head if head.endswith(_END) else head + _ANYTHING for head in next_ones}
            if times and times[0].startswith(("?", "*", "{0", "{,")):
                next_ones.add("")
            grown = {_extend(head, more, length) for head in grown for more in next_ones}
            place = times.end() if times else end
        heads |= grown
    return heads


def _extend(head: str, more: str, length: int) -> str:
    """Put what follows after the letters so far."""
    if _is_done(head, length):
        return head
    if more[:1] == NUMBER or (more[:1].isdecimal() and not head):
        return head + _ANYTHING if head else NUMBER + _END
    return (head + more)[:length]


def _is_done(head: str, length: int) -> bool:
    return len(head) == length or head.endswith((_END, _ANYTHING))


def _list_heads_of_part(part: str, length: int) -> set[str]:
    """Do the same for a group, a set, an escape or a character."""
    if group := _GROUP.match(part):
        return _list_heads(part[group.end() : -1], length)
    if _DIGITS.fullmatch(part):
        return {NUMBER}
    if part[0] == "[" and not _RANGE.search(letters := part.replace(r"\s", " ")):
        return {letter.lower() if letter.isalnum() else _END for letter in letters[1:-1]}
    if part[0] in "[.(" or (part[0] == "\\" and part[1].isalpha() and part != r"\s"):
        return {_ANYTHING}
    return {part.lower() if part.isalnum() else _END}
