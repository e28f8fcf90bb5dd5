"""Joins the reports of one thing that different sources date differently.

A false accusation of error is worse than a missed disagreement. So the wording must be strikingly alike, the kind and
at least two actors the same, no source on both sides, every source published late enough to have meant either date,
and the dates apart as slips are: a day or two, the same day of the month before or after, the same day or month of the
year before or after.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from dateline.edtf import Edtf, narrow
from dateline.merging.clusters import STRIKING_WORDS, Cluster, Compare, first_day, unite_clusters
from dateline.merging.likeness import Profile


def join_contested(clusters: Sequence[Cluster], likeness: Compare) -> list[Cluster]:
    """Join contradicting groups, the likest pair first; a group is contested once."""
    found = []
    for left, right in _find_slips(clusters):
        a, b = clusters[left], clusters[right]
        if a.sources & b.sources or not (_may_tell(a, b) and _may_tell(b, a)):
            continue
        pairs = [likeness(one, two) for one in a.profiles for two in b.profiles]
        best = max(pairs, key=lambda pair: (pair.words, pair.score))
        mean = sum(pair.words for pair in pairs) / len(pairs)
        alike = best.words >= STRIKING_WORDS and mean >= STRIKING_WORDS * 0.6
        if alike and best.kinds == 1.0 and len(best.shared_actors) >= 2:
            found.append((best.undated_score, left, right, best))
    groups = dict(enumerate(clusters))
    for _, left, right, pair in sorted(found, key=lambda row: (-row[0], row[1], row[2])):
        if left in groups and right in groups and not (_is_contested(groups[left]) or _is_contested(groups[right])):
            groups[left] = unite_clusters(
                groups[left], groups.pop(right), f"the dates differ, the telling does not: {pair}"
            )
    return list(groups.values())


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


def _is_contested(cluster: Cluster) -> bool:
    return narrow([profile.mention.date for profile in cluster.profiles if profile.mention.date]) is None


def _find_slips(clusters: Sequence[Cluster]) -> list[tuple[int, int]]:
    """Return the pairs of groups whose dates are apart as slips are."""
    homes: dict[str, set[int]] = {}
    values = [
        narrow([profile.mention.date for profile in cluster.profiles if profile.mention.date]) for cluster in clusters
    ]
    for number, value in enumerate(values):
        if value:
            homes.setdefault(value.text, set()).add(number)
    pairs = {
        (min(number, other), max(number, other))
        for number, value in enumerate(values)
        if value
        for slip in _list_slips(value)
        for other in homes.get(slip, ())
    }
    return sorted(pairs)


def _list_slips(value: Edtf) -> list[str]:
    """Return the values that a slip of the pen or of counting turns this one into."""
    if value.first is None:
        return []
    first = value.first
    if value.precision == "month":
        return [f"{first.year + step:04}-{first.month:02}" for step in (-1, 1)]
    if value.precision != "day":
        return []
    days = [first + timedelta(days=step) for step in (-2, -1, 1, 2)]
    months = [divmod(first.year * 12 + first.month - 1 + step, 12) for step in (-12, -1, 1, 12)]
    return [day.isoformat() for day in days] + [f"{year:04}-{month + 1:02}-{first.day:02}" for year, month in months]
