"""Copy link and cite, on every entry of the timeline and on the event's own page."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from dateline.pipeline import build_site
from dateline.publishing.output import write_site

pytestmark = pytest.mark.browser

OpenPage = Callable[..., AbstractContextManager[Page]]


def allow_clipboard(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])


def read_clipboard(page: Page) -> str:
    text: str = page.evaluate("navigator.clipboard.readText()")
    return text


def test_copy_link_gives_the_address_of_the_entrys_page(open_page: OpenPage, places: dict[str, str]) -> None:
    with open_page(places["subpath"] + "index.html?split=1") as page:
        allow_clipboard(page)
        entry = page.locator("article.entry:visible").nth(1)
        button = entry.locator("button[value=link]")
        button.click()
        expect(button).to_contain_text("Copied")
        expect(page.get_by_role("status").filter(has_text="Copied")).to_have_count(1)
        title = entry.locator("h3").inner_text()
        page.goto(read_clipboard(page))
        expect(page.locator("h1")).to_have_text(title)


@pytest.mark.parametrize("place", ["file", "subpath"])
def test_cite_opens_a_panel_with_the_citation_of_the_entrys_page(
    open_page: OpenPage, places: dict[str, str], place: str
) -> None:
    with open_page(places[place] + "index.html") as page:
        entry = page.locator("article.entry:visible").nth(3)
        button = entry.get_by_role("button", name="Cite")
        button.focus()
        page.keyboard.press("Enter")
        panel = page.get_by_role("dialog", name="Cite this event")
        expect(panel).to_be_visible()
        expect(panel.get_by_role("button", name="Copy citation")).to_be_focused()
        cited = panel.locator("#cite-text").inner_text()
        page.keyboard.press("Escape")
        expect(panel).to_be_hidden()
        expect(button).to_be_focused()
        button.click()
        panel.get_by_role("link", name="BibTeX").click()
        page.get_by_text("Cite this entry").click()
        expect(page.locator("#cite-text")).to_have_text(cited)
        assert page.url in cited


def test_the_citation_can_be_copied(open_page: OpenPage, places: dict[str, str]) -> None:
    with open_page(places["subpath"] + "index.html") as page:
        allow_clipboard(page)
        page.get_by_role("button", name="Cite").first.click()
        panel = page.get_by_role("dialog")
        panel.get_by_role("button", name="Copy citation").click()
        expect(panel.get_by_role("status")).to_have_text("Copied")
        assert read_clipboard(page) == panel.locator("#cite-text").inner_text()
        panel.get_by_role("button", name="Close").click()
        expect(panel).to_be_hidden()


def test_where_copying_is_refused_the_address_is_shown(open_page: OpenPage, places: dict[str, str]) -> None:
    with open_page(places["subpath"] + "index.html") as page:
        page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('refused')); }")
        page.get_by_role("button", name="Copy link").first.click()
        expect(page.get_by_role("dialog")).to_contain_text("/events/")


def test_a_site_that_knows_its_address_cites_it(open_page: OpenPage, root: Path, tmp_path: Path) -> None:
    out = tmp_path / "site"
    home = "https://example.org/row/"
    write_site(build_site(root / "tests/examples/hello/content", base_url=home).files, out, protected=())
    with open_page(out.as_uri() + "/index.html") as page:
        page.get_by_role("button", name="Cite").first.click()
        cited = page.locator("#cite-text").inner_text()
    assert f", {home}events/" in cited
    event = cited.partition(home)[2]
    with open_page(f"{out.as_uri()}/{event}", scripts=False) as page:
        page.get_by_text("Cite this entry").click()
        expect(page.locator("#cite-text")).to_have_text(cited)
