"""SECURITY.md, promise 1, from a saved page through `dateline add` to the finished site."""

from __future__ import annotations

import html
import json
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from dateline.cli import main
from dateline.pipeline import build_site
from dateline.starting import start_story
from tests.promises.grammars import tag_texts
from tests.promises.hostile import PAYLOADS, find_harm, parse_page, read_text

_STORY = " ".join(["On 3 May 2023 the mayor of Port Ellery met the fishermen, and the bell was rung at the quay."] * 2)
_LIVE = (
    "<script>document.title = 'ran'</script><p onclick=alert(1) style='display:none'>Port Ellery waits.</p>"
    "<a href='javascript:alert(1)'>The harbour was shut on 4 May 2023.</a><iframe src=//evil.example></iframe>"
    "<svg onload=alert(1)><text>drawn</text></svg><form action=//evil.example><input value=sent></form>"
)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    start_story(tmp_path / "story")
    return tmp_path / "story/content"


def write_page(texts: list[str], title: str) -> str:
    """A saved page whose text and whose fields are hostile; texts are written as they would be read."""
    data = {
        "@type": "NewsArticle",
        "headline": title,
        "datePublished": "2023-05-05",
        "publisher": {"name": f"Harbour {title}"},
        "author": [{"name": f"Ada {title}"}],
        "url": "javascript:alert(1)",
        "inLanguage": "en",
    }
    paragraphs = "".join(f"<p>{_STORY} {html.escape(text)}</p>" for text in texts)
    linked = json.dumps(data).replace("<", "\\u003c")
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>x</title>'
        f'<link rel=canonical href="https://example.org/{len(title)}/a?q=%22&#39;onclick=alert(1)">'
        f'<script type="application/ld+json">{linked}</script></head>'
        f"<body><article><h1>{html.escape(title)}</h1>{paragraphs}{_LIVE}<p>{_STORY}</p></article></body></html>"
    )


def list_harm(files: Mapping[str, bytes]) -> list[str]:
    return [harm for path in files if path.endswith(".html") for harm in find_harm(path, files[path], files)]


@pytest.mark.parametrize("options", [(), ("--notes",)])
def test_a_saved_page_brings_nothing_alive_along(options: tuple[str, ...], content: Path, tmp_path: Path) -> None:
    before = set((content / "sources").iterdir())
    page = tmp_path / "page.html"
    page.write_text(write_page(list(PAYLOADS), PAYLOADS[1]), encoding="utf-8")
    assert main(["add", str(page), "--content", str(content), *options]) == 0
    [added] = set((content / "sources").iterdir()) - before
    assert added.name.isascii()
    assert "javascript:alert(1)\n" not in added.read_text(encoding="utf-8")
    if options:
        added.write_text(added.read_text(encoding="utf-8") + "\n\n" + _STORY + "\n", encoding="utf-8")
    files = build_site(content).files
    assert not list_harm(files)
    shown = parse_page(files[f"sources/{added.stem}.html"])
    [heading] = [read_text(element) for element in shown.iter() if str(element.tag).endswith("}h1")]
    assert heading == PAYLOADS[1]


def test_plain_text_stays_plain(content: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("\n\n".join(f"{_STORY} {text}" for text in PAYLOADS), encoding="utf-8")
    given = ("--title", PAYLOADS[0], "--publisher", PAYLOADS[2], "--published", "2023-05-05", "--author", PAYLOADS[4])
    assert main(["add", str(page), "--content", str(content), *given]) == 0
    assert not list_harm(build_site(content).files)


@settings(
    max_examples=6,
    deadline=None,
    derandomize=True,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(texts=st.lists(tag_texts(), min_size=2, max_size=5), title=tag_texts())
def test_no_tag_of_a_saved_page_comes_alive(texts: list[str], title: str, tmp_path: Path) -> None:
    shutil.rmtree(tmp_path / "story", ignore_errors=True)
    start_story(tmp_path / "story")
    page = tmp_path / "page.html"
    page.write_text(write_page(texts, title), encoding="utf-8")
    assert main(["add", str(page), "--content", str(tmp_path / "story/content")]) == 0
    assert not list_harm(build_site(tmp_path / "story/content").files)
