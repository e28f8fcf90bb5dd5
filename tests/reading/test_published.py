from __future__ import annotations

import pytest

from dateline.edtf import parse_edtf
from dateline.errors import ContentError
from dateline.model import PublishedEvent, PublishedMention
from dateline.reading.markdown_files import read_markdown_source
from dateline.reading.published import follow_renamed, read_published

ENTRY = """- id: the-recall
  date: 2024-06-13
  title: "Norland: the recall"
  was: [envoy-home, recall]
  mentions:
    2024-06-14-gazette:
      m-1: "Norland recalled its ambassador"
      m-2: No
"""


def read(text: str) -> tuple[PublishedEvent, ...]:
    return read_published(text, "content/published.yml").events


def test_an_entry() -> None:
    assert read(ENTRY) == (
        PublishedEvent(
            id="the-recall",
            date=parse_edtf("2024-06-13"),
            title="Norland: the recall",
            was=("envoy-home", "recall"),
            mentions=(
                PublishedMention(id="m-1", source="2024-06-14-gazette", quote="Norland recalled its ambassador"),
                PublishedMention(id="m-2", source="2024-06-14-gazette", quote="No"),
            ),
            path="content/published.yml",
            line=1,
        ),
    )


def test_an_entry_of_a_hidden_event() -> None:
    [event] = read(ENTRY.replace("  mentions:", "  hidden: yes\n  mentions:"))
    assert event.hidden


def test_entries_come_in_order_of_id_each_with_its_line() -> None:
    other = ENTRY.replace("the-recall", "a-leak").replace("m-", "n-").replace("[envoy-home, recall]", "[]")
    assert [(event.id, event.line) for event in read(ENTRY + other)] == [("a-leak", 9), ("the-recall", 1)]


def test_pages_of_sources_and_actors_each_with_its_line() -> None:
    text = ENTRY + "- sources:\n    - gazette\n    - the.herald\n- actors: [norland]\n"
    found = read_published(text, "published.yml")
    assert [event.id for event in found.events] == ["the-recall"]
    assert [(page.kind, page.id, page.line) for page in found.pages] == [
        ("source", "gazette", 10),
        ("source", "the.herald", 11),
        ("actor", "norland", 12),
    ]


def test_reports_are_looked_for_under_the_name_that_their_source_has_now() -> None:
    found = read_published(ENTRY, "published.yml").events
    text = b"---\ntitle: A\npublisher: B\npublished: 2024\nformerly: [x, 2024-06-14-gazette]\n---\nText.\n"
    source = read_markdown_source(text, source_id="gazette", path="a.md", language="en")
    [event] = follow_renamed(found, [source])
    assert {mention.source for mention in event.mentions} == {"gazette"}
    assert follow_renamed(found, []) == found


@pytest.mark.parametrize("text", ["", "# nothing but a remark\n"])
def test_no_record(text: str) -> None:
    assert read(text) == ()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("id: a", "published.yml:1:1: the file is not a list; begin every entry with '- id: …'"),
        ("- sources: gazette", "published.yml:1:12: 'sources' must be a list, not text"),
        ("- sources: [a]\n  date: 2024", "published.yml:2:3: unknown key 'date'"),
        ("- the-recall", "published.yml:1:3: an entry is a mapping that begins with '- id: …'"),
        (ENTRY.replace("id: the", "id: The"), "published.yml:1:7: id: 'The-recall' was never an address"),
        (ENTRY.replace("- id: the-recall\n ", "-"), "published.yml:1:3: 'id' is missing; write 'id: the last part"),
        (ENTRY.replace("2024-06-13", "13 June"), "published.yml:2:9: date: "),
        (ENTRY.replace("  date: 2024-06-13\n", ""), "published.yml:1:3: 'date' is missing; write 'date: 2024-06-13'"),
        (ENTRY.replace("title: ", "titel: "), "published.yml:3:3: unknown key 'titel'; did you mean 'title'?"),
        (ENTRY.replace("envoy-home", "../etc"), "published.yml:4:8: was: '../etc' was never an address"),
        (
            ENTRY.replace("  was: [envoy-home, recall]", "  hidden: maybe"),
            "published.yml:4:11: hidden: 'maybe' is not known",
        ),
        (
            ENTRY.partition("    2024")[0],
            "published.yml:5:3: 'mentions' names no source with its reports; run `dateline",
        ),
        (ENTRY.partition("      m-1")[0], "published.yml:6:5: '2024-06-14-gazette' has no reports below it"),
        (ENTRY.replace("m-2: No", "m-2: [No]"), "published.yml:8:12: 'm-2' must be the report's first words"),
        (ENTRY.replace("m-2:", "m-1:"), "published.yml:8:7: duplicate key 'm-1'"),
        (ENTRY + ENTRY.replace("m-", "n-"), "published.yml:9: 'the-recall' stands in the entry on line 1 already"),
        (
            ENTRY + ENTRY.replace("the-recall", "recall").replace("[envoy-home, recall]", "[]"),
            "published.yml:9: 'm-1' stands in the entry on line 1 already; keep it in one of them",
        ),
    ],
)
def test_what_is_wrong_is_said_with_its_line(text: str, message: str) -> None:
    with pytest.raises(ContentError) as raised:
        read(text)
    assert f"content/{message}" in str(raised.value)
