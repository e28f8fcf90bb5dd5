"""The parts of a sentence that could be sentences: "Norland recalled its envoy; Westland condemned it"."""

from __future__ import annotations

import re
from itertools import pairwise

from dateline.annotating.lexicons.base import Lexicon
from dateline.model import Passage

SPEECH = re.compile(r"[“„\"«](?:(?<=[“„])[^”“]{0,400}[”“]|(?<=\")[^\"]{0,400}\"|(?<=«)[^»]{0,400}»)")
"""A quotation, inside which no sentence is cut."""
_BRACKETS = re.compile(r"\([^()]{0,400}\)")
_BETWEEN = re.compile(r";\s+")


def split_parts(text: str, passage: Passage, lexicon: Lexicon) -> list[Passage]:
    """Cut a sentence at the semicolons that have a finite verb on either side; what somebody says stays whole."""
    if ";" not in text[passage.start : passage.end]:
        return [passage]
    closed = [
        match.span() for pattern in (SPEECH, _BRACKETS) for match in pattern.finditer(text, passage.start, passage.end)
    ]
    cuts = [
        match
        for match in _BETWEEN.finditer(text, passage.start, passage.end)
        if not any(low < match.start() < high for low, high in closed)
        and not lexicon.content.match(text, match.end())
        and not lexicon.relative.match(text, match.end())
    ]
    spans: list[tuple[int, int]] = []
    edges = [(passage.start, passage.start), *(match.span() for match in cuts), (passage.end, passage.end)]
    for (_, start), (end, _) in pairwise(edges):
        tells = lexicon.finite.search(text, start, end)
        if spans and not (tells and lexicon.finite.search(text, *spans[-1])):
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return [Passage(start=start, end=end, block=passage.block) for start, end in spans]


def goes_on_a_sentence(text: str, start: int) -> bool:
    """Whether the part that begins at a place stands after another of its sentence."""
    return text[max(0, start - len("; ")) : start].rstrip().endswith(";")
