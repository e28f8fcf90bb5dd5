"""How fast is the page of all entries: until it is ready, and until a filter has answered?

    python bench/filters.py PAGE... [--runs N]

Each PAGE is the ``index.html`` of a built site. It is opened in headless Chromium (``$CHROMIUM``, or a usual name) as a
file, N times, and the least times are printed, since other work on the machine only adds to them: until the page and
its script are ready, and for each of a few questions from the input until the browser has drawn the answer. The first
search also prepares the text of all entries, unless the browser was idle before.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

FLAGS = ["--no-sandbox", "--disable-gpu"]
QUESTIONS: dict[str, tuple[str, str | int]] = {
    "first search": ("q", "minister"),
    "search": ("q", "minister a"),
    "clear": ("q", ""),
    "kind": ("kind", 1),
    "person": ("person", 1),
}
"""Name → field of the form, and what is written into it or the number of the choice."""
ASK = """([name, value]) => new Promise(done => {
    const form = document.getElementById('filters'), field = form.elements[name];
    field[typeof value === 'number' ? 'selectedIndex' : 'value'] = value;
    const start = performance.now();
    form.dispatchEvent(new Event('input', { bubbles: true }));
    // A message that is sent while a frame is made arrives when it has been drawn.
    requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => done(performance.now() - start);
        port2.postMessage(0);
    });
})"""
READY = "performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd"


def main() -> int:
    """Measure each page and print a line for it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", metavar="PAGE", type=Path, nargs="+")
    parser.add_argument("--runs", metavar="N", type=int, default=5, help="open each page so many times (default: 5)")
    arguments = parser.parse_args()
    names = ("chromium", "chromium-browser", "google-chrome")
    chromium = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, names)), "")
    missing = [page for page in arguments.pages if not page.is_file()]
    if missing or not chromium:
        print(f"{missing[0]}: no such page; build the site first" if missing else "no Chromium", file=sys.stderr)
        return 1
    print(f"{'entries':>8} {'ready':>8}" + "".join(f" {name:>13}" for name in QUESTIONS) + "  page")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        for path in arguments.pages:
            runs = []
            for _ in range(arguments.runs):
                page = browser.new_page(viewport={"width": 1280, "height": 900})
                page.goto(path.resolve().as_uri())
                entries = page.locator(".entry").count()
                runs.append(measure(page))
                page.close()
            times = [min(times) for times in zip(*runs, strict=True)]
            print(f"{entries:8,} {times[0]:5.0f} ms" + "".join(f" {time:10.0f} ms" for time in times[1:]) + f"  {path}")
        browser.close()
    return 0


def measure(page: Page) -> tuple[float, ...]:
    """Milliseconds until the page was ready, and until each question was answered."""
    ready: float = page.evaluate(READY)
    return (ready, *(page.evaluate(ASK, list(question)) for question in QUESTIONS.values()))


if __name__ == "__main__":
    sys.exit(main())
