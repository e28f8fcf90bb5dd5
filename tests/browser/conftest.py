"""A real browser, and the shipped story where a reader meets it: in a folder, and under a path of a server."""

from __future__ import annotations

import functools
import re
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from dateline.pipeline import Site

# The last three draw letters alike on every machine.
FLAGS = [
    *("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"),
    *("--font-render-hinting=none", "--disable-lcd-text", "--force-color-profile=srgb"),
]
PROJECT = "/project/"


@pytest.fixture(scope="module")
def browser(chromium_path: str) -> Iterator[Browser]:
    """Headless Chromium, started once a file, and gone before another file starts its own."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=chromium_path, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def open_page(browser: Browser) -> Callable[..., AbstractContextManager[Page]]:
    """Open an address in a fresh context: ``with open_page(url) as page``.

    ``scripts=False`` is a browser that runs none; ``own_script=False`` one that did not get the page's, for tests that
    are scripts themselves.
    Leaving the block fails when the browser complained of anything but what ``complaints`` lists: an error on the
    console or in a script, a request that failed, a request to anywhere but the site itself.
    """

    @contextmanager
    def open_address(
        url: str,
        *,
        scripts: bool = True,
        own_script: bool = True,
        width: int = 1280,
        dark: bool = False,
        complaints: Sequence[str] = (),
    ) -> Iterator[Page]:
        context = browser.new_context(
            java_script_enabled=scripts,
            viewport={"width": width, "height": 900},
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce",
        )
        if not own_script:
            context.route("**/dateline.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
        page = context.new_page()
        found: list[str] = []
        home = url.partition(PROJECT)[0] if url.startswith("http") else "file://"

        def note(wrong: bool, complaint: str) -> None:
            if wrong:
                found.append(complaint)

        page.on("request", lambda asked: note(not asked.url.startswith((home, "data:")), f"elsewhere: {asked.url}"))
        leaving = False
        # What is still on its way when the page is closed is given up, and nothing is wrong with it.
        page.on("requestfailed", lambda asked: note(not leaving, f"failed: {asked.url}"))
        page.on(
            "response", lambda answer: note(answer.status >= HTTPStatus.BAD_REQUEST, f"{answer.status}: {answer.url}")
        )
        page.on("pageerror", lambda error: note(wrong=True, complaint=f"script: {error}"))
        page.on("console", lambda said: note(said.type in {"error", "warning"}, f"console: {said.text}"))
        try:
            page.goto(url, wait_until="load")
            yield page
        finally:
            leaving = True
            context.close()
        assert found == list(complaints), "\n".join(found)

    return open_address


class ProjectHandler(SimpleHTTPRequestHandler):
    """Serves a folder under ``/project/`` as GitHub Pages does, ``404.html`` included."""

    def translate_path(self, path: str) -> str:
        """Map only what lies under the project's path."""
        return super().translate_path("/" + path.removeprefix(PROJECT) if path.startswith(PROJECT) else "/outside")

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer a missing address with the site's own page."""
        page = Path(self.directory) / "404.html"
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Stay quiet: a failing test says which address failed."""


@contextmanager
def serve(folder: Path) -> Iterator[str]:
    """Serve a folder for as long as the block runs; the value is the address of its first page."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(ProjectHandler, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{PROJECT}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture(scope="session")
def serve_folder() -> Callable[[Path], AbstractContextManager[str]]:
    """``with serve_folder(path) as address``: a server under ``/project/``."""
    return serve


@pytest.fixture(scope="module")
def places(site: Path) -> Iterator[dict[str, str]]:
    """Where the story is read: name of the place → address of its folder."""
    with serve(site.parent) as address:
        yield {"file": site.as_uri() + "/", "subpath": f"{address}{site.name}/"}


@pytest.fixture(scope="session")
def pages(story: Site, other_site: Path) -> dict[str, str]:
    """One page of each type, the fullest of its type: name of the type → path in the site."""
    # A page that has moved is gone before anybody can look at it; this one stays.
    moved = other_site / "events/piers-pledged.html"
    still = re.sub(r'<meta http-equiv="refresh"[^>]*>', "", moved.read_text(encoding="utf-8"))
    moved.with_name("still.html").write_text(still, encoding="utf-8")
    timeline = story.timeline
    event = max(timeline.events, key=lambda event: (len(event.disagreements), len(event.mentions), event.id))
    source = max(timeline.sources, key=lambda read: (len(read.mentions), read.source.id)).source
    named = [name for event in timeline.events for name in event.actors]
    actor = max(timeline.actors, key=lambda actor: (named.count(actor.name), actor.id))
    return {
        "index": "index.html",
        "event": f"events/{event.id}.html",
        "source": f"sources/{source.id}.html",
        "actor": f"actors/{actor.id}.html",
        "actors": "actors.html",
        "disagreements": "disagreements.html",
        "sources": "sources.html",
        "changes": "changes.html",
        "coverage": "coverage.html",
        "about": "about.html",
        "404": "404.html",
        "moved": f"../{other_site.name}/events/still.html",
        "long": f"../{other_site.name}/index.html",
        "year": f"../{other_site.name}/2031.html",
        "verbatim": f"../{other_site.name}/sources/2031-04-02-review-ferries.html",
        "plain event": f"../{other_site.name}/events/ivo-tamm-visited-sorrelia.html",
    }
