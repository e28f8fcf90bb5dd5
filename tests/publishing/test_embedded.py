from __future__ import annotations

from dataclasses import replace
from urllib.parse import parse_qs

import pytest

from dateline.edtf import parse_edtf
from dateline.publishing.csl import Item
from dateline.publishing.embedded import format_coins, list_metas
from tests.publishing.awkward_references import BASE_URL, ITEMS


def read(item: Item) -> dict[str, list[str]]:
    return parse_qs(format_coins(item), strict_parsing=True)


def test_coins_give_a_newspaper_article() -> None:
    assert read(ITEMS["russian"]) == {
        "ctx_ver": ["Z39.88-2004"],
        "rft_val_fmt": ["info:ofi/fmt:kev:mtx:dc"],
        "rft.type": ["newspaperArticle"],
        "rft.title": ["Посол отозван [Ambassador withdrawn]"],
        "rft.source": ["Газета"],
        "rft.date": ["2024-06-14"],
        "rft.language": ["ru"],
        "rft.identifier": ["https://example.org/russian"],
    }


def test_coins_give_an_entry_of_the_timeline_as_a_page_without_a_date() -> None:
    fields = read(ITEMS["event"])
    assert fields["rft.type"] == ["webpage"]
    assert fields["rft.identifier"] == [f"{BASE_URL}events/ambassadors-recalled.html"]
    assert "rft.date" not in fields


def test_every_awkward_item_comes_back_as_it_went_in() -> None:
    for name, item in ITEMS.items():
        fields = read(item)
        assert fields["rft.title"] == [item.full_title], name
        assert fields["rft.source"] == [item.container_title], name
        assert "+" not in format_coins(item), name


def test_authors_are_told_apart() -> None:
    assert read(ITEMS["families"])["rft.creator"] == ["Reporter, Ann B.", "van der Berg, Jan", "Reuters"]


@pytest.mark.parametrize(
    ("date", "written"),
    [
        ("2024-06", "2024-06"),
        ("2025-01-26/2025-01-31", "2025-01"),
        ("2024-05-30/2024-06-02", "2024"),
        ("2018/..", ""),
        ("{2021,2022}", ""),
    ],
)
def test_a_date_is_as_exact_as_it_is_known(date: str, written: str) -> None:
    item = replace(ITEMS["plain"], issued=parse_edtf(date))
    metas = {meta.name: meta.content for meta in list_metas(item)}
    assert read(item).get("rft.date", [""]) == [written]
    assert metas.get("DC.date", "") == written
    assert metas.get("citation_publication_date", "") == written.replace("-", "/")


def test_meta_tags_of_highwire_and_dublin_core() -> None:
    assert [(meta.name, meta.content) for meta in list_metas(ITEMS["plain"])] == [
        ("citation_title", "Ambassadors recalled"),
        ("citation_author", "Ann Reporter"),
        ("citation_publication_date", "2024/06/14"),
        ("citation_journal_title", "The Courier"),
        ("citation_language", "en"),
        ("citation_fulltext_html_url", "https://example.org/plain"),
        ("DC.title", "Ambassadors recalled"),
        ("DC.creator", "Ann Reporter"),
        ("DC.publisher", "The Courier"),
        ("DC.date", "2024-06-14"),
        ("DC.type", "Text"),
        ("DC.language", "en"),
        ("DC.identifier", "https://example.org/plain"),
    ]
