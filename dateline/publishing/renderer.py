"""Story → what each of its pages is made of, and each page when it is asked for."""

from __future__ import annotations

from functools import cached_property, lru_cache
from itertools import chain
from typing import TYPE_CHECKING

from dateline.errors import ContentError
from dateline.publishing.axis import draw_story_ticks
from dateline.publishing.card import draw_card, find_unwritable, plan_card
from dateline.publishing.frame import build_frame
from dateline.publishing.headdata import HeadData, tell
from dateline.publishing.inputs import digest
from dateline.publishing.links import CARD
from dateline.publishing.overview import draw_overview
from dateline.publishing.pages import plan_pages
from dateline.publishing.templates import Filling, Setting, Templates, read_templates, report

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from dateline.publishing.contexts import SocialCard
    from dateline.publishing.overview import Overview
    from dateline.publishing.pages import Page
    from dateline.publishing.timeline import Story


class Renderer:
    """Makes the pages of a story and the card, and knows the static files."""

    def __init__(self, story: Story, *, templates: Sequence[Path], static: Path, base_url: str) -> None:
        """Plan the pages; none is made yet.

        Args:
            story: the timeline, arranged.
            templates: folders to look for a template in, the first that has it wins; the card is drawn with the fonts
                of all of them.
            static: folder of stylesheet, script, fonts and icon.
            base_url: address of the site, ending in a slash; empty where it is not known.

        Raises:
            ContentError: when a template cannot be read.
        """
        *own, ours = ([*sorted((folder / "fonts").glob("*.[ot]tf"))] for folder in templates)
        self._fonts = [*chain(*own), *ours]
        self._story, self._base_url = story, base_url
        # Boxes instead of letters are worse than no picture. Fonts that a story brings are there for its letters.
        self.has_card = any(own) or not find_unwritable(story)
        self.static = {
            file.relative_to(static).as_posix(): file.read_bytes()
            for file in sorted(static.rglob("*"))
            if file.is_file() and not file.name.startswith(".")
        }
        """Path in the site → content of a file that is used as it is."""
        frame = build_frame(story, card=CARD if self.has_card else "")
        self.setting = Setting(templates=read_templates(templates), frame=frame, base_url=base_url)
        """What all pages are filled in with."""
        # Templates of a story's own may print what none of ours does, and may change with every event.
        counted = (story.numbers, draw_story_ticks(story)) if len(templates) > 1 else ()
        self._shared = digest(self.setting, counted)
        pages = plan_pages(story, draw_overview=lambda: self._overview, base_url=base_url, shared=self._shared)
        self.pages = {page.path: page for page in pages}
        """Path in the site → page."""
        self._templates = _open_templates(self.setting)

    @cached_property
    def _overview(self) -> Overview | None:
        return draw_overview(self._story)

    @cached_property
    def _card(self) -> SocialCard:
        return plan_card(self._story, self._overview)

    def _tell(self, page: Page) -> HeadData:
        return tell(page.path, page.place(), self._story, self._base_url)

    def digest_plan(self, path: str, context: object) -> bytes:
        """Hash what a page of the whole story is made of: what its template is given alone tells if it changed."""
        page = self.pages[path]
        return digest(self._shared, page.template, context, self._tell(page))

    def make_page(self, path: str, context: object = None) -> bytes:
        """Make a page, which is planned now unless its ``context`` is given.

        Raises:
            ContentError: when its template cannot be filled in, with its file and line.
        """
        page = self.pages[path]
        filling = Filling(path=path, template=page.template, context=context or page.plan(), data=self._tell(page))
        return self._templates.fill_in(filling)

    def make_card(self) -> bytes:
        """Draw the picture that a shared link shows, of a site that has one.

        Raises:
            ContentError: when its template cannot be filled in, or is no picture then.
        """
        data = tell(CARD, None, self._story, self._base_url)
        svg = self._templates.fill_in(Filling(path=CARD, template="card.svg", context=self._card, data=data))
        try:
            return draw_card(svg.decode(), self._fonts)
        except ValueError as error:
            raise ContentError(report("card.svg", 0, f"{error}; correct the template")) from error


_open_templates = lru_cache(maxsize=2)(Templates)
"""Prepared once for all that a preview builds, as long as they stay the same."""
