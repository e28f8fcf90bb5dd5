"""Values → bytes: JSON and XML, written alike in every format. UTF-8, letters of every script as they are."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from dateline.packing import write_json

if TYPE_CHECKING:
    from collections.abc import Mapping

Row = bytes | memoryview
"""A row of a file as it was made, or as it lies in the file that holds it already: there need be no second copy."""

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def encode_json(value: object) -> bytes:
    """Write a value as indented JSON."""
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()


def encode_json_rows(value: Mapping[str, object]) -> bytes:
    """Write an object with a line for each of its members, and for each row of those that are lists or iterators.

    The values of a list are rows still to be written; an iterator gives rows as ``write_json`` writes them. That can be
    read, compared and searched line by line, and is written much faster than indented JSON.
    """
    return b"".join(_write_object(value))


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


def _write_object(value: Mapping[str, object]) -> Iterator[Row]:
    """Piece by piece, so that of a long file there is no second copy on the way."""
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


def _write_rows(rows: Iterator[Row]) -> Iterator[Row]:
    yield b"["
    comma = b"\n"
    for row in rows:
        yield comma
        yield row
        comma = b",\n"
    yield b"]" if comma == b"\n" else b"\n]"
