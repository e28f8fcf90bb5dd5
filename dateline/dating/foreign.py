"""Full dates in a language without rules of its own.

A general pattern finds the span (digits, a word of letters, a year of four digits; or digits alone) and dateparser,
which knows the month names of some two hundred languages, may only say what it means: asked to find dates itself, it
reads "may" and "we" as dates and takes seconds over undatable text. Relative dates are left alone here.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import cache
from typing import TYPE_CHECKING, Any

from dateline.edtf import Edtf, make_day, make_month
from dateline.model import Timex
from dateline.wording import describe

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dateline.model import Passage

_ISO = re.compile(r"(?<![\w-])(\d{4})-(0[1-9]|1[0-2])-([0-3]\d)(?![\w-])")
_DOTTED = re.compile(r"(?<![\w./])([0-3]?\d)\.([01]?\d)\.((?:19|20)\d\d)(?![\w/]|\.\d)")
_WORDED = re.compile(
    r"(?<![\w.,-])(?:(?P<day>[0-3]?\d)(?:\.|er|º|ª|-?[^\W\d_]{1,3})?[\s\u00a0]+(?:de[\s\u00a0]+|d['’])?)?"
    r"(?P<month>[^\W\d_]{3,16})\.?(?:[\s\u00a0]+de(?:l)?)?,?[\s\u00a0]+(?P<year>(?:19|20)\d\d)(?![\w%]|[.,]\d)"
)
_LONGEST = 64
"""Characters that dateparser is given; it takes seconds over long nonsense."""


def find_foreign_timexes(text: str, passages: Sequence[Passage], language: str, published: Edtf) -> tuple[Timex, ...]:
    """Dates written out in full, in order; nothing that would have to be counted.

    Args:
        text: the source's text.
        passages: where to look.
        language: BCP 47 tag; where dateparser does not know it, only dates in digits are read.
        published: gives dateparser a day to stand on, so that its answer never depends on the clock.
    """
    found: dict[int, Timex] = {}
    for passage in passages:
        for start, end, value, rule in _find_values(text, passage, language, published):
            if not any(start < other.end and other.start < end for other in found.values()):
                found[start] = _write_timex(text, start, end, value, rule)
    return tuple(found[start] for start in sorted(found))


def knows_months(language: str) -> bool:
    """Whether dates with the name of a month are read in a language (BCP 47); those in digits are read in all."""
    return _load_parser(language.partition("-")[0].lower(), date(2000, 1, 1)) is not None


def _find_values(text: str, passage: Passage, language: str, published: Edtf) -> Iterator[tuple[int, int, Edtf, str]]:
    """Span, value and rule of each date, those in digits first."""
    for match in _ISO.finditer(text, passage.start, passage.end):
        if value := _make_day(match[1], match[2], match[3]):
            yield match.start(), match.end(), value, "iso-day"
    for match in _DOTTED.finditer(text, passage.start, passage.end):
        if value := _make_day(match[3], match[2], match[1]):
            yield match.start(), match.end(), value, "numeric-day"
    for match in _WORDED.finditer(text, passage.start, passage.end):
        if value := _ask_dateparser(match, language, published):
            yield match.start(), match.end(), value, "day-month-year" if match["day"] else "month-year"


def _make_day(year: str, month: str, day: str) -> Edtf | None:
    try:
        return make_day(date(int(year), int(month), int(day)))
    except ValueError:
        return None


def _ask_dateparser(match: re.Match[str], language: str, published: Edtf) -> Edtf | None:
    """The month, and the day where there is one, that dateparser reads in a span; ``None`` when it reads none."""
    base = published.last or published.first or date(2000, 1, 1)
    parser = _load_parser(language.partition("-")[0].lower(), base)
    if parser is None or len(match[0]) > _LONGEST:
        return None
    answer = parser.get_date_data(match[0])
    day, parts = answer.date_obj, set(answer.parts)
    # What dateparser had to fill in is not in its parts. The year stands in the span: another one was read elsewhere.
    if day is None or day.year != int(match["year"]) or ("day" in parts) != (match["day"] is not None):
        return None
    return make_day(day.date()) if "day" in parts else make_month(day.year, day.month)


@cache
def _load_parser(language: str, base: date) -> Any | None:  # noqa: ANN401 # dateparser is imported only where needed
    """A parser for one fixed language, or ``None`` where dateparser does not know it."""
    from dateparser.date import DateDataParser  # noqa: PLC0415 # slow to import, and most stories never need it

    settings = {
        "RELATIVE_BASE": datetime(base.year, base.month, base.day),  # noqa: DTZ001 # a calendar day has no zone
        "REQUIRE_PARTS": ["month", "year"],  # STRICT_PARSING would ask for the day too, and refuse "Mai 2023"
        "DATE_ORDER": "DMY",
        "PARSERS": ["absolute-time"],
    }
    parser = DateDataParser(languages=[language], settings=settings)
    try:
        parser.get_date_data(base.isoformat())  # a language that it does not know is noticed at the first question
    except ValueError:
        return None
    return parser


def _write_timex(text: str, start: int, end: int, value: Edtf, rule: str) -> Timex:
    words = text[start:end]
    return Timex(
        start=start,
        end=end,
        text=words,
        type="DATE",
        value=value.text,
        date=value,
        rule=rule,
        reason=f"{words}: written with its year, {describe(value)}",
    )
