"""What is counted, and within which bounds."""

from __future__ import annotations

import math
from collections.abc import Callable

import pytest

from dateline.model import AnnotatedSource

Read = Callable[..., AnnotatedSource]


def list_quantities(found: AnnotatedSource) -> list[tuple[float, float, str]]:
    return [(one.low, one.high, one.unit) for mention in found.mentions for one in mention.quantities]


@pytest.mark.parametrize(
    ("words", "low", "high", "unit"),
    [
        ("14 launchers", 14, 14, "launchers"),
        ("seven districts around the lake", 7, 7, "districts"),
        ("1,400 hectares", 1350, 1450, "hectares"),
        ("30 hectares", 27, 33, "hectares"),
        ("1,403 hectares", 1403, 1403, "hectares"),
        ("3.5 kilometers", 3.5, 3.5, "kilometers"),
        ("$120 million", 115e6, 125e6, "dollars"),
        ("170m dollars", 165e6, 175e6, "dollars"),
        ("2.5 billion euros", 2.45e9, 2.55e9, "euros"),
        ("two million euros", 1.8e6, 2.2e6, "euros"),
        ("more than 120 tractors", 115, math.inf, "tractors"),
        ("at least 12 tractors", 12, math.inf, "tractors"),
        ("up to 12 tractors", 0, 12, "tractors"),
        ("about 52 tractors", pytest.approx(46.8), pytest.approx(57.2), "tractors"),
        ("ten Polonez rocket systems", 10, 10, "systems"),
    ],
)
def test_reads_a_number_as_the_bounds_of_what_it_can_mean(
    read: Read, words: str, low: float, high: float, unit: str
) -> None:
    assert list_quantities(read(f"Norland bought {words} from Belarus on Thursday.")) == [(low, high, unit)]


@pytest.mark.parametrize(
    "words",
    [
        "in 2020",
        "on 13 June",
        "the 44-day war",
        "an Su-35 jet",
        "the fifth tractor",
        "2020 tractors",
        "one tractor",
        "13–14 tractors",
    ],
)
def test_dates_names_and_ordinals_count_nothing(read: Read, words: str) -> None:
    assert list_quantities(read(f"Norland attacked Belarus {words}.")) == []


def test_what_is_said_of_people_that_are_counted_is_kept(read: Read) -> None:
    found = read("The attack by Norland on Thursday killed 14 people, and 31 people were wounded.")
    acts = [(one.low, one.act) for mention in found.mentions for one in mention.quantities]
    assert acts == [(14, "killed"), (31, "wounded")]
