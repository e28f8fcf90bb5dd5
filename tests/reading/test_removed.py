"""What is taken out of Markdown: told of at its place, with what to write instead, and nothing else is."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.errors import Problems
from dateline.reading.prose import read_prose, render_page
from dateline.reading.removed import MOST_TOLD


def tell_of_page(body: str) -> list[str]:
    problems = Problems()
    render_page(body, path="a.md", first_line=5, problems=problems)
    assert problems.found == []
    return sorted({str(concern) for concern in problems.concerns})


def tell_of_source(body: str) -> list[str]:
    problems = Problems()
    read_prose(body, path="a.md", first_line=5, problems=problems)
    assert problems.found == []
    return sorted({str(concern) for concern in problems.concerns})


NO_LINK = (
    "so only the words stay; write an address that begins with https://, http:// or mailto:, or a page of this site"
)


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (
            "Text\n\nand <script>run()</script>",
            r"7:5: a page keeps no <script>, nor what stands in it; delete it, or write '\<script' for the words",
        ),
        (
            "x <svg><text>y</text></svg>",
            r"5:3: a page keeps no <svg>, nor what stands in it; delete it, or write '\<svg",
        ),
        ("<div style='x'>\nwords\n</div>", "5:1: a page keeps no <div>, only its words; write Markdown instead"),
        ("a <b>word</b>", "5:3: a page keeps no <b>, only its words; write '**words**'"),
        ("<h1>Title</h1>", "5:1: a page keeps no <h1>, only its words; write '## words'"),
        (
            "A\n<iframe src='https://a.b'></iframe>",
            r"6:1: '<iframe src='https://a.b'>' is taken for HTML, and left out; write '\<iframe src='https://a.b'>'",
        ),
        (
            "press <Enter>",
            r"5:7: '<Enter>' is taken for HTML, and left out; write '\<Enter>' for the words, or delete it",
        ),
        ("the end </Enter>", r"5:9: '</enter>' is taken for HTML, and left out; write '\</enter>' for the words"),
        ("a <?php x ?> b", r"5:3: '<?php x ?>' is taken for HTML, and left out; write '\<?php x ?>' for the words"),
        ("a <![CDATA[x]]> b", r"5:3: '<![CDATA[x]]>' is taken for HTML, and left out; write '\<![CDATA[x]]>' for"),
        ("> - <img\n> src=a.png alt='A ship'>", "5:5: a page shows no pictures; write a link to it, [A ship](a.png)"),
        ("see ![A ship](a.png)", "5:5: a page shows no pictures; write a link to it, [A ship](a.png)"),
        ("<p class=x onclick='y'>z</p>", "5:12: <p> does not keep its attribute 'onclick'; delete it"),
        ("One\n\n## Two {#two}", "7:8: <h2> does not keep its attribute 'id'; delete it"),
        ("One\n{: onclick='x' }", "6:4: <p> does not keep its attribute 'onclick'; delete it"),
        ("[a](javascript:x)", f"5:5: a page has no links to 'javascript:x', {NO_LINK}"),
        ("[a](<file:x y>)", f"5:6: a page has no links to 'file:x y', {NO_LINK}"),
        ("[a]\n\n[a]: //host/x", f"7:6: a page has no links to '//host/x', {NO_LINK}"),
        ("or <ftp://a.b/c>", f"5:5: a page has no links to 'ftp://a.b/c', {NO_LINK}"),
        ("<a href='data:x'>y</a>", f"5:1: a page has no links to 'data:x', {NO_LINK}"),
        ("| a |\n| -: |\n| 1 |\n| 2 |", "6:3: columns of a page are not aligned; write '---' without a colon"),
        ("<table>\n</ words\n</table>", "6:1: '</ words </table>' is taken for HTML, and left out; write"),
        ("![A ship][s] ![b]\n\n[s]: a.png", "7:6: a page shows no pictures; write a link to it, [A ship](a.png)"),
        ("a <s>b</s>", "5:3: words that are struck out are read as any others; delete them"),
    ],
)
def test_what_a_page_loses_is_told_at_its_place(body: str, told: str) -> None:
    assert any(concern.startswith(f"a.md:{told}") for concern in tell_of_page(body)), tell_of_page(body)


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (
            "Text\n\nand <SCRIPT>run()</SCRIPT>",
            r"7:5: a source keeps no <SCRIPT>, nor what stands in it; delete it, or write '\<SCRIPT' for the words",
        ),
        ("<style>\np {}\n</style>\nText", "5:1: a source keeps no <style>, nor what stands in it; delete it, or write"),
        (
            "- press <Enter>",
            r"5:9: '<Enter>' is taken for HTML, and left out; write '\<Enter>' for the words, or delete",
        ),
        ("if a <b and c> d", r"5:6: '<b and c>' is taken for HTML, and left out; write '\<b and c>' for the words"),
        ("> the\n> <Ministry of\n> War> says", r"6:3: '<Ministry of War>' is taken for HTML, and left out; write"),
        ("a <![CDATA[x]]> b", r"5:3: '<![CDATA[x]]>' is taken for HTML, and left out; write '\<![CDATA[x]]>' for"),
        ("a <img src=x alt='A ship'> b", "5:3: a source has no pictures; write what this one shows in words"),
        ("some 10<sup>6</sup> men", "5:8: <sup> goes, and makes two numbers one; write them apart, or in words"),
        ("he <q>left</q>", "5:4: <q> goes with the quotation marks that it stands for; write them"),
        ("<del>Ten</del> Nine", "5:1: words that are struck out are read as any others; delete them"),
        ("the <abbr title='World Bank'>WB</abbr>", "5:5: <abbr> goes with what it says of its words; write that out"),
        ("`<Enter>` and <Enter>", r"5:15: '<Enter>' is taken for HTML, and left out; write '\<Enter>' for the words"),
    ],
)
def test_words_that_a_source_loses_are_told_at_their_place(body: str, told: str) -> None:
    [concern] = tell_of_source(body)
    assert concern.startswith(f"a.md:{told}")


@pytest.mark.parametrize(
    "body",
    [
        "a < b, b > c, a <3 and 3<4>2, AT&T, x<",
        "`<img>`, ``<iframe>`` and `<Enter>`",
        "<!-- an editor's own <b>note</b>, <script>too</script> -->\n\nText <!-- [a](javascript:x) -->",
        r"\<Enter>, \<b>, &lt;b&gt; and \<https",
        "<https://a.b/c> <me@a.b> [a](https://a.b 'T') [b](sources.html) [c](#d) [e][f]\n\n[f]: mailto:me@a.b",
        "1. one\n2. two\n\n| a | b |\n| --- | --- |\n| 1 | 2 |\n\n**bold** *and* _so_  \non\n\n---\n\nthe end.",
        "3. three\n4. four",
        "{braces} and {: no list, [brackets] and ](",
    ],
)
def test_what_loses_nothing_is_not_told_of(body: str) -> None:
    assert tell_of_page(body) == []
    assert tell_of_source(body.replace("{:", "{")) == []


def test_code_of_a_page_is_no_html() -> None:
    assert tell_of_page("Text\n\n    <script>alert(1)</script>\n    ![a](b.png)\n\nand `<script>`") == []


def test_marks_of_a_source_whose_words_stay_are_not_told_of() -> None:
    body = (
        "<div class='x'><p>One <b>two</b> <a href='x' target=_blank>three</a><br/>3<sup>rd</sup> km<sup>2</sup></p>"
        "</div><details open>four</details>\n\n![A ship](a.png) [five](javascript:x)"
    )
    assert tell_of_source(body) == []


def test_what_the_message_says_to_write_loses_nothing() -> None:
    body = r"Press \<Enter> when \<script is \<b and c> d"
    problems = Problems()
    text, _ = read_prose(body, path="a.md", first_line=5, problems=problems)
    assert text == "Press <Enter> when <script is <b and c> d"
    assert "&lt;Enter&gt; when &lt;script is" in render_page(body, path="a.md", first_line=5, problems=problems)
    assert not problems.found + problems.concerns


def test_words_that_broken_html_swallows_are_told_of() -> None:
    [concern] = tell_of_page("<table>\n\n</ lost")
    assert concern.startswith("a.md:7:")
    assert "lost" in concern


def test_a_script_of_a_page_that_is_never_closed_is_refused() -> None:
    problems = Problems()
    assert render_page("One <b>x</b>\n\n<script>y\n\nmore", path="a.md", first_line=5, problems=problems) == ""
    assert [str(problem) for problem in problems.found] == [
        r"a.md:7:1: '<script' is not closed; close it, or write '\<script' for the words"
    ]


def test_a_list_of_a_page_keeps_its_first_number() -> None:
    assert 'start="3"' in render_page("3. c\n4. d", path="a.md", first_line=1, problems=Problems())


def test_where_the_places_are_not_known_the_file_is_named() -> None:
    assert tell_of_page("dateline-place <b>x</b> <b>y</b>\n\n<b>z</b>") == [
        "a.md:5: a page keeps no <b>, only its words; write '**words**'"
    ]


def test_a_page_full_of_tags_is_told_of_a_hundred_and_the_rest_is_counted() -> None:
    told = tell_of_page("\n\n".join(f"<div>{number}</div>" for number in range(MOST_TOLD + 7)))
    assert len(told) == MOST_TOLD + 1
    assert "a.md: 7 more tags or attributes are not kept; mend the others first" in told


def test_what_never_ends_is_an_error_after_however_much_else() -> None:
    body = "\n\n".join([*(f"<div>{number}</div>" for number in range(MOST_TOLD + 7)), "words <script>"])
    problems = Problems()
    render_page(body, path="a.md", first_line=5, problems=problems)
    [error] = problems.found
    assert "'<script' is not closed" in str(error)


_PARTS = st.sampled_from(
    (
        *(
            "<Enter>",
            "<b>",
            "</b>",
            "<div>",
            "</div>",
            "<p>",
            "<script>",
            "</script>",
            "<svg>",
            "</svg>",
            "<img alt=",
            ">",
        ),
        *(
            "`",
            "``",
            "\n",
            "\n\n",
            "    ",
            "- ",
            "> ",
            "*",
            "_",
            "[",
            "](",
            ")",
            "![",
            "<!--",
            "-->",
            "\\",
            "<",
            "</",
            "&",
        ),
        *(
            "<?",
            "?>",
            "<![CDATA[",
            "]]>",
            "<textarea>",
            "<title>",
            "<q>",
            "<table>",
            "<td>",
            "<a href=x>",
            "</a>",
            "{: ",
            "}",
        ),
    )
)
_WORDS = st.integers(0, 99).map("w{:02}".format)


@settings(max_examples=400, deadline=None, derandomize=True)
@given(st.lists(st.one_of(_WORDS, _PARTS), max_size=14))
def test_no_word_is_lost_in_silence(parts: list[str]) -> None:
    """A word that is neither in a comment nor in an address or an attribute list is kept, or there is a concern."""
    body = " ".join(parts)
    shown = re.sub(r"<!--.*?-->|\]\([^)]*\)|\{:[^}]*\}", " ", body, flags=re.DOTALL)
    words = set(re.findall(r"w[0-9]{2}", shown))
    problems = Problems()
    rendered = render_page(body, path="a.md", first_line=1, problems=problems)
    assert problems.found or problems.concerns or words <= set(re.findall(r"w[0-9]{2}", rendered))
    problems = Problems()
    text, _ = read_prose(body, path="a.md", first_line=1, problems=problems)
    assert problems.found or problems.concerns or words <= set(re.findall(r"w[0-9]{2}", text))
