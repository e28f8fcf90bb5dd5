"""Finds a place for reports that have no date of their own.

One that only goes on with a telling belongs to what it goes on about. One that stands alone may join the one recent
event that it clearly tells; what stays alone is undated, and is shown as such.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dateline.edtf import narrow, shift_day
from dateline.merging.candidates import Span, match_spans
from dateline.merging.clusters import CLOSE, WORDS, Cluster, may_agree, unite_clusters
from dateline.merging.likeness import Compare, Likeness, count_days
from dateline.merging.memory import FORGETFUL, Memory
from dateline.merging.profiles import Profile
from dateline.model import MergeReason

UNDATED = 0.62
"""Score, the date left out, from which a report without a date joins an event."""
_UNDATED_WORDS = WORDS + 0.18
"""Least likeness of its wording."""
_TIE = CLOSE / 2
"""A second event this near in score makes the choice a guess, and none is made."""
_EXCERPT = 48
"""Characters of a telling that goes on which its reason gives."""
_FRESH = 31
"""Days before publication within which a report without a date is taken to tell the news."""

_Rated = tuple[float, Likeness]
"""Score of a group for an undated report, and the pair that is likest in wording."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """Reports with and without a date, and what the next time may take over."""

    groups: tuple[Cluster, ...] = ()
    """All of them: those that were there, with what joined them, then what stays alone."""
    clusters: tuple[Cluster, ...] = ()
    """Those that were there."""
    undated: tuple[Cluster, ...] = ()
    """Those without a date, each by itself."""
    rated: tuple[tuple[Cluster, ...], ...] = ()
    """For each of these, the groups that it may belong to or that may keep it from one."""


NOTHING_PLACED = Placed()


def join_continuations(clusters: Sequence[Cluster], memory: Memory = FORGETFUL) -> list[Cluster]:
    """Put what only goes on with a telling, and is reported by nobody else, with what it goes on about."""
    groups = dict(enumerate(clusters))
    lone = [(number, cluster.profiles[0].mention) for number, cluster in groups.items() if len(cluster.profiles) == 1]
    going_on = [(number, mention) for number, mention in lone if mention.continues]
    if not going_on:
        return list(clusters)
    home = {profile.mention.id: number for number, cluster in groups.items() for profile in cluster.profiles}
    for number, mention in going_on:
        target = home.get(mention.continues)
        if target is None or target == number:
            continue
        excerpt = mention.quote.exact[:_EXCERPT].rstrip()
        reason = MergeReason(step="continuation", sources=(mention.source,), excerpt=excerpt)
        home.update({profile.mention.id: target for profile in groups[number].profiles})
        groups[target] = memory.remember("united", unite_clusters, groups[target], groups.pop(number), given=(reason,))
    return list(groups.values())


def join_undated(
    clusters: Sequence[Cluster],
    undated: Sequence[Cluster],
    likeness: Compare,
    homes: Mapping[str, str],
    last: Placed = NOTHING_PLACED,
    memory: Memory = FORGETFUL,
) -> Placed:
    """Let a report without a date join the one recent event it clearly tells; what stays alone is returned alone.

    One that was published with an event stays there while it tells it clearly, whatever other event is told as well now
    and however the event is dated.

    Args:
        clusters: of the reports that give a date.
        undated: the others, each by itself.
        likeness: compares two reports.
        homes: mention → the event that it was published under.
        last: what came of it the last time. Of clusters that are the very same objects, the likeness must be the same.
        memory: of the last time.
    """
    groups = list(clusters)
    alone = []
    published: dict[str, set[int]] = {}
    for number, cluster in enumerate(clusters if homes else ()):
        for profile in cluster.profiles:
            if home := homes.get(profile.mention.id):
                published.setdefault(home, set()).add(number)
    everywhere = _rate_recent(clusters, undated, likeness, last, memory)
    for lone, recent in zip(undated, everywhere, strict=True):
        mention = lone.profiles[0].mention
        own = published.get(homes.get(mention.id, ""), set())
        if not (recent or own):
            alone.append(lone)
            continue
        again = {number: rated for number in own if (rated := _rate(lone, clusters[number], likeness))}
        rows = [
            (rated, number)
            for number, rated in {**recent, **again}.items()
            if not (mention.pinned_id and groups[number].pins)
        ]
        rows.sort(key=lambda row: (-row[0][0], row[1]))
        chosen = _choose_group(rows, own)
        if chosen is None:
            alone.append(lone)
            continue
        (_, pair), place = chosen
        score = round(pair.undated_score - pair.lean, 2)
        reason = MergeReason(step="undated", sources=(mention.source,), scores=pair.scores, undated_score=score)
        groups[place] = memory.remember("united", unite_clusters, groups[place], lone, given=(reason,))
    kept = tuple(tuple(clusters[number] for number in recent) for recent in everywhere)
    return Placed(groups=(*groups, *alone), clusters=tuple(clusters), undated=tuple(undated), rated=kept)


def _choose_group(rows: Sequence[tuple[_Rated, int]], own: Collection[int]) -> tuple[_Rated, int] | None:
    """Choose the best group if it is told clearly and no other as well, but first that of what was published with it.

    Args:
        rows: the groups with their numbers, the best first.
        own: numbers of the groups that hold reports which were published as one event with it.
    """
    clear = [row for row in rows if row[0][0] >= UNDATED and row[0][1].wording >= _UNDATED_WORDS]
    kept = next((row for row in clear if row[1] in own), None)
    if kept or not clear or clear[0] is not rows[0]:
        return kept
    tied = len(rows) > 1 and rows[1][0][0] > rows[0][0][0] - _TIE
    return None if tied else clear[0]


def _rate_recent(
    clusters: Sequence[Cluster], undated: Sequence[Cluster], likeness: Compare, last: Placed, memory: Memory
) -> list[dict[int, _Rated]]:
    """Rate the groups of which each undated report can be news, by number, but for those that bear on no choice."""
    numbers = {id(cluster): number for number, cluster in enumerate(clusters)}
    known = dict(zip(map(id, last.undated), last.rated, strict=True))
    before = set(map(id, last.clusters))
    new = [number for number, cluster in enumerate(clusters) if id(cluster) not in before]
    met = [[numbers[id(cluster)] for cluster in known.get(id(lone), ()) if id(cluster) in numbers] for lone in undated]
    # What is new on either side is looked for: new groups by all reports, and all groups by new reports.
    old, fresh = ([place for place, lone in enumerate(undated) if (id(lone) in known) is was] for was in (True, False))
    windows = memory.remember_all("window", _open_window, undated)
    for places, some in ((old, new), (fresh, range(len(clusters)))):
        near = _list_recent([clusters[number] for number in some], [windows[place] for place in places], memory)
        for place, found in zip(places, near, strict=True):
            met[place] += [some[one] for one in found]
    return [
        {
            number: row
            for number in found
            if (row := _rate(lone, clusters[number], likeness)) and row[0] > UNDATED - _TIE
        }
        for lone, found in zip(undated, met, strict=True)
    ]


def _rate(lone: Cluster, cluster: Cluster, likeness: Compare) -> _Rated | None:
    """Rate a group for an undated report; ``None`` where it cannot be told of in it."""
    [profile] = lone.profiles
    if profile.mention.source in [other.mention.source for other in cluster.profiles]:
        return None
    others = [other for other in cluster.profiles if may_agree(profile, other)]
    if not others:
        return None
    pairs = [likeness(profile, other) for other in others]
    return max(pair.undated_score for pair in pairs), max(pairs, key=lambda pair: pair.wording)


def _list_recent(clusters: Sequence[Cluster], windows: Sequence[Span], memory: Memory) -> list[list[int]]:
    """Return for each undated report the groups of which it can be news, and which share an actor or words with it."""
    if not clusters or not windows:
        return [[] for _ in windows]
    homes: list[int] = []
    spans: list[Span] = []
    for number, cluster in enumerate(clusters):
        own = memory.remember("spans", _list_spans, cluster)
        homes += [number] * len(own)
        spans += own
    return [
        sorted({homes[place] for place in places if _names_the_day(window.profile, spans[place])})
        for window, places in zip(windows, match_spans(windows, spans), strict=True)
    ]


def _list_spans(cluster: Cluster) -> tuple[Span, ...]:
    """Return a group's reports with the days that it may mean; none where its date is long, open or contested."""
    span = _find_span(cluster)
    return tuple(Span(first=span[0], last=span[1], profile=profile) for profile in cluster.profiles) if span else ()


def _find_span(cluster: Cluster) -> tuple[date, date] | None:
    """Return the first and last day of a group's date; nothing where it is long, open or contested."""
    value = narrow([profile.mention.date for profile in cluster.profiles if profile.mention.date])
    if value is None or count_days(value) > _FRESH or not (value.first and value.last):
        return None
    return value.first, value.last


def _open_window(lone: Cluster) -> Span:
    """Return the days of which a report can be news: those of its publication, and some before."""
    [profile] = lone.profiles
    first, last = profile.published.first or date.min, profile.published.last or date.min
    return Span(first=shift_day(first, -_FRESH), last=last, profile=profile)


def _names_the_day(profile: Profile, span: Span) -> bool:
    """Whether the day of the week that a report names, if any, can be the event's."""
    return profile.weekday is None or span.first != span.last or span.first.weekday() == profile.weekday
