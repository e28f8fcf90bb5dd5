"""Timeline and site → findings: what is worth an editor's look, by what he can do about it.

The groups stand in the order of how much they matter: what a reader would take for wrong first, then what an article
that was added has left open, then what tidies the content. Those at the end are only to know. A story may well be
published with all of them; what must not be overlooked is in ``concerns``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.checking.addresses import list_unrecorded
from dateline.checking.names import Proposal, propose_people
from dateline.checking.near_misses import (
    find_confirmations,
    find_doubtful_merges,
    list_near_misses,
    list_unruled,
    place_disagreement,
    place_near_miss,
)
from dateline.checking.places import Finding, Place, cut_words, place_in
from dateline.checking.reprints import find_reprints
from dateline.checking.site_links import find_dead_links, read_pages
from dateline.checking.spellings import Lookalike, find_lookalikes
from dateline.checking.titles import Conflict, find_title_conflicts
from dateline.checking.weak_dates import find_weak_dates
from dateline.publishing.quotations import count_words, find_quotations

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from dateline.model import Event, Timeline

_NOT_RESOLVED = ": not resolved, because "
_NO_DATE = "the source gives no date for it"
"""The reason of nearly all undated reports, which the group's advice says once."""


def list_findings(timeline: Timeline, files: Mapping[str, bytes], *, base_url: str = "") -> tuple[Finding, ...]:
    """List the findings; groups without a place are left out.

    Args:
        timeline: the story.
        files: of its site, path → content.
        base_url: where it will be published.
    """
    misses, unruled = list_near_misses(timeline), list_unruled(timeline)
    lookalikes = find_lookalikes(timeline)
    groups = (
        Finding(
            id="site-links",
            title="Links of the site that lead nowhere",
            advice="mend the link where it is written: in pages/, in timeline.yml or in a template of your own",
            places=tuple(find_dead_links(files, read_pages(files), base_url=base_url)),
        ),
        Finding(
            id="disagreements",
            title="Disagreements on which nobody has ruled",
            advice="paste one of the lines into decisions.yml, with a `because`; left open, both versions are shown",
            places=tuple(place_disagreement(*one, timeline) for one in unruled if one[1].found),
        ),
        Finding(
            id="unresolved-dates",
            title="Dates that could not be resolved",
            advice='put {: date="…" } under the paragraph, or leave them: the page shows them as unresolved',
            places=tuple(_find_unresolved(timeline)),
        ),
        Finding(
            id="weak-dates",
            title="Dates that are less sure than they look",
            advice='read the sentence; put {: date="…" } under the paragraph where another date is meant',
            places=tuple(find_weak_dates(timeline)),
        ),
        Finding(
            id="doubtful-merges",
            title="Merges that were a near thing",
            advice="read both; paste the `split` into decisions.yml if they are two events, the `merge` to confirm",
            places=tuple(find_doubtful_merges(timeline)),
        ),
        Finding(
            id="near-misses",
            title="Events that were nearly taken for one",
            advice="paste the line into decisions.yml if they are one; a `title` for each says that they are two",
            places=tuple(place_near_miss(miss, timeline) for miss in misses if not miss.is_settled),
        ),
        Finding(
            id="spellings",
            title="Words that look like a known name",
            advice="add those that are one to `spellings` in actors.yml, or mend the slip in your digest",
            places=tuple(map(_word_lookalike, lookalikes)),
        ),
        Finding(
            id="people",
            title="People who are in no table",
            advice="paste the lines of those who matter into actors.yml, and check what the titles say",
            places=tuple(_word_proposal(one) for one in propose_people(timeline) if not _is_lookalike(one, lookalikes)),
        ),
        Finding(
            id="titles",
            title="Titles that sources of the same weeks do not share",
            advice="one of them may be a slip; where it matters, write a `disagreement` into decisions.yml",
            places=tuple(_word_conflict(conflict) for conflict in find_title_conflicts(timeline)),
        ),
        Finding(
            id="reprints",
            title="Sources that nearly repeat an earlier one",
            advice="write the line into the front matter, so that both count as one voice",
            places=tuple(_find_reprints(timeline)),
        ),
        Finding(
            id="undated-reports",
            title="Reports that nothing dates",
            advice='put {: date="…" } under the paragraph, or {: .skip } where it is no happening',
            places=tuple(_find_undated(timeline)),
        ),
        Finding(
            id="long-quotations",
            title="Quotations that are longer than an excerpt may be",
            advice="a digest is to be in your own words: shorten them, or raise `excerpt_words` in timeline.yml",
            places=tuple(_find_long_quotations(timeline)),
        ),
        Finding(
            id="no-address",
            title="Sources without an address",
            advice="write `url`, or `archive_url`, into the front matter, so that readers can check",
            places=tuple(_find_unaddressed(timeline)),
        ),
        Finding(
            id="needless-decisions",
            title="Decisions that say what is so without them",
            advice="take them out of decisions.yml, or leave them: they do no harm",
            places=tuple(_find_needless(timeline)),
        ),
        Finding(
            id="unrecorded",
            title="Events that are not in the record of what was published",
            advice="when you publish, run `dateline record` and commit published.yml, so that their addresses stay",
            places=tuple(_place_events(timeline, list_unrecorded(timeline))),
        ),
        Finding(
            id="one-source",
            title="Events that one source alone reports",
            advice="a second source would bear them out; the page says how many there are",
            places=tuple(_place_events(timeline, [one for one in timeline.events if one.independent_sources == 1])),
            to_know=True,
        ),
        Finding(
            id="open-disagreements",
            title="Disagreements that an editor raised and left open",
            advice="nothing is to be done; a line pasted into decisions.yml takes a side",
            places=tuple(place_disagreement(*one, timeline) for one in unruled if not one[1].found),
            to_know=True,
        ),
        Finding(
            id="settled-near-misses",
            title="Events that were nearly taken for one, each with a headline of the editor's",
            advice="nothing is to be done; if they are one after all, paste the line into decisions.yml",
            places=tuple(place_near_miss(miss, timeline) for miss in misses if miss.is_settled),
            to_know=True,
        ),
        Finding(
            id="known-reprints",
            title="Sources marked as reprints",
            advice="they count as one voice with what they reprint",
            places=tuple(_list_known_reprints(timeline)),
            to_know=True,
        ),
    )
    return tuple(group for group in groups if group.places)


def _find_unresolved(timeline: Timeline) -> Iterator[Place]:
    for read in timeline.sources:
        for timex in read.timexes:
            is_date = timex.type in {"DATE", "TIME"} and not timex.value.endswith("_REF")
            if timex.date is None and (is_date or timex.basis == "text"):
                reason = timex.reason.removeprefix(timex.text).removeprefix(_NOT_RESOLVED).removeprefix(": ")
                yield place_in(read, timex.start, f"“{cut_words(timex.text)}”: {reason}")


def _find_undated(timeline: Timeline) -> Iterator[Place]:
    for read in timeline.sources:
        for report in read.undated:
            reason = "" if report.reason == _NO_DATE else f" {report.reason.replace(_NOT_RESOLVED, ': ')}"
            yield place_in(read, report.quote.start, f"“{cut_words(report.quote.exact)}”{reason}")


def _place_events(timeline: Timeline, events: Sequence[Event]) -> Iterator[Place]:
    reads = {read.source.id: read for read in timeline.sources}
    for event in events:
        mention = event.mentions[0]
        yield place_in(reads[mention.source], mention.quote.start, f"{event.id}: {cut_words(event.title)}")


def _find_needless(timeline: Timeline) -> Iterator[Place]:
    confirmations = find_confirmations(timeline)
    for decision in timeline.needless:
        if decision not in confirmations:
            message = f"this `{decision.action}` changes nothing"
            yield Place(path=decision.path, line=decision.line, message=message)


def _find_reprints(timeline: Timeline) -> Iterator[Place]:
    for reprint in find_reprints(timeline.sources):
        message = f"{reprint.share:.0%} of the shorter text stands in {reprint.original.path} as well"
        line = f"same_text_as: {reprint.original.id}"
        yield Place(path=reprint.read.source.path, line=1, message=message, suggestion=line)


def _list_known_reprints(timeline: Timeline) -> Iterator[Place]:
    for read in timeline.sources:
        if read.source.same_text_as:
            yield Place(path=read.source.path, line=1, message=f"the text of {read.source.same_text_as}")


def _find_long_quotations(timeline: Timeline) -> Iterator[Place]:
    """Digests only: of a verbatim article no page shows more than an excerpt."""
    most = timeline.config.excerpt_words
    for read in timeline.sources:
        source = read.source
        for block in () if source.verbatim else source.blocks:
            for start, words in find_quotations(source.text, block.start, block.end):
                if (count := count_words(words)) > most:
                    yield place_in(read, start, f"“{cut_words(words)}”: {count} words; {most} are allowed")


def _find_unaddressed(timeline: Timeline) -> Iterator[Place]:
    for read in timeline.sources:
        source = read.source
        if not (source.url or source.archive_url):
            yield Place(path=source.path, line=1, message=f"{source.publisher}: “{cut_words(source.title)}”")


def _word_conflict(conflict: Conflict) -> Place:
    title = conflict.title
    others = {other.read.source.id: other.span.title for other in conflict.others}
    told = ", ".join(f"“{words}” in {source}" for source, words in sorted(others.items()))
    return place_in(title.read, title.span.start, f"“{title.span.title}” {title.span.actor}, but {told}")


def _word_lookalike(found: Lookalike) -> Place:
    message = (
        f"{found.words}: {found.spelling}? {_count_sources(len(found.reads))}; "
        f"{found.actor.name} is on line {found.actor.line} of actors.yml"
    )
    return place_in(found.reads[0], found.start, message)


def _is_lookalike(proposal: Proposal, lookalikes: Sequence[Lookalike]) -> bool:
    words = {one.words for one in lookalikes}
    return any(name.split()[-1] in words for name in proposal.names)


def _word_proposal(proposal: Proposal) -> Place:
    first = proposal.sightings[0]
    message = f"{proposal.names[0]}: {_count_sources(proposal.sources)}"
    return place_in(first.read, first.start, message, proposal.write_entry())


def _count_sources(number: int) -> str:
    return f"named in {number} source" + ("s" if number > 1 else "")
