"""What the user names → the bytes of a page, and what sort of page it is."""

from __future__ import annotations

import re
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import TYPE_CHECKING

from dateline.adding.fetching import MAX_BYTES, fetch
from dateline.adding.values import Saved
from dateline.errors import ContentError, Problem

if TYPE_CHECKING:
    from dateline.adding.values import Format

_SUFFIXES: dict[str, Format] = {
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".mht": "mhtml",
    ".mhtml": "mhtml",
    ".pdf": "pdf",
    ".txt": "text",
    ".text": "text",
    ".md": "text",
}
_MEDIA_TYPES: dict[str, Format] = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "multipart/related": "mhtml",
    "message/rfc822": "mhtml",
    "application/pdf": "pdf",
    "text/plain": "text",
}
_OTHERS = (
    (b"bplist00", "a web archive of Safari; save the page as 'Page Source'"),
    (b"{\\rtf", "rich text; save it as plain text"),
    (b"PK\x03\x04", "a packed file or an office document; save its text as a .txt file"),
    (b"\xd0\xcf\x11\xe0", "an office document; save its text as a .txt file"),
    (b"\x1f\x8b", "a packed file; unpack it first"),
    (b"\x89PNG", "a picture; save the page itself"),
    (b"\xff\xd8\xff", "a picture; save the page itself"),
    (b"GIF8", "a picture; save the page itself"),
)
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|article|meta|title)\b", re.IGNORECASE)
_MHTML = re.compile(rb"(?:[!-9;-~]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*content-type:\s*multipart/related", re.IGNORECASE)
_LOOKED_AT = 4096
"""Bytes at the start of a file that tell what it is."""


def open_input(name: str, *, allow_local: bool = False) -> Saved:
    """Read what a user names.

    Args:
        name: A file, or an address that begins with ``http://`` or ``https://``.
        allow_local: Also fetch from machines that are not public, for tests.

    Raises:
        ContentError: when there is nothing to read, or nothing that is a page.
    """
    if re.match(r"https?://", name, re.IGNORECASE):
        fetched = fetch(name, allow_local=allow_local)
        declared = _MEDIA_TYPES.get(fetched.media_type)
        return Saved(
            name=name,
            format=_find_format(name, fetched.data, declared),
            data=fetched.data,
            charset=fetched.charset,
            address=fetched.address,
            fetched=True,
        )
    if re.match(r"[a-z][a-z0-9+.-]+://", name, re.IGNORECASE):
        raise _refuse(name, "is no address of a web page; write one that begins with https://, or the name of a file")
    if not name.strip():
        raise _refuse(repr(name), "names no page; write the path of a saved page, or an address")
    file = Path(name)
    data = _read_file(file, name)
    return Saved(name=name, format=_find_format(name, data, _SUFFIXES.get(file.suffix.lower())), data=data)


def _read_file(file: Path, name: str) -> bytes:
    try:
        status = file.stat()
        if S_ISDIR(status.st_mode):
            raise _refuse(name, "is a folder; write the file of the saved page, not the folder beside it")
        if not S_ISREG(status.st_mode):
            raise _refuse(name, "is not a regular file; save the page into one")
        if status.st_size > MAX_BYTES:
            raise _refuse(name, f"is {status.st_size:,} bytes long, the limit is {MAX_BYTES:,}; save the page alone")
        return file.read_bytes()
    except FileNotFoundError as error:
        message = "there is no such file; write the path of a saved page, or an address that begins with https://"
        raise _refuse(name, message) from error
    except (OSError, ValueError) as error:
        reason = (error.strerror if isinstance(error, OSError) else "") or str(error)
        raise _refuse(name, f"cannot be read ({reason}); check the file and its permissions") from error


def _find_format(name: str, data: bytes, declared: Format | None) -> Format:
    """Tell what a file is by its first bytes, and where they do not tell, by its suffix or what the server says."""
    start = data[:_LOOKED_AT]
    if not start.strip():
        raise _refuse(name, "is empty; save the page again")
    if b"%PDF-" in start[:1024]:
        return "pdf"
    for mark, what in _OTHERS:
        if start.startswith(mark):
            raise _refuse(name, f"is {what}")
    is_utf16 = start.startswith((b"\xff\xfe", b"\xfe\xff"))
    if b"\0" in start and not is_utf16:
        raise _refuse(name, "is no page and no text; save the page as HTML, MHTML, PDF or plain text")
    if _MHTML.match(start.lstrip()):
        return "mhtml"
    if declared and declared != "pdf":
        return "html" if declared == "text" and _HTML.match(start.lstrip()) else declared
    if _HTML.search(start):
        return "html"
    if declared == "pdf":
        raise _refuse(name, "is no PDF, whatever its name says; save the page again")
    raise _refuse(name, "is not known to be a page; name it .html, .mhtml, .pdf or .txt, as what it is")


def _refuse(name: str, message: str) -> ContentError:
    return ContentError(Problem(path=name, message=message))
