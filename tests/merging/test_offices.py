"""Who is called what, where not all can be right."""

from __future__ import annotations

from collections.abc import Callable

from dateline.merging.events import Merged
from dateline.model import Override

Merge = Callable[..., Merged]

RECALL = "left Sudland for consultations in Norland on 13 June."


def list_versions(merged: Merged) -> list[tuple[str, list[str]]]:
    return [
        (one.about, [reading.value for reading in one.readings])
        for event in merged.events
        for one in event.disagreements
        if one.field == "office"
    ]


def test_one_person_with_two_offices_is_shown(merge: Merge) -> None:
    told = (
        ("Gazette", "2024-06-14", f"The ambassador Anna Berg {RECALL}"),
        ("Courier", "2024-06-14", f"The spokeswoman Anna Berg {RECALL}"),
    )
    assert list_versions(merge(*told)) == [("what Anna Berg is", ["ambassador", "spokesperson"])]


def test_another_word_for_the_office_is_no_disagreement(merge: Merge) -> None:
    told = (
        ("Gazette", "2024-06-14", f"The press secretary Anna Berg {RECALL}"),
        ("Courier", "2024-06-14", f"The spokeswoman Anna Berg {RECALL}"),
    )
    assert list_versions(merge(*told)) == []


def test_a_former_office_contradicts_nothing(merge: Merge) -> None:
    told = (
        ("Gazette", "2024-06-14", f"The former ambassador Anna Berg {RECALL}"),
        ("Courier", "2024-06-14", f"The spokeswoman Anna Berg {RECALL}"),
    )
    assert list_versions(merge(*told)) == []


def test_where_one_source_knows_both_offices_they_may_both_be_hers(merge: Merge) -> None:
    told = (
        ("Gazette", "2024-06-14", f"The ambassador Anna Berg {RECALL}", f"The spokeswoman Anna Berg {RECALL}"),
        ("Courier", "2024-06-14", f"The spokeswoman Anna Berg {RECALL}"),
    )
    pins = {place: Override(line=6, id="the-return") for place in ("s1:0", "s1:1", "s2:0")}
    merged = merge(*told, overrides=pins)
    assert len(merged.events) == 1
    assert list_versions(merged) == []


def test_somebodys_spokesman_does_not_hold_that_office(merge: Merge) -> None:
    told = (
        ("Gazette", "2024-06-14", f"The Prime Minister's spokeswoman Anna Berg {RECALL}"),
        ("Courier", "2024-06-14", f"The spokeswoman Anna Berg {RECALL}"),
    )
    assert list_versions(merge(*told)) == []


def test_an_office_told_of_years_later_contradicts_nothing(merge: Merge) -> None:
    told = (
        ("Gazette", "2024-06-14", f"The ambassador Anna Berg {RECALL}"),
        ("Courier", "2027-06-14", f"The spokeswoman Anna Berg {RECALL.replace('June', 'June 2024')}"),
    )
    assert list_versions(merge(*told)) == []


def test_three_offices_are_three_versions_the_oftenest_first(merge: Merge) -> None:
    told = (
        ("Gazette", "2024-06-14", f"The ambassador Anna Berg {RECALL}"),
        ("Courier", "2024-06-14", f"The spokeswoman Anna Berg {RECALL}"),
        ("Review", "2024-06-14", f"The spokeswoman Anna Berg {RECALL}"),
        ("Tribune", "2024-06-14", f"The prime minister Anna Berg {RECALL}"),
    )
    assert list_versions(merge(*told)) == [("what Anna Berg is", ["spokesperson", "ambassador", "prime minister"])]


def test_an_outlet_that_corrects_an_office_is_not_set_against_itself(merge: Merge) -> None:
    told = (
        ("Gazette", "2024-06-14", f"The ambassador Anna Berg {RECALL}"),
        ("Gazette", "2024-06-15", f"The spokeswoman Anna Berg {RECALL}"),
    )
    assert list_versions(merge(*told)) == []
