"""Joins the reports of one event whose dates agree.

Pairs are looked for only where dates overlap, scored, and joined from the best pair down; a group takes a report only
if it is like the group as a whole, its dates allow it, and no other report of the same source is already there (two
sentences of one article are two happenings unless they are nearly the same). Nothing is joined by its date alone.

Reports that were published as one event find each other before any other pair is looked at, so that a report that is
new meets events that are whole and cannot push one of theirs out.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain
from typing import NamedTuple

from dateline.annotating.kinds import SAYING
from dateline.edtf import narrow
from dateline.merging.candidates import Span, find_pairs
from dateline.merging.likeness import Compare, Likeness
from dateline.merging.linkage import Linkage
from dateline.merging.profiles import Profile
from dateline.model import MergeReason, Obstacle, Refusal

JOIN = 0.50
"""Score from which two reports are taken for one event."""
WORDS = 0.22
"""Least likeness of wording, whatever else agrees; more is asked the less the dates say (``_least_words``)."""
STRIKING_WORDS = 0.42
"""Least likeness of wording where the dates do not help: they are inferred, or contradict each other."""
SAME_WORDS = 0.6
"""Likeness of wording at which two tellings are taken for one although something speaks against it."""
CLOSE = 0.05
"""A decision this near its threshold is called close."""
_LONG = 366
"""Days up to which a date is short: a longer one is not compared with a short one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """Reports taken for one event, and why."""

    profiles: tuple[Profile, ...]
    reasons: tuple[MergeReason, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    follows: bool = False
    """Whether it is one report that was published with what it goes on about, and waits to be put there again."""

    @property
    def pins(self) -> frozenset[str]:
        """Ids that editors pinned to its reports; two of them are two events."""
        return frozenset([profile.mention.pinned_id for profile in self.profiles if profile.mention.pinned_id])

    @property
    def sources(self) -> frozenset[str]:
        """Ids of the sources that report it."""
        return frozenset([profile.mention.source for profile in self.profiles])


class _Ranked(NamedTuple):
    """Two reports that are alike, or nearly so."""

    left: Profile
    right: Profile
    pair: Likeness
    asked: Obstacle | None
    """What is asked of them where they are only nearly alike enough."""
    places: tuple[int, int]
    """Theirs among all reports."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Component:
    """Reports each of which is like another of them, or nearly so: what becomes of one is of no concern to others."""

    reports: frozenset[int]
    """The identities of their clusters by themselves."""
    groups: dict[int, Cluster]
    """What they were joined to, by the first report of each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """Groups of reports that agree, and what the next time may take over."""

    groups: tuple[Cluster, ...] = ()
    """In order of their first reports."""
    alone: tuple[Cluster, ...] = ()
    """Every report by itself, in order."""
    spans: tuple[Span, ...] = ()
    """Of those by themselves."""
    components: tuple[Component, ...] = ()


NOTHING_JOINED = Joined()


def unite_clusters(left: Cluster, right: Cluster, reason: MergeReason) -> Cluster:
    """Make one group of two, and keep why."""
    return Cluster(
        profiles=left.profiles + right.profiles,
        reasons=(*left.reasons, *right.reasons, reason),
        refusals=left.refusals + right.refusals,
    )


def join_agreeing(clusters: Iterable[Cluster], likeness: Compare, last: Joined = NOTHING_JOINED) -> Joined:
    """Join reports whose dates agree: what was published as one, then the likest pair first.

    Tellings that only go on come after all others.

    Args:
        clusters: each of one report, by source, then by place in its text: an order that nothing else depends on.
        likeness: compares two reports.
        last: what came of it the last time. Of clusters that are the very same objects, the likeness must be the same.
    """
    alone = tuple(clusters)
    places = dict(zip(map(id, alone), range(len(alone)), strict=True))
    known = dict(zip(map(id, last.alone), last.spans, strict=True))
    fresh = {places[report] for report in places.keys() - known.keys()}
    spans = tuple([known.get(id(cluster)) or span_days(cluster.profiles[0]) for cluster in alone])
    ranked = list(_rank_pairs(spans, likeness, range(len(spans)), fresh))
    components: list[Component] = []
    if last.components:
        lost = known.keys() - places.keys()
        reached = lost.union(id(alone[place]) for row in ranked for place in row.places)
        components = [component for component in last.components if reached.isdisjoint(component.reports)]
        # What nothing new concerns is as it was; what is left of the others is met by all of them again.
        parted = (component.reports for component in last.components if not reached.isdisjoint(component.reports))
        left = frozenset().union(*parted) - lost
        ranked += _rank_pairs(spans, likeness, sorted(places[report] for report in left))
    components += [_join_component(alone, rows, likeness) for rows in _part_rows(ranked)]
    groups: dict[int, Cluster | None] = {}
    for component in components:
        groups.update(dict.fromkeys(component.reports))
        groups.update(component.groups)
    joined = (groups.get(id(cluster), cluster) for cluster in alone)
    return Joined(groups=tuple(filter(None, joined)), alone=alone, spans=spans, components=tuple(components))


def _part_rows(ranked: Iterable[_Ranked]) -> list[list[_Ranked]]:
    """Part pairs so that no report is in two parts."""
    parts: dict[int, list[_Ranked]] = {}
    homes: dict[int, list[_Ranked]] = {}
    for row in ranked:
        one, two = row.places
        left, right = (homes.get(one) or [], homes.get(two) or [])
        if len(left) < len(right):
            left, right = right, left
        left.append(row)
        if right and left is not right:
            left += right
            homes.update({place: left for row in right for place in row.places})
            del parts[id(right)]
        homes[one] = homes[two] = parts[id(left)] = left
    return list(parts.values())


def _rank_row(row: _Ranked) -> tuple[bool, float, tuple[int, int]]:
    goes_on = bool(row.left.mention.continues or row.right.mention.continues)
    return goes_on, -row.pair.unleaned_score, row.places


def _join_component(alone: Sequence[Cluster], rows: Iterable[_Ranked], likeness: Compare) -> Component:
    """Join the reports of a component along their pairs.

    Args:
        alone: all reports by themselves.
        rows: the pairs of the component.
        likeness: compares two reports.
    """
    ranked = sorted(rows, key=_rank_row)
    clusters = [alone[place] for place in sorted({place for row in ranked for place in row.places})]
    groups = _join_reports(clusters, ranked, likeness)
    firsts = {id(cluster.profiles[0]): id(cluster) for cluster in clusters}
    return Component(
        reports=frozenset(map(id, clusters)), groups={firsts[id(group.profiles[0])]: group for group in groups}
    )


def _join_reports(clusters: Sequence[Cluster], ranked: Sequence[_Ranked], likeness: Compare) -> list[Cluster]:
    """Join reports along their pairs."""
    home = {profile.mention.id: number for number, cluster in enumerate(clusters) for profile in cluster.profiles}
    groups = dict(enumerate(clusters))
    refused: dict[tuple[str, str], Obstacle] = {}
    linkage = Linkage(likeness)
    for left, right, pair, asked, _ in sorted(ranked, key=lambda row: not row.pair.published_together):
        a, b = sorted((home[left.mention.id], home[right.mention.id]))
        if a == b and not asked:
            continue
        if why := asked or _find_obstacle(a, groups[a], b, groups[b], pair, linkage):
            refused[left.mention.id, right.mention.id] = why
        else:
            home.update({profile.mention.id: a for profile in groups[b].profiles})
            linkage.unite(a, groups[a].profiles, b, groups[b].profiles)
            groups[a] = Cluster(profiles=groups[a].profiles + groups.pop(b).profiles)
    parts = _retell_joins(clusters, home, ranked)
    refusals: dict[int, list[Refusal]] = defaultdict(list)
    for left, right, pair, *_ in ranked:
        one, two = left.mention.id, right.mention.id
        obstacle = refused.get((one, two))
        if obstacle and home[one] != home[two]:
            scores = pair.scores
            refusals[home[one]].append(Refusal(mention=one, other=two, scores=scores, obstacle=obstacle))
            refusals[home[two]].append(Refusal(mention=two, other=one, scores=scores, obstacle=obstacle))
    return [
        replace(part, refusals=tuple(refusals[number])) if refusals.get(number) else part
        for number, part in ((number, parts[group.profiles[0].mention.id]) for number, group in groups.items())
    ]


def _retell_joins(
    clusters: Sequence[Cluster], home: Mapping[str, int], ranked: Sequence[_Ranked]
) -> dict[str, Cluster]:
    """Make the groups again by the strongest links within each, and return the group of each mention.

    The joins themselves go by what was published as well. Their reasons must not: what is recorded is explained as it
    was before.
    """
    parts = {profile.mention.id: cluster for cluster in clusters for profile in cluster.profiles}
    for left, right, pair, asked, _ in ranked:
        one, two = left.mention, right.mention
        if home[one.id] == home[two.id] and not asked and parts[one.id] is not parts[two.id]:
            as_published = pair.unleaned_score < JOIN
            sources = (one.source, two.source)
            reason = MergeReason(step="agreeing", sources=sources, scores=pair.scores, as_published=as_published)
            joined = unite_clusters(parts[one.id], parts[two.id], reason)
            parts.update({profile.mention.id: joined for profile in joined.profiles})
    return parts


def _rank_pairs(
    spans: Sequence[Span], likeness: Compare, some: Iterable[int], fresh: Collection[int] | None = None
) -> Iterator[_Ranked]:
    """Yield the pairs that are alike enough or nearly so.

    Args:
        spans: of the reports, in order.
        likeness: compares two reports.
        some: places of the reports that are looked at, in order.
        fresh: places of reports of which a pair must have one; all, unless they are named.
    """
    long: list[int] = []
    short: list[int] = []
    for place in some:
        lasts = (spans[place].last - spans[place].first).days >= _LONG
        (long if lasts else short).append(place)
    # Each by itself: a span of years would be met, for nothing, by every report of those years.
    for place, other in chain(find_pairs(spans, short, fresh), find_pairs(spans, long, fresh)):
        left, right = spans[place].profile, spans[other].profile
        if left.words.isdisjoint(right.words) or not may_agree(left, right):
            continue
        pair = likeness(left, right)
        score, goes_on = pair.score, bool(left.mention.continues or right.mention.continues)
        if score >= JOIN - CLOSE and pair.wording >= (least := _least_words(pair, goes_on=goes_on)) - CLOSE:
            asked = Obstacle(cause="likeness", least=JOIN) if score < JOIN else None
            asked = asked or (Obstacle(cause="words", least=least) if pair.wording < least else None)
            yield _Ranked(left, right, pair, asked, (place, other))


def _least_words(pair: Likeness, *, goes_on: bool) -> float:
    """Return the likeness of wording asked of a pair: the more, the less their dates say.

    A telling that goes on, whose date is only inferred, must say the same in nearly the same words; so must tellings
    whose numbers contradict each other, and those must name somebody in common and the very same date.
    """
    if pair.numbers_differ:
        return SAME_WORDS if pair.shared_actors and pair.date == 1.0 else math.inf
    if goes_on:
        return STRIKING_WORDS
    return WORDS if pair.date == 1.0 else WORDS + 0.1 if pair.date >= 0.7 else WORDS + 0.2


def first_day(profile: Profile) -> date:
    """Return the first day a report may mean; the beginning of time where that is open."""
    value = profile.mention.date
    return value.first if value and value.first else date.min


def span_days(profile: Profile) -> Span:
    """Return a report with the days it may mean; an open end is that of time."""
    value = profile.mention.date
    last = value.last if value and value.last else date.max
    return Span(first=first_day(profile), last=last, profile=profile)


def share_home(one: str, other: str, homes: Mapping[str, str]) -> bool:
    """Whether two mentions were published under one event; ``homes`` are those that they were published under."""
    home = homes.get(one)
    return home is not None and home == homes.get(other)


def may_agree(left: Profile, right: Profile) -> bool:
    """Whether two reports can be of one thing, however alike their words.

    Two people's words are two events. What one denies, or says was not done, is no report of it.
    """
    one, two = left.mention, right.mention
    both_say = one.kind in SAYING and two.kind in SAYING
    if both_say and left.subject and right.subject and left.subject != right.subject:
        return False
    if (one.modality == "denied") != (two.modality == "denied"):
        return False
    return both_say or "reject" in {one.kind, two.kind} or left.negated == right.negated


def _find_obstacle(
    one: int, left: Cluster, two: int, right: Cluster, pair: Likeness, linkage: Linkage
) -> Obstacle | None:
    """Return what keeps two groups apart although a pair of their reports is alike; ``None`` where they may join."""
    if not _may_join(one, left, two, right, linkage):
        return Obstacle(cause="groups")
    if not pair.published_together and (left.follows or right.follows):
        return Obstacle(cause="record")
    return None


def _may_join(one: int, left: Cluster, two: int, right: Cluster, linkage: Linkage) -> bool:
    dates = [profile.mention.date for profile in (*left.profiles, *right.profiles) if profile.mention.date]
    if narrow(dates) is None or len(left.pins | right.pins) > 1:
        return False
    link = linkage.link(one, left.profiles, two, right.profiles)
    # What was one group before is one again: in which order its reports came together says nothing.
    return not link.is_barred and (link.is_published or link.mean >= JOIN - CLOSE)
