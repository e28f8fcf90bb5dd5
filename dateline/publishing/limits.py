"""The sizes of a site's files → by what it is larger than GitHub Pages takes, and what to write then.

Sites: https://docs.github.com/en/pages/getting-started-with-github-pages/github-pages-limits
Files: https://docs.github.com/en/repositories/working-with-files/managing-large-files/about-large-files-on-github

Narrowing ``scope`` is no advice: an event beyond the story has its page and its place in the files all the same.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from dateline.groups import GROUPS, find_group

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

LARGEST_SITE = 1_000_000_000
"""Bytes of all files: "no larger than 1 GB", counted in thousands, so that nobody is told too late."""
LARGEST_FILE = 100_000_000
"""Bytes of a file that a repository takes, and so a branch that a site is published from: 100 MiB."""
_PARTS_NAMED = 5
_UNITS = (("GB", 10**9), ("MB", 10**6), ("kB", 10**3), ("B", 1))


def find_excess(sizes: Mapping[str, int], left_out: Collection[str]) -> tuple[str, ...]:
    """Say by what a site is too large, with its largest parts and the line to write; nothing where it is not.

    Args:
        sizes: path in the site → size in bytes, for all its files.
        left_out: names of the groups that the story does without already.
    """
    total = sum(sizes.values())
    large = {path: size for path, size in sizes.items() if size > LARGEST_FILE}
    found = []
    if total > LARGEST_SITE:
        parts: Counter[str] = Counter()
        for path, size in sizes.items():
            parts[_name_part(path)] += size
        limit = f"GitHub Pages publishes no site over {_say_size(LARGEST_SITE)}"
        found.append(f"{limit}, and this one has {_say_size(total)}: {_list_largest(parts)}")
    if large:
        limit = f"GitHub Pages publishes no file over {_say_size(LARGEST_FILE)} from a branch"
        found.append(f"{limit}, and this one has {_list_largest(large)}")
    if not found:
        return ()
    advice = _advise(sizes, large, left_out)
    return tuple(f"{one}; {advice}" for one in found)


def _advise(sizes: Mapping[str, int], large: Iterable[str], left_out: Collection[str]) -> str:
    """What to turn off: the groups of files that are too large, and the fewest others that bring the site down."""
    groups: Counter[str] = Counter()
    for path, size in sizes.items():
        groups[find_group(path)] += size
    pages = groups.pop("", 0)
    needed = {find_group(path) for path in large}
    rest = pages + sum(size for group, size in groups.items() if group not in needed)
    if pages <= LARGEST_SITE:
        for group, size in groups.most_common():
            if rest > LARGEST_SITE and group not in needed:
                needed.add(group)
                rest -= size
    ways = []
    if off := needed - {""}:
        names = ", ".join(group for group in GROUPS if group in off or group in left_out)
        ways.append(f"write `publish: {{leave_out: [{names}]}}` in timeline.yml, beside what `publish` holds already")
    if pages > LARGEST_SITE or "" in needed:
        ways.append("make several stories of this one, for it is its pages that are large")
    return ", and ".join(ways) + ", or publish elsewhere"


def _name_part(path: str) -> str:
    """What a file is counted under: itself, or the files of its sort in its folder."""
    folder, _, name = path.rpartition("/")
    return path if folder in {"", "data"} else f"{folder}/*.{name.rpartition('.')[2]}"


def _list_largest(sizes: Mapping[str, int]) -> str:
    largest = sorted(sizes.items(), key=lambda part: (-part[1], part[0]))
    more = f" and {len(largest) - _PARTS_NAMED} more" if len(largest) > _PARTS_NAMED else ""
    return ", ".join(f"{part} ({_say_size(size)})" for part, size in largest[:_PARTS_NAMED]) + more


def _say_size(size: int) -> str:
    """``1.02 GB``, ``100 MB``."""
    name, unit = next((name, unit) for name, unit in _UNITS if size >= unit or unit == 1)
    return f"{size / unit:.2f}".rstrip("0").rstrip(".") + f" {name}"
