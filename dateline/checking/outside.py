"""Timeline and site → findings: what became of the addresses outside that the site links to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.checking.answers import word_age
from dateline.checking.places import Finding, Place
from dateline.checking.site_links import list_outside, read_pages
from dateline.checking.web_links import check_addresses

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from dateline.checking.answers import Answer
    from dateline.checking.web_links import Patience
    from dateline.model import Timeline

_SORTS = (
    (
        "dead-addresses",
        "dead",
        "Addresses outside that are dead",
        "look for the article elsewhere; write `archive_url` into the front matter where there is a copy",
    ),
    (
        "moved-addresses",
        "moved",
        "Addresses outside that have moved for good",
        "open the new address; write it as `url` where the same article stands there",
    ),
    (
        "unreached-addresses",
        "unknown",
        "Addresses outside of which nothing is known",
        "they are not dead for that; ask again another day",
    ),
    (
        "unchecked-addresses",
        "refused",
        "Addresses outside that could not be checked",
        "their hosts answer no programs; open them yourself",
    ),
)
"""Id, state, title and advice of each sort, in order of weight."""


def list_outside_findings(
    timeline: Timeline,
    files: Mapping[str, bytes],
    cache: Path,
    *,
    patience: Patience | None = None,
    progress: Callable[[str, int, int], None] | None = None,
) -> tuple[Finding, ...]:
    """Ask which addresses still answer, and list the others; groups without a place are left out.

    Args:
        timeline: the story, which tells in which file an address is written.
        files: of its site, path → content.
        cache: the file in which answers are kept.
        patience: how long to wait, and for how many.
        progress: told what is being done, how many are done, and how many there are.
    """
    homes = _find_homes(timeline, files)
    told = (lambda done, total: progress("asking", done, total)) if progress else None
    answers = check_addresses(homes, cache, patience=patience, told=told)
    findings = [
        Finding(
            id=name,
            title=title,
            advice=advice,
            places=tuple(_place_answer(one, homes[one.address]) for one in answers.values() if one.state == state),
        )
        for name, state, title, advice in _SORTS
    ]
    return tuple(finding for finding in findings if finding.places)


def _find_homes(timeline: Timeline, files: Mapping[str, bytes]) -> dict[str, str]:
    """Address → the content file that holds it, or else the page that links to it; those of sources first."""
    homes: dict[str, str] = {}
    for read in timeline.sources:
        for address in (read.source.url, read.source.archive_url):
            if address:
                homes.setdefault(address.partition("#")[0], read.source.path)
    written = {f"{page.id}.html": page.path for page in timeline.pages}
    for address, page in list_outside(read_pages(files), base_url=timeline.config.base_url).items():
        homes.setdefault(address, written.get(page, page))
    return homes


def _place_answer(answer: Answer, home: str) -> Place:
    return Place(path=home, message=f"{answer.address}: {answer.detail} (asked {word_age(answer.asked)})")
