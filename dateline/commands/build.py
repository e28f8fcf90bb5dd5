"""``dateline build``: make the site from the content."""

# ruff: noqa: PLC0415 (what a command needs is imported when it runs, so that `--help` answers at once)

from __future__ import annotations

import argparse
import contextlib
import time
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dateline.commands.making import follow, make_site
from dateline.commands.options import add_build_options
from dateline.commands.outcome import record_build, sum_up
from dateline.console import say, say_record, warn
from dateline.errors import ContentError, Problem
from dateline.merging.memory import FORGETFUL, Memory
from dateline.resources import find_static, find_templates

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from dateline.cache import Cache
    from dateline.disk import Seen
    from dateline.hashes import FileHashes
    from dateline.pipeline import ArrangedSite, Site
    from dateline.publishing.output import Written
    from dateline.stamp import Stamp

NAME = "build"
PURPOSE = "make the site from the content"
EXAMPLE = "dateline build --content my-story --out public"


def add_options(parser: argparse.ArgumentParser) -> None:
    """Say what the command line may hold."""
    add_build_options(parser)
    anew = "build everything anew, even if nothing has changed since the last build"
    parser.add_argument("--no-cache", action="store_true", help=anew)
    parser.add_argument("--json", action="store_true", help="print the result as JSON")


def run(options: argparse.Namespace) -> int:
    """Run the command; returns the exit code."""
    started = time.perf_counter()
    if options.no_cache:
        forget_builds(options.out)
    with open_cache(options.out, once=True) as cache:
        last = LastBuild(options)
        record = _recall(options, last.stamp.record) or write(options, last, cache)
    record["seconds"] = round(time.perf_counter() - started, 3)
    if options.json:
        say_record(record)
    elif not options.quiet:
        say(sum_up(record))
    if not options.quiet:
        for warning in record["warnings"]:
            warn(warning)
    return 0


class LastBuild:
    """What is known of the last build into a folder."""

    def __init__(self, options: argparse.Namespace, hashes: FileHashes | None = None) -> None:
        """Look at what a build would be made from now; to be done first, as what is saved later is for the next one.

        Args:
            options: of the command.
            hashes: of the files as the build before in this process found them.
        """
        from dateline.hashes import FileHashes

        self._options = options
        self.hashes = hashes or FileHashes()
        """Of the files that a build would be made from now."""
        self.fingerprint = _take_fingerprint(options, self.hashes)
        """Of all that a build would be made from now; empty where it cannot be read."""

    @cached_property
    def stamp(self) -> Stamp:
        """What is still true of the last build, when somebody asks for the first time."""
        from dateline.publishing.manifest import MANIFEST
        from dateline.stamp import read_stamp

        return read_stamp(self._options.out, self.fingerprint, MANIFEST)

    def disbelieve(self) -> None:
        """Take nothing of it for true any more."""
        from dateline.stamp import Stamp

        self.stamp = Stamp()


def _take_fingerprint(options: argparse.Namespace, hashes: FileHashes) -> str:
    from dateline.stamp import take_fingerprint

    words = (str(options.content), str(options.out), options.base_url)
    return take_fingerprint(options.content, (find_templates(), find_static()), words, hashes)


def open_cache(out: Path, *, once: bool = False) -> contextlib.closing[Cache]:
    """Open what earlier builds into a folder worked out; ``once`` for one build only."""
    from dateline.cache import Cache
    from dateline.stamp import fingerprint_program, name_beside

    return contextlib.closing(Cache(name_beside(out, "cache"), program=fingerprint_program(), once=once))


def forget_builds(out: Path) -> None:
    """Delete what is known of earlier builds into a folder."""
    from dateline.stamp import name_beside

    for what in ("stamp", "cache"):
        with contextlib.suppress(OSError):
            name_beside(out, what).unlink()


def _recall(options: argparse.Namespace, record: dict[str, Any] | None) -> dict[str, Any] | None:
    """The end of the last build, where nothing has changed since and so nothing is to be done; otherwise ``None``."""
    from dateline.publishing.output import has_leftovers

    if record is None or has_leftovers(options.out):
        return None
    try:
        files, concerns = record["files"], [Problem(**concern) for concern in record["concerns"]]
        again = {"written": 0, "unchanged": files["written"] + files["unchanged"], "removed": 0}
        recalled = {**record, "files": {**files, **again}}
        sum_up({**recalled, "seconds": 0.0})
    except (LookupError, TypeError, ValueError):  # a stamp that somebody else has written
        return None
    if options.strict and concerns:
        return None
    if options.verbose:
        _list_concerns(concerns)
    return recalled


def _list_concerns(concerns: Iterable[Problem]) -> None:
    for concern in concerns:
        warn(str(concern))


def write(
    options: argparse.Namespace,
    last: LastBuild,
    cache: Cache,
    memory: Memory = FORGETFUL,
    show: Callable[[ArrangedSite], None] | None = None,
    check: Callable[[], None] | None = None,
) -> dict[str, Any]:
    """Make the site, and swap it in; returns the end of the build for programs.

    Args:
        options: of the command.
        last: what is known of the last build.
        cache: what earlier builds worked out.
        memory: of the build before in this process.
        show: called when any page can be shown, before the files are made.
        check: called as the work goes on; may end it with an error of its own, and the old site stays.

    Raises:
        ContentError: when the content cannot be built; under ``--strict`` when there are concerns.
        MachineError: when the site cannot be written.
    """
    from dateline.publishing.output import OvertakenError, write_site
    from dateline.stamp import write_stamp

    site = make_site(options, cache, last, memory, show, check)
    if options.strict and site.concerns:
        raise ContentError(*site.concerns)
    # Of what was saved meanwhile, nobody knows whether it is in the site.
    fingerprint = last.fingerprint if _take_fingerprint(options, last.hashes) == last.fingerprint else ""
    record: dict[str, Any] = {}

    standing = {path: last.stamp.files[path] for path in site.kept}
    excess = _find_excess(site, standing)

    def finish(written: Written, left: Mapping[str, Seen]) -> None:
        record.update(record_build(site, written, options.out, excess))
        write_stamp(options.out, fingerprint, record, site.inputs, left)
        cache.save()

    try:
        with follow(options, check) as progress:
            write_site(
                site.files,
                options.out,
                protected=(options.content, find_templates(), find_static()),
                standing=standing,
                story=site.timeline.config.title,
                progress=partial(progress, "writing") if progress else None,
                finish=finish,
            )
    except OvertakenError:
        last.disbelieve()
        return write(options, last, cache, memory, show, check)
    if options.verbose:
        _list_concerns(site.concerns)
    return record


def _find_excess(site: Site, standing: Mapping[str, Seen]) -> tuple[str, ...]:
    """Say by what the site is larger than a host takes."""
    from dateline.publishing.limits import find_excess
    from dateline.publishing.spool import describe_files

    sizes = {path: size for path, (size, _) in describe_files(site.files).items()}
    sizes |= {path: size for path, (size, *_) in standing.items()}
    return find_excess(sizes, site.timeline.config.leave_out)
