"""Whatever is handed in is a page, or it is said what to hand in."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from dateline.adding import inputs
from dateline.adding.inputs import open_input
from dateline.errors import ContentError

MHTML = b"From: <Saved by a browser>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n"


@pytest.mark.parametrize(
    ("name", "data", "format_"),
    [
        ("a.html", b"<p>x", "html"),
        ("a.HTM", b"x", "html"),
        ("a", b"<!DOCTYPE html><p>x", "html"),
        ("a.txt", b"x", "text"),
        ("a.txt", b"<!doctype html><p>x", "html"),
        ("a.txt", b"What <b> means in HTML", "text"),
        ("a.txt", "x".encode("utf-16"), "text"),
        ("a.html", b"%PDF-1.7", "pdf"),
        ("a", b"%PDF-1.7", "pdf"),
        ("a.mht", MHTML, "mhtml"),
        ("a.html", MHTML, "mhtml"),
    ],
)
def test_what_a_file_is(tmp_path: Path, name: str, data: bytes, format_: str) -> None:
    (tmp_path / name).write_bytes(data)
    assert open_input(str(tmp_path / name)).format == format_


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("a.html", b"", "is empty; save the page again"),
        ("a.html", b" \n\t ", "is empty"),
        ("a.html", b"\x89PNG\r\n", "is a picture"),
        ("a.docx", b"PK\x03\x04", "office document; save its text as a .txt file"),
        ("a.webarchive", b"bplist00", "save the page as 'Page Source'"),
        ("a.rtf", b"{\\rtf1", "save it as plain text"),
        ("a.bin", b"\x7fELF\x00\x00", "is no page and no text"),
        ("a.html", b"x\x00y", "is no page and no text"),
        ("a.pdf", b"hello", "is no PDF"),
        ("a.xyz", b"hello", "name it .html, .mhtml, .pdf or .txt"),
    ],
)
def test_what_is_no_page(tmp_path: Path, name: str, data: bytes, told: str) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(ContentError) as caught:
        open_input(str(tmp_path / name))
    assert told in str(caught.value)
    assert str(caught.value).startswith(f"{tmp_path / name}: ")


def test_no_such_file(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="there is no such file; write the path of a saved page"):
        open_input(str(tmp_path / "none.html"))


def test_a_folder(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="is a folder; write the file of the saved page"):
        open_input(str(tmp_path))


def test_a_pipe_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.html")
    with pytest.raises(ContentError, match="is not a regular file"):
        open_input(str(tmp_path / "a.html"))


@pytest.mark.parametrize("name", ["x\0y.html", "x" * 5000])
def test_names_that_no_file_can_have(name: str) -> None:
    with pytest.raises(ContentError, match="cannot be read"):
        open_input(name)


def test_a_file_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inputs, "MAX_BYTES", 10)
    (tmp_path / "a.html").write_bytes(b"<html>" * 10)
    with pytest.raises(ContentError, match="is 60 bytes long, the limit is 10"):
        open_input(str(tmp_path / "a.html"))


@pytest.mark.parametrize("name", ["file:///etc/passwd", "ftp://a.example/x"])
def test_other_addresses(name: str) -> None:
    with pytest.raises(ContentError, match="is no address of a web page"):
        open_input(name)
