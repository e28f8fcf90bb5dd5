"""Each type of page in headless Chromium: from a folder and under a subpath, with scripts and without."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from dateline.pipeline import Site, build_site
from dateline.publishing.output import write_site

pytestmark = pytest.mark.browser

OpenPage = Callable[..., AbstractContextManager[Page]]
TYPES = [
    "index",
    "event",
    "source",
    "actor",
    "actors",
    "disagreements",
    "sources",
    "coverage",
    "changes",
    "about",
    "404",
    "moved",
    "long",
    "year",
    "verbatim",
]


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
@pytest.mark.parametrize("place", ["file", "subpath"])
@pytest.mark.parametrize("name", TYPES)
def test_page_opens_without_a_complaint(
    open_page: OpenPage, places: dict[str, str], pages: dict[str, str], name: str, place: str, scripts: bool
) -> None:
    with open_page(places[place] + pages[name], scripts=scripts) as page:
        expect(page.locator("h1")).to_have_count(1)
        expect(page.locator("h1")).to_be_visible()
        expect(page.locator("main")).to_be_visible()


@pytest.mark.parametrize("name", [name for name in TYPES if name != "404"])
def test_links_lead_to_files_of_the_site(
    open_page: OpenPage, places: dict[str, str], pages: dict[str, str], site: Path, name: str
) -> None:
    with open_page(places["file"] + pages[name]) as page:
        links = page.eval_on_selector_all(
            "a[href], link[href]",
            "found => found.map(link => new URL(link.getAttribute('href'), document.baseURI).href)",
        )
    inside = {Path(unquote(urlsplit(urldefrag(link).url).path)) for link in links if link.startswith("file:")}
    assert inside
    assert not sorted(path for path in inside if not path.is_file())
    assert all(path.is_relative_to(site.parent) for path in inside)


def test_a_missing_address_shows_a_styled_page_that_leads_home(
    open_page: OpenPage, serve_folder: Callable[[Path], AbstractContextManager[str]], root: Path, tmp_path: Path
) -> None:
    out = tmp_path / "site"
    with serve_folder(out) as home:
        built = build_site(root / "tests/examples/hello/content", base_url=home)
        write_site(built.files, out, protected=())
        missing = f"{home}events/never/was.html"
        expected = [
            f"404: {missing}",
            "console: Failed to load resource: the server responded with a status of 404 (Not Found)",
        ]
        with open_page(missing, complaints=expected) as page:
            expect(page.locator("h1")).to_be_visible()
            assert page.evaluate("document.styleSheets.length") > 0
            page.locator("main a").first.click()
            assert page.url.startswith(home)
            expect(page.locator("article").first).to_be_visible()


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
@pytest.mark.parametrize("place", ["file", "subpath"])
def test_the_old_address_of_an_event_leads_to_its_page(
    browser: Browser, places: dict[str, str], story: Site, place: str, scripts: bool
) -> None:
    was, now = story.timeline.aliases[0]
    context = browser.new_context(java_script_enabled=scripts)
    page = context.new_page()
    page.goto(f"{places[place]}events/{was}.html", wait_until="commit")
    page.wait_for_url(f"**/events/{now}.html")
    expect(page.locator("h1")).to_be_visible()
    context.close()


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("name", TYPES)
def test_page_does_not_scroll_sideways(
    open_page: OpenPage, places: dict[str, str], pages: dict[str, str], name: str, width: int
) -> None:
    with open_page(places["file"] + pages[name], width=width) as page:
        assert page.evaluate("document.documentElement.scrollWidth") <= width
