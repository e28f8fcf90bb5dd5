from __future__ import annotations

import pytest

from dateline.edtf import parse_edtf
from dateline.publishing.citations import format_reference
from tests.publishing.factory_exports import make_source


@pytest.mark.parametrize(
    ("fields", "reference"),
    [
        ({}, "“Ambassadors recalled”, The Courier, 14 June 2024."),
        ({"author": "Ann Reporter"}, "Ann Reporter, “Ambassadors recalled”, The Courier, 14 June 2024."),
        ({"title": "[On the recall]"}, "[On the recall], The Courier, 14 June 2024."),
        ({"publisher": "[Outlet not stated]"}, "“Ambassadors recalled”, [Outlet not stated], 14 June 2024."),
        (
            {"title": "Посол отозван", "title_en": "Ambassador withdrawn"},
            "“Посол отозван” [Ambassador withdrawn], The Courier, 14 June 2024.",
        ),
        ({"published_note": "Inferred."}, "“Ambassadors recalled”, The Courier, [14 June 2024]."),
        ({"published": parse_edtf("2025")}, "“Ambassadors recalled”, The Courier, 2025."),
    ],
)
def test_a_reference_brackets_what_the_article_does_not_print(fields: dict[str, object], reference: str) -> None:
    assert format_reference(make_source(**fields)) == reference
