"""The tree of a page → the article's paragraphs, found by trafilatura.

It is told to be strict first and to use its own rules alone. Only where that leaves out most of what the page marks as
the article, it is asked again, less strictly and then with the other extractors that it brings: those take the longest
text of a page, whatever it is. On a short page it would take the whole page, so that is turned off; and its reading of
titles, dates and names guesses from the page's text, so it is not asked for any.
"""

from __future__ import annotations

import logging
import re
from configparser import ConfigParser
from copy import deepcopy
from typing import TYPE_CHECKING

import trafilatura
from trafilatura.settings import DEFAULT_CONFIG

from dateline.adding.layout import Element, find_article, measure, read_words
from dateline.adding.tidying import tidy_text
from dateline.adding.values import Paragraph, ParagraphKind

if TYPE_CHECKING:
    from collections.abc import Iterator

_CONTAINERS = frozenset({"div", "section", "article", "main", "body"})
"""What the other extractors leave around paragraphs."""
TOO_LITTLE = 0.5
"""Share of the page's running text below which an extraction has probably missed something."""

_CONFIG = ConfigParser()
_CONFIG.read_dict(DEFAULT_CONFIG)
_CONFIG.set("DEFAULT", "MIN_EXTRACTED_SIZE", "1")  # below it the whole page would be taken for the article


def extract_paragraphs(tree: Element) -> tuple[Paragraph, ...]:
    """Find the article's paragraphs; the tree is left as it is."""
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    wanted = measure(find_article(tree)) * TOO_LITTLE
    best: tuple[Paragraph, ...] = ()
    for strictly, alone in ((True, True), (False, True), (False, False)):
        document = trafilatura.bare_extraction(
            deepcopy(tree),
            include_comments=False,
            favor_precision=strictly,
            fast=alone,
            with_metadata=False,
            config=_CONFIG,
        )
        body = getattr(document, "body", None)
        found = tuple(_read_blocks(body)) if body is not None else ()
        if count_characters(found) > count_characters(best) * 1.2:
            best = found
        if best and count_characters(best) >= wanted:
            break
    return best


def count_characters(paragraphs: tuple[Paragraph, ...]) -> int:
    """How long an article is."""
    return sum(len(paragraph.text) for paragraph in paragraphs)


def _read_blocks(body: Element) -> Iterator[Paragraph]:
    """The blocks of trafilatura's own XML, which has a few elements: head, p, list, quote, table, code."""
    for element in body:
        if element.tag in _CONTAINERS:
            yield from _read_blocks(element)
        elif element.tag == "head":
            yield from _part("heading", read_words(element))
        elif element.tag == "list":
            items = [item for item in element.iter("item") if item.find(".//item") is None]
            yield from (part for item in items for part in _part("item", read_words(item)))
        elif element.tag == "quote":
            inner = element.findall("p") or [element]
            yield from (part for one in inner for part in _part("quotation", read_words(one)))
        elif element.tag == "table":
            yield from (part for row in element.iter("row") for part in _part("paragraph", _join_cells(row)))
        else:
            yield from _part("paragraph", read_words(element))


def _join_cells(row: Element) -> str:
    return " | ".join(filter(None, (tidy_text(read_words(cell)) for cell in row)))


def _part(kind: ParagraphKind, text: str) -> Iterator[Paragraph]:
    """Yield a block; where it breaks its line twice, several."""
    for piece in re.split(r"\n[ \t]*\n", text):
        if tidied := tidy_text(piece):
            yield Paragraph(kind=kind, text=tidied)
