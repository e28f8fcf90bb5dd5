"""Two things have one hash only where they are the same."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

from dateline.model import Timeline
from dateline.publishing.inputs import digest

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
