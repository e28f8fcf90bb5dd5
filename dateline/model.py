"""The nouns: what flows along the chain, from a file to a timeline.

Every value is frozen. Spans (``start``, ``end``) are characters of ``Source.text``, ``end`` exclusive.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date as Day  # noqa: N812 -- `date` is a field here
from typing import Literal

from dateline.config import Config
from dateline.edtf import Edtf
from dateline.errors import WHOLE_LINE, Mark, Problem

ActorKind = Literal["person", "organisation", "country", "place"]
Modality = Literal["happened", "planned", "denied", "alleged"]
DisputedField = Literal["date", "number", "office", "other"]
Basis = Literal["found", "inferred", "edited"]
"""Where a value comes from: read in the sentence, concluded from what went before, or written by an editor."""
MergeStep = Literal["agreeing", "contested", "undated", "continuation", "pinned", "same-as", "merge", "split"]
"""Which step of merging decided: alike, under dates that agree; alike, under dates that do not; alike, without a date;
the same telling, going on; and what editors wrote, in the sources (an id, ``same-as``) or in ``decisions.yml``."""


# ------------------------------------------------------------------ content


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """An office somebody holds."""

    title: str
    start: Edtf | None = None
    end: Edtf | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A person, organisation, country or place of ``actors.yml``."""

    id: str
    """Slug of the name: the page's address."""
    formerly: tuple[str, ...] = ()
    """Slugs of the names it had on the site before: addresses that lead to it."""
    name: str
    kind: ActorKind
    country: str = ""
    """Name of the country the actor belongs to or stands for; a country's own name for a country."""
    wikidata: str = ""
    roles: tuple[Role, ...] = ()
    spellings: tuple[str, ...] = ()
    """Every form to look for, the name itself included, in any script."""
    note: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Override:
    """What an editor wrote in the attribute list of a paragraph. ``None`` and ``""`` leave what is found."""

    line: int
    id: str = ""
    date: Edtf | None = None
    title: str = ""
    summary: str = ""
    kind: str = ""
    modality: Modality | None = None
    actors: tuple[str, ...] | None = None
    actor_marks: tuple[Mark, ...] = field(default=(), compare=False)
    """Where in that line each of them is named."""
    same_as: str = ""
    same_as_mark: Mark = field(default=WHOLE_LINE, compare=False)
    note: str = ""
    skip: bool = False
    in_scope: bool | None = None

    @property
    def is_one_event(self) -> bool:
        """Whether the editor speaks of the paragraph as one event, and so as one mention."""
        return bool(self.id or self.date or self.title or self.summary or self.same_as)


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph, heading, list item or quotation of a source."""

    kind: Literal["paragraph", "heading", "item", "quotation"]
    start: int
    end: int
    line: int
    """Line of the content file on which the block begins, counted from 1."""
    column: int = 0
    """Character of that line at which the text begins, counted from 1, where it stands there letter for letter; 0 where
    marks or several lines come in between."""
    override: Override | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One saved article: its reference, and its text or an editor's digest of it."""

    id: str
    """The content file's name without its suffix."""
    formerly: tuple[str, ...] = ()
    """Ids it had before, the oldest first: addresses that lead to it."""
    path: str
    """The content file as shown in messages."""
    title: str
    title_en: str = ""
    title_note: str = ""
    publisher: str
    author: str = ""
    published: Edtf
    """Document creation time (DCT): what "Thursday" counts from."""
    published_note: str = ""
    url: str = ""
    archive_url: str = ""
    accessed: str = ""
    language: str
    """Language the article was published in (BCP 47)."""
    text_language: str
    """Language of ``text``: the site's for notes, the article's for a verbatim copy."""
    verbatim: bool = False
    """A private copy of the article: pages show excerpts only."""
    same_text_as: str = ""
    text: str
    """Plain text, NFC; blocks are parted by a blank line."""
    blocks: tuple[Block, ...] = ()
    concerns: tuple[Problem, ...] = ()
    """What of the file is not kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A sentence of a source."""

    start: int
    end: int
    block: int
    """Index into ``Source.blocks``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentPage:
    """A page written by the editor (``content/pages``)."""

    id: str
    title: str
    html: str
    """Sanitized; the one field templates print unescaped."""
    path: str
    concerns: tuple[Problem, ...] = ()
    """What of the file is not kept."""


# ------------------------------------------------------------------ decisions


@dataclass(frozen=True, slots=True, kw_only=True)
class Selector:
    """Points at an event by its id, or at a mention by its source and a few of its words."""

    line: int
    mark: Mark = field(default=WHOLE_LINE, compare=False)
    event: str = ""
    source: str = ""
    quote: str = ""

    def __str__(self) -> str:
        return self.event or f"{{source: {self.source}, quote: {self.quote!r}}}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingChoice:
    """One version in a disagreement that an editor declares."""

    value: str
    mentions: tuple[Selector, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One entry of ``decisions.yml``. Which fields are filled depends on ``action``."""

    action: Literal["merge", "split", "set", "hide", "rule", "disagreement", "alias"]
    path: str
    line: int
    mark: Mark = field(default=WHOLE_LINE, compare=False)
    because: str = ""
    event: Selector | None = None
    """split, set, hide, disagreement: the event meant."""
    mentions: tuple[Selector, ...] = ()
    """merge: what becomes one event; split: the mentions that leave it."""
    id: str = ""
    """set: the permanent id. rule: the disagreement's id. alias: the id in use now."""
    was: str = ""
    """alias: the retired id."""
    title: str = ""
    summary: str = ""
    date: Edtf | None = None
    kind: str = ""
    modality: Modality | None = None
    in_scope: bool | None = None
    prefer: str = ""
    """rule: id of the source whose reading the timeline follows."""
    about: str = ""
    """disagreement: the question, in a few words."""
    readings: tuple[ReadingChoice, ...] = ()


# ------------------------------------------------------------------ the record of what was published


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedMention:
    """A report of an event as it was published: enough to find it again when its sentence was edited a little."""

    id: str
    """``Mention.id`` at that time."""
    source: str
    quote: str
    """Its first words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedEvent:
    """One entry of ``published.yml``: an event whose page other people may have linked to."""

    id: str
    date: Edtf
    title: str
    was: tuple[str, ...] = ()
    """Retired ids that lead to it."""
    mentions: tuple[PublishedMention, ...]
    hidden: bool = False
    """Whether an editor hid the event then: its address is kept, and has no page."""
    path: str = ""
    line: int = 0
    """Where the entry stands; 0 for one that is not written yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedPage:
    """A page of a source or an actor that other people may have linked to, as ``published.yml`` lists it."""

    kind: Literal["source", "actor"]
    id: str
    path: str = ""
    line: int = 0
    """Where it stands; 0 for one that is not written yet."""


ChangeKind = Literal["added", "restored", "split", "merged", "removed", "redated", "retitled", "reported", "unreported"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One thing that is otherwise about one event than in the record before."""

    kind: ChangeKind
    event: str
    """Its id afterwards; of an event that was removed, the last it had."""
    date: Edtf
    title: str
    """Its date and headline afterwards, by which it is named even when it is gone."""
    other: str = ""
    """split: id of the event it was told as part of. merged: id of the event it now tells of as well."""
    before: str = ""
    """redated: its date before, EDTF. retitled: its headline before. split, merged: the headline of ``other``."""
    sources: tuple[str, ...] = ()
    """reported, unreported: ids of the sources that began or ceased to report it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """One entry of ``changes.yml``: what one run of ``dateline record`` found changed since the one before."""

    day: Day
    """As of which day it was published: that of the newest article, or what the editor said."""
    events: int
    """How many events were shown, those beyond the story included."""
    changes: tuple[Change, ...] = ()
    """Empty for the first of a story: all of it was new."""


# ------------------------------------------------------------------ what is read in a source


@dataclass(frozen=True, slots=True, kw_only=True)
class Timex:
    """A date expression (TIMEX3) and what it was taken to mean."""

    start: int
    end: int
    text: str
    type: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str
    """TIMEX3 value: ``2024-06-13``, ``P44D``, ``PAST_REF``, ``XXXX-XX-XX`` where unresolved."""
    date: Edtf | None
    """The EDTF value; ``None`` for durations, sets, vague references and the unresolved."""
    rule: str
    """Name of the rule that read it."""
    counted_from: Edtf | None = None
    """The date it was counted from; ``None`` when it stands for itself."""
    basis: Literal["stated", "publication", "text", "none"] = "stated"
    """Stands for itself, counted from publication, counted from a date named before it in the text, or not a date."""
    reason: str = ""
    """In words: how the value was reached, or why there is none."""
    aside: bool = False
    """It describes or bounds something ("the 27 November deal", "since May"): the text does not go on from it."""
    parts: tuple[Timex, ...] = ()
    """What TimeML annotates one by one where we read one date: the ends of a range, the members of a list, "two days"
    and "13 June" in "two days before 13 June". Otherwise empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorSpan:
    """A place in the text where an actor is named."""

    start: int
    end: int
    actor: str
    """``Actor.name``."""
    inherited: bool = False
    """True where a pronoun or a description ("the prime minister") was resolved, not a spelling found."""
    acts: bool = True
    """False where it only says whose minister somebody is ("Norland's minister, Ivo Sand"), or where something was."""
    title: str = ""
    """What the source calls a person beside the name: "Norland's foreign minister"; empty where it has no title."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A TextQuoteSelector with its position (W3C Web Annotation Data Model, 4.2.4 and 4.2.5)."""

    exact: str
    prefix: str
    suffix: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number of something, as the bounds of what the words can mean."""

    low: float
    high: float
    """Infinite after "more than"."""
    unit: str
    """What is counted, in the text's own word ("districts"), or the currency."""
    act: str = ""
    """What is said of people that are counted ("killed"); empty where that is not said, or no people are."""
    is_money: bool = False
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One source's report that something happened."""

    id: str
    source: str
    """``Source.id``."""
    block: int
    quote: Quote
    date: Edtf | None
    """``None`` for a report without a date that joined an event by its wording."""
    timex: Timex | None = None
    date_reason: str = ""
    """In words, for the page: what the date was counted from, or why there is none."""
    kind: str
    modality: Modality
    actors: tuple[str, ...]
    """Names from the actors table, in order of appearance: all who are named."""
    recipients: tuple[str, ...] = ()
    """Those of ``actors`` on whom it is done."""
    speaker: str = ""
    """Who says so, when the source does not say it in its own voice."""
    quantities: tuple[Quantity, ...] = ()
    title: str = ""
    summary: str = ""
    pinned_id: str = ""
    same_as: str = ""
    note: str = ""
    in_scope: bool | None = None
    continues: str = ""
    """Id of the mention of the same source whose telling this one goes on with, and whose date it takes."""
    provenance: tuple[tuple[str, Basis], ...] = ()
    """Field name and where its value comes from; fields not listed were found."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Undated:
    """A report of something that the source does not date and nothing dates for it."""

    source: str
    quote: Quote
    actors: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnotatedSource:
    """All that was read in one source."""

    source: Source
    passages: Sequence[Passage]
    timexes: Sequence[Timex]
    names: tuple[ActorSpan, ...]
    mentions: tuple[Mention, ...]
    undated: tuple[Undated, ...]
    hash: bytes = field(default=b"", compare=False)
    """Of the source, and of the actors with whom it was read; empty where it was read by no build."""


# ------------------------------------------------------------------ events


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One version of a disputed field, and the mentions that give it."""

    value: str
    """EDTF for dates; the editor's words otherwise."""
    mentions: tuple[str, ...]
    """``Mention.id``."""
    preferred: bool = False
    """The version the timeline follows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """Sources give one field of an event incompatible values."""

    id: str
    event: str
    field: DisputedField
    """What the sources give it incompatible values for; ``other`` is a question an editor raised."""
    about: str
    """The question, in a few words: "the date", "which war"."""
    readings: tuple[Reading, ...]
    """At least two; the one the timeline follows first."""
    because: str = ""
    """How it was filed, in words."""
    found: bool = True
    """False when an editor declared it."""
    ruled: bool = False
    """Whether an editor said which reading, or which date, the timeline follows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """How alike two reports are, each from 0 to 1, in hundredths: what is told of them, and what is judged by that."""

    likeness: float
    """All parts together, weighed."""
    words: float
    actors: float
    kind: float
    date: float
    shared_words: tuple[str, ...] = ()
    """Stems of words that both hold, the rarest first; a few of many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeReason:
    """Why reports were taken for one event, or parted from it again."""

    step: MergeStep
    sources: tuple[str, ...] = ()
    """``Source.id`` of the two reports that were compared, or of the one that joined; empty where none is named."""
    scores: Scores | None = None
    """Of the two reports; ``None`` where they were not compared."""
    undated_score: float = 0.0
    """Their likeness with the date left out, in hundredths, by which a report without one was judged; 0 for others."""
    as_published: bool = False
    """Whether they are less alike than is asked, and one event because they were published as one."""
    excerpt: str = ""
    """How a telling that goes on begins."""
    pinned_id: str = ""
    """The id that stands below the reports."""
    because: str = ""
    """Why, in the editor's words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Obstacle:
    """What keeps two reports apart that are alike enough, or nearly so."""

    cause: Literal["likeness", "words", "groups", "record"]
    """They are less alike than is asked, all told or in their words; the groups that they are in do not agree; or one
    was published with what it goes on about."""
    least: float = 0.0
    """What is asked of the likeness, or of the words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Two reports that were nearly taken for one event, and why they were not."""

    mention: str
    """``Mention.id`` of the event's own."""
    other: str
    """``Mention.id`` of the one that stayed out."""
    scores: Scores
    obstacle: Obstacle


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What mentions are about."""

    id: str
    title: str
    summary: str
    date: Edtf
    kind: str
    modality: Modality
    actors: tuple[str, ...]
    in_scope: bool
    independent_sources: int
    """Voices that report it: sources, less reprints of one another."""
    mentions: tuple[Mention, ...]
    disagreements: tuple[Disagreement, ...] = ()
    merge_reasons: tuple[MergeReason, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    """What was nearly merged into it."""
    related: tuple[str, ...] = ()
    """Ids of events told in the same passages or by the same mentions' neighbours."""
    edited: tuple[str, ...] = ()
    """Names of the fields an editor set."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """A whole story, ready to be published."""

    config: Config
    events: tuple[Event, ...]
    """In scope, in order."""
    beyond: tuple[Event, ...]
    """Out of scope, in order: kept, listed apart."""
    sources: tuple[AnnotatedSource, ...]
    """In order of publication; a source's number on the site is its place here, from 1."""
    actors: tuple[Actor, ...]
    pages: tuple[ContentPage, ...] = ()
    aliases: tuple[tuple[str, str], ...] = ()
    """Retired event id, id in use now."""
    published: tuple[PublishedEvent, ...] = ()
    """The record of what was published before, in order of id; empty where there is none."""
    published_pages: tuple[PublishedPage, ...] = ()
    """The pages of sources and actors in that record, in its order."""
    revisions: tuple[Revision, ...] = ()
    """What changed from one record to the next, newest first."""
    withheld: tuple[str, ...] = ()
    """Ids of the record whose events an editor hides now."""
    needless: tuple[Decision, ...] = ()
    """Decisions that say what is so without them."""
