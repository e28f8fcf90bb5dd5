"""``dateline add`` from the command line: what is written, what is told, and what is refused."""

from __future__ import annotations

import re
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from dateline.adding.adding import Added, add_article
from dateline.adding.inputs import open_input
from dateline.adding.story import read_story
from dateline.adding.values import Given
from dateline.cli import main
from dateline.edtf import parse_edtf
from dateline.errors import ContentError
from dateline.pipeline import build_site
from tests.adding.conftest import Answer, load_page, make_read_only

Page = Callable[[str], str]
COURIER = "content/sources/2024-06-14-the-courier-norland-and-sudria-recall-their-envoys.md"


def list_sources(content: Path) -> list[str]:
    folder = content / "sources"
    return sorted(file.name for file in folder.iterdir()) if folder.exists() else []


def test_a_page_becomes_a_source_that_builds(content: Path, page: Page, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["add", page("courier.html")]) == 0
    said = capsys.readouterr()
    assert said.err == ""
    lines = said.out.splitlines()
    assert lines[0] == f"{COURIER}: 8 paragraphs, 6 dated reports, 3 without a date"
    assert '  13 June 2024        Norland and Sudria recalled their ambassadors ("Thursday")' in lines
    assert any(line.startswith("  no date             Norland claims 200 miles.") for line in lines)
    assert lines[-1].startswith("Next: ")
    assert "dateline check" in lines[-1]
    assert (
        Path(COURIER)
        .read_text(encoding="utf-8")
        .startswith(
            '---\ntitle: "Norland and Sudria recall their envoys"\npublisher: "The Courier"\npublished: 2024-06-14\n'
            'author: "Ada Brandt; Bo Lind"\nurl: "https://courier.example/world/norland-sudria-envoys/"\nlanguage: en\n'
            "text: verbatim\n---\nNorland and Sudria recalled their ambassadors on Thursday, hours after"
        )
    )
    [source] = [read.source for read in build_site(content).timeline.sources]
    assert source.verbatim
    assert source.accessed == ""
    for furniture in (
        "cookies",
        "Related",
        "treaty",
        "Subscribe",
        "bank robbed",
        "I was there",
        "2019",
        "Chirper",
        "By ",
    ):
        assert furniture not in source.text


def test_options_say_what_the_page_does_not(content: Path, page: Page) -> None:
    options = [
        "--title",
        'Послы: "назад"',
        "--publisher",
        "Северный вестник",
        "--published",
        "2024-06-15",
        "--language",
        "ru",
    ]
    assert (
        main(["add", page("vestnik.html"), *options, "--url", "https://vestnik.example/1", "--author", "Ива Ким"]) == 0
    )
    [name] = list_sources(content)
    assert name == "2024-06-15-severnyy-vestnik-posly-nazad.md"
    text = (content / "sources" / name).read_text(encoding="utf-8")
    assert 'title: "Послы: \\"назад\\""' in text
    assert 'author: "Ива Ким"\nurl: "https://vestnik.example/1"\nlanguage: ru\n' in text
    [source] = [read.source for read in build_site(content).timeline.sources]
    assert source.title == 'Послы: "назад"'


@pytest.mark.usefixtures("content")
def test_what_is_missing_is_told_with_its_option(page: Page, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["add", page("vestnik.html")]) == 1
    told = capsys.readouterr().err
    assert [option in told for option in ("--title", "--publisher", "--published")] == [True] * 3
    *lines, count = told.splitlines()
    assert all(line.startswith("vestnik.html: ") for line in lines)
    assert count == "3 problems in 1 file"
    assert not Path("content/sources").exists()


@pytest.mark.usefixtures("content")
def test_an_input_without_a_name(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["add", ""]) == 1
    assert "'': names no page; write the path of a saved page" in capsys.readouterr().err


def test_a_headline_alone_is_no_article(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("short.txt").write_text("Envoys leave", encoding="utf-8")
    assert main(["add", "short.txt", "--title", "Envoys leave", "--publisher", "P", "--published", "2024-06-14"]) == 1
    assert "short.txt: nothing but the headline was found" in capsys.readouterr().err
    assert list_sources(content) == []


@pytest.mark.usefixtures("content")
def test_a_date_of_publication_that_lies_ahead(page: Page, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["add", page("courier.html"), "--published", "3024-06-14"]) == 0
    assert "it is dated 14 June 3024, which lies ahead; correct `published`" in capsys.readouterr().err


def test_the_next_step_names_the_content_that_was_added_to(
    content: Path, page: Page, capsys: pytest.CaptureFixture[str]
) -> None:
    content.rename(content.with_name("my story"))
    assert main(["add", page("courier.html"), "--content", "my story"]) == 0
    assert "then `dateline check --content 'my story'`, and `dateline serve" in capsys.readouterr().out


@pytest.mark.usefixtures("content")
def test_two_dates_that_differ(page: Page, capsys: pytest.CaptureFixture[str]) -> None:
    html = Path(page("courier.html"))
    text = html.read_text(encoding="utf-8").replace('"datePublished": "2024-06-14', '"datePublished": "2024-06-13')
    html.write_text(text, encoding="utf-8")
    assert main(["add", "courier.html"]) == 1
    told = capsys.readouterr().err
    assert "2024-06-13 (JSON-LD datePublished) and 2024-06-14 (article:published_time" in told
    assert "--published" in told
    assert main(["add", "courier.html", "--published", "2024-06-14"]) == 0


def test_the_same_address_twice(content: Path, page: Page, capsys: pytest.CaptureFixture[str]) -> None:
    (content / "sources").mkdir()
    kept = "---\ntitle: x\npublisher: y\npublished: 2024\nurl: http://www.courier.example/world/norland-sudria-envoys#top\n---\nx\n"
    (content / "sources/mine.md").write_text(kept, encoding="utf-8")
    assert main(["add", page("courier.html")]) == 1
    assert "content/sources/mine.md is this article already" in capsys.readouterr().err
    assert list_sources(content) == ["mine.md"]


def test_a_name_that_a_source_had_before_is_not_given_to_another(
    content: Path, page: Page, capsys: pytest.CaptureFixture[str]
) -> None:
    (content / "sources").mkdir()
    renamed = f"---\ntitle: x\npublisher: y\npublished: 2024\nformerly: [{Path(COURIER).stem}]\n---\nx\n"
    (content / "sources/mine.md").write_text(renamed, encoding="utf-8")
    assert main(["add", page("courier.html")]) == 1
    assert "content/sources/mine.md has that date, outlet and headline" in capsys.readouterr().err
    assert list_sources(content) == ["mine.md"]


@pytest.mark.usefixtures("content")
def test_a_page_that_names_two_languages(page: Page, capsys: pytest.CaptureFixture[str]) -> None:
    html = Path(page("courier.html"))
    text = html.read_text(encoding="utf-8").replace("</head>", '<meta property="og:locale" content="fr_FR"></head>')
    html.write_text(text, encoding="utf-8")
    assert main(["add", "courier.html"]) == 0
    told = capsys.readouterr()
    assert "the page names several languages, " in told.out + told.err
    assert "taken for en, --language says otherwise" in told.out + told.err


def test_a_front_page_is_the_address_of_no_article(content: Path, page: Page) -> None:
    for name, title in (("courier.html", "One"), ("harbour-post.html", "Two")):
        text = load_page("harbour-post.html").decode("cp1252").replace("windows-1252", "utf-8")
        text = text.replace("<head>", '<head><link rel="canonical" href="https://post.example/">').replace(
            "Envoys go home", title
        )
        Path(page(name)).write_text(text, encoding="utf-8")
    assert main(["add", "courier.html", "harbour-post.html"]) == 0
    assert len(list_sources(content)) == 2


@pytest.mark.usefixtures("content")
def test_one_page_handed_in_twice(page: Page, capsys: pytest.CaptureFixture[str]) -> None:
    page("courier.html")
    assert main(["add", "courier.html", "./courier.html"]) == 1
    said = capsys.readouterr()
    assert said.out.startswith(COURIER)
    assert said.err.startswith(f"./courier.html: {COURIER} is this article already")


def test_a_source_of_that_name_is_kept(content: Path, page: Page, capsys: pytest.CaptureFixture[str]) -> None:
    (content / "sources").mkdir()
    Path(COURIER).write_text("mine", encoding="utf-8")
    assert main(["add", page("courier.html")]) == 1
    assert f"{COURIER} has that date, outlet and headline" in capsys.readouterr().err
    assert Path(COURIER).read_text(encoding="utf-8") == "mine"


def test_of_several_the_good_are_added_and_all_problems_told(
    content: Path, page: Page, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("empty.html").touch()
    Path("binary.html").write_bytes(b"\x89PNG\r\n\x1a\n\x00")
    names = ["none.html", "empty.html", page("courier.html"), "binary.html", page("harbour-post.html"), "content"]
    assert main(["add", *names]) == 1
    told = capsys.readouterr().err
    assert len(list_sources(content)) == 2
    for name, words in (("none", "no such file"), ("empty", "is empty"), ("binary", "is a picture")):
        assert re.search(rf"^{name}\.html: .*{words}", told, re.MULTILINE)
    assert "content: is a folder" in told


@pytest.mark.usefixtures("content")
def test_what_speaks_of_one_article_is_not_said_of_two(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["add", "a.html", "b.html", "--title", "x"]) == 2
    assert "--title speaks of one article; add that one alone" in capsys.readouterr().err


@pytest.mark.usefixtures("content")
@pytest.mark.parametrize(
    ("option", "value", "told"),
    [
        ("--published", "14.06.2024", "2024-06-14"),
        ("--published", "yesterday", "is not"),
        ("--url", "courier.example", "https://"),
        ("--language", "Russian", "write one like en"),
        ("--title", " \u202e ", "holds nothing that can be read"),
        ("--publisher", "\udcff", "holds nothing that can be read"),
    ],
)
def test_options_that_are_wrong(option: str, value: str, told: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["add", "a.html", option, value])
    assert ended.value.code == 2
    assert told in capsys.readouterr().err


@pytest.mark.usefixtures("content")
def test_no_story(page: Page, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["add", page("courier.html"), "--content", "elsewhere"]) == 2
    assert "elsewhere: there is no timeline.yml in it; write --content" in capsys.readouterr().err


def test_a_story_with_wrong_settings(content: Path, page: Page, capsys: pytest.CaptureFixture[str]) -> None:
    (content / "actors.yml").write_text("- {nam: Norland}\n", encoding="utf-8")
    assert main(["add", page("courier.html")]) == 1
    assert "content/actors.yml:1" in capsys.readouterr().err


def test_a_story_with_a_broken_source_can_be_added_to(content: Path, page: Page) -> None:
    (content / "sources").mkdir()
    (content / "sources/broken.md").write_bytes(b"\xff")
    assert main(["add", page("courier.html")]) == 0


@pytest.mark.usefixtures("content")
def test_a_folder_that_may_not_be_written(
    page: Page, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    name = page("courier.html")
    make_read_only(monkeypatch)
    assert main(["add", "none.html", name]) == 3
    told = capsys.readouterr().err
    assert f"{COURIER}: cannot be written: Read-only file system; nothing was added" in told
    assert "none.html: there is no such file" in told


def test_a_source_folder_that_is_a_file(content: Path, page: Page, capsys: pytest.CaptureFixture[str]) -> None:
    (content / "sources").write_text("x")
    assert main(["add", page("courier.html")]) == 3
    assert "cannot be written" in capsys.readouterr().err


def test_a_terminal_is_asked(content: Path, page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter(["Послы отозваны", "Северный вестник", "2024-06-15"])
    asked = []

    def answer(question: str) -> str:
        asked.append(question)
        return next(answers)

    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setattr("builtins.input", answer)
    assert main(["add", page("vestnik.html")]) == 0
    assert asked[0] == "Headline [Северный вестник - Послы отозваны]: "
    assert [question.split(" ")[0] for question in asked] == ["Headline", "Publisher", "Date"]
    [name] = list_sources(content)
    assert name == "2024-06-15-severnyy-vestnik-posly-otozvany.md"
    body = (content / "sources" / name).read_text(encoding="utf-8").partition("text: verbatim\n---\n")[2]
    assert body.startswith("Норландия и Судрия отозвали")  # and not with the headline once more


def test_a_language_that_the_letters_belie(content: Path, page: Page, capsys: pytest.CaptureFixture[str]) -> None:
    options = ["--title", "T", "--publisher", "P", "--published", "2024-06-15"]
    assert main(["add", page("vestnik.html"), *options]) == 0
    said = capsys.readouterr()
    assert "language: not stated; taken for the story's own, en" in said.out
    assert "most of its letters are Cyrillic" in said.err
    assert list_sources(content)


# ------------------------------------------------------------------ notes


def test_an_outline_holds_facts_and_no_sentence(content: Path, page: Page, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["add", page("courier.html"), "--notes"]) == 0
    assert "an outline: write the digest below it" in capsys.readouterr().out
    text = Path(COURIER).read_text(encoding="utf-8")
    assert "text: notes" in text
    assert '- ¶1: 13 June 2024 ("Thursday"); withdrawal; Norland, Sudria' in text
    assert "Named, and in actors.yml: Norland, Sudria" in text
    assert "Ivo Sand" in text.partition("Named, and not in actors.yml")[2]
    said = text.partition("---\n<!--")[2]
    for part in load_page("courier.html").decode().split("<p>")[3:]:
        words = re.sub(r"<[^>]*>", "", part.partition("</p>")[0]).split()
        for start in range(len(words) - 5):
            assert " ".join(words[start : start + 6]) not in said
    assert list_sources(content)


def test_nothing_in_an_outline_ends_its_comment(content: Path, page: Page) -> None:
    (content / "actors.yml").write_text(
        '- {name: "Sudria --> South", kind: country, spellings: [Sudria]}\n', encoding="utf-8"
    )
    main(["add", page("courier.html"), "--notes"])
    text = Path(COURIER).read_text(encoding="utf-8")
    assert "Sudria - -> South" in text
    assert text.count("-->") == 1


def test_until_there_is_a_digest_a_build_says_what_to_write(content: Path, page: Page) -> None:
    main(["add", page("courier.html"), "--notes"])
    with pytest.raises(ContentError, match=rf"{re.escape(COURIER)}:\d+: there is no text; write what the article says"):
        build_site(content)
    with Path(COURIER).open("a", encoding="utf-8") as file:
        file.write("\nBoth envoys were called home on Thursday.\n")
    [event] = build_site(content).timeline.events
    assert event.date == parse_edtf("2024-06-13")


# ------------------------------------------------------------------ addresses


def add_address(content: Path, address: str, given: Given | None = None) -> Added:
    saved = open_input(address, allow_local=True)
    return add_article(saved, read_story(content), given or Given(), ask=None, today="2024-07-01")


def test_an_address(content: Path, server: Callable[[Answer], str]) -> None:
    address = server(send(load_page("harbour-post.html"), "text/html"))
    added = add_address(content, f"{address}?utm_source=feed#top")
    text = added.file.read_text(encoding="utf-8")
    assert f'url: "{address}"\naccessed: 2024-07-01\n' in text
    assert "“It was a quiet crossing,”" in text
    with pytest.raises(ContentError, match="is this article already"):
        add_address(content, address)


def test_a_reprint_keeps_its_own_address(content: Path, server: Callable[[Answer], str]) -> None:
    address = server(send(load_page("courier.html"), "text/html; charset=utf-8"))
    added = add_address(content, address)
    assert added.reference.url == address
    assert any("same_text_as" in warning and "courier.example" in warning for warning in added.warnings)


def test_an_address_that_is_a_picture(content: Path, server: Callable[[Answer], str]) -> None:
    with pytest.raises(ContentError, match="is a picture"):
        add_address(content, server(send(b"\x89PNG\r\n", "image/png")))


@pytest.mark.usefixtures("content")
def test_the_command_asks_no_machine_of_the_own_network(
    server: Callable[[Answer], str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["add", server(send(load_page("courier.html"), "text/html"))]) == 1
    assert "is a machine of your own network, which is not asked" in capsys.readouterr().err


def send(body: bytes, media_type: str) -> Answer:
    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.send_header("Content-Type", media_type)
        request.end_headers()
        request.wfile.write(body)

    return answer
