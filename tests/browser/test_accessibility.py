"""axe-core finds nothing to object to, in both themes and at both widths."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

pytestmark = pytest.mark.browser

OpenPage = Callable[..., AbstractContextManager[Page]]
# Preloading would have axe fetch the style sheet by script, which the pages' Content Security Policy refuses.
OPTIONS = {"resultTypes": ["violations"], "preload": False}
CASES = [
    (name, width, dark)
    for name in ("index", "event", "source", "disagreements", "coverage")
    for width in (1280, 390)
    for dark in (False, True)
] + [(name, 1280, False) for name in ("actor", "actors", "sources", "changes", "about", "404")]


@pytest.mark.parametrize(("name", "width", "dark"), CASES)
def test_axe_finds_no_violation(
    open_page: OpenPage, places: dict[str, str], pages: dict[str, str], name: str, width: int, dark: bool
) -> None:
    with open_page(places["file"] + pages[name], width=width, dark=dark) as page:
        found = Axe().run(page, options=OPTIONS).response["violations"]
    assert not found, "\n".join(
        f"{rule['id']} ({rule['impact']}): {rule['help']}: {[node['html'][:160] for node in rule['nodes'][:3]]}"
        for rule in found
    )
