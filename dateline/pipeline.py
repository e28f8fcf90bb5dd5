"""The chain: content folder → timeline → files of a site.

content/ ─read→ Source ─split→ Passage ─date→ Timex ─annotate→ Mention ─merge→ Event ─arrange→ Timeline ─render→ site
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path

from dateline.annotating.actors import Gazetteer, build_gazetteer, find_actors
from dateline.annotating.mentions import find_mentions
from dateline.checking.concerns import find_concerns
from dateline.checking.quotes import verify_quotes
from dateline.dating.finder import find_timexes
from dateline.deadlines import limit_time
from dateline.edtf import sort_key
from dateline.errors import ContentError, Problem, Problems
from dateline.merging.events import merge_mentions
from dateline.model import Actor, AnnotatedSource, Source, Timeline
from dateline.publishing.exports import export_site
from dateline.publishing.render import render_site
from dateline.publishing.timeline import arrange_story
from dateline.reading.passages import split_passages
from dateline.reading.sources import Content, read_content
from dateline.resources import find_static, find_templates
from dateline.workers import ALONE, Workers

Progress = Callable[[str, int, int], None]
"""Told what is being done, how many are done, and how many there are; 0 of 0 where nobody can count."""
_SOURCES_AT_ONCE = 16
"""Sources that go to another process together: some tenths of a second's work."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A story and the files that publish it."""

    timeline: Timeline
    files: dict[str, bytes]
    """Path in the site → content."""
    concerns: tuple[Problem, ...]
    """What an editor should look at; nothing that stops a build."""


def build_site(
    content_dir: Path, *, base_url: str = "", workers: Workers = ALONE, progress: Progress | None = None
) -> Site:
    """Build the site of a content folder, in memory.

    Args:
        content_dir: the folder with ``timeline.yml`` and ``sources/``.
        base_url: where the site will be published; overrides ``timeline.yml``.
        workers: who annotates the sources and fills in the pages.
        progress: called as the work goes on.

    Raises:
        ContentError: with every problem of the content, or with every quote that its source does not hold.
    """
    content = read_content(content_dir)
    timeline = build_timeline(content, workers=workers, progress=progress)
    verify_quotes(timeline)
    report = progress or _keep_quiet
    report("rendering", 0, 0)
    address = base_url or content.config.base_url
    story = arrange_story(timeline)
    own = content_dir / "templates"
    templates = [*([own] if own.is_dir() else []), find_templates()]
    pages = render_site(
        story,
        templates=templates,
        static=find_static(),
        base_url=address,
        workers=workers,
        progress=partial(report, "rendering"),
    )
    report("exporting", 0, 0)
    files = {**pages, **export_site(story, pages, base_url=address)}
    report("checking", 0, 0)
    return Site(timeline=timeline, files=files, concerns=find_concerns(timeline, content))


def build_timeline(content: Content, *, workers: Workers = ALONE, progress: Progress | None = None) -> Timeline:
    """Read, date, annotate and merge a story."""
    report = progress or _keep_quiet
    gazetteer = _build_gazetteer(content.actors)
    ordered = sorted(content.sources, key=lambda source: (sort_key(source.published), source.id))
    annotated: list[AnnotatedSource] = []
    problems = Problems()
    for read in workers.map(partial(annotate_sources, actors=content.actors), ordered, size=_SOURCES_AT_ONCE):
        if isinstance(read, ContentError):
            problems.extend(read)
        else:
            annotated.append(read)
        report("reading", len(annotated), len(ordered))
    problems.raise_any()
    report("merging", 0, 0)
    merged = merge_mentions(annotated, content.config, gazetteer, content.decisions, content.published)
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


def annotate_sources(sources: Sequence[Source], actors: tuple[Actor, ...]) -> list[AnnotatedSource | ContentError]:
    """Read some sources, each for itself; one that takes too long gives an error in its place."""
    gazetteer = _build_gazetteer(actors)
    found: list[AnnotatedSource | ContentError] = []
    for source in sources:
        try:
            with limit_time(source.path):
                found.append(annotate_source(source, gazetteer))
        except ContentError as error:
            found.append(error)
    return found


_build_gazetteer = lru_cache(maxsize=1)(build_gazetteer)
"""Made once in each process, and not for every chunk."""


def annotate_source(source: Source, gazetteer: Gazetteer) -> AnnotatedSource:
    """Read one source, from its sentences to what it reports: a pure function of the source and the actors."""
    passages = split_passages(source)
    timexes = find_timexes(source, passages)
    names = find_actors(source, passages, gazetteer)
    return AnnotatedSource(
        source=source,
        passages=passages,
        timexes=timexes,
        names=names,
        mentions=find_mentions(source, passages, timexes, names, gazetteer),
        undated=(),
    )


def _keep_quiet(_stage: str, _done: int, _total: int) -> None:
    """Tell nobody how far the work is."""
