"""The parts of a sentence that could be sentences: "Norland recalled its envoy; Westland condemned it"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from dateline.annotating.asides import has_act
from dateline.annotating.lexicons.base import Lexicon
from dateline.model import ActorSpan, Passage

SPEECH = re.compile(r"[“„\"«](?:(?<=[“„])[^”“]{0,400}[”“]|(?<=\")[^\"]{0,400}\"|(?<=«)[^»]{0,400}»)")
"""A quotation, inside which no sentence is cut."""
_FEWEST_WORDS = 6
"""Words of a part that tells for itself; fewer are a remark on the part before."""
_BRACKETS = re.compile(r"\([^()]{0,400}\)")
_BETWEEN = re.compile(r";\s+")


def split_parts(text: str, passage: Passage, names: Sequence[ActorSpan], lexicon: Lexicon) -> list[Passage]:
    """Cut a sentence at the semicolons that have an act of somebody named on either side; a quotation stays whole.

    Args:
        text: the source's text.
        passage: the sentence.
        names: who is named in it.
        lexicon: of the text's language.
    """
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
        if spans and not all(_tells(text, *span, names, lexicon) for span in (spans[-1], (start, end))):
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return [Passage(start=start, end=end, block=passage.block) for start, end in spans]


def _tells(text: str, start: int, end: int, names: Sequence[ActorSpan], lexicon: Lexicon) -> bool:
    named = any(start <= span.start < end for span in names)
    return named and len(text[start:end].split()) >= _FEWEST_WORDS and has_act(text, start, end, lexicon)


def goes_on_a_sentence(text: str, start: int) -> bool:
    """Whether the part that begins at a place stands after another of its sentence."""
    return text[max(0, start - len("; ")) : start].rstrip().endswith(";")
