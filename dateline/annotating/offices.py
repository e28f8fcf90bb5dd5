"""What a source calls somebody → the office that he holds by that title."""

from __future__ import annotations

from dateline.annotating.lexicons.base import Lexicon
from dateline.model import ActorSpan

SAME_WEEKS = 60
"""Days within which two sources are of the same weeks, and should know somebody by one office."""


def name_office(span: ActorSpan, lexicon: Lexicon) -> str:
    """Return the office that a person's title names, as ``Lexicon.title_offices`` has it.

    The last word before "of" or "for" says what somebody is: "the prime minister's spokesman" is no prime minister.
    Empty where the span has no title, one that names no office, or one that is not held in full ("former", "deputy").
    """
    if not span.title or lexicon.not_in_office.search(span.title):
        return ""
    head = lexicon.of_whom.split(span.title, maxsplit=1)[0].rstrip()
    ends = ((office, list(pattern.finditer(head))) for office, pattern in lexicon.title_offices)
    return next((office for office, found in ends if found and found[-1].end() == len(head)), "")
