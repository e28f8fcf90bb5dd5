from __future__ import annotations

import pytest

from dateline.publishing import links


@pytest.mark.parametrize(
    ("target", "page", "expected"),
    [
        ("sources.html", "index.html", "sources.html"),
        ("index.html", "events/recall.html", "../index.html"),
        ("events/leak.html", "events/recall.html", "leak.html"),
        ("index.html#e-recall", "index.html", "#e-recall"),
        ("a/b/c.html", "a/d/e.html", "../b/c.html"),
        ("a b/c.html", "a/d.html", "../a%20b/c.html"),
        ("index.html#e-recall", "events/recall.html", "../index.html#e-recall"),
        ("index.html", "index.html", "index.html"),
        ("index.html?person=nikol", "actors/nikol.html", "../index.html?person=nikol"),
        ("sources/a b%.html#p2", "index.html", "sources/a%20b%25.html#p2"),
        ("https://example.org/x?y#z", "events/recall.html", "https://example.org/x?y#z"),
    ],
)
def test_a_link_is_written_as_its_page_sees_it(target: str, page: str, expected: str) -> None:
    assert links.make_relative(target, page) == expected


@pytest.mark.parametrize(
    ("base_url", "expected"),
    [("https://example.org/p/", "https://example.org/p/events/x.html#top"), ("", "./events/x.html#top")],
)
def test_the_page_for_missing_addresses_links_from_the_base(base_url: str, expected: str) -> None:
    assert links.make_absolute("events/x.html#top", base_url) == expected


def test_an_address_of_the_web_stays_as_it_is_under_any_base() -> None:
    assert links.make_absolute("https://example.org/x?y#z", "https://example.com/p/") == "https://example.org/x?y#z"


@pytest.mark.parametrize(
    ("address", "expected"),
    [("https://example.org", True), ("http://example.org", True), ("javascript:alert(1)", False), ("", False)],
)
def test_only_web_addresses_become_links(address: str, expected: bool) -> None:
    assert links.is_web_address(address) is expected


def test_a_source_page_counts_paragraphs_from_one() -> None:
    assert links.name_source_page("oc-media", 0) == "sources/oc-media.html#p1"
    assert links.name_source_page("oc-media", 0, "recall") == "sources/oc-media.html#p1-recall"
