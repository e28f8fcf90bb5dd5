"""Timeline → people whom sources of the same weeks give different offices.

An ambassador is no press secretary: where one source calls somebody the one and others the other, one of them may have
slipped. That is a question to the editor, not a disagreement the page shows, since a person can change office or hold
two.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from dateline.annotating.lexicons import find_lexicon
from dateline.annotating.offices import SAME_WEEKS, name_office

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dateline.model import ActorSpan, AnnotatedSource, Timeline


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """What one source calls a person in one place."""

    read: AnnotatedSource
    span: ActorSpan
    office: str
    """Its office, as ``Lexicon.title_offices`` names it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """A title, and those of the same weeks that name another office."""

    title: Title
    others: tuple[Title, ...]


def find_title_conflicts(timeline: Timeline) -> Iterator[Conflict]:
    """Find the titles that most sources of the same weeks contradict, in the order of the actors table."""
    titles: dict[str, list[Title]] = {actor.name: [] for actor in timeline.actors}
    for read in timeline.sources:
        for span in read.names:
            office = name_office(span, find_lexicon(read.source.text_language))
            if office:
                titles[span.actor].append(Title(read=read, span=span, office=office))
    for found in titles.values():
        for title in found:
            near = [other for other in found if _are_near(title, other)]
            others = tuple(other for other in near if other.office != title.office)
            if len(_list_sources(others)) > len(_list_sources(near)) / 2:
                yield Conflict(title=title, others=others)


def _are_near(one: Title, other: Title) -> bool:
    days = [_find_day(title) for title in (one, other)]
    return abs((days[0] - days[1]).days) <= SAME_WEEKS


def _find_day(title: Title) -> date:
    return title.read.source.published.first or date.min


def _list_sources(titles: Sequence[Title]) -> set[str]:
    return {title.read.source.id for title in titles}
