from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.alternatives import (
    Alternative,
    find_beginnings,
    join_groups,
    join_words,
    split_alternatives,
    split_groups,
)


@given(st.sets(st.text("abA.(ё ", min_size=1, max_size=4), max_size=9), st.text("abA.(ё ", max_size=20))
def test_of_literal_words_the_longest_is_found(words: set[str], text: str) -> None:
    found = re.search(rf"(?:{join_words(words)})(?!\w)" if words else "(?!)", text)
    plain = "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
    expected = re.search(rf"(?<!\w)(?:{plain})(?!\w)" if words else "(?!)", text)
    assert (found and found.span()) == (expected and expected.span())


@pytest.mark.parametrize("pattern", ["a|b", r"[|]|x", r"[]|]y|z", r"\||w", "(?:a|(b|c))d|e"])
def test_alternatives_are_cut_outside_groups_and_sets(pattern: str) -> None:
    first, last = split_alternatives(pattern)
    assert f"{first}|{last}" == pattern
    assert re.compile(first)
    assert re.compile(last)


def test_the_alternatives_of_a_named_group_are_told_apart_and_put_together_again() -> None:
    pattern = "(?P<a>met|me(?:e)ts)|told|(?:so|as) it|(?P<b>x|y)"
    found = list(split_groups(pattern))
    assert found[0] == Alternative(pattern="met", group="(?P<a>")
    assert [one.pattern for one in found] == ["met", "me(?:e)ts", "told", "(?:so|as) it", "x", "y"]
    assert join_groups(found) == "(?P<a>met|me(?:e)ts)|(?:told|(?:so|as) it)|(?P<b>x|y)"


@pytest.mark.parametrize(
    ("pattern", "beginnings"),
    [
        ("recall(?:ed|s)? its|met", "reca met"),
        ("(?:to|may) meet", "to may"),
        ("(?<!is )said|(?!so)sold", "said sold"),
        ("g[ao][vt]e?", "gav gave gat gate gov gove got gote"),
        (r"(?P<act>\bX(?i:y))\s+z", "xy"),
        ("обвин(?:ил[аи]?|яет)", "обви"),
        ("(?:re)?open", "reop open"),
        (r"планиру\w+|ab\b", "план ab"),
        ("x-?ray|a’b", "x xray a"),
        (r"\d+ killed|[1-3]?\d of|20\d\d|Q1", "# q1"),
    ],
)
def test_the_beginnings_of_a_pattern_are_listed(pattern: str, beginnings: str) -> None:
    assert find_beginnings(pattern, 4) == set(beginnings.split())


@pytest.mark.parametrize(
    "pattern", ["[a-z]{2,}ed", "me.*", r"Q\d", r"q?[1-4]a", "x*yz", "[^b]ad", '"quoted"', "a?", "met|ab*"]
)
def test_what_can_begin_with_anything_has_no_list(pattern: str) -> None:
    assert find_beginnings(pattern, 4) is None
