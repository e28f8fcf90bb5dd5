"""How a build ended: a line for people, stable keys for programs."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dateline.console import count

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from dateline.pipeline import Site
    from dateline.publishing.output import Written


def sum_up(record: dict[str, Any]) -> str:
    """The end of a build: what was carried over, then one line with counts, time and where the site is."""
    files, kept = record["files"], record["files"]["kept"]
    lines = []
    if kept:
        named = ", ".join(kept[:5]) + (f" and {len(kept) - 5} more" if len(kept) > 5 else "")
        lines.append(f"Kept in {record['site']}, though dateline did not make it: {named}")
    done = f"{count(files['written'], 'file')} written, {files['unchanged']} unchanged, {files['removed']} removed"
    number = len(record["concerns"])
    concerns = f", {count(number, 'concern')} (see `dateline check`)" if number else ""
    place = Path(record["site"]) / "index.html"
    lines.append(f"{count_story(record)}{concerns}; {done}; {record['seconds']:.1f} s; {place}")
    return "\n".join(lines)


def count_story(record: Mapping[str, Any]) -> str:
    """How many events, sources and disagreements there are, in words."""
    beyond = f" ({record['out_of_scope']} more beyond the story)" if record["out_of_scope"] else ""
    return (
        f"{count(record['events'], 'event')}{beyond} from {count(record['sources'], 'source')}, "
        f"{count(record['disagreements'], 'disagreement')}"
    )


def record_story(site: Site) -> dict[str, int]:
    """Count the story for programs: stable keys."""
    timeline = site.timeline
    return {
        "events": len(timeline.events),
        "out_of_scope": len(timeline.beyond),
        "sources": len(timeline.sources),
        "disagreements": sum(len(event.disagreements) for event in timeline.events),
    }


def record_build(site: Site, written: Written, out: Path, excess: Iterable[str]) -> dict[str, Any]:
    """The end of a build for programs: stable keys."""
    return {
        "site": str(out),
        **record_story(site),
        "files": asdict(written),
        "concerns": [asdict(concern) for concern in site.concerns],
        "warnings": [f"{out}: {one}" for one in excess],
    }
