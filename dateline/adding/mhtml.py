"""A page that a browser saved as one file (MHTML, RFC 2557) → the HTML in it."""

from __future__ import annotations

import email
import email.policy
from dataclasses import replace
from email.message import Message
from typing import TYPE_CHECKING

from dateline.errors import ContentError, Problem
from dateline.reading.fields import is_web_address

if TYPE_CHECKING:
    from dateline.adding.values import Saved


def unpack_mhtml(saved: Saved) -> Saved:
    """Return the page of an archive, with the encoding that the archive declares and the address it was saved from.

    Raises:
        ContentError: when there is no HTML in it, or it is packed too deep to be unpacked.
    """
    try:
        archive = email.message_from_bytes(saved.data, policy=email.policy.compat32)
        pages = [part for part in archive.walk() if part.get_content_type() in {"text/html", "application/xhtml+xml"}]
    except RecursionError as error:
        message = "its parts stand too deep inside one another; open it in a browser and save it as HTML"
        raise ContentError(Problem(path=saved.name, message=message)) from error
    root = str(archive.get_param("start", "") or "")
    page = next((part for part in pages if root and part.get("Content-ID") == root), pages[0] if pages else None)
    data = page.get_payload(decode=True) if page else None
    if page is None or not isinstance(data, bytes) or not data.strip():
        message = "there is no page in this archive; open it in a browser and save it as HTML"
        raise ContentError(Problem(path=saved.name, message=message))
    address = saved.address or _find_address(archive, page)
    charset = page.get_content_charset() or ""
    return replace(saved, format="html", data=data, charset=charset, address=address)


def _find_address(archive: Message, page: Message) -> str:
    """Where the browser saved the page from, if it says so."""
    for value in (archive.get("Snapshot-Content-Location"), page.get("Content-Location")):
        address = str(value or "").strip()
        if is_web_address(address):
            return address
    return ""
