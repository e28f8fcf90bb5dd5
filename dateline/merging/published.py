"""The record of what was published, and today's reports → which event each address leads to.

A report is found again by its mention's id, which stays while its sentence does, and otherwise by most of its words in
the same source. An address follows most of the reports that were published under it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from dateline.merging.drafts import Draft, is_meant
from dateline.merging.identity import make_ids
from dateline.model import Decision, Mention, PublishedEvent, PublishedMention

_WORD = re.compile(r"\w+")
_NEARLY = 0.6
"""Share of a recorded report's words that a sentence of the same source must hold to be that report, edited."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What was published, and where its reports are now."""

    events: dict[str, PublishedEvent]
    """Id → its entry, in order of id."""
    names: dict[str, str]
    """Every id that ever led to an entry, its own included → the entry's id."""
    found: dict[str, tuple[str, ...]]
    """Entry → the ids of today's mentions that its reports are found in, one for each report that is."""

    def list_homes(self) -> dict[str, str]:
        """Return for each mention of today the entry that it was published under."""
        return {mention: name for name, found in self.found.items() for mention in found}

    def list_decided(
        self, decisions: Sequence[Decision], mentions: Iterable[Mention], homes: Mapping[str, str]
    ) -> frozenset[str]:
        """Return the entries that an editor has merged or split.

        Args:
            decisions: in the order of the file.
            mentions: of today.
            homes: mention → the entry that it was published under.
        """
        acts = [decision for decision in decisions if decision.action in {"merge", "split"}]
        selectors = [one for decision in acts for one in (decision.event, *decision.mentions) if one]
        if not selectors:
            return frozenset()
        decided = {self.names.get(one.event, "") for one in selectors if one.event}
        told: dict[str, list[Mention]] = {}
        for mention in mentions:
            told.setdefault(mention.source, []).append(mention)
        for one in selectors:
            decided |= {homes.get(mention.id, "") for mention in told.get(one.source, ()) if is_meant(mention, one)}
        return frozenset(decided)

    def find_homes(self, drafts: Sequence[Draft]) -> dict[str, int]:
        """Return for every entry the place of the draft that ``find_home`` finds; none where it finds none."""
        places = _list_places(drafts) if self.found else {}
        homes = {name: self._find_home(name, drafts, places) for name in self.found}
        return {name: home for name, home in homes.items() if home is not None}

    def find_home(self, name: str, drafts: Sequence[Draft]) -> int | None:
        """Return the place of the draft that holds the most of an entry's reports; nothing where none does.

        One of them to which an editor gave the entry's id comes first; on a tie it is the larger draft, then the first.
        """
        return self._find_home(name, drafts, _list_places(drafts))

    def _find_home(self, name: str, drafts: Sequence[Draft], places: Mapping[str, int]) -> int | None:
        held = Counter(places[mention] for mention in self.found.get(name, ()) if mention in places)
        return max(held, key=lambda place: (*_weigh_home(drafts[place], name, held[place]), -place), default=None)

    def is_stranger(self, draft: Draft, name: str) -> bool:
        """Whether a draft bears an id by chance of its words: nothing of what it holds was published under it."""
        found = self.found.get(self.names.get(name, ""), ())
        return bool(found) and draft.id == name and not draft.is_pinned and not _holds(draft, found)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """Events with the ids they keep, and where the other ids of the record lead."""

    drafts: tuple[Draft, ...]
    onward: dict[str, str]
    """Recorded id → the id to follow, which may be a retired one in its turn."""
    withheld: tuple[str, ...]
    """Recorded ids whose event an editor hides."""


def trace_record(published: Sequence[PublishedEvent], mentions: Iterable[Mention]) -> Record:
    """Find the reports of a record among those of today."""
    if not published:
        return Record(events={}, names={}, found={})
    today = {mention.id: mention for mention in mentions}
    recorded = {report.id for event in published for report in event.mentions}
    unknown: dict[str, list[Mention]] = {}
    for mention in today.values():
        if mention.id not in recorded:
            unknown.setdefault(mention.source, []).append(mention)
    found = {}
    for event in published:
        again = (
            report.id if report.id in today else _find_edited(report, unknown.get(report.source, ()))
            for report in event.mentions
        )
        found[event.id] = tuple(name for name in again if name)
    return Record(
        events={event.id: event for event in published},
        names={name: event.id for event in published for name in (event.id, *event.was)},
        found=found,
    )


def settle_ids(drafts: Sequence[Draft], record: Record) -> Settled:
    """Give every event the id it was published under.

    Where several published events are one now, its id is that of which it holds the most reports, and the others lead
    on. Where one is several now, the part with most of its reports keeps the id. An id that an editor gave stands; one
    of the record is never given to anything else.

    Args:
        drafts: the events that have a page or are hidden, each with an id of its own, in order of their first report.
        record: of what was published.
    """
    homes = record.find_homes(drafts)
    chosen = _choose_ids(drafts, homes, record)
    taken = {*record.names, *chosen}
    settled = []
    for draft, name in zip(drafts, chosen, strict=True):
        new = name or ("" if draft.id in taken else draft.id)
        if not new:
            others = sorted({*taken, *(other.id for other in drafts)})
            new = make_ids([*((other, "") for other in others), ("", draft.slug)])[-1]
            taken.add(new)
        settled.append(_rename(draft, new))
    onward: dict[str, str] = {}
    withheld: list[str] = []
    for name, event in record.events.items():
        home = settled[homes[name]] if name in homes else None
        # What is hidden or gone leads nowhere by itself, but an editor's alias may lead on from its last id.
        target = home.id if home and not home.hidden else name
        onward |= {one: target for one in (name, *event.was) if one != target}
        withheld += [name, *event.was] if home and home.hidden else []
    return Settled(drafts=tuple(settled), onward=onward, withheld=tuple(withheld))


def _choose_ids(drafts: Sequence[Draft], homes: dict[str, int], record: Record) -> list[str]:
    """Return for each draft its editor's id, or that of the recorded event of which it holds the most; else nothing."""
    pinned = {draft.id for draft in drafts if draft.is_pinned}
    claims: dict[int, list[str]] = {}
    for name, place in homes.items():
        if name not in pinned:
            claims.setdefault(place, []).append(name)
    return [
        draft.id if draft.is_pinned else _choose_id(draft, claims.get(place, ()), record)
        for place, draft in enumerate(drafts)
    ]


def _find_edited(report: PublishedMention, mentions: Sequence[Mention]) -> str:
    """Return the id of the mention that holds most words of a recorded one; an empty text where none holds enough."""
    words = _list_words(report.quote)
    best, score = "", 0.0
    for mention in mentions:
        share = len(words & _list_words(mention.quote.exact)) / max(len(words), 1)
        if share >= _NEARLY and share > score:
            best, score = mention.id, share
    return best


def _list_words(text: str) -> set[str]:
    return set(_WORD.findall(text.casefold()))


def _list_places(drafts: Sequence[Draft]) -> dict[str, int]:
    """Mention → the place of the draft that holds it."""
    return {mention.id: place for place, draft in enumerate(drafts) for mention in draft.mentions}


def _weigh_home(draft: Draft, name: str, held: int) -> tuple[bool, int, int]:
    return draft.is_pinned and draft.id == name, held, len(draft.profiles)


def _holds(draft: Draft, mentions: Iterable[str]) -> bool:
    return not {mention.id for mention in draft.mentions}.isdisjoint(mentions)


def _choose_id(draft: Draft, names: Sequence[str], record: Record) -> str:
    """Return the recorded id of which a draft holds the most reports; on a tie, that of more reports, the first."""
    if not names:
        return ""
    own = {mention.id for mention in draft.mentions}

    def count(name: str) -> tuple[int, int]:
        return sum(mention in own for mention in record.found[name]), len(record.events[name].mentions)

    return max(names, key=count)


def _rename(draft: Draft, name: str) -> Draft:
    """Give a draft another id; the disagreements that are numbered after the old one are numbered after the new."""
    if draft.id == name:
        return draft
    own = re.compile(rf"{re.escape(draft.id)}-(\d+)")
    disputes = tuple(
        replace(dispute, id=own.sub(rf"{name}-\1", dispute.id) if own.fullmatch(dispute.id) else dispute.id)
        for dispute in draft.disputes
    )
    return replace(draft, id=name, disputes=disputes)
