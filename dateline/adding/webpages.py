"""HTML → the paragraphs of the article, and the named fields of its head. The one place that parses a page.

A <time> keeps its words in the sentence that it stands in ("met on <time>Monday</time>"): trafilatura deletes it, and
the day with it. One beside the headline goes into the head, and not into the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

import lxml.etree
import lxml.html

from dateline.adding.charsets import decode_page
from dateline.adding.extraction import TOO_LITTLE, count_characters, extract_paragraphs
from dateline.adding.layout import (
    INLINE,
    MOST_TIMES,
    UNSEEN,
    Element,
    find_furniture,
    is_in_prose,
    mark_paragraphs,
    measure,
    open_layout_tables,
    read_words,
    unwrap_times,
    walk,
)
from dateline.adding.tidying import tidy_text
from dateline.adding.values import Paragraph
from dateline.errors import ContentError, Problem
from dateline.reading.files import UNPRINTABLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.adding.values import Saved

MAX_TEXT = 2_000_000
"""Longest text of a page, in characters, menus and all."""
MAX_DEPTH = 200
"""Most elements inside one another: what comes deeper, parsers and extractors leave out without a word."""

MAX_ELEMENTS = 60_000
"""Most elements of a page; a long article with hundreds of notes has half as many."""
MAX_INLINE = 2_000
"""Most elements within one paragraph: the time that an extractor takes grows with their square."""

_SAVED_FROM = re.compile(
    r"<!--\s*saved from url=\([0-9]{4}\)(\S+)\s*-->|<!--\s*Page saved with SingleFile\s+url: (\S+)"
)
_AS_TEXT = "copy its text into a .txt file"
_SAVED_WITHIN = 2000
_XML_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")

_YEAR = re.compile(r"[0-9]{4}")
"""What tells a date from a time of day and from "5 minutes to read"."""
_PUBLISHED = re.compile(r"publish|pubdate|entry-date|post(?:ed)?-(?:date|on|time)|date-?posted", re.IGNORECASE)
_CHANGED = re.compile(r"updated|modified", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The fields by which a page speaks of itself, as they stand, in the order of the page."""

    metas: tuple[tuple[str, str], ...]
    """Name in small letters, value: of <meta name>, <meta property> and of every ``itemprop`` with a ``content``."""
    linked_data: tuple[str, ...]
    """The texts of JSON-LD."""
    times: tuple[tuple[str, bool], ...]
    """``datetime`` of the <time> elements beside the headline, and whether each is marked as that of publication."""
    language: str
    canonical: str
    title: str
    """The <title>, which mostly names the site as well."""
    heading: str
    """The <h1>, where there is one alone."""
    saved_from: str
    """The address that a browser noted when it saved the page."""


def read_webpage(saved: Saved) -> tuple[Head, tuple[Paragraph, ...], tuple[str, ...]]:
    """Read a page.

    Returns:
        Its head, the paragraphs of the article, and what an editor should know of how they were found.

    Raises:
        ContentError: when there is no article in it, or it is too long or too deep to be read.
    """
    text, notes = decode_page(saved)
    tree = _parse(saved, text)
    furniture = find_furniture(tree)
    head = _read_head(tree, text, furniture)
    running = measure(tree, furniture)
    unwrap_times(tree)
    for element in furniture:
        element.drop_tree()
    open_layout_tables(tree)
    mark_paragraphs(tree)
    paragraphs = extract_paragraphs(tree)
    if not paragraphs:
        message = (
            "no article was found in the page; it may be made by scripts: save it from the browser's reading view, "
            f"or {_AS_TEXT}"
        )
        raise ContentError(Problem(path=saved.name, message=message))
    size = count_characters(paragraphs)
    warnings = list(notes)
    if size < running * TOO_LITTLE:
        warnings.append(
            f"the article found has {size:,} characters, the running text of the page about {running:,}: something may "
            f"be missing; compare them, or {_AS_TEXT}"
        )
    return head, paragraphs, tuple(warnings)


def _parse(saved: Saved, text: str) -> Element:
    """Text → a tree, with scripts and comments still in it."""
    plain = UNPRINTABLE.sub("", _XML_DECLARATION.sub("", text, count=1))
    parser = lxml.html.HTMLParser(remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        tree = lxml.html.document_fromstring(plain, parser=parser)
    except (lxml.etree.LxmlError, ValueError, AssertionError) as error:
        message = f"cannot be read as HTML; save the page again, or {_AS_TEXT}"
        raise ContentError(Problem(path=saved.name, message=message)) from error
    if excess := _find_excess(tree):
        raise ContentError(Problem(path=saved.name, message=f"{excess}, more than can be read; {_AS_TEXT}"))
    if sum(len(part) for element in tree.iter() if element.tag not in UNSEEN for part in _own_text(element)) > MAX_TEXT:
        message = f"holds more than {MAX_TEXT:,} characters; save the article alone, as a .txt file"
        raise ContentError(Problem(path=saved.name, message=message))
    return tree


def _find_excess(tree: Element) -> str:
    """What a page has too many of to be read in a time that anybody waits; empty for nearly every page."""
    depth = deepest = elements = fullest = 0
    inline = [0]
    for enters, element in walk(tree):
        depth += 1 if enters else -1
        deepest = max(deepest, depth)
        elements += enters
        if element.tag in INLINE:
            inline[-1] += enters
            fullest = max(fullest, inline[-1])
        elif enters:
            inline.append(0)
        else:
            inline.pop()
    if deepest > MAX_DEPTH:
        return f"nests {deepest} elements inside one another"
    if elements > MAX_ELEMENTS:
        return f"holds {elements:,} elements"
    return f"holds a paragraph with {fullest:,} links or other marks in it" if fullest > MAX_INLINE else ""


def _own_text(element: Element) -> Iterator[str]:
    """The pieces of text directly inside an element."""
    yield element.text or ""
    for child in element:
        yield child.tail or ""


# ------------------------------------------------------------------ the head


def _read_head(tree: Element, text: str, furniture: set[Element]) -> Head:
    metas = []
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or element.get("http-equiv")
        if name and element.get("content"):
            metas.append((name.strip().lower(), element.get("content")))
    marked = tree.xpath("//*[@itemprop][@content or @datetime][not(self::meta or self::time)]")
    metas += [(part.get("itemprop").strip().lower(), part.get("datetime") or part.get("content")) for part in marked]
    canonical = tree.xpath("string((//link[translate(@rel, 'CANOIL', 'canoil')='canonical']/@href)[1])")
    comment = _SAVED_FROM.search(text, 0, _SAVED_WITHIN)
    headings = list(tree.iter("h1"))
    kinds = "//script[contains(translate(@type, 'LDJSON', 'ldjson'), 'ld+json')]"
    return Head(
        metas=tuple(metas),
        linked_data=tuple(script.text for script in tree.xpath(kinds) if script.text),
        times=tuple(_list_times(tree, furniture)),
        language=tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or "",
        canonical=canonical.strip(),
        title=tidy_text(tree.xpath("string((//head//title)[1])")),
        heading=tidy_text(read_words(headings[0])) if len(headings) == 1 else "",
        saved_from=(comment[1] or comment[2]) if comment else "",
    )


def _list_times(tree: Element, furniture: set[Element]) -> Iterator[tuple[str, bool]]:
    """The <time> elements that stand beside the headline; those of other articles, of comments and of prose do not."""
    for element in islice(tree.iter("time"), MOST_TIMES):
        value = (element.get("datetime") or "").strip()
        names = " ".join(element.get(key, "") for key in ("class", "itemprop", "id"))
        if (
            not _YEAR.search(value)
            or _CHANGED.search(names)
            or not furniture.isdisjoint((element, *element.iterancestors()))
        ):
            continue
        marked = bool(_PUBLISHED.search(names)) or element.get("pubdate") is not None
        around = [ancestor.tag for ancestor in element.iterancestors()]
        if marked or (("article" in around or "main" in around) and not is_in_prose(element) and "li" not in around):
            yield value, marked
