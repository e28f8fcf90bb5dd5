"""Timeline → what was merged, or left apart, by a hair; and disagreements on which nobody has ruled.

The merge step keeps its reasons, and what it refused (``Event.refusals``). Each place comes with the lines that settle
it. A pair of events to both of which the editor has given a headline has been looked at, and is not asked about again;
nor is a merge that a ``merge`` in ``decisions.yml`` confirms.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.checking.decision_lines import write_merge, write_rule, write_selector, write_split, write_text
from dateline.checking.places import Place, cut_words, place_in
from dateline.edtf import parse_edtf
from dateline.merging.clusters import CLOSE, JOIN, STRIKING_WORDS
from dateline.merging.drafts import is_meant
from dateline.merging.reasons import word_obstacle, word_reason
from dateline.merging.undated import UNDATED
from dateline.wording import describe

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from dateline.model import (
        AnnotatedSource,
        Decision,
        Disagreement,
        Event,
        Mention,
        MergeReason,
        Reading,
        Refusal,
        Timeline,
    )

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


def list_close_calls(event: Event) -> tuple[MergeReason, ...]:
    """The merge reasons of an event whose score only just reached its threshold."""
    return tuple(reason for reason in event.merge_reasons if _measure_reason(reason))


def find_doubtful_merges(timeline: Timeline) -> Iterator[Place]:
    """Find the merges that were close, save those that an editor has confirmed."""
    sources = {read.source.id: read for read in timeline.sources}
    for event in (*timeline.events, *timeline.beyond):
        asked = set()
        for reason in sorted(list_close_calls(event), key=_rate_reason):
            parts = _part_reports(event, reason)
            if _is_undone(event, reason):
                continue
            if parts is None:
                first = event.mentions[0]
                yield place_in(sources[first.source], first.quote.start, f"{event.id}: {word_reason(reason)}")
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
            if key not in best or refusal.scores.likeness > best[key].refusal.scores.likeness:
                best[key] = found
    return tuple(sorted(best.values(), key=lambda miss: (-miss.refusal.scores.likeness, miss.first.id, miss.second.id)))


def place_near_miss(miss: NearMiss, timeline: Timeline) -> Place:
    """Say which two events might be one, and how to make them one."""
    reads = {read.source.id: read for read in timeline.sources}
    own = next(mention for mention in miss.first.mentions if mention.id == miss.refusal.mention)
    other = next(mention for mention in miss.second.mentions if mention.id == miss.refusal.other)
    message = (
        f"{miss.first.id} and {miss.second.id}: “{cut_words(own.quote.exact, _SHOWN)}” is much like "
        f"“{cut_words(other.quote.exact, _SHOWN)}” in {other.source} ({word_obstacle(miss.refusal.obstacle)})"
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


def _rate_reason(reason: MergeReason) -> float:
    """The likeness that a reason tells, 0 to 1; 0 where it tells none."""
    return reason.scores.likeness if reason.scores else 0.0


def _measure_reason(reason: MergeReason) -> tuple[float, float] | None:
    """The score of a merge that was close, and what was asked of it."""
    if reason.scores is None:
        return None
    if reason.step == "undated":
        score, asked = reason.undated_score, UNDATED
    elif reason.step == "contested":
        score, asked = reason.scores.words, STRIKING_WORDS
    else:
        score, asked = reason.scores.likeness, JOIN
    return (score, asked) if score < asked + CLOSE else None


def _is_undone(event: Event, reason: MergeReason) -> bool:
    """Whether an editor has since taken out of the event what a merge had brought in."""
    told = {one.source for one in event.mentions if one.date is None or reason.step != "undated"}
    return not told.issuperset(reason.sources)


def _part_reports(event: Event, reason: MergeReason) -> tuple[tuple[Mention, ...], tuple[Mention, ...]] | None:
    """The reports that a merge brought in, and the others of the event; ``None`` where it cannot be told which."""
    if reason.step == "undated":
        leaving = tuple(one for one in event.mentions if one.source in reason.sources and one.date is None)
    elif reason.step == "contested":
        dispute = next((one for one in event.disagreements if one.field == "date"), None)
        named = dispute.readings[-1].mentions if dispute else ()
        leaving = tuple(one for one in event.mentions if one.id in named)
    else:
        groups = [tuple(one for one in event.mentions if one.source == source) for source in reason.sources]
        leaving = min(reversed(groups), key=len)
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
    reason: MergeReason,
    leaving: Sequence[Mention],
    staying: Sequence[Mention],
    reads: Mapping[str, AnnotatedSource],
) -> Place:
    score, asked = _measure_reason(reason) or (0.0, 0.0)
    kept = ", and it was published so" if score < asked else ""
    compared = reason.sources if reason.step == "agreeing" else ()
    partners = [one for one in staying if one.source in compared] or staying
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
