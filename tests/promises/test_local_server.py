"""SECURITY.md, promise 7: the preview answers this machine alone, shows the built site alone, and stays up."""

from __future__ import annotations

import asyncio
import json
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tornado.websocket import WebSocketClosedError, websocket_connect

from dateline.serving.server import Address
from dateline.serving.showing import NOT_BUILT, Preview, add_preview
from dateline.starting import start_story
from tests.serving.running import HARNESS, PAGE, Running


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Running]:
    (tmp_path / "index.html").write_text(PAGE.format(text="first"))
    running = Running("-c", HARNESS, str(tmp_path))
    yield running
    if running.process.poll() is None:
        running.stop()


def ask(server: Running, request: bytes, *, patience: float = 30) -> bytes:
    """Say some bytes, which may be no request, and return the answer as far as there is one."""
    answer = b""
    with socket.create_connection(("127.0.0.1", server.port), timeout=30) as connection:
        try:
            connection.sendall(request)
            connection.settimeout(patience)
            while part := connection.recv(65536):
                answer += part
        except OSError:  # it would not hear the end of it, or waits for more
            pass
    return answer


def write_request(server: Running, line: str, *headers: str, body: bytes = b"") -> bytes:
    own = [] if any(header.lower().startswith("host") for header in headers) else [f"Host: 127.0.0.1:{server.port}"]
    head = "\r\n".join([f"{line} HTTP/1.1", *own, *headers, "Connection: close", "", ""])
    return head.encode("latin-1") + body


def test_nobody_else_is_listened_to(server: Running) -> None:
    with pytest.raises(OSError, match=r".+"), socket.create_connection(("127.0.0.2", server.port), timeout=5):
        pass


@pytest.mark.parametrize(
    "name",
    [
        *(
            "evil.example",
            "127.0.0.1.evil.example:{port}",
            "evil.example@127.0.0.1:{port}",
            "127.0.0.1:{port}@evil.example",
        ),
        *(
            "127.0.0.1:{port}/; script-src *",
            "127.0.0.1:{port}?",
            "127.0.0.1:{port}#",
            "127.0.0.1:{port}, evil.example",
        ),
        *("", "0.0.0.0:{port}", "[::ffff:127.0.0.1]:{port}", "2130706433:{port}", "0x7f.1:{port}", "localhost.:{port}"),
    ],
)
def test_only_names_of_this_machine_are_answered(name: str, server: Running) -> None:
    answer = ask(server, write_request(server, "GET /", f"Host: {name.format(port=server.port)}"))
    assert answer.startswith((b"HTTP/1.1 403 ", b"HTTP/1.1 400 "))
    assert b"first" not in answer
    assert not Address(host="127.0.0.1", port=server.port).allows(name.format(port=server.port))


def test_whoever_names_no_host_is_not_answered(server: Running) -> None:
    assert b" 403 " in ask(server, b"GET / HTTP/1.0\r\n\r\n").splitlines()[0]
    twice = write_request(server, "GET /", f"Host: 127.0.0.1:{server.port}", "Host: evil.example")
    assert b"first" not in ask(server, twice)


@pytest.mark.parametrize(
    "origin",
    ["http://evil.example", "null", "https://127.0.0.1:{port}", "http://127.0.0.1", "http://localhost:{port}", ""],
)
def test_no_page_of_elsewhere_is_answered(origin: str, server: Running) -> None:
    own = f"Origin: {origin.format(port=server.port)}"
    for path in ("/", "/data/events.json", "/livereload.js", "/livereload"):
        assert b" 403 " in ask(server, write_request(server, f"GET {path}", own)).splitlines()[0]


@pytest.mark.parametrize(
    ("host", "is_local"),
    [("127.0.0.1", True), ("localhost", True), ("::1", True), ("0.0.0.0", False), ("", False), ("192.168.1.7", False)],  # noqa: S104
)
def test_it_is_known_who_can_ask(host: str, is_local: bool) -> None:
    assert Address(host=host, port=8000).is_local is is_local


def test_an_editor_who_lets_others_in_is_told_so(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(PAGE.format(text="first"))
    open_harness = HARNESS.replace('host="127.0.0.1"', 'host="0.0.0.0"').replace("{address}", "")
    running = Running(
        "-c",
        open_harness.replace("say=say", "say=lambda text: say(text.replace('0.0.0.0', '127.0.0.1'))"),
        str(tmp_path),
    )
    try:
        assert running.get()[0] == 200
    finally:
        assert "whoever is on the same network can read this site" in running.stop()


def test_only_what_was_built_is_shown(tmp_path: Path) -> None:
    start_story(tmp_path / "story")
    out = tmp_path / "story/_site"
    running = Running(
        "build.py", "serve", "--port", "0", "--content", str(tmp_path / "story/content"), "--out", str(out)
    )
    try:
        (out / "secret.txt").write_text("secret")
        (out / "link.html").symlink_to("/etc/hostname")
        paths = (
            "/secret.txt",
            "/link.html",
            "/.dateline.json",
            "/../content/timeline.yml",
            "/%2e%2e/content/timeline.yml",
        )
        for path in (*paths, "/..%2fcontent/timeline.yml", "//etc/hostname", "/file:///etc/hostname", "/sources"):
            status, page = running.get(path)
            assert (status, "secret" in page) == (404, False), path
        assert running.get("/index.html")[0] == 200
    finally:
        assert "Traceback" not in running.stop()


_BAD_REQUESTS = (
    b"",
    b"\r\n",
    b"\x00\x01\x1b[31m\r\n\r\n",
    b"\x16\x03\x01\x00\xa5\x01" + b"x" * 200,
    b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    b"GET / HTTP/9.9\r\n\r\n",
    b"GET /\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost",
)
_BAD_LINES = (
    *(
        "GET /%ff%9b31m",
        "GET /\x9b31m",
        "GET /%00",
        "GET /%zz",
        f"GET /{'a' * 70_000}",
        "GET http://evil.example/",
        "FOO /",
    ),
    *(
        "GET *",
        "CONNECT evil.example:443",
        "TRACE /",
        "OPTIONS *",
        "DELETE /index.html",
        "PUT /x.html",
        "POST /\x9b31m",
    ),
)
_BAD_HEADERS = (
    *(
        "Content-Length: -5",
        "Content-Length: 200000000",
        "Content-Length: x",
        "Transfer-Encoding: chunked",
        "no colon \x9b31m",
    ),
    *(
        "X: \x9b31m\x1b[31m",
        "Range: bytes=9-1",
        "If-None-Match: \x9b",
        "Cookie: \x9b=1",
        f"X: {'a' * 70_000}",
        " folded: x",
    ),
    *("Content-Type: multipart/form-data", "Upgrade: websocket", "Sec-WebSocket-Version: 1", "Expect: 100-continue"),
)


def test_no_request_brings_it_down_or_reaches_the_terminal(server: Running) -> None:
    for request in _BAD_REQUESTS:
        ask(server, request, patience=0.2)
    for line in _BAD_LINES:
        ask(server, write_request(server, line), patience=0.5)
        multipart = ("Content-Type: multipart/form-data", "Content-Length: 5")
        ask(server, write_request(server, line, *multipart, body=b"hello"), patience=0.5)
    for header in _BAD_HEADERS:
        ask(server, write_request(server, "POST /", header, body=b"zz\r\n"), patience=0.5)
        ask(server, write_request(server, "GET /livereload", header), patience=0.5)
    assert server.get()[0] == 200
    assert server.stop() == "".join(server.said)  # not a word more than that it serves


def test_a_stranger_cannot_fill_the_memory(server: Running) -> None:
    request = write_request(server, "POST /", "Content-Length: 50000000", body=b"x" * 100_000)
    assert ask(server, request).startswith(b"HTTP/1.1 400 ") or server.get()[0] == 200
    assert b" 405 " in ask(server, write_request(server, "POST /", "Content-Length: 5", body=b"hello")).splitlines()[0]


_MESSAGES = (
    *(
        "[" * 60_000,
        '{"a":' * 10_000,
        '{"command": "hello", "snipver": {}}',
        '{"command": []}',
        "null",
        "1e999",
        "\x9b31m",
        "",
    ),
    *(
        '{"command": "info", "url": "\\u009b31m"}',
        '{"command": "url"}',
        '{"command": "hello", "protocols": 7}',
        "x" * 100_000,
    ),
)


def test_nothing_that_is_said_on_the_socket_brings_it_down(server: Running) -> None:
    async def say_all() -> None:
        for message in (*_MESSAGES, b"\xff\x00"):
            socket_ = await websocket_connect(f"ws://127.0.0.1:{server.port}/livereload")
            try:
                await socket_.write_message(message, binary=isinstance(message, bytes))
                await socket_.write_message(json.dumps({"command": "hello"}))
            except WebSocketClosedError:  # it would not hear that much
                pass
            socket_.close()
            while await socket_.read_message() is not None:  # until it has heard all
                pass

    asyncio.run(asyncio.wait_for(say_all(), 60))
    assert server.get()[0] == 200
    assert server.stop() == "".join(server.said)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    line=st.text(st.characters(max_codepoint=255), max_size=40),
    headers=st.lists(st.text(st.characters(max_codepoint=255), max_size=40), max_size=3),
    body=st.binary(max_size=60),
)
def test_it_stays_up_whatever_it_is_asked(line: str, headers: list[str], body: bytes, server: Running) -> None:
    ask(server, write_request(server, line, *headers, body=body))
    ask(server, line.encode("latin-1") + body, patience=0.05)
    assert server.get()[0] == 200


def test_what_is_wrong_with_the_content_is_no_part_of_the_page() -> None:
    problem = "sources/<script>alert(1)</script>\u202e.md:1: </li></ul></div><img src=x onerror=alert(1)>"
    page = add_preview(NOT_BUILT, Preview(problems=(problem,)), host='x"><script>', port=8000)
    assert page.count("<script") == 1
    assert "<img" not in page
    assert "\u202e" not in page
    assert "U+202E" in page
