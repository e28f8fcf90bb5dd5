"""Plain text → paragraphs."""

from __future__ import annotations

import re
from statistics import median
from typing import TYPE_CHECKING

from dateline.adding.charsets import decode_page
from dateline.adding.tidying import tidy_text
from dateline.adding.values import Page, Paragraph
from dateline.errors import ContentError, Problem
from dateline.reading.files import MAX_BYTES

if TYPE_CHECKING:
    from dateline.adding.values import Saved

_LONG_LINE = 100
"""Characters of a line that no one breaks by hand: such lines are paragraphs, with or without blank lines."""


def read_text(saved: Saved) -> Page:
    """Read a text file, which holds the article and nothing else.

    Raises:
        ContentError: when it holds no text or too much, or is not in an encoding that can be known.
    """
    text, notes = decode_page(saved)
    if len(text) > MAX_BYTES:  # before anything is made of it
        message = f"holds more than {MAX_BYTES:,} characters; part it into several files"
        raise ContentError(Problem(path=saved.name, message=message))
    paragraphs = part_text(text)
    if not paragraphs:
        raise ContentError(Problem(path=saved.name, message="there is no text in it; save the article's text into it"))
    return Page(paragraphs=paragraphs, warnings=notes)


def part_text(text: str) -> tuple[Paragraph, ...]:
    """Part a text at blank lines; at every line where its lines are too long to have been broken by hand."""
    lines = [line.strip() for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    written = [len(line) for line in lines if line]
    parts = lines if written and median(written) > _LONG_LINE else re.split(r"\n{2,}", "\n".join(lines))
    return tuple(Paragraph(text=part) for part in map(tidy_text, parts) if part)
