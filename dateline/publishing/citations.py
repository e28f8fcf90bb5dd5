"""Source or Event → how it is cited in print.

A reference follows the bibliography of the site: author, title, publisher, date. Square brackets mark whatever the
article itself does not print: a title or an outlet that the editor wrote in brackets, a translated title, and a date
that is known only from elsewhere.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dateline.publishing.dates import list_other_dates
from dateline.wording import describe

if TYPE_CHECKING:
    from dateline.edtf import Edtf
    from dateline.model import Event, Source

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
_PART = re.compile(r"-[0-2]X")
_URL = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C", " ": "%20"})


def format_reference(source: Source) -> str:
    """Write a source as one line of a bibliography, in plain text."""
    title = source.title if _is_supplied(source.title) else f"“{source.title}”"
    if source.title_en:
        title += f" [{source.title_en.strip('[]')}]"
    parts = (source.author, title, source.publisher, format_published(source))
    return ", ".join(part for part in parts if part) + "."


def format_published(source: Source) -> str:
    """Write the day of publication in words, in brackets where the article does not show it."""
    words = describe(source.published)
    return f"[{words}]" if source.published_note else words


def format_event_bibtex(event: Event, timeline_title: str, url: str) -> str:
    """Write one entry of the timeline as a BibTeX record (fields of biblatex 3, which reads EDTF dates).

    Titles stand in double braces, so that no style turns "Baku" into "baku". Letters of any script stay as they are.
    ``url`` may be empty, for a site that does not know its address.
    """
    fields = {
        "title": f"{{{_escape_tex(event.title)}}}",
        "journal": _escape_tex(timeline_title),
        "date": _format_biblatex_date(event.date),
        "note": _escape_tex(_note_dispute(event)),
        "url": url.translate(_URL),
    }
    lines = [f"  {name:<7} = {{{value}}}" for name, value in fields.items() if value]
    return f"@article{{dateline-{event.id},\n" + ",\n".join(lines) + "\n}"


def _is_supplied(text: str) -> bool:
    return text.startswith("[") and text.endswith("]")


def _escape_tex(text: str) -> str:
    return " ".join(text.split()).translate(_TEX)


def _format_biblatex_date(value: Edtf) -> str:
    """The value, as exactly as biblatex can hold it: it knows no part of a month and no set."""
    if value.precision == "set":
        return ""
    return _PART.sub("", value.text)


def _note_dispute(event: Event) -> str:
    others = ", ".join(date.text for date in list_other_dates(event))
    return f"Disputed: also given as {others}" if others else ""
