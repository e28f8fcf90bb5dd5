"""Where an event's reports cannot all be true.

Only dates are compared by the machine. A vaguer date is no contradiction: "June 2024" fits 13 June. Nothing is
averaged, and no side is taken: the timeline follows the reading that more outlets give, and says that this is why.
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.edtf import Edtf, describe, overlap, parse_edtf
from dateline.merging.consensus import agree_date, count_voices
from dateline.merging.likeness import count_days
from dateline.model import Disagreement, Mention, Reading, Source


def find_date_disagreement(event: str, mentions: Sequence[Mention], sources: dict[str, Source]) -> Disagreement | None:
    """Return the disagreement on an event's date, or ``None`` when one date can be true for all of its reports."""
    if agree_date(mentions) is not None or not any(mention.date for mention in mentions):
        return None
    groups = _group_readings(mentions)
    if len(groups) < 2:
        return None
    ranked = sorted(
        groups, key=lambda group: (-count_voices(group, sources), _publication(group, sources), group[0].id)
    )
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
        because=_say_why([(describe(_value(group)), count_voices(group, sources)) for group in ranked]),
    )


def _group_readings(mentions: Sequence[Mention]) -> list[list[Mention]]:
    """Group dated reports into versions, the sharpest dates first; a date too vague to choose a version is in none."""
    dated = sorted(
        (mention for mention in mentions if mention.date),
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


def _publication(group: Sequence[Mention], sources: dict[str, Source]) -> str:
    return min(sources[mention.source].published.text for mention in group)


def _say_why(counts: Sequence[tuple[str, int]]) -> str:
    (first, most), *others = counts
    outlets = "one outlet gives" if most == 1 else f"{most} outlets give"
    rest = "; ".join(f"{'one gives' if count == 1 else f'{count} give'} {value}" for value, count in others)
    if any(count == most for _, count in others):
        return f"Under {first}, the version published first: {outlets} it; {rest}. Nothing here settles which is right."
    return f"Under {first}: {outlets} it; {rest}. A count is not a proof."


def find_preferred_date(disagreement: Disagreement) -> Edtf:
    """Return the date of the reading that the timeline follows."""
    return parse_edtf(next(reading.value for reading in disagreement.readings if reading.preferred))
