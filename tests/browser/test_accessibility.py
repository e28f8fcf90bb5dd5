"""axe-core finds nothing to object to: every type of page, both themes, both widths, with scripts and without."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

pytestmark = pytest.mark.browser

OpenPage = Callable[..., AbstractContextManager[Page]]
# Preloading would have axe fetch the style sheet by script, which the pages' Content Security Policy refuses. How large
# a target has to be is a rule of WCAG 2.2 that axe leaves out unless it is asked.
OPTIONS = {"resultTypes": ["violations"], "preload": False, "rules": {"target-size": {"enabled": True}}}
# The two schemes differ in nothing but colours.
COLOURS = {**OPTIONS, "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
WIDTHS = (320, 1280)
TYPES = [
    *("index", "long", "year", "event", "plain event", "moved", "source", "verbatim", "actor", "actors"),
    *("disagreements", "sources", "coverage", "changes", "about", "404"),
]


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
@pytest.mark.parametrize("name", TYPES)
def test_axe_finds_no_violation(
    open_page: OpenPage, places: dict[str, str], pages: dict[str, str], name: str, scripts: bool
) -> None:
    found = set()
    # axe is a script itself: the page goes without its own, and the browser's are on.
    with open_page(places["subpath"] + pages[name], own_script=scripts) as page:
        # What nobody looks at is not laid out, and has no size that could be measured.
        page.evaluate("document.querySelectorAll('.part').forEach(one => { one.style.contentVisibility = 'visible'; })")
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            for scheme, options in (("light", OPTIONS), ("dark", COLOURS)):
                page.emulate_media(color_scheme=scheme)
                found |= {
                    f"{width} px, {scheme}: {rule['id']} ({rule['impact']}): {rule['help']}: {node['html'][:160]}"
                    for rule in Axe().run(page, options=options).response["violations"]
                    for node in rule["nodes"][:3]
                }
    assert not found, "\n".join(sorted(found))
