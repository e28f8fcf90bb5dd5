"""Values of the program ↔ bytes: how they travel between processes, lie in the cache, and are hashed; and JSON.

The one module that knows msgspec. What is packed is plain data (MessagePack): names of fields, texts, numbers, days.
What is unpacked is of the type that was asked for, and each of its fields of the type that its class declares, or is an
error; no bytes can have anything else made or called. A value that stands in two places comes back as two equal ones.
What few readers ask for may stay packed until they do (``Packed``).
"""

from __future__ import annotations

import zlib
from collections.abc import Hashable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import Any, Self, TypeVar, cast, get_args, get_origin, overload

import msgspec

_Value = TypeVar("_Value")

_FASTEST = 1
"""How hard zlib tries: trying harder saves a tenth, and takes three times as long."""
_LARGEST = 1 << 27
"""Bytes to which what is squeezed may swell. The dates of a file that holds nothing else, and is as large as one may
be, come to two thirds of it; more is none of ours."""


class Packed(Sequence[_Value]):
    """Values of one type that stay packed, and squeezed, until they are asked for: all of them, anew each time.

    They take a twentieth of the memory, and unpacking those of one source takes as long as to write a line of a page.
    """

    __slots__ = ("_data", "_kind")

    def __init__(self, data: bytes, kind: type[_Value]) -> None:
        """Take the data of other such values, and their type."""
        self._data = data
        self._kind = kind

    @classmethod
    def of(cls, values: Sequence[_Value], kind: type[_Value]) -> Self:
        """Pack values of a type."""
        return cls(zlib.compress(pack(values), _FASTEST), kind)

    @property
    def data(self) -> bytes:
        """What they can be made of again."""
        return self._data

    @overload
    def __getitem__(self, place: int) -> _Value: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[_Value]: ...
    def __getitem__(self, place: int | slice) -> _Value | Sequence[_Value]:
        """Return a value, or several.

        Raises:
            UnpackError: when the bytes are no such values.
        """
        return self._unpack()[place]

    def __iter__(self) -> Iterator[_Value]:
        """Unpack them all, once."""
        return iter(self._unpack())

    def __len__(self) -> int:
        """Count them."""
        return len(self._unpack())

    def __eq__(self, other: object) -> bool:
        """Whether these are the same values, packed or not."""
        return isinstance(other, Sequence) and self._unpack() == tuple(other)

    def __hash__(self) -> int:
        """Hash the values."""
        return hash(self._unpack())

    def check(self) -> None:
        """See whether they can be unpacked.

        Raises:
            UnpackError: when the bytes are no such values.
        """
        self._unpack()

    def _unpack(self) -> tuple[_Value, ...]:
        squeezed = zlib.decompressobj()
        try:
            data = squeezed.decompress(self._data, _LARGEST)
        except zlib.error as error:
            raise UnpackError(str(error)) from error
        if not squeezed.eof:
            raise UnpackError("this is cut off, or too large")
        return unpack(data, tuple[self._kind, ...])  # type: ignore[name-defined]


def _write_other(value: object) -> str | bytes:
    """Write what msgspec knows no form of: what is packed already, and a day of whoever stops the clock."""
    if isinstance(value, Packed):
        return value.data
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} is no plain data")


def _read_other(kind: type, value: object) -> object:
    if get_origin(kind) is Packed:
        if isinstance(value, bytes):
            return Packed(value, *get_args(kind))
    elif issubclass(kind, date) and isinstance(value, str):
        return kind.fromisoformat(value)
    raise ValueError(f"this is no {kind.__name__}")


_encode = msgspec.msgpack.Encoder(enc_hook=_write_other).encode
_encode_json = msgspec.json.Encoder().encode


class UnpackError(ValueError):
    """These bytes are not what a value of that type was packed into."""


def pack(value: object) -> bytes:
    """Pack a value that is made of frozen dataclasses, tuples, frozen sets, texts, numbers, days and ``None``."""
    return _encode(value)


def unpack(data: bytes, kind: type[_Value]) -> _Value:
    """Unpack a value of a type.

    Raises:
        UnpackError: when the bytes are no such value.
    """
    try:
        value: _Value = _open_decoder(cast("Hashable", kind)).decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError, MemoryError) as error:
        raise UnpackError(str(error)) from error
    return value


def write_json(value: object, *, spaced: bool = True) -> bytes:
    """Write a value for other programs, as one line of JSON; with a blank after each comma and colon, if spaced."""
    data = _encode_json(value)
    return msgspec.json.format(data, indent=0) if spaced else data


@lru_cache(maxsize=64)
def _open_decoder(kind: Hashable) -> msgspec.msgpack.Decoder[Any]:
    return msgspec.msgpack.Decoder(kind, dec_hook=_read_other)
