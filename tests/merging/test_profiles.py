"""A report as it is compared: made of one source, in whatever process."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.annotating.actors import Gazetteer, build_gazetteer
from dateline.annotations import annotate_source, annotate_sources
from dateline.config import Config, Scope
from dateline.edtf import parse_edtf
from dateline.errors import ContentError
from dateline.merging.events import merge_mentions
from dateline.merging.profiles import Profile, profile_source
from dateline.model import Actor, AnnotatedSource, Block, Mention, Quote, Source
from dateline.packing import pack, unpack

ACTORS = (
    Actor(id="norland", name="Norland", kind="country", country="Norland"),
    Actor(id="anna-berg", name="Anna Berg", kind="person", country="Norland"),
)


def make_source(name: str, text: str) -> Source:
    return Source(
        id=name,
        path=f"content/sources/{name}.md",
        title=name,
        publisher=name,
        published=parse_edtf("2024-06-14"),
        language="en",
        text_language="en",
        text=text,
        blocks=(Block(kind="paragraph", start=0, end=len(text), line=5),),
    )


def annotate(name: str, text: str) -> tuple[AnnotatedSource, Gazetteer]:
    gazetteer = build_gazetteer(ACTORS)
    return annotate_source(make_source(name, text), gazetteer), gazetteer


def test_a_profile_holds_what_is_compared() -> None:
    [profile] = profile_source(
        *annotate("a", "On 13 June 2024 Anna Berg of Norland refused to sign the second treaty.")
    )
    assert profile.actors == {"Anna Berg", "Norland"}
    assert "treaty" in profile.words
    assert profile.words.isdisjoint({"the", "june", "berg"})
    assert profile.numbers == {"second"}
    assert "reject" in profile.kinds


def test_a_profile_gives_the_headline_and_the_id_that_its_report_suggests() -> None:
    [profile] = profile_source(*annotate("a", "On 13 June 2024 Anna Berg signed the old treaty on tin."))
    assert (profile.title, profile.slug) == ("Berg signed the old treaty on tin", "anna-berg-signed-the-old-treaty")


def test_a_report_is_told_in_every_sentence_that_it_touches() -> None:
    text = "Norland recalled its ambassador. Anna Berg did so as well. Nobody knew why."
    read, gazetteer = annotate("a", text)
    told = Mention(
        id="a",
        source="a",
        block=0,
        quote=Quote(exact=text[8:50], prefix="", suffix="", start=8, end=50),
        date=None,
        kind="recall",
        modality="happened",
        actors=(),
    )
    [profile] = profile_source(replace(read, mentions=(told,)), gazetteer)
    assert profile.sentence == (0, 58)
    [lone] = profile_source(replace(read, mentions=(told,), passages=()), gazetteer)
    assert lone.sentence == (8, 50)


def test_profiles_that_were_made_in_another_process_merge_the_same() -> None:
    texts = (
        "On 13 June 2024 Anna Berg recalled the ambassador of Norland over herring.",
        "Norland called its ambassador home over herring on Thursday.",
    )
    sources = [make_source(f"s{number}", text) for number, text in enumerate(texts)]
    pairs = [one for one in annotate_sources(sources, ACTORS) if not isinstance(one, ContentError)]
    config = Config(title="Test", scope=Scope(everything=True))
    gazetteer = build_gazetteer(ACTORS)
    reports = [unpack(pack(own), tuple[Profile, ...]) for _, own in pairs]
    merged = merge_mentions([read for read, _ in pairs], config, gazetteer, (), reports=reports)
    assert len(merged.events) == 1
    assert merged == merge_mentions([annotate_source(one, gazetteer) for one in sources], config, gazetteer, ())


def test_a_profile_knows_what_was_not_done_unless_refusing_is_what_was_done() -> None:
    told = {
        "On 13 June 2024 Anna Berg visited the old harbour.": False,
        "On 13 June 2024 Anna Berg left the old harbour without a word.": True,
        "On 13 June 2024 Anna Berg refused to sign the treaty on tin, and did not say why.": False,
    }
    for text, negated in told.items():
        [profile] = profile_source(*annotate("a", text))
        assert profile.negated is negated


def test_figures_and_ordinals_are_numbers_and_dates_are_not() -> None:
    [profile] = profile_source(
        *annotate("a", "On 13 June 2024 Norland bought 5 tractors and 120 ploughs in the third deal.")
    )
    assert profile.numbers == {"5", "120", "third"}


@pytest.mark.parametrize(
    ("text", "weekday"),
    [
        ("On Thursday Anna Berg visited the old harbour.", 3),
        ("Anna Berg visited the old harbour late on Monday.", 0),
        ("Anna Berg visited the old harbour.", None),
    ],
)
def test_a_day_of_the_week_is_kept_where_nobody_knows_which_week_is_meant(text: str, weekday: int | None) -> None:
    gazetteer = build_gazetteer(ACTORS)
    source = replace(make_source("a", text), published=parse_edtf("2024-06"))
    [profile] = profile_source(annotate_source(source, gazetteer), gazetteer)
    assert (profile.mention.date, profile.weekday) == (None, weekday)
