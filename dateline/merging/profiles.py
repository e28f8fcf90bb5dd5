"""Mention → Profile: a report as it is compared with others."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from dateline.annotating.actors import Gazetteer
from dateline.annotating.kinds import list_kinds
from dateline.annotating.lexicons import find_lexicon
from dateline.annotating.lexicons.base import Lexicon
from dateline.edtf import Edtf
from dateline.merging.consensus import write_titles
from dateline.merging.identity import suggest_id
from dateline.model import ActorSpan, AnnotatedSource, Mention, Quote, Source, Timex
from dateline.spans import list_inside, list_touching
from dateline.wording import WEEKDAYS

_WORD = re.compile(r"\d[\d.,]*\d|\d|[^\W\d_]{2,}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """A mention as it is compared."""

    mention: Mention
    published: Edtf
    """When its source was published."""
    sentence: tuple[int, int]
    """Where the sentences begin and end that it is told in; the quote itself where it is told in none."""
    title: str
    """A headline of its own words, with people called by their surnames."""
    slug: str
    """The id of an event that it is the first report of: its own first words, whatever the actors table says."""
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


def profile_source(read: AnnotatedSource, gazetteer: Gazetteer) -> tuple[Profile, ...]:
    """Prepare every report of a source for comparing, in order: a pure function of the source and the actors."""
    lexicon = find_lexicon(read.source.text_language)
    return tuple(_make_profile(read, mention, gazetteer, lexicon) for mention in read.mentions)


def _make_profile(read: AnnotatedSource, mention: Mention, gazetteer: Gazetteer, lexicon: Lexicon) -> Profile:
    text, quote = read.source.text, mention.quote
    timexes = list_inside(read.timexes, quote.start, quote.end)
    names = list_inside(read.names, quote.start, quote.end)
    dated = [timex for timex in timexes if timex.date]
    words = _list_words(read.source, quote, [*names, *dated])
    counts = frozenset(word for word in words if word[:1].isdigit()) | frozenset(
        match.group().lower() for match in lexicon.ordinals.finditer(text, quote.start, quote.end)
    )
    other_dates = {str(timex.date) for timex in dated if timex != mention.timex}
    countries = {gazetteer.country_of(name) for name in mention.actors}
    plain, title = write_titles(mention, read, gazetteer.surnames, lexicon)
    return Profile(
        mention=mention,
        published=read.source.published,
        sentence=_find_sentence(read, quote),
        title=title,
        slug=suggest_id(plain),
        words=words | other_dates,
        actors=frozenset(mention.actors) | (countries - {""}),
        kinds=list_kinds(text, quote.start, quote.end, lexicon) | {mention.kind},
        numbers=counts,
        negated=mention.kind != "reject" and bool(lexicon.negation.search(text, quote.start, quote.end)),
        weekday=_find_weekday(timexes) if mention.date is None else None,
        subject=next(
            (name for name in mention.actors if gazetteer.actors[name].kind in {"person", "organisation"}), ""
        ),
    )


def _find_sentence(read: AnnotatedSource, quote: Quote) -> tuple[int, int]:
    told = list_touching(read.passages, quote.start, quote.end)
    return (told[0].start, told[-1].end) if told else (quote.start, quote.end)


def _list_words(source: Source, quote: Quote, left_out: Sequence[ActorSpan | Timex]) -> frozenset[str]:
    """Return the concepts of a quote, without the empty words and those that begin in a span that is left out."""
    language = source.text_language
    stop_words = find_lexicon(language).stop_words
    passed_over = {place for span in left_out for place in range(span.start, span.end)}
    return frozenset(
        _find_concept(word, language)
        for match in _WORD.finditer(source.text, quote.start, quote.end)
        if match.start() not in passed_over and (word := match.group().lower()) not in stop_words
    )


@lru_cache(maxsize=1 << 14)
def _find_concept(word: str, language: str) -> str:
    """Return what a word stands for; few words make up most of what is told."""
    return find_lexicon(language).find_concept(word)


def _find_weekday(timexes: Sequence[Timex]) -> int | None:
    """Return the day of the week that an undated report names without saying which week's it is."""
    named = [timex.text.split()[-1] for timex in timexes if timex.date is None]
    return next((WEEKDAYS.index(word) for word in named if word in WEEKDAYS), None)
