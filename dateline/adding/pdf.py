"""PDF → paragraphs: the text that is in it, as far as a PDF has paragraphs.

A PDF knows where letters stand, not what belongs together: lines are joined here, words that were parted at the end of
a line are mended where the whole word stands elsewhere in the text, and what heads or foots every page is left out.
Its own fields ("Title", "Author") are those of the program that made it, and are not read.
"""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from statistics import median
from typing import TYPE_CHECKING

import pypdf
from pypdf.errors import DependencyError, FileNotDecryptedError

from dateline.adding.tidying import tidy_text
from dateline.adding.values import Page, Paragraph
from dateline.errors import ContentError, Problem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.adding.values import Saved

MAX_PAGES = 300
MAX_TEXT = 2_000_000
"""Longest text, in characters."""

_ENDS_SENTENCE = re.compile(r"[.!?…։:][\"'”’»)\]]*$")
_SHORT_LINE = 0.8
"""Share of the usual length below which a line that ends a sentence ends its paragraph."""
_BROKEN_WORD = re.compile(r"([^\W\d_]+)-$")
_WORD = re.compile(r"[^\W\d_]+")


def read_pdf(saved: Saved) -> Page:
    """Read the text of a PDF.

    Raises:
        ContentError: when it is broken, locked by a password, too long, or holds pictures of text only.
    """
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it tells of every oddity of a file that it can read
    paragraphs = _join_lines(_drop_furniture(_read_pages(saved)))
    if sum(len(part.text) for part in paragraphs) < 20:
        message = "there is no text in it, only pictures of pages; run a text recognition over it first (OCR)"
        raise ContentError(Problem(path=saved.name, message=message))
    return Page(
        paragraphs=paragraphs, warnings=("a PDF does not say where paragraphs end; compare them with the page",)
    )


def _read_pages(saved: Saved) -> list[list[str]]:
    """The lines of every page."""
    pages = []
    size = 0
    problem = ""
    try:
        reader = pypdf.PdfReader(io.BytesIO(saved.data))
        if reader.is_encrypted and not reader.decrypt(""):
            problem = "is locked by a password; save a copy without one"
        elif len(reader.pages) > MAX_PAGES:
            problem = f"has {len(reader.pages)} pages, the limit is {MAX_PAGES}; save those of the article alone"
        else:
            for page in reader.pages:
                text = page.extract_text()
                size += len(text)
                if size > MAX_TEXT:
                    problem = f"holds more than {MAX_TEXT:,} characters; save the pages of the article alone"
                    break
                pages.append([line.strip() for line in text.split("\n") if line.strip()])
    except (DependencyError, FileNotDecryptedError):
        problem = "is locked; open it, and save a copy without protection or the text as a .txt file"
    except Exception as error:  # noqa: BLE001 -- "broken PDF files might cause other Exceptions", says pypdf
        problem = f"cannot be read as PDF ({type(error).__name__}); save the text as a .txt file"
    if problem:
        raise ContentError(Problem(path=saved.name, message=problem))
    return pages


def _drop_furniture(pages: Sequence[Sequence[str]]) -> list[str]:
    """All lines but the first and last ones that most pages share, numbers aside."""
    edges = [{_blank_numbers(line) for line in (*lines[:2], *lines[-2:])} for lines in pages]
    often = Counter(line for edge in edges for line in edge)
    shared = {line for line, number in often.items() if len(pages) > 2 and number * 2 > len(pages)}
    kept = []
    for lines in pages:
        last = len(lines) - 1
        kept += [
            line
            for place, line in enumerate(lines)
            if not ((place < 2 or place > last - 2) and _blank_numbers(line) in shared)
        ]
    return kept


def _blank_numbers(line: str) -> str:
    return re.sub(r"\d+", "#", line)


def _join_lines(lines: Sequence[str]) -> tuple[Paragraph, ...]:
    """Join lines to paragraphs: one ends with a sentence, on a line that is shorter than most."""
    usual = median(map(len, lines)) if lines else 0
    words = {word.casefold() for word in _WORD.findall(" ".join(lines))}
    found: list[str] = []
    text = ""
    for line in lines:
        text = _join(text, line, words)
        if _ENDS_SENTENCE.search(line) and len(line) < usual * _SHORT_LINE:
            found.append(text)
            text = ""
    return tuple(Paragraph(text=part) for part in map(tidy_text, [*found, text]) if part)


def _join(text: str, line: str, words: set[str]) -> str:
    broken = _BROKEN_WORD.search(text)
    following = _WORD.match(line)
    if not broken or not following:
        return f"{text} {line}"
    whole = broken[1] + following[0]
    return (text[:-1] if whole.casefold() in words else text) + line
