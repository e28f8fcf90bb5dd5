"""An address is read, politely and within bounds, or it is said why not."""

from __future__ import annotations

import contextlib
import gzip
import socket
import ssl
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from dateline.adding import fetching
from dateline.adding.fetching import fetch
from dateline.errors import ContentError
from tests.adding.conftest import Answer

Start = Callable[[Answer], str]


def answer_with(status: int, body: bytes = b"", **headers: str) -> Answer:
    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            request.send_header(name.replace("_", "-"), value)
        request.end_headers()
        request.wfile.write(body)

    return answer


def test_a_page(server: Start) -> None:
    address = server(answer_with(200, b"<html>", Content_Type="Text/HTML; charset=Windows-1251"))
    fetched = fetch(address, allow_local=True)
    assert (fetched.data, fetched.media_type, fetched.charset) == (b"<html>", "text/html", "Windows-1251")
    assert fetched.address == address


def test_it_says_who_asks(server: Start) -> None:
    seen = []

    def answer(request: BaseHTTPRequestHandler) -> None:
        seen.append((request.path, request.headers["User-Agent"], request.headers["Host"]))
        answer_with(200, b"x")(request)

    address = server(answer)
    fetch(f"{address}/ё?q=a b".replace(" ", "%20"), allow_local=True)
    [(path, agent, host)] = seen
    assert path == "/story/%D1%91?q=a%20b"
    assert agent.startswith("dateline/")
    assert host == address.split("/")[2]


def test_a_page_is_packed_where_nobody_asked_for_it(server: Start) -> None:
    address = server(answer_with(200, gzip.compress(b"<html>"), Content_Encoding="gzip"))
    assert fetch(address, allow_local=True).data == b"<html>"


@pytest.mark.parametrize(
    ("packed", "told"), [("br", "as 'br', which is not read"), ("gzip", "in a way that cannot be read")]
)
def test_a_page_that_is_packed_in_a_way_that_is_not_read(server: Start, packed: str, told: str) -> None:
    with pytest.raises(ContentError, match=rf"is packed {told}; open it in a browser, save the page"):
        fetch(server(answer_with(200, b"no page", Content_Encoding=packed)), allow_local=True)


def test_a_server_that_does_not_prove_who_it_is() -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(Path(__file__).parent / "self-signed.pem")
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
        received: list[bytes] = []

        def listen() -> None:
            with contextlib.suppress(OSError), context.wrap_socket(listener.accept()[0], server_side=True) as secured:
                received.append(secured.recv(1000))

        answering = threading.Thread(target=listen)
        answering.start()
        with pytest.raises(
            ContentError, match=r"the server does not prove who it is \(self-signed certificate\); open"
        ):
            fetch(f"https://localhost:{port}/story", allow_local=True)
        answering.join()
    assert not any(received), "nothing is asked of a server that may be anybody's"


def test_a_status_that_has_no_name(server: Start) -> None:
    with pytest.raises(ContentError, match="the server answers 599; check the address"):
        fetch(server(answer_with(599)), allow_local=True)


@pytest.mark.parametrize("status", [404, 403, 410, 500])
def test_no_page(server: Start, status: int) -> None:
    with pytest.raises(
        ContentError, match=rf"the server answers {status} .*; check the address, or open it in a browser"
    ):
        fetch(server(answer_with(status)), allow_local=True)


def test_what_a_server_says_of_itself_is_not_repeated(server: Start) -> None:
    def answer(request: BaseHTTPRequestHandler) -> None:
        request.wfile.write(b"HTTP/1.1 404 \x1b[2JGone\r\n\r\n")

    with pytest.raises(ContentError, match=r"answers 404 \(Not Found\)"):
        fetch(server(answer), allow_local=True)


def test_a_server_that_never_answers(server: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    done = threading.Event()
    monkeypatch.setattr(fetching, "ANSWER_WITHIN", 0.2)
    with pytest.raises(ContentError, match=r"did not answer within .* seconds; open it in a browser, save the page"):
        fetch(server(lambda _: done.wait(20) and None), allow_local=True)
    done.set()


def test_a_server_that_never_ends(server: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    done = threading.Event()

    def drip(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.end_headers()
        while not done.wait(0.02):
            request.wfile.write(b"x")
            request.wfile.flush()

    monkeypatch.setattr(fetching, "DONE_WITHIN", 0.3)
    with pytest.raises(ContentError, match="took longer than"):
        fetch(server(drip), allow_local=True)
    done.set()


def test_a_redirect_is_followed(server: Start) -> None:
    def answer(request: BaseHTTPRequestHandler) -> None:
        answer_with(200, b"x")(request) if request.path == "/new" else answer_with(301, Location="/new")(request)

    assert fetch(server(answer), allow_local=True).address.endswith("/new")


def test_redirects_end(server: Start) -> None:
    with pytest.raises(ContentError, match="redirects more than 5 times"):
        fetch(server(answer_with(302, Location="/story")), allow_local=True)


@pytest.mark.parametrize(
    "target", ["file:///etc/passwd", "ftp://a.example/", "javascript:alert(1)", "data:text/html,x"]
)
def test_a_redirect_leads_to_web_pages_only(server: Start, target: str) -> None:
    with pytest.raises(ContentError, match="is no address of a web page"):
        fetch(server(answer_with(302, Location=target)), allow_local=True)


def test_a_redirect_into_the_own_network(server: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(fetching, "is_public", lambda place: asked.append(place) or len(asked) == 1)
    inner = server(answer_with(200, b"secret"))
    outer = server(answer_with(302, Location=inner))
    with pytest.raises(ContentError, match="is a machine of your own network, which is not asked"):
        fetch(outer)
    assert asked == ["127.0.0.1", "127.0.0.1"]


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:1/", "http://localhost:1/", "http://[::1]:1/", "http://2130706433:1/"]
)
def test_the_own_machine_is_not_asked(address: str) -> None:
    with pytest.raises(ContentError, match="is a machine of your own network"):
        fetch(address)


@pytest.mark.parametrize(
    "address",
    [
        *(
            "http://user:secret@a.example/",
            "http://a.example/x\r\nHost: b",
            "https://",
            "http://[::1",
            "http://a.example:x/",
        ),
        "http://" + "a" * 70 + ".example/",
    ],
)
def test_addresses_that_are_none(address: str) -> None:
    with pytest.raises(ContentError):
        fetch(address)


def test_a_name_that_nobody_has() -> None:
    with pytest.raises(ContentError, match=r"cannot be read \(.+\); check the address"):
        fetch("http://nowhere.invalid/")


def test_too_large(server: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "MAX_BYTES", 1000)
    with pytest.raises(ContentError, match="is larger than 1,000 bytes"):
        fetch(server(answer_with(200, b"x" * 2000)), allow_local=True)
    with pytest.raises(ContentError, match="is larger than 1,000 bytes"):
        fetch(server(answer_with(200, gzip.compress(b"x" * 100_000), Content_Encoding="gzip")), allow_local=True)
