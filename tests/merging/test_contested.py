"""What is no disagreement. Those that are found are in test_events.py."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from dateline.edtf import parse_edtf
from dateline.merging.clusters import CLOSE, Cluster
from dateline.merging.contested import join_contested
from dateline.merging.events import Merged
from dateline.merging.likeness import Likeness
from dateline.merging.profiles import Profile
from dateline.model import MergeReason, Timex
from tests.merging.pairs import liken, list_groups, make_profile

Merge = Callable[..., Merged]

ANNUAL = "{} Norland and Sudland signed a treaty on herring in the harbour."


def group(merged: Merged) -> list[set[str]]:
    return [{mention.source for mention in event.mentions} for event in merged.events]


def test_what_comes_again_every_year_is_no_disagreement(merge: Merge) -> None:
    merged = merge(
        ("Gazette", "2023-06-14", ANNUAL.format("On 13 June")), ("Courier", "2024-06-14", ANNUAL.format("On 13 June"))
    )
    assert all(not event.disagreements for event in merged.events)


def test_a_source_that_came_before_an_event_does_not_contradict_its_date(merge: Merge) -> None:
    merged = merge(
        ("Gazette", "2024-05-20", ANNUAL.format("On 13 May")), ("Courier", "2024-06-14", ANNUAL.format("On 13 June"))
    )
    assert group(merged) == [{"s1"}, {"s2"}]


LEAK = "The Herald published leaked papers on secret launcher sales from Sudland to Norland."
ROUND = "Norland and Sudland held the {} round of talks on herring in the harbour."


def test_reports_that_differ_in_what_was_done_are_two_events(merge: Merge) -> None:
    merged = merge(
        ("Gazette", "2024-06-14", "On 13 June Norland recalled its ambassador from Sudland over the herring treaty."),
        ("Courier", "2024-06-16", "On 12 June Norland signed its ambassador from Sudland over the herring treaty."),
    )
    assert group(merged) == [{"s2"}, {"s1"}]


@pytest.mark.parametrize("day", ["4 June", "22 June", "24 May", "3 July"])
def test_dates_nine_or_twenty_days_apart_are_no_slip(merge: Merge, day: str) -> None:
    merged = merge(("Gazette", "2024-07-14", f"On 13 June {LEAK}"), ("Courier", "2024-07-16", f"On {day} {LEAK}"))
    assert len(merged.events) == 2


@pytest.mark.parametrize("day", ["11 June", "12 June", "14 June", "15 June", "13 May", "13 July"])
def test_dates_a_day_or_two_or_a_month_apart_are_a_slip(merge: Merge, day: str) -> None:
    merged = merge(("Gazette", "2024-07-14", f"On 13 June {LEAK}"), ("Courier", "2024-07-16", f"On {day} {LEAK}"))
    [event] = merged.events
    assert event.disagreements


PIER = "the presidents of Norland and Sudland opened the stone pier of Port Ellery"


def test_of_an_act_that_has_no_name_among_the_kinds_the_same_words_are_asked(merge: Merge) -> None:
    told = ("Gazette", "2024-07-14", f"On 13 June {PIER}.")
    [event] = merge(told, ("Courier", "2024-07-16", f"On 14 June {PIER}.")).events
    assert event.disagreements
    other = "On 14 June the presidents of Norland and Sudland opened the new lighthouse at the pier."
    assert len(merge(told, ("Courier", "2024-07-16", other)).events) == 2


def test_what_each_side_tells_as_news_of_its_own_day_happened_twice(merge: Merge) -> None:
    merged = merge(("Gazette", "2024-06-14", f"On Thursday {LEAK}"), ("Courier", "2024-06-15", f"On Friday {LEAK}"))
    assert group(merged) == [{"s1"}, {"s2"}]


def test_what_is_held_every_year_is_no_disagreement_when_told_years_later(merge: Merge) -> None:
    held = "Norland and Sudland held a rally for the herring fleet in the old harbour."
    merged = merge(
        ("Gazette", "2025-06-14", f"On 13 June 2022 {held}"), ("Courier", "2025-12-16", f"On 13 June 2023 {held}")
    )
    assert group(merged) == [{"s1"}, {"s2"}]


@pytest.mark.parametrize(
    ("told", "one", "two"),
    [
        (ROUND, "second", "third"),
        (ROUND, "2nd", "3rd"),
        ("Norland sold Sudland {} launchers for the herring quotas and the lighthouse in the old harbour.", "10", "20"),
    ],
)
def test_tellings_that_differ_in_a_number_are_two_events(merge: Merge, told: str, one: str, two: str) -> None:
    first = ("Gazette", "2024-06-14", f"On 13 June {told.format(one)}")
    assert len(merge(first, ("Courier", "2024-06-16", f"On 14 June {told.format(one)}")).events) == 1
    assert len(merge(first, ("Courier", "2024-06-16", f"On 14 June {told.format(two)}")).events) == 2


def test_a_date_that_was_only_concluded_contradicts_none_that_is_printed(merge: Merge) -> None:
    recall = "Norland recalled its ambassador from Sudland over herring."
    merged = merge(
        ("Gazette", "2024-06-14", f"On 13 June Norland closed the harbour. {recall}"),
        ("Courier", "2024-06-16", f"On 12 June {recall}"),
    )
    assert group(merged) == [{"s2"}, {"s1"}]
    assert len(merged.events[1].mentions) == 2


# ------------------------------------------------------------------ how sure it must be


def match(words: float, **more: object) -> Likeness:
    shared = frozenset({"Norland", "Sudland"})
    return Likeness(**{"words": words, "actors": 1.0, "kinds": 1.0, "date": 0.0, "shared_actors": shared, **more})  # type: ignore[arg-type]


def join(pairs: dict[str, Likeness], *clusters: Cluster, published: str = "") -> list[str]:
    """The groups that are made; the reports that were published as one event are named by their letters."""
    return list_groups(join_contested(clusters, liken(pairs), dict.fromkeys(published, "one-event")).groups)


def hold(*profiles: Profile, follows: bool = False) -> Cluster:
    return Cluster(profiles=profiles, follows=follows)


THIRTEENTH, FOURTEENTH = make_profile("a", "2024-06-13"), make_profile("b", "2024-06-14")
BOTH = (hold(THIRTEENTH), hold(FOURTEENTH))
NORLAND = frozenset({"Norland"})


@pytest.mark.parametrize(
    ("pair", "is_one"),
    [
        (match(0.43), True),
        (match(0.41), False),
        (match(0.9, kinds=0.7), False),
        (match(0.59, shared_actors=NORLAND), False),
        (match(0.61, shared_actors=NORLAND), True),
        (match(0.9, shared_actors=frozenset()), False),
        (match(0.9, shared_actors=NORLAND | {"Sudland", "Westland"}), True),
    ],
)
def test_two_dates_of_one_thing_need_striking_words_one_kind_and_the_same_actors(pair: Likeness, is_one: bool) -> None:
    assert join({"a b": pair}, *BOTH) == (["ab"] if is_one else ["a", "b"])


def test_its_reason_names_no_source_and_says_how_alike_the_likest_pair_is() -> None:
    [cluster] = join_contested(BOTH, liken({"a b": match(0.9)}), {}).groups
    assert cluster.reasons == (MergeReason(step="contested", scores=match(0.9).scores),)


@pytest.mark.parametrize(
    ("one", "two", "is_one"),
    [("10", "10", True), ("10", "20", False), ("10 20", "20 30", True), ("10", "", True), ("", "20", True)],
)
def test_numbers_of_which_none_is_shared_are_of_two_things(one: str, two: str, is_one: bool) -> None:
    left, right = make_profile("a", numbers=one), make_profile("b", "2024-06-14", numbers=two)
    assert join({"a b": match(0.9)}, hold(left), hold(right)) == (["ab"] if is_one else ["a", "b"])


@pytest.mark.parametrize(("words", "groups"), [(0.51, ["ab"]), (0.49, ["a", "b"])])
def test_two_dates_that_were_both_concluded_need_more_words_in_common(words: float, groups: list[str]) -> None:
    left, right = make_profile("a", basis="inferred"), make_profile("b", "2024-06-14", basis="inferred")
    assert join({"a b": match(words)}, hold(left), hold(right)) == groups


@pytest.mark.parametrize(("rest", "groups"), [(0.06, ["abc"]), (0.05, ["a", "bc"])])
def test_the_groups_as_wholes_must_be_told_alike(rest: float, groups: list[str]) -> None:
    # 0.6 of the 0.42 that the best pair needs, on the mean of both pairs: 0.252.
    group = hold(FOURTEENTH, make_profile("c", "2024-06-14"))
    assert join({"a b": match(rest), "a c": match(0.45)}, hold(THIRTEENTH), group) == groups


@pytest.mark.parametrize(("words", "groups"), [(0.61, ["abc"]), (0.59, ["ab", "c"])])
def test_a_group_that_is_of_two_minds_takes_in_only_what_says_the_same(words: float, groups: list[str]) -> None:
    two, three = make_profile("b", "2024-06-14"), make_profile("c", "2024-06-12")
    pairs = {"a b": match(0.9), "a c": match(words), "b c": match(words)}
    assert join(pairs, hold(THIRTEENTH), hold(two), hold(three)) == groups


def test_one_source_is_never_on_both_sides() -> None:
    assert join({"a b": match(0.9)}, hold(THIRTEENTH), hold(make_profile("b", "2024-06-14", source="a"))) == ["a", "b"]


def test_what_waits_for_the_telling_it_was_published_with_is_left_alone() -> None:
    for left, right in ((True, False), (False, True)):
        clusters = (hold(THIRTEENTH, follows=left), hold(FOURTEENTH, follows=right))
        assert join({"a b": match(0.9)}, *clusters) == ["a", "b"]
        assert join({"a b": match(0.9)}, *clusters, published="ab") == ["ab"]


def test_a_new_report_does_not_part_what_was_published_as_one() -> None:
    group = hold(FOURTEENTH, make_profile("c", "2024-06-14", source="a"))
    assert join({"a b": match(0.9), "a c": match(0.1)}, hold(THIRTEENTH), group) == ["a", "bc"]
    assert join({"a b": match(0.9), "a c": match(0.1)}, hold(THIRTEENTH), group, published="ab") == ["abc"]


# ------------------------------------------------------------------ which dates are slips


@pytest.mark.parametrize(
    ("one", "two", "is_one"),
    [
        ("2024-06-13", "2023-06-13", True),
        ("2024-06-13", "2025-06-13", True),
        ("2024-06-13", "2022-06-13", False),
        ("2024-01-13", "2023-12-13", True),
        ("2023-12-13", "2024-01-13", True),
        ("2024-06-13", "2024-04-13", False),
        ("2024-06-13", "2024-06-16", False),
        ("2024-06-13", "2024-06-10", False),
        ("2024-03-01", "2024-02-28", True),
        ("2024-06", "2023-06", True),
        ("2024-06", "2025-06", True),
        ("2024-06", "2022-06", False),
        ("2024-06", "2024-05", False),
        ("2024-06", "2024-07", False),
        ("2024", "2023", False),
        ("2024-06-13/2024-06-14", "2023-06-13/2023-06-14", False),
        ("../2024-06-13", "2024-06-14", False),
    ],
)
def test_dates_are_a_slip_apart_or_are_not(one: str, two: str, is_one: bool) -> None:
    published = max(value.last for value in map(parse_edtf, (one, two)) if value.last).isoformat()
    left, right = make_profile("a", one, published=published), make_profile("b", two, published=published)
    assert join({"a b": match(0.9)}, hold(left), hold(right)) == (["ab"] if is_one else ["a", "b"])
    assert join({"a b": match(0.9)}, hold(right), hold(left)) == (["ab"] if is_one else ["a", "b"])


def test_reports_that_share_no_actor_are_not_compared() -> None:
    one, two = make_profile("a", actors="Norland"), make_profile("b", "2024-06-14", actors="Sudland")
    assert join({"a b": match(0.9)}, hold(one), hold(two)) == ["a", "b"]


# ------------------------------------------------------------------ what recurs, and who may tell of what


@pytest.mark.parametrize(
    ("published", "other", "is_one"),
    [
        ("2024-06-13", "2024-06-30", True),
        ("2024-07-27", "2024-06-30", True),
        ("2024-07-28", "2024-06-30", False),
        ("2024-06-12", "2024-06-30", False),  # it came before the day that the other gives
        ("2024-07-28", "2024-06-12", True),  # a date after its own publication is a slip by itself
    ],
)
def test_what_was_told_as_news_of_the_later_date_is_one_thing(published: str, other: str, is_one: bool) -> None:
    early = make_profile("a", "2023-06-13", published=published)
    late = make_profile("b", "2024-06-13", published=other)
    for clusters in ((hold(early), hold(late)), (hold(late), hold(early))):
        assert join({"a b": match(0.9)}, *clusters) == (["ab"] if is_one else ["a", "b"])


def test_a_plan_for_a_later_day_is_no_slip_by_itself() -> None:
    early = make_profile("a", "2023-06-13", published="2024-07-28")
    plan = make_profile("b", "2024-06-13", published="2024-06-12", modality="planned")
    assert join({"a b": match(0.9)}, hold(early), hold(plan)) == ["a", "b"]


@pytest.mark.parametrize(
    ("one", "two", "is_one"),
    [
        (("Thursday", "2024-06-14"), ("Friday", "2024-06-15"), False),
        (("Thursday", "2024-06-14"), ("today", "2024-06-14"), False),
        (("Thursday", "2024-06-15"), ("Friday", "2024-06-15"), True),
        (("13 June", "2024-06-14"), ("Friday", "2024-06-15"), True),
        (("Thursday", "2024-06-14"), ("14 June", "2024-06-15"), True),
        (("", "2024-06-14"), ("Friday", "2024-06-15"), True),
        (("Thursday", "../2024-06-14"), ("Friday", "2024-06-15"), True),
    ],
)
def test_news_of_the_eve_on_either_side_is_of_two_days(
    one: tuple[str, str], two: tuple[str, str], is_one: bool
) -> None:
    clusters = []
    for name, day, (text, published) in (("a", "2024-06-13", one), ("b", "2024-06-14", two)):
        profile = make_profile(name, day, published=published)
        timex = Timex(start=0, end=4, text=text, type="DATE", value=day, date=parse_edtf(day), rule="weekday")
        clusters.append(hold(replace(profile, mention=replace(profile.mention, timex=timex if text else None))))
    assert join({"a b": match(0.9)}, *clusters) == (["ab"] if is_one else ["a", "b"])


def test_a_third_date_is_joined_through_the_one_it_is_a_slip_of() -> None:
    clusters = (hold(THIRTEENTH), hold(make_profile("b", "2024-06-16")), hold(make_profile("c", "2024-06-14")))
    assert join({"a b": match(0.8), "a c": match(0.9), "b c": match(0.8)}, *clusters) == ["abc"]
    assert join({"a b": match(0.8), "a c": match(0.8), "b c": match(0.9)}, *clusters) == ["abc"]


@pytest.mark.parametrize(("one", "two", "groups"), [(0.6, 0.9, ["a", "bc"]), (0.9, 0.6, ["ab", "c"])])
def test_of_two_that_exclude_each_other_the_likest_is_joined(one: float, two: float, groups: list[str]) -> None:
    third = make_profile("c", "2024-06-15", source="a")
    assert join({"a b": match(one), "b c": match(two)}, *BOTH, hold(third)) == groups


@pytest.mark.parametrize(
    ("words", "lean", "is_one"), [(0.50, CLOSE, True), (0.63, -CLOSE, False), (0.66, -CLOSE, True), (0.66, 0.0, True)]
)
def test_what_was_published_as_one_is_not_asked_for_the_same_words(words: float, lean: float, is_one: bool) -> None:
    pairs = {"a b": match(0.9), "a c": match(words, lean=lean), "b c": match(words, lean=lean)}
    joined = join(pairs, *BOTH, hold(make_profile("c", "2024-06-12")))
    assert joined == (["abc"] if is_one else ["ab", "c"])


def test_a_pin_on_one_side_alone_keeps_nothing_apart() -> None:
    pinned = hold(make_profile("b", "2024-06-14", pinned_id="the-leak"))
    assert join({"a b": match(0.9)}, hold(THIRTEENTH), pinned) == ["ab"]


def test_a_date_that_is_printed_and_one_that_was_concluded_do_not_disagree() -> None:
    concluded = make_profile("b", "2024-06-14", basis="inferred")
    for clusters in ((hold(THIRTEENTH), hold(concluded)), (hold(concluded), hold(THIRTEENTH))):
        assert join({"a b": match(0.9)}, *clusters) == ["a", "b"]


def test_two_pins_are_two_events() -> None:
    one, two = make_profile("a", pinned_id="a-leak"), make_profile("b", "2024-06-14", pinned_id="the-leak")
    assert join({"a b": match(0.9)}, hold(one), hold(two)) == ["a", "b"]
