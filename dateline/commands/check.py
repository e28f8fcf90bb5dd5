"""``dateline check``: list what an editor should look at; writes nothing."""

# ruff: noqa: PLC0415 (what a command needs is imported when it runs, so that `--help` answers at once)

from __future__ import annotations

import argparse

from dateline.commands.build import count_story, make_site
from dateline.commands.options import add_content_options
from dateline.console import count, say, warn

NAME = "check"
PURPOSE = "list what an editor should look at; writes nothing"
EXAMPLE = "dateline check --strict"


def add_options(parser: argparse.ArgumentParser) -> None:
    """Say what the command line may hold."""
    add_content_options(parser)
    parser.add_argument("--strict", action="store_true", help="exit with 1 when there are concerns")


def run(options: argparse.Namespace) -> int:
    """Run the command; returns the exit code."""
    from dateline.checking.check import list_findings

    site = make_site(options)
    for finding in list_findings(site.timeline):
        say(f"{finding.title}: {len(finding.places)} ({finding.advice})")
        for place in finding.places:
            say(f"  {place}")
        say("")
    for concern in site.concerns:
        warn(str(concern))
    say(f"{count_story(site)}, {count(len(site.concerns), 'concern')}")
    return 1 if options.strict and site.concerns else 0
