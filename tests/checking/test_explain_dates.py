"""How the dates in some words would be read in an article of a day."""

from __future__ import annotations

import pytest

from dateline.checking.explain_dates import explain_dates
from dateline.checking.rule_words import word_rule
from dateline.dating.rules import LANGUAGES
from dateline.errors import UsageError


def tell(words: str, published: str = "2024-06-14", language: str = "en") -> str:
    return " ".join(explain_dates(words, published, language).split())


def test_a_part_of_a_month_has_its_value_its_bounds_and_its_reason() -> None:
    text = tell("mid-May")
    assert text.startswith("In an article published on Friday 14 June 2024, language en: “mid-May” 2024-05-1X: mid-May")
    assert "Bounds: from Friday 10 May 2024, to Sunday 19 May 2024." in text
    assert "Why: the nearest to publication, Friday 14 June 2024." in text
    assert "Read as a month without its year (rule month)." in text
    assert "Counted from Friday 14 June 2024, which publication gives." in text
    assert "The tense of the sentence makes no difference here." in text
    assert "Weighed: this one, 26 days from publication; mid-May 2023, 392 days before it; mid-May 2025, 330" in text
    assert "the nearest is meant up to 75 days away, whatever the tense" in text


def test_a_whole_sentence_may_be_given_and_its_tense_decides() -> None:
    text = tell("They met on Thursday")
    assert "“Thursday” 2024-06-13: Thursday 13 June 2024" in text
    assert "The verb puts it into the past." in text
    assert "Not 2024-06-20 (Thursday 20 June 2024): that would be meant in a sentence of the future." in text
    text = tell("They will meet on Thursday")
    assert "“Thursday” 2024-06-20: Thursday 20 June 2024" in text
    assert "The verb puts it into the future. Not 2024-06-13 (Thursday 13 June 2024)" in text
    assert "No verb says whether it lies ahead or behind. Not 2024-11 " in tell("November")


def test_several_dates_are_told_in_order_each_counting_from_what_went_before() -> None:
    text = tell("They met on Monday. The next day he left, after talks since 2018.")
    assert text.index("“Monday”") < text.index("“The next day” 2024-06-11") < text.index("“2018” 2018/..")
    assert "Counted from Monday 10 June 2024, which the text gives." in text
    assert "Bounds: from Monday 1 January 2018, with no last day." in text


def test_what_is_not_resolved_says_why_and_what_each_end_would_give() -> None:
    text = tell("On Saturday he left", "2024-06")
    assert "“Saturday” No date: not resolved, because publication is only known as June 2024" in text
    assert "Had it appeared on Saturday 1 June 2024: 2024-06-01 (Saturday 1 June 2024)." in text
    assert "Had it appeared on Sunday 30 June 2024: 2024-06-29 (Saturday 29 June 2024)." in text
    assert "No date: how long something lasted, not when." in tell("It took three weeks")


def test_words_without_a_date_say_what_to_give_instead() -> None:
    assert "No date is read in these words. Where a word may be something else (“may”, “march”)" in tell("he may")


def test_other_languages() -> None:
    assert "“прошлый четверг” 2024-06-13" in tell("в прошлый четверг", language="ru")
    text = tell("hier, le 14 juin 2023", language="fr")
    assert "There are no rules for fr: only dates written out with their year are read. en and ru have rules." in text
    assert "“14 juin 2023” 2023-06-14" in text
    assert "Nothing is known of the language xx: only dates in digits are read." in tell("13.06.2024", language="xx")


@pytest.mark.parametrize(
    ("words", "published", "language", "message"),
    [
        ("  ", "2024-06-14", "en", "--date: there are no words; write"),
        (
            "today",
            "June 14",
            "en",
            "--published: 'June 14' is not a date, for its year is missing; write it in full, as 2024-06-14",
        ),
        ("today", "2024-02-30", "en", "--published: "),
        ("today", "", "en", "--published: "),
        ("today", "2024-06-14", "english", "--language: 'english' is not a language tag; write one like 'en'"),
        ("today", "2024-06-14", "", "--language: '' is not a language tag; write one like 'en'"),
    ],
)
def test_what_is_wrong_is_answered_with_what_to_write(words: str, published: str, language: str, message: str) -> None:
    with pytest.raises(UsageError) as raised:
        explain_dates(words, published, language)
    assert str(raised.value).startswith(message)


@pytest.mark.parametrize("name", sorted({rule.name for table in LANGUAGES.values() for rule in table.rules}))
def test_every_rule_is_said_in_words(name: str) -> None:
    assert word_rule(name).endswith(f" (rule {name})")
    assert not word_rule(name).startswith(f"{name} (")


def test_a_range_and_a_list_are_said_in_words_too() -> None:
    assert word_rule("weekday-list") == "a list that ends in a day of the week (rule weekday-list)"
    assert "Read as a range that ends in a day and month" in tell("from 30 May to 2 June")
