"""Story → who reported what, when: a row for each outlet, a column for each week, a mark for each source.

Weeks in which no article appeared are folded into one narrow column. An article of which only the month is known stands
in a column of its own, before the weeks of that month, so that no week is printed that nobody knows. The saved articles
do not say which country an outlet is from; rows are grouped by the language of publication, which they do say.

Lengths are units of which sixteen are one rem, so that the picture grows with the reader's letters.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from dateline.edtf import make_day, make_month, shift_day
from dateline.publishing.bibliography import name_language
from dateline.publishing.dates import say_length
from dateline.publishing.passing import SourceRef, refer_to_source
from dateline.wording import MONTHS, describe

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from dateline.edtf import Edtf
    from dateline.model import Source
    from dateline.publishing.timeline import Story

ROW = 20
HEADING = 30
_COLUMN = 12
_FOLD = 9
_BAR = 34
_DOT = 2.2
"""Radius of a mark for one event; the area grows with the number."""
_LARGEST_DOT = 6.5
_WEEK = timedelta(days=7)
_YEAR_REPEATED = 150
"""Distance at which a year is named again, so that a phone shows it wherever the picture is scrolled to."""
_YEAR_WIDTH = 29
_WEEKS_NAMED = 8
"""Length of a silence, in weeks, that is still named in weeks."""


class _Place(NamedTuple):
    """When an article was published, as finely as columns tell it apart; in the order of the columns."""

    start: date
    kind: Literal["vague", "week"]
    label: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A week, a month or year of which the week is not known, or a silence."""

    place: _Place | None
    """``None`` for a silence."""
    kind: Literal["week", "vague", "fold"]
    label: str
    title: str
    year: int = 0
    """The year to be written above it; 0 where it stands above a column shortly before."""
    opens_year: bool = False
    x: float
    width: float
    count: int = 0
    """Reports of events by the articles of the column."""
    bar: float = 0
    """Height of the bar for that number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One source."""

    source: SourceRef
    week: str
    """Its column in words."""
    count: int
    """Events that it reports."""
    x: float
    y: float
    radius: float
    is_soft: bool
    """Whether the week of publication is not known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """An outlet in one language."""

    name: str
    y: float
    """Middle of the row."""
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The outlets of one language of publication."""

    language: str
    y: float
    """Upper edge of its heading."""
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """The whole picture."""

    columns: tuple[Column, ...]
    groups: tuple[Group, ...]
    width: float
    height: float
    peak: Column
    """The busiest column."""
    peak_number: int
    """The uppermost source of it."""
    has_soft: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Canvas:
    """What every mark needs to find its place."""

    story: Story
    places: Mapping[str, _Place]
    """Source id → its column."""

    def count_events(self, source: Source) -> int:
        """How many events a source reports."""
        return len(self.story.source_events[source.id])


def draw_matrix(story: Story) -> Matrix | None:
    """Draw every source; ``None`` where there is none."""
    if not story.timeline.sources:
        return None
    rows: dict[tuple[str, str], list[Source]] = {}
    for read in story.timeline.sources:
        rows.setdefault((name_language(read.source.language, ""), read.source.publisher), []).append(read.source)
    places = {read.source.id: _find_place(read.source.published) for read in story.timeline.sources}
    canvas = _Canvas(story=story, places=places)
    columns = _lay_columns(rows.values(), canvas)
    by_place = {column.place: column for column in columns if column.place}
    groups, height = _lay_groups(rows, by_place, canvas)
    marks = [mark for group in groups for row in group.rows for mark in row.marks]
    peak = max(by_place.values(), key=lambda column: column.count)
    return Matrix(
        columns=columns,
        groups=groups,
        width=columns[-1].x + columns[-1].width,
        height=height,
        peak=peak,
        peak_number=next(mark.source.number for mark in marks if mark.week == peak.title),
        has_soft=any(mark.is_soft for mark in marks),
    )


# ------------------------------------------------------------------ columns


def _find_place(published: Edtf) -> _Place:
    """The week of publication; the month or the years where the week is not known."""
    first, last = published.first, published.last
    if first is None or last is None:
        raise ValueError(f"{published} is no date of publication")
    monday = _find_monday(first)
    if last - monday < _WEEK and not (published.approximate or published.uncertain):
        return _place_week(monday)
    if (first.year, first.month) == (last.year, last.month):
        month = describe(make_month(first.year, first.month))
        return _Place(first.replace(day=1), "vague", f"in {_shorten(first)}", f"{month}, week not known")
    years = str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
    return _Place(date(first.year, 1, 1), "vague", f"in {years}", f"{years}, week not known")


@lru_cache(maxsize=1024)
def _place_week(monday: date) -> _Place:
    """The column of a week; one and the same for all its articles, so that they are quickly told from others."""
    return _Place(monday, "week", f"{monday.day} {_shorten(monday)}", f"week of {describe(make_day(monday))}")


def _find_monday(day: date) -> date:
    """First day of the week of a day."""
    return day - timedelta(days=day.weekday())


def _shorten(day: date) -> str:
    return MONTHS[day.month - 1][:3]


def _lay_columns(rows: Iterable[Sequence[Source]], canvas: _Canvas) -> tuple[Column, ...]:
    """Place the columns from left to right, with what lies silent between them."""
    widest: Counter[_Place] = Counter()
    totals: Counter[_Place] = Counter()
    for sources in rows:
        widest |= Counter(canvas.places[source.id] for source in sources)
        for source in sources:
            totals[canvas.places[source.id]] += canvas.count_events(source)
    most = max(totals.values()) or 1
    columns: list[Column] = []
    places = sorted(widest)
    reached, x, year = _find_monday(places[0].start), 0.0, 0
    for place in places:
        monday = _find_monday(place.start)
        if monday > reached:
            # The year's name above the next column needs room beside that of the year before.
            width = _FOLD if place.start.year == year else _YEAR_WIDTH - _COLUMN
            columns.append(_fold((monday - reached).days // 7, x, width))
            x += width
        columns.append(
            Column(
                place=place,
                kind=place.kind,
                label=place.label,
                title=place.title,
                opens_year=place.start.year != year,
                x=x,
                width=_COLUMN * widest[place],
                count=totals[place],
                bar=round(_BAR * totals[place] / most, 1),
            )
        )
        x, year = x + columns[-1].width, place.start.year
        reached = max(reached, shift_day(monday, 7) if place.kind == "week" else monday)
    return tuple(_name_years(columns))


def _name_years(columns: Sequence[Column]) -> Iterator[Column]:
    """Write each year where it begins, and again where a long way goes by without the next."""
    opened = [column.x for column in columns if column.opens_year]
    named = 0.0
    for column in columns:
        room = min((x - column.x for x in opened if x > column.x), default=_YEAR_REPEATED)
        is_due = column.x >= named + _YEAR_REPEATED and room >= _YEAR_WIDTH
        if column.place and (column.opens_year or is_due):
            named = column.x
            yield replace(column, year=column.place.start.year)
        else:
            yield column


def _fold(weeks: int, x: float, width: float) -> Column:
    """A silence as one narrow column."""
    length = f"{weeks} week{'' if weeks == 1 else 's'}" if weeks <= _WEEKS_NAMED else say_length(7 * weeks)
    title = f"no article in {length}"
    return Column(place=None, kind="fold", label=length, title=title, x=x, width=width)


# ------------------------------------------------------------------ rows


def _lay_groups(
    rows: Mapping[tuple[str, str], Sequence[Source]], columns: Mapping[_Place, Column], canvas: _Canvas
) -> tuple[tuple[Group, ...], float]:
    """Place languages and outlets from top to bottom, the fullest first; and say how far down they reach."""
    outlets: dict[str, list[str]] = {}
    for language, publisher in rows:
        outlets.setdefault(language, []).append(publisher)
    told = {row: sum(canvas.count_events(source) for source in sources) for row, sources in rows.items()}
    y = 0.0
    groups: list[Group] = []
    for language, names in sorted(outlets.items(), key=lambda item: (-len(item[1]), item[0])):
        top, y = y, y + HEADING
        placed: list[Row] = []
        for name in sorted(names, key=lambda one: (-told[language, one], one.casefold(), one)):
            marks = tuple(_draw_marks(rows[language, name], y + ROW / 2, columns, canvas))
            placed.append(Row(name=name, y=y + ROW / 2, marks=marks))
            y += ROW
        groups.append(Group(language=language, y=top, rows=tuple(placed)))
    return tuple(groups), y


def _draw_marks(
    sources: Sequence[Source], y: float, columns: Mapping[_Place, Column], canvas: _Canvas
) -> Iterator[Mark]:
    """The marks of one row; several of one column stand side by side."""
    crowd = Counter(canvas.places[source.id] for source in sources)
    done: Counter[_Place] = Counter()
    for source in sources:
        place, count = canvas.places[source.id], canvas.count_events(source)
        column = columns[place]
        done[place] += 1
        yield Mark(
            source=refer_to_source(source, canvas.story),
            week=column.title,
            count=count,
            x=round(column.x + column.width / 2 + _COLUMN * (done[place] - (crowd[place] + 1) / 2), 1),
            y=y,
            radius=round(min(_LARGEST_DOT, _DOT * math.sqrt(max(1, count))), 1),
            is_soft=place.kind == "vague",
        )
