"""Timeline → everybody and everything that an entry can be found by, and the words to find them with.

A reader may ask for «Лукашенко», "Łukašenka" or "lukashenko", and must be shown the same entries for each. So an entry
carries the actors whom its reports name and those whom its own words name, and the page carries their spellings once.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import islice, takewhile
from typing import TYPE_CHECKING

from dateline.annotating.actors import build_gazetteer

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dateline.annotating.actors import Gazetteer
    from dateline.model import Actor, ActorSpan, Event, Quote, Timeline


def find_named(timeline: Timeline) -> dict[str, tuple[str, ...]]:
    """Names of all actors that an event in scope can be found by, by its id, those who take part first."""
    gazetteer = build_gazetteer(timeline.actors)
    spans = {
        read.source.id: sorted((span for span in read.names if not span.inherited), key=_find_start)
        for read in timeline.sources
    }

    def list_names(event: Event) -> Iterator[str]:
        yield from event.actors
        for mention in event.mentions:
            yield from mention.actors
        for mention in event.mentions:
            yield from (span.actor for span in _list_within(spans[mention.source], mention.quote))
        yield from _list_spelled(f"{event.title}\n{event.summary}", gazetteer)

    return {
        event.id: tuple(name for name in dict.fromkeys(list_names(event)) if name in gazetteer.actors)
        for event in timeline.events
    }


def list_words(actor: Actor) -> str:
    """The words of all spellings, each once; one that is part of another is found by it, and left out."""
    words = dict.fromkeys(word for form in actor.spellings for word in form.casefold().split())
    return " ".join(word for word in words if not any(word in other for other in words if other != word))


def _find_start(span: ActorSpan) -> int:
    return span.start


def _list_within(spans: Sequence[ActorSpan], quote: Quote) -> Iterator[ActorSpan]:
    first = bisect_left(spans, quote.start, key=_find_start)
    for span in takewhile(lambda span: span.start < quote.end, islice(spans, first, None)):
        if span.end <= quote.end:
            yield span


def _list_spelled(text: str, gazetteer: Gazetteer) -> Iterator[str]:
    """Actors one of whose forms stands in a text; nobody where a form is shared."""
    for match in gazetteer.pattern.finditer(text):
        names = gazetteer.names[match.group()]
        if len(names) == 1:
            yield from names
