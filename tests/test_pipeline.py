from __future__ import annotations

from pathlib import Path

import pytest

from dateline.errors import ContentError
from dateline.pipeline import build_site, build_timeline
from dateline.reading.sources import read_content

TIMELINE = "title: Harbour\nscope: all\n"
ACTORS = "- {name: Norland, kind: country}\n- {name: Sudland, kind: country}\n"
SOURCE = """---
title: The recall
publisher: Gazette
published: 2024-06-14
---
Norland recalled its ambassador from Sudland on Thursday.
"""


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    (folder / "sources").mkdir(parents=True)
    (folder / "timeline.yml").write_text(TIMELINE, encoding="utf-8")
    (folder / "actors.yml").write_text(ACTORS, encoding="utf-8")
    (folder / "sources" / "recall.md").write_text(SOURCE, encoding="utf-8")
    return folder


def test_a_sentence_becomes_an_entry_with_its_date_and_reason(content: Path) -> None:
    timeline = build_timeline(read_content(content))
    [event] = timeline.events
    [mention] = event.mentions
    assert event.date.text == "2024-06-13"
    assert "Thursday" in mention.date_reason
    assert mention.quote.exact == "Norland recalled its ambassador from Sudland on Thursday."


def test_a_site_has_a_page_for_every_event_and_source(content: Path) -> None:
    files = build_site(content).files
    assert {"index.html", "sources/recall.html", "data/events.json", "feed.xml", ".nojekyll"} <= set(files)
    assert any(path.startswith("events/") for path in files)


def test_the_same_content_gives_the_same_bytes(content: Path) -> None:
    assert build_site(content).files == build_site(content).files


def test_a_source_has_the_hash_of_all_that_it_was_read_from(content: Path) -> None:
    def hash_sources() -> dict[str, bytes]:
        return {read.source.id: read.hash for read in build_timeline(read_content(content)).sources}

    other = content / "sources" / "other.md"
    other.write_text(SOURCE.replace("The recall", "Another"), encoding="utf-8")
    before = hash_sources()
    assert hash_sources() == before
    assert len(set(before.values())) == 2
    other.write_text(other.read_text(encoding="utf-8").replace("Gazette", "Herald"), encoding="utf-8")
    edited = hash_sources()
    assert {name for name, made_of in edited.items() if made_of != before[name]} == {"other"}
    (content / "actors.yml").write_text(ACTORS + "- {name: Westland, kind: country}\n", encoding="utf-8")
    assert set(hash_sources().values()).isdisjoint({*before.values(), *edited.values()})


def test_progress_is_told_source_by_source(content: Path) -> None:
    told: list[tuple[str, int, int]] = []
    build_timeline(read_content(content), progress=lambda what, done, of: told.append((what, done, of)))
    assert told == [("reading", 1, 1), ("merging", 0, 0)]


def test_an_editors_template_replaces_ours(content: Path) -> None:
    (content / "templates").mkdir()
    (content / "templates" / "404.html").write_text("gone", encoding="utf-8")
    assert build_site(content).files["404.html"].strip() == b"gone"


def test_an_actor_in_no_table_is_an_error_with_its_line(content: Path) -> None:
    text = SOURCE + '{: actors="Norlnd" }\n'
    (content / "sources" / "recall.md").write_text(text, encoding="utf-8")
    with pytest.raises(ContentError, match=r"recall\.md:7"):
        build_timeline(read_content(content))
