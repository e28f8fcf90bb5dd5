"""Which machines are public, and so may be asked."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest

from dateline.hosts import encode_host, is_public


@pytest.mark.parametrize(
    "place",
    [
        *(
            "127.0.0.1",
            "10.1.2.3",
            "172.16.0.1",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "0.1.2.3",
            "224.0.0.1",
        ),
        *(
            "::1",
            "::",
            "fe80::1",
            "fe80::1%eth0",
            "fc00::1",
            "ff02::1",
            "::ffff:10.0.0.1",
            "64:ff9b::a00:1",
            "2002:a00:1::",
        ),
    ],
)
def test_machines_that_are_not_public(place: str) -> None:
    assert not is_public(place)


@pytest.mark.parametrize("place", ["93.184.216.34", "2606:2800:220:1::1", "::ffff:93.184.216.34", "64:ff9b::5db8:d822"])
def test_machines_that_are_public(place: str) -> None:
    assert is_public(place)


def test_a_host_is_named_in_ascii() -> None:
    assert encode_host(urlsplit("https://Пример.example/путь")) == "xn--e1afmkfd.example"
