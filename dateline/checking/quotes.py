"""Timeline → quotations that their source does not hold where they say.

All that a reader is shown as evidence is cut from ``Source.text`` by offsets. No content that an editor can write makes
them wrong; a fault in the program would, a reader for another format or a span moved on the way. A timeline whose
evidence cannot be trusted must not be published, so the build fails.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.checking.places import cut_words, locate
from dateline.errors import ContentError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.model import Mention, Quote, Source, Timeline

_SHOWN = 60
_REMEDY = "this is a fault of dateline, so please report it together with the file"


def verify_quotes(timeline: Timeline) -> None:
    """Check that everything quoted stands in its source, character for character, at its offsets.

    Raises:
        ContentError: with the file and line of the paragraph where each was to be found.
    """
    if problems := tuple(find_false_quotes(timeline)):
        raise ContentError(*problems)


def find_false_quotes(timeline: Timeline) -> Iterator[Problem]:
    """Find every quote, and every date expression of a report, that is not text of its source at its offsets."""
    sources = {read.source.id: read.source for read in timeline.sources}
    checked: dict[int, Source | None] = {}
    for event in (*timeline.events, *timeline.beyond):
        for mention in event.mentions:
            checked[id(mention)] = source = sources.get(mention.source)
            yield from _check_mention(mention, source, f"report {mention.id} of {event.id!r}")
    for read in timeline.sources:
        for mention in read.mentions:
            if checked.get(id(mention)) is not read.source:  # the very same report need not be checked twice
                yield from _check_mention(mention, read.source, f"report {mention.id}")
        for undated in read.undated:
            yield from _check_quote(undated.quote, read.source, "an undated report")


def _check_mention(mention: Mention, source: Source | None, what: str) -> Iterator[Problem]:
    if source is None:
        yield Problem(path=mention.source, line=0, message=f"{what} is of no source of the story; {_REMEDY}")
        return
    yield from _check_quote(mention.quote, source, what)
    blocks = source.blocks[mention.block : mention.block + 1]
    if not (blocks and blocks[0].start <= mention.quote.start and mention.quote.end <= blocks[0].end):
        yield _complain(source, mention.quote.start, f"{what} does not lie in its paragraph")
    timex = mention.timex
    if timex and source.text[timex.start : timex.end] != timex.text:
        yield _complain(source, timex.start, f"{what}: its date {_show(timex.text)} does not stand there")


def _check_quote(quote: Quote, source: Source, what: str) -> Iterator[Problem]:
    text, start, end = source.text, quote.start, quote.end
    if not 0 <= start < end <= len(text) or text[start:end] != quote.exact:
        yield _complain(source, start, f"{what}: {_show(quote.exact)} does not stand at characters {start} to {end}")
    elif not text.endswith(quote.prefix, 0, start) or not text.startswith(quote.suffix, end):
        yield _complain(source, start, f"{what}: other words stand before or after {_show(quote.exact)}")


def _complain(source: Source, start: int, message: str) -> Problem:
    line, column = locate(source, start)
    return Problem(path=source.path, line=line, column=column, message=f"{message}; {_REMEDY}")


def _show(words: str) -> str:
    return f"“{cut_words(words, _SHOWN)}”"
