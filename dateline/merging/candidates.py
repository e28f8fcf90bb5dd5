"""Finds the reports worth comparing: their days overlap, and they name somebody in common.

One sweep over the days, with an index of who is named by the reports of the day that the sweep has come to, so that
nearly all pairs are never looked at. A report that names nobody is found by its words instead.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from heapq import heappop, heappush
from typing import NamedTuple

from dateline.merging.profiles import Profile


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A report, and the days within which it can meet others."""

    first: date
    last: date
    profile: Profile


def find_pairs(spans: Sequence[Span], fresh: Collection[int] | None = None) -> Iterator[tuple[int, int]]:
    """Yield the places of all that may be one thing, two by two, the lower first, in no order.

    Args:
        spans: of the reports.
        fresh: places of spans of which a pair must have one; all, unless they are named.
    """
    chosen = range(len(spans)) if fresh is None else fresh
    near = _list_near(spans, [spans[place] for place in chosen]) if len(chosen) < len(spans) else range(len(spans))
    asked = _list_asked(spans[place] for place in near)
    new, old = _Index(asked), _Index(asked)
    is_new = set(chosen)
    both = (new, old) if len(is_new) < len(near) else (new,)
    rows = [_Row(spans[place], new, both) if place in is_new else _Row(spans[place], old, (new,)) for place in near]
    for row, found in _sweep(rows):
        place = near[row]
        yield from ((place, near[other]) if place < near[other] else (near[other], place) for other in found)


def match_spans(probes: Sequence[Span], spans: Sequence[Span]) -> list[list[int]]:
    """Return for each probe the places of the spans that it may belong to, in order."""
    some = _list_near(probes, spans)
    near = _list_near(spans, [probes[place] for place in some])
    words = _list_asked([*(probes[place] for place in some), *(spans[place] for place in near)])
    asked, kept = _Index(words), _Index(words)
    rows = [_Row(probes[place], asked, (kept,)) for place in some]
    rows += [_Row(spans[place], kept, (asked,)) for place in near]
    matches: list[list[int]] = [[] for _ in probes]
    count = len(some)
    for row, found in _sweep(rows):
        for other in found:
            matches[some[min(row, other)]].append(near[max(row, other) - count])
    return [sorted(places) for places in matches]


def _list_near(spans: Sequence[Span], others: Iterable[Span]) -> list[int]:
    """Return the places of the spans that have a day in common with any of the others."""
    firsts: list[date] = []
    lasts: list[date] = []
    for first, last in sorted((other.first, other.last) for other in others):
        if lasts and first <= lasts[-1]:
            lasts[-1] = max(lasts[-1], last)
        else:
            firsts.append(first)
            lasts.append(last)
    places = (bisect_right(firsts, span.last) - 1 for span in spans)
    return [number for number, place in enumerate(places) if place >= 0 and spans[number].first <= lasts[place]]


def _list_asked(spans: Iterable[Span]) -> frozenset[str]:
    """Return the words of the reports that name nobody."""
    return frozenset().union(*(span.profile.words for span in spans if not span.profile.actors))


class _Row(NamedTuple):
    """A span, the index that it is kept in, and those that it is looked up in."""

    span: Span
    own: _Index
    others: tuple[_Index, ...]


def _sweep(rows: Sequence[_Row]) -> Iterator[tuple[int, set[int]]]:
    """Yield for each row the places of those swept over that it may meet."""
    ends: list[tuple[date, int]] = []
    for place in sorted(range(len(rows)), key=lambda place: (rows[place].span.first, place)):
        span, own, others = rows[place]
        while ends and ends[0][0] < span.first:
            _, over = heappop(ends)
            rows[over].own.remove(over, rows[over].span.profile)
        found = others[0].find(span.profile)
        for index in others[1:]:
            found |= index.find(span.profile)
        yield place, found
        own.add(place, span.profile)
        heappush(ends, (span.last, place))


@dataclass(slots=True)
class _Index:
    """Reports by whom they name, and by their words where a report names nobody."""

    asked: frozenset[str]
    """The words of all reports that name nobody, in the index or looked up in it: no other will lead to any."""
    actors: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    words: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    nameless: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    """As ``words``, of the reports only that name nobody."""

    def add(self, place: int, profile: Profile) -> None:
        for table, keys in self._list_tables(profile):
            for key in keys:
                table[key].add(place)

    def remove(self, place: int, profile: Profile) -> None:
        for table, keys in self._list_tables(profile):
            for key in keys:
                table[key].discard(place)

    def find(self, profile: Profile) -> set[int]:
        """Reports that share an actor, or two words where one of the two names nobody ("the 44-day war")."""
        table = self.nameless if profile.actors else self.words
        once: set[int] = set()
        twice: set[int] = set()
        if table:
            for places in filter(None, map(table.get, profile.words & self.asked)):
                twice |= once & places
                once |= places
        return twice.union(*filter(None, map(self.actors.get, profile.actors)))

    def _list_tables(self, profile: Profile) -> list[tuple[dict[str, set[int]], frozenset[str]]]:
        asked = profile.words & self.asked
        named = [(self.actors, profile.actors), (self.words, asked)]
        return named if profile.actors else [*named, (self.nameless, asked)]
