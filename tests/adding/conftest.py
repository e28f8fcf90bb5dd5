"""What the tests of adding share: a small story to add to, pages of several layouts, a server of our own."""

from __future__ import annotations

import errno
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import IO

import pytest

from dateline.adding.values import Saved

PAGES = Path(__file__).parent / "pages"
ENCODINGS = {"harbour-post.html": "cp1252", "vestnik.html": "cp1251"}
"""Pages that declare another encoding than UTF-8; they are kept as UTF-8, and handed in as they declare."""

Answer = Callable[[BaseHTTPRequestHandler], None]


def load_page(name: str) -> bytes:
    """The bytes of a page as its outlet would send them."""
    return (PAGES / name).read_text(encoding="utf-8").encode(ENCODINGS.get(name, "utf-8"))


def save_html(body: str, head: str = "", *, lang: str = "en") -> Saved:
    """A page with an article that is long enough to be one."""
    text = f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8">{head}</head><body>{body}</body></html>'
    return Saved(name="page.html", format="html", data=text.encode())


def make_read_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nothing be written, to root neither."""
    opened = Path.open

    def refuse(path: Path, mode: str = "r", **options: str) -> IO[str]:
        if set(mode) & set("wxa+"):
            raise OSError(errno.EROFS, "Read-only file system")
        return opened(path, mode, **options)

    monkeypatch.setattr(Path, "open", refuse)


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the content of a story without a source, in which the command line is run."""
    folder = tmp_path / "content"
    folder.mkdir()
    (folder / "timeline.yml").write_text('title: "A row"\nscope: all\n', encoding="utf-8")
    actors = (
        "- {name: Norland, kind: country, spellings: [Norland, Норландия]}\n"
        "- {name: Sudria, kind: country, spellings: [Sudria, Судрия]}\n"
    )
    (folder / "actors.yml").write_text(actors, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return folder


@pytest.fixture
def page(tmp_path: Path) -> Callable[[str], str]:
    """Saves a page of ours in the working folder and gives its name."""

    def save(name: str) -> str:
        (tmp_path / name).write_bytes(load_page(name))
        return name

    return save


@pytest.fixture
def server() -> Iterator[Callable[[Answer], str]]:
    """Starts a server that answers in a given way, and gives its address."""
    running: list[ThreadingHTTPServer] = []

    def start(answer: Answer) -> str:
        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:  # the name that http.server looks for
                answer(self)

            def log_message(self, *_: object) -> None:
                pass

        running.append(ThreadingHTTPServer(("127.0.0.1", 0), Handler))
        running[-1].daemon_threads = True
        threading.Thread(target=running[-1].serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{running[-1].server_port}/story"

    yield start
    for one in running:
        one.shutdown()
        one.server_close()
