"""Content → a site in the browser that renews itself on every save. For the editor's own machine.

livereload brings the browser's side (the script, and the messages that it understands). Its server is not used, for
four reasons: it accepts any Host and any Origin, so that a page from elsewhere could read the drafts by DNS rebinding;
it hands out whatever lies in its folder; the script it puts into pages is an inline one, which our pages' Content
Security Policy rightly refuses; and it forgets to reload when two saves follow one another quickly.

Pages come from memory: what was built is all that can be read. When a save cannot be built, the last good site stays,
with the problems written above each page.
"""

from __future__ import annotations

import asyncio
import contextlib
import errno
import html
import ipaddress
import mimetypes
import os
import re
import socket
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from livereload.handlers import LiveReloadHandler, LiveReloadJSHandler
from livereload.watcher import Watcher
from tornado.httpserver import HTTPServer
from tornado.ioloop import PeriodicCallback
from tornado.web import Application, HTTPError, RequestHandler
from tornado.websocket import WebSocketHandler

from dateline.errors import ContentError, DatelineError, MachineError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

_INTERVAL = 400
"""Milliseconds between two looks at the folders."""
_POLICY = re.compile(r'(<meta\s+http-equiv="Content-Security-Policy"\s+content=")([^"]*)', re.IGNORECASE)
_HEAD_END = re.compile(r"</head\s*>", re.IGNORECASE)
_BODY = re.compile(r"<body[^>]*>", re.IGNORECASE)
_TEMPORARY = re.compile(r"\..*|.*~|#.*#|.*\.(?:swp|swx|tmp|bak|part|crdownload)|4913")
"""Names that editors and file managers give to files that come and go while somebody writes; 4913 is Vim's."""
_NO_SITE = (
    "<!doctype html><html lang=en><head><meta charset=utf-8><title>Not built yet</title></head><body></body></html>"
)


@dataclass(slots=True)
class Preview:
    """What the browser is shown now."""

    files: Mapping[str, bytes] = field(default_factory=dict)
    """The last site that could be built."""
    problem: str = ""
    """Why the newest content could not be; one problem a line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """Where the server listens."""

    host: str
    """Name or number of the interface."""
    port: int

    def __str__(self) -> str:
        return f"http://{f'[{self.host}]' if ':' in self.host else self.host}:{self.port}/"

    def allows(self, name: str) -> bool:
        """Whether a browser may have asked for this server under that Host: no name that a stranger could have made."""
        with contextlib.suppress(ValueError):
            asked = urlsplit(f"//{name}").hostname
            if asked in {"localhost", "127.0.0.1", "::1", self.host.lower()}:
                return True
            # Whoever listens on all addresses is asked for by any of them; a number cannot be rebound.
            return self.host in {"", "0.0.0.0", "::"} and bool(ipaddress.ip_address(asked or ""))  # noqa: S104
        return False


def serve(
    build: Callable[[], Mapping[str, bytes]],
    address: Address,
    *,
    folders: Sequence[Path],
    say: Callable[[str], None],
    warn: Callable[[str], None],
) -> None:
    """Build, show, and build again whenever a file in one of the folders changes, until interrupted.

    Args:
        build: makes the site; path → content.
        address: where to listen; port 0 for any free one.
        folders: what to watch.
        say: shows a line to the editor.
        warn: shows the problems of a build that failed.

    Raises:
        MachineError: when the port cannot be had.
        DatelineError: when the first build fails for a reason that saving a file will not mend.
    """
    listener = _bind(address)
    address = replace(address, port=listener.getsockname()[1])
    watch = FolderWatch(folders)
    preview = Preview()
    try:
        preview.files = build()
    except ContentError as error:
        preview.problem = str(error)
        warn(preview.problem)

    def renew() -> None:
        if watch.has_changed() and _rebuild(preview, build, warn):
            LiveReloadHandler.reload_waiters("*")

    async def run() -> None:
        server = HTTPServer(make_application(preview, address))
        server.add_socket(listener)
        PeriodicCallback(renew, _INTERVAL).start()
        say(f"Serving the site at {address} until you press Ctrl-C; save a file and the page renews itself.")
        await asyncio.Event().wait()

    asyncio.run(run())


def make_application(preview: Preview, address: Address) -> Application:
    """The web application: the pages, and livereload's script and socket, all on one port."""
    LiveReloadHandler.watcher = Watcher()
    LiveReloadHandler.live_css = True
    shared = {"preview": preview, "address": address}
    routes = [
        (r"/livereload", ReloadSocket, shared),
        (r"/livereload\.js", ReloadScript, shared),
        (r"/(.*)", PageHandler, shared),
    ]
    return Application(routes, log_function=lambda _: None)


# ------------------------------------------------------------------ building again


class FolderWatch:
    """Remembers the files of some folders, and says whether any came, went or changed since the last look."""

    def __init__(self, folders: Sequence[Path]) -> None:
        """Take the first look."""
        self._folders = folders
        self._seen = self._look()

    def has_changed(self) -> bool:
        """Whether anything differs from the last look."""
        before, self._seen = self._seen, self._look()
        return before != self._seen

    def _look(self) -> dict[str, tuple[int, int, int]]:
        found = {}
        for path in self._list_files():
            with contextlib.suppress(OSError):  # it went while we looked
                stat = os.stat(path)  # noqa: PTH116 (the names come from os.walk)
                found[path] = (stat.st_mtime_ns, stat.st_size, stat.st_ino)
        return found

    def _list_files(self) -> Iterator[str]:
        for folder in self._folders:
            for root, folders, files in os.walk(folder):
                folders[:] = [name for name in folders if not _TEMPORARY.fullmatch(name)]
                yield from (os.path.join(root, name) for name in files if not _TEMPORARY.fullmatch(name))  # noqa: PTH118


def _rebuild(preview: Preview, build: Callable[[], Mapping[str, bytes]], warn: Callable[[str], None]) -> bool:
    """Build once more; returns whether there is anything new to show."""
    before = (preview.files, preview.problem)
    try:
        preview.files, preview.problem = build(), ""
    except DatelineError as error:
        preview.problem = str(error)
        warn(preview.problem)
    return before != (preview.files, preview.problem)


# ------------------------------------------------------------------ answering


class _LocalHandler(RequestHandler):
    """Answers only those who asked for this very server by a name of its own."""

    preview: Preview
    address: Address

    def initialize(self, preview: Preview, address: Address) -> None:
        self.preview = preview
        self.address = address

    def prepare(self) -> None:
        if not self.address.allows(self.request.host):
            raise HTTPError(403, reason="This server answers under its own address only")

    def set_default_headers(self) -> None:
        self.set_header("Cache-Control", "no-store")
        self.set_header("X-Content-Type-Options", "nosniff")


class ReloadScript(_LocalHandler, LiveReloadJSHandler):  # type: ignore[misc]
    """The script that waits for news."""


class ReloadSocket(_LocalHandler, LiveReloadHandler):  # type: ignore[misc]
    """The socket through which it hears them."""

    def check_origin(self, origin: str) -> bool:
        """Only our own pages may listen."""
        return WebSocketHandler.check_origin(self, origin)

    def on_message(self, message: str | bytes) -> None:
        """Leave a message that is none of the protocol's unanswered."""
        with contextlib.suppress(ValueError, AttributeError, TypeError):
            super().on_message(message)


class PageHandler(_LocalHandler):
    """A file of the site; a page gets the script, and the problems of the last build if there are any."""

    def get(self, path: str) -> None:
        """Answer with the file."""
        path += "index.html" if path in {"", "/"} or path.endswith("/") else ""
        files = self.preview.files
        is_hidden = any(part.startswith(".") for part in path.split("/"))
        if not files:
            self._send("index.html", _NO_SITE.encode(), 500)
        elif path in files and not is_hidden:
            self._send(path, files[path], 200)
        else:
            self._send("404.html", files.get("404.html", b"There is no such page."), 404)

    def head(self, path: str) -> None:
        """Answer with the headers alone."""
        self.get(path)

    def _send(self, path: str, content: bytes, status: int) -> None:
        kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
        if kind == "text/html":
            content = _add_reload(content.decode(), self.request.host, self.address.port, self.preview.problem).encode()
        self.set_status(status)
        self.set_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        self.finish(content)


def _add_reload(page: str, host: str, port: int, problem: str) -> str:
    """Put livereload's script into a page, let the page's own policy allow its socket, and show the problem."""
    script = f'<script src="/livereload.js?port={port}" defer></script>'
    # "self" covers a WebSocket of the same host in some browsers only, so it is named.
    page = _POLICY.sub(lambda match: match[1] + _allow_socket(match[2], f"ws://{html.escape(host)}"), page, count=1)
    page = _HEAD_END.sub(lambda match: script + match[0], page, count=1)
    if problem:
        items = "".join(f"<li>{html.escape(line)}</li>" for line in problem.splitlines())
        alert = f'<div role="alert"><p><strong>The newest content cannot be built:</strong></p><ul>{items}</ul></div>'
        page = _BODY.sub(lambda match: match[0] + alert, page, count=1)
    return page


def _allow_socket(policy: str, origin: str) -> str:
    rules = [rule.strip() for rule in policy.split(";") if rule.strip()]
    others = [rule for rule in rules if rule.split()[0].lower() != "connect-src"]
    return "; ".join([*others, f"connect-src 'self' {origin}"])


def _bind(address: Address) -> socket.socket:
    host, port = address.host, address.port
    try:
        listener = socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            message = f"port {port} is in use; stop what uses it, or write another one, such as --port {port + 1}"
        elif error.errno == errno.EACCES:
            message = f"port {port} is not allowed to you; write one from 1024 on, such as --port 8000"
        else:
            message = f"cannot listen on {host}: {error.strerror}; write --host 127.0.0.1"
        raise MachineError(message) from error
    listener.setblocking(False)  # noqa: FBT003 (the standard library's own signature)
    return listener
