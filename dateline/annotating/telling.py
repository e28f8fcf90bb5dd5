"""What has been read so far in one source: for whatever goes on with it.

A telling is read from its first sentence to its last. Later sentences take up who was just named, what was last told
and who last spoke.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field

from dateline.annotating.actors import Gazetteer
from dateline.annotating.headline import Headline
from dateline.annotating.lexicons.base import Lexicon
from dateline.model import ActorSpan, Mention, Quote, Source, Timex
from dateline.spans import list_inside

_CONTEXT = 32
"""Characters of text kept before and after a quote."""


@dataclass(slots=True)
class Telling:
    """One source, and what has been read in it so far."""

    source: Source
    timexes: Sequence[Timex]
    names: Sequence[ActorSpan]
    gazetteer: Gazetteer
    lexicon: Lexicon
    headline: Headline
    mentions: list[Mention] = field(default_factory=list)
    latest: dict[str, Mention] = field(default_factory=dict)
    """Actor → the last thing he did that has a date; only if it was done in words can he go on with it."""
    last: Mention | None = None
    """The last thing that the source told itself."""
    opening: int | None = None
    """Index of the paragraph that the telling begins with: the first that dates something."""
    seen: dict[str, int] = field(default_factory=dict)
    """Words of a clause → how often the source has said them."""

    def keep(self, mention: Mention, *, told: bool) -> None:
        """Take up a mention; what is not told by the source itself, but said or only named, is not gone on with."""
        self.mentions.append(mention)
        if self.opening is None and mention.date:
            self.opening = mention.block
        if not told:
            return
        self.last = mention
        if mention.actors and may_go_on(mention):
            self.latest[mention.actors[0]] = mention
            if mention.speaker:
                self.latest[mention.speaker] = mention

    def find_names(self, start: int, end: int) -> Sequence[ActorSpan]:
        """Return who is named from one place of the text to another."""
        return list_inside(self.names, start, end)

    def find_timexes(self, start: int, end: int) -> Sequence[Timex]:
        """Return the date expressions that begin from one place of the text to another."""
        return list_inside(self.timexes, start, end)

    def make_quote(self, start: int, end: int) -> Quote:
        """Quote the text from one place to another, with the words around."""
        text = self.source.text
        return Quote(
            exact=text[start:end],
            prefix=text[max(0, start - _CONTEXT) : start],
            suffix=text[end : end + _CONTEXT],
            start=start,
            end=end,
        )

    def make_id(self, exact: str) -> str:
        """Return an id that stays while the source says the same words, wherever they stand and whatever its name."""
        first_name = (*self.source.formerly, self.source.id)[0]
        key = "\0".join((first_name, exact, str(self._count_turn(exact))))
        return "m-" + hashlib.blake2b(key.encode(), digest_size=5).hexdigest()

    def pass_over(self, start: int, end: int) -> None:
        """Note words that report nothing: should the source say them again where they do, that is the second time."""
        self._count_turn(self.source.text[start:end])

    def _count_turn(self, exact: str) -> int:
        self.seen[exact] = turn = self.seen.get(exact, 0) + 1
        return turn


def may_go_on(mention: Mention) -> bool:
    """Whether what is told next may be of the same date: not after a plan, nor after a date that describes a thing."""
    return mention.date is not None and mention.modality != "planned" and not (mention.timex and mention.timex.aside)
