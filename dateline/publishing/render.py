"""Story → bytes: every page filled in that is not there yet, the picture of a shared link, and the static files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.publishing.links import CARD
from dateline.publishing.renderer import Renderer
from dateline.publishing.spool import Spool
from dateline.workers import ALONE, Workers

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence


_PAGES_AT_ONCE = 32
"""Pages that another process makes together: some hundredths of a second's work."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """The pages, pictures and static files of a site."""

    files: Spool
    """Path in the site → content."""
    kept: frozenset[str]
    """Paths of the pages that stand as they are, and are not among the files."""
    inputs: Mapping[str, bytes]
    """Path → hash of what the page is made of, for those that a later build may keep."""


def render_site(
    renderer: Renderer,
    *,
    workers: Workers = ALONE,
    standing: Mapping[str, bytes] | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Rendered:
    """Render the pages and the card of the site, and take over the static files.

    Args:
        renderer: makes them.
        workers: who makes the pages.
        standing: path → inputs of the pages that stand as an earlier build wrote them; the same inputs, the same page.
        progress: told how many pages are done, and about how many there are.

    Raises:
        ContentError: when a template cannot be filled in, with its file and line.
    """
    files = Spool()
    for path, content in renderer.static.items():
        files.add(path, content)
    inputs = {path: renderer.digest_page(path) for path in renderer.pages}
    kept = frozenset(path for path, made_of in inputs.items() if made_of == (standing or {}).get(path))

    def make(paths: Sequence[str]) -> list[bytes]:
        return [renderer.make_page(path) for path in paths]

    changed = [path for path in inputs if path not in kept]
    made = workers.map_in_place(make, changed, size=_PAGES_AT_ONCE)
    for number, (path, content) in enumerate(zip(changed, made, strict=True), start=len(kept) + 1):
        files.add(path, content)
        if progress:
            progress(number, len(inputs))
    if renderer.has_card:
        files.add(CARD, renderer.make_card())
    return Rendered(files=files, kept=kept, inputs=inputs)
