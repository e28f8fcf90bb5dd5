"""How many, and how much: the numbers of a report with what they count, as bounds and not as digits.

"1,400" is a rounding to hundreds and "more than 100,000" has no upper end; so each number becomes the interval of what
it can mean, and only two intervals that do not meet contradict each other.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from re import Match

from dateline.annotating.lexicons.base import Lexicon
from dateline.model import Quantity, Timex

_HEDGE_WIDTH = 24
"""Characters before a number in which "more than" is looked for."""
_PHRASE = re.compile(r"(?:\s+[\w'’]+(?:-[\w'’]+)*){1,4}")
"""Up to four words after a number, among them what it counts."""
_ABOUT = 0.1
"""Share by which a number may be off that is said to be approximate, and the most that a rounding may be off."""
_CAPITAL = re.compile(r"(?<![.!?“\"]\s)(?<!^)\b[A-Z][\w-]*\s+$")
"""A capitalised word right before a number, which may be part of its name: "Boeing 737"."""
_STOP = re.compile(r"[,;:(]|\band\b|\bbut\b|\d")
"""Where what is said of something counted ends."""
_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"(?:19|20)\d\d")


def find_quantities(
    text: str, start: int, end: int, timexes: Sequence[Timex], lexicon: Lexicon
) -> tuple[Quantity, ...]:
    """Find what ``text[start:end]`` counts, in order; dates, years, ordinals and the parts of names are no quantities.

    Args:
        text: the source's text.
        start: where to begin, in characters.
        end: where to stop.
        timexes: the date expressions of the text, in order.
        lexicon: of its language.
    """
    opening = [_DIGIT.search(text, start, end), lexicon.numeral.search(text, start, end)]
    places = [found.start() for found in opening if found]
    if not places:
        return ()
    first = max(start, min(places) - len("$"))
    taken = [timex for timex in timexes if start <= timex.start < end]
    ends = [timex.end for timex in taken]
    found = [
        read
        for match in lexicon.number.finditer(text, first, end)
        if not _is_in_date(match, taken, ends)
        for read in _read_quantity(match, text, end, lexicon)
    ]
    # A number that is not wholly understood makes all that counts the same doubtful.
    doubted = {
        quantity.unit
        for quantity, is_doubtful in found
        if is_doubtful or (lexicon.people.fullmatch(quantity.unit) and not quantity.act)
    }
    return tuple(quantity for quantity, _ in found if quantity.unit not in doubted)


def _is_in_date(match: Match[str], timexes: Sequence[Timex], ends: Sequence[int]) -> bool:
    following = bisect_right(ends, match.start())  # the first date that ends behind the number's beginning
    return following < len(timexes) and timexes[following].start < match.end()


def _read_quantity(match: Match[str], text: str, end: int, lexicon: Lexicon) -> Iterator[tuple[Quantity, bool]]:
    """Read a number that counts something, and whether it may be part of another or of a name."""
    sign = match["sign"] or (match["currency"] or "").lower()
    unit, act = (lexicon.currencies[sign], "") if sign else _find_unit(text, match, end, lexicon)
    is_year = _YEAR.fullmatch(match["number"]) and not match["multiplier"] and not sign
    if is_year or not unit:
        return
    multiplier = lexicon.multipliers.get((match["multiplier"] or "").lower(), 1.0)
    hedge = _find_hedge(text, match.start(), lexicon)
    low, high = _widen(*_bound_number(match["number"], multiplier, lexicon), hedge=hedge)
    yield (
        Quantity(low=low, high=high, unit=unit, act=act, is_money=bool(sign), start=match.start(), end=match.end()),
        _is_doubtful(text, match, end, lexicon, is_hedged=bool(hedge)),
    )


def _is_doubtful(text: str, match: Match[str], end: int, lexicon: Lexicon, *, is_hedged: bool) -> bool:
    """Whether a number may be part of another, an alternative, an addition, a rate or a name: "another 10"."""
    before = (max(0, match.start() - _HEDGE_WIDTH), match.start())
    after = (match.end(), min(end, match.end() + _HEDGE_WIDTH))
    is_joined = not is_hedged and (_CAPITAL.search(text, *before) or lexicon.joined.search(text, *before))
    return bool(is_joined or lexicon.factor.match(text, *after) or lexicon.rate.search(text, *after))


def _bound_number(words: str, multiplier: float, lexicon: Lexicon) -> tuple[float, float]:
    """Return the least and the most that a number may be a rounding of: 1,400 stands for 1,350 to 1,450."""
    digits = words.replace(",", "").lower()
    whole, _, fraction = digits.partition(".")
    if digits in lexicon.numerals:
        value, step = lexicon.numerals[digits] * multiplier, multiplier
    else:
        zeros = len(whole) - len(whole.rstrip("0"))
        value, step = float(digits) * multiplier, multiplier * 10.0 ** (-len(fraction) if fraction else zeros)
    half = min(step / 2, _ABOUT * value) if step > 1 else 0.0
    return value - half, value + half


def _find_hedge(text: str, start: int, lexicon: Lexicon) -> str:
    """Find what is said right before a number of how exact it is; empty where nothing is."""
    window = max(0, start - _HEDGE_WIDTH)
    hedges = {"at least": lexicon.at_least, "at most": lexicon.at_most, "about": lexicon.about}
    return next((hedge for hedge, words in hedges.items() if words.search(text, window, start)), "")


def _widen(low: float, high: float, *, hedge: str) -> tuple[float, float]:
    """Widen bounds by what is said before a number."""
    if hedge == "at least":
        return low, math.inf
    if hedge == "at most":
        return 0.0, high
    return (low - _ABOUT * low, high + _ABOUT * high) if hedge == "about" else (low, high)


def _find_unit(text: str, match: Match[str], end: int, lexicon: Lexicon) -> tuple[str, str]:
    """Return what a number counts, and, where those are people, what is said of them: "14 miners | were | killed".

    The unit is the last plural of the noun phrase after the number; without a plural there is none.
    """
    phrase = _PHRASE.match(text, match.end(), end)
    words = phrase.group().split() if phrase else []
    stop = next((place for place, word in enumerate(words) if lexicon.phrase_end.fullmatch(word)), len(words))
    plurals = [word.lower() for word in words[:stop] if lexicon.plural.fullmatch(word.lower())]
    unit = plurals[-1] if plurals else ""
    if phrase is None or not lexicon.people.fullmatch(unit):
        return unit, ""
    after = _STOP.split(text[phrase.end() : min(end, phrase.end() + _HEDGE_WIDTH)], maxsplit=1)[0]
    follows = lexicon.done_to.search(" ".join(words[stop:]) + after)
    leads = lexicon.done_by_before.search(text, max(0, match.start() - _HEDGE_WIDTH), match.start())
    acts = {found.group("act").lower() for found in (follows, leads) if found}
    return unit, acts.pop() if len(acts) == 1 else ""
