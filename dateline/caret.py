"""A problem → its line as a terminal can show it, with a caret under what is wrong.

The file is read again, for display alone: it may be gone, or be no text at all, and a message must come out all the
same. Whatever could steer a terminal or turn the order of letters round is shown as its number.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dateline.errors import Problem

_MAX_BYTES = 2_000_000
_TAB = 4
_CUT = "…"
_JOINERS = "\u200c\u200d"
"""Invisible, and yet letters of some scripts are written with them."""


def neutralise(text: str) -> str:
    r"""Text in which control characters and those that turn writing round are written out: ``\\x1b``, ``U+202E``."""
    return text if text.isprintable() else "".join(map(_write_out, text))


def quote_line(problem: Problem, width: int) -> tuple[str, str]:
    """Quote the line of a problem.

    Args:
        problem: Its place is looked up.
        width: Columns of the terminal that the line may take; a longer one is cut around the caret.

    Returns:
        The line, and the caret to stand below it; empty texts where there is no line to show, and no caret where the
        whole line is meant.
    """
    line = _read_line(problem.path, problem.line)
    if not line.strip(" \t-"):  # nothing, or the rule before the front matter
        return "", ""
    first = min(max(problem.column - 1, 0), len(line))
    low = max(0, first - width)  # a line may have two megabytes, and each of its words a problem
    shown = _show_characters(line[low : first + width])
    first -= low
    begin, end = _find_window([_measure(text) for text in shown], first, width - 2 * len(_CUT))
    before = (_CUT if low or begin else "") + "".join(shown[begin:first])
    after = "".join(shown[first:end]) + (_CUT if low + end < len(line) else "")
    if not problem.column:
        return before + after, ""
    marked = shown[first : min(end, first + problem.length)]
    return before + after, " " * _measure(before) + "^" + "~" * (_measure("".join(marked)) - 1)


def _read_line(path: str, number: int) -> str:
    """One line of a file; empty where it cannot be had."""
    try:
        file = Path(path)
        if not number or not file.is_file():
            return ""
        status = file.stat()
        lines = _read_lines(file, status.st_mtime_ns, status.st_size)
    except (OSError, ValueError):
        return ""
    return lines[number - 1].removesuffix(b"\r").decode("utf-8", "replace") if number <= len(lines) else ""


@lru_cache(maxsize=1)
def _read_lines(file: Path, _time: int, _size: int) -> list[bytes]:
    """The lines of a file, kept while it stays as it is: problems come file by file, and there may be thousands."""
    with file.open("rb") as stream:
        return stream.read(_MAX_BYTES).split(b"\n")


def _show_characters(line: str) -> list[str]:
    """What is shown for each character: tabs as spaces up to the next stop, and nothing that steers the terminal."""
    shown: list[str] = []
    column = 0
    for character in line:
        text = " " * (_TAB - column % _TAB) if character == "\t" else _write_out(character)
        column += _measure(text)
        shown.append(text)
    return shown


def _write_out(character: str) -> str:
    if character in _JOINERS:
        return character
    category = unicodedata.category(character)
    if category == "Cc":
        return f"\\x{ord(character):02x}"
    return f"U+{ord(character):04X}" if category in {"Cf", "Cs", "Zl", "Zp"} else character


def _measure(text: str) -> int:
    """How many columns of a terminal a text takes: two for what is wide in East Asia, none for marks over letters."""
    return sum(
        0
        if unicodedata.category(character) in {"Mn", "Me", "Cf"}
        else 1 + (unicodedata.east_asian_width(character) in {"W", "F"})
        for character in text
    )


def _find_window(widths: Sequence[int], first: int, room: int) -> tuple[int, int]:
    """The stretch of characters that fits around what is marked: a third of the room before it, the rest behind."""
    begin = end = first
    used = 0
    while begin > 0 and used + widths[begin - 1] <= room // 3:
        begin -= 1
        used += widths[begin]
    while end < len(widths) and used + widths[end] <= room:
        used += widths[end]
        end += 1
    while begin > 0 and used + widths[begin - 1] <= room:
        begin -= 1
        used += widths[begin]
    return begin, end
