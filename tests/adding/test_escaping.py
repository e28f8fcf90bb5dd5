"""Whatever characters an article is made of, the file that is written reads back as the article."""

from __future__ import annotations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from dateline.adding.articles import write_article
from dateline.adding.escaping import write_prose
from dateline.adding.tidying import tidy_text
from dateline.adding.values import Paragraph, ParagraphKind, Reference
from dateline.edtf import parse_edtf
from dateline.model import Source
from dateline.reading.fields import clean_text
from dateline.reading.files import UNPRINTABLE
from dateline.reading.markdown_files import read_markdown_source

AWKWARD = [
    *("---", "----", "- - -", "***", "===", "#", "# x", "##", "x #", "> x", ">", "- x", "+ x", "* x", "1. x", "2) x"),
    *("{: .skip }", "{:", "{#id}", "{a=b}", "x {: #y }", "<script>x</script>", "<!-- x", "-->", "<b>x</b>", "<style>"),
    *("&amp;", "&", "&#42;", "&copy;", "*x*", "_x_", "__x__", "**x**", "`x`", "\\", "\\*", "[x](y)", "[x]: http://a.b"),
    *(
        "![x](y)",
        "[" * 20,
        "https://x.example/a_b_c",
        "<a@b.example>",
        "    x",
        "klzzwxh:0001",
        "x  ",
        "a*b*c",
        "5*3*2",
    ),
    *(
        '"x": y',
        "'",
        "key: value",
        "- key: value",
        "@x",
        "%x",
        "!tag",
        "|",
        "x |\n y",
        "\u2028",
        "é",
        "e\u0301",
        "\ufeff",
    ),
]
MARKS = st.text(alphabet=st.sampled_from(list("\\`*_{}[]()<>#+-.!&;:=\"' \t|~^1a2/@%")), max_size=20)
ANYTHING = st.text(alphabet=st.characters(exclude_categories=("Cs",)), max_size=20)
TEXTS = st.lists(st.sampled_from(AWKWARD) | MARKS | ANYTHING, max_size=6).map("".join)
KINDS = st.sampled_from(["paragraph", "heading", "item", "quotation"])


def plain(text: str) -> str:
    """As all text of the program is: nothing unprintable, NFC, white space collapsed."""
    return clean_text(UNPRINTABLE.sub("", text))


def read_back(title: str, publisher: str, paragraphs: list[Paragraph]) -> Source:
    reference = Reference(title=title, publisher=publisher, published=parse_edtf("2024-06-14"))
    text = write_article(reference, write_prose(paragraphs), verbatim=True)
    return read_markdown_source(text.encode(), source_id="x", path="x.md", language="en")


@settings(max_examples=400, deadline=None)
@given(st.lists(st.tuples(KINDS, TEXTS), min_size=1, max_size=4), TEXTS, TEXTS)
def test_an_article_reads_back_letter_for_letter(
    parts: list[tuple[ParagraphKind, str]], title: str, publisher: str
) -> None:
    title, publisher = plain(title), plain(publisher)
    paragraphs = [Paragraph(kind=kind, text=plain(text)) for kind, text in parts if plain(text)]
    assume(paragraphs and title and publisher)
    source = read_back(title, publisher, paragraphs)
    assert (source.title, source.publisher) == (title, publisher)
    read = [(block.kind, source.text[block.start : block.end]) for block in source.blocks]
    assert read == [(paragraph.kind, paragraph.text) for paragraph in paragraphs]


@pytest.mark.parametrize("kind", ["paragraph", "heading", "item", "quotation"])
@pytest.mark.parametrize("text", [text for text in map(plain, AWKWARD) if text])
def test_each_awkward_line_reads_back(text: str, kind: ParagraphKind) -> None:
    source = read_back(text, text, [Paragraph(kind=kind, text=text), Paragraph(text=text)])
    assert source.title == text
    assert [source.text[block.start : block.end] for block in source.blocks] == [text, text]
    assert source.blocks[0].kind == kind
    assert source.blocks[1].kind == "paragraph"
    assert not any(block.override for block in source.blocks)


def test_plain_sentences_stay_as_they_are() -> None:
    text = 'He paid $5.00 (five) on 13. Juni 2024 - "well", he said; it\'s 50% off! C#, A/B + C = D.'
    assert write_prose([Paragraph(text=text)]) == text


def test_what_does_not_show_is_left_out() -> None:
    assert tidy_text("Nor\u00adland \u202eevil\u202c\u200b  x\x07") == "Norland evil x"
