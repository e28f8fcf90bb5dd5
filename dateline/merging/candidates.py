"""Finds the reports worth comparing: their days overlap, and they name somebody in common.

One sweep over the days, with an index of who is named by the reports of the day that the sweep has come to, so that
nearly all pairs are never looked at. A report that names nobody is found by its words instead.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from heapq import heappop, heappush

from dateline.merging.profiles import Profile


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A report, and the days within which it can meet others."""

    first: date
    last: date
    profile: Profile


def find_pairs(spans: Sequence[Span]) -> Iterator[tuple[int, int]]:
    """Yield the places of all that may be one thing, two by two, the lower first, in no order."""
    index = _Index()
    for place, found in _sweep([(span, index, index) for span in spans]):
        yield from ((min(place, other), max(place, other)) for other in found)


def match_spans(probes: Sequence[Span], spans: Sequence[Span]) -> list[list[int]]:
    """Return for each probe the places of the spans that it may belong to, in order."""
    asked, kept = _Index(), _Index()
    rows = [(span, asked, kept) for span in probes] + [(span, kept, asked) for span in spans]
    matches: list[list[int]] = [[] for _ in probes]
    count = len(probes)
    for place, found in _sweep(rows):
        for other in found:
            matches[min(place, other)].append(max(place, other) - count)
    return [sorted(places) for places in matches]


def _sweep(rows: Sequence[tuple[Span, _Index, _Index]]) -> Iterator[tuple[int, set[int]]]:
    """Yield for each row the places of those swept over that it may meet.

    Args:
        rows: the span, the index that it is kept in, the index that it is looked up in.
    """
    ends: list[tuple[date, int]] = []
    for place in sorted(range(len(rows)), key=lambda place: (rows[place][0].first, place)):
        span, own, others = rows[place]
        while ends and ends[0][0] < span.first:
            _, over = heappop(ends)
            rows[over][1].remove(over, rows[over][0].profile)
        yield place, others.find(span.profile)
        own.add(place, span.profile)
        heappush(ends, (span.last, place))


@dataclass(slots=True)
class _Index:
    """Reports by whom they name, and by their words where a report names nobody."""

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
        for places in filter(None, map(table.get, profile.words)):
            twice |= once & places
            once |= places
        return twice.union(*filter(None, map(self.actors.get, profile.actors)))

    def _list_tables(self, profile: Profile) -> list[tuple[dict[str, set[int]], frozenset[str]]]:
        named = [(self.actors, profile.actors), (self.words, profile.words)]
        return named if profile.actors else [*named, (self.nameless, profile.words)]
