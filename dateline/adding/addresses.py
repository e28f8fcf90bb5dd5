"""Addresses of one article: which of them to keep, and which of them are the same."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit, urlunsplit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.adding.values import Statement

_TRACKING = re.compile(
    r"(?:utm_\w+|fbclid|gclid|dclid|yclid|msclkid|igshid|mc_cid|mc_eid|ref_src|cmpid|_ga)(?:=|$)", re.IGNORECASE
)
"""Parts of a query that tell where a reader came from, and nothing of what is read."""


def clean_address(address: str) -> str:
    """Leave out of an address what tells of the reader: the fragment and marks of campaigns."""
    parts = urlsplit(address)
    query = "&".join(part for part in parts.query.split("&") if part and not _TRACKING.match(part))
    return urlunsplit((parts.scheme, parts.netloc, parts.path, query, ""))


def normalise_address(address: str) -> str:
    """Return a form that addresses of one page share: no scheme, no ``www.``, no slash at the end, no tracking."""
    try:
        parts = urlsplit(clean_address(address))
        port = f":{parts.port}" if parts.port and parts.port not in {80, 443} else ""
    except ValueError:
        return address
    host = (parts.hostname or "").removeprefix("www.").rstrip(".")
    query = f"?{unquote(parts.query)}" if parts.query else ""
    return f"{host}{port}{unquote(parts.path).rstrip('/')}{query}"


def choose_address(addresses: Sequence[Statement], *, came_from: str) -> str:
    """Choose the address to cite.

    Args:
        addresses: What the page states, the best field first.
        came_from: Where it was fetched or saved from, if that is known. Then another host's address is not taken (a
            reprint may name its original).

    Returns:
        The address, or nothing. A site's front page is none, though some templates name it on every page.
    """
    values = [statement.value for statement in addresses]
    if came_from:
        host = _name_host(came_from)
        values = [value for value in values if _name_host(value) == host] or [came_from]
    chosen = next((value for value in values if not is_front_page(value)), came_from)
    return clean_address(chosen) if chosen else ""


def is_front_page(address: str) -> bool:
    """Whether an address is that of a whole site, and so of no article."""
    parts = urlsplit(address)
    return not (parts.path.strip("/") or parts.query)


def _name_host(address: str) -> str:
    return (urlsplit(address).hostname or "").removeprefix("www.")
