"""The command line: arguments in, exit code out. ``python build.py`` and the installed ``dateline`` are this program.

Exit codes: 0 done, 1 the content is wrong (or there are concerns, with ``--strict``), 2 the command line is wrong,
3 the machine is wrong. Results go to stdout, messages to stderr; nobody is ever shown a traceback, except by
``--verbose``.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import sys
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from dateline import __version__
from dateline.commands import add, build, check, explain, record, serve
from dateline.console import say, warn, word_unexpected
from dateline.errors import ContentError, DatelineError

if TYPE_CHECKING:
    from collections.abc import Sequence

_COMMANDS = (build, serve, add, check, record, explain)
_INTERRUPTED = 130
"""What shells give for a program that Ctrl-C ended."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; ``build`` where none is named.

    Args:
        arguments: words of the command line; those of this process when ``None``.

    Returns:
        The exit code.
    """
    words = list(sys.argv[1:] if arguments is None else arguments)
    if not words or (words[0].startswith("-") and words[0] not in {"-h", "--help", "--version"}):
        words.insert(0, build.NAME)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a terminal that lacks a script shows its code, and goes on
            stream.reconfigure(errors="backslashreplace")
    options = make_parser().parse_args(words)
    try:
        with word_unexpected(verbose=options.verbose):
            code: int = options.run(options)
            sys.stdout.flush()
    except BrokenPipeError:  # `dateline check | head`: nobody reads on, and that is all right
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        warn("stopped")
        return _INTERRUPTED
    except DatelineError as error:
        warn(str(error))
        if getattr(options, "json", False):
            say(json.dumps(_record_error(error), ensure_ascii=False))
        return error.exit_code
    return code


def make_parser() -> argparse.ArgumentParser:
    """The commands and their options."""
    parser = argparse.ArgumentParser(
        prog="dateline",
        description="Reads saved articles into one dated, cited timeline. Without a command: build.",
    )
    parser.add_argument("--version", action="version", version=f"dateline {__version__}")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    for command in _COMMANDS:
        described = f"{command.PURPOSE}.".capitalize()
        own = commands.add_parser(command.NAME, help=command.PURPOSE, description=described)
        own.set_defaults(run=command.run)
        command.add_options(own)
    return parser


def _record_error(error: DatelineError) -> dict[str, Any]:
    problems = error.problems if isinstance(error, ContentError) else ()
    return {"error": str(error), "exit_code": error.exit_code, "problems": [asdict(problem) for problem in problems]}
