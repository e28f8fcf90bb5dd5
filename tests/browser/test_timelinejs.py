"""``data/timelinejs.json`` in TimelineJS3 itself, unchanged, as its makers publish it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from dateline.pipeline import Site

pytestmark = pytest.mark.browser

PAGE = """<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="css/timeline.css"><body style="margin:0">
<div id="tl" style="width:1200px;height:700px"></div><script src="js/timeline.js"></script>
<script>window.timeline = new TL.Timeline('tl', 'timelinejs.json', { hash_bookmark: true, font: null });</script>"""
ERRORS = "() => timeline.config.getErrors()"
SLIDES = "() => timeline.config.events.map(event => [event.unique_id, event.start_date.data.date_obj.getFullYear()])"


@pytest.fixture
def open_timeline(
    browser: Browser,
    timelinejs: Path,
    serve_folder: Callable[[Path], AbstractContextManager[str]],
    tmp_path: Path,
) -> Iterator[Callable[[Site], Page]]:
    """Open a story in TimelineJS; whatever the page asks of another place than the folder is refused."""
    with serve_folder(tmp_path) as address:

        def open_story(site: Site) -> Page:
            for part in ("js", "css"):
                shutil.copytree(timelinejs / part, tmp_path / part)
            (tmp_path / "index.html").write_text(PAGE, encoding="utf-8")
            (tmp_path / "timelinejs.json").write_bytes(site.files["data/timelinejs.json"])
            page = browser.new_page(viewport={"width": 1200, "height": 700})
            page.route(
                "**/*", lambda route: route.continue_() if route.request.url.startswith(address) else route.abort()
            )
            page.goto(address + "index.html")
            page.wait_for_selector(".tl-timemarker", state="attached")
            return page

        yield open_story


def test_the_story_opens_with_all_its_events(open_timeline: Callable[[Site], Page], story: Site) -> None:
    page = open_timeline(story)
    assert page.evaluate(ERRORS) == []
    shown = page.evaluate(SLIDES)
    assert sorted(name for name, _ in shown) == sorted(event.id for event in story.timeline.events)
    expect(page.locator(".tl-timemarker")).to_have_count(len(story.timeline.events))
    expect(page.locator(".tl-headline-title")).to_have_text(story.timeline.config.title)


def test_awkward_dates_and_titles_stand_as_they_are(open_timeline: Callable[[Site], Page], awkward: Site) -> None:
    page = open_timeline(awkward)
    page.on("dialog", lambda _: pytest.fail("a title was run as a script"))
    assert page.evaluate(ERRORS) == []
    years = dict(page.evaluate(SLIDES))
    assert (years["the-first-year"], years["a-decade"], years["the-last-day"]) == (1, 1990, 9999)
    page.evaluate("timeline.goToId('a-script')")
    slide = page.locator("#a-script")
    expect(slide.locator(".tl-headline")).to_have_text('</script><img src=x onerror=alert(1)> & "so" on')
    page.evaluate("timeline.goToId('an-open-start')")
    expect(page.locator("#an-open-start .tl-headline-date")).to_have_text("Before 2018")
    expect(page.locator("#an-open-start a")).to_have_attribute(
        "href", "https://example.org/row/events/an-open-start.html"
    )
    assert "Bosnia & Herzegovina" in page.locator(".tl-timegroup-message").all_inner_texts()
