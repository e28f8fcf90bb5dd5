"""What is said on the terminal: results on stdout, messages on stderr, progress while somebody waits."""

from __future__ import annotations

import contextlib
import sys
import traceback
from typing import TYPE_CHECKING

from dateline.errors import DatelineError, MachineError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_CLEAR_LINE = "\r\x1b[K"


def say(text: str) -> None:
    """Print a result."""
    print(text, flush=True)


def warn(text: str) -> None:
    """Print a message."""
    print(text, file=sys.stderr, flush=True)


def ask(question: str, proposal: str) -> str:
    """Put a question on the terminal; an empty answer takes the proposal, the end of input answers nothing."""
    shown = f"{question} [{proposal}]: " if proposal else f"{question}: "
    try:
        return input(shown).strip() or proposal
    except EOFError:
        return ""


def count(number: int, noun: str) -> str:
    """``1 event``, ``2 events``."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


@contextlib.contextmanager
def show_progress() -> Iterator[Callable[[str, int, int], None]]:
    """One line on the terminal that is written over and over, and gone at the end."""

    def show(stage: str, done: int, total: int) -> None:
        if done == total or done % max(1, total // 100) == 0:
            print(f"{_CLEAR_LINE}{stage} {done}/{total}", end="", file=sys.stderr, flush=True)

    try:
        yield show
    finally:
        print(_CLEAR_LINE, end="", file=sys.stderr, flush=True)


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
            traceback.print_exc()
        how = "" if verbose else "; --verbose prints what to put into the report"
        raise MachineError(
            f"this is a bug in dateline, please report it: {type(error).__name__}: {error}{how}"
        ) from error
