"""A preview in a process of its own, for the tests that ask it things."""

from __future__ import annotations

import http.client
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
PAGE = """<!doctype html><html><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'"><title>T</title></HEAD>
<body class="x"><p>{text}</p></body></html>"""
# Stands in for the chain: each file of the folder is a page, and the word "wrong" is an error in the content.
HARNESS = """
import sys
from pathlib import Path
from dateline.errors import ContentError, MachineError, Problem
from dateline.serving.server import Address, serve
folder = Path(sys.argv[1])
def build(show, check):
    files = {path.name: path.read_bytes() for path in folder.iterdir() if path.suffix == ".html"}
    bad = [name for name, content in files.items() if b"wrong" in content]
    if any(b"no room" in content for content in files.values()):
        raise MachineError("the disk is full")
    if bad:
        raise ContentError(*(Problem(path=name, line=3, message="a <b>date</b> is wrong") for name in bad))
    show({**files, ".nojekyll": b"secret", "data/events.json": b"{}", "404.html": b"<body>no such page"})
    check()
say = lambda text: print(text, flush=True)
serve(build, Address(host="127.0.0.1", port=0), folders=(folder,), say=say, warn=say)
"""


class Running:
    """A server in a process of its own, and what it says."""

    def __init__(self, *arguments: str, program: str = sys.executable, folder: Path = ROOT) -> None:
        self.process = subprocess.Popen(
            [program, *arguments], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        self.said: list[str] = []
        assert self.process.stdout
        for line in self.process.stdout:
            self.said.append(line)
            if found := re.search(r"http://127\.0\.0\.1:(\d+)/", line):
                self.port = int(found[1])
                return
        pytest.fail(f"the server did not start: {''.join(self.said)}")

    def get(self, path: str = "/", method: str = "GET", **headers: str) -> tuple[int, str]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.request(method, path, headers=headers)
            answer = connection.getresponse()
            return answer.status, answer.read().decode()
        finally:
            connection.close()

    def wait_for(self, text: str, path: str = "/") -> str:
        return wait_until(lambda: page if text in (page := self.get(path)[1]) else "")

    def shake_hands(self, **headers: str) -> str:
        """Ask for the reload socket; returns the status line."""
        fields = {
            "Host": f"127.0.0.1:{self.port}",
            "Upgrade": "websocket",
            "Connection": "Upgrade",
            "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
            "Sec-WebSocket-Version": "13",
            **headers,
        }
        lines = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
        with socket.create_connection(("127.0.0.1", self.port), timeout=30) as connection:
            connection.sendall(f"GET /livereload HTTP/1.1\r\n{lines}\r\n".encode())
            return connection.recv(200).decode().splitlines()[0]

    def interrupt(self) -> tuple[int, str]:
        """Press Ctrl-C; returns the exit code and all that was said."""
        self.process.send_signal(signal.SIGINT)
        said = self.process.communicate(timeout=60)[0]
        return self.process.returncode, "".join(self.said) + said

    def stop(self) -> str:
        self.process.terminate()
        return "".join(self.said) + self.process.communicate()[0]


def wait_until(ask: Callable[[], str]) -> str:
    """Ask again until there is an answer; a minute without one is a failure."""
    for _ in range(600):
        if answer := ask():
            return answer
        time.sleep(0.1)
    pytest.fail("nothing came")
