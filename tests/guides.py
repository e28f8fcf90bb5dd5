"""A guide of ``docs/`` → what it has its reader do; and the doing of it, in an empty folder, in its order.

What a block is for is said by its first line and by the words before it, so that the pages stay plain Markdown:

- ``sh``: commands. ``sh exit 1``: commands of which the last one is to fail so. ``sh server`` and ``sh network`` need
  something that a test has not, and are only read: their commands and options must exist.
- ``text``: what the commands before it print, line by line. ``…`` stands for anything, on a line of its own for lines.
- Anything else is written into the file that the words before it name: "Save … as `file`:" makes it, "Add … to `file`:"
  appends to it, "Put … in `file`:" finds the block's first line in it and puts the others below, "Change … in `file`:"
  replaces the line that begins most like its first one.
- ``example`` after the language: only to be looked at.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import shlex
import subprocess
from dataclasses import dataclass
from pathlib import Path

from dateline.cli import main, make_parser

_FENCE = re.compile(
    r"(?P<before>(?:^(?!```)[^\n]+\n)+\n?)?^```(?P<info>[^\n]*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL
)
_FILE = re.compile(r"(?:.*[.:;,] )?(?P<verb>save|add|put|change)\b.*`(?P<path>[\w./-]+)`:", re.IGNORECASE)
_NEEDS = {"sh server", "sh network"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A fenced block of a page."""

    line: int
    info: str
    body: str
    verb: str
    """What its reader does with it, of those that go into a file; otherwise empty."""
    path: str

    @property
    def commands(self) -> list[str]:
        """Its lines, remarks aside."""
        return [line for line in self.body.splitlines() if line and not line.startswith("#")]


def read_blocks(text: str) -> list[Block]:
    """Read the fenced blocks of a page."""
    blocks = []
    for match in _FENCE.finditer(text):
        file = _FILE.fullmatch(" ".join((match["before"] or "").split()))
        blocks.append(
            Block(
                line=text.count("\n", 0, match.start("info")) + 1,
                info=match["info"],
                body=match["body"],
                verb=file["verb"].lower() if file else "",
                path=file["path"] if file else "",
            )
        )
    return blocks


def follow(blocks: list[Block], folder: Path) -> None:
    """Do what a page says.

    Args:
        blocks: of the page, in its order.
        folder: an empty one, to begin in.

    Raises:
        AssertionError: with the line of the page that does not hold.
    """
    with contextlib.chdir(folder):
        printed = ""
        for block in blocks:
            if block.info in _NEEDS:
                check_commands(block)
            elif block.info.startswith("sh"):
                printed = _run(block)
            elif block.info == "text":
                assert _is_printed(block.body, printed), f"line {block.line}: other words were printed:\n{printed}"
            elif not block.info.endswith(" example"):
                _write(block)


def check_commands(block: Block) -> None:
    """See that a command that is not run has the options that the page gives it."""
    for line in block.commands:
        words = shlex.split(line, comments=True)
        if words[0] == "dateline":
            make_parser().parse_args(words[1:])


def _run(block: Block) -> str:
    """Run commands, `dateline` in this process; returns what they print."""
    expected = int(block.info.removeprefix("sh").removeprefix(" exit") or 0)
    printed = io.StringIO()
    code = 0
    for number, line in enumerate(block.commands):
        words = shlex.split(line, comments=True)
        if words[0] == "cd":
            os.chdir(words[1])
        elif words[0] == "dateline":
            with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed):
                code = _call(words[1:])
        else:
            ran = subprocess.run(["sh", "-e", "-c", line], capture_output=True, text=True, check=False)
            printed.write(ran.stdout + ran.stderr)
            code = ran.returncode
        last = number == len(block.commands) - 1
        wanted = expected if last else 0
        assert code == wanted, f"line {block.line}: {line!r} ends with {code}:\n{printed.getvalue()}"
    return printed.getvalue()


def _call(words: list[str]) -> int:
    try:
        return main(words)
    except SystemExit as ended:
        return int(ended.code or 0)


def _is_printed(told: str, printed: str) -> bool:
    pattern = ""
    for line in told.splitlines():
        words = ".*".join(re.escape(part.rstrip()) for part in line.split("…"))
        pattern += "(?:[^\n]*\n)*?" if line.strip() == "…" else f"{words}[ ]*\n"
    return re.fullmatch(pattern, printed if printed.endswith("\n") else f"{printed}\n") is not None


def _write(block: Block) -> None:
    """Write a block into its file."""
    assert block.verb, f"line {block.line}: nothing says what the block is for"
    file = Path(block.path)
    text = file.read_text(encoding="utf-8") if block.verb != "save" else ""
    first = block.body.partition("\n")[0]
    if block.verb == "add":
        text = f"{text.rstrip()}\n\n{block.body}"
    elif block.verb == "put":
        assert text.count(f"{first}\n") == 1, f"line {block.line}: {file} has no line {first!r} to put it below"
        text = text.replace(f"{first}\n", block.body)
    elif block.verb == "change":
        lines = text.splitlines(keepends=True)
        shared = [_count_shared(line, first) for line in lines]
        assert shared.count(max(shared)) == 1, f"line {block.line}: {file} has several lines, or none, like {first!r}"
        lines[shared.index(max(shared))] = block.body
        text = "".join(lines)
    else:
        text = block.body
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def _count_shared(left: str, right: str) -> int:
    """How many letters two lines begin with alike."""
    pairs = enumerate(zip(left, right, strict=False))
    return next((place for place, (one, two) in pairs if one != two), min(len(left), len(right)))
