"""Dates a happening that has no date of its own by the telling it goes on with, or says why it stays undated."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from re import Match

from dateline.annotating.kinds import SPEAKING
from dateline.annotating.parts import goes_on_a_sentence
from dateline.annotating.telling import Telling, may_go_on
from dateline.model import Mention, Passage, Quote, Timex
from dateline.wording import describe

UNDATED = "the source gives no date for it"
"""Why a report has no date where its words name none."""
_REACH = 2
"""Paragraphs over which somebody may go on speaking."""
_SPOKEN = SPEAKING | {"reject", "protest"}
"""Kinds of act that are done in words, and that somebody may go on with."""


def infer_date(telling: Telling, passage: Passage, mention: Mention) -> Mention:
    """Date a happening by the telling it goes on with, or leave it undated with the reason.

    Two cases are sure enough: somebody goes on speaking, and a paragraph goes on about what it has just dated to a day.
    A saying that itself looks back ("had asked") forbids the first, any words that look back ("earlier") the second.
    """
    text, lexicon, quote = telling.source.text, telling.lexicon, mention.quote
    said = lexicon.saying.search(text, quote.start, quote.end)
    speaker = _find_subject(telling, quote, said) if said else ""
    told = telling.latest.get(speaker)
    looks_back = said and lexicon.pluperfect.search(text, quote.start, said.start())
    goes_on_speaking = told and told.kind in _SPOKEN and passage.block - told.block <= _REACH
    if told and goes_on_speaking and said and not looks_back:
        return _continue(mention, told, f"{speaker} goes on speaking")
    last = telling.last
    joined = goes_on_a_sentence(text, passage.start)
    # "…; the army said that it had fired": what is said looks back, not the saying.
    end = said.start() if joined and said else quote.end
    goes_on = (
        last is not None
        and may_go_on(last)
        and last.date is not None
        and last.date.precision == "day"
        and last.block == passage.block
        and not lexicon.earlier.search(text, quote.start, end)
        and not lexicon.background.search(text, quote.start, quote.end)
    )
    if last and goes_on:
        named = () if ("actors", "inferred") in mention.provenance else mention.actors
        if joined or takes_up(telling, passage) or set(last.actors).intersection(named):
            return _continue(mention, last, "the passage goes on about it")
    return mention


def takes_up(telling: Telling, passage: Passage) -> bool:
    """Whether a sentence opens with a pronoun for those of whom its paragraph has just told.

    Only such a sentence can go on with a telling, and take its date, though it names nobody.
    """
    text, last = telling.source.text, telling.last
    if last is None or last.block != passage.block:
        return False
    return bool(telling.lexicon.they.match(text, passage.start) or telling.lexicon.he.match(text, passage.start))


def names_a_date(mention: Mention, timexes: Sequence[Timex]) -> bool:
    """Whether a report speaks of a day or time of its own, resolved or not: it then goes on with no other."""
    quote = mention.quote
    return any(
        quote.start <= timex.start < quote.end
        and timex.type in {"DATE", "TIME"}
        and not timex.value.endswith("_REF")
        and not timex.aside
        for timex in timexes
    )


def say_undated(quote: Quote, timexes: Sequence[Timex]) -> str:
    """Say why a report has no date: its expression could not be resolved, or there is none."""
    inside = (timex for timex in timexes if quote.start <= timex.start < quote.end)
    unresolved = next((timex for timex in inside if timex.date is None and timex.basis != "none"), None)
    return unresolved.reason if unresolved else UNDATED


def _find_subject(telling: Telling, quote: Quote, verb: Match[str]) -> str:
    before = telling.find_names(quote.start, verb.start())
    people = [span.actor for span in before if telling.gazetteer.actors[span.actor].kind in {"person", "organisation"}]
    if people:
        return people[-1]
    following = telling.find_names(verb.end(), min(verb.end() + 40, quote.end))
    return following[0].actor if following and following[0].start - verb.end() <= 2 else ""


def _continue(mention: Mention, told: Mention, why: str) -> Mention:
    date = told.date
    when = describe(date) if date else ""
    return replace(
        mention,
        date=date,
        continues=told.id,
        date_reason=f"no date of its own: {why}, told under {when}",
        provenance=(*mention.provenance, ("date", "inferred")),
    )
