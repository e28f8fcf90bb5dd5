"""Mention → groups of mentions: the order in which reports find each other.

The surest joins come first, so that a doubtful report meets events that are already whole.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

from dateline.merging.clusters import CLOSE, JOIN, NOTHING_JOINED, Cluster, Joined, join_agreeing, share_home
from dateline.merging.contested import NOTHING_CONTESTED, Contested, join_contested
from dateline.merging.likeness import Compare, Likeness, Weights, compare, list_changed, reweigh_words, weigh_words
from dateline.merging.memory import FORGETFUL, Memory
from dateline.merging.profiles import Profile
from dateline.merging.texts import Text, make_text, stand_alone
from dateline.merging.undated import NOTHING_PLACED, Placed, join_continuations, join_undated
from dateline.model import MergeReason


@dataclass(frozen=True, slots=True, kw_only=True)
class Grouping:
    """Groups of reports, and what the next time may take over."""

    groups: tuple[Cluster, ...]
    weights: Weights
    homes: Mapping[str, str]
    leaning: Mapping[str, str]
    texts: tuple[Text, ...]
    """Of each source that reports something."""
    joined: Joined
    contested: Contested
    placed: Placed


def group_mentions(
    reports: Sequence[tuple[Profile, ...]],
    homes: Mapping[str, str],
    decided: Collection[str] = (),
    *,
    last: Grouping | None = None,
    memory: Memory = FORGETFUL,
) -> Grouping:
    """Group reports into events.

    Args:
        reports: every mention of each source, dated or not; one that an editor placed by ``same-as`` is left alone.
        homes: mention → the event that it was published under, of those that were published before.
        decided: those of these events that an editor has merged or split. Their reports are looked at before new ones
            as well, but nothing leans: his decisions must find what they were written for.
        last: what came of it the last time.
        memory: of the last time.
    """
    leaning = {mention: event for mention, event in homes.items() if event not in decided}
    weights, texts = _set_apart(reports, homes, leaning, last)
    likeness = _remember(weights, homes, leaning)
    ordered = sorted(texts, key=attrgetter("source"))
    copies = {first: own for text in ordered for first, own in text.copies.items()}
    joined = join_agreeing(
        [cluster for text in ordered for cluster in text.dated], likeness, last.joined if last else NOTHING_JOINED
    )
    clusters: Sequence[Cluster] = joined.groups
    if copies:
        clusters = [_add_copies(cluster, copies, likeness) for cluster in clusters]
    contested = join_contested(clusters, likeness, homes, last.contested if last else NOTHING_CONTESTED, memory)
    placed = join_undated(
        join_continuations(contested.groups, memory),
        [cluster for text in ordered for cluster in text.undated],
        likeness,
        leaning,
        last.placed if last else NOTHING_PLACED,
        memory,
    )
    return Grouping(
        groups=(*placed.groups, *(cluster for text in texts for cluster in text.bound)),
        weights=weights,
        homes=homes,
        leaning=leaning,
        texts=texts,
        joined=joined,
        contested=contested,
        placed=placed,
    )


def _set_apart(
    reports: Sequence[tuple[Profile, ...]],
    homes: Mapping[str, str],
    leaning: Mapping[str, str],
    last: Grouping | None,
) -> tuple[Weights, tuple[Text, ...]]:
    """Weigh the words of all reports, and make a text of those of each source; that of the last time if all is as then.

    The likeness of two reports depends on nothing but their profiles, the weights of what these hold, and where the two
    were published. So two groups that are those of the last time are as alike as they were then.
    """
    known = {id(text.profiles): text for text in last.texts} if last else {}
    new = [profile for own in reports if id(own) not in known for profile in own]
    if last and last.weights.words.counts:
        still = set(map(id, reports))
        gone = [profile for text in last.texts if id(text.profiles) not in still for profile in text.profiles]
        weights = reweigh_words(last.weights, gone, new)
    else:
        weights = weigh_words([profile for own in reports for profile in own])
    reached = _list_reached(reports, new, weights, homes, leaning, last) if last else set()
    texts = []
    for own in filter(None, reports):
        text = known.get(id(own))
        if text is None:
            text = make_text(own, [stand_alone(profile, leaning) for profile in own], homes)
        elif reached and not reached.isdisjoint(map(id, own)):
            rows = zip(own, text.alone, strict=True)
            alone = [stand_alone(one, leaning) if id(one) in reached else cluster for one, cluster in rows]
            text = make_text(own, alone, homes)
        texts.append(text)
    return weights, tuple(texts)


def _list_reached(
    reports: Sequence[tuple[Profile, ...]],
    new: Sequence[Profile],
    weights: Weights,
    homes: Mapping[str, str],
    leaning: Mapping[str, str],
    last: Grouping,
) -> set[int]:
    """Return the identities of the profiles that are not new, and may be otherwise alike than the last time."""
    words = list_changed(weights.words, last.weights.words, [profile.words for profile in new])
    actors = list_changed(weights.actors, last.weights.actors, [profile.actors for profile in new])
    moved = _list_moved(homes, last.homes) | _list_moved(leaning, last.leaning)
    reached: set[int] = set()
    profiles = [profile for own in reports for profile in own] if words or actors or moved else ()
    if words or actors:
        reached |= {id(one) for one in profiles if not (words.isdisjoint(one.words) and actors.isdisjoint(one.actors))}
    if moved:
        reached |= {id(one) for one in profiles if not moved.isdisjoint((one.mention.id, one.mention.continues))}
    return reached


def _list_moved(now: Mapping[str, str], before: Mapping[str, str]) -> set[str]:
    """Return the mentions that were published elsewhere than was known before, or are only now known to be."""
    return {mention for mention, _ in now.items() ^ before.items()}


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
