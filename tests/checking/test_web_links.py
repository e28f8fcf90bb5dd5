"""Whether addresses outside still answer: asked of a server on this machine."""

from __future__ import annotations

import json
import socket
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from dateline.checking.answers import FRESH, find_cache, word_age
from dateline.checking.outside import list_outside_findings
from dateline.checking.web_links import USER_AGENT, Patience, check_addresses
from dateline.errors import MachineError
from tests.publishing.factory_exports import make_timeline

Ask = Callable[[str], tuple[str, str]]
QUICK = Patience(timeout=0.5, pause=0.0, total=20.0, allow_local=True)
REDIRECTS = {
    "/moved": (301, "/alive"),
    "/moved-twice": (308, "/moved"),
    "/for-now": (302, "/alive"),
    "/for-now-then-moved": (302, "/moved"),
    "/moved-then-for-now": (301, "/for-now"),
    "/moved-away": (301, "/dead"),
    "/circle": (301, "/circle"),
    "/elsewhere": (301, "ftp://example.org/x"),
    "/nowhere": (301, "http://[broken/x"),
}
STATUSES = {"/alive": 200, "/dead": 404, "/gone": 410, "/forbidden": 403, "/too-many": 429, "/broken": 500}


class Host(ThreadingHTTPServer):
    """Answers by the path, and notes what it was asked."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server_port}"
        self.asked: list[tuple[str, str, str]] = []
        self.answering = 0
        self.most_at_once = 0
        self.closing = threading.Event()


class Handler(BaseHTTPRequestHandler):
    """One question."""

    server: Host

    def do_HEAD(self) -> None:
        self.answer(has_answer=self.path != "/no-head")

    def do_GET(self) -> None:
        self.answer(has_answer=True)

    def answer(self, *, has_answer: bool) -> None:
        host = self.server
        host.answering += 1
        host.most_at_once = max(host.most_at_once, host.answering)
        host.asked.append((self.command, self.path, self.headers["User-Agent"]))
        path = self.path.partition("?")[0]
        if path == "/hangs":
            host.closing.wait(10)
        status, onward = REDIRECTS.get(path, (STATUSES.get(path, 200), ""))
        time.sleep(0.01)
        host.answering -= 1
        self.send_response(status if has_answer else 405)
        if onward:
            self.send_header("Location", onward)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 # the name is the library's
        pass


@pytest.fixture
def server() -> Iterator[Host]:
    """A host on a free port of this machine."""
    with Host() as host:
        thread = threading.Thread(target=host.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield host
        host.closing.set()
        host.shutdown()
        thread.join()


@pytest.fixture
def ask(server: Host, tmp_path: Path) -> Ask:
    """Ask about one path; returns the state and the detail, with the server's address left out."""

    def ask_path(path: str) -> tuple[str, str]:
        [answer] = check_addresses([server.url + path], tmp_path / "links.json", patience=QUICK).values()
        return answer.state, answer.detail.replace(server.url, "")

    return ask_path


@pytest.mark.parametrize(
    ("path", "state", "detail"),
    [
        ("/alive", "alive", "it answers 200"),
        ("/dead", "dead", "it answers 404"),
        ("/gone", "dead", "it answers 410"),
        ("/moved", "moved", "/alive"),
        ("/moved-twice", "moved", "/alive"),
        ("/for-now", "alive", "it answers 200"),
        ("/for-now-then-moved", "alive", "it answers 200"),
        ("/moved-then-for-now", "moved", "/for-now"),
        ("/moved-away", "dead", "it answers 404"),
        ("/circle", "unknown", "more than 6 redirects"),
        ("/elsewhere", "unknown", "it redirects to ftp://example.org/x, which is no web page"),
        ("/nowhere", "unknown", "not reached (ValueError)"),
        ("/forbidden", "refused", "it answers 403 to programs"),
        ("/too-many", "refused", "it answers 429 to programs"),
        ("/broken", "unknown", "it answers 500"),
        ("/hangs", "unknown", "no answer in time"),
        ("/no-head", "alive", "it answers 200"),
        ("/пут ь?a=1&b=é", "alive", "it answers 200"),
    ],
)
def test_what_becomes_of_an_address(path: str, state: str, detail: str, ask: Ask) -> None:
    assert ask(path) == (state, detail)


def test_a_host_that_is_not_there_is_unknown_and_not_dead(tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{free.getsockname()[1]}/"
    wrong = "http://nowhere.invalid/"
    answers = check_addresses([address, wrong, "ftp://example.org/"], tmp_path / "links.json", patience=QUICK)
    assert {one: answer.state for one, answer in answers.items()} == {address: "unknown", wrong: "unknown"}
    assert answers[address].detail == "the host takes no connection"


def test_a_machine_of_the_own_network_is_not_asked(server: Host, tmp_path: Path) -> None:
    addresses = [server.url + "/alive", "http://169.254.169.254/latest/"]
    patience = replace(QUICK, allow_local=False)
    for answer in check_addresses(addresses, tmp_path / "links.json", patience=patience).values():
        assert (answer.state, answer.detail) == ("unknown", "it is a machine of your own network, which is not asked")
    assert server.asked == []


def test_it_says_who_asks_and_asks_for_the_page_only_where_the_head_tells_nothing(
    server: Host,
    ask: Ask,
) -> None:
    ask("/alive")
    ask("/dead")
    ask("/too-many")
    assert [row[:2] for row in server.asked] == [
        ("HEAD", "/alive"),
        ("HEAD", "/dead"),
        ("GET", "/dead"),
        ("HEAD", "/too-many"),
    ]
    assert {agent for *_, agent in server.asked} == {USER_AGENT}
    assert USER_AGENT.startswith("dateline/")


def test_a_host_is_asked_one_question_at_a_time(server: Host, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    addresses = [f"{server.url}/alive?{number}" for number in range(6)]
    check_addresses(
        addresses, tmp_path / "links.json", patience=QUICK, told=lambda done, total: told.append((done, total))
    )
    assert server.most_at_once == 1
    assert told == [(done, 6) for done in range(1, 7)]


def test_answers_are_kept_but_not_what_is_unknown(server: Host, tmp_path: Path) -> None:
    cache = tmp_path / "deep" / "links.json"
    addresses = [f"{server.url}/alive", f"{server.url}/dead", f"{server.url}/broken"]
    first = check_addresses(addresses, cache, patience=QUICK)
    server.asked.clear()
    assert check_addresses(addresses, cache, patience=QUICK)[addresses[1]] == first[addresses[1]]
    assert {path for _, path, _ in server.asked} == {"/broken"}
    assert list(cache.parent.iterdir()) == [cache]


def test_a_run_that_is_stopped_asks_no_more_and_keeps_what_it_has(server: Host, tmp_path: Path) -> None:
    def stop(done: int, _total: int) -> None:
        if done == 2:
            raise KeyboardInterrupt

    cache = tmp_path / "links.json"
    addresses = [f"{server.url}/alive?{number}" for number in range(6)]
    with pytest.raises(KeyboardInterrupt):
        check_addresses(addresses, cache, patience=QUICK, told=stop)
    assert len(server.asked) == 2
    assert len(json.loads(cache.read_text(encoding="utf-8"))) == 2


def test_old_answers_are_asked_for_again(server: Host, tmp_path: Path) -> None:
    cache = tmp_path / "links.json"
    check_addresses([f"{server.url}/alive"], cache, patience=QUICK)
    rows = json.loads(cache.read_text(encoding="utf-8"))
    cache.write_text(json.dumps([{**row, "asked": row["asked"] - FRESH - 60} for row in rows]), encoding="utf-8")
    server.asked.clear()
    check_addresses([f"{server.url}/alive"], cache, patience=QUICK)
    assert len(server.asked) == 1


@pytest.mark.parametrize("text", ["", "{", "[1]", '[{"address": 1}]', '{"a": "b"}', "\x00"])
def test_a_cache_that_cannot_be_read_counts_as_empty(text: str, tmp_path: Path) -> None:
    cache = tmp_path / "links.json"
    cache.write_text(text, encoding="utf-8")
    assert check_addresses([], cache, patience=QUICK) == {}


def test_a_run_is_bounded_and_says_what_it_left_out(server: Host, tmp_path: Path) -> None:
    addresses = [f"{server.url}/alive?{number}" for number in range(4)]
    answers = check_addresses(addresses, tmp_path / "links.json", patience=replace(QUICK, most=2))
    assert [answer.state for answer in answers.values()] == ["alive", "alive", "unknown", "unknown"]
    assert answers[addresses[3]].detail == "not asked: a run asks about 2 addresses at most; run it again"
    answers = check_addresses(addresses, tmp_path / "other.json", patience=replace(QUICK, total=0.0))
    assert {answer.detail for answer in answers.values()} == {"not asked: the time for one run is over; run it again"}


def test_findings_name_the_file_in_which_an_address_is_written(server: Host, tmp_path: Path) -> None:
    story = make_timeline()
    dead = replace(story.sources[0], source=replace(story.sources[0].source, url=f"{server.url}/dead#part"))
    moved = replace(story.sources[1], source=replace(story.sources[1].source, url=f"{server.url}/moved"))
    files = {
        "about.html": f"<a href='{server.url}/forbidden'><a href='{server.url}/dead#:~:text=x'>".encode(),
        "b.html": b"<p>",
    }
    findings = list_outside_findings(
        replace(story, sources=(dead, moved)), files, tmp_path / "links.json", patience=QUICK
    )
    assert [(one.id, [place.path for place in one.places]) for one in findings] == [
        ("dead-addresses", ["content/sources/a-recall.md"]),
        ("moved-addresses", ["content/sources/b-leak.md"]),
        ("unchecked-addresses", ["content/pages/about.md"]),
    ]
    assert findings[0].places[0].message == f"{server.url}/dead: it answers 404 (asked today)"
    assert findings[1].places[0].message == f"{server.url}/moved: {server.url}/alive (asked today)"


def test_ages_are_said_in_days() -> None:
    now = int(time.time())
    assert [word_age(now - days * 86400 - 60) for days in (0, 1, 3)] == ["today", "a day ago", "3 days ago"]


def test_the_cache_is_the_users(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert find_cache() == tmp_path / "dateline/links.json"
    for named in ("", ".cache", "~/.cache"):  # of the folder one stands in, which may be a stranger's
        monkeypatch.setenv("XDG_CACHE_HOME", named)
        assert find_cache() == Path.home() / ".cache/dateline/links.json"


def test_who_has_no_home_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> Path:
        raise RuntimeError

    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setattr(Path, "home", fail)
    with pytest.raises(MachineError, match="no home folder"):
        find_cache()
