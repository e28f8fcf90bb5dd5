"""Ids of events: addresses that must not break.

An id is the editor's where he pins one; otherwise it is made of the first words of the earliest report's headline, so
that a source added later, or a merge that joins another report, leaves the address as it was.
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.edtf import sort_key
from dateline.merging.profiles import Profile
from dateline.model import Source
from dateline.slugs import make_slug

_WORDS = 6
"""Words of a report that make an id."""


def order_reports(profiles: Sequence[Profile], sources: dict[str, Source]) -> list[Profile]:
    """Order reports by publication, then source, then place in the text."""

    def place(profile: Profile) -> tuple[object, ...]:
        mention = profile.mention
        return (*sort_key(sources[mention.source].published), mention.source, mention.quote.start)

    return sorted(profiles, key=place)


def make_ids(names: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    """Return one id per event, in the order given.

    Args:
        names: for each event, the id it has already or nothing, and the headline of its earliest report. Ids given are
            kept; the others are unique among all.
    """
    taken = {given for given, _ in names if given}
    turns: dict[str, int] = {}
    ids: list[str] = []
    for given, headline in names:
        unique = given
        if not given:
            base = unique = "-".join(make_slug(headline).split("-")[:_WORDS])
            while unique in taken:
                turns[base] = turns.get(base, 1) + 1
                unique = f"{base}-{turns[base]}"
        ids.append(unique)
        taken.add(unique)
    return tuple(ids)
