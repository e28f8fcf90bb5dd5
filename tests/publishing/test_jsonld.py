"""Linked data, as the processor pyld reads it off the file and off the pages' heads."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from typing import Any

import pytest
from pyld import jsonld

from dateline.edtf import parse_edtf
from dateline.pipeline import Site
from dateline.publishing.jsonld import EDTF_TYPE, write_date
from tests.publishing.contexts import SCHEMA, load_context

BASE = "https://example.org/row/"
DATE = "http://schema.org/Date"


class Head(HTMLParser):
    """Finds the blocks of data and the alternates of a page."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.blocks: list[str] = []
        self.links: list[dict[str, str | None]] = []
        self._is_data = False
        self.feed(page.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        self._is_data = tag == "script" and named.get("type") == "application/ld+json"
        if tag == "link" and named.get("rel") == "alternate":
            self.links.append(named)

    def handle_endtag(self, tag: str) -> None:
        self._is_data = self._is_data and tag != "script"

    def handle_data(self, data: str) -> None:
        if self._is_data:
            self.blocks.append(data)


def expand(document: object, page: str = "") -> dict[str, dict[str, Any]]:
    """Node id (or type, for nodes without one) → the node, with every term in full."""
    nodes = jsonld.expand(document, {"documentLoader": load_context, "base": BASE + page})
    return {node.get("@id", node["@type"][0]): node for node in nodes}


def read_page(site: Site, page: str) -> dict[str, dict[str, Any]]:
    [block] = Head(site.files[page]).blocks
    return expand(json.loads(block), page)


def get(node: dict[str, Any], name: str) -> dict[str, Any]:
    value: dict[str, Any]
    [value] = node[f"http://schema.org/{name}"]
    return value


@pytest.fixture(scope="module")
def graph(awkward: Site) -> dict[str, dict[str, Any]]:
    document = json.loads(awkward.files["data/timeline.jsonld"])
    assert document["@context"] == SCHEMA
    return expand(document)


def test_the_file_tells_every_event_source_and_actor_once(awkward: Site, graph: dict[str, dict[str, Any]]) -> None:
    story = awkward.timeline
    kinds = [node["@type"][0].rpartition("/")[2] for node in graph.values()]
    claims = sum(event.modality in {"alleged", "denied"} for event in story.events)
    assert claims == 2
    assert kinds.count("Claim") == claims
    assert kinds.count("Event") == len(story.events) + len(story.beyond) - claims
    assert kinds.count("NewsArticle") == len(story.sources)
    assert kinds.count("Dataset") == 1
    assert kinds.count("Person") == 2


@pytest.mark.parametrize(
    ("event", "kind", "value"),
    [
        ("a-day", DATE, "2024-06-13"),
        ("a-month", DATE, "2024-06"),
        ("a-year", DATE, "2019"),
        ("an-about", EDTF_TYPE, "2024-06-13~"),
        ("a-season", EDTF_TYPE, "2020-23"),
        ("a-decade", EDTF_TYPE, "199X"),
        ("an-interval", EDTF_TYPE, "2022-09-13/2022-09-14"),
        ("an-open-start", EDTF_TYPE, "../2017"),
        ("a-set", EDTF_TYPE, "{2024-03-12,2024-03-14}"),
    ],
)
def test_a_date_is_iso_as_far_as_it_is_known_and_else_edtf(
    graph: dict[str, dict[str, Any]], event: str, kind: str, value: str
) -> None:
    node = graph[f"{BASE}events/{event}.html"]
    assert get(node, "startDate") == {"@type": kind, "@value": value}
    assert "http://schema.org/endDate" not in node


def test_what_lasted_has_a_start_and_an_end(story: Site) -> None:
    document = json.loads(story.files["data/timeline.jsonld"])
    lasting = [node for node in document["@graph"] if "endDate" in node and "startDate" in node]
    assert lasting
    assert all(str(node["startDate"]) <= str(node["endDate"]) for node in lasting)


@pytest.mark.parametrize("event", ["an-allegation", "a-denial"])
def test_what_is_alleged_or_denied_is_a_claim_of_its_articles_and_no_event(
    graph: dict[str, dict[str, Any]], event: str
) -> None:
    node = graph[f"{BASE}events/{event}.html"]
    assert node["@type"] == ["http://schema.org/Claim"]
    assert "not established" in get(node, "description")["@value"]
    assert get(node, "appearance")["@id"] == f"{BASE}sources/2024-06-harbour.html"
    assert not {"http://schema.org/startDate", "http://schema.org/eventStatus"} & node.keys()


def test_only_what_is_planned_is_scheduled(graph: dict[str, dict[str, Any]]) -> None:
    scheduled = [name for name, node in graph.items() if "http://schema.org/eventStatus" in node]
    assert scheduled == [f"{BASE}events/a-plan.html"]
    assert get(graph[scheduled[0]], "eventStatus")["@id"] == "https://schema.org/EventScheduled"


def test_an_article_says_no_more_than_is_known(graph: dict[str, dict[str, Any]]) -> None:
    notes, article = graph[f"{BASE}sources/2024-06-harbour.html"], graph[f"{BASE}sources/2024-07-gazeta.html"]
    assert get(notes, "datePublished")["@value"] == "2024-06"
    assert not {"http://schema.org/author", "http://schema.org/url"} & notes.keys()
    assert get(article, "datePublished")["@value"] == "2024-07-04/2024-07-05"
    assert get(article, "headline")["@value"] == "«Посол», отозван"
    assert get(article, "alternateName")["@value"] == "An ambassador, withdrawn"


def test_the_page_of_an_event_tells_it_its_articles_and_where_it_stands(awkward: Site) -> None:
    page = "events/a-script.html"
    nodes = read_page(awkward, page)
    event, trail = nodes[BASE + page], nodes["http://schema.org/BreadcrumbList"]
    assert get(event, "name")["@value"] == '</script><img src=x onerror=alert(1)> & "so" on'
    assert get(event, "subjectOf")["@type"] == ["http://schema.org/NewsArticle"]
    steps = trail["http://schema.org/itemListElement"]
    assert [get(step, "item")["@id"] for step in steps] == [BASE, BASE + page]


@pytest.mark.parametrize(
    ("page", "kind"),
    [("index.html", "Dataset"), ("sources/2024-07-gazeta.html", "NewsArticle"), ("actors/ada-brandt.html", "Person")],
)
def test_each_page_tells_what_it_is_about(awkward: Site, page: str, kind: str) -> None:
    kinds = [node["@type"][0] for node in read_page(awkward, page).values()]
    assert f"http://schema.org/{kind}" in kinds
    assert ("http://schema.org/BreadcrumbList" in kinds) == (page != "index.html")


def test_what_the_dataset_offers_is_there(awkward: Site) -> None:
    dataset = read_page(awkward, "index.html")[BASE]
    offered = [get(one, "contentUrl")["@id"] for one in dataset["http://schema.org/distribution"]]
    assert {url.removeprefix(BASE) for url in offered} <= awkward.files.keys()
    assert get(dataset, "temporalCoverage")["@value"] == "0001/9999"


def test_no_text_of_the_content_ends_a_block_of_data(awkward: Site) -> None:
    for path, page in awkward.files.items():
        if path.endswith(".html"):
            for block in re.findall(rb'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL):
                assert b"<" not in block
                json.loads(block)
            assert len(Head(page).blocks) == (path != "404.html"), path


def test_without_an_address_links_start_from_the_page(story: Site) -> None:
    event = story.timeline.events[0]
    [block] = Head(story.files[f"events/{event.id}.html"]).blocks
    node = json.loads(block)["@graph"][0]
    assert node["@id"] == f"{event.id}.html"
    assert all(one["@id"].startswith("../sources/") for one in node.get("subjectOf") or node["appearance"])


def test_every_page_names_the_feeds_and_an_actors_page_its_own(awkward: Site) -> None:
    everywhere = {"feed.xml", "disagreements.xml", "changes.xml"}
    for path, page in awkward.files.items():
        if path.endswith(".html") and path != "404.html":
            named = [str(link["href"]).rpartition("/")[2] for link in Head(page).links]
            assert everywhere <= set(named)
    first = Head(awkward.files["actors/ada-brandt.html"]).links[0]
    assert first["href"] == "ada-brandt.xml"
    assert {"timeline.ics", "data/events.json"} <= {link["href"] for link in Head(awkward.files["index.html"]).links}


@pytest.mark.parametrize("value", ["2024-05-XX", "2024-05-1X", "2018/..", "2019?", "2018/2022"])
def test_no_date_gains_or_loses_anything(value: str) -> None:
    written = write_date(parse_edtf(value))
    assert (written if isinstance(written, str) else written["@value"]) == value
