"""Story → how many days lie between an event and a report of it, news told apart from background.

Only days are subtracted: a pair counts where the event and the publication are both known to the day. An article that
recalls what was long known is no late news of it. So a report is background where the same article tells of something
that happened more than a week later; and what was announced before its day has no lag at all.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.publishing.bibliography import name_language
from dateline.publishing.dates import find_iso_day

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from dateline.edtf import Edtf
    from dateline.publishing.timeline import Story

LAGS = (("Same day", 0), ("1 day", 1), ("2–3 days", 3), ("4–7 days", 7), ("8–30 days", 30), ("Later", None))
"""Heading of each class of lags, and its last day."""
_LAST_DAYS = [last for _, last in LAGS if last is not None]
NEWS_DAYS = 7
"""Days by which another happening of the same article may be newer before a report counts as background."""
_BACKGROUND = "background"
_AHEAD = "ahead"
_LABELS = (*(label for label, _ in LAGS), _BACKGROUND, _AHEAD)


@dataclass(frozen=True, slots=True, kw_only=True)
class LagBar:
    """How many reports came after so many days."""

    label: str
    count: int
    share: float
    """Of the row's fullest class, in percent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LagRow:
    """The reports of all outlets, or of those in one language."""

    name: str
    bars: tuple[LagBar, ...]
    news: int
    """Reports that are news: the sum of the bars."""
    background: int
    ahead: int
    """Reports that appeared before the day of the event."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lags:
    """The lags of a story."""

    everything: LagRow
    languages: tuple[LagRow, ...]
    """Those with most news first."""
    unknown: int
    """Reports of which the day of the event or of publication is not known."""


def measure_lags(story: Story) -> Lags | None:
    """Count the days from events to their reports; ``None`` where no report can be counted."""
    found = {language: Counter(labels) for language, labels in _sort_all(story).items()}
    if not found:
        return None
    rows = [_build_row(language, counts) for language, counts in found.items()]
    totals = {label: sum(counts[label] for counts in found.values()) for label in _LABELS}
    return Lags(
        everything=_build_row("All outlets", totals),
        languages=tuple(sorted(rows, key=lambda row: (-row.news, row.name))),
        unknown=sum(map(len, story.source_events.values())) - sum(totals.values()),
    )


def _sort_all(story: Story) -> dict[str, list[str]]:
    """Language → class of each report that can be counted."""
    found: dict[str, list[str]] = {}
    days = {event.id: _find_day(event.date) for event in story.events.values()}
    for read in story.timeline.sources:
        appeared = _find_day(read.source.published)
        happened = [day for event in story.source_events[read.source.id] if (day := days[event.id])]
        if appeared and happened:
            found.setdefault(name_language(read.source.language, ""), []).extend(_sort_reports(happened, appeared))
    return found


def _find_day(value: Edtf) -> date | None:
    return value.first if find_iso_day(value) else None


def _sort_reports(happened: Sequence[date], appeared: date) -> Iterator[str]:
    """Name the class of each report of one article, by the days on which what it tells of happened."""
    newest = max((day for day in happened if day <= appeared), default=appeared)
    for day in happened:
        lag = (appeared - day).days
        if lag < 0:
            yield _AHEAD
        elif (newest - day).days > NEWS_DAYS:
            yield _BACKGROUND
        else:
            yield LAGS[bisect_left(_LAST_DAYS, lag)][0]


def _build_row(name: str, counts: Mapping[str, int]) -> LagRow:
    news = [(label, counts[label]) for label, _ in LAGS]
    most = max(count for _, count in news) or 1
    return LagRow(
        name=name,
        bars=tuple(LagBar(label=label, count=count, share=round(100 * count / most, 1)) for label, count in news),
        news=sum(count for _, count in news),
        background=counts[_BACKGROUND],
        ahead=counts[_AHEAD],
    )
