"""`dateline serve` as its editor meets it: a page that renews itself, and says what is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from dateline.starting import start_story
from tests.serving.running import HARNESS, PAGE, Running

pytestmark = pytest.mark.browser
PATIENCE = 30_000
"""Milliseconds to wait for what takes a moment on an idle machine."""


@pytest.fixture
def content(tmp_path: Path) -> Path:
    start_story(tmp_path / "story")
    return tmp_path / "story/content"


@contextmanager
def serve_story(content: Path, port: int = 0) -> Iterator[Running]:
    out = str(content.with_name("_site"))
    running = Running("build.py", "serve", "--port", str(port), "--content", str(content), "--out", out)
    try:
        yield running
    finally:
        running.stop()


@contextmanager
def listen(browser: Browser, running: Running, path: str = "/", *, dark: bool = False) -> Iterator[Page]:
    """A page that hears of saves, and whose browser may not complain of anything."""
    context = browser.new_context(color_scheme="dark" if dark else "light")
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda said: complaints.append(said.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    go_and_listen(page, f"http://127.0.0.1:{running.port}{path}")
    yield page
    context.close()
    assert [said for said in complaints if "500 (Internal Server Error)" not in said] == []


def go_and_listen(page: Page, address: str) -> None:
    """Open a page, and wait until the server has greeted it: what is saved from then on, it hears of."""
    greetings: list[str | bytes] = []

    def note(greeting: str | bytes) -> None:
        greetings.append(greeting)

    page.on("websocket", lambda opened: opened.on("framereceived", note))
    page.goto(address)
    for _ in range(PATIENCE // 50):
        if greetings:
            return
        page.wait_for_timeout(50)
    pytest.fail("the server did not greet the page")


def edit(file: Path, before: str, after: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert before in text
    file.write_text(text.replace(before, after), encoding="utf-8")


def test_a_saved_source_renews_the_page(browser: Browser, content: Path) -> None:
    source = content / "sources/2023-05-26-northern-review-bell-home.md"
    with serve_story(content) as running, listen(browser, running, f"/sources/{source.stem}.html") as page:
        expect(page.locator("main")).to_contain_text("on a cart")
        edit(source, "on a cart", "on a sledge")
        expect(page.locator("main")).to_contain_text("on a sledge", timeout=PATIENCE)
        edit(source, "on a sledge", "by boat")
        expect(page.locator("main")).to_contain_text("by boat", timeout=PATIENCE)


@pytest.mark.parametrize("dark", [False, True])
def test_a_mistake_stands_above_the_last_good_page_until_it_is_mended(
    browser: Browser, content: Path, dark: bool
) -> None:
    source = content / "sources/2023-03-10-tarnholm-courier-bell-asked-back.md"
    with serve_story(content) as running, listen(browser, running, dark=dark) as page:
        assert page.get_by_role("alert").count() == 0
        edit(source, "published: 2023-03-10", "published: 10 March")
        alert = page.get_by_role("alert")
        expect(alert.get_by_role("listitem")).to_contain_text(f"{source.name}:4:", timeout=PATIENCE)
        expect(page.locator("h1")).to_contain_text("The bell of Tarnholm")
        # Styled through the page's policy, and legible: light on dark in a dark page, dark on light in a light one.
        ink, paper = read_colours(alert)
        assert (measure_light(ink) > measure_light(paper)) == dark
        assert abs(measure_light(ink) - measure_light(paper)) > 150
        box = alert.bounding_box()
        assert box
        assert box["y"] == 0
        edit(source, "published: 10 March", "published: 2023-03-10")
        expect(alert).to_have_count(0, timeout=PATIENCE)
        expect(page.locator("h1")).to_contain_text("The bell of Tarnholm")


def read_colours(alert: Locator) -> tuple[str, str]:
    """The colours of the words and of the box behind them, as soon as the style sheet has come."""
    expect(alert).not_to_have_css("background-color", "rgba(0, 0, 0, 0)")
    ink, paper = alert.evaluate("box => [getComputedStyle(box).color, getComputedStyle(box).backgroundColor]")
    return ink, paper


def measure_light(colour: str) -> float:
    """``rgb(1, 2, 3)`` → the mean of its three parts, 0 to 255."""
    return sum(map(int, colour[4:-1].split(","))) / 3


@pytest.mark.parametrize("dark", [False, True])
def test_a_story_that_never_built_is_shown_as_soon_as_it_does(browser: Browser, content: Path, dark: bool) -> None:
    edit(content / "timeline.yml", "title: ", "titel: ")
    with serve_story(content) as running, listen(browser, running, "/about.html", dark=dark) as page:
        alert = page.get_by_role("alert")
        expect(alert).to_contain_text("timeline.yml:5:")
        ink, paper = read_colours(alert)
        assert (measure_light(ink) > measure_light(paper)) == dark
        edit(content / "timeline.yml", "titel: ", "title: ")
        expect(page.locator("h1")).to_contain_text("About this timeline", timeout=PATIENCE)
        expect(alert).to_have_count(0)


def test_a_page_whose_own_policy_is_strict_renews_itself_and_shows_what_is_wrong(
    browser: Browser, tmp_path: Path
) -> None:
    (tmp_path / "index.html").write_text(PAGE.format(text="first"))
    running = Running("-c", HARNESS, str(tmp_path))
    try:
        with listen(browser, running) as page:
            (tmp_path / "index.html").write_text(PAGE.format(text="second"))
            expect(page.locator("p")).to_have_text("second", timeout=PATIENCE)
            (tmp_path / "index.html").write_text(PAGE.format(text="wrong"))
            expect(page.get_by_role("alert")).to_contain_text("index.html:3:", timeout=PATIENCE)
    finally:
        running.stop()


def test_a_page_left_open_finds_the_server_that_was_started_anew(browser: Browser, content: Path) -> None:
    source = content / "sources/2023-05-26-northern-review-bell-home.md"
    with browser.new_page() as page:
        with serve_story(content) as first:
            go_and_listen(page, f"http://127.0.0.1:{first.port}/sources/{source.stem}.html")
        edit(source, "on a cart", "on a sledge")
        with serve_story(content, first.port):
            expect(page.locator("main")).to_contain_text("on a sledge", timeout=PATIENCE)
