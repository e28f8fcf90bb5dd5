from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from dateline.publishing import sitemap
from dateline.publishing.sitemap import format_sitemaps

BASE = "https://example.org/row/"


def test_the_sitemap_lists_absolute_addresses_but_no_error_page() -> None:
    files = format_sitemaps(("index.html", "404.html", "sources/посол.html"), BASE)
    assert list(files) == ["sitemap.xml"]
    content = files["sitemap.xml"]
    root = ET.fromstring(content)  # noqa: S314 (our own bytes)
    assert [node.text for node in root.iter() if node.tag.endswith("loc")] == [
        BASE,
        f"{BASE}sources/%D0%BF%D0%BE%D1%81%D0%BE%D0%BB.html",
    ]


def test_without_an_address_there_is_no_sitemap() -> None:
    assert format_sitemaps(("index.html",), "") == {}


def test_more_addresses_than_a_sitemap_may_hold_are_several_under_an_index(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemap, "SITEMAP_ADDRESSES", 2)
    files = format_sitemaps(("a.html", "b.html", "c.html", "404.html"), BASE)
    assert list(files) == ["sitemap.xml", "sitemap-1.xml", "sitemap-2.xml"]
    listed = {name: ET.fromstring(content) for name, content in files.items()}  # noqa: S314 (our own bytes)
    index = listed.pop("sitemap.xml")
    assert index.tag.endswith("sitemapindex")
    assert [node.text for node in index.iter() if node.tag.endswith("loc")] == [BASE + name for name in listed]
    pages = [node.text for part in listed.values() for node in part.iter() if node.tag.endswith("loc")]
    assert pages == [f"{BASE}{name}.html" for name in "abc"]
