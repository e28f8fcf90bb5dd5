from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from dateline.model import Mention, Reading, Timeline
from dateline.publishing.disputes import Dispute, describe_disputes
from dateline.publishing.timeline import arrange_story


def describe(timeline: Timeline, event: str, *, voices: int = 3) -> Dispute:
    story = arrange_story(timeline)
    [dispute] = describe_disputes(story.events[event], story, voices=voices)
    return dispute


def test_versions_stand_side_by_side_with_their_words(timeline: Timeline) -> None:
    dispute = describe(timeline, "papers")
    assert [(one.letter, one.value, one.numbers) for one in dispute.positions] == [
        ("A", "13 June 2024", (2, 3)),
        ("B", "13 May 2024", (1,)),
    ]
    first = dispute.positions[0].voices[0]
    assert (first.publisher, first.date_words, first.target) == (
        "Oc Media",
        "Thursday evening",
        "sources/oc-media.html#p1-papers",
    )
    assert dispute.filed == "Under A: two sources name the day."


@pytest.mark.parametrize(
    ("ruled", "filed"),
    [(True, "Under A."), (False, "Nothing settles it; the versions stand as the sources give them.")],
)
def test_a_disagreement_without_a_reason_says_where_it_is_filed(timeline: Timeline, ruled: bool, filed: str) -> None:
    papers = timeline.events[2]
    [dispute] = papers.disagreements
    readings = tuple(replace(reading, preferred=reading.preferred and ruled) for reading in dispute.readings)
    changed = replace(papers, disagreements=(replace(dispute, because="", readings=readings),))
    assert describe(replace(timeline, events=(changed,)), "papers").filed == filed


def test_voices_beyond_the_limit_are_counted(timeline: Timeline) -> None:
    position = describe(timeline, "papers", voices=1).positions[0]
    assert (len(position.voices), position.voices_more) == (1, 1)


def test_a_vaguer_report_that_fits_one_version_is_named_as_compatible(
    timeline: Timeline, mention: Callable[..., Mention]
) -> None:
    papers = timeline.events[2]
    source = timeline.sources[3].source
    vague = mention("m9", source, source.text, date="2024-06")
    changed = replace(papers, mentions=(*papers.mentions, vague))
    dispute = describe(replace(timeline, events=(changed,)), "papers")
    assert [(voice.number, voice.is_compatible) for voice in dispute.positions[0].voices] == [
        (2, False),
        (3, False),
        (4, True),
    ]


def test_a_vaguer_report_counted_in_with_a_version_does_not_give_it(
    timeline: Timeline, mention: Callable[..., Mention]
) -> None:
    papers = timeline.events[2]
    source = timeline.sources[3].source
    vague = mention("m9", source, source.text, date="2024-06")
    [dispute] = papers.disagreements
    june, may = dispute.readings
    counted = replace(dispute, readings=(replace(june, mentions=(*june.mentions, "m9")), may))
    changed = replace(papers, mentions=(*papers.mentions, vague), disagreements=(counted,))
    first, _ = describe(replace(timeline, events=(changed,)), "papers", voices=8).positions
    assert (first.numbers, first.vaguer) == ((2, 3), (4,))
    assert [voice.is_compatible for voice in first.voices] == [False, False, True]


def test_how_it_was_filed_is_not_said_twice(timeline: Timeline) -> None:
    papers = timeline.events[2]
    [dispute] = papers.disagreements
    filed = replace(papers, disagreements=(replace(dispute, because="Filed under June."),))
    assert describe(replace(timeline, events=(filed,)), "papers").filed == "Under June."
    ruled = replace(papers, disagreements=(replace(dispute, because="Filed by the editor under June.", ruled=True),))
    told = describe(replace(timeline, events=(ruled,)), "papers")
    assert (told.filed, told.is_ruled) == ("Under June.", True)


def test_an_editors_question_keeps_the_editors_words(timeline: Timeline) -> None:
    dispute = describe(timeline, "spoke")
    assert not dispute.is_found
    assert dispute.about == "which speech"
    assert [one.value for one in dispute.positions] == ["The one <b>indoors</b>", "Another"]
    assert dispute.filed.startswith("Nothing settles it")
    assert dispute.axis.marks == ()


def test_disputed_days_lie_apart_on_the_axis(timeline: Timeline) -> None:
    axis = describe(timeline, "papers").axis
    june, may = axis.marks
    assert 0 < may.x < june.x < 100
    assert (june.ends_late, may.ends_late) == (True, False)
    assert axis.scale == "31 days apart. One tick is one day."
    assert axis.path.count("M") == 32


@pytest.mark.parametrize(
    ("values", "scale"),
    [
        (("2024-08-12/2024-08-18", "2024-08-20"), "At least 2 days apart. One tick is one day."),
        (("2023-09-19", "2024-09"), "About 11 months apart. One tick is one month."),
        (("1994", "2024"), "About 29 years apart. One tick is one year."),
        (("2024-06-13", "2024-06-14", "2024-06-15"), "One tick is one day."),
    ],
)
def test_the_axis_says_how_far_the_versions_lie_apart(timeline: Timeline, values: tuple[str, ...], scale: str) -> None:
    papers = timeline.events[2]
    [dispute] = papers.disagreements
    readings = tuple(Reading(value=value, mentions=()) for value in values)
    changed = replace(papers, disagreements=(replace(dispute, readings=readings),))
    assert describe(replace(timeline, events=(changed,)), "papers").axis.scale == scale
