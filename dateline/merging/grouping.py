"""Mention → groups of mentions: the order in which reports find each other.

The surest joins come first, so that a doubtful report meets events that are already whole.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dateline.merging.clusters import CLOSE, JOIN, Cluster, Compare, join_agreeing, place_report
from dateline.merging.contested import join_contested
from dateline.merging.likeness import Likeness, Weights, compare
from dateline.merging.profiles import Profile
from dateline.merging.undated import join_continuations, join_undated


def group_mentions(profiles: Sequence[Profile], weights: Weights, homes: Mapping[str, str]) -> tuple[Cluster, ...]:
    """Group reports into events.

    Args:
        profiles: every mention, dated or not; one that an editor placed by ``same-as`` is left alone.
        weights: of the words and actors over all of them.
        homes: mention → the event that it was published under, of those that were published before.
    """
    likeness = _remember(weights, homes)
    ordered = sorted((profile for profile in profiles if not profile.mention.same_as), key=place_report)
    placed = [Cluster(profiles=(profile,)) for profile in profiles if profile.mention.same_as]
    clusters = [
        Cluster(profiles=(profile,), follows=_follows(profile, homes)) for profile in ordered if profile.mention.date
    ]
    clusters = join_agreeing(clusters, likeness)
    clusters = join_contested(clusters, likeness)
    clusters = join_continuations(clusters)
    undated = [profile for profile in ordered if not profile.mention.date]
    return (*join_undated(clusters, undated, likeness, homes), *placed)


def _follows(profile: Profile, homes: Mapping[str, str]) -> bool:
    """Whether a report was published under one event with what it goes on about."""
    home = homes.get(profile.mention.id)
    return home is not None and home == homes.get(profile.mention.continues)


def _remember(weights: Weights, homes: Mapping[str, str]) -> Compare:
    """Compare each pair that is alike once; of the others there are too many to be kept.

    A near thing stays as it was published: every article that is added moves all the weights a little, and must not
    rearrange events that it does not report.
    """
    known: dict[frozenset[str], Likeness] = {}

    def compare_once(left: Profile, right: Profile) -> Likeness:
        key = frozenset((left.mention.id, right.mention.id))
        pair = known.get(key)
        if pair is None:
            one, two = homes.get(left.mention.id), homes.get(right.mention.id)
            lean = 0.0 if not (one and two) else CLOSE if one == two else -CLOSE
            pair = compare(left, right, weights, lean)
            if pair.score >= JOIN - CLOSE:
                known[key] = pair
        return pair

    return compare_once
