"""What was handed in → Page: one function for each format."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.adding.metadata import read_stated
from dateline.adding.mhtml import unpack_mhtml
from dateline.adding.pdf import read_pdf
from dateline.adding.texts import read_text
from dateline.adding.values import Page, Stated, Statement
from dateline.adding.webpages import read_webpage

if TYPE_CHECKING:
    from dateline.adding.values import Saved


def read_page(saved: Saved) -> Page:
    """Read the article of a page, and what the page states of it.

    Raises:
        ContentError: when there is no article in it that can be read.
    """
    if saved.format == "mhtml":
        saved = unpack_mhtml(saved)
    if saved.format == "html":
        return _read_html(saved)
    page = read_pdf(saved) if saved.format == "pdf" else read_text(saved)
    came_from = (Statement(value=saved.address, field="where it came from"),) if saved.address else ()
    return Page(paragraphs=page.paragraphs, warnings=page.warnings, stated=Stated(addresses=came_from))


def _read_html(saved: Saved) -> Page:
    head, paragraphs, warnings = read_webpage(saved)
    return Page(paragraphs=paragraphs, stated=read_stated(head, saved.address), warnings=warnings)
