"""An event on its way: the reports put together, before what they agree on is worked out."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.merging.likeness import Profile
from dateline.model import Decision, Disagreement, Mention


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One event's reports, and what its editors decided about it."""

    id: str
    profiles: tuple[Profile, ...]
    """The reports, the earliest first."""
    reasons: tuple[str, ...] = ()
    settings: tuple[Decision, ...] = ()
    """``set`` decisions, in the order written; a later one wins."""
    disputes: tuple[Disagreement, ...] = ()
    """Disagreements an editor declared."""
    prefer: str = ""
    """Id of the source whose reading of the date the editor prefers."""
    prefer_because: str = ""
    hidden: bool = False

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """The reports themselves."""
        return tuple(profile.mention for profile in self.profiles)
