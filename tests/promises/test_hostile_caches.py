"""Promises 1, 4 and 5: whatever lies in the place of the cache or the stamp, a build comes to the same as without."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import pickle
import shutil
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from dateline.annotations import Annotations
from dateline.cli import main
from dateline.merging.kept import KeptGroup, KeptGrouping
from dateline.model import Passage, Timex
from dateline.packing import Packed, UnpackError, pack, unpack
from dateline.serving.showing import Files
from tests.promises.bad_inputs import ACTORS, HEAD, SOURCE, TIMELINE

CACHE = Path("._site.dateline-cache")
ENDLESS = (
    "AS WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT x AS {}, x AS {}, x AS value FROM c"
)
COUNT = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT count(*) FROM c"


class _Command:
    def __reduce__(self) -> tuple[object, ...]:
        return os.mkdir, ("called",)


VALUES = {
    "a command": pickle.dumps(_Command()),
    "a number": pickle.dumps(5),
    "a word": pickle.dumps("word"),
    "a list of numbers": pickle.dumps((1, 2, 3)),
    "a mapping": pickle.dumps({}),
    "a source without fields": b"\x80\x04\x8c\x0edateline.model\x8c\x06Source\x93)\x81.",
    "an error of the content": b"\x80\x04\x8c\x0fdateline.errors\x8c\x0cContentError\x93)R.",
    "a day of no calendar": b"\x80\x04cdatetime\ndate\n(\x8a\x0a" + b"\x7f" * 10 + b"K\x01K\x01tR.",
    "more memory than there is": b"\x80\x04Nr\xff\xff\xff\x7f.",
    "more bytes than there are": b"\x80\x04\x8e" + b"\xff" * 7 + b"\x00x.",
    "nothing but brackets": b"(" * 100_000 + b".",
    "nothing but lists": b"\x91" * 100_000,
    "a list of four thousand million": b"\xdd\xff\xff\xff\xff",
    "a mapping of four thousand million": b"\xdf\xff\xff\xff\xff",
    "a text that is none": b"\xa4\xff\xff\xff\xff",
    "a source with a date that is none": pack({"id": "one", "published": {"text": "2024", "first": "2024-02-30"}}),
}
TABLES = {
    "a view without end": ("DROP TABLE kept", f"CREATE VIEW kept {ENDLESS.format('key', 'hash')}"),
    "a record without end": ("DROP TABLE made_with", f"CREATE VIEW made_with {ENDLESS.format('form', 'program')}"),
    "a trigger without end": (
        f"CREATE TRIGGER t BEFORE INSERT ON kept BEGIN DELETE FROM kept WHERE ({COUNT}) > 0; END",  # noqa: S608 (it is meant to be hostile)
    ),
    "another form": ("DROP TABLE made_with", "CREATE TABLE made_with (number INTEGER)"),
    "another program": ("UPDATE made_with SET program = x'00'",),
    "no values": ("DROP TABLE kept",),
    "values that are none": ("UPDATE kept SET value = 5",),
    "one table more": ("CREATE TABLE more (a)",),
    "one index more": ("CREATE INDEX more ON kept (hash)",),
    "no index": ("DROP TABLE kept", "CREATE TABLE kept (key BLOB, hash BLOB, value BLOB)"),
}


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A story that was built, and edited since."""
    monkeypatch.chdir(tmp_path)
    sources = tmp_path / "content/sources"
    sources.mkdir(parents=True)
    (tmp_path / "content/timeline.yml").write_text(TIMELINE, encoding="utf-8")
    (tmp_path / "content/actors.yml").write_text(ACTORS, encoding="utf-8")
    (sources / "one.md").write_text(SOURCE, encoding="utf-8")
    (sources / "two.md").write_text(HEAD + "Belarus protested on 12 June 2024.\n", encoding="utf-8")
    assert main(["build", "--quiet"]) == 0
    (sources / "two.md").write_text(HEAD + "Belarus protested on 11 June 2024.\n", encoding="utf-8")
    return tmp_path


def read_site(site: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted((site / "_site").rglob("*")) if path.is_file()}


def check_build(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Build with what lies there, and compare with a build from nothing."""
    assert main(["build", "--quiet"]) == 0
    assert capsys.readouterr().err == ""
    built = read_site(site)
    for left in site.glob("._site.*"):
        shutil.rmtree(left) if left.is_dir() and not left.is_symlink() else left.unlink()
    shutil.rmtree(site / "_site")
    assert main(["build", "--quiet"]) == 0
    assert built == read_site(site)
    assert not (site / "called").exists()


def rewrite(change: Callable[[int, list[bytes]], bytes], *, signed: bool = True) -> None:
    """Put other values in the place of those that are kept."""
    with sqlite3.connect(CACHE, isolation_level=None) as database:
        rows = database.execute("SELECT key, value FROM kept ORDER BY key").fetchall()
        assert rows
        for number, (key, _) in enumerate(rows):
            value = change(number, [value for _, value in rows])
            database.execute("UPDATE kept SET value = ? WHERE key = ?", (value, key))
            if signed:
                hashed = hashlib.blake2b(value, key=key, digest_size=16).digest()
                database.execute("UPDATE kept SET hash = ? WHERE key = ?", (hashed, key))
    database.close()


@pytest.mark.parametrize("value", VALUES.values(), ids=VALUES)
def test_a_value_that_is_none_of_ours_is_made_anew(
    value: bytes, site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rewrite(lambda _number, _values: value)
    check_build(site, capsys)


def test_values_under_one_another_s_key_are_made_anew(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rewrite(lambda number, values: values[number - 1], signed=False)
    check_build(site, capsys)


def test_values_that_changed_places_with_their_hashes_are_made_anew(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with sqlite3.connect(CACHE, isolation_level=None) as database:
        rows = database.execute("SELECT key, hash, value FROM kept ORDER BY key").fetchall()
        for (key, _, _), (_, hashed, value) in zip(rows, rows[1:] + rows[:1], strict=True):
            database.execute("UPDATE kept SET hash = ?, value = ? WHERE key = ?", (hashed, value, key))
    database.close()
    check_build(site, capsys)


@pytest.mark.parametrize(
    "told",
    [
        {"components": ((KeptGroup(reports=()),),)},
        {"components": ((KeptGroup(reports=(-1,)),), (KeptGroup(reports=(99,)),))},
        {"alone": (), "components": ((KeptGroup(reports=(0, 0)), KeptGroup(reports=(0,))),)},
        {"sources": ((b"", 1 << 62),), "rated": {5: (7,)}, "settled": (-5,)},
        {"words": {}, "actors": {"Belarus": float("nan")}, "homes": {"one": "two"}},
    ],
)
def test_a_grouping_of_reports_that_nobody_made_is_made_anew(
    told: dict[str, object], site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def forge(_number: int, values: list[bytes]) -> bytes:
        value = values[_number]
        with contextlib.suppress(UnpackError):
            value = pack(replace(unpack(value, KeptGrouping), **told))
        return value

    before = CACHE.read_bytes()
    rewrite(forge)
    assert CACHE.read_bytes() != before
    check_build(site, capsys)


def forge_packed(number: int, values: list[bytes]) -> bytes:
    """Put something else in the place of what stays packed until the page of a source is made."""
    value = values[number]
    with contextlib.suppress(UnpackError):
        dates = Packed[Timex](b"none of ours", Timex)
        value = pack(replace(unpack(value, Annotations), passages=Packed(b"nor are these", Passage), timexes=dates))
    return value


def test_dates_that_are_none_of_ours_are_read_anew(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rewrite(forge_packed)
    check_build(site, capsys)


def test_so_they_are_before_a_preview_shows_them(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert main(["build", "--quiet"]) == 0  # so that every page stands, and none is made that would tell
    rewrite(forge_packed)
    shown: list[Files] = []
    monkeypatch.setattr("dateline.serving.server.serve", lambda build, *_, **__: build(shown.append, lambda: None))
    assert main(["serve", "--quiet"]) == 0
    pages = {path: content for path, content in read_site(site).items() if path.endswith(".html")}
    assert {path: shown[-1].get(Path(path).relative_to(site / "_site").as_posix()) for path in pages} == pages


@pytest.mark.parametrize("commands", TABLES.values(), ids=TABLES)
def test_a_file_of_another_form_is_begun_anew(
    commands: tuple[str, ...], site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with sqlite3.connect(CACHE, isolation_level=None) as database:
        for command in commands:
            database.execute(command)
    database.close()
    assert main(["build", "--quiet"]) == 0
    with sqlite3.connect(CACHE) as database:
        tables = database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        assert {name for (name,) in tables} == {"kept", "made_with"}
        assert database.execute("SELECT count(*) FROM kept").fetchone() != (0,)
    database.close()
    check_build(site, capsys)


@pytest.mark.parametrize("place", [0, 18, 40, 100, 4096, 9000])
def test_a_flipped_byte_is_seen(place: int, site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = bytearray(CACHE.read_bytes())
    data[place] ^= 0xFF
    CACHE.write_bytes(data)
    check_build(site, capsys)


def test_half_a_file_is_begun_anew(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    os.truncate(CACHE, CACHE.stat().st_size // 2)
    check_build(site, capsys)


def test_a_link_in_its_place_is_neither_followed_nor_replaced(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    CACHE.rename("elsewhere")
    before = Path("elsewhere").read_bytes()
    CACHE.symlink_to("elsewhere")
    assert main(["build", "--quiet"]) == 0
    assert CACHE.is_symlink()
    assert Path("elsewhere").read_bytes() == before
    check_build(site, capsys)


def test_a_folder_in_its_place_is_left_alone(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    CACHE.unlink()
    CACHE.mkdir()
    check_build(site, capsys)


@pytest.mark.parametrize("record", [{}, [], {"files": 5}, {"concerns": [{"a": 1}], "files": {}}, {"site": 5}])
def test_a_stamp_that_says_nothing_of_the_build_costs_one(
    record: object, site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["build", "--quiet"]) == 0
    stamp = site / "._site.dateline-stamp"
    told = unpack(stamp.read_bytes().partition(b"\n")[2], dict[str, Any])
    said = json.loads(told["record"])
    told["record"] = json.dumps({**said, **record} if record and isinstance(record, dict) else record).encode()
    text = pack(told)
    stamp.write_bytes(hashlib.sha256(text).hexdigest().encode() + b"\n" + text)
    check_build(site, capsys)
