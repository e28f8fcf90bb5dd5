"""What scripts add: the filters and the theme; and that nothing is missing without them."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from playwright.sync_api import Page, expect

from dateline.pipeline import Site
from dateline.publishing.links import name_entry_anchor

pytestmark = pytest.mark.browser

OpenPage = Callable[..., AbstractContextManager[Page]]


@pytest.mark.parametrize("place", ["file", "subpath"])
def test_search_leaves_the_entries_that_hold_the_word(open_page: OpenPage, places: dict[str, str], place: str) -> None:
    with open_page(places[place] + "index.html") as page:
        entries = page.locator("article.entry:visible")
        before = entries.count()
        page.get_by_label("Search the text").fill("ambassador")
        expect(entries).not_to_have_count(before)
        texts = entries.all_text_contents()
        assert 0 < len(texts) < before
        assert all("ambassador" in text.casefold() for text in texts)
        assert "q=ambassador" in page.url
        page.get_by_role("button", name="Clear all").click()
        expect(entries).to_have_count(before)


def test_only_disagreements_is_an_address_that_can_be_shared(
    open_page: OpenPage, places: dict[str, str], story: Site
) -> None:
    disputed = {name_entry_anchor(event.id) for event in story.timeline.events if event.disagreements}
    with open_page(places["file"] + "index.html?split=1") as page:
        shown = page.locator("article.entry:visible").evaluate_all("found => found.map(entry => entry.id)")
    assert set(shown) == disputed


def test_a_word_in_no_entry_says_so(open_page: OpenPage, places: dict[str, str]) -> None:
    with open_page(places["file"] + "index.html?q=zzzzqq") as page:
        expect(page.locator("article.entry:visible")).to_have_count(0)
        expect(page.get_by_text("No event matches")).to_be_visible()


def test_the_theme_button_changes_the_colours_and_is_remembered(open_page: OpenPage, places: dict[str, str]) -> None:
    colour = "getComputedStyle(document.body).backgroundColor"
    with open_page(places["subpath"] + "index.html") as page:
        light = page.evaluate(colour)
        for _ in range(3):
            page.locator("#theme").click()
            if page.evaluate(colour) != light:
                break
        dark = page.evaluate(colour)
        assert dark != light
        page.reload()
        assert page.evaluate(colour) == dark


def test_every_entry_can_be_read_without_scripts(open_page: OpenPage, places: dict[str, str], story: Site) -> None:
    with open_page(places["file"] + "index.html", scripts=False) as page:
        expect(page.locator("article.entry:visible")).to_have_count(len(story.timeline.events))
        expect(page.locator("form.filters")).to_be_hidden()
