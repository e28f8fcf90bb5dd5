"""Event → date block: the date in words, how exact it is, and its ruler.

The date is never printed finer than its sources give it; the line under it says what is not known.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.edtf import overlap, parse_edtf
from dateline.publishing.rulers import draw_ruler
from dateline.wording import describe

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.edtf import Edtf
    from dateline.model import Event, Mention
    from dateline.publishing.rulers import Ruler
    from dateline.publishing.timeline import Story

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_NOT_STATED = {
    "part": ("Part of a month", "day not stated"),
    "month": ("Month", "day not stated"),
    "season": ("Season", "day not stated"),
    "year": ("Year", "month not stated"),
    "decade": ("Decade", "year not stated"),
    "century": ("Century", "year not stated"),
}
# "from 13 to 14 September", "2018–2022" and "during" speak of a stretch; "last week" of a day somewhere in one.
_STRETCH = re.compile(
    r"\d\s*[-–—/]\s*\d|\b(?:between|from|since|until|till|during|through|throughout|to|for|over)\b", re.IGNORECASE
)
_LASTING_KINDS = frozenset({"aid", "cooperate", "assault", "protest"})
_DAYS_OF_A_YEAR = 365
_DAYS_OF_A_MONTH = 28


@dataclass(frozen=True, slots=True, kw_only=True)
class DateBlock:
    """What stands at the side of an entry."""

    text: str
    iso: str
    """The day for ``datetime``; empty unless the day is known."""
    label: str
    """How exact it is, in one word."""
    note: str
    """What else is known, or not."""
    disputed: bool
    supplied: bool
    """Whether an editor wrote the date: it is shown in square brackets."""
    ruler: Ruler


def describe_date(event: Event, story: Story) -> DateBlock:
    """Word and draw the date of an event."""
    others = list_other_dates(event)
    lasts = tells_stretch(event)
    label, note = _say_precision(event.date, lasts=lasts)
    if others:
        label, note = "Disputed", "or " + ", ".join(describe(other) for other in others)
    return DateBlock(
        text=describe_capital(event.date),
        iso=find_iso_day(event.date),
        label=label,
        note=note,
        disputed=bool(others),
        supplied="date" in event.edited,
        ruler=draw_ruler(event.date, others, lasts=lasts, first_year=story.first_year, last_year=story.last_year),
    )


def list_other_dates(event: Event) -> tuple[Edtf, ...]:
    """Dates that sources give and the timeline does not follow; empty where none is disputed."""
    values = [
        parse_edtf(reading.value)
        for disagreement in event.disagreements
        if disagreement.field == "date"
        for reading in disagreement.readings
    ]
    return tuple(dict.fromkeys(value for value in values if not overlap(value, event.date)))


def find_iso_day(value: Edtf) -> str:
    """The day for a ``datetime`` attribute; empty unless the value is one certain day."""
    is_day = value.precision == "day" and not (value.approximate or value.uncertain)
    return value.text if is_day else ""


def describe_capital(value: Edtf) -> str:
    """A date in words, to stand at the head of a line."""
    words = describe(value)
    return words[:1].upper() + words[1:]


def tells_stretch(event: Event) -> bool:
    """Whether an interval is how long the event lasted, as the sources' words for it say.

    Where no source words it, because an editor wrote it or several reports narrowed it, the kind decides: a war lasts,
    a speech does not.
    """
    if event.date.precision not in {"interval", "open", "set"}:
        return False
    words = [_word_timex(mention) for mention in event.mentions if mention.timex and mention.date == event.date]
    return any(_STRETCH.search(text) for text in words) if words else event.kind in _LASTING_KINDS


def _word_timex(mention: Mention) -> str:
    """The date expression; "between" belongs to it, where it stands right before."""
    timex, quote = mention.timex, mention.quote
    if timex is None:
        return ""
    before = quote.exact[: max(0, timex.start - quote.start)].split()[-1:]
    return f"between {timex.text}" if [word.casefold() for word in before] == ["between"] else timex.text


def say_length(days: int) -> str:
    """A number of days in the unit that a reader would count in."""
    if days >= 2 * _DAYS_OF_A_YEAR - 1:
        return f"{round(days / 365.25)} years"
    if days >= 2 * _DAYS_OF_A_MONTH:
        return f"{round(days / 30.44)} months"
    return f"{days} days"


def say_span(events: Sequence[Event]) -> str:
    """First to last year of the events, open ends aside."""
    days = [day for event in events for day in (event.date.first, event.date.last) if day]
    if not days:
        return ""
    first, last = min(days).year, max(days).year
    return str(first) if first == last else f"{first} to {last}"


def _say_precision(value: Edtf, *, lasts: bool) -> tuple[str, str]:
    """The line under a date: how exact, and what is known or missing."""
    if value.precision == "day" and value.first:
        label, note = "Day", WEEKDAYS[value.first.weekday()]
    elif value.precision == "interval" and value.first and value.last:
        days = (value.last - value.first).days + 1
        label, note = ("Range", say_length(days)) if lasts else ("Between", "some day in these " + say_length(days))
    elif value.precision == "open":
        label, note = "Open", "end not stated" if value.last is None else "start not stated"
    elif value.precision == "set":
        label, note = "Several", f"{len(value.parts)} separate dates"
    else:
        label, note = _NOT_STATED[value.precision]
    if value.uncertain:
        return "Uncertain", note
    return ("About", note) if value.approximate else (label, note)
