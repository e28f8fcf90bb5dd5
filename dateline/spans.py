"""Spans of a text, in order → those that lie in a stretch of it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import attrgetter
from typing import TypeVar

from dateline.model import ActorSpan, Passage, Timex

_Span = TypeVar("_Span", ActorSpan, Timex)
_START, _END = attrgetter("start"), attrgetter("end")


def list_inside(spans: Sequence[_Span], start: int, end: int) -> Sequence[_Span]:
    """Return the spans that begin in a stretch of the text."""
    first = bisect_left(spans, start, key=_START)
    return spans[first : bisect_left(spans, end, first, key=_START)]


def list_touching(passages: Sequence[Passage], start: int, end: int) -> Sequence[Passage]:
    """Return the passages that share a character with a stretch of the text."""
    return passages[bisect_right(passages, start, key=_END) : bisect_left(passages, end, key=_START)]
