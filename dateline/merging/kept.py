"""Grouping ↔ what is kept of it for the next process: plain data, in which a report is a number.

A report is known again by the hash of all that its source's reports are made from, and by its place among them. What
is put together of reports that all are known is as it was, as long as what they are weighed by and where they were
published is the same; that is found out where the reports are grouped again, as it is in a preview (``grouping``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from dateline.merging.clusters import Cluster, Component, Joined, span_days
from dateline.merging.grouping import Grouping, stand_alone
from dateline.merging.likeness import Weighing, Weights
from dateline.merging.profiles import Profile
from dateline.merging.undated import Placed
from dateline.model import MergeReason, Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptGroup:
    """A group of reports whose dates agree."""

    reports: tuple[int, ...]
    reasons: tuple[MergeReason, ...] = ()
    refusals: tuple[Refusal, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptGrouping:
    """How the reports of a story were grouped."""

    sources: tuple[tuple[bytes, int], ...]
    """The hash of each source and how many reports it has; they are numbered from the first one's on."""
    words: dict[str, float]
    """How much each word tells."""
    actors: dict[str, float]
    homes: dict[str, str]
    leaning: dict[str, str]
    alone: tuple[int, ...]
    """The reports that were looked at for others whose dates agree, in their order."""
    components: tuple[tuple[KeptGroup, ...], ...]
    """The groups of each component."""
    settled: tuple[int, ...]
    """The first reports of the groups that stood as they were joined when reports without a date were placed."""
    rated: dict[int, tuple[int, ...]]
    """Report without a date → the first reports of those of these groups that bear on where it belongs."""


def keep_grouping(grouping: Grouping, sources: Sequence[tuple[bytes, Sequence[Profile]]]) -> KeptGrouping:
    """Number the reports of a story and write down how they were grouped.

    Args:
        grouping: of all of them.
        sources: the hash of each source, and its reports.
    """
    numbers = {id(profile): number for number, profile in enumerate(one for _, own in sources for one in own)}

    def number(cluster: Cluster) -> int:
        return numbers[id(cluster.profiles[0])]

    joined, placed = grouping.joined, grouping.placed
    as_joined = set(map(id, joined.groups))
    return KeptGrouping(
        sources=tuple((name, len(own)) for name, own in sources),
        words=grouping.weights.words.each,
        actors=grouping.weights.actors.each,
        homes=dict(grouping.homes),
        leaning=dict(grouping.leaning),
        alone=tuple(map(number, joined.alone)),
        components=tuple(
            tuple(
                KeptGroup(
                    reports=tuple([numbers[id(profile)] for profile in group.profiles]),
                    reasons=group.reasons,
                    refusals=group.refusals,
                )
                for group in component.groups
            )
            for component in joined.components
        ),
        settled=tuple(number(cluster) for cluster in placed.clusters if id(cluster) in as_joined),
        rated={
            number(lone): tuple(number(cluster) for cluster in rated if id(cluster) in as_joined)
            for lone, rated in zip(placed.undated, placed.rated, strict=True)
        },
    )


def restore_grouping(kept: KeptGrouping, sources: Mapping[bytes, Sequence[Profile]]) -> Grouping:
    """Return of an earlier grouping what was made of reports that are there today.

    Args:
        kept: the grouping.
        sources: the hash of each source of today → its reports.
    """
    profiles: dict[int, Profile] = {}
    first = 0
    for name, count in kept.sources:
        profiles.update(enumerate(sources.get(name, ()), first))
        first += count
    alone = {number: stand_alone(profile, kept.leaning) for number, profile in profiles.items()}
    whole = [groups for groups in kept.components if all(one in alone for group in groups for one in group.reports)]
    # What is left of other components is met anew by all, as what is new is.
    parted = {one for groups in kept.components for group in groups for one in group.reports}
    parted -= {one for groups in whole for group in groups for one in group.reports}
    met = [number for number in kept.alone if number in alone and number not in parted]
    groups = {number: alone[number] for number in met}
    components = []
    for own in whole:
        reports = frozenset([id(profiles[one]) for group in own for one in group.reports])
        restored = [_restore_group(group, alone) for group in own]
        groups.update(zip((group.reports[0] for group in own), restored, strict=True))
        components.append(Component(reports=reports, groups=tuple(restored)))
    settled = {number: groups[number] for number in kept.settled if number in groups}
    undated = {number: rated for number, rated in kept.rated.items() if number in alone}
    return Grouping(
        groups=(),
        weights=Weights(words=Weighing(each=kept.words), actors=Weighing(each=kept.actors)),
        homes=kept.homes,
        leaning=kept.leaning,
        alone={id(profiles[number]): cluster for number, cluster in alone.items()},
        joined=Joined(
            alone=tuple([alone[number] for number in met]),
            spans=tuple([span_days(profiles[number]) for number in met]),
            components=tuple(components),
        ),
        placed=Placed(
            clusters=tuple(settled.values()),
            undated=tuple([alone[number] for number in undated]),
            rated=tuple([tuple(settled[one] for one in rated if one in settled) for rated in undated.values()]),
        ),
    )


def _restore_group(kept: KeptGroup, alone: Mapping[int, Cluster]) -> Cluster:
    if len(kept.reports) == 1:
        return replace(alone[kept.reports[0]], reasons=kept.reasons, refusals=kept.refusals)
    profiles = tuple([alone[number].profiles[0] for number in kept.reports])
    return Cluster(profiles=profiles, reasons=kept.reasons, refusals=kept.refusals)
