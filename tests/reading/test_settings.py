"""What a story's settings and its actors may be, and what the messages say."""

from __future__ import annotations

import pytest

from dateline.config import Config, Scope
from dateline.errors import ContentError
from dateline.model import Actor
from dateline.reading.settings import read_actors, read_config

ACTORS = (
    Actor(id="northland", name="Northland", kind="country", spellings=("Northland", "the North")),
    Actor(id="southmark", name="Southmark", kind="country", spellings=("Southmark",)),
)


def read(text: str) -> Config:
    return read_config(text, "timeline.yml", actors=ACTORS, pages=["about", "method"])


def refuse(text: str) -> list[str]:
    with pytest.raises(ContentError) as caught:
        read(text)
    return [str(problem) for problem in caught.value.problems]


def refuse_actors(text: str) -> list[str]:
    with pytest.raises(ContentError) as caught:
        read_actors(text, "actors.yml")
    return [str(problem) for problem in caught.value.problems]


def test_a_title_is_enough() -> None:
    assert read("title: The port quarrel") == Config(title="The port quarrel")


def test_every_setting() -> None:
    config = read(
        "title: The port quarrel\nsubtitle: Two states\ndek: >\n  How it\n  went.\ncities: [Norville, Sudport]\n"
        "language: pt-BR\nbase_url: https://example.org/port\nrepository: https://example.org/repo\n"
        "scope:\n  parties: [Northland, Southmark]\n  words: [port]\nlanes: [Northland]\n"
        "publish: {excerpt_words: 12, rights: Our own words., leave_out: [calendar, json, json]}\n"
        "pages: [method, about]\n"
    )
    assert config == Config(
        title="The port quarrel",
        subtitle="Two states",
        dek="How it went.",
        cities=("Norville", "Sudport"),
        language="pt-BR",
        base_url="https://example.org/port/",
        repository="https://example.org/repo",
        scope=Scope(parties=("Northland", "Southmark"), words=("port",)),
        lanes=("Northland",),
        excerpt_words=12,
        rights="Our own words.",
        leave_out=("json", "calendar"),
        pages=("method", "about"),
    )


def test_scope_all_keeps_everything() -> None:
    assert read("title: A\nscope: all").scope == Scope(everything=True)


@pytest.mark.parametrize(
    ("yaml", "message"),
    [
        ("", "timeline.yml:1: 'title' is missing; write 'title: The name of the story'"),
        ("- title", "timeline.yml:1:1: the file is not a mapping; write 'title: The name of the story' first"),
        ("title: A\nlangauge: en", "timeline.yml:2:1: unknown key 'langauge'; did you mean 'language'?"),
        ("title: A\nlanguage: English", "timeline.yml:2:11: language: 'English' is not a language tag; write one like"),
        ("title: A\nbase_url: example.org", "timeline.yml:2:11: base_url: 'example.org' is not a web address"),
        ("title: A\nscope: some", "timeline.yml:2:8: scope is neither 'all' nor a mapping; write 'scope: all'"),
        (
            "title: A\nscope:\n  partys: [Northland]\n  parties: [Northland, Southmark]",
            "timeline.yml:3:3: unknown key 'partys'; did",
        ),
        ("title: A\nscope:\n  parties: [Northland]", "timeline.yml:3:12: no event could be in scope; name two parties"),
        ("title: A\nscope:\n  words: [port]", "timeline.yml:2:1: no event could be in scope; name two parties"),
        (
            "title: A\nscope:\n  parties:\n  - Northland\n  - Sothmark",
            "timeline.yml:5:5: 'Sothmark' is not a name in actors.yml; did",
        ),
        (
            "title: A\nlanes:\n- the North",
            "timeline.yml:3:3: 'the North' is not a name in actors.yml; write 'Northland'",
        ),
        (
            "title: A\nlanes: [Northland, Southmark, Northland, Southmark, Northland]",
            "timeline.yml:2:8: 5 lanes; name 4 at most",
        ),
        ("title: A\npublish: {excerpt_words: few}", "timeline.yml:2:26: excerpt_words: 'few' is not a whole number"),
        ("title: A\npublish: {excerpt: 3}", "timeline.yml:2:11: unknown key 'excerpt'; did you mean 'excerpt_words'?"),
        (
            "title: A\npublish:\n  leave_out: [json, anotations]",
            "timeline.yml:3:21: leave_out: 'anotations' is no group of files; did you mean 'annotations'?",
        ),
        (
            "title: A\npublish: {leave_out: [all]}",
            "timeline.yml:2:23: leave_out: 'all' is no group of files; write one of: json, linked-data, annotations, ",
        ),
        ("title: A\npages: [abuot]", "timeline.yml:2:9: there is no page 'abuot' in pages/; did you mean 'about'?"),
    ],
)
def test_wrong_settings(yaml: str, message: str) -> None:
    [found] = refuse(yaml)
    assert found.startswith(message)


def test_all_mistakes_are_reported_together() -> None:
    assert len(refuse("titel: A\nlanguage: English\nscope: some")) == 3


def test_names_are_not_checked_against_actors_that_could_not_be_read() -> None:
    config = read_config("title: A\nlanes: [Anyone]", "timeline.yml", actors=None, pages=[])
    assert config.lanes == ("Anyone",)


def test_actors() -> None:
    [vale, north] = read_actors(
        "- name: Ada Vale\n  kind: person\n  country: Northland\n  wikidata: Q42\n  note: Retired.\n"
        "  roles:\n  - {role: Minister of Ports, from: 2020-02, to: 2024-06-14, note: acting}\n"
        "  spellings: [A. Vale, Ада Вейл, Ada Vale]\n\n"
        "- {name: Northland, kind: country}\n",
        "actors.yml",
    )
    assert (vale.id, vale.name, vale.kind, vale.country, vale.line) == (
        "ada-vale",
        "Ada Vale",
        "person",
        "Northland",
        1,
    )
    assert vale.spellings == ("Ada Vale", "A. Vale", "Ада Вейл")
    [role] = vale.roles
    assert (role.title, str(role.start), str(role.end), role.note) == (
        "Minister of Ports",
        "2020-02",
        "2024-06-14",
        "acting",
    )
    assert (north.spellings, north.line) == (("Northland",), 10)


def test_former_names_of_an_actor_are_kept_as_addresses() -> None:
    [vale] = read_actors("- {name: Ada Vale, kind: person, formerly: [Ада Вейл, ada-veil, Ada Wail]}", "actors.yml")
    assert vale.formerly == ("ada-veyl", "ada-veil", "ada-wail")
    assert vale.spellings == ("Ada Vale",)


@pytest.mark.parametrize("text", ["", "# nobody yet\n", "[]"])
def test_a_file_of_no_actors(text: str) -> None:
    assert read_actors(text, "actors.yml") == ()


@pytest.mark.parametrize(
    ("yaml", "message"),
    [
        ("name: A", "actors.yml:1:1: the file is not a list; begin every actor with '- name: …'"),
        ("- A", "actors.yml:1:3: an actor is a mapping; write '- name: …' and its keys below"),
        ("- kind: person", "actors.yml:1:3: 'name' is missing; write 'name: Jane Doe'"),
        ("- name: A", "actors.yml:1:3: A has no kind; write 'kind: person' (or organisation, country, place)"),
        ("- name: A\n  kind: persn", "actors.yml:2:9: kind: 'persn' is not known; did you mean 'person'?"),
        (
            "- name: A\n  kind: person\n  wikidata: 42",
            "actors.yml:3:13: wikidata: '42' is not an item's number; write one",
        ),
        (
            "- name: A\n  kind: person\n  spelling: [B]",
            "actors.yml:3:3: unknown key 'spelling'; did you mean 'spellings'?",
        ),
        ("- name: A\n  kind: person\n  roles:\n  - {role: B, from: May}", "actors.yml:4:21: from: 'May' is not a date"),
        ("- name: A\n  kind: person\n  roles:\n  - {from: 2020}", "actors.yml:4:5: 'role' is missing"),
        (
            "- name: A\n  kind: person\n  roles:\n  - {role: B, from: 2024, to: 2020}",
            "actors.yml:4:31: the role ends (2020) before it begins (2024); correct one of the dates",
        ),
        (
            "- {name: A B, kind: person}\n- {name: A B, kind: person}",
            "actors.yml:2:10: 'A B' has the name of the actor on line 1; rename one, or make them one",
        ),
        (
            "- {name: A B, kind: person}\n\n- {name: A-b, kind: person}",
            "actors.yml:3:10: 'A-b' has the address 'a-b' of the actor on line 1; rename one, or make them one",
        ),
        (
            "- {name: A B, kind: person}\n\n- {name: C, kind: person, formerly: [A-b]}",
            "actors.yml:3:37: formerly: the address 'a-b' is that of 'A B' on line 1 now; take it out",
        ),
        (
            "- {name: A B, kind: person, formerly: [a b]}",
            "actors.yml:1:39: formerly: the address 'a-b' is its own now; take it out",
        ),
    ],
)
def test_wrong_actors(yaml: str, message: str) -> None:
    [found] = refuse_actors(yaml)
    assert found.startswith(message)


def test_two_actors_may_share_a_spelling() -> None:
    yaml = "- {name: Ada Vale, kind: person, spellings: [Vale]}\n- {name: Eva Vale, kind: person, spellings: [Vale]}"
    assert [actor.spellings for actor in read_actors(yaml, "actors.yml")] == [
        ("Ada Vale", "Vale"),
        ("Eva Vale", "Vale"),
    ]
