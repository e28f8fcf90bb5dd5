from __future__ import annotations

from dataclasses import replace

from dateline.edtf import parse_edtf
from dateline.merging.disagreements import (
    find_date_disagreement,
    find_preferred_date,
    lead_date,
    prefer_source,
)
from dateline.model import Block, Mention, Quote, Source


def tell(source: str, date: str) -> Mention:
    return Mention(
        id=f"m-{source}",
        source=source,
        block=0,
        quote=Quote(exact="x", prefix="", suffix="", start=0, end=1),
        date=parse_edtf(date) if date else None,
        kind="consult",
        modality="happened",
        actors=(),
    )


def list_sources(*names: str) -> dict[str, Source]:
    return {
        name: Source(
            id=name,
            path=name,
            title=name,
            publisher=name,
            published=parse_edtf("2024-07-01"),
            language="en",
            text_language="en",
            text="x",
            blocks=(Block(kind="paragraph", start=0, end=1, line=1),),
        )
        for name in names
    }


def test_a_vaguer_date_is_no_disagreement() -> None:
    told = [tell("a", "2024-06-13"), tell("b", "2024-06"), tell("c", "2024")]
    assert find_date_disagreement("e", told, list_sources("a", "b", "c")) is None


def test_an_undated_report_disagrees_with_nobody() -> None:
    assert find_date_disagreement("e", [tell("a", "2024-06-13"), tell("b", "")], list_sources("a", "b")) is None


def test_two_days_that_cannot_both_be_true_are_shown_with_their_sources() -> None:
    told = [tell("a", "2024-06-13"), tell("b", "2024-05-13"), tell("c", "2024-06-13"), tell("d", "2024-06")]
    dispute = find_date_disagreement("e", told, list_sources("a", "b", "c", "d"))
    assert dispute is not None
    assert [(reading.value, reading.mentions) for reading in dispute.readings] == [
        ("2024-06-13", ("m-a", "m-c", "m-d")),
        ("2024-05-13", ("m-b",)),
    ]
    assert find_preferred_date(dispute) == parse_edtf("2024-06-13")


def test_a_date_that_fits_both_sides_is_on_neither() -> None:
    told = [tell("a", "2024-06-13"), tell("b", "2024-06-20"), tell("c", "2024-06")]
    dispute = find_date_disagreement("e", told, list_sources("a", "b", "c"))
    assert dispute is not None
    assert {mention for reading in dispute.readings for mention in reading.mentions} == {"m-a", "m-b"}


def test_a_tie_is_called_one() -> None:
    dispute = find_date_disagreement("e", [tell("a", "2024-06-13"), tell("b", "2024-05-13")], list_sources("a", "b"))
    assert dispute is not None
    assert "Nothing here settles which is right" in dispute.because


def test_a_count_is_not_called_a_proof() -> None:
    told = [tell("a", "2024-06-13"), tell("b", "2024-06-13"), tell("c", "2024-05-13")]
    dispute = find_date_disagreement("e", told, list_sources("a", "b", "c"))
    assert dispute is not None
    assert (
        dispute.because
        == "Under 13 June 2024: 2 outlets give it; one outlet gives 13 May 2024. A count is not a proof."
    )


def test_a_vaguer_date_is_not_counted_as_giving_the_day() -> None:
    told = [tell("a", "2024-06-13"), tell("b", "2024-06"), tell("c", "2024-05-13")]
    dispute = find_date_disagreement("e", told, list_sources("a", "b", "c"))
    assert dispute is not None
    assert "one outlet gives it, and 1 with a vaguer date fits it" in dispute.because


def test_one_outlet_that_corrects_itself_is_no_disagreement() -> None:
    sources = list_sources("a", "b")
    sources["b"] = replace(sources["b"], publisher="a")
    assert find_date_disagreement("e", [tell("a", "2024-06-13"), tell("b", "2024-05-13")], sources) is None


def conclude(mention: Mention) -> Mention:
    return replace(mention, provenance=(("date", "inferred"),))


def test_a_date_we_concluded_contradicts_no_source_that_prints_its_own() -> None:
    told = [tell("a", "2024-06-13"), conclude(tell("b", "2024-06-12"))]
    assert find_date_disagreement("e", told, list_sources("a", "b")) is None


def test_dates_that_were_concluded_are_called_so() -> None:
    told = [conclude(tell("a", "2024-06-13")), conclude(tell("b", "2024-06-12"))]
    dispute = find_date_disagreement("e", told, list_sources("a", "b"))
    assert dispute is not None
    assert "Concluded from what went before in the text, and not printed" in dispute.because


def test_each_version_says_how_many_outlets_give_it_and_how_many_it_suits() -> None:
    told = [
        *(tell(name, "2024-06-13") for name in "ab"),
        tell("c", "2024-06"),
        tell("d", "2024-06"),
        tell("e", "2024-05-13"),
        tell("f", "2024-05"),
    ]
    dispute = find_date_disagreement("e", told, list_sources(*"abcdef"))
    assert dispute is not None
    assert dispute.because == (
        "Under 13 June 2024: 2 outlets give it, and 2 with a vaguer date fit it; one outlet gives 13 May 2024, and 1 "
        "with a vaguer date fits it. A count is not a proof."
    )
    assert [reading.preferred for reading in dispute.readings] == [True, False]


def test_three_versions_are_all_shown() -> None:
    told = [tell("a", "2024-06-13"), tell("b", "2024-05-13"), tell("c", "2024-04-13")]
    dispute = find_date_disagreement("e", told, list_sources(*"abc"))
    assert dispute is not None
    assert [reading.value for reading in dispute.readings] == ["2024-06-13", "2024-05-13", "2024-04-13"]
    assert [reading.preferred for reading in dispute.readings] == [True, False, False]


def test_outlets_that_give_the_very_date_weigh_more_than_those_it_suits() -> None:
    told = [
        tell("a", "2024-05-13"),
        *(tell(name, "2024-05") for name in "bcd"),
        *(tell(name, "2024-06-13") for name in "ef"),
    ]
    assert lead_date(told, list_sources(*"abcdef")) == parse_edtf("2024-06-13")


def test_of_equals_the_version_that_was_published_first_leads() -> None:
    sources = list_sources("a", "b")
    sources["b"] = replace(sources["b"], published=parse_edtf("2024-06-30"))
    told = [tell("a", "2024-06-13"), tell("b", "2024-05-13")]
    dispute = find_date_disagreement("e", told, sources)
    assert dispute is not None
    assert dispute.because.startswith("Under 13 May 2024, the version published first: one outlet gives it")
    assert lead_date(told, sources) == parse_edtf("2024-05-13")
    same_day = find_date_disagreement("e", told, list_sources("a", "b"))
    assert same_day is not None
    assert same_day.because.startswith("Under 13 June 2024, the version listed first: ")


def test_only_the_versions_that_were_concluded_are_called_so() -> None:
    told = [conclude(tell("a", "2024-06-13")), conclude(tell("b", "2024-06-12")), conclude(tell("c", "2024-06-12"))]
    dispute = find_date_disagreement("e", told, list_sources("a", "b", "c"))
    assert dispute is not None
    assert dispute.because.endswith("and not printed: 12 June 2024 and 13 June 2024.")


def test_a_report_that_suits_a_version_but_not_all_of_its_dates_is_on_no_side() -> None:
    told = [tell("a", "2024-06-13"), tell("b", "2024-06-12/2024-06-14"), tell("c", "2024-06-14/2024-06-30")]
    dispute = find_date_disagreement("e", told, list_sources("a", "b", "c"))
    assert dispute is not None
    assert [reading.mentions for reading in dispute.readings] == [("m-a", "m-b"), ("m-c",)]


def test_without_any_date_there_is_none_to_file_under_and_nothing_to_disagree_on() -> None:
    assert lead_date([tell("a", ""), tell("b", "")], list_sources("a", "b")) is None
    assert find_date_disagreement("e", [tell("a", ""), tell("b", "")], list_sources("a", "b")) is None


def test_an_editor_prefers_a_version_by_its_source_and_no_other() -> None:
    told = [tell("a", "2024-06-13"), tell("b", "2024-05-13"), tell("c", "2024-04-13")]
    dispute = find_date_disagreement("e", told, list_sources(*"abc"))
    assert dispute is not None
    ruled = prefer_source(dispute, "b", told, "it was there")
    assert [(one.value, one.preferred) for one in ruled.readings] == [
        ("2024-05-13", True),
        ("2024-06-13", False),
        ("2024-04-13", False),
    ]
    assert (ruled.ruled, ruled.because) == (True, "it was there")
    assert prefer_source(dispute, "z", told, "it was there") == dispute
