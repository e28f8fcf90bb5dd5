"""Spans of a source → the words a page shows of it, cut into segments that a template prints.

A digest in the editor's own words may be shown in full. Of a private copy of an article no passage is shown beyond
``excerpt_words`` words, and those are chosen around the date expression, which is what the page is about.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from dateline.publishing.quotations import list_phrases

if TYPE_CHECKING:
    from dateline.model import Mention, Quote, Source, Timex
    from dateline.publishing.timeline import Story

_WORD = re.compile(r"\S+")
_END_MARKS = tuple(".!?…։。؟")
_CLOSING_MARKS = "\"'”’»)]"
_STOPS = re.compile(r"[\"'”’»)\]]*(?:[.!?…։。؟]|\s*\n|\Z)")


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotePart:
    """A stretch of quoted text."""

    text: str
    is_date: bool = False
    """Whether it is the date expression, or a part of it."""
    is_own: bool = False
    """Whether a digest quotes it: these are the article's own words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownQuote:
    """What a page shows of the passage that a mention was read in."""

    parts: tuple[QuotePart, ...]
    is_verbatim: bool
    """Whether these are the article's own words, which stand in quotation marks."""
    language: str
    direction: str
    """``ltr`` or ``rtl``."""


def show_quote(mention: Mention, story: Story, *, words: int = 0) -> ShownQuote:
    """Cut the passage of a mention, with its date expression marked.

    Args:
        mention: what was read.
        story: where its source is found.
        words: most words to show of a digest; 0 for all. A verbatim source keeps its own, lower limit.
    """
    source = story.sources[mention.source].source
    limit = story.timeline.config.excerpt_words if source.verbatim else 0
    if words:
        limit = min(limit or words, words)
    start, end, focus = find_shown(mention, source, limit)
    return ShownQuote(
        parts=_cut_parts(source, (start, end), mention, focus),
        is_verbatim=source.verbatim,
        language=source.text_language,
        direction=find_direction(source.text_language),
    )


def find_shown(mention: Mention, source: Source, limit: int) -> tuple[int, int, tuple[int, int]]:
    """Find which characters of a mention's passage to show, and which of them are its date expression.

    Args:
        mention: what was read.
        source: in which it was read.
        limit: most words to show; 0 for all.

    Returns:
        First and end character, and those of the date expression, which is empty where the passage holds none.
    """
    start, end = mention.quote.start, mention.quote.end
    timex = mention.timex
    has_date = timex is not None and start <= timex.start and timex.end <= end
    focus = (timex.start, timex.end) if timex is not None and has_date else (start, start)
    if limit:
        start, end = choose_words(source.text, (start, end), focus, limit)
    return start, end, focus


def choose_words(text: str, span: tuple[int, int], focus: tuple[int, int], limit: int) -> tuple[int, int]:
    """Choose the words of a span that surround its focus.

    Args:
        text: text of the source.
        span: first and end character of the passage.
        focus: first and end character of what must be seen; may be empty.
        limit: most words to keep, at least 1.

    Returns:
        First and end character of at most ``limit`` words.
    """
    found = [(match.start(), match.end()) for match in _WORD.finditer(text, *span)]
    if len(found) <= limit:
        return span
    centre = next((index for index, (_, end) in enumerate(found) if end > focus[0]), 0)
    first = min(max(0, centre - limit // 2), len(found) - limit)
    # A few words lost at the edge are better kept: a passage reads best from its beginning.
    first = 0 if centre < limit * 3 // 4 else first
    return found[first][0], found[first + limit - 1][1]


def cut_quote(quote: Quote, timex: Timex | None, source: Source, words: int) -> Quote:
    """The words of a quotation that may be published: all of a digest, those around its date of a verbatim article.

    The result is still text of ``Source.text``, character for character, and its position says which.
    """
    if not source.verbatim:
        return quote
    focus = (timex.start, timex.end) if timex else (quote.start, quote.start)
    start, end = choose_words(source.text, (quote.start, quote.end), focus, words)
    if (start, end) == (quote.start, quote.end):
        return quote
    return replace(
        quote,
        exact=source.text[start:end],
        prefix=source.text[max(0, start - len(quote.prefix)) : start] if start > quote.start else quote.prefix,
        suffix=source.text[end : end + len(quote.suffix)] if end < quote.end else quote.suffix,
        start=start,
        end=end,
    )


def shorten_reason(reason: str, words: str) -> str:
    """Drop the date expression from the head of a reason, where the page has just printed it."""
    head = words.casefold() + ": "
    return reason[len(head) :] if words and reason.casefold().startswith(head) else reason


def find_direction(language: str) -> str:
    """Direction in which a language (BCP 47) is written."""
    return "rtl" if language.partition("-")[0].lower() in {"ar", "arc", "dv", "fa", "he", "ps", "ur", "yi"} else "ltr"


def _breaks_off(text: str, start: int, end: int) -> bool:
    """Whether the sentence goes on after a passage."""
    passage = text[start:end].rstrip().rstrip(_CLOSING_MARKS)
    return not passage.endswith(_END_MARKS) and not _STOPS.match(text, end)


def _cut_parts(
    source: Source, shown: tuple[int, int], mention: Mention, focus: tuple[int, int]
) -> tuple[QuotePart, ...]:
    """The shown words, cut at the date expression and at quoted phrases; an ellipsis where the sentence goes on."""
    text, (start, end) = source.text, shown
    block = source.blocks[mention.block]
    own = [(phrase.start, phrase.end) for phrase in list_phrases(source, block.start, block.end)]
    edges = sorted({edge for span in (focus, *own) for edge in span if start < edge < end})
    parts = [
        QuotePart(
            text=text[first:last],
            is_date=focus[0] <= first < focus[1],
            is_own=any(begin <= first < stop for begin, stop in own),
        )
        for first, last in pairwise((start, *edges, end))
        if first < last
    ]
    before = "… " if start > mention.quote.start or text[start : start + 1].islower() else ""
    after = " …" if end < mention.quote.end or _breaks_off(text, start, end) else ""
    framed = (QuotePart(text=before), *parts, QuotePart(text=after))
    return tuple(part for part in framed if part.text)
