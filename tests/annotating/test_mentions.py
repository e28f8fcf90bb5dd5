from __future__ import annotations

from collections.abc import Callable

from dateline.edtf import parse_edtf
from dateline.model import AnnotatedSource, Mention, Override

Read = Callable[..., AnnotatedSource]


def list_dates(found: AnnotatedSource) -> list[tuple[str, str]]:
    return [(mention.date.text if mention.date else "-", mention.quote.exact) for mention in found.mentions]


def find(found: AnnotatedSource, words: str) -> Mention:
    return min((m for m in found.mentions if words in m.quote.exact), key=lambda m: len(m.quote.exact))


def test_a_dated_sentence_is_one_mention(read: Read) -> None:
    found = read("Norland recalled its ambassador from Belarus on Thursday.")
    assert [(m.date and m.date.text, m.kind, m.actors) for m in found.mentions] == [
        ("2024-06-13", "withdraw", ("Norland", "Belarus"))
    ]


def test_every_quote_stands_in_the_text_at_its_place(read: Read) -> None:
    found = read("Anna Berg left on Monday, and on Tuesday Ivo Sand arrived.", "The war of 2020 went on until May.")
    for mention in found.mentions:
        quote = mention.quote
        assert found.source.text[quote.start : quote.end] == quote.exact
        assert found.source.text[: quote.start].endswith(quote.prefix)
        assert found.source.text[quote.end :].startswith(quote.suffix)


def test_two_dated_acts_of_a_sentence_are_two_mentions(read: Read) -> None:
    found = read("In February Norland froze its part in the pact, and in May Belarus suspended its payments.")
    assert [date for date, _ in list_dates(found)] == ["2024-02", "2024-05"]


def test_an_act_hours_after_another_falls_on_the_same_day(read: Read) -> None:
    found = read(
        "Norland left the talks on Thursday. Belarus withdrew its envoy hours after Anna Berg ruled out any trip."
    )
    pledge = find(found, "ruled out any trip")
    assert pledge.date == parse_edtf("2024-06-13")
    assert ("date", "inferred") in pledge.provenance


def test_the_saying_and_the_thing_said_are_kept_apart(read: Read) -> None:
    found = read("Anna Berg said on Tuesday that Belarus had attacked the harbour in May.")
    assert ("2024-06-11", "statement") in {(m.date and m.date.text, m.kind) for m in found.mentions}
    attack = find(found, "attacked the harbour")
    assert (attack.date and attack.date.text, attack.kind, attack.speaker) == ("2024-05", "assault", "Anna Berg")


def test_a_noun_with_its_own_date_dates_nothing_else(read: Read) -> None:
    found = read("Anna Berg recalled a lunch before the Norland war of 2020.")
    assert [m.quote.exact for m in found.mentions if m.date] == ["the Norland war of 2020"]


def test_a_noun_with_its_own_date_begins_with_a_whole_word(read: Read) -> None:
    found = read("Norland left the pact some time before war of 2020 broke out.")
    assert "war of 2020" in [mention.quote.exact for mention in found.mentions]


def test_an_undated_happening_keeps_no_date_and_says_so(read: Read) -> None:
    found = read("Ivo Sand visited Norland.")
    assert [(m.date, m.date_reason) for m in found.mentions] == [(None, "the source gives no date for it")]


def test_an_expression_that_cannot_be_resolved_is_named_as_the_reason(read: Read) -> None:
    [mention] = read("Ivo Sand visited Norland on Tuesday.", published="2024-06").mentions
    assert mention.date is None
    assert mention.date_reason.startswith("Tuesday: not resolved")


def test_the_publication_date_is_never_an_event_date_by_default(read: Read) -> None:
    found = read("Norland recalled its ambassador.", "Ivo Sand visited Norland.")
    assert all(mention.date is None for mention in found.mentions)


def test_somebody_who_goes_on_speaking_is_dated_by_his_first_words(read: Read) -> None:
    found = read(
        "Anna Berg told parliament on Wednesday that Belarus plotted. One of its allies, she said, had admitted it."
    )
    second = find(found, "One of its allies")
    assert second.date == parse_edtf("2024-06-12")
    assert second.continues == found.mentions[0].id
    assert "goes on speaking" in second.date_reason


def test_looking_back_is_not_dated_by_what_stands_before_it(read: Read) -> None:
    found = read("Anna Berg arrived on Thursday. Berg had visited Belarus.")
    assert find(found, "had visited").date is None


def test_leaked_papers_allege(read: Read) -> None:
    found = read("Leaked papers describe alleged supplies of arms from Belarus to Norland in 2019.")
    assert {m.modality for m in found.mentions} == {"alleged"}


def test_what_is_to_come_is_planned(read: Read) -> None:
    found = read("Norland will host the forum on Monday.")
    assert [(m.date and m.date.text, m.modality) for m in found.mentions] == [("2024-06-17", "planned")]


def test_according_to_names_the_speaker(read: Read) -> None:
    found = read("According to the Harbour Board, Belarus attacked a ship in May.")
    assert [m.speaker for m in found.mentions] == ["Harbour Board"]


def test_a_skipped_paragraph_is_silent(read: Read) -> None:
    assert read("Norland left the pact on Thursday.", overrides={0: Override(line=3, skip=True)}).mentions == ()


def test_an_editor_makes_a_paragraph_one_mention(read: Read) -> None:
    override = Override(line=3, id="the-break", date=parse_edtf("2024-06-12"), title="The break", kind="withdraw")
    found = read("Norland left on Thursday, and on Friday Belarus replied.", overrides={0: override})
    [mention] = found.mentions
    assert (mention.pinned_id, mention.date, mention.title) == ("the-break", parse_edtf("2024-06-12"), "The break")
    assert {("date", "edited"), ("kind", "edited"), ("title", "edited")} <= set(mention.provenance)


def test_a_paragraph_made_one_mention_is_dated_by_its_first_dated_act(read: Read) -> None:
    text = "Anna Berg will not visit Belarus, which won the war of 2020. She said so on Tuesday."
    [mention] = read(text, overrides={0: Override(line=3, id="the-pledge")}).mentions
    assert mention.date == parse_edtf("2024-06-11")


def test_an_editor_changes_the_actors_of_every_mention(read: Read) -> None:
    found = read("It was agreed on Thursday.", overrides={0: Override(line=3, actors=("Norland", "Belarus"))})
    assert [m.actors for m in found.mentions] == [("Norland", "Belarus")]


def test_a_mention_keeps_its_id_when_another_paragraph_is_added(read: Read) -> None:
    alone = read("Norland left the pact on Thursday.")
    later = read("Ivo Sand arrived on Monday.", "Norland left the pact on Thursday.")
    assert alone.mentions[0].id == later.mentions[1].id


def test_a_birth_year_dates_nothing_that_is_said_later(read: Read) -> None:
    found = read("Anna Berg was born in Norland in 1961.", "Berg said that Belarus must pay.")
    assert find(found, "must pay").date is None


def test_what_had_been_said_before_is_not_dated_by_what_is_said_now(read: Read) -> None:
    found = read("Anna Berg told parliament on Wednesday that Belarus plotted. Berg had asked Norland for an answer.")
    assert find(found, "had asked").date is None


def test_what_was_said_keeps_its_own_date_before_a_closing_attribution(read: Read) -> None:
    found = read("Belarus attacked the harbour of Norland on 3 May, Anna Berg said on Tuesday.")
    assert {m.date.text for m in found.mentions if m.date} == {"2024-05-03", "2024-06-11"}
    assert find(found, "attacked the harbour").speaker == "Anna Berg"


def test_nobody_goes_on_speaking_three_paragraphs_later(read: Read) -> None:
    speech, again = "Anna Berg told parliament on Wednesday that Belarus plotted.", "Berg said that Belarus must pay."
    near = read(speech, "The herring is cold here.", again)
    assert find(near, "must pay").date == parse_edtf("2024-06-12")
    far = read(speech, "The herring is cold here.", "The nets are wet.", again)
    assert find(far, "must pay").date is None


def test_what_is_dated_to_a_day_dates_what_the_passage_goes_on_about_and_a_month_does_not(read: Read) -> None:
    day = read("Norland signed a treaty with Belarus on 3 May. Norland recalled its ambassador.")
    assert find(day, "recalled").date == parse_edtf("2024-05-03")
    month = read("Norland signed a treaty with Belarus in May. Norland recalled its ambassador.")
    assert find(month, "recalled").date is None


def test_a_sentence_that_names_nobody_goes_on_only_where_it_takes_up_the_last(read: Read) -> None:
    found = read("Norland signed it on Thursday. They left the port.", "Belarus agreed in May. Cars left the port.")
    assert list_dates(found) == [
        ("2024-06-13", "Norland signed it on Thursday."),
        ("2024-06-13", "They left the port."),
        ("2024-05", "Belarus agreed in May."),
    ]


def test_words_that_reported_nothing_where_they_stood_before_count_as_said_before(read: Read) -> None:
    told = "Norland signed it on Thursday. They left the port."
    once, again = find(read(told), "They left"), find(read("They left the port.", told), "They left")
    assert once.quote.exact == again.quote.exact
    assert once.id != again.id


def test_what_is_planned_dates_nothing_that_stands_beside_it(read: Read) -> None:
    found = read("Norland will host the forum on Monday. Norland recalled its ambassador from Belarus.")
    assert find(found, "recalled").date is None


def test_a_speech_that_is_planned_dates_nothing_that_is_said(read: Read) -> None:
    found = read("Anna Berg will tell parliament on Monday that Belarus plotted.", "Berg said that Belarus must pay.")
    assert find(found, "must pay").date is None


def test_a_refusal_that_lies_ahead_is_planned(read: Read) -> None:
    [mention] = read("Norland will not attend the forum on 20 June.").mentions
    assert (mention.kind, mention.modality) == ("reject", "planned")


def test_a_date_ahead_alone_does_not_make_a_plan(read: Read) -> None:
    [mention] = read("Norland rejected the treaty on 20 June.").mentions
    assert (mention.date, mention.modality) == (parse_edtf("2024-06-20"), "happened")


def test_words_of_the_future_alone_do_not_make_a_plan(read: Read) -> None:
    [mention] = read("On 3 May Norland refused to host the forum that was to be held in Belarus.").mentions
    assert (mention.kind, mention.modality) == ("reject", "happened")


def test_an_act_that_was_not_done_in_words_dates_nothing_said_later(read: Read) -> None:
    for act in ("was born in Norland on 3 May 1961", "was elected on 3 May", "visited Belarus on 3 May"):
        found = read(f"Anna Berg {act}.", "Berg said that Belarus must pay.")
        assert find(found, "must pay").date is None


def test_a_quotation_before_its_speaker_keeps_both_dates(read: Read) -> None:
    found = read("“We attacked Belarus in May,” Anna Berg said on Tuesday.")
    assert {m.date.text for m in found.mentions if m.date} == {"2024-05", "2024-06-11"}


def test_a_date_alone_is_no_happening(read: Read) -> None:
    assert read("Friday, June 14, 2024").mentions == ()


def test_what_somebody_is_accused_of_is_alleged(read: Read) -> None:
    accused, act = read("On Thursday Anna Berg accused Norland of shelling the port on June 10.").mentions
    assert (accused.kind, str(accused.date), accused.modality) == ("accuse", "2024-06-13", "happened")
    assert (str(act.date), act.modality, act.speaker) == ("2024-06-10", "alleged", "Anna Berg")


def test_a_second_verb_with_its_own_date_is_a_happening_of_its_own(read: Read) -> None:
    found = read("Norland signed the treaty in February and released the captives in April.").mentions
    assert [str(mention.date) for mention in found] == ["2024-02", "2024-04"]


def test_what_somebody_is_blamed_for_has_its_own_date(read: Read) -> None:
    blamed, raid = read("On Thursday Anna Berg blamed Norland for a raid on Tuesday.").mentions
    assert [str(blamed.date), str(raid.date)] == ["2024-06-13", "2024-06-11"]


def test_a_closing_relative_clause_is_a_happening_of_its_own(read: Read) -> None:
    found = read("On Thursday Norland recalled Ivo Sand, who was appointed in 2015.").mentions
    assert {str(mention.date) for mention in found} == {"2024-06-13", "2015"}


def test_what_a_saved_page_says_of_itself_is_no_happening(read: Read) -> None:
    for furniture in (
        "Support our journalism: join today.",
        "by Anna Berg June 13, 2024 9 min read",
        "Ivo Sand and Anna Berg in 2018.",
        "Protesters are seen in Norland on June 13, 2024. (Photo: The Herald)",
    ):
        assert read(furniture, verbatim=True).mentions == (), furniture
    for news in ("By June 13 Norland had recalled Ivo Sand.", "Support for Ivo Sand fell on June 13."):
        assert len(read(news, verbatim=True).mentions) == 1, news


def test_a_named_happening_without_names_involves_whoever_was_just_named(read: Read) -> None:
    _, raid = read("On Thursday Anna Berg blamed Norland for a raid on Tuesday.").mentions
    assert raid.actors == ("Norland",)


def test_an_act_dated_by_what_came_before_it_takes_no_date_from_it(read: Read) -> None:
    found = read("Anna Berg filed her papers after the tape was aired on Wednesday.")
    assert [str(mention.date) for mention in found.mentions] == ["2024-06-12"]
    assert "filed" not in found.mentions[0].quote.exact


def test_a_telling_goes_on_from_the_saying_not_from_what_was_said(read: Read) -> None:
    *_, last = read(
        "On Thursday Anna Berg accused Norland of shelling the port on June 10. She also recalled the envoy to Norland."
    ).mentions
    assert (str(last.date), last.provenance) == ("2024-06-13", (("date", "inferred"),))


def test_an_act_that_fits_no_kind_is_known_all_the_same(read: Read) -> None:
    [mention] = read("Anna Berg was elected to the board.").mentions
    assert (mention.kind, mention.date) == ("other", None)


def test_the_date_of_a_report_in_which_something_is_said_dates_the_saying(read: Read) -> None:
    [mention] = read(
        "In a report issued on Monday, Anna Berg criticised Belarus for its handling of the flood."
    ).mentions
    assert (str(mention.date), mention.kind, mention.actors) == ("2024-06-10", "accuse", ("Anna Berg", "Belarus"))


def test_a_report_with_its_own_date_is_otherwise_a_happening_of_its_own(read: Read) -> None:
    found = read("Anna Berg spoke of a report issued on Monday.")
    assert "a report issued on Monday" in [mention.quote.exact for mention in found.mentions]


def test_what_somebody_is_accused_of_doing_is_done_by_the_accused(read: Read) -> None:
    found = read("On Thursday Anna Berg accused Belarus of shelling the port on June 10.")
    assert find(found, "shelling the port").actors == ("Belarus",)


def test_a_second_act_without_a_subject_is_done_by_the_first_named(read: Read) -> None:
    found = read("Norland seized the port of Belarus in February and released it in April.")
    assert find(found, "released it").actors[0] == "Norland"


def test_who_says_so_at_the_end_does_not_make_a_happening_a_statement(read: Read) -> None:
    [mention] = read("Soldiers seized the harbour on Monday, Anna Berg said.").mentions
    assert (mention.kind, mention.speaker) == ("assault", "Anna Berg")


def test_what_has_a_date_of_its_own_goes_on_with_no_other(read: Read) -> None:
    _, vote = read(
        "Anna Berg met reporters on Thursday. Anna Berg won a seat in the vote of some Sunday or other."
    ).mentions
    assert vote.date is None or vote.date != parse_edtf("2024-06-13")


def test_a_saved_page_tells_by_irregular_verbs_as_well(read: Read) -> None:
    for verb in ("rang", "sank", "arose", "overran", "sought shelter", "creaked"):
        assert len(read(f"The old ferries {verb} on 3 May 2019 beside the pier.", verbatim=True).mentions) == 1, verb
    assert read("The old ferry on 3 June 2019 beside the pier.", verbatim=True).mentions == ()
