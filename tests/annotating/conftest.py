"""A small world of actors, and a reader of texts that stand in the test itself."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.annotating.actors import Gazetteer, build_gazetteer
from dateline.annotations import annotate_source
from dateline.edtf import parse_edtf
from dateline.model import Actor, AnnotatedSource, Block, Override, Role, Source

ACTORS = (
    Actor(id="norland", name="Norland", kind="country", country="Norland", spellings=("Норландия",)),
    Actor(id="armenia", name="Armenia", kind="country", country="Armenia"),
    Actor(id="belarus", name="Belarus", kind="country", country="Belarus"),
    Actor(id="minsk", name="Minsk", kind="place", country="Belarus"),
    Actor(
        id="anna-berg",
        name="Anna Berg",
        kind="person",
        country="Norland",
        roles=(Role(title="Prime Minister of Norland"),),
        spellings=("Анна Берг",),
    ),
    Actor(id="olaf-lind", name="Olaf Lind", kind="person", country="Norland", roles=(Role(title="Press secretary"),)),
    Actor(
        id="ivo-sand",
        name="Ivo Sand",
        kind="person",
        country="Belarus",
        roles=(Role(title="President of Belarus"),),
        spellings=("Mr Sand",),
    ),
    Actor(id="eva-sand", name="Eva Sand", kind="person", country="Norland", spellings=("Mr Sand",)),
    Actor(id="harbour-board", name="Harbour Board", kind="organisation", country="Norland"),
)


@pytest.fixture
def gazetteer() -> Gazetteer:
    return build_gazetteer(ACTORS)


@pytest.fixture
def read(gazetteer: Gazetteer) -> Callable[..., AnnotatedSource]:
    """Read paragraphs as a source published on Friday 14 June 2024, unless the test says otherwise."""

    def read_paragraphs(
        *paragraphs: str,
        published: str = "2024-06-14",
        overrides: dict[int, Override] | None = None,
        verbatim: bool = False,
        title: str = "A",
        language: str = "en",
    ) -> AnnotatedSource:
        blocks, start = [], 0
        for number, paragraph in enumerate(paragraphs):
            override = (overrides or {}).get(number)
            blocks.append(
                Block(kind="paragraph", start=start, end=start + len(paragraph), line=number, override=override)
            )
            start += len(paragraph) + 2
        source = Source(
            id="a",
            path="content/sources/a.md",
            title=title,
            publisher="The Gazette",
            published=parse_edtf(published),
            language=language,
            text_language="en",
            verbatim=verbatim,
            text="\n\n".join(paragraphs),
            blocks=tuple(blocks),
        )
        return annotate_source(source, gazetteer)

    return read_paragraphs
