from __future__ import annotations

import html
import re
from dataclasses import replace

import pytest

from dateline.edtf import parse_edtf
from dateline.publishing.csl import Item
from dateline.publishing.wikitext import format_wikitext
from tests.publishing.awkward_references import HOSTILE_LINE, ITEMS, WAYBACK


def read(item: Item) -> dict[str, str]:
    """Read a template as MediaWiki does: what is between two pipes is a field."""
    text = format_wikitext(item)
    found = re.fullmatch(r"\{\{(cite \w+) \|([^{}\[\]<>\n]+)\}\}", text)
    assert found, text
    fields = dict(field.rstrip(" ").split("=", 1) for field in found[2].split("|"))
    return {"template": found[1], **{name: html.unescape(value) for name, value in fields.items()}}


def test_an_article() -> None:
    assert format_wikitext(ITEMS["plain"]) == (
        "{{cite news |author=Ann Reporter |title=Ambassadors recalled |work=The Courier |date=14 June 2024"
        f" |url=https://example.org/plain |url-status=live |archive-url={WAYBACK} |archive-date=15 June 2024"
        " |access-date=1 July 2024 |language=en}}"
    )


def test_a_headline_in_other_letters_and_its_translation() -> None:
    russian = read(ITEMS["russian"])
    assert russian["script-title"] == "ru:Посол отозван"
    assert russian["trans-title"] == "Ambassador withdrawn"
    assert "title" not in russian
    serbian = replace(ITEMS["russian"], language="sr", title="Ambasador povučen")
    assert read(serbian)["title"] == "Ambasador povučen"
    assert read(replace(ITEMS["russian"], language="tt"))["title"] == "Посол отозван"
    assert read(replace(ITEMS["russian"], language="zh-Hant", title="大使"))["script-title"] == "zh:大使"


def test_every_awkward_item_is_one_template() -> None:
    for name, item in ITEMS.items():
        fields = read(item)
        assert item.title in (fields.get("title"), fields.get("script-title", "")[3:]), name


def test_hostile_text_opens_and_ends_nothing() -> None:
    fields = read(ITEMS["hostile"])
    assert fields["title"] == fields["work"] == HOSTILE_LINE
    assert "'''" not in format_wikitext(ITEMS["hostile"])
    assert "~~" not in format_wikitext(ITEMS["hostile"])


def test_authors_are_numbered() -> None:
    fields = read(ITEMS["families"])
    assert [fields[name] for name in ("last1", "first1", "last2", "first2", "author3")] == [
        "Reporter",
        "Ann B.",
        "van der Berg",
        "Jan",
        "Reuters",
    ]


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://web.archive.org/web/20240615083000/https://example.org/a", "15 June 2024"),
        ("https://archive.ph/2024.06.15-083000/https://example.org/a", "15 June 2024"),
        ("https://archive.today/20240615/https://example.org/a", "15 June 2024"),
        ("https://archive.ph/AbCdE", ""),
        ("https://web.archive.org/web/20249915083000/https://example.org/a", ""),
    ],
)
def test_an_archived_copy_needs_its_day(url: str, day: str) -> None:
    fields = read(replace(ITEMS["plain"], archive_url=url))
    assert fields.get("archive-date", "") == day
    assert ("archive-url" in fields) == ("url-status" in fields) == bool(day)


def test_the_only_address_is_the_one_given() -> None:
    assert read(ITEMS["nowhere"])["url"] == WAYBACK
    assert read(replace(ITEMS["plain"], url="https://example.org/a|b}} 'c'"))["url"] == (
        "https://example.org/a%7Cb%7D%7D%20%27c%27"
    )


@pytest.mark.parametrize(
    ("date", "written"),
    [
        ("2024-06", "June 2024"),
        ("2025-01-26/2025-01-31", "26–31 January 2025"),
        ("2019~", "c. 2019"),
        ("2019-06~", "June 2019"),
        ("2019?", "2019"),
        ("2024-05-1X", "May 2024"),
        ("2020-23", "Autumn 2020"),
        ("2018/..", ""),
        ("{2021,2022}", ""),
    ],
)
def test_a_date_has_a_form_that_wikipedia_takes(date: str, written: str) -> None:
    assert read(replace(ITEMS["plain"], issued=parse_edtf(date))).get("date", "") == written


def test_an_entry_of_the_timeline_is_a_page() -> None:
    fields = read(ITEMS["event"])
    assert fields["template"] == "cite web"
    assert fields["website"] == "Allies at odds"
    assert "date" not in fields
