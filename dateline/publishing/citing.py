"""Item → all that its page offers to whoever cites it: styles, formats, and what reference managers read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.publishing.embedded import format_coins, list_metas
from dateline.publishing.excerpts import find_direction
from dateline.publishing.references import REFERENCE_FORMATS, format_list
from dateline.publishing.styles import STYLES
from dateline.publishing.wikitext import format_wikitext

if TYPE_CHECKING:
    from dateline.publishing.csl import Item
    from dateline.publishing.embedded import Meta
    from dateline.publishing.styles import Run


@dataclass(frozen=True, slots=True, kw_only=True)
class StyledCitation:
    """A citation in one style."""

    name: str
    key: str
    """The name in ids."""
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CitationFormat:
    """A citation as a program reads it."""

    key: str
    label: str
    file: str
    """Name to save it under; empty for what is pasted."""
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Citing:
    """How one source or one event is cited."""

    language: str
    direction: str
    """Language of the title, and how it is written."""
    styles: tuple[StyledCitation, ...]
    formats: tuple[CitationFormat, ...]
    coins: str
    metas: tuple[Meta, ...]


def build_citing(item: Item) -> Citing:
    """Write a citation in every style and format."""
    files = (
        CitationFormat(key=form.key, label=form.label, file=f"{item.id}.{form.key}", text=format_list([item], form))
        for form in REFERENCE_FORMATS.values()
    )
    return Citing(
        language=item.language,
        direction=find_direction(item.language),
        styles=tuple(
            StyledCitation(name=name, key=name.lower(), runs=tuple(cite(item))) for name, cite in STYLES.items()
        ),
        formats=(*files, CitationFormat(key="wiki", label="Wikipedia citation", file="", text=format_wikitext(item))),
        coins=format_coins(item),
        metas=list_metas(item),
    )
