"""What is joined and what is not, as a reader would judge it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from dateline.merging.clusters import CLOSE, Cluster, join_agreeing, may_agree
from dateline.merging.events import Merged
from dateline.merging.likeness import Likeness
from dateline.merging.profiles import Profile
from dateline.merging.reasons import word_obstacle
from dateline.model import Override
from tests.merging.pairs import liken, list_groups, make_clusters, make_profile

Merge = Callable[..., Merged]


def group(merged: Merged) -> list[set[str]]:
    return [{mention.source for mention in event.mentions} for event in merged.events]


def test_two_peoples_words_on_one_matter_are_two_events(merge: Merge) -> None:
    berg = ("Gazette", "2024-06-14", "Berg told reporters on Thursday that the treaty on herring with Norland must go.")
    sand = (
        "Courier",
        "2024-06-14",
        "Sand told reporters on Thursday that the treaty on herring with Norland must stay.",
    )
    assert group(merge(berg, sand)) == [{"s1"}, {"s2"}]


def test_words_of_a_past_year_do_not_join_a_day_they_hardly_resemble(merge: Merge) -> None:
    day = ("Gazette", "2024-06-14", "Norland recalled its ambassador from Sudland for consultations on Thursday.")
    year = ("Courier", "2025-02-01", "Last year Norland and Sudland quarrelled over herring.")
    assert group(merge(day, year)) == [{"s2"}, {"s1"}]


def test_a_sentence_and_what_it_quotes_are_never_one_report(merge: Merge) -> None:
    told = (
        "Gazette",
        "2024-06-14",
        "Sudland attacked the herring fleet of Norland on 13 June, Berg told parliament on 13 June.",
    )
    assert [[mention.kind for mention in event.mentions] for event in merge(told).events] == [
        ["assault"],
        ["statement"],
    ]


def test_reports_that_editors_pinned_under_two_ids_are_two_events(merge: Merge) -> None:
    day = ("Gazette", "2024-06-14", "Norland recalled its ambassador from Sudland for consultations on Thursday.")
    again = ("Courier", "2024-06-15", "On 13 June Norland called its ambassador to Sudland home for consultations.")
    assert len(merge(day, again).events) == 1
    pins = {"s1:0": Override(line=6, id="the-recall"), "s2:0": Override(line=6, id="the-return")}
    assert {event.id for event in merge(day, again, overrides=pins).events} == {"the-recall", "the-return"}


def test_reports_pinned_under_two_ids_do_not_even_disagree(merge: Merge) -> None:
    leak = "The Herald published leaked papers on secret launcher sales from Sudland to Norland."
    rows = (("Gazette", "2024-06-14", f"On 13 June {leak}"), ("Courier", "2024-06-16", f"On 13 May {leak}"))
    assert len(merge(*rows).events) == 1
    pins = {"s1:0": Override(line=6, id="one-leak"), "s2:0": Override(line=6, id="another-leak")}
    assert len(merge(*rows, overrides=pins).events) == 2


# ------------------------------------------------------------------ how much must be alike


def alike(words: float, score: float, *, date: float = 1.0, **more: object) -> Likeness:
    """A likeness of wording and date that comes to a score by its actors."""
    actors = (score - 0.5 * words - 0.1 * date) / 0.25
    return Likeness(words=words, actors=actors, kinds=0.0, date=date, shared_actors=frozenset({"Norland"}), **more)  # type: ignore[arg-type]


def join(pairs: dict[str, Likeness], *profiles: Profile) -> list[Cluster]:
    return list(join_agreeing(make_clusters(*profiles), liken(pairs)).groups)


A, B, C = make_profile("a"), make_profile("b"), make_profile("c")


def list_reasons(clusters: list[Cluster]) -> set[tuple[str, str, str]]:
    return {(one.mention, one.other, word_obstacle(one.obstacle)) for cluster in clusters for one in cluster.refusals}


@pytest.mark.parametrize(
    ("pair", "why"),
    [
        (alike(0.60, 0.501), ""),
        (alike(0.60, 0.499), "0.50 is asked"),
        (alike(0.23, 0.60), ""),
        (alike(0.22, 0.60), ""),
        (alike(0.21, 0.60), "words 0.22 are asked"),
        (alike(0.33, 0.60, date=0.7), ""),
        (alike(0.31, 0.60, date=0.7), "words 0.32 are asked"),
        (alike(0.43, 0.60, date=0.4), ""),
        (alike(0.41, 0.60, date=0.4), "words 0.42 are asked"),
        (alike(0.61, 0.70, numbers_differ=True), ""),
        (alike(0.59, 0.70, numbers_differ=True), "words 0.60 are asked"),
    ],
)
def test_a_near_miss_says_what_was_asked_of_it(pair: Likeness, why: str) -> None:
    clusters = join({"a b": pair}, A, B)
    assert list_groups(clusters) == (["a", "b"] if why else ["ab"])
    assert list_reasons(clusters) == ({("a", "b", why), ("b", "a", why)} if why else set())


@pytest.mark.parametrize("pair", [alike(0.60, 0.44), alike(0.16, 0.60), alike(0.26, 0.60, date=0.7)])
def test_what_is_far_from_alike_is_not_even_told_of(pair: Likeness) -> None:
    clusters = join({"a b": pair}, A, B)
    assert list_groups(clusters) == ["a", "b"]
    assert list_reasons(clusters) == set()


@pytest.mark.parametrize(
    "pair",
    [
        alike(0.9, 0.9, date=0.7, numbers_differ=True),
        Likeness(words=0.9, actors=0.9, kinds=1.0, date=1.0, numbers_differ=True),
    ],
)
def test_numbers_that_differ_ask_for_the_same_day_and_somebody_in_common(pair: Likeness) -> None:
    assert list_groups(join({"a b": pair}, A, B)) == ["a", "b"]


@pytest.mark.parametrize(("words", "groups"), [(0.43, ["ab"]), (0.41, ["a", "b"])])
def test_a_telling_that_goes_on_is_joined_by_striking_words_alone(words: float, groups: list[str]) -> None:
    on = make_profile("b", continues="x")
    assert list_groups(join({"a b": alike(words, 0.6)}, A, on)) == groups
    assert list_groups(join({"a b": alike(words, 0.6)}, make_profile("a", continues="x"), B)) == groups


@pytest.mark.parametrize(
    ("score", "start", "groups"), [(0.73, 10, ["ab"]), (0.71, 10, ["a", "b"]), (0.73, 9, ["a", "b"])]
)
def test_two_sentences_of_one_source_are_one_if_nearly_the_same_and_apart(
    score: float, start: int, groups: list[str]
) -> None:
    for first, second in ((0, start), (start, 0)):
        one, two = make_profile("a", source="s", start=first), make_profile("b", source="s", start=second)
        assert list_groups(join({"a b": alike(0.6, score)}, one, two)) == groups


@pytest.mark.parametrize(("third", "groups"), [(0.31, ["abc"]), (0.29, ["ab", "c"])])
def test_a_report_must_be_like_the_group_as_a_whole(third: float, groups: list[str]) -> None:
    pairs = {"a b": alike(0.6, 0.9), "a c": alike(0.6, 0.6), "b c": alike(0.2, third)}
    clusters = join(pairs, A, B, C)
    assert list_groups(clusters) == groups
    why = "the two groups as wholes do not agree"
    assert list_reasons(clusters) == (set() if len(groups) == 1 else {("a", "c", why), ("c", "a", why)})


def test_reports_that_were_published_as_one_join_before_a_likelier_pair() -> None:
    together = alike(0.6, 0.55, published_together=True, lean=CLOSE)
    pairs = {"a b": together, "b c": alike(0.6, 0.7), "a c": alike(0.1, 0.1)}
    assert list_groups(join(pairs, A, B, C)) == ["ab", "c"]
    assert list_groups(join({**pairs, "a b": alike(0.6, 0.55)}, A, B, C)) == ["a", "bc"]


def test_a_reason_says_what_only_the_record_holds_together() -> None:
    kept = join({"a b": alike(0.6, 0.48, published_together=True, lean=CLOSE)}, A, B)
    clear = join({"a b": alike(0.6, 0.58, published_together=True, lean=CLOSE)}, A, B)
    assert [cluster.reasons[0].as_published for cluster in (*kept, *clear)] == [True, False]


def test_a_group_that_was_published_is_not_parted_by_a_pair_that_is_little_alike() -> None:
    near = {"published_together": True, "lean": CLOSE}
    pairs = {"a b": alike(0.6, 0.6, **near), "b c": alike(0.6, 0.5, **near), "a c": alike(0.1, 0.1, **near)}
    assert list_groups(join(pairs, A, B, C)) == ["abc"]


def test_dates_that_contradict_each_other_keep_the_likest_apart() -> None:
    month, day, other = make_profile("a", "2024-06"), make_profile("b", "2024-06-13"), make_profile("c", "2024-06-14")
    pairs = {"a b": alike(0.9, 0.9), "a c": alike(0.8, 0.8), "b c": alike(0.9, 0.9)}
    assert list_groups(join(pairs, month, day, other)) == ["ab", "c"]


@pytest.mark.parametrize(("long", "groups"), [("2024", ["ab"]), ("2023-12-31/2024-12-31", ["a", "b"])])
def test_a_date_longer_than_a_year_is_not_compared_with_a_day(long: str, groups: list[str]) -> None:
    assert list_groups(join({"a b": alike(0.9, 0.9)}, make_profile("a", long), B)) == groups
    assert list_groups(join({"a b": alike(0.9, 0.9)}, make_profile("a", long), make_profile("b", long))) == ["ab"]


@pytest.mark.parametrize("date", ["../2024-06-13", "2018/..", "2018/2024"])
def test_open_and_long_dates_are_compared_with_each_other(date: str) -> None:
    one, two = make_profile("a", date), make_profile("b", date)
    assert list_groups(join({"a b": alike(0.9, 0.9)}, one, two)) == ["ab"]
    later = make_profile("b", "2025/2030" if date != "2018/.." else "../2017")
    assert list_groups(join({"a b": alike(0.9, 0.9)}, one, later)) == ["a", "b"]


SAYS = {"kind": "statement"}


@pytest.mark.parametrize(
    ("one", "two", "may"),
    [
        ({}, {}, True),
        ({**SAYS, "subject": "Berg"}, {**SAYS, "subject": "Sand"}, False),
        ({**SAYS, "subject": "Berg"}, {"kind": "accuse", "subject": "Berg"}, True),
        ({**SAYS, "subject": "Berg"}, SAYS, True),
        ({**SAYS, "subject": "Berg"}, {"subject": "Sand"}, True),
        ({"modality": "denied"}, {}, False),
        ({"modality": "denied"}, {"modality": "denied"}, True),
        ({"negated": True}, {}, False),
        ({"negated": True}, {"negated": True}, True),
        ({"negated": True}, {"kind": "reject"}, True),
        ({**SAYS, "negated": True}, SAYS, True),
        ({**SAYS, "negated": True}, {}, False),
    ],
)
def test_which_reports_may_be_of_one_thing(one: dict[str, Any], two: dict[str, Any], may: bool) -> None:
    left, right = make_profile("a", **one), make_profile("b", **two)
    assert may_agree(left, right) is may_agree(right, left) is may
    assert list_groups(join({"a b": alike(0.9, 0.9)}, left, right)) == (["ab"] if may else ["a", "b"])


def test_a_pin_on_one_report_alone_keeps_nothing_apart() -> None:
    pinned = make_profile("a", pinned_id="the-leak")
    assert list_groups(join({"a b": alike(0.9, 0.9)}, pinned, B)) == ["ab"]
    other = make_profile("b", pinned_id="a-leak")
    assert list_groups(join({"a b": alike(0.9, 0.9)}, pinned, other)) == ["a", "b"]


def test_a_refusal_is_told_of_on_both_sides_in_whatever_order_the_groups_stand() -> None:
    for order in ((A, B), (B, A)):
        assert list_reasons(join({"a b": alike(0.60, 0.499)}, *order)) == {
            ("a", "b", "0.50 is asked"),
            ("b", "a", "0.50 is asked"),
        }
