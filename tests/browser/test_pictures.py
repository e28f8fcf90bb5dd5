"""The pictures: one tab stop each, marks that the arrow keys walk, and where they open."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

OpenPage = Callable[..., AbstractContextManager[Page]]
PICTURES = {"index": "#plot svg", "coverage": ".cov svg[role=group]"}
FOCUSED = "document.activeElement.matches('{} a') ? document.activeElement.textContent : ''"


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_one_tab_stop(
    open_page: OpenPage, places: dict[str, str], pages: dict[str, str], name: str
) -> None:
    picture = PICTURES[name]
    with open_page(places["file"] + pages[name]) as page:
        assert page.locator(f"{picture} a").count() > 100
        page.get_by_role("link", name="Skip the picture").focus()
        stops = []
        for _ in range(40):
            page.keyboard.press("Tab")
            stops.append(
                page.evaluate(f"document.activeElement.closest('{picture}') ? document.activeElement.tagName : ''")
            )
        assert [stop for stop in stops if stop] == ["a"]


@pytest.mark.parametrize("name", PICTURES)
def test_arrows_walk_the_marks_and_the_tab_key_comes_back_to_the_last(
    open_page: OpenPage, places: dict[str, str], pages: dict[str, str], name: str
) -> None:
    focused = FOCUSED.format(PICTURES[name])
    with open_page(places["file"] + pages[name]) as page:
        page.locator(f"{PICTURES[name]} a[tabindex='0']").focus()
        start = page.evaluate(focused)
        walked = {start}
        for key in ("ArrowRight", "ArrowRight", "ArrowDown"):
            page.keyboard.press(key)
            walked.add(page.evaluate(focused))
        assert len(walked - {""}) == 4
        last = page.evaluate(focused)
        page.keyboard.press("Tab")
        assert page.evaluate(focused) == ""
        page.keyboard.press("Shift+Tab")
        assert page.evaluate(focused) == last
        page.keyboard.press("End")
        page.keyboard.press("ArrowRight")
        first = page.evaluate(focused)
        page.keyboard.press("Home")
        assert page.evaluate(focused) == first


@pytest.mark.parametrize("width", [390, 1280])
def test_a_mark_brings_its_entry_to_the_top(
    open_page: OpenPage, places: dict[str, str], pages: dict[str, str], width: int
) -> None:
    """However much of the list between has not been laid out yet."""
    with open_page(places["file"] + pages["index"]) as page:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(reduced_motion="no-preference")
        for mark in (page.locator("#plot .m a").last, page.locator(".close li a").last):
            mark.evaluate("one => one.scrollIntoView()")
            address = mark.get_attribute("href") or ""
            mark.dispatch_event("click")
            page.wait_for_timeout(1_000)
            top = page.locator(address).evaluate("one => one.getBoundingClientRect().top")
            assert -1 <= top <= 120, address


@pytest.mark.parametrize("width", [390, 1280])
def test_the_coverage_picture_opens_where_most_was_told(
    open_page: OpenPage, places: dict[str, str], width: int
) -> None:
    with open_page(places["file"] + "coverage.html", width=width) as page:
        box = page.locator(".cov")
        peak = page.locator(".cov-n a[href^='#c-']").first.evaluate("link => link.hash")
        names = box.locator("> p").bounding_box()
        mark, frame = page.locator(peak).bounding_box(), box.bounding_box()
        assert mark
        assert frame
        assert names
        assert names["x"] + names["width"] < mark["x"] < frame["x"] + frame["width"] - mark["width"]


@pytest.mark.parametrize("width", [390, 1280])
def test_events_before_a_long_silence_stand_beside_the_years(
    open_page: OpenPage, places: dict[str, str], width: int
) -> None:
    with open_page(places["file"] + "index.html", width=width) as page:
        plot = page.locator("#plot svg")
        left, first = (float(plot.get_attribute(name) or 0) for name in ("data-left", "data-from"))
        ids = page.locator("#ybefore article").evaluate_all("found => found.map(one => '#' + one.id)")
        marks = plot.locator(".m a:has(use)").evaluate_all(
            "found => found.map(a => [a.getAttribute('href'), parseFloat(a.lastElementChild.getAttribute('x'))])"
        )
        beside = {target for target, x in marks if x < left}
        assert beside
        assert beside == set(ids) & {target for target, _ in marks}
        page.get_by_role("button", name=f"{first:.0f}", exact=True).click()
        expect(plot.locator(".fold")).to_have_count(0)
