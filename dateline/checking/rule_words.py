"""Name of a date rule → what the rule reads, in words for an editor."""

from __future__ import annotations

_WORDS = {
    "age": "an age, which is no date",
    "ago": "an amount of time ago",
    "century": "a century",
    "century-bc": "a century before the year 1",
    "clock": "a time of day",
    "compared": "a comparison with a date",
    "counted-from-event": "an amount of time before or after a happening",
    "dateline": "the dateline at the head of a report",
    "day-after-tomorrow": "the day after tomorrow",
    "day-before-yesterday": "the day before yesterday",
    "day-month": "a day and month",
    "day-month-year": "a day, month and year",
    "days-of-month": "several days of one month",
    "decade": "a decade",
    "duration": "how long something lasts",
    "earlier": "an amount of time earlier",
    "fiscal-year": "a fiscal year",
    "following-day": "the next day",
    "following-unit": "the next week, month or year",
    "fourth-part": "a fourth part, which is no date",
    "from-now": "an amount of time from now",
    "half": "half a year, without its year",
    "half-year": "half of a year",
    "holiday": "a holiday",
    "hours-from-event": "hours before or after a happening",
    "iso-day": "a day in digits, the year first",
    "last-night": "last night",
    "last-this-next": "the last, this or the next week, month or year",
    "later": "an amount of time later",
    "month": "a month without its year",
    "month-day": "a day and month without their year",
    "month-year": "a month and year",
    "movement": "a movement that is called by a day",
    "numbered-thing": "a thing with a number, which is no date",
    "numeric-day": "a day in digits",
    "of-the-unit": "a part of a week, month or year",
    "of-told-month": "a day of a month that the text has told",
    "of-told-week": "a day of a week that the text has told",
    "of-told-year": "a part of a year that the text has told",
    "other-calendar": "a date of another calendar",
    "preceding-day": "the day before",
    "preceding-unit": "the week, month or year before",
    "quarter": "a quarter without its year",
    "quarter-year": "a quarter of a year",
    "repeated": "something that is repeated",
    "sale": "a sale that is called by a day",
    "same-day": "the same day",
    "same-unit": "the same week, month or year",
    "season": "a season without its year",
    "season-year": "a season and year",
    "street": "a street that is called by a day",
    "that-weekday": "that day of the week",
    "this-morning": "a part of the day of publication",
    "today": "the day of publication",
    "told-month": "that, the next or the previous month of a name",
    "told-season": "that, the next or the previous season of a name",
    "told-weekday": "that, the next or the previous day of the week",
    "tomorrow": "the day after publication",
    "vague-future": "the future, without a date",
    "vague-past": "the past, without a date",
    "vague-present": "the present, without a date",
    "week-of": "the week of a day",
    "weekday": "a day of the week",
    "weekend": "a weekend",
    "year": "a year",
    "year-bc": "a year before the year 1",
    "years": "several years",
    "yesterday": "the day before publication",
}
_JOINTS = {"-range": "a range that ends in ", "-list": "a list that ends in "}
"""What ``dating.joins`` adds to the name of a rule."""


def word_rule(name: str) -> str:
    """Say what a rule reads, with its name as the tables have it; of a range or a list, what its last date is."""
    plain, joint = next(
        ((name.removesuffix(ending), words) for ending, words in _JOINTS.items() if name.endswith(ending)), (name, "")
    )
    return f"{joint}{_WORDS.get(plain, plain)} (rule {name})"
