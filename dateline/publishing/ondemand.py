"""The files of a site, each made when somebody asks for it: for a preview, whose editor looks at a few of thousands."""

from __future__ import annotations

from fnmatch import fnmatchcase
from functools import cached_property
from typing import TYPE_CHECKING

from dateline.publishing.exports import plan_exports
from dateline.publishing.links import CARD

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dateline.publishing.exports import Writing
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
        renderer = self._renderer
        if path in renderer.pages:
            return renderer.make_page(path)
        if path == CARD:
            return renderer.make_card() if renderer.has_card else None
        for name in [name for name in self._exports if fnmatchcase(path, name)]:
            self._exports.pop(name)(self._put)  # several files, where they share what they list
        return self._made.get(path, renderer.static.get(path))

    def _put(self, path: str, chunks: Iterable[bytes]) -> None:
        self._made[path] = b"".join(chunks)

    @cached_property
    def _exports(self) -> dict[str, Writing]:
        """What is written for programs and was not asked for yet → what writes it."""
        return dict(plan_exports(self._story, [*self._renderer.pages, *self._renderer.static], self._base_url))
