"""What a key may hold, and what the message says when it does not."""

from __future__ import annotations

import pytest

from dateline.errors import Problems
from dateline.reading.fields import Fields, is_web_address, suggest
from dateline.reading.frontmatter import Table, Text, parse_yaml


def read(text: str) -> tuple[Fields, Problems]:
    tree = parse_yaml(text, "a.yml")
    assert isinstance(tree, Table)
    problems = Problems()
    return Fields(tree, path="a.yml", problems=problems), problems


def list_messages(problems: Problems) -> list[str]:
    return [str(problem) for problem in problems.found]


def test_an_unknown_key_names_the_nearest_one() -> None:
    fields, problems = read("title: A\npublised: 2024\n")
    fields.check_keys(("title", "published"))
    assert list_messages(problems) == ["a.yml:2:1: unknown key 'publised'; did you mean 'published'?"]


def test_a_key_like_no_other_gets_the_whole_list() -> None:
    fields, problems = read("zzz: A\n")
    fields.check_keys(("title", "published"))
    assert list_messages(problems) == ["a.yml:1:1: unknown key 'zzz'; write one of: title, published"]


def test_text_is_normalised() -> None:
    fields, _ = read("title: >\n  Cafe\u0301\n  \u00a0 news\n")
    assert fields.text("title") == "Café news"


@pytest.mark.parametrize(
    ("yaml", "message"),
    [
        ("other: a", "a.yml:1:1: 'title' is missing; write 'title: A headline'"),
        ("other: a\ntitle:", "a.yml:2:1: 'title' is empty; write 'title: A headline'"),
        ("title: ' '", "a.yml:1:8: 'title' is empty; write 'title: A headline'"),
        ("title: [a]", "a.yml:1:8: 'title' must be text, not a list; put it in quotes"),
        ("title: {a: b}", "a.yml:1:8: 'title' must be text, not a mapping; put it in quotes"),
    ],
)
def test_required_text(yaml: str, message: str) -> None:
    fields, problems = read(yaml)
    assert fields.required_text("title", "A headline") == ""
    assert list_messages(problems) == [message]


def test_dates_are_edtf() -> None:
    fields, problems = read("a: 2024\nb: 2024-05-1X\nc:\n")
    assert [str(fields.date(key)) for key in "abcd"] == ["2024", "2024-05-1X", "None", "None"]
    assert problems.found == []


def test_a_bad_date_is_one_problem_with_its_line() -> None:
    fields, problems = read("a: 1\nb: 2024-06-31\n")
    assert fields.date("b") is None
    [message] = list_messages(problems)
    assert message.startswith("a.yml:2:4: b: '2024-06-31' is not a date")


@pytest.mark.parametrize("address", ["http://a.b", "https://a.b/c?d=e#f", "https://пример.бел/"])
def test_web_addresses(address: str) -> None:
    assert is_web_address(address)


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "a.b/c", "ftp://a.b", "https://", "https://a b", "http://[", 'http://a"b', "mailto:a@b.c"],
)
def test_what_is_no_web_address(address: str) -> None:
    assert not is_web_address(address)


def test_a_bad_address_is_left_out() -> None:
    fields, problems = read("url: javascript:alert(1)\n")
    assert fields.url("url") == ""
    assert list_messages(problems) == ["a.yml:1:6: url: 'javascript:alert(1)' is not a web address; write 'https://…'"]


def test_lists_know_the_line_of_each_item() -> None:
    fields, problems = read("names:\n  - A\n  - [B]\n  - ''\n  - C\n")
    assert fields.placed_texts("names") == (Text(line=2, value="A"), Text(line=5, value="C"))
    assert list_messages(problems) == [
        "a.yml:3:5: 'names' lists texts, not a list; put each in quotes",
        "a.yml:4:5: 'names' lists texts, not an empty text; put each in quotes",
    ]


def test_text_where_a_list_belongs() -> None:
    fields, problems = read("names: A\n")
    assert fields.texts("names") == ()
    assert list_messages(problems) == ["a.yml:1:8: 'names' must be a list, not text; write '[first, second]'"]


def test_choices_numbers_and_flags() -> None:
    fields, problems = read("a: notes\nb: note\nc: 30\nd: many\ne: no\nf: perhaps\n")
    assert fields.choice("a", ("notes", "verbatim")) == "notes"
    assert fields.choice("b", ("notes", "verbatim")) is None
    assert fields.whole_number("c", 5) == 30
    assert fields.whole_number("d", 5) == 5
    assert fields.whole_number("z", 5) == 5
    assert fields.flag("e") is False
    assert fields.flag("f") is None
    assert fields.flag("z") is None
    assert list_messages(problems) == [
        "a.yml:2:4: b: 'note' is not known; did you mean 'notes'?",
        "a.yml:4:4: d: 'many' is not a whole number; write 'd: 5'",
        "a.yml:6:4: f: 'perhaps' is not known; write one of: yes, no, true, false",
    ]


def test_a_wrong_mapping_reads_as_an_empty_one() -> None:
    fields, problems = read("a: text\n")
    assert not fields.table("a").has("b")
    assert list_messages(problems) == ["a.yml:1:4: 'a' must be a mapping, not text; indent its keys below it"]


def test_suggestions_ignore_capitals() -> None:
    assert suggest("ARMENIA", ["Armenia", "Belarus"]) == "did you mean 'Armenia'?"
