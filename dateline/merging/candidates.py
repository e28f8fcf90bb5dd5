"""Finds the reports worth comparing: their days overlap, and they name somebody in common.

One sweep over the days, with an index of who is named by the reports of the day that the sweep has come to, so that
nearly all pairs are never looked at. A report that names nobody is found by its words instead.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from heapq import heappop, heappush
from typing import NamedTuple

from dateline.merging.profiles import Profile


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A report, and the days within which it can meet others."""

    first: date
    last: date
    profile: Profile


def find_pairs(
    spans: Sequence[Span], some: Sequence[int] | None = None, fresh: Collection[int] | None = None
) -> Iterator[tuple[int, int]]:
    """Yield the places of all that may be one thing, two by two, the lower first, in no order.

    Args:
        spans: of the reports.
        some: places of the spans that are looked at; all, unless they are named.
        fresh: places of spans of which a pair must have one; all, unless they are named.
    """
    near = range(len(spans)) if some is None else some
    chosen = near if fresh is None else [place for place in near if place in fresh]
    if len(chosen) < len(near):
        near = _list_near(spans, near, [spans[place] for place in chosen])
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
    some = _list_near(probes, range(len(probes)), spans)
    near = _list_near(spans, range(len(spans)), [probes[place] for place in some])
    index = _Index(_list_asked([*(probes[place] for place in some), *(spans[place] for place in near)]))
    # Each probe is kept from before the first span that it can meet begins, and only spans are looked up.
    longest = max((spans[place].last - spans[place].first for place in near), default=timedelta())
    rows = [_Row(_begin_earlier(probes[place], longest), index, ()) for place in some]
    rows += [_Row(spans[place], None, (index,)) for place in near]
    matches: list[list[int]] = [[] for _ in probes]
    count = len(some)
    for row, found in _sweep(rows):
        for probe in (some[other] for other in found):
            if probes[probe].first <= rows[row].span.last:
                matches[probe].append(near[row - count])
    return [sorted(places) for places in matches]


def _begin_earlier(span: Span, days: timedelta) -> Span:
    return Span(first=span.first - min(days, span.first - date.min), last=span.last, profile=span.profile)


def _list_near(spans: Sequence[Span], some: Sequence[int], others: Iterable[Span]) -> list[int]:
    """Return those of some places whose spans have a day in common with any of the others."""
    firsts: list[date] = []
    lasts: list[date] = []
    for first, last in sorted((other.first, other.last) for other in others):
        if lasts and first <= lasts[-1]:
            lasts[-1] = max(lasts[-1], last)
        else:
            firsts.append(first)
            lasts.append(last)
    begun = (bisect_right(firsts, spans[place].last) - 1 for place in some)
    return [place for place, one in zip(some, begun, strict=True) if one >= 0 and spans[place].first <= lasts[one]]


def _list_asked(spans: Iterable[Span]) -> frozenset[str]:
    """Return the words of the reports that name nobody."""
    return frozenset().union(*(span.profile.words for span in spans if not span.profile.actors))


class _Row(NamedTuple):
    """A span, the index that it is kept in, if it is, and those that it is looked up in."""

    span: Span
    own: _Index | None
    others: tuple[_Index, ...]


def _sweep(rows: Sequence[_Row]) -> Iterator[tuple[int, set[int]]]:
    """Yield for each row the places of those swept over that it may meet."""
    ends: list[tuple[date, int, _Index, Profile]] = []
    for place in sorted(range(len(rows)), key=lambda place: rows[place].span.first):
        span, own, others = rows[place]
        while ends and ends[0][0] < span.first:
            _, over, index, profile = heappop(ends)
            index.remove(over, profile)
        if others:
            found = others[0].find(span.profile)
            for index in others[1:]:
                found |= index.find(span.profile)
            yield place, found
        if own:
            own.add(place, span.profile)
            heappush(ends, (span.last, place, own, span.profile))


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
        for table, key in self._list_entries(profile):
            table[key].add(place)

    def remove(self, place: int, profile: Profile) -> None:
        for table, key in self._list_entries(profile):
            table[key].remove(place)

    def find(self, profile: Profile) -> set[int]:
        """Reports that share an actor, or two words where one of the two names nobody ("the 44-day war")."""
        table = self.nameless if profile.actors else self.words
        once: set[int] = set()
        twice: set[int] = set()
        if table and not self.asked.isdisjoint(profile.words):
            for places in filter(None, map(table.get, profile.words & self.asked)):
                twice |= once & places
                once |= places
        return twice.union(*filter(None, map(self.actors.get, profile.actors)))

    def _list_entries(self, profile: Profile) -> list[tuple[dict[str, set[int]], str]]:
        entries = [(self.actors, actor) for actor in profile.actors]
        if not self.asked.isdisjoint(profile.words):
            tables = (self.words,) if profile.actors else (self.words, self.nameless)
            entries += [(table, word) for word in profile.words & self.asked for table in tables]
        return entries
