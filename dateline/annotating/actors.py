"""Who is named where: a gazetteer over one table of actors, in any script.

Four ways to name an actor are read, from the surest to the least sure: a spelling of the table; the surname of somebody
named in full in the same source; a word of belonging or a capital that stands for a government ("Minsk replied"); a
description or pronoun that can only mean one person just named. The last two are marked ``inherited``.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from re import Pattern

from dateline.annotating.lexicons import find_lexicon
from dateline.annotating.lexicons.base import Lexicon
from dateline.model import Actor, ActorSpan, Passage, Source

_SUBJECT_REACH = 60
"""Characters from the start of a sentence within which its subject is looked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gazetteer:
    """The actors table, ready to be searched for."""

    actors: dict[str, Actor]
    """By name."""
    names: dict[str, tuple[str, ...]]
    """Spelling → names of the actors who are called so; more than one where a form is shared."""
    pattern: Pattern[str]
    """Any spelling as a whole word; the longest wins."""

    def country_of(self, name: str) -> str:
        """Return the country an actor belongs to or stands for; empty when it has none."""
        return self.actors[name].country


def build_gazetteer(actors: Sequence[Actor]) -> Gazetteer:
    """Make a gazetteer of the actors table."""
    names: dict[str, tuple[str, ...]] = {}
    for actor in actors:
        for spelling in dict.fromkeys((actor.name, *actor.spellings)):
            names[spelling] = (*names.get(spelling, ()), actor.name)
    return Gazetteer(actors={actor.name: actor for actor in actors}, names=names, pattern=_match_any(names))


def _match_any(words: Iterable[str]) -> Pattern[str]:
    choices = "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
    return re.compile(rf"(?<!\w)(?:{choices})(?!\w)" if choices else r"(?!)")


def find_actors(source: Source, passages: Sequence[Passage], gazetteer: Gazetteer) -> tuple[ActorSpan, ...]:
    """Find every place where a source names an actor, in order; spans never overlap."""
    lexicon = find_lexicon(source.text_language)
    spelled = _find_spellings(source.text, gazetteer)
    surnames = _find_surnames(source.text, spelled, gazetteer)
    words = _find_governments(source.text, gazetteer, lexicon)
    named = _settle_overlaps(spelled, surnames, words)
    named = [_read_capital(span, source.text, gazetteer, lexicon) for span in named]
    return tuple(_settle_overlaps(named, _find_references(source, passages, named, gazetteer, lexicon)))


def _settle_overlaps(*layers: Iterable[ActorSpan]) -> list[ActorSpan]:
    """Join layers of spans; where two overlap, the earlier layer keeps its own."""
    kept: list[ActorSpan] = []
    for layer in layers:
        starts = [span.start for span in kept]
        fresh = []
        for span in layer:
            place = bisect_left(starts, span.start)
            before_is_clear = place == 0 or kept[place - 1].end <= span.start
            after_is_clear = place == len(kept) or span.end <= kept[place].start
            if before_is_clear and after_is_clear:
                fresh.append(span)
        kept = sorted([*kept, *fresh], key=lambda span: span.start)
    return kept


def _find_spellings(text: str, gazetteer: Gazetteer) -> list[ActorSpan]:
    """Find spellings; one that several actors share means the one whom the source names in another form, or nobody."""
    found = [(match, gazetteer.names[match.group()]) for match in gazetteer.pattern.finditer(text)]
    sure = {owners[0] for _, owners in found if len(owners) == 1}
    spans = []
    for match, owners in found:
        meant = owners if len(owners) == 1 else [owner for owner in owners if owner in sure]
        if len(meant) == 1:
            spans.append(ActorSpan(start=match.start(), end=match.end(), actor=meant[0]))
    return spans


def _find_surnames(text: str, spelled: Sequence[ActorSpan], gazetteer: Gazetteer) -> list[ActorSpan]:
    """Find surnames of people whom this source names in full, where a surname means one of them only."""
    owners: dict[str, set[str]] = {}
    for span in spelled:
        *given, surname = text[span.start : span.end].split()
        if given and gazetteer.actors[span.actor].kind == "person":
            owners.setdefault(surname, set()).add(span.actor)
    alone = {surname: owner for surname, (owner, *others) in owners.items() if not others}
    return [
        ActorSpan(start=match.start(), end=match.end(), actor=alone[match.group()])
        for match in _match_any(alone).finditer(text)
    ]


def _find_governments(text: str, gazetteer: Gazetteer, lexicon: Lexicon) -> list[ActorSpan]:
    """Find words of belonging ("Armenian") and capitals that are no actors of their own."""
    found = {
        word: actor
        for word, actor in (*lexicon.demonyms.items(), *lexicon.governments.items())
        if actor in gazetteer.actors and word not in gazetteer.names
    }
    spans = []
    for match in _match_any(found).finditer(text):
        is_place = match.group() in lexicon.governments and lexicon.place_before.search(
            text, max(0, match.start() - 24), match.start()
        )
        if not is_place:
            spans.append(ActorSpan(start=match.start(), end=match.end(), actor=found[match.group()], inherited=True))
    return spans


def _read_capital(span: ActorSpan, text: str, gazetteer: Gazetteer, lexicon: Lexicon) -> ActorSpan:
    """Read a capital as its government, unless a preposition makes it a place."""
    actor = gazetteer.actors[span.actor]
    if actor.kind != "place" or actor.name not in lexicon.governments:
        return span
    government = lexicon.governments[actor.name]
    if government not in gazetteer.actors or lexicon.place_before.search(text, max(0, span.start - 24), span.start):
        return span
    return ActorSpan(start=span.start, end=span.end, actor=government, inherited=True)


def _find_references(
    source: Source, passages: Sequence[Passage], named: Sequence[ActorSpan], gazetteer: Gazetteer, lexicon: Lexicon
) -> list[ActorSpan]:
    """Resolve "he" and "the prime minister" to the one person whom the text has just spoken of."""
    spans: list[ActorSpan] = []
    subject = ""
    recent: list[str] = []
    pointer = 0
    for passage in passages:
        inside = []
        while pointer < len(named) and named[pointer].start < passage.end:
            inside.append(named[pointer])
            pointer += 1
        people = [span for span in inside if gazetteer.actors[span.actor].kind == "person"]
        pronoun = lexicon.he.search(source.text, passage.start, passage.end)
        if pronoun:
            before = [span.actor for span in people if span.end <= pronoun.start()]
            meant = before[0] if before else subject
            if meant:
                spans.append(ActorSpan(start=pronoun.start(), end=pronoun.end(), actor=meant, inherited=True))
                subject = subject if before else meant
        spans.extend(_find_offices(source.text, passage, [span.actor for span in people] + recent, gazetteer, lexicon))
        early = bool(people) and people[0].start - passage.start <= max(
            _SUBJECT_REACH, (passage.end - passage.start) // 2
        )
        if early or (people and not subject):
            subject = people[0].actor
        recent = [*(span.actor for span in reversed(people)), *recent]
    return sorted(spans, key=lambda span: span.start)


def _find_offices(
    text: str, passage: Passage, people: Sequence[str], gazetteer: Gazetteer, lexicon: Lexicon
) -> Iterable[ActorSpan]:
    for phrase, office in lexicon.offices.items():
        match = re.compile(rf"\b{phrase}\b(?! of)", re.IGNORECASE).search(text, passage.start, passage.end)
        holders = dict.fromkeys(
            name for name in people if any(office in role.title for role in gazetteer.actors[name].roles)
        )
        if match and len(holders) == 1:
            yield ActorSpan(start=match.start(), end=match.end(), actor=next(iter(holders)), inherited=True)
