"""Event → the evidence: what each source says, what its dates were taken to mean, and the claims beside one another."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
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
    from collections.abc import Iterable, Sequence

    from dateline.model import Event, Mention
    from dateline.publishing.timeline import Story

AS_FACT = "as a fact"
_MODALITY_WORDS = {
    "happened": AS_FACT,
    "planned": "as planned",
    "denied": "as denied",
    "alleged": "as alleged",
}
_BASIS_WORDS = {"found": "", "inferred": "concluded from what went before", "edited": "set by the editor"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One mention: a sentence of a source, and how its date was read."""

    target: str
    """The very sentence, on the source's page."""
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
    """How the date was reached; empty where there is none and nothing more to say of that."""
    differs: bool
    """Whether its date cannot be that of the timeline."""
    modality: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DateTold:
    """A date that a source gives."""

    words: str
    differs: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One source: all that it says of an event, and what that comes to."""

    anchor: str
    number: int
    publisher: str
    published: str
    said: tuple[Said, ...]
    differs: bool
    """Whether one of its dates cannot be that of the timeline."""
    dates: tuple[DateTold, ...]
    kinds: tuple[str, ...]
    modalities: tuple[str, ...]
    speakers: tuple[str, ...]
    actors: tuple[str, ...]


def build_cards(event: Event, story: Story) -> tuple[Card, ...]:
    """Build a card for every source of an event, in the sources' order."""
    ordered = sorted(
        event.mentions, key=lambda mention: (story.source_numbers[mention.source], mention.quote.start, mention.id)
    )
    return tuple(
        _build_card(source, tuple(mentions), event, story)
        for source, mentions in groupby(ordered, key=lambda mention: mention.source)
    )


def list_columns(cards: Sequence[Card]) -> tuple[str, ...]:
    """Choose the columns of the table of claims in which its rows differ: what all say alike needs no table."""
    told: dict[str, set[tuple[tuple[str, ...], ...]]] = {
        "kind": {(card.kinds,) for card in cards},
        "modality": {(card.modalities, card.speakers) for card in cards},
    }
    return tuple(name for name, values in told.items() if len(values) > 1)


def _build_card(source_id: str, mentions: Sequence[Mention], event: Event, story: Story) -> Card:
    source = story.sources[source_id].source
    said = tuple(_quote_mention(mention, event, story) for mention in mentions)
    return Card(
        anchor=links.name_card_anchor(story.source_numbers[source_id]),
        number=story.source_numbers[source_id],
        publisher=source.publisher,
        published=format_published(source),
        said=said,
        differs=any(one.differs for one in said),
        dates=tuple(dict.fromkeys(DateTold(words=one.date, differs=one.differs) for one in said if one.date)),
        kinds=_list_once(KINDS[mention.kind].label for mention in mentions),
        modalities=_list_once(one.modality for one in said),
        speakers=_list_once(one.speaker for one in said),
        actors=_list_once(actor for mention in mentions for actor in mention.actors),
    )


def _quote_mention(mention: Mention, event: Event, story: Story) -> Said:
    source = story.sources[mention.source].source
    basis = dict(mention.provenance).get("date", "found")
    reason = mention.date_reason or (mention.timex.reason if mention.timex else "") or _BASIS_WORDS[basis]
    # "No date given" has said it, unless there were words that could not be resolved.
    is_told = mention.date is not None or mention.timex is not None
    return Said(
        target=links.name_source_page(mention.source, mention.block, event.id),
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
        reason=shorten_reason(reason, mention.timex.text if mention.timex else "") if is_told else "",
        differs=mention.date is not None and not overlap(mention.date, event.date),
        modality=_MODALITY_WORDS[mention.modality],
        note=mention.note,
    )


def _list_once(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for word in words if word))
