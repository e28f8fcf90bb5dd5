"""Markdown → blocks of Markdown: paragraphs, headings, list items and quotations, each with its line.

Python-Markdown keeps no line numbers and recurses as deep as the text nests, so blocks are found here, line by line.
The rules are CommonMark's, with two differences that keep facts: the number of a list item stays in the text, and a
line that merely begins with a number ("13. Juni 2024") is no list. HTML comments, scripts and styles are left out; of
scripts and styles the editor is told.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from dateline.errors import WHOLE_LINE, Mark
from dateline.reading.removed import Removed, say_goes_whole, say_never_ends, tell_removed

if TYPE_CHECKING:
    from dateline.errors import Problems

Kind = Literal["paragraph", "heading", "item", "quotation"]

_ATTRIBUTES = re.compile(r"\{(?::|(?= *(?:[.#][\w-]|[\w-]+=)))([^\n]*)\}")
_ATTRIBUTES_AT_END = re.compile(r"\s" + _ATTRIBUTES.pattern + "$")
_STRAY_ATTRIBUTES = re.compile(r"(?<!\\)\{:")
_HEADING = re.compile(r"#{1,6}(?:\s+(.*))?$")
_CLOSING_HASHES = re.compile(r"(?:^|\s)#+$")
_UNDERLINE = re.compile(r"={2,}|-{2,}")
_RULE = re.compile(r"([-*_])(?:\s*\1){2,}")
_MARKERS = re.compile(r"(?:[-*+]\s+(?=\S)|>\s*)+")
_NUMBER = re.compile(r"([0-9]{1,9})[.)]\s")
_REFERENCE = re.compile(r"\[([^\[\]]+)\]:\s*\S+(?:\s+(?:\"[^\"]*\"|'[^']*'|\([^()]*\)))?")
_HIDDEN = re.compile(r"(?<!\\)<(?:!--|(script|style)\b)", re.IGNORECASE)
_HIDDEN_ENDS = {
    "": re.compile("-->"),
    "script": re.compile("</script[^>]*>", re.IGNORECASE),
    "style": re.compile("</style[^>]*>", re.IGNORECASE),
}
_GAP = "\0"
"""Stands for hidden text while lines are read; no content file may hold it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RawBlock:
    """A block as written: its inline Markdown on one line, its attribute list apart."""

    kind: Kind
    line: int
    column: int = 0
    """Where in that line the text begins, counted from 1; 0 where it goes on in the next, or a comment stands in it."""
    text: str
    attributes: str | None = None
    """What stands between ``{:`` and ``}``; ``None`` where there is no list."""
    attributes_line: int = 0
    attributes_column: int = 0
    """Where in that line it begins, counted from 1; 0 where a comment stands in its way."""


def split_blocks(
    body: str, *, path: str, first_line: int, problems: Problems
) -> tuple[tuple[RawBlock, ...], tuple[str, ...]]:
    """Split Markdown into blocks.

    Args:
        body: Markdown, its lines ending in a line feed.
        path: The content file's name in messages.
        first_line: Line of the file on which ``body`` begins.
        problems: Takes attribute lists that stand where they say nothing, and comments that never end.

    Returns:
        The blocks in order, and the labels of the reference links that the text defines.
    """
    reader = _BlockReader(path, problems)
    shown = _hide_comments(body, path, first_line, problems)
    for number, line in enumerate(shown.split("\n"), first_line):
        if not line:
            reader.end()
            continue
        reader.written = line
        bare = line.replace(_GAP, "").strip()
        if bare or _GAP not in line:  # a line that held a comment only does not end a paragraph
            reader.read_line(number, bare, indented=line.startswith(("  ", "\t")))
    reader.end()
    return tuple(reader.blocks), tuple(reader.labels)


class _BlockReader:
    """The blocks read so far, and the one being read."""

    def __init__(self, path: str, problems: Problems) -> None:
        self.blocks: list[RawBlock] = []
        self.labels: list[str] = []
        self.written = ""
        """The line being read with the white space around it, for the columns of messages."""
        self._path = path
        self._problems = problems
        self._kind: Kind = "paragraph"
        self._start = self._column = 0
        self._lines: list[str] = []
        self._number = 0  # of the list item read last; 0 outside numbered lists

    def read_line(self, number: int, line: str, *, indented: bool) -> None:
        """Let one line, bare of white space around it, begin, continue or end a block."""
        markers = "" if _RULE.fullmatch(line) else _match_markers(line)
        text = line[len(markers) :]
        if attributes := _ATTRIBUTES.fullmatch(text):
            self._attach(number, attributes[1])
        elif not text:
            self.end()
        elif self._kind == "paragraph" and len(self._lines) == 1 and _UNDERLINE.fullmatch(line):
            self._kind = "heading"
        elif _RULE.fullmatch(text):
            self.end()
        elif heading := _HEADING.match(text):
            self._read_heading(number, heading[1] or "")
        elif markers.strip(" \t>"):
            self._begin("quotation" if ">" in markers else "item", number, text)
        elif markers:
            self._read_text(number, text, "quotation")
        elif self._is_next_item(text):
            item = self._number + 1
            self._begin("item", number, text)
            self._number = item
        elif not self._lines and _REFERENCE.fullmatch(text):
            self.labels.append(" ".join(text[1 : text.index("]")].split()).lower())
        else:
            self._read_text(number, text, "item" if indented and self._kind == "item" else None)

    def end(self) -> None:
        """Finish the block being read, if there is one."""
        if self._lines:
            column = self._column if len(self._lines) == 1 else 0
            text = " ".join(self._lines)
            self.blocks.append(RawBlock(kind=self._kind, line=self._start, column=column, text=text))
            self._lines = []

    def _begin(self, kind: Kind, number: int, text: str) -> None:
        self.end()
        self._number = 0
        self._kind, self._start, self._lines = kind, number, []
        self._column = self.written.find(text) + 1
        self._add(number, text)

    def _add(self, number: int, text: str) -> None:
        if text.startswith("{:"):
            message = "the attribute list is not closed; end its line with '}'"
            self._problems.add(self._path, number, message, self._mark("{:"))
        elif "{:" in text and _STRAY_ATTRIBUTES.search(text):
            message = "an attribute list inside the text; write it on a line of its own, directly below the paragraph"
            self._problems.add(self._path, number, message, self._mark("{:"))
        self._lines.append(text)

    def _attach(self, number: int, attributes: str) -> None:
        if self._lines:
            self.end()
            self.blocks[-1] = replace(
                self.blocks[-1],
                attributes=attributes,
                attributes_line=number,
                attributes_column=self._mark(attributes).column,
            )
        else:
            message = "an attribute list without a paragraph; write one, directly below the paragraph's last line"
            self._problems.add(self._path, number, message, self._mark("{"))

    def _mark(self, words: str) -> Mark:
        """Where the words stand in the line as written, the last time they do."""
        place = self.written.rfind(words)
        return Mark(column=place + 1, length=len(words)) if place >= 0 else WHOLE_LINE

    def _read_heading(self, number: int, text: str) -> None:
        attributes = _ATTRIBUTES_AT_END.search(f" {text}")
        if attributes:
            text = f" {text}"[: attributes.start()].strip()
        self._begin("heading", number, _CLOSING_HASHES.sub("", text).strip())
        if attributes:
            self._attach(number, attributes[1])

    def _read_text(self, number: int, text: str, kind: Kind | None) -> None:
        """Continue the open block, or begin one: a quotation where asked, else what the place calls for."""
        if self._lines and self._kind != "heading" and kind in (None, "item", self._kind):
            self._add(number, text)
        else:
            number_before = self._number
            self._begin(kind or "paragraph", number, text)
            self._number = number_before if kind == "item" else 0

    def _is_next_item(self, text: str) -> bool:
        """Whether a line goes on with a numbered list, or begins one with number 1 where a block may begin."""
        match = _NUMBER.match(text)
        if not match:
            return False
        may_begin = not self._lines or self._kind in ("heading", "item")
        return int(match[1]) == self._number + 1 and may_begin


def _match_markers(line: str) -> str:
    """The list and quotation marks before the text; an attribute list or a rule has none."""
    match = _MARKERS.match(line)
    return match[0] if match else ""


def _hide_comments(body: str, path: str, first_line: int, problems: Problems) -> str:
    """Blank out comments, scripts and styles, keeping every line in its place."""
    if "<" not in body:
        return body
    parts: list[str] = []
    removed: list[Removed] = []
    done = 0
    while opening := _HIDDEN.search(body, done):
        closing = _HIDDEN_ENDS[(opening[1] or "").lower()].search(body, opening.end())
        name, start = opening[0], opening.start()
        if not closing:
            removed.append(Removed(written=name, message=say_never_ends(name), place=start, never_ends=True))
            break
        if opening[1]:
            removed.append(Removed(written=name, message=say_goes_whole("source", name), place=start))
        hidden = body[opening.start() : closing.end()]
        parts += [body[done : opening.start()], "\n".join(_GAP * max(1, len(line)) for line in hidden.split("\n"))]
        done = closing.end()
    tell_removed(removed, body, path=path, line=first_line, problems=problems)
    return "".join([*parts, body[done:]])
