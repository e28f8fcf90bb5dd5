"""Values → bytes: JSON and XML, written alike in every format. UTF-8, letters of every script as they are."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from collections.abc import Mapping

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def encode_json(value: object) -> bytes:
    """Write a value as indented JSON."""
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()


def encode_json_rows(value: Mapping[str, object]) -> bytes:
    """Write an object with a line for each of its members, and for each row of those that are lists or iterators.

    That can be read, compared and searched line by line, and is written ten times as fast as indented JSON.
    """
    members = (f"{_dump(name)}: {_dump_rows(member)}" for name, member in value.items())
    return ("{\n" + ",\n".join(members) + "\n}\n").encode()


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


def _dump_rows(value: object) -> str:
    if not isinstance(value, list | Iterator):
        return _dump(value)
    rows = ",\n".join(map(_dump, value))
    return f"[\n{rows}\n]" if rows else "[]"


_dump = json.JSONEncoder(ensure_ascii=False).encode
