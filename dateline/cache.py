"""What earlier builds worked out, kept in one SQLite file beside the site.

A value is filed under the hash of everything it was made from: bytes of the content, whatever else it depends on, and
the program itself. So a value that is found is right, whenever it was kept, and nothing in the file needs to be brought
up to date. In doubt there is none: a file that is damaged, of another form or of another program is begun anew, and a
cache that cannot be kept costs the next build some time and nothing else.

The file is not believed to be ours. It may have come with somebody's folder, and a pickle can name anything to be
called: here it makes values of the program's own nouns, and nothing else.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import pickle
import sqlite3
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

_Value = TypeVar("_Value")

_FORM = 1
"""Of the file; another one is begun anew."""
_OURS = (
    *("dateline.model", "dateline.config", "dateline.edtf", "dateline.errors", "dateline.reading.published"),
    "dateline.merging.profiles",
)
"""Modules whose classes a value may be made of."""
_DAMAGED = (sqlite3.Error, pickle.UnpicklingError, EOFError, ValueError, TypeError, LookupError, AttributeError)
"""What reading a file can raise that is not what we wrote."""


class Remember(Protocol):
    """Makes a value, or finds the one that was made of the same."""

    def __call__(self, kind: str, parts: tuple[bytes | str, ...], make: Callable[[], _Value], /) -> _Value:
        """Return the value; ``kind`` and ``parts`` are all that it depends on besides the program."""
        ...


def make_anew(_kind: str, _parts: tuple[bytes | str, ...], make: Callable[[], _Value]) -> _Value:
    """Remember nothing."""
    return make()


def make_key(kind: str, *parts: bytes | str) -> bytes:
    """Hash what a value depends on, so that no two lists of texts have one key."""
    digest = hashlib.blake2b(digest_size=20)
    for part in (kind, *parts):
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        digest.update(len(data).to_bytes(8))
        digest.update(data)
    return digest.digest()


class Cache:
    """Values of this build and of the one before; what this one did not ask for is forgotten when it is saved.

    While it is open, values stay at hand as they are, so a preview that builds again and again reads nothing twice.
    """

    def __init__(self, path: Path | None = None, *, program: bytes = b"") -> None:
        """Open the file, if it is there; without one, values last as long as this object.

        Args:
            path: the file; made when something is saved.
            program: what tells this program from any other, which may have made other values of the same parts.
        """
        self._before: dict[bytes, Any] = {}
        self._values: dict[bytes, Any] = {}
        self._made: set[bytes] = set()
        self._path = path
        self._program = program
        self._database = _open(path, program) if path and path.exists() else None

    def recall(self, key: bytes) -> Any | None:  # noqa: ANN401 (it is what was kept)
        """Return the value of a key, or ``None`` where there is none."""
        value = self._values.get(key, self._before.get(key))
        if value is None and self._database:
            with contextlib.suppress(*_DAMAGED):
                value = _load(self._database, key)
        if value is not None:
            self._values[key] = value
        return value

    def keep(self, key: bytes, value: object) -> None:
        """File a value."""
        self._values[key] = value
        self._made.add(key)

    def remember(self, kind: str, parts: tuple[bytes | str, ...], make: Callable[[], _Value]) -> _Value:
        """Return the value that was made of these parts, or make it."""
        key = make_key(kind, *parts)
        value: _Value | None = self.recall(key)
        if value is None:
            value = make()
            self.keep(key, value)
        return value

    def save(self) -> None:
        """Write down what this build asked for, and forget what it did not."""
        if self._path and not self._database:
            self._database = _open(self._path, self._program)
        if self._database:
            with contextlib.suppress(sqlite3.Error):  # the disk is full, or another build writes
                _store(self._database, self._values, self._made)
        self._before, self._values, self._made = self._values, {}, set()

    def close(self) -> None:
        """Let go of the file."""
        if self._database:
            self._database.close()


def _open(path: Path, program: bytes) -> sqlite3.Connection | None:
    """Open the file, or begin it anew; ``None`` where there can be none."""
    if path.is_symlink() or (path.exists() and not path.is_file()):
        return None  # somebody's link or pipe, which is neither followed nor replaced
    for _ in range(2):
        database = None
        try:
            # A preview builds in one thread after another, never in two at once.
            database = sqlite3.connect(path, timeout=1, check_same_thread=False, isolation_level=None)
            with _transaction(database):
                database.execute("CREATE TABLE IF NOT EXISTS made_with (form INTEGER, program BLOB)")
                if database.execute("SELECT form, program FROM made_with").fetchall() != [(_FORM, program)]:
                    database.execute("DROP TABLE IF EXISTS kept")
                    database.execute("CREATE TABLE kept (key BLOB PRIMARY KEY, hash BLOB, value BLOB) WITHOUT ROWID")
                    database.execute("DELETE FROM made_with")
                    database.execute("INSERT INTO made_with VALUES (?, ?)", (_FORM, program))
        except sqlite3.Error as error:
            if database:
                database.close()
            # Another build holds it, or the disk refuses: nothing is wrong with the file.
            if isinstance(error, sqlite3.OperationalError):
                break
            with contextlib.suppress(OSError):
                path.unlink()
        else:
            return database
    return None


@contextlib.contextmanager
def _transaction(database: sqlite3.Connection) -> Iterator[None]:
    database.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        with contextlib.suppress(sqlite3.Error):
            database.execute("ROLLBACK")
        raise
    database.execute("COMMIT")


def _load(database: sqlite3.Connection, key: bytes) -> Any | None:  # noqa: ANN401
    row = database.execute("SELECT hash, value FROM kept WHERE key = ?", (key,)).fetchone()
    return _Unpickler(io.BytesIO(row[1])).load() if row and row[0] == _hash(row[1]) else None


def _store(database: sqlite3.Connection, values: Mapping[bytes, object], made: set[bytes]) -> None:
    with _transaction(database):
        # What was made although the file has a row of it is damaged there.
        known = {key for (key,) in database.execute("SELECT key FROM kept")} - made
        database.executemany("DELETE FROM kept WHERE key = ?", ((key,) for key in known - values.keys()))
        fresh = ((key, pickle.dumps(values[key], pickle.HIGHEST_PROTOCOL)) for key in sorted(values.keys() - known))
        rows = ((key, _hash(value), value) for key, value in fresh)
        database.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?, ?)", rows)


def _hash(value: bytes) -> bytes:
    """Of a value as it lies in the file: a disk may have turned a bit."""
    return hashlib.blake2b(value, digest_size=16).digest()


class _Unpickler(pickle.Unpickler):
    """Makes values of the program's own nouns, and nothing else."""

    def find_class(self, module: str, name: str) -> Any:  # noqa: ANN401
        """Find a class that a value may be made of.

        Raises:
            UnpicklingError: for every other.
        """
        if module in _OURS or (module, name) == ("datetime", "date"):
            found = super().find_class(module, name)
            if isinstance(found, type) and found.__module__ == module:
                return found
        raise pickle.UnpicklingError(f"{module}.{name} is no value of this program")
