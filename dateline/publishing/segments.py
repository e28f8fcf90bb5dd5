"""Spans of a text → the text cut at each of them, in order: what a template prints as it comes."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dateline.model import Block, Undated
    from dateline.publishing.quotations import Phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A stretch of text under one mark, or under none."""

    text: str
    mark: str = ""
    """``date``, ``actor``, ``event`` (the number of an event, after its report), or empty."""
    target: str = ""
    """Where the mark leads: a date that dates nothing leads to its note in the margin."""
    anchor: str = ""
    """Id of an event's first mark in its paragraph, which the event's page leads to; otherwise empty."""
    former_anchors: tuple[str, ...] = ()
    """Those that it had under retired ids of the event."""
    tip: str = ""
    """What a date was taken to mean."""
    shape: int = 0
    """Hue and shape of an actor's country; 0 for other marks."""
    is_resolved: bool = True
    """False for a date expression without a value."""
    is_undated: bool = False
    """Whether it lies in a report that nothing dates."""
    is_own: bool = False
    """Whether the digest quotes it: these are the article's own words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Highlight:
    """A span of the text, and the segment that it becomes; the number of an event has no width."""

    start: int
    end: int
    segment: Segment


def cut_segments(
    text: str, block: Block, highlights: Sequence[Highlight], undated: Sequence[Undated], phrases: Sequence[Phrase]
) -> Iterable[Segment]:
    """Cut a block of a text at everything that is highlighted; where two highlights overlap, the first stays.

    Args:
        text: of the source.
        block: what is cut.
        highlights: dates, names and the numbers of events in it.
        undated: reports that nothing dates; what of them is not highlighted is a segment by itself.
        phrases: what the digest quotes of the article; so is each of these.
    """
    without_date = _Stretches((one.quote.start, one.quote.end) for one in undated)
    own = _Stretches((phrase.start, phrase.end) for phrase in phrases)
    edges = sorted({edge for edge in (*without_date.edges, *own.edges) if block.start < edge < block.end})
    place = block.start

    def plain(start: int, end: int) -> Iterable[Segment]:
        """Unmarked text, cut where an undated report or a quoted phrase begins or ends."""
        within = edges[bisect_right(edges, start) : bisect_left(edges, end)]
        for first, last in pairwise((start, *within, end)):
            if first < last:
                yield Segment(text=text[first:last], is_undated=first in without_date, is_own=first in own)

    for one in sorted(highlights, key=lambda one: (one.start, one.end)):
        if one.start < place:
            continue
        if place < one.start:
            yield from plain(place, one.start)
        is_undated = one.end > one.start and one.start in without_date
        is_own = one.end > one.start and one.start in own
        yield replace(one.segment, is_undated=is_undated, is_own=is_own) if is_undated or is_own else one.segment
        place = one.end
    if place < block.end:
        yield from plain(place, block.end)


class _Stretches:
    """Spans of a text, which may overlap, to be asked for places."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self._starts: list[int] = []
        self._reach: list[int] = []
        self.edges: list[int] = []
        for start, end in sorted(spans):
            self.edges += (start, end)
            self._starts.append(start)
            self._reach.append(max(end, self._reach[-1] if self._reach else end))

    def __contains__(self, place: int) -> bool:
        if not self._starts:
            return False
        number = bisect_right(self._starts, place) - 1
        return number >= 0 and place < self._reach[number]
