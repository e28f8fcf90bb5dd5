from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest

from dateline.model import AnnotatedSource, Event, Mention, Source, Timeline
from dateline.publishing.alone import list_alone, list_own_dates
from dateline.publishing.coverage import Mark, Matrix, draw_matrix
from dateline.publishing.lags import measure_lags
from dateline.publishing.timeline import Story, arrange_story

Make = Callable[..., Story]


@pytest.fixture
def tell(
    timeline: Timeline,
    source: Callable[..., Source],
    mention: Callable[..., Mention],
    event: Callable[..., Event],
) -> Make:
    """Make a story of articles and of events: ``tell({"post": "2024-06-14"}, {"recall": ("2024-06-13", "post")})``."""

    def make(articles: dict[str, str], events: dict[str, tuple[str, ...]], **fields: dict[str, object]) -> Story:
        sources = {
            name: source(name, "It was so.", published=day, **fields.get(name, {})) for name, day in articles.items()
        }
        made = tuple(
            event(name, day, tuple(mention(f"{name}-{one}", sources[one], "It was so.", date=day) for one in tellers))
            for name, (day, *tellers) in events.items()
        )
        read = tuple(
            AnnotatedSource(source=one, passages=(), timexes=(), names=(), mentions=(), undated=())
            for one in sources.values()
        )
        return arrange_story(replace(timeline, events=made, beyond=(), sources=read, aliases=()))

    return make


def draw(story: Story) -> Matrix:
    matrix = draw_matrix(story)
    assert matrix is not None
    return matrix


def list_columns(story: Story) -> list[tuple[str, str]]:
    return [(column.kind, column.label) for column in draw(story).columns]


def list_marks(story: Story) -> dict[str, Mark]:
    return {mark.source.target: mark for group in draw(story).groups for row in group.rows for mark in row.marks}


def test_a_story_without_sources_has_no_picture(tell: Make) -> None:
    assert draw_matrix(tell({}, {})) is None


def test_neighbouring_weeks_stand_side_by_side_and_silence_is_folded(tell: Make) -> None:
    story = tell({"a": "2024-06-14", "b": "2024-06-17", "c": "2024-07-08", "d": "2025-07-10"}, {})
    assert list_columns(story) == [
        ("week", "10 Jun"),
        ("week", "17 Jun"),
        ("fold", "2 weeks"),
        ("week", "8 Jul"),
        ("fold", "12 months"),
        ("week", "7 Jul"),
    ]


@pytest.mark.parametrize(("start", "years"), [("2023-09-04", [2023, 2023, 2024]), ("2023-10-09", [2023, 2024, 2024])])
def test_a_year_is_named_again_along_a_wide_picture_unless_the_next_is_near(
    tell: Make, start: str, years: list[int]
) -> None:
    weeks = {f"w{n:02}": (date.fromisoformat(start) + timedelta(days=7 * n)).isoformat() for n in range(30)}
    named = [column for column in draw(tell(weeks, {})).columns if column.year]
    assert [column.year for column in named] == years
    assert [column.year for column in named if column.opens_year] == [2023, 2024]
    assert all(after.x - before.x > 30 for before, after in pairwise(named))


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_the_first_and_the_last_week_there_are(tell: Make, day: str) -> None:
    matrix = draw(tell({"post": day, "courier": "2024-06-14"}, {}))
    assert [column.kind for column in matrix.columns] == ["week", "fold", "week"]


def test_the_last_day_of_a_week_is_its_sunday(tell: Make) -> None:
    assert list_columns(tell({"a": "2024-06-10", "b": "2024-06-16"}, {})) == [("week", "10 Jun")]


def test_an_article_without_a_week_stands_before_the_weeks_of_its_month(tell: Make) -> None:
    story = tell({"a": "2024-06-14", "b": "2024-06", "c": "2024", "d": "2024-06-15/2024-06-17"}, {})
    assert [pair for pair in list_columns(story) if pair[0] != "fold"] == [
        ("vague", "in 2024"),
        ("vague", "in Jun"),
        ("week", "10 Jun"),
    ]
    soft = {target for target, mark in list_marks(story).items() if mark.is_soft}
    assert soft == {"sources/b.html", "sources/c.html", "sources/d.html"}


def test_days_of_one_week_are_that_week_and_a_doubtful_day_is_not(tell: Make) -> None:
    marks = list_marks(tell({"a": "2024-06-13/2024-06-14", "b": "2024-06-14?"}, {}))
    assert not marks["sources/a.html"].is_soft
    assert marks["sources/b.html"].is_soft


def test_a_larger_mark_reports_more_events(tell: Make) -> None:
    events = {f"e{n}": ("2024-06-13", "many") for n in range(4)} | {"one": ("2024-06-13", "few")}
    marks = list_marks(tell({"many": "2024-06-14", "few": "2024-06-14"}, events))
    assert (marks["sources/many.html"].count, marks["sources/few.html"].count) == (4, 1)
    assert marks["sources/many.html"].radius == 2 * marks["sources/few.html"].radius


def test_two_articles_of_one_outlet_and_week_do_not_hide_each_other(tell: Make) -> None:
    same = {"publisher": "Post"}
    story = tell({"a": "2024-06-13", "b": "2024-06-14", "c": "2024-06-14"}, {}, a=same, b=same)
    marks = list_marks(story)
    [column] = draw(story).columns
    a, b = marks["sources/a.html"], marks["sources/b.html"]
    assert a.y == b.y
    assert a.x + a.radius < b.x - b.radius
    assert column.x < a.x < b.x < column.x + column.width


def test_rows_are_grouped_by_language_and_an_outlet_in_two_languages_has_two(tell: Make) -> None:
    story = tell(
        {"a": "2024-06-13", "b": "2024-06-14", "c": "2024-06-14"},
        {"one": ("2024-06-13", "c")},
        a={"publisher": "Post"},
        b={"publisher": "Post", "language": "ru"},
    )
    groups = [(group.language, [row.name for row in group.rows]) for group in draw(story).groups]
    assert groups == [("English", ["C", "Post"]), ("Russian", ["Post"])]


def test_the_busiest_week_is_the_one_with_most_reports_not_most_articles(tell: Make) -> None:
    story = tell(
        {"a": "2024-06-13", "b": "2024-06-14", "c": "2024-07-10"},
        dict.fromkeys(("one", "two", "three"), ("2024-06-01", "c")),
    )
    matrix = draw(story)
    assert (matrix.peak.title, matrix.peak.count) == ("week of 8 July 2024", 3)
    assert matrix.peak_number == story.source_numbers["c"]


@pytest.mark.parametrize(
    ("published", "label"),
    [
        ("2024-06-13", "Same day"),
        ("2024-06-14", "1 day"),
        ("2024-06-15", "2–3 days"),
        ("2024-06-16", "2–3 days"),
        ("2024-06-17", "4–7 days"),
        ("2024-06-20", "4–7 days"),
        ("2024-06-21", "8–30 days"),
        ("2024-07-13", "8–30 days"),
        ("2024-07-14", "Later"),
    ],
)
def test_a_lag_falls_into_its_class(tell: Make, published: str, label: str) -> None:
    lags = measure_lags(tell({"a": published}, {"one": ("2024-06-13", "a")}))
    assert lags is not None
    assert [bar.label for bar in lags.everything.bars if bar.count] == [label]
    assert (lags.everything.news, lags.everything.background, lags.everything.ahead) == (1, 0, 0)


def test_what_an_article_recalls_beside_newer_things_is_background(tell: Make) -> None:
    story = tell(
        {"a": "2024-06-20"},
        {"new": ("2024-06-20", "a"), "week-before": ("2024-06-13", "a"), "old": ("2024-06-12", "a")},
    )
    lags = measure_lags(story)
    assert lags is not None
    assert (lags.everything.news, lags.everything.background) == (2, 1)


def test_what_is_announced_makes_nothing_background(tell: Make) -> None:
    lags = measure_lags(tell({"a": "2024-06-14"}, {"new": ("2024-06-13", "a"), "plan": ("2024-09-01", "a")}))
    assert lags is not None
    assert (lags.everything.news, lags.everything.background, lags.everything.ahead) == (1, 0, 1)


def test_lags_are_split_by_language_and_only_days_are_subtracted(tell: Make) -> None:
    story = tell(
        {"a": "2024-06-14", "b": "2024-06-14", "c": "2024-06", "d": "2024-06-14?"},
        {"one": ("2024-06-13", "a", "b", "c", "d"), "vague": ("2024-05", "a")},
        b={"language": "ru"},
    )
    lags = measure_lags(story)
    assert lags is not None
    assert [(row.name, row.news) for row in lags.languages] == [("English", 1), ("Russian", 1)]
    assert lags.everything.news == 2
    assert lags.unknown == 3


def test_lags_need_two_days_somewhere(tell: Make) -> None:
    assert measure_lags(tell({"a": "2024-06"}, {"one": ("2024-06-13", "a")})) is None


def test_an_outlet_that_is_alone_is_listed_however_many_articles_it_wrote(tell: Make) -> None:
    same = {"publisher": "Post"}
    story = tell(
        {"a": "2024-06-13", "b": "2024-06-14", "c": "2024-06-14"},
        {"both": ("2024-06-12", "a", "c"), "own": ("2024-06-13", "a", "b"), "other": ("2024-06-13", "c")},
        a=same,
        b=same,
    )
    assert [(one.publisher, [event.id for event in one.events]) for one in list_alone(story)] == [
        ("C", ["other"]),
        ("Post", ["own"]),
    ]


def test_a_date_that_one_outlet_gives_is_listed_beside_that_of_the_others(timeline: Timeline) -> None:
    [own] = list_own_dates(arrange_story(timeline))
    assert (own.publisher, own.event.id, own.date, own.others) == (
        "Gazette",
        "papers",
        "13 May 2024",
        ("13 June 2024",),
    )
    assert own.target == "disagreements.html#d-papers-date"


def test_an_outlet_that_contradicts_only_itself_is_not_listed(timeline: Timeline) -> None:
    sources = tuple(replace(read, source=replace(read.source, publisher="One")) for read in timeline.sources)
    assert list_own_dates(arrange_story(replace(timeline, sources=sources))) == ()
