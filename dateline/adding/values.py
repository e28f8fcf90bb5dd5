"""The nouns of adding: what was handed in, what it says of itself, and what becomes of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dateline.edtf import Edtf

ParagraphKind = Literal["paragraph", "heading", "item", "quotation"]
Format = Literal["html", "mhtml", "pdf", "text"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """A page as it was handed in."""

    name: str
    """The file or the address, as the user wrote it: its name in messages."""
    format: Format
    data: bytes
    charset: str = ""
    """The encoding that the server, or the archive around it, declares."""
    address: str = ""
    """Where it came from, when that is known without reading it."""
    fetched: bool = False
    """Whether it was read from its address just now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One block of an article's text, in NFC, its white space collapsed."""

    kind: ParagraphKind = "paragraph"
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What one named field of a page says."""

    value: str
    field: str
    """The field, as an editor can look it up: ``og:title``, ``JSON-LD datePublished``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """What the named fields of a page say of the article, the best field first. Nothing in it is guessed."""

    titles: tuple[Statement, ...] = ()
    publishers: tuple[Statement, ...] = ()
    authors: tuple[Statement, ...] = ()
    """One a writer."""
    dates: tuple[Statement, ...] = ()
    """As EDTF: a day, or a month or a year where the field says no more."""
    unread_dates: tuple[Statement, ...] = ()
    """Fields of the date of publication whose value is in no unambiguous form."""
    addresses: tuple[Statement, ...] = ()
    languages: tuple[Statement, ...] = ()
    hints: tuple[Statement, ...] = ()
    """What may help an editor to find the headline, and is no field for it: the <h1>, the <title>."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The text of an article, and what its page says of it."""

    paragraphs: tuple[Paragraph, ...]
    stated: Stated = Stated()
    warnings: tuple[str, ...] = ()
    """What an editor should compare with the page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What the editor says of an article; goes before whatever its page says."""

    title: str = ""
    publisher: str = ""
    published: Edtf | None = None
    author: str = ""
    url: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """An article's reference, complete."""

    title: str
    publisher: str
    published: Edtf
    author: str = ""
    url: str = ""
    language: str = ""
    """Empty where nothing says it: the story's own."""
    accessed: str = ""
