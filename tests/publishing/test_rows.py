"""Rows that stand in the files of the last build, and those that have to be made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import chain
from pathlib import Path

import pytest

from dateline.model import Event, Source, Timeline
from dateline.publishing.encoding import join_rows
from dateline.publishing.links import name_actor_feed
from dateline.publishing.rows import KeptRows, Rows, keep_rows
from dateline.publishing.timeline import arrange_story
from tests.publishing.factory_exports import write_exports

PATH = "data/titles.txt"
BASE = "https://example.org/row/"
Build = Callable[..., list[str]]


@pytest.fixture
def build(tmp_path: Path) -> Build:
    """Write the titles of events and sources into a file; returns the ids of those whose rows were made."""
    file = tmp_path / PATH
    kept: KeptRows | None = None
    file.parent.mkdir()

    def build(timeline: Timeline, base_url: str = BASE, also: str = "") -> list[str]:
        nonlocal kept
        story, made = arrange_story(timeline), []

        def make(subject: Event | Source) -> bytes:
            made.append(subject.id)
            return f"{subject.title} ({also})".encode()

        rows = Rows(story, base_url, {PATH: file}, kept, {})
        events = rows.write(PATH, story.events.values(), make, also)
        sources = rows.write(PATH, (read.source for read in timeline.sources), make, also)
        lines = join_rows(b"\n", chain(events, sources))
        content = b"".join(rows.note(PATH, chain([b"Titles\n"], lines)))
        file.write_bytes(content)
        wanted = [event.title for event in story.events.values()] + [read.source.title for read in timeline.sources]
        assert content.decode() == "\n".join(["Titles", *(f"{title} ({also})" for title in wanted)])
        kept = keep_rows(kept, rows.tell())
        return made

    return build


def list_ids(timeline: Timeline) -> list[str]:
    subjects = (*timeline.events, *timeline.beyond, *(read.source for read in timeline.sources))
    return [subject.id for subject in subjects]


def test_what_is_as_it_was_is_not_made_again(timeline: Timeline, build: Build) -> None:
    assert build(timeline) == list_ids(timeline)
    assert build(timeline) == []


def test_an_event_that_is_edited_is_made_again(timeline: Timeline, build: Build) -> None:
    build(timeline)
    first, *others = timeline.events
    retitled = replace(timeline, events=(replace(first, title="Another title"), *others))
    assert build(retitled) == [first.id]
    assert build(retitled) == []
    assert build(replace(timeline, events=(*others, first))) == [first.id]


def test_so_are_a_source_and_the_events_that_it_reports(timeline: Timeline, build: Build) -> None:
    build(timeline)
    first, *others = timeline.sources
    corrected = replace(first, source=replace(first.source, publisher="The Courier"))
    events = (*timeline.events, *timeline.beyond)
    reported = [event.id for event in events if first.source.id in {mention.source for mention in event.mentions}]
    assert reported
    assert build(replace(timeline, sources=(corrected, *others))) == [*reported, first.source.id]


@pytest.mark.parametrize("change", [{"excerpt_words": 7}, {"title": "Another story"}])
def test_settings_concern_every_row(timeline: Timeline, build: Build, change: dict[str, object]) -> None:
    build(timeline)
    changed = replace(timeline, config=replace(timeline.config, **change))  # type: ignore[arg-type]
    assert build(changed) == list_ids(timeline)
    assert build(changed) == []


def test_so_do_the_address_of_the_site_and_what_a_file_says_of_all(timeline: Timeline, build: Build) -> None:
    build(timeline)
    assert build(timeline, base_url="") == list_ids(timeline)
    assert build(timeline, base_url="", also="as of today") == list_ids(timeline)
    assert build(timeline, base_url="", also="as of today") == []


def test_so_do_the_actors(timeline: Timeline, build: Build) -> None:
    build(timeline)
    first, *others = timeline.actors
    assert build(replace(timeline, actors=(replace(first, note="Of late."), *others))) == list_ids(timeline)


@pytest.mark.parametrize("harm", [lambda file: file.write_bytes(file.read_bytes() + b"\n"), Path.unlink])
def test_a_file_that_is_not_as_we_left_it_gives_no_rows(
    timeline: Timeline, build: Build, tmp_path: Path, harm: Callable[[Path], object]
) -> None:
    build(timeline)
    harm(tmp_path / PATH)
    assert build(timeline) == list_ids(timeline)


def test_every_file_is_the_same_with_the_rows_of_the_last_build(timeline: Timeline, tmp_path: Path) -> None:
    last: KeptRows | None = None
    left, standing = dict[str, Path](), dict[str, bytes]()
    first, *others = timeline.events
    edited = replace(timeline, events=(*others, replace(first, summary="It was otherwise.")))
    for story in map(arrange_story, (timeline, edited, edited, timeline)):
        files, noted = write_exports(story, (), BASE, Rows(story, BASE, left, last, standing))
        kept = {path: left[path].read_bytes() for path in noted.kept}
        assert files | kept == write_exports(story, (), BASE)[0]
        assert not files.keys() & kept.keys()
        for path, content in files.items():
            (tmp_path / path).parent.mkdir(exist_ok=True)
            (tmp_path / path).write_bytes(content)
            left[path] = tmp_path / path
        standing, last = dict(noted.inputs), keep_rows(last, noted)


def test_rows_that_stand_are_found_again_by_the_build_after_the_next(timeline: Timeline, tmp_path: Path) -> None:
    story, file = arrange_story(timeline), tmp_path / PATH
    file.parent.mkdir()
    file.write_bytes(content := b"Spoke\nLeft")
    kept: KeptRows | None = None
    told = []
    for _ in range(3):
        rows = Rows(story, BASE, {PATH: file}, kept, {})
        titles = dict(zip(timeline.events, [b"Spoke", b"Left"], strict=False))
        lines = join_rows(b"\n", rows.write(PATH, timeline.events[:2], titles.__getitem__))
        assert b"".join(rows.note(PATH, lines)) == content
        noted = rows.tell()
        told.append([*noted.rows.values()])
        kept = keep_rows(kept, noted)
        assert rows.tell().rows == {}
    assert told[0][0]
    assert told[1:] == [[None], [None]]


def test_a_feed_stands_until_an_event_changes_that_is_in_it(timeline: Timeline) -> None:
    first, *others = timeline.events
    edited = replace(timeline, events=(replace(first, summary="It was otherwise."), *others))
    standing: dict[str, bytes] = {}
    for story in map(arrange_story, (timeline, edited)):
        files, noted = write_exports(story, (), BASE, Rows(story, BASE, {}, None, standing))
        standing = dict(noted.inputs)
    concerned = {name_actor_feed(actor.id) for actor in timeline.actors if actor.name in first.actors}
    assert concerned
    assert concerned == standing.keys() & files.keys()
    assert noted.kept == standing.keys() - concerned
    assert noted.kept
