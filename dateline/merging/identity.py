"""Ids of events: addresses that must not break.

An id is the editor's where he pins one, and else the one under which the record says that the event was published
(``published``). Otherwise it is made of the first words of the earliest report's headline, so that a source added
later, or a merge that joins another report, leaves the address as it was even without a record.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from dateline.edtf import sort_key
from dateline.model import Mention, Source
from dateline.slugs import make_slug

_WORDS = 6
"""Words of a report that make an id."""


def place_mention(mention: Mention, sources: Mapping[str, Source]) -> tuple[object, ...]:
    """Return where a report stands among all: by publication, then source, then place in the text."""
    return (*sort_key(sources[mention.source].published), mention.source, mention.quote.start)


def suggest_id(headline: str) -> str:
    """Return the id that a headline suggests: its first words."""
    return "-".join(make_slug(headline).split("-")[:_WORDS])


def make_ids(names: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    """Return one id per event, in the order given.

    Args:
        names: for each event, the id it has already or nothing, and the one that its earliest report suggests. Ids
            given are kept; the others are unique among all.
    """
    taken = {given for given, _ in names if given}
    turns: dict[str, int] = {}
    ids: list[str] = []
    for given, base in names:
        unique = given or base
        if not given:
            while unique in taken:
                turns[base] = turns.get(base, 1) + 1
                unique = f"{base}-{turns[base]}"
        ids.append(unique)
        taken.add(unique)
    return tuple(ids)


def follow_ids(onward: Mapping[str, str], shown: Collection[str]) -> dict[str, str]:
    """Follow every retired id to the event that it leads to in the end.

    Args:
        onward: retired id → the next one, which may be retired too.
        shown: ids of the events that have a page; such an id is not retired.

    Returns:
        Retired id → id with a page. One that leads nowhere, or in a circle, is left out.
    """
    ends = {}
    for was in sorted(onward.keys() - set(shown)):
        trail = [was]
        while trail[-1] not in shown and (following := onward.get(trail[-1])) and following not in trail:
            trail.append(following)
        if trail[-1] in shown:
            ends[was] = trail[-1]
    return ends
