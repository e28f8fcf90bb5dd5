"""What many reports hold alike is held once: their dates, words, actors, kinds and reasons.

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
from dateline.model import ActorSpan

_put = object.__setattr__


class Pool:
    """The values that were found in reports and names."""

    def __init__(self) -> None:
        """Hold none yet."""
        self._share = dict[object, object]().setdefault
        self._share_date = dict[str, Edtf]().setdefault

    def share_names(self, names: Iterable[ActorSpan]) -> None:
        """Have each actor named by one text; to be done before anybody has seen the names."""
        share = self._share
        for span in names:
            _put(span, "actor", share(span.actor, span.actor))
            _put(span, "title", share(span.title, span.title))

    def share_reports(self, profiles: Iterable[Profile]) -> None:
        """Give reports, in place of what they hold, what equal ones hold; to be done before anybody has seen them."""
        share, share_date = self._share, self._share_date
        for profile in profiles:
            _put(profile, "published", share_date(profile.published.text, profile.published))
            _put(profile, "words", frozenset([share(word, word) for word in profile.words]))
            _put(profile, "actors", share(profile.actors, profile.actors))
            _put(profile, "kinds", share(profile.kinds, profile.kinds))
            _put(profile, "numbers", share(profile.numbers, profile.numbers))
            _put(profile, "subject", share(profile.subject, profile.subject))
            mention, timex = profile.mention, profile.mention.timex
            _put(mention, "source", share(mention.source, mention.source))
            _put(mention, "kind", share(mention.kind, mention.kind))
            _put(mention, "actors", share(mention.actors, mention.actors))
            _put(mention, "recipients", share(mention.recipients, mention.recipients))
            _put(mention, "date_reason", share(mention.date_reason, mention.date_reason))
            if mention.date:
                _put(mention, "date", share_date(mention.date.text, mention.date))
            if timex:
                _put(timex, "text", share(timex.text, timex.text))
                _put(timex, "value", share(timex.value, timex.value))
                _put(timex, "rule", share(timex.rule, timex.rule))
                _put(timex, "reason", share(timex.reason, timex.reason))
                if timex.date:
                    _put(timex, "date", share_date(timex.date.text, timex.date))
                if timex.counted_from:
                    _put(timex, "counted_from", share_date(timex.counted_from.text, timex.counted_from))

    def share_grouping(self, kept: KeptGrouping) -> None:
        """Have reasons and refusals that tell the same scores hold them once; to be done before anybody has seen it."""
        share = self._share
        for group in chain.from_iterable(kept.components):
            for reason in group.reasons:
                _put(reason, "sources", share(reason.sources, reason.sources))
                _put(reason, "scores", share(reason.scores, reason.scores))
            for refusal in group.refusals:
                _put(refusal, "scores", share(refusal.scores, refusal.scores))
