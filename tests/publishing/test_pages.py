from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from dateline.model import Event, Timeline
from dateline.publishing.contexts import DisagreementsPage, EventPage, IndexPage, SourcesPage, YearPage
from dateline.publishing.frame import build_frame
from dateline.publishing.overview import draw_overview
from dateline.publishing.pages import Page, plan_pages
from dateline.publishing.timeline import arrange_story


def plan(timeline: Timeline, base_url: str = "") -> dict[str, Page]:
    story = arrange_story(timeline)
    pages = list(plan_pages(story, draw_overview=lambda: draw_overview(story), base_url=base_url))
    found = {page.path: page for page in pages}
    assert len(found) == len(pages), "two pages at one address"
    return found


def test_everything_that_can_be_linked_to_has_a_page(timeline: Timeline) -> None:
    assert set(plan(timeline)) == {
        "index.html",
        *(f"events/{event}.html" for event in ("deliveries", "spoke", "papers", "later-still", "nineties")),
        "events/old-papers.html",
        *(f"sources/{source}.html" for source in ("gazette", "oc-media", "weekly", "lraber")),
        *(f"actors/{actor}.html" for actor in ("armenia", "belarus", "nikol-pashinyan", "politico", "minsk")),
        *(
            "actors.html",
            "sources.html",
            "disagreements.html",
            "coverage.html",
            "changes.html",
            "about.html",
            "404.html",
        ),
    }


def test_whoever_looks_at_one_page_waits_for_no_other(timeline: Timeline, monkeypatch: pytest.MonkeyPatch) -> None:
    def look_up(*_: object) -> None:
        raise AssertionError("only the first page of all shows this")

    monkeypatch.setattr("dateline.publishing.timeline.find_named", look_up)
    pages = {page.path: page for page in plan_pages(arrange_story(timeline), draw_overview=look_up, base_url="")}
    assert pages["sources/gazette.html"].plan()
    assert pages["events/papers.html"].plan()
    with pytest.raises(AssertionError):
        pages["index.html"].plan()


def test_the_index_counts_what_it_shows(timeline: Timeline) -> None:
    index = plan(timeline)["index.html"].plan()
    assert isinstance(index, IndexPage)
    assert (index.event_count, index.citation_count, index.dispute_count) == (4, 5, 2)
    assert build_frame(arrange_story(timeline)).newest == "10 October 2025"
    assert index.span == "2018 to 2025"
    assert index.span_title == "Eight years in one picture"
    assert [one.event.id for one in index.beyond] == ["nineties"]


def test_the_menu_says_about_where_the_page_says_more(timeline: Timeline) -> None:
    titles = {"About this timeline": "About", "Our method": "Our method"}
    for title, label in titles.items():
        pages = (replace(timeline.pages[0], title=title),)
        assert build_frame(arrange_story(replace(timeline, pages=pages))).menu[-1].label == label


def test_filters_offer_only_what_some_entry_has(timeline: Timeline) -> None:
    index = plan(timeline)["index.html"].plan()
    assert isinstance(index, IndexPage)
    assert [option.value for option in index.filters.kinds] == ["statement"]
    assert [option.label for option in index.filters.persons] == ["Pashinyan, Nikol"]
    assert [option.label for option in index.filters.languages] == ["Arabic", "English"]
    assert index.filters.least == (2, 3)
    assert index.filters.names[index.filters.persons[0].key] == "nikol pashinyan pashinian"
    assert [lane.name for lane in index.filters.lanes] == ["Armenia", "Belarus", "Others"]


def test_events_lead_to_their_neighbours(timeline: Timeline) -> None:
    page = plan(timeline)["events/spoke.html"].plan()
    assert isinstance(page, EventPage)
    assert page.previous is not None
    assert page.next is not None
    assert (page.previous.id, page.next.id) == ("deliveries", "papers")
    beyond = plan(timeline)["events/nineties.html"].plan()
    assert isinstance(beyond, EventPage)
    assert (beyond.previous, beyond.next, beyond.event.number) == (None, None, 0)


def test_the_ledger_is_in_parts_and_the_weightiest_comes_first(timeline: Timeline) -> None:
    papers = timeline.events[2]
    [dispute] = papers.disagreements
    light = replace(dispute, id="light", readings=(dispute.readings[1], replace(dispute.readings[0], mentions=("m2",))))
    changed = replace(papers, disagreements=(light, dispute))
    events = (*timeline.events[:2], changed, *timeline.events[3:])
    ledger = plan(replace(timeline, events=events))["disagreements.html"].plan()
    assert isinstance(ledger, DisagreementsPage)
    assert [(part.anchor, [line.dispute.id for line in part.lines]) for part in ledger.parts] == [
        ("on-date", ["papers-date", "light"]),
        ("on-other", ["spoke-which"]),
    ]
    assert [line.dispute.weight for line in ledger.parts[0].lines] == [3, 2]
    assert ledger.count == 3


def test_sources_are_listed_under_their_years(timeline: Timeline) -> None:
    sources = plan(timeline)["sources.html"].plan()
    assert isinstance(sources, SourcesPage)
    assert [(year.label, [one.number for one in year.references]) for year in sources.years] == [
        ("2024", [1, 2, 3]),
        ("2025", [4]),
    ]


def test_the_table_of_claims_leaves_out_what_all_say_alike(timeline: Timeline) -> None:
    papers = plan(timeline)["events/papers.html"].plan()
    assert isinstance(papers, EventPage)
    assert papers.columns == ()
    first, *rest = timeline.events[2].mentions
    mentions = (replace(first, modality="alleged", speaker="Politico"), *rest)
    events = (*timeline.events[:2], replace(timeline.events[2], mentions=mentions), *timeline.events[3:])
    changed = plan(replace(timeline, events=events))["events/papers.html"].plan()
    assert isinstance(changed, EventPage)
    assert changed.columns == ("modality",)


def test_a_permalink_is_printed_only_where_the_address_is_known(timeline: Timeline) -> None:
    known = plan(timeline, "https://example.org/p/")["events/spoke.html"].plan()
    unknown = plan(timeline)["events/spoke.html"].plan()
    assert isinstance(known, EventPage)
    assert isinstance(unknown, EventPage)
    assert known.permalink == "https://example.org/p/events/spoke.html"
    assert unknown.permalink == ""


def test_a_long_story_has_a_page_for_every_year(timeline: Timeline, crowd: Callable[[int], tuple[Event, ...]]) -> None:
    events = (timeline.events[0], *crowd(301))
    pages = plan(replace(timeline, events=events))
    index, before, year = (pages[path].plan() for path in ("index.html", "before.html", "2024.html"))
    assert isinstance(index, IndexPage)
    assert isinstance(before, YearPage)
    assert isinstance(year, YearPage)
    assert index.is_long
    assert len(year.years[0].entries) == 301
    assert before.next is not None
    assert before.next.target == "2024.html#y2024"
    assert [line.is_here for line in year.rail] == [False, True]
    assert [line.is_elsewhere for line in year.rail] == [True, False]
    assert [bool(line.months) for line in year.rail] == [False, True]
    # The index lists every event in a line, and leads to the years' pages.
    assert [(line.is_here, line.is_elsewhere, line.months) for line in index.rail] == [(True, True, ())] * 2
