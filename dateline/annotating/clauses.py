"""One sentence, several happenings: cuts a sentence where one dated act ends and another begins.

"A did x on Thursday, after B had said y in May" reports two things on two dates. A sentence is cut only where both
sides then have an act of their own, and a date is left with the act it stands beside; a noun that carries its own date
("the war of 2020") is a happening of its own and dates nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dateline.annotating.asides import Aside, find_antecedent, find_asides, has_act
from dateline.annotating.idle import describes_the_subject, is_idle, read_when
from dateline.annotating.kinds import select_speaking
from dateline.annotating.lexicons.base import Lexicon
from dateline.annotating.parts import SPEECH
from dateline.model import Passage, Timex

_COMMA = re.compile(r",[”’»\"']?\s")
_EDGE = " \t\n,;:.–—-"
_OF_THE_REPORT = "dateline"
"""Rule of a date that opens a report ("MINSK, 3 March —"): it dates the report, not what is reported."""
_WINDOW = 160
"""Characters before a date within which its verb of saying is looked for."""
_LINK = 32
"""Characters before a date within which the words are looked for that link a noun to it."""
_TOUCH = 7
"""Characters within which an expression touches the clause after it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A stretch of a sentence that reports one happening."""

    start: int
    end: int
    timex: Timex | None = None
    """The expression that dates it."""
    said: bool = False
    """It is the content of somebody's words."""
    named: bool = False
    """It is a noun with its own date, not a sentence part."""
    near: bool = False
    """Its date is that of the act beside it, some hours away."""
    without: tuple[tuple[int, int], ...] = ()
    """Stretches inside that tell of a happening of their own, and nothing of this one."""


def split_clauses(text: str, passage: Passage, timexes: Sequence[Timex], lexicon: Lexicon) -> tuple[Clause, ...]:
    """Cut a sentence into the happenings it reports, in order of start.

    Args:
        text: the source's text.
        passage: the sentence.
        timexes: the date expressions inside it.
        lexicon: of the text's language.
    """
    dates = [timex for timex in timexes if timex.date is not None and timex.rule != _OF_THE_REPORT]
    if not dates:
        return (_trim(text, Clause(start=passage.start, end=passage.end), passage, lexicon),)
    named: list[Clause] = []
    for place, timex in enumerate(dates):
        # Each date before that names nothing dates what the sentence tells.
        clause = _find_named_event(text, passage, timex, lexicon, told=place > len(named))
        named += [clause] if clause else []
    taken = [clause.timex for clause in named]
    free = [
        timex
        for timex in (read_when(text, passage, timex, lexicon) for timex in dates if timex not in taken)
        if timex not in dates or not is_idle(text, passage, timex, lexicon)
    ] or [timex for timex in dates[:1] if timex not in taken and describes_the_subject(text, passage, timex, lexicon)]
    asides = find_asides(text, passage, free, lexicon) if free else []
    for aside in asides:
        free = [timex for timex in free if not aside.opens <= timex.start < aside.end]
    periods = [
        period
        for timex in free[1:]
        if (period := _find_period(text, free[0], timex, lexicon))
        and not any(
            piece.start <= timex.start < piece.end
            for piece in _cut_pieces(text, passage, asides, lexicon)
            if piece.said
        )
    ]
    free = [timex for timex in free if not any(period.timex is timex for period in periods)]
    main = _cut_closing(text, passage, free, lexicon) or _cut_sentence(text, passage, free, asides, lexicon)
    apart = [Clause(start=aside.start, end=aside.end, timex=aside.timex) for aside in asides]
    main = [_leave_out(clause, asides) for clause in main]
    return tuple(sorted([*named, *apart, *periods, *main], key=lambda clause: (clause.start, -clause.end)))


def _leave_out(clause: Clause, asides: Sequence[Aside]) -> Clause:
    """Note which asides a clause holds."""
    inside = [(aside.opens, aside.end) for aside in asides if clause.start <= aside.start and aside.end <= clause.end]
    return replace(clause, without=tuple(inside)) if inside else clause


# ------------------------------------------------------------------ nouns with a date of their own


def _find_named_event(text: str, passage: Passage, timex: Timex, lexicon: Lexicon, *, told: bool) -> Clause | None:
    """Read "the war of 2020" and "its 2023 offensive in Karabakh"; also "[blamed them for] a raid on Friday".

    Args:
        text: the source's text.
        passage: the sentence.
        timex: its date.
        lexicon: of the text's language.
        told: whether the sentence has a date before, which dates what it tells.
    """
    low = max(passage.start, timex.start - 96)
    is_linked = lexicon.noun_link.search(text, max(low, timex.start - _LINK), timex.start)
    before = lexicon.noun_before_date.search(text, low, timex.start) if is_linked else None
    medium = before and lexicon.medium.search(text, passage.start, before.start())
    if before and not medium and (before["fight"] or before["act"] or _is_event_noun(before["noun"], lexicon)):
        doer = lexicon.done_by.match(text, timex.end, passage.end)
        return Clause(start=before.start(), end=doer.end() if doer else timex.end, timex=timex, named=True)
    about = lexicon.noun_told.search(text, low, timex.start) if told else None
    if about:
        return Clause(start=about.start("noun"), end=timex.end, timex=timex, named=True)
    determiner = lexicon.determiner.search(text, max(passage.start, timex.start - 24), timex.start)
    after = lexicon.noun_after_date.match(text, timex.end, passage.end)
    if determiner and after:
        return Clause(start=determiner.start(), end=after.end(), timex=timex, named=True)
    return None


def _is_event_noun(noun: str, lexicon: Lexicon) -> bool:
    return bool(lexicon.named_event.fullmatch(noun) or lexicon.nouns.fullmatch(noun))


def _find_period(text: str, first: Timex, timex: Timex, lexicon: Lexicon) -> Clause | None:
    """Read "(On Friday a weekly reported on) alleged supplies of arms between 2018 and 2022": a span that dates a noun.

    A sentence that has a date already does not also happen over years; the noun that the span belongs to does.
    """
    wide = timex.date is not None and timex.date.precision in {"interval", "open", "set"}
    if not wide or not first.end < timex.start:
        return None
    nouns = [
        (match.start(), kind)
        for kind, noun in lexicon.nouns.rows
        for match in noun.finditer(text, first.end, timex.start)
    ]
    if not nouns or lexicon.verbs.search(text, max(nouns)[0], timex.start):
        return None
    kind = max(nouns)[1]
    start = min(place for place, other in nouns if other == kind)
    adjective = lexicon.adjective.search(text, first.end, start)
    return Clause(start=adjective.start() if adjective else start, end=timex.end, timex=timex, named=True)


# ------------------------------------------------------------------ the sentence itself


def _cut_closing(text: str, passage: Passage, timexes: Sequence[Timex], lexicon: Lexicon) -> list[Clause]:
    """Read "…, X said on Tuesday": Tuesday dates the saying, and what stands before it is what was said."""
    for timex in timexes:
        end = _find_closing(text, passage, timex, lexicon)
        if end:
            said = Passage(start=passage.start, end=end, block=passage.block)
            before = [other for other in timexes if other.end <= said.end]
            contents = _cut_sentence(text, said, before, (), lexicon) if before else []
            whole = Clause(start=passage.start, end=passage.end, timex=timex)
            return [whole, *(replace(clause, said=True) for clause in contents if clause.timex)]
    return []


def _find_closing(text: str, passage: Passage, timex: Timex, lexicon: Lexicon) -> int | None:
    """Return where the comma of a closing ", X said" stands before a date; ``None`` when an act does not come first."""
    verb = lexicon.said_on.search(text, max(passage.start, timex.start - _WINDOW), timex.start)
    commas = [match.start() for match in _COMMA.finditer(text, passage.start, verb.start())] if verb else []
    if verb is None or not commas or verb.start() - commas[-1] <= len(", X"):
        return None
    comma = commas[-1]
    return comma if has_act(text, passage.start, comma, lexicon) else None


def _cut_sentence(
    text: str, passage: Passage, timexes: Sequence[Timex], asides: Sequence[Aside], lexicon: Lexicon
) -> list[Clause]:
    """Cut at clause boundaries, then join again what has no date or no act of its own: all of it, where none has."""
    if not timexes:
        return [_trim(text, Clause(start=passage.start, end=passage.end), passage, lexicon)]
    pieces = _cut_pieces(text, passage, asides, lexicon)
    clauses: list[Clause] = []
    acted = False
    for piece in pieces:
        timex = next((timex for timex in timexes if piece.start <= timex.start < piece.end), None)
        acts = has_act(text, piece.start, piece.end, lexicon)
        near = _reads_near(text, piece, timexes, lexicon) if clauses else None
        opens = not clauses or (timex and (piece.said or acted) and (acts or piece.said))
        opens = opens or (timex and not clauses[-1].timex and _tells_before(text, clauses[-1], piece, timex, lexicon))
        if opens and clauses and not clauses[-1].timex and _goes_on(text, piece, lexicon):
            # "Supplied and maintained … until 2020", "have died since it began in May": one date for both.
            opens = False
        if near and acts:
            clauses.append(replace(piece, timex=near, near=True))
        elif opens:
            clauses.append(replace(piece, timex=timex))
        else:
            last = clauses[-1]
            clauses[-1] = replace(last, end=piece.end, timex=last.timex or timex)
        acted = (
            acts
            or bool(timex and lexicon.past.search(text, piece.start, piece.end))
            or (acted and clauses[-1].end == piece.end and clauses[-1].start < piece.start)
        )
    return [_trim(text, clause, passage, lexicon) for clause in _extend_sayings(clauses)]


def _tells_before(text: str, last: Clause, piece: Clause, timex: Timex, lexicon: Lexicon) -> bool:
    """Whether a piece dates only what came before or after the act: "she gave up after it was aired on Monday"."""
    after = lexicon.after.match(text, piece.start, piece.end)
    return bool(
        after
        and timex.start > after.end() + 1  # and not "what was sold before 2018"
        and lexicon.past.search(text, piece.start, piece.end)
        and lexicon.finite.search(text, last.start, last.end)
    )


def _goes_on(text: str, piece: Clause, lexicon: Lexicon) -> bool:
    """Whether a piece has no subject of its own ("… and released the last of them in April"), or says since when."""
    if lexicon.since.match(text, piece.start, piece.end):
        return True
    head = lexicon.connective.match(text, piece.start, piece.end)
    return head is not None and lexicon.past.match(text, head.end(), piece.end) is not None


def _extend_sayings(clauses: Sequence[Clause]) -> list[Clause]:
    """Let the report of a saying hold what is said: "X said" alone tells nobody what happened."""
    extended: list[Clause] = []
    for clause in reversed(clauses):
        follows = extended[-1] if extended else None
        extended.append(replace(clause, end=follows.end) if follows and follows.said and not clause.said else clause)
    return extended[::-1]


def _cut_pieces(text: str, passage: Passage, asides: Sequence[Aside], lexicon: Lexicon) -> list[Clause]:
    closed = [(clause.start, clause.end) for clause in asides]
    closed += [match.span() for match in SPEECH.finditer(text, passage.start, passage.end)]
    heads = [
        (match.start("head"), bool(lexicon.content.match(match["head"])))
        for match in lexicon.clause.finditer(text, passage.start + 1, passage.end)
    ]
    heads += [(match.end(), True) for match in lexicon.bare_content.finditer(text, passage.start, passage.end)]
    cuts = [(passage.start, False)]
    for head, opens in sorted(heads):
        if any(low < head < high for low, high in closed):
            continue
        told = opens and _is_told(text, cuts[-1][0], head, lexicon)
        if told or not opens:
            cuts.append((head, told))
    ends = [start for start, _ in cuts[1:]] + [passage.end]
    return [Clause(start=start, end=end, said=told) for (start, told), end in zip(cuts, ends, strict=True)]


def _is_told(text: str, start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether a verb of saying or reporting stands in a stretch: what follows is then somebody's words."""
    return select_speaking(lexicon.verbs).search(text, start, end) is not None


def _reads_near(text: str, piece: Clause, timexes: Sequence[Timex], lexicon: Lexicon) -> Timex | None:
    """Read "… hours after B said y": both acts fall on the day the text stands on."""
    for timex in timexes:
        touches = timex.start < piece.start and abs(timex.end - piece.start) <= _TOUCH
        if touches and lexicon.hours.search(timex.text) and lexicon.after.match(text, piece.start, piece.end):
            return timex
    return None


def _trim(text: str, clause: Clause, passage: Passage, lexicon: Lexicon) -> Clause:
    """Take connecting words and stray punctuation off the ends of a clause that begins inside its sentence."""
    start, end = clause.start, clause.end
    if start > passage.start:
        head = lexicon.connective.match(text, start, end)
        relative = lexicon.relative.match(text, start, end)
        start = find_antecedent(text, passage.start, start, lexicon) if relative else head.end() if head else start
    words = text[start:end]
    left, right = len(words) - len(words.lstrip(_EDGE)), len(words.rstrip(_EDGE))
    full_stop = text.startswith(".", start + right) and start + right + 1 == passage.end
    start, end = start + left, start + right + full_stop
    return clause if (start, end) == (clause.start, clause.end) else replace(clause, start=start, end=end)
