"""The article of a page, and nothing of what stands around it."""

from __future__ import annotations

import re

import pytest

from dateline.adding.pages import read_page
from dateline.adding.values import Saved
from dateline.errors import ContentError
from tests.adding.conftest import load_page, save_html

LONG = "The ambassadors of Norland and Sudria left for home, and nobody knows when they will come back."


def read_lines(saved: Saved) -> list[str]:
    return [f"{part.kind}: {part.text}" for part in read_page(saved).paragraphs]


ARTICLE = """\
paragraph: Norland and Sudria recalled their ambassadors on Thursday, hours after a dispute over fishing rights \
broke into the open.
paragraph: Norland’s president, Ivo Sand, said that he would not visit Sudria “while this goes on”. He had met \
his colleague in mid-May.
heading: A long quarrel
paragraph: The two countries have argued over the Bank of Ellery since 1998. An agreement of 4 May 2011 parted \
it in two & left a strip open.
quotation: “We want our fish back,” a fisherman said.
item: Norland claims 200 miles.
item: Sudria claims 150.
paragraph: Talks are to begin next week in Port Ellery, both ministries said."""

DIVISIONS = """\
paragraph: The ambassadors of Norland and Sudria left for home on Friday, a day after both capitals had called \
them back.
paragraph: They shared a ferry. “It was a quiet crossing,” said the captain, Hal Moen.
paragraph: Nobody knows when they will return. The last quarrel, in the autumn of 2003, took five months."""


@pytest.mark.parametrize(("name", "article"), [("courier.html", ARTICLE), ("harbour-post.html", DIVISIONS)])
def test_an_article_with_everything_around_it(name: str, article: str) -> None:
    assert read_lines(Saved(name="x", format="html", data=load_page(name))) == article.splitlines()


def test_paragraphs_that_are_line_breaks_in_a_table() -> None:
    lines = read_lines(Saved(name="x", format="html", data=load_page("vestnik.html")))
    assert len(lines) == 4
    assert lines[0] == "paragraph: Послы отозваны"
    assert lines[3].startswith("paragraph: Спор о рыболовных правах длится с 1998 года")
    assert not any(word in "".join(lines) for word in ("Главная", "Архив", "Copyright"))


@pytest.mark.parametrize(
    "furniture",
    [
        f'<div class="cookie-notice"><p>{LONG} cookies</p></div>',
        f'<div role="dialog"><p>{LONG} dialog</p></div>',
        f"<nav><p>{LONG} menu</p></nav>",
        f'<div id="related"><h2>Related</h2><p>{LONG} other</p></div>',
        f'<div class="comments-area"><p>{LONG} opinion</p></div>',
        f"<footer><p>{LONG} copyright 2019</p></footer>",
        f'<section class="newsletter"><p>{LONG} subscribe</p></section>',
        f"<div hidden><p>{LONG} hidden</p></div>",
        f'<div style="display: none"><p>{LONG} not shown</p></div>',
    ],
)
def test_furniture_stays_out(furniture: str) -> None:
    article = f"<article><h1>Home</h1><p>{LONG}</p>{{}}<p>It was a quiet crossing, said the captain.</p></article>"
    wanted = ["heading: Home", f"paragraph: {LONG}", "paragraph: It was a quiet crossing, said the captain."]
    assert read_lines(save_html(article.format(furniture))) == wanted
    assert read_lines(save_html(article.format("") + furniture)) == wanted
    assert read_lines(save_html(furniture + article.format(""))) == wanted


def test_a_frame_around_everything_is_no_furniture() -> None:
    body = (
        f'<form id="aspnetForm"><div class="social-page"><h1>Home</h1><p>{LONG}</p><p>{LONG} Or not.</p></div></form>'
    )
    assert f"paragraph: {LONG} Or not." in read_lines(save_html(body))


def test_the_words_of_a_time_element_stay_in_their_sentence() -> None:
    body = (
        f'<article><p>{LONG}</p><p>The ministers met on <time datetime="2024-06-10">Monday</time> in Port Ellery, and '
    )
    assert any(
        "met on Monday in Port Ellery" in line
        for line in read_lines(save_html(body + "parted without a word to the press.</p></article>"))
    )


def test_a_very_short_article_is_not_the_whole_page() -> None:
    body = f'<div class="menu"><a href="/">Start</a></div><article><h1>Home</h1><p>{LONG}</p></article>'
    assert "paragraph: " + LONG in read_lines(save_html(body))
    assert not any("Start" in line for line in read_lines(save_html(body)))


def test_much_text_left_out_is_warned_of() -> None:
    pieces = "".join(f"<p>{LONG} {number}.</p>" for number in range(40))
    article = f"<article><h1>Home</h1><p>{LONG}</p></article>"
    page = read_page(save_html(f'{article}<div class="archive">{pieces}</div>'))
    assert [part.text for part in page.paragraphs] == ["Home", LONG]
    [warning] = page.warnings
    assert re.match(
        r"the article found has 99 characters, the running text of the page about [34],\d{3}: something", warning
    )
    assert not read_page(save_html(article)).warnings


def test_a_page_without_a_marked_article_keeps_its_paragraphs() -> None:
    pieces = "".join(f'<div class="piece"><span>{LONG} {number}.</span></div>' for number in range(9))
    assert len(read_lines(save_html(f"<div>{pieces}</div>"))) == 9


@pytest.mark.parametrize("body", ["", "<p></p>", '<script>document.write("x")</script><div id="root"></div>'])
def test_a_page_without_an_article(body: str) -> None:
    with pytest.raises(ContentError, match=r"no article was found in the page; .* text file|reading view"):
        read_page(save_html(body))


def test_a_page_too_deep_for_parsers() -> None:
    with pytest.raises(ContentError, match=r"nests \d+ elements inside one another"):
        read_page(save_html("<div>" * 5000 + f"<p>{LONG}</p>"))


def test_a_paragraph_with_too_much_in_it_for_extractors() -> None:
    with pytest.raises(ContentError, match=r"a paragraph with 6,000 links or other marks in it, .* a \.txt file"):
        read_page(save_html(f"<article><h1>Home</h1><p>{'<i>a</i> <b>b</b> ' * 3000}</p></article>"))
    many = "".join(f"<p>{LONG} <i>{number}</i> <b>ferries</b>.</p>" for number in range(2500))
    assert len(read_page(save_html(f"<article><h1>Home</h1>{many}</article>")).paragraphs) == 2501


def test_a_page_with_too_many_elements() -> None:
    with pytest.raises(ContentError, match=r"holds 60,\d{3} elements, more than can be read; .* a \.txt file"):
        read_page(save_html(f"<article><h1>Home</h1>{'<p>x</p>' * 60_000}</article>"))


def test_an_article_of_short_lines_is_whole_or_warned_of() -> None:
    lines = [f"On day {number} the ferry sailed." for number in range(12)]
    marked = "".join(f"<div>{line}</div>" for line in lines)
    page = read_page(save_html(f"<article><h1>Home</h1><p>The ferry, day by day.</p><div>{marked}</div></article>"))
    assert [part.text for part in page.paragraphs][-12:] == lines
    linked = "".join(f'<div><span>{line}</span><a href="x">link</a></div>' for line in lines)
    page = read_page(save_html(f"<article><h1>Home</h1><p>The ferry, day by day.</p>{linked}</article>"))
    assert len(page.paragraphs) > 12 or "something may be missing" in page.warnings[0]


def test_a_page_too_long() -> None:
    with pytest.raises(ContentError, match="holds more than 2,000,000 characters"):
        read_page(save_html(f"<p>{'Norland and Sudria. ' * 110_000}</p>"))


# ------------------------------------------------------------------ encodings


RUSSIAN = (
    '<html><head><meta charset="{}"></head><body><p>Послы обеих стран уехали домой в пятницу, и никто не знает, '
    "когда они вернутся.</p></body></html>"
)


def test_a_declared_encoding_is_believed() -> None:
    data = RUSSIAN.format("koi8-r").encode("koi8-r")
    assert read_lines(Saved(name="x", format="html", data=data))[0].startswith("paragraph: Послы обеих")


def test_what_the_server_declares_goes_first() -> None:
    saved = Saved(name="x", format="html", data=RUSSIAN.format("utf-8").encode("cp1251"), charset="windows-1251")
    assert read_lines(saved)[0].startswith("paragraph: Послы обеих")


@pytest.mark.parametrize("declared", ["windows-1251", "iso-8859-1", "gb2312", "Shift_JIS"])
def test_a_page_that_was_saved_as_utf8_and_declares_what_it_was_before(declared: str) -> None:
    page = read_page(Saved(name="x", format="html", data=RUSSIAN.format(declared).encode()))
    assert page.paragraphs[0].text.startswith("Послы обеих")
    assert page.warnings == (f"it declares the encoding '{declared}', and is UTF-8; read as UTF-8",)


def test_no_declaration_and_no_utf8() -> None:
    data = "<html><body><p>Послы обеих стран уехали домой</p></body></html>".encode("cp1251")
    with pytest.raises(
        ContentError, match=r"is not UTF-8, and the page declares no other encoding; .* save it as UTF-8"
    ):
        read_page(Saved(name="x", format="html", data=data))


@pytest.mark.parametrize("label", ["klingon", "rot13", "zlib", "unicode_escape", "utf-7"])
def test_an_encoding_that_is_none(label: str) -> None:
    data = f'<html><head><meta charset="{label}"></head><body><p>x</p></body></html>'.encode()
    with pytest.raises(ContentError, match=f"declares the encoding '{label}', which is not known"):
        read_page(Saved(name="x", format="html", data=data))


def test_broken_bytes_are_counted() -> None:
    data = save_html(f"<article><h1>Home</h1><p>{LONG} \u00e9</p></article>").data.replace(
        "\u00e9".encode(), b"\xe9\xff"
    )
    page = read_page(Saved(name="x", format="html", data=data))
    assert any("2 of its characters are not in its encoding, utf-8" in one for one in page.warnings)
