"""Revisions → what the page and the feed of changes say of them, in words and with links.

A change names its event as it was called then and links to where its id leads now; one that is gone has no link.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from dateline.edtf import make_day, parse_edtf
from dateline.publishing import links
from dateline.publishing.dates import describe_capital
from dateline.publishing.record import make_record
from dateline.publishing.revisions import compare_records
from dateline.wording import describe

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dateline.model import Change, ChangeKind
    from dateline.publishing.timeline import Story

PENDING = "pending"
"""Anchor of what is not recorded yet."""
_HEADINGS: dict[ChangeKind, tuple[str, str]] = {
    "added": ("new event", "new events"),
    "restored": ("event shown again", "events shown again"),
    "split": ("event told apart", "events told apart"),
    "merged": ("event joined with another", "events joined with others"),
    "removed": ("event removed", "events removed"),
    "redated": ("new date", "new dates"),
    "retitled": ("new headline", "new headlines"),
    "reported": ("event with more sources", "events with more sources"),
    "unreported": ("event with fewer sources", "events with fewer sources"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedLink:
    """Words that lead somewhere, or nowhere any more."""

    text: str
    target: str
    """Site path; empty where nothing is left to lead to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeLine:
    """One change."""

    event: NamedLink
    date: str
    """Empty where the words give it."""
    words: str
    """What changed; empty where the heading says it all."""
    named: tuple[NamedLink, ...]
    """What the words end with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeGroup:
    """The changes of one kind."""

    heading: str
    """With their number: ``2 new dates``."""
    lines: tuple[ChangeLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RevisionView:
    """What changed from one published state to the next."""

    anchor: str
    day: str
    """In words; empty for what is not recorded yet."""
    iso: str
    events: int
    change_count: int
    groups: tuple[ChangeGroup, ...]
    """Empty for the first of a story."""


def view_pending(story: Story) -> RevisionView | None:
    """Say what differs from the record; ``None`` where nothing does, or where there is no record."""
    timeline = story.timeline
    changes = compare_records(timeline.published, make_record(timeline)) if timeline.published else ()
    if not changes:
        return None
    return RevisionView(
        anchor=PENDING,
        day="",
        iso="",
        events=len(story.events),
        change_count=len(changes),
        groups=_group_changes(changes, story),
    )


def view_revisions(story: Story) -> tuple[RevisionView, ...]:
    """Say what each revision changed, newest first. An anchor is a day's, and stays when later ones are added."""
    views = []
    of_day: Counter[str] = Counter()
    for revision in reversed(story.timeline.revisions):
        day = revision.day.isoformat()
        of_day[day] += 1
        view = RevisionView(
            anchor=f"r{day}" + (f"-{of_day[day]}" if of_day[day] > 1 else ""),
            day=describe(make_day(revision.day)),
            iso=day,
            events=revision.events,
            change_count=len(revision.changes),
            groups=_group_changes(revision.changes, story),
        )
        views.append(view)
    return tuple(reversed(views))


def sum_up(view: RevisionView) -> str:
    """A revision in one line: ``2 new events, 1 new date``."""
    if not view.groups:
        return f"First published, {view.events} {'event' if view.events == 1 else 'events'}"
    return ", ".join(group.heading for group in view.groups)


def word_line(line: ChangeLine) -> str:
    """A change as plain text: ``13 June 2024: Envoys recalled (now also reported by Gazette)``."""
    named = ", ".join(one.text for one in line.named)
    said = " ".join(filter(None, (line.words, named)))
    return (f"{line.date}: " if line.date else "") + line.event.text + (f" ({said})" if said else "")


def _group_changes(changes: Sequence[Change], story: Story) -> tuple[ChangeGroup, ...]:
    leading = dict(story.timeline.aliases)
    groups = []
    for kind, members in groupby(changes, key=lambda change: change.kind):
        lines = tuple(_view_change(change, leading, story) for change in members)
        one, many = _HEADINGS[kind]
        groups.append(ChangeGroup(heading=f"{len(lines)} {one if len(lines) == 1 else many}", lines=lines))
    return tuple(groups)


def _view_change(change: Change, leading: Mapping[str, str], story: Story) -> ChangeLine:
    words = ""
    named: tuple[NamedLink, ...] = ()
    match change.kind:
        case "redated":
            words = f"date: {describe(parse_edtf(change.before))} → {describe(change.date)}"
        case "retitled":
            words = f"headline before: “{change.before}”"
        case "merged":
            words = f"now also tells of “{change.before}”"
        case "split":
            words, named = "was told as part of", (_link_event(change.other, f"“{change.before}”", leading, story),)
        case "reported":
            words, named = "now also reported by", _link_sources(change.sources, story)
        case "unreported":
            words, named = "no longer reported by", _link_sources(change.sources, story)
        case "added" | "restored" | "removed":
            pass
    return ChangeLine(
        event=_link_event(change.event, change.title, leading, story),
        date="" if change.kind == "redated" else describe_capital(change.date),
        words=words,
        named=named,
    )


def _link_event(event: str, text: str, leading: Mapping[str, str], story: Story) -> NamedLink:
    """Lead to where an id leads now."""
    now = leading.get(event, event)
    return NamedLink(text=text, target=links.name_event_page(now) if now in story.events else "")


def _link_sources(names: Sequence[str], story: Story) -> tuple[NamedLink, ...]:
    """Name sources by their publishers, with the day where one published twice; one that is gone by its id."""
    by_name = {name: read.source for read in story.sources.values() for name in (read.source.id, *read.source.formerly)}
    known = {name: by_name[name] for name in names if name in by_name}
    often = Counter(source.publisher for source in known.values())
    found = []
    for name in names:
        source = known.get(name)
        if source is None:
            found.append(NamedLink(text=name, target=""))
            continue
        day = f" ({describe(source.published)})" if often[source.publisher] > 1 else ""
        found.append(NamedLink(text=source.publisher + day, target=links.name_source_page(source.id)))
    return tuple(found)
