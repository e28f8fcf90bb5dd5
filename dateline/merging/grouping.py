"""Mention → groups of mentions: the order in which reports find each other.

The surest joins come first, so that a doubtful report meets events that are already whole.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass, replace

from dateline.merging.clusters import (
    CLOSE,
    JOIN,
    NOTHING_JOINED,
    Cluster,
    Joined,
    join_agreeing,
    place_report,
    share_home,
)
from dateline.merging.contested import join_contested
from dateline.merging.figures import contradict
from dateline.merging.likeness import Compare, Likeness, Weights, compare
from dateline.merging.memory import FORGETFUL, Memory
from dateline.merging.profiles import Profile
from dateline.merging.undated import NOTHING_PLACED, Placed, join_continuations, join_undated
from dateline.model import MergeReason


@dataclass(frozen=True, slots=True, kw_only=True)
class Grouping:
    """Groups of reports, and what the next time may take over."""

    groups: tuple[Cluster, ...]
    weights: Weights
    homes: Mapping[str, str]
    leaning: Mapping[str, str]
    alone: Mapping[int, Cluster]
    """Every report by itself, by the identity of its profile."""
    joined: Joined
    placed: Placed


def group_mentions(
    profiles: Sequence[Profile],
    weights: Weights,
    homes: Mapping[str, str],
    decided: Collection[str] = (),
    *,
    last: Grouping | None = None,
    memory: Memory = FORGETFUL,
) -> Grouping:
    """Group reports into events.

    Args:
        profiles: every mention, dated or not; one that an editor placed by ``same-as`` is left alone.
        weights: of the words and actors over all of them.
        homes: mention → the event that it was published under, of those that were published before.
        decided: those of these events that an editor has merged or split. Their reports are looked at before new ones
            as well, but nothing leans: his decisions must find what they were written for.
        last: what came of it the last time.
        memory: of the last time.
    """
    leaning = {mention: event for mention, event in homes.items() if event not in decided}
    likeness = _remember(weights, homes, leaning)
    alone = _set_apart(profiles, weights, homes, leaning, last)
    ordered = sorted((profile for profile in profiles if not profile.mention.same_as), key=place_report)
    dated, copies = _part_copies([profile for profile in ordered if profile.mention.date], homes)
    joined = join_agreeing([alone[id(profile)] for profile in dated], likeness, last.joined if last else NOTHING_JOINED)
    clusters: Sequence[Cluster] = joined.groups
    if copies:
        clusters = [_add_copies(cluster, copies, likeness) for cluster in clusters]
    clusters = join_contested(clusters, likeness, homes, memory)
    clusters = join_continuations(clusters, memory)
    placed = join_undated(
        clusters,
        [alone[id(profile)] for profile in ordered if not profile.mention.date],
        likeness,
        leaning,
        last.placed if last else NOTHING_PLACED,
        memory,
    )
    return Grouping(
        groups=(*placed.groups, *(alone[id(profile)] for profile in profiles if profile.mention.same_as)),
        weights=weights,
        homes=homes,
        leaning=leaning,
        alone=alone,
        joined=joined,
        placed=placed,
    )


def _set_apart(
    profiles: Sequence[Profile],
    weights: Weights,
    homes: Mapping[str, str],
    leaning: Mapping[str, str],
    last: Grouping | None,
) -> dict[int, Cluster]:
    """Make a group of every report, by the identity of its profile; that of the last time, if all is as it was.

    The likeness of two reports depends on nothing but their profiles, the weights of what these hold, and where the two
    were published. So two groups that are those of the last time are as alike as they were then.
    """
    if last is None:
        return {id(profile): stand_alone(profile, leaning) for profile in profiles}
    words, actors = (
        _list_changed(now.each, was.each)
        for now, was in ((weights.words, last.weights.words), (weights.actors, last.weights.actors))
    )
    moved = _list_changed(homes, last.homes) | _list_changed(leaning, last.leaning)
    alone = {}
    for profile in profiles:
        known = last.alone.get(id(profile))
        mention = profile.mention
        if (
            known is None
            or (moved and (mention.id in moved or mention.continues in moved))
            or not words.isdisjoint(profile.words)
            or not actors.isdisjoint(profile.actors)
        ):
            known = stand_alone(profile, leaning)
        alone[id(profile)] = known
    return alone


def _list_changed(now: Mapping[str, object], before: Mapping[str, object]) -> set[str]:
    """Return the keys that have another value than before, or one of the two times none."""
    return set() if now == before else {key for key in now.keys() | before.keys() if now.get(key) != before.get(key)}


def stand_alone(profile: Profile, leaning: Mapping[str, str]) -> Cluster:
    """Make a group of one report, which may have been published under one event with what it goes on about."""
    return Cluster(profiles=(profile,), follows=share_home(profile.mention.id, profile.mention.continues, leaning))


def _part_copies(
    profiles: Sequence[Profile], homes: Mapping[str, str]
) -> tuple[list[Profile], dict[str, list[Profile]]]:
    """Set apart what a text tells again in the very same words; it goes where the first of them goes.

    Two such reports are as alike as any can be, and always join. Each of them would be compared with each of the
    others, and a text may say one thing a thousand times.

    Returns:
        The reports that are left, and the mention of each that has copies → these.
    """
    words = [(profile.mention.source, profile.mention.quote.exact) for profile in profiles]
    told = Counter(words)
    firsts: dict[Hashable, Profile] = {}
    left: list[Profile] = []
    copies: dict[str, list[Profile]] = defaultdict(list)
    for key, profile in zip(words, profiles, strict=True):
        if told[key] == 1 or _may_stand_apart(profile):
            left.append(profile)
            continue
        first = firsts.setdefault(_key_copy(profile, homes), profile)
        if first.mention.quote.end <= profile.mention.quote.start:
            copies[first.mention.id].append(profile)
        else:
            left.append(profile)
    return left, copies


def _may_stand_apart(profile: Profile) -> bool:
    """Whether something may keep a report from its copy: its editor, what it goes on about, or its own numbers."""
    mention = profile.mention
    return bool(mention.continues or mention.pinned_id or not profile.words or contradict(profile, profile))


def _key_copy(profile: Profile, homes: Mapping[str, str]) -> Hashable:
    """Return what two reports of one text have in common if one is a copy of the other."""
    mention = profile.mention
    told = (mention.source, mention.quote.exact, mention.date, mention.kind, mention.modality, homes.get(mention.id))
    return told, profile.words, profile.actors, profile.kinds, profile.subject, profile.numbers, profile.negated


def _add_copies(cluster: Cluster, copies: Mapping[str, Sequence[Profile]], likeness: Compare) -> Cluster:
    """Put copies where the first of them is."""
    pairs = [(first, copy) for first in cluster.profiles for copy in copies.get(first.mention.id, ())]
    if not pairs:
        return cluster
    reasons = (
        MergeReason(step="agreeing", sources=(one.mention.source, two.mention.source), scores=likeness(one, two).scores)
        for one, two in pairs
    )
    return replace(
        cluster,
        profiles=(*cluster.profiles, *(copy for _, copy in pairs)),
        reasons=(*reasons, *cluster.reasons),
    )


def _remember(weights: Weights, homes: Mapping[str, str], leaning: Mapping[str, str]) -> Compare:
    """Compare each pair that is alike once; of the others there are too many to be kept.

    A near thing stays as it was published: every article that is added moves all the weights a little, and must not
    rearrange events that it does not report.
    """
    known: dict[tuple[str, str], Likeness] = {}

    def compare_once(left: Profile, right: Profile) -> Likeness:
        one, two = left.mention.id, right.mention.id
        key = (one, two) if one < two else (two, one)
        pair = known.get(key)
        if pair is None:
            together = share_home(one, two, homes)
            lean = (CLOSE if together else -CLOSE) if one in leaning and two in leaning else 0.0
            pair = compare(left, right, weights, lean=lean, published_together=together)
            if pair.score >= JOIN - CLOSE:
                known[key] = pair
        return pair

    return compare_once
