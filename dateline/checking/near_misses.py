"""Timeline → what was merged, or left apart, by a hair; and disagreements on which nobody has ruled.

The merge step keeps its reasons, and what it refused (``Event.refusals``). Each place comes with the lines that settle
it. A pair of events to both of which the editor has given a headline has been looked at, and is not asked about again;
nor is a merge that a ``merge`` in ``decisions.yml`` confirms.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.checking.decision_lines import write_merge, write_rule, write_selector, write_split, write_text
from dateline.checking.places import Place, cut_words, place_in
from dateline.edtf import parse_edtf
from dateline.merging.clusters import CLOSE, JOIN, STRIKING_WORDS
from dateline.merging.drafts import is_meant
from dateline.merging.undated import UNDATED
from dateline.wording import describe

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from dateline.model import AnnotatedSource, Decision, Disagreement, Event, Mention, Reading, Refusal, Timeline

_SCORES = (
    (re.compile(r"([01]\.\d\d) without the date"), UNDATED),
    (re.compile(r"dates differ.*\(words ([01]\.\d\d)"), STRIKING_WORDS),
    (re.compile(r"alike ([01]\.\d\d)"), JOIN),
)
"""What a merge reason says of its score, and the threshold that this score had to reach; the first that fits."""
_PAIR = re.compile(r"(\S+) and (\S+): alike")
_UNDATED = re.compile(r"(\S+) gives no date and tells the same: ")
_LIKENESS = re.compile(r"alike (\d\.\d\d)")
_SHOWN = 48
"""Characters of each of two quotations that stand side by side."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NearMiss:
    """Two events that were nearly taken for one."""

    first: Event
    second: Event
    refusal: Refusal
    """Of the likest pair of their reports."""

    @property
    def is_settled(self) -> bool:
        """Whether the editor has given both a headline, and so has told them apart."""
        return all(
            "title" in event.edited or any(m.title for m in event.mentions) for event in (self.first, self.second)
        )


def list_close_calls(event: Event) -> tuple[str, ...]:
    """The merge reasons of an event whose score only just reached its threshold."""
    return tuple(reason for reason in event.merge_reasons if _measure_reason(reason))


def find_doubtful_merges(timeline: Timeline) -> Iterator[Place]:
    """Find the merges that were close, save those that an editor has confirmed."""
    sources = {read.source.id: read for read in timeline.sources}
    for event in (*timeline.events, *timeline.beyond):
        asked = set()
        for reason in sorted(list_close_calls(event), key=measure_likeness):
            parts = _part_reports(event, reason)
            if _is_undone(event, reason):
                continue
            if parts is None:
                first = event.mentions[0]
                yield place_in(sources[first.source], first.quote.start, f"{event.id}: {reason}")
                continue
            if parts not in asked and not any(_confirms(one, *parts) for one in timeline.needless):
                asked.add(parts)
                yield _place_merge(event, reason, *parts, sources)


def find_confirmations(timeline: Timeline) -> tuple[Decision, ...]:
    """Find the decisions that change nothing, but confirm a merge that was close."""
    calls = [
        parts
        for event in (*timeline.events, *timeline.beyond)
        for reason in list_close_calls(event)
        if (parts := _part_reports(event, reason))
    ]
    return tuple(one for one in timeline.needless if any(_confirms(one, *parts) for parts in calls))


def list_near_misses(timeline: Timeline) -> tuple[NearMiss, ...]:
    """List the pairs of events that were nearly merged, the likest first, each once."""
    events = (*timeline.events, *timeline.beyond)
    homes = {mention.id: event for event in events for mention in event.mentions}
    best: dict[tuple[str, ...], NearMiss] = {}
    for event in events:
        for refusal in event.refusals:
            other = homes.get(refusal.other)
            if other is None or other is event:
                continue
            found = NearMiss(first=event, second=other, refusal=refusal)
            key = tuple(sorted((event.id, other.id)))
            if key not in best or measure_likeness(refusal.reason) > measure_likeness(best[key].refusal.reason):
                best[key] = found
    return tuple(
        sorted(best.values(), key=lambda miss: (-measure_likeness(miss.refusal.reason), miss.first.id, miss.second.id))
    )


def place_near_miss(miss: NearMiss, timeline: Timeline) -> Place:
    """Say which two events might be one, and how to make them one."""
    reads = {read.source.id: read for read in timeline.sources}
    own = next(mention for mention in miss.first.mentions if mention.id == miss.refusal.mention)
    other = next(mention for mention in miss.second.mentions if mention.id == miss.refusal.other)
    message = (
        f"{miss.first.id} and {miss.second.id}: “{cut_words(own.quote.exact, _SHOWN)}” is much like "
        f"“{cut_words(other.quote.exact, _SHOWN)}” in {other.source} ({miss.refusal.reason.rpartition('; ')[2]})"
    )
    line = write_merge(write_text(miss.first.id), write_text(miss.second.id), why="if they are one event")
    return place_in(reads[own.source], own.quote.start, message, line)


def list_unruled(timeline: Timeline) -> tuple[tuple[Event, Disagreement], ...]:
    """List the disagreements on which no editor has ruled, those that were found and those that editors raised."""
    events = (*timeline.events, *timeline.beyond)
    return tuple((event, one) for event in events for one in event.disagreements if not one.ruled)


def place_disagreement(event: Event, disagreement: Disagreement, timeline: Timeline) -> Place:
    """Say what sources disagree on, with a ruling for each version."""
    reads = {read.source.id: read for read in timeline.sources}
    mentions = {mention.id: mention for mention in event.mentions}
    versions, lines = [], []
    for reading in disagreement.readings:
        sources = list(dict.fromkeys(mentions[name].source for name in reading.mentions if name in mentions))
        value = _word_value(reading, disagreement)
        if sources:
            versions.append(f"{value} ({_list_some(sources)})")
            lines.append(write_rule(disagreement.id, sources[0], why=value))
    first = mentions.get(disagreement.readings[0].mentions[0], event.mentions[0])
    message = f"{event.id}, {disagreement.about}: {'; or '.join(versions)}"
    return place_in(reads[first.source], first.quote.start, message, "\n".join(lines))


def _word_value(reading: Reading, disagreement: Disagreement) -> str:
    return describe(parse_edtf(reading.value)) if disagreement.field == "date" else reading.value


def _list_some(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{names[0]} and {len(names) - 1} more"


def measure_likeness(reason: str) -> float:
    """The likeness that a reason of the merge step tells, 0 to 1; 0 where it tells none."""
    found = _LIKENESS.search(reason)
    return float(found[1]) if found else 0.0


def _measure_reason(reason: str) -> tuple[float, float] | None:
    """The score of a merge that was close, and what was asked of it."""
    for pattern, threshold in _SCORES:
        if match := pattern.search(reason):
            score = float(match[1])
            return (score, threshold) if score < threshold + CLOSE else None
    return None


def _is_undone(event: Event, reason: str) -> bool:
    """Whether an editor has since taken out of the event what a merge had brought in."""
    undated, pair = _UNDATED.match(reason), _PAIR.match(reason)
    if undated:
        return not any(one.source == undated[1] and one.date is None for one in event.mentions)
    return pair is not None and not {one.source for one in event.mentions}.issuperset(pair.groups())


def _part_reports(event: Event, reason: str) -> tuple[tuple[Mention, ...], tuple[Mention, ...]] | None:
    """The reports that a merge brought in, and the others of the event; ``None`` where it cannot be told which."""
    if undated := _UNDATED.match(reason):
        leaving = tuple(one for one in event.mentions if one.source == undated[1] and one.date is None)
    elif pair := _PAIR.match(reason):
        groups = [tuple(one for one in event.mentions if one.source == source) for source in pair.groups()]
        leaving = min(reversed(groups), key=len)
    else:
        dispute = next((one for one in event.disagreements if one.field == "date"), None)
        named = dispute.readings[-1].mentions if dispute else ()
        leaving = tuple(one for one in event.mentions if one.id in named)
    staying = tuple(one for one in event.mentions if one not in leaving)
    return (leaving, staying) if leaving and staying else None


def _confirms(decision: Decision, leaving: Sequence[Mention], staying: Sequence[Mention]) -> bool:
    """Whether a ``merge`` names reports of both sides."""
    return decision.action == "merge" and all(
        any(one.source and is_meant(mention, one) for one in decision.mentions for mention in side)
        for side in (leaving, staying)
    )


def _place_merge(
    event: Event,
    reason: str,
    leaving: Sequence[Mention],
    staying: Sequence[Mention],
    reads: Mapping[str, AnnotatedSource],
) -> Place:
    score, asked = _measure_reason(reason) or (0.0, 0.0)
    kept = ", and it was published so" if score < asked else ""
    pair = _PAIR.match(reason)
    partners = [one for one in staying if pair and one.source in pair.groups()] or staying
    first = leaving[0]
    out = [write_selector(one, reads[one.source]) for one in leaving]
    partner = write_selector(partners[0], reads[partners[0].source])
    message = (
        f"{event.id}: “{cut_words(first.quote.exact, _SHOWN)}” joined "
        f"“{cut_words(partners[0].quote.exact, _SHOWN)}” in {partners[0].source} "
        f"({score:.2f}; {asked:.2f} is asked{kept})"
    )
    lines = (
        write_split(event.id, out, why="if they are two events"),
        write_merge(out[0], partner, why="if they are one, to be asked no more"),
    )
    return place_in(reads[first.source], first.quote.start, message, "\n".join(lines))
