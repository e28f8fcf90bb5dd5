"""What is packed comes back equal, bytes that are no such value make nothing, and JSON is as everybody writes it."""

from __future__ import annotations

import json
import math
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.edtf import Edtf, parse_edtf
from dateline.model import Passage, Quantity
from dateline.packing import Packed, UnpackError, pack, unpack, write_json

DATE = parse_edtf("{2021,2022-06}")


def test_a_date_comes_back_with_its_bounds_and_parts() -> None:
    back = unpack(pack(DATE), Edtf)
    assert (back, back.first, back.last, back.parts) == (DATE, DATE.first, DATE.last, DATE.parts)


def test_a_number_without_an_upper_bound_comes_back() -> None:
    quantity = Quantity(low=3, high=math.inf, unit="districts", start=0, end=5)
    assert unpack(pack(quantity), Quantity) == quantity


def nest(depth: int) -> bytes:
    """A date within a date, so many times."""
    within = b"\x85\xa4text\xa1x\xa5first\xc0\xa4last\xc0\xa9precision\xa3day\xa5parts\x91"
    return within * depth + pack(DATE)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        pack(DATE)[:-1],
        pack(DATE) + b"\x00",
        pack("2024"),
        pack({"text": "2024"}),
        pack({"text": "2024", "first": "2024-02-30", "last": None, "precision": "year"}),
        pack({"text": "2024", "first": None, "last": None, "precision": "eon"}),
        b"\x81\xa4\xff\xff\xff\xff\xc0",
        b"\xdf\xff\xff\xff\xff",
        nest(100_000),
    ],
)
def test_bytes_that_are_no_date_are_an_error(data: bytes) -> None:
    with pytest.raises(UnpackError):
        unpack(data, Edtf)


texts = st.text(st.characters(exclude_categories=["Cs"]))
values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | texts,
    lambda inner: st.lists(inner) | st.dictionaries(texts, inner),
)


@given(values)
def test_json_is_what_the_standard_library_writes(value: object) -> None:
    assert write_json(value) == json.dumps(value, ensure_ascii=False).encode()
    assert write_json(value, spaced=False) == json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def test_a_day_of_another_class_is_packed_as_a_day() -> None:
    class Stopped(date):
        """A day of whoever has stopped the clock."""

    day = pack(Stopped(2024, 6, 13))
    assert day == pack(date(2024, 6, 13))
    assert type(unpack(day, Stopped)) is Stopped
    with pytest.raises(UnpackError):
        unpack(pack("13 June"), Stopped)
    with pytest.raises(TypeError, match="object is no plain data"):
        pack(object())


def test_what_stays_packed_is_read_as_the_values_are() -> None:
    passages = tuple(Passage(start=start, end=start + 9, block=0) for start in (0, 10, 20))
    packed = unpack(pack(Packed.of(passages, Passage)), Packed[Passage])
    assert (packed[1], packed[:2], tuple(packed), len(packed)) == (passages[1], passages[:2], passages, 3)
    assert packed == passages == Packed.of(passages, Passage)
    assert hash(packed) == hash(passages)
    assert packed != passages[:2]


def test_what_stays_packed_and_is_no_such_value_is_an_error_when_it_is_asked_for() -> None:
    packed = unpack(pack(Packed.of((DATE,), Edtf)), Packed[Passage])
    with pytest.raises(UnpackError):
        list(packed)
    for other in (b"", b"no zlib", Packed.of([Passage(start=0, end=9, block=0)], Passage).data[:-4]):
        with pytest.raises(UnpackError):
            list(Packed(other, Passage))
    with pytest.raises(UnpackError):
        unpack(pack("no bytes"), Packed[Passage])


def test_what_is_squeezed_swells_no_further_than_any_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    packed = Packed.of([Passage(start=0, end=9, block=0)] * 1000, Passage)
    assert len(packed) == 1000
    monkeypatch.setattr("dateline.packing._LARGEST", 1000)
    with pytest.raises(UnpackError):
        len(packed)
