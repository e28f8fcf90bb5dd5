from __future__ import annotations

from collections.abc import Callable
from unittest.mock import patch

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.annotating.actors import build_gazetteer
from dateline.edtf import parse_edtf
from dateline.merging.events import Merged
from dateline.merging.grouping import group_mentions
from dateline.merging.profiles import profile_source
from dateline.model import PublishedEvent, PublishedMention
from tests.merging.conftest import ACTORS

Merge = Callable[..., Merged]


def test_the_order_of_the_sources_does_not_matter(merge: Merge) -> None:
    rows = [
        ("Gazette", "2024-06-14", "Norland recalled its ambassador from Sudland for consultations on Thursday."),
        ("Courier", "2024-06-15", "On 13 June Norland called its ambassador to Sudland home for consultations."),
        ("Review", "2024-09-01", "In June Norland recalled its ambassador from Sudland for consultations."),
    ]
    there, back = merge(*rows), merge(*reversed(rows))
    assert [event.date for event in there.events] == [event.date for event in back.events]
    assert [event.independent_sources for event in there.events] == [event.independent_sources for event in back.events]


RECALL = ("Gazette", "2024-06-14", "Norland recalled its ambassador from Sudland over the herring quarrel on Thursday.")


def publish_apart(merged: Merged) -> tuple[PublishedEvent, ...]:
    """A record in which every report is an event of its own."""
    mentions = [mention for event in merged.events for mention in event.mentions]
    return tuple(
        PublishedEvent(
            id=f"e-{number}",
            date=parse_edtf("2024-06-13"),
            title="",
            mentions=(PublishedMention(id=mention.id, source=mention.source, quote=mention.quote.exact),),
        )
        for number, mention in enumerate(mentions)
    )


def test_a_near_thing_stays_as_it_was_published(merge: Merge) -> None:
    told = (RECALL, ("Courier", "2024-06-15", "On 13 June Norland and Sudland fell out over herring for good."))
    merged = merge(*told)
    assert len(merged.events) == 1
    assert len(merge(*told, published=publish_apart(merged)).events) == 2


def test_what_is_clearly_one_event_is_one_whatever_was_published(merge: Merge) -> None:
    told = (RECALL, ("Courier", "2024-06-15", "On 13 June Norland called its ambassador to Sudland home over herring."))
    merged = merge(*told)
    assert len(merged.events) == 1
    assert len(merge(*told, published=publish_apart(merged)).events) == 1


def test_what_a_text_tells_again_is_one_event_and_says_so(merge: Merge) -> None:
    again = "On 13 June 2024 Norland recalled its ambassador from Sudland over herring."
    [event] = merge(("Gazette", "2024-06-14", again, again, again)).events
    assert len(event.mentions) == 3
    for reason in event.merge_reasons:
        assert (reason.step, reason.sources, reason.scores and reason.scores.likeness) == (
            "agreeing",
            ("s1", "s1"),
            1.0,
        )
    assert len(event.merge_reasons) == 2


SAID = (
    "On 13 June 2024 Norland recalled its ambassador from Sudland over herring.",
    "On 13 June 2024 Norland called its ambassador to Sudland home.",
    "On 13 June 2024 Sudland said that Norland had recalled its ambassador over herring.",
    "On 13 June 2024 seven of eleven ships left Sudland, and three ships left Norland.",
    "On 14 June 2024 Norland recalled its ambassador from Sudland over herring.",
    "Norland recalled its ambassador from Sudland over herring.",
)


@settings(derandomize=True, max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(st.sampled_from(SAID), min_size=1, max_size=5), min_size=1, max_size=3))
def test_copies_are_where_comparing_them_all_would_put_them(merge: Merge, texts: list[list[str]]) -> None:
    def group() -> set[frozenset[str]]:
        rows = [(f"P{number}", "2024-06-15", *paragraphs) for number, paragraphs in enumerate(texts)]
        return {frozenset(mention.id for mention in event.mentions) for event in merge(*rows).events}

    quickly = group()
    with patch("dateline.merging.texts._may_stand_apart", return_value=True):
        assert group() == quickly


def test_an_event_that_an_editor_has_split_leans_neither_way(merge: Merge) -> None:
    near = (RECALL, ("Courier", "2024-06-15", "On 13 June Norland and Sudland fell out over herring for good."))
    reports = [profile_source(read, build_gazetteer(ACTORS)) for read in merge(*near).sources]
    one, two = (profile.mention.id for own in reports for profile in own)

    def group(homes: dict[str, str], decided: tuple[str, ...] = ()) -> int:
        return len(group_mentions(reports, homes, decided).groups)

    assert group({}) == group({one: "x", two: "x"}) == 1
    assert group({one: "x", two: "y"}) == 2
    assert group({one: "x"}) == group({two: "y"}) == 1
    assert group({one: "x", two: "y"}, ("x",)) == group({one: "x", two: "y"}, ("y",)) == 1
