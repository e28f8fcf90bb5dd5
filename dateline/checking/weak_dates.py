"""Timeline → dates of events that are less sure than they look.

A report's date is listed where something speaks against it and no other report bears it out: what its event is filed
under then rests on it. A date that an editor wrote, or set, is the editor's.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dateline.checking.places import Place, cut_words, place_in
from dateline.edtf import overlap
from dateline.wording import describe

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dateline.model import Event, Mention, Source, Timeline

_OTHER_WEEKDAY = re.compile(r"is a \w+(?:, and|;) the date is kept as it is written")


def find_weak_dates(timeline: Timeline) -> Iterator[Place]:
    """Find the dates that an editor may want to check, with what makes each doubtful."""
    reads = {read.source.id: read for read in timeline.sources}
    sources = {name: read.source for name, read in reads.items()}
    for event in (*timeline.events, *timeline.beyond):
        if "date" in event.edited:
            continue
        for mention in event.mentions:
            why = _doubt_date(mention, sources[mention.source])
            if why and mention.date and not _is_borne_out(mention, event, sources):
                words = f"“{mention.timex.text}”" if mention.timex else f"“{cut_words(mention.quote.exact)}”"
                start = mention.timex.start if mention.timex else mention.quote.start
                message = f"{words} is {describe(mention.date)} [{mention.date.text}] for {event.id}: {why}"
                yield place_in(reads[mention.source], start, message)


def _is_borne_out(mention: Mention, event: Event, sources: Mapping[str, Source]) -> bool:
    """Whether another report gives a date that agrees, and nothing speaks against that one."""
    agreeing = [
        other
        for other in event.mentions
        if other is not mention and other.date and mention.date and overlap(other.date, mention.date)
    ]
    return any(not _doubt_date(other, sources[other.source]) for other in agreeing)


def _doubt_date(mention: Mention, source: Source) -> str:
    """What speaks against a date, in words; empty where nothing does."""
    basis, date = dict(mention.provenance).get("date", "found"), mention.date
    if date is None or basis == "edited":
        return ""
    reason = mention.timex.reason if mention.timex else mention.date_reason
    published = source.published
    if _OTHER_WEEKDAY.search(reason):
        return "the source names another day of the week"
    if mention.modality == "happened" and date.first and published.last and date.first > published.last:
        return f"told as having happened, and later than publication, {describe(published)}"
    if date.uncertain or date.approximate:
        return "the words give it as approximate or uncertain"
    if basis == "inferred" and mention.timex is None:
        return "the sentence gives no date; concluded from what went before"
    if "no date is named before it" in reason:
        return "it counts from a date named before it, there is none, and it was counted from publication"
    return ""
