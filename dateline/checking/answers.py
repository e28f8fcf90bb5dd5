"""What addresses outside answered, and the file of the user's cache in which that is kept until it is old."""

from __future__ import annotations

import contextlib
import json
import time
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Literal, get_args

from dateline.disk import replace_file
from dateline.resources import find_user_cache

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

State = Literal["alive", "dead", "moved", "unknown", "refused"]
"""It answers; it is gone; it is at another address for good; nothing was learnt; it answers no program."""

FRESH = 7 * 24 * 3600
"""Seconds for which an answer is kept; nothing is kept of what is unknown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What became of one address."""

    address: str
    state: State
    detail: str
    """The status, the new address, or why nothing is known."""
    asked: int
    """When, in seconds since 1970."""


def find_cache() -> Path:
    """The file of the user's cache folder in which answers are kept.

    Raises:
        MachineError: when the user has no such folder.
    """
    return find_user_cache() / "links.json"


def word_age(asked: int) -> str:
    """How long ago an answer was given: ``today``, ``3 days ago``."""
    days = max(0, int(time.time()) - asked) // 86400
    return "today" if not days else "a day ago" if days == 1 else f"{days} days ago"


def read_cache(path: Path) -> list[Answer]:
    """Read the answers that are kept; a file that cannot be read counts as empty."""
    try:
        rows = json.loads(path.read_text(encoding="utf-8"))
        answers = [Answer(**row) for row in rows]
    except (OSError, ValueError, TypeError):
        return []
    return [one for one in answers if one.state in get_args(State) and isinstance(one.asked, int)]


def write_cache(path: Path, answers: Iterable[Answer]) -> None:
    """Keep what was answered, whole or not at all; a cache that cannot be written costs time, and nothing else."""
    text = json.dumps([asdict(one) for one in answers], ensure_ascii=False, indent=0)
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_file(path, text.encode())
