from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from dateline.annotating.actors import Gazetteer, build_gazetteer, find_actors
from dateline.edtf import parse_edtf
from dateline.model import Actor, AnnotatedSource, Block, Role, Source
from dateline.reading.passages import split_passages

Read = Callable[..., AnnotatedSource]


def list_names(found: AnnotatedSource) -> list[tuple[str, str]]:
    return [(found.source.text[span.start : span.end], span.actor) for span in found.names]


def test_finds_a_spelling_in_any_script(read: Read) -> None:
    assert list_names(read("Анна Берг spoke.")) == [("Анна Берг", "Anna Berg")]


def test_never_finds_a_name_inside_a_word(read: Read) -> None:
    assert list_names(read("Norlander boats and the Sandman.")) == []


def test_resolves_a_surname_within_the_source(read: Read) -> None:
    found = list_names(read("Anna Berg spoke first.", "Berg then left."))
    assert ("Berg", "Anna Berg") in found


def test_leaves_a_surname_alone_when_nobody_of_that_name_was_introduced(read: Read) -> None:
    assert list_names(read("Berg then left.")) == []


def test_a_form_that_two_share_means_the_one_the_source_names(read: Read) -> None:
    assert ("Mr Sand", "Ivo Sand") in list_names(read("Ivo Sand spoke first.", "Mr Sand then left."))


def test_a_form_that_two_share_means_nobody_by_itself(read: Read) -> None:
    assert list_names(read("Mr Sand then left.")) == []


def test_a_word_of_belonging_names_the_country(read: Read) -> None:
    found = read("The Belarusian embassy was closed.")
    assert [(span.actor, span.inherited) for span in found.names] == [("Belarus", True)]


def test_a_capital_that_acts_is_its_government(read: Read) -> None:
    assert list_names(read("Minsk replied with a note.")) == [("Minsk", "Belarus")]


def test_a_capital_after_a_preposition_is_a_place(read: Read) -> None:
    assert list_names(read("The leaders met in Minsk.")) == [("Minsk", "Minsk")]


def test_a_pronoun_means_the_person_just_named(read: Read) -> None:
    found = list_names(read("Anna Berg met reporters. She left at once."))
    assert found[-1] == ("She", "Anna Berg")


def test_the_prime_minister_is_the_one_the_source_has_named(read: Read) -> None:
    found = list_names(read("Anna Berg met reporters. Later the prime minister left."))
    assert ("the prime minister", "Anna Berg") in found


def test_the_prime_minister_of_another_country_is_nobody_we_know(read: Read) -> None:
    found = list_names(read("Anna Berg met reporters. Later the prime minister of Utopia left."))
    assert all(words != "the prime minister" for words, _ in found)


def test_an_office_that_ended_before_the_source_appeared_is_nobodys(gazetteer: Gazetteer) -> None:
    former = Role(title="Prime Minister of Norland", end=parse_edtf("2018"))
    anna = replace(gazetteer.actors["Anna Berg"], roles=(former,))
    source = make_source("Anna Berg spoke. Later the prime minister left.")
    found = find_actors(source, split_passages(source), build_gazetteer([anna]))
    assert [span.actor for span in found if source.text[span.start : span.end] == "the prime minister"] == []


def test_a_numeral_is_no_surname() -> None:
    king = Actor(id="olaf-ii", name="Olaf II", kind="person")
    source = make_source("Olaf II spoke of World War II.")
    assert len(find_actors(source, split_passages(source), build_gazetteer([king]))) == 1


def test_turkish_belongs_to_turkey_under_either_name() -> None:
    source = make_source("The Turkish embassy was closed.")
    for name in ("Turkey", "Türkiye"):
        country = Actor(id="t", name=name, kind="country", country=name)
        assert [span.actor for span in find_actors(source, split_passages(source), build_gazetteer([country]))] == [
            name
        ]


def test_the_kremlin_acts_even_after_an_article() -> None:
    russia = Actor(id="russia", name="Russia", kind="country", country="Russia")
    source = make_source("The Kremlin replied at once.")
    assert [span.actor for span in find_actors(source, split_passages(source), build_gazetteer([russia]))] == ["Russia"]


def make_source(text: str) -> Source:
    return Source(
        id="a",
        path="a.md",
        title="A",
        publisher="Gazette",
        published=parse_edtf("2024-06-14"),
        language="en",
        text_language="en",
        text=text,
        blocks=(Block(kind="paragraph", start=0, end=len(text), line=1),),
    )


def test_an_office_that_two_of_those_named_hold_is_nobodys(gazetteer: Gazetteer) -> None:
    anna = gazetteer.actors["Anna Berg"]
    ivo = replace(gazetteer.actors["Ivo Sand"], roles=(Role(title="Prime Minister of Belarus"),))
    source = make_source("Anna Berg met Ivo Sand. Later the prime minister left.")
    found = find_actors(source, split_passages(source), build_gazetteer([anna, ivo]))
    assert [span.actor for span in found] == ["Anna Berg", "Ivo Sand"]


def list_titles(found: AnnotatedSource) -> list[tuple[str, str]]:
    return [(span.actor, span.title) for span in found.names if span.title]


def test_a_title_beside_a_name_is_kept(read: Read) -> None:
    assert list_titles(read("The acting foreign minister, Anna Berg, spoke.")) == [
        ("Anna Berg", "acting foreign minister")
    ]
    assert list_titles(read("Belarusian ambassador to Norland Anna Berg spoke.")) == [
        ("Anna Berg", "Belarusian ambassador to Norland")
    ]
    assert list_titles(read("Anna Berg, Norland's defence minister, spoke.")) == [
        ("Anna Berg", "Norland's defence minister")
    ]


def test_whoever_speaks_after_a_comma_bears_no_title(read: Read) -> None:
    assert list_titles(read("They summoned a representative of Norland, Anna Berg said.")) == []
    assert list_titles(read("On Friday the president met Anna Berg.")) == []


def test_a_country_within_a_title_does_not_act(read: Read) -> None:
    found = read("Belarusian President Anna Berg recalled the envoy from Norland on Thursday.")
    [mention] = found.mentions
    assert mention.actors == ("Anna Berg", "Norland")
    assert [span.actor for span in found.names if not span.acts] == ["Belarus"]


def test_whoever_closes_a_sentence_by_saying_it_is_who_goes_on(read: Read) -> None:
    found = list_names(
        read("Anna Berg came. “The strike will go on until all of us are heard,” said Ivo Sand. He left.")
    )
    assert found[-1] == ("He", "Ivo Sand")


def test_a_sum_of_money_names_no_country() -> None:
    states = Actor(id="united-states", name="United States", kind="country", spellings=("US",))
    source = make_source("The fine came to US$4,900, and the US protested.")
    found = find_actors(source, split_passages(source), build_gazetteer([states]))
    assert [source.text[span.start - 4 : span.end] for span in found] == ["the US"]


def test_a_country_in_the_second_title_of_a_person_takes_no_part(read: Read) -> None:
    found = read("General Anna Berg, the chairman of the Norland Joint Chiefs, told reporters so on Monday.")
    assert [mention.actors for mention in found.mentions] == [("Anna Berg",)]


def test_a_surname_after_anothers_given_name_is_somebody_else(read: Read) -> None:
    found = list_names(
        read("Anna Berg came.", "The harbour was built by Olga Berg. In March Berg left, and Dr. Berg too.")
    )
    assert [words for words, _ in found] == ["Anna Berg", "Berg", "Berg"]
    assert list_names(read("Anna Berg came.", "It was built by O. Berg."))[1:] == []


def list_acting(found: AnnotatedSource) -> list[str]:
    return [span.actor for span in found.names if span.acts]


def test_the_country_of_a_town_is_a_place(read: Read) -> None:
    assert list_acting(read("Anna Berg spoke in Hull, Norland on Monday.")) == ["Anna Berg"]


def test_a_capital_that_the_table_spells_for_its_country_is_a_place_after_a_preposition() -> None:
    russia = Actor(id="russia", name="Russia", kind="country", spellings=("Moscow",))
    source = make_source("A jet flew to Moscow. Moscow said nothing.")
    found = find_actors(source, split_passages(source), build_gazetteer([russia]))
    assert [span.acts for span in found] == [False, True]


def test_countries_of_counterparts_do_not_act_beside_their_names(read: Read) -> None:
    found = read("Anna Berg and her Belarusian and Armenian counterparts, Ivo Sand and Olaf Lind, met on Monday.")
    assert list_acting(found) == ["Anna Berg", "Ivo Sand", "Olaf Lind"]


def test_an_adverb_that_opens_a_sentence_is_nobodys_given_name() -> None:
    berg = Actor(id="anna-berg", name="Anna Berg", kind="person", spellings=("Berg",))
    source = make_source("Finally Berg left. Meanwhile Berg had spoken, and Anna M. Berg said so.")
    found = find_actors(source, split_passages(source), build_gazetteer([berg]))
    assert [span.actor for span in found if not span.inherited] == ["Anna Berg"] * 3


@pytest.mark.parametrize(
    "sentence",
    [
        "Norland's Anna Berg spoke on Monday.",
        "Norland's captain Anna Berg spoke on Monday.",
        "Norland's energy minister, Anna Berg, spoke on Monday.",
    ],
)
def test_a_country_that_says_where_somebody_belongs_does_not_act(read: Read, sentence: str) -> None:
    assert list_acting(read(sentence)) == ["Anna Berg"]


def test_the_word_of_belonging_before_a_trade_does_not_act(read: Read) -> None:
    assert list_acting(read("The Belarusian singer Ivo Sand spoke on Monday.")) == ["Ivo Sand"]
    assert list_acting(read("Belarusian police seized Anna Berg on Monday.")) == ["Belarus", "Anna Berg"]


def test_a_capital_after_the_and_of_another_clause_acts(read: Read) -> None:
    assert list_acting(read("Norland signed in May, and Minsk followed.")) == ["Norland", "Belarus"]


def test_the_body_that_a_title_between_commas_names_does_not_act(read: Read) -> None:
    found = read("Anna Berg, chair of the port authority Harbour Board, was arrested on Monday.")
    assert list_acting(found) == ["Anna Berg"]
