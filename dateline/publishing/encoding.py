"""Values → bytes: JSON and XML, written alike in every format. UTF-8, letters of every script as they are."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from dateline.packing import write_json

if TYPE_CHECKING:
    from collections.abc import Mapping

Row = bytes | memoryview
"""A row of a file as it was made, or as it lies in the file that holds it already: there need be no second copy."""

_CHUNK = 1 << 18
"""Bytes from which on pieces of a file are put together: enough that little is done for each chunk."""
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def encode_json(value: object) -> bytes:
    """Write a value as indented JSON."""
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()


def encode_json_rows(value: Mapping[str, object]) -> Iterator[Row]:
    """Write an object with a line for each of its members, and for each row of those that are lists or iterators.

    The values of a list are rows still to be written; an iterator gives rows as ``write_json`` writes them. That can be
    read, compared and searched line by line, and is written much faster than indented JSON.
    """
    yield b"{"
    comma = b"\n"
    for name, member in value.items():
        yield comma + write_json(name) + b": "
        if isinstance(member, list):
            yield from _write_rows(map(write_json, member))
        elif isinstance(member, Iterator):
            yield from _write_rows(member)
        else:
            yield write_json(member)
        comma = b",\n"
    yield b"\n}\n"


def join_rows(between: bytes, rows: Iterable[Row]) -> Iterator[Row]:
    """Put something between rows."""
    comma = b""
    for row in rows:
        yield comma
        yield row
        comma = between


def gather(pieces: Iterable[Row]) -> Iterator[bytes]:
    """Put the pieces of a file together to chunks, so that neither all of it nor each piece is handled by itself."""
    some, size = list[Row](), 0
    for piece in pieces:
        some.append(piece)
        size += len(piece)
        if size >= _CHUNK:
            yield b"".join(some)
            some, size = [], 0
    if some:
        yield b"".join(some)


def add_element(parent: ET.Element, tag: str, text: str = "", **attributes: str) -> ET.Element:
    """Append an element, without the control characters that XML 1.0 cannot hold."""
    child = ET.SubElement(parent, tag, attributes)
    if text:
        child.text = text if text.isprintable() else _NOT_XML.sub("", text)
    return child


def encode_xml(root: ET.Element) -> bytes:
    """Write a document, indented."""
    ET.indent(root)
    body = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{body}\n'.encode()


def _write_rows(rows: Iterator[Row]) -> Iterator[Row]:
    yield b"["
    comma = b"\n"
    for row in rows:
        yield comma
        yield row
        comma = b",\n"
    yield b"]" if comma == b"\n" else b"\n]"
