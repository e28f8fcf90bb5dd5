"""An event on its way: the reports put together, before what they agree on is worked out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import copy
from dataclasses import dataclass
from functools import cached_property

from dateline.edtf import Edtf, sort_key
from dateline.merging.consensus import agree_date
from dateline.merging.profiles import Profile
from dateline.model import Decision, Disagreement, Mention, MergeReason, Refusal, Selector


@dataclass(frozen=True, kw_only=True)
class Draft:
    """One event's reports, and what its editors decided about it. Without slots, to keep what is often asked for."""

    id: str
    profiles: tuple[Profile, ...]
    """The reports, the earliest first."""
    reasons: tuple[MergeReason, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    """What was nearly merged."""
    settings: tuple[Decision, ...] = ()
    """``set`` decisions, in the order written; a later one wins."""
    disputes: tuple[Disagreement, ...] = ()
    """Disagreements an editor declared."""
    prefer: str = ""
    """Id of the source whose reading of the date the editor prefers."""
    prefer_because: str = ""
    hidden: bool = False
    is_pinned: bool = False
    """Whether an editor gave the id."""
    retired: tuple[str, ...] = ()
    """Ids that editors gave it besides, and that its page must go on answering to."""

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """The reports themselves."""
        return tuple([profile.mention for profile in self.profiles])

    @cached_property
    def agreed(self) -> Edtf | None:
        """The date that all its reports allow."""
        return agree_date(self.mentions)

    @cached_property
    def place(self) -> tuple[object, ...]:
        """Where its first report stands among all."""
        first = self.profiles[0]
        return (*place_profile(first), first.mention.quote.end)

    @property
    def slug(self) -> str:
        """The id that its first report suggests."""
        return self.profiles[0].slug


def place_profile(profile: Profile) -> tuple[object, ...]:
    """Return where a report stands among all: by publication, then source, then place in the text."""
    return (*sort_key(profile.published), profile.mention.source, profile.mention.quote.start)


def order_profiles(profiles: Sequence[Profile]) -> tuple[Profile, ...]:
    """Put reports in order, the first published first."""
    return tuple(sorted(profiles, key=place_profile)) if len(profiles) > 1 else tuple(profiles)


def find_named(drafts: Iterable[Draft], name: str) -> Draft | None:
    """Return the draft that bears an id, or, where none does, the one that once did."""
    known = list(drafts)
    return next((draft for draft in known if draft.id == name), None) or next(
        (draft for draft in known if name in draft.retired), None
    )


def name_draft(draft: Draft, name: str) -> Draft:
    """Give a draft an id. What is known of its reports stays known."""
    if draft.id == name:
        return draft
    named = copy(draft)
    object.__setattr__(named, "id", name)
    return named


def is_meant(mention: Mention, selector: Selector) -> bool:
    """Whether a report holds the words by which a selector points at it, capitals aside."""
    return mention.source == selector.source and selector.quote.casefold() in mention.quote.exact.casefold()


def join_drafts(drafts: Sequence[Draft], reason: MergeReason) -> Draft:
    """Make one event of several: the first gives its id, and everything that was decided of any of them stays."""
    first, *others = drafts
    preferred = next((draft for draft in drafts if draft.prefer), first)
    retired = [name for draft in drafts for name in (draft.id if draft.is_pinned else "", *draft.retired)]
    return Draft(
        id=first.id,
        profiles=order_profiles([profile for draft in drafts for profile in draft.profiles]),
        reasons=(*(reason for draft in drafts for reason in draft.reasons), reason),
        refusals=tuple(refusal for draft in drafts for refusal in draft.refusals),
        settings=tuple(setting for draft in (*others, first) for setting in draft.settings),
        disputes=tuple(dispute for draft in drafts for dispute in draft.disputes),
        prefer=preferred.prefer,
        prefer_because=preferred.prefer_because,
        hidden=all(draft.hidden for draft in drafts),
        is_pinned=first.is_pinned,
        retired=tuple(dict.fromkeys(name for name in retired if name and name != first.id)),
    )
