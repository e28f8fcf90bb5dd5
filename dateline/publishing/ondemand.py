"""The files of a site, each made when somebody asks for it: for a preview, whose editor looks at a few of thousands."""

from __future__ import annotations

from fnmatch import fnmatchcase
from functools import cached_property
from typing import TYPE_CHECKING

from dateline.publishing.exports import FORMATS, SERIES, Export
from dateline.publishing.links import CARD

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dateline.publishing.renderer import Renderer
    from dateline.publishing.timeline import Story


class OnDemand:
    """The same files as a build makes of a story, letter for letter."""

    def __init__(self, story: Story, renderer: Renderer, base_url: str) -> None:
        """Take a story and who makes its pages; no file is made yet.

        Args:
            story: the timeline, arranged.
            renderer: makes its pages.
            base_url: where the site will be published, ending in a slash; may be empty.
        """
        self._story, self._renderer, self._base_url = story, renderer, base_url
        self._made: dict[str, bytes | None] = {}

    def get(self, path: str) -> bytes | None:
        """Return a file by its path in the site, ``None`` where the site has no such file.

        Raises:
            ContentError: when a template cannot be filled in, with its file and line.
        """
        if path not in self._made:
            self._made[path] = self._make(path)
        return self._made[path]

    def _make(self, path: str) -> bytes | None:
        renderer, offers = self._renderer, self._story.timeline.config.offers
        if path in renderer.pages:
            return renderer.make_page(path)
        if path == CARD:
            return renderer.make_card() if renderer.has_card else None
        if path in FORMATS:
            return FORMATS[path](self._export) if offers(path) else None
        if path in renderer.static:
            return renderer.static[path]
        return self._series.get(path) if any(fnmatchcase(path, paths) for paths in SERIES) else None

    @cached_property
    def _export(self) -> Export:
        """What the formats are made of."""
        files = (*self._renderer.pages, *self._renderer.static)
        pages = tuple(sorted(path for path in files if path.endswith(".html")))
        return Export(story=self._story, pages=pages, base_url=self._base_url)

    @cached_property
    def _series(self) -> Mapping[str, bytes]:
        """Feeds of actors, and maps of the site: made all at once, as they share what they list."""
        offers = self._story.timeline.config.offers
        return {
            path: content
            for paths, make_all in SERIES.items()
            if offers(paths)
            for path, content in make_all(self._export).items()
        }
