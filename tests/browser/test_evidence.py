"""From an entry to the sentence that it rests on, and back; what a date was taken to mean, without a mouse."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

OpenPage = Callable[..., AbstractContextManager[Page]]


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_an_events_card_leads_to_the_sentence_and_its_mark_back_to_the_card(
    open_page: OpenPage, places: dict[str, str], pages: dict[str, str], scripts: bool
) -> None:
    with open_page(places["file"] + pages["event"], scripts=scripts) as page:
        event = PurePosixPath(urlsplit(page.url).path).name
        card = page.locator(".card").last
        anchor = card.get_attribute("id")
        card.locator(".res > a:first-child").last.click()
        mark = page.locator(":target")
        expect(mark).to_be_in_viewport()
        mark.click()
        assert PurePosixPath(urlsplit(page.url).path).name == event
        assert urlsplit(page.url).fragment == anchor
        expect(page.locator(":target")).to_be_in_viewport()


def test_an_entry_cites_the_very_paragraph(open_page: OpenPage, places: dict[str, str]) -> None:
    with open_page(places["file"] + "index.html") as page:
        page.locator(".entry .cites a").first.click()
        expect(page.locator(".para:target")).to_be_in_viewport()


def test_every_date_says_what_it_was_taken_to_mean_on_focus_until_escape(
    open_page: OpenPage, places: dict[str, str], pages: dict[str, str]
) -> None:
    with open_page(places["file"] + pages["source"]) as page:
        dates = page.locator(".para .t-d")
        assert dates.count() == page.locator(".para a.t-d[href]").count()
        dates.first.focus()
        tip = dates.first.locator(".tip")
        expect(tip).to_be_visible()
        expect(tip).to_contain_text("→")
        page.keyboard.press("Escape")
        expect(tip).to_be_hidden()
        dates.nth(1).focus()
        expect(dates.nth(1).locator(".tip")).to_be_visible()


def test_every_target_on_the_evidence_pages_exists(
    open_page: OpenPage, places: dict[str, str], pages: dict[str, str]
) -> None:
    for name in ("event", "source", "disagreements", "sources"):
        with open_page(places["file"] + pages[name]) as page:
            links = page.eval_on_selector_all(
                "main a[href*='#']",
                "found => [...new Set(found.map(link => link.href))].filter(link => link.startsWith('file:'))",
            )
        missing = []
        for link in links:
            parts = urlsplit(link)
            if f'id="{unquote(parts.fragment)}"' not in Path(unquote(parts.path)).read_text(encoding="utf-8"):
                missing.append(link)
        assert links
        assert not missing, name
