"""Where an event's reports cannot all be true.

Only dates are compared by the machine. A vaguer date is no contradiction: "June 2024" fits 13 June. Nothing is
averaged, and no side is taken: the timeline follows the reading that more outlets give, and says that this is why.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.edtf import Edtf, overlap, parse_edtf, sort_key
from dateline.merging.consensus import agree_date, count_voices, list_witnesses
from dateline.merging.likeness import count_days
from dateline.model import Disagreement, Mention, Reading, Source
from dateline.wording import describe

UNEXPLAINED = "Ruled by the editor."
"""What stands for the reason of an editor who gave none."""


def find_date_disagreement(event: str, mentions: Sequence[Mention], sources: dict[str, Source]) -> Disagreement | None:
    """Return the disagreement on an event's date, or ``None`` when one date can be true for all of its reports."""
    if len({mention.source for mention in mentions}) == 1 or agree_date(mentions) is not None:
        return None
    ranked = _rank_versions(mentions, sources)
    if len(ranked) < 2 or count_voices([mention for group in ranked for mention in group], sources) < 2:
        return None  # one outlet that corrects itself, or its reprint, is no disagreement
    readings = tuple(
        Reading(value=_value(group).text, mentions=tuple(mention.id for mention in group), preferred=place == 0)
        for place, group in enumerate(ranked)
    )
    return Disagreement(
        id=f"{event}-date",
        event=event,
        field="date",
        about="the date",
        readings=readings,
        because=_say_why(ranked, sources),
    )


def lead_date(mentions: Sequence[Mention], sources: dict[str, Source]) -> Edtf | None:
    """Return the date an event is filed under: the one all reports allow, or that of the version ranked first."""
    if agreed := agree_date(mentions):
        return agreed
    ranked = _rank_versions(mentions, sources)
    return _value(ranked[0]) if ranked else None


def _rank_versions(mentions: Sequence[Mention], sources: dict[str, Source]) -> list[list[Mention]]:
    return sorted(_group_readings(mentions), key=lambda group: (*_rank(group, sources), group[0].id))


def _group_readings(mentions: Sequence[Mention]) -> list[list[Mention]]:
    """Group dated reports into versions, the sharpest dates first; a date too vague to choose a version is in none."""
    dated = sorted(
        list_witnesses(mentions),
        key=lambda mention: (count_days(mention.date) if mention.date else 0, mention.source, mention.quote.start),
    )
    groups: list[list[Mention]] = []
    for mention in dated:
        fits = [group for group in groups if mention.date and overlap(_value(group), mention.date)]
        if not fits:
            groups.append([mention])
        elif len(fits) == 1 and agree_date([*fits[0], mention]):
            fits[0].append(mention)
    return groups


def _value(group: Sequence[Mention]) -> Edtf:
    value = agree_date(group)
    if value is None:
        raise AssertionError("a group of agreeing reports has a date")
    return value


def _rank(group: Sequence[Mention], sources: dict[str, Source]) -> tuple[int, int, tuple[object, ...]]:
    """Rank a version: by the outlets that give its very date, then by all it suits, then by the first to appear."""
    published = min(sort_key(sources[mention.source].published) for mention in group)
    return -_count_givers(group, sources), -count_voices(group, sources), published


def _count_givers(group: Sequence[Mention], sources: dict[str, Source]) -> int:
    """Count the outlets that give a version's very date, and not one that merely fits it."""
    value = _value(group)
    return count_voices([mention for mention in group if mention.date == value], sources)


def _say_why(ranked: Sequence[Sequence[Mention]], sources: dict[str, Source]) -> str:
    date = describe(_value(ranked[0]))
    told = "; ".join(
        _count_version(group, sources, "it" if place == 0 else describe(_value(group)))
        for place, group in enumerate(ranked)
    )
    first, second = (_rank(group, sources) for group in ranked[:2])
    if first[:2] != second[:2]:
        return f"Under {date}: {told}. A count is not a proof.{_say_inferred(ranked)}"
    order = "published first" if first[2] != second[2] else "listed first"
    return f"Under {date}, the version {order}: {told}. Nothing here settles which is right.{_say_inferred(ranked)}"


def _count_version(group: Sequence[Mention], sources: dict[str, Source], named: str) -> str:
    """Say how many outlets give a version's date, and how many more it suits."""
    givers = _count_givers(group, sources)
    more = count_voices(group, sources) - givers
    given = f"{'one outlet gives' if givers == 1 else f'{givers} outlets give'} {named}"
    return given + (f", and {more} with a vaguer date {'fits' if more == 1 else 'fit'} it" if more else "")


def _say_inferred(ranked: Sequence[Sequence[Mention]]) -> str:
    """Say which versions no source prints: their date was concluded from what its text said before."""
    inferred = [
        describe(_value(group))
        for group in ranked
        if all(("date", "inferred") in mention.provenance for mention in group)
    ]
    return (
        f" Concluded from what went before in the text, and not printed: {' and '.join(inferred)}." if inferred else ""
    )


def prefer_source(dispute: Disagreement, source: str, mentions: Sequence[Mention], because: str) -> Disagreement:
    """Return a disagreement with the version of one source marked and put first; unchanged where it gives none."""
    mine = {mention.id for mention in mentions if mention.source == source}
    marked = [replace(reading, preferred=bool(mine & set(reading.mentions))) for reading in dispute.readings]
    if not any(reading.preferred for reading in marked):
        return dispute
    ordered = tuple(sorted(marked, key=lambda reading: not reading.preferred))
    return replace(dispute, readings=ordered, because=because, ruled=True)


def find_preferred_date(disagreement: Disagreement) -> Edtf:
    """Return the date of the reading that the timeline follows."""
    return parse_edtf(next(reading.value for reading in disagreement.readings if reading.preferred))
