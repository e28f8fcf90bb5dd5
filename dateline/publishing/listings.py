"""Story → what the pages that list are given: people, sources, coverage, disagreements, changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.publishing import contexts, links, people
from dateline.publishing.alone import list_alone, list_own_dates
from dateline.publishing.bibliography import list_by_year, list_endnotes
from dateline.publishing.changes import view_pending, view_revisions
from dateline.publishing.coverage import draw_matrix
from dateline.publishing.disputes import VOICES_ON_PAGE
from dateline.publishing.lags import measure_lags
from dateline.publishing.ledger import arrange_ledger

if TYPE_CHECKING:
    from dateline.publishing.timeline import Story


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
