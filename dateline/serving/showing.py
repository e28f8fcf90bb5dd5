"""A page of the site → the page as the editor's browser gets it: it listens for news, and says what is wrong.

Nothing is inline, neither script nor style: our pages' Content Security Policy rightly refuses both.
"""

from __future__ import annotations

import html
import re
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from dateline.caret import neutralise

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_POLICY = re.compile(r'(<meta\s+http-equiv="Content-Security-Policy"\s+content=")([^"]*)', re.IGNORECASE)
_HEAD_END = re.compile(r"</head\s*>", re.IGNORECASE)
_BODY = re.compile(r"<body[^>]*>", re.IGNORECASE)

NOT_BUILT = (
    '<!doctype html><html lang="en" id="dateline-not-built"><head><meta charset="utf-8">'
    '<meta name="viewport" content="width=device-width"><title>Not built yet</title></head><body></body></html>'
)
"""Stands in for every page until the content could be built once."""

STYLE = """\
#dateline-not-built{color-scheme:light dark}
#dateline-not-built body{margin:0}
#dateline-problems{position:sticky;top:0;z-index:99;max-height:60vh;overflow:auto;padding:1rem clamp(1rem,4vw,2.5rem);
	background:light-dark(#fbf1f2,#261b1f);color:light-dark(#15181c,#eceae5);
	border-bottom:3px solid light-dark(#a3123f,#ff8ea6);font:400 1rem/1.5 system-ui,sans-serif}
#dateline-problems p{margin:0;max-width:none}
#dateline-problems ul{margin:.5rem 0 0;padding:0 0 0 1.25rem;list-style:disc}
#dateline-problems li{margin:.25rem 0;font:400 .9375rem/1.45 ui-monospace,monospace;white-space:pre-wrap;
	overflow-wrap:anywhere}
"""
"""Style sheet of what is written above a page. The page's own choice between light and dark holds here too."""


class Files(Protocol):
    """The files of a site, which may be made when they are asked for."""

    def get(self, path: str, /) -> bytes | None:
        """Return a file by its path in the site, ``None`` where there is no such file.

        Raises:
            DatelineError: when it cannot be made.
        """
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What the browser is shown."""

    files: Files = field(default_factory=dict[str, bytes])
    """Of the newest content that could be read."""
    problems: tuple[str, ...] = ()
    """Why the newest content of all could not be built."""
    version: str = field(default_factory=lambda: f"v{time.time_ns()}")
    """Tells this preview from every other, those of an earlier run included."""


def add_preview(page: str, preview: Preview, *, host: str, port: int) -> str:
    """Put livereload's script into a page, let the page's own policy allow its socket, and write the problems above.

    Args:
        page: a page of the site.
        preview: what it is a part of.
        host: by which name and port the browser asked.
        port: where the server listens.
    """
    # By its "version of the snippet", which the script hands on, the server sees that a page is older than the site.
    # A server that has gone is asked for every two seconds, so that a page notices soon that one was started anew.
    query = html.escape(f"port={port}&snipver={preview.version}&maxdelay=2000")
    added = f'<script src="/livereload.js?{query}" defer></script>'
    # "self" covers a WebSocket of the same host in some browsers only, so it is named.
    allowed = {"connect-src": ["'self'", f"ws://{html.escape(host)}"]}
    if preview.problems:
        added += '<link rel="stylesheet" href="/livereload.css">'
        allowed["style-src"] = ["'self'"]
        page = _BODY.sub(lambda match: match[0] + _word_problems(preview.problems), page, count=1)
    page = _POLICY.sub(lambda match: match[1] + _widen_policy(match[2], allowed), page, count=1)
    return _HEAD_END.sub(lambda match: added + match[0], page, count=1)


def _widen_policy(policy: str, allowed: Mapping[str, Sequence[str]]) -> str:
    """A Content Security Policy that allows more: directive → sources."""
    rules = {words[0].lower(): words[1:] for rule in policy.split(";") if (words := rule.split())}
    for directive, sources in allowed.items():
        kept = [source for source in rules.get(directive, ()) if source not in {"'none'", *sources}]
        rules[directive] = [*kept, *sources]
    return "; ".join(" ".join([directive, *sources]) for directive, sources in rules.items())


def _word_problems(problems: tuple[str, ...]) -> str:
    told = ("\n".join(map(neutralise, problem.split("\n"))) for problem in problems)
    items = "".join(f"<li>{html.escape(problem)}</li>" for problem in told)
    heading = "<p><strong>The newest site cannot be built:</strong></p>"
    return f'<div role="alert" id="dateline-problems">{heading}<ul>{items}</ul></div>'
