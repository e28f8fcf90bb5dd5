"""Finds a place for reports that have no date of their own.

One that only goes on with a telling belongs to what it goes on about. One that stands alone may join the one recent
event that it clearly tells; what stays alone is undated, and is shown as such.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date

from dateline.edtf import narrow, shift_day
from dateline.merging.clusters import CLOSE, WORDS, Cluster, Compare, may_agree, unite_clusters
from dateline.merging.likeness import Profile, count_days

UNDATED = 0.62
"""Score, the date left out, from which a report without a date joins an event."""
_UNDATED_WORDS = WORDS + 0.18
"""Least likeness of its wording."""
_TIE = CLOSE / 2
"""A second event this near in score makes the choice a guess, and none is made."""
_FRESH = 31
"""Days before publication within which a report without a date is taken to tell the news."""


def join_continuations(clusters: Sequence[Cluster]) -> list[Cluster]:
    """Put what only goes on with a telling, and is reported by nobody else, with what it goes on about."""
    groups = dict(enumerate(clusters))
    home = {profile.mention.id: number for number, cluster in groups.items() for profile in cluster.profiles}
    for number, cluster in enumerate(clusters):
        mention = cluster.profiles[0].mention
        target = home.get(mention.continues) if len(cluster.profiles) == 1 else None
        if target is None or target == number:
            continue
        reason = f"{mention.source}: told in one breath, “{mention.quote.exact[:48].rstrip()}…”"
        home.update({profile.mention.id: target for profile in groups[number].profiles})
        groups[target] = unite_clusters(groups[target], groups.pop(number), reason)
    return list(groups.values())


def join_undated(clusters: Sequence[Cluster], undated: Sequence[Profile], likeness: Compare) -> list[Cluster]:
    """Let a report without a date join the one recent event it clearly tells; what stays alone is returned alone."""
    groups = list(clusters)
    spans = [_find_span(cluster) for cluster in clusters]
    order = sorted((span[0], number) for number, span in enumerate(spans) if span)
    alone = []
    for profile in undated:
        rated = [
            (max(pair.undated_score for pair in pairs), -number, max(pairs, key=lambda pair: pair.words))
            for number in _list_recent(profile, order)
            if _is_recent(profile, spans[number])
            and profile.mention.source not in (cluster := clusters[number]).sources
            and not (profile.mention.pinned_id and cluster.pins)
            and (pairs := [likeness(profile, other) for other in cluster.profiles if may_agree(profile, other)])
        ]
        rated.sort(key=lambda row: row[:2], reverse=True)
        clear = bool(rated) and rated[0][0] >= UNDATED and rated[0][2].words >= _UNDATED_WORDS
        tied = len(rated) > 1 and rated[1][0] > rated[0][0] - _TIE
        if not clear or tied:
            alone.append(Cluster(profiles=(profile,)))
            continue
        score, place, pair = rated[0]
        reason = f"{profile.mention.source} gives no date and tells the same: {pair}; {score:.2f} without the date"
        groups[-place] = unite_clusters(groups[-place], Cluster(profiles=(profile,)), reason)
    return [*groups, *alone]


def _find_span(cluster: Cluster) -> tuple[date, date] | None:
    """Return the first and last day of a group's date; nothing where it is long, open or contested."""
    value = narrow([profile.mention.date for profile in cluster.profiles if profile.mention.date])
    if value is None or count_days(value) > _FRESH or not (value.first and value.last):
        return None
    return value.first, value.last


def _list_recent(profile: Profile, order: Sequence[tuple[date, int]]) -> list[int]:
    """The groups that begin near enough to a publication to be its news, from all in the order of their first day."""
    first, last = profile.published.first, profile.published.last
    if first is None or last is None:
        return []
    low = bisect_left(order, (shift_day(first, -2 * _FRESH), 0))
    high = bisect_left(order, (shift_day(last, 1), 0))
    return sorted(number for _, number in order[low:high])


def _is_recent(profile: Profile, span: tuple[date, date] | None) -> bool:
    """Whether a report can be news of an event: published soon after it, not before, and naming no other weekday."""
    first, last = profile.published.first, profile.published.last
    if span is None or first is None or last is None:
        return False
    fresh = span[0] <= last and span[1] >= shift_day(first, -_FRESH)
    return fresh and (profile.weekday is None or span[0] != span[1] or span[0].weekday() == profile.weekday)
