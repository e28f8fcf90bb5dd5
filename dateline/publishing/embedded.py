"""Item → what a page says of it to reference managers: a COinS span, and meta tags of Highwire Press and Dublin Core.

COinS is an OpenURL ContextObject in the ``title`` of an empty ``span`` (ANSI/NISO Z39.88-2004). Its Dublin Core profile
takes Zotero's own word for the type; the profile for journals would make a journal article of every report.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from dateline.publishing.csl import find_shared_date

if TYPE_CHECKING:
    from dateline.publishing.csl import Item, Name

_COINS = "ctx_ver=Z39.88-2004&rft_val_fmt=info%3Aofi%2Ffmt%3Akev%3Amtx%3Adc"
_ZOTERO_TYPES = {"article-newspaper": "newspaperArticle", "webpage": "webpage"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Meta:
    """A ``meta`` element."""

    name: str
    content: str


def format_coins(item: Item) -> str:
    """Write the ContextObject, in which unknown fields are left out."""
    fields = [
        ("rft.type", _ZOTERO_TYPES[item.type]),
        ("rft.title", item.full_title),
        ("rft.source", item.container_title),
        *(("rft.creator", _write_name(name)) for name in item.authors),
        ("rft.date", _write_date(item)),
        ("rft.language", item.language),
        ("rft.identifier", item.address),
    ]
    # A space as %20: not every reader takes a plus for one.
    return "&".join((_COINS, *(f"{name}={quote(value, safe='')}" for name, value in fields if value)))


def list_metas(item: Item) -> tuple[Meta, ...]:
    """List the tags; a range of days has the month or year that they share."""
    title, address = item.full_title, item.address
    names = [_write_name(name) for name in item.authors]
    issued = _write_date(item)
    fields = [
        ("citation_title", title),
        *(("citation_author", name) for name in names),
        ("citation_publication_date", issued.replace("-", "/")),
        ("citation_journal_title" if item.type == "article-newspaper" else "citation_publisher", item.container_title),
        ("citation_language", item.language),
        ("citation_fulltext_html_url", address),
        ("DC.title", title),
        *(("DC.creator", name) for name in names),
        ("DC.publisher", item.container_title),
        ("DC.date", issued),
        ("DC.type", "Text"),
        ("DC.language", item.language),
        ("DC.identifier", address),
    ]
    return tuple(Meta(name=name, content=content) for name, content in fields if content)


def _write_name(name: Name) -> str:
    return name.literal or f"{name.family}, {name.given}"


def _write_date(item: Item) -> str:
    return "-".join(find_shared_date(item.issued)) if item.issued else ""
