from __future__ import annotations

from dataclasses import replace
from datetime import date
from xml.etree import ElementTree as ET

import feedparser

from dateline.edtf import parse_edtf
from dateline.model import Change, Revision, Timeline
from dateline.publishing.changes import RevisionView, sum_up, view_pending, view_revisions, word_line
from dateline.publishing.feeds import format_changes_feed
from dateline.publishing.record import make_record
from dateline.publishing.timeline import arrange_story

BASE = "https://example.org/row/"
JUNE, JULY = date(2024, 6, 14), date(2024, 7, 1)
DAY = parse_edtf("2024-06-13")
PAPERS = {"event": "papers", "date": DAY, "title": "Papers come out"}
CHANGES = (
    Change(kind="added", event="spoke", date=DAY, title="A speech"),
    Change(kind="split", event="gone", date=DAY, title="A quarrel", other="old-papers", before="Papers"),
    Change(kind="merged", other="old-papers", before="Papers leak", **PAPERS),
    Change(kind="removed", event="nowhere", date=DAY, title="A rumour"),
    Change(kind="redated", before="2024-06", **PAPERS),
    Change(kind="retitled", before="Papers leak", **PAPERS),
    Change(kind="reported", sources=("oc-media", "vanished"), **PAPERS),
)
FIRST = Revision(day=JUNE, events=4)


def tell(view: RevisionView) -> list[str]:
    return [word_line(line) for group in view.groups for line in group.lines]


def revise(timeline: Timeline, *revisions: Revision) -> tuple[RevisionView, ...]:
    return view_revisions(arrange_story(replace(timeline, revisions=revisions)))


def test_each_change_is_said_in_words_and_leads_to_its_event(timeline: Timeline) -> None:
    view, first = revise(timeline, Revision(day=JULY, events=5, changes=CHANGES), FIRST)
    oc_media = next(read.source.publisher for read in timeline.sources if read.source.id == "oc-media")
    assert tell(view) == [
        "13 June 2024: A speech",
        "13 June 2024: A quarrel (was told as part of “Papers”)",
        "13 June 2024: Papers come out (now also tells of “Papers leak”)",
        "13 June 2024: A rumour",
        "Papers come out (date: June 2024 → 13 June 2024)",
        "13 June 2024: Papers come out (headline before: “Papers leak”)",
        f"13 June 2024: Papers come out (now also reported by {oc_media}, vanished)",
    ]
    lines = [line for group in view.groups for line in group.lines]
    assert [line.event.target for line in lines][:4] == ["events/spoke.html", "", "events/papers.html", ""]
    # A retired id leads on; a source that is gone is named without a link.
    assert [one.target for one in lines[1].named] == ["events/papers.html"]
    assert [one.target for one in lines[-1].named] == ["sources/oc-media.html", ""]
    assert sum_up(view).startswith("1 new event, 1 event told apart, 1 event joined with another")
    assert sum_up(first) == "First published, 4 events"


def test_changes_of_one_kind_stand_together_and_are_counted(timeline: Timeline) -> None:
    two = (CHANGES[0], replace(CHANGES[0], event="papers"))
    [view] = revise(timeline, Revision(day=JULY, events=5, changes=two))
    assert [(group.heading, len(group.lines)) for group in view.groups] == [("2 new events", 2)]


def test_two_sources_of_one_publisher_are_told_apart_by_their_days(timeline: Timeline) -> None:
    sources = tuple(replace(one, source=replace(one.source, publisher="Gazette")) for one in timeline.sources)
    change = Change(kind="reported", sources=("oc-media", "weekly"), **PAPERS)
    [view] = revise(replace(timeline, sources=sources), Revision(day=JULY, events=5, changes=(change,)))
    assert tell(view)[0].endswith("(now also reported by Gazette (14 June 2024), Gazette (21 June 2024))")


def test_the_anchor_of_a_revision_stays_when_others_of_its_day_follow(timeline: Timeline) -> None:
    second, third = (Revision(day=JUNE, events=4, changes=CHANGES[:count]) for count in (1, 2))
    assert [view.anchor for view in revise(timeline, FIRST)] == ["r2024-06-14"]
    assert [view.anchor for view in revise(timeline, third, second, FIRST)] == [
        "r2024-06-14-3",
        "r2024-06-14-2",
        "r2024-06-14",
    ]


def test_what_differs_from_the_record_is_not_yet_recorded(timeline: Timeline) -> None:
    record = make_record(timeline)
    assert view_pending(arrange_story(timeline)) is None, "a story without a record"
    assert view_pending(arrange_story(replace(timeline, published=record))) is None
    before = tuple(replace(one, date=parse_edtf("2024")) if one.id == "papers" else one for one in record)
    view = view_pending(arrange_story(replace(timeline, published=before)))
    assert view is not None
    [line] = tell(view)
    assert line.endswith("(date: 2024 → 13 June 2024)")


def test_the_feed_has_an_entry_for_each_revision(timeline: Timeline) -> None:
    told = replace(timeline, revisions=(Revision(day=JULY, events=5, changes=CHANGES), FIRST))
    feed = feedparser.parse(
        format_changes_feed(arrange_story(told), BASE),
        response_headers={"content-type": "application/atom+xml; charset=utf-8"},
    )
    assert not feed.bozo
    assert feed.feed.updated == "2024-07-01T00:00:00Z"
    assert [link.href for link in feed.feed.links] == [f"{BASE}changes.html", f"{BASE}changes.xml"]
    newest, first = feed.entries
    assert newest.title.startswith("1 July 2024: 1 new event, ")
    assert newest.link == newest.id == f"{BASE}changes.html#r2024-07-01"
    assert "(date: June 2024 → 13 June 2024)" in newest.summary
    assert (first.title, first.summary) == (
        "14 June 2024: First published, 4 events",
        "First published, 4 events.",
    )


def test_a_revision_of_very_many_changes_is_cut_in_the_feed(timeline: Timeline) -> None:
    many = tuple(replace(CHANGES[0], title=f"Speech {number}") for number in range(150))
    told = replace(timeline, revisions=(Revision(day=JULY, events=5, changes=many),))
    root = ET.fromstring(format_changes_feed(arrange_story(told), BASE))  # noqa: S314 (our own bytes)
    [summary] = root.iter("{http://www.w3.org/2005/Atom}summary")
    assert (summary.text or "").splitlines()[-1] == "and 50 more"


def test_a_story_that_was_never_recorded_has_a_feed_without_entries(timeline: Timeline) -> None:
    feed = feedparser.parse(
        format_changes_feed(arrange_story(timeline), ""),
        response_headers={"content-type": "application/atom+xml; charset=utf-8"},
    )
    assert (feed.bozo, feed.entries, feed.feed.updated) == (False, [], "2025-10-10T00:00:00Z")
