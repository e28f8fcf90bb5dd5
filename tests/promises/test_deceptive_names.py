"""SECURITY.md, promise 1: what a name does not show is in no address, and an editor is told of it."""

from __future__ import annotations

import json
import re
import sys
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.checking.disguises import list_faults
from dateline.cli import main
from dateline.errors import ContentError
from dateline.pipeline import Site, build_site
from dateline.publishing.directions import close_directions
from dateline.slugs import is_slug, make_slug
from tests.promises.hostile import parse_page

_INVISIBLE = "\u00ad\u061c\u200b\u200c\u200d\u200e\u200f\u202a\u202e\u2060\u2066\u2069\ufeff\U000e0041"


def write_story(
    folder: Path,
    *,
    title: str = "Talks",
    publisher: str = "The Gazette",
    name: str = "Ada Brandt",
    url: str = "",
    other: str = "",
) -> Path:
    content = folder / "content"
    (content / "sources").mkdir(parents=True)
    (content / "timeline.yml").write_text("title: Ferries\n", encoding="utf-8")
    quoted = json.dumps(name, ensure_ascii=False)
    (content / "actors.yml").write_text(
        f"- {{name: {quoted}, kind: person, spellings: [Ada Brandt]}}\n", encoding="utf-8"
    )
    for number, outlet in enumerate((publisher, other or publisher), start=1):
        head = f"title: {json.dumps(title, ensure_ascii=False)}\npublished: 2030-05-1{number}\n"
        head += f"publisher: {json.dumps(outlet, ensure_ascii=False)}\n"
        head += f"url: {json.dumps(url, ensure_ascii=False)}\n" if url and number == 1 else ""
        text = f"Ada Brandt signed paper {number} on 2 May 203{number}."
        (content / f"sources/paper-{number}.md").write_text(f"---\n{head}---\n{text}\n", encoding="utf-8")
    return content


def list_concerns(site: Site) -> list[str]:
    return [str(concern) for concern in site.concerns]


@pytest.mark.parametrize("char", _INVISIBLE)
def test_what_does_not_show_is_in_no_address(char: str) -> None:
    assert make_slug(f"Ada{char} Bra{char}ndt") == "ada-brandt"


def test_letters_that_look_alike_give_one_address() -> None:
    assert make_slug("Аdа Вrandt") == make_slug("Adа Vrandt") == "ada-vrandt"


@given(st.text())
def test_an_address_is_plain_whatever_a_name_is(text: str) -> None:
    assert is_slug(make_slug(text))


@pytest.mark.parametrize(
    ("field", "text", "told"),
    [
        (
            "title",
            "Talks \u202e0302 yaM\u202c began",
            r"title: “Talks \[U\+202E\]0302 .*turns the order of letters round; delete",
        ),
        ("title", "Talks \u2067began", r"title: .*U\+2067, which turns"),
        ("title", "Talks be\u200bgan", r"title: .*U\+200B, which does not show; delete it"),
        ("title", "Talks be\u00adgan", r"title: .*U\+00AD, which does not show"),
        ("title", "Talks b\u200degan", r"title: .*U\+200D, which does not show"),
        ("title", "Talks began\ufe0f", r"title: .*U\+FE0F, which does not show"),
        ("title", "Talks\U000e0041 began", r"title: .*U\+E0041, which does not show"),
        ("publisher", "The \u200eGazette", r"publisher: .*U\+200E, which does not show"),
        (
            "publisher",
            "The Gаzette",
            r"“Gаzette” is written in letters of two scripts that look alike, Latin and Cyrillic",
        ),
        ("name", "Ada Вrandt", r"actors\.yml:1: name: “Вrandt” is written in letters of two scripts"),
        ("name", "Ada Br\u2060andt", r"actors\.yml:1: name: .*U\+2060, which does not show"),
        ("name", "Αda Brandt", r"Greek and Latin; write it in one"),
        ("url", "https://аррӏе.example/x", r"url: the host аррӏе\.example looks like 'apple' and is another"),
        ("url", "https://good.example@evil.example/x", r"url: what stands before the '@' .*, which is evil\.example"),
        ("url", "https://аpple.example/x", r"url: the host аpple\.example looks like 'apple' and is another"),
        ("url", "https://xn--pple-43d.example/x", r"url: the host аpple\.example looks like 'apple' and is another"),
        ("url", "https://xn--a-zz9999999999.example/x", ""),
        ("url", "https://сосо.example/x", r"looks like 'coco' and is another"),
        ("other", "Тhe Gazette", r"is written in other characters; write both alike"),
        (
            "other",
            "The\u200b Gazette",
            r"publisher: “The\[U\+200B\] Gazette” looks like “The Gazette” in .*; write both alike",
        ),
    ],
)
def test_an_editor_is_told_of_it_and_nothing_is_changed(field: str, text: str, told: str, tmp_path: Path) -> None:
    site = build_site(write_story(tmp_path, **{field: text}))
    assert bool(told) == any(re.search(told or "looks like|does not show|turns", one) for one in list_concerns(site))
    if field == "title":
        assert [read.source.title for read in site.timeline.sources] == [unicodedata.normalize("NFC", text)] * 2
    assert all(path.isascii() for path in site.files)


@pytest.mark.parametrize(
    "text",
    [
        "Минск отозвал посла",
        "Հայաստանը հետ կանչեց դեսպանին",
        "თბილისი",
        "Αθήνα",
        "Straße, Łódź, Ağdam",
        "السفير في مينسك",
        "القمة \u200fG20\u200f في باكو",
        "سفیر می\u200cرود",
        "שגריר \u200eG7\u200e במינסק",
        "ע\u2066G7\u2069ב",
        "क्\u200dष और श्री",
        "මධ්\u200dයම",
        "日本と中国のG7",
        "한국",
        "👨\u200d👩\u200d👧 at the quay",
        "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
        "🏳\ufe0f\u200d🌈",
        "👩🏽\u200d⚕\ufe0f",
        "❤\ufe0f\u200d🔥",
        "1\ufe0f\u20e3 of 3",
        "葛\U000e0100城",
        "10 kΩ, 5 μm, β-carotene",
        "iPhone-ом",
        "Caf\u0065\u0301",
        "VIII съезд",
    ],
)
def test_letters_of_every_script_and_emoji_are_left_in_peace(text: str, tmp_path: Path) -> None:
    assert not list(list_faults(text))
    site = build_site(write_story(tmp_path, title=text, name=f"Ada Brandt {text}"))
    assert not [one for one in list_concerns(site) if "title_en" not in one]
    assert unicodedata.normalize("NFC", text).encode() in site.files["sources/paper-1.html"]


@pytest.mark.parametrize("char", "\u202e\u2066\u200b\u00ad\ufeff\u200f")
def test_an_address_of_the_web_holds_nothing_that_does_not_show(char: str, tmp_path: Path) -> None:
    with pytest.raises(ContentError, match=r"paper-1\.md:5:6: url: .* is not a web address; write 'https://"):
        build_site(write_story(tmp_path, url=f"https://example.org/a{char}b"))


def test_an_address_may_be_written_in_any_script(tmp_path: Path) -> None:
    url = "https://fa.example.org/می\u200cخواهم/посол"
    site = build_site(write_story(tmp_path, url=url))
    assert not list_concerns(site)
    assert url.encode() in site.files["sources/paper-1.html"]


def test_a_headline_turns_nothing_round_that_a_page_prints_behind_it(tmp_path: Path) -> None:
    site = build_site(write_story(tmp_path, title="Talks \u202eon 2 May", publisher="\u2067Gazette"))
    for path, content in site.files.items():
        for element in parse_page(content).iter() if path.endswith(".html") else ():
            if str(element.tag).endswith("}script"):  # data for programs, in which nothing stands behind a text
                continue
            for text in (element.text or "", element.tail or "", *element.attrib.values()):
                assert close_directions(text) == text, (path, text)


@pytest.mark.parametrize(
    ("text", "closed"),
    [
        ("plain", "plain"),
        ("a\u202eb", "a\u202eb\u202c"),
        ("a\u202eb\u202c", "a\u202eb\u202c"),
        ("\u2067a\u202bb", "\u2067a\u202bb\u202c\u2069"),
        ("\u2067a\u202bb\u2069", "\u2067a\u202bb\u2069"),
        ("a\u202c\u2069", "a\u202c\u2069"),
        ("\u202a\u2066\u202c", "\u202a\u2066\u202c\u2069\u202c"),
    ],
)
def test_turns_end_with_the_text(text: str, closed: str) -> None:
    assert close_directions(text) == closed


def test_no_text_that_turns_is_printable() -> None:
    """A printable text is handed out as it is, so none of the marks may be."""
    kinds = {"LRE", "RLE", "PDF", "LRO", "RLO", "LRI", "RLI", "FSI", "PDI"}
    marks = [chr(code) for code in range(sys.maxunicode + 1) if unicodedata.bidirectional(chr(code)) in kinds]
    assert len(marks) == len(kinds)
    assert not any(mark.isprintable() for mark in marks)


def test_the_command_tells_of_it_and_strict_refuses(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    content = write_story(tmp_path, title="Talks \u202ebegan")
    assert main(["check", "--content", str(content)]) == 0
    said = capsys.readouterr()
    assert "paper-1.md:1: title: “Talks [U+202E]began” holds U+202E" in said.err
    assert "\u202e" not in said.out + said.err
    assert main(["build", "--strict", "--content", str(content), "--out", str(tmp_path / "_site")]) == 1
