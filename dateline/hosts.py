"""Hosts of web addresses: how a request names them, and whether what they stand for is a public machine.

An address, or what it redirects to, may name a router, a database or a cloud's metadata service that trusts whoever is
on the same network. So nothing is asked of a machine that is not public.
"""

from __future__ import annotations

import ipaddress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from urllib.parse import SplitResult

_TRANSLATED = ipaddress.ip_network("64:ff9b::/96")
"""NAT64: IPv6 addresses that stand for the IPv4 address in their last half."""


def is_public(place: str) -> bool:
    """Whether an IP address is one of a public machine, also where it wraps another address."""
    address = ipaddress.ip_address(place.partition("%")[0])
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)
        if address in _TRANSLATED:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inner:
            return is_public(str(inner))
    return address.is_global and not address.is_multicast


def encode_host(parts: SplitResult) -> str:
    """The host of an address in ASCII.

    Raises:
        UnicodeError: when it is no name of a host.
    """
    return (parts.hostname or "").encode("idna").decode("ascii")
