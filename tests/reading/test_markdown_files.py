"""One file of the documented format, and every way to get it wrong."""

from __future__ import annotations

import pytest

from dateline.errors import ContentError
from dateline.model import Source
from dateline.reading.markdown_files import read_markdown_page, read_markdown_source

MINIMAL = "---\ntitle: Envoys recalled\npublisher: The Gazette\npublished: 2024-06-14\n---\n\nBoth envoys left.\n"


def read(text: str, language: str = "en") -> Source:
    return read_markdown_source(
        text.encode(), source_id="gazette", path="content/sources/gazette.md", language=language
    )


def refuse(text: str | bytes) -> list[str]:
    data = text if isinstance(text, bytes) else text.encode()
    with pytest.raises(ContentError) as caught:
        read_markdown_source(data, source_id="gazette", path="a.md", language="en")
    return [str(problem) for problem in caught.value.problems]


def test_the_smallest_source() -> None:
    source = read(MINIMAL)
    assert (source.id, source.path) == ("gazette", "content/sources/gazette.md")
    assert (source.title, source.publisher, str(source.published)) == ("Envoys recalled", "The Gazette", "2024-06-14")
    assert (source.language, source.text_language, source.verbatim) == ("en", "en", False)
    assert source.text == "Both envoys left."
    assert [(block.line, block.kind) for block in source.blocks] == [(7, "paragraph")]


def test_every_key() -> None:
    source = read(
        "---\ntitle: '[Послы отозваны]'\ntitle_en: Envoys recalled\ntitle_note: From the saved text.\n"
        "publisher: Вестник\nauthor: Ада Вейл\npublished: 2024-06-13/2024-06-14\npublished_note: Inferred.\n"
        "url: https://example.org/a\narchive_url: https://example.net/b\naccessed: 2024-11-21\nlanguage: ru\n"
        "text: verbatim\nsame_text_as: herald\nformerly: [envoys, envoys-2024, envoys]\n---\nОба посла уехали.\n"
    )
    assert (source.title, source.title_en, source.title_note) == (
        "[Послы отозваны]",
        "Envoys recalled",
        "From the saved text.",
    )
    assert (source.author, source.published.precision, source.published_note) == ("Ада Вейл", "interval", "Inferred.")
    assert (source.url, source.archive_url) == ("https://example.org/a", "https://example.net/b")
    assert (source.accessed, source.same_text_as) == ("2024-11-21", "herald")
    assert source.formerly == ("envoys", "envoys-2024")
    assert (source.language, source.text_language, source.verbatim) == ("ru", "ru", True)


def test_notes_are_in_the_language_of_the_site() -> None:
    source = read(MINIMAL.replace("publisher", "language: hy\npublisher", 1), language="fr")
    assert (source.language, source.text_language) == ("hy", "fr")
    assert read(MINIMAL, language="fr").language == "fr"


def test_windows_line_ends_are_accepted() -> None:
    assert read(MINIMAL.replace("\n", "\r\n")) == read(MINIMAL)


@pytest.mark.parametrize(
    ("was", "becomes", "message"),
    [
        ("published:", "publised:", "a.md:4:1: unknown key 'publised'; did you mean 'published'?"),
        ("2024-06-14", "14 June 2024", "a.md:4:12: published: '14 June 2024' is not a date; write 2024-06-14"),
        ("2024-06-14", "2024-06-31", "a.md:4:12: published: '2024-06-31' is not a date: June 2024 has 30 days"),
        ("2024-06-14", "2024/..", "a.md:4:12: published: 2024/.. is no single date; write the day"),
        ("2024-06-14", "", "a.md:4:1: 'published' is empty; write 'published: 2024-06-14'"),
        ("published: 2024-06-14\n", "", "a.md:1: 'published' is missing; write 'published: 2024-06-14'"),
        ("title: Envoys recalled\n", "", "a.md:1: 'title' is missing; write 'title: The headline as published'"),
        ("Envoys recalled", "[Envoys recalled]", "a.md:2:8: 'title' must be text, not a list; put it in quotes"),
        ("publisher:", "publisher: A\npublisher:", "a.md:4:1: duplicate key 'publisher'; it stands on line 3 already"),
        ("publisher:", "url: www.example.org\npublisher:", "a.md:3:6: url: 'www.example.org' is not a web address"),
        ("publisher:", "text: full\npublisher:", "a.md:3:7: text: 'full' is not known; write one of: notes, verbatim"),
        ("publisher:", "accessed: yesterday\npublisher:", "a.md:3:11: accessed: 'yesterday' is not a date"),
        (
            "---\n\nBoth envoys left.",
            "\nBoth envoys left.",
            "a.md:1: the front matter is not closed; write a line '---'",
        ),
        ("---\ntitle", "title", "a.md:1: front matter is missing; begin the file with a line '---'"),
        ("Both envoys left.", "", "a.md:5: there is no text; write what the article says below the front matter"),
        ("Both envoys left.", "<!-- later -->", "a.md:7: there is no text; write what the article says"),
        ("left.", 'left.\n{: date="June" }', "a.md:8:10: date: 'June' is not a date"),
    ],
)
def test_a_wrong_source(was: str, becomes: str, message: str) -> None:
    assert was in MINIMAL
    [found] = refuse(MINIMAL.replace(was, becomes, 1))
    assert found.startswith(message)


def test_all_mistakes_of_a_file_are_reported_together() -> None:
    text = MINIMAL.replace("published:", "publised:").replace("title:", "titel:").replace("left.", "left.\n{: .skp }")
    assert len(refuse(text)) == 3


def test_hidden_bytes() -> None:
    assert refuse(b"\xef\xbb\xbf" + MINIMAL.encode())[0].startswith("a.md:1:1: begins with a byte order mark")
    assert refuse(MINIMAL.replace("\n", "\r"))[0].startswith("a.md:1:4: the line ends in a carriage return alone")
    assert refuse(MINIMAL.encode().replace(b"left", b"l\xe9ft"))[0].startswith("a.md:7:14: byte 0xe9 is not UTF-8")


def test_a_page() -> None:
    page = read_markdown_page(b"---\ntitle: About\n---\nHow *this* is made.\n", page_id="about", path="p.md")
    assert (page.id, page.title, page.path) == ("about", "About", "p.md")
    assert page.html == "<p>How <em>this</em> is made.</p>"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("---\nheading: A\ntitle: B\n---\nText.", "p.md:2:1: unknown key 'heading'; write one of: title"),
        ("---\n---\nText.", "p.md:1: 'title' is missing; write 'title: About this timeline'"),
        ("---\ntitle: A\n---\n\n# A\n", "p.md:5: the page's title stands in its front matter"),
        ("---\ntitle: A\n---\n", "p.md:3: there is no text; write the page below its front matter"),
    ],
)
def test_a_wrong_page(text: str, message: str) -> None:
    with pytest.raises(ContentError) as caught:
        read_markdown_page(text.encode(), page_id="about", path="p.md")
    assert str(caught.value).startswith(message)
