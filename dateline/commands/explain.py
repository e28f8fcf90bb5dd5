"""``dateline explain``: tell how an event, a mention, a disagreement or a date came to be."""

# ruff: noqa: PLC0415 (what a command needs is imported when it runs, so that `--help` answers at once)

from __future__ import annotations

import argparse

from dateline.commands.making import read_timeline
from dateline.commands.options import add_content_options
from dateline.console import say
from dateline.errors import UsageError

NAME = "explain"
PURPOSE = "tell how an event, a mention or a disagreement came to be, or how a date would be read"
EXAMPLE = "dateline explain ambassadors-recalled"


def add_options(parser: argparse.ArgumentParser) -> None:
    """Say what the command line may hold."""
    parser.add_argument("id", metavar="ID", nargs="?", help="its id, as in the page's address or in data/events.json")
    words = "instead of an id: words of an article, an expression or whole sentences, whose dates are read"
    parser.add_argument("--date", metavar="WORDS", help=words)
    published = "with --date: the day on which the article appeared, as 2024-06-14"
    parser.add_argument("--published", metavar="DATE", help=published)
    parser.add_argument("--language", metavar="TAG", help="with --date: the article's language (default: en)")
    add_content_options(parser)


def run(options: argparse.Namespace) -> int:
    """Run the command; returns the exit code.

    Raises:
        UsageError: when it is not said what to explain, or the words of a date come without the day of the article.
    """
    if options.date is None:
        if options.id is None:
            raise UsageError("there is nothing to explain; write an ID, or --date WORDS --published DATE")
        for name in ("published", "language"):
            if getattr(options, name) is not None:
                raise UsageError(f"--{name} goes with --date; write --date WORDS, or leave it out")
        from dateline.checking.explain import explain

        say(explain(read_timeline(options), options.id).rstrip("\n"))
        return 0
    if options.id is not None:
        raise UsageError(f"{options.id!r} and --date are two questions; ask one at a time")
    if options.published is None:
        raise UsageError("--date counts from the day on which the article appeared; add --published 2024-06-14")
    from dateline.checking.explain_dates import explain_dates

    say(explain_dates(options.date, options.published, options.language or "en").rstrip("\n"))
    return 0
