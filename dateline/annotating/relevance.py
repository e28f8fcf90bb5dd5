"""Which events belong to this story (``scope`` of ``timeline.yml``)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from dateline.annotating.actors import Gazetteer
from dateline.config import Scope


def find_parties(actors: Iterable[str], scope: Scope, gazetteer: Gazetteer) -> frozenset[str]:
    """Return the parties of the story that a list of actors involves: by name, or by the country they belong to."""
    names = {name for actor in actors for name in (actor, gazetteer.country_of(actor))}
    return frozenset(names & set(scope.parties))


def judge_scope(actors: Iterable[str], text: str, scope: Scope, gazetteer: Gazetteer) -> bool:
    """Whether an event told with these actors and words is part of the story.

    It is when it involves two of the parties, or one of them and one of the words of the scope.
    """
    if scope.everything:
        return True
    parties = find_parties(actors, scope, gazetteer)
    if len(parties) >= 2:
        return True
    return bool(parties) and any(re.search(rf"(?<!\w){re.escape(word)}", text, re.IGNORECASE) for word in scope.words)
