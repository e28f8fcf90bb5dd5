"""Content and Timeline → what an editor should look at.

Concerns are things that an editor can mend in the content; ``--strict`` fails on them. Findings are places where the
program is honest about a limit: a date it cannot resolve, a report it cannot date, a merge that was a near thing. They
are worth reading, and an annotation or a decision settles each, but a story may well be published with them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.checking.addresses import find_dead_addresses, find_dead_pages, find_reassigned_addresses, list_unrecorded
from dateline.checking.names import Proposal, propose_people
from dateline.checking.titles import Conflict, find_title_conflicts
from dateline.errors import Problem
from dateline.merging.clusters import CLOSE, JOIN, STRIKING_WORDS
from dateline.merging.undated import UNDATED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.model import AnnotatedSource, Event, Source, Timeline
    from dateline.reading.sources import Content

_SCORES = (
    (re.compile(r"([01]\.\d\d) without the date"), UNDATED),
    (re.compile(r"dates differ.*\(words ([01]\.\d\d)"), STRIKING_WORDS),
    (re.compile(r"alike ([01]\.\d\d)"), JOIN),
)
"""What a merge reason says of its score, and the threshold that this score had to reach; the first that fits."""
_SHOWN = 90
"""Characters of a quotation that a finding shows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Places of one sort, and what an editor can do about them."""

    title: str
    advice: str
    places: tuple[Problem, ...]


def find_concerns(timeline: Timeline, content: Content) -> tuple[Problem, ...]:
    """Find what is valid and yet looks like an oversight, in order of file and line."""
    return tuple(
        sorted(
            {
                *_find_unnamed_actors(timeline, content),
                *_find_shared_spellings(content),
                *_find_silent_sources(timeline),
                *_find_untranslated_titles(timeline),
                *_find_repeated_addresses(timeline),
                *_find_hidden_pages(timeline),
                *find_dead_addresses(timeline),
                *find_dead_pages(timeline),
                *find_reassigned_addresses(timeline),
            }
        )
    )


def list_findings(timeline: Timeline) -> tuple[Finding, ...]:
    """List the limits that were met, grouped by what an editor can do; groups without a place are left out."""
    findings = (
        Finding(
            title="Dates that could not be resolved",
            advice='put {: date="…" } under the paragraph, or leave them: the page shows them as unresolved',
            places=tuple(_find_unresolved(timeline)),
        ),
        Finding(
            title="Reports that nothing dates",
            advice='put {: date="…" } under the paragraph, or {: .skip } where it is no happening',
            places=tuple(_find_undated(timeline)),
        ),
        Finding(
            title="Merges that were a near thing",
            advice="read both quotes with `dateline explain`; write `merge` or `split` into decisions.yml to settle it",
            places=tuple(_find_doubtful_merges(timeline)),
        ),
        Finding(
            title="Decisions that say what is so without them",
            advice="take them out of decisions.yml, or leave them: they do no harm",
            places=tuple(_find_needless(timeline)),
        ),
        Finding(
            title="Titles that sources of the same weeks do not share",
            advice="one of them may be a slip; where it matters, write a `disagreement` into decisions.yml",
            places=tuple(_word_conflict(conflict) for conflict in find_title_conflicts(timeline)),
        ),
        Finding(
            title="People who are in no table",
            advice="paste the entries of those who matter into actors.yml, and check what the titles say",
            places=tuple(map(_word_proposal, propose_people(timeline))),
        ),
        Finding(
            title="Events that are not in the record of what was published",
            advice="when you publish, run `dateline record` and commit published.yml, so that their addresses stay",
            places=tuple(_find_unrecorded(timeline)),
        ),
    )
    return tuple(finding for finding in findings if finding.places)


# ------------------------------------------------------------------ concerns


def _find_unnamed_actors(timeline: Timeline, content: Content) -> Iterator[Problem]:
    named = {span.actor for read in timeline.sources for span in read.names}
    named |= {name for event in (*timeline.events, *timeline.beyond) for name in event.actors}
    for actor in content.actors:
        if actor.name not in named:
            message = f"no source names {actor.name}; add the spelling that the sources use, or remove the entry"
            yield Problem(path=_locate_actors(content), line=actor.line, message=message)


def _find_shared_spellings(content: Content) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for actor in content.actors:
        for spelling in dict.fromkeys(actor.spellings):
            other = first.setdefault(spelling, actor.name)
            if other != actor.name:
                message = f"“{spelling}” is a spelling of {other} too; keep it with the one whom the sources mean"
                yield Problem(path=_locate_actors(content), line=actor.line, message=message)


def _find_silent_sources(timeline: Timeline) -> Iterator[Problem]:
    reporting = {mention.source for event in (*timeline.events, *timeline.beyond) for mention in event.mentions}
    for read in timeline.sources:
        if read.source.id not in reporting and not read.undated:
            message = (
                "no event and no undated report was read in this source; "
                'put {: date="…" title="…" } under the paragraph that tells one, or remove the source'
            )
            yield Problem(path=read.source.path, line=_find_line(read.source, 0), message=message)


def _find_untranslated_titles(timeline: Timeline) -> Iterator[Problem]:
    site = _name_language(timeline.config.language)
    for read in timeline.sources:
        source = read.source
        is_supplied = source.title.startswith("[")
        if _name_language(source.language) != site and not source.title_en and not is_supplied:
            message = f"the title is in another language ({source.language}); write a translation as `title_en`"
            yield Problem(path=source.path, line=1, message=message)


def _find_repeated_addresses(timeline: Timeline) -> Iterator[Problem]:
    first: dict[str, Source] = {}
    for read in timeline.sources:
        source = read.source
        other = first.setdefault(source.url, source)
        if source.url and other is not source and not source.same_text_as and not other.same_text_as:
            message = (
                f"the address is that of {other.path} too; write `same_text_as: {other.id}`, or remove one of them"
            )
            yield Problem(path=source.path, line=1, message=message)


def _find_hidden_pages(timeline: Timeline) -> Iterator[Problem]:
    for page in timeline.pages:
        if page.id not in timeline.config.pages:
            message = f"no menu leads to this page; add `{page.id}` to `pages` in timeline.yml"
            yield Problem(path=page.path, line=1, message=message)


# ------------------------------------------------------------------ findings


def _find_unresolved(timeline: Timeline) -> Iterator[Problem]:
    for read in timeline.sources:
        for timex in read.timexes:
            is_date = timex.type in {"DATE", "TIME"} and not timex.value.endswith("_REF")
            if timex.date is None and (is_date or timex.basis == "text"):
                reason = timex.reason.removeprefix(f"{timex.text}: ")
                yield _place(read, timex.start, f"“{_cut(timex.text)}”: {reason}")


def _find_undated(timeline: Timeline) -> Iterator[Problem]:
    for read in timeline.sources:
        for report in read.undated:
            yield _place(read, report.quote.start, f"“{_cut(report.quote.exact)}”: {report.reason}")


def _find_doubtful_merges(timeline: Timeline) -> Iterator[Problem]:
    sources = {read.source.id: read for read in timeline.sources}
    for event in (*timeline.events, *timeline.beyond):
        for reason in list_close_calls(event):
            mention = event.mentions[0]
            yield _place(sources[mention.source], mention.quote.start, f"{event.id}: {reason}")


def _find_unrecorded(timeline: Timeline) -> Iterator[Problem]:
    sources = {read.source.id: read for read in timeline.sources}
    for event in list_unrecorded(timeline):
        mention = event.mentions[0]
        yield _place(sources[mention.source], mention.quote.start, f"{event.id}: {_cut(event.title)}")


def _find_needless(timeline: Timeline) -> Iterator[Problem]:
    for decision in timeline.needless:
        message = f"this `{decision.action}` changes nothing"
        yield Problem(path=decision.path, line=decision.line, message=message)


def list_close_calls(event: Event) -> tuple[str, ...]:
    """The merge reasons of an event whose score only just reached its threshold."""
    return tuple(reason for reason in event.merge_reasons if _is_close(reason))


def _is_close(reason: str) -> bool:
    for pattern, threshold in _SCORES:
        if match := pattern.search(reason):
            return float(match[1]) < threshold + CLOSE
    return False


def _word_conflict(conflict: Conflict) -> Problem:
    title = conflict.title
    others = {other.read.source.id: other.span.title for other in conflict.others}
    told = ", ".join(f"“{words}” in {source}" for source, words in sorted(others.items()))
    return _place(title.read, title.span.start, f"“{title.span.title}” {title.span.actor}, but {told}")


def _word_proposal(proposal: Proposal) -> Problem:
    first = proposal.sightings[0]
    count = f"{proposal.sources} source" + ("s" if proposal.sources > 1 else "")
    return _place(first.read, first.start, f"named in {count}: {proposal.write_entry()}")


# ------------------------------------------------------------------ places


def _place(read: AnnotatedSource, start: int, message: str) -> Problem:
    return Problem(path=read.source.path, line=_find_line(read.source, start), message=message)


def _find_line(source: Source, start: int) -> int:
    """The line of the block that holds a character; the first line of the file where there is none."""
    lines = [block.line for block in source.blocks if block.start <= start]
    return lines[-1] if lines else 1


def _locate_actors(content: Content) -> str:
    return str(content.folder / "actors.yml")


def _name_language(tag: str) -> str:
    """``pt-BR`` → ``pt``."""
    return tag.partition("-")[0].lower()


def _cut(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _SHOWN else words[:_SHOWN].rsplit(" ", 1)[0] + " …"
