"""What an editor may write by mistake → the message: is it at the right place, and does it say what to write?"""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.cli import main
from dateline.resources import find_templates

TIMELINE = "title: A row\nscope: all\n"
ACTORS = "- name: Armenia\n  kind: country\n- name: Belarus\n  kind: country\n"
SOURCE = """---
title: Ambassadors recalled
publisher: The Courier
published: 2024-06-14
---
Armenia and Belarus recalled their ambassadors on Thursday.
{: #recall date="2024-06-13" actors="Armenia; Belarus" }
"""

SETTINGS = [
    ("titel: A", "1:1", "did you mean 'title'?"),
    ("title: A\nlangauge: en", "2:1", "did you mean 'language'?"),
    ("title: A\nscope:\n  partys: [Armenia]", "3:3", "did you mean 'parties'?"),
    ("title: A\nscope: everything", "2:8", "write 'scope: all'"),
    ("title: A: B", "1:9", "in quotes"),
    ("title: 'A\nscope: all", "1:8", "close the quotation mark"),
    ('title: "A\nscope: all', "1:8", "close the quotation mark"),
    ("title: A\n\tscope: all", "2:1", "a tab before the first word; indent with spaces"),
    ("title A\nscope: all", "2:1", "follows a line without ': '; write 'key: value', one to a line"),
    ("title: A\n  scope: all", "2:3", "begin all keys in one column"),
    ("- title: A", "1:1", "write 'title: The name of the story' first"),
    ("title: A\ncities: [Minsk, Baku\nscope: all", "2:9", "close the list with ']'"),
    ("title: A\ndek: @home", "2:6", "in quotes"),
    ("title: A\ntitle: B", "2:1", "it stands on line 1 already, so delete one"),
    ("title: A\nlanguage: English", "2:11", "write one like 'en' or 'pt-BR'"),
    ("title: A\nbase_url: example.org", "2:11", "write 'https://…'"),
    ("title: A\nlanes: Armenia", "2:8", "write '[first, second]'"),
    ("title: A\nlanes: [Armenia, Belrus]", "2:18", "did you mean 'Belarus'?"),
    ("title: A\npublish: {excerpt_words: many}", "2:26", "write 'excerpt_words: 30'"),
    ("title: A\npublish: {leave_out: json}", "2:22", "write '[first, second]'"),
    ("title: A\npublish: {leave_out: [jsno]}", "2:23", "did you mean 'json'?"),
    ("title: A\npages: [abuot]", "2:9", "leave it out or add one"),
    ("\ufefftitle: A", "1:1", "save the file as UTF-8 without BOM"),
]
ACTOR_TABLES = [
    ("- nmae: Armenia\n  kind: country", "1:3", "did you mean 'name'?"),
    ("- name: Armenia\n  kind: contry", "2:9", "did you mean 'country'?"),
    ("- name: Armenia", "1:3", "write 'kind: person'"),
    ("- Armenia", "1:3", "write '- name: …'"),
    ("-name: Armenia", "1:1", "begin every actor with '- name: …'"),
    ("- name: Armenia\n kind: country", "2:2", "indent the keys of one mapping alike"),
    (f"{ACTORS}- name: Jo\n  kind: person\n  spellings: Joe", "7:14", "write '[first, second]'"),
    (f"{ACTORS}- name: Jo\n  kind: person\n  wikidata: 42", "7:13", "write one like 'Q42'"),
    (f"{ACTORS}- name: Jo\n  kind: person\n  roles: [{{role: Mayor, from: 14.6.2024}}]", "7:31", "write 2024-06-14"),
    (f"{ACTORS}- {{name: Armenia, kind: country}}", "5:10", "the actor on line 1; rename one"),
    (f"{ACTORS}- name: Jo\n  kind: person\n  roles: [Mayor]", "7:11", "write '- key: value'"),
]
DECISIONS = [
    ("- megre: [recall, b]", "1:3", "did you mean 'merge'?"),
    ("- merge: [recall]", "1:10", 'write {source: ID, quote: "a few words"} for each'),
    ("merge: [a, b]", "1:1", "begin every decision with '- merge:'"),
    ("- set: {event: recal, title: X}", "1:16", "did you mean 'recall'?"),
    ("- set: {event: recall, date: June 14 2024}", "1:30", "write 2024-06-14"),
    ("- set: {event: recall, kind: withdrw}", "1:30", "did you mean 'withdraw'?"),
    ("- set: {event: recall}", "1:8", "write one of: id, title, summary"),
    ("- set: {event: recall, title: A: B}", "1:32", "in quotes"),
    ("- hide: {event: {source: courie, quote: x}}", "1:26", "did you mean 'courier'?"),
    ("- hide: {event: {source: courier, quote: not there}}", "1:42", "quote a few words exactly"),
    ("- hide: {event: recall, disagreement: x}", "1:39", "hide one thing at a time; write two decisions"),
    ("- rule: {disagreement: x, prefer: courir}", "1:35", "did you mean 'courier'?"),
    ("- alias: {was: a b, is: recall}", "1:16", "write 'a-b'"),
]
SOURCES = [
    ("published: 2024-06-14", "published: 31.12.2024", "4:12", "write 2024-12-31"),
    ("published: 2024-06-14", "published: 2024-13-01", "4:12", "there is no month 13"),
    ("published: 2024-06-14", "published: 2024-6-1", "4:12", "write 2024-06-01"),
    ("published: 2024-06-14", "published: June 14, 2024", "4:12", "write 2024-06-14"),
    ("published: 2024-06-14", "published: June 14", "4:12", "its year is missing; write it in full, as 2024-06-14"),
    ("published: 2024-06-14", "publised: 2024-06-14", "4:1", "did you mean 'published'?"),
    ("published: 2024-06-14", "published:2024-06-14", "4:1", "write 'key: value'"),
    ("published: 2024-06-14\n", "", "1", "write 'published: 2024-06-14'"),
    ("The Courier", "", "3:1", "'publisher' is empty; write 'publisher: "),
    ("The Courier", "[The Courier]", "3:12", "put it in quotes"),
    ("The Courier", "A\nurl: www.example.org", "4:6", "write 'https://…'"),
    ("The Courier", "A\ntext: full", "4:7", "write one of: notes, verbatim"),
    ("title: Amb", "title: 'Amb", "2:8", "close the quotation mark"),
    ("---\ntitle", "title", "1", "begin the file with a line '---'"),
    ("2024-06-14\n---\n", "2024-06-14\n", "1", "write a line '---' after its last key"),
    ('date="2024-06-13"', 'dat="2024-06-13"', "7:12", "did you mean 'date'?"),
    ('date="2024-06-13"', 'date="13 June 2024"', "7:18", "write 2024-06-13"),
    ('date="2024-06-13"', 'date="2024-06-13', "7:12", 'write date="…"'),
    ('date="2024-06-13"', "date=“2024-06-13”", "7:12", 'write date="…"'),
    ('Belarus" }', 'Belrus" }', "7:47", "did you mean 'Belarus'?"),
    ("#recall", "#Recall", "7:4", "write 'recall'"),
    ("#recall", "skip", "7:4", "did you mean '.skip'?"),
    ("#recall", ".skp", "7:4", "did you mean '.skip'?"),
    ("#recall", 'same-as="recal"', "7:13", "write an id that stands below a paragraph"),
    (" }\n", "\n", "7:1", "end its line with '}'"),
    (".\n{:", ". {:", "6:61", "write it on a line of its own"),
    ("recalled their", "<!-- recalled their", "6:21", "close it"),
    ("ambassadors on", "ambas\x1b[31msadors on", "6:41", "delete it"),
    ("\n", "\r", "1:4", "save the file with line feeds"),
]


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A story that builds, until a test writes into it."""
    folder = tmp_path / "content"
    (folder / "sources").mkdir(parents=True)
    (folder / "timeline.yml").write_text(TIMELINE, encoding="utf-8")
    (folder / "actors.yml").write_text(ACTORS, encoding="utf-8")
    (folder / "sources/courier.md").write_text(SOURCE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return folder


def build(capsys: pytest.CaptureFixture[str]) -> list[str]:
    """Lines of the messages of a build that must fail."""
    assert main(["build"]) == 1
    return capsys.readouterr().err.splitlines()


@pytest.mark.parametrize(
    ("name", "text", "place", "advice"),
    [
        *(("timeline.yml", *case) for case in SETTINGS),
        *(("actors.yml", *case) for case in ACTOR_TABLES),
        *(("decisions.yml", *case) for case in DECISIONS),
    ],
)
def test_a_mistake_in_a_table(
    name: str, text: str, place: str, advice: str, content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (content / name).write_text(f"{text}\n", encoding="utf-8")
    message = build(capsys)[0]
    assert message.startswith(f"content/{name}:{place}: ")
    assert advice in message


@pytest.mark.parametrize(("was", "becomes", "place", "advice"), SOURCES)
def test_a_mistake_in_a_source(
    was: str, becomes: str, place: str, advice: str, content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert was in SOURCE
    written = SOURCE.replace(was, becomes, -1 if was == "\n" else 1)
    (content / "sources/courier.md").write_bytes(written.encode())
    message = build(capsys)[0]
    assert message.startswith(f"content/sources/courier.md:{place}: ")
    assert advice in message


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_the_line_is_quoted_with_a_caret_under_the_wrong_word(
    line_end: str, content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    written = SOURCE.replace("2024-06-14", "14 June, 2024").replace("\n", line_end)
    (content / "sources/courier.md").write_bytes(written.encode())
    assert build(capsys)[1:] == ["    published: 14 June, 2024", "               ^~~~~~~~~~~~~"]


def test_bytes_that_are_not_utf_8_are_pointed_at(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (content / "sources/courier.md").write_bytes(SOURCE.replace("Courier", "Café").encode("latin-1"))
    message, line, caret = build(capsys)
    assert message.startswith("content/sources/courier.md:3:19: byte 0xe9 is not UTF-8; save the file as UTF-8")
    assert line.index("\ufffd") == caret.index("^")


def test_all_problems_come_in_order_of_file_line_and_column(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (content / "timeline.yml").write_text("title: A\nlanes: [Belrus, Armnia]\nlangauge: en\n", encoding="utf-8")
    (content / "actors.yml").write_text(f"{ACTORS}- Baku\n", encoding="utf-8")
    told = [line.partition(": ")[0] for line in build(capsys) if line.startswith("content/")]
    assert told == ["content/actors.yml:5:3", "content/timeline.yml:3:1"]
    (content / "actors.yml").write_text(ACTORS, encoding="utf-8")
    lines = build(capsys)
    told = [line.partition(": ")[0] for line in lines if line.startswith("content/")]
    assert told == ["content/timeline.yml:2:9", "content/timeline.yml:2:17", "content/timeline.yml:3:1"]
    assert lines[-1] == "3 problems in 1 file"


@pytest.mark.parametrize(
    ("template", "place", "advice"),
    [
        ("fine\n{{ page.headd }}", "2", "did you mean 'head'?"),
        ("{{ pge.head }}", "1", "did you mean 'page'?"),
        ("\n{% include 'nope.html' %}", "2", "there is no template nope.html; did you mean "),
        ("{% extends 'laout.html' %}", "1", "did you mean 'layout.html'?"),
        ("{{ page.head.title | uper }}", "1", "did you mean 'upper'?"),
        ("{{ page.head.title.text }}", "1", "a str has no 'text'; take it out"),
        ("a\n\n{% for x in 3 %}{% endfor %}", "3", "correct the template for 404.html"),
        ("{{ 1 / 0 }}", "1", "correct the template for 404.html"),
        ("{% if %}", "1", "correct the template"),
        ("fine\ncaf\udce9", "2", "byte 0xe9 is not UTF-8; save the file as UTF-8"),
    ],
)
def test_a_mistake_in_a_template(
    template: str, place: str, advice: str, content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (content / "templates").mkdir()
    (content / "templates/404.html").write_bytes(template.encode("utf-8", "surrogateescape"))
    message = build(capsys)[0]
    assert message.startswith(f"content/templates/404.html:{place}: ")
    assert advice in message


def test_a_component_of_the_story_that_lacks_what_our_templates_use(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (content / "templates/components").mkdir(parents=True)
    ours = (find_templates() / "components/marks.html").read_text()
    (content / "templates/components/marks.html").write_text(ours.replace("macro sure(", "macro surre("))
    message = build(capsys)[0]
    assert "components/entry.html" in message
    assert "TemplateModule has no 'sure'; did you mean 'surre'?" in message
