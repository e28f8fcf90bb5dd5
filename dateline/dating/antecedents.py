"""Which date named before do "that year" and "the following month" count from?

The last one that is at least as exact as their unit. A weekday is no answer to "that year" where a year has been
named: nobody calls the current year so. What the text names besides ("the 2020 war", "since 2014") is asked only where
it tells of no other date. Where two dates may be meant, none is.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dateline.dating.counting import YEARS, UndatableError, find_single_unit
from dateline.dating.finds import BOUNDS
from dateline.wording import describe

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dateline.dating.finds import Find
    from dateline.edtf import Edtf

_REACH = 40
"""Dates back that a text is asked for what "that year" means."""
_NEXT_TO = 2
"""Sentences from a date to one that goes on about it."""
_MONTHS = YEARS | {"month", "quarter"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A date that the text has named."""

    value: Edtf | None
    """``None`` when it is not resolved."""
    text: str
    passage: int
    aside: bool
    """It names or bounds something, and the story did not move to it."""
    bound: bool
    """It bounds something: "since 2014"."""
    embedded: bool
    """It stands in a clause that describes a noun, and nobody goes on about it."""
    unit: str
    """What its words say or count from: ``year`` where its year is said, ``month`` where it is a month or a part of
    one whose year goes without saying, otherwise empty ("on Monday", "last week")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where the text stands: what "the next day" counts from."""

    value: Edtf | None = None
    """The last date named; ``None`` when there is none, or it is not resolved."""
    text: str = ""
    """Its words; empty when no date was named at all."""
    day: Edtf | None = None
    """The last single day named in the passage ``passage``."""
    told: Edtf | None = None
    """The last day or month named with its year in the passage ``passage``, or the year told there by another."""
    passage: int = -1
    named: tuple[Named, ...] = ()
    """The dates named so far, asides too; the last ones of a long text."""


def move_place(place: Place, find: Find, value: Edtf | None, basis: str) -> Place:
    """Where the text stands after a date. Asides ("the 2020 war", "since May") and times leave it where it is."""
    same = place.passage == find.passage
    day, told = (place.day, place.told) if same else (None, None)
    named = place.named
    if not find.is_clock:
        last = next((one for one in reversed(named) if not one.aside), None)
        named = (*named[-_REACH:], _name_date(find, value, basis, last))
    if find.aside or find.is_clock:
        return replace(place, day=day, told=told, passage=find.passage, named=named)
    if value is None:
        return Place(value=None, text=find.text, day=day, told=told, passage=find.passage, named=named)
    if value.precision == "day":
        day = value
    says_year = find.month or (basis == "text" and value.precision == "year")
    if says_year and not find.members and basis in {"stated", "text"}:
        told = value
    return Place(value=value, text=find.text, day=day, told=told, passage=find.passage, named=named)


def goes_on(find: Find, place: Place) -> bool:
    """Whether a find stands near enough to the date on which the text stands for its sentence to go on about it."""
    last = next((one for one in reversed(place.named) if not one.aside), None)
    return last is not None and find.passage - last.passage <= _NEXT_TO


def choose_antecedent(find: Find, named: Sequence[Named]) -> Named | None:
    """The date that a find such as "that year" counts from; ``None`` when none was named.

    Raises:
        UndatableError: with a clause, when it is not certain which one.
    """
    unit = _name_unit(find)
    told = [one for one in named if not one.aside]
    for candidates in (_list_nearest(find, named), *_rank(find, unit, told), told, named):
        chosen = _take_last(candidates, unit)
        if chosen:
            _check_rivals(chosen, unit, named)
            return chosen
    return None


def _name_date(find: Find, value: Edtf | None, basis: str, last: Named | None) -> Named:
    """Keep what later dates may count from; ``last`` is the date before, from which this one may have been counted."""
    if basis == "stated" or find.year_offset is not None or (find.anchor and find.unit in YEARS):
        unit = "year"
    elif basis == "text":
        unit = last.unit if last and not find.aside else ""
    else:
        unit = "month" if find.month or find.season or find.members or find.unit in _MONTHS else ""
    bound = find.relation in BOUNDS
    aside = find.aside or find.embedded
    return Named(
        value=value, text=find.text, passage=find.passage, aside=aside, bound=bound, embedded=find.embedded, unit=unit
    )


def _list_nearest(find: Find, named: Sequence[Named]) -> list[Named]:
    """What its own sentence names in passing, or the one before bounds ("by 1940"), where they name nothing else."""
    for passage in (find.passage, find.passage - 1):
        there = [one for one in named if one.passage == passage]
        if there:
            ours = all(one.aside and (one.bound or passage == find.passage) for one in there)
            return there if ours else []
    return []


def _name_unit(find: Find) -> str:
    """The unit of calendar in which a find looks for its part: the year of "that spring"."""
    if find.unit:
        return find.unit
    if find.way:
        return ""
    return "year" if find.month or find.season else "week"


def _rank(find: Find, unit: str, told: Sequence[Named]) -> Iterable[list[Named]]:
    """Those whose words name a year, or at least a month, before those that do not."""
    if unit in _MONTHS:
        # "In May of the same year" is said of a year that was named; "later that year" may be said of a bare March.
        named_year = [one for one in told if one.unit == "year"]
        named_month = [one for one in told if one.unit]
        is_part = bool(find.members) or find.names_part
        yield named_year if unit in YEARS and is_part else named_month


def _take_last(candidates: Sequence[Named], unit: str) -> Named | None:
    """The last one that is as exact as a unit, if what was named since holds it.

    Raises:
        UndatableError: when another date may be meant.
    """
    wider: list[Named] = []
    for one in reversed(candidates):
        if one.value is None:
            raise UndatableError(f"the date before it, “{one.text}”, is not known itself")
        if not _is_single(one.value, unit):
            wider.append(one)
        elif all(_holds(more, one.value) for more in wider):
            return one
        else:
            break
    if wider:
        raise UndatableError(f"the date before it, {_word_named(wider[0])}, is not a single {unit or 'date'}")
    return None


def _check_rivals(chosen: Named, unit: str, named: Sequence[Named]) -> None:
    """Object when a later sentence names, if only in passing, a date that may be meant as well."""
    place = chosen.value and find_single_unit(chosen.value, unit or "day", 0)
    for one in named:
        if one.embedded:
            continue
        if not (one.aside and one.unit and one.passage > chosen.passage and one.value and _is_single(one.value, unit)):
            continue
        if find_single_unit(one.value, unit or "day", 0) != place:
            raise UndatableError(f"both {_word_named(chosen)} and {_word_named(one)} may be meant")


def _word_named(one: Named) -> str:
    """Say a date to a reader."""
    return describe(one.value) if one.value else f"“{one.text}”"


def _is_single(value: Edtf, unit: str) -> bool:
    """Whether a value lies within one unit: at least as exact."""
    if not unit:
        return bool(value.first and value.last) and value.precision != "set"
    return find_single_unit(value, unit, 0) is not None


def _holds(wide: Named, value: Edtf) -> bool:
    """Whether a value lies within a wider date, or that is so wide that nobody takes it for what is meant."""
    whole = wide.value
    if not (whole and whole.first and whole.last and value.first and value.last) or whole.precision == "set":
        return False
    return whole.precision in {"decade", "century"} or (whole.first <= value.first and value.last <= whole.last)
