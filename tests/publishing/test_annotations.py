"""The annotations, expanded by the W3C's context as a processor of JSON-LD does."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from pyld import jsonld

from dateline.pipeline import Site
from dateline.publishing.annotations import format_annotations
from dateline.publishing.timeline import arrange_story
from tests.publishing.contexts import ANNOTATION, load_context
from tests.publishing.factory_exports import LEAK, make_timeline

BASE = "https://example.org/row/"
OA = "http://www.w3.org/ns/oa#"


def read_annotations(content: bytes) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = json.loads(content)["items"]
    return items


def test_each_annotation_says_event_words_and_place(awkward: Site) -> None:
    document = json.loads(awkward.files["data/annotations.jsonld"])
    assert document["@context"] == ANNOTATION
    [page] = jsonld.expand(document, {"documentLoader": load_context})
    [items] = page["https://www.w3.org/ns/activitystreams#items"]
    events = json.loads(awkward.files["data/events.json"])
    mentions = {
        mention["id"]: (event["id"], mention["quote"])
        for event in (*events["events"], *events["out_of_scope"])
        for mention in event["mentions"]
    }
    assert len(items["@list"]) == len(mentions)
    for one in items["@list"]:
        event, quote = mentions[one["@id"].partition("#")[2]]
        assert one["@type"] == [OA + "Annotation"]
        assert one[OA + "motivatedBy"] == [{"@id": OA + "identifying"}]
        assert one[OA + "hasBody"][0]["@id"] == f"{BASE}events/{event}.html"
        assert f"events/{event}.html" in awkward.files
        words, place = one[OA + "hasTarget"][0][OA + "hasSelector"]
        assert words["@type"] == [OA + "TextQuoteSelector"]
        assert [words[OA + name][0]["@value"] for name in ("exact", "prefix", "suffix")] == [
            quote[name] for name in ("exact", "prefix", "suffix")
        ]
        assert place["@type"] == [OA + "TextPositionSelector"]
        assert (place[OA + "start"][0]["@value"], place[OA + "end"][0]["@value"]) == (quote["start"], quote["end"])


def test_the_words_of_a_digest_stand_on_its_own_page() -> None:
    recall, *_ = read_annotations(b"".join(format_annotations(arrange_story(make_timeline()), BASE)))[::-1]
    words, article = recall["target"]
    assert words["source"] == f"{BASE}sources/a-recall.html"
    assert article == "https://example.org/a-recall"


def test_the_words_of_a_copy_stand_in_the_article_and_are_cut() -> None:
    [leak] = [
        one["target"]
        for one in read_annotations(b"".join(format_annotations(arrange_story(make_timeline()), BASE)))
        if not isinstance(one["target"], list)
    ]
    quote, place = leak["selector"]
    assert leak["source"] == "https://example.org/b-leak"
    assert quote["exact"] == LEAK[place["start"] : place["end"]]
    assert len(quote["exact"].split()) == 30


@pytest.mark.parametrize("url", ["", "javascript:alert(1)", "ftp://example.org/a"])
def test_without_a_web_address_the_words_stand_on_the_page(url: str) -> None:
    story = make_timeline()
    sources = tuple(replace(read, source=replace(read.source, url=url)) for read in story.sources)
    items = read_annotations(b"".join(format_annotations(arrange_story(replace(story, sources=sources)), "")))
    assert {one["target"]["source"] for one in items} == {"../sources/a-recall.html", "../sources/b-leak.html"}
