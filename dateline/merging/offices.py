"""Where an event's reports give one person two offices.

Some offices exclude each other: an ambassador is no spokesman of the ministry. Where one source calls a person the one
and another calls him the other, in reports of one event that appeared within weeks of one another, one of them has
slipped. A source that names both offices is on no side, and neither is one that looks back from years later.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from dateline.annotating.lexicons import find_lexicon
from dateline.annotating.offices import SAME_WEEKS, name_office
from dateline.edtf import shift_day
from dateline.merging.consensus import count_voices
from dateline.merging.identity import place_mention
from dateline.model import AnnotatedSource, Disagreement, Mention, Reading, Source
from dateline.slugs import make_slug
from dateline.spans import list_inside


def find_office_disagreements(
    event: str, mentions: Sequence[Mention], read: Mapping[str, AnnotatedSource], sources: dict[str, Source]
) -> tuple[Disagreement, ...]:
    """Return the disagreements on which office somebody holds."""
    offices: dict[str, dict[str, list[Mention]]] = defaultdict(lambda: defaultdict(list))
    for mention in mentions:
        for person, office in _list_offices(mention, read[mention.source]):
            offices[person][office].append(mention)
    found = [_tell_apart(event, f"what {person} is", versions, sources) for person, versions in sorted(offices.items())]
    return tuple(disagreement for disagreement in found if disagreement)


def _list_offices(mention: Mention, read: AnnotatedSource) -> Iterator[tuple[str, str]]:
    """Yield each person whom a report gives an office, and the office."""
    lexicon = find_lexicon(read.source.text_language)
    for span in list_inside(read.names, mention.quote.start, mention.quote.end):
        if office := name_office(span, lexicon):
            yield span.actor, office


def _tell_apart(
    event: str, about: str, versions: Mapping[str, Sequence[Mention]], sources: dict[str, Source]
) -> Disagreement | None:
    """Make a disagreement of versions that different sources give; where one gives several, they may all be true."""
    givers = [source for mentions in versions.values() for source in {mention.source for mention in mentions}]
    sides = sorted(
        versions.items(),
        key=lambda side: (-count_voices(side[1], sources), min(place_mention(mention, sources) for mention in side[1])),
    )
    told = [mention for _, mentions in sides for mention in mentions]
    is_torn = len(set(givers)) < len(givers)
    if len(sides) < 2 or is_torn or count_voices(told, sources) < 2 or not _are_near(told, sources):
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


def _are_near(mentions: Sequence[Mention], sources: dict[str, Source]) -> bool:
    """Whether the sources appeared within the same weeks: people change their offices."""
    days = [day for mention in mentions if (day := sources[mention.source].published.first)]
    return bool(days) and shift_day(min(days), SAME_WEEKS) >= max(days)
