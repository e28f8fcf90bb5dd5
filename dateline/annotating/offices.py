"""What a source calls somebody → the office that he holds by that title."""

from __future__ import annotations

from dateline.annotating.lexicons.base import Lexicon
from dateline.model import ActorSpan


def name_office(span: ActorSpan, lexicon: Lexicon) -> str:
    """Return the office that a person's title names, as ``Lexicon.title_offices`` has it.

    Empty where the span has no title, one that names no office, or one that is not held in full ("former", "deputy").
    """
    if not span.title or lexicon.not_in_office.search(span.title):
        return ""
    return next((office for office, pattern in lexicon.title_offices if pattern.search(span.title)), "")
