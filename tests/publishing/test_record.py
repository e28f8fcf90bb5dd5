from __future__ import annotations

import os
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.edtf import parse_edtf
from dateline.errors import MachineError
from dateline.model import PublishedEvent, PublishedMention, PublishedPage
from dateline.publishing.record import format_record, make_record, write_record
from dateline.reading.published import read_published
from dateline.slugs import make_slug
from tests.publishing.factory_exports import make_timeline


def test_every_event_is_recorded_with_its_reports_and_the_ids_that_lead_to_it() -> None:
    story = make_timeline()
    events = {event.id: event for event in (*story.events, *story.beyond)}
    record = make_record(story)
    assert [entry.id for entry in record] == sorted(events)
    for entry in record:
        event = events[entry.id]
        assert (entry.date, entry.title) == (event.date, event.title)
        assert {(one.id, one.source) for one in entry.mentions} == {(one.id, one.source) for one in event.mentions}
    [recall] = [entry for entry in record if entry.id == "ambassadors-recalled"]
    assert recall.was == ("recall-2024",)


def test_a_report_is_known_by_its_first_words() -> None:
    for entry in make_record(make_timeline()):
        assert all(len(mention.quote.split()) <= 10 for mention in entry.mentions)


def test_what_is_hidden_stays_in_the_record() -> None:
    hidden = PublishedEvent(
        id="a-quarrel",
        date=parse_edtf("2024"),
        title="A quarrel",
        was=("the-quarrel", "gone-over"),
        mentions=(PublishedMention(id="m-9", source="a-recall", quote="They quarrelled"),),
    )
    story = replace(make_timeline(), published=(hidden,), withheld=("a-quarrel", "the-quarrel"))
    assert replace(hidden, was=("the-quarrel",), hidden=True) in make_record(story)


def test_one_line_for_each_thing_that_can_change() -> None:
    event = PublishedEvent(
        id="the-recall",
        date=parse_edtf("2024-06-13/2024-06-14"),
        title='Norland: "home"',
        was=("a", "b"),
        hidden=True,
        mentions=(
            PublishedMention(id="m-1", source="gazette", quote="Norland recalled"),
            PublishedMention(id="m-2", source="gazette", quote="Recalled"),
            PublishedMention(id="m-3", source="the.herald", quote="Ночью"),
        ),
    )
    assert [line for line in format_record([event], PAGES).splitlines() if not line.startswith("#")] == [
        "- id: the-recall",
        '  date: "2024-06-13/2024-06-14"',
        '  title: "Norland: \\"home\\""',
        "  was: [a, b]",
        "  hidden: yes",
        "  mentions:",
        "    gazette:",
        '      m-1: "Norland recalled"',
        "      m-2: Recalled",
        '    "the.herald":',
        '      m-3: "Ночью"',
        "- sources:",
        "    - gazette",
        '    - "the.herald"',
        "- actors:",
        "    - norland",
    ]


PAGES = (
    PublishedPage(kind="source", id="gazette"),
    PublishedPage(kind="source", id="the.herald"),
    PublishedPage(kind="actor", id="norland"),
)
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=9)


@given(
    titles=st.lists(WORDS, min_size=1, max_size=4, unique_by=make_slug),
    source=st.from_regex(r"[\w.-]+", fullmatch=True),
)
def test_what_is_written_is_read(titles: list[str], source: str) -> None:
    name = source.encode("ascii", "ignore").decode() or "s"
    record = [
        PublishedEvent(
            id=make_slug(title),
            date=parse_edtf("2024-05-1X"),
            title=" ".join(read_title(title)),
            mentions=(PublishedMention(id=f"m-{place}", source=name, quote=" ".join(read_title(title))),),
        )
        for place, title in enumerate(titles)
    ]
    text = format_record(sorted(record, key=lambda entry: entry.id), PAGES)
    again = read_published(text, "published.yml")
    assert format_record(again.events, again.pages) == text
    assert [one.title for one in again.events] == [one.title for one in sorted(record, key=lambda entry: entry.id)]


def read_title(text: str) -> list[str]:
    """Words as they come out of a content file: composed."""
    return unicodedata.normalize("NFC", text).split()


def test_the_record_is_replaced_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "published.yml"
    assert write_record("first\n", path)
    stamp = path.stat().st_mtime_ns
    assert not write_record("first\n", path)
    assert path.stat().st_mtime_ns == stamp

    def fail(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(MachineError, match=r"published\.yml: cannot write the record: No space left on device"):
        write_record("second\n", path)
    assert [file.name for file in tmp_path.iterdir()] == ["published.yml"]
    assert path.read_text(encoding="utf-8") == "first\n"
