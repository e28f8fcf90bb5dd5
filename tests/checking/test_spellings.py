"""Words that look like a known name."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.annotating.actors import build_gazetteer
from dateline.annotations import annotate_source
from dateline.checking.findings import list_findings
from dateline.checking.spellings import find_lookalikes
from dateline.edtf import parse_edtf
from dateline.model import Actor, Block, Timeline
from tests.publishing.factory_exports import make_source, make_timeline

ACTORS = (
    Actor(id="norland", name="Norland", kind="country", country="Norland", spellings=("Norland",), line=2),
    Actor(
        id="ivo-sandenko",
        name="Ivo Sandenko",
        kind="person",
        country="Norland",
        spellings=("Ivo Sandenko", "Sandenko", "Иво Санденко"),
        line=4,
    ),
)


def make_story(*texts: str, language: str = "en") -> Timeline:
    read = []
    for number, text in enumerate(texts, start=1):
        source = make_source(
            f"s{number}",
            text,
            publisher="Harbour Herald",
            published=parse_edtf(f"2024-06-{number:02}"),
            text_language=language,
            blocks=(Block(kind="paragraph", start=0, end=len(text), line=7),),
        )
        read.append(annotate_source(source, build_gazetteer(ACTORS)))
    return replace(make_timeline(), actors=ACTORS, sources=tuple(read), events=(), beyond=())


def list_words(*texts: str, language: str = "en") -> list[tuple[str, str]]:
    return [(one.words, one.spelling) for one in find_lookalikes(make_story(*texts, language=language))]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("On Monday Sandenco spoke.", "Sandenco"),
        ("On Monday Ivo Sandenka spoke.", "Sandenka"),
        ("President I. Sandeenko spoke.", "Sandeenko"),
        ("Monday's guest was Sándencó's friend.", "Sándencó"),
    ],
)
def test_a_slip_is_asked_about(text: str, words: str) -> None:
    assert list_words(text) == [(words, "Sandenko")]


def test_in_another_script_too() -> None:
    assert list_words("В понедельник Сандинко выступил.", language="ru") == [("Сандинко", "Санденко")]


@pytest.mark.parametrize(
    "text",
    [
        "On Monday Sandenko spoke.",
        "On Monday Mira Sandenco spoke.",  # somebody else's surname
        "The Sandenkos and Mrs Sandenkoa came.",  # his family
        "The Norlander and Norlandic boats left.",
        "A sandenco is a boat. Sandenco boats are old.",  # a word that is written small as well
        "Sanderson spoke.",
    ],
)
def test_another_name_is_not(text: str) -> None:
    assert list_words(text) == []


def test_a_case_ending_is_no_slip() -> None:
    assert list_words("Встреча с Санденко и звонок Иво Санденко.", language="ru") == []


def test_it_says_in_how_many_sources_and_whose_name_it_may_be() -> None:
    story = make_story("President Sandenco spoke.", "On Monday President Ivo Sandenco left.")
    findings = {finding.id: finding for finding in list_findings(story, {})}
    [place] = findings["spellings"].places
    assert place.place == "content/sources/s1.md:7"
    assert place.message == ("Sandenco: Sandenko? named in 2 sources; Ivo Sandenko is on line 4 of actors.yml")
    assert "people" not in findings  # Ivo Sandenco is asked about once
