"""What was merged, or left apart, by a hair, and the lines that settle it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from dateline.checking.findings import list_findings
from dateline.checking.near_misses import (
    find_doubtful_merges,
    list_close_calls,
    list_near_misses,
    list_unruled,
    place_disagreement,
    place_near_miss,
)
from dateline.checking.places import Finding, Place
from dateline.merging.clusters import STRIKING_WORDS
from dateline.merging.likeness import Likeness
from dateline.merging.reasons import word_reason
from dateline.merging.undated import UNDATED
from dateline.model import MergeReason, MergeStep, Obstacle, Refusal, Timeline
from dateline.pipeline import build_timeline
from dateline.reading.sources import read_content
from tests.publishing.factory_exports import make_timeline

NEAR = Likeness(words=0.62, actors=0.3, kinds=0.7, date=0.4).scores

# ------------------------------------------------------------------ what is close


def join(*sources: str, step: MergeStep = "agreeing", undated_score: float = 0.0, **scores: float) -> MergeReason:
    """A merge that was close, but for what is given otherwise."""
    told = replace(NEAR, **scores)  # type: ignore[arg-type]
    return MergeReason(step=step, sources=sources, scores=told, undated_score=undated_score)


@pytest.mark.parametrize(
    ("reason", "is_close"),
    [
        (join("a", "b"), True),
        (join("a", "b", likeness=0.54), True),
        (join("a", "b", likeness=0.55), False),
        (join("a", step="undated", likeness=0.61, undated_score=UNDATED + 0.03), True),
        (join("a", step="undated", likeness=0.53, undated_score=UNDATED + 0.10), False),
        (join(step="contested", likeness=0.90, words=STRIKING_WORDS + 0.02), True),
        (join(step="contested", likeness=0.51, words=STRIKING_WORDS + 0.20), False),
        (MergeReason(step="merge", because="one exchange, told separately"), False),
    ],
)
def test_a_merge_is_measured_by_the_threshold_it_had_to_reach(reason: MergeReason, *, is_close: bool) -> None:
    event = replace(make_timeline().events[0], merge_reasons=(reason,))
    assert list_close_calls(event) == ((reason,) if is_close else ())


def tell_merge(*reasons: MergeReason) -> list[Place]:
    story = make_timeline()
    return list(
        find_doubtful_merges(replace(story, events=(replace(story.events[0], merge_reasons=reasons),), needless=()))
    )


def test_a_doubtful_merge_is_shown_at_the_later_report_with_both_answers() -> None:
    [place] = tell_merge(join("a-recall", "b-leak"))
    assert place.place == "content/sources/b-leak.md:6"
    assert place.message.startswith("ambassadors-recalled: “Минск отозвал посла 14 июня")
    assert "joined “Armenia and Belarus recalled" in place.message
    assert place.message.endswith("in a-recall (0.53; 0.50 is asked)")
    split, merge = place.suggestion.split("\n")
    assert split.startswith('- split: {event: ambassadors-recalled, mentions: [{source: b-leak, quote: "Минск отозвал')
    assert merge.startswith('- merge: [{source: b-leak, quote: "Минск отозвал посла 14 июня,"}, {source: a-recall, ')


def test_a_merge_of_dates_that_differ_names_the_version_that_does_not_lead() -> None:
    [place] = tell_merge(join(step="contested", words=0.43))
    assert place.place == "content/sources/b-leak.md:6"


def test_a_merge_of_which_it_cannot_be_told_what_it_brought_in_is_shown_as_it_is() -> None:
    reason = join(step="contested", words=0.43)
    story = make_timeline()
    event = replace(story.events[0], merge_reasons=(reason,), disagreements=())
    [place] = find_doubtful_merges(replace(story, events=(event,)))
    assert (place.message, place.suggestion) == (f"ambassadors-recalled: {word_reason(reason)}", "")


def test_a_merge_that_an_editor_has_undone_is_not_asked_about() -> None:
    assert tell_merge(join("a-recall", "c-elsewhere")) == []
    assert tell_merge(join("a-recall", step="undated", undated_score=0.63)) == []


def test_two_reasons_for_one_report_are_one_question() -> None:
    [place] = tell_merge(join("a-recall", "b-leak"), join("a-recall", "b-leak", likeness=0.52))
    assert place.message.endswith("(0.52; 0.50 is asked)")


# ------------------------------------------------------------------ what was left apart


def make_miss(*, settled: bool = False) -> Timeline:
    """The recall and the visit, nearly one event."""
    story = make_timeline()
    [recall], [visit] = story.events, story.beyond
    asked = Obstacle(cause="likeness", least=0.50)
    likest, weaker = (
        Refusal(mention=mention, other="m-visit", scores=replace(NEAR, likeness=likeness), obstacle=asked)
        for mention, likeness in (("m-a-recall", 0.48), ("m-b-leak", 0.46))
    )
    edited = ("title",) if settled else ()
    recall = replace(recall, refusals=(weaker, likest), edited=edited)
    return replace(story, events=(recall,), beyond=(replace(visit, edited=edited),))


def test_a_near_miss_is_told_once_by_its_likest_pair() -> None:
    story = make_miss()
    [miss] = list_near_misses(story)
    place = place_near_miss(miss, story)
    assert place.place == "content/sources/a-recall.md:6"
    assert place.message.startswith("ambassadors-recalled and visit: “Armenia and Belarus")
    assert place.message.endswith("in a-recall (0.50 is asked)")
    assert place.suggestion.startswith("- merge: [ambassadors-recalled, visit]  #")


def test_two_events_with_headlines_of_the_editors_are_told_apart() -> None:
    assert [one.id for one in list_findings(make_miss(), {}) if "near-misses" in one.id] == ["near-misses"]
    [settled] = [one for one in list_findings(make_miss(settled=True), {}) if "near-misses" in one.id]
    assert (settled.id, settled.to_know) == ("settled-near-misses", True)


# ------------------------------------------------------------------ what nobody has ruled on


def test_a_disagreement_comes_with_a_ruling_for_each_version() -> None:
    story = make_timeline()
    [(event, dispute)] = list_unruled(story)
    place = place_disagreement(event, dispute, story)
    assert place.message == "ambassadors-recalled, the date: 13 June 2024 (a-recall); or 14 June 2024 (b-leak)"
    assert place.suggestion.split("\n") == [
        "- rule: {disagreement: recall-date, prefer: a-recall}  # 13 June 2024",
        "- rule: {disagreement: recall-date, prefer: b-leak}  # 14 June 2024",
    ]


def test_what_is_ruled_is_not_asked_about_and_what_an_editor_raised_is_to_know() -> None:
    story = make_timeline()
    [dispute] = story.events[0].disagreements

    def list_groups(**fields: object) -> list[str]:
        event = replace(story.events[0], disagreements=(replace(dispute, **fields),))  # type: ignore[arg-type]
        return [one.id for one in list_findings(replace(story, events=(event,)), {}) if "disagreements" in one.id]

    assert list_groups() == ["disagreements"]
    assert list_groups(ruled=True) == []
    assert list_groups(found=False) == ["open-disagreements"]


# ------------------------------------------------------------------ pasted, and built

STORY = {
    "harbour-post": ("2024-05-03", "Norland recalled its ambassador from Sudland on 2 May 2024 over the fishing ban."),
    "island-news": ("2024-05-05", "Norland recalled its ambassador from Sudland on 3 May 2024 over the fishing ban."),
    "coast-daily": ("2024-05-04", "Norland called home the ambassador on 2 May 2024, angry about fishing quotas."),
    "lake-observer": ("2024-05-07", "On 2 May 2024 Norland closed its harbours to boats of Sudland over the ban."),
    "hill-gazette": ("2024-05-06", "On 2 May 2024 the envoy of Norland left Sudland because of the ban on fishing."),
}


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Five reports that are more and less alike."""
    (tmp_path / "sources").mkdir()
    (tmp_path / "timeline.yml").write_text("title: A\nscope: all\n", encoding="utf-8")
    actors = "- {name: Norland, kind: country}\n- {name: Sudland, kind: country}\n"
    (tmp_path / "actors.yml").write_text(actors, encoding="utf-8")
    for name, (published, text) in STORY.items():
        head = f"---\ntitle: {name}\npublisher: {name}\npublished: {published}\nurl: https://{name}.example/\n---\n"
        (tmp_path / f"sources/{name}.md").write_text(head + text + "\n", encoding="utf-8")
    return tmp_path


def list_groups(content: Path) -> dict[str, Finding]:
    return {finding.id: finding for finding in list_findings(build_timeline(read_content(content)), {})}


def paste(content: Path, line: str) -> dict[str, Finding]:
    (content / "decisions.yml").write_text(line + "\n", encoding="utf-8")
    return list_groups(content)


def test_a_ruling_that_is_pasted_rules(content: Path) -> None:
    [place] = list_groups(content)["disagreements"].places
    for line in place.suggestion.split("\n"):
        assert "disagreements" not in paste(content, line)


def test_a_near_miss_that_is_pasted_is_one_event(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dateline.merging.clusters.CLOSE", 0.3)  # much is near
    before = build_timeline(read_content(content))
    [place, *_] = list_groups(content)["near-misses"].places
    after = paste(content, place.suggestion)
    assert place not in (after["near-misses"].places if "near-misses" in after else ())
    assert len(build_timeline(read_content(content)).events) == len(before.events) - 1


def test_a_doubtful_merge_is_settled_by_either_line(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dateline.checking.near_misses.CLOSE", 1.0)  # every merge is a close call
    before = build_timeline(read_content(content))
    places = list_groups(content)["doubtful-merges"].places
    split, merge = places[0].suggestion.split("\n")
    after = paste(content, merge)
    assert places[0] not in (after["doubtful-merges"].places if "doubtful-merges" in after else ())
    assert "needless-decisions" not in after
    paste(content, split)
    assert len(build_timeline(read_content(content)).events) == len(before.events) + 1
