"""Timeline → the files for programs: one function and one row of ``FORMATS`` for each.

A function gives the pieces of its file, one after another, so that hardly a file as long as the story is in memory as
a whole. All text is UTF-8 and depends on the content alone. What a row of ``SERIES`` writes is several files.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from typing import TYPE_CHECKING

from dateline.publishing.annotations import ANNOTATIONS, format_annotations
from dateline.publishing.columns import DISAGREEMENTS, EVENTS, MENTIONS, SOURCES, TABLES
from dateline.publishing.encoding import gather
from dateline.publishing.events_json import format_events, format_schema
from dateline.publishing.feeds import (
    format_actor_feeds,
    format_changes_feed,
    format_disagreements_feed,
    format_feed,
    make_always,
)
from dateline.publishing.ical import format_calendar
from dateline.publishing.jsonld import LINKED_DATA, format_linked_data
from dateline.publishing.references import Citations
from dateline.publishing.rows import Noted, write_anew
from dateline.publishing.sitemap import format_robots, format_sitemaps
from dateline.publishing.tables import format_package, format_table
from dateline.publishing.timelinejs import format_timelinejs

if TYPE_CHECKING:
    from dateline.publishing.encoding import Row
    from dateline.publishing.feeds import Stands
    from dateline.publishing.rows import Rows, Write
    from dateline.publishing.timeline import Story


Put = Callable[[str, Iterable[bytes]], None]
"""Takes a file by its path in the site, and all chunks of its content."""
Writing = Callable[[Put], Noted]
"""Puts the files of one format, without feeds that stand, and tells what was found out of them."""


@dataclass(frozen=True, kw_only=True)
class Export:
    """What the formats are made of."""

    story: Story
    pages: tuple[str, ...]
    """Paths of the site's HTML pages, in order."""
    base_url: str
    """Where the site will be published, ending in a slash; empty when unknown."""
    write: Write = write_anew
    """Writes the rows of events and sources, or finds those that stand already."""
    stands: Stands = make_always
    """Whether the feed of an actor stands as it is."""

    @cached_property
    def citations(self) -> Citations:
        """What is cited, for all formats of reference managers."""
        return Citations(self.story.timeline, self.base_url, self.write)


def plan_exports(story: Story, pages: Iterable[str], base_url: str, rows: Rows | None = None) -> Mapping[str, Writing]:
    """Plan every format that the story does not leave out; each can be written by itself.

    Args:
        story: the timeline, arranged.
        pages: paths of the site's files; those that are HTML go into the sitemap.
        base_url: where the site will be published, ending in a slash; may be empty.
        rows: those of the last build; where none are given, all are made.

    Returns:
        What is written → what writes it.
    """
    html = tuple(sorted(page for page in pages if page.endswith(".html")))
    export = Export(
        story=story,
        pages=html,
        base_url=base_url,
        write=rows.write if rows else write_anew,
        stands=rows.stands if rows else make_always,
    )

    def write_format(path: str, put: Put) -> Noted:
        pieces = FORMATS[path](export)
        put(path, rows.note(path, pieces) if rows else gather(pieces))
        return rows.tell() if rows else Noted()

    def write_series(paths: str, put: Put) -> Noted:
        for path, content in SERIES[paths](export):
            put(path, (content,))
        return rows.tell() if rows else Noted()

    offers = story.timeline.config.offers
    formats = {path: partial(write_format, path) for path in FORMATS if offers(path)}
    return {**formats, **{paths: partial(write_series, paths) for paths in SERIES if offers(paths)}}


FORMATS: Mapping[str, Callable[[Export], Iterable[Row]]] = {
    "data/events.json": lambda export: format_events(export.story.timeline, export.write),
    "data/events.schema.json": lambda _: (format_schema(),),
    "data/events.csv": lambda export: format_table(EVENTS, export.story, export.base_url, export.write),
    "data/mentions.csv": lambda export: format_table(MENTIONS, export.story, export.base_url, export.write),
    "data/sources.csv": lambda export: format_table(SOURCES, export.story, export.base_url, export.write),
    "data/disagreements.csv": lambda export: format_table(DISAGREEMENTS, export.story, export.base_url, export.write),
    "data/datapackage.json": lambda export: (format_package(TABLES, export.story, export.base_url),),
    "data/timelinejs.json": lambda export: format_timelinejs(export.story, export.base_url, export.write),
    LINKED_DATA: lambda export: format_linked_data(export.story, export.base_url, export.write),
    ANNOTATIONS: lambda export: format_annotations(export.story, export.base_url, export.write),
    "data/references.bib": lambda export: export.citations.format_bibliography("data/references.bib", "bib"),
    "data/references.ris": lambda export: export.citations.format_bibliography("data/references.ris", "ris"),
    "data/sources.csl.json": lambda export: export.citations.format_bibliography("data/sources.csl.json", "json"),
    "data/references.bib.js": lambda export: export.citations.format_records("data/references.bib.js", "bib"),
    "data/references.ris.js": lambda export: export.citations.format_records("data/references.ris.js", "ris"),
    "data/references.json.js": lambda export: export.citations.format_records("data/references.json.js", "json"),
    "timeline.ics": lambda export: format_calendar(export.story, export.base_url, export.write),
    "feed.xml": lambda export: (format_feed(export.story, export.base_url),),
    "disagreements.xml": lambda export: (format_disagreements_feed(export.story, export.base_url),),
    "changes.xml": lambda export: (format_changes_feed(export.story, export.base_url),),
    "robots.txt": lambda export: (format_robots(export.base_url),),
    ".nojekyll": lambda _: (),  # makes GitHub Pages publish the site as it is
}
"""Path in the site → what gives its pieces."""

SERIES: Mapping[str, Callable[[Export], Iterable[tuple[str, bytes]]]] = {
    "actors/*.xml": lambda export: format_actor_feeds(export.story, export.base_url, export.stands),
    "sitemap*.xml": lambda export: format_sitemaps(export.pages, export.base_url).items(),
}
"""What the paths have in common → what gives the files."""
