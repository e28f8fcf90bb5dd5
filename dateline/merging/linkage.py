"""How alike groups of reports are as wholes (average linkage), where each pair of reports is looked at once.

On a busy day hundreds of reports are tried with one another again and again while their groups grow. What was added up
for two groups is kept, and only the pairs that a new report brings are added to it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain, product

from dateline.merging.likeness import Compare
from dateline.merging.profiles import Profile

SAME_SOURCE = 0.72
"""Score from which two sentences of one source are taken for one happening told twice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """What the pairs of two groups come to."""

    sizes: tuple[int, int] = (0, 0)
    """Reports of each group that were looked at: its first ones."""
    score: float = 0.0
    """Of all pairs together."""
    is_published: bool = True
    """Whether all of them were published as one event."""
    is_barred: bool = False
    """Whether two of the reports are two happenings of one source."""

    @property
    def mean(self) -> float:
        """Mean score of a pair."""
        return self.score / (self.sizes[0] * self.sizes[1])


class Linkage:
    """What is known of each two groups of a component: each has a number, and grows at its end only."""

    def __init__(self, likeness: Compare) -> None:
        """Say how two reports are compared."""
        self._likeness = likeness
        self._links: dict[int, dict[int, Link]] = defaultdict(dict)
        """Group → other group → their link, seen from the first."""

    def link(self, one: int, left: Sequence[Profile], two: int, right: Sequence[Profile]) -> Link:
        """Compare two groups by their numbers and reports."""
        link = self._links[one].get(two, Link())
        if not link.is_barred and link.sizes != (len(left), len(right)):
            link = self._extend(link, left, right)
            self._note(one, two, link)
        return link

    def unite(self, one: int, left: Sequence[Profile], two: int, right: Sequence[Profile]) -> None:
        """Note that the second group goes into the first, after its reports, and that its number is free."""
        for other, theirs in self._links.pop(two, {}).items():
            del self._links[other][two]
            ours = self._links[one].get(other, Link())
            are_whole = (
                ours.sizes[0] == len(left) and theirs.sizes[0] == len(right) and ours.sizes[1] == theirs.sizes[1]
            )
            if other != one and (theirs.is_barred or are_whole):
                both = Link(
                    sizes=(len(left) + len(right), theirs.sizes[1]),
                    score=ours.score + theirs.score,
                    is_published=ours.is_published and theirs.is_published,
                    is_barred=ours.is_barred or theirs.is_barred,
                )
                self._note(one, other, both)

    def _note(self, one: int, two: int, link: Link) -> None:
        self._links[one][two] = link
        self._links[two][one] = replace(link, sizes=(link.sizes[1], link.sizes[0]))

    def _extend(self, known: Link, left: Sequence[Profile], right: Sequence[Profile]) -> Link:
        done, seen = known.sizes
        score, is_published = known.score, known.is_published
        for one, two in chain(product(left[done:], right), product(left[:done], right[seen:])):
            pair = self._likeness(one, two)
            if one.mention.source == two.mention.source and (pair.score < SAME_SOURCE or _share_words(one, two)):
                return Link(is_barred=True)
            score += pair.score
            is_published = is_published and pair.lean > 0
        return Link(sizes=(len(left), len(right)), score=score, is_published=is_published)


def _share_words(left: Profile, right: Profile) -> bool:
    """Whether two reports of one source are told in words that are partly the very same place in it."""
    one, two = left.mention.quote, right.mention.quote
    return one.start < two.end and two.start < one.end
