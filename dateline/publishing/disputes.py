"""Disagreement → the versions side by side, each with who gives it and in what words."""

from __future__ import annotations

import string
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from dateline.edtf import overlap, parse_edtf
from dateline.merging.disagreements import UNEXPLAINED
from dateline.publishing import links
from dateline.publishing.excerpts import ShownQuote, show_quote
from dateline.publishing.rulers import measure, measure_end
from dateline.wording import describe

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from dateline.edtf import Edtf
    from dateline.model import Disagreement, Event, Mention, Reading
    from dateline.publishing.timeline import Story

VOICES_ON_PAGE = 8
"""Sources whose words stand beside a version, where there is a page for it."""
_WORDS_SHOWN = 28
_AXIS_MARGIN = 0.12
_DAYS_TICKED, _MONTHS_TICKED = 62, 48
_UNIT_DAYS = {"day": 1, "month": 30.44, "year": 365.25}


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """One source's words for one version."""

    number: int
    publisher: str
    published: str
    target: str
    """The paragraph that says so."""
    date_words: str
    """The date expression, where the question is the date."""
    quote: ShownQuote
    is_compatible: bool
    """Whether it is a vaguer report that fits this version and no other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """One version."""

    letter: str
    value: str
    preferred: bool
    voices: tuple[Voice, ...]
    voices_more: int
    numbers: tuple[int, ...]
    """Numbers of all the sources that give it."""
    vaguer: tuple[int, ...]
    """Numbers of the sources that give only a vaguer date, which fits it and no other version."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AxisMark:
    """A version on the axis, in percent of its length."""

    letter: str
    words: str
    x: float
    width: float
    is_first: bool
    ends_late: bool
    """Whether the label stands before the mark, because there is no room after it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DateAxis:
    """The versions of a date on one line; an axis without marks is not drawn."""

    marks: tuple[AxisMark, ...] = ()
    path: str = ""
    """Its ticks as SVG path data, in thousandths of its length."""
    scale: str = ""
    """What lies between two ticks, and between two versions, in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """A "Sources disagree" block."""

    id: str
    anchor: str
    field: str
    """``date``, ``number``, ``office``, or ``other`` for a question that an editor raised."""
    former_anchors: tuple[str, ...]
    """Those that it had under retired ids of its event."""
    about: str
    event_title: str
    positions: tuple[Position, ...]
    filed: str
    """How the timeline deals with it, in a sentence."""
    is_found: bool
    """Whether the program found it; an editor raised it otherwise."""
    is_ruled: bool
    """Whether an editor said what the timeline follows."""
    weight: int
    """How many sources give one of the versions."""
    axis: DateAxis
    """Where the versions lie in time; drawn only where the question is a date and no version is open."""


def word_disagreement(disagreement: Disagreement) -> str:
    """Say a disagreement as a sentence, for formats that have no columns."""
    values = [
        describe(parse_edtf(reading.value)) if disagreement.field == "date" else reading.value
        for reading in disagreement.readings
    ]
    return f"Sources disagree on {disagreement.about}: {', or '.join(values)}."


def describe_disputes(event: Event, story: Story, *, voices: int) -> tuple[Dispute, ...]:
    """Set out every disagreement on an event.

    Args:
        event: the event.
        story: where sources are found.
        voices: most sources to quote for one version; the others are counted.
    """
    return tuple(_describe_dispute(one, event, story, voices) for one in event.disagreements)


def _describe_dispute(disagreement: Disagreement, event: Event, story: Story, limit: int) -> Dispute:
    mentions = {mention.id: mention for mention in event.mentions}
    compatible = _find_compatible(disagreement, event)
    positions = []
    for index, (letter, reading) in enumerate(zip(string.ascii_uppercase, disagreement.readings, strict=False)):
        given = [mentions[one] for one in reading.mentions if one in mentions]
        told = [mention for mention in given if not _is_vaguer(disagreement, reading, mention)] or given
        fitting = (*(mention for mention in given if mention not in told), *compatible.get(index, ()))
        speaking = _choose_mentions((*told, *fitting))
        numbers = {story.source_numbers[mention.source] for mention in told}
        positions.append(
            Position(
                letter=letter,
                value=_word_value(disagreement, reading),
                preferred=reading.preferred,
                voices=tuple(_give_voice(disagreement, one, fitting, story) for one in speaking[:limit]),
                voices_more=len(speaking[limit:]),
                numbers=tuple(sorted(numbers)),
                vaguer=tuple(sorted({story.source_numbers[mention.source] for mention in fitting} - numbers)),
            )
        )
    return Dispute(
        id=disagreement.id,
        anchor=links.name_disagreement_anchor(disagreement.id),
        field=disagreement.field,
        former_anchors=tuple(
            links.name_disagreement_anchor(was + disagreement.id.removeprefix(event.id))
            for was in story.retired.get(event.id, ())
            if disagreement.id.startswith(f"{event.id}-")
        ),
        about=disagreement.about,
        event_title=event.title,
        positions=tuple(positions),
        filed=_say_filed(disagreement),
        is_found=disagreement.found,
        is_ruled=disagreement.ruled,
        weight=len({number for position in positions for number in position.numbers}),
        axis=_draw_axis(disagreement),
    )


def _choose_mentions(mentions: Iterable[Mention]) -> list[Mention]:
    """The first mention of each source."""
    chosen: dict[str, Mention] = {}
    for mention in mentions:
        chosen.setdefault(mention.source, mention)
    return list(chosen.values())


def _give_voice(disagreement: Disagreement, mention: Mention, fitting: Sequence[Mention], story: Story) -> Voice:
    """Quote a mention that gives a version, or is vaguer and merely fits it."""
    source = story.sources[mention.source].source
    is_date = disagreement.field == "date" and mention.timex is not None
    return Voice(
        number=story.source_numbers[source.id],
        publisher=source.publisher,
        published=describe(source.published),
        target=links.name_source_page(source.id, mention.block, story.mention_events.get(mention.id, "")),
        date_words=mention.timex.text if is_date and mention.timex else "",
        quote=show_quote(mention, story, words=_WORDS_SHOWN),
        is_compatible=mention in fitting,
    )


def _find_compatible(disagreement: Disagreement, event: Event) -> dict[int, list[Mention]]:
    """Mentions with a vaguer date that fits one version only, by the place of that version."""
    if disagreement.field != "date":
        return {}
    listed = {one for reading in disagreement.readings for one in reading.mentions}
    values = [parse_edtf(reading.value) for reading in disagreement.readings]
    result: dict[int, list[Mention]] = {}
    for mention in event.mentions:
        if mention.id in listed or mention.date is None:
            continue
        fitting = [index for index, value in enumerate(values) if overlap(value, mention.date)]
        if len(fitting) == 1:
            result.setdefault(fitting[0], []).append(mention)
    return result


def _is_vaguer(disagreement: Disagreement, reading: Reading, mention: Mention) -> bool:
    """Whether a report allows days that its version does not: "June 2024" was counted in with 13 June, but fits it."""
    if disagreement.field != "date" or mention.date is None:
        return False
    value, told = parse_edtf(reading.value), mention.date
    starts_earlier = told.first is None or (value.first is not None and told.first < value.first)
    ends_later = told.last is None or (value.last is not None and told.last > value.last)
    return starts_earlier or ends_later


def _word_value(disagreement: Disagreement, reading: Reading) -> str:
    words = describe(parse_edtf(reading.value)) if disagreement.field == "date" else reading.value
    return words[:1].upper() + words[1:]


def _say_filed(disagreement: Disagreement) -> str:
    """What stands after "Filed here:" or "Filed by the editor:", without saying it again."""
    words = disagreement.because.removeprefix("Filed ").removeprefix("by the editor ")
    if words and words != UNEXPLAINED:
        return words[:1].upper() + words[1:]
    if any(reading.preferred for reading in disagreement.readings):
        return "Under A."
    return "Nothing settles it; the versions stand as the sources give them."


def _draw_axis(disagreement: Disagreement) -> DateAxis:
    """Place the versions of a date on one axis."""
    if disagreement.field != "date":
        return DateAxis()
    values = [parse_edtf(reading.value) for reading in disagreement.readings]
    closed = [(value.first, value.last) for value in values if value.first and value.last]
    if len(closed) < len(values):
        return DateAxis()
    span = min(first for first, _ in closed), max(last for _, last in closed)
    days, unit = _choose_ticks(span)
    room = 1 - 2 * _AXIS_MARGIN
    places = [_AXIS_MARGIN + room * (day - span[0]).days / max(1, (span[1] - span[0]).days) for day in days]
    return DateAxis(
        marks=tuple(
            _place_on_axis(letter, value, span, ends, is_first=index == 0)
            for index, (letter, value, ends) in enumerate(zip(string.ascii_uppercase, values, closed, strict=False))
        ),
        path="".join(f"M{round(1000 * place)} 0v6" for place in places),
        scale=_say_gap(closed, unit) + f"One tick is one {unit}.",
    )


def _choose_ticks(span: tuple[date, date]) -> tuple[list[date], str]:
    """The days at which an axis has ticks, and the unit between them, so that they stay apart."""
    days = [span[0] + timedelta(days=count) for count in range((span[1] - span[0]).days + 1)]
    if len(days) <= _DAYS_TICKED:
        return days, "day"
    months = [day for day in days if day.day == 1]
    if len(months) <= _MONTHS_TICKED:
        return months, "month"
    return [day for day in months if day.month == 1], "year"


def _say_gap(closed: Sequence[tuple[date, date]], unit: str) -> str:
    """Say how far two versions lie apart, from the end of the earlier to the start of the later."""
    if len(closed) != 2:
        return ""  # of three versions no one distance can be given
    (_, end), (start, _) = sorted(closed)
    days = (start - end).days
    if days < 1:
        return ""
    count = max(1, round(days / _UNIT_DAYS[unit]))
    about = "About " if unit != "day" else "" if all(first == last for first, last in closed) else "At least "
    return f"{about}{count} {unit}{'' if count == 1 else 's'} apart. "


def _place_on_axis(
    letter: str, value: Edtf, span: tuple[date, date], ends: tuple[date, date], *, is_first: bool
) -> AxisMark:
    room = 1 - 2 * _AXIS_MARGIN
    start, end = measure(ends[0], span), measure_end(ends[1], span)
    if value.precision == "day":
        # Both ends of a two-day axis are days: spread their middles over the whole room.
        days = max(1, (span[1] - span[0]).days)
        start = end = (ends[0] - span[0]).days / days
    return AxisMark(
        letter=letter,
        words=describe(value),
        x=round(100 * (_AXIS_MARGIN + room * start), 2),
        width=round(100 * room * (end - start), 2),
        is_first=is_first,
        ends_late=(start + end) / 2 > 0.5,
    )
