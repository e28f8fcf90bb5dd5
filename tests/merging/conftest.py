"""Merges texts that stand in the test itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import pytest

from dateline.annotating.actors import build_gazetteer
from dateline.annotations import annotate_source
from dateline.config import Config, Scope
from dateline.edtf import parse_edtf
from dateline.merging.events import Merged, merge_mentions
from dateline.model import Actor, Block, Decision, Event, Override, PublishedEvent, PublishedMention, Source

ACTORS = (
    Actor(id="norland", name="Norland", kind="country", country="Norland"),
    Actor(id="sudland", name="Sudland", kind="country", country="Sudland"),
    Actor(id="anna-berg", name="Anna Berg", kind="person", country="Norland", spellings=("Berg",)),
    Actor(id="ivo-sand", name="Ivo Sand", kind="person", country="Sudland", spellings=("Sand",)),
    Actor(id="the-herald", name="The Herald", kind="organisation"),
)

Merge = Callable[..., Merged]


def make_source(
    name: str,
    publisher: str,
    day: str,
    paragraphs: Sequence[str],
    *,
    original: str = "",
    overrides: Mapping[str, Override] | None = None,
) -> Source:
    """Make a source of paragraphs; an override is named by the source and the place of its paragraph, ``s1:0``."""
    blocks, start = [], 0
    for place, text in enumerate(paragraphs):
        override = (overrides or {}).get(f"{name}:{place}")
        blocks.append(Block(kind="paragraph", start=start, end=start + len(text), line=place + 5, override=override))
        start += len(text) + 2
    return Source(
        id=name,
        path=f"content/sources/{name}.md",
        title=name,
        publisher=publisher,
        published=parse_edtf(day),
        language="en",
        text_language="en",
        same_text_as=original,
        text="\n\n".join(paragraphs),
        blocks=tuple(blocks),
    )


def record_events(events: Sequence[Event]) -> tuple[PublishedEvent, ...]:
    """Record events as they were published."""
    return tuple(
        PublishedEvent(
            id=event.id,
            date=event.date,
            title=event.title,
            mentions=tuple(
                PublishedMention(id=one.id, source=one.source, quote=one.quote.exact) for one in event.mentions
            ),
        )
        for event in events
    )


@pytest.fixture
def merge() -> Merge:
    """Merge (publisher, published, paragraph…) rows; each becomes a source named s1, s2, …"""

    def merge_rows(
        *rows: tuple[str, ...],
        decisions: tuple[Decision, ...] = (),
        overrides: dict[str, Override] | None = None,
        same_text: dict[str, str] | None = None,
        scope: Scope | None = None,
        published: tuple[PublishedEvent, ...] = (),
    ) -> Merged:
        gazetteer = build_gazetteer(ACTORS)
        read = []
        for number, (publisher, day, *paragraphs) in enumerate(rows, start=1):
            name = f"s{number}"
            original = (same_text or {}).get(name, "")
            source = make_source(name, publisher, day, paragraphs, original=original, overrides=overrides)
            read.append(annotate_source(source, gazetteer))
        config = Config(title="Test", scope=scope or Scope(everything=True))
        return merge_mentions(read, config, gazetteer, decisions, published)

    return merge_rows
