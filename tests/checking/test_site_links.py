"""Links of the site that lead nowhere, and addresses outside."""

from __future__ import annotations

import pytest

from dateline.checking.site_links import find_dead_links, list_outside, read_pages
from dateline.pipeline import Site

FILES = {
    "index.html": b'<main id="top-part"><p id="na\xc3\xafve">x</p><a name="old">y</a></main>',
    "events/a.html": b"<p>a</p>",
    "style.css": b"",
    "data/a b.json": b"",
    "sub/index.html": b"",
}


def list_dead(link: str, page: str = "events/a.html", *, base_url: str = "", tag: str = "<a href='{}'>") -> list[str]:
    files = {**FILES, page: f"<p>\n{tag.format(link)}".encode()}
    return [f"{place.place}: {place.message}" for place in find_dead_links(files, read_pages(files), base_url=base_url)]


@pytest.mark.parametrize(
    "link",
    [
        *(
            "../index.html",
            "../index.html#top-part",
            "../index.html#na%C3%AFve",
            "../index.html#old",
            "../style.css?v=1",
        ),
        *("a.html", "", "#", "#top", "../", "../sub/", "../data/a%20b.json", "/style.css", "../index.html#:~:text=x"),
        *("mailto:a@example.org", "https://example.org/nowhere", "//example.org/x", "data:image/png;base64,AA"),
    ],
)
def test_what_leads_somewhere(link: str) -> None:
    assert list_dead(link) == []


@pytest.mark.parametrize(
    ("link", "why"),
    [
        ("../about.html", "the site has no such file"),
        ("index.html", "the site has no such file"),
        ("../../index.html", "the site has no such file"),
        ("../index.html#nothing", "index.html has no anchor “nothing”"),
        ("#nothing", "events/a.html has no anchor “nothing”"),
        ("http://[", "the site has no such file"),
        ("../index.html#nothing:~:text=x", "index.html has no anchor “nothing”"),
    ],
)
def test_what_leads_nowhere_is_named_with_its_page_and_line(link: str, why: str) -> None:
    assert list_dead(link) == [f"events/a.html:2: {link}: {why}"]


@pytest.mark.parametrize(
    "tag", ["<img src='{}'>", "<link rel=stylesheet href='{}'>", "<script src='{}'></script>", "<img srcset='{} 2x'>"]
)
def test_everything_that_a_page_asks_for_is_followed(tag: str) -> None:
    assert len(list_dead("nowhere", tag=tag)) == 1


def test_a_link_that_stands_twice_is_named_once() -> None:
    files = {**FILES, "b.html": b"<a href=x>\n<a href=x>"}
    [place] = find_dead_links(files, read_pages(files))
    assert place.place == "b.html:1"


def test_links_by_the_sites_own_address_are_its_own() -> None:
    base = "https://example.org/row/"
    assert list_dead(f"{base}events/a.html", base_url=base) == []
    assert list_dead(f"{base}nowhere.html", base_url=base) == [
        f"events/a.html:2: {base}nowhere.html: the site has no such file"
    ]


def test_addresses_outside_are_listed_once_with_the_first_page() -> None:
    pages = read_pages(
        {
            "a.html": b"<link rel=canonical href='https://own.example/a'><a href='https://x.example/1#:~:text=words'>",
            "b.html": b"<a href='https://x.example/1'><a href='b.html'><a href='mailto:x@example.org'>",
        }
    )
    assert list_outside(pages, base_url="https://own.example/") == {"https://x.example/1": "a.html"}


def test_every_link_of_the_story_leads_somewhere(story: Site) -> None:
    assert list(find_dead_links(story.files, read_pages(story.files))) == []
    assert len(list_outside(read_pages(story.files))) > 100
