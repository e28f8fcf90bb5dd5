"""Dates that date no act: those that say which thing is meant, or which figure it is compared with."""

from __future__ import annotations

from dataclasses import replace

from dateline.annotating.lexicons.base import Lexicon
from dateline.edtf import parse_edtf
from dateline.model import Passage, Timex

_REACH = 96
"""Characters before a date within which the words are looked for that say that it dates no act."""
_LINK = 32
"""Characters before a date within which stands what it describes, or compares."""
_COUNTED_BACK = frozenset({"ago", "earlier"})
"""Rules of dates that a figure may be compared with: "up from a year ago"."""
_ON = "/.."
"""How the value of a date ends from which something lasts on."""


def is_idle(text: str, passage: Passage, timex: Timex, lexicon: Lexicon) -> bool:
    """Whether a date dates no act: "in its 2023 budget", "the first visit since 2019", "down from 40 in May"."""
    if lexicon.no_date_of.search(text, max(passage.start, timex.start - _REACH), timex.start):
        return True
    low = max(passage.start, timex.start - _LINK)
    if timex.rule in _COUNTED_BACK and lexicon.compared.search(text, low, timex.start):
        return True
    return _find_described(text, passage, timex, lexicon) is not None


def _find_described(text: str, passage: Passage, timex: Timex, lexicon: Lexicon) -> int | None:
    """Return where "the 2023 budget" begins, of which the year says only which it is."""
    if timex.rule != "year" or not lexicon.described.match(text, timex.end, passage.end):
        return None
    determiner = lexicon.determiner.search(text, max(passage.start, timex.start - _LINK), timex.start)
    return determiner.start() if determiner else None


def describes_the_subject(text: str, passage: Passage, timex: Timex, lexicon: Lexicon) -> bool:
    """Whether a sentence begins with such a noun, which without another date acts then: "The 2023 law closed …"."""
    return _find_described(text, passage, timex, lexicon) == passage.start


def read_when(text: str, passage: Passage, timex: Timex, lexicon: Lexicon) -> Timex:
    """Read "shut since 1993, when it was attacked" as the date of the attack, with which the state began."""
    if timex.date is None or not timex.date.text.endswith(_ON):
        return timex
    if not lexicon.when.match(text, timex.end, passage.end):
        return timex
    return replace(timex, date=parse_edtf(timex.date.text.removesuffix(_ON)))
