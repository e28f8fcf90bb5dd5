"""Two things have one hash only where they are the same."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

from dateline.model import MergeReason, Scores, Timeline
from dateline.publishing.inputs import Inputs, digest
from dateline.publishing.timeline import arrange_story

SCORES = Scores(likeness=0.81, words=0.7, actors=0.5, kind=0.3, date=1.0, shared_words=("paper",))
REASON = MergeReason(step="agreeing", sources=("oc-media", "gazette"), scores=SCORES)

DIFFERENT: list[tuple[object, ...]] = [
    *((), (None,), ("",), (0,), (False,), (1,), (1.0,), (True,), ("1",), (b"1",), ((),), (("",),), ((), ())),
    *(("ab", "c"), ("a", "bc"), ("abc",), (("ab", "c"),), (("ab",), "c"), ("ab", ("c",)), ({"ab": "c"},)),
]


def test_what_differs_in_a_value_or_in_where_it_stands_has_another_hash() -> None:
    for one, other in combinations(DIFFERENT, 2):
        assert digest(*one) != digest(*other), (one, other)


def test_equal_values_have_one_hash_whichever_objects_they_are() -> None:
    text, same = ("text " * 2, "text text ")
    assert digest(text, text) == digest(text, same)


def test_every_field_of_an_event_counts(timeline: Timeline) -> None:
    event = timeline.events[0]
    others = [
        *(replace(event, id="x"), replace(event, title="x"), replace(event, date=timeline.sources[0].source.published)),
        *(replace(event, mentions=()), replace(event, edited=("title",)), replace(event, independent_sources=9)),
    ]
    assert len({digest(one) for one in (event, *others)}) == len(others) + 1


def test_every_field_of_a_merge_reason_counts(timeline: Timeline) -> None:
    parts = ("likeness", "words", "actors", "kind", "date")
    reasons = [
        *(REASON, replace(REASON, step="undated"), replace(REASON, sources=("oc-media",))),
        *(replace(REASON, scores=None), replace(REASON, as_published=True), replace(REASON, undated_score=0.88)),
        *(replace(REASON, excerpt="x"), replace(REASON, pinned_id="x"), replace(REASON, because="x")),
        *(replace(REASON, scores=replace(SCORES, **{part: 0.2})) for part in parts),  # type: ignore[arg-type]
        replace(REASON, scores=replace(SCORES, shared_words=("paper", "politico"))),
    ]
    event = timeline.events[0]
    assert len({digest(replace(event, merge_reasons=(one,))) for one in reasons}) == len(reasons)


def test_the_page_of_an_event_is_made_of_the_sources_that_its_reasons_name(timeline: Timeline) -> None:
    """Its reports may have been parted from it since."""
    first, *others = timeline.events
    assert "gazette" not in {mention.source for mention in first.mentions}

    def digest_page(title: str, *reasons: MergeReason) -> bytes:
        event = replace(first, merge_reasons=reasons)
        sources = tuple(
            replace(read, source=replace(read.source, title=title)) if read.source.id == "gazette" else read
            for read in timeline.sources
        )
        story = arrange_story(replace(timeline, events=(event, *others), sources=sources))
        return Inputs(story, b"").digest_event_page(event, (), b"")

    assert digest_page("Papers") == digest_page("Leaks")
    assert digest_page("Papers", REASON) != digest_page("Leaks", REASON)
