"""Offices that sources of the same weeks do not share."""

from __future__ import annotations

from dataclasses import replace

from dateline.annotating.actors import build_gazetteer
from dateline.annotations import annotate_source
from dateline.checking.findings import list_findings
from dateline.edtf import parse_edtf
from dateline.model import Actor, Block, Timeline
from tests.publishing.factory_exports import make_source, make_timeline

SAND = Actor(id="ivo-sand", name="Ivo Sand", kind="person", spellings=("Sand",), line=2)


def make_story(*rows: tuple[str, str]) -> Timeline:
    """A story of one actor, from the day and the text of each source, named s1, s2, …"""
    read = []
    for number, (published, text) in enumerate(rows, start=1):
        source = make_source(
            f"s{number}",
            text,
            publisher=f"Paper {number}",
            published=parse_edtf(published),
            blocks=(Block(kind="paragraph", start=0, end=len(text), line=7),),
        )
        read.append(annotate_source(source, build_gazetteer((SAND,))))
    return replace(make_timeline(), actors=(SAND,), sources=tuple(read), events=(), beyond=())


def list_conflicts(timeline: Timeline) -> list[str]:
    groups = [finding for finding in list_findings(timeline, {}) if finding.id == "titles"]
    return [f"{place.place}: {place.message}" for group in groups for place in group.places]


def test_an_office_that_the_others_contradict_is_asked_about() -> None:
    story = make_story(
        ("2024-06-13", "Ambassador Ivo Sand left."),
        ("2024-06-14", "Press secretary Ivo Sand spoke."),
        ("2024-06-15", "Ivo Sand, Norland's spokesman, spoke."),
    )
    assert list_conflicts(story) == [
        "content/sources/s1.md:7: “Ambassador” Ivo Sand, but “Press secretary” in s2, “Norland's spokesman” in s3"
    ]


def test_words_for_one_office_are_no_conflict() -> None:
    story = make_story(("2024-06-13", "Spokesman Ivo Sand spoke."), ("2024-06-14", "Press secretary Ivo Sand spoke."))
    assert list_conflicts(story) == []


def test_a_former_or_a_later_office_is_no_conflict() -> None:
    story = make_story(
        ("2024-06-13", "Former ambassador Ivo Sand left."),
        ("2024-06-14", "Press secretary Ivo Sand spoke."),
        ("2024-06-15", "Press secretary Ivo Sand spoke again."),
        ("2025-06-15", "Ambassador Ivo Sand came back."),
    )
    assert list_conflicts(story) == []
