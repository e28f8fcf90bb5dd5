"""Front matter says what is written in it, or says where it is wrong."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import ContentError
from dateline.reading.frontmatter import (
    MAX_DEPTH,
    Items,
    Table,
    Text,
    parse_document,
    parse_yaml,
    read_plain_lines,
)

PIECES = (
    "a",
    "Ä7",
    "_",
    " ",
    "  ",
    ":",
    ": ",
    "#",
    " #",
    "-",
    "- ",
    "'",
    '"',
    "\\",
    "[",
    "]",
    "{",
    ", ",
    "|",
    "&",
    "?",
    "\t",
    "\n",
)


def refuse(yaml: str) -> str:
    """The message for a file whose front matter is ``yaml``; its first line is line 2."""
    with pytest.raises(ContentError) as caught:
        parse_document(f"---\n{yaml}\n---\n\nText.\n", "a.md")
    return str(caught.value)


@pytest.mark.parametrize(
    "written", ["2024", "NO", "yes", "null", "~", "12:30:45", "010", "0x1F", "1e3", "2024-06-14", "9999-99-99", ".inf"]
)
def test_every_scalar_is_the_text_as_written(written: str) -> None:
    document = parse_document(f"---\nkey: {written}\n---\nText.", "a.md")
    assert document.fields.values["key"] == Text(line=2, value=written)


@pytest.mark.parametrize("key", ["content", "handler", "self", "metadata", "text", "fd"])
def test_no_key_is_special_to_the_library(key: str) -> None:
    assert parse_document(f"---\n{key}: a\n---\nText.", "a.md").fields.values == {key: Text(line=2, value="a")}


def test_keys_and_items_know_their_lines() -> None:
    tree = parse_yaml("# names\nfirst:\n  - a\n\n  - {b: c}\nsecond: |\n  d\n  e\nthird: f\n", "a.yml")
    assert isinstance(tree, Table)
    first = tree.values["first"]
    assert isinstance(first, Items)
    assert [item.line for item in first.values] == [3, 5]
    assert {key: node.line for key, node in tree.values.items()} == {"first": 2, "second": 6, "third": 9}


@given(
    st.lists(
        st.tuples(st.sampled_from(("title: ", "a: ", "")), st.lists(st.sampled_from(PIECES), max_size=5)), max_size=3
    )
)
def test_plain_lines_are_read_as_yaml_reads_them(lines: list[tuple[str, list[str]]]) -> None:
    text = "\n".join(start + "".join(pieces) for start, pieces in lines)
    plain = read_plain_lines(text, first_line=2)
    if plain is None:
        return
    tree = parse_yaml(text, "a.md", first_line=2)
    assert isinstance(tree, Table)
    assert plain == tree
    assert plain.keys == tree.keys
    assert {key: node.mark for key, node in plain.values.items()} == {
        key: node.mark for key, node in tree.values.items()
    }


@pytest.mark.parametrize("written", ["A: B", "A #1", "'A' B", '"A\\n"', "- A", "A  B", "A:", "[A]", ""])
def test_what_is_not_plain_is_left_to_yaml(written: str) -> None:
    assert read_plain_lines(f"title: {written}", first_line=2) is None


def test_the_body_knows_its_line() -> None:
    document = parse_document("---\ntitle: A\n---\n\n\nText.\n\n---\n\nMore.\n\n", "a.md")
    assert document.body == "Text.\n\n---\n\nMore."
    assert document.body_line == 6


def test_a_longer_rule_does_not_close_the_front_matter() -> None:
    document = parse_document("---\ntitle: |\n  a\n  ----\n---\nText.", "a.md")
    assert document.fields.values["title"] == Text(line=2, value="a\n----")


@pytest.mark.parametrize(
    "text", ["", "Text.", "\n---\ntitle: A\n---\n", "title: A\n---\nText.", "----\ntitle: A\n----\n"]
)
def test_missing_front_matter(text: str) -> None:
    with pytest.raises(ContentError, match=r"^a\.md:1: front matter is missing; begin the file with a line '---'"):
        parse_document(text, "a.md")


@pytest.mark.parametrize("text", ["---", "---\ntitle: A\n\nText.\n", "---\ntitle: A\n----\nText."])
def test_unclosed_front_matter(text: str) -> None:
    with pytest.raises(ContentError, match=r"^a\.md:1: the front matter is not closed; write a line '---' after"):
        parse_document(text, "a.md")


@pytest.mark.parametrize(
    ("yaml", "message"),
    [
        ("title: A\ntitle: B", "a.md:3:1: duplicate key 'title'; it stands on line 2 already, so delete one"),
        (
            "title: A: B",
            "a.md:2:9: not YAML: ': ' inside a value; put a value that holds ': ' in quotes",
        ),
        (
            'title: A\nauthor: "B\nurl: c',
            "a.md:3:9: not YAML: a quotation mark without its second; close the quotation mark",
        ),
        (
            "title: A\n\turl: b",
            "a.md:3:1: not YAML: a tab before the first word; indent with spaces",
        ),
        ("title: @a", "a.md:2:8: not YAML: found character '@' that cannot start any token"),
        ("title: [a", "a.md:2:8: not YAML: a list that is not closed; close the list with ']'"),
        ("title: &x a\nurl: *x", "a.md:2:8: an anchor or alias ('&', '*') is not read here; put the value in quotes"),
        ("title: *x", "a.md:2:8: an anchor or alias"),
        ("title: !!python/name:os.system a", "a.md:2:8: a tag ('!') is not read here; put the value in quotes"),
        ("? [a]\n: b", "a.md:2:3: a key must be a word"),
        ("- a", "a.md:2:1: the front matter is not a list of keys; write 'key: value', one to a line"),
        ("Only a sentence", "a.md:2:1: the front matter is not a list of keys"),
        ('title: "\\ud800"', "a.md:2:8: holds the control character U+D800; delete its escape"),
    ],
)
def test_refused_yaml(yaml: str, message: str) -> None:
    assert refuse(yaml).startswith(message)


@pytest.mark.parametrize("yaml", ["key: " + "[" * 30_000, "{" * 30_000, "- " * 15_000, "key:\n" + "? " * 9_000])
def test_deep_nesting_is_an_error_and_not_a_crash(yaml: str) -> None:
    assert f"nested more than {MAX_DEPTH} deep" in refuse(yaml)


def test_aliases_cannot_multiply() -> None:
    bomb = "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]"
    assert refuse(bomb).startswith("a.md:2:4: an anchor or alias")


def test_long_front_matter_is_refused() -> None:
    assert "longer than 65,536 characters" in refuse("title: " + "a" * 70_000)


def test_every_duplicate_key_is_reported() -> None:
    assert refuse("a: 1\na: 2\nb: 3\nb: 4").count("duplicate key") == 2


def test_a_second_document_is_refused() -> None:
    with pytest.raises(ContentError, match=r"^a\.yml:2:1: not YAML: a second '---'; keep one document"):
        parse_yaml("a: b\n---\nc: d\n", "a.yml")


@pytest.mark.parametrize("text", ["", "\n\n", "# a comment\n", "---\n# a comment\n"])
def test_a_file_of_nothing_is_nothing(text: str) -> None:
    assert parse_yaml(text, "a.yml") in (None, Text(line=1, value=""), Text(line=2, value=""), Text(line=3, value=""))
