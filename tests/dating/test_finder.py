"""Date expressions in whole texts: the example file, spans, bases and reasons."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.dating.finder import find_dates, find_timexes
from dateline.dating.resolver import resolve_finds
from dateline.dating.rules import LANGUAGES, load_table
from dateline.dating.table import Table
from dateline.edtf import parse_edtf
from dateline.model import Block, Source, Timex
from dateline.reading.passages import split_passages

UNKNOWN_DAY = (
    "Saturday: not resolved, because publication is only known as November 2018, and its days give different dates"
)
NIGHT = (
    "четверг: the most recent on or before publication, Friday 14 June 2024; "
    "the night that ends on it begins the day before"
)
EXAMPLES = Path(__file__).parent / "examples"


class Example(NamedTuple):
    place: str
    language: str
    text: str
    published: str
    dates: list[str]


def read_examples() -> list[Example]:
    examples = []
    for path in sorted(EXAMPLES.glob("*.md")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
            if len(cells) == 3 and not set(cells[0]) <= {"-"} and cells[0] != "Text":
                text, published, dates = cells
                wanted = [] if dates == "-" else [date.strip() for date in dates.split(";")]
                examples.append(Example(f"{path.name}:{number}", path.stem, text, published, wanted))
    return examples


def make_source(text: str, published: str, language: str) -> Source:
    blocks = tuple(
        Block(kind="paragraph", start=match.start(), end=match.end(), line=1)
        for match in re.finditer(r"[^\n]+(?:\n[^\n]+)*", text)
    )
    return Source(
        id="example",
        path="example.md",
        title="Example",
        publisher="Example",
        published=parse_edtf(published),
        language=language,
        text_language=language,
        text=text,
        blocks=blocks,
    )


def find(text: str, published: str, language: str = "en") -> tuple[Timex, ...]:
    source = make_source(text, published, language)
    return find_timexes(source, split_passages(source))


def name_value(timex: Timex) -> str:
    if timex.date:
        return timex.date.text
    if timex.type == "DURATION":
        return "duration"
    if timex.type == "SET":
        return "repeated"
    return "vague" if timex.value.endswith("_REF") else "unresolved"


@pytest.mark.parametrize("example", read_examples(), ids=lambda example: example.place)
def test_reads_the_example(example: Example) -> None:
    found = find(example.text, example.published, example.language)
    assert [f"{timex.text} -> {name_value(timex)}" for timex in found] == example.dates


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_every_rule_has_an_example(language: str) -> None:
    """Without its rule, at least one example is read otherwise."""
    table = load_table(language)
    assert table is not None
    examples = [example for example in read_examples() if example.language == language]
    silent = []
    for place, (rule, pattern) in enumerate(table.rules):
        without = replace(table, rules=table.rules[:place] + table.rules[place + 1 :])
        near = [example for example in examples if re.search(pattern, example.text, re.IGNORECASE)]
        if all(read_with(table, example) == read_with(without, example) for example in near):
            silent.append((rule.name, rule.pattern))
    assert silent == []


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_what_a_rule_needs_stands_wherever_it_matches(language: str) -> None:
    """The words that a rule needs spare time and decide nothing: searched with every rule, a text reads the same."""
    table = load_table(language)
    assert table is not None
    eager = replace(table, rules=tuple((replace(rule, needs=""), pattern) for rule, pattern in table.rules))
    examples = [example for example in read_examples() if example.language == language]
    assert [example for example in examples if read_with(eager, example) != read_with(table, example)] == []


def read_with(table: Table, example: Example) -> list[tuple[int, int, str, str]]:
    """Span, value and date of every expression that a table reads in an example."""
    passages = split_passages(make_source(example.text, example.published, example.language))
    found = resolve_finds(find_dates(example.text, passages, table), parse_edtf(example.published))
    return [(timex.start, timex.end, timex.value, str(timex.date)) for timex in found]


def test_spans_are_exact_and_in_order() -> None:
    text = "On 12 June 2024 he left.\n\nThe next day, 13 June, he came back from a two-day trip."
    found = find(text, "2024-06-20")
    assert [text[timex.start : timex.end] for timex in found] == [timex.text for timex in found]
    assert [timex.text for timex in found] == ["12 June 2024", "The next day", "13 June", "two-day"]
    assert all(before.end <= after.start for before, after in pairwise(found))


@pytest.mark.parametrize(
    ("text", "published", "basis", "counted_from", "rule", "reason"),
    [
        (
            "They met on Thursday.",
            "2024-06-14",
            "publication",
            "2024-06-14",
            "weekday",
            "Thursday: the most recent on or before publication, Friday 14 June 2024",
        ),
        (
            "They met on June 13.",
            "2024-06-14",
            "publication",
            "2024-06-14",
            "month-day",
            "June 13: the nearest to publication, Friday 14 June 2024",
        ),
        (
            "They met on 13 June 2024.",
            "2024-06-14",
            "stated",
            "None",
            "day-month-year",
            "13 June 2024: written with its year",
        ),
        (
            "They met on Saturday.",
            "2018-11",
            "publication",
            "2018-11",
            "weekday",
            UNKNOWN_DAY,
        ),
        (
            "They met on Friday, 13 June 2024.",
            "2024-06-14",
            "stated",
            "None",
            "day-month-year",
            "Friday, 13 June 2024: 13 June 2024 is a Thursday; the date is kept as it is written",
        ),
        ("It was a 44-day war.", "2024", "none", "None", "duration", "44-day: how long something lasted, not when"),
        ("In recent days they fought.", "2024", "none", "None", "vague-past", "recent days: too vague for a date"),
    ],
)
def test_says_where_a_value_comes_from(
    text: str, published: str, basis: str, counted_from: str, rule: str, reason: str
) -> None:
    [timex] = find(text, published)
    assert (timex.basis, str(timex.counted_from), timex.rule, timex.reason) == (basis, counted_from, rule, reason)


def test_counts_the_next_day_from_the_date_named_before() -> None:
    _, timex = find("He spoke on 12 June 2024. The next day he left.", "2024-06-20")
    assert (timex.basis, str(timex.counted_from), timex.rule) == ("text", "2024-06-12", "following-day")
    assert timex.reason == "The next day: the day after the date named before it, 12 June 2024"


HISTORY = (
    "The treaty was signed on 3 March 1918. It was annulled on 13 November 1918. Talks opened on 18 January 1919. "
    "Two treaties followed on 28 June 1919 and on 10 September 1919. The last one came on 10 August 1920. "
)


def test_a_history_counts_months_from_its_own_years() -> None:
    *_, month, day = find(HISTORY + "In November they quarrelled, and on 5 January they parted.", "2024-06-14")
    assert (str(month.date), month.basis, str(day.date)) == ("1920-11", "text", "1921-01-05")
    assert month.reason == "November: in the year of the date named before it, 10 August 1920"


def test_a_history_stays_one_below_its_dateline() -> None:
    *_, month = find("PARIS, June 13 — " + HISTORY + "In November they quarrelled.", "2024-06-14")
    assert str(month.date) == "1920-11"


def test_news_that_recalls_a_history_counts_months_from_publication() -> None:
    told = HISTORY + "On 3 May 2024 they met, and on 4 May 2024 they parted."
    *_, month = find(told + " They meet again in November.", "2024-06-14")
    assert str(month.date) == "2023-11"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (
            "Обстрел начался в ночь на четверг.",
            NIGHT,
        ),
        ("Минувшей ночью шли бои.", "Минувшей ночью: the night before publication, Friday 14 June 2024"),
        ("Крепость построили в XIX веке.", "XIX веке: written with its century"),
        (
            "Закон вступит в силу с 1 июля.",
            "1 июля: the nearest to publication, Friday 14 June 2024; from then on, with no end told",
        ),
    ],
)
def test_says_where_a_value_in_another_language_comes_from(text: str, reason: str) -> None:
    [timex] = find(text, "2024-06-14", "ru")
    assert timex.reason == reason


def test_says_that_a_month_takes_its_year_from_the_date_before() -> None:
    _, timex = find("Бои начались в январе 2020 года. В мае того же года они утихли.", "2024-06-14", "ru")
    assert (timex.basis, str(timex.counted_from), timex.rule) == ("text", "2020-01", "of-told-year")
    assert timex.reason == "мае того же года: in the year of the date named before it, January 2020"


def test_a_dateline_is_named_so_and_no_event_is_counted_from_it() -> None:
    dateline, next_day = find("MINSK, 3 March (BelTA) — The next day he spoke.", "2022-03-05")
    assert (dateline.rule, str(dateline.date)) == ("dateline", "2022-03-03")
    assert next_day.date is None


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("WASHINGTON, March 3 — He spoke.", "dateline"),
        ("YEREVAN, Armenia, March 3 (Reuters) - He spoke.", "dateline"),
        ("MINSK, 3 March /BelTA/ He spoke.", "month-day"),
        ("CSTO leaders met on 3 March — without Armenia.", "month-day"),
    ],
)
def test_a_dateline_is_a_place_in_capitals_a_date_and_a_dash(text: str, rule: str) -> None:
    [timex] = find(text, "2022-03-05")
    assert timex.rule == rule


def test_a_dateline_far_from_publication_does_not_move_the_weekdays() -> None:
    _, friday = find("MINSK, March 3 — He spoke on Friday.", "2022-04-08")
    assert str(friday.date) == "2022-04-08"


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("on Thursday evening", "2024-06-13TEV"),
        ("last week", "2024-W23"),
        ("in autumn 2020", "2020-FA"),
        ("in the 1990s", "199X"),
        ("in the 19th century", "18XX"),
        ("in the third quarter of 2023", "2023-Q3"),
        ("in the second half of 2023", "2023-H2"),
        ("at 9:05 p.m. on Thursday", "2024-06-13T21:05"),
        ("at noon on Thursday", "2024-06-13T12:00"),
        ("overnight", "2024-06-14TNI"),
        ("on Christmas 2023", "2023-12-25"),
        ("in 782 BC", "BC0782"),
        ("for two and a half hours", "PT2H30M"),
        ("for half a day", "PT12H"),
        ("for nearly three decades", "P30Y"),
        ("for years", "PXY"),
        ("five days after the vote", "P5D"),
        ("every other day", "P1D"),
        ("on Sundays", "XXXX-WXX-7"),
        ("yearly", "P1Y"),
        ("at present", "PRESENT_REF"),
        ("in mid-May", "2024-05"),
        ("before 2018", "2018"),
        ("for 44 days", "P44D"),
        ("recently", "PAST_REF"),
        ("every year", "P1Y"),
    ],
)
def test_gives_the_timex3_value(words: str, value: str) -> None:
    [timex] = find(f"They fought {words}.", "2024-06-14")
    assert timex.value == value


def test_an_unresolved_date_has_the_value_of_an_unknown_day() -> None:
    [timex] = find("They met on Saturday.", "2018-11")
    assert (timex.value, timex.date) == ("XXXX-XX-XX", None)


def test_the_same_text_gives_the_same_dates() -> None:
    text = "On Thursday, 13 June, hours later and the next day, in May and in 2020."
    assert find(text, "2024-06-14") == find(text, "2024-06-14")


def test_a_text_without_dates_has_none() -> None:
    assert find("Nothing happened here.", "2024-06-14") == ()


WORDS = (
    "Thursday Monday May March 13 June 2024 2020 1990s 0000-01-01 31 30 29 February the and to from between since"
    " before after until about last next this year month week day days later earlier ago two a few hours same following"
    " early mid-May late end of 12-13 15/6/2024 3.4.2024 2009–10 fall autumn winter weekend quarter third fiscal every"
    " 44-day 999 decades centuries - – , . ; will was said morning night century"
)
RUSSIAN_WORDS = (
    "четверг понедельника среду мая марте июня июньский 13 13-го 2024 2020 1990-е 90-х 31 30 29 февраля году года годах"
    " и на в с со до по от между после около через спустя за назад ранее позже накануне вчера сегодня завтра утром ночь"
    " ночью прошлой прошлом этой этом следующей неделе месяце день дня дней днём недель два двадцать пять несколько"
    " начале середине конце концу первом II квартале летом осенью зимой выходные XX век веке того же тот каждый раз"
    " 12-13 13.06.2024 2009/10 44-дневной 999 полгода лет – , . ; будет был сказал что час"
)
PUBLISHED = ["2024-06-14", "2024-06", "0001", "9999", "2024/.."]
LANGUAGES = {"en": WORDS, "ru": RUSSIAN_WORDS}
HEAPS = st.sampled_from(sorted(LANGUAGES)).flatmap(
    lambda language: st.tuples(st.just(language), st.lists(st.sampled_from(LANGUAGES[language].split()), max_size=25))
)


@given(HEAPS, st.sampled_from(PUBLISHED))
def test_any_heap_of_date_words_is_read_without_an_error(heap: tuple[str, list[str]], published: str) -> None:
    language, words = heap
    text = " ".join(words)
    found = find(text, published, language)
    assert [text[timex.start : timex.end] for timex in found] == [timex.text for timex in found]
    assert all(before.end <= after.start for before, after in pairwise(found))
    assert all(timex.reason and timex.value for timex in found)


def test_dates_of_the_far_ends_of_the_calendar_are_refused_not_raised() -> None:
    found = find("It was built 999 centuries ago and ends 900 decades from now.", "2024-06-14")
    assert [timex.date for timex in found] == [None, None]
