"""``dateline check``: list what an editor should look at; writes nothing."""

# ruff: noqa: PLC0415 (what a command needs is imported when it runs, so that `--help` answers at once)

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from dateline.commands.making import make_site
from dateline.commands.options import add_content_options
from dateline.commands.outcome import count_story, record_story
from dateline.console import count, say, say_record, show_progress, warn

if TYPE_CHECKING:
    from dateline.checking.places import Finding
    from dateline.pipeline import Site

NAME = "check"
PURPOSE = "list what an editor should look at; writes nothing"
EXAMPLE = "dateline check --strict"


def add_options(parser: argparse.ArgumentParser) -> None:
    """Say what the command line may hold."""
    add_content_options(parser)
    parser.add_argument("--strict", action="store_true", help="exit with 1 when there are concerns")
    parser.add_argument("--all", action="store_true", help="list also what is only to know, and otherwise counted")
    links = "ask the web whether the addresses that the site links to still answer; answers are kept for a week"
    parser.add_argument("--links", action="store_true", help=links)
    parser.add_argument("--json", action="store_true", help="print the report as JSON")


def run(options: argparse.Namespace) -> int:
    """Run the command; returns the exit code."""
    from dateline.checking.findings import list_findings
    from dateline.checking.report import record_report, write_report

    site = make_site(options)
    code = 1 if options.strict and site.concerns else 0
    base_url = site.timeline.config.base_url
    findings = [*list_findings(site.timeline, site.files, base_url=base_url), *_ask_web(site, options)]
    if options.json:
        say_record({**record_report(findings, site.concerns), "exit_code": code})
        return code
    for line in write_report(findings, site.concerns, everything=options.all):
        say(line)
    say("")
    for concern in site.concerns:
        warn(str(concern))
    say(f"{count_story(record_story(site))}, {count(len(site.concerns), 'concern')}")
    return code


def _ask_web(site: Site, options: argparse.Namespace) -> tuple[Finding, ...]:
    """What became of the addresses outside, where that is asked for."""
    if not options.links:
        return ()
    from dateline.checking.answers import find_cache
    from dateline.checking.outside import list_outside_findings

    cache = find_cache()
    if not options.json:
        say(f"Asking the web about addresses; answers are kept for a week in {cache}")
    with show_progress() as progress:
        return list_outside_findings(site.timeline, site.files, cache, progress=progress)
