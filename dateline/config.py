"""What ``timeline.yml`` says about a story: its name, its scope and how it is shown."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.groups import find_group


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Which events are part of this story."""

    everything: bool = False
    """``scope: all``: keep every event."""
    parties: tuple[str, ...] = ()
    """Names of actors and countries; an event that involves two of them is in scope."""
    words: tuple[str, ...] = ()
    """An event that involves one party and is told with one of these words is in scope too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """The checked fields of ``timeline.yml``."""

    title: str
    subtitle: str = ""
    dek: str = ""
    cities: tuple[str, ...] = ()
    """Printed as a dateline before the dek: ``YEREVAN, MINSK, BAKU —``."""
    language: str = "en"
    base_url: str = ""
    """Where the site will be published, ending in a slash; empty when unknown."""
    repository: str = ""
    """Address of the content's repository, where corrections are sent."""
    scope: Scope = Scope(everything=True)
    lanes: tuple[str, ...] = ()
    """Countries with a row of their own in the overview, at most four; the rest share one."""
    excerpt_words: int = 30
    """Words of a verbatim source's passage that a page may show."""
    rights: str = ""
    """A sentence on the rights in the texts, for the foot of every page."""
    leave_out: tuple[str, ...] = ()
    """Names of ``GROUPS`` of exported files that the site does without, in the order of that table."""
    pages: tuple[str, ...] = ()
    """Ids of content pages in the order of the menu."""

    def offers(self, path: str) -> bool:
        """Whether the site has an exported file, or those of a pattern, as far as the editor decides that."""
        return find_group(path) not in self.leave_out
