"""Item → BibTeX, with the fields of biblatex 3, which reads EDTF dates and letters of any script."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dateline.edtf import Edtf
    from dateline.publishing.csl import Item, Name

# A brace counts for BibTeX's parser even behind a backslash, so braces are written as commands.
_TEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{character: "\\" + character for character in "&%$#_"},
    }
)
_SPECIAL = re.compile(r"[\\{}~^&%$#_]")
_URL = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C", " ": "%20"})
_PART = re.compile(r"-[0-2]X")
_NOT_KEY = re.compile(r"[^\w:.-]+")


def format_bibtex(item: Item) -> str:
    """Write one record.

    Titles stand in double braces, so that no style turns "Baku" into "baku", and so do authors whose family name is
    not known. ``date`` is missing where the date of publication is.
    """
    is_article = item.type == "article-newspaper"
    notes = [item.note, f"Archived copy: {item.archive_url}" if item.archive_url else ""]
    fields = {
        "author": " and ".join(_write_name(name) for name in item.authors),
        "title": f"{{{_escape(item.title)}}}",
        "titleaddon": f"[{_escape(item.translated_title)}]" if item.translated_title else "",
        "journal" if is_article else "organization": _escape(item.container_title),
        "date": _write_date(item.issued),
        "eventdate": _write_date(item.event_date),
        "version": _escape(item.version),
        "language": _escape(item.language),
        "url": item.url.translate(_URL),
        "urldate": _write_date(item.accessed),
        "note": _escape(". ".join(filter(None, notes))),
    }
    known = {name: value for name, value in fields.items() if value}
    width = max(map(len, known))
    lines = [f"  {name:<{width}} = {{{value}}}" for name, value in known.items()]
    kind = "article" if is_article else "online"
    return f"@{kind}{{{_NOT_KEY.sub('-', item.id)},\n" + ",\n".join(lines) + "\n}"


def _write_name(name: Name) -> str:
    """Names are parted by "and" and by commas, so that one which is not taken apart stands in braces."""
    return f"{{{_escape(name.literal)}}}" if name.literal else f"{{{_escape(name.family)}}}, {{{_escape(name.given)}}}"


def _escape(text: str) -> str:
    return text.translate(_TEX) if _SPECIAL.search(text) else text


def _write_date(value: Edtf | None) -> str:
    """The value, as exactly as biblatex can hold it: it knows no part of a month and no set."""
    if value is None or value.precision == "set":
        return ""
    return _PART.sub("", value.text)
