from __future__ import annotations

from pathlib import Path

import html5lib
import pytest

from dateline.model import Timeline
from dateline.publishing.render import render_site
from dateline.publishing.renderer import Renderer
from dateline.publishing.timeline import arrange_story

BASE = "https://example.org/project/"


def read_meta(page: bytes) -> dict[str, str]:
    found = html5lib.parse(page, namespaceHTMLElements=False).iter("meta")
    return {meta.get("property") or meta.get("name"): meta.get("content", "") for meta in found}


@pytest.fixture
def files(timeline: Timeline, templates: Path, static: Path) -> dict[str, bytes]:
    return render_site(Renderer(arrange_story(timeline), templates=[templates], static=static, base_url=BASE)).files


def test_a_shared_index_names_the_story_its_address_and_its_picture(files: dict[str, bytes]) -> None:
    meta = read_meta(files["index.html"])
    assert meta["og:title"] == "Allies at odds"
    assert meta["og:description"] == "How two allies <fell> out."
    assert meta["og:type"] == "website"
    assert meta["og:url"] == BASE
    assert meta["og:image"] == BASE + "card.png"
    assert meta["og:image"].removeprefix(BASE) in files
    assert meta["twitter:card"] == "summary_large_image"


def test_a_shared_event_names_itself(files: dict[str, bytes]) -> None:
    meta = read_meta(files["events/papers.html"])
    assert meta["og:title"] == "Papers"
    assert meta["og:site_name"] == "Allies at odds"
    assert meta["og:type"] == "article"
    assert meta["og:url"] == BASE + "events/papers.html"
    assert "13 June 2024" in meta["og:description"]


def test_without_a_base_url_no_address_is_made_up(timeline: Timeline, templates: Path, static: Path) -> None:
    files = render_site(Renderer(arrange_story(timeline), templates=[templates], static=static, base_url="")).files
    for path in ("index.html", "events/papers.html"):
        meta = read_meta(files[path])
        assert meta["og:title"]
        assert meta["twitter:card"] == "summary"
        assert not {"og:url", "og:image"} & meta.keys()
