"""Merges texts that stand in the test itself."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.annotating.actors import build_gazetteer
from dateline.config import Config, Scope
from dateline.edtf import parse_edtf
from dateline.merging.events import Merged, merge_mentions
from dateline.model import Actor, Block, Decision, Override, PublishedEvent, Source
from dateline.pipeline import annotate_source

ACTORS = (
    Actor(id="norland", name="Norland", kind="country", country="Norland"),
    Actor(id="sudland", name="Sudland", kind="country", country="Sudland"),
    Actor(id="anna-berg", name="Anna Berg", kind="person", country="Norland", spellings=("Berg",)),
    Actor(id="ivo-sand", name="Ivo Sand", kind="person", country="Sudland", spellings=("Sand",)),
    Actor(id="the-herald", name="The Herald", kind="organisation"),
)

Merge = Callable[..., Merged]


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
            name, blocks, start = f"s{number}", [], 0
            for place, paragraph in enumerate(paragraphs):
                override = (overrides or {}).get(f"{name}:{place}")
                blocks.append(
                    Block(kind="paragraph", start=start, end=start + len(paragraph), line=place + 5, override=override)
                )
                start += len(paragraph) + 2
            source = Source(
                id=name,
                path=f"content/sources/{name}.md",
                title=name,
                publisher=publisher,
                published=parse_edtf(day),
                language="en",
                text_language="en",
                same_text_as=(same_text or {}).get(name, ""),
                text="\n\n".join(paragraphs),
                blocks=tuple(blocks),
            )
            read.append(annotate_source(source, gazetteer))
        config = Config(title="Test", scope=scope or Scope(everything=True))
        return merge_mentions(read, config, gazetteer, decisions, published)

    return merge_rows
