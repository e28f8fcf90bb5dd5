"""Values → bytes: JSON and XML, written alike in every format. UTF-8, letters of every script as they are."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from dateline.packing import write_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

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


def write_element(tag: str, text: str = "", depth: int = 1, /, **attributes: str) -> str:
    """Write an XML element that holds text or nothing, on a line of its own.

    Args:
        tag: its name.
        text: what it holds; control characters that XML 1.0 cannot hold are left out.
        depth: how many elements it stands in.
        attributes: in order.
    """
    start = f"{'  ' * depth}<{tag}{_write_attributes(attributes)}"
    return f"{start}>{_escape(text)}</{tag}>\n" if text else f"{start} />\n"


def enclose(tag: str, elements: Iterable[str], depth: int = 0, /, **attributes: str) -> str:
    """Write an XML element around others, which are written already, one level deeper."""
    inside, indent = "".join(elements), "  " * depth
    start = f"{indent}<{tag}{_write_attributes(attributes)}"
    return f"{start}>\n{inside}{indent}</{tag}>\n" if inside else f"{start} />\n"


def encode_xml(root: str) -> bytes:
    """Write a document."""
    return f'<?xml version="1.0" encoding="utf-8"?>\n{root}'.encode()


def _write_attributes(attributes: Mapping[str, str]) -> str:
    return "".join([f' {name}="{_escape(value, quotes=True)}"' for name, value in attributes.items()])


def _escape(text: str, *, quotes: bool = False) -> str:
    """Text without markup, and without what XML cannot hold."""
    plain = text if text.isprintable() else _NOT_XML.sub("", text)
    written = plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return written.replace('"', "&quot;") if quotes else written


def _join_rows(value: object) -> bytes:
    if not isinstance(value, list | Iterator):
        return write_json(value)
    rows = b",\n".join(value if isinstance(value, Iterator) else map(write_json, value))
    return b"[\n" + rows + b"\n]" if rows else b"[]"
