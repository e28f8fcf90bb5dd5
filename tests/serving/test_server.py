from __future__ import annotations

import http.client
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dateline.errors import MachineError
from dateline.serve import Address, FolderWatch, serve

ROOT = Path(__file__).parent.parent
PAGE = """<!doctype html><html><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'"><title>T</title></HEAD>
<body class="x"><p>{text}</p></body></html>"""
# Stands in for the chain: each file of the folder is a page, and the word "wrong" is an error in the content.
HARNESS = """
import sys
from pathlib import Path
from dateline.errors import ContentError, Problem
from dateline.serve import Address, serve
folder = Path(sys.argv[1])
def build():
    files = {path.name: path.read_bytes() for path in folder.iterdir() if path.suffix == ".html"}
    bad = [name for name, content in files.items() if b"wrong" in content]
    if bad:
        raise ContentError(*(Problem(path=name, line=3, message="a <b>date</b> is wrong") for name in bad))
    return {**files, ".nojekyll": b"secret", "data/events.json": b"{}", "404.html": b"<body>no such page"}
say = lambda text: print(text, flush=True)
serve(build, Address(host="127.0.0.1", port=0), folders=(folder,), say=say, warn=say)
"""


class Running:
    """A server in a process of its own, and what it says."""

    def __init__(self, *arguments: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, *arguments], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
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


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "index.html").write_text(PAGE.format(text="first"))
    return tmp_path


@pytest.fixture
def server(folder: Path) -> Iterator[Running]:
    running = Running("-c", HARNESS, str(folder))
    yield running
    running.stop()


# ------------------------------------------------------------------ pages


def test_a_page_gets_the_script_and_leave_to_listen(server: Running) -> None:
    status, page = server.get()
    assert status == 200
    assert f'<script src="/livereload.js?port={server.port}" defer></script></HEAD>' in page
    policy = f"default-src 'none'; script-src 'self'; connect-src 'self' ws://127.0.0.1:{server.port}"
    assert f'content="{policy}"' in page
    assert server.get("/livereload.js")[0] == 200


def test_other_files_are_left_as_they_are(server: Running) -> None:
    assert server.get("/data/events.json") == (200, "{}")


def test_a_head_request_has_no_body(server: Running) -> None:
    assert server.get("/", method="HEAD") == (200, "")


@pytest.mark.parametrize("path", ["/nothing.html", "/data/", "/index.html/", "/%2e%2e/etc/passwd", "/../../etc/passwd"])
def test_what_was_not_built_is_not_there(path: str, server: Running) -> None:
    status, page = server.get(path)
    assert status == 404
    assert "no such page" in page


@pytest.mark.parametrize("path", ["/.nojekyll", "/.git/config", "/.dateline.json"])
def test_hidden_files_are_not_shown(path: str, server: Running) -> None:
    assert server.get(path)[0] == 404


# ------------------------------------------------------------------ strangers


@pytest.mark.parametrize("path", ["/", "/livereload.js", "/livereload", "/nothing.html"])
def test_a_request_under_another_name_is_refused(path: str, server: Running) -> None:
    status, page = server.get(path, Host="evil.example")
    assert status == 403
    assert "first" not in page


@pytest.mark.parametrize("name", ["evil.example:8000", "127.0.0.1.evil.example", "192.168.1.7", "[::1", ""])
def test_names_that_a_stranger_could_make_are_not_allowed(name: str) -> None:
    assert not Address(host="127.0.0.1", port=8000).allows(name)


@pytest.mark.parametrize("name", ["127.0.0.1:8000", "localhost:8000", "LOCALHOST", "[::1]:8000"])
def test_this_machine_may_be_asked_by_its_own_names(name: str) -> None:
    assert Address(host="127.0.0.1", port=8000).allows(name)


def test_who_listens_everywhere_may_be_asked_by_number_but_not_by_any_name() -> None:
    everywhere = Address(host="0.0.0.0", port=8000)  # noqa: S104 (what the test is about)
    assert everywhere.allows("192.168.1.7:8000")
    assert not everywhere.allows("evil.example:8000")


def test_only_our_own_pages_may_listen(server: Running) -> None:
    own = f"http://127.0.0.1:{server.port}"
    assert " 101 " in server.shake_hands(Origin=own)
    assert " 403 " in server.shake_hands(Origin="http://evil.example")
    assert " 403 " in server.shake_hands(Origin="null")
    assert " 403 " in server.shake_hands(Origin="http://evil.example", Host="evil.example")


# ------------------------------------------------------------------ saving


def test_a_saved_change_is_shown(server: Running, folder: Path) -> None:
    (folder / "index.html").write_text(PAGE.format(text="second"))
    assert "first" not in server.wait_for("second")


def test_a_new_file_with_an_old_time_and_a_deleted_one_are_noticed(server: Running, folder: Path) -> None:
    moved = folder.parent / "moved.html"
    moved.write_text(PAGE.format(text="moved"))
    moved.rename(folder / "moved.html")
    server.wait_for("moved", "/moved.html")
    (folder / "moved.html").unlink()
    server.wait_for("no such page", "/moved.html")


def test_the_last_good_page_stays_under_the_problem(server: Running, folder: Path) -> None:
    (folder / "index.html").write_text(PAGE.format(text="wrong"))
    page = server.wait_for("cannot be built")
    assert "<li>index.html:3: a &lt;b&gt;date&lt;/b&gt; is wrong</li>" in page
    assert "first" in page
    (folder / "index.html").write_text(PAGE.format(text="third"))
    assert "cannot be built" not in server.wait_for("third")


def test_content_that_is_wrong_from_the_start_is_shown_until_it_is_mended(folder: Path) -> None:
    (folder / "index.html").write_text(PAGE.format(text="wrong"))
    running = Running("-c", HARNESS, str(folder))
    try:
        status, page = running.get()
        assert status == 500
        assert "index.html:3:" in page
        assert "/livereload.js" in page
        (folder / "index.html").write_text(PAGE.format(text="mended"))
        running.wait_for("mended")
    finally:
        said = running.stop()
    assert said.startswith("index.html:3: a <b>date</b> is wrong\n")
    assert "Traceback" not in said


@pytest.mark.parametrize("name", ["a.md~", ".a.md.swp", "4913", ".#a.md", "#a.md#", ".git/index", "a.tmp"])
def test_files_that_come_and_go_while_one_writes_are_ignored(name: str, tmp_path: Path) -> None:
    watch = FolderWatch((tmp_path,))
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text("x")
    assert not watch.has_changed()


def test_a_change_in_a_folder_below_is_noticed_once(tmp_path: Path) -> None:
    (tmp_path / "sources").mkdir()
    watch = FolderWatch((tmp_path,))
    (tmp_path / "sources/a.md").write_text("x")
    assert watch.has_changed()
    assert not watch.has_changed()


def test_links_that_lead_round_in_a_circle_do_no_harm(tmp_path: Path) -> None:
    (tmp_path / "round").symlink_to(tmp_path)
    assert not FolderWatch((tmp_path,)).has_changed()


def test_the_command_serves_a_story_and_a_saved_source(tmp_path: Path) -> None:
    content, out = tmp_path / "content", tmp_path / "_site"
    shutil.copytree(ROOT / "tests/examples/hello/content", content)
    [source] = (content / "sources").iterdir()
    running = Running("build.py", "serve", "--port", "0", "--content", str(content), "--out", str(out))
    try:
        page = running.wait_for("Port Ellery")
        assert "/livereload.js" in page
        source.write_text(source.read_text(encoding="utf-8").replace("fishermen", "carpenters"), encoding="utf-8")
        running.wait_for("carpenters", f"/sources/{source.stem}.html")
        assert "carpenters" in (out / f"sources/{source.stem}.html").read_text(encoding="utf-8")
        assert "livereload" not in (out / "index.html").read_text(encoding="utf-8")
    finally:
        said = running.stop()
    assert "Traceback" not in said


# ------------------------------------------------------------------ the machine


def test_a_port_in_use_is_named() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        built: list[int] = []
        with pytest.raises(MachineError, match=f"port {port} is in use; .*--port {port + 1}"):
            serve(
                lambda: built.append(1) or {}, Address(host="127.0.0.1", port=port), folders=(), say=print, warn=print
            )
        assert not built


def test_an_interface_that_is_not_there_is_named() -> None:
    with pytest.raises(MachineError, match=r"cannot listen on 192\.0\.2\.1: .*write --host"):
        serve(dict, Address(host="192.0.2.1", port=0), folders=(), say=print, warn=print)


# ------------------------------------------------------------------ the browser


@pytest.mark.browser
def test_an_open_page_renews_itself_although_its_policy_is_strict(
    server: Running, folder: Path, chromium_path: str
) -> None:
    from playwright.sync_api import expect, sync_playwright  # noqa: PLC0415 (a laptop may lack it)

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path, args=["--no-sandbox"])
        page = browser.new_page()
        complaints: list[str] = []
        page.on("console", lambda message: complaints.append(message.text))
        with page.expect_websocket() as connected:
            page.goto(f"http://127.0.0.1:{server.port}/")
        connected.value.wait_for_event("framereceived")
        (folder / "index.html").write_text(PAGE.format(text="second"))
        expect(page.locator("p")).to_have_text("second", timeout=30_000)
        (folder / "index.html").write_text(PAGE.format(text="wrong"))
        expect(page.get_by_role("alert")).to_contain_text("index.html:3:", timeout=30_000)
        browser.close()
    assert complaints == []
