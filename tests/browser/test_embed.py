"""A page within another site: what it leaves out, what it keeps, and where its links lead."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

OpenPage = Callable[..., AbstractContextManager[Page]]
TYPES = ["index", "event"]
AROUND = ".bar, .mast .dek, .filters, .foot, .crumb, .pn"


@pytest.mark.parametrize("place", ["file", "subpath"])
@pytest.mark.parametrize("name", TYPES)
def test_an_embedded_page_keeps_its_matter_its_sources_and_a_way_out(
    open_page: OpenPage, places: dict[str, str], pages: dict[str, str], name: str, place: str
) -> None:
    address = places[place] + pages[name]
    with open_page(address + "?embed") as page:
        expect(page.locator(AROUND).locator("visible=true")).to_have_count(0)
        expect(page.locator("#ev-h" if name == "event" else "#plot")).to_be_visible()
        credit = page.locator(".credit")
        expect(credit).to_contain_text("118 sources")
        link = credit.get_by_role("link")
        assert link.get_attribute("target") == "_top"
        assert link.evaluate("link => link.href").rstrip("?") == address


@pytest.mark.parametrize("name", TYPES)
def test_without_scripts_or_the_word_the_whole_page_is_there(
    open_page: OpenPage, places: dict[str, str], pages: dict[str, str], name: str
) -> None:
    for query, scripts in (("?embed", False), ("", True)):
        with open_page(places["file"] + pages[name] + query, scripts=scripts) as page:
            expect(page.locator(".bar")).to_be_visible()
            expect(page.locator(".foot")).to_be_visible()
            expect(page.locator(".credit")).to_be_hidden()


def test_filters_in_the_address_hold_and_go_along_to_the_full_page(open_page: OpenPage, places: dict[str, str]) -> None:
    with open_page(places["subpath"] + "index.html?embed&split=1") as page:
        entries = page.locator("article.entry")
        assert 0 < entries.locator("visible=true").count() < entries.count()
        assert "embed" in page.url
        way_out = page.locator(".credit a").evaluate("link => link.search")
        assert way_out == "?split=1"
        page.reload()
        expect(page.locator(".bar")).to_be_hidden()


def test_in_a_frame_links_take_the_whole_window(
    open_page: OpenPage,
    serve_folder: Callable[[Path], AbstractContextManager[str]],
    site: Path,
    pages: dict[str, str],
    tmp_path: Path,
) -> None:
    (tmp_path / "site").symlink_to(site)
    (tmp_path / "favicon.ico").touch()
    (tmp_path / "article.html").write_text(
        f'<!doctype html><link rel="icon" href="favicon.ico"><title>An article</title>'
        f'<iframe src="site/{pages["event"]}?embed" title="One event" width="700" height="500"></iframe>',
        encoding="utf-8",
    )
    with serve_folder(tmp_path) as home:
        targets = {".credit a": f"{home}site/{pages['event']}?", ".card a": f"{home}site/sources/"}
        for link, target in targets.items():
            with open_page(home + "article.html") as page:
                page.frame_locator("iframe").locator(link).first.click()
                page.wait_for_url(lambda url, target=target: url.startswith(target))
                page.wait_for_load_state("networkidle")
                expect(page.locator("h1")).to_be_visible()


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("name", TYPES)
def test_axe_finds_no_violation_in_an_embedded_page(
    open_page: OpenPage, places: dict[str, str], pages: dict[str, str], name: str, dark: bool
) -> None:
    with open_page(places["file"] + pages[name] + "?embed", width=390, dark=dark) as page:
        found = Axe().run(page, options={"resultTypes": ["violations"], "preload": False}).response["violations"]
    assert not found, [(rule["id"], [node["html"][:160] for node in rule["nodes"][:3]]) for rule in found]
