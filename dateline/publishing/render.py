"""Story → bytes: every page planned and filled in, and the picture of a shared link drawn."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache, partial
from itertools import chain
from typing import TYPE_CHECKING

from dateline.errors import ContentError
from dateline.publishing.axis import draw_story_ticks
from dateline.publishing.card import draw_card, find_unwritable, plan_card
from dateline.publishing.frame import build_frame
from dateline.publishing.headdata import describe_nothing, plan_head_data
from dateline.publishing.inputs import digest
from dateline.publishing.links import CARD
from dateline.publishing.overview import draw_overview
from dateline.publishing.pages import Page, plan_pages
from dateline.publishing.spool import Spool
from dateline.publishing.templates import Filling, Setting, Templates, read_templates, report
from dateline.workers import ALONE, Workers

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from dateline.publishing.timeline import Story

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


def render_site(  # noqa: PLR0913 (each is named where it is given)
    story: Story,
    *,
    templates: Sequence[Path],
    static: Path,
    base_url: str,
    workers: Workers = ALONE,
    standing: Mapping[str, bytes] | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Rendered:
    """Render the pages and the card of the site, and take over the static files.

    Args:
        story: the timeline, arranged.
        templates: folders to look for a template in, the first that has it wins; the card is drawn with the fonts of
            all of them.
        static: folder of stylesheet, script, fonts and icon.
        base_url: address of the site, ending in a slash; empty where it is not known.
        workers: who makes the pages.
        standing: path → inputs of the pages that stand as an earlier build wrote them; the same inputs, the same page.
        progress: told how many pages are done, and about how many there are.

    Raises:
        ContentError: when a template cannot be read or filled in, with its file and line.
    """
    overview = draw_overview(story)
    card = plan_card(story, overview)
    *own, ours = ([*sorted((folder / "fonts").glob("*.[ot]tf"))] for folder in templates)
    # Boxes instead of letters are worse than no picture. Fonts that a story brings are there for its letters.
    has_card = any(own) or not find_unwritable(card)
    files = Spool()
    for file in sorted(static.rglob("*")):
        if file.is_file() and not file.name.startswith("."):
            files.add(file.relative_to(static).as_posix(), file.read_bytes())
    frame = build_frame(story, card=CARD if has_card else "")
    setting = Setting(templates=read_templates(templates), frame=frame, base_url=base_url)
    # Templates of a story's own may print what none of ours does, and may change with every event.
    counted = (story.numbers, draw_story_ticks(story)) if len(templates) > 1 else ()
    shared = digest(setting, counted)
    head_data, no_data = plan_head_data(story, base_url), partial(describe_nothing, story)

    def settle(page: Page) -> Page:
        """Plan a page of the whole story now: what its template is given is the one thing that tells if it changed."""
        if page.inputs:
            return page
        context, data = page.plan(), head_data.get(page.path, no_data)()
        return replace(page, plan=lambda: context, inputs=digest(shared, page.template, context, data))

    planned = plan_pages(story, overview=overview, base_url=base_url, shared=shared)
    pages = {page.path: settle(page) for page in planned}
    kept = frozenset(path for path, page in pages.items() if page.inputs == (standing or {}).get(path))
    prepared = _open_templates(setting)

    def make(paths: Sequence[str]) -> list[bytes]:
        return [make_page(path) for path in paths]

    def make_page(path: str) -> bytes:
        page, data = pages[path], head_data.get(path, no_data)
        filling = Filling(path=path, template=page.template, context=page.plan(), data=data())
        return prepared.fill_in(filling).encode()

    changed = [path for path in pages if path not in kept]
    made = workers.map_in_place(make, changed, size=_PAGES_AT_ONCE)
    for number, (path, content) in enumerate(zip(changed, made, strict=True), start=len(kept) + 1):
        files.add(path, content)
        if progress:
            progress(number, len(pages))
    if has_card:
        filling = Filling(path=CARD, template="card.svg", context=card, data=no_data())
        files.add(CARD, _draw_card(prepared.fill_in(filling), [*chain(*own), *ours]))
    return Rendered(files=files, kept=kept, inputs={path: page.inputs for path, page in pages.items()})


_open_templates = lru_cache(maxsize=2)(Templates)
"""Prepared once for all that a preview builds, as long as they stay the same."""


def _draw_card(svg: str, fonts: Sequence[Path]) -> bytes:
    try:
        return draw_card(svg, fonts)
    except ValueError as error:
        raise ContentError(report("card.svg", 0, f"{error}; correct the template")) from error
