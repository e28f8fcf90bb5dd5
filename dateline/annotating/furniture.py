"""What stands on a saved page and is no news: appeals, captions, the line with the date under a headline."""

from __future__ import annotations

from dateline.annotating.lexicons.base import Lexicon
from dateline.model import Block, Mention

_LONGEST_FURNITURE = 400
"""Characters of a paragraph that may be the page's own; a longer one is taken for the article's."""


def is_furniture(text: str, block: Block, lexicon: Lexicon) -> bool:
    """Whether a short paragraph is the saved page's own: an appeal that tells of nothing past, a picture's caption."""
    if block.end - block.start > _LONGEST_FURNITURE:
        return False
    appeals = lexicon.furniture.match(text, block.start, block.end) and not lexicon.past.search(
        text, block.start, block.end
    )
    return bool(appeals or lexicon.caption.search(text, block.start, block.end))


def is_date_alone(mention: Mention) -> bool:
    """Whether a report is nothing but its date, as in the line under a headline: that tells of no happening."""
    quote = mention.quote
    low, high = (mention.timex.start, mention.timex.end) if mention.timex else (quote.end, quote.end)
    rest = quote.exact[: max(0, low - quote.start)] + quote.exact[max(0, high - quote.start) :]
    return not any(letter.isalpha() for letter in rest)
