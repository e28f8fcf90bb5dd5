"""Values of the program ↔ bytes: how they travel between processes, lie in the cache, and are hashed; and JSON.

The one module that knows msgspec. What is packed is plain data (MessagePack): names of fields, texts, numbers, days.
What is unpacked is of the type that was asked for, and each of its fields of the type that its class declares, or is an
error; no bytes can have anything else made or called. A value that stands in two places comes back as two equal ones.
"""

from __future__ import annotations

from collections.abc import Hashable
from datetime import date
from functools import lru_cache
from typing import Any, TypeVar, cast

import msgspec

_Value = TypeVar("_Value")


def _write_day(value: object) -> str:
    """Write what msgspec knows no form of: a day of a class of its own, as whoever stops the clock makes them."""
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} is no plain data")


def _read_day(kind: type, value: object) -> object:
    if issubclass(kind, date) and isinstance(value, str):
        return kind.fromisoformat(value)
    raise ValueError(f"this is no {kind.__name__}")


_encode = msgspec.msgpack.Encoder(enc_hook=_write_day).encode
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
    return msgspec.msgpack.Decoder(kind, dec_hook=_read_day)
