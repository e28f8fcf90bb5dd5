from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.annotating.lexicons import find_lexicon
from dateline.edtf import parse_edtf
from dateline.merging.consensus import (
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
    _, title = write_titles(mention().quote, read(), {"Anna Berg": "Berg"}, find_lexicon("en"))
    assert title == "Berg recalled the ambassador from Sudland"


def test_what_an_id_is_made_of_does_not_change_with_the_table_of_actors() -> None:
    named, _ = write_titles(mention().quote, read(), {"Anna Berg": "Berg"}, find_lexicon("en"))
    assert (named, named) == write_titles(mention().quote, read(), {}, find_lexicon("en"))


def test_a_long_headline_is_cut_at_a_good_place() -> None:
    long = (
        "Norland recalled its ambassador from the capital of Sudland for consultations on tin, and " + "on trade " * 20
    )
    annotated = replace(read(), timexes=(), names=(), source=replace(source(), text=long))
    title, _ = write_titles(mention(text=long).quote, annotated, {}, find_lexicon("en"))
    assert title == "Norland recalled its ambassador from the capital of Sudland for consultations on tin"


def test_a_summary_says_more_than_the_headline_or_nothing() -> None:
    passages = read().passages
    assert write_summary(mention(), source(), passages, "Berg recalled the ambassador", 30) == SENTENCE
    assert write_summary(mention(), source(), passages, SENTENCE, 30) == ""


def test_a_verbatim_source_is_summed_up_by_an_excerpt() -> None:
    text = write_summary(mention(), source(verbatim=True), read().passages, "A recall", 5)
    assert text == "On 13 June Norland's prime …"
