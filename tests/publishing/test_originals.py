from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from dateline.model import Source, Timeline
from dateline.publishing.originals import refer_to_original
from dateline.publishing.render import render_site
from dateline.publishing.renderer import Renderer
from dateline.publishing.timeline import arrange_story

URL, COPY = "https://example.org/a", "https://archive.example/2024/https://example.org/a"


def test_the_article_and_its_copy_lead_to_the_same_words(source: Callable[..., Source]) -> None:
    original = refer_to_original(source("a", "A.", url=URL, archive_url=COPY), 7, "two words")
    assert original
    assert original.target == f"{URL}#:~:text=two%20words"
    assert original.archived == f"{COPY}#:~:text=two%20words"
    assert (original.url, original.version_url) == (URL, COPY)


@pytest.mark.parametrize(
    ("fields", "url", "version_url", "version_date"),
    [
        ({"url": URL}, "", "", ""),
        ({"url": URL, "accessed": "2024-06-20"}, URL, "", "2024-06-20"),
        ({"url": URL, "accessed": "2024-06"}, "", "", ""),
        ({"url": URL, "archive_url": COPY}, URL, COPY, ""),
        ({"archive_url": COPY, "accessed": "2024-06-20"}, "", COPY, "2024-06-20"),
    ],
)
def test_what_is_known_of_a_copy(
    source: Callable[..., Source], fields: dict[str, str], url: str, version_url: str, version_date: str
) -> None:
    original = refer_to_original(source("a", "A.", **fields), 1)
    assert original
    assert (original.url, original.version_url, original.version_date) == (url, version_url, version_date)


@pytest.mark.parametrize("fields", [{}, {"url": "javascript:alert(1)"}, {"accessed": "2024-06-20"}])
def test_without_an_address_there_is_no_link(source: Callable[..., Source], fields: dict[str, str]) -> None:
    assert refer_to_original(source("a", "A.", **fields), 1, "two words") is None


def test_every_link_out_of_the_site_is_a_robust_one(timeline: Timeline, templates: Path, static: Path) -> None:
    reads = [
        replace(read, source=replace(read.source, url=URL, archive_url=COPY, accessed="2024-06-20"))
        for read in timeline.sources
    ]
    story = replace(timeline, sources=tuple(reads))
    files = render_site(Renderer(arrange_story(story), templates=[templates], static=static, base_url="")).files
    robust = f' data-originalurl="{URL}" data-versionurl="{COPY}" data-versiondate="2024-06-20"'
    seen = 0
    for path in ("sources.html", "sources/lraber.html", "events/papers.html"):
        page = files[path].decode()
        out = re.findall(r'<a [^>]*href="(?:https://example\.org/a|https://archive)[^>]*>', page)
        assert {robust in link for link in out} == {True}, path
        assert any(COPY in link.partition("data-")[0] for link in out), path
        seen += len(out)
    assert seen > 10
