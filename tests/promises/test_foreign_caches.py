"""What is kept is found again, what is damaged is made again, and what somebody else wrote does nothing."""

from __future__ import annotations

import os
import pickle
import sqlite3
import struct
from collections.abc import Callable
from pathlib import Path

import pytest

import dateline.cache
import dateline.errors
import dateline.model
from dateline.cache import Cache, make_key

PAGE = 4096
"""Bytes of a page of an SQLite file."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A cache in which the squares of 0 to 99 were kept, as long texts."""
    (tmp_path / "kept").mkdir()
    path = tmp_path / "kept/.cache"
    assert count_made(path) == 100
    return path


def count_made(path: Path, program: bytes = b"ours") -> int:
    """Ask for the squares, and tell how many had to be made."""
    made = []

    def make(number: int) -> str:
        made.append(number)
        return str(number**2) * 1000

    cache = Cache(path, program=program)
    for number in range(100):
        assert cache.remember(make_key(str, str(number)), lambda number=number: make(number)) == str(number**2) * 1000
    cache.save()
    cache.close()
    return len(made)


def change(path: Path, *statements: str) -> None:
    """Change the file as SQLite does."""
    database = sqlite3.connect(path)
    for statement in statements:
        database.execute(statement)
    database.commit()
    database.close()


def test_what_was_kept_is_found_by_the_same_program_only(path: Path) -> None:
    assert count_made(path) == 0
    assert count_made(path, b"another") == 100
    assert count_made(path) == 100


def test_two_programs_at_once_never_mix_what_they_made(path: Path) -> None:
    """A preview goes on with the program that it began with, while a newer one builds."""
    key = make_key(str, "key")
    preview, newer = Cache(path, program=b"ours"), Cache(path, program=b"newer")
    preview.keep(key, "of ours")
    preview.save()
    assert newer.recall(key) is None
    newer.save()
    preview.recall(key)
    preview.save()
    preview.close()
    newer.close()
    assert Cache(path, program=b"newer").recall(key) is None


def spoil_pages(path: Path) -> None:
    """Spoil all pages but those of the two tables' roots."""
    data = bytearray(path.read_bytes())
    for place in range(3 * PAGE, len(data), PAGE):
        data[place : place + 16] = b"\xff" * 16
    path.write_bytes(data)


@pytest.mark.parametrize(
    "spoil",
    [
        spoil_pages,
        lambda path: path.write_bytes(b"no database at all"),
        lambda path: path.write_bytes(path.read_bytes()[: 5 * PAGE]),
        lambda path: change(path, "UPDATE kept SET value = x'00'"),
        lambda path: change(path, "UPDATE kept SET value = 'text', hash = NULL"),
        lambda path: change(path, "DROP TABLE kept"),
        lambda path: change(path, "DROP TABLE kept", "CREATE TABLE kept (key, value)"),
        lambda path: change(path, "CREATE TRIGGER t AFTER INSERT ON kept BEGIN DELETE FROM kept; END"),
        # Whoever asks it for anything never gets to the end.
        lambda path: change(
            path,
            "DROP TABLE kept",
            "CREATE VIEW kept AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) "
            "SELECT CAST(i AS BLOB) AS key, i AS hash, i AS value FROM n",
        ),
    ],
)
def test_a_file_that_is_damaged_or_of_another_form_is_begun_anew(path: Path, spoil: Callable[[Path], None]) -> None:
    spoil(path)
    assert count_made(path) > 0
    assert count_made(path) == 0


def call_opcode(module: str, name: str) -> bytes:
    """What names something in a pickle."""
    words = (word.encode() for word in (module, name))
    return b"\x80\x04" + b"".join(b"\x8c" + bytes([len(word)]) + word for word in words) + b"\x93"


HOSTILE = [
    pickle.dumps(os.getcwd),
    call_opcode("os", "system") + b"\x8c\x04true\x85R.",
    call_opcode("dateline.cache", "pickle.os.system") + b".",
    call_opcode("dateline.model", "field") + b".",
    call_opcode("dateline.errors", "WHOLE_LINE") + b".",
    call_opcode("dateline.errors", "Problems") + b"N}\x8c\x03add\x8c\x04lost\x73\x86b.",  # sets its method to a text
    call_opcode("dateline.model", "Source") + b"N}\x8c\x02id\x8c\x04lost\x73\x86b.",
    b"\x80\x04\x8e" + struct.pack("<Q", 1 << 63) + b".",  # a length that no machine has
    b"\x80\x04Nr" + struct.pack("<I", (1 << 32) - 1) + b".",
    b"",
    b"\xdb\xff\xff\xff\xff",  # a text of four thousand million bytes
    b"\x91" * 100_000,  # lists in lists
    b"\xa4\xff\xff\xff\xff",  # four bytes that are no letters
]


@pytest.mark.parametrize("value", HOSTILE)
def test_a_value_of_somebody_else_runs_no_code_and_is_made_anew(path: Path, value: bytes) -> None:
    add, source_id = dateline.errors.Problems.add, dateline.model.Source.id
    database = sqlite3.connect(path)
    for (key,) in database.execute("SELECT key FROM kept").fetchall():
        row = (value, dateline.cache._hash(key, value), key)
        database.execute("UPDATE kept SET value = ?, hash = ? WHERE key = ?", row)
    database.commit()
    database.close()
    assert count_made(path) == 100
    assert (dateline.errors.Problems.add, dateline.model.Source.id) == (add, source_id)
    assert count_made(path) == 0


def test_a_journal_of_somebody_else_deletes_no_file(path: Path, tmp_path: Path) -> None:
    """A journal may name another, which SQLite deletes when it has done as both say; here that is a letter."""
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear all", encoding="utf-8")
    name, magic = os.fsencode(letter), bytes.fromhex("d9d505f920a163d7")
    header = magic + struct.pack(">5I", 0, 0, path.stat().st_size // PAGE, 512, PAGE)
    end = struct.pack(">I", (1 << 30) // PAGE + 1) + name + struct.pack(">2I", len(name), sum(name)) + magic
    Path(f"{path}-journal").write_bytes(header.ljust(512, b"\0") + end)
    assert count_made(path) == 0
    assert letter.exists()
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_file_that_another_build_holds_keeps_nobody_waiting(path: Path) -> None:
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    assert count_made(path) == 100
    holder.close()
    assert count_made(path) == 0


@pytest.mark.parametrize("take", [lambda path: path.symlink_to("elsewhere"), lambda path: path.mkdir(), os.mkfifo])
def test_a_place_that_is_taken_is_left_alone(path: Path, take: Callable[[Path], None]) -> None:
    path.unlink()
    take(path)
    assert count_made(path) == 100
    assert not path.is_file()
    assert [file.name for file in path.parent.iterdir()] == [path.name]
