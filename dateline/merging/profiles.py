"""Mention → Profile: a report as it is compared with others."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from dateline.annotating.actors import Gazetteer
from dateline.annotating.kinds import list_kinds
from dateline.annotating.lexicons import find_lexicon
from dateline.edtf import Edtf
from dateline.model import AnnotatedSource, Mention
from dateline.wording import WEEKDAYS

_WORD = re.compile(r"\d[\d.,]*\d|\d|[^\W\d_]{2,}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """A mention as it is compared."""

    mention: Mention
    published: Edtf
    """When its source was published."""
    words: frozenset[str]
    """Stems and concepts of the quote, names of actors and empty words left out, and the dates that are told of in it
    besides the mention's own: two reports of a leak on the years 2018 to 2022 are alike in that."""
    actors: frozenset[str]
    """Who is named, and the countries they belong to."""
    kinds: frozenset[str]
    subject: str = ""
    """The person or body that acts first."""
    numbers: frozenset[str] = frozenset()
    """Figures and ordinals of the telling, its dates left out."""
    negated: bool = False
    """Whether it says that something was not done."""
    weekday: int | None = None
    """0 for Monday, where a day of the week is all that is known of the date."""


def make_profiles(sources: Iterable[AnnotatedSource], gazetteer: Gazetteer) -> tuple[Profile, ...]:
    """Prepare every mention of every source for comparing."""
    return tuple(_make_profile(read, mention, gazetteer) for read in sources for mention in read.mentions)


def _make_profile(read: AnnotatedSource, mention: Mention, gazetteer: Gazetteer) -> Profile:
    lexicon = find_lexicon(read.source.text_language)
    quote = mention.quote
    spans = [(span.start, span.end) for span in read.names if quote.start <= span.start < quote.end]
    dates = [
        (timex.start, timex.end) for timex in read.timexes if timex.date and quote.start <= timex.start < quote.end
    ]
    left_out = [*spans, *dates]
    words = frozenset(
        lexicon.find_concept(match.group())
        for match in _WORD.finditer(read.source.text, quote.start, quote.end)
        if match.group().lower() not in lexicon.stop_words
        and not any(start <= match.start() < end for start, end in left_out)
    )
    counts = frozenset(word for word in words if word[:1].isdigit()) | frozenset(
        match.group().lower() for match in lexicon.ordinals.finditer(quote.exact)
    )
    own = mention.timex
    other_dates = {
        str(timex.date)
        for timex in read.timexes
        if timex.date and timex != own and quote.start <= timex.start < quote.end
    }
    countries = {gazetteer.country_of(name) for name in mention.actors}
    return Profile(
        mention=mention,
        published=read.source.published,
        words=words | other_dates,
        actors=frozenset(mention.actors) | (countries - {""}),
        kinds=list_kinds(quote.exact, lexicon) | {mention.kind},
        numbers=counts,
        negated=mention.kind != "reject" and bool(lexicon.negation.search(quote.exact)),
        weekday=_find_weekday(read, mention),
        subject=next(
            (name for name in mention.actors if gazetteer.actors[name].kind in {"person", "organisation"}), ""
        ),
    )


def _find_weekday(read: AnnotatedSource, mention: Mention) -> int | None:
    """Return the day of the week that an undated report names without saying which week's it is."""
    quote = mention.quote
    inside = [timex for timex in read.timexes if timex.date is None and quote.start <= timex.start < quote.end]
    named = [timex.text.split()[-1] for timex in inside]
    return next((WEEKDAYS.index(word) for word in named if word in WEEKDAYS), None) if mention.date is None else None
