"""The calendar, as the library icalendar reads it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import icalendar
import pytest

from dateline.edtf import parse_edtf
from dateline.model import Event, Timeline
from dateline.pipeline import Site
from dateline.publishing.ical import format_calendar, place
from dateline.publishing.timeline import arrange_story

BASE = "https://example.org/row/"


def read_calendar(content: bytes) -> icalendar.Calendar:
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    assert b"\n" not in content.replace(b"\r\n", b"")
    [calendar] = icalendar.Calendar.from_ical(content, multiple=True)
    assert not calendar.errors
    assert all(not event.errors for event in calendar.walk("VEVENT"))
    return calendar


def list_days(site: Site) -> dict[str, list[Any]]:
    """Title without its marks → the calendar's entries of that title."""
    found: dict[str, list[Any]] = {}
    for entry in read_calendar(site.files["timeline.ics"]).walk("VEVENT"):
        found.setdefault(str(entry["SUMMARY"]).partition(" (")[0], []).append(entry)
    return found


@pytest.mark.parametrize(
    ("title", "first", "after", "mark"),
    [
        ("A day", date(2024, 6, 13), date(2024, 6, 14), ""),
        ('=HYPERLINK("x")', date(2024, 6, 1), date(2024, 7, 1), "June 2024, day not stated"),
        ("+Mid-May, a move", date(2024, 5, 10), date(2024, 5, 20), "mid-May 2024, day not stated"),
        ("About a day", date(2024, 6, 13), date(2024, 6, 14), "about 13 June 2024"),
        ("Possibly a month", date(2024, 6, 1), date(2024, 7, 1), "possibly June 2024, day not stated"),
        ("In the first year there is", date(1, 2, 3), date(1, 2, 4), ""),
    ],
)
def test_a_date_is_shown_on_the_days_it_can_mean_and_says_what_it_does_not(
    awkward: Site, title: str, first: date, after: date, mark: str
) -> None:
    [entry] = list_days(awkward)[title]
    assert (entry["DTSTART"].dt, entry["DTEND"].dt) == (first, after)
    assert str(entry["SUMMARY"]) == title + (f" ({mark})" if mark else "")


@pytest.mark.parametrize("title", ["A century", "A decade; with {braces}", "@A year", "-An autumn", "Before that"])
def test_what_is_vaguer_than_a_month_is_left_out_and_counted(awkward: Site, title: str) -> None:
    assert title not in list_days(awkward)
    told = str(read_calendar(awkward.files["timeline.ics"])["DESCRIPTION"])
    assert "6 events of the timeline are not in this calendar, since their dates are vaguer than a month" in told


def test_each_day_of_a_set_is_an_entry_of_its_own_name(awkward: Site) -> None:
    first, second = list_days(awkward)["On two days"]
    assert (first["DTSTART"].dt, second["DTSTART"].dt) == (date(2024, 3, 12), date(2024, 3, 14))
    assert first["UID"] != second["UID"]


def test_the_last_day_there_is_has_no_day_after_it(awkward: Site) -> None:
    [entry] = list_days(awkward)["On the last day there is"]
    assert entry["DTSTART"].dt == date(9999, 12, 31)
    assert "DTEND" not in entry


@pytest.mark.parametrize(
    ("value", "first", "last", "note"),
    [
        ("2020-09-27/2020-11-10", (2020, 9, 27), (2020, 11, 10), ""),
        ("2018-05-08/..", (2018, 5, 8), (2018, 5, 8), "from 8 May 2018, end not stated"),
        ("../2018-05-08", (2018, 5, 8), (2018, 5, 8), "until 8 May 2018, start not stated"),
    ],
)
def test_what_lasted_stands_on_its_stated_days(
    value: str, first: tuple[int, int, int], last: tuple[int, int, int], note: str
) -> None:
    [days] = place(parse_edtf(value), lasts=True)
    assert (days.first, days.last, days.note) == (date(*first), date(*last), note)


@pytest.mark.parametrize("value", ["2018-05-08/..", "../2018-05-08", "2018-05-08/2018-09-01", "2018/.."])
def test_some_day_of_a_long_or_an_open_stretch_is_no_day(value: str) -> None:
    assert place(parse_edtf(value), lasts=False) == ()


def test_months_that_something_lasted_are_no_days_either() -> None:
    assert place(parse_edtf("2018-05/2018-09"), lasts=True) == ()


def test_no_entry_covers_a_day_that_its_event_does_not_allow(story: Site) -> None:
    pages = {f"{BASE}events/{event.id}.html": event for event in story.timeline.events}
    calendar = read_calendar(b"".join(format_calendar(arrange_story(story.timeline), BASE)))
    entries = list(calendar.walk("VEVENT"))
    assert len(entries) > 90
    for entry in entries:
        event = pages[str(entry["URL"])]
        first, last = entry["DTSTART"].dt, entry["DTEND"].dt - timedelta(days=1)
        assert event.date.first is None or event.date.first <= first
        assert event.date.last is None or last <= event.date.last
        is_stated = event.date.precision == "day" and not event.date.approximate and not event.date.uncertain
        assert is_stated or "(" in entry["SUMMARY"] or event.date.precision in {"interval", "set"}


def test_only_what_happened_is_told_without_a_word_on_it(awkward: Site) -> None:
    days = list_days(awkward)
    assert {"Alleged: Somebody was paid", "Denied: Nobody was paid", "Planned: A new pier"} <= set(days)
    assert str(days["Planned: A new pier"][0]["STATUS"]) == "TENTATIVE"
    assert "STATUS" not in days["Alleged: Somebody was paid"][0]


def test_entries_are_stamped_by_their_newest_source_and_keep_nobody_busy(awkward: Site) -> None:
    [entry] = list_days(awkward)["A day"]
    assert entry["DTSTAMP"].dt.isoformat() == "2024-06-01T00:00:00+00:00"
    assert str(entry["TRANSP"]) == "TRANSPARENT"
    assert "Reported by: Harbour Post, June 2024." in str(entry["DESCRIPTION"])


def test_a_disputed_date_says_so(timeline: Timeline) -> None:
    entries = {
        str(entry["SUMMARY"]): str(entry["DESCRIPTION"])
        for entry in read_calendar(b"".join(format_calendar(arrange_story(timeline), BASE))).walk("VEVENT")
    }
    assert "Sources disagree on the date: 13 June 2024, or 13 May 2024." in entries["Papers (date disputed)"]


def test_a_corrected_date_or_title_keeps_the_name_of_the_entry(timeline: Timeline, event: Callable[..., Event]) -> None:
    def name(one: Event) -> str:
        story = arrange_story(replace(timeline, events=(one,)))
        [entry] = read_calendar(b"".join(format_calendar(story, ""))).walk("VEVENT")
        assert "URL" not in entry
        return str(entry["UID"])

    once = event("moved", "2024-06-13")
    assert name(once) == name(replace(once, date=parse_edtf("2024-06-14"), title="Otherwise"))
    assert name(once) != name(replace(once, id="other"))


@pytest.mark.parametrize(
    "title", ["a;b,c\\d", "Über \x0b alles\x7f", "two\nlines", "ж" * 100, "\N{GRINNING FACE}" * 40]
)
def test_any_title_comes_back_as_it_was(timeline: Timeline, event: Callable[..., Event], title: str) -> None:
    odd = replace(event("odd", "2024-06-13"), title=title)
    [entry] = read_calendar(b"".join(format_calendar(arrange_story(replace(timeline, events=(odd,))), BASE))).walk(
        "VEVENT"
    )
    assert str(entry["SUMMARY"]) == title.replace("\x0b", " ").replace("\x7f", " ")


def test_a_story_without_days_has_a_calendar_without_entries(timeline: Timeline) -> None:
    calendar = read_calendar(
        b"".join(format_calendar(arrange_story(replace(timeline, events=(), beyond=(), sources=())), ""))
    )
    assert not list(calendar.walk("VEVENT"))
