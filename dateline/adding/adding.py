"""One page, or one address → a source file in the content, and what was found in it: the whole arrow."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from dateline.adding.addresses import is_front_page, normalise_address
from dateline.adding.articles import name_source, save_source, write_article
from dateline.adding.asking import complete
from dateline.adding.escaping import write_prose
from dateline.adding.outline import write_outline
from dateline.adding.pages import read_page
from dateline.adding.tidying import tidy_text
from dateline.errors import ContentError, Problem
from dateline.pipeline import build_timeline
from dateline.reading.markdown_files import read_markdown_source
from dateline.wording import describe

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from dateline.adding.asking import Ask
    from dateline.adding.story import Story
    from dateline.adding.values import Given, Page, Paragraph, Reference, Saved
    from dateline.model import Source, Timeline

_CYRILLIC = re.compile("[\u0400-\u04ff]")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
_IN_LATIN = frozenset(
    {
        *("az", "cs", "da", "de", "en", "es", "et", "fi", "fr", "hr", "hu", "it", "lt", "lv", "nl", "no", "pl", "pt"),
        *("ro", "sk", "sl", "sv", "tr"),
    }
)
_IN_CYRILLIC = frozenset({"be", "bg", "mk", "ru", "uk"})
_HEADLINE_WITHIN = 3
"""Paragraphs at the start among which the page may print its headline."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """A source that was added."""

    file: Path
    reference: Reference
    paragraphs: int
    timeline: Timeline
    """The article alone, read as a build would read it, with the story's actors."""
    warnings: tuple[str, ...]
    is_notes: bool


def add_article(
    saved: Saved, story: Story, given: Given, *, ask: Ask | None, today: str, as_notes: bool = False
) -> Added:
    """Read a page and write it into the content.

    Args:
        saved: The page, as ``inputs.open_input`` gives it.
        story: What is in the content already.
        given: What the editor says of the article; goes before what the page says.
        ask: Puts a question on a terminal; ``None`` where nobody is there to answer.
        today: The day as EDTF, on which the page was read if it was fetched.
        as_notes: Write an outline for a digest instead of a verbatim copy.

    Raises:
        ContentError: when the page cannot be added, with what to do; nothing was written.
        MachineError: when the file cannot be written.
    """
    name = saved.name
    page = read_page(saved)
    given = _tidy(given)
    _check_address(name, story, [given.url, saved.address, *(one.value for one in page.stated.addresses)])
    came_from = saved.address if saved.fetched else ""
    known = complete(name, page.stated, given, came_from=came_from, publishers=story.publishers, ask=ask)
    reference = replace(known, accessed=today if saved.fetched else "")
    source_id = name_source(reference)
    file = story.sources / f"{source_id}.md"
    if other := story.taken.get(source_id):
        message = f"{other} has that date, outlet and headline; if this is another article, write another --title"
        raise ContentError(Problem(path=name, message=message))
    paragraphs = _drop_headline(name, page, reference.title)
    text = write_article(reference, write_prose(paragraphs), verbatim=True)
    source = _read_back(text, source_id, name, story, reference, paragraphs)
    timeline = build_timeline(story.hold(source))
    if as_notes:
        text = write_article(reference, write_outline(timeline), verbatim=False)
    save_source(file, text, name=name)
    return Added(
        file=file,
        reference=reference,
        paragraphs=len(paragraphs),
        timeline=timeline,
        warnings=(*page.warnings, *_find_doubts(saved, page, reference, source, today)),
        is_notes=as_notes,
    )


def _tidy(given: Given) -> Given:
    """What the editor says, as text is written in the content."""
    return replace(
        given, title=tidy_text(given.title), publisher=tidy_text(given.publisher), author=tidy_text(given.author)
    )


def _drop_headline(name: str, page: Page, title: str) -> tuple[Paragraph, ...]:
    """The paragraphs without the headline, which many pages print above the article.

    Raises:
        ContentError: when there is nothing else.
    """
    titles = {title.casefold(), *(one.value.casefold() for one in (*page.stated.titles, *page.stated.hints))}
    kept = tuple(
        paragraph
        for number, paragraph in enumerate(page.paragraphs)
        if number >= _HEADLINE_WITHIN or paragraph.text.casefold() not in titles
    )
    if not kept:
        message = "nothing but the headline was found; copy the article's text into a .txt file"
        raise ContentError(Problem(path=name, message=message))
    return kept


def _check_address(name: str, story: Story, addresses: list[str]) -> None:
    """Refuse an article that the story has."""
    for address in filter(None, addresses):
        other = None if is_front_page(address) else story.addresses.get(normalise_address(address))
        if other:
            message = f"{other} is this article already ({address}); correct that file, or remove it first"
            raise ContentError(Problem(path=name, message=message))


def _read_back(
    text: str, source_id: str, name: str, story: Story, reference: Reference, paragraphs: tuple[Paragraph, ...]
) -> Source:
    """Read what is about to be written, and make sure that it says what the page said."""
    path = f"{story.sources.as_posix()}/{source_id}.md"
    try:
        source = read_markdown_source(text.encode(), source_id=source_id, path=path, language=story.config.language)
    except ContentError as error:
        problems = (f"line {one.line} of the source would be wrong: {one.message}" for one in error.problems)
        raise ContentError(*(Problem(path=name, message=message) for message in problems)) from error
    read = [source.text[block.start : block.end] for block in source.blocks]
    if source.title != reference.title or read != [paragraph.text for paragraph in paragraphs]:
        message = (
            "its text cannot be written so that it reads back exactly; this is a bug in dateline, please report it"
        )
        raise ContentError(Problem(path=name, message=message))
    return source


def _find_doubts(saved: Saved, page: Page, reference: Reference, source: Source, today: str) -> Iterator[str]:
    """What the editor should look at, though nothing is missing."""
    for one in page.stated.addresses if saved.fetched else ():
        if normalise_address(one.value).partition("/")[0] != normalise_address(reference.url).partition("/")[0]:
            yield f"the page names {one.value} as its address; if it reprints that article, say so with same_text_as"
    stated = {one.value.partition("-")[0]: one.field for one in reversed(page.stated.languages)}
    if len(stated) > 1 and reference.language:
        told = ", ".join(f"{language} ({field})" for language, field in stated.items())
        yield f"the page names several languages, {told}; taken for {reference.language}, --language says otherwise"
    if reference.published.first and reference.published.first > date.fromisoformat(today):
        yield f"it is dated {describe(reference.published)}, which lies ahead; correct `published` if that is a slip"
    cyrillic, latin = len(_CYRILLIC.findall(source.text)), len(_LATIN.findall(source.text))
    language = source.language.partition("-")[0]
    if (language in _IN_LATIN and cyrillic > latin) or (language in _IN_CYRILLIC and latin > cyrillic):
        script = "Cyrillic" if cyrillic > latin else "Latin"
        yield f"its language is taken for {source.language}, but most of its letters are {script}; correct `language`"
