"""The main types of pages look as they did, at three widths: photographs of a made-up story, compared with ours.

A picture fails when more than one pixel in 100 differs by more than a fifth of the range in any colour: letters drawn
by another version of the browser stay below that, a moved block does not. What was photographed is then kept in
``looks/actual/``, with the pixels that differ in red beside it, and the test says how to accept it.
"""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route

from dateline.pipeline import build_site
from dateline.publishing.output import write_site

pytestmark = pytest.mark.browser

LOOKS = Path(__file__).parent / "looks"
PAGES = {
    "index": "index.html",
    "event": "events/norland-recalled-its-ambassador-from-sorrelia.html",
    "source": "sources/2030-05-10-gazette-bridge.html",
    "coverage": "coverage.html",
}
WIDTHS = (320, 768, 1280)
LONGEST = 1200
"""How much of a page is photographed, in its own pixels from the top; its picture has half as many."""
SHARE = 1 / 100
DIFFERENCE = 51
COMPARE = """async ([expected, actual, least]) => {
    const read = async data => {
        const bitmap = await createImageBitmap(await (await fetch('data:image/png;base64,' + data)).blob());
        const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
        context.drawImage(bitmap, 0, 0);
        return context.getImageData(0, 0, bitmap.width, bitmap.height);
    };
    const [a, b] = [await read(expected), await read(actual)];
    if (a.width !== b.width || a.height !== b.height) return [1, ''];
    let count = 0;
    for (let i = 0; i < a.data.length; i += 4) {
        if (![0, 1, 2].some(k => Math.abs(a.data[i + k] - b.data[i + k]) > least)) continue;
        count++;
        b.data.set([255, 0, 0, 255], i);
    }
    const canvas = new OffscreenCanvas(b.width, b.height);
    canvas.getContext('2d').putImageData(b, 0, 0);
    const bytes = new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer());
    return [count / (a.width * a.height), btoa(Array.from(bytes, byte => String.fromCharCode(byte)).join(''))];
}"""


@pytest.fixture(scope="module")
def home(
    root: Path,
    tmp_path_factory: pytest.TempPathFactory,
    serve_folder: Callable[[Path], AbstractContextManager[str]],
) -> Iterator[str]:
    content, out = root / "tests/browser/story", tmp_path_factory.mktemp("looks") / "site"
    write_site(build_site(content).files, out, protected=(content,))
    with serve_folder(out) as address:
        yield address


def wait_for_fonts(route: Route) -> None:
    """The page's own fonts, however late they come: a busy machine must not be photographed with others."""
    answer = route.fetch()
    route.fulfill(response=answer, body=answer.text().replace("font-display:optional", "font-display:block"))


def photograph(browser: Browser, address: str, width: int, *, dark: bool) -> bytes:
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        device_scale_factor=0.5,
        color_scheme="dark" if dark else "light",
        reduced_motion="reduce",
    )
    context.route("**/dateline.css", wait_for_fonts)
    page = context.new_page()
    page.goto(address, wait_until="networkidle")
    page.evaluate("document.fonts.ready")
    height = min(page.evaluate("document.documentElement.scrollHeight"), LONGEST)
    page.set_viewport_size({"width": width, "height": height})
    picture = page.screenshot(animations="disabled", caret="hide")
    context.close()
    return picture


def compare(page: Page, expected: bytes, actual: bytes) -> tuple[float, bytes]:
    """The share of pixels that differ, and a picture of them."""
    pictures = [base64.b64encode(picture).decode() for picture in (expected, actual)]
    share, difference = page.evaluate(COMPARE, [*pictures, DIFFERENCE])
    return share, base64.b64decode(difference)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", PAGES)
def test_page_looks_as_it_did(browser: Browser, home: str, name: str, width: int) -> None:
    dark = name == "coverage"
    picture = f"{name}-{width}.png"
    expected, kept = LOOKS / picture, LOOKS / "actual" / picture
    actual = photograph(browser, home + PAGES[name], width, dark=dark)
    share, difference = 1.0, b""
    if expected.is_file():
        context = browser.new_context()
        share, difference = compare(context.new_page(), expected.read_bytes(), actual)
        context.close()
    if share <= SHARE:
        kept.unlink(missing_ok=True)
        return
    kept.parent.mkdir(exist_ok=True)
    kept.write_bytes(actual)
    if difference:
        kept.with_suffix(".difference.png").write_bytes(difference)
    pytest.fail(
        f"{share:.1%} of {picture} differ; see {kept.parent}. If it is right, accept it:\n"
        f"  mv tests/browser/looks/actual/{picture} tests/browser/looks/{picture}",
        pytrace=False,
    )
