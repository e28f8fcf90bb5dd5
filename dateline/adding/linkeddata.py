"""JSON-LD → what it says of the article, and of nothing else on the page."""

from __future__ import annotations

import html
import json
from typing import TYPE_CHECKING, Any

from dateline.adding.tidying import tidy_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LARGEST = 500_000
"""Longest piece of JSON-LD that is read, in characters."""

_DEEPEST = 4
"""Most lists and objects inside one another that are looked into."""


def find_articles(texts: Sequence[str]) -> tuple[dict[str, Any], ...]:
    """Return the objects that describe an article: those at the top, in a ``@graph``, or the page's main entity.

    Those inside a list of further articles, or that an article names as a part or as a source, are other articles.
    What is no JSON is passed over: broken JSON-LD says nothing.
    """
    found = []
    for text in texts:
        if len(text) > _LARGEST:
            continue
        try:
            value = json.loads(_strip_wrapping(text), strict=False)
        except (ValueError, RecursionError):
            continue
        found += list(_walk(value, 0))
    return tuple(found)


def read_words(value: object, depth: int = 0) -> Iterator[str]:
    """The texts of a property, which may be a text, an object with a name or an address, or a list of either."""
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for part in value[:50]:
            yield from read_words(part, depth + 1)
    elif isinstance(value, dict):
        yield from read_words(value.get("name") or value.get("@id") or value.get("url"), depth + 1)
    elif isinstance(value, str) and (text := tidy_text(html.unescape(value))):
        yield text


def has_type(value: object, *endings: str) -> bool:
    """Whether an object is of one of these types, or of a finer one: a NewsArticle is an Article."""
    if not isinstance(value, dict):
        return False
    types = value.get("@type")
    named = types if isinstance(types, list) else [types]
    return any(isinstance(name, str) and name.endswith(endings) for name in named)


def _walk(value: object, depth: int) -> Iterator[dict[str, Any]]:
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for part in value[:50]:
            yield from _walk(part, depth + 1)
    elif isinstance(value, dict):
        if has_type(value, "Article", "BlogPosting", "Report"):
            yield value
        for key in ("@graph", "mainEntity"):
            yield from _walk(value.get(key), depth + 1)


def _strip_wrapping(text: str) -> str:
    """Leave out the comment or CDATA marks that some sites put around it, and a semicolon after it."""
    text = text.strip()
    for opening, closing in (("<!--", "-->"), ("//<![CDATA[", "//]]>"), ("<![CDATA[", "]]>")):
        if text.startswith(opening):
            text = text[len(opening) :].strip().removesuffix(closing).strip()
    return text.removesuffix(";")
