"""Pages → the sitemap (sitemaps.org, protocol 0.9), and what robots are told.

A sitemap may list only absolute addresses, so a site that does not know its own has none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from dateline.publishing.encoding import add_element, encode_xml
from dateline.publishing.links import make_link

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

SITEMAP = "sitemap.xml"
SITEMAP_ADDRESSES = 50_000
"""The most that the protocol allows in one file."""
_NAMESPACE = {"xmlns": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def format_sitemaps(pages: Iterable[str], base_url: str) -> Mapping[str, bytes]:
    """List the addresses of all pages but the one for missing pages; beyond the limit, in several files and an index.

    Returns:
        Path in the site → content; empty where the site's address is unknown.
    """
    if not base_url:
        return {}
    addresses = [make_link(page, SITEMAP, base_url) for page in pages if page != "404.html"]
    if len(addresses) <= SITEMAP_ADDRESSES:
        return {SITEMAP: _list_addresses("urlset", "url", addresses)}
    starts = range(0, len(addresses), SITEMAP_ADDRESSES)
    parts = {
        f"sitemap-{number}.xml": _list_addresses("urlset", "url", addresses[start : start + SITEMAP_ADDRESSES])
        for number, start in enumerate(starts, 1)
    }
    return {SITEMAP: _list_addresses("sitemapindex", "sitemap", [base_url + part for part in parts]), **parts}


def format_robots(base_url: str) -> bytes:
    """Let every crawler read the site, and point it to the sitemap where there is one."""
    lines = ["User-agent: *", "Allow: /"]
    if base_url:
        lines.append(f"Sitemap: {base_url}{SITEMAP}")
    else:
        lines.append("# No sitemap: it may list only absolute addresses, and timeline.yml gives no base_url.")
    return ("\n".join(lines) + "\n").encode()


def _list_addresses(root: str, item: str, addresses: Iterable[str]) -> bytes:
    top = ET.Element(root, _NAMESPACE)
    for address in addresses:
        add_element(add_element(top, item), "loc", address)
    return encode_xml(top)
