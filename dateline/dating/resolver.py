"""Find → Timex: the second pass, in the order of the document.

What a date counts from is the publication, a dateline that comes within three days of it, or the date on which the
text stands: the last one named before. Where only a month or an interval of publication is known, a date is resolved
if every day in it gives the same answer. What cannot be resolved says so; nothing is guessed.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import zip_longest
from typing import TYPE_CHECKING, Literal

from dateline.dating import reasons
from dateline.dating.antecedents import Place, choose_antecedent, goes_on, move_place
from dateline.dating.counting import NEAR, UndatableError, measure_days
from dateline.dating.history import is_history, lacks_year
from dateline.dating.meaning import (
    count_from_publication,
    is_stated,
    list_members,
    read_from_day,
    read_from_text,
    read_month_after,
    read_near,
    read_stated,
    set_year,
)
from dateline.dating.relations import relate_value
from dateline.dating.timexml import UNRESOLVED, write_timex_value
from dateline.edtf import Edtf, make_day
from dateline.model import Timex
from dateline.wording import describe

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.dating.finds import Find

_LONGEST_CLOCK = 800
"""Days of publication that are tried one by one; a longer interval answers nothing."""
_ERRORS = (ValueError, OverflowError)
"""What counting raises when there is no such day, or none in the years 1 to 9999."""
_DATELINE_REACH = timedelta(days=3)


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """What "today" and "Thursday" count from."""

    value: Edtf
    days: tuple[date, ...]
    """Every day that it may be."""
    name: str
    """``publication`` or ``the dateline``."""
    far: bool = False
    """The text is a history: a day or month without its year is not one near publication."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A find's value before "since" and the like, and how it was reached."""

    value: Edtf | None
    reason: str
    basis: Literal["stated", "publication", "text", "none"]
    counted_from: Edtf | None = None


def resolve_finds(finds: Sequence[Find], published: Edtf) -> tuple[Timex, ...]:
    """Give every find its value, in order, each counting from what went before.

    Args:
        finds: in order of their start.
        published: the document creation time, as exactly as it is known.
    """
    clock = Clock(value=published, days=_list_days(published), name="publication", far=is_history(finds, published))
    place = Place()
    timexes: list[Timex] = []
    for find, ahead in zip_longest(finds, finds[1:]):
        answer = _answer(find, clock, place, ahead)
        timexes.append(_write_timex(find, answer, _write_parts(find, answer, clock, place)))
        if find.dateline and answer.value:
            clock = _move_clock(clock, answer.value)
        elif find.is_calendar:
            place = move_place(place, find, answer.value, answer.basis)
    return tuple(timexes)


def _list_days(published: Edtf) -> tuple[date, ...]:
    """Every day on which a source may have been published; none when that is too wide to say anything."""
    if not published.first or not published.last or (published.last - published.first).days > _LONGEST_CLOCK:
        return ()
    count = (published.last - published.first).days + 1
    return tuple(published.first + timedelta(days=number) for number in range(count))


def _answer(find: Find, clock: Clock, place: Place, ahead: Find | None = None) -> Answer:
    """Decide what a find counts from, and count; ``ahead`` is the find after it."""
    if find.anchor == "event" and find.counts_hours and not find.value:
        return _answer_near_event(find, clock, place, ahead)
    if find.anchor == "event":
        return _refuse(find, "it counts from something the sentence tells, not from a date", "text")
    if not find.is_calendar:
        return Answer(value=None, reason=reasons.explain_vague(find), basis="none")
    if find.join == "count":
        return _answer_counted(find, clock, place)
    if find.anchor == "either" and find.way in {None, 1}:
        return _answer_by_tense(find, clock, place)
    if find.anchor in {"text", "either"}:
        return _answer_from_told(find, clock, place)
    if is_stated(find):
        return _answer_stated(find)
    if clock.far and place.value and place.value.first and lacks_year(find):
        return _answer_in_history(find, place.value)
    if place.told and place.passage == find.passage and find.month and not find.members and lacks_year(find):
        return _answer_in_story(find, clock, place.told)
    return _answer_from_clock(find, clock)


def _answer_stated(find: Find) -> Answer:
    try:
        value = read_stated(find)
    except _ERRORS as error:
        return _refuse(find, _word_error(error), "stated")
    return Answer(value=value, reason=reasons.explain_stated(find, value), basis="stated")


def _answer_from_clock(find: Find, clock: Clock) -> Answer:
    """Count from publication, or from every day that may be its day."""
    if not clock.days:
        return _refuse(find, f"publication is only known as {describe(clock.value)}", "publication", clock.value)
    values: set[Edtf] = set()
    # The ends differ soonest, if any two days do.
    for day in dict.fromkeys((clock.days[0], clock.days[-1], *clock.days)):
        try:
            values.add(read_from_day(find, day))
        except _ERRORS as error:
            return _refuse(find, _word_error(error), "publication", clock.value)
        if len(values) > 1:
            why = f"publication is only known as {describe(clock.value)}, and its days give different dates"
            return _refuse(find, why, "publication", clock.value)
    [value] = values
    reason = reasons.explain_publication(find, value, clock.value, clock.name)
    return Answer(value=value, reason=reason, basis="publication", counted_from=clock.value)


def _answer_from_text(find: Find, clock: Clock, place: Place, where: str = "named before it") -> Answer:
    """Count from the date named before; "a day earlier" in a text that names none counts from its own day."""
    counts_days = find.unit in {"day", "hour"}
    origin = place.day if counts_days and place.passage == find.passage and place.day else place.value
    if origin is None and place.text:
        return _refuse(find, f"the date before it, “{place.text}”, is not known itself", "text")
    if origin is None and (find.offset or 0) < 0:
        answer = _answer_from_clock(replace(find, anchor="publication"), clock)
        return replace(answer, reason=f"{answer.reason}; no date is named before it")
    if origin is None:
        return _refuse(find, "no date is named before it to count from", "text")
    try:
        value = read_from_text(find, origin)
    except _ERRORS as error:
        return _refuse(find, f"the date before it, {describe(origin)}, {_word_error(error)}", "text", origin)
    return Answer(
        value=value, reason=reasons.explain_text(find, value, origin, where), basis="text", counted_from=origin
    )


def _answer_from_told(find: Find, clock: Clock, place: Place) -> Answer:
    """Read "that year" and "a day later"; what looks back, or ahead of a plan, counts from where the text stands."""
    if find.way is None or find.way == -1 or (find.way == 1 and find.cue == "future"):
        return _answer_from_text(find, clock, place)
    try:
        origin = choose_antecedent(find, place.named)
    except _ERRORS as error:
        return _refuse(find, str(error), "text")
    return _answer_from_text(find, clock, Place(value=origin.value, text=origin.text) if origin else Place())


def _answer_by_tense(find: Find, clock: Clock, place: Place) -> Answer:
    """Read "by the end of the year": of a sentence that tells of the past, that of a date named just before."""
    by_clock = _answer_from_clock(count_from_publication(find), clock)
    if find.cue not in {"past", "surely past", "planned"} or not place.value or not clock.days:
        return by_clock
    answer = _answer_from_told(find, clock, place)
    if not (answer.value and answer.value.first and answer.value.first <= clock.days[-1]):
        return by_clock
    is_near = clock.far or goes_on(find, place)
    if (find.cue == "planned" or not is_near) and by_clock.value and by_clock.value != answer.value:
        why = f"{describe(answer.value)}, of the date named before it, and {describe(by_clock.value)} may be meant"
        return _refuse(find, f"both {why}", "text")
    return answer


def _answer_near_event(find: Find, clock: Clock, place: Place, ahead: Find | None) -> Answer:
    """Read "hours after X": the day of X, which the sentence names before it or after it, or the text has named."""
    if place.passage == find.passage and place.day:
        return _answer_from_text(find, clock, place)
    if ahead and ahead.passage == find.passage and ahead.is_calendar and ahead.anchor != "text":
        there = _answer(ahead, clock, place)
        if there.value and there.value.precision == "day":
            return _answer_from_text(find, clock, Place(value=there.value, text=ahead.text), "named with it")
    return _answer_from_text(find, clock, place)


def _answer_in_story(find: Find, clock: Clock, told: Edtf) -> Answer:
    """A month in a sentence that has just told of another year: that year's, unless publication is close to it."""
    by_clock = _answer_from_clock(find, clock)
    try:
        value = read_month_after(find, told)
    except _ERRORS:
        return by_clock
    near = by_clock.value and clock.days and abs(measure_days(by_clock.value, clock.days[-1])) <= NEAR
    if (
        (near and told.precision != "year")
        or find.cue == "future"
        or (clock.value.last and value.first and value.first > clock.value.last)
    ):
        return by_clock
    return Answer(value=value, reason=reasons.explain_story(find, told), basis="text", counted_from=told)


def _answer_in_history(find: Find, place: Edtf) -> Answer:
    """A day or month without its year, in a text that tells of years long gone: the year on which the text stands."""
    try:
        value = read_near(find, place)
    except _ERRORS as error:
        return _refuse(find, _word_error(error), "text", place)
    return Answer(value=value, reason=reasons.explain_history(find, value, place), basis="text", counted_from=place)


def _answer_counted(find: Find, clock: Clock, place: Place) -> Answer:
    """Read "two days before 13 June": count from the date that follows."""
    count, origin = find.members
    start = _answer(origin, clock, place)
    if start.value is None:
        return _refuse(find, "the date it counts from is not known", start.basis, start.counted_from)
    try:
        value = read_from_text(count, start.value)
    except _ERRORS as error:
        return _refuse(find, f"{describe(start.value)} {_word_error(error)}", start.basis, start.counted_from)
    return replace(start, value=value, reason=reasons.explain_count(find, count, start.value))


def _word_error(error: Exception) -> str:
    """Say to a reader why there is no date; what arithmetic raises is not written for readers."""
    return str(error) if isinstance(error, UndatableError) else "there is no such day in the years 1 to 9999"


def _refuse(
    find: Find, why: str, basis: Literal["stated", "publication", "text", "none"], counted_from: Edtf | None = None
) -> Answer:
    return Answer(value=None, reason=reasons.explain_unresolved(find, why), basis=basis, counted_from=counted_from)


def _write_parts(find: Find, answer: Answer, clock: Clock, place: Place) -> tuple[Timex, ...]:
    """What TimeML annotates one by one in a joint find, each with its own value."""
    if not find.members or (find.join == "count" and find.members[0].type == "DATE"):
        return ()
    if find.join == "count":
        return tuple(_write_timex(member, _answer(member, clock, place)) for member in find.members)
    if answer.value is None or (not clock.days and not is_stated(find)):
        return ()
    if answer.basis == "text" and answer.value.first:
        find = set_year(find, answer.value.first.year)
    values = list_members(find, clock.days[-1] if clock.days else date.max)
    return tuple(
        _write_timex(member, replace(answer, value=value)) for member, value in zip(find.members, values, strict=True)
    )


def _write_timex(find: Find, answer: Answer, parts: tuple[Timex, ...] = ()) -> Timex:
    """The public value. "Since" and the like shape the date; the TIMEX3 value stays that of the words."""
    value = answer.value
    written = write_timex_value(value, find.granularity, find.time) if value else UNRESOLVED
    return Timex(
        start=find.start,
        end=find.end,
        text=find.text,
        type=find.type,
        value=find.value or written,
        date=relate_value(value, find.relation) if value else None,
        rule=find.rule,
        counted_from=answer.counted_from,
        basis=answer.basis,
        reason=answer.reason,
        aside=find.aside,
        parts=parts,
    )


def _move_clock(clock: Clock, value: Edtf) -> Clock:
    """A dateline's day is the better one to count from, if it is close to publication."""
    day = value.first
    if value.precision != "day" or not day or not clock.days:
        return clock
    if not clock.days[0] - _DATELINE_REACH <= day <= clock.days[-1] + _DATELINE_REACH:
        return clock
    return replace(clock, value=make_day(day), days=(day,), name="the dateline")
