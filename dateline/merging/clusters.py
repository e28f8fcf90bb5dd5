"""Joins the reports of one event.

Pairs are looked for only where dates overlap, scored, and joined from the best pair down; a group takes a report only
if it is like the group as a whole, its dates allow it, and no other report of the same source is already there (two
sentences of one article are two happenings unless they are nearly the same). Nothing is joined by its date alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dateline.edtf import Edtf, narrow
from dateline.merging.likeness import Likeness, Profile, Weights, compare, count_days

JOIN = 0.50
"""Score from which two reports are taken for one event."""
SAME_SOURCE = 0.72
"""Score from which two sentences of one source are taken for one happening told twice."""
WORDS = 0.22
"""Least likeness of wording, whatever else agrees; more is asked the less the dates say (``_least_words``)."""
UNDATED = 0.62
"""Score, the date left out, from which a report without a date joins an event."""
CONTESTED_WORDS = 0.42
"""Least likeness of wording of reports whose dates contradict each other."""
CLOSE = 0.05
"""A decision this near its threshold is called close, and a rival this near is called a tie."""
_WIDE = 366
_NAMELESS = 2
"""Words that two reports must share where one of them names nobody ("the 44-day war")."""
_FRESH = 31
"""Days before publication within which a report without a date is taken to tell the news."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """Reports taken for one event, and why."""

    profiles: tuple[Profile, ...]
    reasons: tuple[str, ...] = ()

    @property
    def sources(self) -> frozenset[str]:
        """Ids of the sources that report it."""
        return frozenset(profile.mention.source for profile in self.profiles)


Compare = Callable[[Profile, Profile], Likeness]


def cluster_mentions(profiles: Sequence[Profile], weights: Weights) -> tuple[Cluster, ...]:
    """Group reports into events.

    Args:
        profiles: every mention, dated or not.
        weights: of the words and actors over all of them.
    """
    likeness = _remember(weights)
    dated = sorted((profile for profile in profiles if profile.mention.date), key=_place)
    clusters = _join_pairs([Cluster(profiles=(profile,)) for profile in dated], likeness, _stands_alone)
    clusters = _join_pairs(clusters, likeness, _says_the_same)
    clusters = _join_contested(clusters, likeness)
    clusters = _join_continuations(clusters)
    undated = sorted((profile for profile in profiles if not profile.mention.date), key=_place)
    return tuple(_join_undated(clusters, undated, likeness))


def _place(profile: Profile) -> tuple[str, int]:
    return profile.mention.source, profile.mention.quote.start


def _remember(weights: Weights) -> Compare:
    known: dict[tuple[str, str], Likeness] = {}

    def compare_once(left: Profile, right: Profile) -> Likeness:
        first, second = sorted((left, right), key=lambda profile: profile.mention.id)
        key = (first.mention.id, second.mention.id)
        if key not in known:
            known[key] = compare(first, second, weights)
        return known[key]

    return compare_once


# ------------------------------------------------------------------ dates that agree


def _stands_alone(left: Profile, right: Profile, pair: Likeness) -> bool:
    """First round: reports with dates of their own."""
    return not (left.mention.continues or right.mention.continues) and pair.words >= _least_words(pair)


def _says_the_same(left: Profile, right: Profile, pair: Likeness) -> bool:
    """Second round: a telling that goes on, whose date is only inferred, must say the same in nearly the same words."""
    return bool(left.mention.continues or right.mention.continues) and pair.words >= CONTESTED_WORDS


def _least_words(pair: Likeness) -> float:
    """Return the likeness of wording asked of a pair: the more, the less their dates say."""
    return WORDS if pair.date == 1.0 else WORDS + 0.1 if pair.date >= 0.7 else WORDS + 0.2


def _join_pairs(
    clusters: Sequence[Cluster], likeness: Compare, admit: Callable[[Profile, Profile, Likeness], bool]
) -> list[Cluster]:
    home = {profile.mention.id: number for number, cluster in enumerate(clusters) for profile in cluster.profiles}
    profiles = sorted((profile for cluster in clusters for profile in cluster.profiles), key=_place)
    scored = []
    for left, right in _find_pairs(profiles):
        pair = likeness(profiles[left], profiles[right])
        if pair.score >= JOIN and admit(profiles[left], profiles[right], pair):
            scored.append((pair.score, left, right, pair))
    groups = dict(enumerate(clusters))
    for _, left, right, pair in sorted(scored, key=lambda row: (-row[0], row[1], row[2])):
        a, b = home[profiles[left].mention.id], home[profiles[right].mention.id]
        if a == b or not _may_join(groups[a], groups[b], likeness):
            continue
        reason = f"{profiles[left].mention.source} and {profiles[right].mention.source}: {pair}"
        groups[a] = _unite(groups[a], groups.pop(b), reason)
        home = {name: a if group == b else group for name, group in home.items()}
    return list(groups.values())


def _unite(left: Cluster, right: Cluster, reason: str) -> Cluster:
    return Cluster(profiles=left.profiles + right.profiles, reasons=(*left.reasons, *right.reasons, reason))


def _find_pairs(profiles: Sequence[Profile]) -> Iterator[tuple[int, int]]:
    """Yield the pairs whose dates overlap and who share an actor, by one sweep over the days."""
    order = sorted(range(len(profiles)), key=lambda number: (_first_day(profiles[number]), number))
    active: list[int] = []
    for number in order:
        profile = profiles[number]
        start = _first_day(profile)
        active = [other for other in active if _last_day(profiles[other]) >= start]
        for other in active:
            if _is_comparable(profile, profiles[other]):
                yield min(number, other), max(number, other)
        active.append(number)


def _first_day(profile: Profile) -> date:
    value = profile.mention.date
    return value.first if value and value.first else date.min


def _last_day(profile: Profile) -> date:
    value = profile.mention.date
    return value.last if value and value.last else date.max


def _is_comparable(left: Profile, right: Profile) -> bool:
    """Whether a pair is worth scoring: somebody or nearly all words in common, and no long span against a short one."""
    spans = sorted(count_days(profile.mention.date) for profile in (left, right) if profile.mention.date)
    shared = left.actors & right.actors or (
        not (left.actors and right.actors) and len(left.words & right.words) >= _NAMELESS
    )
    return bool(shared) and (spans[1] <= _WIDE or spans[0] > _WIDE) and _may_agree(left, right)


def _may_agree(left: Profile, right: Profile) -> bool:
    """Whether two reports can be of one saying: two people's words are two events, however alike."""
    both_say = left.mention.kind == right.mention.kind == "statement"
    return not (both_say and left.subject and right.subject and left.subject != right.subject)


def _may_join(left: Cluster, right: Cluster, likeness: Compare) -> bool:
    values = [profile.mention.date for profile in (*left.profiles, *right.profiles) if profile.mention.date]
    if narrow(values) is None:
        return False
    pairs = [(a, b, likeness(a, b)) for a in left.profiles for b in right.profiles]
    told_twice = [
        (a.mention.quote, b.mention.quote, pair.score) for a, b, pair in pairs if a.mention.source == b.mention.source
    ]
    if any(score < SAME_SOURCE or (a.start < b.end and b.start < a.end) for a, b, score in told_twice):
        return False
    return sum(pair.score for *_, pair in pairs) / len(pairs) >= JOIN - CLOSE


# ------------------------------------------------------------------ dates that contradict each other


def _join_contested(clusters: Sequence[Cluster], likeness: Compare) -> list[Cluster]:
    """Join reports of one thing that different sources date differently.

    A false accusation of error is worse than a missed disagreement. So the wording must be strikingly alike, the kind
    and at least two actors the same, no source on both sides, every source published late enough to have meant either
    date, and the dates apart as slips are: a day or two, the same day of the month before or after, the same day or
    month of the year before or after. The likest pair goes first,
    and a group is contested once.
    """
    found = []
    for left, right in _find_slips(clusters):
        a, b = clusters[left], clusters[right]
        if a.sources & b.sources or not (_may_tell(a, b) and _may_tell(b, a)):
            continue
        pairs = [likeness(one, two) for one in a.profiles for two in b.profiles]
        best = max(pairs, key=lambda pair: (pair.words, pair.score))
        mean = sum(pair.words for pair in pairs) / len(pairs)
        alike = best.words >= CONTESTED_WORDS and mean >= CONTESTED_WORDS * 0.6
        if alike and best.kinds == 1.0 and len(best.shared_actors) >= 2:
            found.append((best.undated_score, left, right, best))
    groups = dict(enumerate(clusters))
    for _, left, right, pair in sorted(found, key=lambda row: (-row[0], row[1], row[2])):
        if left in groups and right in groups and not (_is_contested(groups[left]) or _is_contested(groups[right])):
            groups[left] = _unite(groups[left], groups.pop(right), f"the dates differ, the telling does not: {pair}")
    return list(groups.values())


def _may_tell(teller: Cluster, other: Cluster) -> bool:
    """Whether the sources of one group can have meant the other's date: nobody reports what has not yet happened.

    A date that lies after its own source's publication is a slip by itself and excludes nobody.
    """
    days = [_first_day(profile) for profile in other.profiles if not _is_ahead(profile)]
    return not days or all(not _is_before(profile, min(days)) for profile in teller.profiles)


def _is_ahead(profile: Profile) -> bool:
    return profile.mention.modality != "planned" and _is_before(profile, _first_day(profile))


def _is_before(profile: Profile, day: date) -> bool:
    return profile.published.last is not None and profile.published.last < day


def _is_contested(cluster: Cluster) -> bool:
    return narrow([profile.mention.date for profile in cluster.profiles if profile.mention.date]) is None


def _find_slips(clusters: Sequence[Cluster]) -> list[tuple[int, int]]:
    """Return the pairs of groups whose dates are apart as slips are."""
    homes: dict[str, set[int]] = {}
    values = [
        narrow([profile.mention.date for profile in cluster.profiles if profile.mention.date]) for cluster in clusters
    ]
    for number, value in enumerate(values):
        if value:
            homes.setdefault(value.text, set()).add(number)
    pairs = {
        (min(number, other), max(number, other))
        for number, value in enumerate(values)
        if value
        for slip in _list_slips(value)
        for other in homes.get(slip, ())
    }
    return sorted(pairs)


def _list_slips(value: Edtf) -> list[str]:
    """Return the values that a slip of the pen or of counting turns this one into."""
    if value.first is None:
        return []
    first = value.first
    if value.precision == "month":
        return [f"{first.year + step:04}-{first.month:02}" for step in (-1, 1)]
    if value.precision != "day":
        return []
    days = [first + timedelta(days=step) for step in (-2, -1, 1, 2)]
    months = [divmod(first.year * 12 + first.month - 1 + step, 12) for step in (-12, -1, 1, 12)]
    return [day.isoformat() for day in days] + [f"{year:04}-{month + 1:02}-{first.day:02}" for year, month in months]


# ------------------------------------------------------------------ reports without a date of their own


def _join_continuations(clusters: Sequence[Cluster]) -> list[Cluster]:
    """Put what only goes on with a telling, and is reported by nobody else, with what it goes on about."""
    groups = dict(enumerate(clusters))
    home = {profile.mention.id: number for number, cluster in groups.items() for profile in cluster.profiles}
    for number, cluster in enumerate(clusters):
        mention = cluster.profiles[0].mention
        target = home.get(mention.continues) if len(cluster.profiles) == 1 else None
        if target is None or target == number:
            continue
        reason = f"{mention.source}: told in one breath, “{mention.quote.exact[:48].rstrip()}…”"
        groups[target] = _unite(groups[target], groups.pop(number), reason)
        home = {key: target if place == number else place for key, place in home.items()}
    return list(groups.values())


def _join_undated(clusters: Sequence[Cluster], undated: Sequence[Profile], likeness: Compare) -> list[Cluster]:
    """Let a report without a date join the one recent event it clearly tells; what stays alone is returned alone."""
    groups = list(clusters)
    spans = [_find_span(cluster) for cluster in clusters]
    alone = []
    for profile in undated:
        rated = [
            (max(pair.undated_score for pair in pairs), -number, max(pairs, key=lambda pair: pair.words))
            for number, cluster in enumerate(clusters)
            if _is_recent(profile, spans[number])
            and profile.mention.source not in cluster.sources
            and (pairs := [likeness(profile, other) for other in cluster.profiles if _may_agree(profile, other)])
        ]
        rated.sort(key=lambda row: row[:2], reverse=True)
        clear = bool(rated) and rated[0][0] >= UNDATED and rated[0][2].words >= WORDS + 0.18
        tied = len(rated) > 1 and rated[1][0] > rated[0][0] - CLOSE / 2
        if not clear or tied:
            alone.append(Cluster(profiles=(profile,)))
            continue
        score, place, pair = rated[0]
        reason = f"{profile.mention.source} gives no date and tells the same: {pair}; {score:.2f} without the date"
        groups[-place] = _unite(groups[-place], Cluster(profiles=(profile,)), reason)
    return [*groups, *alone]


def _find_span(cluster: Cluster) -> tuple[date, date] | None:
    """Return the first and last day of a group's date; nothing where it is long, open or contested."""
    value = narrow([profile.mention.date for profile in cluster.profiles if profile.mention.date])
    if value is None or count_days(value) > _FRESH or not (value.first and value.last):
        return None
    return value.first, value.last


def _is_recent(profile: Profile, span: tuple[date, date] | None) -> bool:
    """Whether a report can be news of an event: published soon after it, not before, and naming no other weekday."""
    first, last = profile.published.first, profile.published.last
    if span is None or first is None or last is None:
        return False
    fresh = span[0] <= last and span[1] >= first - timedelta(days=_FRESH)
    return fresh and (profile.weekday is None or span[0] != span[1] or span[0].weekday() == profile.weekday)
