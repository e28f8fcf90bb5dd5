"""``dateline record``: record what is published, so that no address changes."""

# ruff: noqa: PLC0415 (what a command needs is imported when it runs, so that `--help` answers at once)

from __future__ import annotations

import argparse

from dateline.commands.making import read_timeline
from dateline.commands.options import add_content_options, read_day
from dateline.console import count, say, say_record
from dateline.errors import ContentError, UsageError

NAME = "record"
PURPOSE = "record what is published, so that no address changes; commit what it writes"
EXAMPLE = "dateline record --as-of 2024-06-14"


def add_options(parser: argparse.ArgumentParser) -> None:
    """Say what the command line may hold."""
    add_content_options(parser)
    parser.add_argument("--json", action="store_true", help="print the result as JSON")
    as_of = "day to list what changed under, as 2024-06-14 (default: that of the newest article)"
    parser.add_argument("--as-of", type=read_day, metavar="DATE", help=as_of)


def run(options: argparse.Namespace) -> int:
    """Run the command; returns the exit code."""
    from dateline.checking.addresses import find_dead_addresses, find_dead_pages
    from dateline.publishing.record import format_record, list_pages, make_record, write_record
    from dateline.publishing.revisions import find_newest_day, format_changes, update_revisions
    from dateline.reading.changes import CHANGES_FILE
    from dateline.reading.published import PUBLISHED_FILE

    timeline = read_timeline(options)
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
    if options.json:
        say_record(
            {
                "record": str(path),
                "events": len(record),
                "new": new,
                "retired": retired,
                "written": changed,
                "changes": str(changes_path) if changes_written else "",
            }
        )
        return 0
    outcome = f"{new} new, {count(retired, 'retired id')}; commit it with the content" if changed else "unchanged"
    say(f"{path}: {count(len(record), 'event')} recorded, {outcome}")
    if changes_written:
        found = count(len(revisions[0].changes), "change") if revisions[0].changes else "first published"
        say(f"{changes_path}: {found} as of {revisions[0].day}; commit it too")
    return 0
