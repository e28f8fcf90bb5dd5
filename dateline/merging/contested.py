"""Joins the reports of one thing that different sources date differently.

A false accusation of error is worse than a missed disagreement. So the wording must be strikingly alike, the kind and
the actors the same, no number in the telling different, no source on both sides, a date that we concluded on neither
side or on both, every source published late enough to have meant either date, and the dates apart as slips are: a day
or two, the same day of the month before or after, the same day or month of the year before or after. What happens every
day, month or year looks like that too; ``_recurs`` tells it apart.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from dateline.edtf import Edtf, narrow, shift_day
from dateline.merging.clusters import SAME_WORDS, STRIKING_WORDS, Cluster, first_day, share_home, unite_clusters
from dateline.merging.consensus import list_witnesses
from dateline.merging.likeness import Compare, Likeness
from dateline.merging.memory import FORGETFUL, Memory
from dateline.merging.profiles import Profile
from dateline.model import MergeReason

_HALF = 0.5
"""Likeness of wording asked for where both dates were concluded and neither is printed."""
_GROUP_SHARE = 0.6
"""Share of the likeness asked of the best pair that all pairs together must reach."""
_NEWS = 45
"""Days after an event within which a source is taken to tell it as news."""
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True, kw_only=True)
class Contested:
    """Groups of which those that contradict each other are joined, and what the next time may take over."""

    groups: tuple[Cluster, ...] = ()
    clusters: tuple[Cluster, ...] = ()
    """Those that were there."""
    found: tuple[tuple[Cluster, Cluster, float], ...] = ()
    """Those of them that contradict each other, two by two, and their score."""


NOTHING_CONTESTED = Contested()


def join_contested(
    clusters: Sequence[Cluster],
    likeness: Compare,
    homes: Mapping[str, str],
    last: Contested = NOTHING_CONTESTED,
    memory: Memory = FORGETFUL,
) -> Contested:
    """Join groups that contradict each other, the likest pair first.

    Args:
        clusters: of the reports that give a date.
        likeness: compares two reports.
        homes: mention → the event that it was published under.
        last: what came of it the last time. Of clusters that are the very same objects, the likeness must be the same.
        memory: of the last time.
    """

    def compare_groups(a: Cluster, b: Cluster) -> Likeness | None:
        return _compare_groups(a, b, likeness, homes)

    numbers = {id(cluster): number for number, cluster in enumerate(clusters)}
    found = [
        (score, numbers[id(left)], numbers[id(right)])
        for left, right, score in last.found
        if id(left) in numbers and id(right) in numbers
    ]
    fresh = numbers.keys() - set(map(id, last.clusters))
    for one, two in _find_slips(clusters, {numbers[cluster] for cluster in fresh}, memory):
        pair = compare_groups(clusters[one], clusters[two])
        if pair and not _recurs(clusters[one], clusters[two]):
            found.append((pair.undated_score, one, two))
    groups = dict(enumerate(clusters))
    into: dict[int, int] = {}  # a group that was joined → the one it was joined to
    for _, one, two in sorted(found, key=lambda row: (-row[0], row[1], row[2])):
        left, right = _follow(one, into), _follow(two, into)
        if left == right:
            continue
        pair = memory.remember("contested", compare_groups, groups[left], groups[right])
        if pair:
            reason = MergeReason(step="contested", scores=pair.scores)
            groups[left] = memory.remember("united", unite_clusters, groups[left], groups.pop(right), given=(reason,))
            into[right] = left
    return Contested(
        groups=tuple(groups.values()),
        clusters=tuple(clusters),
        found=tuple([(clusters[one], clusters[two], score) for score, one, two in found]),
    )


def _follow(number: int, into: Mapping[int, int]) -> int:
    while number in into:
        number = into[number]
    return number


def _compare_groups(a: Cluster, b: Cluster, likeness: Compare, homes: Mapping[str, str]) -> Likeness | None:
    """Return the best pair's likeness where two groups tell of one thing; ``None`` where that is not sure enough.

    Most pairs of groups fail by what is quickly seen, so their reports are compared last.
    """
    if len(a.pins | b.pins) > 1:
        return None
    places = [(one, two) for one in a.profiles for two in b.profiles]
    if published := [(one, two) for one, two in places if homes and share_home(one.mention.id, two.mention.id, homes)]:
        places = published
        a, b = (_keep_published(cluster, published) for cluster in (a, b))
    elif a.follows or b.follows:
        return None
    if a.sources & b.sources or _is_printed(a) != _is_printed(b) or not (_may_tell(a, b) and _may_tell(b, a)):
        return None
    pairs = [(likeness(one, two), one, two) for one, two in places]
    best, one, two = max(pairs, key=lambda row: (row[0].wording, row[0].score))
    least = STRIKING_WORDS if _is_printed(a) else _HALF
    if best.lean <= 0 and (_agree(a) is None or _agree(b) is None):
        least = SAME_WORDS
    mean = sum(pair.wording for pair, *_ in pairs) / len(pairs)
    actors = len(best.shared_actors) >= 2 or (best.shared_actors and best.wording >= SAME_WORDS)
    counts_differ = one.numbers and two.numbers and not one.numbers & two.numbers
    # Of acts that have no name among the kinds, the words must say that they are one.
    kinds = best.kinds == 1.0 or (one.mention.kind == two.mention.kind == "other" and best.wording >= SAME_WORDS)
    sure = best.wording >= least and mean >= least * _GROUP_SHARE and kinds and actors and not counts_differ
    return best if sure else None


def _keep_published(cluster: Cluster, pairs: Sequence[tuple[Profile, Profile]]) -> Cluster:
    """Leave out of a group what is in none of the pairs: a new report must not part what was published as one."""
    kept = {profile.mention.id for both in pairs for profile in both}
    return replace(cluster, profiles=tuple(profile for profile in cluster.profiles if profile.mention.id in kept))


def _is_printed(cluster: Cluster) -> bool:
    """Whether some report of a group gives its date in words of its own."""
    return any(("date", "inferred") not in profile.mention.provenance for profile in cluster.profiles)


def _recurs(a: Cluster, b: Cluster) -> bool:
    """Whether two groups may well tell of two days' news rather than date one thing differently.

    Days apart: each side tells, by "today" or a weekday, of what happened on the eve of its own publication. Months or
    years apart: the side with the earlier date did not tell it as news of the later one.
    """
    (first, early), (last, late) = sorted(((_find_day(a), a), (_find_day(b), b)), key=lambda row: row[0])
    if shift_day(first, 2) >= last:
        return all(map(_is_news_of_the_day, (*a.profiles, *b.profiles)))
    is_news = all(_is_before(profile, shift_day(last, _NEWS)) for profile in early.profiles)
    return not (is_news or any(map(_is_ahead, late.profiles)))


def _find_day(cluster: Cluster) -> date:
    value = _agree(cluster)
    return value.first if value and value.first else date.min


def _is_news_of_the_day(profile: Profile) -> bool:
    timex, first = profile.mention.timex, profile.published.first
    is_relative = timex is not None and not _DIGIT.search(timex.text)
    return is_relative and first is not None and shift_day(first_day(profile), 1) >= first


def _may_tell(teller: Cluster, other: Cluster) -> bool:
    """Whether the sources of one group can have meant the other's date: nobody reports what has not yet happened.

    A date that lies after its own source's publication is a slip by itself and excludes nobody.
    """
    days = [first_day(profile) for profile in other.profiles if not _is_ahead(profile)]
    return not days or all(not _is_before(profile, min(days)) for profile in teller.profiles)


def _is_ahead(profile: Profile) -> bool:
    return profile.mention.modality != "planned" and _is_before(profile, first_day(profile))


def _is_before(profile: Profile, day: date) -> bool:
    return profile.published.last is not None and profile.published.last < day


def _find_slips(clusters: Sequence[Cluster], fresh: Collection[int], memory: Memory) -> list[tuple[int, int]]:
    """Return the pairs of groups that tell one kind of act of one actor and whose dates are apart as slips are.

    Args:
        clusters: the groups.
        fresh: numbers of those of which a pair must have one.
        memory: of the last time.
    """
    acts = memory.remember_all("acts", _list_acts, clusters)
    new = frozenset().union(*(acts[number] for number in fresh))
    homes: dict[str, dict[tuple[str, str], list[int]]] = {}
    values: dict[str, Edtf] = {}
    for number in [number for number, own in enumerate(acts) if not new.isdisjoint(own)]:
        if value := _agree(clusters[number]):
            values[value.text] = value
            told = homes.setdefault(value.text, {})
            for act in acts[number] & new:
                told.setdefault(act, []).append(number)
    pairs = {
        (min(number, other), max(number, other))
        for text, told in homes.items()
        for slip in _list_slips(values[text])
        if slip in homes
        for act in told.keys() & homes[slip].keys()
        for number in told[act]
        for other in homes[slip][act]
        if number in fresh or other in fresh
    }
    return sorted(pairs)


def _list_acts(cluster: Cluster) -> frozenset[tuple[str, str]]:
    """Return of whom the reports of a group tell which kind of act.

    The pair of reports that decides has one of these in common.
    """
    return frozenset([(profile.mention.kind, actor) for profile in cluster.profiles for actor in profile.actors])


def _agree(cluster: Cluster) -> Edtf | None:
    witnesses = list_witnesses([profile.mention for profile in cluster.profiles])
    return narrow([mention.date for mention in witnesses if mention.date])


@lru_cache(maxsize=1 << 14)
def _list_slips(value: Edtf) -> tuple[str, ...]:
    """Return the later values that a slip of the pen or of counting parts from this one."""
    if value.first is None:
        return ()
    first = value.first
    if value.precision == "month":
        return (f"{first.year + 1:04}-{first.month:02}",)
    if value.precision != "day":
        return ()
    days = [shift_day(first, step) for step in (1, 2)]
    months = [divmod(first.year * 12 + first.month - 1 + step, 12) for step in (1, 12)]
    return (
        *(day.isoformat() for day in days),
        *(f"{year:04}-{month + 1:02}-{first.day:02}" for year, month in months),
    )
