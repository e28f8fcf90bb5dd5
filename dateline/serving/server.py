"""A build, and where to listen → a server that shows the site, and builds again on every save.

livereload brings the browser's side (the script, and the messages that it understands). Its server is not used, for
four reasons: it accepts any Host and any Origin, so that a page from elsewhere could read the drafts by DNS rebinding;
it hands out whatever lies in its folder; the script it puts into pages is an inline one, which our pages' Content
Security Policy rightly refuses; and it forgets to reload when two saves follow one another quickly.

Pages come from memory: nothing else can be read. When a save cannot be read, the last good site stays, and when a page
cannot be made, the page as it was seen last; the problems are written above each.
"""

from __future__ import annotations

import asyncio
import contextlib
import errno
import ipaddress
import json
import logging
import mimetypes
import socket
import threading
import time
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from livereload.handlers import LiveReloadHandler, LiveReloadJSHandler
from livereload.watcher import Watcher
from tornado.httpserver import HTTPServer
from tornado.web import Application, HTTPError, RequestHandler
from tornado.websocket import WebSocketHandler

from dateline.errors import DatelineError, MachineError
from dateline.serving.notices import Notices
from dateline.serving.renewing import Shown, build_first, rebuild, word_problems
from dateline.serving.showing import NOT_BUILT, STYLE, Files, Preview, add_preview
from dateline.serving.watching import FolderWatch

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from dateline.serving.renewing import Build
_MOST_BYTES = 64 * 1024
"""Of a request's body, and of a message on the socket: nobody has more to say, and what is said is held in memory."""
_PATIENCE = 60.0
"""Seconds for which a request may be on its way."""
_INTERVAL = 0.1
"""Least seconds between two looks at the folders."""
_LEISURE = 5
"""How many times as long as a look took nobody looks again: ten thousand files take some hundredths of a second."""
_CALM = 40
"""The same where the system would tell of a change: then a preview that nobody saves for hardly works."""
_TYPES = mimetypes.MimeTypes()
"""Python's own table: a machine's may call scripts plain text, and a browser then refuses them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """Where the server listens."""

    host: str
    """Name or number of the interface."""
    port: int

    def __str__(self) -> str:
        return f"http://{f'[{self.host}]' if ':' in self.host else self.host}:{self.port}/"

    @property
    def is_local(self) -> bool:
        """Whether only this machine can ask."""
        with contextlib.suppress(ValueError):
            return ipaddress.ip_address(self.host).is_loopback
        return self.host == "localhost"

    def allows(self, name: str) -> bool:
        """Whether a browser may have asked for this server under that Host: no name that a stranger could have made."""
        with contextlib.suppress(ValueError):
            parts = urlsplit(f"//{name}")
            asked = parts.hostname
            if parts.netloc != name or "@" in name or parts.port == 0:  # a port that is no number is a ValueError
                return False
            if asked in {"localhost", "127.0.0.1", "::1", self.host.lower()}:
                return True
            # Whoever listens on all addresses is asked for by any of them; a number cannot be rebound.
            return self.host in {"", "0.0.0.0", "::"} and bool(ipaddress.ip_address(asked or ""))  # noqa: S104
        return False


def serve(
    build: Build,
    address: Address,
    *,
    folders: Sequence[Path],
    say: Callable[[str], None],
    warn: Callable[[str], None],
) -> None:
    """Build, show, and build again whenever a file in one of the folders changes, until interrupted.

    Args:
        build: makes and writes the site.
        address: where to listen; port 0 for any free one.
        folders: what to watch.
        say: shows a line to the editor.
        warn: shows the problems of a build that failed.

    Raises:
        MachineError: when the port cannot be had.
        DatelineError: when the first build fails for a reason that saving a file will not mend.
    """
    with _bind(address) as listener:
        address = replace(address, port=listener.getsockname()[1])
        watch, notices = FolderWatch(folders), Notices()
        notices.follow(watch.within)
        shown = Shown()
        build_first(shown, build, warn)
        server = HTTPServer(
            make_application(shown, address),
            max_body_size=_MOST_BYTES,
            body_timeout=_PATIENCE,
            idle_connection_timeout=_PATIENCE,
        )
        _take_complaints(warn)
        if not address.is_local:
            warn("whoever is on the same network can read this site, drafts included; leave out --host to be alone")

        async def run() -> None:
            server.add_socket(listener)
            say(f"Save a file and the page renews itself; Ctrl-C ends it. Serving the site at {address}")
            loop, news = asyncio.get_running_loop(), asyncio.Event()
            saved, building = threading.Event(), asyncio.create_task(asyncio.sleep(0))

            def tell() -> None:
                LiveReloadHandler.reload_waiters("*")
                news.set()

            reload = partial(loop.call_soon_threadsafe, tell)
            notices.listen()
            try:
                looked = 0.0
                while True:
                    await asyncio.sleep(max(_INTERVAL, _LEISURE * looked))
                    is_told = await notices.wait((_CALM - _LEISURE) * looked)
                    # Beside the loop, which meanwhile answers with what there is.
                    has_changed, looked = await asyncio.to_thread(_look, watch)
                    notices.follow(watch.within)
                    if has_changed:
                        if not (is_told or notices.is_told):  # as of another machine's disk: looks must do
                            notices.close()
                        saved.set()
                        await building
                        saved.clear()
                        news.clear()
                        building = asyncio.create_task(asyncio.to_thread(rebuild, shown, build, warn, reload, saved))
                        # Until something is shown nothing is given up, and each look would take time from it.
                        waiting = asyncio.create_task(news.wait())
                        await asyncio.wait((building, waiting), return_when=asyncio.FIRST_COMPLETED)
                        waiting.cancel()
            finally:
                saved.set()
                notices.close()

        asyncio.run(run())


def _look(watch: FolderWatch) -> tuple[bool, float]:
    """Whether anything has changed, and seconds of the processor's time that it took to see."""
    began = time.thread_time()
    has_changed = watch.has_changed()
    return has_changed, time.thread_time() - began


class _Complaints(logging.Handler):
    """What tornado has to say: of a request that is wrong nothing, of a fault of our own a line and no traceback."""

    def __init__(self, warn: Callable[[str], None]) -> None:
        super().__init__(logging.ERROR)
        self._warn = warn

    def emit(self, record: logging.LogRecord) -> None:
        error = record.exc_info[1] if record.exc_info else None
        told = f"{type(error).__name__}: {error}" if error else record.getMessage()
        self._warn(f"a request could not be answered, and the preview goes on: {told}")


def _take_complaints(warn: Callable[[str], None]) -> None:
    """Have tornado tell the editor what it would print by itself, words of whoever asked among it, to the terminal."""
    logger = logging.getLogger("tornado")
    logger.handlers = [_Complaints(warn)]
    logger.propagate = False


def make_application(shown: Shown, address: Address) -> Application:
    """The web application: the pages, and livereload's script and socket, all on one port."""
    LiveReloadHandler.watcher = Watcher()
    LiveReloadHandler.live_css = True
    shared = {"shown": shown, "address": address}
    routes = [
        (r"/livereload", ReloadSocket, shared),
        (r"/livereload\.js", ReloadScript, shared),
        (r"/livereload\.css", ProblemStyle, shared),
        (r"/(.*)", PageHandler, shared),
    ]
    return Application(routes, log_function=lambda _: None, websocket_max_message_size=_MOST_BYTES)


# ------------------------------------------------------------------ answering


class _LocalHandler(RequestHandler):
    """Answers only those who asked for this very server by a name of its own, and from a page of its own."""

    shown: Shown
    address: Address

    def initialize(self, shown: Shown, address: Address) -> None:
        self.shown = shown
        self.address = address

    def prepare(self) -> None:
        if not self.address.allows(self.request.headers.get("Host", "")):
            raise HTTPError(403, reason="This server answers under its own address only")
        origin = self.request.headers.get("Origin")
        if origin is not None and origin != f"http://{self.request.host}":
            raise HTTPError(403, reason="This server answers its own pages only")

    def set_default_headers(self) -> None:
        self.set_header("Cache-Control", "no-store")
        self.set_header("X-Content-Type-Options", "nosniff")
        # Else a page from elsewhere could run the site's data files as scripts, which sends no Origin.
        self.set_header("Cross-Origin-Resource-Policy", "same-origin")


class ReloadScript(_LocalHandler, LiveReloadJSHandler):  # type: ignore[misc]
    """The script that waits for news."""


class ReloadSocket(_LocalHandler, LiveReloadHandler):  # type: ignore[misc]
    """The socket through which it hears them."""

    def check_origin(self, origin: str) -> bool:
        """Only our own pages may listen."""
        return WebSocketHandler.check_origin(self, origin)

    def on_message(self, message: str | bytes) -> None:
        """Answer, and have a page reload that is older than the site; leave what is none of the protocol's alone."""
        with contextlib.suppress(ValueError, AttributeError, TypeError, RecursionError):
            super().on_message(message)
            version = json.loads(message).get("snipver", self.shown.preview.version)
            if version != self.shown.preview.version:
                self.send_message({"command": "reload", "path": "*", "liveCSS": True})


class ProblemStyle(_LocalHandler):
    """How the problems look that are written above a page."""

    def get(self) -> None:
        """Answer with the style sheet."""
        self.set_header("Content-Type", "text/css; charset=utf-8")
        self.finish(STYLE)


class PageHandler(_LocalHandler):
    """A file of the site; a page gets the script, and the problems of the last build if there are any."""

    def get(self, path: str) -> None:
        """Answer with the file."""
        path += "index.html" if path in {"", "/"} or path.endswith("/") else ""
        preview, seen = self.shown.preview, self.shown.seen
        try:
            found = _find_file(path, preview.files)
            if found.status == 200:
                seen[path] = found.content
        except DatelineError as error:  # the build will come upon it, too, if it has not yet
            preview = replace(preview, problems=preview.problems or word_problems(error))
            found = _Found(path, seen[path], 200) if path in seen else _find_file(path, self.shown.sound)
        self._send(found, preview)

    def head(self, path: str) -> None:
        """Answer with the headers alone."""
        self.get(path)

    def _send(self, found: _Found, preview: Preview) -> None:
        path, content, status = found
        kind = _TYPES.guess_type(path)[0] or "application/octet-stream"
        if kind == "text/html":
            page = add_preview(content.decode(), preview, host=self.request.host, port=self.address.port)
            content = page.encode(errors="replace")  # a problem may name a file whose name is no text
        self.set_status(status)
        self.set_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        self.finish(content)


class _Found(NamedTuple):
    """What a path is answered with."""

    path: str
    content: bytes
    status: int


def _find_file(path: str, files: Files) -> _Found:
    is_hidden = any(part.startswith(".") for part in path.split("/"))
    content = None if is_hidden else files.get(path)
    if content is not None:
        return _Found(path, content, 200)
    missing = files.get("404.html")
    return _Found("index.html", NOT_BUILT.encode(), 500) if missing is None else _Found("404.html", missing, 404)


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
            reason = (error.strerror or str(error)).partition(" (while")[0]  # Python adds the address once more
            message = f"cannot listen on {host}: {reason}; write --host 127.0.0.1"
        raise MachineError(message) from error
    listener.setblocking(False)  # noqa: FBT003 (the standard library's own signature)
    return listener
