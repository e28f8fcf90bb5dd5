"""Two records of what was published → what changed between them, and ``changes.yml``, which keeps it.

The record holds one state of the story. As soon as a new one is written nothing tells it from the story any more, so
what each run of ``dateline record`` found changed is kept beside it: readers who come later see it too. Entries are
only ever added; running the command again adds nothing.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from dateline.edtf import sort_key
from dateline.model import Change, Revision
from dateline.publishing.record import quote_scalar
from dateline.reading.changes import CHANGE_KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from dateline.model import ChangeKind, Event, PublishedEvent, Source, Timeline
    from dateline.publishing.timeline import Story

_HEAD = """\
# What changed from one published state to the next, newest first: readers see it on the page "Changes" and in its feed.
# `dateline record` writes it beside published.yml; commit both.
"""


def compare_records(before: Sequence[PublishedEvent], after: Sequence[PublishedEvent]) -> tuple[Change, ...]:
    """Find what changed from one record to the next, in order of kind, then of the events.

    An event is the one that bears its id now, or to which its id leads on. Of several that are one now, the one whose
    id stayed goes on, or else the one with most reports in common; the others were merged into it.
    """
    homes = {name: event for event in after for name in (event.id, *event.was)}
    earlier: dict[str, list[PublishedEvent]] = {}
    changes: list[Change] = []
    for event in before:
        if event.id in homes:
            earlier.setdefault(homes[event.id].id, []).append(event)
        elif not event.hidden:
            changes.append(_tell("removed", event))
    owners = {mention.id: event for event in before if not event.hidden for mention in event.mentions}
    for event in after:
        changes += _compare_event(event, earlier.get(event.id, ()), owners)
    return tuple(sorted(changes, key=_order))


def update_revisions(
    revisions: Sequence[Revision], before: Sequence[PublishedEvent], after: Sequence[PublishedEvent], day: date
) -> tuple[Revision, ...]:
    """Add what changed from one record to the next; nothing where nothing did.

    Args:
        revisions: those kept so far, newest first.
        before: the record before; empty where the story was never recorded.
        after: the record as it is written now.
        day: as of which day the story is published; a day before that of the newest revision counts as that one.
    """
    kept = tuple(revisions) or (Revision(day=day, events=_count_shown(before or after)),)
    changes = compare_records(before, after) if before else ()
    # The same changes twice in a row are those of a run that was interrupted between the two files.
    if not changes or changes == kept[0].changes:
        return kept
    return (Revision(day=max(day, kept[0].day), events=_count_shown(after), changes=changes), *kept)


def find_newest_day(timeline: Timeline) -> date:
    """The day of the newest source: that of a revision for which an editor names none, as there is no clock."""
    return max((date_source(read.source) for read in timeline.sources), default=date(1970, 1, 1))


def date_source(source: Source) -> date:
    """The first day on which a source can have appeared: never a day that is still to come."""
    return source.published.first or source.published.last or date.min


def find_newest_report(event: Event, story: Story) -> date:
    """The day of the newest source that reports an event."""
    numbers = story.event_sources[event.id]
    return date_source(story.timeline.sources[numbers[-1] - 1].source) if numbers else find_newest_day(story.timeline)


def format_changes(revisions: Iterable[Revision]) -> str:
    """Write revisions as YAML, a line for each thing that is said."""
    return _HEAD + "".join(f"{line}\n" for revision in revisions for line in _format_revision(revision))


def _compare_event(
    event: PublishedEvent, earlier: Sequence[PublishedEvent], owners: Mapping[str, PublishedEvent]
) -> Iterator[Change]:
    """Tell how an event of today differs from those whose ids lead to it."""
    shown = [one for one in earlier if not one.hidden]
    if event.hidden:
        yield from (_tell("removed", one) for one in shown)
    elif not earlier:
        whole = _find_whole(event, owners)
        yield _tell("split", event, other=whole.id, before=whole.title) if whole else _tell("added", event)
    elif not shown:
        yield _tell("restored", event)
    else:
        own = _choose_own(event, shown)
        yield from (_tell("merged", event, other=one.id, before=one.title) for one in shown if one is not own)
        yield from _compare_fields(event, own)


def _compare_fields(event: PublishedEvent, own: PublishedEvent) -> Iterator[Change]:
    if event.date != own.date:
        yield _tell("redated", event, before=own.date.text)
    if event.title != own.title:
        yield _tell("retitled", event, before=own.title)
    now, then = ({mention.source for mention in one.mentions} for one in (event, own))
    if now - then:
        yield replace(_tell("reported", event), sources=tuple(sorted(now - then)))
    if then - now:
        yield replace(_tell("unreported", event), sources=tuple(sorted(then - now)))


def _choose_own(event: PublishedEvent, earlier: Sequence[PublishedEvent]) -> PublishedEvent:
    """Return which of the earlier events goes on in this one."""
    mentions = {mention.id for mention in event.mentions}
    return max(earlier, key=lambda one: (one.id == event.id, sum(mention.id in mentions for mention in one.mentions)))


def _find_whole(event: PublishedEvent, owners: Mapping[str, PublishedEvent]) -> PublishedEvent | None:
    """Return the earlier event that most of a new one's reports were told as part of; ``None`` for what is all new."""
    held = Counter(owners[mention.id].id for mention in event.mentions if mention.id in owners)
    if not held:
        return None
    most = max(sorted(held), key=lambda name: held[name])
    return next(one for one in owners.values() if one.id == most)


def _tell(kind: ChangeKind, event: PublishedEvent, *, other: str = "", before: str = "") -> Change:
    return Change(kind=kind, event=event.id, date=event.date, title=event.title, other=other, before=before)


def _order(change: Change) -> tuple[int, tuple[int, int, str], str, str]:
    return CHANGE_KINDS.index(change.kind), sort_key(change.date), change.event, change.other


def _count_shown(record: Iterable[PublishedEvent]) -> int:
    return sum(not event.hidden for event in record)


def _format_revision(revision: Revision) -> Iterator[str]:
    yield f"- day: {revision.day.isoformat()}"
    yield f"  events: {revision.events}"
    if revision.changes:
        yield "  changes:"
    for change in revision.changes:
        yield f"    - {change.kind}: {change.event}"
        yield f"      date: {quote_scalar(change.date.text)}"
        yield f"      title: {quote_scalar(change.title)}"
        if change.other:
            yield f"      other: {change.other}"
        if change.before:
            yield f"      before: {quote_scalar(change.before)}"
        if change.sources:
            yield f"      sources: [{', '.join(map(quote_scalar, change.sources))}]"
