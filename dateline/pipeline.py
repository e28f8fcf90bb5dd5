"""The chain: content folder → timeline → files of a site.

content/ ─read→ Source ─split→ Passage ─date→ Timex ─annotate→ Mention ─merge→ Event ─arrange→ Timeline ─render→ site
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from dateline.annotations import annotate_all, attach, open_gazetteer
from dateline.cache import Cache, make_key
from dateline.checking.concerns import find_concerns
from dateline.checking.quotes import verify_quotes
from dateline.edtf import sort_key
from dateline.errors import Problem
from dateline.hashes import FileHashes
from dateline.merging.events import merge_mentions
from dateline.merging.kept import KeptGrouping, keep_grouping, restore_grouping
from dateline.merging.memory import FORGETFUL, Memory
from dateline.merging.sharing import Pool
from dateline.model import Timeline
from dateline.publishing.exports import plan_exports
from dateline.publishing.render import render_site
from dateline.publishing.renderer import Renderer
from dateline.publishing.rows import KeptRows, Rows, keep_rows
from dateline.publishing.timeline import Story, arrange_story
from dateline.reading.sources import Content, read_content
from dateline.resources import find_static, find_templates
from dateline.workers import ALONE, Workers

Progress = Callable[[str, int, int], None]
"""Told what is being done, how many are done, and how many there are; 0 of 0 where nobody can count."""
_GROUPING = make_key(KeptGrouping)
"""How the last build grouped the reports; the hashes of what it is made of are in it."""
_ROWS = make_key(KeptRows)
"""Where rows stand in the files that the last build wrote; the hashes of these are in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A story and the files that publish it."""

    timeline: Timeline
    files: Mapping[str, bytes]
    """Path in the site → content."""
    kept: frozenset[str]
    """Paths of the pages and feeds that stand as an earlier build wrote them, and are not among the files."""
    inputs: Mapping[str, bytes]
    """Path → hash of what the page or feed is made of, for those that a later build may keep."""
    concerns: tuple[Problem, ...]
    """What an editor should look at; nothing that stops a build."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArrangedSite:
    """A story that is read, merged and arranged, and of which every page can be made."""

    content: Content
    story: Story
    renderer: Renderer
    base_url: str
    """Where the site will be published, ending in a slash; empty where it is not known."""


def build_site(  # noqa: PLR0913 (each is named where it is given)
    content_dir: Path,
    *,
    base_url: str = "",
    workers: Workers = ALONE,
    cache: Cache | None = None,
    standing: Mapping[str, bytes] | None = None,
    left: Mapping[str, Path] | None = None,
    memory: Memory = FORGETFUL,
    progress: Progress | None = None,
) -> Site:
    """Build the site of a content folder, in memory.

    Args:
        content_dir: the folder with ``timeline.yml`` and ``sources/``.
        base_url: where the site will be published; overrides ``timeline.yml``.
        workers: who annotates the sources and fills in the pages.
        cache: what earlier builds worked out.
        standing: path → inputs of the pages that stand as an earlier build wrote them, and may be kept.
        left: path → file of the site that is as an earlier build left it, and may hold what need not be made again.
        memory: of the build before in this process.
        progress: called as the work goes on.

    Raises:
        ContentError: with every problem of the content, or with every quote that its source does not hold.
    """
    cache = cache or Cache()
    arranged = arrange_site(
        content_dir, base_url=base_url, workers=workers, cache=cache, memory=memory, progress=progress
    )
    return make_site(arranged, workers=workers, cache=cache, standing=standing, left=left, progress=progress)


def arrange_site(  # noqa: PLR0913 (as above)
    content_dir: Path,
    *,
    base_url: str = "",
    workers: Workers = ALONE,
    cache: Cache,
    hashes: FileHashes | None = None,
    memory: Memory = FORGETFUL,
    progress: Progress | None = None,
) -> ArrangedSite:
    """Do the first half of ``build_site``, after which any page can be shown: all but to make the files.

    ``hashes`` are those of the content's files as they were when this build was begun; what they know is read no more.
    """
    content = read_content(content_dir, cache=cache, hashes=hashes)
    timeline = build_timeline(content, workers=workers, cache=cache, memory=memory, progress=progress)
    (progress or _keep_quiet)("rendering", 0, 0)
    story = arrange_story(timeline)
    address = base_url or content.config.base_url
    own = content_dir / "templates"
    templates = [*([own] if own.is_dir() else []), find_templates()]
    renderer = Renderer(story, templates=templates, static=find_static(), base_url=address)
    return ArrangedSite(content=content, story=story, renderer=renderer, base_url=address)


def make_site(
    arranged: ArrangedSite,
    *,
    workers: Workers = ALONE,
    cache: Cache,
    standing: Mapping[str, bytes] | None = None,
    left: Mapping[str, Path] | None = None,
    progress: Progress | None = None,
) -> Site:
    """Do the second half of ``build_site``: make all files that do not stand already, and look for concerns."""
    report = progress or _keep_quiet
    story, renderer, address = arranged.story, arranged.renderer, arranged.base_url
    verify_quotes(story.timeline)
    kept = cache.recall(_ROWS)
    rows = Rows(story, address, left, kept, standing or {}) if left is not None else None
    exports = plan_exports(story, [*renderer.pages, *renderer.static], address, rows)
    rendered = render_site(renderer, exports, workers=workers, standing=standing, progress=report)
    if rows:
        cache.keep(_ROWS, keep_rows(kept, rendered.noted))
    report("checking", 0, 0)
    return Site(
        timeline=story.timeline,
        files=rendered.files,
        kept=rendered.noted.kept,
        inputs=rendered.noted.inputs,
        concerns=find_concerns(story.timeline, arranged.content),
    )


def build_timeline(
    content: Content,
    *,
    workers: Workers = ALONE,
    cache: Cache | None = None,
    memory: Memory = FORGETFUL,
    progress: Progress | None = None,
) -> Timeline:
    """Read, date, annotate and merge a story."""
    report = progress or _keep_quiet
    cache = cache or Cache()
    gazetteer = open_gazetteer(content.actors)
    ordered = sorted(content.sources, key=lambda source: (sort_key(source.published), source.id))
    found = annotate_all(
        ordered, content.actors, workers=workers, cache=cache, memory=memory, progress=partial(report, "reading")
    )
    report("merging", 0, 0)
    kept, is_new = cache.recall(_GROUPING, Pool().share_grouping), memory.is_new
    reports = [(name, read.profiles) for name, read in found]
    merged = merge_mentions(
        memory.remember_all("read", attach, ordered, [(read, name) for name, read in found]),
        content.config,
        gazetteer,
        content.decisions,
        content.published,
        reports=[own for _, own in reports],
        memory=memory,
        last=restore_grouping(kept, dict(reports)) if kept and is_new else None,
    )
    if is_new:
        cache.keep(_GROUPING, keep_grouping(merged.grouping, reports))
    return Timeline(
        config=content.config,
        events=tuple(event for event in merged.events if event.in_scope),
        beyond=tuple(event for event in merged.events if not event.in_scope),
        sources=merged.sources,
        actors=content.actors,
        pages=content.pages,
        aliases=merged.aliases,
        published=content.published,
        published_pages=content.published_pages,
        revisions=content.revisions,
        withheld=merged.withheld,
        needless=merged.needless,
    )


def _keep_quiet(_stage: str, _done: int, _total: int) -> None:
    """Tell nobody how far the work is."""
