"""What is packed comes back equal, and bytes that are no such value make nothing."""

from __future__ import annotations

import math

import pytest

from dateline.edtf import Edtf, parse_edtf
from dateline.model import Quantity
from dateline.packing import UnpackError, pack, unpack

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
