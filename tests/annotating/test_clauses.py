"""Where a sentence is cut. Each case is a sentence and the quotes of its happenings with their dates."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.model import AnnotatedSource

Read = Callable[..., AnnotatedSource]

CASES = {
    "one act, one date": (
        "Norland recalled its ambassador on Thursday.",
        {"Norland recalled its ambassador on Thursday.": "2024-06-13"},
    ),
    "two acts, two dates": (
        "Anna Berg arrived on Monday, and on Tuesday Ivo Sand left for Norland.",
        {"Anna Berg arrived on Monday": "2024-06-10", "on Tuesday Ivo Sand left for Norland.": "2024-06-11"},
    ),
    "the date of a relative clause stays in it": (
        "Anna Berg, who was elected in October 2023, met Ivo Sand on Tuesday.",
        {
            "Anna Berg, who was elected in October 2023": "2023-10",
            "Anna Berg, who was elected in October 2023, met Ivo Sand on Tuesday.": "2024-06-11",
        },
    ),
    "a noun with its own year": (
        "Ivo Sand praised Norland for its 2020 war in Westland on Tuesday.",
        {
            "its 2020 war in Westland": "2020",
            "Ivo Sand praised Norland for its 2020 war in Westland on Tuesday.": "2024-06-11",
        },
    ),
    "a participle keeps its date": (
        "Norland sent a note over the comment made on 12 June by Ivo Sand.",
        {"the comment made on 12 June by Ivo Sand": "2024-06-12"},
    ),
    "a span of years dates the noun, not the report of it": (
        "On Thursday the Harbour Board published a report on secret sales of arms to Norland between 2018 and 2022.",
        {
            "secret sales of arms to Norland between 2018 and 2022": "2018/2022",
            "On Thursday the Harbour Board published a report on secret sales of arms to Norland between 2018 and"
            " 2022.": "2024-06-13",
        },
    ),
    "a closing attribution dates the saying": (
        "No ship will enter Norland while the strike lasts, Anna Berg said on Tuesday.",
        {"No ship will enter Norland while the strike lasts, Anna Berg said on Tuesday.": "2024-06-11"},
    ),
    "a closing attribution dates the saying, whatever year is spoken of": (
        "Norland will not pay for the pact in 2024, Anna Berg told reporters on Tuesday.",
        {
            "Norland will not pay for the pact in 2024": "2024",
            "Norland will not pay for the pact in 2024, Anna Berg told reporters on Tuesday.": "2024-06-11",
        },
    ),
    "the date of a relative clause stays in it, whatever it tells": (
        "Anna Berg, who grew roses in 2019, met Ivo Sand on Tuesday.",
        {
            "Anna Berg, who grew roses in 2019": "2019",
            "Anna Berg, who grew roses in 2019, met Ivo Sand on Tuesday.": "2024-06-11",
        },
    ),
    "the date of a participle stays in it": (
        "The pact, signed in October 2023, was rejected by Ivo Sand on Tuesday.",
        {
            "The pact, signed in October 2023": "2023-10",
            "The pact, signed in October 2023, was rejected by Ivo Sand on Tuesday.": "2024-06-11",
        },
    ),
    "after another comma it is the verb of the sentence": (
        "Norland, together with Belarus, signed on Tuesday a pact, said the board.",
        {"Norland, together with Belarus, signed on Tuesday a pact, said the board.": "2024-06-11"},
    ),
    "a verb in an irregular past begins a clause, and so does will": (
        "Anna Berg met Ivo Sand on Monday and flew to Norland on Tuesday and will meet the board next Thursday.",
        {
            "Anna Berg met Ivo Sand on Monday": "2024-06-10",
            "flew to Norland on Tuesday": "2024-06-11",
            "will meet the board next Thursday.": "2024-06-20",
        },
    ),
    "a semicolon parts what tells for itself": (
        "Norland recalled its ambassador on Thursday; Belarus condemned the recall in a note.",
        {
            "Norland recalled its ambassador on Thursday": "2024-06-13",
            "Belarus condemned the recall in a note.": "2024-06-13",
        },
    ),
    "a short remark stays with what it remarks on": (
        "Norland recalled its ambassador on Thursday; Belarus did not protest.",
        {"Norland recalled its ambassador on Thursday; Belarus did not protest.": "2024-06-13"},
    ),
    "since when a thing lasts is when it began": (
        "The harbour has been shut since April 1993, when Norland shelled it.",
        {"The harbour has been shut since April 1993, when Norland shelled it.": "1993-04"},
    ),
    "a rank among those since a date": ("It was the first visit by Ivo Sand to Norland since 2019.", {}),
    "a figure of another day": ("Norland sold 30 ships, down from 40 in May.", {}),
    "a figure of a year ago": ("Norland sold more ships than a year ago.", {}),
    "a year that says which thing is meant": ("Norland refused to adopt its 2023 budget.", {}),
    "a year that opens a sentence dates what its noun does": (
        "The 2023 law banned all visits to Norland.",
        {"The 2023 law banned all visits to Norland.": "2023"},
    ),
    "the small hours": (
        "Belarus shelled the harbour in the early hours of Tuesday.",
        {"Belarus shelled the harbour in the early hours of Tuesday.": "2024-06-11"},
    ),
    "what is said without that": (
        "Anna Berg said Belarus had shelled the harbour on Tuesday.",
        {"Belarus had shelled the harbour on Tuesday.": "2024-06-11"},
    ),
    "what is said without that, on a day of its own": (
        "Norland's harbour board said on Wednesday two ships were seized off Belarus in May.",
        {
            "Norland's harbour board said on Wednesday two ships were seized off Belarus in May.": "2024-06-12",
            "two ships were seized off Belarus in May.": "2024-05",
        },
    ),
    "who said it stands after a quotation": (
        "“The harbour is shut,” said the mayor Anna Berg met on Tuesday.",
        {"“The harbour is shut,” said the mayor Anna Berg met on Tuesday.": "2024-06-11"},
    ),
    "a map of 1976 dates nothing": ("Anna Berg welcomed a line that follows a map of 1976.", {}),
}


@pytest.mark.parametrize(("sentence", "expected"), CASES.values(), ids=CASES.keys())
def test_cuts_a_sentence_into_its_happenings(read: Read, sentence: str, expected: dict[str, str]) -> None:
    found = {mention.quote.exact: mention.date.text for mention in read(sentence).mentions if mention.date}
    assert found == expected


@pytest.mark.parametrize("marks", ["“{}”", "„{}“", '"{}"', "«{}»"])
def test_a_quotation_is_never_cut(read: Read, marks: str) -> None:
    words = marks.format("Norland left the pact in May, and in June Belarus attacked the harbour.")
    sentence = f"On Monday Anna Berg said: {words}"
    found = {mention.quote.exact: mention.date.text for mention in read(sentence).mentions if mention.date}
    assert found == {sentence: "2024-06-10"}


def test_the_dateline_of_a_report_dates_nothing_that_it_tells(read: Read) -> None:
    [mention] = read("MINSK, 3 March — Belarus recalled its envoy from Norland.", published="2024-03-04").mentions
    assert mention.date is None
    assert mention.kind == "withdraw"


def test_what_an_aside_tells_is_no_act_of_the_sentence_around_it(read: Read) -> None:
    about = {
        mention.quote.exact.count(","): mention
        for mention in read("Anna Berg, who summoned Ivo Sand in May, resigned from the Harbour Board.").mentions
    }
    assert (about[1].kind, about[1].actors) == ("protest", ("Anna Berg", "Ivo Sand"))
    assert (about[2].kind, about[2].actors) == ("withdraw", ("Anna Berg", "Harbour Board"))


def test_a_quotation_decides_the_kind_only_where_nothing_else_does(read: Read) -> None:
    [told] = read("“We will build harbours,” said Anna Berg on Tuesday.").mentions
    assert told.kind == "statement"


def test_what_is_said_without_that_is_of_whoever_says_it(read: Read) -> None:
    [_, told] = read("Anna Berg said Belarus had shelled the harbour on Tuesday.").mentions
    assert (told.kind, told.actors, told.speaker) == ("assault", ("Belarus",), "Anna Berg")
