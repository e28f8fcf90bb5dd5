"""The Tab key comes to every control, in the order of reading, and what has the focus can be seen."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.browser

OpenPage = Callable[..., AbstractContextManager[Page]]
# Controls in the order of the document, which is that of reading. Of the marks of the overview one can be tabbed to,
# and the arrow keys walk the others.
NUMBER_CONTROLS = """() => {
    const shown = one => one.checkVisibility({ visibilityProperty: true });
    window.controls = [...document.querySelectorAll('a[href], button, input, select, summary, [tabindex]')]
        .filter(one => one.tabIndex >= 0 && !one.disabled && shown(one));
    return window.controls.length;
}"""
# Where the focus is: the number of the control; the control, if nothing of it can be seen, and if it is none of ours.
FIND_FOCUS = """() => {
    const one = document.activeElement, control = window.controls.indexOf(one);
    if (one === document.body) return null;
    const boxes = [...one.getClientRects()].filter(box => box.width && box.height), said = one.outerHTML.slice(0, 120);
    const seen = boxes.some(box => [.1, .5, .9].some(part => {
        const on = document.elementFromPoint(box.x + box.width * part, box.y + box.height / 2);
        return on && (one.contains(on) || on.contains(one) && getComputedStyle(on).position !== 'sticky');
    }));
    return [control, seen ? '' : said, control < 0 ? said : ''];
}"""


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize(
    ("name", "query"),
    [("index", "?split=1&least=2"), ("long", ""), ("year", ""), ("event", ""), ("source", ""), ("coverage", "")],
)
def test_tab_walks_every_control_in_reading_order(
    open_page: OpenPage, places: dict[str, str], pages: dict[str, str], name: str, query: str, width: int
) -> None:
    with open_page(places["subpath"] + pages[name] + query, width=width) as page:
        count: int = page.evaluate(NUMBER_CONTROLS)
        walked, hidden, unknown = [], [], []
        for _ in range(count + 20):
            page.keyboard.press("Tab")
            focus = page.evaluate(FIND_FOCUS)
            if focus is None:
                break
            walked.append(focus[0])
            hidden += filter(None, [focus[1]])
            unknown += filter(None, [focus[2]])
    assert not unknown
    assert not hidden
    assert walked == list(range(count))
