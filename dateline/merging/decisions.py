"""Editors' overrides of what was merged (``decisions.yml``).

Decisions are carried out in the order of the file. One that points at nothing is an error with its line: content
changes, and a decision that had silently stopped to apply would be worse than none. One that says what is so without it
is no error, since an article that is added may bring that about; it is listed, and an editor may take it out.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from dateline.errors import Problems
from dateline.merging.disagreements import UNEXPLAINED, prefer_source
from dateline.merging.drafts import Draft, find_named, is_meant, join_drafts
from dateline.merging.published import Record
from dateline.model import Decision, Disagreement, Event, Mention, MergeReason, Reading, Selector

Arrange = Callable[[Draft, Collection[str]], Draft]
"""Puts a draft's reports in order, and gives it an id besides those taken where it has none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """The events as editors want them."""

    drafts: tuple[Draft, ...]
    needless: tuple[Decision, ...]
    """Decisions that say what is so without them."""
    rulings: tuple[Decision, ...]
    """``rule`` and ``hide`` of disagreements that are found only when an event is made."""


def apply_decisions(
    drafts: Sequence[Draft], decisions: Sequence[Decision], record: Record, arrange: Arrange
) -> Decided:
    """Carry out the decisions.

    Args:
        drafts: the events as merged.
        decisions: in the order of the file.
        record: of what was published; a decision may name an event by an id that its words would not give it any more.
        arrange: called on a draft that has gained or lost reports.

    Raises:
        ContentError: when a decision matches nothing, or more than it should.
    """
    problems = Problems()
    desk = _Desk(list(drafts), record, arrange, problems)
    actions: dict[str, Callable[[Decision], None]] = {
        "merge": desk.merge,
        "split": desk.split,
        "set": desk.set_fields,
        "hide": desk.hide,
        "rule": desk.rule,
        "disagreement": desk.declare,
    }
    for decision in decisions:
        if decision.action in actions:
            actions[decision.action](decision)
    desk.rule_again()
    problems.raise_any()
    return Decided(drafts=tuple(desk.drafts), needless=tuple(desk.needless), rulings=tuple(desk.rulings))


class _Desk:
    """The drafts while decisions are carried out on them."""

    def __init__(self, drafts: list[Draft], record: Record, arrange: Arrange, problems: Problems) -> None:
        self.drafts = drafts
        self.record = record
        self.arrange = arrange
        self.problems = problems
        self.needless: list[Decision] = []
        self.rulings: list[Decision] = []

    # -------------------------------------------------------------- finding what is meant

    @cached_property
    def homes(self) -> dict[str, Draft]:
        """Mention → the draft that it is in now."""
        return {mention.id: draft for draft in self.drafts for mention in draft.mentions}

    @cached_property
    def told(self) -> dict[str, list[Mention]]:
        """Source → its reports."""
        told: dict[str, list[Mention]] = {}
        for draft in self.drafts:
            for mention in draft.mentions:
                told.setdefault(mention.source, []).append(mention)
        return told

    def complain(self, decision: Decision, place: Selector | Decision, message: str) -> None:
        self.problems.add(decision.path, place.line, message, place.mark)

    def find_mention(self, decision: Decision, selector: Selector) -> Mention | None:
        found = [mention for mention in self.told.get(selector.source, ()) if is_meant(mention, selector)]
        if not found:
            self.complain(
                decision,
                selector,
                f"no report in {selector.source!r} holds the words {selector.quote!r}; quote a few words exactly",
            )
            return None
        shortest = min(found, key=lambda mention: len(mention.quote.exact))
        inner = shortest.quote
        if (
            not all(m.quote.start <= inner.start and inner.end <= m.quote.end for m in found)
            or found.count(shortest) > 1
        ):
            self.complain(
                decision, selector, f"{len(found)} reports hold the words {selector.quote!r}; quote more of them"
            )
            return None
        return shortest

    def find_bearer(self, name: str) -> Draft | None:
        """Return the event that bears an id: by its words or by an editor, and otherwise as it was published."""
        draft = find_named(self.drafts, name)
        if draft is not None and not self.record.is_stranger(draft, name):
            return draft
        place = self.record.find_home(self.record.names.get(name, ""), self.drafts)
        return draft if place is None else self.drafts[place]

    def find_draft(self, decision: Decision, selector: Selector | None) -> Draft | None:
        if selector is None:
            return None
        if selector.event:
            draft = self.find_bearer(selector.event)
            if draft is None:
                near = difflib.get_close_matches(selector.event, [draft.id for draft in self.drafts], n=1)
                hint = f"did you mean {near[0]!r}?" if near else "name an event by the last part of its page's address"
                self.complain(decision, selector, f"no event {selector.event!r}; {hint}")
            return draft
        mention = self.find_mention(decision, selector)
        return self.homes[mention.id] if mention else None

    def put(self, old: Draft, *new: Draft) -> None:
        place = next(number for number, draft in enumerate(self.drafts) if draft is old)
        self.drafts[place : place + 1] = new
        self.homes.update({mention.id: draft for draft in new for mention in draft.mentions})

    # -------------------------------------------------------------- the decisions

    def merge(self, decision: Decision) -> None:
        found = [self.find_draft(decision, selector) for selector in decision.mentions]
        if None in found:
            return
        drafts = [
            draft for place, draft in enumerate(found) if draft and not any(draft is other for other in found[:place])
        ]
        if len(drafts) < 2:
            self.needless.append(decision)
            return
        if len({draft.hidden for draft in drafts}) > 1:
            self.complain(decision, decision, "one of these is hidden and another is not; hide all of them or none")
            return
        reason = MergeReason(step="merge", because=decision.because)
        first, *others = drafts
        gone = set(map(id, others))
        self.drafts = [draft for draft in self.drafts if id(draft) not in gone]
        self.put(first, self.arrange(join_drafts(drafts, reason), ()))

    def split(self, decision: Decision) -> None:
        draft = self.find_draft(decision, decision.event)
        found = [self.find_mention(decision, selector) for selector in decision.mentions]
        leaving = [mention.id for mention in found if mention]
        if draft is None or None in found:
            return
        gone = [profile for profile in draft.profiles if profile.mention.id in leaving]
        kept = [profile for profile in draft.profiles if profile.mention.id not in leaving]
        if not gone:
            self.needless.append(decision)
            return
        if not kept:
            self.complain(decision, decision, f"nothing to split: name some but not all reports of {draft.id!r}")
            return
        reason = MergeReason(step="split", because=decision.because)
        rest = replace(draft, profiles=tuple(kept), reasons=(*draft.reasons, reason))
        part = Draft(id="", profiles=tuple(gone), reasons=(reason,))
        taken = [other.id for other in self.drafts]
        self.put(draft, self.arrange(rest, ()), self.arrange(part, taken))

    def set_fields(self, decision: Decision) -> None:
        draft = self.find_draft(decision, decision.event)
        if draft is None:
            return
        if decision.id and any(other.id == decision.id for other in self.drafts if other is not draft):
            self.complain(decision, decision, f"the id {decision.id!r} is taken; choose another")
            return
        given = next((setting.id for setting in draft.settings if setting.id), "")
        is_named = bool(decision.event and decision.event.event)  # by the id it has: then this is another name for it
        if decision.id and given and given != decision.id and not is_named:
            message = f"this event has the id {given!r} by an earlier `set`; keep one, or `split` the event first"
            self.complain(decision, decision, message)
            return
        renamed = bool(decision.id) and decision.id != draft.id
        changed = replace(
            draft,
            id=decision.id or draft.id,
            is_pinned=draft.is_pinned or bool(decision.id),
            settings=(*draft.settings, decision),
            retired=(*draft.retired, draft.id) if renamed and draft.is_pinned else draft.retired,
        )
        self.put(draft, changed)

    def hide(self, decision: Decision) -> None:
        if decision.id:
            self.rulings.append(decision)
        elif draft := self.find_draft(decision, decision.event):
            self.put(draft, replace(draft, hidden=True))

    def rule(self, decision: Decision) -> None:
        name, _, field = decision.id.rpartition("-")
        bearer = self.find_bearer(name)
        by_record = bearer is not None and name not in {bearer.id, *bearer.retired}
        wanted = f"{bearer.id}-{field}" if bearer and by_record else decision.id
        draft = next((draft for draft in self.drafts if f"{draft.id}-date" == wanted), None)
        if draft is not None:
            sources = {mention.source for mention in draft.mentions}
            if decision.prefer not in sources:
                self.complain(
                    decision,
                    decision,
                    f"{decision.prefer!r} does not report {draft.id!r}; name one of its sources",
                )
                return
            self.put(draft, replace(draft, prefer=decision.prefer, prefer_because=decision.because))
            return
        for draft in self.drafts:
            if any(dispute.id == wanted for dispute in draft.disputes):
                ruled = tuple(
                    prefer_source(dispute, decision.prefer, draft.mentions, decision.because or dispute.because)
                    if dispute.id == wanted
                    else dispute
                    for dispute in draft.disputes
                )
                self.put(draft, replace(draft, disputes=ruled))
                return
        # One of an event that is named further down, or one that the machine will find: the former is ruled on when all
        # decisions are carried out, the latter once the events are made (``check_outcome``).
        self.rulings.append(decision)

    def rule_again(self) -> None:
        """Carry out the rulings that named an event before a later decision gave it that name."""
        waiting, self.rulings = self.rulings, []
        for decision in waiting:
            if decision.action == "rule":
                self.rule(decision)
            else:
                self.rulings.append(decision)

    def declare(self, decision: Decision) -> None:
        draft = self.find_draft(decision, decision.event)
        versions = []
        for choice in decision.readings:
            found = [self.find_mention(decision, selector) for selector in choice.mentions]
            versions.append(Reading(value=choice.value, mentions=tuple(mention.id for mention in found if mention)))
        if draft is None or not all(version.mentions for version in versions):
            return
        turn = len(draft.disputes) + 1
        dispute = Disagreement(
            id=f"{draft.id}-{turn}",
            event=draft.id,
            field="other",
            about=decision.about,
            readings=tuple(versions),
            because=decision.because,
            found=False,
        )
        self.put(draft, replace(draft, disputes=(*draft.disputes, dispute)))


def check_outcome(
    decisions: Sequence[Decision], events: Sequence[Event], aliases: Mapping[str, str], found: Collection[str]
) -> None:
    """Check, once all is merged, that what was decided about disagreements and addresses has come to something.

    Args:
        decisions: in the order of the file.
        events: those that have a page.
        aliases: retired id → the event it leads to.
        found: ids of the disagreements that were found besides those of the date, hidden ones too.

    Raises:
        ContentError: with every ruling, declared reading or alias that leads nowhere.
    """
    problems = Problems()
    for decision in decisions:
        if decision.action == "rule":
            _check_ruling(decision, events, problems)
        elif decision.action == "hide" and decision.id and decision.id not in found:
            message = f"no disagreement {decision.id!r} that can be hidden; the ids stand on disagreements.html"
            problems.add(decision.path, decision.line, message, decision.mark)
        elif decision.action == "disagreement":
            _check_readings(decision, events, problems)
        elif decision.action == "alias":
            _check_alias(decision, decisions, {event.id for event in events}, aliases, problems)
    problems.raise_any()


def settle_disputes(
    disputes: Sequence[Disagreement], rulings: Sequence[Decision], mentions: Sequence[Mention]
) -> tuple[Disagreement, ...]:
    """Carry out what editors decided of the disagreements that were found on an event: rule on them, or hide them."""
    settled = []
    for found in disputes:
        own = [decision for decision in rulings if decision.id == found.id]
        if any(decision.action == "hide" for decision in own):
            continue
        dispute = found
        for decision in own:
            dispute = prefer_source(dispute, decision.prefer, mentions, decision.because or UNEXPLAINED)
        settled.append(dispute)
    return tuple(settled)


def _check_ruling(decision: Decision, events: Sequence[Event], problems: Problems) -> None:
    for event in events:
        mine = {mention.id for mention in event.mentions if mention.source == decision.prefer}
        for dispute in event.disagreements:
            if dispute.id == decision.id and any(mine & set(reading.mentions) for reading in dispute.readings):
                return
    message = f"{decision.prefer!r} gives no version in a disagreement {decision.id!r}; take the ruling out"
    if not any(dispute.id == decision.id for event in events for dispute in event.disagreements):
        message = f"no disagreement {decision.id!r}; the ids stand on disagreements.html"
    problems.add(decision.path, decision.line, message, decision.mark)


def _check_readings(decision: Decision, events: Sequence[Event], problems: Problems) -> None:
    for event in events:
        own = {mention.id for mention in event.mentions}
        for dispute in event.disagreements:
            strange = dispute.about == decision.about and any(set(one.mentions) - own for one in dispute.readings)
            if strange and not dispute.found:
                message = f"a version of {dispute.about!r} names a report that this event lacks; merge it in"
                problems.add(decision.path, decision.line, message, decision.mark)


def _check_alias(
    decision: Decision, decisions: Sequence[Decision], shown: set[str], aliases: Mapping[str, str], problems: Problems
) -> None:
    first = next(one for one in decisions if one.action == "alias" and one.was == decision.was)
    if decision.was in shown:
        message = f"{decision.was!r} is the id of an event now; an alias is for a retired one"
        problems.add(decision.path, decision.line, message, decision.mark)
    if decision.id not in shown and decision.id not in aliases:
        message = f"no event {decision.id!r} for the retired id {decision.was!r} to lead to; write an id that is there"
        problems.add(decision.path, decision.line, message, decision.mark)
    if first is not decision:
        message = f"{decision.was!r} has an alias on line {first.line} already; keep one"
        problems.add(decision.path, decision.line, message, decision.mark)
