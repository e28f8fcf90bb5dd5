from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dateline.model import ActorSpan, Passage
from dateline.spans import list_inside, list_touching

CUTS = st.lists(st.integers(0, 30), unique=True, max_size=12).map(sorted)
"""Places in a text; a span lies between every two."""
STRETCH = st.tuples(st.integers(0, 30), st.integers(0, 30)).map(sorted)


@given(CUTS, STRETCH)
def test_spans_inside_are_those_that_begin_there(cuts: list[int], stretch: list[int]) -> None:
    spans = [ActorSpan(start=low, end=high, actor="") for low, high in zip(cuts[::2], cuts[1::2], strict=False)]
    start, end = stretch
    assert list_inside(spans, start, end) == [span for span in spans if start <= span.start < end]


@given(CUTS, STRETCH)
def test_passages_that_are_touched_share_a_character(cuts: list[int], stretch: list[int]) -> None:
    passages = [Passage(start=low, end=high, block=0) for low, high in zip(cuts[::2], cuts[1::2], strict=False)]
    start, end = stretch
    wanted = [passage for passage in passages if passage.start < end and start < passage.end]
    assert list_touching(passages, start, end) == wanted
