"""Timeline → everybody and everything that an entry can be found by, and the words to find them with.

A reader may ask for «Лукашенко», "Łukašenka" or "lukashenko", and must be shown the same entries for each. So an entry
carries the actors whom its reports name and those whom its own words name, and the page carries their spellings once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.annotating.actors import build_gazetteer
from dateline.spans import list_inside

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.annotating.actors import Gazetteer
    from dateline.model import Actor, Event, Timeline


def find_named(timeline: Timeline) -> dict[str, tuple[str, ...]]:
    """Names of all actors that an event in scope can be found by, by its id, those who take part first."""
    gazetteer = build_gazetteer(timeline.actors)
    spans = {read.source.id: [span for span in read.names if not span.inherited] for read in timeline.sources}

    def list_names(event: Event) -> Iterator[str]:
        yield from event.actors
        for mention in event.mentions:
            yield from mention.actors
        for mention in event.mentions:
            start, end = mention.quote.start, mention.quote.end
            yield from (span.actor for span in list_inside(spans[mention.source], start, end) if span.end <= end)
        yield from _list_spelled(f"{event.title}\n{event.summary}", gazetteer)

    return {
        event.id: tuple(name for name in dict.fromkeys(list_names(event)) if name in gazetteer.actors)
        for event in timeline.events
    }


def list_words(actor: Actor) -> str:
    """The words of all spellings, each once; one that is part of another is found by it, and left out."""
    words = dict.fromkeys(word for form in actor.spellings for word in form.casefold().split())
    return " ".join(word for word in words if not any(word in other for other in words if other != word))


def _list_spelled(text: str, gazetteer: Gazetteer) -> Iterator[str]:
    """Actors one of whose forms stands in a text; nobody where a form is shared."""
    for match in gazetteer.pattern.finditer(text):
        names = gazetteer.names[match.group()]
        if len(names) == 1:
            yield from names
