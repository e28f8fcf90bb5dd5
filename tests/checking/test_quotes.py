from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from dateline.checking.quotes import find_false_quotes, verify_quotes
from dateline.errors import ContentError
from dateline.model import Timeline
from dateline.pipeline import Site
from tests.publishing.factory_exports import make_timeline

TIMELINE = make_timeline()


def corrupt(**changes: object) -> Timeline:
    """The last report of the first event, changed."""
    first, *others = TIMELINE.events
    mention = replace(first.mentions[-1], **changes)  # type: ignore[arg-type]  # checked by the dataclass
    return replace(TIMELINE, events=(replace(first, mentions=(*first.mentions[:-1], mention)), *others))


def test_a_story_whose_quotes_stand_in_their_sources_passes(story: Site) -> None:
    verify_quotes(TIMELINE)
    verify_quotes(story.timeline)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"exact": "Nothing of the sort."}, "does not stand at characters 0 to "),
        ({"start": 1}, "does not stand at characters 1 to "),
        ({"end": 10_000}, "does not stand at characters 0 to 10000"),
        ({"prefix": "It is not true that "}, "other words stand before or after"),
        ({"suffix": " they said"}, "other words stand before or after"),
    ],
)
def test_a_quote_that_its_source_does_not_hold_stops_the_build(changes: dict[str, Any], message: str) -> None:
    quote = TIMELINE.events[0].mentions[-1].quote
    with pytest.raises(ContentError) as caught:
        verify_quotes(corrupt(quote=replace(quote, **changes)))
    problem = next(one for one in caught.value.problems if message in one.message)
    assert (problem.path, problem.line) == ("content/sources/a-recall.md", 6)


def test_so_does_a_date_expression_a_paragraph_or_a_source_that_is_another() -> None:
    mention = TIMELINE.events[0].mentions[-1]
    assert mention.timex
    moved = corrupt(timex=replace(mention.timex, start=mention.timex.start + 1))
    assert [problem.message.split(": ")[1].split(";")[0] for problem in find_false_quotes(moved)] == [
        f"its date “{mention.timex.text}” does not stand there"
    ]
    for block in (1, -1):
        assert "does not lie in its paragraph" in next(find_false_quotes(corrupt(block=block))).message
    assert "is of no source of the story" in next(find_false_quotes(corrupt(source="elsewhere"))).message


def test_the_quotes_of_undated_reports_are_verified_too() -> None:
    [read] = [read for read in TIMELINE.sources if read.undated]
    wrong = replace(read.undated[0], quote=replace(read.undated[0].quote, exact="Nothing of the sort."))
    sources = tuple(replace(one, undated=(wrong,)) if one is read else one for one in TIMELINE.sources)
    [problem] = find_false_quotes(replace(TIMELINE, sources=sources))
    assert problem.path == read.source.path
    assert problem.line == 8
