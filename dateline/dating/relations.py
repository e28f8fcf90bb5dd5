"""Value → value: what "since", "before", "about" and the like make of a date."""

from __future__ import annotations

from datetime import date, timedelta

from dateline.edtf import Edtf, make_interval, make_month, make_set, make_year, parse_edtf


def relate_value(value: Edtf, relation: str) -> Edtf:
    """What "since", "before" or "about" makes of a value."""
    if relation in {"about", "round"}:
        return mark_value(value, "~")
    if relation == "possibly":
        return mark_value(value, "?")
    if relation in {"since", "from"}:
        return parse_edtf(f"{write_edge(value, first=True)}/..")
    if relation == "night" and value.precision == "day" and value.first and value.first > date.min:
        return make_interval(value.first - timedelta(days=1), value.first)
    if relation in {"until", "by"}:
        return parse_edtf(f"../{write_edge(value, first=False)}")
    if relation == "before" and value.first and value.first > date.min:
        return parse_edtf(f"../{_name_neighbour(value, value.first - timedelta(days=1))}")
    if relation == "after" and value.last and value.last < date.max:
        return parse_edtf(f"{_name_neighbour(value, value.last + timedelta(days=1))}/..")
    return value


def mark_value(value: Edtf, mark: str) -> Edtf:
    """Qualify a value, or each part of it: ``~``, ``?``, or ``%`` where it has the other mark already."""
    if value.precision == "interval":
        return parse_edtf("/".join(mark_value(part, mark).text for part in value.parts))
    if value.precision == "set":
        return make_set(mark_value(part, mark) for part in value.parts)
    if value.parts:
        return value
    has_both = (value.uncertain or mark == "?") and (value.approximate or mark == "~")
    return parse_edtf(value.text.rstrip("~?%") + ("%" if has_both else mark))


def write_edge(value: Edtf, *, first: bool) -> str:
    """What to write at one end of an interval: the value itself where the standard allows it there."""
    if value.precision not in {"interval", "open", "set"}:
        return value.text
    day = value.first if first else value.last
    return day.isoformat() if day else ".."


def _name_neighbour(value: Edtf, day: date) -> Edtf:
    """The day beside a value, in the value's own precision."""
    if value.precision in {"year", "decade", "century"}:
        return make_year(day.year)
    if value.precision in {"month", "season"}:
        return make_month(day.year, day.month)
    return make_interval(day, day)
