"""Event → the evidence: each source's words, what its date was taken to mean, and the claims beside one another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.edtf import overlap
from dateline.kinds import KINDS
from dateline.publishing import links
from dateline.publishing.citations import format_published
from dateline.publishing.excerpts import ShownQuote, shorten_reason, show_quote
from dateline.publishing.fragments import find_words
from dateline.publishing.originals import Original, refer_to_original
from dateline.wording import describe

if TYPE_CHECKING:
    from dateline.model import Event, Mention
    from dateline.publishing.timeline import Story

_MODALITY_WORDS = {
    "happened": "as a fact",
    "planned": "as planned",
    "denied": "as denied",
    "alleged": "as alleged",
}
_BASIS_WORDS = {"found": "", "inferred": "concluded from what went before", "edited": "set by the editor"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One mention: what a source says, and how its date was read."""

    anchor: str
    number: int
    publisher: str
    published: str
    target: str
    paragraph: int
    original: Original | None
    """Where the article can be read, at words of the passage where they are known."""
    quote: ShownQuote
    speaker: str
    """Who says so, when it is not the source itself."""
    date_words: str
    """The date expression; empty where there is none."""
    date: str
    """What it was taken to mean, in words; empty where the report is undated."""
    reason: str
    differs: bool
    """Whether its date cannot be that of the timeline."""
    kind: str
    modality: str
    actors: tuple[str, ...]
    note: str


def build_cards(event: Event, story: Story) -> tuple[Card, ...]:
    """Build a card for every mention of an event, in the sources' order."""
    ordered = sorted(
        event.mentions, key=lambda mention: (story.source_numbers[mention.source], mention.quote.start, mention.id)
    )
    return tuple(_build_card(index, mention, event, story) for index, mention in enumerate(ordered, 1))


def _build_card(index: int, mention: Mention, event: Event, story: Story) -> Card:
    source = story.sources[mention.source].source
    basis = dict(mention.provenance).get("date", "found")
    reason = mention.date_reason or (mention.timex.reason if mention.timex else "") or _BASIS_WORDS[basis]
    return Card(
        anchor=f"m-{index}",
        number=story.source_numbers[source.id],
        publisher=source.publisher,
        published=format_published(source),
        target=links.name_source_page(source.id, mention.block),
        paragraph=mention.block + 1,
        original=refer_to_original(
            source,
            story.source_numbers[source.id],
            find_words(mention, source, story.timeline.config.excerpt_words),
        ),
        quote=show_quote(mention, story),
        speaker=mention.speaker,
        date_words=mention.timex.text if mention.timex else "",
        date=describe(mention.date) if mention.date else "",
        reason=shorten_reason(reason, mention.timex.text if mention.timex else ""),
        differs=mention.date is not None and not overlap(mention.date, event.date),
        kind=KINDS[mention.kind].label,
        modality=_MODALITY_WORDS[mention.modality],
        actors=mention.actors,
        note=mention.note,
    )
