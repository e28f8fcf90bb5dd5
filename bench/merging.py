"""How does the merge step grow, and whom does an added article disturb?

    python bench/merging.py CONTENT_DIR... [--add N]

Each CONTENT_DIR is a content folder with ``timeline.yml`` and ``sources/``. For each, in the order given, the table
shows the sources, the reports found in them, the processor time of reading and annotating and of the merge step
(everything from the reports to the events, what is compared of each report included), and that time over the one to be
expected by n log n from the first folder.

With ``--add N``, N sources, evenly spread, are taken out one at a time and added again to a story that was published
without them. Counted are additions that change an event which the added source does not report: those of the merge
itself, before editors' decisions.
"""

from __future__ import annotations

import argparse
import math
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from dateline.annotating.actors import Gazetteer, build_gazetteer
from dateline.annotations import annotate_source
from dateline.errors import ContentError
from dateline.merging.events import merge_mentions
from dateline.merging.grouping import group_mentions
from dateline.merging.profiles import Profile, profile_source
from dateline.model import AnnotatedSource
from dateline.reading.sources import Content, read_content

Groups = frozenset[frozenset[str]]
"""Ids of the mentions of each event."""


def main() -> int:
    """Measure each folder and print a line for it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", metavar="CONTENT_DIR", type=Path, nargs="+")
    parser.add_argument("--add", metavar="N", type=int, default=0, help="take out and add again so many sources")
    arguments = parser.parse_args()
    print(f"{'sources':>8} {'reports':>8} {'annotate':>9} {'merge':>8} {'n log n':>8}  folder")
    first: tuple[int, float] | None = None
    for folder in arguments.folders:
        try:
            content = read_content(folder)
        except ContentError as problem:
            print(problem, file=sys.stderr)
            return 1
        gazetteer = build_gazetteer(content.actors)
        start = time.process_time()
        read = [annotate_source(source, gazetteer) for source in content.sources]
        annotated = time.process_time() - start
        reports = sum(len(one.mentions) for one in read)
        merged = time_merge(read, content, gazetteer)
        first = first or (reports, merged)
        share = merged / (first[1] * reports * math.log(max(reports, 2)) / (first[0] * math.log(max(first[0], 2))))
        print(f"{len(read):8,} {reports:8,} {annotated:7.1f} s {merged:6.1f} s {share:8.2f}  {folder}", flush=True)
        if arguments.add:
            names = [one.source.id for one in read][:: max(1, len(read) // arguments.add)][: arguments.add]
            reports = {one.source.id: profile_source(one, gazetteer) for one in read}
            disturbed = sum(disturbs(name, reports) for name in names)
            print(f"{'':8} {disturbed} of {len(names)} sources, added to what was published, change another's event")
    return 0


def time_merge(read: Sequence[AnnotatedSource], content: Content, gazetteer: Gazetteer) -> float:
    """Return the processor time of the merge step, in seconds."""
    start = time.process_time()
    merge_mentions(read, content.config, gazetteer, content.decisions)
    return time.process_time() - start


def disturbs(name: str, reports: Mapping[str, tuple[Profile, ...]]) -> bool:
    """Whether a source that is added changes an event that it does not report."""
    before = group([own for source, own in reports.items() if source != name], {})
    homes = {mention: str(number) for number, event in enumerate(sorted(before, key=sorted)) for mention in event}
    after = group(list(reports.values()), homes)
    own = {profile.mention.id for profile in reports[name]}
    reported = {mention for event in after if event & own for mention in event}
    left = frozenset(event - own for event in after if event - own)
    return any(not event & reported for event in left ^ before)


def group(reports: Sequence[tuple[Profile, ...]], homes: Mapping[str, str]) -> Groups:
    """Merge reports, and keep only who stands with whom."""
    groups = group_mentions(reports, homes).groups
    return frozenset(frozenset(profile.mention.id for profile in cluster.profiles) for cluster in groups)


if __name__ == "__main__":
    sys.exit(main())
