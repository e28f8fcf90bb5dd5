"""Names in the cases of Russian and Armenian: the example file, and what must hold of every name."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.annotating.actors import build_gazetteer, find_actors
from dateline.annotating.inflections import inflect_spelling
from dateline.edtf import parse_edtf
from dateline.model import Actor, ActorKind, ActorSpan, Block, Role, Source
from dateline.reading.passages import split_passages
from dateline.reading.sources import read_content

EXAMPLES = Path(__file__).parent / "examples" / "names.md"


def make_actor(name: str, kind: ActorKind, *spellings: str, role: str = "") -> Actor:
    roles = (Role(title=role),) if role else ()
    return Actor(id=name, name=name, kind=kind, spellings=(name, *spellings), roles=roles)


ACTORS = (
    make_actor(
        "Nikol Bergyan",
        "person",
        *("Никол Бергян", "Бергян", "Нікол Бергян", "Նիկոլ Բերգյան", "Բերգյան"),
        role="Prime Minister of Armenia",
    ),
    make_actor("Ilham Sandev", "person", "Ильхам Сандев", "Сандев", "Ільхам Сандзеў"),
    make_actor("Maria Morova", "person", "Мария Морова", "Морова"),
    make_actor("Alexander Lindenko", "person", "Александр Линденко", "Линденко", "Լինդենկո"),
    make_actor("Yuri Valsky", "person", "Юрий Вальский"),
    make_actor("Anatoly Grom", "person", "Анатолий Гром"),
    make_actor("Natalia Olmont", "person", "Наталья Ольмонт"),
    make_actor("Anna Vernova", "person", "Анна Вернова"),
    make_actor("Pyotr Vernov", "person", "Пётр Вернов"),
    make_actor("Norland", "country", "Норландия", "Նորլանդիա"),
    make_actor("Armenia", "country"),
    make_actor("Belarus", "country"),
    make_actor("Russia", "country"),
    make_actor("Berminsk", "place", "Берминск"),
    make_actor("Berevan", "place", "Բերևան"),
    make_actor("Sarku", "place", "Сарку", "Սարքու"),
    make_actor("Upper Karamakh", "place", "Нагорный Карамах"),
    make_actor("Pact", "organisation", "ПДКБ"),
    make_actor("Union State", "organisation", "Союзное государство"),
    make_actor("Foreign Ministry of Norland", "organisation", "МИД Норландии"),
)


class Example(NamedTuple):
    place: str
    language: str
    text: str
    names: list[str]


def read_examples() -> list[Example]:
    examples = []
    for number, line in enumerate(EXAMPLES.read_text(encoding="utf-8").splitlines(), 1):
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if len(cells) == 3 and cells[0] in {"ru", "be", "hy"}:
            language, text, names = cells
            examples.append(Example(f"names.md:{number}", language, text, [] if names == "-" else names.split("; ")))
    return examples


def make_source(text: str, language: str) -> Source:
    return Source(
        id="a",
        path="a.md",
        title="A",
        publisher="Gazette",
        published=parse_edtf("2024-06-14"),
        language=language,
        text_language=language,
        verbatim=True,
        text=text,
        blocks=(Block(kind="paragraph", start=0, end=len(text), line=1),),
    )


def list_spans(text: str, language: str, *actors: Actor) -> list[ActorSpan]:
    source = make_source(text, language)
    return list(find_actors(source, split_passages(source), build_gazetteer(actors)))


@pytest.mark.parametrize("example", read_examples(), ids=lambda example: example.place)
def test_reads_the_names_of_the_examples(example: Example) -> None:
    found = list_spans(example.text, example.language, *ACTORS)
    assert [f"{example.text[span.start : span.end]} -> {span.actor}" for span in found] == example.names


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Выступил премьер-министр Армении Никол Бергян.", "премьер-министр Армении"),
        ("Он принял премьер-министра Армении Никола Бергяна.", "премьер-министра Армении"),
        ("Об этом сообщил пресс-секретарь МИД Никол Бергян.", "пресс-секретарь МИД"),
        ("Слова главы МИД Норландии Никола Бергяна услышали.", "главы МИД Норландии"),
        (
            "Временный поверенный в делах Армении в Беларуси Никол Бергян ушёл.",
            "Временный поверенный в делах Армении в Беларуси",
        ),
        ("Никол Бергян, бывший министр иностранных дел Армении, ушёл.", "бывший министр иностранных дел Армении"),
        ("Президент Норландии принял Никола Бергяна.", ""),
        ("Помощник Бергяна ушёл.", ""),
        ("Чрезвычайный и полномочный посол Никол Бергян и посол Али ушли.", "Чрезвычайный и полномочный посол"),
        ("Али и премьер-министр Никол Бергян ушли.", "премьер-министр"),
        ("Пресс-секретарь Линденко Никол Бергян ушёл.", "Пресс-секретарь Линденко"),
        ("Встречу с президентом Норландии Александром Линденко Бергян отменил.", ""),
    ],
)
def test_reads_the_title_beside_a_name_in_any_case(text: str, title: str) -> None:
    [found] = [span.title for span in list_spans(text, "ru", *ACTORS) if span.actor == "Nikol Bergyan"]
    assert found == title


def test_a_country_within_a_russian_title_does_not_act() -> None:
    armenia = make_actor("Armenia", "country", "Армения")
    spans = list_spans("Премьера Армении Никола Бергяна ждут.", "ru", ACTORS[0], armenia)
    assert [(span.actor, span.acts) for span in spans] == [("Armenia", False), ("Nikol Bergyan", True)]


def test_a_form_that_is_a_spelling_of_another_means_the_one_the_source_names() -> None:
    wife = make_actor("Mehriban Sandeva", "person", "Мехрибан Сандева", "Сандева")
    both = (ACTORS[1], wife)
    assert [span.actor for span in list_spans("Слова Сандева.", "ru", *both)] == []
    spans = list_spans("Сандев ждал. Слова Сандева услышали.", "ru", *both)
    assert [span.actor for span in spans] == ["Ilham Sandev", "Ilham Sandev"]
    spans = list_spans("Сандев ждал. Мехрибан Сандева ушла. Слова Сандева.", "ru", *both)
    assert [span.actor for span in spans] == ["Ilham Sandev", "Mehriban Sandeva"]


def test_other_scripts_have_no_endings() -> None:
    assert inflect_spelling("Nikol Bergyan", ACTORS[0]) == ()


# ------------------------------------------------------------------ the shipped table


def test_no_form_is_a_spelling_of_another_actor_of_the_story(root: Path) -> None:
    actors = read_content(root / "content").actors
    owners = {spelling: actor.name for actor in actors for spelling in (actor.name, *actor.spellings)}
    for actor in actors:
        for spelling in actor.spellings:
            for form in inflect_spelling(spelling, actor):
                assert owners.get(form, actor.name) == actor.name, form


def test_no_form_of_the_story_belongs_to_two_actors(root: Path) -> None:
    shared = {
        form for form, owners in build_gazetteer(read_content(root / "content").actors).names.items() if len(owners) > 1
    }
    assert shared == set()


# ------------------------------------------------------------------ any name

_LETTERS = "абвгдежзийклмнопрстуфхцчшщъыьэюяёіїєў"
_NAMES = st.lists(st.text(_LETTERS, min_size=1, max_size=9).map(str.capitalize), min_size=1, max_size=3).map(" ".join)
_ARMENIAN = st.text("աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆև", min_size=1, max_size=9).map(str.capitalize)
_KINDS = st.sampled_from(("person", "organisation", "country", "place"))


@given(name=st.one_of(_NAMES, _ARMENIAN), kind=_KINDS)
def test_a_form_keeps_the_words_and_most_letters_of_its_name(name: str, kind: ActorKind) -> None:
    for form in inflect_spelling(name, make_actor("X", kind, name)):
        assert form != name
        assert len(form.split()) == len(name.split())
        for word, other in zip(name.split(), form.split(), strict=True):
            plain, base = (one.replace("եւ", "և") for one in (other, word))
            assert plain == base or plain[: max(1, len(base) - 2)] == base[: max(1, len(base) - 2)]


@given(name=st.text("АБВГДЕЖЗИКЛМНОПРСТ", min_size=2, max_size=6).filter(lambda word: word != "МИД"), kind=_KINDS)
def test_an_acronym_never_changes(name: str, kind: ActorKind) -> None:
    assert inflect_spelling(name, make_actor("X", kind, name)) == ()
