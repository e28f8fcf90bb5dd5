"""The command line: arguments in, exit code out. ``python build.py`` and the installed ``dateline`` are this program.

Exit codes: 0 done, 1 the content is wrong (or there are concerns, with ``--strict``), 2 the command line is wrong,
3 the machine is wrong. Results go to stdout, messages to stderr; nobody is ever shown a traceback, except by
``--verbose``.
"""

from __future__ import annotations

import argparse
import atexit
import contextlib
import difflib
import gc
import io
import os
import sys
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, NoReturn

from dateline import __version__
from dateline.commands import add, build, check, explain, new, record, serve
from dateline.console import say_record, show_error, warn, word_unexpected
from dateline.errors import ContentError, DatelineError, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

_COMMANDS = (new, build, serve, add, check, record, explain)
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
    _prepare_streams()
    if arguments is None:
        _leave_garbage()
    try:
        options = _read_command_line(words)
    except UsageError as error:
        raise SystemExit(_report(error, as_json="--json" in words)) from error
    try:
        with word_unexpected(verbose=options.verbose):
            code: int = options.run(options)
            sys.stdout.flush()
    except BrokenPipeError:  # `dateline check | head`: nobody reads on, and that is all right
        _silence_streams()
        return 0
    except KeyboardInterrupt:
        warn("stopped")
        return _INTERRUPTED
    except DatelineError as error:
        return _report(error, as_json=getattr(options, "json", False))
    return code


def make_parser() -> argparse.ArgumentParser:
    """The commands and their options."""
    parser = _Parser(
        prog="dateline",
        description="Reads saved articles into one dated, cited timeline. Without a command: build.",
        epilog="Example: dateline build --content my-story. `dateline COMMAND --help` tells of one command.",
    )
    parser.add_argument("--version", action="version", version=f"dateline {__version__}")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    for command in _COMMANDS:
        described = f"{command.PURPOSE}.".capitalize()
        example = f"Example: {command.EXAMPLE}"
        own = commands.add_parser(command.NAME, help=command.PURPOSE, description=described, epilog=example)
        own.set_defaults(run=command.run)
        command.add_options(own)
    return parser


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in a sentence that ends in what to write, and leaves the rest to ``main``."""

    def error(self, message: str) -> NoReturn:
        """Raise what argparse found, in our words.

        Raises:
            UsageError: always.
        """
        problem = message.removeprefix("argument ")
        option, _, found = problem.partition(": ")
        if found == "expected one argument":
            name = option.rpartition("/")[2]  # "-o/--out" has two
            value = self._option_string_actions[name].metavar or name.lstrip("-").upper()
            problem = f"{name} has no value; write it behind, as in {name} {value}"
        elif option == "the following arguments are required":
            problem = f"{found} is missing; write it as the example does. {self.epilog}"
        elif "; " not in problem:
            problem += f"; `{self.prog} --help` says what it takes"
        raise UsageError(f"{self.prog}: {problem}")

    def parse_known_args(  # type: ignore[override]
        self, args: Sequence[str] | None = None, namespace: argparse.Namespace | None = None
    ) -> tuple[argparse.Namespace, list[str]]:
        """Refuse what the command does not know, here where its own options are at hand to be named.

        Raises:
            UsageError: when there is any.
        """
        options, unknown = super().parse_known_args(args, namespace)
        if unknown:
            self.error(_word_unknown(unknown[0], list(self._option_string_actions)))
        return options, unknown


def _read_command_line(words: Sequence[str]) -> argparse.Namespace:
    """Read the words of a command line.

    Raises:
        UsageError: when they make none.
    """
    names = [command.NAME for command in _COMMANDS]
    if not words[0].startswith("-") and words[0] not in names:
        raise UsageError(f"dateline: there is no command {words[0]!r}; {_suggest(words[0], names)}")
    return make_parser().parse_args(words)


def _word_unknown(word: str, known: Sequence[str]) -> str:
    if not word.startswith("-"):
        return f"{word!r} is one word too many; leave it out, or put an option before it"
    option = word.partition("=")[0]
    return f"there is no option {option!r}; {_suggest(option, [name for name in known if name.startswith('--')])}"


def _suggest(word: str, known: Sequence[str]) -> str:
    """The nearest of the known words, or all of them; the dashes before an option say nothing of which is meant."""
    bare = {name.lstrip("-"): name for name in known}
    near = difflib.get_close_matches(word.lstrip("-").lower(), bare, n=1)
    return f"did you mean {bare[near[0]]!r}?" if near else f"write one of: {', '.join(known)}"


def _leave_garbage() -> None:
    """Look for no circles of values in this process, not at its end either: commands make few, and are soon over.

    Looking takes a sixth of the time of a build.
    """
    gc.disable()
    atexit.register(gc.freeze)  # nothing that was made is looked through then


def _prepare_streams() -> None:
    """Make sure that whatever is said can be said: also to a terminal that lacks a script, or to nobody."""
    for name in ("stdin", "stdout", "stderr"):
        if getattr(sys, name) is None:  # who started the program has closed it
            mode = "r" if name == "stdin" else "w"
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115 -- until the end
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a terminal that lacks a script shows its code, and goes on
            stream.reconfigure(errors="backslashreplace")


def _silence_streams() -> None:
    """Lead what is still to be written into nothing, since nobody reads on: Python would complain of it at its end."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _report(error: DatelineError, *, as_json: bool) -> int:
    """Show an error, to a program as well where it asked for JSON; returns the exit code."""
    try:
        show_error(error)
        if as_json:
            say_record(_record_error(error))
    except OSError:  # the exit code tells it, where nothing else can be told
        _silence_streams()
    return error.exit_code


def _record_error(error: DatelineError) -> dict[str, Any]:
    problems = error.problems if isinstance(error, ContentError) else ()
    return {"error": str(error), "exit_code": error.exit_code, "problems": [asdict(problem) for problem in problems]}
