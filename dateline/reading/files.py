"""File → text: bytes that are UTF-8, with line feeds, and nothing in them that cannot be shown.

Everything later may count line feeds and trust every character; what a text editor hides is refused here, by line.
"""

from __future__ import annotations

import re
import unicodedata
from stat import S_ISREG
from typing import TYPE_CHECKING

from dateline.errors import ContentError, Problem

if TYPE_CHECKING:
    from pathlib import Path

MAX_BYTES = 2_000_000
"""Largest content file, in bytes. The longest articles are a hundredth of it."""

UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
"""Characters that neither YAML nor HTML may hold."""

_OTHER_LINE_ENDS = str.maketrans("\x85\u2028\u2029", "   ")
_BOM = b"\xef\xbb\xbf"
_UTF_16_BOMS = (b"\xff\xfe", b"\xfe\xff")
_MOST_MARKS = 30
"""Marks that may stand upon one letter: Unicode's own limit for a stream. NFC sorts them, in a time that grows with
their square, and nothing can interrupt it."""
_SIGNS = re.compile(rf"[^\w\s\0-\x7f]{{{_MOST_MARKS + 1},}}")


def read_bytes(file: Path, path: str) -> bytes:
    """Return a content file's bytes.

    Args:
        file: The file.
        path: Its name in messages.

    Raises:
        ContentError: when it cannot be read or is larger than ``MAX_BYTES``.
    """
    try:
        status = file.stat()
        if not S_ISREG(status.st_mode):
            raise _refuse(path, "is not a regular file; move it out of the content folder")
        if status.st_size > MAX_BYTES:
            raise _refuse(path, f"is {status.st_size:,} bytes long; the limit is {MAX_BYTES:,}, so part it")
        with file.open("rb") as opened:
            data = opened.read(status.st_size + 1)
            if len(data) > status.st_size:  # it has grown, or has no size at all
                data += opened.read(MAX_BYTES + 1 - len(data))
    except OSError as error:
        raise _refuse(path, f"cannot be read ({error.strerror}); check the file and its permissions") from error
    if len(data) > MAX_BYTES:
        raise _refuse(path, f"is longer than {MAX_BYTES:,} bytes, the limit; part it")
    return data


def decode_text(data: bytes, path: str) -> str:
    """Decode a content file; its lines end in a line feed, whatever they ended in.

    Args:
        data: The file's bytes.
        path: Its name in messages.

    Raises:
        ContentError: for a byte order mark, bytes that are not UTF-8, lines that end in a carriage return alone
            (YAML and Markdown would take them for one line), control characters, and more marks upon one letter than
            any writing has.
    """
    if data.startswith(_UTF_16_BOMS) or data[:8].count(0) > 2:
        raise _refuse_at(path, "", 0, "is UTF-16 or UTF-32; save the file as UTF-8")
    if data.startswith(_BOM):
        raise _refuse_at(path, "", 0, "begins with a byte order mark; save the file as UTF-8 without BOM")
    try:
        text = data.decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        raise _refuse_at(
            path, before, len(before), f"byte 0x{data[error.start]:02x} is not UTF-8; save the file as UTF-8"
        ) from error
    if (place := text.find("\r")) >= 0:
        message = "the line ends in a carriage return alone; save the file with line feeds (LF or CRLF)"
        raise _refuse_at(path, text, place, message)
    if match := UNPRINTABLE.search(text):
        raise _refuse_at(path, text, match.start(), f"holds the control character U+{ord(match[0]):04X}; delete it")
    if pile := _find_pile(text):
        message = f"{len(pile):,} marks upon one letter; delete those that the word does not have"
        raise _refuse_at(path, text, pile.start, message)
    # Unicode's own line separators count as lines for YAML but not for an editor.
    return text.translate(_OTHER_LINE_ENDS)


def _find_pile(text: str) -> range | None:
    """The first place where more marks stand upon one letter than any writing has."""
    for signs in _SIGNS.finditer(text):
        start = signs.start()
        for place in range(signs.start(), signs.end() + 1):
            if place < signs.end() and unicodedata.combining(text[place]):
                continue
            if place - start > _MOST_MARKS:
                return range(start, place)
            start = place + 1
    return None


def _refuse(path: str, message: str) -> ContentError:
    return ContentError(Problem(path=path, message=message))


def _refuse_at(path: str, text: str, place: int, message: str) -> ContentError:
    line, column = text.count("\n", 0, place) + 1, place - text.rfind("\n", 0, place)
    return ContentError(Problem(path=path, line=line, column=column, length=1, message=message))
