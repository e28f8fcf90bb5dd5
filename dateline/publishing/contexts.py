"""What each template is given: one frozen class per template is the template's contract.

A template may print what its class holds and nothing else; ``pages`` fills them in.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dateline.publishing.alone import Alone, OwnDate
    from dateline.publishing.annotated import Excerpt, Paragraph
    from dateline.publishing.axis import Position, YearTick
    from dateline.publishing.bibliography import Endnote, Reference, SourceYear
    from dateline.publishing.card import CardLane, CardYear, Line
    from dateline.publishing.changes import RevisionView
    from dateline.publishing.citing import Citing
    from dateline.publishing.closeup import CloseUp
    from dateline.publishing.coverage import Matrix
    from dateline.publishing.dates import DateBlock
    from dateline.publishing.disputes import Dispute
    from dateline.publishing.entries import BriefEntry, Cite, Entry, Sure
    from dateline.publishing.evidence import Card
    from dateline.publishing.frame import Filters, RailYear
    from dateline.publishing.joins import Apart, Join
    from dateline.publishing.lags import Lags
    from dateline.publishing.ledger import LedgerPart
    from dateline.publishing.overview import Overview
    from dateline.publishing.passing import ActorRef, EventRef, SourceRef
    from dateline.publishing.people import Companion, IndexGroup, RoleBar, RoleLine, Spelling


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What a page says of itself."""

    title: str
    description: str
    section: str
    """The menu item it belongs to, by its target; empty for none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class YearView:
    """A year with its entries."""

    anchor: str
    label: str
    page: str
    first_number: int
    entries: tuple[Entry | BriefEntry, ...]
    """In brief on the index of a long story, whose years have pages of their own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Disputed:
    """An event, and the points on which its sources disagree."""

    event: EventRef
    disputes: tuple[Dispute, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Passing:
    """An event beyond the story, and the sources that mention it."""

    event: EventRef
    sources: tuple[SourceRef, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexPage:
    """``index.html``: the story in one picture and in its entries."""

    head: Head
    dek: str
    cities: str
    span: str
    event_count: int
    citation_count: int
    dispute_count: int
    span_title: str
    overview: Overview | None
    close_up: CloseUp | None
    filters: Filters
    rail: tuple[RailYear, ...]
    years: tuple[YearView, ...]
    is_long: bool
    """Whether the entries are on the years' pages, and this one lists them in brief."""
    beyond: tuple[Passing, ...]
    people: tuple[IndexGroup, ...]
    endnotes: tuple[Endnote, ...]
    address: str
    """The page's full address, to cite its entries by; empty where the site's is not known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class YearPage:
    """``<year>.html`` of a long story."""

    head: Head
    filters: Filters
    rail: tuple[RailYear, ...]
    years: tuple[YearView, ...]
    """The one year of the page."""
    previous: YearLink | None
    next: YearLink | None
    endnotes: tuple[Endnote, ...]
    address: str
    """The page's full address; empty where the site's is not known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class YearLink:
    """A neighbouring year."""

    label: str
    target: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EventPage:
    """``events/<id>.html``: the evidence for one event."""

    head: Head
    event: EventRef
    date: DateBlock
    summary: str
    cites: tuple[Cite, ...]
    people: tuple[ActorRef, ...]
    """Everybody and everything named, people first."""
    sure: Sure
    disputes: tuple[Dispute, ...]
    cards: tuple[Card, ...]
    has_verbatim: bool
    columns: tuple[str, ...]
    """Columns of the table of claims that would not say the same in every row: ``kind``, ``modality``."""
    joins: tuple[Join, ...]
    apart: tuple[Apart, ...]
    """Events that came close to being taken for this one."""
    edited: tuple[str, ...]
    """What an editor set, in words."""
    position: Position
    related: tuple[EventRef, ...]
    previous: EventRef | None
    next: EventRef | None
    permalink: str
    """Empty where the site's address is not known."""
    citing: Citing
    endnotes: tuple[Endnote, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcePage:
    """``sources/<id>.html``: one source, its text and everything read in it."""

    head: Head
    reference: Reference
    citing: Citing
    paragraphs: tuple[Paragraph, ...]
    """Empty for a verbatim source."""
    excerpts: tuple[Excerpt, ...]
    """Of a verbatim source."""
    excerpt_words: int
    paragraph_count: int
    left_out: int
    """Paragraphs of a verbatim source of which nothing is shown."""
    language: str
    """In which it was published, in words."""
    undated_count: int
    disputes: tuple[Dispute, ...]
    """In which it gives one of the versions."""
    previous: SourceRef | None
    next: SourceRef | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorPage:
    """``actors/<id>.html``: one person, organisation, country or place."""

    head: Head
    actor: ActorRef
    kind: str
    country: str
    note: str
    wikidata: str
    source_count: int
    office: RoleLine | None
    """The one held now, or held last."""
    roles: tuple[RoleLine, ...]
    bars: tuple[RoleBar, ...]
    """The offices whose dates lie in the years of the story."""
    ticks: tuple[YearTick, ...]
    spellings: tuple[Spelling, ...]
    titles: tuple[Spelling, ...]
    """What sources call a person beside the name."""
    events: tuple[EventRef, ...]
    companions: tuple[Companion, ...]
    disputed: tuple[Disputed, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorsPage:
    """``actors.html``: the index of people, organisations, countries and places."""

    head: Head
    groups: tuple[IndexGroup, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcesPage:
    """``sources.html``: the bibliography."""

    head: Head
    years: tuple[SourceYear, ...]
    count: int
    language_count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CoveragePage:
    """``coverage.html``: who reported what, when."""

    head: Head
    outlet_count: int
    language_count: int
    report_count: int
    """Pairs of a source and an event that it reports."""
    matrix: Matrix | None
    lags: Lags | None
    event_count: int
    """Events of the story."""
    alone: tuple[Alone, ...]
    own_dates: tuple[OwnDate, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DisagreementsPage:
    """``disagreements.html``: every point on which sources disagree."""

    head: Head
    parts: tuple[LedgerPart, ...]
    count: int
    endnotes: tuple[Endnote, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangesPage:
    """``changes.html``: what changed from one published state to the next."""

    head: Head
    pending: RevisionView | None
    """What differs from the record as it stands; ``None`` where nothing does."""
    revisions: tuple[RevisionView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TextPage:
    """A page that the editor wrote."""

    head: Head
    html: str
    """Sanitized; printed as it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MovedPage:
    """An address that a page had once, such as ``events/<retired id>.html``: it leads on, so that no link breaks."""

    head: Head
    what: str
    """``event``, ``source`` or ``actor``."""
    target: str
    """The page that it has now."""
    name: str
    date: str
    """In words; empty for an actor."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NotFoundPage:
    """``404.html``: shown for an address that leads nowhere."""

    head: Head


@dataclass(frozen=True, slots=True, kw_only=True)
class SocialCard:
    """``card.svg``: the picture that a shared link shows. All places are pixels of 1200 by 630."""

    title: tuple[Line, ...]
    title_size: int
    subtitle: str
    event_count: int
    source_count: int
    dispute_count: int
    span: str
    """First to last year of the events; empty without one."""
    left: int
    right: int
    """Where the overview in small begins and ends."""
    lanes: tuple[CardLane, ...]
    years: tuple[CardYear, ...]
