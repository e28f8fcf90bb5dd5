"""What holds of every story, whatever its sources say and its editors decide."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.edtf import parse_edtf
from dateline.errors import ContentError
from dateline.merging.events import Merged
from dateline.model import Decision, Override, Quote, ReadingChoice, Selector

Merge = Callable[..., Merged]

TOLD = {
    "recalled its ambassador": "Norland recalled its ambassador from Sudland over herring{}.",
    "called its ambassador": "Norland called its ambassador to Sudland home over herring{}.",
    "signed a treaty": "Norland and Sudland signed a treaty on the old harbour{}.",
    "agreed a treaty": "Sand and Norland agreed a treaty on the old harbour{}.",
    "told parliament": "Berg told parliament{} that Sudland must pay for the herring.",
    "leaked papers": "The Herald published leaked papers on secret launcher sales to Norland{}.",
}
"""A few words of a report → the report."""
DAYS = ("", " on Thursday", " on 12 June 2024", " on 13 June 2024", " on 13 May 2024", " in June 2024")
PINS = ("the-recall", "the-treaty", "the-leak")


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    rows: tuple[tuple[str, ...], ...]
    overrides: dict[str, Override]
    decisions: tuple[Decision, ...]


def list_overrides(pinned: list[str]) -> st.SearchStrategy[Override | None]:
    """Return attribute lists; a ``same-as`` mostly names an id that stands in the story."""
    named = st.sampled_from([*pinned, *pinned, "the-end"])
    dates = st.sampled_from([parse_edtf("2024-06-12"), parse_edtf("2024")])
    line = st.just(6)
    return st.one_of(
        st.none(),
        st.none(),
        st.builds(Override, line=line, id=st.sampled_from(PINS)),
        *([st.builds(Override, line=line, same_as=named)] if pinned else []),
        *([st.builds(Override, line=line, same_as=named, id=st.sampled_from(PINS))] if pinned else []),
        st.builds(Override, line=line, date=dates),
        st.builds(Override, line=line, kind=st.sampled_from(["protest", "agree"])),
        st.just(Override(line=6, skip=True)),
    )


@st.composite
def stories(draw: st.DrawFn, action: str) -> Story:
    rows: list[tuple[str, ...]] = []
    overrides: dict[str, Override] = {}
    selectors: list[Selector] = []
    pinned: list[str] = []
    for number in range(1, draw(st.integers(3, 5)) + 1):
        paragraphs = []
        for place, words in enumerate(draw(st.lists(st.sampled_from(sorted(TOLD)), min_size=1, max_size=2))):
            paragraphs.append(TOLD[words].format(draw(st.sampled_from(DAYS))))
            override = draw(list_overrides(pinned)) if place or number > 2 else None
            if override:
                overrides[f"s{number}:{place}"] = override
                pinned += [override.id] if override.id else []
            if not (override and override.skip):
                selectors.append(Selector(line=4, source=f"s{number}", quote=words))
        publisher = draw(st.sampled_from(["Gazette", "Courier", "Review"]))
        rows.append((publisher, draw(st.sampled_from(["2024-06-14", "2024-06-15", "2024-07-01"])), *paragraphs))
    possible = list_decisions(selectors, pinned)
    decisions = [draw(possible[action])]
    if draw(st.booleans()):
        decisions.insert(0, draw(st.one_of(*possible.values())))
    return Story(rows=tuple(rows), overrides=overrides, decisions=tuple(decisions))


def list_decisions(selectors: list[Selector], pinned: list[str]) -> dict[str, st.SearchStrategy[Decision]]:
    """Return decisions by action; most point at something, and those that do not must be refused in words."""
    report = st.sampled_from(selectors)
    name = st.sampled_from(pinned or ["the-end"])
    by_name = [name.map(lambda name: Selector(line=4, event=name))] if pinned else []
    event = st.one_of(report, report, *by_name)
    pair = st.lists(report, min_size=2, max_size=2, unique_by=str).map(tuple)
    readings = st.tuples(
        st.builds(ReadingChoice, value=st.just("left"), mentions=st.tuples(report)),
        st.builds(ReadingChoice, value=st.just("right"), mentions=st.tuples(report)),
    )
    places = st.one_of(name.map("{}-date".format), name.map("{}-1".format))
    fields: dict[str, dict[str, st.SearchStrategy[object]]] = {
        "merge": {"mentions": pair},
        "split": {"event": event, "mentions": st.tuples(report)},
        "set": {"event": event, "id": st.sampled_from([*PINS, "the-end"])},
        "hide": {"event": event},
        "rule": {"id": places, "prefer": report.map(lambda selector: selector.source)},
        "alias": {"was": st.just("old-name"), "id": name},
        "disagreement": {"event": event, "about": st.just("which way"), "readings": readings},
    }
    path, line = st.just("content/decisions.yml"), st.just(3)
    return {
        action: st.builds(Decision, action=st.just(action), path=path, line=line, **values)
        for action, values in fields.items()
    }


def count_quotes(merged: Merged) -> Counter[tuple[str, Quote]]:
    told = Counter((mention.source, mention.quote) for event in merged.events for mention in event.mentions)
    told.update((undated.source, undated.quote) for read in merged.sources for undated in read.undated)
    return told


def try_merging(merge: Merge, story: Story, decisions: tuple[Decision, ...]) -> Merged | None:
    try:
        return merge(*story.rows, overrides=story.overrides, decisions=decisions)
    except ContentError:
        return None


@pytest.mark.parametrize("action", ["merge", "split", "set", "hide", "rule", "alias", "disagreement"])
@settings(derandomize=True, max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_every_report_is_told_once_and_every_name_leads_somewhere(
    merge: Merge, action: str, data: st.DataObject
) -> None:
    story = data.draw(stories(action))
    found = try_merging(merge, story, ())
    if found is None:
        return
    before = count_quotes(found)
    assert set(before.values()) <= {1}
    for number, (_, _, *paragraphs) in enumerate(story.rows, start=1):
        for place, paragraph in enumerate(paragraphs):
            override = story.overrides.get(f"s{number}:{place}")
            told = any(source == f"s{number}" and quote.exact in paragraph for source, quote in before)
            assert told or (override and override.skip)
    merged = try_merging(merge, story, story.decisions)
    if merged is None:
        return
    after = count_quotes(merged)
    assert set(after.values()) <= {1}
    assert set(after) <= set(before)
    hides = any(decision.action == "hide" for decision in story.decisions)
    assert hides or set(after) == set(before)
    ids = [event.id for event in merged.events]
    shown = {mention.id for event in merged.events for mention in event.mentions}
    assert len(set(ids)) == len(ids)
    assert all(was not in ids and now in ids for was, now in merged.aliases)
    assert all(set(event.related) <= set(ids) - {event.id} for event in merged.events)
    readings = [one for event in merged.events for dispute in event.disagreements for one in dispute.readings]
    assert all(reading.mentions and set(reading.mentions) <= shown for reading in readings)
