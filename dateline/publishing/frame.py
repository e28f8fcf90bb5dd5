"""Story → what stands around a page's own matter: the menu, the foot, the rail of years, the filters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.kinds import KINDS
from dateline.publishing import links
from dateline.publishing.axis import draw_story_ticks
from dateline.publishing.bibliography import name_language, say_newest
from dateline.publishing.excerpts import find_direction
from dateline.publishing.names import list_words
from dateline.publishing.passing import refer_to_source
from dateline.publishing.people import invert_name
from dateline.wording import MONTHS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dateline.model import ContentPage, Event, Source
    from dateline.publishing.timeline import Lane, Story, Year

_LEAST_EVENTS_FOR_MONTHS = 4
_LEAST_VOICES = (2, 3, 5)


@dataclass(frozen=True, slots=True, kw_only=True)
class MenuItem:
    """A link of the menu."""

    label: str
    target: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What every page shows; templates know it as ``site``."""

    title: str
    subtitle: str
    language: str
    direction: str
    menu: tuple[MenuItem, ...]
    source_count: int
    newest: str
    """The day of the newest source, in words; empty where there is none."""
    rights: str
    repository: str
    ruler_ticks: tuple[float, ...]
    """Where the years begin on a ruler of the whole story, and where the last one ends."""
    ruler_years: str
    """Which years those are."""
    card: str
    """Site path of the picture that a shared link shows; empty where there is none."""
    left_out: tuple[str, ...]
    """Groups of exported files that the site does without, by the names that ``timeline.yml`` knows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """Full addresses for whoever shares a page; templates know it as ``share``. Empty where the site's is not known."""

    url: str
    image: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RailMonth:
    """A month of the rail."""

    name: str
    target: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RailYear:
    """A year of the rail."""

    key: str
    label: str
    long_label: str
    target: str
    count: int
    is_here: bool
    """Whether the page that shows the rail lists its events."""
    is_elsewhere: bool
    """Whether the entries are on another page."""
    months: tuple[RailMonth, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """A choice of a filter."""

    value: str
    label: str
    key: str = ""
    """What entries or other choices know it by: the number of a person, the language of a source."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """The choices that the filter form offers."""

    kinds: tuple[Option, ...]
    persons: tuple[Option, ...]
    sources: tuple[Option, ...]
    languages: tuple[Option, ...]
    """In which the sources were published."""
    least: tuple[int, ...]
    """How many independent sources can be asked for."""
    names: Mapping[str, str]
    """Number of each actor → the words of all its spellings, for the search."""
    lanes: tuple[Lane, ...]
    count: int
    has_disputes: bool


def build_frame(story: Story, *, card: str = "") -> Frame:
    """Collect what every page shows; ``card`` is the site path of the picture that a shared link shows."""
    config = story.timeline.config
    pages = {page.id: page for page in story.timeline.pages}
    ordered = [pages[one] for one in config.pages if one in pages] or list(pages.values())
    menu = (
        MenuItem(label="Timeline", target=links.INDEX),
        MenuItem(label="Disagreements", target=links.DISAGREEMENTS),
        MenuItem(label="Sources", target=links.SOURCES),
        MenuItem(label="Coverage", target=links.COVERAGE),
        MenuItem(label="People", target=links.ACTORS),
        *(MenuItem(label=_shorten_label(page), target=f"{page.id}.html") for page in ordered),
    )
    return Frame(
        title=config.title,
        subtitle=config.subtitle,
        language=config.language,
        direction=find_direction(config.language),
        menu=menu,
        source_count=len(story.sources),
        newest=say_newest(story.timeline),
        rights=config.rights,
        repository=links.keep_web_address(config.repository),
        ruler_ticks=(*(round(1.2 * tick.x, 2) for tick in draw_story_ticks(story)), 120),
        ruler_years=f"{story.first_year} to {story.last_year}",
        card=card,
        left_out=config.leave_out,
    )


def build_share(page: str, card: str, base_url: str) -> Share:
    """Write out a page's address and that of the site's card: other sites can follow no relative link."""
    if not base_url:
        return Share(url="", image="")
    url = base_url if page == links.INDEX else links.make_absolute(page, base_url)
    return Share(url=url, image=links.make_absolute(card, base_url) if card else "")


def build_rail(story: Story, page: str) -> tuple[RailYear, ...]:
    """List the years with their months, as seen from a page."""
    return tuple(
        RailYear(
            key=links.BEFORE if year.year is None else str(year.year),
            label="Earlier" if year.year is None else year.label,
            long_label=year.label,
            target=f"{year.page}#{links.name_year_anchor(year.year)}",
            count=len(year.events),
            is_here=page in (year.page, links.INDEX),
            is_elsewhere=year.page != page,
            months=_list_months(year, story) if year.page == page else (),
        )
        for year in story.years
    )


def build_filters(story: Story, events: tuple[Event, ...]) -> Filters:
    """Offer only choices that at least one of the events has."""
    kinds = {event.kind for event in events}
    named = {name for event in events for name in story.named[event.id]}
    actors = [actor for actor in story.timeline.actors if actor.name in named]
    persons = [actor for actor in actors if actor.kind == "person"]
    numbers = sorted({number for event in events for number in story.event_sources[event.id]})
    sources = [story.timeline.sources[number - 1].source for number in numbers]
    used = {lane.key for event in events for lane in story.event_lanes[event.id]}
    return Filters(
        kinds=tuple(Option(value=name, label=kind.label) for name, kind in KINDS.items() if name in kinds),
        persons=tuple(
            Option(value=actor.id, label=invert_name(actor), key=str(story.actor_numbers[actor.name]))
            for actor in sorted(persons, key=lambda actor: (invert_name(actor).casefold(), actor.id))
        ),
        sources=tuple(
            Option(
                value=str(number),
                label=f"{number}  {source.publisher}, {refer_to_source(source, story).published}",
                key=_find_language(source),
            )
            for number, source in zip(numbers, sources, strict=True)
        ),
        languages=tuple(
            Option(value=code, label=label)
            for label, code in sorted((name_language(code, ""), code) for code in set(map(_find_language, sources)))
        ),
        least=tuple(least for least in _LEAST_VOICES if any(event.independent_sources >= least for event in events)),
        names={str(story.actor_numbers[actor.name]): list_words(actor) for actor in actors},
        lanes=tuple(lane for lane in story.lanes if lane.key in used) if story.has_countries else (),
        count=len(events),
        has_disputes=any(event.disagreements for event in events),
    )


def _shorten_label(page: ContentPage) -> str:
    """The word of a page's title that its address is made of, so that the menu fits a phone: ``About``."""
    word = page.title.partition(" ")[0]
    return word if word.casefold() == page.id.casefold() else page.title


def _find_language(source: Source) -> str:
    """The language without its country or script: ``sr`` for ``sr-Latn``."""
    return source.language.partition("-")[0].lower()


def _list_months(year: Year, story: Story) -> tuple[RailMonth, ...]:
    """Months of a year that holds enough events to need them, each leading to its first entry."""
    if year.year is None or len(year.events) < _LEAST_EVENTS_FOR_MONTHS:
        return ()
    firsts: dict[int, str] = {}
    for event in year.events:
        first, last = event.date.first, event.date.last
        if first and last and (first.year, first.month) == (last.year, last.month):
            firsts.setdefault(first.month, event.id)
    return tuple(
        RailMonth(name=MONTHS[month - 1], target=story.find_entry(event)) for month, event in sorted(firsts.items())
    )
