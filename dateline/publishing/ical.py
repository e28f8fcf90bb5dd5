"""Story → ``timeline.ics``, a calendar (iCalendar, RFC 5545) that shows no day which no source states.

What stands in it, and on which days:

- an event of one day, and one that lasted from one stated day to another, on those days;
- one that happened on some day of a month, of a part of a month or of a stretch no longer than a month, on all of it,
  marked in its title: "June 2024, day not stated";
- one of which only the first or the last day is stated, on that day, marked alike;
- each date of a set that is one of these.

Everything vaguer is left out: a bar over a whole year or decade would cover the calendar and tell nothing. The
calendar's own description says how many events that are. Days are all-day and transparent: they keep nobody busy.
"""

from __future__ import annotations

import re
import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.edtf import shift_day
from dateline.kinds import KINDS
from dateline.publishing import links
from dateline.publishing.citations import format_published
from dateline.publishing.dates import describe_capital, list_other_dates, tells_stretch
from dateline.publishing.disputes import word_disagreement
from dateline.publishing.passing import hedge_title
from dateline.publishing.revisions import find_newest_report
from dateline.publishing.rows import write_anew
from dateline.wording import describe

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from dateline.edtf import Edtf
    from dateline.model import Event
    from dateline.publishing.encoding import Row
    from dateline.publishing.rows import Write
    from dateline.publishing.timeline import Story

_MONTH = 31
_END = "\r\n"
_BREAK = f"{_END} "
"""Where a line goes on in the next."""
_LINE = 75
"""Octets of a line, its end not counted (RFC 5545, 3.1)."""
_ESCAPES = (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n"))
"""Characters that mean something in a text, and how each is written there; the backslash first (RFC 5545, 3.3.11)."""
_CONTROLS = re.compile(r"[\x00-\x09\x0b-\x1f\x7f]")
_PATH = "timeline.ics"


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """A stretch of days in the calendar."""

    first: date
    last: date
    note: str
    """What the days do not say, for the title; empty where they are what the sources state."""


def format_calendar(story: Story, base_url: str, write: Write = write_anew) -> Iterator[Row]:
    """Write the events of the story that have days; a story without any has a calendar without any."""
    cited = {name: f"{read.source.publisher}, {format_published(read.source)}" for name, read in story.sources.items()}

    def write_event(event: Event) -> bytes:
        stretches = place(event.date, lasts=tells_stretch(event))
        told = "\n".join(_describe_event(event, cited, base_url)) if stretches else ""
        return "".join(_write_event(event, *one, told, story, base_url) for one in enumerate(stretches)).encode()

    config, events = story.timeline.config, [*write(_PATH, story.timeline.events, write_event)]
    about = " ".join(filter(None, (config.dek, _say_left_out(events.count(b"")))))
    head = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//dateline//timeline//EN",
        "CALSCALE:GREGORIAN",
        _write_text("NAME", config.title),
        _write_text("X-WR-CALNAME", config.title),
        *([_write_text("DESCRIPTION", about), _write_text("X-WR-CALDESC", about)] if about else []),
    ]
    yield from ((line + _END).encode() for line in head)
    yield from events
    yield f"END:VCALENDAR{_END}".encode()


def place(value: Edtf, *, lasts: bool) -> tuple[Days, ...]:
    """Choose the days on which a date stands in the calendar; none for one that is too vague.

    Args:
        value: the date.
        lasts: whether an interval is how long the event lasted, and not what it lies in.
    """
    if value.precision == "set":
        return tuple(days for part in value.parts for days in place(part, lasts=lasts))
    if value.precision == "open":
        return _place_end(value) if lasts and value.parts[0].precision == "day" else ()
    if value.first is None or value.last is None:
        return ()
    length = (value.last - value.first).days + 1
    is_span = value.precision == "interval"
    if value.precision == "day" or (is_span and lasts and all(part.precision == "day" for part in value.parts)):
        note = ""
    elif length > _MONTH:
        return ()
    elif is_span and not lasts:
        note = f"some day in these {length} days"
    else:
        note = "day not stated"
    if note or value.approximate or value.uncertain:
        note = ", ".join(filter(None, (describe(value), note)))
    return (Days(first=value.first, last=value.last, note=note),)


def _place_end(value: Edtf) -> tuple[Days, ...]:
    """The day from which or until which something lasted, where the other end is not stated."""
    [known] = value.parts
    missing = "end not stated" if value.last is None else "start not stated"
    return tuple(
        Days(first=day, last=day, note=f"{describe(value)}, {missing}") for day in (known.first,) if day is not None
    )


def _say_left_out(count: int) -> str:
    if not count:
        return ""
    if count == 1:
        return "1 event of the timeline is not in this calendar, since its date is vaguer than a month."
    return f"{count} events of the timeline are not in this calendar, since their dates are vaguer than a month."


def _write_event(event: Event, number: int, days: Days, told: str, story: Story, base_url: str) -> str:
    title, page = story.timeline.config.title, links.name_event_page(event.id)
    # The name stays when a date is corrected; only the further days of a set are told apart by their place.
    name = links.identify(page + (f"#{number + 1}" if number else ""), base_url, title)
    notes = ", ".join(filter(None, (days.note, "date disputed" if list_other_dates(event) else "")))
    after = shift_day(days.last, 1)
    lines = (
        "BEGIN:VEVENT",
        f"UID:{uuid.uuid5(uuid.NAMESPACE_URL, name)}",
        f"DTSTAMP:{_format_day(find_newest_report(event, story))}T000000Z",
        f"DTSTART;VALUE=DATE:{_format_day(days.first)}",
        # The end is the day after the last. Where there is none, at the end of the year 9999, one day is meant.
        f"DTEND;VALUE=DATE:{_format_day(after)}" if after > days.first else "",
        _write_text("SUMMARY", hedge_title(event) + (f" ({notes})" if notes else "")),
        _write_text("DESCRIPTION", told),
        _write_text("CATEGORIES", KINDS[event.kind].label),
        "STATUS:TENTATIVE" if event.modality == "planned" else "",
        _fold(f"URL:{links.make_link(page, _PATH, base_url)}") if base_url else "",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    )
    return "".join([line + _END for line in lines if line])


def _describe_event(event: Event, cited: Mapping[str, str], base_url: str) -> Iterator[str]:
    """Lines for the description: when, what, where sources disagree, and who says so."""
    yield f"{describe_capital(event.date)}."
    if event.summary:
        yield event.summary
    yield from map(word_disagreement, event.disagreements)
    if event.mentions:
        yield "Reported by: " + "; ".join(dict.fromkeys(cited[mention.source] for mention in event.mentions)) + "."
    if base_url:
        yield links.make_link(links.name_event_page(event.id), _PATH, base_url)


def _format_day(day: date) -> str:
    return day.isoformat().replace("-", "")


def _write_text(name: str, text: str) -> str:
    """A property whose value is text, escaped, without the control characters that it may not hold, and folded."""
    plain = text if text.isprintable() else _CONTROLS.sub(" ", text.replace("\r\n", "\n"))
    for character, written in _ESCAPES:
        plain = plain.replace(character, written)
    return _fold(f"{name}:{plain}")


def _fold(line: str) -> str:
    """Break a line into pieces of at most 75 octets, never within a character."""
    if line.isascii():
        return _BREAK.join(
            [line[:_LINE], *(line[start : start + _LINE - 1] for start in range(_LINE, len(line), _LINE - 1))]
        )
    octets = line.encode()
    pieces, start = [], 0
    while start < len(octets):
        end = start + _LINE - bool(start)  # the blank that a further piece begins with counts, too
        while end < len(octets) and octets[end] & 0xC0 == 0x80:  # not the first octet of a character
            end -= 1
        pieces.append(octets[start:end].decode())
        start = end
    return _BREAK.join(pieces)
