"""The tables, as a spreadsheet and as the library frictionless read them."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import frictionless
import pytest

from dateline.model import Timeline
from dateline.pipeline import Site
from dateline.publishing.columns import EVENTS, MENTIONS, TABLES
from dateline.publishing.tables import format_table
from dateline.publishing.timeline import arrange_story
from tests.publishing.factory_exports import LEAK, make_timeline


def read_rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True))


def validate(files: dict[str, bytes], folder: Path) -> frictionless.Report:
    for path, content in files.items():
        if path.startswith("data/"):
            (folder / path).parent.mkdir(exist_ok=True)
            (folder / path).write_bytes(content)
    return frictionless.Package(str(folder / "data/datapackage.json")).validate()


@pytest.mark.parametrize("name", ["story", "awkward"])
def test_every_table_is_what_its_dictionary_says(name: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    files = request.getfixturevalue(name).files
    report = validate(files, tmp_path)
    assert report.valid, report.flatten(["rowNumber", "fieldName", "note"])[:10]
    assert [task.name for task in report.tasks] == [table.name for table in TABLES]
    events = json.loads(files["data/events.json"])
    assert report.tasks[0].stats["rows"] == len(events["events"]) + len(events["out_of_scope"])


@pytest.mark.parametrize(
    ("find", "instead"), [("happened", "perhaps"), ("2024-06-13,13 June", ",13 June"), ("true", "maybe")]
)
def test_a_table_that_is_otherwise_is_refused(awkward: Site, tmp_path: Path, find: str, instead: str) -> None:
    harmed = awkward.files["data/events.csv"].replace(find.encode(), instead.encode())
    assert not validate({**awkward.files, "data/events.csv": harmed}, tmp_path).valid


def test_lines_end_as_rfc_4180_says_after_a_mark_that_excel_needs(awkward: Site) -> None:
    content = awkward.files["data/events.csv"]
    assert content.startswith(b"\xef\xbb\xbfid,title,")
    assert content.endswith(b"\r\n")
    assert b"\n" not in content.replace(b"\r\n", b"")


def test_no_cell_is_taken_for_a_formula(awkward: Site) -> None:
    titles = {row["id"]: row["title"] for row in read_rows(awkward.files["data/events.csv"])}
    assert titles["a-month"] == '\'=HYPERLINK("x")'
    assert titles["a-part"] == "'+Mid-May, a move"
    assert titles["a-season"] == "'-An autumn"
    assert titles["a-year"] == "'@A year"
    for table in TABLES:
        for row in read_rows(awkward.files[f"data/{table.name}.csv"]):
            assert not [cell for cell in row.values() if cell.strip()[:1] in tuple("=+-@＝＋－＠") and cell]


@pytest.mark.parametrize("title", ["\t=1", " =1", "\x00=1", "＝1", "\r=1", "\n@x"])
def test_nor_is_one_that_hides_it(title: str) -> None:
    story = make_timeline()
    odd = replace(story, events=(replace(story.events[0], title=title),))
    row = read_rows(b"".join(format_table(EVENTS, arrange_story(odd), "")))[0]
    assert row["title"].startswith("'")


@pytest.mark.parametrize("title", ['a "b", c', "two\nlines", "Посол, отозван", "'quoted'"])
def test_any_other_text_comes_back_as_it_was(title: str) -> None:
    story = make_timeline()
    odd = replace(story, events=(replace(story.events[0], title=title),))
    assert read_rows(b"".join(format_table(EVENTS, arrange_story(odd), "")))[0]["title"] == title


def test_a_date_is_as_exact_as_it_is_known(awkward: Site) -> None:
    rows = {row["id"]: row for row in read_rows(awkward.files["data/events.csv"])}
    month, since = rows["a-possibly"], rows["an-open-end"]
    assert (month["date"], month["date_words"], month["precision"]) == ("2024-06?", "Possibly June 2024", "month")
    assert (month["first_day"], month["last_day"], month["uncertain"]) == ("2024-06-01", "2024-06-30", "true")
    assert (since["first_day"], since["last_day"], since["date"]) == ("2018-05-08", "", "2018-05-08/..")
    assert rows["an-allegation"]["modality"] == "alleged"


def test_a_source_without_author_or_day_has_empty_cells(awkward: Site) -> None:
    notes, article = read_rows(awkward.files["data/sources.csv"])
    assert (notes["author"], notes["published"], notes["published_words"]) == ("", "2024-06", "June 2024")
    assert notes["title"] == 'Mayor {meets}, "fishermen"; \\LaTeX & <i>co</i>'
    assert (article["author"], article["published"]) == ("И. Иванов", "2024-07-04/2024-07-05")
    assert article["page"] == "https://example.org/row/sources/2024-07-gazeta.html"


def test_a_verbatim_source_is_quoted_within_its_limit() -> None:
    rows = read_rows(b"".join(format_table(MENTIONS, arrange_story(make_timeline()), "")))
    [leak] = [row for row in rows if row["source"] == "b-leak"]
    assert len(leak["quote"].split()) == 30
    assert leak["quote"] == LEAK[int(leak["start"]) : int(leak["end"])]


def test_every_version_of_a_disagreement_names_its_sources(timeline: Timeline) -> None:
    rows = read_rows(b"".join(format_table(TABLES[3], arrange_story(timeline), "")))
    assert [(row["id"], row["value"], row["followed"], row["sources"]) for row in rows][-2:] == [
        ("papers-date", "2024-06-13", "true", "oc-media; weekly"),
        ("papers-date", "2024-05-13", "false", "gazette"),
    ]
