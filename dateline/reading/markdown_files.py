"""The bytes of one Markdown file → a Source, or a page: front matter checked key by key, then the text below it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dateline.edtf import make_year
from dateline.errors import Problems
from dateline.model import ContentPage, Source
from dateline.reading.fields import Fields
from dateline.reading.files import decode_text
from dateline.reading.frontmatter import parse_document
from dateline.reading.passages import check_sentences
from dateline.reading.prose import read_prose, render_page
from dateline.reading.settings import read_language

if TYPE_CHECKING:
    from dateline.edtf import Edtf

SOURCE_KEYS = (
    *("title", "title_en", "title_note", "publisher", "published", "published_note", "url", "archive_url"),
    *("accessed", "author", "language", "text", "same_text_as", "formerly"),
)
PAGE_KEYS = ("title",)


def read_markdown_source(data: bytes, *, source_id: str, path: str, language: str) -> Source:
    """Read one source.

    Args:
        data: The file's bytes: YAML front matter, then Markdown.
        source_id: The file's name without its suffix.
        path: The file's name in messages.
        language: The site's language (BCP 47), in which notes are written and which articles have by default.

    Raises:
        ContentError: with everything that is wrong in the file.
    """
    document = parse_document(decode_text(data, path), path)
    problems = Problems()
    fields = Fields(document.fields, path=path, problems=problems)
    fields.check_keys(SOURCE_KEYS)
    published_in = read_language(fields, language)
    verbatim = fields.choice("text", ("notes", "verbatim")) == "verbatim"
    accessed = fields.date("accessed")
    text, blocks = read_prose(document.body, path=path, first_line=document.body_line, problems=problems)
    if not text and not problems.found:
        problems.add(path, document.body_line, "there is no text; write what the article says below the front matter")
    source = Source(
        id=source_id,
        formerly=tuple(dict.fromkeys(fields.texts("formerly"))),
        path=path,
        title=fields.required_text("title", "The headline as published"),
        title_en=fields.text("title_en"),
        title_note=fields.text("title_note"),
        publisher=fields.required_text("publisher", "The outlet's name"),
        author=fields.text("author"),
        published=_read_published(fields),
        published_note=fields.text("published_note"),
        url=fields.url("url"),
        archive_url=fields.url("archive_url"),
        accessed=accessed.text if accessed else "",
        language=published_in,
        text_language=published_in if verbatim else language,
        verbatim=verbatim,
        same_text_as=fields.text("same_text_as"),
        text=text,
        blocks=blocks,
    )
    check_sentences(source, problems)
    problems.raise_any()
    return replace(source, concerns=tuple(problems.concerns))


def read_markdown_page(data: bytes, *, page_id: str, path: str) -> ContentPage:
    """Read one of the editor's own pages.

    Args:
        data: The file's bytes: YAML front matter with a ``title``, then Markdown.
        page_id: The file's name without its suffix.
        path: The file's name in messages.

    Raises:
        ContentError: with everything that is wrong in the file.
    """
    document = parse_document(decode_text(data, path), path)
    problems = Problems()
    fields = Fields(document.fields, path=path, problems=problems)
    fields.check_keys(PAGE_KEYS)
    title = fields.required_text("title", "About this timeline")
    rendered = render_page(document.body, path=path, first_line=document.body_line, problems=problems)
    if not document.body:
        problems.add(path, document.body_line, "there is no text; write the page below its front matter")
    problems.raise_any()
    return ContentPage(id=page_id, title=title, html=rendered, path=path, concerns=tuple(problems.concerns))


def _read_published(fields: Fields) -> Edtf:
    """The date that "Thursday" counts from, so it must have two ends and lie in one piece."""
    fields.required_text("published", "2024-06-14")
    published = fields.date("published")
    if published is None:
        return make_year(1)  # never used: the problem is noted
    if published.precision in ("open", "set"):
        message = f"published: {published} is no single date; write the day, the month or the year, or first/last day"
        fields.add_problem("published", message)
    return published
