"""Words that mean somebody named elsewhere: "he", "the prime minister", "the ministry".

Each is resolved only where it can mean one person, or one body, of those whom the source has named so far.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from dateline.annotating.inflections import judge_gender
from dateline.annotating.lexicons.base import Lexicon
from dateline.annotating.modality import find_speaker
from dateline.model import Actor, ActorSpan, Passage, Role, Source

if TYPE_CHECKING:
    from dateline.annotating.actors import Gazetteer

_SUBJECT_REACH = 60
"""Characters from the start of a sentence within which its subject is looked for."""
_BODY_REACH = 60
"""Characters beside a country's name within which the body that is the country's is looked for."""


def find_references(
    source: Source, passages: Sequence[Passage], named: Sequence[ActorSpan], gazetteer: Gazetteer, lexicon: Lexicon
) -> list[ActorSpan]:
    """Resolve "he" and "the prime minister" to the one person whom the text has just spoken of."""
    spans: list[ActorSpan] = []
    subject = ""
    recent: set[str] = set()
    holders: dict[str, list[str]] = {}
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
            if meant and _agrees(pronoun.group(), gazetteer.actors[meant], lexicon):
                spans.append(ActorSpan(start=pronoun.start(), end=pronoun.end(), actor=meant, inherited=True))
                subject = subject if before else meant
        for name in dict.fromkeys(span.actor for span in people if span.actor not in recent):
            recent.add(name)
            for phrase in _list_offices(gazetteer.actors[name], source, lexicon):
                holders.setdefault(phrase, []).append(name)
        if holders:
            spans.extend(_find_offices(source.text, passage, holders, lexicon))
        early = bool(people) and people[0].start - passage.start <= max(
            _SUBJECT_REACH, (passage.end - passage.start) // 2
        )
        if early or (people and not subject):
            subject = people[0].actor
        elif people:
            subject = find_speaker(source.text, passage.start, passage.end, people, lexicon) or subject
    spans.extend(_find_bodies(source.text, passages, named, gazetteer, lexicon))
    return sorted(spans, key=lambda span: span.start)


def _agrees(pronoun: str, actor: Actor, lexicon: Lexicon) -> bool:
    """Whether a pronoun may mean somebody: «она» is a woman."""
    return not lexicon.she.fullmatch(pronoun) or judge_gender(actor) == "woman"


def _list_offices(actor: Actor, source: Source, lexicon: Lexicon) -> Iterator[str]:
    """The phrases for the offices that somebody held when the source appeared."""
    for phrase, (office, _) in lexicon.offices.items():
        if any(_holds(role, office, source) for role in actor.roles):
            yield phrase


def _find_offices(
    text: str, passage: Passage, holders: Mapping[str, Sequence[str]], lexicon: Lexicon
) -> Iterator[ActorSpan]:
    """Resolve "the prime minister" to the one person named so far who held that office when the source appeared."""
    for phrase, (_, pattern) in lexicon.offices.items():
        if len(names := holders.get(phrase, ())) != 1:
            continue
        match = pattern.search(text, passage.start, passage.end)
        if match:
            yield ActorSpan(start=match.start(), end=match.start() + len(phrase), actor=names[0], inherited=True)


def _holds(role: Role, office: str | tuple[str, ...], source: Source) -> bool:
    published = source.published
    over = role.end and role.end.last and published.first and role.end.last < published.first
    ahead = role.start and role.start.first and published.last and role.start.first > published.last
    return role.title.startswith(office) and not over and not ahead


def _find_bodies(
    text: str, passages: Sequence[Passage], named: Sequence[ActorSpan], gazetteer: Gazetteer, lexicon: Lexicon
) -> Iterator[ActorSpan]:
    """Resolve "the ministry" to the one ministry named so far: in the same paragraph, or else in the whole source."""
    known: list[tuple[int, str, str]] = []
    for span in named:
        known += [(span.start, noun, span.actor) for noun in _list_bodies(text, span, gazetteer, lexicon)]
    if not known:
        return
    known.sort()
    first = {passage.block: passage.start for passage in reversed(passages)}
    for passage in passages:
        for match in lexicon.the_body.finditer(text, passage.start, passage.end):
            is_place = lexicon.place_before.search(text, max(passage.start, match.start() - 24), match.start())
            if is_place or lexicon.credit.search(text, max(passage.start, match.start() - 1), match.end() + 24):
                continue
            noun = _name_body(match["noun"])
            before = [(start, owner) for start, body, owner in known if body == noun and start < match.start()]
            near = {owner for start, owner in before if start >= first[passage.block]}
            meant = near or {owner for _, owner in before}
            if len(meant) == 1:
                yield ActorSpan(start=match.start(), end=match.end(), actor=meant.pop(), inherited=True)


def _list_bodies(text: str, span: ActorSpan, gazetteer: Gazetteer, lexicon: Lexicon) -> list[str]:
    """Return what a name may be taken up as: "agency", of "Norland Press Agency" and of "Norland's agency"."""
    kind = gazetteer.actors[span.actor].kind
    if kind == "person":
        return []
    words = text[span.start : span.end]
    if kind == "organisation":
        return [_name_body(match.group()) for match in lexicon.body.finditer(f"{words} {span.actor}")]
    after = lexicon.body_after.match(text, span.end, span.end + _BODY_REACH)
    before = lexicon.body_before.search(text, max(0, span.start - _BODY_REACH), span.start)
    return [_name_body(match["noun"]) for match in (after, before) if match]


def _name_body(noun: str) -> str:
    return noun.lower().replace("organization", "organisation")
