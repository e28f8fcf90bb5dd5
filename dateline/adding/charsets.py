"""Bytes → text, by the encoding that the page itself declares, and never by a guess.

A page that was saved by a browser may be UTF-8 and still declare what it was in before. Bytes beyond ASCII that make
UTF-8 throughout are hardly ever anything else, so such a page is read as what it is, and that is said.
"""

from __future__ import annotations

import codecs
import contextlib
import re
from typing import TYPE_CHECKING

from dateline.errors import ContentError, Problem

if TYPE_CHECKING:
    from dateline.adding.values import Saved

_DECLARATION = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_XML_DECLARATION = re.compile(rb"\s*<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_DECLARED_WITHIN = 4096
"""Bytes at the start of a page in which it may say its encoding."""

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))

_READ_AS = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
    "big5": "big5hkscs",
    "utf-16": "utf-8",
    "utf-16-le": "utf-8",
    "utf-16-be": "utf-8",
}
"""What browsers take a label for: most who say Latin-1 write Windows-1252, and a page that can be read far enough to
say that it is UTF-16 is not."""


def _list_names(text: str) -> frozenset[str]:
    return frozenset(text.split())


_KNOWN = _list_names(
    """utf-8 cp866 iso8859-2 iso8859-3 iso8859-4 iso8859-5 iso8859-6 iso8859-7 iso8859-8 iso8859-10 iso8859-13
    iso8859-14 iso8859-15 iso8859-16 koi8-r koi8-u mac-roman mac-cyrillic cp874 cp932 cp949 cp1250 cp1251 cp1252 cp1253
    cp1254 cp1255 cp1256 cp1257 cp1258 gb18030 big5hkscs euc_jp iso2022_jp"""
)


def decode_page(saved: Saved) -> tuple[str, tuple[str, ...]]:
    """Decode a page.

    Args:
        saved: Its bytes, with the encoding that the server declared, if it did.

    Returns:
        The text, and what an editor should know of how it was read; a byte that is not in its encoding stands as
        U+FFFD.

    Raises:
        ContentError: when the page declares an encoding that nobody knows, or none while it is not UTF-8.
    """
    for mark, encoding in _MARKS:
        if saved.data.startswith(mark):
            return _replace(saved.data, encoding)
    declared = saved.charset or _find_declaration(saved)
    if not declared:
        try:
            return saved.data.decode("utf-8"), ()
        except UnicodeDecodeError as error:
            message = (
                f"byte 0x{saved.data[error.start]:02x} is not UTF-8, and the page declares no other encoding; "
                "open it in a browser or an editor and save it as UTF-8"
            )
            raise ContentError(Problem(path=saved.name, message=message)) from error
    encoding = _find_encoding(declared)
    if not encoding:
        message = f"the page declares the encoding {declared!r}, which is not known; save it as UTF-8"
        raise ContentError(Problem(path=saved.name, message=message))
    if encoding != "utf-8" and not saved.data.isascii():
        with contextlib.suppress(UnicodeDecodeError):
            note = f"it declares the encoding {declared!r}, and is UTF-8; read as UTF-8"
            return saved.data.decode("utf-8"), (note,)
    return _replace(saved.data, encoding)


def _find_declaration(saved: Saved) -> str:
    """The encoding that the page's own head declares."""
    if saved.format != "html":
        return ""
    match = _XML_DECLARATION.match(saved.data) or _DECLARATION.search(saved.data, 0, _DECLARED_WITHIN)
    return match[1].decode("ascii") if match else ""


def _find_encoding(label: str) -> str:
    """Python's name of an encoding in which pages are written; empty where the label names none."""
    try:
        name = codecs.lookup(label.strip("\"' ")).name
    except (LookupError, UnicodeError):
        return ""
    name = _READ_AS.get(name, name)
    return name if name in _KNOWN else ""


def _replace(data: bytes, encoding: str) -> tuple[str, tuple[str, ...]]:
    text = data.decode(encoding, errors="replace")
    lost = text.count("\ufffd")
    return text, (f"{lost} of its characters are not in its encoding, {encoding}, and stand as \ufffd",) if lost else ()
