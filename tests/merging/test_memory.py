"""A merge that remembers the one before is, in all that it gives, a merge from nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.config import Scope
from dateline.edtf import parse_edtf
from dateline.errors import ContentError
from dateline.merging.events import Merged, merge_mentions
from dateline.merging.memory import FORGETFUL, Memory
from dateline.model import Decision, Event, PublishedEvent, PublishedMention, Selector
from tests.merging.conftest import record_events
from tests.merging.stories import CONFIG, FERRIES, GAZETTEER, Row, annotate, decisions, edits, merge_read, rows


def merge(
    story: dict[str, Row],
    memory: Memory,
    decided: Sequence[Decision] = (),
    published: Sequence[PublishedEvent] = (),
) -> Merged | str:
    """Merge a story; what is wrong with it, where it cannot be merged."""
    read = [annotate(name, row if row[2] in story else (*row[:2], "", row[3])) for name, row in sorted(story.items())]
    try:
        return merge_read(read, decided, published, memory)
    except ContentError as error:
        return str(error)


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.lists(st.tuples(edits, decisions, st.booleans()), min_size=2, max_size=12),
    st.dictionaries(st.sampled_from("abcdefgh"), rows, min_size=3),
)
def test_whatever_is_edited_a_merge_that_remembers_gives_what_one_from_nothing_gives(
    steps: list[tuple[tuple[str, Row | None], Decision | None, bool]], story: dict[str, Row]
) -> None:
    memory, published = Memory(), ()
    merge(story, memory)
    for (name, row), decision, is_recorded in steps:
        if row:
            story[name] = row
        else:
            story.pop(name, None)
        decided = (decision,) if decision else ()
        merged = merge(story, memory, decided, published)
        assert merged == merge(story, FORGETFUL, decided, published)
        if is_recorded and isinstance(merged, Merged):
            published = record_events(merged.events)


def list_events(merged: Merged | str) -> dict[str, Event]:
    assert isinstance(merged, Merged)
    return {event.mentions[0].source: event for event in merged.events}


def test_what_an_edit_does_not_reach_is_the_very_same_object() -> None:
    memory = Memory()
    before = merge(FERRIES, memory)
    edited = {**FERRIES, "c": ("Gazette", "2024-06-14", "", ("Norland sold 30 ferries to Outland on 4 June 2024.",))}
    after = merge(edited, memory)
    assert isinstance(before, Merged)
    assert isinstance(after, Merged)
    events, known = list_events(after), list_events(before)
    assert [name for name in FERRIES if events[name] is known[name]] == ["b", "d", "e", "f", "g", "h"]
    assert [new is old for new, old in zip(after.sources, before.sources, strict=True)] == [True, False] + [True] * 5


def test_what_all_events_depend_on_reaches_all_of_them() -> None:
    memory = Memory()
    read = [annotate(name, row) for name, row in FERRIES.items()]
    sources = [one for one, _ in read]
    narrow = replace(CONFIG, scope=Scope(parties=("Sudland", "Berg")))
    for config, in_scope in ((CONFIG, True), (narrow, False), (CONFIG, True)):
        merged = merge_mentions(sources, config, GAZETTEER, (), reports=[own for _, own in read], memory=memory)
        assert {event.in_scope for event in merged.events} == {in_scope}


def test_a_merge_that_fails_leaves_what_is_known_as_it_was() -> None:
    memory = Memory()
    merge(FERRIES, memory)
    nowhere = Decision(
        action="hide", path="content/decisions.yml", line=3, event=Selector(line=3, event="a-ferry-of-nobody")
    )
    edited = {**FERRIES, **{f"x{n}": ("Courier", "2024-06-15", "", ("A ferry sank.",) * 3) for n in range(9)}}
    assert "no event 'a-ferry-of-nobody'" in str(merge(edited, memory, (nowhere,)))
    assert merge(FERRIES, memory) == merge(FERRIES, FORGETFUL)
    assert merge(edited, memory) == merge(edited, FORGETFUL)


def test_a_memory_that_forgets_is_as_new() -> None:
    memory = Memory()
    assert memory.is_new
    before = list_events(merge(FERRIES, memory))
    assert not memory.is_new
    memory.forget()
    assert memory.is_new
    after = list_events(merge(FERRIES, memory))
    assert after == before
    assert all(event is not before[name] for name, event in after.items())


def test_a_ruling_is_carried_out_and_withdrawn() -> None:
    told = "On 13 June The Herald published leaked papers on secret sales to Norland of launchers for ${} million."
    story = {
        "a": ("Gazette", "2024-06-14", "", (told.format(120),)),
        "b": ("Courier", "2024-07-01", "", (told.format(170),)),
    }
    memory = Memory()
    [found] = list_events(merge(story, memory))["a"].disagreements
    hide = Decision(action="hide", path="content/decisions.yml", line=3, id=found.id)
    for decided, disputes in (((hide,), ()), ((), (found,))):
        assert list_events(merge(story, memory, decided))["a"].disagreements == disputes


def test_a_telling_that_goes_on_waits_for_what_it_is_published_with_now() -> None:
    goes_on = "Berg told parliament on Thursday that Sudland was plotting. The herring, she said, would not wait."
    story = {
        "a": ("Gazette", "2024-06-14", "", (goes_on,)),
        "b": ("Courier", "2024-06-15", "", ("On 13 June, Berg said, the herring would not wait.",)),
    }
    memory = Memory()
    [told, goes, _] = [mention for read, _ in (annotate(*one) for one in story.items()) for mention in read.mentions]
    assert goes.continues == told.id
    parts = [("x", goes), ("x", told)], [("x", goes), ("y", told)], [("x", goes), ("x", told)]
    for homes in parts:
        published = tuple(
            PublishedEvent(
                id=name,
                date=parse_edtf("2024-06-13"),
                title="",
                mentions=tuple(
                    PublishedMention(id=one.id, source=one.source, quote=one.quote.exact)
                    for home, one in homes
                    if home == name
                ),
            )
            for name in sorted({home for home, _ in homes})
        )
        assert merge(story, memory, (), published) == merge(story, FORGETFUL, (), published)


def test_what_is_made_of_many_is_made_again_where_its_object_what_is_given_or_the_story_is_another() -> None:
    memory, story, other = Memory(), object(), object()
    parts = [[1], [2], [3]]
    made: list[int] = []

    def make(part: list[int], more: int) -> int:
        made.append(part[0])
        return part[0] + more

    def ask(given: list[int], story: object) -> tuple[list[int], list[int]]:
        made.clear()
        values = memory.remember_all("sum", make, parts, [(one,) for one in given], story=story)
        memory.turn()
        return values, list(made)

    assert ask([10, 10, 10], story) == ([11, 12, 13], [1, 2, 3])
    assert ask([10, 10, 10], story) == ([11, 12, 13], [])
    parts[1] = [2]
    assert ask([10, 10, 20], story) == ([11, 12, 23], [2, 3])
    assert ask([10, 10, 20], other) == ([11, 12, 23], [1, 2, 3])
    memory.turn()
    assert ask([10, 10, 20], other) == ([11, 12, 23], [1, 2, 3])
