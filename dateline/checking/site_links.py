"""The files of a site → links that lead nowhere within it, and the addresses outside that it links to.

Every ``href`` and ``src`` of every page is followed as a browser would: relative to the page, or to ``base_url``, with
its ``#fragment``, which has to be the ``id`` of something on the page that it leads to.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import unquote, urldefrag, urlsplit

from dateline.checking.places import Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_FOLLOWED = frozenset({"href", "src", "xlink:href", "poster"})
_TOP = frozenset({"", "top"})
"""Fragments that every page has."""
_TEXT = ":~:"
"""What begins the part of a fragment that is words to look for."""
_HINTS = frozenset({"preconnect", "dns-prefetch", "profile"})
"""Values of ``rel`` whose address no reader ever opens."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One link of a page."""

    address: str
    line: int


@dataclass(slots=True)
class Page:
    """What a page links to, and what can be linked to on it."""

    links: list[Link] = field(default_factory=list)
    anchors: set[str] = field(default_factory=set)


def read_pages(files: Mapping[str, bytes]) -> dict[str, Page]:
    """Read every page of a site: its path → its links and anchors."""
    return {path: _read_page(data) for path, data in files.items() if path.endswith(".html")}


def find_dead_links(files: Mapping[str, bytes], pages: Mapping[str, Page], *, base_url: str = "") -> Iterator[Place]:
    """Find the links that lead to no file of the site, or to no anchor of a page, each once for its page.

    Args:
        files: path in the site → content.
        pages: the pages among them, read.
        base_url: where the site will be published; links that begin with it are links of the site.
    """
    for path, page in pages.items():
        for address, line in {link.address: link.line for link in reversed(page.links)}.items():
            target = _resolve(address, path, base_url)
            if target is not None and (why := _judge(target, files, pages)):
                yield Place(path=path, line=line, message=f"{address}: {why}")


def list_outside(pages: Mapping[str, Page], *, base_url: str = "") -> dict[str, str]:
    """List the web addresses that a site links to, without their fragments: address → the first page that does."""
    found: dict[str, str] = {}
    for path, page in pages.items():
        for link in page.links:
            is_web = link.address.lower().startswith(("http://", "https://"))
            if is_web and not (base_url and link.address.startswith(base_url)):
                found.setdefault(urldefrag(link.address).url, path)
    return found


def _resolve(address: str, page: str, base_url: str) -> tuple[str, str] | None:
    """Path in the site and fragment; ``None`` for what lies outside it."""
    if base_url and address.startswith(base_url):
        address, page = address.removeprefix(base_url), ""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ("", address)
    if parts.scheme or parts.netloc:
        return None
    path = unquote(parts.path)
    if not path:
        target = page
    elif path.startswith("/"):
        target = posixpath.normpath(path).lstrip("/")
    else:
        target = posixpath.normpath(posixpath.join(posixpath.dirname(page), path))
    if path.endswith("/") or target in {"", "."}:
        target = posixpath.normpath(posixpath.join(target, "index.html"))
    return target, unquote(parts.fragment.partition(_TEXT)[0])


def _judge(target: tuple[str, str], files: Mapping[str, bytes], pages: Mapping[str, Page]) -> str:
    path, fragment = target
    if path not in files:
        return "the site has no such file"
    page = pages.get(path)
    if page and fragment not in _TOP and fragment not in page.anchors:
        return f"{path} has no anchor “{fragment}”"
    return ""


def _read_page(data: bytes) -> Page:
    reader = _Reader()
    reader.feed(data.decode("utf-8"))
    reader.close()
    return reader.page


class _Reader(HTMLParser):
    """Collects the links and the anchors of a page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.page = Page()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        for name in ("id", "name") if tag == "a" else ("id",):
            if value := given.get(name):
                self.page.anchors.add(value)
        if _HINTS & set((given.get("rel") or "").split()):
            return
        line, _ = self.getpos()
        for name, value in attrs:
            if name in _FOLLOWED and value is not None:
                self.page.links.append(Link(address=value.strip(), line=line))
            elif name == "srcset" and value:
                self.page.links += [
                    Link(address=part.split()[0], line=line) for part in value.split(",") if part.strip()
                ]
