"""How alike two reports are, and why.

Words are weighed by how rare they are in the story (inverse document frequency, Spärck Jones 1972): in a story about
two presidents their names prove nothing, "Konyuk" or "tractors" nearly everything. That is also why this is a
weighted overlap of words and not a character ratio, which stock phrases dominate.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dateline.annotating.actors import Gazetteer
from dateline.annotating.kinds import list_kinds
from dateline.annotating.lexicons import find_lexicon
from dateline.annotating.lexicons.base import Lexicon
from dateline.edtf import Edtf, overlap
from dateline.model import AnnotatedSource, Mention
from dateline.wording import WEEKDAYS

_WORD = re.compile(r"\d[\d.,]*\d|\d|[^\W\d_]{2,}")
_SHARES = {"words": 0.50, "actors": 0.25, "kinds": 0.15, "date": 0.10}
"""What each part adds to the score."""
_FIGURE = re.compile(r"(?!(?:19|20)\d\d$)\d[\d.,]*\d\d")
"""A number of three digits or more that is no year: "516 homes"."""
_FIGURE_WEIGHT = 3
"""How many words of the same rarity a figure weighs: what differs in all else may share a word, but seldom a figure."""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """The parts of a comparison, each from 0 to 1, and what the two share."""

    words: float
    actors: float
    kinds: float
    date: float
    shared_words: tuple[str, ...] = ()
    shared_actors: tuple[str, ...] = ()

    @property
    def score(self) -> float:
        """Weighted sum of the parts, 0 to 1."""
        return sum(share * float(getattr(self, part)) for part, share in _SHARES.items())

    @property
    def undated_score(self) -> float:
        """The score without the date's part, on the same scale: for a report that gives no date."""
        return (self.score - _SHARES["date"] * self.date) / (1 - _SHARES["date"])

    def __str__(self) -> str:
        shared = ", ".join(self.shared_words[:6])
        return (
            f"alike {self.score:.2f} (words {self.words:.2f}{f': {shared}' if shared else ''}; "
            f"actors {self.actors:.2f}; kind {self.kinds:.2f}; date {self.date:.2f})"
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """How much each word and each actor tells, over all reports of a story."""

    words: dict[str, float]
    actors: dict[str, float]


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
        _find_concept(match.group(), lexicon)
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


def _find_concept(word: str, lexicon: Lexicon) -> str:
    """Return the concept a word stands for: that of its list of synonyms, or its stem."""
    plain = word.lower()
    if plain in lexicon.concepts:
        return lexicon.concepts[plain]
    stem = next(
        (plain[: -len(end)] for end in lexicon.suffixes if plain.endswith(end) and len(plain) - len(end) >= 4), plain
    )
    return lexicon.concepts.get(stem, stem)


def weigh_words(profiles: Sequence[Profile]) -> Weights:
    """Weigh words and actors by how few of the reports they stand in."""
    total = max(len(profiles), 1)
    words = Counter(word for profile in profiles for word in profile.words)
    actors = Counter(actor for profile in profiles for actor in profile.actors)
    return Weights(
        words={
            word: math.log(1 + total / count) * (_FIGURE_WEIGHT if _FIGURE.fullmatch(word) else 1)
            for word, count in words.items()
        },
        actors={actor: math.log(1 + total / count) for actor, count in actors.items()},
    )


def compare(left: Profile, right: Profile, weights: Weights) -> Likeness:
    """Compare two reports."""
    shared_words = left.words & right.words
    shared_actors = left.actors & right.actors
    words = _share(left.words, right.words, weights.words)
    nameless = (not left.actors) + (not right.actors)
    return Likeness(
        words=words,
        # Where one or both name nobody, the wording has to speak for the actors as well.
        actors=words * nameless / 2 if nameless else _share(left.actors, right.actors, weights.actors),
        kinds=_compare_kinds(left, right),
        date=_compare_dates(left.mention.date, right.mention.date),
        shared_words=tuple(sorted(shared_words, key=lambda word: (-weights.words[word], word))),
        shared_actors=tuple(sorted(shared_actors, key=lambda actor: (-weights.actors[actor], actor))),
    )


def _share(left: frozenset[str], right: frozenset[str], weights: dict[str, float]) -> float:
    """Return the weight in common: the mean of its share in both texts and its share in the shorter.

    The first alone punishes a long telling of a short one; the second alone calls any fragment a copy.
    """
    # fsum, because a plain sum over a set depends on its order in the last digit, and a tie on that digit.
    common, weight_left, weight_right = (
        math.fsum(weights[key] for key in keys) for keys in (left & right, left, right)
    )
    if not common:
        return 0.0
    return common / (weight_left + weight_right) + common / min(weight_left, weight_right) / 2


def _compare_kinds(left: Profile, right: Profile) -> float:
    """Compare the kinds; one that is not known speaks neither for nor against."""
    if "other" in {left.mention.kind, right.mention.kind}:
        return 0.5
    if left.mention.kind == right.mention.kind:
        return 1.0
    if left.mention.kind in right.kinds or right.mention.kind in left.kinds:
        return 0.7
    return 0.3 if left.kinds & right.kinds else 0.0


def _compare_dates(left: Edtf | None, right: Edtf | None) -> float:
    if left is None or right is None or not overlap(left, right):
        return 0.0
    if left.text == right.text:
        return 1.0
    spans = [count_days(date) for date in (left, right)]
    return 0.7 if max(spans) <= 31 else 0.4 if max(spans) <= 366 else 0.1


def count_days(date: Edtf) -> int:
    """Return how many days a date value spans; an open end counts as ten years."""
    if date.first is None or date.last is None:
        return 3653
    return (date.last - date.first).days + 1
