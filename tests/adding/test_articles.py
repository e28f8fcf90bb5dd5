"""The file of a source: its name, and how it is written."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from dateline.adding import articles
from dateline.adding.addresses import choose_address, clean_address, normalise_address
from dateline.adding.articles import name_source, save_source
from dateline.adding.values import Reference, Statement
from dateline.edtf import parse_edtf
from dateline.errors import ContentError, MachineError
from tests.adding.conftest import make_read_only


def name(title: str = "Envoys go home", publisher: str = "Harbour Post", published: str = "2024-06-14") -> str:
    return name_source(Reference(title=title, publisher=publisher, published=parse_edtf(published)))


def test_date_outlet_headline() -> None:
    assert name() == "2024-06-14-harbour-post-envoys-go-home"


@pytest.mark.parametrize(
    ("published", "begins"),
    [
        ("2024", "2024-harbour"),
        ("2025-05-06/2025-05-07", "2025-05-06-harbour"),
        ("2024-05-1X", "2024-05-1x-harbour"),
        ("2024~", "2024-harbour"),
    ],
)
def test_dates_of_any_precision(published: str, begins: str) -> None:
    assert name(published=published).startswith(begins)


@pytest.mark.parametrize(
    ("title", "ends"),
    [
        ("Послы отозваны", "-posly-otozvany"),
        ("Դեսպանները հետ են կանչվել", "-despannery-het-en-kanchvel"),
        ("CON", "-con-0"),
        ("../../etc/passwd", "-etc-passwd"),
        ('A "quoted": title', "-a-quoted-title"),
        ("En\u200bvoys \u202ego\u202c home", "-envoys-go-home"),
        ("大使", None),
    ],
)
def test_headlines_of_any_sort(title: str, ends: str | None) -> None:
    made = name(title)
    assert made.isascii()
    assert made == made.lower()
    assert set(made) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert ends is None or made.endswith(ends)


def test_a_very_long_headline_is_cut() -> None:
    assert len(name("Envoys " * 500, "Harbour " * 100)) < 120


def test_a_file_is_written_whole_with_the_usual_mode(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        save_source(tmp_path / "sources/a.md", "é\n", name="page.html")
    finally:
        os.umask(before)
    assert (tmp_path / "sources/a.md").read_bytes() == "é\n".encode()
    assert stat.S_IMODE((tmp_path / "sources/a.md").stat().st_mode) == 0o640
    assert [file.name for file in (tmp_path / "sources").iterdir()] == ["a.md"]


@pytest.mark.parametrize("links", [True, False])
def test_nothing_is_overwritten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, links: bool) -> None:
    if not links:
        monkeypatch.setattr(articles.os, "link", refuse_links)
    (tmp_path / "a.md").write_text("mine")
    with pytest.raises(ContentError, match=r"page.html: .*a\.md is there already"):
        save_source(tmp_path / "a.md", "yours", name="page.html")
    assert (tmp_path / "a.md").read_text() == "mine"
    assert [file.name for file in tmp_path.iterdir()] == ["a.md"]


def refuse_links(*_: object) -> None:
    raise PermissionError(1, "Operation not permitted")


def test_a_file_system_without_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(articles.os, "link", refuse_links)
    save_source(tmp_path / "a.md", "x", name="page.html")
    assert {file.name: file.read_text() for file in tmp_path.iterdir()} == {"a.md": "x"}


def test_a_link_that_leads_nowhere_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "a.md").symlink_to(tmp_path / "elsewhere.md")
    with pytest.raises(ContentError, match="is there already"):
        save_source(tmp_path / "a.md", "x", name="page.html")
    assert not (tmp_path / "elsewhere.md").exists()


def test_a_folder_that_may_not_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_read_only(monkeypatch)
    with pytest.raises(MachineError, match=r"a\.md: cannot be written: Read-only file system; nothing was added"):
        save_source(tmp_path / "a.md", "x", name="page.html")


def test_a_disk_that_is_full_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(articles.os, "fsync", fail)
    with pytest.raises(MachineError, match="No space left on device; nothing was added"):
        save_source(tmp_path / "a.md", "x", name="page.html")
    assert list(tmp_path.iterdir()) == []


def test_a_disk_that_fails_at_the_last_step_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(articles.os, "link", fail)
    with pytest.raises(MachineError, match="Input/output error; nothing was added"):
        save_source(tmp_path / "a.md", "x", name="page.html")
    assert list(tmp_path.iterdir()) == []


# ------------------------------------------------------------------ addresses


@pytest.mark.parametrize(
    "other",
    [
        "http://a.example/envoys",
        "https://www.a.example/envoys/",
        "https://A.Example:443/envoys#comments",
        "https://a.example/envoys?utm_source=x&utm_medium=y&fbclid=1",
    ],
)
def test_one_article_under_several_addresses(other: str) -> None:
    assert normalise_address(other) == normalise_address("https://a.example/envoys")


@pytest.mark.parametrize(
    "other",
    [
        "https://a.example/Envoys",
        "https://a.example/envoys?id=2",
        "https://b.example/envoys",
        "https://a.example:8443/envoys",
        "https://a.example:http/envoys",
    ],
)
def test_addresses_of_other_articles(other: str) -> None:
    assert normalise_address(other) != normalise_address("https://a.example/envoys")


def test_what_tells_of_the_reader_is_left_out() -> None:
    assert clean_address("https://a.example/x?id=2&utm_source=y&fbclid=z#top") == "https://a.example/x?id=2"


def choose(*addresses: str, came_from: str = "") -> str:
    return choose_address([Statement(value=address, field="x") for address in addresses], came_from=came_from)


def test_the_address_to_cite() -> None:
    assert choose("https://a.example/envoys", "https://a.example/e?id=1") == "https://a.example/envoys"
    assert choose("https://a.example/", "https://a.example/e?id=1") == "https://a.example/e?id=1"
    assert choose("https://b.example/original", came_from="https://a.example/x?utm_id=1") == "https://a.example/x"
    assert choose("https://www.a.example/x", came_from="http://a.example/x?p=1") == "https://www.a.example/x"
    assert choose("https://a.example/") == choose() == ""
    assert choose("https://a.example/", came_from="https://a.example/") == "https://a.example/"
