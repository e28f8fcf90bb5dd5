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

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def encode_json(value: object) -> bytes:
    """Write a value as indented JSON."""
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()


def encode_json_rows(value: Mapping[str, object]) -> bytes:
    """Write an object with a line for each of its members, and for each row of those that are lists or iterators.

    The values of a list are rows still to be written; an iterator gives rows as ``write_json`` writes them. That can be
    read, compared and searched line by line, and is written much faster than indented JSON.
    """
    members = (write_json(name) + b": " + _join_rows(member) for name, member in value.items())
    return b"{\n" + b",\n".join(members) + b"\n}\n"


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


def _join_rows(value: object) -> bytes:
    if not isinstance(value, list | Iterator):
        return write_json(value)
    rows = b",\n".join(value if isinstance(value, Iterator) else map(write_json, value))
    return b"[\n" + rows + b"\n]" if rows else b"[]"
