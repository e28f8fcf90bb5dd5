from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.edtf import parse_edtf
from dateline.merging.likeness import (
    Likeness,
    Weights,
    compare,
    count_days,
    list_changed,
    reweigh_words,
    weigh_words,
)
from dateline.merging.profiles import Profile
from dateline.model import Mention, Quantity, Quote, Scores


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
        sentence=(0, 0),
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


def test_another_report_leaves_the_weight_of_what_it_does_not_tell() -> None:
    corpus = [profile(f"talk w{number % 7} x{number % 30}") for number in range(100)]
    before, after = weigh(*corpus).words.each, weigh(*corpus, profile("talk tractor")).words.each
    assert after == {**before, "tractor": after["tractor"]}
    twice = weigh(*corpus, *corpus).words.each
    assert twice == before
    assert weigh(*corpus, *(profile("rain") for _ in range(100))).words.each["talk"] > before["talk"]


TOLD = ("talk rain", "talk tractor", "rain 516", "talk", "", "cloud w1 w2", "w1")


@given(st.lists(st.sampled_from(TOLD)), st.lists(st.sampled_from(TOLD)), st.lists(st.sampled_from(TOLD)))
def test_to_weigh_again_what_came_and_went_is_to_weigh_all(gone: list[str], kept: list[str], new: list[str]) -> None:
    lost, stand, fresh = ([profile(words) for words in some] for some in (gone, kept, new))
    last, now = weigh(*lost, *stand), weigh(*stand, *fresh)
    again = reweigh_words(last, lost, fresh)
    assert again == now
    assert again.words.counts == now.words.counts
    changed = list_changed(again.words, last.words, [one.words for one in fresh])
    there = {word for one in stand for word in one.words}
    assert changed == {word for word in there if now.words.each[word] != last.words.each[word]}


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


@pytest.mark.parametrize(
    ("date", "part"),
    [
        ("2024-07-13", 1.0),
        ("2024-07", 0.7),
        ("2024-07-01/2024-08-01", 0.4),
        ("2024", 0.4),
        ("2024-01-01/2025-01-01", 0.1),
        ("2024/..", 0.1),
        ("2024-06", 0.0),
        ("", 0.0),
    ],
)
def test_the_longer_a_date_the_less_it_says(date: str, part: float) -> None:
    one, two = profile("egg", date="2024-07-13"), profile("egg", date=date)
    assert compare(one, two, weigh(one, two)).date == part
    assert compare(two, one, weigh(one, two)).date == part


@pytest.mark.parametrize(
    ("left", "right", "part"),
    [
        ({"assault"}, {"assault", "aid"}, 0.7),
        ({"assault", "aid"}, {"consult", "aid"}, 0.3),
        ({"assault"}, {"consult"}, 0.0),
        ({"assault", "consult"}, {"consult"}, 0.7),
    ],
)
def test_a_kind_that_is_told_besides_speaks_for_one_event(left: set[str], right: set[str], part: float) -> None:
    kind, other = "assault", "aid" if right == {"assault", "aid"} else "consult"
    one = replace(profile("egg", kind=kind), kinds=frozenset(left))
    two = replace(profile("egg", kind=other), kinds=frozenset(right))
    assert compare(one, two, weigh(one, two)).kinds == compare(two, one, weigh(one, two)).kinds == part


def test_what_was_published_as_one_leans_to_it_and_the_reason_does_not() -> None:
    plain = Likeness(words=0.4, actors=0.6, kinds=1.0, date=0.5)
    assert plain.score == pytest.approx(0.20 + 0.15 + 0.15 + 0.05)
    assert plain.undated_score == pytest.approx(0.50 / 0.9)
    for lean in (0.05, -0.05):
        leaning = replace(plain, lean=lean)
        assert leaning.score == pytest.approx(plain.score + lean)
        assert leaning.undated_score == pytest.approx(plain.undated_score + lean)
        assert leaning.wording == pytest.approx(0.4 + lean)
        assert leaning.unleaned_score == plain.unleaned_score
        assert leaning.scores == plain.scores == Scores(likeness=0.55, words=0.4, actors=0.6, kind=1.0, date=0.5)


def test_a_reason_names_the_six_rarest_words_the_rarest_first() -> None:
    words = ["ant", "bee", "cat", "dog", "eel", "fox", "gnu"]
    rarity = {word: float(place) for place, word in enumerate(words)} | {"eel": 6.0, "cat": 6.0}
    held = frozenset(words), frozenset([*words, "hen"])
    likeness = Likeness(words=1, actors=1, kinds=1, date=1, held_words=held, rarity=rarity)
    assert likeness.scores.shared_words == ("cat", "eel", "gnu", "fox", "dog", "bee")


def test_a_reason_tells_hundredths() -> None:
    scores = Likeness(words=0.4049, actors=0.6051, kinds=0.7, date=0.0).scores
    assert (scores.words, scores.actors, scores.likeness) == (0.4, 0.61, 0.46)


def test_words_in_common_count_by_their_share_of_both_reports_and_of_the_lighter() -> None:
    one, two = profile("ant bee"), profile("ant bee cat dog eel fox")
    weights = weigh(one, two, profile("cat dog eel fox"))
    # Every word stands in two of three reports: 2 of 8 in all, and all of the lighter's own, half of which is added.
    assert compare(one, two, weights).words == pytest.approx(2 / 8 + 1 / 2)


def count_of(unit: str, number: float) -> Quantity:
    return Quantity(low=number, high=number, unit=unit, start=0, end=1)


def test_numbers_that_contradict_each_other_count_for_no_likeness() -> None:
    one, two = profile("tractor 516 300"), profile("tractor 516 200")
    one, two = (
        replace(
            each,
            numbers=frozenset({"516", number}),
            mention=replace(each.mention, quantities=(count_of("tractors", int(number)),)),
        )
        for each, number in ((one, "300"), (two, "200"))
    )
    weights = weigh(one, two)
    differing = compare(one, two, weights)
    assert (differing.numbers_differ, differing.words) == (True, pytest.approx(1.0))
    other = replace(two, mention=replace(two.mention, quantities=(count_of("egg", 200),)))
    assert not compare(one, other, weights).numbers_differ
    assert compare(one, other, weights).words < 1


@pytest.mark.parametrize(
    ("word", "weight"),
    [("516", 3), ("1,250", 3), ("51", 1), ("500", 1), ("1999", 1), ("2099", 1), ("2199", 3), ("51x", 1)],
)
def test_which_numbers_are_figures(word: str, weight: int) -> None:
    each = weigh(profile(f"{word} homes")).words.each
    assert each[word] == pytest.approx(weight * each["homes"])


def test_a_likeness_says_what_the_two_share() -> None:
    one, two = profile("egg tractor", actors="Norland Sudland"), profile("egg note", actors="Sudland Westland")
    likeness = compare(one, two, weigh(one, two))
    assert (likeness.scores.shared_words, likeness.shared_actors) == (("egg",), {"Sudland"})
