from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from dateline.merging.clusters import CLOSE, Cluster
from dateline.merging.events import Merged
from dateline.merging.likeness import Likeness
from dateline.merging.profiles import Profile
from dateline.merging.undated import join_continuations, join_undated
from dateline.model import MergeReason
from tests.merging.pairs import liken, list_groups, make_profile

Merge = Callable[..., Merged]


def group(merged: Merged) -> list[set[str]]:
    return [{mention.source for mention in event.mentions} for event in merged.events]


def test_an_old_event_is_not_what_an_undated_report_of_today_means(merge: Merge) -> None:
    old = ("Gazette", "2022-06-14", "Norland recalled its ambassador from Sudland for consultations on Tuesday.")
    new = ("Courier", "2024-06-14", "Norland recalled its ambassador from Sudland for consultations.")
    merged = merge(old, new)
    assert group(merged) == [{"s1"}]
    assert [len(read.undated) for read in merged.sources] == [0, 1]


def test_an_undated_report_that_could_mean_either_of_two_events_stays_undated(merge: Merge) -> None:
    first = ("Gazette", "2024-06-14", "Sand visited the harbour of Norland on Monday.")
    second = ("Gazette", "2024-06-24", "Sand visited the harbour of Norland on Thursday.")
    unsure = ("Courier", "2024-06-25", "Sand visited the harbour of Norland.")
    merged = merge(first, second, unsure)
    assert group(merged) == [{"s1"}, {"s2"}]


def test_a_telling_that_goes_on_stays_with_what_it_goes_on_about(merge: Merge) -> None:
    told = (
        "Gazette",
        "2024-06-14",
        "Berg told parliament on Thursday that Sudland was plotting. The herring, she said, would not wait.",
    )
    [event] = merge(told).events
    assert len(event.mentions) == 2
    [reason] = event.merge_reasons
    assert (reason.step, reason.sources, reason.excerpt) == (
        "continuation",
        ("s1",),
        "The herring, she said, would not wait.",
    )


def test_an_undated_report_joins_the_one_of_several_events_that_it_tells(merge: Merge) -> None:
    merged = merge(
        ("Gazette", "2024-06-13", "Sand opened a factory for tin boats in Norland on Tuesday."),
        ("Gazette", "2024-06-14", "Norland recalled its ambassador from Sudland for consultations on Thursday."),
        ("Gazette", "2024-06-15", "Sand and Berg met on the island over cod on Friday."),
        ("Courier", "2024-06-16", "Norland recalled its ambassador from Sudland for consultations."),
    )
    assert group(merged) == [{"s1"}, {"s2", "s4"}, {"s3"}]


# ------------------------------------------------------------------ how clearly it must be told


def tell(words: float, score: float) -> Likeness:
    """A likeness that comes to a score without its date."""
    return Likeness(words=words, actors=(0.9 * score - 0.5 * words) / 0.25, kinds=0.0, date=0.0)


LATER = make_profile("u", "", published="2024-06-20")


def join(
    pairs: dict[str, Likeness], *dated: Profile, homes: dict[str, str] | None = None, asked: Profile = LATER
) -> list[str]:
    clusters = [Cluster(profiles=(profile,)) for profile in dated]
    return list_groups(join_undated(clusters, [Cluster(profiles=(asked,))], liken(pairs), homes or {}).groups)


DAY, NEXT = make_profile("a", "2024-06-13"), make_profile("b", "2024-06-18")


@pytest.mark.parametrize(
    ("pair", "joins"),
    [(tell(0.6, 0.63), True), (tell(0.6, 0.61), False), (tell(0.41, 0.8), True), (tell(0.39, 0.8), False)],
)
def test_a_report_without_a_date_joins_what_it_clearly_tells(pair: Likeness, joins: bool) -> None:
    assert join({"a u": pair}, DAY) == (["au"] if joins else ["a", "u"])


@pytest.mark.parametrize(
    ("one", "two", "groups"),
    [
        (tell(0.6, 0.80), tell(0.6, 0.77), ["au", "b"]),
        (tell(0.6, 0.80), tell(0.6, 0.79), ["a", "b", "u"]),
        (tell(0.6, 0.70), tell(0.6, 0.90), ["a", "bu"]),
        (tell(0.6, 0.70), tell(0.3, 0.90), ["a", "b", "u"]),
    ],
)
def test_where_two_events_are_told_nearly_as_well_nothing_is_guessed(
    one: Likeness, two: Likeness, groups: list[str]
) -> None:
    assert join({"a u": one, "b u": two}, DAY, NEXT) == groups


def test_a_report_stays_with_the_event_it_was_published_with_while_it_tells_it() -> None:
    homes = {"u": "x", "b": "x", "a": "y"}
    pairs = {"a u": tell(0.6, 0.9), "b u": tell(0.6, 0.63)}
    assert join(pairs, DAY, NEXT, homes=homes) == ["a", "bu"]
    assert join(pairs, DAY, NEXT, homes={**homes, "b": "z"}) == ["au", "b"]
    assert join({**pairs, "b u": tell(0.6, 0.6)}, DAY, NEXT, homes=homes) == ["au", "b"]
    old = make_profile("b", "2022-06-18")
    assert join(pairs, DAY, old, homes=homes) == ["a", "bu"]


@pytest.mark.parametrize(
    ("day", "joins"), [("2024-06-20", True), ("2024-06-21", False), ("2024-05-20", True), ("2024-05-19", False)]
)
def test_a_report_without_a_date_is_news_of_a_month_at_most(day: str, joins: bool) -> None:
    assert join({"a u": tell(0.6, 0.9)}, make_profile("a", day)) == (["au"] if joins else ["a", "u"])


@pytest.mark.parametrize(
    ("date", "joins"),
    [
        ("2024-06", True),
        ("2024-05-20/2024-06-19", True),
        ("2024-05-20/2024-06-20", False),
        ("2024", False),
        ("2024-06-13/..", False),
    ],
)
def test_it_does_not_join_what_lasted_longer_than_a_month(date: str, joins: bool) -> None:
    assert join({"a u": tell(0.6, 0.9)}, make_profile("a", date)) == (["au"] if joins else ["a", "u"])


@pytest.mark.parametrize(
    ("date", "weekday", "joins"),
    [("2024-06-13", 3, True), ("2024-06-13", 4, False), ("2024-06-13/2024-06-14", 0, True), ("2024-06-13", None, True)],
)
def test_a_day_of_the_week_that_it_names_must_be_the_events(date: str, weekday: int | None, joins: bool) -> None:
    assert join({"a u": tell(0.6, 0.9)}, make_profile("a", date), asked=replace(LATER, weekday=weekday)) == (
        ["au"] if joins else ["a", "u"]
    )


def test_it_never_joins_its_own_source_another_pin_or_what_it_denies() -> None:
    pairs = {"a u": tell(0.6, 0.9)}
    assert join(pairs, DAY, asked=replace(LATER, mention=replace(LATER.mention, source="a"))) == ["a", "u"]
    assert join(pairs, DAY, asked=replace(LATER, mention=replace(LATER.mention, modality="denied"))) == ["a", "u"]
    assert join(pairs, DAY, asked=replace(LATER, mention=replace(LATER.mention, pinned_id="x"))) == ["au"]
    assert join(
        pairs, make_profile("a", pinned_id="y"), asked=replace(LATER, mention=replace(LATER.mention, pinned_id="x"))
    ) == ["a", "u"]


def test_what_goes_on_follows_its_telling_through_others() -> None:
    first = make_profile("a", source="s")
    on, further = make_profile("b", source="s", continues="a"), make_profile("c", source="s", continues="b")
    for order in ((first, on, further), (further, on, first), (on, further, first)):
        assert list_groups(join_continuations([Cluster(profiles=(one,)) for one in order])) == ["abc"]


def test_what_goes_on_but_is_told_by_another_outlet_as_well_stands_alone() -> None:
    on = Cluster(profiles=(make_profile("b", source="s", continues="a"), make_profile("c")))
    assert list_groups(join_continuations([Cluster(profiles=(make_profile("a", source="s"),)), on])) == ["a", "bc"]


def test_its_reason_says_how_alike_it_is_and_not_what_the_record_adds() -> None:
    leaning = replace(tell(0.6, 0.80), lean=CLOSE)
    dated, undated = (Cluster(profiles=(profile,)) for profile in (DAY, LATER))
    [cluster] = join_undated([dated], [undated], liken({"a u": leaning}), {}).groups
    assert cluster.reasons == (MergeReason(step="undated", sources=("u",), scores=leaning.scores, undated_score=0.80),)
