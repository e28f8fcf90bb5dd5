"""Story → bytes: every file that does not stand already, made by this process or by several."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from dateline.publishing.links import CARD
from dateline.publishing.rows import Noted
from dateline.publishing.spool import Spool
from dateline.workers import ALONE, Workers

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from dateline.publishing.exports import Writing
    from dateline.publishing.pages import Page
    from dateline.publishing.renderer import Renderer
    from dateline.publishing.spool import Filed

_PAGES_AT_ONCE = 32
"""Pages that another process makes together: some hundredths of a second's work."""
_PAGES_A_LIST = 500
"""Pages of a site for each of which a list, or an export, counts as one more page of an event or source."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """The files of a site."""

    files: Spool
    """Path in the site → content."""
    noted: Noted
    """What stands of an earlier build, and is not among the files; and what a later one may go by."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Made:
    """What became of a page or an export; it travels from whoever made it."""

    files: Mapping[str, Filed] = field(default_factory=dict)
    noted: Noted = field(default_factory=Noted)


def render_site(
    renderer: Renderer,
    exports: Mapping[str, Writing] | None = None,
    *,
    workers: Workers = ALONE,
    standing: Mapping[str, bytes] | None = None,
    progress: Callable[[str, int, int], None] | None = None,
) -> Rendered:
    """Make the pages, the card and the exports of a site, and take over the static files.

    Args:
        renderer: makes the pages and the card.
        exports: what is written for programs → what writes it; nothing by default.
        workers: who makes all that.
        standing: path → inputs of the pages that stand as an earlier build wrote them; the same inputs, the same page.
        progress: told what is made, how many of it are done, and how many there are.

    Raises:
        ContentError: when a template cannot be filled in, with its file and line.
        MachineError: when finished files cannot wait on the disk.
    """
    exports, standing, pages = exports or {}, standing or {}, renderer.pages
    files = Spool()
    for path, content in renderer.static.items():
        files.filed[path] = files.put((content,))
    # Here, since these share hashes of the story's parts. Of the others only what is planned tells if they stand.
    inputs = {path: made_of for path, page in pages.items() if (made_of := page.digest())}
    kept = {path for path, made_of in inputs.items() if made_of == standing.get(path)}

    def make_page(path: str) -> _Made:
        if path in inputs:
            return _Made(files={path: files.put((renderer.make_page(path),))})
        context = pages[path].plan()
        made_of = renderer.digest_plan(path, context)
        if made_of == standing.get(path):
            return _Made(noted=Noted(inputs={path: made_of}, kept=frozenset({path})))
        return _Made(files={path: files.put((renderer.make_page(path, context),))}, noted=Noted(inputs={path: made_of}))

    def make_card() -> _Made:
        return _Made(files={CARD: files.put((renderer.make_card(),))})

    weigh = partial(_weigh, pages, exports)
    changed = [path for path in pages if path not in kept]
    tasks: dict[str, Callable[[], _Made]] = {
        # What takes longest is begun first, so that nobody waits for it at the end.
        **{path: partial(make_page, path) for path in sorted(changed, key=weigh, reverse=True)},
        **({CARD: make_card} if renderer.has_card else {}),
        **{name: partial(_make_export, write, files) for name, write in exports.items()},
    }

    def make(names: Sequence[str]) -> list[_Made]:
        return [tasks[name]() for name in names]

    rows: dict[bytes, bytes | None] = {}
    done = workers.map_in_place(make, [*tasks], size=_PAGES_AT_ONCE, weigh=weigh, prepare=files.share)
    for number, (name, made) in enumerate(zip(tasks, done, strict=True), start=1):
        files.filed.update(made.files)
        kept |= made.noted.kept
        inputs |= made.noted.inputs
        rows |= made.noted.rows
        if progress:
            progress("exporting" if name in exports else "rendering", number, len(tasks))
    return Rendered(files=files, noted=Noted(kept=frozenset(kept), inputs=inputs, rows=rows))


def _make_export(write: Writing, files: Spool) -> _Made:
    made: dict[str, Filed] = {}

    def put(path: str, chunks: Iterable[bytes]) -> None:
        made[path] = files.put(chunks)

    return _Made(noted=write(put), files=made)


def _weigh(pages: Mapping[str, Page], exports: Collection[str], name: str) -> int:
    """Tell for how many pages of one event or source something counts."""
    is_list = name in exports or (name in pages and pages[name].is_list)
    return 1 + is_list * len(pages) // _PAGES_A_LIST
