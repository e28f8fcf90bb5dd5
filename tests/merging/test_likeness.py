from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.edtf import parse_edtf
from dateline.merging.likeness import Likeness, Weights, compare, count_days, weigh_words
from dateline.merging.profiles import Profile
from dateline.model import Mention, Quote


def profile(words: str, actors: str = "Norland", kind: str = "consult", date: str = "2024-06-13") -> Profile:
    quote = Quote(exact=words, prefix="", suffix="", start=0, end=len(words))
    mention = Mention(
        id=f"m-{words}-{date}-{kind}",
        source="s",
        block=0,
        quote=quote,
        date=parse_edtf(date) if date else None,
        kind=kind,
        modality="happened",
        actors=(actors,),
    )
    return Profile(
        mention=mention,
        published=parse_edtf("2024-06-14"),
        title="",
        slug="",
        words=frozenset(words.split()),
        actors=frozenset(actors.split()),
        kinds=frozenset({kind}),
    )


def weigh(*profiles: Profile) -> Weights:
    return weigh_words(profiles)


def test_a_report_is_wholly_like_itself() -> None:
    one = profile("tractor egg")
    assert compare(one, one, weigh(one)).score == pytest.approx(1.0)


def test_reports_with_nothing_in_common_are_not_alike() -> None:
    one, two = profile("tractor"), profile("egg", actors="Sudland", kind="protest", date="2020")
    assert compare(one, two, weigh(one, two)).score == 0


def test_a_rare_word_tells_more_than_a_common_one() -> None:
    corpus = [profile(f"talk w{n}") for n in range(20)] + [
        profile("talk tractor"),
        profile("tractor cloud"),
        profile("talk rain"),
    ]
    weights = weigh(*corpus)
    rare = compare(profile("talk tractor"), profile("tractor cloud"), weights).words
    common = compare(profile("talk tractor"), profile("talk rain"), weights).words
    assert rare > common


def test_a_vaguer_date_counts_for_less_than_the_same_day() -> None:
    day, month, year = profile("egg"), profile("egg", date="2024-06"), profile("egg", date="2024")
    weights = weigh(day, month, year)
    assert compare(day, day, weights).date > compare(day, month, weights).date > compare(day, year, weights).date > 0


def test_the_score_without_the_date_is_on_the_same_scale() -> None:
    assert Likeness(words=1, actors=1, kinds=1, date=0).undated_score == pytest.approx(1.0)


def test_says_why() -> None:
    one, two = profile("tractor egg"), profile("tractor")
    assert "words" in str(compare(one, two, weigh(one, two)))
    assert "tractor" in str(compare(one, two, weigh(one, two)))


WORDS = st.sets(st.sampled_from(["egg", "tractor", "note", "talk", "rain", "arms"]), min_size=1).map(" ".join)


@given(WORDS, WORDS)
def test_likeness_is_the_same_both_ways_and_within_its_bounds(left: str, right: str) -> None:
    one, two = profile(left), profile(right)
    weights = weigh(one, two)
    there, back = compare(one, two, weights), compare(two, one, weights)
    assert there.score == pytest.approx(back.score)
    assert 0 <= there.score <= 1.0000001


@pytest.mark.parametrize(("value", "days"), [("2024-06-13", 1), ("2024-06", 30), ("2024", 366), ("../2017", 3653)])
def test_counts_the_days_of_a_value(value: str, days: int) -> None:
    assert count_days(parse_edtf(value)) == days


def test_a_figure_tells_more_than_a_word_as_rare() -> None:
    corpus = [profile("516 homes river"), profile("516 rescuers water"), profile("tram homes noise")]
    weights = weigh(*corpus)
    figure = compare(corpus[0], corpus[1], weights).words
    word = compare(corpus[0], corpus[2], weights).words
    assert figure > 2 * word


def test_a_year_is_no_figure() -> None:
    weights = weigh(profile("2020 homes"))
    assert weights.words.each["2020"] == weights.words.each["homes"]


def test_reports_that_name_nobody_are_judged_by_their_wording() -> None:
    one, two = profile("flood homes river", actors=""), profile("flood homes water", actors="")
    named = profile("flood homes water", actors="Sudland")
    weights = weigh(one, two, named)
    assert compare(one, two, weights).actors == compare(one, two, weights).words
    assert compare(one, named, weights).actors == compare(one, named, weights).words / 2


def test_a_kind_that_is_not_known_speaks_neither_for_nor_against() -> None:
    one, same, strange, unknown = (profile("egg", kind=kind) for kind in ("assault", "assault", "aid", "other"))
    weights = weigh(one, same, strange, unknown)
    assert (
        compare(one, strange, weights).kinds < compare(one, unknown, weights).kinds < compare(one, same, weights).kinds
    )
