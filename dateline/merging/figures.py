"""Where an event's reports count differently: "$120 million" here, "$170 million" there.

A false accusation of error is worse than a missed disagreement. So two numbers are only held against each other when
they count the same, in tellings that are otherwise much alike, when each telling has one number of that sort, and when
no rounding and no "more than" lets both be true. A toll that rises from one day's news to the next is no contradiction:
the later report knows more.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from dateline.edtf import shift_day
from dateline.merging.consensus import count_voices
from dateline.merging.identity import place_mention
from dateline.merging.profiles import Profile
from dateline.model import Disagreement, Mention, Quantity, Reading, Source
from dateline.slugs import make_slug

_ALIKE = 0.5
"""Share of the words of the shorter telling that the longer must have as well."""
_NEWS = 31
"""Days after an event within which its count may still rise."""

_Figure = tuple[Profile, Quantity]
_Sort = tuple[str, str, bool]
"""What is counted, what is said of it, and whether it is money."""


def find_number_disagreements(
    event: str, profiles: Sequence[Profile], sources: dict[str, Source]
) -> tuple[Disagreement, ...]:
    """Return the disagreements on what an event's reports count, by the word for what is counted."""
    counted = [_name_sort(quantity) for profile in profiles for quantity in profile.mention.quantities]
    sorts = sorted({sort for sort in counted if counted.count(sort) > 1})
    found = (_find_disagreement(event, sort, profiles, sources) for sort in sorts)
    return tuple(disagreement for disagreement in found if disagreement)


def _find_disagreement(
    event: str, sort: _Sort, profiles: Sequence[Profile], sources: dict[str, Source]
) -> Disagreement | None:
    unit, act, is_money = sort
    figures = sorted(_list_figures(sort, profiles), key=lambda figure: _rank_figure(figure, sources))
    groups = _group_figures(figures)
    told = [mention for group in groups for mention in _list_mentions(group)]
    if len(groups) < 2 or count_voices(told, sources) < 2 or not _are_alike(groups, sources):
        return None
    if not is_money and _rises(groups, is_toll=bool(act)):
        return None
    noun = f"{unit} {act}".strip()
    groups.sort(key=lambda group: (-count_voices(_list_mentions(group), sources), _rank_figure(group[0], sources)))
    readings = tuple(
        Reading(
            value=_word_figure(group[0], sources),
            mentions=tuple(mention.id for mention in _list_mentions(group)),
            preferred=False,
        )
        for group in groups
    )
    return Disagreement(
        id=f"{event}-{make_slug(noun)}",
        event=event,
        field="number",
        about=f"the sum in {unit}" if is_money else f"how many {noun}",
        readings=readings,
        because="Both numbers stand as the sources give them; nothing here settles which is right.",
    )


def contradict(one: Profile, other: Profile) -> bool:
    """Whether two reports give numbers of one sort that cannot both be true."""
    left_ones, right_ones = one.mention.quantities, other.mention.quantities
    if not left_ones or not right_ones:
        return False
    return any(
        _name_sort(left) == _name_sort(right) and not _may_be_one(left, right)
        for left in left_ones
        for right in right_ones
    )


def _list_figures(sort: _Sort, profiles: Sequence[Profile]) -> Iterator[_Figure]:
    """Yield what is told flatly of one sort, by the sources that give one number of it.

    A source that gives two speaks of two things, or corrects itself. What is planned, alleged or said on somebody's
    word is that of others, and no paper's own count.
    """
    given: dict[str, list[_Figure]] = defaultdict(list)
    for profile in profiles:
        for quantity in profile.mention.quantities:
            if _name_sort(quantity) == sort:
                given[profile.mention.source].append((profile, quantity))
    for figures in given.values():
        is_one = len({(quantity.low, quantity.high) for _, quantity in figures}) == 1
        own = [
            figure for figure in figures if figure[0].mention.modality == "happened" and not figure[0].mention.speaker
        ]
        if is_one and own:
            yield own[0]


def _name_sort(quantity: Quantity) -> _Sort:
    return quantity.unit, quantity.act, quantity.is_money


def _rank_figure(figure: _Figure, sources: dict[str, Source]) -> tuple[object, ...]:
    """The sharpest first, then the first published."""
    profile, quantity = figure
    return (quantity.high - quantity.low, *place_mention(profile.mention, sources))


def _group_figures(figures: Sequence[_Figure]) -> list[list[_Figure]]:
    """Group numbers that can all be one; a number too vague to choose a group is in none."""
    groups: list[list[_Figure]] = []
    for figure in figures:
        fits = [group for group in groups if all(_may_be_one(figure[1], other) for _, other in group)]
        if len(fits) == 1:
            fits[0].append(figure)
        elif not fits and not any(_may_be_one(figure[1], other) for group in groups for _, other in group):
            groups.append([figure])
    return groups


def _may_be_one(one: Quantity, other: Quantity) -> bool:
    """Whether one number lets both be true. Bounds of roundings only touch: 1,400 and 1,500 differ."""
    low, high = max(one.low, other.low), min(one.high, other.high)
    return low < high or (low == high and (low, high) in {(one.low, one.high), (other.low, other.high)})


def _are_alike(groups: Sequence[Sequence[_Figure]], sources: dict[str, Source]) -> bool:
    """Whether each group has a telling much like one of the first's, from another outlet."""
    first, *others = groups
    return all(any(_tells_the_same(one, other, sources) for one, _ in first for other, _ in group) for group in others)


def _tells_the_same(one: Profile, other: Profile, sources: dict[str, Source]) -> bool:
    if count_voices([one.mention, other.mention], sources) < 2:
        return False
    left, right = one.words - one.numbers, other.words - other.numbers
    return len(left & right) >= _ALIKE * max(1, min(len(left), len(right)))


def _rises(groups: Sequence[Sequence[_Figure]], *, is_toll: bool) -> bool:
    """Whether the numbers grow with the day of publication while the event is news; a toll may also do so in a day."""
    told = sorted(
        (profile.published.first, quantity.low)
        for group in groups
        for profile, quantity in group
        if profile.published.first
    )
    days, lows = [day for day, _ in told], [low for _, low in told]
    if is_toll:
        return lows == sorted(lows)
    is_news = bool(days) and days[0] < days[-1] <= shift_day(days[0], _NEWS)
    return is_news and lows == sorted(lows)


def _list_mentions(group: Sequence[_Figure]) -> list[Mention]:
    return [profile.mention for profile, _ in group]


def _word_figure(figure: _Figure, sources: dict[str, Source]) -> str:
    """A number as its source prints it, with what it counts."""
    profile, quantity = figure
    words = sources[profile.mention.source].text[quantity.start : quantity.end]
    has_unit = quantity.unit in words or not words[0].isalnum()
    return words if has_unit else f"{words} {quantity.unit}"
