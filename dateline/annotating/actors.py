"""Who is named where: a gazetteer over one table of actors, in any script.

Four ways to name an actor are read, from the surest to the least sure: a spelling of the table, in any case of Russian
or Armenian; the surname of somebody named in full in the same source; a word of belonging or a capital that stands for
a government ("Minsk replied"); a description or pronoun that can only mean one person or body named before. The last
two are marked ``inherited``.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from re import Match, Pattern

from dateline.alternatives import join_words
from dateline.annotating.coreference import find_references
from dateline.annotating.homonyms import Surroundings, survey
from dateline.annotating.inflections import inflect_spelling
from dateline.annotating.lexicons import find_lexicon
from dateline.annotating.lexicons.base import Lexicon
from dateline.model import Actor, ActorSpan, Passage, Source

_NUMERAL = re.compile(r"[IVX]+\.?")
"""The second word of "Abdullah II", which is no surname."""
_CLOSED = re.compile(r"(?:\s*\([^()]{1,60}\))?,")
"""The comma that closes an apposition, after a name and its other spelling."""
_TITLE_WIDTH = 96
"""Characters before a name in which a title is looked for."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Gazetteer:
    """The actors table, ready to be searched for; equal only to itself, so that what is made of it can be kept."""

    actors: dict[str, Actor]
    """By name."""
    names: dict[str, dict[str, str]]
    """Form → the names of the actors who are called so (more than one where a form is shared), each with the spelling
    of the table that it is a form of."""
    given: dict[str, frozenset[str]]
    """Name → the words that stand before the surname in any of a person's forms."""
    spelled: dict[str, frozenset[str]]
    """Name → the words of a person's or body's name and spellings, as the table has them."""
    surnames: dict[str, str]
    """Person → the name that a headline calls him by: his surname where nobody else of the table bears it."""
    pattern: Pattern[str]
    """Any form as a whole word; the longest wins."""

    def country_of(self, name: str) -> str:
        """Return the country an actor belongs to or stands for; empty when it has none."""
        return self.actors[name].country


def build_gazetteer(actors: Sequence[Actor]) -> Gazetteer:
    """Make a gazetteer of the actors table: every spelling, and its forms in the cases of Russian and Armenian."""
    names: dict[str, dict[str, str]] = {}
    given: dict[str, frozenset[str]] = {}
    spelled: dict[str, frozenset[str]] = {}
    for actor in actors:
        forms: dict[str, str] = {spelling: spelling for spelling in (actor.name, *actor.spellings)}
        for spelling in tuple(forms):
            for form in inflect_spelling(spelling, actor):
                forms.setdefault(form, spelling)
        for form, spelling in forms.items():
            names.setdefault(form, {})[actor.name] = spelling
        given[actor.name] = frozenset(word for form in forms for word in form.split()[:-1])
        spelled[actor.name] = frozenset(" ".join((actor.name, *actor.spellings)).split())
    return Gazetteer(
        actors={actor.name: actor for actor in actors},
        names=names,
        given=given,
        spelled=spelled,
        surnames=_list_surnames(actors),
        pattern=_match_any(names),
    )


def _list_surnames(actors: Iterable[Actor]) -> dict[str, str]:
    people = {actor.name: actor.name.split()[-1] for actor in actors if actor.kind == "person"}
    bearers = Counter(people.values())
    return {name: surname if bearers[surname] == 1 else name for name, surname in people.items()}


def _match_any(words: Iterable[str]) -> Pattern[str]:
    choices = join_words(words)
    return re.compile(rf"(?:{choices})(?![\w$])" if choices else r"(?!)")


def find_actors(source: Source, passages: Sequence[Passage], gazetteer: Gazetteer) -> tuple[ActorSpan, ...]:
    """Find every place where a source names an actor, in order; spans never overlap."""
    lexicon = find_lexicon(source.text_language)
    around = survey(source, passages, gazetteer)
    spelled = _find_spellings(around)
    surnames = _find_surnames(around, spelled)
    words = _find_governments(source, gazetteer, lexicon)
    named = _settle_overlaps(spelled, surnames, words)
    named = [_read_capital(span, source.text, gazetteer, lexicon) for span in named]
    named = _read_titles(named, source.text, gazetteer, lexicon)
    named = [_mark_place(span, source.text, gazetteer, lexicon) for span in named]
    return tuple(_settle_overlaps(named, find_references(source, passages, named, gazetteer, lexicon)))


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


def _find_spellings(around: Surroundings) -> list[ActorSpan]:
    """Find spellings; one that several actors share means the one whom the source names in another form, or nobody."""
    names = around.gazetteer.names
    found = [(match, names[match.group()]) for match in around.gazetteer.pattern.finditer(around.text)]
    named = [
        (match, [owner for owner in owners if around.may_name(match, owner)], len(owners) == 1)
        for match, owners in found
    ]
    sure = {
        owner
        for match, owners, is_alone in named
        for owner in owners
        if is_alone and not around.is_weak(match.group(), owner)
    }
    spans = []
    for match, owners, _ in named:
        meant = [owner for owner in owners if owner in sure]
        if len(meant) == 1:
            spans.append(ActorSpan(start=match.start(), end=match.end(), actor=meant[0]))
    return spans


def _find_surnames(around: Surroundings, spelled: Sequence[ActorSpan]) -> list[ActorSpan]:
    """Find surnames of people whom this source names in full, where a surname means one of them only.

    A surname that the table gives as a spelling has been decided on.
    """
    gazetteer = around.gazetteer
    owners: dict[str, set[str]] = {}
    for form, name in dict.fromkeys((around.text[span.start : span.end], span.actor) for span in spelled):
        *given, surname = gazetteer.names[form][name].split()
        is_name = surname[:1].isupper() and not _NUMERAL.fullmatch(surname)
        if given and is_name and gazetteer.actors[name].kind == "person":
            for case in (surname, *inflect_spelling(surname, gazetteer.actors[name])):
                owners.setdefault(case, set()).add(name)
    alone = {form: owner for form, (owner, *others) in owners.items() if not others and form not in gazetteer.names}
    return [
        ActorSpan(start=match.start(), end=match.end(), actor=alone[match.group()])
        for match in _match_any(alone).finditer(around.text)
        if around.may_name(match, alone[match.group()])
    ]


def _find_governments(source: Source, gazetteer: Gazetteer, lexicon: Lexicon) -> list[ActorSpan]:
    """Find words of belonging ("Armenian") and capitals that are no actors of their own."""
    found, pattern = _list_governments(gazetteer, source.text_language)
    spans = []
    for match in pattern.finditer(source.text):
        word = match.group()
        is_city = word in lexicon.governments and word not in lexicon.palaces
        if not (is_city and _is_place(source.text, match.start(), match.end(), lexicon)):
            spans.append(ActorSpan(start=match.start(), end=match.end(), actor=found[word], inherited=True))
    return spans


@lru_cache(maxsize=16)
def _list_governments(gazetteer: Gazetteer, language: str) -> tuple[dict[str, str], Pattern[str]]:
    """The words of a language that stand for an actor of the table, each with the actor, and what finds them."""
    lexicon = find_lexicon(language)
    found = {
        word: next(actor for actor in actors if actor in gazetteer.actors)
        for word, actors in (*lexicon.demonyms.items(), *lexicon.governments.items())
        if word not in gazetteer.names and any(actor in gazetteer.actors for actor in actors)
    }
    return found, _match_any(found)


def _read_capital(span: ActorSpan, text: str, gazetteer: Gazetteer, lexicon: Lexicon) -> ActorSpan:
    """Read a capital as its government, unless a preposition makes it a place."""
    actor = gazetteer.actors[span.actor]
    known = lexicon.governments
    words = text[span.start : span.end]
    candidates = known.get(words, known.get(actor.name, ())) if actor.kind == "place" else ()
    government = next((name for name in candidates if name in gazetteer.actors), "")
    if not government or _is_place(text, span.start, span.end, lexicon):
        return span
    return ActorSpan(start=span.start, end=span.end, actor=government, inherited=True)


def _is_place(text: str, start: int, end: int, lexicon: Lexicon) -> bool:
    before = lexicon.place_before.search(text, max(0, start - 24), start)
    return before is not None and not lexicon.speaks_there.match(text, end)


def _read_titles(named: Sequence[ActorSpan], text: str, gazetteer: Gazetteer, lexicon: Lexicon) -> list[ActorSpan]:
    """Give people the titles that stand beside their names; a country that is named only there does not act."""
    titled: list[ActorSpan] = []
    taken: list[tuple[int, int]] = []
    for span in named:
        is_person = gazetteer.actors[span.actor].kind == "person" and not span.inherited
        found = find_titles(text, span.start, span.end, lexicon) if is_person else []
        if found and taken and found[0].start("title") == taken[-1][0]:
            del found[0]  # the title of whoever was named right before: "with President Berg Sand spoke"
        taken.extend(match.span("title") for match in found)
        titled.append(replace(span, title=found[0]["title"]) if found else span)
    taken += _list_belongings(named, text, gazetteer, lexicon)
    if lexicon.counterpart.search(text):
        taken += [match.span() for match in lexicon.counterparts.finditer(text)]
    return [
        replace(span, acts=False) if any(low <= span.start and span.end <= high for low, high in taken) else span
        for span in titled
    ]


def _list_belongings(
    named: Sequence[ActorSpan], text: str, gazetteer: Gazetteer, lexicon: Lexicon
) -> list[tuple[int, int]]:
    """List the countries that say only where somebody belongs: "Norland's Ivo Sand", "Norlandic singer Ivo Sand"."""
    return [
        (country.start, country.end)
        for country, person in pairwise(named)
        if gazetteer.actors[country.actor].kind == "country"
        and gazetteer.actors[person.actor].kind == "person"
        and (text.startswith(("'", "’"), country.end) or text[country.start : country.end] != country.actor)
        and lexicon.belonging.fullmatch(text, country.end, person.start)
    ]


def _mark_place(span: ActorSpan, text: str, gazetteer: Gazetteer, lexicon: Lexicon) -> ActorSpan:
    """Mark a country that is named only as the place: "flew to Moscow", "in Hull, Norland"."""
    if gazetteer.actors[span.actor].kind == "person":
        return span
    word = text[span.start : span.end]
    is_city = (
        word in lexicon.governments and word not in lexicon.palaces and _is_place(text, span.start, span.end, lexicon)
    )
    closes = lexicon.town_before.search(text, max(0, span.start - _TITLE_WIDTH), span.start)
    return replace(span, acts=False) if is_city or closes else span


def find_titles(text: str, start: int, end: int, lexicon: Lexicon) -> list[Match[str]]:
    """Find what somebody is called right before and right after the name ``text[start:end]``: groups ``title``.

    After "a minister of Norland, Sand said" nobody is a minister: a comma before a name needs one after it. And
    «помощник Путина» is not Putin.
    """
    low = max(0, start - _TITLE_WIDTH)
    before = lexicon.title_before.search(text, low, start) if lexicon.role.search(text, low, start) else None
    is_whose = before and " " not in text[start:end] and lexicon.title_of_whom.search(before["title"])
    is_his = before and not is_whose and ("," not in before[0] or _CLOSED.match(text, end))
    after = lexicon.title_after.match(text, end)
    return [match for match in (before if is_his else None, after) if match]
