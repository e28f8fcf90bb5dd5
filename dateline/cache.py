"""What earlier builds worked out, kept in one SQLite file beside the site.

A value is filed under the hash of everything it was made from: bytes of the content, whatever else it depends on, and
the program itself, or tells by such hashes what each part of it was made from. So a value that is found is right,
whenever it was kept, and nothing in the file needs to be brought up to date. In doubt there is none: a file that is
damaged, of another form or of another program is begun anew, and a cache that cannot be kept costs the next build some
time and nothing else.

The file is not believed to be ours. It may have come with somebody's folder, so values lie in it packed as plain data,
which can name nothing to be called, and each is unpacked as what its key says that it is, or not at all. Whoever builds
with a value that was never ours meets an error that no content can cause: then the file is forgotten, and all is made
anew. SQLite does as it is told by a journal that lies beside its file, and may be told there to delete any other: none
is ever written, and one that is found is deleted.
"""

from __future__ import annotations

import contextlib
import hashlib
import sqlite3
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from dateline.disk import is_foreign
from dateline.packing import UnpackError, pack, unpack

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

_Value = TypeVar("_Value")

_FORM = 3
"""Of the file; another one is begun anew."""
_TABLES = (
    "CREATE TABLE made_with (form INTEGER, program BLOB)",
    "CREATE TABLE kept (key BLOB PRIMARY KEY, hash BLOB, value BLOB)",
)
_SCHEMA = [*((statement,) for statement in _TABLES), (None,)]
"""All that the file may hold: a view or a trigger in it would have SQLite do as somebody else wrote. The last is the
index of the keys, which SQLite makes by itself and has no words for. (In a table that is its own index, ``WITHOUT
ROWID``, a value as long as ours takes twice as long to find.)"""
_AT_ONCE = 256
"""Values that are looked up together: each question locks the file, and looks whether it has changed."""
_PENDING = 1000
"""Values that a single build makes before it writes them down: each time it waits for the disk."""
_JOURNALS = ("-journal", "-wal")
"""What SQLite looks for beside the file."""


@dataclass(frozen=True, slots=True)
class Key(Generic[_Value]):
    """What a value is, and the hash of all that it depends on besides the program."""

    kind: type[_Value]
    hash: bytes


def make_key(kind: type[_Value], *parts: bytes | str) -> Key[_Value]:
    """Name a value by its type and what it depends on."""
    return Key(kind, hash_parts(repr(kind), *parts))


def hash_parts(*parts: bytes | str) -> bytes:
    """Hash several texts, so that no two lists of texts have one hash: 20 bytes."""
    digest = hashlib.blake2b(digest_size=20)
    for part in parts:
        add_part(digest, part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part)
    return digest.digest()


def add_part(digest: hashlib._Hash | hashlib.blake2b, part: bytes) -> None:
    """Add a text to a hash of several, so that no two lists of texts have one hash."""
    digest.update(len(part).to_bytes(8))
    digest.update(part)


class Cache:
    """Values of this build and of the one before; what this one did not ask for is forgotten when it is saved.

    While it is open, values stay at hand as they are, so a preview that builds again and again reads nothing twice;
    unless it serves one build only. A machine that fails while something is written may cost the next build all of it.
    """

    def __init__(self, path: Path | None = None, *, program: bytes = b"", once: bool = False) -> None:
        """Open the file, if it is there; without one, values last as long as this object.

        Args:
            path: the file; made when something is saved.
            program: what tells this program from any other, which may have made other values of the same parts.
            once: whether it serves one build only: then memory need not hold what is in the file, and what is made is
                put there by and by.
        """
        self._before: dict[bytes, Any] = {}
        self._values: dict[bytes, Any] = {}
        self._asked: set[bytes] = set()
        self._made: set[bytes] = set()
        self._path = path
        self._program = program
        self._once = once
        self.is_read = False
        """Whether a value came out of the file, and so may be none of ours."""
        self._database = _open(path, program) if path and path.exists() else None

    def recall(self, key: Key[_Value], prepare: Callable[[_Value], None] | None = None) -> _Value | None:
        """Return the value of a key, or ``None`` where there is none; as ``recall_all`` does."""
        return self.recall_all([key], prepare)[0]

    def recall_all(
        self, keys: Sequence[Key[_Value]], prepare: Callable[[_Value], None] | None = None
    ) -> list[_Value | None]:
        """Return the values of keys, ``None`` for each that has none: in a third of the time of one by one.

        Args:
            keys: what is asked for.
            prepare: called with each value that has just been read from the file, and that nobody has seen yet.
        """
        found = {key.hash: self._values.get(key.hash, self._before.get(key.hash)) for key in keys}
        missing = {key.hash: key for key in keys if found[key.hash] is None}
        self._values.update((name, value) for name, value in found.items() if value is not None)
        if self._database:
            with contextlib.suppress(sqlite3.Error):
                for name, value in _load(self._database, self._program, missing):
                    self.is_read = True
                    found[name] = value
                    if prepare:
                        prepare(value)
                    if not self._once:
                        self._values[name] = value
        self._asked.update(name for name, value in found.items() if value is not None)
        return [found[key.hash] for key in keys]

    def keep(self, key: Key[_Value], value: _Value) -> None:
        """File a value."""
        self._values[key.hash] = value
        self._asked.add(key.hash)
        self._made.add(key.hash)
        if self._once and len(self._made) == _PENDING:
            self._put_down()

    def _put_down(self) -> None:
        """Write what was made, and hold it no longer; where that cannot be done, it waits for the end of the build."""
        with contextlib.suppress(sqlite3.DatabaseError):
            if database := self._open():
                with _transaction(database):
                    _prepare(database, self._program)
                    _insert(database, self._values, self._made)
                for name in self._made:
                    del self._values[name]
                self._made.clear()

    def remember(self, key: Key[_Value], make: Callable[[], _Value]) -> _Value:
        """Return the value of a key, or make it."""
        value = self.recall(key)
        if value is None:
            value = make()
            self.keep(key, value)
        return value

    def save(self) -> None:
        """Write down what this build asked for, and forget what it did not."""
        try:
            self._write()
        except sqlite3.DatabaseError:  # damaged where nobody has looked before
            self.close()
            _delete(self._path)
            with contextlib.suppress(sqlite3.DatabaseError):
                self._write()
        self._before, self._values = self._values, {}
        self._asked.clear()

    def _write(self) -> None:
        database = self._open()
        # The disk is full, or another build writes.
        with contextlib.suppress(sqlite3.OperationalError):
            if database:
                _store(database, self._program, self._values, self._asked, self._made)
                self._made.clear()

    def _open(self) -> sqlite3.Connection | None:
        """Return the file, which is made now if there was none."""
        if self._path and not self._database:
            self._database = _open(self._path, self._program)
        return self._database

    def forget(self) -> None:
        """Delete the file, and forget all that was kept."""
        self.close()
        _delete(self._path)
        self._before, self._values, self.is_read = {}, {}, False
        self._asked.clear()
        self._made.clear()

    def close(self) -> None:
        """Let go of the file."""
        if self._database:
            self._database.close()
            self._database = None


def _open(path: Path, program: bytes) -> sqlite3.Connection | None:
    """Open the file, or begin it anew; ``None`` where there can be none."""
    if is_foreign(path):
        return None  # it is neither followed nor replaced
    for _ in range(2):
        database = None
        try:
            for journal in _JOURNALS:
                Path(f"{path}{journal}").unlink(missing_ok=True)
            # A preview builds in one thread after another, never in two at once.
            database = sqlite3.connect(path, timeout=1, check_same_thread=False, isolation_level=None)
            database.execute("PRAGMA journal_mode = MEMORY")
            with _transaction(database):
                _prepare(database, program)
        except (sqlite3.Error, OSError) as error:
            if database:
                database.close()
            # Another build holds it, or the disk refuses: nothing is wrong with the file.
            if isinstance(error, (sqlite3.OperationalError, OSError)):
                break
            _delete(path)
        else:
            return database
    return None


def _prepare(database: sqlite3.Connection, program: bytes) -> None:
    """Make the tables of a new file.

    Raises:
        DatabaseError: when there is anything else in it, or what another program made.
    """
    schema = database.execute("SELECT sql FROM sqlite_master").fetchmany(len(_SCHEMA) + 1)
    if not schema:
        for statement in _TABLES:
            database.execute(statement)
    elif schema != _SCHEMA:
        raise sqlite3.DatabaseError("these are not our tables")
    made_with = database.execute("SELECT form, program FROM made_with").fetchmany(2)
    if not made_with:
        database.execute("INSERT INTO made_with VALUES (?, ?)", (_FORM, program))
    elif made_with != [(_FORM, program)]:  # the file goes: to delete its rows, SQLite would hold them all, to undo that
        raise sqlite3.DatabaseError("another program made this")


def _delete(path: Path | None) -> None:
    """Delete a file that is to be begun anew."""
    with contextlib.suppress(OSError):
        if path:
            path.unlink(missing_ok=True)


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


def _load(
    database: sqlite3.Connection, program: bytes, keys: Mapping[bytes, Key[_Value]]
) -> Iterator[tuple[bytes, _Value]]:
    """Look values up; another program may have made the file its own since it was opened."""
    names = list(keys)
    for start in range(0, len(names), _AT_ONCE):
        some = names[start : start + _AT_ONCE]
        places = ", ".join("?" * len(some))
        query = f"SELECT key, hash, value FROM kept, made_with WHERE key IN ({places}) AND form = ? AND program = ?"  # noqa: S608 (question marks)
        for name, seal, value in database.execute(query, (*some, _FORM, program)):
            if name in keys and isinstance(value, bytes) and seal == _hash(name, value):
                with contextlib.suppress(UnpackError):
                    yield name, unpack(value, keys[name].kind)


def _store(
    database: sqlite3.Connection,
    program: bytes,
    values: Mapping[bytes, object],
    asked: Collection[bytes],
    made: Collection[bytes],
) -> None:
    """Write what was made, in the place of what could not be read, too."""
    with _transaction(database):
        _prepare(database, program)
        known = {key for (key,) in database.execute("SELECT key FROM kept")}
        database.executemany("DELETE FROM kept WHERE key = ?", ((key,) for key in known.difference(asked)))
        _insert(database, values, (values.keys() - known) | (values.keys() & made))


def _insert(database: sqlite3.Connection, values: Mapping[bytes, object], names: Iterable[bytes]) -> None:
    fresh = ((key, pack(values[key])) for key in sorted(names))
    rows = ((key, _hash(key, value), value) for key, value in fresh)
    database.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?, ?)", rows)


def _hash(key: bytes, value: bytes) -> bytes:
    """Of a value as it lies in the file, under its own key: a disk may have turned a bit, or mixed up two places."""
    return hashlib.blake2b(value, key=key, digest_size=16).digest()
