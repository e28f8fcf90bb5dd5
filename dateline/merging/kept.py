"""Grouping ↔ what is kept of it for the next process: plain data, in which a report is a number.

A report is known again by the hash of all that its source's reports are made from, and by its place among them. What
is put together of reports that all are known is as it was, as long as what they are weighed by and where they were
published is the same; that is found out where the reports are grouped again, as it is in a preview (``grouping``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from dateline.merging.clusters import Cluster, Component, Joined, span_days
from dateline.merging.contested import Contested
from dateline.merging.grouping import Grouping
from dateline.merging.likeness import Weighing, Weights
from dateline.merging.profiles import Profile
from dateline.merging.texts import Text, make_text, stand_alone
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
    compared: tuple[int, ...]
    """The first reports of the groups that stood as they were joined when contradictions were looked for."""
    contested: tuple[tuple[int, int, float], ...]
    """The first reports of those of these groups that contradict each other, two by two, and their score."""
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

    joined, contested, placed = grouping.joined, grouping.contested, grouping.placed
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
                for group in component.groups.values()
            )
            for component in joined.components
        ),
        compared=tuple(number(cluster) for cluster in contested.clusters if id(cluster) in as_joined),
        contested=tuple(
            (number(left), number(right), score)
            for left, right, score in contested.found
            if id(left) in as_joined and id(right) in as_joined
        ),
        settled=tuple(number(cluster) for cluster in placed.clusters if id(cluster) in as_joined),
        rated={
            number(lone): tuple(number(cluster) for cluster in rated if id(cluster) in as_joined)
            for lone, rated in zip(placed.undated, placed.rated, strict=True)
        },
    )


def restore_grouping(kept: KeptGrouping, sources: Mapping[bytes, tuple[Profile, ...]]) -> Grouping:
    """Return of an earlier grouping what was made of reports that are there today.

    Args:
        kept: the grouping.
        sources: the hash of each source of today → its reports.
    """
    texts: list[Text] = []
    alone: dict[int, Cluster] = {}
    first = 0
    for name, count in kept.sources:
        profiles = sources.get(name, ())
        if profiles and len(profiles) == count:
            lone = [stand_alone(profile, kept.leaning) for profile in profiles]
            texts.append(make_text(profiles, lone, kept.homes))
            alone.update(enumerate(lone, first))
        first += count
    whole = [groups for groups in kept.components if all(one in alone for group in groups for one in group.reports)]
    # What is left of other components is met anew by all, as what is new is.
    parted = {one for groups in kept.components for group in groups for one in group.reports}
    parted -= {one for groups in whole for group in groups for one in group.reports}
    met = [number for number in kept.alone if number in alone and number not in parted]
    groups = {number: alone[number] for number in met}
    components = []
    for own in whole:
        restored = {group.reports[0]: _restore_group(group, alone) for group in own}
        groups.update(restored)
        components.append(
            Component(
                reports=frozenset([id(alone[one]) for group in own for one in group.reports]),
                groups={id(alone[number]): group for number, group in restored.items()},
            )
        )
    settled = {number: groups[number] for number in kept.settled if number in groups}
    undated = {number: rated for number, rated in kept.rated.items() if number in alone}
    return Grouping(
        groups=(),
        weights=Weights(words=Weighing(each=kept.words), actors=Weighing(each=kept.actors)),
        homes=kept.homes,
        leaning=kept.leaning,
        texts=tuple(texts),
        joined=Joined(
            alone=tuple([alone[number] for number in met]),
            spans=tuple([span_days(alone[number].profiles[0]) for number in met]),
            components=tuple(components),
        ),
        contested=Contested(
            clusters=tuple([groups[number] for number in kept.compared if number in groups]),
            found=tuple(
                [(groups[a], groups[b], score) for a, b, score in kept.contested if a in groups and b in groups]
            ),
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
