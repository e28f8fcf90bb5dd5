"""What is said on the terminal: results on stdout, messages on stderr, progress while somebody waits.

Colours and progress are for a terminal alone: what a pipe or a log receives is plain text.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
import sys
import time
import traceback
from typing import TYPE_CHECKING, Any

from dateline.caret import neutralise, quote_line
from dateline.errors import ContentError, DatelineError, MachineError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import TextIO

    from dateline.errors import Problem

_CLEAR_LINE = "\r\x1b[K"
_BOLD, _RED, _PLAIN = "\x1b[1m", "\x1b[1;31m", "\x1b[0m"
_CONTROLS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""What could steer a terminal, or show a line in another order than it is written: from the name of a folder, say."""
_INDENT = "    "
_WIDTH = 100
"""Columns that a quoted line may take where nobody knows how wide the terminal is."""
_INTERVAL = 0.1
"""Seconds between two updates of the progress line."""
_MEANINGFUL = 2.0
"""Seconds after which the pace of a step says something about its end."""


def say(text: str) -> None:
    """Print a result. All its letters stay as they are, for lines of it may be meant to be pasted."""
    print(_CONTROLS.sub(lambda match: neutralise(match[0]), text), flush=True)


def say_record(record: dict[str, Any]) -> None:
    """Print a result for programs: JSON on one line."""
    is_unicode = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
    written = json.dumps(record, ensure_ascii=not is_unicode)
    print(_CONTROLS.sub(lambda match: f"\\u{ord(match[0]):04x}", written), flush=True)


def warn(text: str) -> None:
    """Print a message."""
    print("\n".join(map(neutralise, text.split("\n"))), file=sys.stderr, flush=True)


def show_error(error: DatelineError) -> None:
    """Print an error; of the content every problem, with its line and a caret, and at last how many there are."""
    if not isinstance(error, ContentError):
        warn(str(error))
        return
    for problem in error.problems:
        _show_problem(problem)
    if len(error.problems) > 1:
        files = len({problem.path for problem in error.problems})
        warn(f"{count(len(error.problems), 'problem')} in {count(files, 'file')}")


def _show_problem(problem: Problem) -> None:
    colours = _has_colours(sys.stderr)
    width = shutil.get_terminal_size((_WIDTH, 0)).columns if sys.stderr.isatty() else _WIDTH
    line, caret = quote_line(problem, max(width, 40) - len(_INDENT) - 1)

    def paint(text: str, colour: str) -> str:
        return f"{colour}{text}{_PLAIN}" if colours else text

    shown = [f"{paint(neutralise(problem.place), _BOLD)}: {neutralise(problem.message)}"]
    shown += [_INDENT + line] if line else []
    shown += [_INDENT + paint(caret, _RED)] if caret else []
    print("\n".join(shown), file=sys.stderr, flush=True)


def ask(question: str, proposal: str) -> str:
    """Put a question on the terminal; an empty answer takes the proposal, the end of input answers nothing."""
    shown = f"{question} [{proposal}]: " if proposal else f"{question}: "
    try:
        return input(neutralise(shown)).strip() or proposal
    except EOFError:
        return ""


def count(number: int, noun: str) -> str:
    """``1 event``, ``2 events``."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _is_terminal(stream: TextIO) -> bool:
    """Whether somebody reads along on something that understands escape sequences."""
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def _has_colours(stream: TextIO) -> bool:
    """Whether to use colours; https://no-color.org says how to be spared them."""
    return _is_terminal(stream) and not os.environ.get("NO_COLOR")


@contextlib.contextmanager
def show_progress(*, clock: Callable[[], float] = time.monotonic) -> Iterator[Callable[[str, int, int], None] | None]:
    """One line on the terminal that is written over and over, and gone at the end; ``None`` where nobody looks on.

    It names the step, how much of it is done, and how long it will go on once its pace tells.
    """
    if not _is_terminal(sys.stderr):
        yield None
        return
    step, began, shown = "", 0.0, 0.0

    def show(stage: str, done: int, total: int) -> None:
        nonlocal step, began, shown
        now = clock()
        if stage != step:
            step, began = stage, now
        elif now - shown < _INTERVAL:
            return
        shown = now
        counted = f" {done}/{total}" if total else ""
        left = _estimate_left(now - began, done, total)
        print(f"{_CLEAR_LINE}{stage}{counted}{left}", end="", file=sys.stderr, flush=True)

    try:
        yield show
    finally:
        print(_CLEAR_LINE, end="", file=sys.stderr, flush=True)


def _estimate_left(elapsed: float, done: int, total: int) -> str:
    """How long the step will go on at its pace; nothing while the pace says little, or where there is no end yet."""
    if elapsed < _MEANINGFUL or not 0 < done < total:
        return ""
    seconds = round(elapsed / done * (total - done))
    if seconds < 1:
        return ""
    return f", about {seconds} s left" if seconds < 90 else f", about {round(seconds / 60)} min left"


@contextlib.contextmanager
def word_unexpected(*, verbose: bool) -> Iterator[None]:
    """Turn what no module has put into words into a sentence."""
    try:
        yield
    except (DatelineError, BrokenPipeError):
        raise
    except OSError as error:
        raise MachineError(f"the machine refuses: {error}") from error
    except MemoryError as error:
        raise MachineError("there is not enough memory for this content") from error
    except ModuleNotFoundError as error:
        raise MachineError(
            f"this Python has no {error.name}; run `make site` once, then `.venv/bin/python build.py`"
        ) from error
    except Exception as error:
        if verbose:
            warn(traceback.format_exc())
        how = "" if verbose else "; --verbose prints what to put into the report"
        raise MachineError(
            f"this is a bug in dateline, please report it: {type(error).__name__}: {error}{how}"
        ) from error
