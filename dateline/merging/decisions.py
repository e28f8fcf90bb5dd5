"""Editors' overrides of what was merged (``decisions.yml``).

Decisions are carried out in the order of the file. One that points at nothing is an error with its line: content
changes, and a decision that had silently stopped to apply would be worse than none.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Sequence
from dataclasses import replace

from dateline.errors import Problems
from dateline.merging.drafts import Draft
from dateline.model import Decision, Disagreement, Mention, Reading, Selector

Reorder = Callable[[Draft], Draft]
"""Puts a draft's reports in order and names it anew where nobody pinned its id."""


def apply_decisions(drafts: Sequence[Draft], decisions: Sequence[Decision], reorder: Reorder) -> tuple[Draft, ...]:
    """Carry out the decisions.

    Args:
        drafts: the events as merged.
        decisions: in the order of the file.
        reorder: called on a draft that has gained or lost reports.

    Raises:
        ContentError: when a decision matches nothing, or more than it should.
    """
    problems = Problems()
    desk = _Desk(list(drafts), reorder, problems)
    actions: dict[str, Callable[[Decision], None]] = {
        "merge": desk.merge,
        "split": desk.split,
        "set": desk.set_fields,
        "hide": desk.hide,
        "rule": desk.rule,
        "disagreement": desk.declare,
        "alias": desk.check_alias,
    }
    for decision in decisions:
        actions[decision.action](decision)
    problems.raise_any()
    return tuple(desk.drafts)


class _Desk:
    """The drafts while decisions are carried out on them."""

    def __init__(self, drafts: list[Draft], reorder: Reorder, problems: Problems) -> None:
        self.drafts = drafts
        self.reorder = reorder
        self.problems = problems

    # -------------------------------------------------------------- finding what is meant

    def complain(self, decision: Decision, line: int, message: str) -> None:
        self.problems.add(decision.path, line or decision.line, message)

    def find_mention(self, decision: Decision, selector: Selector) -> Mention | None:
        found = [
            mention
            for draft in self.drafts
            for mention in draft.mentions
            if mention.source == selector.source and selector.quote.casefold() in mention.quote.exact.casefold()
        ]
        if not found:
            self.complain(
                decision,
                selector.line,
                f"no report in {selector.source!r} holds the words {selector.quote!r}; quote a few words exactly",
            )
            return None
        shortest = min(found, key=lambda mention: len(mention.quote.exact))
        if sum(len(mention.quote.exact) == len(shortest.quote.exact) for mention in found) > 1:
            self.complain(
                decision, selector.line, f"{len(found)} reports hold the words {selector.quote!r}; quote more of them"
            )
            return None
        return shortest

    def find_draft(self, decision: Decision, selector: Selector | None) -> Draft | None:
        if selector is None:
            return None
        if selector.event:
            draft = next((draft for draft in self.drafts if draft.id == selector.event), None)
            if draft is None:
                near = difflib.get_close_matches(selector.event, [draft.id for draft in self.drafts], n=1)
                hint = f"did you mean {near[0]!r}?" if near else "name an event by the last part of its page's address"
                self.complain(decision, selector.line, f"no event {selector.event!r}; {hint}")
            return draft
        mention = self.find_mention(decision, selector)
        return next((draft for draft in self.drafts if mention in draft.mentions), None) if mention else None

    def put(self, old: Draft, *new: Draft) -> None:
        place = next(number for number, draft in enumerate(self.drafts) if draft is old)
        self.drafts[place : place + 1] = new

    # -------------------------------------------------------------- the decisions

    def merge(self, decision: Decision) -> None:
        found = [self.find_draft(decision, selector) for selector in decision.mentions]
        if None in found:
            return
        drafts = [
            draft for place, draft in enumerate(found) if draft and not any(draft is other for other in found[:place])
        ]
        if len(drafts) < 2:
            self.complain(decision, decision.line, "these are one event already; take the decision out")
            return
        first, *others = drafts
        reason = "joined by the editor" + (f": {decision.because}" if decision.because else "")
        joined = replace(
            first,
            profiles=tuple(profile for draft in drafts for profile in draft.profiles),
            reasons=(*(reason for draft in drafts for reason in draft.reasons), reason),
            settings=tuple(setting for draft in drafts for setting in draft.settings),
            disputes=tuple(dispute for draft in drafts for dispute in draft.disputes),
        )
        self.drafts = [draft for draft in self.drafts if not any(draft is other for other in others)]
        self.put(first, self.reorder(joined))

    def split(self, decision: Decision) -> None:
        draft = self.find_draft(decision, decision.event)
        found = [self.find_mention(decision, selector) for selector in decision.mentions]
        leaving = [mention.id for mention in found if mention]
        if draft is None or None in found:
            return
        gone = [profile for profile in draft.profiles if profile.mention.id in leaving]
        kept = [profile for profile in draft.profiles if profile.mention.id not in leaving]
        if not gone or not kept:
            self.complain(decision, decision.line, f"nothing to split: name some but not all reports of {draft.id!r}")
            return
        reason = "parted by the editor" + (f": {decision.because}" if decision.because else "")
        rest = replace(draft, profiles=tuple(kept), reasons=(*draft.reasons, reason))
        part = Draft(id="", profiles=tuple(gone), reasons=(reason,))
        self.put(draft, self.reorder(rest), self.reorder(part))

    def set_fields(self, decision: Decision) -> None:
        draft = self.find_draft(decision, decision.event)
        if draft is None:
            return
        if decision.id and any(other.id == decision.id for other in self.drafts if other is not draft):
            self.complain(decision, decision.line, f"the id {decision.id!r} is taken; choose another")
            return
        self.put(draft, replace(draft, id=decision.id or draft.id, settings=(*draft.settings, decision)))

    def hide(self, decision: Decision) -> None:
        if draft := self.find_draft(decision, decision.event):
            self.put(draft, replace(draft, hidden=True))

    def rule(self, decision: Decision) -> None:
        draft = next((draft for draft in self.drafts if f"{draft.id}-date" == decision.id), None)
        if draft is not None:
            sources = {mention.source for mention in draft.mentions}
            if decision.prefer not in sources:
                self.complain(
                    decision,
                    decision.line,
                    f"{decision.prefer!r} does not report {draft.id!r}; name one of its sources",
                )
                return
            self.put(draft, replace(draft, prefer=decision.prefer, prefer_because=decision.because))
            return
        for draft in self.drafts:
            if any(dispute.id == decision.id for dispute in draft.disputes):
                self.put(
                    draft,
                    replace(draft, disputes=tuple(_prefer(dispute, decision, draft) for dispute in draft.disputes)),
                )
                return
        self.complain(decision, decision.line, f"no disagreement {decision.id!r}; the ids stand on disagreements.html")

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

    def check_alias(self, decision: Decision) -> None:
        ids = {draft.id for draft in self.drafts}
        if decision.was in ids:
            self.complain(
                decision, decision.line, f"{decision.was!r} is the id of an event now; an alias is for a retired one"
            )
        if decision.id not in ids:
            self.complain(
                decision, decision.line, f"no event {decision.id!r} for the retired id {decision.was!r} to lead to"
            )


def _prefer(dispute: Disagreement, decision: Decision, draft: Draft) -> Disagreement:
    """Mark the reading that the editor prefers, and put it first."""
    if dispute.id != decision.id:
        return dispute
    mine = {mention.id for mention in draft.mentions if mention.source == decision.prefer}
    marked = [replace(reading, preferred=bool(mine & set(reading.mentions))) for reading in dispute.readings]
    ordered = tuple(sorted(marked, key=lambda reading: not reading.preferred))
    return replace(dispute, readings=ordered, because=decision.because or dispute.because)
