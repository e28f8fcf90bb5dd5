"""TimeML file → its plain text, the day it was created, and the date expressions (TIMEX3) that annotators marked.

Offsets count the characters of ``<TEXT>`` without its tags, entities decoded, nothing else touched.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from pathlib import Path

_BARE_AMPERSAND = re.compile(r"&(?!#?\w+;)")
_DAY = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Expression:
    """A date expression, annotated or read."""

    start: int
    end: int
    text: str
    type: str
    """``DATE``, ``TIME``, ``DURATION`` or ``SET``."""
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A text without its markup."""

    name: str
    text: str
    created: str
    """Document creation time (DCT), ``YYYY-MM-DD``; empty when it has none."""
    gold: tuple[Expression, ...]
    """What the annotators marked, in the order of the text, the outer before the inner; not the DCT."""


def read_documents(folder: Path) -> tuple[Document, ...]:
    """Read every ``.tml`` file in a folder and the folders below it."""
    return tuple(read_document(path) for path in sorted(folder.rglob("*.tml")))


def read_document(path: Path) -> Document:
    """Read one file.

    Raises:
        xml.etree.ElementTree.ParseError: when it is not XML, bare ampersands aside.
    """
    raw = path.read_text(encoding="utf-8", errors="replace")
    root = ET.fromstring(_BARE_AMPERSAND.sub("&amp;", raw))  # noqa: S314 # the user's own files
    created = _find_creation_time(root)
    day = _DAY.match(created.get("value", "") if created is not None else "")
    found = root.find(".//TEXT")
    body = root if found is None else found
    pieces: list[str] = []
    marked: list[tuple[int, int, ET.Element]] = []
    _walk(body, pieces, 0, marked)
    text = "".join(pieces)
    # Where there is no <TEXT>, the creation time stands in the body, and is no part of what is scored.
    spans = [(start, end, node) for start, end, node in marked if node is not created]
    gold = (_make_expression(text, *span) for span in sorted(spans, key=lambda span: (span[0], -span[1])))
    return Document(
        name=path.name.removesuffix(".tml"),
        text=text,
        created="-".join(day.groups()) if day else "",
        gold=tuple(expression for expression in gold if expression.text),
    )


def _find_creation_time(root: ET.Element) -> ET.Element | None:
    inside = root.find(".//DCT//TIMEX3")
    return root.find(".//TIMEX3[@functionInDocument='CREATION_TIME']") if inside is None else inside


def _walk(node: ET.Element, pieces: list[str], start: int, marked: list[tuple[int, int, ET.Element]]) -> int:
    """Collect the text of a node, which begins at ``start``, and the TIMEX3 in it; returns where the text ends."""
    pieces.append(node.text or "")
    end = start + len(node.text or "")
    for child in node:
        end = _walk(child, pieces, end, marked)
        pieces.append(child.tail or "")
        end += len(child.tail or "")
    if node.tag == "TIMEX3":
        marked.append((start, end, node))
    return end


def _make_expression(text: str, start: int, end: int, node: ET.Element) -> Expression:
    """A marked span without the blanks at its ends; its text is empty where nothing but blanks was marked."""
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    # Files converted from TIMEX2 keep its name for the value.
    value = node.get("value") or node.get("VAL") or ""
    words = words.strip()
    return Expression(start=start, end=start + len(words), text=words, type=node.get("type", "DATE"), value=value)
