"""Values of the program ↔ bytes: how they travel between processes, lie in the cache, and are hashed; and JSON.

The one module that knows msgspec. What is packed is plain data (MessagePack): names of fields, texts, numbers, days.
What is unpacked is of the type that was asked for, and each of its fields of the type that its class declares, or is an
error; no bytes can have anything else made or called. A value that stands in two places comes back as two equal ones.
"""

from __future__ import annotations

from collections.abc import Hashable
from functools import lru_cache
from typing import Any, TypeVar, cast

import msgspec

_Value = TypeVar("_Value")

_encode = msgspec.msgpack.Encoder().encode
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
    return msgspec.msgpack.Decoder(kind)
