"""Bytes that a text editor hides are refused, with their line."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from dateline.errors import ContentError
from dateline.reading.files import MAX_BYTES, decode_text, read_bytes

if TYPE_CHECKING:
    from pathlib import Path


def test_windows_line_ends_are_accepted() -> None:
    assert decode_text(b"a\r\nb\r\n", "a.md") == "a\nb\n"


def test_unicode_line_separators_do_not_shift_line_numbers() -> None:
    assert decode_text("a\u2028b\u0085c\nd".encode(), "a.md") == "a b c\nd"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"\xef\xbb\xbfa", "a.md:1:1: begins with a byte order mark; save the file as UTF-8 without BOM"),
        (b"a\nb\n\xe9t\xe9\n", "a.md:3:1: byte 0xe9 is not UTF-8; save the file as UTF-8"),
        (
            b"a\nb\rc\r",
            "a.md:2:2: the line ends in a carriage return alone; save the file with line feeds (LF or CRLF)",
        ),
        (b"a\n\n\x02b", "a.md:3:1: holds the control character U+0002; delete it"),
        (b"a\x00", "a.md:1:2: holds the control character U+0000; delete it"),
        ("a\x9f".encode(), "a.md:1:2: holds the control character U+009F; delete it"),
    ],
)
def test_refused_bytes(data: bytes, message: str) -> None:
    with pytest.raises(ContentError) as caught:
        decode_text(data, "a.md")
    assert str(caught.value) == message


def test_a_large_file_is_refused_unread(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_bytes(b"a" * (MAX_BYTES + 1))
    with pytest.raises(ContentError, match=r"^a\.md: is 2,000,001 bytes long; the limit is 2,000,000"):
        read_bytes(file, "a.md")


def test_a_missing_file_is_an_error_of_the_content(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match=r"^a\.md: cannot be read \(No such file or directory\)"):
        read_bytes(tmp_path / "a.md", "a.md")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.md")
    with pytest.raises(ContentError, match="is not a regular file"):
        read_bytes(tmp_path / "a.md", "a.md")


@pytest.mark.parametrize("more", [b"de", b"d" * MAX_BYTES], ids=["a little", "too much"])
def test_a_file_that_grows_while_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, more: bytes) -> None:
    file = tmp_path / "a.md"
    file.write_bytes(b"abc")
    measure = type(file).stat

    def measure_before(path: Path) -> os.stat_result:
        status = measure(path)
        file.write_bytes(b"abc" + more)
        return status

    monkeypatch.setattr(type(file), "stat", measure_before)
    if len(more) < MAX_BYTES:
        assert read_bytes(file, "a.md") == b"abcde"
    else:
        with pytest.raises(ContentError, match=r"^a\.md: is longer than 2,000,000 bytes, the limit; part it"):
            read_bytes(file, "a.md")
