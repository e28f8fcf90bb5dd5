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
        for span in names:
            self._share_fields(span, "actor", "title")

    def share_reports(self, profiles: Iterable[Profile]) -> None:
        """Give reports, in place of what they hold, what equal ones hold; to be done before anybody has seen them."""
        share = self._share
        for profile in profiles:
            _put(profile, "words", frozenset([share(word, word) for word in profile.words]))
            self._share_fields(profile, "actors", "kinds", "numbers", "subject")
            self._share_dates(profile, "published")
            self._share_fields(profile.mention, "source", "kind", "actors", "recipients", "date_reason")
            self._share_dates(profile.mention, "date")
            if timex := profile.mention.timex:
                self._share_fields(timex, "text", "value", "rule", "reason")
                self._share_dates(timex, "date", "counted_from")

    def share_grouping(self, kept: KeptGrouping) -> None:
        """Have reasons and refusals that tell the same scores hold them once; to be done before anybody has seen it."""
        for group in chain.from_iterable(kept.components):
            for reason in group.reasons:
                self._share_fields(reason, "sources", "scores")
            for refusal in group.refusals:
                self._share_fields(refusal, "scores")

    def _share_fields(self, value: object, *names: str) -> None:
        for name in names:
            held = getattr(value, name)
            _put(value, name, self._share(held, held))

    def _share_dates(self, value: object, *names: str) -> None:
        """By their text, which is shorter to compare."""
        for name in names:
            if date := getattr(value, name):
                _put(value, name, self._share_date(date.text, date))
