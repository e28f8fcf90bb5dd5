"""Site path → relative link: where every page lives, and how one page points at another.

A target is written as a path from the site's root (``events/recall.html``, ``index.html#e-recall``). A page prints it
relative to itself, so the same bytes work at a domain's root, under ``/project/`` and from ``file://``. ``404.html`` is
the exception: servers send it for any address, so its links start from ``base_url``.
"""

from __future__ import annotations

import posixpath
import re
import uuid
from functools import lru_cache
from urllib.parse import quote, urlsplit

INDEX = "index.html"
CHANGES = "changes.html"
DISAGREEMENTS = "disagreements.html"
SOURCES = "sources.html"
ACTORS = "actors.html"
COVERAGE = "coverage.html"
CARD = "card.png"
NOT_FOUND = "404.html"
BEFORE = "before"
"""Name of the section, and of the page in a long story, that holds what lies before the first year shown."""
_LINKS_KEPT = 8192
_FOLDERS_KEPT = 256
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_PLAIN = re.compile(r"[A-Za-z0-9_./-]*")


def name_event_page(event: str) -> str:
    """Site path of an event's page."""
    return f"events/{event}.html"


def name_source_page(source: str, block: int | None = None, event: str = "") -> str:
    """Site path of a source's page, of its paragraph number ``block`` (counted from 0), or of an event's mark there."""
    page = f"sources/{source}.html"
    if block is None:
        return page
    return f"{page}#{name_mark_anchor(block, event) if event else f'p{block + 1}'}"


def name_mark_anchor(block: int, event: str) -> str:
    """Id of the first mark of an event in paragraph number ``block`` (counted from 0) of a source."""
    return f"p{block + 1}-{event}"


def name_actor_page(actor: str) -> str:
    """Site path of an actor's page."""
    return f"actors/{actor}.html"


def name_actor_feed(actor: str) -> str:
    """Site path of the feed of an actor's events."""
    return f"actors/{actor}.xml"


def name_year_page(year: int | None) -> str:
    """Site path of a year's own page in a long story; ``None`` for what lies before the first year shown."""
    return f"{BEFORE if year is None else year}.html"


def name_year_anchor(year: int | None) -> str:
    """Id of a year's section."""
    return f"y{BEFORE if year is None else year}"


def name_entry_anchor(event: str) -> str:
    """Id of an event's entry; prefixed so that no event can take an id of the page's own."""
    return f"e-{event}"


def name_card_anchor(source: str) -> str:
    """Id of a source's card on an event's page: by its name, since a number changes with every earlier article."""
    return f"s-{source}"


def name_disagreement_anchor(disagreement: str) -> str:
    """Id of a "Sources disagree" block, the same on every page that shows it."""
    return f"d-{disagreement}"


def make_relative(target: str, page: str) -> str:
    """Write a target as seen from a page.

    Args:
        target: path from the site's root, with or without query and fragment, or a full address.
        page: path of the page that prints the link.

    Returns:
        A relative link, percent-encoded where needed; a full address is returned as it is.
    """
    if ":" in target and _SCHEME.match(target):
        return target
    path, tail = _cut_tail(target)
    if path in ("", page):
        return tail or quote(posixpath.basename(page))
    name = path.rfind("/") + 1
    return _climb(page[: page.rfind("/") + 1], path[:name]) + _quote(path[name:]) + tail


@lru_cache(maxsize=_FOLDERS_KEPT)
def _climb(start: str, folder: str) -> str:
    """The way from a folder of the site to another, percent-encoded; all three are empty or end in a slash."""
    above, folders = start.split("/")[:-1], folder.split("/")[:-1]
    shared = len(posixpath.commonprefix((above, folders)))
    return _quote("".join(f"{part}/" for part in [".."] * (len(above) - shared) + folders[shared:]))


def make_absolute(target: str, base_url: str) -> str:
    """Write a target under ``base_url``; relative to the current folder where that is unknown.

    Args:
        target: path from the site's root, with or without query and fragment, or a full address.
        base_url: address of the site, ending in a slash; may be empty.
    """
    if _SCHEME.match(target):
        return target
    path, tail = _cut_tail(target)
    return (base_url or "./") + _quote(path) + tail


class Linker:
    """Writes links as seen from one page after another; most of them stand on every page of a folder."""

    def __init__(self, base_url: str) -> None:
        """Name the address of the site, ending in a slash; empty where it is not known."""
        self._base_url = base_url
        self._page = self._folder = ""
        self._relate = lru_cache(maxsize=_LINKS_KEPT)(make_relative)

    def turn_to(self, page: str) -> None:
        """Go on with another page: ``page`` is its site path."""
        self._page, self._folder = page, page[: page.rfind("/") + 1]

    def write(self, target: str) -> str:
        """Write a target, as ``make_relative`` does; for ``404.html`` as ``make_absolute`` does."""
        if self._page == NOT_FOUND:
            return make_absolute(target, self._base_url)
        if not target or target.startswith(self._page):
            return make_relative(target, self._page)
        return self._relate(target, self._folder)


def make_link(target: str, path: str, base_url: str) -> str:
    """Write a target for a file that is also read away from its place: in full where that can be, else as seen from it.

    Args:
        target: path from the site's root, with or without query and fragment, or a full address.
        path: path of the file that holds the link.
        base_url: address of the site, ending in a slash; may be empty.
    """
    if not base_url:
        return make_relative(target, path)
    return base_url if target == INDEX else make_absolute(target, base_url)


def identify(target: str, base_url: str, title: str) -> str:
    """Name a page or a part of it for good, as an absolute IRI: by its address, or where that is unknown by a UUID.

    Args:
        target: path from the site's root, with or without fragment.
        base_url: address of the site, ending in a slash; may be empty.
        title: title of the timeline, which tells two sites without an address apart.
    """
    if base_url:
        return make_absolute(target, base_url)
    return uuid.uuid5(_name_space(title), target).urn


@lru_cache(maxsize=1)
def _name_space(title: str) -> uuid.UUID:
    return uuid.uuid5(uuid.NAMESPACE_URL, title)


def is_web_address(address: str) -> bool:
    """Whether an address from the content may become a link: only the web's own schemes do."""
    return urlsplit(address).scheme in {"http", "https"}


def keep_web_address(address: str) -> str:
    """Return an address that may become a link; empty for any other."""
    return address if is_web_address(address) else ""


def _cut_tail(target: str) -> tuple[str, str]:
    """Path, and the encoded query and fragment with their marks."""
    if "#" not in target and "?" not in target:
        return target, ""
    rest, hash_mark, fragment = target.partition("#")
    path, question_mark, query = rest.partition("?")
    return path, question_mark + query + hash_mark + _quote(fragment)


def _quote(text: str) -> str:
    """Percent-encode what has to be; most names have nothing, and links are written by the ten thousand."""
    return text if _PLAIN.fullmatch(text) else quote(text)
