"""Paragraphs → Markdown that reads back as exactly these paragraphs, whatever characters are in them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.adding.values import Paragraph

_MARKS = re.compile(r"[\\`*_\[{]")
"""Characters that Markdown, or an attribute list, may take for its own anywhere in a line."""
_ENTITIES = {"&": "&amp;", "<": "&lt;"}
_BEGINS_HEADING = re.compile(r"#{1,6}(?=\s|$)")
_BEGINS_LIST = re.compile(r"[-+](?=[\s-]|$)|>")
_BEGINS_NUMBER = re.compile(r"([0-9]{1,9})([.)])(?=\s)")
_CLOSING_HASHES = re.compile(r"#+$")
_PREFIXES = {"paragraph": "", "heading": "## ", "item": "- ", "quotation": "> "}


def write_prose(paragraphs: Sequence[Paragraph]) -> str:
    """Write paragraphs as Markdown, one line each, a blank line between them.

    ``reading.prose.read_prose`` gives the same texts back, letter for letter once white space is collapsed.
    """
    return "\n\n".join(_PREFIXES[part.kind] + escape_text(part.text) for part in paragraphs)


def escape_text(text: str) -> str:
    """Escape one line of plain text so that Markdown says it and nothing else."""
    line = _MARKS.sub(r"\\\g<0>", text)
    for mark, entity in _ENTITIES.items():
        line = line.replace(mark, entity)
    line = _CLOSING_HASHES.sub(lambda match: "\\#" * len(match[0]), line)
    line = _BEGINS_NUMBER.sub(r"\1\\\2", line, count=1) if _BEGINS_NUMBER.match(line) else line
    return f"\\{line}" if _BEGINS_HEADING.match(line) or _BEGINS_LIST.match(line) else line
