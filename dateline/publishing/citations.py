"""Source → its reference as the site prints it.

A reference follows the bibliography of the site: author, title, publisher, date. Square brackets mark whatever the
article itself does not print: a title or an outlet that the editor wrote in brackets, a translated title, and a date
that is known only from elsewhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.wording import describe

if TYPE_CHECKING:
    from dateline.model import Source


def format_reference(source: Source) -> str:
    """Write a source as one line of a bibliography, in plain text."""
    title = source.title if is_supplied(source.title) else f"“{source.title}”"
    if source.title_en:
        title += f" [{source.title_en.strip('[]')}]"
    parts = (source.author, title, source.publisher, format_published(source))
    return ", ".join(part for part in parts if part) + "."


def format_published(source: Source) -> str:
    """Write the day of publication in words, in brackets where the article does not show it."""
    words = describe(source.published)
    return f"[{words}]" if source.published_note else words


def is_supplied(text: str) -> bool:
    """Whether a title or an outlet is the editor's, and no words of the article."""
    return text.startswith("[") and text.endswith("]")
