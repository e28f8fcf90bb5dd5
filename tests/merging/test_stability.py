"""An article that is added changes the events that it reports, and no other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from dateline.merging.events import Merged
from tests.merging.conftest import record_events

Merge = Callable[..., Merged]


LEAK = "The Herald published leaked papers on secret launcher sales from Sudland to Norland"
SUMMARY = (
    "On 13 June 2024 Norland and Sudland ended the ferry service and agreed on herring quotas "
    "and recalled the ambassador."
)

PUBLISHED = {
    # The new report is like the first and not like the second: the first does not have to choose between them.
    "alike": (
        ("Gazette", "2024-07-14", SUMMARY),
        (
            "Courier",
            "2024-07-15",
            "On 13 June 2024 Anna Berg ended the ferry service and signed a treaty on the old harbour.",
        ),
        ("Review", "2024-07-16", "On 13 June 2024 Ivo Sand recalled the ambassador and agreed on herring quotas."),
    ),
    # The new report tells of another day what the undated one tells as well.
    "undated": (
        ("Gazette", "2024-06-11", "Sand visited the harbour of Norland on Monday with twelve ministers."),
        ("Courier", "2024-06-12", "Sand visited the harbour of Norland."),
        ("Review", "2024-06-08", "Sand visited the harbour of Norland on Friday."),
    ),
    # The new report gives the event a date that the others contradict.
    "contested": (
        ("Gazette", "2024-06-14", f"{LEAK} on 13 June."),
        ("Courier", "2024-06-15", f"{LEAK}."),
        ("Review", "2024-07-16", f"On 12 June {LEAK}."),
    ),
    # The new report tells what only went on with the first sentence before.
    "goes on": (
        (
            "Gazette",
            "2024-06-14",
            "Berg told parliament on Thursday that Sudland was plotting. The herring, she said, would not wait.",
        ),
        ("Courier", "2024-06-15", "On 13 June, Berg said, the herring would not wait."),
    ),
}


@pytest.mark.parametrize("rows", PUBLISHED.values(), ids=PUBLISHED)
def test_reports_published_as_one_stay_one_when_another_is_added(
    merge: Merge, rows: tuple[tuple[str, ...], ...]
) -> None:
    before = merge(*rows[:-1])
    [event] = before.events
    after = merge(*rows, published=record_events(before.events))
    kept = {mention.id for mention in event.mentions}
    assert any(kept <= {mention.id for mention in one.mentions} for one in after.events)
    # The record that is written now changes nothing.
    assert merge(*rows, published=record_events(after.events)).events == after.events


def test_what_is_clearly_not_one_event_is_none_whatever_was_published(merge: Merge) -> None:
    rows = (("Gazette", "2024-06-14", f"{LEAK} on 13 June."), ("Courier", "2024-06-15", "On 13 June Berg met Sand."))
    merged = merge(*rows)
    [first, second] = record_events(merged.events)
    published = (replace(first, mentions=(*first.mentions, *second.mentions)),)
    assert len(merged.events) == len(merge(*rows, published=published).events) == 2


def test_a_sentence_that_tells_something_else_now_leaves_the_event_that_it_was_published_with(merge: Merge) -> None:
    rows = (("Gazette", "2024-06-14", f"{LEAK} on 13 June."), ("Courier", "2024-06-15", f"On 13 June {LEAK}."))
    published = record_events(merge(*rows).events)
    edited = ("Courier", "2024-06-15", "On 13 June The Herald dismissed two editors over a ferry.")
    assert [len(event.mentions) for event in merge(rows[0], edited, published=published).events] == [1, 1]
