"""Mention → Event: the whole arrow.

Group the reports, name the groups, let editors decide, then work out what each group agrees on.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from operator import itemgetter

from dateline.annotating.actors import Gazetteer
from dateline.config import Config
from dateline.edtf import sort_key
from dateline.errors import WHOLE_LINE, Problems
from dateline.merging.clusters import Cluster
from dateline.merging.decisions import apply_decisions, check_outcome
from dateline.merging.drafts import Draft, find_named, join_drafts, order_profiles
from dateline.merging.grouping import Grouping, group_mentions
from dateline.merging.identity import follow_ids
from dateline.merging.maker import EventMaker
from dateline.merging.memory import FORGETFUL, Memory
from dateline.merging.profiles import Profile, profile_source
from dateline.merging.published import settle_ids, trace_record
from dateline.model import AnnotatedSource, Decision, Event, MergeReason, PublishedEvent, Undated

_RELATED = 4
"""Events told beside an event that its page names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """The events of a story, and its sources with what stayed undated."""

    events: tuple[Event, ...]
    """In order of date; in and out of scope together."""
    sources: tuple[AnnotatedSource, ...]
    aliases: tuple[tuple[str, str], ...]
    grouping: Grouping = field(repr=False, compare=False)
    """How the reports were grouped."""
    withheld: tuple[str, ...] = ()
    """Ids of the record whose events an editor hides."""
    needless: tuple[Decision, ...] = ()
    """Decisions that say what is so without them."""


def merge_mentions(  # noqa: PLR0913 (each is named where it is given)
    sources: Sequence[AnnotatedSource],
    config: Config,
    gazetteer: Gazetteer,
    decisions: Sequence[Decision],
    published: Sequence[PublishedEvent] = (),
    *,
    reports: Sequence[tuple[Profile, ...]] | None = None,
    memory: Memory = FORGETFUL,
    last: Grouping | None = None,
) -> Merged:
    """Merge the reports of all sources into events.

    Args:
        sources: all of the story's, in order of publication.
        config: the story's settings.
        gazetteer: its actors.
        decisions: its editors', in the order written.
        published: the record of what was published before.
        reports: what ``profile_source`` makes of each source, where it was asked before.
        memory: of the merge before; what was made of the same objects is not made again.
        last: what an earlier process made of these reports, where no merge was before in this one.

    Raises:
        ContentError: when a decision or a ``same-as`` matches nothing.
    """
    maker = EventMaker.of(sources, config, gazetteer, memory)
    if reports is None:
        reports = [profile_source(read, gazetteer) for read in sources]
    mentions = [mention for read in sources for mention in read.mentions]
    record = trace_record(published, mentions)
    homes = record.list_homes()
    handled = record.list_decided(decisions, mentions, homes)
    group = partial(group_mentions, reports, homes, handled, memory=memory)
    grouping = memory.regroup(lambda known: group(last=known), last)
    drafts = memory.remember_all("draft", _begin_draft, grouping.groups)
    drafts = _join_pinned(drafts)
    if any(text.bound for text in grouping.texts):
        drafts = _join_same_as(drafts, maker)
    drafts = maker.name_drafts(drafts)
    decided = apply_decisions(drafts, decisions, record, maker.arrange_draft)
    drafts = maker.sort_drafts(decided.drafts) if decisions else drafts
    rows = list(zip(drafts, maker.date_drafts(drafts), strict=True))
    settled = settle_ids([draft for draft, date in rows if draft.hidden or date], record)
    dates = [date for draft, date in rows if draft.hidden or date]
    dated = [(draft, date) for draft, date in zip(settled.drafts, dates, strict=True) if date]
    told = [draft for draft, _ in dated if not draft.hidden]
    related = _relate(told, [mentions for text in grouping.texts for mentions in text.paragraphs])
    events = maker.make_events(told, [date for draft, date in dated if not draft.hidden], related, decided.rulings)
    retired = {was: draft.id for draft in settled.drafts for was in draft.retired}
    written = {decision.was: decision.id for decision in decisions if decision.action == "alias"}
    ids = {event.id for event in events}
    aliases = follow_ids({**settled.onward, **retired, **written}, ids)
    ruled = [decision.id for decision in decided.rulings]
    about = (draft for draft, _ in dated if ruled and any(name.startswith(f"{draft.id}-") for name in ruled))
    check_outcome(decisions, events, aliases, {one.id for draft in about for one in maker.find_disputes(draft)})
    places = memory.remember_all("place", _place_event, events)
    merged = Merged(
        events=tuple([event for _, event in sorted(zip(places, events, strict=True), key=itemgetter(0))]),
        sources=_leave_out(
            sources,
            loose=[draft for draft, date in rows if not (draft.hidden or date)],
            hidden=[draft for draft in settled.drafts if draft.hidden],
            memory=memory,
        ),
        aliases=tuple(aliases.items()),
        withheld=tuple(name for name in settled.withheld if name not in aliases and name not in ids),
        needless=decided.needless,
        grouping=grouping,
    )
    memory.turn()
    return merged


def _begin_draft(cluster: Cluster) -> Draft:
    """Make a draft of a group, under the id that an editor pinned in one of its sources."""
    pins = tuple(
        dict.fromkeys([profile.mention.pinned_id for profile in cluster.profiles if profile.mention.pinned_id])
    )
    return Draft(
        id=pins[0] if pins else "",
        profiles=order_profiles(cluster.profiles),
        reasons=cluster.reasons,
        refusals=cluster.refusals,
        is_pinned=bool(pins),
        retired=pins[1:],
    )


def _join_pinned(drafts: Sequence[Draft]) -> list[Draft]:
    """Make one event of drafts that bear one id, as editors pinned it in several sources."""
    kept: list[Draft] = []
    for draft in drafts:
        if not draft.is_pinned:
            kept.append(draft)
            continue
        pins = {draft.id, *draft.retired}
        same = [other for other in kept if pins & {other.id, *other.retired}]
        kept = [other for other in kept if not any(other is one for one in same)]
        kept.append(join_drafts([*same, draft], MergeReason(step="pinned", pinned_id=draft.id)) if same else draft)
    return kept


def _join_same_as(drafts: Sequence[Draft], maker: EventMaker) -> list[Draft]:
    """Put what its editor marked ``same-as`` with the event it names; one may lead on to another, in any order.

    Raises:
        ContentError: when a ``same-as`` names no event.
    """
    problems = Problems()
    groups = dict(enumerate(drafts))
    for source, mention in [(maker.sources[m.source], m) for draft in drafts for m in draft.mentions if m.same_as]:
        named = find_named(groups.values(), mention.same_as)
        target = next((number for number, draft in groups.items() if draft is named), None)
        here = next(number for number, draft in groups.items() if any(mention is one for one in draft.mentions))
        if target is None:
            override = source.blocks[mention.block].override
            message = f"same-as names no event {mention.same_as!r}; write an id that stands below a paragraph"
            line, mark = (override.line, override.same_as_mark) if override else (0, WHOLE_LINE)
            problems.add(source.path, line, message, mark)
        elif target != here:
            reason = MergeReason(step="same-as", sources=(mention.source,))
            groups[target] = join_drafts([groups[target], groups.pop(here)], reason)
    problems.raise_any()
    return list(groups.values())


def _relate(drafts: Sequence[Draft], paragraphs: Iterable[Sequence[str]]) -> list[tuple[str, ...]]:
    """Name for each event those told in the same paragraphs, the oftenest first.

    Args:
        drafts: of the events.
        paragraphs: the mentions of each paragraph that has several; they need not be of any event.
    """
    homes = {mention.id: draft.id for draft in drafts for mention in draft.mentions}
    beside: dict[str, Counter[str]] = defaultdict(Counter)
    for mentions in paragraphs:
        told = [homes[mention] for mention in mentions if mention in homes]
        if len(set(told)) > 1:
            for one in told:
                beside[one].update([other for other in told if other != one])
    related = {
        one: tuple(sorted(counts, key=lambda name: (-counts[name], name))[:_RELATED]) for one, counts in beside.items()
    }
    return [related.get(draft.id, ()) for draft in drafts]


def _place_event(event: Event) -> tuple[object, ...]:
    """Return where an event stands among all: by its date, then its id."""
    return sort_key(event.date), event.id


def _leave_out(
    sources: Sequence[AnnotatedSource], *, loose: Sequence[Draft], hidden: Sequence[Draft], memory: Memory
) -> tuple[AnnotatedSource, ...]:
    """Keep as mentions of each source what became part of an event that is shown.

    Args:
        sources: all of the story's.
        loose: what nothing dates, which is listed with its source as undated.
        hidden: what an editor hides.
        memory: of the merge before.
    """
    undated = {mention.id for draft in loose for mention in draft.mentions}
    unshown = undated | {mention.id for draft in hidden for mention in draft.mentions}
    names = {mention.source for draft in (*loose, *hidden) for mention in draft.mentions}
    some = [read for read in sources if read.source.id in names]
    out = [tuple([mention.id for mention in read.mentions if mention.id in unshown]) for read in some]
    given = [(own, tuple([name for name in own if name in undated])) for own in out]
    parted = dict(zip(map(id, some), memory.remember_all("source", _part_undated, some, given), strict=True))
    return tuple([parted.get(id(read), read) for read in sources])


def _part_undated(read: AnnotatedSource, hidden: Collection[str], loose: Collection[str]) -> AnnotatedSource:
    """Keep as mentions what became part of an event, and list as undated, with the reason, what is in none.

    Args:
        read: a source.
        hidden: its mentions that no event shows.
        loose: those of them that are in no event at all.
    """
    undated = tuple(
        Undated(source=mention.source, quote=mention.quote, actors=mention.actors, reason=mention.date_reason)
        for mention in read.mentions
        if mention.id in loose
    )
    kept = tuple(mention for mention in read.mentions if mention.id not in hidden)
    return replace(read, mentions=kept, undated=undated)
