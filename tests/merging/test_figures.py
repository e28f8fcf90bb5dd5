"""Numbers that cannot both be true."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from dateline.errors import ContentError
from dateline.merging.events import Merged
from dateline.model import Decision, Override

Merge = Callable[..., Merged]


def list_versions(merged: Merged) -> list[list[str]]:
    return [
        [reading.value for reading in one.readings]
        for event in merged.events
        for one in event.disagreements
        if one.field == "number"
    ]


def tell(first: str, second: str, *, later: str = "2024-06-14") -> tuple[tuple[str, ...], tuple[str, ...]]:
    return (
        ("Gazette", "2024-06-14", f"Norland bought {first} from Sudland in Hull on Thursday."),
        ("Courier", later, f"On 13 June Norland bought {second} from Sudland in Hull."),
    )


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("launchers for $120 million", "launchers for $170 million"),
        ("1,400 tractors", "1,500 tractors"),
        ("five launchers", "seven launchers"),
        ("fewer than 300 launchers", "412 launchers"),
    ],
)
def test_numbers_that_cannot_both_be_true_are_shown(merge: Merge, first: str, second: str) -> None:
    merged = merge(*tell(first, second))
    assert len(merged.events) == 1
    assert len(list_versions(merged)) == 1


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("more than 100,000 tractors", "over 100,000 tractors"),
        ("100,000 tractors", "98,212 tractors"),
        ("about 50 tractors", "52 tractors"),
        ("1,400 tractors", "1,412 tractors"),
        ("ten launchers", "10 launchers"),
        ("at least 12 launchers", "14 launchers"),
        ("ten launchers", "ten launchers and two radars"),
        ("ten launchers", "ten launchers for $170 million"),
    ],
)
def test_roundings_and_bounds_and_other_things_are_no_disagreement(merge: Merge, first: str, second: str) -> None:
    assert list_versions(merge(*tell(first, second))) == []


def test_a_telling_with_two_numbers_of_a_sort_is_on_no_side(merge: Merge) -> None:
    assert list_versions(merge(*tell("five launchers and seven launchers", "seven launchers"))) == []


def test_a_count_that_rises_with_the_days_is_no_disagreement(merge: Merge) -> None:
    assert list_versions(merge(*tell("five tractors", "seven tractors", later="2024-06-16"))) == []


def test_a_count_that_falls_with_the_days_is_one(merge: Merge) -> None:
    [versions] = list_versions(merge(*tell("seven tractors", "five tractors", later="2024-06-16")))
    assert sorted(versions) == ["five tractors", "seven tractors"]


def test_a_sum_does_not_rise_by_itself(merge: Merge) -> None:
    told = tell("launchers for $120 million", "launchers for $170 million", later="2024-06-16")
    assert list_versions(merge(*told)) == [["$120 million", "$170 million"]]


def test_the_number_of_more_outlets_stands_first(merge: Merge) -> None:
    third = ("Review", "2024-06-14", "Norland bought seven tractors from Sudland in Hull on 13 June.")
    assert list_versions(merge(*tell("five tractors", "seven tractors"), third)) == [
        ["seven tractors", "five tractors"]
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("two dozen launchers", "24 launchers"),
        ("launchers for $1.2 bln", "launchers for $1.2 billion"),
        ("five or six launchers", "five launchers"),
        ("between 120 and 170 tractors", "130 tractors"),
        ("one hundred and five tractors", "105 tractors"),
        ("Boeing 737 planes", "five planes"),
        ("another 10 tractors", "50 tractors"),
        ("5 tractors a day", "35 tractors a week"),
        ("launchers for $120 million", "launchers for 120 million US dollars"),
    ],
)
def test_a_number_that_is_not_wholly_understood_accuses_nobody(merge: Merge, first: str, second: str) -> None:
    assert list_versions(merge(*tell(first, second))) == []


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("wounded 12 people and killed 4", "killed 4 people"),
        ("killed 4 people", "killed 6 people"),
        ("killed 14 of 20 people", "killed 14 people"),
    ],
)
def test_a_toll_of_one_day_is_no_disagreement(merge: Merge, first: str, second: str) -> None:
    one = ("Gazette", "2024-06-14", f"The shelling of Hull in Norland by Sudland {first} on Thursday.")
    two = ("Courier", "2024-06-14", f"The shelling of Hull in Norland by Sudland {second} on 13 June.")
    assert list_versions(merge(one, two)) == []


def test_a_newspaper_is_not_set_against_itself(merge: Merge) -> None:
    first, second = tell("seven launchers", "five launchers")
    assert list_versions(merge(first, ("Gazette", "2024-06-15", second[2]))) == []


def test_a_plan_is_not_held_against_what_came_of_it(merge: Merge) -> None:
    plan = ("Gazette", "2024-06-01", "Norland will buy ten launchers from Sudland in Hull on 13 June.")
    done = ("Courier", "2024-06-14", "On 13 June Norland bought seven launchers from Sudland in Hull.")
    assert list_versions(merge(plan, done)) == []


def test_an_editor_rules_on_a_disagreement_that_was_found(merge: Merge) -> None:
    told = tell("launchers for $120 million", "launchers for $170 million")
    [found] = merge(*told).events[0].disagreements
    rule = Decision(action="rule", path="decisions.yml", line=3, id=found.id, prefer="s2", because="the bill says so")
    [ruled] = merge(*told, decisions=(rule,)).events[0].disagreements
    assert [(reading.value, reading.preferred) for reading in ruled.readings] == [
        ("$170 million", True),
        ("$120 million", False),
    ]


def test_an_editor_hides_a_disagreement_that_is_none(merge: Merge) -> None:
    told = tell("launchers for $120 million", "launchers for $170 million")
    [found] = merge(*told).events[0].disagreements
    hide = Decision(action="hide", path="decisions.yml", line=3, id=found.id)
    assert merge(*told, decisions=(hide,)).events[0].disagreements == ()
    with pytest.raises(ContentError, match="no disagreement 'x-launchers' that can be hidden"):
        merge(*told, decisions=(replace(hide, id="x-launchers"),))


def test_three_numbers_are_three_versions(merge: Merge) -> None:
    third = ("Review", "2024-06-14", "Norland bought nine tractors from Sudland in Hull on 13 June.")
    assert list_versions(merge(*tell("five tractors", "seven tractors"), third)) == [
        ["five tractors", "seven tractors", "nine tractors"]
    ]


def test_a_rounding_that_fits_two_numbers_is_on_neither_side_and_hides_neither(merge: Merge) -> None:
    third = ("Review", "2024-06-14", "Norland bought about 50 tractors from Sudland in Hull on 13 June.")
    assert list_versions(merge(third, *tell("51 tractors", "52 tractors"))) == [["51 tractors", "52 tractors"]]


def test_numbers_of_one_event_that_is_told_in_other_words_accuse_nobody(merge: Merge) -> None:
    rows = (
        ("Gazette", "2024-06-14", "Norland bought five tractors from Sudland in Hull on Thursday."),
        (
            "Courier",
            "2024-06-14",
            "On 13 June a week of quarrels over herring ended: seven tractors stood in the old port.",
        ),
    )
    pin = Override(line=6, id="the-deal")
    merged = merge(*rows, overrides={"s1:0": pin, "s2:0": pin})
    assert len(merged.events) == 1
    assert list_versions(merged) == []


def test_a_toll_that_falls_with_the_days_is_a_disagreement(merge: Merge) -> None:
    told = [
        (outlet, day, f"The shelling of Hull in Norland by Sudland killed {number} people on 13 June.")
        for outlet, day, number in (("Gazette", "2024-06-14", 6), ("Courier", "2024-06-16", 4))
    ]
    assert list_versions(merge(*told)) == [["6 people", "4 people"]]


@pytest.mark.parametrize(("later", "is_news"), [("2024-07-15", True), ("2024-07-16", False)])
def test_a_count_may_rise_for_a_month(merge: Merge, later: str, is_news: bool) -> None:
    rows = (
        ("Gazette", "2024-06-14", "Norland bought five tractors from Sudland in Hull on 13 June 2024."),
        ("Courier", later, "On 13 June 2024 Norland bought seven tractors from Sudland in Hull."),
    )
    assert list_versions(merge(*rows)) == ([] if is_news else [["five tractors", "seven tractors"]])
