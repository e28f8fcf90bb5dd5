"""On paper: a dossier without controls, with its sources written out at the end."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

OpenPage = Callable[..., AbstractContextManager[Page]]
CONTROLS = "button, input, select, form, nav, .bar, .skip"
DOSSIERS = ["index", "event", "disagreements"]


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
@pytest.mark.parametrize("name", DOSSIERS)
def test_no_control_is_printed(
    open_page: OpenPage, places: dict[str, str], pages: dict[str, str], name: str, scripts: bool
) -> None:
    with open_page(places["file"] + pages[name], scripts=scripts, dark=True) as page:
        page.emulate_media(media="print")
        expect(page.locator(CONTROLS).locator("visible=true")).to_have_count(0)
        expect(page.locator("h1")).to_be_visible()
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


@pytest.mark.parametrize("name", DOSSIERS)
def test_every_number_in_the_text_has_its_endnote_with_an_address(
    open_page: OpenPage, places: dict[str, str], pages: dict[str, str], name: str
) -> None:
    with open_page(places["file"] + pages[name]) as page:
        expect(page.locator(".ends")).to_be_hidden()
        page.emulate_media(media="print")
        notes = dict(page.locator(".ends li").evaluate_all("found => found.map(note => [note.value, note.innerText])"))
        cited = page.locator("a.ref, .cites li > span:first-child").locator("visible=true").all_inner_texts()
        expect(page.locator(".ends")).to_be_visible()
    numbers = {int(number) for text in cited for number in re.findall(r"\d+", text)}
    assert numbers
    assert numbers <= notes.keys()
    assert all("http" in note for note in notes.values())


@pytest.mark.parametrize("name", ["index", "event", "disagreements"])
def test_a_disagreement_is_black_on_white_and_stays_on_one_page(
    open_page: OpenPage, places: dict[str, str], pages: dict[str, str], name: str
) -> None:
    style = """found => found.map(one => {
        const s = getComputedStyle(one);
        return [s.backgroundColor, s.borderTopColor, s.borderLeftStyle, s.breakInside];
    })"""
    with open_page(places["file"] + pages[name]) as page:
        page.emulate_media(media="print")
        blocks = page.locator(".dis").evaluate_all(style)
        words = page.locator(".dis *").evaluate_all("found => found.map(one => getComputedStyle(one).color)")
    assert blocks
    assert {tuple(block[2:]) for block in blocks} == {("solid", "avoid")}
    assert {block[0] for block in blocks} == {"rgb(255, 255, 255)"}
    for colour in {*words, *(block[1] for block in blocks)}:
        red, green, blue = map(int, re.findall(r"\d+", colour)[:3])
        assert max(red, green, blue) - min(red, green, blue) < 16, colour
        assert max(red, green, blue) < 0x60, colour


def test_an_entry_stays_on_one_page(open_page: OpenPage, places: dict[str, str], pages: dict[str, str]) -> None:
    with open_page(places["file"] + pages["index"]) as page:
        page.emulate_media(media="print")
        breaks = page.locator("article.entry").evaluate_all("all => all.map(one => getComputedStyle(one).breakInside)")
    assert set(breaks) == {"avoid"}


def test_the_head_of_a_sheet_bears_the_title(
    open_page: OpenPage, places: dict[str, str], pages: dict[str, str]
) -> None:
    rules = """[...document.styleSheets[0].cssRules].filter(rule => rule.media?.mediaText === 'print')
        .flatMap(rule => [...rule.cssRules]).filter(rule => rule instanceof CSSPageRule)
        .map(rule => rule.cssText).join()"""
    with open_page(places["subpath"] + pages["event"]) as page:
        heading = page.locator("h1").inner_text().replace("\n", " ")
        assert heading in (page.locator("html").get_attribute("data-title") or "")
        assert "attr(data-title)" in page.evaluate(rules)
