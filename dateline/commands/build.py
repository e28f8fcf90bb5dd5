"""``dateline build``: make the site from the content."""

# ruff: noqa: PLC0415 (what a command needs is imported when it runs, so that `--help` answers at once)

from __future__ import annotations

import argparse
import contextlib
import json
import sys
import time
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dateline.commands.options import add_build_options
from dateline.console import count, say, show_progress, warn
from dateline.errors import ContentError, UsageError
from dateline.resources import find_static, find_templates

if TYPE_CHECKING:
    from dateline.pipeline import Site
    from dateline.publishing.output import Written

NAME = "build"
PURPOSE = "make the site from the content"


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
        say(json.dumps(_record_build(site, written, options.out, seconds), ensure_ascii=False))
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
        raise UsageError(
            f"{options.content}: there is no such folder; write --content with the one that holds timeline.yml"
        )
    quiet = getattr(options, "quiet", False) or not sys.stderr.isatty()
    with contextlib.nullcontext() if quiet else show_progress() as progress:
        return build_site(options.content, base_url=getattr(options, "base_url", ""), progress=progress)


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
    return site, write_site(site.files, options.out, protected=protected, story=site.timeline.config.title)


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
