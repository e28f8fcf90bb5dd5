"""Finds a place for reports that have no date of their own.

One that only goes on with a telling belongs to what it goes on about. One that stands alone may join the one recent
event that it clearly tells; what stays alone is undated, and is shown as such.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from dateline.edtf import narrow, shift_day
from dateline.merging.candidates import Span, match_spans
from dateline.merging.clusters import CLOSE, WORDS, Cluster, Compare, may_agree, unite_clusters
from dateline.merging.likeness import Likeness, count_days
from dateline.merging.profiles import Profile

UNDATED = 0.62
"""Score, the date left out, from which a report without a date joins an event."""
_UNDATED_WORDS = WORDS + 0.18
"""Least likeness of its wording."""
_TIE = CLOSE / 2
"""A second event this near in score makes the choice a guess, and none is made."""
_FRESH = 31
"""Days before publication within which a report without a date is taken to tell the news."""

_Rated = tuple[float, int, Likeness]
"""Score of a group for an undated report, the group's number, negative, and the pair that is likest in wording."""


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


def join_undated(
    clusters: Sequence[Cluster], undated: Sequence[Profile], likeness: Compare, homes: Mapping[str, str]
) -> list[Cluster]:
    """Let a report without a date join the one recent event it clearly tells; what stays alone is returned alone.

    One that was published with an event stays there while it tells it clearly, whatever other event is told as well now
    and however the event is dated.

    Args:
        clusters: of the reports that give a date.
        undated: the others.
        likeness: compares two reports.
        homes: mention → the event that it was published under.
    """
    groups = list(clusters)
    alone = []
    published: dict[str, set[int]] = {}
    for number, cluster in enumerate(clusters):
        for profile in cluster.profiles:
            if home := homes.get(profile.mention.id):
                published.setdefault(home, set()).add(number)
    for profile, recent in zip(undated, _list_recent(clusters, undated), strict=True):
        own = published.get(homes.get(profile.mention.id, ""), set())
        rated = [
            (max(pair.undated_score for pair in pairs), -number, max(pairs, key=lambda pair: pair.wording))
            for number in sorted({*recent, *own})
            if profile.mention.source not in (cluster := clusters[number]).sources
            and not (profile.mention.pinned_id and groups[number].pins)
            and (pairs := [likeness(profile, other) for other in cluster.profiles if may_agree(profile, other)])
        ]
        rated.sort(key=lambda row: row[:2], reverse=True)
        chosen = _choose_group(rated, own)
        if chosen is None:
            alone.append(Cluster(profiles=(profile,)))
            continue
        _, place, pair = chosen
        score = pair.undated_score - pair.lean
        reason = f"{profile.mention.source} gives no date and tells the same: {pair}; {score:.2f} without the date"
        groups[-place] = unite_clusters(groups[-place], Cluster(profiles=(profile,)), reason)
    return [*groups, *alone]


def _choose_group(rated: Sequence[_Rated], own: Collection[int]) -> _Rated | None:
    """Choose the best group if it is told clearly and no other as well, but first that of what was published with it.

    Args:
        rated: the groups, the best first.
        own: numbers of the groups that hold reports which were published as one event with it.
    """
    clear = [row for row in rated if row[0] >= UNDATED and row[2].wording >= _UNDATED_WORDS]
    kept = next((row for row in clear if -row[1] in own), None)
    if kept or not clear or clear[0] is not rated[0]:
        return kept
    tied = len(rated) > 1 and rated[1][0] > rated[0][0] - _TIE
    return None if tied else clear[0]


def _list_recent(clusters: Sequence[Cluster], undated: Sequence[Profile]) -> list[list[int]]:
    """Return for each undated report the groups of which it can be news, and which share an actor or words with it."""
    homes, spans = [], []
    for number, cluster in enumerate(clusters):
        if span := _find_span(cluster):
            homes += [number] * len(cluster.profiles)
            spans += [Span(first=span[0], last=span[1], profile=profile) for profile in cluster.profiles]
    recent: list[list[int]] = []
    for profile, places in zip(
        undated, match_spans([_open_window(profile) for profile in undated], spans), strict=True
    ):
        recent.append(sorted({homes[place] for place in places if _names_the_day(profile, spans[place])}))
    return recent


def _find_span(cluster: Cluster) -> tuple[date, date] | None:
    """Return the first and last day of a group's date; nothing where it is long, open or contested."""
    value = narrow([profile.mention.date for profile in cluster.profiles if profile.mention.date])
    if value is None or count_days(value) > _FRESH or not (value.first and value.last):
        return None
    return value.first, value.last


def _open_window(profile: Profile) -> Span:
    """Return the days of which a report can be news: those of its publication, and some before."""
    first, last = profile.published.first or date.min, profile.published.last or date.min
    return Span(first=shift_day(first, -_FRESH), last=last, profile=profile)


def _names_the_day(profile: Profile, span: Span) -> bool:
    """Whether the day of the week that a report names, if any, can be the event's."""
    return profile.weekday is None or span.first != span.last or span.first.weekday() == profile.weekday
