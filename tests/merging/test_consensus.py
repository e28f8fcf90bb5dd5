from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.annotating.lexicons import LANGUAGES, find_lexicon
from dateline.edtf import parse_edtf
from dateline.merging.consensus import (
    _strip_tail,
    agree_actors,
    agree_date,
    agree_kind,
    agree_modality,
    choose_mention,
    count_voices,
    write_summary,
    write_titles,
)
from dateline.model import ActorSpan, AnnotatedSource, Block, Mention, Modality, Passage, Quote, Source, Timex

SENTENCE = "On 13 June Norland's prime minister Anna Berg (Анна Берг) recalled the ambassador from Sudland."


def mention(
    source: str = "a",
    date: str = "2024-06-13",
    kind: str = "consult",
    modality: Modality = "happened",
    text: str = SENTENCE,
) -> Mention:
    return Mention(
        id=f"m-{source}-{kind}-{date}",
        source=source,
        block=0,
        quote=Quote(exact=text, prefix="", suffix="", start=0, end=len(text)),
        date=parse_edtf(date) if date else None,
        kind=kind,
        modality=modality,
        actors=("Norland",),
    )


def source(name: str = "a", publisher: str = "Gazette", same_text_as: str = "", *, verbatim: bool = False) -> Source:
    return Source(
        id=name,
        path=f"{name}.md",
        title=name,
        publisher=publisher,
        published=parse_edtf("2024-06-14"),
        language="en",
        text_language="en",
        same_text_as=same_text_as,
        verbatim=verbatim,
        text=SENTENCE,
        blocks=(Block(kind="paragraph", start=0, end=len(SENTENCE), line=5),),
    )


def read() -> AnnotatedSource:
    def find(words: str) -> tuple[int, int]:
        return SENTENCE.index(words), SENTENCE.index(words) + len(words)

    dates = [
        Timex(
            start=a,
            end=b,
            text="13 June",
            type="DATE",
            value="2024-06-13",
            date=parse_edtf("2024-06-13"),
            rule="month-day",
        )
        for a, b in [find("13 June")]
    ]
    names = [ActorSpan(start=a, end=b, actor="Anna Berg") for a, b in [find("Anna Berg"), find("Анна Берг")]]
    passages = (Passage(start=0, end=len(SENTENCE), block=0),)
    return AnnotatedSource(
        source=source(), passages=passages, timexes=tuple(dates), names=tuple(names), mentions=(), undated=()
    )


def test_the_narrowest_date_that_all_allow() -> None:
    assert agree_date([mention(date="2024-06"), mention(date="2024-06-13"), mention(date="2024")]) == parse_edtf(
        "2024-06-13"
    )


def test_no_date_where_they_contradict_each_other() -> None:
    assert agree_date([mention(date="2024-06-12"), mention(date="2024-06-13")]) is None


def test_the_kind_most_sources_give() -> None:
    reports = [mention("a", kind="consult"), mention("b", kind="protest"), mention("c", kind="protest")]
    assert agree_kind(reports) == "protest"


def test_what_a_source_says_further_on_is_not_the_kind() -> None:
    comments = [mention("a", kind="statement", text=f"“{words}”, it said.") for words in ("No", "Never")]
    assert agree_kind([mention("a", kind="protest"), *comments, mention("b", kind="protest")]) == "protest"


@pytest.mark.parametrize(
    ("modalities", "agreed"),
    [
        (["happened", "happened", "alleged"], "happened"),
        (["happened", "alleged"], "alleged"),
        (["alleged", "planned", "alleged"], "alleged"),
        (["planned"], "planned"),
    ],
)
def test_a_hedge_is_kept_unless_most_tell_it_flatly(modalities: list[Modality], agreed: Modality) -> None:
    assert agree_modality([mention(modality=modality) for modality in modalities]) == agreed


def test_a_source_that_goes_on_and_on_does_not_outvote_the_others() -> None:
    reports = [
        *(replace(mention("a"), actors=("Norland",)) for _ in range(6)),
        replace(mention("b"), actors=("Sudland",)),
    ]
    assert agree_actors(reports) == ("Norland", "Sudland")


def test_who_is_named_only_once_in_many_reports_is_left_out() -> None:
    reports = [replace(mention("a"), actors=("Norland", "Sudland")), *(mention(source) for source in "bcd")]
    assert agree_actors(reports) == ("Norland",)


def test_two_articles_of_one_outlet_are_one_voice() -> None:
    sources = {"a": source("a"), "b": source("b"), "c": source("c", "Courier")}
    assert count_voices([mention("a"), mention("b"), mention("c")], sources) == 2


def test_a_reprint_speaks_with_the_voice_of_what_it_reprints() -> None:
    sources = {"a": source("a"), "b": source("b", "Courier", same_text_as="a")}
    assert count_voices([mention("a"), mention("b")], sources) == 1


def test_the_report_that_speaks_for_an_event_is_dated_in_its_own_words() -> None:
    told_on = replace(mention("a"), continues="m-0")
    assert choose_mention([told_on, mention("b")], parse_edtf("2024-06-13")).source == "b"


def test_a_headline_leaves_out_dates_offices_and_other_scripts() -> None:
    _, title = write_titles(mention(), read(), {"Anna Berg": "Berg"}, find_lexicon("en"))
    assert title == "Berg recalled the ambassador from Sudland"


def test_what_an_id_is_made_of_does_not_change_with_the_table_of_actors() -> None:
    named, _ = write_titles(mention(), read(), {"Anna Berg": "Berg"}, find_lexicon("en"))
    assert (named, named) == write_titles(mention(), read(), {}, find_lexicon("en"))


def test_a_long_headline_is_cut_at_a_good_place() -> None:
    long = (
        "Norland recalled its ambassador from the capital of Sudland for consultations on tin, and " + "on trade " * 20
    )
    annotated = replace(read(), timexes=(), names=(), source=replace(source(), text=long))
    title, _ = write_titles(mention(text=long), annotated, {}, find_lexicon("en"))
    assert title == "Norland recalled its ambassador from the capital of Sudland for consultations on tin"


def test_a_summary_says_more_than_the_headline_or_nothing() -> None:
    assert write_summary(SENTENCE, "Berg recalled the ambassador", 30, verbatim=False) == SENTENCE
    assert write_summary(SENTENCE, SENTENCE, 30, verbatim=False) == ""


def test_a_verbatim_source_is_summed_up_by_an_excerpt() -> None:
    text = write_summary(SENTENCE, "A recall", 5, verbatim=True)
    assert text == "On 13 June Norland's prime …"


# ------------------------------------------------------------------ which report speaks, and its headline

DAY = parse_edtf("2024-06-13")


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        (mention("b", text="x" * 10), mention("a", modality="alleged")),
        (mention("b", text="x" * 10), replace(mention("a"), continues="m-0")),
        (mention("b", text="x" * 10), mention("a", date="")),
        (mention("b", text="x" * 10), mention("a", date="2024-06")),
        (mention("b", text="x" * 120), mention("a", text="x" * 80)),
        (mention("b", text="x" * 140), mention("a", text="x" * 180)),
        (mention("a", text="x" * 120), mention("b", text="x" * 140)),
    ],
)
def test_of_two_reports_the_one_that_says_it_best_speaks(better: Mention, worse: Mention) -> None:
    flat = mention("z", text="x" * 500)  # most tell it flatly
    for order in ((flat, better, worse), (worse, better, flat)):
        assert choose_mention(order, DAY) == better


def title(
    text: str,
    *,
    dates: tuple[str, ...] = (),
    names: dict[str, str] | None = None,
    told: str = "",
    inherited: bool = False,
    kind: str = "consult",
) -> str:
    """The headline of a text, or of some words of it, in which some words are a date and others name people."""
    whole = replace(source(), text=text)
    timexes = tuple(
        Timex(
            start=text.index(words),
            end=text.index(words) + len(words),
            text=words,
            type="DATE",
            value="2024-06-13",
            date=DAY,
            rule="x",
        )
        for words in dates
    )
    spans = tuple(
        ActorSpan(start=text.index(words), end=text.index(words) + len(words), actor=actor, inherited=inherited)
        for words, actor in (names or {}).items()
    )
    ends = [0, *(place + 1 for place, letter in enumerate(text) if letter == ".")]
    passages = tuple(Passage(start=a, end=b, block=0) for a, b in pairwise(ends))
    annotated = replace(read(), source=whole, timexes=timexes, names=spans, passages=passages)
    start = text.index(told)
    quote = Quote(exact=told or text, prefix="", suffix="", start=start, end=start + len(told or text))
    report, surnames = replace(mention(), quote=quote, kind=kind), {"Anna Berg": "Berg", "Ivo Sand": "Sand"}
    return write_titles(report, annotated, surnames, find_lexicon("en"))[1]


@pytest.mark.parametrize(
    ("text", "dates", "headline"),
    [
        ("On 13 June, Norland closed the harbour.", ("13 June",), "Norland closed the harbour"),
        ("13 June, a Thursday, Norland closed it.", ("13 June",), "A Thursday, Norland closed it"),
        ("Norland on 13 June closed the harbour.", ("13 June",), "Norland closed the harbour"),
        ("Norland closed the harbour on 13 June.", ("13 June",), "Norland closed the harbour"),
        ("Norland closed it (on 13 June) for good.", ("13 June",), "Norland closed it for good"),
        ("Norland closed it (13 June) for good.", ("13 June",), "Norland closed it for good"),
        (
            "Norland closed on 13 June, then opened the harbour.",
            ("13 June",),
            "Norland closed, then opened the harbour",
        ),
        ("Norland closed on 13 June and on 15 June.", ("13 June", "15 June"), "Norland closed"),
    ],
)
def test_a_headline_reads_on_where_a_date_was(text: str, dates: tuple[str, ...], headline: str) -> None:
    assert title(text, dates=dates) == headline


def test_a_report_of_three_words_takes_the_headline_of_its_sentence() -> None:
    text = "Norland closed the old harbour. Sudland did so today at noon. Nobody knew why."
    assert title(text, told="Sudland did so") == "Sudland did so today at noon"
    assert title(text, told="Sudland did so today") == "Sudland did so today"


def test_people_are_called_by_their_surnames() -> None:
    names = {"Anna Berg": "Anna Berg", "Ivo Sand": "Ivo Sand"}
    assert title("Anna Berg met Ivo Sand in the harbour.", names=names) == "Berg met Sand in the harbour"


def test_a_pronoun_becomes_a_name_only_where_it_opens_the_headline() -> None:
    assert (
        title("She closed the old harbour.", names={"She": "Anna Berg"}, inherited=True)
        == "Berg closed the old harbour"
    )
    text = "Norland said she closed the harbour."
    assert title(text, names={"she": "Anna Berg"}, inherited=True) == "Norland said she closed the harbour"


def test_a_name_that_a_report_only_begins_is_left_as_it_is() -> None:
    text = "Norland closed the harbour for Anna Berg."
    assert title(text, names={"Anna Berg": "Anna Berg"}, told="Norland closed the harbour for Anna") == (
        "Norland closed the harbour for Anna"
    )


def test_no_latin_surname_stands_in_a_headline_of_another_script() -> None:
    assert (
        title("Анна Берг закрыла старую гавань.", names={"Анна Берг": "Anna Berg"}) == "Анна Берг закрыла старую гавань"
    )


def test_a_headline_of_ninety_letters_is_whole_and_a_longer_one_ends_with_a_word() -> None:
    assert title("Norland " + "a" * 82) == "Norland " + "a" * 82
    assert title("Norland " + "a" * 40 + " " + "b" * 50) == "Norland " + "a" * 40 + " …"
    assert title("N" * 100) == "N" * 90 + " …"


def test_a_headline_is_cut_at_a_good_place_only_past_its_middle() -> None:
    early = "Norland closed it, and " + "on trade " * 20
    assert title(early).endswith(" …")
    middle = "N" * 45 + ", and " + "on trade " * 20
    assert title(middle) == "N" * 45
    assert title(middle[1:]).endswith(" …")


@pytest.mark.parametrize(
    ("text", "limit", "shown"),
    [
        ("one two three four", 4, "one two three four"),
        ("one two three four", 3, "one two three …"),
        ("one two three four", 30, "one two three four"),
        ("x" * 40, 4, "x" * 40),
        ("x" * 41, 4, "x" * 40 + " …"),
    ],
)
def test_an_excerpt_has_no_more_words_than_may_be_shown_nor_very_long_ones(text: str, limit: int, shown: str) -> None:
    assert write_summary(text, "A", limit, verbatim=True) == shown


def test_a_plan_does_not_weigh_against_reports_that_it_was_done() -> None:
    told = [mention(modality="planned"), mention(modality="planned"), mention(modality="happened")]
    assert agree_modality(told) == "happened"


def test_of_kinds_that_as_many_sources_give_that_of_the_earliest_stands() -> None:
    assert agree_kind([mention("a", kind="protest"), mention("b", kind="consult")]) == "protest"
    assert agree_kind([mention("a", kind="other"), mention("b", kind="consult")]) == "consult"


def test_dates_and_names_of_a_later_sentence_are_found_in_it() -> None:
    text = "Norland slept on 1 May. On 13 June Anna Berg closed the harbour for Ivo Sand. Nobody knew why."
    told = "On 13 June Anna Berg closed the harbour for Ivo Sand."
    names = {"Anna Berg": "Anna Berg", "Ivo Sand": "Ivo Sand"}
    assert title(text, dates=("1 May", "13 June"), names=names, told=told) == "Berg closed the harbour for Sand"


def test_a_date_that_opens_a_bracket_goes_with_what_the_bracket_holds() -> None:
    assert title("Norland closed it (13 June 2024, a Thursday) for good.", dates=("13 June 2024",)) == (
        "Norland closed it for good"
    )


TAILS = "and the of before, hours – it’s band And; в который и до և որ Norland's (the".split()  # noqa: SIM905


@pytest.mark.parametrize("language", LANGUAGES)
@given(st.lists(st.sampled_from([*TAILS, "", "\n"]), max_size=8).map(" ".join))
def test_what_a_headline_must_not_end_with_is_taken_off_to_the_last(language: str, text: str) -> None:
    lexicon = find_lexicon(language)
    assert _strip_tail(text, lexicon) == lexicon.title_tail.sub("", text)


def test_what_was_only_said_that_day_is_not_told_as_of_that_day() -> None:
    text = "Three soldiers of Norland were killed at the border with Sudland, the Ministry of Defence said on 13 June."
    said = title(text, dates=("13 June",), kind="statement")
    assert said == "Three soldiers of Norland were killed at the border …, the Ministry of Defence said"
    told = title(text, dates=("13 June",), kind="assault")
    assert told == "Three soldiers of Norland were killed at the border with Sudland"


def test_of_a_long_saying_the_words_said_are_cut_and_not_who_said_them() -> None:
    words = "Three soldiers of Norland and two of Sudland were killed near the bridge at the border in the hills"
    said = title(f"{words}, a spokesman of the army of Norland said.", kind="statement")
    assert said == "Three soldiers of Norland and two of Sudland were killed …, a spokesman of the army of Norland said"


def test_who_said_it_at_great_length_is_no_part_of_a_headline() -> None:
    words = "Three soldiers of Norland and two of Sudland were killed near the bridge at the border in the hills"
    who = "the spokesman of the general staff of the armed forces of Norland, who had come, told the Sudland Gazette"
    assert len(title(f"{words}, {who}.", kind="statement")) <= len(words)
