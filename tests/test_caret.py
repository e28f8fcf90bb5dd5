from __future__ import annotations

import os
import tempfile
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.caret import neutralise, quote_line
from dateline.errors import Problem


def quote(tmp_path: Path, line: str, column: int, length: int = 0, *, width: int = 100) -> tuple[str, str]:
    file = tmp_path / "a.md"
    file.write_text(f"first\n{line}\nlast\n", encoding="utf-8")
    return quote_line(Problem(path=str(file), line=2, column=column, length=length, message="wrong; right"), width)


@pytest.mark.parametrize(
    ("line", "word", "caret"),
    [
        ("published: June", "June", "           ^~~~"),
        ("\tdate: June", "June", "          ^~~~"),
        ("ab\tdate", "date", "    ^~~~"),
        ("新聞: June", "June", "      ^~~~"),
        ("date: 新聞", "新聞", "      ^~~~"),
        ("Cafe\u0301: June", "June", "      ^~~~"),
        ("می\u200cخواهم: June", "June", "         ^~~~"),
        ("\x1b[31m: June", "June", "          ^~~~"),
    ],
)
def test_the_caret_stands_under_the_word_as_a_terminal_shows_it(
    line: str, word: str, caret: str, tmp_path: Path
) -> None:
    assert quote(tmp_path, line, line.index(word) + 1, len(word))[1] == caret


def test_where_only_the_beginning_is_known_one_character_is_marked(tmp_path: Path) -> None:
    assert quote(tmp_path, "a: b: c", 5)[1] == "    ^"


def test_where_the_whole_line_is_meant_there_is_no_caret(tmp_path: Path) -> None:
    assert quote(tmp_path, "a line", 0) == ("a line", "")


def test_a_mark_beyond_the_end_stands_at_the_end(tmp_path: Path) -> None:
    assert quote(tmp_path, "short", 90, 5) == ("short", "     ^")


@pytest.mark.parametrize("place", [0, 1, 40, 200, 480, 494])
def test_a_long_line_is_cut_around_the_caret(place: int, tmp_path: Path) -> None:
    line = "x" * place + "WRONG" + "y" * (495 - place)
    shown, caret = quote(tmp_path, line, place + 1, 5, width=60)
    assert len(shown) <= 60
    start = caret.index("^")
    assert shown[start : start + 5] == "WRONG"
    assert caret.strip() == "^~~~~"
    assert shown.startswith("…") == ("x" * place != shown[:place])


def test_a_long_line_of_wide_letters_fits_too(tmp_path: Path) -> None:
    shown, _ = quote(tmp_path, "新" * 300, 150, 1, width=60)
    assert 25 <= shown.count("新") <= 29


def test_nothing_in_a_line_steers_the_terminal(tmp_path: Path) -> None:
    shown, _ = quote(tmp_path, "a\x1b]0;title\x07\x9b2J\u202eb", 1)
    assert shown == "a\\x1b]0;title\\x07\\x9b2JU+202Eb"
    assert neutralise("\u2066name\u2069\r\n") == "U+2066nameU+2069\\x0d\\x0a"


def test_a_file_that_cannot_be_quoted_leaves_the_message_alone(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "short.md").write_bytes(b"one\n")
    for path, line in [("gone.md", 1), ("pipe", 1), (".", 1), ("short.md", 7), ("short.md", 0), ("a\0b", 1)]:
        problem = Problem(path=f"{tmp_path}/{path}", line=line, column=1, message="wrong; right")
        assert quote_line(problem, 100) == ("", "")


def test_bytes_that_are_no_text_are_quoted_as_well_as_can_be(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"caf\xe9: x\n")
    problem = Problem(path=str(tmp_path / "a.md"), line=1, column=4, length=1, message="wrong; right")
    assert quote_line(problem, 100) == ("caf\ufffd: x", "   ^")


@given(line=st.text(max_size=200), column=st.integers(0, 250), length=st.integers(0, 60), width=st.integers(40, 120))
def test_whatever_a_line_holds_it_is_shown_within_the_width(line: str, column: int, length: int, width: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "a.md")
        file.write_bytes(line.encode("utf-8", "surrogatepass"))
        number = 1 + line.encode("utf-8", "surrogatepass").count(b"\n")
        problem = Problem(path=str(file), line=number, column=column, length=length, message="wrong; right")
        shown, caret = quote_line(problem, width)
    assert not any(unicodedata.category(character) in {"Cc", "Cs", "Zl", "Zp"} for character in shown)
    assert len(caret) <= width + 1
    assert caret == caret.rstrip()
