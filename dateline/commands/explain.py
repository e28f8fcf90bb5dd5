"""``dateline explain``: tell how an event, a mention or a disagreement came to be."""

# ruff: noqa: PLC0415 (what a command needs is imported when it runs, so that `--help` answers at once)

from __future__ import annotations

import argparse

from dateline.commands.build import make_site
from dateline.commands.options import add_content_options
from dateline.console import say

NAME = "explain"
PURPOSE = "tell how an event, a mention or a disagreement came to be"
EXAMPLE = "dateline explain ambassadors-recalled"


def add_options(parser: argparse.ArgumentParser) -> None:
    """Say what the command line may hold."""
    parser.add_argument("id", metavar="ID", help="its id, as in the page's address or in data/events.json")
    add_content_options(parser)


def run(options: argparse.Namespace) -> int:
    """Run the command; returns the exit code."""
    from dateline.checking.explain import explain

    say(explain(make_site(options).timeline, options.id).rstrip("\n"))
    return 0
