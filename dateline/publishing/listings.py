"""Story → what the pages that list are given: the timeline, people, sources, coverage, disagreements, changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.publishing import contexts, links, people
from dateline.publishing.alone import list_alone, list_own_dates
from dateline.publishing.bibliography import list_by_year, list_endnotes
from dateline.publishing.changes import view_pending, view_revisions
from dateline.publishing.closeup import draw_close_up
from dateline.publishing.coverage import draw_matrix
from dateline.publishing.dates import say_span
from dateline.publishing.disputes import VOICES_ON_PAGE
from dateline.publishing.entries import build_brief_entry, build_entry, list_cites
from dateline.publishing.frame import build_filters, build_rail
from dateline.publishing.lags import measure_lags
from dateline.publishing.ledger import arrange_ledger
from dateline.publishing.passing import refer_to_event

if TYPE_CHECKING:
    from dateline.publishing.overview import Overview
    from dateline.publishing.timeline import Story, Year

_NUMBER_WORDS = (
    *("No", "One", "Two", "Three", "Four", "Five", "Six"),
    *("Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve"),
)


def plan_index(story: Story, overview: Overview | None, base_url: str) -> contexts.IndexPage:
    """The timeline: all of it, or in brief where each year has a page of its own."""
    config, events = story.timeline.config, story.timeline.events
    return contexts.IndexPage(
        head=contexts.Head(title="", description=config.dek, section=links.INDEX),
        dek=config.dek,
        cities=", ".join(config.cities),
        span=say_span(events),
        event_count=len(events),
        citation_count=sum(len(story.event_sources[event.id]) for event in events),
        dispute_count=sum(len(event.disagreements) for event in events),
        span_title=_say_picture(story.last_year - story.first_year + 1),
        overview=overview,
        close_up=draw_close_up(story),
        filters=build_filters(story, events),
        rail=build_rail(story, links.INDEX),
        years=tuple(_view_year(year, story, is_brief=story.is_long) for year in story.years),
        is_long=story.is_long,
        beyond=tuple(
            contexts.Passing(
                event=refer_to_event(event, story), sources=tuple(cite.source for cite in list_cites(event, story))
            )
            for event in story.timeline.beyond
        ),
        people=people.index_actors(story, kinds=("person",)),
        endnotes=list_endnotes(story.events.values(), story),
        address=base_url and base_url + links.INDEX,
    )


def plan_year(index: int, story: Story, base_url: str) -> contexts.YearPage:
    """One year of a long timeline, by its place in ``Story.years``."""
    year = story.years[index]
    return contexts.YearPage(
        head=contexts.Head(
            title=year.label, description=f"{len(year.events)} dated, sourced events", section=links.INDEX
        ),
        filters=build_filters(story, year.events),
        rail=build_rail(story, year.page),
        years=(_view_year(year, story, is_brief=False),),
        previous=_link_year(story.years[index - 1]) if index else None,
        next=_link_year(story.years[index + 1]) if index + 1 < len(story.years) else None,
        endnotes=list_endnotes(year.events, story),
        address=base_url and base_url + year.page,
    )


def _view_year(year: Year, story: Story, *, is_brief: bool) -> contexts.YearView:
    build = build_brief_entry if is_brief else build_entry
    return contexts.YearView(
        anchor=links.name_year_anchor(year.year),
        label=year.label,
        page=year.page,
        first_number=year.first_number,
        entries=tuple(build(event, story) for event in year.events),
    )


def _link_year(year: Year) -> contexts.YearLink:
    return contexts.YearLink(label=year.label, target=f"{year.page}#{links.name_year_anchor(year.year)}")


def _say_picture(years: int) -> str:
    """Heading of the overview."""
    number = _NUMBER_WORDS[years] if years < len(_NUMBER_WORDS) else str(years)
    return f"{number} {'year' if years == 1 else 'years'} in one picture"


def plan_actors(story: Story) -> contexts.ActorsPage:
    """Everybody and everything named, like the index of a book."""
    head = contexts.Head(
        title="People, organisations, countries and places",
        description="Everybody and everything the sources name, with the events they take part in",
        section=links.ACTORS,
    )
    return contexts.ActorsPage(head=head, groups=people.index_actors(story))


def plan_sources(story: Story) -> contexts.SourcesPage:
    """The bibliography."""
    sources = [read.source for read in story.timeline.sources]
    return contexts.SourcesPage(
        head=contexts.Head(title="Sources", description=f"The {len(sources)} sources", section=links.SOURCES),
        years=list_by_year(sources, story),
        count=len(sources),
        language_count=len({source.language.partition("-")[0] for source in sources}),
    )


def plan_coverage(story: Story) -> contexts.CoveragePage:
    """Which outlet reported what, and when."""
    matrix = draw_matrix(story)
    return contexts.CoveragePage(
        head=contexts.Head(
            title="Who reported what, when",
            description="Which outlet reported how many events in which week, and how long after they happened",
            section=links.COVERAGE,
        ),
        outlet_count=len({read.source.publisher for read in story.timeline.sources}),
        language_count=len(matrix.groups) if matrix else 0,
        report_count=sum(map(len, story.source_events.values())),
        matrix=matrix,
        lags=measure_lags(story),
        event_count=len(story.timeline.events),
        alone=list_alone(story),
        own_dates=list_own_dates(story),
    )


def plan_disagreements(story: Story) -> contexts.DisagreementsPage:
    """The ledger of disagreements."""
    events = [event for event in story.events.values() if event.disagreements]
    parts = arrange_ledger(events, story, voices=VOICES_ON_PAGE)
    return contexts.DisagreementsPage(
        head=contexts.Head(
            title="Where the sources disagree",
            description="Points on which the sources cannot all be right, side by side",
            section=links.DISAGREEMENTS,
        ),
        parts=parts,
        count=sum(len(part.lines) for part in parts),
        endnotes=list_endnotes(events, story),
    )


def plan_changes(story: Story) -> contexts.ChangesPage:
    """What changed from one published state to the next."""
    head = contexts.Head(
        title="What has changed",
        description="What was added, corrected, joined or taken away since the story was first published",
        section=links.CHANGES,
    )
    return contexts.ChangesPage(
        head=head,
        pending=view_pending(story),
        revisions=view_revisions(story),
    )
