"""Source → its reference as pages print it, with everything that an editor supplied in square brackets."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from dateline.edtf import sort_key
from dateline.publishing import links
from dateline.publishing.citations import format_published, format_reference
from dateline.publishing.dates import WEEKDAYS, find_iso_day
from dateline.publishing.excerpts import find_direction
from dateline.publishing.originals import Original, refer_to_original
from dateline.publishing.passing import SourceRef, refer_to_source
from dateline.wording import describe

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dateline.model import Event, Source, Timeline
    from dateline.publishing.timeline import Story

# Autonyms would help nobody choose what to read; these are the names in the site's own language.
_LANGUAGES = {
    "ar": "Arabic",
    "az": "Azerbaijani",
    "be": "Belarusian",
    "bg": "Bulgarian",
    "cs": "Czech",
    "de": "German",
    "el": "Greek",
    "en": "English",
    "es": "Spanish",
    "et": "Estonian",
    "fa": "Persian",
    "fi": "Finnish",
    "fr": "French",
    "he": "Hebrew",
    "hy": "Armenian",
    "id": "Indonesian",
    "it": "Italian",
    "ja": "Japanese",
    "ka": "Georgian",
    "kk": "Kazakh",
    "ko": "Korean",
    "lt": "Lithuanian",
    "lv": "Latvian",
    "nl": "Dutch",
    "pl": "Polish",
    "pt": "Portuguese",
    "ro": "Romanian",
    "ru": "Russian",
    "sr": "Serbian",
    "sv": "Swedish",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "zh": "Chinese",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A source in full."""

    id: str
    number: int
    anchor: str
    target: str
    title: str
    title_en: str
    title_note: str
    is_title_supplied: bool
    """Whether the title stands in the editor's square brackets."""
    language: str
    direction: str
    language_name: str
    """Empty for the site's own language."""
    author: str
    publisher: str
    published: str
    """In brackets where the article does not show it."""
    published_iso: str
    published_note: str
    is_published_supplied: bool
    weekday: str
    url: str
    original: Original | None
    """Where to leave for it; ``None`` where no address is known."""
    accessed: str
    is_verbatim: bool
    same_text_as: SourceRef | None
    plain: str
    """The whole reference as plain text."""
    cited_by: int
    """Events that it reports, in scope and beyond."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceYear:
    """The sources that were published in one year."""

    anchor: str
    label: str
    references: tuple[Reference, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Endnote:
    """A source as the end of a printed page gives it."""

    number: int
    title: str
    title_en: str
    is_title_supplied: bool
    """Whether the title stands in the editor's square brackets."""
    language: str
    direction: str
    author: str
    publisher: str
    published: str
    """In brackets where the article does not show it."""
    urls: tuple[str, ...]
    """Web address, then that of an archived copy, as far as they are known."""


def refer_in_full(source: Source, story: Story) -> Reference:
    """Build the full reference of a source."""
    first = source.published.first
    original = story.sources.get(source.same_text_as)
    return Reference(
        id=source.id,
        number=story.source_numbers[source.id],
        anchor=f"src-{story.source_numbers[source.id]}",
        target=links.name_source_page(source.id),
        title=source.title,
        title_en=source.title_en,
        title_note=source.title_note,
        is_title_supplied=source.title.startswith("["),
        language=source.language,
        direction=find_direction(source.language),
        language_name=name_language(source.language, story.timeline.config.language),
        author=source.author,
        publisher=source.publisher,
        published=format_published(source),
        published_iso=find_iso_day(source.published),
        published_note=source.published_note,
        is_published_supplied=bool(source.published_note),
        weekday=WEEKDAYS[first.weekday()] if first and source.published.precision == "day" else "",
        url=links.keep_web_address(source.url),
        original=refer_to_original(source, story.source_numbers[source.id]),
        accessed=source.accessed,
        is_verbatim=source.verbatim,
        same_text_as=refer_to_source(original.source, story) if original else None,
        plain=format_reference(source),
        cited_by=len(story.source_events[source.id]),
    )


def list_by_year(sources: Iterable[Source], story: Story) -> tuple[SourceYear, ...]:
    """List sources, given in order of publication, in full under the years in which they appeared."""
    years = groupby(sources, key=lambda source: str(source.published.first.year) if source.published.first else "")
    return tuple(
        SourceYear(
            anchor=f"in-{year or 'no-year'}",
            label=year or "No year on file",
            references=tuple(refer_in_full(source, story) for source in group),
        )
        for year, group in years
    )


def list_endnotes(events: Iterable[Event], story: Story) -> tuple[Endnote, ...]:
    """Every source of some events, once, in the order of the numbers that stand in the text."""
    cited = {number for event in events for number in story.event_sources[event.id]}
    sources = story.timeline.sources
    return tuple([_refer_in_endnote(sources[number - 1].source, story) for number in sorted(cited)])


def _refer_in_endnote(source: Source, story: Story) -> Endnote:
    made = story.references.endnotes
    return made.get(source.id) or made.setdefault(source.id, _make_endnote(source, story))


def _make_endnote(source: Source, story: Story) -> Endnote:
    return Endnote(
        number=story.source_numbers[source.id],
        title=source.title,
        title_en=source.title_en,
        is_title_supplied=source.title.startswith("["),
        language=source.language,
        direction=find_direction(source.language),
        author=source.author,
        publisher=source.publisher,
        published=format_published(source),
        urls=tuple(url for url in (source.url, source.archive_url) if links.is_web_address(url)),
    )


def name_language(language: str, own: str) -> str:
    """Name a language (BCP 47) in English; empty for the site's own."""
    code = language.partition("-")[0].lower()
    return "" if code == own.partition("-")[0].lower() else _LANGUAGES.get(code, language)


def say_newest(timeline: Timeline) -> str:
    """The day of the newest source, in words; empty where there is none."""
    known = [read.source.published for read in timeline.sources if read.source.published.first]
    return describe(max(known, key=sort_key)) if known else ""
