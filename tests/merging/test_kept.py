"""A merge that finds how an earlier process grouped the reports is, in all that it gives, a merge from nothing."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import dateline.merging.grouping
from dateline.cache import hash_parts
from dateline.errors import ContentError
from dateline.merging.events import Merged
from dateline.merging.kept import KeptGrouping, keep_grouping, restore_grouping
from dateline.merging.likeness import Likeness
from dateline.merging.memory import FORGETFUL, Memory
from dateline.model import Decision, PublishedEvent
from dateline.packing import pack, unpack
from tests.merging.conftest import record_events
from tests.merging.stories import FERRIES, Row, annotate, decisions, edits, merge_read, rows


def merge(
    story: dict[str, Row],
    kept: bytes = b"",
    decided: Sequence[Decision] = (),
    published: Sequence[PublishedEvent] = (),
    memory: Memory = FORGETFUL,
) -> tuple[Merged | str, bytes]:
    """Merge a story with what is kept; returns what there is to keep as well, which is the same where that fails."""
    told = {name: row if row[2] in story else (*row[:2], "", row[3]) for name, row in sorted(story.items())}
    read = [annotate(name, row) for name, row in told.items()]
    reports = [(hash_parts(name, repr(row)), own) for (name, row), (_, own) in zip(told.items(), read, strict=True)]
    last = restore_grouping(unpack(kept, KeptGrouping), dict(reports)) if kept else None
    try:
        merged = merge_read(read, decided, published, memory, last)
    except ContentError as error:
        return str(error), kept
    return merged, pack(keep_grouping(merged.grouping, reports))


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.lists(st.tuples(edits, decisions, st.booleans(), st.booleans()), min_size=2, max_size=12),
    st.dictionaries(st.sampled_from("abcdefgh"), rows, min_size=3),
)
def test_whatever_is_edited_a_merge_in_another_process_gives_what_one_from_nothing_gives(
    steps: list[tuple[tuple[str, Row | None], Decision | None, bool, bool]], story: dict[str, Row]
) -> None:
    memory, published = FORGETFUL, ()
    _, kept = merge(story)
    for (name, row), decision, is_recorded, is_preview in steps:
        if row:
            story[name] = row
        else:
            story.pop(name, None)
        memory = (Memory() if memory is FORGETFUL else memory) if is_preview else FORGETFUL
        decided = (decision,) if decision else ()
        merged, kept = merge(story, kept, decided, published, memory)
        assert merged == merge(story, b"", decided, published)[0]
        if is_recorded and isinstance(merged, Merged):
            published = record_events(merged.events)


def test_reports_that_were_grouped_are_not_compared_again(monkeypatch: pytest.MonkeyPatch) -> None:
    # A slip of the pen parts two of the days, and none of them from that of the edited report.
    story = {
        f"{outlet}-{day}": (outlet, "2024-06-14", "", (f"Norland sold {what} to Sudland on {day} June 2024.",))
        for day, what in ((2, "ferries"), (3, "lighthouses"), (10, "herring"))
        for outlet in ("Gazette", "Courier")
    }
    before, kept = merge(story)
    compared: list[set[str]] = []
    compare = dateline.merging.grouping.compare

    def count(left: object, right: object, *others: object, **more: object) -> Likeness:
        compared.append({left.mention.source, right.mention.source})  # type: ignore[attr-defined]
        return compare(left, right, *others, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(dateline.merging.grouping, "compare", count)
    assert merge(story, kept)[0] == before
    assert compared == []
    story["Courier-10"] = ("Courier", "2024-06-14", "", ("Norland sold salted herring to Sudland on 10 June 2024.",))
    merge(story, kept)
    assert compared == [{"Courier-10", "Gazette-10"}]


def test_what_became_of_a_source_that_is_gone_is_not_restored() -> None:
    _, kept = merge(FERRIES)
    assert restore_grouping(unpack(kept, KeptGrouping), {}).texts == ()
