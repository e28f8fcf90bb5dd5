"""Timeline and an id → how an event, a mention or a disagreement came to be, in words."""

from __future__ import annotations

import difflib
import textwrap
from typing import TYPE_CHECKING

from dateline.checking.near_misses import list_close_calls
from dateline.checking.rule_words import word_rule
from dateline.edtf import parse_edtf
from dateline.errors import UsageError
from dateline.merging.clusters import JOIN
from dateline.merging.reasons import word_reason, word_refusal
from dateline.merging.undated import UNDATED
from dateline.publishing.citations import format_reference
from dateline.wording import describe

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dateline.model import Disagreement, Event, Mention, Source, Timeline

_WIDTH = 96
_ORIGINS = {
    "stated": "which the words name themselves",
    "publication": "the day of publication, or the dateline's",
    "text": "which the text has named before",
    "none": "which says nothing",
}
"""Where a date comes from that another one is counted from."""
_WEIGHING = (
    f"Likeness runs from 0 to 1: wording counts half of it, actors a quarter, the kind 0.15, the date 0.10; rare words "
    f"count most. Two dated reports are one event from {JOIN:.2f}, an undated one joins from {UNDATED:.2f}, the date "
    "left out."
)
_BASES = {"inferred": "concluded from what went before", "edited": "written by an editor"}


def explain(timeline: Timeline, name: str) -> str:
    """Tell how something came to be.

    Args:
        timeline: the whole story.
        name: id of an event (also a retired one), of a mention or of a disagreement.

    Raises:
        UsageError: when nothing has that id; the sentence names the nearest ids.
    """
    sources = {read.source.id: read.source for read in timeline.sources}
    events = {event.id: event for event in (*timeline.events, *timeline.beyond)}
    mentions = {mention.id: (event, mention) for event in events.values() for mention in event.mentions}
    disagreements = {one.id: (event, one) for event in events.values() for one in event.disagreements}
    aliases = dict(timeline.aliases)
    if name in events or aliases.get(name) in events:
        homes = {mention: event for mention, (event, _) in mentions.items()}
        retired = name if name in aliases else ""
        lines = _explain_event(events[aliases.get(name, name)], sources, homes, retired=retired)
    elif name in mentions:
        lines = _explain_mention(*mentions[name], sources)
    elif name in disagreements:
        lines = _explain_disagreement(*disagreements[name], sources)
    else:
        near = difflib.get_close_matches(name, [*events, *aliases, *mentions, *disagreements], n=3)
        known = "write what the address of an event's page ends in, without .html"
        instead = f"perhaps you mean {', '.join(near)}" if near else known
        raise UsageError(f"nothing has the id {name!r}; {instead}")
    return "\n".join(lines) + "\n"


def _explain_event(
    event: Event, sources: Mapping[str, Source], homes: Mapping[str, Event], *, retired: str
) -> Iterator[str]:
    yield f"Event {event.id}: {event.title}"
    if retired:
        yield from indent_text(f"{retired} is its former id.")
    yield from indent_text(f"Date: {_word_date(event.date.text)} ({event.date.precision}). {_tell_consensus(event)}")
    yield from indent_text(f"Kind: {event.kind}. What is said of it: {event.modality}. Actors: {_list(event.actors)}.")
    yield from indent_text(
        "Part of this story." if event.in_scope else "Outside the scope of this story: listed apart."
    )
    if event.edited:
        yield from indent_text(f"An editor set: {_list(event.edited)}.")
    yield ""
    count = event.independent_sources
    yield f"Reported by {count} independent {'source' if count == 1 else 'sources'}, reprints counted once:"
    for mention in event.mentions:
        yield ""
        yield from _tell_mention(mention, sources)
    yield ""
    yield from _tell_merges(event, homes)
    for disagreement in event.disagreements:
        yield ""
        yield from _tell_disagreement(disagreement, event, sources)


def _tell_merges(event: Event, homes: Mapping[str, Event]) -> Iterator[str]:
    """Why its reports are one event, what came close to being told of it as well, and how likeness is weighed."""
    close = list_close_calls(event)
    if event.merge_reasons:
        yield "Why these reports are one event:"
        for reason in event.merge_reasons:
            yield from indent_text(f"- {word_reason(reason)}{'; that was a near thing' if reason in close else ''}")
    else:
        yield "Nothing was merged: no other report is like enough."
    if event.refusals:
        yield ""
        yield "What was close, and was left apart, the likest first:"
        told = set()
        for refusal in sorted(event.refusals, key=lambda one: -one.scores.likeness):
            home = homes.get(refusal.other)
            where = f"{home.id} ({home.title})" if home else "a report without a date, or of a hidden event"
            if where not in told:
                told.add(where)
                yield from indent_text(f"- {where}: {word_refusal(refusal)}")
    if event.merge_reasons or event.refusals:
        yield ""
        yield from indent_text(_WEIGHING)


def _explain_mention(event: Event, mention: Mention, sources: Mapping[str, Source]) -> Iterator[str]:
    yield f"Mention {mention.id}, part of event {event.id}: {event.title}"
    yield ""
    yield from _tell_mention(mention, sources)


def _explain_disagreement(event: Event, disagreement: Disagreement, sources: Mapping[str, Source]) -> Iterator[str]:
    yield f"Disagreement {disagreement.id}, on event {event.id}: {event.title}"
    yield ""
    yield from _tell_disagreement(disagreement, event, sources)


def _tell_mention(mention: Mention, sources: Mapping[str, Source]) -> Iterator[str]:
    source = sources[mention.source]
    yield from indent_text(f"{mention.id} in {mention.source}: {format_reference(source)}")
    yield from indent_text(f"“{' '.join(mention.quote.exact.split())}”", depth=2)
    yield from indent_text(_tell_date(mention), depth=2)
    told = [f"Kind: {mention.kind}", mention.modality, f"actors: {_list(mention.actors)}"]
    if mention.recipients:
        told.append(f"done to: {_list(mention.recipients)}")
    if mention.speaker:
        told.append(f"on the word of {mention.speaker}")
    yield from indent_text("; ".join(told) + ".", depth=2)
    for field, basis in mention.provenance:
        if basis in _BASES:
            yield from indent_text(f"The {field} was {_BASES[basis]}.", depth=2)
    if mention.note:
        yield from indent_text(f"Editor's note: {mention.note}", depth=2)


def _tell_date(mention: Mention) -> str:
    timex = mention.timex
    if mention.date is None:
        return f"No date: {mention.date_reason.rstrip('.') or 'the source gives none'}."
    parts = [f"Dated {_word_date(mention.date.text)}"]
    if timex:
        parts.append(f"read in the words “{timex.text}” as {word_rule(timex.rule)}")
        if timex.counted_from:
            parts.append(f"counted from {_word_date(timex.counted_from.text)}, {_ORIGINS[timex.basis]}")
    if mention.date_reason:
        words = f"{timex.text}: " if timex else ""
        parts.append(mention.date_reason.removeprefix(words).rstrip("."))
    return "; ".join(parts) + "."


def _tell_consensus(event: Event) -> str:
    """Where the date of an event comes from, its reports taken together."""
    if "date" in event.edited:
        return "An editor set it."
    dated = [mention for mention in event.mentions if mention.date]
    if any(one.field == "date" for one in event.disagreements):
        return "The reports contradict each other; which version leads, and why, stands below."
    giving = sum(mention.date == event.date for mention in dated)
    counted = f"{giving} of {len(dated)} dated reports give" if len(dated) > 1 else "Its one dated report gives"
    return f"{counted} this very date." if giving else "It is the narrowest that all dated reports allow."


def _tell_disagreement(disagreement: Disagreement, event: Event, sources: Mapping[str, Source]) -> Iterator[str]:
    who = "found by comparing the reports" if disagreement.found else "declared by an editor"
    yield f"Sources disagree on {disagreement.about} ({disagreement.id}, {who}):"
    mentions = {mention.id: mention for mention in event.mentions}
    for reading in disagreement.readings:
        value = _word_date(reading.value) if disagreement.field == "date" else reading.value
        yield from indent_text(f"- {value}{' (the timeline follows this one)' if reading.preferred else ''}")
        for mention in (mentions[name] for name in reading.mentions if name in mentions):
            publisher = sources[mention.source].publisher
            yield from indent_text(f"{publisher}: “{' '.join(mention.quote.exact.split())}”", depth=2)
    if disagreement.because:
        yield from indent_text(f"How it was filed: {disagreement.because}")


def _word_date(value: str) -> str:
    return f"{describe(parse_edtf(value))} [{value}]"


def _list(names: tuple[str, ...]) -> str:
    return ", ".join(names) or "none"


def indent_text(text: str, *, depth: int = 1) -> list[str]:
    """The text in lines that fit a terminal."""
    margin = "  " * depth
    hanging = margin + ("  " if text.startswith("- ") else "")
    return textwrap.wrap(text, _WIDTH, initial_indent=margin, subsequent_indent=hanging, break_long_words=False)
