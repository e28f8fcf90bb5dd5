"""What sort of act a clause reports.

The first verb of the lexicon decides, since in a news sentence the act comes before its circumstances; where no verb
is known, the first noun. A light verb ("opened", "launched") says little without its object, and takes the kind of
that: an offensive is launched, and so is a ferry. A wrong kind is a small error (an editor sets ``kind``), so the list
(``dateline.kinds``) is short and plain.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from re import Match

from dateline.annotating.lexicons.base import LIGHT, Lexicon
from dateline.annotating.lexicons.words import WordTable
from dateline.annotating.parts import SPEECH

SAYING = frozenset({"statement", "accuse", "threaten"})
"""Kinds of act that are somebody's own words."""
SPEAKING = SAYING | {"publish"}
"""Kinds of act that tell of other happenings: what is told in them is kept apart from the telling."""


def classify_kind(text: str, start: int, end: int, lexicon: Lexicon, without: Sequence[tuple[int, int]] = ()) -> str:
    """Return the kind of act that ``text[start:end]`` reports; ``other`` when no word of the lexicon stands in it.

    Stretches that it is to be read ``without`` count only where nothing else tells of an act; so does what is quoted.
    """
    words = text[start:end]
    quoted = [match.span() for match in SPEECH.finditer(text, start, end)]
    told = lexicon.credit.sub(" ", _leave_out(text, start, end, sorted([*without, *quoted])))
    kind = ""
    if (main := lexicon.subordinate.sub(", ", told)) != told:
        kind = _find_first_kind(main, 0, len(main), lexicon)
    if not kind:
        kind = _find_first_kind(*((text, start, end) if told == words else (told, 0, len(told))), lexicon)
    if not kind and (without or quoted):
        kind = _find_first_kind(text, start, end, lexicon)
    return kind or "other"


def _leave_out(text: str, start: int, end: int, without: Sequence[tuple[int, int]]) -> str:
    pieces = []
    for low, high in without:
        if start <= low and high <= end:
            pieces.append(text[start:low])
            start = high
    return "".join((*pieces, text[start:end]))


def _find_first_kind(text: str, start: int, end: int, lexicon: Lexicon) -> str:
    """The kind of the first known act; empty when there is none."""
    light = False
    for match in lexicon.verbs.finditer(text, start, end):
        kind = lexicon.verbs.name_kind(match)
        if kind == LIGHT:
            light = True
            kind = _read_light(text, start, match, end, lexicon)
        elif light and kind in SPEAKING:
            kind = ""  # "opened the bridge, the mayor said"
        if kind:
            return kind
    return "other" if light else _find_noun_kind(text, start, end, lexicon)


def _find_noun_kind(text: str, start: int, end: int, lexicon: Lexicon) -> str:
    noun = lexicon.nouns.search(text, start, end)
    return lexicon.nouns.name_kind(noun) if noun else ""


def _read_light(text: str, start: int, verb: Match[str], end: int, lexicon: Lexicon) -> str:
    """The kind of what a light verb is done to: its object, or, where none follows, what stands before it."""
    stop = lexicon.phrase_stop.search(text, verb.end(), end)
    object_end = stop.start() if stop else end
    if text[verb.end() : object_end].strip():
        return _find_noun_kind(text, verb.end(), object_end, lexicon)
    stops = [stop.end() for stop in lexicon.clause_stop.finditer(text, start, verb.start())]
    head = stops[-1] if stops else start
    stop = lexicon.phrase_stop.search(text, head, verb.start())
    return _find_noun_kind(text, head, stop.start() if stop else verb.start(), lexicon)


def find_light_verb(text: str, start: int, end: int, kind: str, lexicon: Lexicon) -> Match[str] | None:
    """Find the light verb that makes an act of this kind with its object, if there is one in ``text[start:end]``."""
    for match in lexicon.verbs.finditer(text, start, end):
        is_light = lexicon.verbs.name_kind(match) == LIGHT
        if is_light and (_read_light(text, start, match, end, lexicon) or "other") == kind:
            return match
    return None


def names_act(text: str, start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether ``text[start:end]`` has a verb or noun of the lexicon: an election is a known act, of kind ``other``."""
    return any(table.search(text, start, end) for table in (lexicon.verbs, lexicon.nouns))


@cache
def select_speaking(verbs: WordTable) -> WordTable:
    """Return those rows of a table of verbs that tell of other happenings."""
    return verbs.select(SPEAKING)


def list_kinds(text: str, start: int, end: int, lexicon: Lexicon) -> frozenset[str]:
    """Return every kind of act that ``text[start:end]`` speaks of, for comparing two reports of one thing.

    A recall reported as an announcement ("the ministry said the ambassador had been recalled") is still a recall.
    """
    found = {
        table.name_kind(match) for table in (lexicon.verbs, lexicon.nouns) for match in table.finditer(text, start, end)
    }
    return frozenset(found - {LIGHT})
