"""How long do the exports take, format by format?

    python bench/exports.py CONTENT_DIR [--events N] [--runs N]

The story of a content folder is read once, which is not timed. With ``--events N`` it is made N events long: its events
are repeated under other ids, each with its reports, on the same sources. Each format is then written N times, and its
least CPU time is printed, since other work on the machine only adds to it.
"""

from __future__ import annotations

import argparse
import sys
import time
from dataclasses import replace
from itertools import count, islice
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from dateline.errors import ContentError
from dateline.pipeline import build_timeline
from dateline.publishing.encoding import gather
from dateline.publishing.exports import FORMATS, SERIES, Export
from dateline.publishing.links import name_event_page
from dateline.publishing.timeline import arrange_story
from dateline.reading.sources import read_content

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dateline.model import Event, Timeline

BASE_URL = "https://example.org/story/"


def main() -> int:
    """Measure each format and print a line for it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("content", metavar="CONTENT_DIR", type=Path)
    parser.add_argument("--events", metavar="N", type=int, default=0, help="make the story N events long")
    parser.add_argument("--runs", metavar="N", type=int, default=3, help="write each format so many times (default: 3)")
    arguments = parser.parse_args()
    try:
        timeline = build_timeline(read_content(arguments.content))
    except ContentError as error:
        print(error, file=sys.stderr)
        return 1
    if arguments.events and timeline.events:
        timeline = replace(timeline, events=tuple(islice(repeat_events(timeline.events), arguments.events)))
    export, arranging = prepare_export(timeline)
    reports = sum(len(event.mentions) for event in export.story.events.values())
    print(f"{len(timeline.events):,} events, {len(timeline.beyond):,} beyond the story, {reports:,} reports")
    print(f"{'CPU s':>6} {'KB':>8}  format")
    print(f"{arranging:6.2f} {'':>8}  arranging the story")
    total = arranging
    for name in (*FORMATS, *SERIES):
        seconds, size = measure_format(name, export, arguments.runs)
        print(f"{seconds:6.2f} {size / 1000:8,.0f}  {name}")
        total += seconds
    print(f"{total:6.2f} {'':>8}  all")
    return 0


def repeat_events(events: Sequence[Event]) -> Iterator[Event]:
    """Yield the events again and again, each time under other ids and with reports of their own."""
    for turn in count():
        for event in events:
            if not turn:
                yield event
                continue
            mentions = tuple(replace(mention, id=f"{mention.id}-again-{turn}") for mention in event.mentions)
            yield replace(event, id=f"{event.id}-again-{turn}", mentions=mentions)


def prepare_export(timeline: Timeline) -> tuple[Export, float]:
    """Arrange the story, which all formats share, with the CPU time that it takes."""
    start = time.process_time()
    story = arrange_story(timeline)
    seconds = time.process_time() - start
    pages = tuple(sorted(name_event_page(event) for event in story.events))
    return Export(story=story, pages=pages, base_url=BASE_URL), seconds


def measure_format(name: str, export: Export, runs: int) -> tuple[float, int]:
    """Return the least CPU time of writing a format, with all that it shares with others, and its bytes."""
    times, size = [], 0
    for _ in range(runs):
        alone = replace(export)
        start = time.process_time()
        pieces = FORMATS[name](alone) if name in FORMATS else (content for _, content in SERIES[name](alone))
        size = sum(map(len, gather(pieces)))
        times.append(time.process_time() - start)
    return min(times), size


if __name__ == "__main__":
    sys.exit(main())
