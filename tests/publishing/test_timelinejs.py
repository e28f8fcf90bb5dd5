from __future__ import annotations

import json
from typing import Any

import pytest

from dateline.edtf import parse_edtf
from dateline.model import Timeline
from dateline.pipeline import Site
from dateline.publishing.timeline import arrange_story
from dateline.publishing.timelinejs import find_ends, format_timelinejs


def read_slides(site: Site) -> dict[str, dict[str, Any]]:
    return {slide["unique_id"]: slide for slide in json.loads(site.files["data/timelinejs.json"])["events"]}


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2024-06-13", (2024, 6, 13), (2024, 6, 13)),
        ("2024-06", (2024, 6), (2024, 6)),
        ("2024-05-1X", (2024, 5), (2024, 5)),
        ("2024-05-XX", (2024, 5), (2024, 5)),
        ("2020-24", (2020, 12), (2021, 2)),
        ("2019~", (2019,), (2019,)),
        ("199X", (1990,), (1999,)),
        ("2022-09-13/2022-09-14", (2022, 9, 13), (2022, 9, 14)),
        ("2018/2022-05", (2018,), (2022, 5)),
        ("2018-05/..", (2018, 5), (2018, 5)),
        ("../2017", (2017,), (2017,)),
        ("{2021,2024-03-14}", (2021,), (2024, 3, 14)),
        ("{2018..2020,2022}", (2018,), (2022,)),
    ],
)
def test_a_slide_stands_where_its_date_does_and_no_finer(
    value: str, first: tuple[int, ...], last: tuple[int, ...]
) -> None:
    ends = find_ends(parse_edtf(value))
    assert [tuple(end.values()) for end in ends] == [first, last]
    assert all(list(end) == ["year", "month", "day"][: len(end)] for end in ends)


def test_the_words_say_what_the_place_cannot(awkward: Site) -> None:
    slides = read_slides(awkward)
    assert slides["an-open-start"]["display_date"] == "Before 2018"
    assert slides["a-season"]["display_date"] == "Autumn 2020"
    assert slides["an-allegation"]["text"]["headline"] == "Alleged: Somebody was paid"


def test_headlines_and_texts_are_no_html(awkward: Site) -> None:
    content = json.loads(awkward.files["data/timelinejs.json"])
    slides = [content["title"], *content["events"]]
    texts = [text for slide in slides for text in slide["text"].values()]
    assert any("&lt;/script&gt;&lt;img" in text for text in texts)
    assert not [text for text in texts if "<" in text]


def test_without_an_address_no_slide_links_to_a_page(timeline: Timeline) -> None:
    assert b"http" not in b"".join(format_timelinejs(arrange_story(timeline), ""))


def test_events_of_several_rows_are_a_group_of_their_own(timeline: Timeline) -> None:
    slides = json.loads(b"".join(format_timelinejs(arrange_story(timeline), "")))["events"]
    assert {slide["unique_id"]: slide["group"] for slide in slides}["spoke"] == "Several"
