"""Who takes part in a happening: who acts, and who is acted upon.

Of those named in a clause, some stand there only to say which thing or which person is meant ("the tank that Norland
sold", "an aide to Sand"), or what a talk was to be about; they take part in something else. Others take part without
being named: the subject of a verb that shares it with the verb before, "the two sides", those of "the talks".
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.annotating.clauses import Clause
from dateline.annotating.kinds import SPEAKING, find_light_verb
from dateline.annotating.lexicons.base import Lexicon
from dateline.model import ActorSpan


def select_participants(
    text: str, clause: Clause, kind: str, names: Sequence[ActorSpan], lexicon: Lexicon
) -> Sequence[ActorSpan]:
    """Return those names of a clause whose bearers take part in what it tells; where none would be left, all of them.

    Args:
        text: the source's text.
        clause: the clause.
        kind: of its act.
        names: those in it, in order.
        lexicon: of the text's language.
    """
    if clause.named:
        return names
    beside = _find_descriptions(text, clause, kind, lexicon)
    kept = [span for span in names if not any(low <= span.start < high for low, high in beside)]
    return kept or names


def _find_descriptions(text: str, clause: Clause, kind: str, lexicon: Lexicon) -> list[tuple[int, int]]:
    """Find the stretches of a clause that say of what or of whom it speaks, and tell of something else."""
    found = [match.span("topic") for match in lexicon.topic.finditer(text, clause.start, clause.end)]
    found += [match.span("whose") for match in lexicon.close_to.finditer(text, clause.start, clause.end)]
    if kind in SPEAKING:
        return found  # what describes a thing in somebody's words is a part of what he says
    for match in lexicon.describing.finditer(
        text, clause.start + 1, clause.end
    ):  # "that" at its start describes nothing
        follows = lexicon.finite.search(text, clause.start, match.start())
        dated = clause.timex and match.start() <= clause.timex.start < match.end()
        found += [match.span()] if follows and not dated else []
    return found


def find_implied_subject(text: str, clause: Clause, before: Sequence[ActorSpan], lexicon: Lexicon) -> list[str]:
    """Return who acts in a clause that opens with its verb.

    "(Norland seized the port in May and) left it in June": the first named; "(she accused Norland of) shelling the
    port in May": the last named.

    Args:
        text: the source's text.
        clause: the clause.
        before: the names before it in its sentence, in order.
        lexicon: of the text's language.
    """
    if not before:
        return []
    actors = [span.actor for span in before]
    if lexicon.gerund.match(text, clause.start):
        return actors[-1:]
    opens = lexicon.past.match(text, clause.start) or lexicon.future.match(text, clause.start)
    return actors[:1] if opens else []


def find_recipients(
    text: str, clause: Clause, kind: str, names: Sequence[ActorSpan], lexicon: Lexicon
) -> tuple[str, ...]:
    """Return who is named only after the verb of the act: those to whom it is done.

    Args:
        text: the source's text.
        clause: the clause.
        kind: of its act.
        names: of those who take part, in order.
        lexicon: of the text's language.
    """
    if kind in SPEAKING or not names:
        return ()
    rows = (row for name, row in lexicon.verbs.rows if name == kind)
    verb = next((match for row in rows if (match := row.search(text, clause.start, clause.end))), None)
    if verb is None and (verb := find_light_verb(text, clause.start, clause.end, kind, lexicon)) is None:
        return ()
    doers = {span.actor for span in names if span.start < verb.start()}
    return tuple(dict.fromkeys(span.actor for span in names if span.actor not in doers))
