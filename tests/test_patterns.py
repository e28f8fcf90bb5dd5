from __future__ import annotations

import re

import pytest

from dateline.patterns import LatePattern

TEXT = "met, and Met again"


def test_a_pattern_finds_what_it_finds_when_it_is_compiled_at_once() -> None:
    late, ready = LatePattern(r"m(\w)t", re.IGNORECASE), re.compile(r"m(\w)t", re.IGNORECASE)
    for _ in range(2):
        assert str(late.search(TEXT, 1)) == str(ready.search(TEXT, 1))
        assert str(late.match(TEXT)) == str(ready.match(TEXT))
        assert late.match(TEXT, 1) is None
        assert late.fullmatch(TEXT) is None
        assert str(late.fullmatch("MET")) == str(ready.fullmatch("MET"))
        assert [match.span() for match in late.finditer(TEXT)] == [(0, 3), (9, 12)]
        assert late.sub("", TEXT) == ready.sub("", TEXT)
        assert late.split(TEXT, maxsplit=1) == ready.split(TEXT, maxsplit=1)


def test_nothing_is_compiled_before_it_is_tried() -> None:
    broken = LatePattern("(")
    with pytest.raises(re.error):
        broken.search(TEXT)
