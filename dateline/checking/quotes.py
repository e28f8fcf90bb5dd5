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
    from collections.abc import Iterator, Mapping

    from dateline.model import Mention, Quote, Source, Timeline

_Fault = tuple[int, str]
"""The character of the source where something was to be found, and what is wrong, to follow on what it is wrong of."""

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
    checked: set[int] = set()
    for read in timeline.sources:
        source = read.source
        for mention in read.mentions:
            if mention.source == source.id:
                checked.add(id(mention))
            for fault in _check_mention(mention, source):
                yield _complain(source, f"report {mention.id}", fault)
        for undated in read.undated:
            for fault in _check_quote(undated.quote, source.text):
                yield _complain(source, "an undated report", fault)
    for event in (*timeline.events, *timeline.beyond):
        for mention in event.mentions:
            if id(mention) not in checked:  # the very same report need not be checked twice
                yield from _check_elsewhere(mention, sources, f"report {mention.id} of {event.id!r}")


def _check_elsewhere(mention: Mention, sources: Mapping[str, Source], what: str) -> Iterator[Problem]:
    """Find what is wrong with a report that its source does not hold as it is."""
    source = sources.get(mention.source)
    if source is None:
        yield Problem(path=mention.source, line=0, message=f"{what} is of no source of the story; {_REMEDY}")
    else:
        for fault in _check_mention(mention, source):
            yield _complain(source, what, fault)


def _check_mention(mention: Mention, source: Source) -> tuple[_Fault, ...]:
    """Find what is wrong with a report; of tens of thousands in a story, hardly ever anything."""
    quote, timex, text = mention.quote, mention.timex, source.text
    faults = _check_quote(quote, text)
    block = source.blocks[mention.block] if 0 <= mention.block < len(source.blocks) else None
    if not (block and block.start <= quote.start and quote.end <= block.end):
        faults = (*faults, (quote.start, " does not lie in its paragraph"))
    if timex and text[timex.start : timex.end] != timex.text:
        faults = (*faults, (timex.start, f": its date {_show(timex.text)} does not stand there"))
    return faults


def _check_quote(quote: Quote, text: str) -> tuple[_Fault, ...]:
    start, end = quote.start, quote.end
    if not 0 <= start < end <= len(text) or text[start:end] != quote.exact:
        return ((start, f": {_show(quote.exact)} does not stand at characters {start} to {end}"),)
    if not text.endswith(quote.prefix, 0, start) or not text.startswith(quote.suffix, end):
        return ((start, f": other words stand before or after {_show(quote.exact)}"),)
    return ()


def _complain(source: Source, what: str, fault: _Fault) -> Problem:
    start, message = fault
    line, column = locate(source, start)
    return Problem(path=source.path, line=line, column=column, message=f"{what}{message}; {_REMEDY}")


def _show(words: str) -> str:
    return f"“{cut_words(words, _SHOWN)}”"
