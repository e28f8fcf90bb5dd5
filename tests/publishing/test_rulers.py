from __future__ import annotations

import pytest

from dateline.edtf import parse_edtf
from dateline.publishing.rulers import Ruler, draw_ruler


def draw(date: str, *others: str, lasts: bool = False) -> Ruler:
    return draw_ruler(
        parse_edtf(date), [parse_edtf(other) for other in others], lasts=lasts, first_year=2018, last_year=2025
    )


@pytest.mark.parametrize(
    ("date", "lasts", "shape", "style"),
    [
        ("2024-06-13", False, "tick", "in"),
        ("2024-06-13~", False, "block", "may"),
        ("2024-05", False, "block", "may"),
        ("2024-06-03/2024-06-09", False, "block", "may"),
        ("2022-09-13/2022-09-14", True, "block", "in"),
        ("2022-12/..", False, "right-arrow", "may"),
        ("../2019", False, "left-arrow", "may"),
    ],
)
def test_the_shape_says_how_exact_the_date_is(date: str, lasts: bool, shape: str, style: str) -> None:
    [mark] = draw(date, lasts=lasts).marks
    assert (mark.shape, mark.style) == (shape, style)


@pytest.mark.parametrize(
    ("date", "scale"),
    [
        ("2024-06-13", "months"),
        ("2018/2022", "years"),
        ("2024-12/2025-01", "years"),
        ("2022-12/..", "months"),
        ("2022/..", "years"),
        ("2022-XX/..", "years"),
        ("199X/..", "years"),
        ("2022-XX", "months"),
        ("20XX", "years"),
        ("{2022,2023..}", "years"),
    ],
)
def test_the_scale_is_the_year_unless_the_date_leaves_it(date: str, scale: str) -> None:
    assert draw(date).scale == scale


def test_a_disputed_date_has_a_tick_for_every_version() -> None:
    ruler = draw("2024-06-13", "2024-05-13")
    assert [(mark.shape, mark.style) for mark in ruler.marks] == [("tick", "alt"), ("tick", "alt")]
    assert ruler.marks[0].x > ruler.marks[1].x


def test_the_members_of_a_set_are_marked_one_by_one() -> None:
    assert [mark.shape for mark in draw("{2024-03-12,2024-03-14}").marks] == ["tick", "tick"]


@pytest.mark.parametrize(
    ("date", "lasts", "shapes"),
    [
        ("2002/2012", True, ["left-point"]),
        ("199X", False, ["left-point"]),
        ("2006/2020", False, ["block", "left-point"]),
        ("2020/2030", True, ["block", "right-point"]),
        ("2002/..", True, ["both-arrows"]),
        ("2026/2027", False, ["right-point"]),
        ("../2017", False, ["left-point"]),
    ],
)
def test_what_lies_outside_the_years_is_pointed_at_and_not_moved_inside(
    date: str, *, lasts: bool, shapes: list[str]
) -> None:
    assert [mark.shape for mark in draw(date, lasts=lasts).marks] == shapes


def test_a_version_outside_the_years_is_pointed_at() -> None:
    assert [(mark.shape, mark.style) for mark in draw("2024-06-13", "2002").marks] == [
        ("tick", "alt"),
        ("left-point", "alt"),
    ]


@pytest.mark.parametrize("date", ["1990", "2024-12-31", "2024-01-01", "2031", "199X", "1918/.."])
def test_no_mark_leaves_the_ruler(date: str) -> None:
    for mark in draw(date).marks:
        assert mark.x >= -6
        assert mark.x + mark.width <= 126.01
