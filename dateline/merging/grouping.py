"""Mention → groups of mentions: the order in which reports find each other.

The surest joins come first, so that a doubtful report meets events that are already whole.
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.merging.clusters import Cluster, Compare, join_agreeing, place_report
from dateline.merging.contested import join_contested
from dateline.merging.likeness import Likeness, Weights, compare
from dateline.merging.profiles import Profile
from dateline.merging.undated import join_continuations, join_undated


def group_mentions(profiles: Sequence[Profile], weights: Weights) -> tuple[Cluster, ...]:
    """Group reports into events.

    Args:
        profiles: every mention, dated or not; one that an editor placed by ``same-as`` is left alone.
        weights: of the words and actors over all of them.
    """
    likeness = _remember(weights)
    ordered = sorted((profile for profile in profiles if not profile.mention.same_as), key=place_report)
    placed = [Cluster(profiles=(profile,)) for profile in profiles if profile.mention.same_as]
    clusters = [Cluster(profiles=(profile,)) for profile in ordered if profile.mention.date]
    clusters = join_agreeing(clusters, likeness)
    clusters = join_contested(clusters, likeness)
    clusters = join_continuations(clusters)
    undated = [profile for profile in ordered if not profile.mention.date]
    return (*join_undated(clusters, undated, likeness), *placed)


def _remember(weights: Weights) -> Compare:
    known: dict[tuple[str, str], Likeness] = {}

    def compare_once(left: Profile, right: Profile) -> Likeness:
        first, second = sorted((left, right), key=lambda profile: profile.mention.id)
        key = (first.mention.id, second.mention.id)
        if key not in known:
            known[key] = compare(first, second, weights)
        return known[key]

    return compare_once
