"""What stands on a saved page and is no news: appeals, captions, the line with the date under a headline."""

from __future__ import annotations

from dateline.annotating.lexicons.base import Lexicon
from dateline.model import Block

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


def is_date_alone(words: str, start: int, end: int) -> bool:
    """Whether words are nothing but the date in ``words[start:end]``, as in the line under a headline."""
    rest = words[: max(0, start)] + words[max(0, end) :]
    return not any(letter.isalpha() for letter in rest)
