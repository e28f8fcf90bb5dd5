"""Story → ``data/timelinejs.json``, which opens in TimelineJS3 as it is.

A slide needs a place on the axis, so a date is given there as far as it is known, in whole years or months where no day
is stated, and in words beside it (``display_date``): the words are what readers see. An event of which only the end is
known stands at that end.

TimelineJS takes headlines and texts for HTML, so they are escaped; it turns the addresses in a text into links itself.
"""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, Any

from dateline.packing import write_json
from dateline.publishing import links
from dateline.publishing.dates import describe_capital
from dateline.publishing.disputes import word_disagreement
from dateline.publishing.encoding import encode_json_rows
from dateline.publishing.entries import find_summary
from dateline.publishing.passing import hedge_title
from dateline.publishing.rows import write_anew

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from dateline.edtf import Edtf, Precision
    from dateline.model import Event
    from dateline.publishing.encoding import Row
    from dateline.publishing.rows import Write
    from dateline.publishing.timeline import Story

_PATH = "data/timelinejs.json"
_TITLE = "story_title"
"""No event has this id: slugs hold no underscore."""
_SEVERAL = "Several"
"""Group of the events that belong to more than one row of the overview."""
_UNITS: dict[Precision, tuple[str, ...]] = {
    "day": ("year", "month", "day"),
    "part": ("year", "month"),
    "month": ("year", "month"),
    "season": ("year", "month"),
    "year": ("year",),
    "decade": ("year",),
    "century": ("year",),
}


def format_timelinejs(story: Story, base_url: str, write: Write = write_anew) -> Iterator[Row]:
    """Write the events of the story as slides, after one with its title."""
    config = story.timeline.config
    title = {
        "unique_id": _TITLE,
        "text": {"headline": html.escape(config.title), "text": html.escape(config.dek)},
    }

    def write_slide(event: Event) -> bytes:
        return write_json(_make_slide(event, story, base_url))

    slides = write(_PATH, story.timeline.events, write_slide)
    return encode_json_rows({"scale": "human", "title": title, "events": iter(slides)})


def _make_slide(event: Event, story: Story, base_url: str) -> dict[str, Any]:
    first, last = find_ends(event.date)
    page = links.make_link(links.name_event_page(event.id), "", base_url) if base_url else ""
    lanes = [lane.name for lane in story.event_lanes[event.id]]
    sources = (story.sources[mention.source].source.publisher for mention in event.mentions)
    cited = ", ".join(dict.fromkeys(sources))
    paragraphs = (
        find_summary(event),
        *map(word_disagreement, event.disagreements),
        f"According to {cited}." if cited else "",
        page,
    )
    slide: dict[str, Any] = {"unique_id": event.id, "start_date": first}
    if last != first:
        slide["end_date"] = last
    return {
        **slide,
        "display_date": describe_capital(event.date),
        # It reads a group as HTML twice: once to take the tags off, once to show what is left.
        "group": html.escape(html.escape(lanes[0] if len(lanes) == 1 else _SEVERAL)),
        "text": {
            "headline": html.escape(hedge_title(event)),
            "text": "\n\n".join(html.escape(paragraph) for paragraph in paragraphs if paragraph),
        },
    }


def find_ends(value: Edtf) -> tuple[dict[str, int], dict[str, int]]:
    """First and last date of a slide, each in the units that the value states."""
    first, last = (value.parts[0], value.parts[-1]) if value.parts else (value, value)
    if first.parts or last.parts:  # intervals within a set
        return find_ends(first)[0], find_ends(last)[1]
    return _name_units(first.first, first.precision), _name_units(last.last, last.precision)


def _name_units(day: date | None, precision: Precision) -> dict[str, int]:
    units = _UNITS[precision] if day else ()
    return {unit: getattr(day, unit) for unit in units}
