"""Where an editor should look, why, and what could be written there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dateline.model import AnnotatedSource, Source

_SHOWN = 72
"""Characters of a quotation that a place shows."""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Place:
    """One place that an editor should look at."""

    path: str
    """The file, as the user named its folder; of what only the site shows, the page."""
    line: int = 0
    """Line in that file, counted from 1; 0 where the whole file is meant."""
    message: str
    suggestion: str = ""
    """Lines that can be pasted into ``decisions.yml`` or ``actors.yml`` as they stand; empty where there are none."""

    @property
    def where(self) -> str:
        """The file and line as terminals make a link of it."""
        return f"{self.path}:{self.line}" if self.line else self.path


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
    return Place(path=read.source.path, line=find_line(read.source, start), message=message, suggestion=suggestion)


def find_line(source: Source, start: int) -> int:
    """The line of the block that holds a character; the first line of the file where there is none."""
    lines = [block.line for block in source.blocks if block.start <= start]
    return lines[-1] if lines else 1


def cut_words(text: str, shown: int = _SHOWN) -> str:
    """The first words of a text, on one line."""
    words = " ".join(text.split())
    return words if len(words) <= shown else words[:shown].rsplit(" ", 1)[0] + " …"
