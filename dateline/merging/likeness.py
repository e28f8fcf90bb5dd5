"""How alike two reports are, and why.

Words are weighed by how rare they are in the story (inverse document frequency, Spärck Jones 1972): in a story about
two presidents their names prove nothing, "Konyuk" or "tractors" nearly everything. That is also why this is a
weighted overlap of words and not a character ratio, which stock phrases dominate.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from dateline.edtf import Edtf, overlap
from dateline.merging.figures import contradict
from dateline.merging.profiles import Profile
from dateline.model import Scores

_SHARES = {"words": 0.50, "actors": 0.25, "kinds": 0.15, "date": 0.10}
"""What each part adds to the score."""
_FIGURE = re.compile(r"(?!(?:19|20)\d\d$)(?!\d[\d.,]*00$)\d[\d.,]*\d\d")
"""A number of three digits or more that is no year and not round: "516 homes"."""
_FIGURE_WEIGHT = 3
"""How many words of the same rarity a figure weighs: what differs in all else may share a word, but seldom a figure."""
_STEPS = 4
"""Steps in which a count doubles: a word in 100 reports weighs what one in 110 does, and no weight is off by 0.18."""
_WORDS_SHOWN = 6
"""Shared words, the rarest first, that a reason names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """The parts of a comparison, each from 0 to 1, and what the two share."""

    words: float
    actors: float
    kinds: float
    date: float
    lean: float = 0.0
    """In favour of one event where the two were published as one, against it where they were published as two."""
    published_together: bool = False
    """Whether the two were published as one event, by whoever joined them."""
    numbers_differ: bool = False
    """Whether the two give numbers of one sort that cannot both be true; ``words`` then leaves all numbers out."""
    held_words: tuple[frozenset[str], frozenset[str]] = (frozenset(), frozenset())
    """The words of each: of so many pairs, few are asked which they share."""
    shared_actors: frozenset[str] = frozenset()
    rarity: Mapping[str, float] = field(default_factory=dict, repr=False, compare=False)
    """How much each word tells, the shared ones among them: what is explained names the rarest first."""

    @property
    def score(self) -> float:
        """The weighted sum, and the lean."""
        return self.unleaned_score + self.lean

    @property
    def unleaned_score(self) -> float:
        """Weighted sum of the parts, 0 to 1: what the telling alone says."""
        told = _SHARES["words"] * self.words + _SHARES["actors"] * self.actors
        return told + _SHARES["kinds"] * self.kinds + _SHARES["date"] * self.date

    @property
    def wording(self) -> float:
        """The likeness of the words, and the lean."""
        return self.words + self.lean

    @property
    def undated_score(self) -> float:
        """The score without the date's part, on the same scale: for a report that gives no date."""
        told = self.unleaned_score - _SHARES["date"] * self.date
        return told / (1 - _SHARES["date"]) + self.lean

    @property
    def scores(self) -> Scores:
        """What a reason tells of it: nothing of the lean, for what is recorded is explained as it was before.

        How alike the kinds and the dates are is one of a few numbers of one digit, and need not be rounded.
        """
        one, two = self.held_words
        rarest = sorted(one & two)
        rarest.sort(key=self.rarity.__getitem__, reverse=True)  # those that are as rare stay in the order of letters
        return Scores(
            likeness=round(self.unleaned_score, 2),
            words=round(self.words, 2),
            actors=round(self.actors, 2),
            kind=self.kinds,
            date=self.date,
            shared_words=tuple(rarest[:_WORDS_SHOWN]),
        )


Compare = Callable[[Profile, Profile], Likeness]
"""Compares two reports."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighing:
    """How much each key of a sort (words, or actors) tells."""

    each: dict[str, float]
    counts: Counter[str] = field(default_factory=Counter, repr=False, compare=False)
    """In how many reports each stands; empty where that is not known any more."""
    reports: int = field(default=0, repr=False, compare=False)
    """How many there are."""
    _sums: dict[frozenset[str], float] = field(default_factory=dict, repr=False, compare=False)
    """What the keys of a report tell together, of those that were asked for."""

    def weigh(self, keys: frozenset[str]) -> float:
        """Return what some keys tell together.

        By fsum, because a plain sum over a set depends on its order in the last digit, and a tie on that digit.
        """
        return math.fsum(map(self.each.__getitem__, keys))

    def share(self, left: frozenset[str], right: frozenset[str], shared: frozenset[str]) -> float:
        """Return the weight in common: the mean of its share in both reports and its share in the lighter.

        The first alone punishes a long telling of a short one; the second alone calls any fragment a copy.
        """
        common = self.weigh(shared)
        if not common:
            return 0.0
        weight_left, weight_right = self._weigh_report(left), self._weigh_report(right)
        return common / (weight_left + weight_right) + common / min(weight_left, weight_right) / 2

    def _weigh_report(self, keys: frozenset[str]) -> float:
        weight = self._sums.get(keys)
        if weight is None:
            weight = self._sums[keys] = self.weigh(keys)
        return weight


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """How much each word and each actor tells, over all reports of a story."""

    words: Weighing
    actors: Weighing


def weigh_words(profiles: Sequence[Profile]) -> Weights:
    """Weigh words and actors by how few of the reports they stand in."""
    return Weights(
        words=_weigh_counts(Counter(chain.from_iterable([profile.words for profile in profiles])), len(profiles)),
        actors=_weigh_counts(Counter(chain.from_iterable([profile.actors for profile in profiles])), len(profiles)),
    )


def reweigh_words(last: Weights, gone: Sequence[Profile], new: Sequence[Profile]) -> Weights:
    """Weigh words and actors where some of the reports are gone and some are new: the same as to weigh them all."""
    return Weights(
        words=_reweigh_keys(last.words, [profile.words for profile in gone], [profile.words for profile in new]),
        actors=_reweigh_keys(last.actors, [profile.actors for profile in gone], [profile.actors for profile in new]),
    )


def _reweigh_keys(last: Weighing, gone: Sequence[frozenset[str]], new: Sequence[frozenset[str]]) -> Weighing:
    counts = last.counts.copy()
    counts.subtract(chain.from_iterable(gone))
    counts.update(chain.from_iterable(new))
    return _weigh_counts(+counts, last.reports - len(gone) + len(new))


def _weigh_counts(counts: Counter[str], reports: int) -> Weighing:
    """Weigh by counts in coarse steps, so that a report that is added leaves nearly all weights as they were."""
    total = _count_steps(max(reports, 1))
    told = {count: math.log(1 + 2 ** ((total - _count_steps(count)) / _STEPS)) for count in set(counts.values())}
    each = {key: told[count] * (_FIGURE_WEIGHT if _is_figure(key) else 1) for key, count in counts.items()}
    return Weighing(each=each, counts=counts, reports=reports)


def _count_steps(count: int) -> int:
    """Return the step that a count is nearest to, on a scale with ``_STEPS`` steps from each count to its double."""
    return round(math.log2(count) * _STEPS)


def list_changed(now: Weighing, last: Weighing, new: Sequence[frozenset[str]]) -> set[str]:
    """Return the keys of reports that are not new which tell more or less than they did, or did not tell anything."""
    if now.each == last.each:
        return set()
    told = Counter(chain.from_iterable(new))
    return {key for key, weight in now.each.items() if weight != last.each.get(key) and now.counts[key] > told[key]}


def _is_figure(key: str) -> bool:
    return key[:1].isdigit() and _FIGURE.fullmatch(key) is not None


def compare(
    left: Profile, right: Profile, weights: Weights, *, lean: float = 0.0, published_together: bool = False
) -> Likeness:
    """Compare two reports, which is the same both ways."""
    shared_actors = left.actors & right.actors
    if numbers_differ := contradict(left, right):
        one, two = left.words - left.numbers, right.words - right.numbers
        words = weights.words.share(one, two, one & two)
    else:
        words = weights.words.share(left.words, right.words, left.words & right.words)
    nameless = (not left.actors) + (not right.actors)
    return Likeness(
        words=words,
        numbers_differ=numbers_differ,
        # Where one or both name nobody, the wording has to speak for the actors as well.
        actors=words * nameless / 2 if nameless else weights.actors.share(left.actors, right.actors, shared_actors),
        kinds=_compare_kinds(left, right),
        date=_compare_dates(left.mention.date, right.mention.date),
        lean=lean,
        published_together=published_together,
        held_words=(left.words, right.words),
        shared_actors=shared_actors,
        rarity=weights.words.each,
    )


def _compare_kinds(left: Profile, right: Profile) -> float:
    """Compare the kinds; one that is not known speaks neither for nor against."""
    if "other" in {left.mention.kind, right.mention.kind}:
        return 0.5
    if left.mention.kind == right.mention.kind:
        return 1.0
    if left.mention.kind in right.kinds or right.mention.kind in left.kinds:
        return 0.7
    return 0.3 if left.kinds & right.kinds else 0.0


def _compare_dates(left: Edtf | None, right: Edtf | None) -> float:
    if left is None or right is None:
        return 0.0
    if left.text == right.text:
        return 1.0
    if not overlap(left, right):
        return 0.0
    spans = [count_days(date) for date in (left, right)]
    return 0.7 if max(spans) <= 31 else 0.4 if max(spans) <= 366 else 0.1


def count_days(date: Edtf) -> int:
    """Return how many days a date value spans; an open end counts as ten years."""
    if date.first is None or date.last is None:
        return 3653
    return (date.last - date.first).days + 1
