from __future__ import annotations

import re
from dataclasses import replace
from xml.etree import ElementTree as ET

import feedparser
import pytest

from dateline.model import Timeline
from dateline.publishing import feeds
from dateline.publishing.feeds import FEED_ENTRIES
from dateline.publishing.timeline import arrange_story
from tests.publishing.factory_exports import make_timeline

BASE = "https://example.org/row/"
ATOM = "{http://www.w3.org/2005/Atom}"


def format_feed(timeline: Timeline, base_url: str) -> bytes:
    return feeds.format_feed(arrange_story(timeline), base_url)


def read_feed(content: bytes) -> feedparser.FeedParserDict:
    feed = feedparser.parse(content, response_headers={"content-type": "application/atom+xml; charset=utf-8"})
    assert not feed.bozo
    assert feed.version == "atom10"
    return feed


def test_an_entry_tells_the_disagreement() -> None:
    [entry] = read_feed(format_feed(make_timeline(), BASE)).entries
    assert entry.title == "13 June 2024: Ambassadors & envoys recalled"
    assert entry.summary == (
        "Both capitals called their envoys home. Sources disagree on the date: 13 June 2024, or 14 June 2024."
    )


def test_updated_is_the_day_of_the_newest_source() -> None:
    feed = read_feed(format_feed(make_timeline(), BASE))
    assert feed.entries[0].updated == feed.feed.updated == "2024-06-20T00:00:00Z"


def test_with_an_address_links_and_identifiers_are_under_it() -> None:
    feed = read_feed(format_feed(make_timeline(), BASE))
    assert feed.entries[0].link == feed.entries[0].id == f"{BASE}events/ambassadors-recalled.html"
    assert [link.href for link in feed.feed.links] == [BASE, f"{BASE}feed.xml"]


def test_without_an_address_links_are_relative_and_identifiers_absolute() -> None:
    root = ET.fromstring(format_feed(make_timeline(), ""))  # noqa: S314 (our own bytes)
    entry = root.find(f"{ATOM}entry")
    assert entry is not None
    link = entry.find(f"{ATOM}link")
    assert link is not None
    assert link.get("href") == "events/ambassadors-recalled.html"
    ids = [node.text or "" for node in root.iter(f"{ATOM}id")]
    assert len(set(ids)) == 2
    assert all(re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", one) for one in ids)


def test_two_stories_do_not_share_identifiers() -> None:
    story = make_timeline()
    other = replace(story, config=replace(story.config, title="Another row"))
    assert re.findall(rb"urn:\S+?<", format_feed(story, "")) != re.findall(rb"urn:\S+?<", format_feed(other, ""))


def test_events_on_which_sources_agree_are_listed_too() -> None:
    story = make_timeline()
    agreed = replace(story, events=(replace(story.events[0], disagreements=()),))
    feed = read_feed(format_feed(agreed, BASE))
    assert [entry.summary for entry in feed.entries] == ["Both capitals called their envoys home."]
    assert feed.feed.updated == "2024-06-20T00:00:00Z"


def test_the_newest_fifty_are_listed() -> None:
    story = make_timeline()
    many = tuple(replace(story.events[0], id=f"event-{number:03}") for number in range(60))
    older = replace(story.events[0], id="a-older", mentions=(story.events[0].mentions[1],))
    feed = read_feed(format_feed(replace(story, events=(older, *many)), BASE))
    assert len(feed.entries) == FEED_ENTRIES
    assert "a-older" not in "".join(entry.id for entry in feed.entries)


@pytest.mark.parametrize("title", ["A <b>bold</b> \x0b move & more", "Посол 'отозван'", '"quoted"'])
def test_any_title_gives_a_feed_that_can_be_read(title: str) -> None:
    story = make_timeline()
    named = replace(story, events=(replace(story.events[0], title=title),))
    [entry] = read_feed(format_feed(named, BASE)).entries
    assert title.replace("\x0b", "").split()[0].strip("\"'")[:5] in entry.title


def test_disagreements_have_a_feed_with_their_words_and_places(timeline: Timeline) -> None:
    feed = read_feed(feeds.format_disagreements_feed(arrange_story(timeline), BASE))
    assert [(entry.title, entry.link) for entry in feed.entries] == [
        ("Papers: the date", f"{BASE}disagreements.html#d-papers-date"),
        ("Spoke: which speech", f"{BASE}disagreements.html#d-spoke-which"),
    ]
    assert feed.entries[0].summary == "Sources disagree on the date: 13 June 2024, or 13 May 2024."
    assert feed.entries[0].updated == feed.feed.updated == "2024-06-21T00:00:00Z"


def test_without_a_disagreement_the_feed_is_empty_and_whole(timeline: Timeline) -> None:
    agreed = replace(timeline, events=tuple(replace(event, disagreements=()) for event in timeline.events))
    feed = read_feed(feeds.format_disagreements_feed(arrange_story(agreed), BASE))
    assert not feed.entries
    assert feed.feed.updated == "2025-10-10T00:00:00Z"


def test_everybody_with_a_page_has_a_feed_of_their_events(timeline: Timeline) -> None:
    made = dict(feeds.format_actor_feeds(arrange_story(timeline), BASE))
    assert sorted(made) == [
        f"actors/{name}.xml" for name in ("armenia", "belarus", "minsk", "nikol-pashinyan", "politico")
    ]
    feed = read_feed(made["actors/politico.xml"])
    assert [entry.title for entry in feed.entries] == ["13 June 2024: Papers"]
    assert feed.feed.title == "Allies at odds: Politico"
    assert [link.href for link in feed.feed.links] == [f"{BASE}actors/politico.html", f"{BASE}actors/politico.xml"]
    assert [entry.title for entry in read_feed(made["actors/minsk.xml"]).entries] == ["The 1990s: Nineties"]


def test_what_is_only_alleged_says_so_in_its_title(timeline: Timeline) -> None:
    titles = [entry.title for entry in read_feed(format_feed(timeline, BASE)).entries]
    assert "2018: Alleged: Deliveries" in titles


def test_links_of_an_actors_feed_start_from_its_folder_where_the_address_is_unknown(timeline: Timeline) -> None:
    root = ET.fromstring(dict(feeds.format_actor_feeds(arrange_story(timeline), ""))["actors/politico.xml"])  # noqa: S314
    links = [node.get("href") for node in root.iter(f"{ATOM}link")]
    assert links == ["politico.html", "../events/papers.html"]
