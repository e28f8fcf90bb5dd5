"""The exported files that a story may do without, in groups: a closed list.

No page needs one of them. Where a group is left out, so is what offers it: a link, or the button "References". What is
in no group is always written: the feeds of the whole story, which hold their newest entries only, and what robots read.
"""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

GROUPS: Mapping[str, tuple[str, ...]] = {
    "json": ("data/events.json", "data/events.schema.json"),
    "linked-data": ("data/timeline.jsonld",),
    "annotations": ("data/annotations.jsonld",),
    "tables": (
        *("data/events.csv", "data/mentions.csv", "data/sources.csv", "data/disagreements.csv"),
        "data/datapackage.json",
    ),
    "references": (
        *("data/references.bib", "data/references.ris", "data/sources.csl.json"),
        *("data/references.bib.js", "data/references.ris.js", "data/references.json.js"),
    ),
    "slides": ("data/timelinejs.json",),
    "calendar": ("timeline.ics",),
    "actor-feeds": ("actors/*.xml",),
}
"""Name, as editors write it → paths in the site, or what the paths have in common."""


def find_group(path: str) -> str:
    """Name the group of a file; empty for one that is always written."""
    for group, patterns in GROUPS.items():
        if any(fnmatchcase(path, pattern) for pattern in patterns):
            return group
    return ""
