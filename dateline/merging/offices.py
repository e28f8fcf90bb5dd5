"""Where an event's reports give one person two offices, or one office two people.

Some offices exclude each other: an ambassador is no spokesman of the ministry. Where one source calls a person the one
and another calls him the other, in reports of one event, one of them has slipped; likewise where each knows another
person as a country's ambassador. A source that names both people knows of two offices, and speaks for neither side.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dateline.annotating.actors import Gazetteer
from dateline.annotating.lexicons import find_lexicon
from dateline.annotating.offices import name_office
from dateline.edtf import sort_key
from dateline.merging.consensus import count_voices
from dateline.model import AnnotatedSource, Disagreement, Mention, Reading, Source
from dateline.slugs import make_slug


@dataclass(frozen=True, slots=True, kw_only=True)
class _Bearer:
    """A person with an office, in one report."""

    mention: Mention
    person: str
    office: str
    country: str


def find_office_disagreements(
    event: str,
    mentions: Sequence[Mention],
    read: Mapping[str, AnnotatedSource],
    sources: dict[str, Source],
    gazetteer: Gazetteer,
) -> tuple[Disagreement, ...]:
    """Return the disagreements on who holds an office, and on which office somebody holds."""
    bearers = [bearer for mention in mentions for bearer in _list_bearers(mention, read[mention.source], gazetteer)]
    offices: dict[str, dict[str, list[Mention]]] = defaultdict(lambda: defaultdict(list))
    people: dict[tuple[str, str], dict[str, list[Mention]]] = defaultdict(lambda: defaultdict(list))
    for bearer in bearers:
        offices[bearer.person][bearer.office].append(bearer.mention)
        if bearer.country:
            people[bearer.office, bearer.country][bearer.person].append(bearer.mention)
    found = [_tell_apart(event, f"what {person} is", versions, sources) for person, versions in sorted(offices.items())]
    found += [
        _tell_apart(event, f"who is {office} of {country}", versions, sources)
        for (office, country), versions in sorted(people.items())
    ]
    return tuple(disagreement for disagreement in found if disagreement)


def _list_bearers(mention: Mention, read: AnnotatedSource, gazetteer: Gazetteer) -> Iterator[_Bearer]:
    lexicon = find_lexicon(read.source.text_language)
    quote = mention.quote
    for span in read.names:
        office = name_office(span, lexicon) if quote.start <= span.start < quote.end else ""
        if office:
            country = gazetteer.country_of(span.actor)
            yield _Bearer(mention=mention, person=span.actor, office=office, country=country)


def _tell_apart(
    event: str, about: str, versions: Mapping[str, Sequence[Mention]], sources: dict[str, Source]
) -> Disagreement | None:
    """Make a disagreement of versions that different sources give; a source that gives several is on no side."""
    givers = {value: {mention.source for mention in mentions} for value, mentions in versions.items()}
    torn = {name for names in givers.values() for name in names if sum(name in other for other in givers.values()) > 1}
    kept = {
        value: [mention for mention in mentions if mention.source not in torn] for value, mentions in versions.items()
    }
    sides = sorted(
        ((value, mentions) for value, mentions in kept.items() if mentions),
        key=lambda side: (-count_voices(side[1], sources), min(_place(mention, sources) for mention in side[1])),
    )
    if len(sides) < 2 or torn or count_voices([mention for _, told in sides for mention in told], sources) < 2:
        return None
    return Disagreement(
        id=f"{event}-{make_slug(about)}",
        event=event,
        field="office",
        about=about,
        readings=tuple(
            Reading(value=value, mentions=tuple(dict.fromkeys(mention.id for mention in told))) for value, told in sides
        ),
        because="Each stands as its sources give it; nothing here settles which is right.",
    )


def _place(mention: Mention, sources: dict[str, Source]) -> tuple[object, ...]:
    return (*sort_key(sources[mention.source].published), mention.source, mention.quote.start)
