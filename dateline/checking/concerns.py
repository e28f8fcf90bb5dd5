"""Content and Timeline → concerns: what is valid and yet looks like an oversight.

An editor can mend each in the content; ``--strict`` fails on them. What is only worth a look is in ``findings``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.checking.addresses import find_dead_addresses, find_dead_pages, find_reassigned_addresses
from dateline.checking.disguises import find_disguises
from dateline.checking.places import locate
from dateline.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.model import Source, Timeline
    from dateline.reading.sources import Content


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
                *find_disguises(timeline, content),
                *_find_unread_files(content),
                *(concern for read in timeline.sources for concern in read.source.concerns),
                *(concern for page in timeline.pages for concern in page.concerns),
                *find_dead_addresses(timeline),
                *find_dead_pages(timeline),
                *find_reassigned_addresses(timeline),
            }
        )
    )


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


def _find_unread_files(content: Content) -> Iterator[Problem]:
    for path in content.unread:
        yield Problem(
            path=path, message="nothing reads this; move it out of the content, if it is not meant to lie there"
        )


def _find_silent_sources(timeline: Timeline) -> Iterator[Problem]:
    reporting = {mention.source for event in (*timeline.events, *timeline.beyond) for mention in event.mentions}
    for read in timeline.sources:
        if read.source.id not in reporting and not read.undated:
            message = (
                "no event and no undated report was read in this source; "
                'put {: date="…" title="…" } under the paragraph that tells one, or remove the source'
            )
            yield Problem(path=read.source.path, line=locate(read.source, 0)[0], message=message)


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


def _locate_actors(content: Content) -> str:
    return str(content.folder / "actors.yml")


def _name_language(tag: str) -> str:
    """``pt-BR`` → ``pt``."""
    return tag.partition("-")[0].lower()
