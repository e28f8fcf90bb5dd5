"""The text that everything is counted in, and the HTML that is printed unescaped."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import Problems
from dateline.reading.prose import MAX_MARKED_BLOCK, MAX_PAGE, read_prose, render_page


def read(body: str) -> str:
    problems = Problems()
    text, blocks = read_prose(body, path="a.md", first_line=1, problems=problems)
    assert problems.found == []
    assert "\n\n".join(text[block.start : block.end] for block in blocks) == text
    return text


def refuse(body: str) -> list[str]:
    problems = Problems()
    read_prose(body, path="a.md", first_line=5, problems=problems)
    return [str(problem) for problem in problems.found]


def render(body: str) -> str:
    problems = Problems()
    rendered = render_page(body, path="a.md", first_line=5, problems=problems)
    assert problems.found == []
    return rendered


def refuse_page(body: str) -> list[str]:
    problems = Problems()
    assert render_page(body, path="a.md", first_line=5, problems=problems) == ""
    return [str(problem) for problem in problems.found]


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("Both *capitals* called **them** ***home*** on _Thursday_.", "Both capitals called them home on Thursday."),
        ("**Northland**'s *very __old__ port*", "Northland's very old port"),
        ("5*3*2, snake_case_name, 4 * 5 * 6, 2 ** 3", "5*3*2, snake_case_name, 4 * 5 * 6, 2 ** 3"),
        (r"\*not emphasis\* and \_this\_ and 1\. that", "*not emphasis* and _this_ and 1. that"),
        ("`*code* &lt; x`", "*code* &lt; x"),
        ("[the port](https://a.b 'T') and [again][x] and [x].\n\n[x]: https://a.b", "the port and again and x."),
        ("[no link] and [none][y]", "[no link] and [none][y]"),
        ("![a ship](ship.png) sails", "a ship sails"),
        ("<https://a_b.c/d_e> <me@a.b>", "https://a_b.c/d_e me@a.b"),
        ("AT&T &amp; R&D &lt;3 &eacute; &#x65;&#x301;&nbsp;x", "AT&T & R&D <3 é é x"),
        ("<b>bold</b><br>next <span class='x'>y</span>", "bold next y"),
        ("<div>one</div><div>two</div>", "one two"),
        ("3 < 4 > 2 and <3", "3 < 4 > 2 and <3"),
        ("Cafe\u0301  \t the\u00a0sea\n  wraps  \nhere", "Café the sea wraps here"),
        ("One line\nstarts with *1. a mark*\nand - dashes", "One line starts with 1. a mark and - dashes"),
    ],
)
def test_marks_go_and_words_stay(markdown: str, text: str) -> None:
    assert read(markdown) == text


def test_blocks_are_parted_by_a_blank_line_and_know_their_place() -> None:
    problems = Problems()
    text, blocks = read_prose(
        "# *Head*\n\nOne.\n\n- Two\n\n![](x.png)\n\n> Three", path="a.md", first_line=8, problems=problems
    )
    assert text == "Head\n\nOne.\n\nTwo\n\nThree"
    assert [(block.kind, block.line, text[block.start : block.end]) for block in blocks] == [
        ("heading", 8, "Head"),
        ("paragraph", 10, "One."),
        ("item", 12, "Two"),
        ("quotation", 16, "Three"),
    ]


def test_a_block_knows_its_column_where_its_text_stands_in_the_file_as_it_is() -> None:
    body = (
        'Plain here.\n\n  > Quoted here.\n\n- item\n\n## Item {: title="Item" }\n\n'
        "With *marks* here.\n\nTwo\nlines.\n\nA <!-- remark --> here."
    )
    _, blocks = read_prose(body, path="a.md", first_line=1, problems=Problems())
    assert [block.column for block in blocks] == [1, 5, 3, 4, 0, 0, 0]


def test_links_of_one_source_are_not_known_in_the_next() -> None:
    assert read("[x]\n\n[x]: https://a.b") == "x"
    assert read("[x]") == "[x]"


def test_an_attribute_list_below_no_text_is_reported() -> None:
    assert refuse("![](x.png)\n{: .skip }") == ["a.md:6: an attribute list below a block without text; delete it"]


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("One.\n\n" + "[" * 8000, "a.md:7: more than 10 open brackets '[' at once; close them, or write '\\[' for"),
        ("![a][" * 4000, "a.md:5: more than 10 open brackets"),
        ("[a](" * 3000, "a.md:5: more than 10 open brackets"),
        ("<![CDATA[" * 3000, "a.md:5: more than 10 open brackets"),
        ("*a* " * MAX_MARKED_BLOCK, "a.md:5: a paragraph of 199,999 characters; the limit is 50,000, so part it"),
    ],
)
def test_what_would_take_minutes_is_refused_at_its_line(body: str, message: str) -> None:
    [found] = refuse(body)
    assert found.startswith(message)


@pytest.mark.parametrize(
    "body",
    [
        "- " * 1000 + "a",
        "".join("`" * n + " " for n in range(1, 300)),
        "`" * 20_000,
        "*a **b " * 3000,
        "a" + "_*" * 5000,
        "word " * 300_000,
        "\\" * 20_000,
        "<a " * 10_000,
        "a\n{: .skip }\n" * 20_000,
    ],
)
def test_other_hard_texts_are_read(body: str) -> None:
    assert len(read(body)) >= 1


CONTRADICTORY = ("![[\n\\__b`](x)](http://x.y)", "![[**\\`a<b>&amp;&amp;](x)](x)")
"""Marks within marks of which Python-Markdown loses letters."""


@pytest.mark.parametrize("marks", CONTRADICTORY)
def test_marks_that_would_lose_letters_are_refused_at_their_line(marks: str) -> None:
    assert refuse(f"First.\n\n{marks}\n\nLast.") == [
        "a.md:7: the inline marks contradict each other; write '\\' before those that are plain characters"
    ]


@pytest.mark.parametrize("marks", ["\\**![ [**![<b>*<b>", CONTRADICTORY[1]])
def test_a_page_whose_marks_would_lose_letters_is_refused(marks: str) -> None:
    assert refuse_page(marks) == [
        "a.md:5: the inline marks of the page contradict each other; write '\\' before those that are plain characters"
    ]


def test_a_line_that_is_broken_by_hand_keeps_its_words_apart() -> None:
    assert read("They *met*.  \nThen they left.") == "They met. Then they left."


def test_closed_brackets_may_be_many() -> None:
    assert read("[1] " * 3000).startswith("[1] [1]")


_MARKS = st.text(alphabet="*_`[]()<>&!ab \n\\{:}#-\"'=.1é;", max_size=200)


@given(_MARKS)
def test_any_text_gives_clean_blocks_that_cover_it(body: str) -> None:
    text, blocks = read_prose(body, path="a.md", first_line=1, problems=Problems())
    assert "\n\n".join(text[block.start : block.end] for block in blocks) == text
    for block in blocks:
        part = text[block.start : block.end]
        assert part
        assert part == " ".join(unicodedata.normalize("NFC", part).split())
        assert not block.column or body.split("\n")[block.line - 1].startswith(part, block.column - 1)
        assert not {"\x02", "\x03", "\0"} & set(part)


@given(st.text(alphabet="**__ab1 .,'", max_size=100))
def test_emphasis_never_loses_a_letter(body: str) -> None:
    text, _ = read_prose(f"x {body} x", path="a.md", first_line=1, problems=Problems())
    assert [char for char in text if char.isalnum()] == [char for char in f"x {body} x" if char.isalnum()]


# ------------------------------------------------------------------ pages


def test_a_page_is_rendered() -> None:
    rendered = render(
        "## How\n\nSee *[the list](sources.html)*:\n\n1. one\n2. two\n\n| a | b |\n| - | - |\n| 1 | 2 |\n"
    )
    assert "<h2>How</h2>" in rendered
    assert '<em><a href="sources.html" rel="noopener noreferrer">the list</a></em>' in rendered
    assert "<li>one</li>" in rendered
    assert "<td>1</td>" in rendered


@pytest.mark.parametrize(
    "attack",
    [
        "<script>alert(1)</script>",
        "<style>p{}</style>",
        "[x](javascript:alert(1))",
        "[x](data:text/html,a)",
        "<img src=x onerror=alert(1)>",
        "<a href='vbscript:x' onclick='y'>z</a>",
        "x\n{: onclick=alert(1) .skip #id style=color:red }",
        "<iframe src='https://a.b'></iframe>",
        "<svg onload=alert(1)>",
        "<p style='position:fixed'>x</p>",
    ],
)
def test_a_page_cannot_run_or_style_anything(attack: str) -> None:
    rendered = render(f"Text\n\n{attack}\n").casefold()
    for word in (
        "script",
        "alert",
        "style",
        "onclick",
        "onerror",
        "onload",
        "iframe",
        "svg",
        "img",
        "data:",
        "skip",
        "id=",
    ):
        assert word not in rendered


def test_mail_and_web_links_stay() -> None:
    rendered = render("<me@a.b> [b](http://a.b) [c](https://a.b)")
    assert rendered.count("<a ") == 3
    assert 'href="mailto:me@a.b"' in rendered


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("Text\n\n# Title", "a.md:7: the page's title stands in its front matter; begin its headings with '##'"),
        ("Text\n\nTitle\n=====", "a.md:8: the page's title stands in its front matter; begin its headings with '##'"),
        ("- " * 1000 + "a", "a.md:5: nested more than 20 deep; write fewer marks or spaces"),
        (
            "One\n\n" + "[" * 8000,
            "a.md:7: more than 10 open brackets '[' at once; close them, or write '\\[' for the character",
        ),
        ("a" * (MAX_PAGE + 1), "a.md:5: the page is longer than 200,000 characters; part it into several"),
        ("<div>" * 20_000, "a.md:5: more than 2,000 '<'; write Markdown instead of HTML"),
    ],
)
def test_a_page_that_is_refused(body: str, message: str) -> None:
    assert refuse_page(body) == [message]
