"""What earlier builds worked out: believed only where it is what was written, and never needed."""

from __future__ import annotations

import hashlib
import pickle
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from dateline.cache import Cache, make_key
from dateline.edtf import Edtf, parse_edtf
from dateline.packing import pack

MADE = parse_edtf("2024-06-14")


def forget() -> Edtf:
    raise AssertionError("made once more")


def make() -> Edtf:
    return MADE


def fill(path: Path) -> None:
    cache = Cache(path, program=b"one")
    cache.remember(make_key(Edtf, "a"), make)
    cache.save()
    cache.close()


def recall(path: Path, program: bytes = b"one") -> object | None:
    cache = Cache(path, program=program)
    try:
        return cache.recall(make_key(Edtf, "a"))
    finally:
        cache.close()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A cache that holds one value."""
    path = tmp_path / "cache"
    fill(path)
    return path


def put(path: Path, value: bytes) -> None:
    """Put bytes in the place of the value, with their true hash."""
    database = sqlite3.connect(path)
    with database:
        row = (hashlib.blake2b(value, digest_size=16).digest(), value)
        database.execute("UPDATE kept SET hash = ?, value = ?", row)
    database.close()


def test_a_value_is_made_once(path: Path) -> None:
    cache = Cache(path, program=b"one")
    assert cache.remember(make_key(Edtf, "a"), forget) == MADE
    cache.close()


def test_a_value_is_prepared_when_it_is_read_and_not_when_it_is_at_hand(path: Path) -> None:
    cache, prepared = Cache(path, program=b"one"), list[Edtf]()
    for _ in range(2):
        assert cache.recall(make_key(Edtf, "a"), prepared.append) == MADE
    assert prepared == [MADE]
    assert cache.recall(make_key(Edtf, "b"), prepared.append) is None
    cache.close()


def test_a_single_build_puts_down_what_it_makes_by_and_by(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dateline.cache._PENDING", 2)
    cache = Cache(path, program=b"one", once=True)
    for name in ("b", "c", "d"):
        cache.keep(make_key(Edtf, name), MADE)
    other = Cache(path, program=b"one")
    assert [bool(other.recall(make_key(Edtf, name))) for name in "abcd"] == [True, True, True, False]
    assert [bool(cache.recall(make_key(Edtf, name))) for name in "bcd"] == [True] * 3
    cache.save()
    assert [bool(other.recall(make_key(Edtf, name))) for name in "bcd"] == [True] * 3
    assert recall(path) is None
    for one in (cache, other):
        one.close()


def test_what_was_made_of_a_forgotten_file_is_not_put_down(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dateline.cache._PENDING", 2)
    cache = Cache(path, program=b"one", once=True)
    cache.keep(make_key(Edtf, "b"), MADE)
    cache.forget()
    for name in ("c", "d"):
        cache.keep(make_key(Edtf, name), MADE)
    cache.save()
    assert [bool(cache.recall(make_key(Edtf, name))) for name in "bcd"] == [False, True, True]
    cache.close()


def test_what_cannot_be_put_down_waits_for_the_end(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dateline.cache._PENDING", 2)
    cache = Cache(path, program=b"one", once=True)
    writer = sqlite3.connect(path, isolation_level=None)
    writer.execute("BEGIN EXCLUSIVE")
    for name in ("b", "c", "d"):
        cache.keep(make_key(Edtf, name), MADE)
    writer.execute("ROLLBACK")
    writer.close()
    cache.save()
    assert [bool(cache.recall(make_key(Edtf, name))) for name in "bcd"] == [True] * 3
    cache.close()


def test_another_program_believes_nothing(path: Path) -> None:
    assert recall(path, program=b"two") is None


def test_what_another_program_made_goes_with_its_file(path: Path) -> None:
    """Row by row it would have to be held in memory, as long as that can be undone."""
    key = make_key(str, "long")
    cache = Cache(path, program=b"one")
    cache.keep(key, "x" * 1_000_000)
    cache.save()
    other = Cache(path, program=b"two")
    assert other.recall(key) is None
    assert path.stat().st_size < 100_000
    cache.keep(key, "it is no longer there")
    cache.save()
    cache.close()
    other.keep(key, "of the other")
    other.save()
    other.close()
    cache = Cache(path, program=b"two")
    assert cache.recall(key) == "of the other"
    cache.close()


def test_many_values_are_found_at_once(path: Path) -> None:
    """More than are looked up together; what is missing leaves its place empty."""
    keys = [make_key(int, str(number)) for number in range(1000)]
    cache = Cache(path, program=b"one")
    for number, key in enumerate(keys[:-1]):
        cache.keep(key, number)
    cache.save()
    cache.close()
    cache = Cache(path, program=b"one")
    assert cache.recall_all(keys) == [*range(999), None]
    assert cache.is_read
    assert cache.recall_all(keys[::-1]) == [None, *reversed(range(999))]
    cache.close()


def turn_a_bit(path: Path) -> None:
    database = sqlite3.connect(path)
    with database:
        database.execute("UPDATE kept SET value = value || x'00'")
    database.close()


@pytest.mark.parametrize(
    "damage",
    [
        lambda path: path.write_bytes(b"no database" * 1000),
        lambda path: path.write_bytes(path.read_bytes()[:5000]),
        lambda path: path.write_bytes(b""),
        turn_a_bit,
        lambda path: put(path, b"no value"),
        lambda path: put(path, pack(MADE)[:-5]),
    ],
    ids=["other bytes", "cut off", "empty", "one byte more", "no value", "half a value"],
)
def test_a_damaged_file_is_begun_anew(damage: Callable[[Path], object], path: Path) -> None:
    damage(path)
    assert recall(path) is None
    fill(path)
    assert recall(path) == MADE


class Command:
    """Runs when it is unpacked, as whoever can write the file might want."""

    def __init__(self, ran: Path) -> None:
        self.ran = ran

    def __reduce__(self) -> tuple[object, ...]:
        return Path.touch, (self.ran,)


def test_nothing_in_the_file_is_run(path: Path, tmp_path: Path) -> None:
    ran = tmp_path / "ran"
    attack = pickle.dumps(Command(ran))
    pickle.loads(attack)  # noqa: S301 (the attack works, where nothing stands against it)
    assert ran.exists()
    ran.unlink()
    put(path, attack)
    assert recall(path) is None
    assert not ran.exists()


def test_a_file_that_another_build_holds_is_left_alone(path: Path) -> None:
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    before = path.read_bytes()
    cache = Cache(path, program=b"one")
    assert cache.remember(make_key(Edtf, "a"), make) == MADE
    cache.save()
    cache.close()
    holder.execute("ROLLBACK")
    holder.close()
    assert path.read_bytes() == before
