"""Timeline → words that look like the name of somebody in the actors table and are none of its spellings.

"Lukashenco" is not found as an actor, and the report that names him so is a report about nobody. A word is asked about
where it begins like a name's last word, has nearly all of its letters and is no known form of any name. A given name
before it that cannot be his makes it somebody else's.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from dateline.annotating.actors import build_gazetteer
from dateline.annotating.homonyms import survey
from dateline.annotating.lexicons import find_lexicon
from dateline.checking.names import is_no_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dateline.annotating.actors import Gazetteer
    from dateline.annotating.homonyms import Surroundings
    from dateline.model import Actor, AnnotatedSource, Timeline

_WORD = re.compile(r"[^\W\d_]+(?:[-’'](?!s\b)[^\W\d_]+)*")
_BEFORE = re.compile(r"([^\W\d_][\w’-]*\.?)\s+$")
_FEWEST_LETTERS = 6
"""Letters of a name below which one letter more or less is as a rule another name."""
_LIKE = 0.85
"""Share of letters in common from which a word is asked about: one letter of seven, two of thirteen."""
_LIKE_GIVEN = 0.6
"""The same of a given name, whose forms differ more: "Alexander" and "Aliaksandr"."""
_GIVEN_WIDTH = 32
"""Characters before a word in which a given name may stand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lookalike:
    """A word that may be a spelling of an actor's name, and all the sources that print it."""

    reads: tuple[AnnotatedSource, ...]
    """In order of publication."""
    start: int
    """Where it stands in the first of them."""
    words: str
    actor: Actor
    spelling: str
    """The form of the table that it is like."""


def find_lookalikes(timeline: Timeline) -> tuple[Lookalike, ...]:
    """Find the words that are nearly a spelling of the actors table, those of most sources first."""
    gazetteer = build_gazetteer(timeline.actors)
    targets = _list_targets(gazetteer)
    known = {_fold(word) for form in gazetteer.names for word in form.split()}
    found: dict[str, list[tuple[AnnotatedSource, int, Actor, str]]] = {}
    answers: dict[str, tuple[Actor, str] | None] = {}
    for read in timeline.sources:
        around = survey(read.source, read.passages, gazetteer)
        for start, words in _list_strangers(read, known):
            if words not in answers:
                answers[words] = _find_like(words, targets, gazetteer.actors)
            answer = answers[words]
            if answer and not _is_anothers(around, start, gazetteer.given[answer[0].name]):
                found.setdefault(words, []).append((read, start, *answer))
    lookalikes = [
        Lookalike(
            reads=tuple({read.source.id: read for read, *_ in places}.values()),
            start=places[0][1],
            words=words,
            actor=places[0][2],
            spelling=places[0][3],
        )
        for words, places in found.items()
    ]
    return tuple(sorted(lookalikes, key=lambda one: (-len(one.reads), one.words)))


def _list_targets(gazetteer: Gazetteer) -> dict[str, list[tuple[str, str, str]]]:
    """First letter → folded last word, the word as the table has it, and the actor's name."""
    targets: defaultdict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for form, names in gazetteer.names.items():
        word = form.split()[-1]
        for name in names:
            is_name = gazetteer.actors[name].kind == "person" or " " not in form
            if is_name and word[0].isupper() and len(word) >= _FEWEST_LETTERS and not word.isupper():
                targets[_fold(word)[0]].append((_fold(word), word, name))
    return {letter: list(dict.fromkeys(rows)) for letter, rows in targets.items()}


def _list_strangers(read: AnnotatedSource, known: set[str]) -> Iterator[tuple[int, str]]:
    """Every word in capitals that no actor is named by, with its place."""
    text, lexicon = read.source.text, find_lexicon(read.source.text_language)
    named = {place for span in read.names for place in range(span.start, span.end) if not span.inherited}
    small = {word for word in _WORD.findall(text) if word[0].islower()}
    for match in _WORD.finditer(text):
        word = match[0]
        if len(word) < _FEWEST_LETTERS or not word[0].isupper() or word.isupper() or match.start() in named:
            continue
        is_adjective = word in lexicon.demonyms or word in lexicon.governments or word.rstrip("s") in lexicon.demonyms
        if not is_adjective and word.lower() not in small and _fold(word) not in known:
            yield match.start(), word


def _find_like(
    word: str, targets: Mapping[str, list[tuple[str, str, str]]], actors: Mapping[str, Actor]
) -> tuple[Actor, str] | None:
    """The actor whose name a word is most like, if it is like any."""
    folded = _fold(word)
    best: tuple[float, str, str] | None = None
    for target, spelling, name in targets.get(folded[0], ()):
        # What goes on after the name is made of it: his family, a people, an adjective.
        if abs(len(target) - len(folded)) > 2 or folded.startswith(target):
            continue
        matcher = SequenceMatcher(a=target, b=folded, autojunk=False)
        if matcher.real_quick_ratio() < _LIKE or matcher.quick_ratio() < _LIKE:
            continue
        share = matcher.ratio()
        if share >= _LIKE and (best is None or share > best[0]):
            best = (share, name, spelling)
    return (actors[best[1]], best[2]) if best else None


def _is_anothers(around: Surroundings, start: int, given: frozenset[str]) -> bool:
    """Whether a name stands before a word that is not one of the given names of the person it is like."""
    before = _BEFORE.search(around.text, max(0, start - _GIVEN_WIDTH), start)
    if not before or not before[1][0].isupper() or not given or is_no_name(before[1], around):
        return False
    word = _fold(before[1])
    likes = (SequenceMatcher(a=_fold(name), b=word, autojunk=False).ratio() >= _LIKE_GIVEN for name in given)
    return not any(likes) and "." not in word


def _fold(name: str) -> str:
    """A name without its accents and capitals."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter))
