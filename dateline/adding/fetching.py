"""Address → bytes: the one place of the program that reads from the network, and never while a site is built.

Only public machines are asked, since what is fetched is kept and published. Every host is resolved here, every one of
its addresses is checked, and the connection goes to the address that was checked, at every redirect anew.
``urllib.request`` and the packages built on it resolve once more when they connect, so this stands on ``http.client``,
which lets us connect.
"""

from __future__ import annotations

import contextlib
import http
import http.client
import re
import socket
import ssl
import threading
import zlib
from dataclasses import dataclass
from email.message import Message
from typing import TYPE_CHECKING, Self
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from dateline import __version__
from dateline.errors import ContentError, Problem
from dateline.hosts import encode_host, is_public

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_BYTES = 20_000_000
"""Largest page, in bytes, also once it is unpacked."""
MAX_REDIRECTS = 5
ANSWER_WITHIN = 20.0
"""Seconds that a server may be silent."""
DONE_WITHIN = 60.0
"""Seconds for one page, redirects included."""

_AGENT = f"dateline/{__version__} (saves one page for an editor)"
_INSTEAD = "open it in a browser, save the page and add the file"
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PORTS = {"http": 80, "https": 443}
_CHUNK = 65_536


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What an address answered."""

    address: str
    """Where the page was found in the end."""
    data: bytes
    media_type: str
    """``text/html``, in small letters; empty where the server does not say."""
    charset: str


def fetch(address: str, *, allow_local: bool = False) -> Fetched:
    """Read one page.

    Args:
        address: Begins with ``http://`` or ``https://``.
        allow_local: Also ask machines that are not public. For tests, which run their own server.

    Raises:
        ContentError: when the address leads nowhere, to a machine that is not public, to something too large, or to
            nothing in time.
    """
    with _Fetch(address, allow_local=allow_local) as fetching:
        return fetching.run()


class _Fetch:
    """One page being read, and the time that is left for it."""

    def __init__(self, address: str, *, allow_local: bool) -> None:
        self._name = address
        self._allow_local = allow_local
        self._socket: socket.socket | None = None
        self._is_late = False
        self._timer = threading.Timer(DONE_WITHIN, self._give_up)
        self._timer.daemon = True

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()

    def run(self) -> Fetched:
        """Follow redirects to a page."""
        address = self._name
        try:
            for _ in range(MAX_REDIRECTS + 1):
                parts = self._check_address(address)
                with contextlib.closing(self._connect(parts)) as connection:
                    connection.request("GET", _write_target(parts), headers={"Host": _name_host(parts), **_HEADERS})
                    with connection.getresponse() as answer:
                        following = answer.getheader("Location") if answer.status in _REDIRECTS else None
                        if following is None:
                            return self._read(answer, address)
                        address = urljoin(address, following)
        except TimeoutError as error:
            raise self._refuse(f"did not answer within {ANSWER_WITHIN:.0f} seconds; {_INSTEAD}") from error
        except ssl.SSLCertVerificationError as error:
            raise self._refuse(f"the server does not prove who it is ({error.verify_message}); {_INSTEAD}") from error
        except (OSError, http.client.HTTPException, ValueError) as error:
            if self._is_late:
                raise self._refuse(f"took longer than {DONE_WITHIN:.0f} seconds; {_INSTEAD}") from error
            reason = (error.strerror if isinstance(error, OSError) else "") or str(error) or type(error).__name__
            raise self._refuse(f"cannot be read ({reason}); check the address, or {_INSTEAD}") from error
        raise self._refuse(f"redirects more than {MAX_REDIRECTS} times; {_INSTEAD}")

    def _give_up(self) -> None:
        """Wake whoever waits for the server, once the time for the whole page is over."""
        self._is_late = True
        if self._socket:
            with contextlib.suppress(OSError):
                self._socket.shutdown(socket.SHUT_RDWR)

    def _check_address(self, address: str) -> SplitResult:
        """Take an address apart, or say why it is not read."""
        parts = urlsplit(address)
        if parts.scheme not in _PORTS or not parts.hostname:
            place = "" if address == self._name else f" (redirected to {address!r})"
            raise self._refuse(f"is no address of a web page{place}; write one that begins with https://")
        if parts.username or parts.password:
            raise self._refuse(f"holds a name or a password; {_INSTEAD}")
        if re.search(r"[\x00-\x20\x7f]", address):
            raise self._refuse("holds white space or control characters; write it as the browser shows it")
        return parts

    def _connect(self, parts: SplitResult) -> http.client.HTTPConnection:
        """Connect to a host's address that was checked, under the host's name."""
        host = encode_host(parts)
        port = parts.port or _PORTS[parts.scheme]
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        places = [str(place[4][0]) for place in found]
        if not self._allow_local and not all(map(is_public, places)):
            raise self._refuse(f"{host} is a machine of your own network, which is not asked; {_INSTEAD}")
        connection = http.client.HTTPConnection(host, port, timeout=ANSWER_WITHIN)
        raw = socket.create_connection((places[0], port), timeout=ANSWER_WITHIN)
        self._socket = raw
        if parts.scheme == "https":
            raw = ssl.create_default_context().wrap_socket(raw, server_hostname=host)
            self._socket = raw
        connection.sock = raw
        return connection

    def _read(self, answer: http.client.HTTPResponse, address: str) -> Fetched:
        """Read an answer's body, as far as the limit."""
        if answer.status != 200:
            raise self._refuse(
                f"the server answers {answer.status}{_name_status(answer.status)}; check the address, or {_INSTEAD}"
            )
        data = b"".join(self._unpack(answer))
        if self._is_late:
            raise self._refuse(f"took longer than {DONE_WITHIN:.0f} seconds; {_INSTEAD}")
        declared = Message()
        declared["content-type"] = answer.getheader("Content-Type", "")
        charset = declared.get_param("charset", "")
        media_type = declared.get_content_type() if answer.getheader("Content-Type") else ""
        return Fetched(address=address, data=data, media_type=media_type, charset=str(charset or ""))

    def _unpack(self, answer: http.client.HTTPResponse) -> Iterator[bytes]:
        """Yield the body in parts, unpacked where a server packs what it was asked to send as it is."""
        packed = (answer.getheader("Content-Encoding") or "identity").lower()
        if packed not in {"identity", "gzip", "deflate"}:
            raise self._refuse(f"is packed as {packed!r}, which is not read; {_INSTEAD}")
        unpacker = None if packed == "identity" else zlib.decompressobj(zlib.MAX_WBITS | 32)
        size = 0
        while chunk := answer.read1(_CHUNK):
            try:
                part = unpacker.decompress(chunk, MAX_BYTES) if unpacker else chunk
            except zlib.error as error:
                raise self._refuse(f"is packed in a way that cannot be read; {_INSTEAD}") from error
            size += len(part)
            if size > MAX_BYTES or (unpacker and unpacker.unconsumed_tail):
                raise self._refuse(f"is larger than {MAX_BYTES:,} bytes; save the article alone and add the file")
            yield part

    def _refuse(self, message: str) -> ContentError:
        return ContentError(Problem(path=self._name, message=message))


_HEADERS = {
    "User-Agent": _AGENT,
    "Accept": "text/html,application/xhtml+xml,application/pdf;q=0.9,text/plain;q=0.8",
    "Accept-Encoding": "identity",
}


def _name_status(status: int) -> str:
    """What a status means, in the words of the standard: the server's own might hold anything."""
    try:
        return f" ({http.HTTPStatus(status).phrase})"
    except ValueError:
        return ""


def _name_host(parts: SplitResult) -> str:
    """The host as the server is told it, with the port where that is not the usual one."""
    host = encode_host(parts)
    shown = f"[{host}]" if ":" in host else host
    return f"{shown}:{parts.port}" if parts.port and parts.port != _PORTS[parts.scheme] else shown


def _write_target(parts: SplitResult) -> str:
    """What follows the host in an address, in ASCII."""
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    query = quote(parts.query, safe="/%:@!$&'()*+,;=~-._?")
    return f"{path}?{query}" if query else path
