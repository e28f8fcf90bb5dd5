from __future__ import annotations

import asyncio
import contextlib
import http.client
import json
import re
import shutil
import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tornado.websocket import websocket_connect

import dateline.commands.serve
import dateline.serving.server
from dateline.cache import Cache
from dateline.cli import main
from dateline.errors import MachineError
from dateline.publishing.manifest import MANIFEST
from dateline.serving.renewing import Build, SavedAgainError
from dateline.serving.server import Address, serve
from dateline.serving.showing import Files
from dateline.starting import start_story
from tests.serving.running import HARNESS, PAGE, ROOT, Running, wait_until


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
    assert re.search(rf'<script src="/livereload\.js\?port={server.port}&amp;[^"]*" defer></script></HEAD>', page)
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


def test_a_request_from_a_page_of_elsewhere_is_refused(server: Running) -> None:
    assert server.get(Origin=f"http://127.0.0.1:{server.port}")[0] == 200
    for origin in ("http://evil.example", "null", f"http://localhost:{server.port}", "http://127.0.0.1:1"):
        status, page = server.get("/data/events.json", Origin=origin)
        assert (status, "{}" in page) == (403, False), origin


def test_a_page_of_elsewhere_may_not_take_a_file_in_as_its_own(server: Running) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
    connection.request("GET", "/data/events.json")
    answer = connection.getresponse()
    assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    connection.close()


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


def test_the_problem_has_a_style_sheet_that_the_pages_policy_allows(server: Running, folder: Path) -> None:
    assert "livereload.css" not in server.get()[1]
    (folder / "index.html").write_text(PAGE.format(text="wrong"))
    page = server.wait_for('<link rel="stylesheet" href="/livereload.css">')
    assert " style=" not in page
    assert "<style" not in page
    [policy] = re.findall(r'content="(default-src[^"]*)"', page)
    assert "style-src 'self'" in policy.split("; ")
    status, style = server.get("/livereload.css")
    assert status == 200
    assert "#dateline-problems" in style


def test_a_machine_that_refuses_is_shown_too_until_it_gives_in(server: Running, folder: Path) -> None:
    (folder / "index.html").write_text(PAGE.format(text="no room"))
    assert "first" in server.wait_for("<li>the disk is full</li>")
    (folder / "index.html").write_text(PAGE.format(text="room"))
    assert "cannot be built" not in server.wait_for(">room<")


def test_a_page_that_is_older_than_the_site_is_told_when_it_asks(server: Running, folder: Path) -> None:
    [old] = re.findall(r"snipver=(\w+)", server.get()[1])
    (folder / "index.html").write_text(PAGE.format(text="second"))
    [new] = re.findall(r"snipver=(\w+)", server.wait_for("second"))

    async def ask(version: str) -> list[str]:
        socket = await websocket_connect(f"ws://127.0.0.1:{server.port}/livereload")
        for said in ("nonsense", "[]", json.dumps({"command": "hello", "snipver": version})):
            await socket.write_message(said)
        # "hello" again: its answer comes after all that was answered to the first.
        await socket.write_message(json.dumps({"command": "hello"}))
        heard: list[str] = []
        while heard.count("hello") < 2:
            heard.append(json.loads(str(await socket.read_message()))["command"])
        socket.close()
        return heard

    assert asyncio.run(ask(old)) == ["hello", "reload", "hello"]
    assert asyncio.run(ask(new)) == ["hello", "hello"]


def test_a_page_that_cannot_be_shown_is_a_line_for_the_editor_and_the_others_are_shown(folder: Path) -> None:
    (folder / "broken.html").write_bytes(b"\xff")
    running = Running("-c", HARNESS, str(folder))
    try:
        statuses = [running.get(path)[0] for path in ("/broken.html", "/")]
    finally:
        said = running.stop()
    assert statuses == [500, 200]
    assert "a request could not be answered, and the preview goes on: UnicodeDecodeError" in said
    assert "Traceback" not in said


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
        written = out / f"sources/{source.stem}.html"
        assert wait_until(lambda: page if "carpenters" in (page := written.read_text(encoding="utf-8")) else "")
        assert "livereload" not in (out / "index.html").read_text(encoding="utf-8")
    finally:
        said = running.stop()
    assert "Traceback" not in said


# ------------------------------------------------------------------ the command


@pytest.fixture
def story(tmp_path: Path) -> Path:
    """A new story, as an editor begins one."""
    start_story(tmp_path / "story")
    return tmp_path / "story"


@pytest.fixture
def preview(story: Path) -> Iterator[Running]:
    """The story, served."""
    out = ("--out", str(story / "_site"))
    running = Running("build.py", "serve", "--port", "0", "--content", str(story / "content"), *out)
    yield running
    running.stop()


def test_a_template_of_the_storys_own_is_watched_and_what_is_wrong_in_it_is_shown(
    story: Path, preview: Running
) -> None:
    own = story / "content/templates"
    own.mkdir()
    (own / "page.html").write_text('{% extends "layout.html" %}{% block main %}<p>Our own.</p>{% endblock %}')
    preview.wait_for("Our own.", "/about.html")
    (own / "page.html").write_text('{% extends "layout.html" %}\n{% block main %}{{ page.head.titel }}{% endblock %}')
    page = preview.wait_for("cannot be built", "/about.html")
    assert "Our own." in page
    [problem] = re.findall(r"<li>(.*?)</li>", page.partition('role="alert"')[2].partition("</ul>")[0])
    assert re.search(r"content/templates/page\.html:2\b.*titel", problem)
    shutil.rmtree(own)
    assert "cannot be built" not in preview.wait_for("came with the program", "/about.html")


def test_a_folder_of_sources_that_is_a_link_is_watched(story: Path) -> None:
    (story / "content/sources").rename(story / "articles")
    (story / "content/sources").symlink_to(story / "articles")
    out = ("--out", str(story / "_site"))
    running = Running("build.py", "serve", "--port", "0", "--content", str(story / "content"), *out)
    try:
        saved = story / "articles/2023-05-26-northern-review-bell-home.md"
        saved.write_text(saved.read_text(encoding="utf-8").replace("on a cart", "on a sledge"), encoding="utf-8")
        running.wait_for("on a sledge", f"/sources/{saved.stem}.html")
    finally:
        running.stop()


def test_the_last_line_ends_in_the_address_and_ctrl_c_ends_it_well(preview: Running) -> None:
    assert preview.said[-1].endswith(f" http://127.0.0.1:{preview.port}/\n")
    code, said = preview.interrupt()
    assert code == 0
    assert "Traceback" not in said
    assert said.endswith(f":{preview.port}/\n")


def test_a_site_within_the_content_is_refused(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    content = str(story / "content")
    before = sorted((story / "content").rglob("*"))
    assert main(["serve", "--port", "0", "--content", content, "--out", f"{content}/_site"]) == 2
    assert "lies in" in (said := capsys.readouterr().err)
    assert "write --out" in said
    assert sorted((story / "content").rglob("*")) == before


def test_a_busy_port_is_a_sentence_and_leaves_the_site_as_it_was(
    story: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        assert main(["serve", "--port", port, "--content", str(story / "content"), "--out", str(story / "_site")]) == 3
    assert f"port {port} is in use; stop what uses it, or write another one" in capsys.readouterr().err
    assert not (story / "_site").exists()


# ------------------------------------------------------------------ the machine


def test_a_port_in_use_is_named() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        built: list[int] = []
        with pytest.raises(MachineError, match=f"port {port} is in use; .*--port {port + 1}"):
            serve(lambda *_: built.append(1), Address(host="127.0.0.1", port=port), folders=(), say=print, warn=print)
        assert not built


def test_an_interface_that_is_not_there_is_named() -> None:
    with pytest.raises(MachineError, match=r"cannot listen on 192\.0\.2\.1: .*write --host"):
        serve(lambda *_: None, Address(host="192.0.2.1", port=0), folders=(), say=print, warn=print)


@pytest.fixture
def build(story: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Files]:
    """Build as the command does whenever something was saved, and return what is shown.

    What it is given is called when that is shown, and whenever the build asks whether to go on.
    """
    monkeypatch.chdir(story)
    builds: list[Build] = []
    monkeypatch.setattr(dateline.serving.server, "serve", lambda build, *_, **__: builds.append(build))
    monkeypatch.setattr(dateline.commands.serve, "open_cache", lambda _: contextlib.nullcontext(Cache()))
    assert main(["serve", "--quiet"]) == 0

    def build_and_show(meet: Callable[[], None] = lambda: None, check: Callable[[], None] = lambda: None) -> Files:
        shown: list[Files] = [{}]

        def show(files: Files) -> None:
            shown.append(files)
            meet()

        with contextlib.suppress(SavedAgainError):
            builds[0](show, check)
        return shown[-1]

    return build_and_show


def read_site() -> dict[str, bytes]:
    site = {path.relative_to("_site").as_posix(): path for path in Path("_site").rglob("*") if path.is_file()}
    return {path: file.read_bytes() for path, file in site.items() if path != MANIFEST}


def read_shown(files: Files) -> dict[str, bytes | None]:
    return {path: files.get(path) for path in read_site()}


def edit_source() -> str:
    """Save a source; returns the path of its page."""
    saved = Path("content/sources/2023-05-26-northern-review-bell-home.md")
    saved.write_text(saved.read_text(encoding="utf-8").replace("on a cart", "on a sledge"), encoding="utf-8")
    return f"sources/{saved.stem}.html"


def test_every_file_is_shown_as_it_is_written(build: Callable[..., Files]) -> None:
    shown = build()
    assert read_shown(shown) == read_site()
    assert shown.get("events/no-such-event.html") is None
    edit_source()
    assert read_shown(build()) == read_site()


def test_a_page_can_be_seen_before_the_site_is_written(build: Callable[..., Files]) -> None:
    build()
    page, before = edit_source(), read_site()
    met: list[dict[str, bytes]] = []
    shown = build(meet=lambda: met.append(read_site()))
    assert met == [before]
    assert b"on a sledge" in (shown.get(page) or b"")
    assert b"on a sledge" in read_site()[page]


def test_what_is_saved_again_meanwhile_leaves_the_old_site_whole_and_the_next_build_right(
    build: Callable[..., Files],
) -> None:
    build()
    page, before = edit_source(), read_site()
    calls = 0

    def give_up_at(number: int) -> Callable[[], None]:
        def check() -> None:
            nonlocal calls
            calls += 1
            if calls == number:
                raise SavedAgainError

        return check

    number = 0
    while calls == number:  # wherever a build asks whether to go on, until it asks no more
        calls, number = 0, number + 3
        build(check=give_up_at(number))
        if calls == number:
            assert read_site() == before
            assert sorted(path.name for path in Path().iterdir() if "dateline-new" in path.name) == []
    assert number > 50
    assert b"on a sledge" in read_site()[page]
    edited = read_site()
    assert main(["build", "--quiet", "--no-cache"]) == 0
    assert read_site() == edited


def test_what_another_build_has_made_meanwhile_is_shown(build: Callable[..., Files]) -> None:
    build()
    page = edit_source()
    assert main(["build", "--quiet"]) == 0
    assert b"on a sledge" in (build().get(page) or b"")
    assert read_shown(build()) == read_site()


def test_a_site_that_is_deleted_is_shown_and_written_again(build: Callable[..., Files]) -> None:
    shown = build()
    expected = read_site()
    shutil.rmtree("_site")
    assert {path: shown.get(path) for path in expected} == expected
    build()
    assert read_site() == expected
