from __future__ import annotations

from collections.abc import Callable

from dateline.merging.events import Merged

Merge = Callable[..., Merged]


def group(merged: Merged) -> list[set[str]]:
    return [{mention.source for mention in event.mentions} for event in merged.events]


def test_an_old_event_is_not_what_an_undated_report_of_today_means(merge: Merge) -> None:
    old = ("Gazette", "2022-06-14", "Norland recalled its ambassador from Sudland for consultations on Tuesday.")
    new = ("Courier", "2024-06-14", "Norland recalled its ambassador from Sudland for consultations.")
    merged = merge(old, new)
    assert group(merged) == [{"s1"}]
    assert [len(read.undated) for read in merged.sources] == [0, 1]


def test_an_undated_report_that_could_mean_either_of_two_events_stays_undated(merge: Merge) -> None:
    first = ("Gazette", "2024-06-14", "Sand visited the harbour of Norland on Monday.")
    second = ("Gazette", "2024-06-24", "Sand visited the harbour of Norland on Thursday.")
    unsure = ("Courier", "2024-06-25", "Sand visited the harbour of Norland.")
    merged = merge(first, second, unsure)
    assert group(merged) == [{"s1"}, {"s2"}]


def test_a_telling_that_goes_on_stays_with_what_it_goes_on_about(merge: Merge) -> None:
    told = (
        "Gazette",
        "2024-06-14",
        "Berg told parliament on Thursday that Sudland was plotting. The herring, she said, would not wait.",
    )
    [event] = merge(told).events
    assert len(event.mentions) == 2
    assert "told in one breath" in event.merge_reasons[0]
