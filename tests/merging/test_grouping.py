from __future__ import annotations

from collections.abc import Callable

from dateline.merging.events import Merged

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
