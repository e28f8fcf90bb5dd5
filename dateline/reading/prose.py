"""Markdown → plain text and its blocks, and → HTML that is safe to print.

A source's text is what every date, name and quotation is counted in, so it is made once, here: inline marks removed,
entities decoded, NFC, white space collapsed, blocks parted by a blank line. Only inline Markdown goes to
Python-Markdown, block by block, and a block without a marked character does not go at all: most of a digest is such.

Attribute lists are read with Python-Markdown's own ``attr_list`` grammar and become overrides; none reaches HTML.
"""

from __future__ import annotations

import html
import re
from functools import cache
from itertools import chain, pairwise
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement

import markdown
from markdown.extensions.attr_list import get_attrs_and_remainder

from dateline.deadlines import check_time
from dateline.errors import Problems
from dateline.model import Block, Override
from dateline.reading.blocks import RawBlock, split_blocks
from dateline.reading.fields import clean_text
from dateline.reading.files import UNPRINTABLE
from dateline.reading.overrides import place_attributes, read_override
from dateline.reading.removed import (
    forget_number,
    list_removed_from_source,
    may_say_something,
    number_markup,
    tell_removed,
)
from dateline.reading.safe_html import clean_html, list_removed_from_page

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

MAX_MARKED_BLOCK = 50_000
"""Longest paragraph with inline marks, in characters: Python-Markdown's time grows with its square."""

MAX_BRACKETS = 10
"""Most brackets open at once in a paragraph: each open one is searched to the paragraph's end, several times."""

MAX_PAGE = 200_000
"""Longest page, in characters."""

MAX_PAGE_NESTING = 20
"""Most list and quotation marks on one line of a page, and levels of indentation."""

MAX_PAGE_TAGS = 2_000
"""Most '<' on a page."""

MAX_PAGE_CELLS = 20_000
"""Most cells of the tables on a page: each row has as many as the first one, however few of them are written."""

_MARKED = re.compile(r"[\\`*_\[<&]")
_ESCAPED = re.compile("\x02([0-9]+)\x03")
_EMPHASIS = re.compile(r"\*+|_+")
_STASHED = re.compile("\x02wzxhzdk:([0-9]+)\x03")
_AMPERSAND = re.compile("\x02amp\x03(#?\\w+;)")
_INLINE_TAG = re.compile(
    r"</?(?:a|abbr|b|cite|code|em|font|i|ins|mark|q|s|small|span|strong|sub|sup|u)\b", re.IGNORECASE
)
_PAGE_HEADING = re.compile(r"^ {0,3}(?:#(?!#)|=+\s*$)")
_PAGE_MARKS = re.compile(r"[ \t]*(?:(?:[-*+]|[0-9]+\.)[ \t]+|>[ \t]*)*")
_PAGE_LEVEL = re.compile(r"[-*+.>]| {4}|\t")

_TABLE_RULE = re.compile(r"[ \t>]*[-:|][-:| \t]*")
"""The second line of a table."""


def read_prose(body: str, *, path: str, first_line: int, problems: Problems) -> tuple[str, tuple[Block, ...]]:
    """Turn a source's Markdown into plain text and its blocks.

    Args:
        body: Markdown, its lines ending in a line feed.
        path: The content file's name in messages.
        first_line: Line of the file on which ``body`` begins.
        problems: Takes what is wrong with the text and its attribute lists.

    Returns:
        The text, and the blocks whose spans (characters, end exclusive) cover all of it but the blank lines between.
    """
    raw_blocks, labels = split_blocks(body, path=path, first_line=first_line, problems=problems)
    converter = _InlineConverter(labels)
    texts: list[str] = []
    blocks: list[Block] = []
    start = 0
    dropped: dict[int, list[str]] = {}
    for number, raw in enumerate(raw_blocks):
        check_time()
        override = _read_attributes(raw, path, problems)
        if refusal := _find_excess(raw.text):
            problems.add(path, raw.line, refusal)
            continue
        try:
            text = clean_text(converter.convert(raw.text) if _MARKED.search(raw.text) else raw.text)
        except ValueError:
            message = "the inline marks contradict each other; write '\\' before those that are plain characters"
            problems.add(path, raw.line, message)
            continue
        if "<" in raw.text and any(map(may_say_something, converter.dropped)):
            dropped[number] = converter.dropped
        if text:
            end = start + len(text)
            column = raw.column if text == raw.text else 0
            blocks.append(Block(kind=raw.kind, start=start, end=end, line=raw.line, column=column, override=override))
            texts.append(text)
            start = end + 2
        elif raw.attributes is not None:
            problems.add(path, raw.attributes_line, "an attribute list below a block without text; delete it")
    if dropped:
        tags = _number_dropped(body, dropped) or [*chain(*dropped.values())]
        removed = list_removed_from_source(tags, body)
        tell_removed(removed, body, path=path, line=first_line, problems=problems)
    return "\n\n".join(texts), tuple(blocks)


def render_page(body: str, *, path: str, first_line: int, problems: Problems) -> str:
    """Turn an editor's page into sanitized HTML.

    Args:
        body: Markdown, its lines ending in a line feed.
        path: The content file's name in messages.
        first_line: Line of the file on which ``body`` begins.
        problems: Takes what is wrong with the text.

    Returns:
        HTML of a short list of elements without attributes, but for links to http, https, mailto and pages of the
        site itself. Empty when there is a problem.
    """
    refusals = list(_check_page(body, first_line))
    for line, message in refusals:
        problems.add(path, line, message)
    if refusals:
        return ""
    rendered = _render(body)
    if "\x02" in rendered or "klzzwxh:" in rendered:  # what Python-Markdown leaves behind where it lost letters
        message = (
            "the inline marks of the page contradict each other; write '\\' before those that are plain characters"
        )
        problems.add(path, first_line, message)
        return ""
    safe = clean_html(rendered)
    if removed := list_removed_from_page(rendered, safe, body):
        copy = _render(number_markup(body))
        numbered = list_removed_from_page(copy, clean_html(copy), body)
        is_same = [one.message for one in removed] == [one.message for one in numbered]
        tell_removed(numbered if is_same else removed, body, path=path, line=first_line, problems=problems)
    return "" if any(one.never_ends for one in removed) else safe


def _render(body: str) -> str:
    """Turn Markdown into HTML that anything may stand in."""
    converter = markdown.Markdown(extensions=["attr_list", "sane_lists", "tables"])
    converter.ESCAPED_CHARS.append("<")
    return converter.convert(body)


def _number_dropped(body: str, dropped: Mapping[int, Sequence[str]]) -> list[str]:
    """Read some blocks again, with its place in each tag: the tags that are dropped, none where they are others."""
    blocks, labels = split_blocks(number_markup(body), path="", first_line=1, problems=Problems())
    converter = _InlineConverter(labels)
    tags: list[str] = []
    try:
        for number in dropped:
            converter.convert(blocks[number].text)
            tags += converter.dropped
    except (IndexError, ValueError):
        return []
    return tags if [*map(forget_number, tags)] == [*map(forget_number, chain(*dropped.values()))] else []


class _InlineConverter:
    """Python-Markdown's inline rules alone: a text's first characters are never taken for a list or a heading."""

    def __init__(self, labels: Sequence[str]) -> None:
        """Take what stands ready for every source, and make it forget the last one's links."""
        self._markdown = _prepare_markdown()
        self._markdown.reset()
        # Only the label matters: the address of a link is not part of the text.
        self._markdown.references.update(dict.fromkeys(labels, ("", "")))
        self.dropped: list[str] = []
        """Tags of the last text that are no part of it."""

    def convert(self, text: str) -> str:
        """Return the text that a reader of the rendered Markdown would see, alternative texts included.

        Raises:
            ValueError: when the inline marks contradict each other so that letters would be lost.
        """
        self._markdown.htmlStash.reset()
        self.dropped = []
        root = Element("div")
        SubElement(root, "p").text = text
        self._markdown.treeprocessors["inline"].run(root)
        for element in root.iter():
            if element.tag == "img":
                element.text = element.get("alt")
            elif element.tag == "br":
                element.text = " "
            elif element.tag == "code":
                code = html.unescape(element.text or "")
                element.text = re.sub(r"[*_]", lambda mark: f"\x02{ord(mark[0])}\x03", code)
        plain = _strip_emphasis("".join(root.itertext()))
        plain = _ESCAPED.sub(lambda match: chr(int(match[1])), plain)
        plain = _AMPERSAND.sub(lambda match: html.unescape(f"&{match[1]}"), plain)
        plain = _STASHED.sub(self._restore, plain)
        if UNPRINTABLE.search(plain):
            raise ValueError
        return plain

    def _restore(self, match: re.Match[str]) -> str:
        """Put back what was set aside: an entity as its character, a tag as nothing, or as a space between blocks."""
        stashed = str(self._markdown.htmlStash.rawHtmlBlocks[int(match[1])])
        if stashed.startswith("&"):
            return html.unescape(stashed)
        self.dropped.append(stashed)
        return "" if _INLINE_TAG.match(stashed) else " "


@cache
def _prepare_markdown() -> markdown.Markdown:
    """Python-Markdown with its inline rules."""
    prepared = markdown.Markdown()
    prepared.ESCAPED_CHARS.append("<")
    for name in ("em_strong", "em_strong2"):  # 3.11 loses letters between marks that do not nest: "*a**b*c"
        prepared.inlinePatterns.deregister(name, strict=False)
    return prepared


def _strip_emphasis(text: str) -> str:
    """Take out pairs of ``*`` and ``_`` around words. Marks inside a word ("5*3*2", "snake_case") are its own."""
    removed: set[int] = set()
    waiting: dict[str, list[list[int]]] = {"*": [], "_": []}
    for run in _EMPHASIS.finditer(text):
        start, end = run.span()
        before, after = text[start - 1 : start], text[end : end + 1]
        openers = waiting[run[0][0]]
        if before and not before.isspace() and not after.isalnum():
            while openers and start < end:
                removed.update((openers[-1].pop(), start))
                start += 1
                if not openers[-1]:
                    openers.pop()
        if start < end and after and not after.isspace() and not before.isalnum():
            openers.append(list(range(start, end)))
    if not removed:
        return text
    kept = list(text)
    for place in removed:
        kept[place] = ""
    return "".join(kept)


def _read_attributes(raw: RawBlock, path: str, problems: Problems) -> Override | None:
    if raw.attributes is None:
        return None
    written = raw.attributes.replace("\t", " ")
    pairs, _ = get_attrs_and_remainder(written.strip())
    attributes = place_attributes([(name, value) for name, value in pairs], written, raw.attributes_column)
    return read_override(attributes, path=path, line=raw.attributes_line, problems=problems)


def _find_excess(text: str) -> str:
    """Say what Python-Markdown could not read in a reasonable time; empty where there is nothing."""
    if not _MARKED.search(text):
        return ""
    if len(text) > MAX_MARKED_BLOCK:
        return (
            f"a paragraph of {len(text):,} characters; the limit is {MAX_MARKED_BLOCK:,}, so part it with blank lines"
        )
    if _count_open_brackets(text) > MAX_BRACKETS:
        return f"more than {MAX_BRACKETS} open brackets '[' at once; close them, or write '\\[' for the character"
    return ""


def _count_open_brackets(text: str) -> int:
    """The most brackets that are open at one place: '[', and '(' after ']'."""
    most = squares = rounds = 0
    for match in re.finditer(r"\\.|\]\(|[\[\])]", text):
        mark = match[0]
        if mark == "[":
            squares += 1
        elif mark == ")":
            rounds = max(0, rounds - 1)
        elif mark in ("]", "]("):
            squares = max(0, squares - 1)
            rounds += mark == "]("
        most = max(most, squares + rounds)
    return most


def _check_page(body: str, first_line: int) -> list[tuple[int, str]]:
    """Line and message of everything a page may not hold."""
    if len(body) > MAX_PAGE:
        return [(first_line, f"the page is longer than {MAX_PAGE:,} characters; part it into several")]
    if body.count("<") > MAX_PAGE_TAGS:
        return [(first_line, f"more than {MAX_PAGE_TAGS:,} '<'; write Markdown instead of HTML")]
    found = []
    if _count_cells(body.split("\n")) > MAX_PAGE_CELLS:
        found.append((first_line, f"tables of more than {MAX_PAGE_CELLS:,} cells; part the page into several"))
    start = first_line
    for paragraph in body.split("\n\n"):
        if refusal := _find_excess(paragraph):
            found.append((start, refusal))
        start += paragraph.count("\n") + 2
    for number, line in enumerate(body.split("\n"), first_line):
        if _PAGE_HEADING.match(line):
            found.append((number, "the page's title stands in its front matter; begin its headings with '##'"))
        marks = _PAGE_MARKS.match(line)
        if marks and len(_PAGE_LEVEL.findall(marks[0])) > MAX_PAGE_NESTING:
            found.append((number, f"nested more than {MAX_PAGE_NESTING} deep; write fewer marks or spaces"))
    return found


def _count_cells(lines: Sequence[str]) -> int:
    """The most cells that the tables of a page can have."""
    cells = columns = 0
    for first, line in pairwise(lines):
        if not line.strip():
            columns = 0
        elif "|" in first and _TABLE_RULE.fullmatch(line):
            columns = max(columns, first.count("|") + 1)
        cells += columns
    return cells
