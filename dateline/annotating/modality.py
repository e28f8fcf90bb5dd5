"""Whether a thing happened, is planned, is denied or is only alleged, and who says so.

The saying and the thing said are kept apart: that somebody made a claim is a fact of the source; what he claims is
that speaker's.
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.annotating.kinds import SPEAKING, select_speaking
from dateline.annotating.lexicons.base import Lexicon
from dateline.model import ActorSpan, Modality

_CREDIT = 32
"""Characters after "according to" within which the source is named."""


def judge_modality(text: str, start: int, end: int, kind: str, lexicon: Lexicon, *, said: bool) -> Modality:
    """Judge a clause by its own words.

    Args:
        text: the source's text.
        start: where the clause begins.
        end: where it ends.
        kind: its kind; a statement or a report has happened, whatever it says, unless it is a denial.
        lexicon: of the text's language.
        said: whether the clause is the content of somebody's words rather than the source's own telling.
    """
    if denied := lexicon.denied.search(text, start, end):
        saying = lexicon.saying.search(text, start, end)
        if saying is None or denied.start() <= saying.start():
            return "denied"
    if kind in SPEAKING and not said:
        return "happened"
    if lexicon.alleged.search(text, start, end):
        return "alleged"
    planned = lexicon.planned.search(text, start, end)
    act = lexicon.verbs.search(text, start, end) if planned else None
    return "planned" if planned and not (act and act.start() < planned.start()) else "happened"


def judge_said(text: str, start: int, end: int, lexicon: Lexicon) -> Modality | None:
    """Judge what is said by the verb that governs it: what is denied is denied, what is claimed is alleged.

    Args:
        text: the source's text.
        start: where the words before what is said begin, among them the verb of saying.
        end: where they end.
        lexicon: of the text's language.
    """
    if lexicon.denying.search(text, start, end):
        return "denied"
    return "alleged" if lexicon.claiming.search(text, start, end) else None


def find_speaker(text: str, start: int, end: int, names: Sequence[ActorSpan], lexicon: Lexicon) -> str:
    """Return who is given as the source of what ``text[start:end]`` tells: an actor's name, or empty.

    "According to X" names X; otherwise it is whoever stands right beside a verb of saying that closes the sentence.
    """
    inside = [span for span in names if start <= span.start < end]
    if credit := lexicon.source_of.search(text, start, end):
        near = (span for span in inside if credit.end() <= span.start <= credit.end() + _CREDIT)
        return next((span.actor for span in near if "," not in text[credit.end() : span.start]), "")
    verb = lexicon.saying.search(text, start, end)
    if verb is None:
        return ""
    before = [span for span in inside if 0 <= verb.start() - span.end <= 2]
    after = [
        span
        for span in inside
        if 0 <= span.start - verb.end() <= 2
        or (span.title and text[verb.end() : max(span.start, verb.end())].strip(" ,") == span.title)
    ]
    return next((span.actor for span in (*before, *after)), "")


def find_teller(text: str, start: int, end: int, names: Sequence[ActorSpan], lexicon: Lexicon) -> str:
    """Return who says what follows ``text[start:end]`` ("X said on Tuesday that …"): an actor's name, or empty."""
    rows = select_speaking(lexicon.verbs).rows
    verb = next((match for _, words in rows if (match := words.search(text, start, end))), None)
    before = [span.actor for span in names if verb and start <= span.start < verb.start()]
    return before[-1] if before else ""
