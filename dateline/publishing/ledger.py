"""Disagreements → the ledger: by sort, the weightiest first.

A disagreement weighs as many sources as give one of its versions. Among equals the one comes first in which more stand
against the commonest version, and then the one whose event comes first in the story.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.publishing.disputes import describe_disputes
from dateline.publishing.passing import EventRef, refer_to_event

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dateline.model import Event
    from dateline.publishing.disputes import Dispute
    from dateline.publishing.timeline import Story

_TITLES = {
    "date": "Dates",
    "number": "Numbers",
    "office": "Offices",
    "other": "Questions that the editor raised",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerLine:
    """A point on which the sources of an event disagree."""

    event: EventRef
    dispute: Dispute


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerPart:
    """The points of one sort, the weightiest first."""

    anchor: str
    title: str
    lines: tuple[LedgerLine, ...]


def arrange_ledger(events: Iterable[Event], story: Story, *, voices: int) -> tuple[LedgerPart, ...]:
    """Set out every disagreement on some events.

    Args:
        events: in the order of the story.
        story: where sources are found.
        voices: most sources to quote for one version; the others are counted.
    """
    lines = [
        LedgerLine(event=refer_to_event(event, story), dispute=dispute)
        for event in events
        for dispute in describe_disputes(event, story, voices=voices)
    ]
    lines.sort(key=lambda line: (-line.dispute.weight, -_count_minority(line.dispute)))
    parts = (
        LedgerPart(
            anchor=f"on-{field}", title=title, lines=tuple(line for line in lines if line.dispute.field == field)
        )
        for field, title in _TITLES.items()
    )
    return tuple(part for part in parts if part.lines)


def _count_minority(dispute: Dispute) -> int:
    """How many sources stand against the version that most of them give."""
    return dispute.weight - max(len(position.numbers) for position in dispute.positions)
