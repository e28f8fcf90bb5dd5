"""Sentences: where one ends, and where none does."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.edtf import parse_edtf
from dateline.errors import Problems
from dateline.model import Source
from dateline.reading.passages import LONGEST_ASIDE, split_passages
from dateline.reading.prose import read_prose


def make_source(body: str, language: str = "en") -> Source:
    text, blocks = read_prose(body, path="a.md", first_line=1, problems=Problems())
    return Source(
        id="a",
        path="a.md",
        title="A",
        publisher="B",
        published=parse_edtf("2024-06-14"),
        language=language,
        text_language=language,
        text=text,
        blocks=blocks,
    )


def split(body: str, language: str = "en") -> list[str]:
    source = make_source(body, language)
    return [source.text[passage.start : passage.end] for passage in split_passages(source)]


@pytest.mark.parametrize(
    "sentences",
    [
        ["One left.", "Two stayed!", "Did three?", "Nobody knows…", "So it is."],
        ["He came on Jan. 19 with Mr. Vale and Dr. Ray.", "They left on Sept. 2."],
        ["The U.S. State Department spoke.", "He lives in the U.S.", "The ship left."],
        ["Press secretary A. Glaz spoke; A.Glaz again; J. R. R. Moor too.", "N. Pachinian left."],
        ["Lt. Col. Ray and Gen. Vale met St. John's envoy, i.e. Prof. Moor vs. Rep. Day.", "Nothing came of it."],
        ["They met at 5 p.m. Tuesday and at 10 a.m. (0735 GMT) on Friday.", "It ended at 6 p.m.", "Ray left."],
        ["Washington D.C. is far.", "Resolution No. 5 passed.", "He said no.", "They agreed."],
        ["So began World War I.", "Vale had a Plan B.", "Ray knew."],
        ['He said: "It is over. We won. Go home."', "Then he left."],
        ["“Who is he?” Vale asked.", "“A port.”", "The envoy left.", "‘Why? Why now?’ she said."],
        ["The pact (signed in 1999. Few noticed.) holds.", "(It was renewed.)", "It ended."],
        ["It cost 2.5 million.", "See example.org for more.", "Version 3.11 came."],
        ["He waited ... and left.", "She stayed...", "Nobody came."],
        ["Vale & Sons Inc. Chief Ray spoke.", "He works for Vale Inc.", "The port pays."],
        ["The war went on.[12]", "It ended.[3]", "Peace came."],
        ["1. The first item.", "It has two sentences."],
        ["Really?!", "Yes.", "«So it is.»", "«Good.»", "End."],
    ],
)
def test_english(sentences: list[str]) -> None:
    assert split(" ".join(sentences)) == sentences


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        ("hy", ["Դեսպանը մեկնեց։", "Նա չվերադարձավ։"]),
        ("hy", ["Դեսպանը մեկնեց:", "Նա ասաց՝ այո:"]),
        ("ar", ["هل غادر السفير؟", "نعم.", "لم يعد."]),
        ("ru", ["В 2024 г. посол уехал.", "Это было в 2024 г.", "Он вернулся, т. е. приехал.", "— Да! — сказал он."]),
        ("ru", ["Это было 12 янв. 2024 г. в Минске.", "Указ от 3 сент. 2023 года отменён."]),
        ("de", ["Am 13. Juni 2024 kam Dr. Ray, d. h. spät.", "Er ging z. B. am 3. Mai.", "„Gut. Sehr gut.“", "Ende."]),
        ("fr", ["M. Ray est parti.", "« C'est fini. »", "Il est tard."]),
        ("zh", ["他来了。", "他走了！", "为什么？"]),
        ("el", ["Πού πήγε;", "Έφυγε."]),
        ("hi", ["वह आया।", "वह गया।"]),
        ("ka", ["ელჩი წავიდა.", "ის არ დაბრუნდა."]),
    ],
)
def test_other_languages(language: str, sentences: list[str]) -> None:
    joined = "".join(sentences) if language == "zh" else " ".join(sentences)
    assert split(joined, language) == sentences


def test_a_colon_ends_a_sentence_in_armenian_only() -> None:
    assert split("He said: Go home.") == ["He said: Go home."]


def test_a_long_quotation_is_split() -> None:
    sentence = "This is one of the sentences that he spoke."
    assert len(split("“" + " ".join([sentence] * 4) + "”")) == 1
    assert len(split("“" + " ".join([sentence] * (LONGEST_ASIDE // 40 + 1)) + "”")) > 1


def test_an_open_quotation_mark_does_not_swallow_what_follows() -> None:
    assert split('He said: "It is over. We won. Go.') == ['He said: "It is over.', "We won.", "Go."]
    assert split("(One. Two. Three.") == ["(One.", "Two.", "Three."]


def test_a_heading_is_one_passage_and_blocks_are_never_joined() -> None:
    source = make_source("# One. Two.\n\nThree\n\n- four\n- Five. Six.")
    passages = split_passages(source)
    assert [(source.text[passage.start : passage.end], passage.block) for passage in passages] == [
        ("One. Two.", 0),
        ("Three", 1),
        ("four", 2),
        ("Five.", 3),
        ("Six.", 3),
    ]


def test_no_text_has_no_passages() -> None:
    assert split_passages(make_source("")) == ()


def test_very_long_rows_of_marks_are_read() -> None:
    for body in (". " * 50_000, "(" * 100_000, '"' * 100_001, "." * 100_000 + "x", "A. " * 50_000, '!" Aaa ' * 20_000):
        assert split_passages(make_source(body))


_TEXT = st.text(alphabet="aB.!?…\"'“”‘’«»()[] 1,:\n-։؟。 é", max_size=300)


@given(_TEXT, st.sampled_from(["en", "hy", "de"]))
def test_passages_cover_every_block_in_order(body: str, language: str) -> None:
    source = make_source(body, language)
    passages = split_passages(source)
    place = 0
    for passage in passages:
        block = source.blocks[passage.block]
        assert block.start <= passage.start < passage.end <= block.end
        assert source.text[place : passage.start].strip() == ""
        assert source.text[passage.start : passage.end] == source.text[passage.start : passage.end].strip()
        place = passage.end
    assert source.text[place:].strip() == ""
