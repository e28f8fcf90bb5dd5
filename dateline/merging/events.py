"""Mention → Event: the whole arrow.

Group the reports, name the groups, let editors decide, then work out what each group agrees on.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from dateline.annotating.actors import Gazetteer
from dateline.annotating.lexicons import find_lexicon
from dateline.annotating.relevance import judge_scope
from dateline.config import Config
from dateline.edtf import Edtf, sort_key
from dateline.errors import Problems
from dateline.merging.consensus import (
    agree_actors,
    agree_kind,
    agree_modality,
    choose_mention,
    count_voices,
    write_summary,
    write_title,
)
from dateline.merging.decisions import apply_decisions, check_outcome
from dateline.merging.disagreements import find_date_disagreement, find_preferred_date, lead_date, prefer_source
from dateline.merging.drafts import Draft, find_named, join_drafts
from dateline.merging.figures import find_number_disagreements
from dateline.merging.grouping import group_mentions
from dateline.merging.identity import follow_ids, make_ids, order_reports
from dateline.merging.likeness import weigh_words
from dateline.merging.offices import find_office_disagreements
from dateline.merging.profiles import make_profiles
from dateline.merging.published import settle_ids, trace_record
from dateline.model import (
    AnnotatedSource,
    Decision,
    Disagreement,
    Event,
    Mention,
    PublishedEvent,
    Refusal,
    Source,
    Undated,
)
from dateline.wording import describe

_RELATED = 4
"""Events told beside an event that its page names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """The events of a story, and its sources with what stayed undated."""

    events: tuple[Event, ...]
    """In order of date; in and out of scope together."""
    sources: tuple[AnnotatedSource, ...]
    aliases: tuple[tuple[str, str], ...]
    withheld: tuple[str, ...] = ()
    """Ids of the record whose events an editor hides."""
    needless: tuple[Decision, ...] = ()
    """Decisions that say what is so without them."""


def merge_mentions(
    sources: Sequence[AnnotatedSource],
    config: Config,
    gazetteer: Gazetteer,
    decisions: Sequence[Decision],
    published: Sequence[PublishedEvent] = (),
) -> Merged:
    """Merge the reports of all sources into events.

    Args:
        sources: all of the story's, in order of publication.
        config: the story's settings.
        gazetteer: its actors.
        decisions: its editors', in the order written.
        published: the record of what was published before.

    Raises:
        ContentError: when a decision or a ``same-as`` matches nothing.
    """
    table = _Table.of(sources, config, gazetteer)
    profiles = make_profiles(sources, gazetteer)
    mentions = [mention for read in sources for mention in read.mentions]
    record = trace_record(published, mentions)
    clusters = group_mentions(profiles, weigh_words(profiles), record.list_homes(decisions, mentions))
    drafts = [
        Draft(id="", profiles=cluster.profiles, reasons=cluster.reasons, refusals=cluster.refusals)
        for cluster in clusters
    ]
    drafts = table.name_drafts(_join_same_as(_join_pinned(drafts), table))
    decided = apply_decisions(drafts, decisions, record, table.arrange_draft)
    drafts = table.name_drafts(decided.drafts)
    kept = [draft for draft in drafts if draft.hidden or table.date_draft(draft)]
    settled = settle_ids(kept, record, table.write_headline)
    dated = [(draft, date) for draft in settled.drafts if (date := table.date_draft(draft))]
    events = [table.make_event(draft, date) for draft, date in dated if not draft.hidden]
    retired = {was: draft.id for draft in settled.drafts for was in draft.retired}
    written = {decision.was: decision.id for decision in decisions if decision.action == "alias"}
    ids = {event.id for event in events}
    aliases = follow_ids({**settled.onward, **retired, **written}, ids)
    check_outcome(decisions, events, aliases)
    shown = {mention.id for event in events for mention in event.mentions}
    placed = shown | {mention.id for draft in settled.drafts if draft.hidden for mention in draft.mentions}
    return Merged(
        events=tuple(sorted(_relate(events), key=lambda event: (sort_key(event.date), event.id))),
        sources=tuple(_part_undated(read, shown, placed) for read in sources),
        aliases=tuple(aliases.items()),
        withheld=tuple(name for name in settled.withheld if name not in aliases and name not in ids),
        needless=decided.needless,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Table:
    """What every event is made with."""

    config: Config
    gazetteer: Gazetteer
    sources: dict[str, Source]
    read: dict[str, AnnotatedSource]
    surnames: dict[str, str]
    """Person → the name that a headline calls him by: his surname where nobody else of the table bears it."""

    @classmethod
    def of(cls, sources: Sequence[AnnotatedSource], config: Config, gazetteer: Gazetteer) -> _Table:
        return cls(
            config=config,
            gazetteer=gazetteer,
            sources={read.source.id: read.source for read in sources},
            read={read.source.id: read for read in sources},
            surnames=_list_surnames(gazetteer),
        )

    def write_title(self, mention: Mention) -> str:
        read = self.read[mention.source]
        return write_title(mention, read, self.surnames, find_lexicon(read.source.text_language))

    def write_summary(self, mention: Mention, title: str) -> str:
        read = self.read[mention.source]
        return write_summary(mention, read.source, read.passages, title, self.config.excerpt_words)

    def order_draft(self, draft: Draft) -> Draft:
        return replace(draft, profiles=tuple(order_reports(draft.profiles, self.sources)))

    def arrange_draft(self, draft: Draft, taken: Collection[str]) -> Draft:
        """Order a draft's reports, and give it an id besides those taken where it has none."""
        ordered = self.order_draft(draft)
        return replace(ordered, id=make_ids([*((name, "") for name in taken), self.name_draft(ordered)])[-1])

    def name_drafts(self, drafts: Iterable[Draft]) -> list[Draft]:
        """Order each draft's reports and give an id to those that have none, the earliest published first."""
        ordered = sorted((self.order_draft(draft) for draft in drafts), key=self.place_draft)
        ids = make_ids([self.name_draft(draft) for draft in ordered])
        return [replace(draft, id=name) for draft, name in zip(ordered, ids, strict=True)]

    def place_draft(self, draft: Draft) -> tuple[object, ...]:
        first = draft.mentions[0]
        return (*sort_key(self.sources[first.source].published), first.source, first.quote.start, first.quote.end)

    def name_draft(self, draft: Draft) -> tuple[str, str]:
        """Return a draft's id, or the words to make one of."""
        return (draft.id, "") if draft.id else ("", self.write_headline(draft))

    def write_headline(self, draft: Draft) -> str:
        """Return the words that an id is made of: the first report's own, whatever editors or the actors table say."""
        mention = draft.mentions[0]
        read = self.read[mention.source]
        return write_title(replace(mention, title=""), read, {}, find_lexicon(read.source.text_language))

    def find_dispute(self, draft: Draft) -> Disagreement | None:
        """Return the disagreement on the date, with the reading first that the editor prefers."""
        dispute = find_date_disagreement(draft.id, draft.mentions, self.sources)
        if dispute is None or not draft.prefer:
            return dispute
        return prefer_source(dispute, draft.prefer, draft.mentions, draft.prefer_because or "Ruled by the editor.")

    def date_draft(self, draft: Draft) -> Edtf | None:
        """Return the event's date: the editor's, the one all reports allow, or the reading the timeline follows."""
        for setting in reversed(draft.settings):
            if setting.date:
                return setting.date
        dispute = self.find_dispute(draft)
        if dispute:
            return find_preferred_date(dispute)
        return lead_date(draft.mentions, self.sources)

    def judge_scope(self, mentions: Sequence[Mention], actors: Sequence[str]) -> bool:
        """Judge an event by who takes part, and by the sentences that tell of it: "the war of 2020" names nobody."""
        named, told = set(actors), []
        for mention in mentions:
            read = self.read[mention.source]
            for passage in read.passages:
                if passage.start < mention.quote.end and mention.quote.start < passage.end:
                    told.append(read.source.text[passage.start : passage.end])
                    named.update(span.actor for span in read.names if passage.start <= span.start < passage.end)
        return judge_scope(named, " ".join(told), self.config.scope, self.gazetteer)

    def make_event(self, draft: Draft, date: Edtf) -> Event:
        mentions = draft.mentions
        best = choose_mention(mentions, date)
        set_to: dict[str, object] = {}
        for setting in draft.settings:
            fields = {
                name: getattr(setting, name) for name in ("title", "summary", "date", "kind", "modality", "in_scope")
            }
            set_to.update({name: value for name, value in fields.items() if value not in {None, ""}})
        title = str(set_to.get("title") or next((m.title for m in mentions if m.title), "") or self.write_title(best))
        written = set_to.get("summary") or next((m.summary for m in mentions if m.summary), "")
        summary = str(written or self.write_summary(best, title))
        actors = agree_actors(mentions)
        marked = next((mention.in_scope for mention in mentions if mention.in_scope is not None), None)
        in_scope = marked if marked is not None else self.judge_scope(mentions, actors)
        found_date = lead_date(mentions, self.sources)
        dispute = self.find_dispute(draft)
        if dispute and set_to.get("date"):
            dispute = replace(dispute, because=f"Filed by the editor under {describe(date)}.")
        kind = (
            set_to.get("kind")
            or next((m.kind for m in mentions if ("kind", "edited") in m.provenance), "")
            or agree_kind(mentions)
        )
        modality = set_to.get("modality") or agree_modality(mentions)
        return Event(
            id=draft.id,
            title=title,
            summary=summary,
            date=date,
            kind=str(kind),
            modality=modality,  # type: ignore[arg-type]
            actors=actors,
            in_scope=bool(set_to.get("in_scope", in_scope)),
            independent_sources=count_voices(mentions, self.sources),
            mentions=mentions,
            disagreements=(
                *((dispute,) if dispute else ()),
                *find_number_disagreements(draft.id, draft.profiles, self.sources),
                *find_office_disagreements(draft.id, mentions, self.read, self.gazetteer),
                *(replace(item, event=draft.id) for item in draft.disputes),
            ),
            merge_reasons=draft.reasons,
            refusals=_list_refusals(draft),
            edited=tuple(sorted(name for name, value in set_to.items() if (name, value) != ("date", found_date))),
        )


def _list_refusals(draft: Draft) -> tuple[Refusal, ...]:
    """Return what stayed out after all: an editor may have merged what the machine refused, or split what it joined."""
    own = {mention.id for mention in draft.mentions}
    return tuple(one for one in draft.refusals if one.mention in own and one.other not in own)


def _list_surnames(gazetteer: Gazetteer) -> dict[str, str]:
    people = [actor.name for actor in gazetteer.actors.values() if actor.kind == "person"]
    counts = Counter(name.split()[-1] for name in people)
    return {name: name.split()[-1] if counts[name.split()[-1]] == 1 else name for name in people}


def _join_pinned(drafts: Sequence[Draft]) -> list[Draft]:
    """Give drafts the ids that editors pinned in the sources; where two bear one id, they are one event."""
    kept: list[Draft] = []
    for draft in drafts:
        pins = list(dict.fromkeys(mention.pinned_id for mention in draft.mentions if mention.pinned_id))
        if not pins:
            kept.append(draft)
            continue
        named = replace(draft, id=pins[0], is_pinned=True, retired=tuple(pins[1:]))
        same = [other for other in kept if {other.id, *other.retired} & set(pins)]
        kept = [other for other in kept if not any(other is one for one in same)]
        kept.append(join_drafts([*same, named], f"#{pins[0]} stands in both") if same else named)
    return kept


def _join_same_as(drafts: Sequence[Draft], table: _Table) -> list[Draft]:
    """Put what its editor marked ``same-as`` with the event it names; one may lead on to another, in any order.

    Raises:
        ContentError: when a ``same-as`` names no event.
    """
    problems = Problems()
    groups = dict(enumerate(drafts))
    for source, mention in [(table.sources[m.source], m) for draft in drafts for m in draft.mentions if m.same_as]:
        named = find_named(groups.values(), mention.same_as)
        target = next((number for number, draft in groups.items() if draft is named), None)
        here = next(number for number, draft in groups.items() if any(mention is one for one in draft.mentions))
        if target is None:
            override = source.blocks[mention.block].override
            message = f"same-as names no event {mention.same_as!r}; write an id that stands below a paragraph"
            problems.add(source.path, override.line if override else 0, message)
        elif target != here:
            reason = f"{mention.source}: joined by the editor's same-as"
            groups[target] = join_drafts([groups[target], groups.pop(here)], reason)
    problems.raise_any()
    return list(groups.values())


def _relate(events: Sequence[Event]) -> list[Event]:
    """Name for each event those told in the same paragraphs, the oftenest first."""
    told: dict[tuple[str, int], list[str]] = {}
    for event in events:
        for mention in event.mentions:
            told.setdefault((mention.source, mention.block), []).append(event.id)
    related = []
    for event in events:
        counts: Counter[str] = Counter()
        for mention in event.mentions:
            counts.update(other for other in told[mention.source, mention.block] if other != event.id)
        names = sorted(counts, key=lambda name: (-counts[name], name))[:_RELATED]
        related.append(replace(event, related=tuple(names)))
    return related


def _part_undated(read: AnnotatedSource, shown: set[str], placed: set[str]) -> AnnotatedSource:
    """Keep as mentions what became part of an event, and list as undated, with the reason, what is in none."""
    undated = tuple(
        Undated(source=mention.source, quote=mention.quote, actors=mention.actors, reason=mention.date_reason)
        for mention in read.mentions
        if mention.id not in placed
    )
    return replace(read, mentions=tuple(mention for mention in read.mentions if mention.id in shown), undated=undated)
