"""Story → linked data by the vocabulary of schema.org (JSON-LD 1.1): what a search engine or a triple store is told.

Only what happened, or is planned, is an ``Event``. What somebody alleges or denies is a ``Claim`` that articles make:
who reads types and not sentences would take an ``Event`` for a fact. A planned event says so by ``eventStatus``.

A date is written as ISO 8601 as far as it is known (``2024-06``). What that cannot say (about, possibly, a season, some
day between two others) is a literal of the type EDTF, which no program takes for a day.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, Any

from dateline.packing import write_json
from dateline.publishing import links
from dateline.publishing.dates import tells_stretch
from dateline.publishing.disputes import word_disagreement
from dateline.publishing.encoding import encode_json_rows
from dateline.publishing.rows import write_anew

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dateline.edtf import Edtf
    from dateline.model import Actor, Event, Source
    from dateline.publishing.encoding import Row
    from dateline.publishing.rows import Write
    from dateline.publishing.timeline import Story

Node = dict[str, Any]
Link = Callable[[str], str]
"""Site path → address, as the file that prints it has to write it."""

CONTEXT = "https://schema.org"
LINKED_DATA = "data/timeline.jsonld"
EDTF_TYPE = "http://id.loc.gov/datatypes/edtf/EDTF"
_WIKIDATA = "http://www.wikidata.org/entity/"
_ISO = re.compile(r"[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-[0-3][0-9])?)?")
_TYPES = {"person": "Person", "organisation": "Organization", "country": "Country", "place": "Place"}
_DOWNLOADS = (
    ("data/events.json", "application/json"),
    ("data/events.csv", "text/csv"),
    ("data/annotations.jsonld", "application/ld+json"),
    ("timeline.ics", "text/calendar"),
    ("feed.xml", "application/atom+xml"),
)


def format_linked_data(story: Story, base_url: str, write: Write = write_anew) -> Iterator[Row]:
    """Write the whole story as one graph: what it is, then its events, sources and actors."""

    @cache
    def link(target: str) -> str:
        return links.make_link(target, LINKED_DATA, base_url)

    def write_event(event: Event) -> bytes:
        return write_json(describe_event(event, story, link))

    def write_source(source: Source) -> bytes:
        return write_json(describe_source(source, link))

    used = (actor for actor in story.timeline.actors if actor.name in story.used_actors)
    graph = chain(
        (write_json(describe_story(story, link)),),
        write(LINKED_DATA, story.events.values(), write_event),
        write(LINKED_DATA, (read.source for read in story.timeline.sources), write_source),
        (write_json(describe_actor(actor, link)) for actor in used),
    )
    return encode_json_rows({"@context": CONTEXT, "@graph": graph})


def describe_story(story: Story, link: Link) -> Node:
    """Tell of the timeline as a set of data, and where it is to be had."""
    config = story.timeline.config
    days = [day for event in story.timeline.events for day in (event.date.first, event.date.last) if day]
    years = f"{min(days).year:04}/{max(days).year:04}" if days else ""
    return _drop_empty(
        {
            "@type": "Dataset",
            "@id": link(links.INDEX),
            "url": link(links.INDEX),
            "name": config.title,
            "alternateName": config.subtitle,
            "description": config.dek or f"The events of “{config.title}”, each with the sources that report it.",
            "inLanguage": config.language,
            "temporalCoverage": years,
            "copyrightNotice": config.rights,
            "isAccessibleForFree": True,
            "distribution": [
                {"@type": "DataDownload", "contentUrl": link(path), "encodingFormat": kind}
                for path, kind in _DOWNLOADS
                if config.offers(path)
            ],
        }
    )


def describe_event(event: Event, story: Story, link: Link, *, in_full: bool = False) -> Node:
    """Tell of an event that happened or is planned, or of a claim that something did.

    Args:
        event: the event.
        story: where its sources and actors are found.
        link: how addresses are written.
        in_full: whether its articles and actors are told of as well, and not only named.
    """
    is_claim = event.modality in {"alleged", "denied"}
    page = link(links.name_event_page(event.id))
    sources = [story.sources[name].source for name in dict.fromkeys(mention.source for mention in event.mentions)]
    articles = [describe_source(source, link) if in_full else _name_source(source, link) for source in sources]
    actors = [story.actors[name] for name in dict.fromkeys(event.actors) if name in story.actors]
    sentences = (
        f"{event.modality.capitalize()}, not established:" if is_claim else "",
        event.summary or event.title,
        *map(word_disagreement, event.disagreements),
    )
    about = [describe_actor(actor, link) if in_full else _name_actor(actor, link) for actor in actors]
    return _drop_empty(
        {
            "@type": "Claim" if is_claim else "Event",
            "@id": page,
            "url": page,
            "name": event.title,
            "description": " ".join(filter(None, sentences)),
            **({"temporalCoverage": write_date(event.date)} if is_claim else _write_when(event)),
            "eventStatus": f"{CONTEXT}/EventScheduled" if event.modality == "planned" else "",
            "about": about,
            "appearance" if is_claim else "subjectOf": articles,
        }
    )


def describe_source(source: Source, link: Link) -> Node:
    """Tell of an article: what it is called, who published it, and when."""
    # A headline in square brackets is the editor's, and not what the article prints.
    called = "name" if source.title.startswith("[") else "headline"
    return _drop_empty(
        {
            **_name_source(source, link),
            called: source.title.strip("[]") if called == "name" else source.title,
            "alternateName": source.title_en.strip("[]"),
            "publisher": {"@type": "Organization", "name": source.publisher},
            "author": source.author,
            "datePublished": write_date(source.published),
            "inLanguage": source.language,
            "url": links.keep_web_address(source.url),
            "archivedAt": links.keep_web_address(source.archive_url),
        }
    )


def describe_actor(actor: Actor, link: Link) -> Node:
    """Tell of a person, organisation, country or place."""
    return _drop_empty(
        {
            **_name_actor(actor, link),
            "name": actor.name,
            "alternateName": [form for form in actor.spellings if form != actor.name],
            "sameAs": _WIKIDATA + actor.wikidata if actor.wikidata else "",
        }
    )


def describe_trail(steps: Iterable[tuple[str, str]], link: Link) -> Node:
    """Tell where a page stands: names and site paths from the timeline down to the page itself."""
    items = [
        {"@type": "ListItem", "position": position, "name": name, "item": link(path)}
        for position, (name, path) in enumerate(steps, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def write_date(value: Edtf) -> str | Node:
    """A date as exactly as it is: ISO 8601 for a day, a month or a year and what lies between two; else EDTF."""
    ends = value.text.split("/")
    if all(_ISO.fullmatch(end) or end == ".." for end in ends):
        return value.text
    return {"@type": EDTF_TYPE, "@value": value.text}


def _write_when(event: Event) -> Node:
    """Start and end; one value of the type EDTF for a stretch in which something happened on some day."""
    value = event.date
    if value.precision in {"interval", "open"}:
        if not tells_stretch(event):
            return {"startDate": {"@type": EDTF_TYPE, "@value": value.text}}
        start, end = (None if known == ".." else known for known in value.text.split("/"))
        parts = iter(value.parts)
        return {
            name: write_date(next(parts))
            for name, known in (("startDate", start), ("endDate", end))
            if known is not None
        }
    return {"startDate": write_date(value)}


def _name_source(source: Source, link: Link) -> Node:
    return {"@type": "NewsArticle", "@id": link(links.name_source_page(source.id))}


def _name_actor(actor: Actor, link: Link) -> Node:
    return {"@type": _TYPES[actor.kind], "@id": link(links.name_actor_page(actor.id))}


def _drop_empty(node: Node) -> Node:
    return {name: value for name, value in node.items() if value not in ("", [])}
