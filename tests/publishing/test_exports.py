from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from dateline.errors import ContentError
from dateline.groups import GROUPS, find_group
from dateline.model import Block, Timeline
from dateline.pipeline import Site, build_site
from dateline.publishing.exports import FORMATS, SERIES
from dateline.publishing.timeline import arrange_story
from tests.publishing.awkward_exports import LEAK as LEAK_COPY
from tests.publishing.awkward_exports import write_awkward_story
from tests.publishing.factory_exports import (
    LEAK,
    make_event,
    make_mention,
    make_source,
    make_timeline,
    make_timex,
    write_exports,
)

PAGES = ("index.html", "events/ambassadors-recalled.html", "404.html", "dateline.css")


def export(timeline: Timeline, pages: Iterable[str], base_url: str) -> dict[str, bytes]:
    return write_exports(arrange_story(timeline), pages, base_url)[0]


def read_events(base_url: str = "") -> dict[str, Any]:
    record: dict[str, Any] = json.loads(export(make_timeline(), PAGES, base_url)["data/events.json"])
    return record


def test_events_have_exactly_the_promised_keys() -> None:
    record = read_events()
    assert list(record) == ["dateline", "timeline", "events", "out_of_scope", "undated", "sources"]
    event = record["events"][0]
    assert list(event) == [
        *("id", "title", "summary", "date", "first_day", "last_day", "precision", "kind", "modality", "actors"),
        *("in_scope", "independent_sources", "mentions", "disagreements", "merge_reasons"),
    ]
    assert list(event["mentions"][0]) == [
        *("id", "source", "quote", "own_words", "link"),
        *("date", "date_text", "date_rule", "counted_from", "date_reason", "timex"),
        *("kind", "modality", "actors", "recipients", "speaker", "provenance"),
    ]
    assert list(record["sources"][0]) == ["id", "title", "publisher", "published", "url", "language"]


def test_a_mention_says_where_its_date_comes_from() -> None:
    first, second = read_events()["events"][0]["mentions"]
    assert (first["date"], first["date_text"], first["date_rule"], first["counted_from"]) == (
        *("2024-06-13", "on Thursday", "weekday", "2024-06-14"),
    )
    assert first["date_reason"] == "counted back from the day of publication"
    assert first["timex"] == {"start": 47, "end": 58, "type": "DATE", "value": "2024-06-13"}
    assert first["provenance"] == {"kind": "edited"}
    assert (first["speaker"], second["speaker"]) == (None, "журналисты")


def test_a_report_names_the_articles_own_words_and_leads_to_them() -> None:
    story = make_timeline()
    text = "Minsk spoke of “street politics” and a “disgrace” on Thursday."
    source = make_source("a-recall", text=text, blocks=(Block(kind="paragraph", start=0, end=len(text), line=6),))
    event = make_event(
        "spoke", make_mention(source, text, make_timex(source, "on Thursday", "2024-06-13")), date="2024"
    )
    read = replace(story.sources[0], source=source, mentions=event.mentions, undated=(), timexes=(), names=())
    record = json.loads(
        export(replace(story, events=(event,), beyond=(), sources=(read,)), PAGES, "")["data/events.json"]
    )
    [mention] = record["events"][0]["mentions"]
    assert mention["own_words"] == ["street politics", "disgrace"]
    assert mention["link"] == "https://example.org/a-recall#:~:text=street%20politics"


def test_lists_of_names_are_sorted() -> None:
    event = read_events()["events"][0]
    assert (
        event["actors"]
        == event["mentions"][0]["actors"]
        == event["mentions"][0]["recipients"]
        == ["Armenia", "Belarus"]
    )
    assert [mention["source"] for mention in event["mentions"]] == ["a-recall", "b-leak"]


def test_an_edited_open_date_has_no_words_and_no_last_day() -> None:
    event = read_events()["out_of_scope"][0]
    assert (event["first_day"], event["last_day"], event["precision"]) == ("2018-01-01", None, "open")
    mention = event["mentions"][0]
    assert (mention["date_text"], mention["date_rule"], mention["counted_from"]) == (None, None, None)


def test_an_undated_report_is_listed_with_its_reason() -> None:
    assert read_events()["undated"] == [
        {
            "source": "a-recall",
            "quote": {"exact": "The two had met before."},
            "actors": ["Armenia", "Belarus"],
            "reason": "no date",
        }
    ]


def test_a_verbatim_source_is_quoted_within_its_limit() -> None:
    quote = read_events()["events"][0]["mentions"][1]["quote"]
    assert len(quote["exact"].split()) == 30
    assert quote["exact"] == LEAK[quote["start"] : quote["end"]]
    assert LEAK[quote["end"] :].startswith(quote["suffix"])


def test_a_digest_is_quoted_in_full() -> None:
    quote = read_events()["events"][0]["mentions"][0]["quote"]
    assert quote["exact"] == "Armenia and Belarus recalled their ambassadors on Thursday."


def test_letters_are_not_escaped_and_the_file_ends_in_a_newline() -> None:
    content = export(make_timeline(), PAGES, "")["data/events.json"]
    assert "Минск отозвал посла".encode() in content
    assert b"\\u" not in content
    assert content.endswith(b"}\n")


def test_the_record_is_valid_by_its_schema() -> None:
    files = export(make_timeline(), PAGES, "")
    schema = json.loads(files["data/events.schema.json"])
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(json.loads(files["data/events.json"]))


@pytest.mark.parametrize(
    "harm",
    [
        lambda record: record["events"][0].pop("kind"),
        lambda record: record["events"][0].update(kid="withdraw"),
        lambda record: record["events"][0].update(modality="perhaps"),
        lambda record: record["events"][0]["disagreements"][0]["readings"].pop(),
        lambda record: record.update(dateline="2"),
    ],
)
def test_the_schema_refuses_what_is_not_promised(harm: Callable[[dict[str, Any]], object]) -> None:
    record = read_events()
    harm(record)
    schema = json.loads(b"".join(FORMATS["data/events.schema.json"](None)))  # type: ignore[arg-type]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(schema).validate(record)


def test_the_same_story_gives_the_same_bytes() -> None:
    assert export(make_timeline(), PAGES, "") == export(make_timeline(), reversed(PAGES), "")


def test_without_an_address_there_is_no_sitemap_and_robots_says_why() -> None:
    files = export(make_timeline(), PAGES, "")
    assert "sitemap.xml" not in files
    assert b"Allow: /" in files["robots.txt"]
    assert b"base_url" in files["robots.txt"]


def test_with_an_address_robots_names_the_sitemap() -> None:
    files = export(make_timeline(), PAGES, "https://example.org/row/")
    assert b"Sitemap: https://example.org/row/sitemap.xml\n" in files["robots.txt"]
    assert b"index.html" not in files["sitemap.xml"]
    assert b"dateline.css" not in files["sitemap.xml"]


def test_github_pages_is_told_to_leave_the_files_alone() -> None:
    assert export(make_timeline(), PAGES, "")[".nojekyll"] == b""


def test_a_story_without_sources_can_be_exported() -> None:
    empty = replace(make_timeline(), events=(), beyond=(), sources=())
    assert json.loads(export(empty, PAGES, "")["data/events.json"])["events"] == []


def test_an_event_before_the_first_year_is_refused_with_its_line(tmp_path: Path) -> None:
    content = write_awkward_story(tmp_path / "content")
    notes = content / "sources/2024-06-harbour.md"
    notes.write_text(notes.read_text(encoding="utf-8").replace("0001-02-03", "-0043-03-15"), encoding="utf-8")
    with pytest.raises(ContentError) as error:
        build_site(content)
    assert re.search(r"2024-06-harbour\.md:\d+:\d+: .*years run from 0001 to 9999", str(error.value))


def test_no_format_holds_more_of_a_copy_than_its_limit(awkward: Site) -> None:
    record = json.loads(awkward.files["data/events.json"])
    quotes = [mention["quote"]["exact"] for event in record["events"] for mention in event["mentions"]]
    assert [len(quote.split()) for quote in quotes if quote in LEAK_COPY] == [5]
    exported = export(awkward.timeline, (), "https://example.org/row/")
    for path, content in exported.items():
        # A headline is made by other rules, and shorter than these words.
        assert "лодка 20" not in content.decode(), path


def test_the_awkward_story_is_valid_by_the_schema(awkward: Site) -> None:
    schema = json.loads(awkward.files["data/events.schema.json"])
    jsonschema.Draft202012Validator(schema).validate(json.loads(awkward.files["data/events.json"]))


# ------------------------------------------------------------------ what a story may do without


def test_a_group_holds_files_that_there_are() -> None:
    assert {path for paths in GROUPS.values() for path in paths} <= {*FORMATS, *SERIES}


@pytest.mark.parametrize("group", GROUPS)
def test_what_is_left_out_is_not_written_and_all_else_is(group: str) -> None:
    timeline = make_timeline()
    everything = export(timeline, PAGES, "https://example.org/")
    less = export(replace(timeline, config=replace(timeline.config, leave_out=(group,))), PAGES, "https://example.org/")
    left_out = {path for path in everything if find_group(path) == group}
    assert left_out
    assert less.keys() == everything.keys() - left_out
