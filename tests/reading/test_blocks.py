"""Blocks begin where the editor sees them begin."""

from __future__ import annotations

import pytest

from dateline.errors import Problems
from dateline.reading.blocks import RawBlock, split_blocks


def split(body: str, first_line: int = 1) -> tuple[tuple[RawBlock, ...], list[str]]:
    problems = Problems()
    blocks, _ = split_blocks(body, path="a.md", first_line=first_line, problems=problems)
    return blocks, [str(problem) for problem in problems.found]


def outline(body: str) -> list[tuple[str, int, str]]:
    blocks, messages = split(body)
    assert messages == []
    return [(block.kind, block.line, block.text) for block in blocks]


def test_paragraphs_are_parted_by_blank_lines() -> None:
    assert outline("One\ntwo.\n\n \nThree.\n") == [("paragraph", 1, "One two."), ("paragraph", 5, "Three.")]


def test_lines_count_from_where_the_body_begins() -> None:
    blocks, _ = split("One.\n\nTwo.", first_line=8)
    assert [block.line for block in blocks] == [8, 10]


def test_headings_of_both_forms() -> None:
    body = "# First #\nText.\n\nSecond\n---\nMore.\n\n#Tag is text\n"
    assert outline(body) == [
        ("heading", 1, "First"),
        ("paragraph", 2, "Text."),
        ("heading", 4, "Second"),
        ("paragraph", 6, "More."),
        ("paragraph", 8, "#Tag is text"),
    ]


def test_list_items_with_their_continuations() -> None:
    body = "Intro:\n- one\n  goes on\n- two\n\n  second paragraph of two\n\nAfter.\n"
    assert outline(body) == [
        ("paragraph", 1, "Intro:"),
        ("item", 2, "one goes on"),
        ("item", 4, "two"),
        ("item", 6, "second paragraph of two"),
        ("paragraph", 8, "After."),
    ]


def test_numbers_of_a_list_stay_in_the_text() -> None:
    assert outline("1. one\n2. two\n\n3. three\n") == [
        ("item", 1, "1. one"),
        ("item", 2, "2. two"),
        ("item", 4, "3. three"),
    ]


def test_a_line_that_begins_with_a_date_is_no_list_item() -> None:
    assert outline("13. Juni 2024: Treffen am\n14. Juni beendet.") == [
        ("paragraph", 1, "13. Juni 2024: Treffen am 14. Juni beendet.")
    ]


def test_quotations() -> None:
    body = "> One\n> two\n>\n> > Three\n> - four\nlazy\n"
    assert outline(body) == [("quotation", 1, "One two"), ("quotation", 4, "Three"), ("quotation", 5, "four lazy")]


@pytest.mark.parametrize("rule", ["---", "***", "_ _ _", "- - -"])
def test_rules_are_no_text(rule: str) -> None:
    assert outline(f"One.\n\n{rule}\n\nTwo.") == [("paragraph", 1, "One."), ("paragraph", 5, "Two.")]


def test_nested_marks_are_one_block() -> None:
    assert outline("- " * 1000 + "deep") == [("item", 1, "deep")]
    assert outline("> " * 1000 + "deep") == [("quotation", 1, "deep")]


def test_an_attribute_list_belongs_to_the_block_above_it() -> None:
    blocks, messages = split(
        'One\ntwo.\n{: .skip }\n\n- item\n  {: #id }\n\n> said\n> {: note="x" }\n\n# Title {: .skip }\n'
    )
    assert messages == []
    assert [(block.text, block.attributes, block.attributes_line) for block in blocks] == [
        ("One two.", " .skip ", 3),
        ("item", " #id ", 6),
        ("said", ' note="x" ', 9),
        ("Title", " .skip ", 11),
    ]


def test_the_colon_of_an_attribute_list_may_be_left_out() -> None:
    blocks, _ = split("One.\n{ .skip }\n\nTwo.\n{#id}\n\nThree {curly} braces\n{not a list}")
    assert [block.attributes for block in blocks] == [" .skip ", "#id", None]


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("{: .skip }\n\nOne.", "a.md:1:1: an attribute list without a paragraph; write one, directly below"),
        ("One.\n\n{: .skip }", "a.md:3:1: an attribute list without a paragraph; write one, directly below"),
        ("One.\n{: .skip }\n{: #id }", "a.md:3:1: an attribute list without a paragraph; write one, directly below"),
        ("One {: .skip }", "a.md:1:5: an attribute list inside the text; write it on a line of its own"),
        ("One.\n{: .skip", "a.md:2:1: the attribute list is not closed; end its line with '}'"),
        ("One.\n\nTwo <!-- never\n\nThree", "a.md:3:5: '<!--' is not closed; close it"),
        ("One.\n<style>\n\nThree", "a.md:2:1: '<style' is not closed; close it"),
    ],
)
def test_attribute_lists_and_comments_that_say_nothing(body: str, message: str) -> None:
    _, messages = split(body)
    assert len(messages) == 1
    assert messages[0].startswith(message)


def test_comments_and_scripts_are_left_out_and_lines_still_count() -> None:
    body = "One.<!-- a\n\nb -->\n\n<script>\n\nx()\n</SCRIPT>\nTwo <!-- c -->goes\n<!-- d -->\non.\n{: .skip }"
    blocks, messages = split(body)
    assert messages == []
    assert [(block.line, block.text) for block in blocks] == [(1, "One."), (9, "Two goes on.")]


def test_link_definitions_are_no_text() -> None:
    blocks, labels = split_blocks(
        'See [it][A  b].\n\n[a B]: https://a.b "Title"\n[2]: <https://c.d>\n[Note]: this is a sentence.',
        path="a.md",
        first_line=1,
        problems=Problems(),
    )
    assert labels == ("a b", "2")
    assert [block.text for block in blocks] == ["See [it][A  b].", "[Note]: this is a sentence."]
