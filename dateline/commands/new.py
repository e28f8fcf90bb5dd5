"""``dateline new``: begin a story of one's own with a small example."""

# ruff: noqa: PLC0415 (what a command needs is imported when it runs, so that `--help` answers at once)

from __future__ import annotations

import argparse
import shlex
from pathlib import Path

from dateline.console import say

NAME = "new"
PURPOSE = "begin a story of your own with a small example"
EXAMPLE = "dateline new my-story"


def add_options(parser: argparse.ArgumentParser) -> None:
    """Say what the command line may hold."""
    parser.add_argument("folder", metavar="DIR", type=Path, help="folder to make")
    parser.add_argument("--title", default="", metavar="TEXT", help="the story's title (default: that of the example)")
    parser.add_argument("--verbose", action="store_true", help="for a bug report, print its traceback")


def run(options: argparse.Namespace) -> int:
    """Run the command; returns the exit code."""
    from dateline.starting import start_story

    knows_program = start_story(options.folder, options.title)
    say(f"{options.folder}: a small invented story, to look at and to replace by yours; README.md in it says how")
    if not knows_program:
        say("Before you publish: write into requirements.txt where others can get dateline; a remark in it says how")
    say(f"Next: cd {shlex.quote(str(options.folder))} && dateline serve")
    return 0
