from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.edtf import parse_edtf
from dateline.publishing.citations import format_event_bibtex, format_reference
from tests.publishing.factory_exports import make_source, make_timeline

URL = "https://example.org/row/events/ambassadors-recalled.html"


@pytest.mark.parametrize(
    ("fields", "reference"),
    [
        ({}, "“Ambassadors recalled”, The Courier, 14 June 2024."),
        ({"author": "Ann Reporter"}, "Ann Reporter, “Ambassadors recalled”, The Courier, 14 June 2024."),
        ({"title": "[On the recall]"}, "[On the recall], The Courier, 14 June 2024."),
        ({"publisher": "[Outlet not stated]"}, "“Ambassadors recalled”, [Outlet not stated], 14 June 2024."),
        (
            {"title": "Посол отозван", "title_en": "Ambassador withdrawn"},
            "“Посол отозван” [Ambassador withdrawn], The Courier, 14 June 2024.",
        ),
        ({"published_note": "Inferred."}, "“Ambassadors recalled”, The Courier, [14 June 2024]."),
        ({"published": parse_edtf("2025")}, "“Ambassadors recalled”, The Courier, 2025."),
    ],
)
def test_a_reference_brackets_what_the_article_does_not_print(fields: dict[str, object], reference: str) -> None:
    assert format_reference(make_source(**fields)) == reference


def test_bibtex_names_the_entry_its_date_and_the_dispute() -> None:
    assert format_event_bibtex(make_timeline().events[0], "Allies at odds: a row", URL) == (
        "@article{dateline-ambassadors-recalled,\n"
        "  title   = {{Ambassadors \\& envoys recalled}},\n"
        "  journal = {Allies at odds: a row},\n"
        "  date    = {2024-06-13},\n"
        "  note    = {Disputed: also given as 2024-06-14},\n"
        "  url     = {https://example.org/row/events/ambassadors-recalled.html}\n"
        "}"
    )


def test_bibtex_leaves_out_what_is_not_known() -> None:
    record = format_event_bibtex(replace(make_timeline().events[0], disagreements=()), "Allies", "")
    assert "note" not in record
    assert "url" not in record
    assert record.endswith("date    = {2024-06-13}\n}")


@pytest.mark.parametrize(
    ("title", "written"),
    [
        ('He said "no", twice', 'He said "no", twice'),
        ("An {odd} brace}", r"An \textbraceleft{}odd\textbraceright{} brace\textbraceright{}"),
        (r"C:\files", r"C:\textbackslash{}files"),
        ("50% of #1 & $2_3", r"50\% of \#1 \& \$2\_3"),
        ("a~b^c", r"a\textasciitilde{}b\textasciicircum{}c"),
        ("Посол отозван – Երևան", "Посол отозван – Երևան"),
        ("two\nlines", "two lines"),
    ],
)
def test_bibtex_escapes_what_latex_would_read(title: str, written: str) -> None:
    record = format_event_bibtex(replace(make_timeline().events[0], title=title), "Allies", URL)
    assert f"  title   = {{{{{written}}}}},\n" in record
    assert record.count("{") == record.count("}")


@pytest.mark.parametrize(
    ("date", "written"),
    [
        ("2018/2022", "2018/2022"),
        ("2024-05-1X", "2024-05"),
        ("2024-05-1X~/2024-06-0X", "2024-05~/2024-06"),
        ("199X", "199X"),
        ("19XX", "19XX"),
        ("2024-05-XX", "2024-05-XX"),
        ("{2021,2022}", ""),
    ],
)
def test_bibtex_dates_are_those_biblatex_reads(date: str, written: str) -> None:
    event = replace(make_timeline().events[0], date=parse_edtf(date), disagreements=())
    record = format_event_bibtex(event, "Allies", "")
    assert (f"date    = {{{written}}}" in record) if written else ("date" not in record.partition("\n")[2])


def test_a_url_cannot_end_its_field() -> None:
    record = format_event_bibtex(make_timeline().events[0], "Allies", "https://example.org/{a}/100%25")
    assert "{https://example.org/%7Ba%7D/100%25}" in record
