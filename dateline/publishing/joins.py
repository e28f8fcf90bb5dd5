"""Event → how it was made: which reports were joined and why, and which came close and were left apart.

``merging/reasons`` words the reasons of the merge step for editors and programs, with ids and scores. Here each is said
to a reader: the sources by name, the likeness in words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from dateline.merging.reasons import word_reason
from dateline.publishing.passing import EventRef, SourceRef, refer_to_event, refer_to_source

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.model import Event, MergeReason, Refusal, Scores
    from dateline.publishing.timeline import Story

_APART_SHOWN = 8
_FIELD_WORDS = {
    "title": "the headline",
    "in_scope": "whether it is part of this story",
    "modality": "how it is told",
}
_WORD = re.compile(r"\d[\d.,]*\d\w*|\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Join:
    """One step in which reports became one event."""

    sources: tuple[SourceRef, ...]
    """Whose reports were compared; empty where the reason names none."""
    words: str
    score: str
    """Likeness, 0 to 1; empty where none was measured."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Apart:
    """Another event that came close to being taken for this one."""

    event: EventRef
    sources: tuple[SourceRef, ...]
    """The report of this event and the report of the other that were most alike."""
    words: str
    score: str


def list_joins(event: Event, story: Story) -> tuple[Join, ...]:
    """Say why reports were taken for one event: what the program found first, then what editors decided."""
    telling = _Telling(event)
    joins = [_say_join(reason, telling, story) for reason in event.merge_reasons]
    return tuple(dict.fromkeys(sorted(joins, key=lambda join: not join.score)))


def list_apart(event: Event, story: Story) -> tuple[Apart, ...]:
    """List the events that came closest, the likest first, each with its likest pair of reports."""
    homes = {event.id, *(story.mention_events.get(refusal.other, event.id) for refusal in event.refusals)}
    sources = {mention.id: mention.source for home in homes for mention in story.events[home].mentions}
    best: dict[str, Apart] = {}
    for refusal in event.refusals:
        home = story.mention_events.get(refusal.other)
        if home and home != event.id and refusal.mention in sources:
            apart = _say_apart(refusal, sources, event, story.events[home], story)
            if home not in best or apart.score > best[home].score:
                best[home] = apart
    return tuple(sorted(best.values(), key=lambda apart: (apart.score, apart.event.id), reverse=True))[:_APART_SHOWN]


def list_edited(event: Event) -> tuple[str, ...]:
    """Name the fields that an editor set."""
    return tuple(_FIELD_WORDS.get(name, f"the {name}") for name in event.edited)


def _say_join(reason: MergeReason, telling: _Telling, story: Story) -> Join:
    sources, scores = _refer(reason.sources, story), reason.scores
    if scores is None:
        return Join(sources=sources, words=_say_step(reason), score="")
    if reason.step == "undated":
        words = f"It gives no date. {_say_likeness(scores, telling, (), dated=False)}"
        return Join(sources=sources, words=words, score=f"{reason.undated_score:.2f}")
    words = _say_likeness(scores, telling, reason.sources)
    if reason.step == "contested":
        words = f"Dates that contradict each other, yet {words[:1].lower()}{words[1:]}"
    elif reason.as_published:
        words += "; kept together as published before"
    return Join(sources=sources, words=words, score=f"{scores.likeness:.2f}")


def _say_step(reason: MergeReason) -> str:
    """Say what joined reports that were not compared, or parted them."""
    if reason.step == "continuation":
        return f"Goes on with what the sentence before it tells: “{reason.excerpt}…”"
    if reason.step == "same-as":
        return "Joined by the editor"
    words = word_reason(reason)
    return words[:1].upper() + words[1:]


def _say_apart(refusal: Refusal, sources: dict[str, str], event: Event, other: Event, story: Story) -> Apart:
    named = (sources[refusal.mention], sources[refusal.other])
    if refusal.obstacle.cause == "words":
        why = "too little wording in common"
    elif refusal.obstacle.cause == "likeness":
        why = f"{refusal.obstacle.least:.2f} is asked"
    else:
        why = "their other reports or dates do not fit"
    return Apart(
        event=refer_to_event(other, story),
        sources=_refer(named, story),
        words=f"{_say_likeness(refusal.scores, _Telling(event, other), named)}, but {why}",
        score=f"{refusal.scores.likeness:.2f}",
    )


def _refer(named: Sequence[str], story: Story) -> tuple[SourceRef, ...]:
    return tuple(refer_to_source(story.sources[one].source, story) for one in dict.fromkeys(named))


def _say_likeness(scores: Scores, telling: _Telling, named: tuple[str, ...], *, dated: bool = True) -> str:
    """Put the parts of a likeness into words, the wording first, with the shared words as the sources print them."""
    shared = [word for stem in scores.shared_words if (word := telling.find_word(stem, named))]
    wording = ("nearly the same wording", "much wording in common", "some wording in common", "few words")
    naming = ("the same names", "most names in common", "some names in common", "few names in common")
    act = "the same" if scores.kind == 1 else "a kindred" if scores.kind else "another"
    parts = [
        _grade(scores.words, wording) + (f" ({', '.join(shared)})" if shared else ""),
        _grade(scores.actors, naming),
        f"{act} kind of act",
    ]
    if dated and scores.date:
        parts.append("the same date" if scores.date == 1 else "dates that fit")
    text = ", ".join(parts)
    return text[:1].upper() + text[1:]


def _grade(share: float, words: tuple[str, str, str, str]) -> str:
    return next(word for word, least in zip(words, (0.8, 0.5, 0.2, 0.0), strict=True) if share >= least)


class _Telling:
    """The sentences of some events, to be asked for the words of a stem; of many reports most share the same ones."""

    def __init__(self, *events: Event) -> None:
        self._mentions = [mention for event in events for mention in event.mentions]
        self._found: dict[tuple[str, tuple[str, ...]], str] = {}

    def find_word(self, stem: str, named: tuple[str, ...]) -> str:
        """The first word with a stem in the sentences that were compared; empty where it stands in none as it is.

        Args:
            stem: the beginning of the word.
            named: sources whose sentences were compared; all of them where it is empty.
        """
        if (stem, named) not in self._found:
            self._found[stem, named] = self._search(f" {stem.lower()}", named)
        return self._found[stem, named]

    def _search(self, start: str, named: tuple[str, ...]) -> str:
        for one in self._mentions:
            if not named or one.source in named:
                words = _list_words(one.quote.exact)
                place = words.find(start) + 1
                if place:
                    return words[place : words.index(" ", place)]
        return ""


@lru_cache(maxsize=4096)
def _list_words(text: str) -> str:
    """The words of a sentence in small letters, a space before and after each; it is compared with many others."""
    return f" {' '.join(_WORD.findall(text.lower()))} "
