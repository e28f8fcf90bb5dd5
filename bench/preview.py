"""How long does an editor wait for the page after a save, while `dateline serve` runs?

    python bench/preview.py [--articles N...] [--saves S]

An invented corpus (bench/corpus.py) of each size is served. A sentence is added to one article, S times, as an editor
would save it, each time when the site of the save before has been written. Printed are the medians, in seconds on the
clock from the save: until the browser is told to reload, until the article's own page has come then, until the page of
all entries has come as well, and until the whole site is written; and the server's memory at its highest, in MB.
"""

from __future__ import annotations

import argparse
import asyncio
import http.client
import json
import re
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tornado.websocket import WebSocketClientConnection, websocket_connect

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.corpus import write_content

ROOT = Path(__file__).resolve().parent.parent
ADDED = "\n\nOn Friday the owners of the yard said that {} offers had come.\n"


@dataclass(frozen=True, slots=True)
class Wait:
    """Seconds from a save, until each of these."""

    told: float
    page: float
    index: float
    written: float


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", metavar="N", type=int, nargs="+", default=[1000])
    parser.add_argument("--saves", metavar="S", type=int, default=5)
    arguments = parser.parse_args()
    print(f"{'articles':>9} {'reload':>8} {'page':>8} {'index':>8} {'written':>8} {'MB':>7}")
    for number in arguments.articles:
        with tempfile.TemporaryDirectory() as folder:
            write_content(Path(folder) / "content", number)
            with serve(Path(folder)) as (server, port):
                waits = asyncio.run(save(Path(folder), server, port, arguments.saves))
                memory = read_peak(server.pid)
        rows = zip(*((wait.told, wait.page, wait.index, wait.written) for wait in waits), strict=True)
        told = "".join(f" {statistics.median(row):8.2f}" for row in rows)
        print(f"{number:9,}{told} {memory:7.0f}", flush=True)
    return 0


@contextmanager
def serve(folder: Path) -> Iterator[tuple[subprocess.Popen[str], int]]:
    """Serve the content of a folder; gives the server and its port.

    Raises:
        SystemExit: when it does not start; its output says why.
    """
    command = [sys.executable, str(ROOT / "build.py"), "serve", "--port", "0"]
    server = subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    said = []
    try:
        for line in server.stdout or ():
            said.append(line)
            if found := re.search(r"http://127\.0\.0\.1:(\d+)/", line):
                yield server, int(found[1])
                return
        raise SystemExit(f"the server did not start:\n{''.join(said)}")
    finally:
        server.send_signal(signal.SIGINT)
        server.communicate()


async def save(folder: Path, server: subprocess.Popen[str], port: int, times: int) -> list[Wait]:
    """Add a sentence to the first article so many times, and wait as an editor's browser does."""
    edited = min((folder / "content/sources").glob("*.md"))
    own, before = f"sources/{edited.stem}.html", edited.read_text(encoding="utf-8")
    socket = await websocket_connect(f"ws://127.0.0.1:{port}/livereload")
    for said in ({"command": "hello"}, {"command": "info", "url": "index.html"}):
        await socket.write_message(json.dumps(said))
    waits = []
    for number in range(1, times + 1):
        text = before + ADDED.format(number)
        started = time.perf_counter()
        edited.write_text(text, encoding="utf-8")
        await hear_reload(socket)
        told = time.perf_counter() - started
        await asyncio.to_thread(ask, port, own)
        page = time.perf_counter() - started
        await asyncio.to_thread(ask, port, "index.html")
        index = time.perf_counter() - started
        await asyncio.to_thread(next, iter(server.stdout or ()), "")  # the line that sums the build up
        waits.append(Wait(told, page, index, time.perf_counter() - started))
        await asyncio.sleep(1)
    socket.close()
    return waits


async def hear_reload(socket: WebSocketClientConnection) -> None:
    """Wait until the server says that there is something new."""
    while (message := await socket.read_message()) and json.loads(message)["command"] != "reload":
        pass


def ask(port: int, path: str) -> bytes:
    """Ask for a page, and wait for all of it."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=600)
    connection.request("GET", f"/{path}")
    try:
        return connection.getresponse().read()
    finally:
        connection.close()


def read_peak(process: int) -> float:
    """Memory of a process at its highest, in MB (a million bytes); nan where the machine does not tell."""
    status = Path(f"/proc/{process}/status")
    found = re.search(r"VmHWM:\s*(\d+) kB", status.read_text()) if status.exists() else None
    return int(found[1]) * 1024 / 1e6 if found else float("nan")


if __name__ == "__main__":
    sys.exit(main())
