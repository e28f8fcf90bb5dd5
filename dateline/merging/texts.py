"""Profiles of one source → Text: its reports as they are before they meet those of others.

What concerns one source at a time is done here, and is the same the next time unless the source was edited, something
it tells weighs otherwise, or a report of it was published elsewhere.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

from dateline.merging.clusters import Cluster, share_home
from dateline.merging.figures import contradict
from dateline.merging.profiles import Profile


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """The reports of one source, each by itself."""

    source: str
    profiles: tuple[Profile, ...]
    """At least one."""
    alone: tuple[Cluster, ...]
    """Of each of them."""
    dated: tuple[Cluster, ...]
    """Those that give a date, in their order; without copies."""
    undated: tuple[Cluster, ...]
    """Those that give none, in their order."""
    bound: tuple[Cluster, ...]
    """Those that an editor placed by ``same-as``."""
    copies: Mapping[str, Sequence[Profile]]
    """The mention of each report that the text tells again in the very same words → these copies."""
    paragraphs: tuple[tuple[str, ...], ...]
    """The mentions of each paragraph that tells of more than one thing."""


def make_text(profiles: tuple[Profile, ...], alone: Sequence[Cluster], homes: Mapping[str, str]) -> Text:
    """Put the reports of a source in order, and set apart what it tells again.

    Args:
        profiles: its reports.
        alone: each by itself.
        homes: mention → the event that it was published under.
    """
    dated: list[Cluster] = []
    undated: list[Cluster] = []
    bound: list[Cluster] = []
    paragraphs: dict[int, list[str]] = {}
    for cluster in alone:
        mention = cluster.profiles[0].mention
        (bound if mention.same_as else dated if mention.date else undated).append(cluster)
        paragraphs.setdefault(mention.block, []).append(mention.id)
    for some in (dated, undated):
        some.sort(key=_find_start)
    left, copies = _part_copies(dated, homes)
    return Text(
        source=profiles[0].mention.source,
        profiles=profiles,
        alone=tuple(alone),
        dated=tuple(left),
        undated=tuple(undated),
        bound=tuple(bound),
        copies=copies,
        paragraphs=tuple([tuple(told) for told in paragraphs.values() if len(told) > 1]),
    )


def _find_start(lone: Cluster) -> int:
    return lone.profiles[0].mention.quote.start


def stand_alone(profile: Profile, leaning: Mapping[str, str]) -> Cluster:
    """Make a group of one report, which may have been published under one event with what it goes on about."""
    return Cluster(profiles=(profile,), follows=share_home(profile.mention.id, profile.mention.continues, leaning))


def _part_copies(
    clusters: Sequence[Cluster], homes: Mapping[str, str]
) -> tuple[Sequence[Cluster], Mapping[str, Sequence[Profile]]]:
    """Set apart what a text tells again in the very same words; it goes where the first of them goes.

    Two such reports are as alike as any can be, and always join. Each of them would be compared with each of the
    others, and a text may say one thing a thousand times.

    Returns:
        The reports that are left, and the mention of each that has copies → these.
    """
    told = Counter([cluster.profiles[0].mention.quote.exact for cluster in clusters])
    if len(told) == len(clusters):
        return clusters, {}
    firsts: dict[Hashable, Profile] = {}
    left: list[Cluster] = []
    copies: dict[str, list[Profile]] = defaultdict(list)
    for cluster in clusters:
        [profile] = cluster.profiles
        if told[profile.mention.quote.exact] == 1 or _may_stand_apart(profile):
            left.append(cluster)
            continue
        first = firsts.setdefault(_key_copy(profile, homes), profile)
        if first.mention.quote.end <= profile.mention.quote.start:
            copies[first.mention.id].append(profile)
        else:
            left.append(cluster)
    return left, copies


def _may_stand_apart(profile: Profile) -> bool:
    """Whether something may keep a report from its copy: its editor, what it goes on about, or its own numbers."""
    mention = profile.mention
    return bool(mention.continues or mention.pinned_id or not profile.words or contradict(profile, profile))


def _key_copy(profile: Profile, homes: Mapping[str, str]) -> Hashable:
    """Return what two reports of one text have in common if one is a copy of the other."""
    mention = profile.mention
    told = (mention.quote.exact, mention.date, mention.kind, mention.modality, homes.get(mention.id))
    return told, profile.words, profile.actors, profile.kinds, profile.subject, profile.numbers, profile.negated
