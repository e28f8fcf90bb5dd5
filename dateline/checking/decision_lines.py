"""Events and reports → lines for ``decisions.yml``, ready to be pasted.

A line is YAML in flow style, so that it stands by itself. Reports are named by the fewest of their first words that the
reader of decisions takes for this report and no other.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dateline.model import AnnotatedSource, Mention, Quote

_FEWEST_WORDS = 5
_WORD = re.compile(r"\S+")
_PLAIN = re.compile(r"(?!0x)(?=.*[a-z]{2})[a-z0-9][a-z0-9-]*")
"""Ids that no reader of YAML takes for a number or a day."""
_NO_TEXT = frozenset({"null", "true", "false", "yes", "no", "on", "off"})
"""Words that some readers of YAML take for something else than text."""


def write_merge(*selectors: str, why: str = "") -> str:
    """The line that makes one event of what is selected; ``why`` becomes a comment behind it."""
    return f"- merge: [{', '.join(selectors)}]{_write_comment(why)}"


def write_split(event: str, selectors: Sequence[str], why: str = "") -> str:
    """The line that takes reports out of an event."""
    return f"- split: {{event: {write_text(event)}, mentions: [{', '.join(selectors)}]}}{_write_comment(why)}"


def write_rule(disagreement: str, source: str, why: str = "") -> str:
    """The line that lets the timeline follow the version of one source."""
    return f"- rule: {{disagreement: {write_text(disagreement)}, prefer: {write_text(source)}}}{_write_comment(why)}"


def write_selector(mention: Mention, read: AnnotatedSource) -> str:
    """Point at a report by its source and a few of its words."""
    words = json.dumps(_choose_words(mention.quote, read), ensure_ascii=False)
    return f"{{source: {write_text(mention.source)}, quote: {words}}}"


def write_text(text: str) -> str:
    """A scalar: bare where nobody can misread it, and otherwise in quotation marks."""
    is_plain = _PLAIN.fullmatch(text) is not None and text not in _NO_TEXT
    return text if is_plain else json.dumps(text, ensure_ascii=False)


def _write_comment(why: str) -> str:
    return f"  # {' '.join(why.split())}" if why else ""


def _choose_words(quote: Quote, read: AnnotatedSource) -> str:
    """The fewest first words that no other report holds, save those around this one; all of them where none will do."""
    found = [*(one.quote for one in read.mentions), *(one.quote for one in read.undated)]
    others = {(one.start, one.end): one for one in found}
    for count, words in enumerate(_list_beginnings(quote.exact), start=1):
        held = [other for other in others.values() if words.casefold() in other.exact.casefold()]
        if count >= _FEWEST_WORDS and all(one.start <= quote.start and quote.end <= one.end for one in held):
            return words
    return quote.exact


def _list_beginnings(text: str) -> Iterator[str]:
    for word in _WORD.finditer(text):
        yield text[: word.end()]
