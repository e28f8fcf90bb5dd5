"""Where an editor should look, why, and what could be written there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.errors import Problem

if TYPE_CHECKING:
    from dateline.model import AnnotatedSource, Source

_SHOWN = 72
"""Characters of a quotation that a place shows."""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Place(Problem):
    """One place that an editor should look at; of what only the site shows, its path is that of the page."""

    suggestion: str = ""
    """Lines that can be pasted into ``decisions.yml`` or ``actors.yml`` as they stand; empty where there are none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Places of one sort, and what an editor can do about them."""

    id: str
    """Name of the sort, for programs."""
    title: str
    advice: str
    places: tuple[Place, ...]
    to_know: bool = False
    """Nothing is asked of the editor: the places are counted, and listed for who asks."""


def place_in(read: AnnotatedSource, start: int, message: str, suggestion: str = "") -> Place:
    """Make a place of a character of a source."""
    line, column = locate(read.source, start)
    return Place(path=read.source.path, line=line, column=column, message=message, suggestion=suggestion)


def locate(source: Source, start: int) -> tuple[int, int]:
    """Line and column of a character of a source: the line on which its block begins, and 0 where no column is known.

    The first line of the file where there is no block.
    """
    blocks = [block for block in source.blocks if block.start <= start]
    if not blocks:
        return 1, 0
    block = blocks[-1]
    return block.line, block.column and block.column + start - block.start


def cut_words(text: str, shown: int = _SHOWN) -> str:
    """The first words of a text, on one line."""
    words = " ".join(text.split())
    return words if len(words) <= shown else words[:shown].rsplit(" ", 1)[0] + " …"
