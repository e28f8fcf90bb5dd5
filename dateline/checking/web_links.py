"""Web addresses → which of them answer no more. Only ``dateline check --links`` asks; a build never does.

It is polite: one question at a time to each host with a pause after it, ``HEAD`` first and ``GET`` only where that
tells nothing, a name by which a host's owner knows who asks, and no more than a number of addresses and of minutes in
all. Machines of the user's own network are not asked, for a saved page may give any address as its own. A host
that cannot be reached is unknown, not dead: it may be our line that is down. Of a refusal (403, 429) nothing is
concluded.

Nothing is crawled: each address is one that an editor wrote, and is asked for once, as a reader's click would. So
``robots.txt``, which is for programs that follow links, is not read.
"""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
import time
import urllib.error
import urllib.request
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

from dateline import __version__
from dateline.checking.answers import FRESH, Answer, State, read_cache, write_cache
from dateline.hosts import encode_host, is_public

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable
    from pathlib import Path

USER_AGENT = f"dateline/{__version__} (checks links of a timeline)"
MOST = 1000
"""Addresses that one run asks about."""
_TIMEOUT = 15.0
_PAUSE = 1.0
"""Seconds between two questions to one host."""
_MINUTES = 20
"""Minutes after which a run asks nothing more."""
_AT_ONCE = 8
"""Hosts that are asked at the same time."""
_HOPS = 6
"""Redirects that are followed."""
_GONE = frozenset({404, 410})
_FOR_GOOD = frozenset({301, 308})
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_REFUSED = frozenset({401, 402, 403, 405, 406, 407, 418, 429, 451, 999})
"""Statuses by which a host declines to answer a program; 999 and 418 are what some use for it."""
_SAFE = "!#$%&'()*+,/:;=?@[]~"


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """How long a run waits for what."""

    timeout: float = _TIMEOUT
    """Seconds for one answer."""
    pause: float = _PAUSE
    """Seconds between two questions to one host."""
    total: float = _MINUTES * 60.0
    """Seconds after which nothing more is asked."""
    most: int = MOST
    """Addresses that are asked about."""
    allow_local: bool = False
    """Also ask machines that are not public. For tests, which run their own server."""


def check_addresses(
    addresses: Iterable[str],
    cache: Path,
    *,
    patience: Patience | None = None,
    told: Callable[[int, int], None] | None = None,
) -> dict[str, Answer]:
    """Ask whether addresses still answer, or recall what they answered lately.

    Args:
        addresses: ``http`` and ``https`` ones; the others are left out.
        cache: the file in which answers are kept; it is made where there is none, and one that cannot be read counts
            as empty.
        patience: how long to wait, and for how many.
        told: called as answers come in with how many there are, and how many are asked for.

    Returns:
        Address → answer, in the order given. An address beyond the limits is ``unknown``, and its detail says so.
    """
    limits = patience or Patience()
    wanted = [one for one in dict.fromkeys(addresses) if one.lower().startswith(("http://", "https://"))]
    now = int(time.time())
    kept = {one.address: one for one in read_cache(cache) if now - FRESH <= one.asked <= now}
    missing = [one for one in wanted if one not in kept]
    answers = dict(kept)
    try:
        _ask_all(missing[: limits.most], limits, answers, told)
    finally:  # who stops a run has not asked in vain
        if missing:
            write_cache(cache, [one for one in answers.values() if one.state != "unknown"])
    late = f"not asked: a run asks about {limits.most} addresses at most; run it again"
    return {one: answers.get(one) or Answer(address=one, state="unknown", detail=late, asked=now) for one in wanted}


# ------------------------------------------------------------------ asking


def _ask_all(
    addresses: Collection[str], limits: Patience, answers: dict[str, Answer], told: Callable[[int, int], None] | None
) -> None:
    """Ask host by host, several hosts at once, each one question at a time; answers are added as they come in."""
    hosts: defaultdict[str, list[str]] = defaultdict(list)
    for address in addresses:
        hosts[_name_host(address)].append(address)
    end = time.monotonic() + limits.total
    known = len(answers)
    lock, stopped = threading.Lock(), threading.Event()

    def ask_host(queue: list[str]) -> None:
        for place, address in enumerate(queue):
            if stopped.wait(min(limits.pause, max(0.0, end - time.monotonic())) if place else 0):
                return
            answer = _ask(address, limits, end)
            with lock:
                answers[address] = answer
                if told:
                    told(len(answers) - known, len(addresses))

    with ThreadPoolExecutor(max_workers=_AT_ONCE) as pool:
        try:
            list(pool.map(ask_host, hosts.values()))
        finally:
            stopped.set()


def _ask(address: str, limits: Patience, end: float) -> Answer:
    """Follow one address to where it leads."""
    here, moved = address, ""
    state: State = "unknown"
    detail = f"more than {_HOPS} redirects"
    for _ in range(_HOPS + 1):
        if time.monotonic() >= end:
            detail = "not asked: the time for one run is over; run it again"
            break
        try:
            if not limits.allow_local and _is_local(here):
                detail = "it is a machine of your own network, which is not asked"
                break
            status, onward = _question(here, min(limits.timeout, max(0.1, end - time.monotonic())))
            target = urljoin(here, onward)
            leads_off = urlsplit(target).scheme not in {"http", "https"}
        except (OSError, http.client.HTTPException, ValueError) as error:
            detail = _word_failure(error)
            break
        if status in _REDIRECTS and onward:
            if leads_off:
                detail = f"it redirects to {target}, which is no web page"
                break
            # Once a redirect is not for good, what follows says nothing of where the article has moved.
            moved = target if status in _FOR_GOOD and moved == (here if here != address else "") else moved
            here = target
            continue
        state, detail = _judge(status)
        if state == "alive" and moved:
            state, detail = "moved", moved
        break
    return Answer(address=address, state=state, detail=detail, asked=int(time.time()))


def _is_local(address: str) -> bool:
    """Whether an address leads to a machine that is not public. Through a proxy it is the proxy that decides."""
    parts = urlsplit(address)
    host = encode_host(parts)
    if urllib.request.getproxies().get(parts.scheme) and not urllib.request.proxy_bypass(host):
        return False
    found = socket.getaddrinfo(host, parts.port or parts.scheme, type=socket.SOCK_STREAM)
    return not all(is_public(str(place[4][0])) for place in found)


def _question(address: str, timeout: float) -> tuple[int, str]:
    """Status and the address of a redirect; ``GET`` where ``HEAD`` is answered as if there were nothing to see."""
    status, onward = _send("HEAD", address, timeout)
    if status < 400 or status == 429:
        return status, onward
    return _send("GET", address, timeout)


def _send(method: str, address: str, timeout: float) -> tuple[int, str]:
    headers = {"User-Agent": USER_AGENT, "Accept": "text/html, */*;q=0.5", "Accept-Language": "*"}
    request = urllib.request.Request(_spell(address), method=method, headers=headers)  # noqa: S310 # http or https
    try:
        with _OPENER.open(request, timeout=timeout) as answer:
            return answer.status, answer.headers.get("Location") or ""
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.headers.get("Location") or ""


def _spell(address: str) -> str:
    """An address in the letters that a request may hold: the host in IDNA, the rest in percent signs."""
    parts = urlsplit(address)
    host = encode_host(parts)
    port = f":{parts.port}" if parts.port else ""
    netloc = f"[{host}]{port}" if ":" in host else f"{host}{port}"
    return urlunsplit((parts.scheme, netloc, quote(parts.path, safe=_SAFE), quote(parts.query, safe=_SAFE), ""))


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    """Leaves redirects to the caller, who wants to know which are for good."""

    def redirect_request(self, *_: Any, **__: Any) -> None:  # noqa: ANN401 # the signature is the library's
        return None


_OPENER = urllib.request.build_opener(_NoRedirects)


def _judge(status: int) -> tuple[State, str]:
    if status in _GONE:
        return "dead", f"it answers {status}"
    if status in _REFUSED:
        return "refused", f"it answers {status} to programs"
    if status >= 400:
        return "unknown", f"it answers {status}"
    return "alive", f"it answers {status}"


def _word_failure(error: Exception) -> str:
    reason = error.reason if isinstance(error, urllib.error.URLError) else error
    if isinstance(reason, TimeoutError):
        return "no answer in time"
    if isinstance(reason, socket.gaierror):
        return "the name of the host leads nowhere from here"
    if isinstance(reason, ssl.SSLError):
        return "its certificate cannot be checked"
    if isinstance(reason, ConnectionRefusedError):
        return "the host takes no connection"
    return f"not reached ({type(reason).__name__})"


def _name_host(address: str) -> str:
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
