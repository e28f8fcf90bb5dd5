"""Actor → a page, and all actors → an index like the one at the back of a book."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from dateline.publishing.bibliography import name_language
from dateline.publishing.excerpts import find_direction
from dateline.publishing.passing import ActorRef, EventRef, SourceRef, refer_to_actors, refer_to_event, refer_to_source
from dateline.publishing.rulers import measure, measure_end
from dateline.wording import describe

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dateline.model import Actor, ActorSpan, AnnotatedSource, Event, Role
    from dateline.publishing.timeline import Story

_COMPANIONS_SHOWN = 10
_SOURCES_SHOWN = 6
_NUMBERS_SHOWN = 8
_ROLE_HEIGHT = 40
KIND_HEADINGS = {"person": "People", "organisation": "Organisations", "country": "Countries", "place": "Places"}
KIND_NAMES = {"person": "Person", "organisation": "Organisation", "country": "Country", "place": "Place"}


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleBar:
    """An office on the axis of the story's years, in percent; ``y`` in pixels."""

    words: str
    x: float
    width: float
    y: int
    fade: str
    """``left`` where no start is stated, else empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleLine:
    """An office in words; dates are empty where none is on file."""

    title: str
    start: str
    end: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Spelling:
    """A form of a name or a title, and where it is printed."""

    form: str
    is_heading: bool
    languages: tuple[str, ...]
    """Languages that it belongs to, in words."""
    language: str
    """The one language that it belongs to (BCP 47); empty where there are several, and for the site's own."""
    direction: str
    sources: tuple[SourceRef, ...]
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Companion:
    """Somebody who takes part in the same events."""

    actor: ActorRef
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexLine:
    """A line of the index."""

    heading: str
    """Surname first."""
    target: str
    """Empty where no source names the actor."""
    role: str
    events: tuple[EventRef, ...]
    """The first few events in scope."""
    more: int
    count: int
    """Events in scope and beyond."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexGroup:
    """The actors of one kind."""

    kind: str
    title: str
    lines: tuple[IndexLine, ...]
    unnamed: tuple[str, ...]
    """Names that no source mentions."""


def index_actors(story: Story, *, kinds: Sequence[str] = tuple(KIND_HEADINGS)) -> tuple[IndexGroup, ...]:
    """List all actors, by kind and name, with their events."""
    groups = []
    for kind in kinds:
        actors = sorted((actor for actor in story.timeline.actors if actor.kind == kind), key=_sort_name)
        lines = tuple(
            _index_actor(actor, story.actor_events.get(actor.name, ()), story)
            for actor in actors
            if actor.name in story.used_actors
        )
        unnamed = tuple(actor.name for actor in actors if actor.name not in story.used_actors)
        if lines or unnamed:
            groups.append(IndexGroup(kind=kind, title=KIND_HEADINGS[kind], lines=lines, unnamed=unnamed))
    return tuple(groups)


def list_spellings(actor: Actor, story: Story) -> tuple[Spelling, ...]:
    """Forms in which sources print a name, the commonest first."""
    return _list_printed(
        (
            (form, form, read.source.id)
            for read, span in _list_sightings(actor, story)
            if not span.inherited and (form := read.source.text[span.start : span.end])
        ),
        story,
        heading=actor.name,
    )


def list_titles(actor: Actor, story: Story) -> tuple[Spelling, ...]:
    """What sources call a person beside the name ("Norland's foreign minister"), the commonest first."""
    return _list_printed(
        (
            (span.title.casefold(), span.title[:1].upper() + span.title[1:], read.source.id)
            for read, span in _list_sightings(actor, story)
            if span.title
        ),
        story,
    )


def _list_sightings(actor: Actor, story: Story) -> Iterator[tuple[AnnotatedSource, ActorSpan]]:
    """The places that name an actor."""
    for read in story.naming_sources.get(actor.name, ()):
        for span in read.names:
            if span.actor == actor.name:
                yield read, span


def _list_printed(found: Iterable[tuple[str, str, str]], story: Story, heading: str = "") -> tuple[Spelling, ...]:
    """Forms with their sources, from what makes forms one, the form and the source's id of each place."""
    printed: dict[str, Counter[str]] = {}
    sources: dict[str, dict[str, None]] = {}
    for key, form, source in found:
        printed.setdefault(key, Counter())[form] += 1
        sources.setdefault(key, {})[source] = None
    own = story.timeline.config.language
    spellings = []
    for key in sorted(printed, key=lambda key: (-len(sources[key]), key)):
        form = min(printed[key], key=lambda form: (-printed[key][form], form))
        numbered = sorted(sources[key], key=lambda one: story.source_numbers[one])
        languages = _list_languages(numbered, story)
        language = languages[0] if len(languages) == 1 and languages[0] != _cut_region(own) else ""
        spellings.append(
            Spelling(
                form=form,
                is_heading=form == heading,
                languages=tuple(name_language(code, "") for code in languages),
                language=language,
                direction=find_direction(language or own),
                sources=tuple(refer_to_source(story.sources[one].source, story) for one in numbered[:_SOURCES_SHOWN]),
                more=len(numbered[_SOURCES_SHOWN:]),
            )
        )
    return tuple(spellings)


def _list_languages(sources: Iterable[str], story: Story) -> tuple[str, ...]:
    """Languages that a form belongs to, the commonest first.

    A digest takes over names as the article prints them beside its own, so a form that some source in the site's
    language prints is that language's, and any other is that of the articles.
    """
    own = _cut_region(story.timeline.config.language)
    counts = Counter(_cut_region(story.sources[source].source.language) for source in sources)
    return (own,) if own in counts else tuple(sorted(counts, key=lambda code: (-counts[code], code)))


def _cut_region(language: str) -> str:
    return language.partition("-")[0].lower()


def list_companions(actor: Actor, events: Sequence[Event], story: Story) -> tuple[Companion, ...]:
    """People and organisations most often in the same events; for a country or place as well."""
    counts = Counter(
        name
        for event in events
        for name in dict.fromkeys(event.actors)
        if name != actor.name and name in story.actors and story.actors[name].kind != "place"
    )
    best = sorted(counts, key=lambda name: (-counts[name], name))[:_COMPANIONS_SHOWN]
    return tuple(
        Companion(actor=ref, count=counts[name]) for name, ref in zip(best, refer_to_actors(best, story), strict=True)
    )


def draw_roles(actor: Actor, story: Story) -> tuple[RoleBar, ...]:
    """Place the offices whose start or end is known on the years of the story."""
    span = date(story.first_year, 1, 1), date(story.last_year, 12, 31)
    bars: list[RoleBar] = []
    for role in actor.roles:
        first = role.start.first if role.start else None
        last = role.end.last if role.end else None
        if (first is None and last is None) or (first and first > span[1]) or (last and last < span[0]):
            continue
        start = measure(first, span) if first else 0.0
        end = measure_end(last, span) if last else 1.0
        bars.append(
            RoleBar(
                words=word_role(role),
                x=round(100 * start, 2),
                width=round(100 * (end - start), 2),
                y=20 + _ROLE_HEIGHT * len(bars),
                fade="" if first else "left",
            )
        )
    return tuple(bars)


def list_roles(actor: Actor) -> tuple[RoleLine, ...]:
    """List all offices on file, in the order of the file."""
    return tuple(
        RoleLine(
            title=role.title,
            start=describe(role.start) if role.start else "",
            end=describe(role.end) if role.end else "",
            note=role.note,
        )
        for role in actor.roles
    )


def find_office(actor: Actor) -> RoleLine | None:
    """The office that somebody holds, or held last: the last of the file among those that end latest."""
    roles = list_roles(actor)
    ends = [role.end.last if role.end and role.end.last else date.max for role in actor.roles]
    return max(zip(ends, range(len(roles)), roles, strict=True))[2] if roles else None


def word_role(role: Role) -> str:
    """Say an office and its dates."""
    if role.start and role.end:
        dates = f", {describe(role.start)} to {describe(role.end)}"
    elif role.start:
        dates = f", since {describe(role.start)}"
    elif role.end:
        dates = f", until {describe(role.end)}"
    else:
        dates = ""
    return role.title + dates


def invert_name(actor: Actor) -> str:
    """Put a person's surname first, as an index does; other names stay as they are."""
    given, _, surname = actor.name.rpartition(" ")
    return f"{surname}, {given}" if actor.kind == "person" and given else actor.name


def _sort_name(actor: Actor) -> tuple[str, str]:
    return invert_name(actor).casefold(), actor.id


def _index_actor(actor: Actor, events: Sequence[Event], story: Story) -> IndexLine:
    in_scope = [event for event in events if event.id in story.numbers]
    [ref] = refer_to_actors([actor.name], story)
    office = find_office(actor)
    return IndexLine(
        heading=invert_name(actor),
        target=ref.target,
        role=office.title if office else "",
        events=tuple(refer_to_event(event, story) for event in in_scope[:_NUMBERS_SHOWN]),
        more=len(in_scope[_NUMBERS_SHOWN:]),
        count=len(events),
    )
