"""Groups of reports as wholes: what was added up as they grew is what all of their pairs come to."""

from __future__ import annotations

from collections import Counter
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.merging.likeness import Likeness
from dateline.merging.linkage import SAME_SOURCE, Linkage
from dateline.merging.profiles import Profile
from tests.merging.pairs import make_profile

REPORTS = [make_profile(str(number), source=f"s{number % 7}", start=20 * number) for number in range(10)]
NUMBERS = st.integers(0, len(REPORTS) - 1)


def compare(left: Profile, right: Profile) -> Likeness:
    """Tell any two reports apart; some of one source are one happening told twice, and some are not."""
    one, two = sorted((int(left.mention.id), int(right.mention.id)))
    return Likeness(words=(one * 3 + two * 5) % 11 / 10, actors=1.0, kinds=1.0, date=1.0, lean=0.05 * (one + two > 5))


@given(st.lists(st.tuples(st.booleans(), NUMBERS, NUMBERS), max_size=40))
def test_groups_that_grew_are_as_alike_as_their_reports(steps: list[tuple[bool, int, int]]) -> None:
    linkage = Linkage(compare)
    groups = {number: (report,) for number, report in enumerate(REPORTS)}
    for is_join, *numbers in steps:
        one, two = sorted(numbers)
        if one == two or not {one, two} <= groups.keys():
            continue
        if is_join:
            linkage.unite(one, groups[one], two, groups[two])
            groups[one] += groups.pop(two)
            continue
        link = linkage.link(one, groups[one], two, groups[two])
        pairs = [(left, right, compare(left, right)) for left, right in product(groups[one], groups[two])]
        apart = [pair.score < SAME_SOURCE for left, right, pair in pairs if left.mention.source == right.mention.source]
        assert link.is_barred == any(apart)
        if not link.is_barred:
            assert link.mean == pytest.approx(sum(pair.score for *_, pair in pairs) / len(pairs))
            assert link.is_published == all(pair.lean > 0 for *_, pair in pairs)


def test_two_reports_are_compared_once_however_their_groups_grow() -> None:
    asked: Counter[frozenset[str]] = Counter()

    def count(left: Profile, right: Profile) -> Likeness:
        asked[frozenset((left.mention.id, right.mention.id))] += 1
        return Likeness(words=1.0, actors=1.0, kinds=1.0, date=1.0)

    linkage = Linkage(count)
    groups = {number: (report,) for number, report in enumerate(REPORTS)}
    while len(groups) > 1:
        for one, two in product(groups, groups):
            if one < two:
                linkage.link(one, groups[one], two, groups[two])
        one, two = sorted(groups)[-2:]
        linkage.unite(one, groups[one], two, groups[two])
        groups[one] += groups.pop(two)
    assert set(asked.values()) == {1}


def test_what_is_told_in_the_same_words_of_one_source_is_two_happenings() -> None:
    one, two = make_profile("a", source="s", start=5), make_profile("b", source="s", start=9)
    alike = Likeness(words=1.0, actors=1.0, kinds=1.0, date=1.0)
    assert Linkage(lambda *_: alike).link(0, (one,), 1, (two,)).is_barred
