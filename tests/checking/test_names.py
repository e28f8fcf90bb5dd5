"""People whom sources name and no entry of the actors table does."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from dateline.annotating.actors import build_gazetteer
from dateline.annotations import annotate_source
from dateline.checking.findings import list_findings
from dateline.checking.names import propose_people
from dateline.edtf import parse_edtf
from dateline.model import Actor, Block, Timeline
from dateline.pipeline import build_timeline
from dateline.reading.sources import read_content
from tests.publishing.factory_exports import make_source, make_timeline

ACTORS = (
    Actor(id="norland", name="Norland", kind="country", country="Norland", spellings=("Norland",), line=2),
    Actor(id="belarus", name="Belarus", kind="country", country="Belarus", spellings=("Belarus",), line=3),
    Actor(id="ivo-sand", name="Ivo Sand", kind="person", country="Norland", spellings=("Ivo Sand", "Sand"), line=4),
)


def make_story(*texts: str, language: str = "en") -> Timeline:
    """A story of one source a text, named s1, s2, …, each of one paragraph on line 7."""
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


def list_names(*texts: str) -> list[str]:
    return [proposal.names[0] for proposal in propose_people(make_story(*texts))]


def test_a_proposal_says_where_and_how_often_and_can_be_pasted() -> None:
    story = make_story(
        "They met Norland's foreign minister, Mira Holt, on Monday.", "Later Foreign Minister Mira Holt left."
    )
    [finding] = [finding for finding in list_findings(story, {}) if finding.id == "people"]
    [place] = finding.places
    assert (place.place, place.message) == ("content/sources/s1.md:7", "Mira Holt: named in 2 sources")
    assert place.suggestion == (
        "- {name: Mira Holt, kind: person, country: Norland, roles: [{role: Norland's foreign minister}], "
        "spellings: [Mira Holt]}"
    )


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Foreign Minister Mira Holt left.", "Mira Holt"),
        ("Then Mira Holt, a Belarusian diplomat, left.", "Mira Holt"),
        ("It was shut, said Mira Holt.", "Mira Holt"),
        ("At noon Mira Holt said that it was shut.", "Mira Holt"),
        ("President Juan van der Holt left.", "Juan van der Holt"),
        ("President Robert S. Holt left.", "Robert S. Holt"),
        ("Prime Minister İlkay Çağ-Holt left.", "İlkay Çağ-Holt"),
    ],
)
def test_a_title_or_a_saying_gives_a_person_away(text: str, name: str) -> None:
    assert list_names(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "They met Mira Holt by the sea.",  # no sign
        "Mira Holt said so.",  # only where a sentence begins
        "The envoy met President Ivo Sand.",  # in the table
        "It was Black Tuesday, said the envoy of the Harbour Board.",
        "The council of the Harbour Board said so, and then Harbour Herald said more.",  # a publisher
        "At noon Foreign Ministry said so.",
        "It was shut, said North Norland.",
        "On Friday Press Secretary left.",
        "He is the ambassador to New Westland.",
        "In the port ABC Holt said so.",
    ],
)
def test_what_is_no_person_is_not_proposed(text: str) -> None:
    assert list_names(text) == []


def test_the_country_is_that_whose_office_it_is() -> None:
    proposals = propose_people(
        make_story(
            "It met Belarusian ambassador to Norland Mira Holt.",
            "It met ambassador to Norland Anna Berg.",
            "It met Norland's Belarusian envoy Olaf Lind.",
        )
    )
    entries = {proposal.names[0]: proposal.write_entry() for proposal in proposals}
    assert "country: Belarus," in entries["Mira Holt"]
    assert "country" not in entries["Anna Berg"]
    assert "country" not in entries["Olaf Lind"]


def test_the_commonest_come_first_and_spellings_of_one_name_stand_together() -> None:
    story = make_story(
        "It met President Olaf Lind.",
        "It met President Alexander Holt.",
        "It met President Aliaksandr Holt.",
        "It met President Aliaksandr Holt and President Mira Holt.",
    )
    assert [proposal.names for proposal in propose_people(story)] == [
        ("Aliaksandr Holt", "Alexander Holt"),
        ("Mira Holt",),
        ("Olaf Lind",),
    ]


def test_a_surname_of_the_table_with_another_given_name_is_somebody_else() -> None:
    assert list_names("Ivo Sand spoke. In the port Minister Eva Sand spoke.") == ["Eva Sand"]


def test_a_language_without_a_lexicon_proposes_nobody() -> None:
    assert propose_people(make_story("Gestern kam President Mira Holt.", language="de")) == ()


def test_what_was_pasted_is_read_and_proposed_no_more(tmp_path: Path) -> None:
    (tmp_path / "sources").mkdir()
    (tmp_path / "timeline.yml").write_text("title: A\ndek: B\nscope: all\n", encoding="utf-8")
    (tmp_path / "actors.yml").write_text("- {name: Norland, kind: country}\n", encoding="utf-8")
    (tmp_path / "sources" / "a.md").write_text(
        "---\ntitle: A\npublisher: B\npublished: 2024-06-14\n---\n"
        "On Monday Norland's \"first\" deputy minister Mira O'Holt left. Chargé d'affaires Núria Ñáñez-Holt stayed.\n",
        encoding="utf-8",
    )
    proposals = propose_people(build_timeline(read_content(tmp_path)))
    assert {proposal.names[0] for proposal in proposals} == {"Mira O'Holt", "Núria Ñáñez-Holt"}
    with (tmp_path / "actors.yml").open("a", encoding="utf-8") as table:
        table.writelines(proposal.write_entry() + "\n" for proposal in proposals)
    content = read_content(tmp_path)
    assert [actor.name for actor in content.actors[1:]] == [proposal.names[0] for proposal in proposals]
    assert propose_people(build_timeline(content)) == ()


def test_the_story_lacks_nobody_whom_this_finds(root: Path) -> None:
    assert propose_people(build_timeline(read_content(root / "content"))) == ()
