"""Timeline → everybody and everything that an entry can be found by, and the words to find them with.

A reader may ask for «Лукашенко», "Łukašenka" or "lukashenko", and must be shown the same entries for each. So an entry
carries the actors whom its reports name and those whom its own words name, and the page carries their spellings once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.annotating.actors import build_gazetteer
from dateline.spans import list_inside

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dateline.annotating.actors import Gazetteer
    from dateline.model import Actor, AnnotatedSource, Event, Timeline


def find_named(timeline: Timeline) -> dict[str, tuple[str, ...]]:
    """Names of all actors that an event in scope can be found by, by its id, those who take part first."""
    gazetteer = build_gazetteer(timeline.actors)
    sources = {read.source.id: read for read in timeline.sources}
    return {event.id: _list_names(event, gazetteer, sources) for event in timeline.events}


def _list_names(event: Event, gazetteer: Gazetteer, sources: Mapping[str, AnnotatedSource]) -> tuple[str, ...]:
    """Names of those whom an event is about, whom its reports name, and whom its own words name."""
    names = [*event.actors]
    for mention in event.mentions:
        names += mention.actors
    for mention in event.mentions:
        start, end = mention.quote.start, mention.quote.end
        inside = list_inside(sources[mention.source].names, start, end)
        names += [span.actor for span in inside if span.end <= end and not span.inherited]
    names += _list_spelled(f"{event.title}\n{event.summary}", gazetteer)
    return tuple([name for name in dict.fromkeys(names) if name in gazetteer.actors])


def list_words(actor: Actor) -> str:
    """The words of all spellings, each once; one that is part of another is found by it, and left out."""
    words = dict.fromkeys(word for form in actor.spellings for word in form.casefold().split())
    return " ".join(word for word in words if not any(word in other for other in words if other != word))


def _list_spelled(text: str, gazetteer: Gazetteer) -> Iterator[str]:
    """Actors one of whose forms stands in a text; nobody where a form is shared."""
    for form in gazetteer.pattern.findall(text):
        names = gazetteer.names[form]
        if len(names) == 1:
            yield from names
