"""``dateline build``: make the site from the content."""

# ruff: noqa: PLC0415 (what a command needs is imported when it runs, so that `--help` answers at once)

from __future__ import annotations

import argparse
import contextlib
import time
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dateline.commands.options import add_build_options
from dateline.commands.outcome import record_build, sum_up
from dateline.console import say, say_record, show_progress, warn
from dateline.errors import ContentError, DatelineError, Problem, UsageError
from dateline.merging.memory import FORGETFUL, Memory
from dateline.resources import find_static, find_templates

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from dateline.cache import Cache
    from dateline.hashes import FileHashes
    from dateline.pipeline import Progress, Site
    from dateline.publishing.output import Written
    from dateline.stamp import Stamp
    from dateline.workers import Workers

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
    with open_cache(options.out) as cache:
        last = look_back(options)
        record = _recall(options, last.stamp.record) or write(options, last, cache)[1]
    record["seconds"] = round(time.perf_counter() - started, 3)
    if options.json:
        say_record(record)
    elif not options.quiet:
        say(sum_up(record))
    if not options.quiet:
        for warning in record["warnings"]:
            warn(warning)
    return 0


@dataclass(frozen=True, slots=True, kw_only=True)
class LastBuild:
    """What is known of the last build into a folder."""

    fingerprint: str
    """Of all that a build would be made from now; empty where that cannot be read."""
    stamp: Stamp
    """What is still true of it."""
    hashes: FileHashes
    """Of the files that a build would be made from now."""


def look_back(options: argparse.Namespace, hashes: FileHashes | None = None) -> LastBuild:
    """Compare the last build with what there is; to be done first, as what is saved meanwhile is for the next build.

    Args:
        options: of the command.
        hashes: of the files as the build before in this process found them.
    """
    from dateline.hashes import FileHashes
    from dateline.publishing.manifest import MANIFEST
    from dateline.stamp import read_stamp

    hashes = hashes or FileHashes()
    fingerprint = _take_fingerprint(options, hashes)
    return LastBuild(fingerprint=fingerprint, stamp=read_stamp(options.out, fingerprint, MANIFEST), hashes=hashes)


def _take_fingerprint(options: argparse.Namespace, hashes: FileHashes) -> str:
    from dateline.stamp import take_fingerprint

    words = (str(options.content), str(options.out), options.base_url)
    return take_fingerprint(options.content, (find_templates(), find_static()), words, hashes)


def open_cache(out: Path) -> contextlib.closing[Cache]:
    """Open what earlier builds into a folder worked out."""
    from dateline.cache import Cache
    from dateline.stamp import fingerprint_program, name_beside

    return contextlib.closing(Cache(name_beside(out, "cache"), program=fingerprint_program()))


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


def make_site(
    options: argparse.Namespace,
    cache: Cache | None = None,
    last: LastBuild | None = None,
    memory: Memory = FORGETFUL,
) -> Site:
    """Make the site of the content folder, in memory.

    Args:
        options: of the command.
        cache: what earlier builds worked out.
        last: what is known of the last build.
        memory: of the build before in this process.

    Raises:
        UsageError: when there is no such folder.
        ContentError: when the content cannot be built.
    """
    from dateline.pipeline import build_site
    from dateline.stamp import Stamp

    if not options.content.is_dir():
        raise UsageError(f"{options.content}: there is no such folder; {_advise_content()}")
    base_url = getattr(options, "base_url", "")
    stamp = last.stamp if last else Stamp()
    left = {path: options.out / path for path in stamp.files if not path.endswith(".html")}

    def build() -> Site:
        with _follow(options) as progress, _choose_workers(options) as workers:
            return build_site(
                options.content,
                base_url=base_url,
                workers=workers,
                cache=cache,
                standing=stamp.standing,
                left=left if cache else None,
                hashes=last.hashes if last else None,
                memory=memory,
                progress=progress,
            )

    try:
        return build()
    except DatelineError:
        raise
    except Exception:
        if not cache or not cache.is_read:
            raise
        cache.forget()  # somebody else has written into its file, and what they wrote is no value of ours
        memory.forget()
        return build()


def write(
    options: argparse.Namespace,
    last: LastBuild,
    cache: Cache,
    look: Callable[[Site], None] | None = None,
    memory: Memory = FORGETFUL,
) -> tuple[Site, dict[str, Any]]:
    """Make the site, and swap it in; returns it with the end of the build for programs.

    Args:
        options: of the command.
        last: what is known of the last build.
        cache: what earlier builds worked out.
        look: called when the site stands, before another build may touch it.
        memory: of the build before in this process.

    Raises:
        ContentError: when the content cannot be built; under ``--strict`` when there are concerns.
        MachineError: when the site cannot be written.
    """
    from dateline.publishing.limits import find_excess
    from dateline.publishing.output import OvertakenError, write_site
    from dateline.stamp import Stamp, write_stamp

    site = make_site(options, cache, last, memory)
    if options.strict and site.concerns:
        raise ContentError(*site.concerns)
    # Of what was saved meanwhile, nobody knows whether it is in the site.
    fingerprint = last.fingerprint if _take_fingerprint(options, last.hashes) == last.fingerprint else ""
    record: dict[str, Any] = {}

    standing = {path: last.stamp.files[path] for path in site.kept}
    sizes = {path: len(content) for path, content in site.files.items()}
    sizes |= {path: size for path, (size, *_) in standing.items()}
    excess = find_excess(sizes, site.timeline.config.leave_out)

    def finish(written: Written) -> None:
        record.update(record_build(site, written, options.out, excess))
        write_stamp(options.out, fingerprint, record, site.inputs)
        cache.save()
        if look:
            look(site)

    try:
        with _follow(options) as progress:
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
        return write(options, replace(last, stamp=Stamp()), cache, look, memory)
    if options.verbose:
        _list_concerns(site.concerns)
    return site, record


def _choose_workers(options: argparse.Namespace) -> Workers:
    from dateline.workers import count_processors, open_workers

    if getattr(options, "scheduler", ""):
        from dateline.cluster import open_cluster

        return open_cluster(options.scheduler)
    return open_workers(getattr(options, "jobs", 0) or count_processors())


def _follow(options: argparse.Namespace) -> contextlib.AbstractContextManager[Progress | None]:
    """Show how far the work is, unless nobody wants to know."""
    return contextlib.nullcontext() if getattr(options, "quiet", False) else show_progress()


def _advise_content() -> str:
    """What to write where the content is not in the folder that it is looked for in."""
    here = Path()
    for folder in (here, *sorted(here.glob("*/")), *sorted(here.glob("*/content/"))):
        if (folder / "timeline.yml").is_file():
            return f"did you mean `--content {folder.as_posix()}`?"
    return "go to the folder that holds it, name it with --content DIR, or begin a story with `dateline new DIR`"
