"""The command line: arguments in, exit code out. ``python build.py`` and the installed ``dateline`` are this program.

Exit codes: 0 done, 1 the content is wrong (or there are concerns, with ``--strict``), 2 the command line is wrong,
3 the machine is wrong. Results go to stdout, messages to stderr; nobody is ever shown a traceback, except by
``--verbose``. What a command needs is imported when it runs, so that ``--help`` answers at once.
"""

# ruff: noqa: PLC0415 (imports inside commands, for the reason just given)

from __future__ import annotations

import argparse
import contextlib
import io
import json
import os
import re
import sys
import time
import traceback
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from dateline import __version__
from dateline.errors import ContentError, DatelineError, MachineError, UsageError
from dateline.resources import find_static, find_templates

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from dateline.pipeline import Site
    from dateline.publishing.output import Written

_INTERRUPTED = 130
"""What shells give for a program that Ctrl-C ended."""
_CLEAR_LINE = "\r\x1b[K"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; ``build`` where none is named.

    Args:
        arguments: words of the command line; those of this process when ``None``.

    Returns:
        The exit code.
    """
    words = list(sys.argv[1:] if arguments is None else arguments)
    if not words or (words[0].startswith("-") and words[0] not in {"-h", "--help", "--version"}):
        words.insert(0, "build")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a terminal that lacks a script shows its code, and goes on
            stream.reconfigure(errors="backslashreplace")
    options = make_parser().parse_args(words)
    try:
        with _word_unexpected(verbose=options.verbose):
            code: int = options.run(options)
            sys.stdout.flush()
    except BrokenPipeError:  # `dateline check | head`: nobody reads on, and that is all right
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        _warn("stopped")
        return _INTERRUPTED
    except DatelineError as error:
        _warn(str(error))
        if getattr(options, "json", False):
            _say(json.dumps(_record_error(error), ensure_ascii=False))
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

    build = _add_command(commands, "build", _run_build, "make the site from the content")
    _add_build_options(build)
    build.add_argument("--json", action="store_true", help="print the result as JSON")

    serve = _add_command(commands, "serve", _run_serve, "build, show the site, and build again on every save")
    serve.add_argument(
        "--host", default="127.0.0.1", help="interface to listen on (default: %(default)s, this machine)"
    )
    serve.add_argument("--port", type=_read_port, default=8000, help="port; 0 for any free one (default: %(default)s)")
    _add_build_options(serve)

    check = _add_command(commands, "check", _run_check, "list what an editor should look at; writes nothing")
    _add_content_options(check)
    check.add_argument("--strict", action="store_true", help="exit with 1 when there are concerns")

    record = _add_command(
        commands, "record", _run_record, "record what is published, so that no address changes; commit what it writes"
    )
    _add_content_options(record)
    as_of = "day to list what changed under, as 2024-06-14 (default: that of the newest article)"
    record.add_argument("--as-of", type=_read_day, metavar="DATE", help=as_of)

    explain = _add_command(
        commands, "explain", _run_explain, "tell how an event, a mention or a disagreement came to be"
    )
    explain.add_argument("id", metavar="ID", help="its id, as in the page's address or in data/events.json")
    _add_content_options(explain)
    return parser


def _add_command(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
    name: str,
    run: Callable[[argparse.Namespace], int],
    purpose: str,
) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = commands.add_parser(name, help=purpose, description=f"{purpose}.".capitalize())
    parser.set_defaults(run=run)
    return parser


def _add_content_options(parser: argparse.ArgumentParser) -> None:
    content = "folder with timeline.yml and sources/ (default: %(default)s)"
    parser.add_argument("--content", type=Path, default=Path("content"), metavar="DIR", help=content)
    parser.add_argument("--verbose", action="store_true", help="say more; for a bug report, print its traceback")


def _add_build_options(parser: argparse.ArgumentParser) -> None:
    _add_content_options(parser)
    out = "folder of the site, and of nothing else (default: %(default)s)"
    parser.add_argument("--out", type=Path, default=Path("_site"), metavar="DIR", help=out)
    address = "where the site will be published; goes before base_url in timeline.yml"
    parser.add_argument("--base-url", type=_read_base_url, default="", metavar="URL", help=address)
    parser.add_argument("--strict", action="store_true", help="write nothing and exit with 1 when there are concerns")
    parser.add_argument("--quiet", action="store_true", help="print errors only")


def _read_base_url(text: str) -> str:
    """Check an address, and end it in a slash; an empty one, from a script without one, counts as none."""
    if not text:
        return ""
    try:
        parts = urlsplit(text)
        is_good = parts.scheme in {"http", "https"} and parts.hostname and not (parts.query or parts.fragment)
    except ValueError:
        is_good = False
    if not is_good:
        raise argparse.ArgumentTypeError(
            f"{text!r} is not the address of a site; write it as https://example.org/story/"
        )
    return text.rstrip("/") + "/"


def _read_day(text: str) -> date:
    try:
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise argparse.ArgumentTypeError(f"{text!r} is not a day; write it as 2024-06-14")


def _read_port(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and int(text) <= 65535):
        raise argparse.ArgumentTypeError(f"{text!r} is not a port; write a number from 0 to 65535")
    return int(text)


# ------------------------------------------------------------------ commands


def _run_build(options: argparse.Namespace) -> int:
    started = time.perf_counter()
    site, written = _build(options)
    seconds = time.perf_counter() - started
    if options.json:
        _say(json.dumps(_record_build(site, written, options.out, seconds), ensure_ascii=False))
    elif not options.quiet:
        _say(_sum_up(site, written, options.out, seconds))
    return 0


def _run_serve(options: argparse.Namespace) -> int:
    from dateline.serve import Address, serve

    def build() -> Mapping[str, bytes]:
        with _word_unexpected(verbose=options.verbose):
            started = time.perf_counter()
            site, written = _build(options)
            if not options.quiet:
                _say(_sum_up(site, written, options.out, time.perf_counter() - started))
            return site.files

    folders = (options.content, find_templates(), find_static())
    with contextlib.suppress(KeyboardInterrupt):
        serve(build, Address(host=options.host, port=options.port), folders=folders, say=_say, warn=_warn)
    return 0


def _run_check(options: argparse.Namespace) -> int:
    from dateline.checking.check import list_findings

    site = _make_site(options)
    for finding in list_findings(site.timeline):
        _say(f"{finding.title}: {len(finding.places)} ({finding.advice})")
        for place in finding.places:
            _say(f"  {place}")
        _say("")
    for concern in site.concerns:
        _warn(str(concern))
    _say(f"{_count_story(site)}, {_count(len(site.concerns), 'concern')}")
    return 1 if options.strict and site.concerns else 0


def _run_record(options: argparse.Namespace) -> int:
    from dateline.checking.addresses import find_dead_addresses, find_dead_pages
    from dateline.publishing.record import format_record, list_pages, make_record, write_record
    from dateline.publishing.revisions import find_newest_day, format_changes, update_revisions
    from dateline.reading.changes import CHANGES_FILE
    from dateline.reading.published import PUBLISHED_FILE

    timeline = _make_site(options).timeline
    if dead := (*find_dead_addresses(timeline), *find_dead_pages(timeline)):
        raise ContentError(*dead)
    kept = timeline.revisions
    if options.as_of and kept and options.as_of < kept[0].day:
        raise UsageError(f"--as-of: what changed is recorded up to {kept[0].day}; write that day or a later one")
    record = make_record(timeline)
    day = options.as_of or find_newest_day(timeline)
    revisions = update_revisions(kept, timeline.published, record, day)
    path, changes_path = options.content / PUBLISHED_FILE, options.content / CHANGES_FILE
    # The record last: a run that is interrupted between the two is made up for by the next one.
    changes_written = write_record(format_changes(revisions), changes_path)
    changed = write_record(format_record(record, list_pages(timeline)), path)
    before = {entry.id for entry in timeline.published}
    new = sum(entry.id not in before for entry in record)
    retired = sum(len(entry.was) for entry in record)
    outcome = f"{new} new, {_count(retired, 'retired id')}; commit it with the content" if changed else "unchanged"
    _say(f"{path}: {_count(len(record), 'event')} recorded, {outcome}")
    if changes_written:
        found = _count(len(revisions[0].changes), "change") if revisions[0].changes else "first published"
        _say(f"{changes_path}: {found} as of {revisions[0].day}; commit it too")
    return 0


def _run_explain(options: argparse.Namespace) -> int:
    from dateline.checking.explain import explain

    _say(explain(_make_site(options).timeline, options.id).rstrip("\n"))
    return 0


# ------------------------------------------------------------------ the chain


def _make_site(options: argparse.Namespace) -> Site:
    from dateline.pipeline import build_site

    if not options.content.is_dir():
        raise UsageError(
            f"{options.content}: there is no such folder; write --content with the one that holds timeline.yml"
        )
    quiet = getattr(options, "quiet", False) or not sys.stderr.isatty()
    with contextlib.nullcontext() if quiet else _show_progress() as progress:
        return build_site(options.content, base_url=getattr(options, "base_url", ""), progress=progress)


def _build(options: argparse.Namespace) -> tuple[Site, Written]:
    from dateline.publishing.output import write_site

    site = _make_site(options)
    if options.strict and site.concerns:
        raise ContentError(*site.concerns)
    if options.verbose:
        for concern in site.concerns:
            _warn(str(concern))
    protected = (options.content, find_templates(), find_static())
    return site, write_site(site.files, options.out, protected=protected, story=site.timeline.config.title)


# ------------------------------------------------------------------ what is said


def _sum_up(site: Site, written: Written, out: Path, seconds: float) -> str:
    """The end of a build: what was carried over, then one line with counts, time and where the site is."""
    lines = []
    if written.kept:
        named = ", ".join(written.kept[:5]) + (f" and {len(written.kept) - 5} more" if len(written.kept) > 5 else "")
        lines.append(f"Kept in {out}, though dateline did not make it: {named}")
    files = f"{_count(written.written, 'file')} written, {written.unchanged} unchanged, {written.removed} removed"
    concerns = f", {_count(len(site.concerns), 'concern')} (see `dateline check`)" if site.concerns else ""
    lines.append(f"{_count_story(site)}{concerns}; {files}; {seconds:.1f} s; {out / 'index.html'}")
    return "\n".join(lines)


def _count_story(site: Site) -> str:
    timeline = site.timeline
    disagreements = sum(len(event.disagreements) for event in timeline.events)
    beyond = f" ({len(timeline.beyond)} more beyond the story)" if timeline.beyond else ""
    return (
        f"{_count(len(timeline.events), 'event')}{beyond} from {_count(len(timeline.sources), 'source')}, "
        f"{_count(disagreements, 'disagreement')}"
    )


def _record_build(site: Site, written: Written, out: Path, seconds: float) -> dict[str, Any]:
    """The end of a build for programs: stable keys."""
    timeline = site.timeline
    return {
        "site": str(out),
        "events": len(timeline.events),
        "out_of_scope": len(timeline.beyond),
        "sources": len(timeline.sources),
        "disagreements": sum(len(event.disagreements) for event in timeline.events),
        "files": asdict(written),
        "concerns": [asdict(concern) for concern in site.concerns],
        "seconds": round(seconds, 3),
    }


def _record_error(error: DatelineError) -> dict[str, Any]:
    problems = error.problems if isinstance(error, ContentError) else ()
    return {"error": str(error), "exit_code": error.exit_code, "problems": [asdict(problem) for problem in problems]}


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


@contextlib.contextmanager
def _show_progress() -> Iterator[Callable[[str, int, int], None]]:
    """One line on the terminal that is written over and over, and gone at the end."""

    def show(stage: str, done: int, total: int) -> None:
        if done == total or done % max(1, total // 100) == 0:
            print(f"{_CLEAR_LINE}{stage} {done}/{total}", end="", file=sys.stderr, flush=True)

    try:
        yield show
    finally:
        print(_CLEAR_LINE, end="", file=sys.stderr, flush=True)


@contextlib.contextmanager
def _word_unexpected(*, verbose: bool) -> Iterator[None]:
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


def _say(text: str) -> None:
    print(text, flush=True)


def _warn(text: str) -> None:
    print(text, file=sys.stderr, flush=True)
