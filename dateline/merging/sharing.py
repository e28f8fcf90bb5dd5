"""What many reports hold alike is held once: their dates, words, actors, kinds and reasons, and numbers.

What is unpacked holds only values of its own, so of ten thousand sources each has its own "Thursday" and its own of
every word that they share. With those put together, reports take half of the memory, and comparing them is faster:
what is the very same object is equal.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from dateline.edtf import Edtf
from dateline.merging.kept import KeptGrouping
from dateline.merging.profiles import Profile
from dateline.model import ActorSpan, Block, Quote, Scores, Source, Timex

_put = object.__setattr__


class Pool:
    """The values that were found in sources, reports and names."""

    def __init__(self) -> None:
        """Hold none yet."""
        self._known = dict[object, object]()
        self._share = self._known.setdefault
        self._share_date = dict[str, Edtf]().setdefault
        # Apart from each other and from all else: 1 and 1.0 are equal, and written otherwise.
        self._share_place = dict[int, int]().setdefault
        self._share_score = dict[float, float]().setdefault

    def share_sources(self, sources: Iterable[Source]) -> None:
        """Have sources name their publishers and languages by one text each, and share the places in their texts."""
        for source in sources:
            self._share_fields(source, "publisher", "language", "text_language", "title")
            self._share_dates(source, "published")
            for block in source.blocks:
                self._share_span(block)

    def share_names(self, names: Iterable[ActorSpan]) -> None:
        """Have each actor named by one text; to be done before anybody has seen the names."""
        for span in names:
            self._share_fields(span, "actor", "title")
            self._share_span(span)

    def share_reports(self, profiles: Iterable[Profile]) -> None:
        """Give reports, in place of what they hold, what equal ones hold; to be done before anybody has seen them."""
        share, known = self._share, self._known
        for profile in profiles:
            words = known.get(profile.words)
            if words is None:
                words = frozenset([share(word, word) for word in profile.words])
                share(words, words)
            _put(profile, "words", words)
            self._share_fields(profile, "title", "slug", "sentence", "actors", "kinds", "numbers", "subject")
            self._share_dates(profile, "published")
            self._share_fields(profile.mention, "source", "kind", "actors", "recipients", "date_reason")
            self._share_dates(profile.mention, "date")
            self._share_fields(profile.mention.quote, "exact", "prefix", "suffix")
            self._share_span(profile.mention.quote)
            if timex := profile.mention.timex:
                self._share_fields(timex, "text", "value", "rule", "reason")
                self._share_dates(timex, "date", "counted_from")
                self._share_span(timex)

    def share_grouping(self, kept: KeptGrouping) -> None:
        """Have reasons and refusals that tell the same hold it once; to be done before anybody has seen it."""
        for group in chain.from_iterable(kept.components):
            for reason in group.reasons:
                _put(reason, "sources", self._share_texts(reason.sources))
                _put(reason, "undated_score", self._share_score(reason.undated_score, reason.undated_score))
                if reason.scores:
                    _put(reason, "scores", self._share_scores(reason.scores))
            for refusal in group.refusals:
                self._share_fields(refusal, "mention", "other", "obstacle")
                _put(refusal, "scores", self._share_scores(refusal.scores))

    def _share_scores(self, scores: Scores) -> object:
        held = self._share(scores, scores)
        if held is scores:
            _put(scores, "shared_words", self._share_texts(scores.shared_words))
            for name in ("likeness", "words", "actors", "kind", "date"):
                score = getattr(scores, name)
                _put(scores, name, self._share_score(score, score))
        return held

    def _share_texts(self, texts: tuple[str, ...]) -> object:
        return self._known.get(texts) or self._share(texts, tuple([self._share(text, text) for text in texts]))

    def _share_fields(self, value: object, *names: str) -> None:
        for name in names:
            held = getattr(value, name)
            _put(value, name, self._share(held, held))

    def _share_dates(self, value: object, *names: str) -> None:
        """By their text, which is shorter to compare."""
        for name in names:
            if date := getattr(value, name):
                _put(value, name, self._share_date(date.text, date))

    def _share_span(self, value: ActorSpan | Block | Quote | Timex) -> None:
        _put(value, "start", self._share_place(value.start, value.start))
        _put(value, "end", self._share_place(value.end, value.end))
