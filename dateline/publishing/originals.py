"""Source → the link that leads out of the site, to the article itself and to an archived copy of it.

The link says, in the attributes of Robust Links (robustlinks.mementoweb.org), which page is meant, where a copy of it
is kept and on which day it was read, so that it can be followed when the page has changed or gone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.publishing import links
from dateline.publishing.fragments import link_to_words

if TYPE_CHECKING:
    from dateline.model import Source

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Original:
    """Where an article can be read."""

    number: int
    """The source's."""
    target: str
    """Its address, leading to ``words`` where there are any; empty where none is known."""
    archived: str
    """Address of an archived copy, leading to the same words; empty where none is known."""
    words: str
    """Words of the article by which a passage is found in it; may be empty."""
    url: str
    """The bare address; empty unless a copy or a day is known besides."""
    version_url: str
    """The bare address of the archived copy; may be empty."""
    version_date: str
    """The day on which the article was read; empty where no day is known."""


def refer_to_original(source: Source, number: int, words: str = "") -> Original | None:
    """Return how to leave for the article of a source; nothing where it has no address.

    Args:
        source: the source.
        number: its number on the site.
        words: words of the article to lead to; may be empty.
    """
    url = links.keep_web_address(source.url)
    archived = links.keep_web_address(source.archive_url)
    if not (url or archived):
        return None
    day = source.accessed if _DAY.fullmatch(source.accessed) else ""
    return Original(
        number=number,
        target=link_to_words(url, words) if url else "",
        archived=link_to_words(archived, words) if archived else "",
        words=words,
        url=url if archived or day else "",
        version_url=archived,
        version_date=day,
    )
