"""``dateline build``: make the site from the content."""

# ruff: noqa: PLC0415 (what a command needs is imported when it runs, so that `--help` answers at once)

from __future__ import annotations

import argparse
import contextlib
import time
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dateline.commands.options import add_build_options
from dateline.console import count, say, say_record, show_progress, warn
from dateline.errors import ContentError, UsageError
from dateline.resources import find_static, find_templates

if TYPE_CHECKING:
    from dateline.pipeline import Progress, Site
    from dateline.publishing.output import Written
    from dateline.workers import Workers

NAME = "build"
PURPOSE = "make the site from the content"
EXAMPLE = "dateline build --content my-story --out public"


def add_options(parser: argparse.ArgumentParser) -> None:
    """Say what the command line may hold."""
    add_build_options(parser)
    parser.add_argument("--json", action="store_true", help="print the result as JSON")


def run(options: argparse.Namespace) -> int:
    """Run the command; returns the exit code."""
    started = time.perf_counter()
    site, written = write(options)
    seconds = time.perf_counter() - started
    if options.json:
        say_record(_record_build(site, written, options.out, seconds))
    elif not options.quiet:
        say(sum_up(site, written, options.out, seconds))
    return 0


def make_site(options: argparse.Namespace) -> Site:
    """Make the site of the content folder, in memory.

    Raises:
        UsageError: when there is no such folder.
        ContentError: when the content cannot be built.
    """
    from dateline.pipeline import build_site

    if not options.content.is_dir():
        raise UsageError(f"{options.content}: there is no such folder; {_advise_content()}")
    base_url = getattr(options, "base_url", "")
    with _follow(options) as progress, _choose_workers(options) as workers:
        return build_site(options.content, base_url=base_url, workers=workers, progress=progress)


def write(options: argparse.Namespace) -> tuple[Site, Written]:
    """Make the site, and swap it in.

    Raises:
        ContentError: when the content cannot be built; under ``--strict`` when there are concerns.
        MachineError: when the site cannot be written.
    """
    from dateline.publishing.output import write_site

    site = make_site(options)
    if options.strict and site.concerns:
        raise ContentError(*site.concerns)
    if options.verbose:
        for concern in site.concerns:
            warn(str(concern))
    protected = (options.content, find_templates(), find_static())
    title = site.timeline.config.title
    with _follow(options) as progress:
        report = partial(progress, "writing") if progress else None
        return site, write_site(site.files, options.out, protected=protected, story=title, progress=report)


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


def sum_up(site: Site, written: Written, out: Path, seconds: float) -> str:
    """The end of a build: what was carried over, then one line with counts, time and where the site is."""
    lines = []
    if written.kept:
        named = ", ".join(written.kept[:5]) + (f" and {len(written.kept) - 5} more" if len(written.kept) > 5 else "")
        lines.append(f"Kept in {out}, though dateline did not make it: {named}")
    files = f"{count(written.written, 'file')} written, {written.unchanged} unchanged, {written.removed} removed"
    concerns = f", {count(len(site.concerns), 'concern')} (see `dateline check`)" if site.concerns else ""
    lines.append(f"{count_story(site)}{concerns}; {files}; {seconds:.1f} s; {out / 'index.html'}")
    return "\n".join(lines)


def count_story(site: Site) -> str:
    """How many events, sources and disagreements there are, in words."""
    timeline = site.timeline
    disagreements = sum(len(event.disagreements) for event in timeline.events)
    beyond = f" ({len(timeline.beyond)} more beyond the story)" if timeline.beyond else ""
    return (
        f"{count(len(timeline.events), 'event')}{beyond} from {count(len(timeline.sources), 'source')}, "
        f"{count(disagreements, 'disagreement')}"
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
