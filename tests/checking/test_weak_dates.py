"""Dates that are less sure than they look."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from dateline.checking.weak_dates import find_weak_dates
from dateline.pipeline import build_timeline
from dateline.reading.sources import read_content

ACTORS = "- {name: Norland, kind: country}\n- {name: Sudland, kind: country}\n"


def tell(tmp_path: Path, *texts: str, published: str = "2024-06-14") -> list[str]:
    """What is said of the dates of a story of one source a text."""
    (tmp_path / "sources").mkdir()
    (tmp_path / "timeline.yml").write_text("title: A\nscope: all\n", encoding="utf-8")
    (tmp_path / "actors.yml").write_text(ACTORS, encoding="utf-8")
    for number, text in enumerate(texts):
        head = f"---\ntitle: A\npublisher: P{number}\npublished: {published}\n---\n"
        (tmp_path / f"sources/s{number}.md").write_text(head + text + "\n", encoding="utf-8")
    return [f"{place.place}: {place.message}" for place in find_weak_dates(build_timeline(read_content(tmp_path)))]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Norland recalled its ambassador from Sudland on Monday, 13 June 2024.", "another day of the week"),
        ("Norland recalled its ambassador from Sudland on 20 September 2024.", "later than publication, 14 June 2024"),
        ("Norland recalled its ambassador from Sudland in about 2019.", "approximate or uncertain"),
        ("The day before, Norland recalled its ambassador from Sudland.", "there is none"),
    ],
)
def test_what_speaks_against_a_date_is_said_with_the_words_and_the_value(text: str, why: str, tmp_path: Path) -> None:
    [line] = tell(tmp_path, text)
    place, _, message = line.partition(": “")
    column = text.index(message.partition("”")[0]) + 1
    assert place == f"{tmp_path}/sources/s0.md:6:{column}"
    assert why in line


@pytest.mark.parametrize(
    "text",
    [
        "Norland recalled its ambassador from Sudland on Thursday.",
        "Norland recalled its ambassador from Sudland on Thursday, 13 June 2024.",
        "Norland recalled its ambassador from Sudland in February.",
        "In November Norland recalled its ambassador from Sudland.",
        "Norland will recall its ambassador from Sudland on 20 September 2024.",
        'Norland recalled its ambassador from Sudland on Monday, 13 June 2024.\n{: date="2024-06-13" }',
    ],
)
def test_a_date_that_nothing_speaks_against_is_not_listed(text: str, tmp_path: Path) -> None:
    assert tell(tmp_path, text) == []


def test_a_date_that_another_report_bears_out_is_not_listed(tmp_path: Path) -> None:
    weak = "In about 2019 Norland recalled its ambassador from Sudland over the fishing ban."
    sure = "In 2019 Norland recalled its ambassador from Sudland over the fishing ban."
    assert tell(tmp_path, weak, sure) == []


def test_a_date_that_was_concluded_and_stands_alone_is_listed(tmp_path: Path) -> None:
    tell(tmp_path, "Norland recalled its ambassador from Sudland on Thursday.")
    story = build_timeline(read_content(tmp_path))
    [event] = story.events
    concluded = replace(event.mentions[0], provenance=(("date", "inferred"),), timex=None)
    [place] = find_weak_dates(replace(story, events=(replace(event, mentions=(concluded,)),)))
    assert "the sentence gives no date" in place.message
    edited = replace(event, mentions=(concluded,), edited=("date",))
    assert list(find_weak_dates(replace(story, events=(edited,)))) == []
