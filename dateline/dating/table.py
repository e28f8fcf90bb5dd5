"""What a language's date rules look like, and how they are made ready to run.

A rule is a row: a name, the kinds of words without which it cannot match, and a pattern. A pattern is a regular
expression in which a plain space stands for any white space and ``{month}`` for the language's class of that name.
The named groups of the classes say what was read, so a row needs no code of its own; only ``clock`` is a name that the
engine knows. A group called ``it`` marks the
span where the pattern also looks at the words around.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Literal

from dateline.alternatives import find_beginnings, name_beginning, split_alternatives
from dateline.patterns import LatePattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
Anchor = Literal["", "publication", "text", "either", "event"]
"""What a date counts from: nothing, the publication, a date named before, either of these (by the tense of the
sentence), or a happening that the sentence names."""

_WORD = re.compile(r"\w+")
_OPENS_WORD = re.compile(r"\\b|\(\?<!\[\\w")
"""How a pattern begins that matches from the beginning of a word on, or of what is none."""
_FIRST_LETTERS = 4
"""Letters by which a word is known that a match may begin with."""
_NO_KIND: frozenset[str] = frozenset()
_MOST_WORDS = 1 << 16
"""Words whose kinds are kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One row: what to look for, and what it says beyond the words it matches."""

    name: str
    """Lower case with hyphens, for what the rule reads: ``month-day``."""
    needs: str
    """Keys of ``Language.triggers``, parted by spaces: a passage without a word of each is not searched. One of several
    is enough where they are parted by bars. This only spares time: wherever the pattern matches, such words stand."""
    pattern: str
    anchor: Anchor = ""
    unit: str = ""
    """The granularity said, where no group says it."""
    offset: int | None = None
    """Units from the anchor, where no group says it."""
    sign: int = 0
    """Direction of a number of units: -1 before the anchor, 1 after it."""
    type: TimexType = "DATE"
    relation: str = ""
    """What the words themselves make of the date, as in ``Find.relation``."""
    value: str = ""
    """The TIMEX3 value of something that is never a calendar date."""
    blocks: bool = False
    """The words are no date at all, and no other rule may read them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """All that the dating of one language knows."""

    numbers: Mapping[str, Mapping[str, int]]
    """Per group name, the number that each word stands for (in lower case, without a full stop)."""
    names: Mapping[str, Mapping[str, str]]
    """Per group name, the one name that stands for each word; a word that is not listed stands for itself."""
    classes: Mapping[str, str]
    """Per name used in braces, a pattern with the groups it fills."""
    triggers: Mapping[str, str]
    """Per kind of word, a pattern of its first letters; a word may be of several kinds. A word is letters and digits
    without anything between them: "mid-June" is two."""
    rules: tuple[Rule, ...]
    """Of two rules that read the same words, the first one counts."""
    leads: Mapping[str, str]
    """Per relation (``since``, ``before``), the words right before a date that make it one."""
    joins: Mapping[str, str]
    """The words between two finds that make them one: ``range``, ``list`` and the ``comma`` of a longer list between
    dates, ``clock`` between a day and its time, ``count`` between "two days" and the date it counts from; ``pair``
    makes a range after ``opens_pair`` only."""
    conjunction: str
    """The word between the last two members of a list."""
    determiner: str
    """Words right before a date that make it describe the noun after it: "the 27 November deal"."""
    embeds: str
    """How a clause that describes a noun begins after its comma: "which", "built"."""
    opens_range: str
    """Words before two dates, however written, that make "to" between them a range."""
    opens_pair: str
    """Words before two dates that make even "and" between them a range."""
    future: str
    """Verbs and words that put a date into the future."""
    past: str
    """Verbs that put it into the past."""
    report: str
    """Verbs of saying: in the past too, but what is said may be of any time."""
    plan: str
    """Verbs in the past that make a plan of what follows: "promised"."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Table:
    """A language whose patterns are ready to run; equal only to itself, so that it can be asked quickly."""

    language: Language
    kinds: tuple[tuple[str, LatePattern], ...]
    """Per kind, what matches at the start of its words."""
    rules: tuple[tuple[Rule, str], ...]
    """Each with its pattern, in which the classes stand in full."""
    lead: LatePattern
    """Matches at the end of the words before a date; the group's name is the relation."""
    determiner: LatePattern
    """Matches at the end of the words before a date."""
    embeds: LatePattern
    """Matches the comma and what follows it up to a date."""
    join: LatePattern
    opens: LatePattern
    """Groups ``range`` and ``pair``, at the end of the words before two dates."""
    tense: LatePattern
    """Groups ``future``, ``report`` and ``past``."""
    plan: LatePattern


def compile_table(language: Language) -> Table:
    """Make a language's patterns ready, once."""
    return Table(
        language=language,
        kinds=tuple((kind, LatePattern(pattern)) for kind, pattern in language.triggers.items()),
        rules=tuple((rule, _expand(rule.pattern, language.classes)) for rule in language.rules),
        lead=LatePattern(
            rf"(?:(?<=\W)|\A)(?=\w)(?:{_name_groups(language.leads)})\s+$".replace(" ", r"\s+"), re.IGNORECASE
        ),
        determiner=LatePattern(rf"\b(?=\w)(?:{language.determiner})\s+$", re.IGNORECASE),
        embeds=LatePattern(rf",\s+(?:{language.embeds})\b[^,;]*$", re.IGNORECASE),
        join=LatePattern(_name_groups(language.joins).replace(" ", r"\s+"), re.IGNORECASE),
        opens=LatePattern(
            rf"\b(?=\w)(?:(?P<range>{language.opens_range})|(?P<pair>{language.opens_pair}))\s+$".replace(" ", r"\s+"),
            re.IGNORECASE,
        ),
        tense=LatePattern(
            rf"\b(?=\w)(?:(?P<future>{language.future})|(?P<report>{language.report})|(?P<past>{language.past}))\b".replace(
                " ", r"\s+"
            ),
            re.IGNORECASE,
        ),
        plan=LatePattern(rf"\b(?:{language.plan})\b", re.IGNORECASE),
    )


def list_kinds(table: Table, text: str, start: int, end: int) -> frozenset[str]:
    """The kinds of all the words between two places of a text."""
    return _NO_KIND.union(*map(_know_words(table).__getitem__, _WORD.findall(text, start, end)))


class _Words(dict[str, frozenset[str]]):
    """The kinds of words, which are the same wherever they stand: every word is asked about, and few are new."""

    def __init__(self, table: Table) -> None:
        super().__init__()
        self._table = table

    def __missing__(self, word: str) -> frozenset[str]:
        if len(self) >= _MOST_WORDS:
            self.clear()
        self[word] = kinds = frozenset([kind for kind, pattern in self._table.kinds if pattern.match(word)])
        return kinds


_know_words = cache(_Words)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ReadyRule:
    """A rule that is ready to run."""

    rule: Rule
    pattern: LatePattern
    place: int
    """In the table, from 0."""
    beginnings: frozenset[str] | None
    """What the words begin with that a match can begin with; ``None`` where it can be any, or the middle of a word."""


class RuleSet:
    """The rules that can match where words of some kinds stand, each tried only at the words that it can begin with."""

    def __init__(self, rules: Sequence[ReadyRule]) -> None:
        """Take rules in the order of their table."""
        self._anywhere = [ready for ready in rules if ready.beginnings is None]
        self._starters = _Starters([ready for ready in rules if ready.beginnings is not None])

    def find_matches(self, text: str, start: int, end: int) -> Iterator[tuple[ReadyRule, re.Match[str]]]:
        """Find what a search for each rule finds between two places, neither of which is inside a word."""
        for ready in self._anywhere:
            for match in ready.pattern.finditer(text, start, end):
                yield ready, match
        reached: dict[int, int] = {}
        for word in _WORD.finditer(text, start, end):
            for ready in self._starters[name_beginning(word[0], _FIRST_LETTERS)]:
                if word.start() < reached.get(ready.place, 0):
                    continue  # this rule has read the word already
                if found := ready.pattern.match(text, word.start(), end):
                    reached[ready.place] = found.end()
                    yield ready, found


class _Starters(dict[str, tuple[ReadyRule, ...]]):
    """What a word begins with → those of some rules that a match of can begin so."""

    def __init__(self, rules: Sequence[ReadyRule]) -> None:
        super().__init__()
        self._rules = rules

    def __missing__(self, letters: str) -> tuple[ReadyRule, ...]:
        self[letters] = found = tuple(ready for ready in self._rules if letters in (ready.beginnings or ()))
        return found


# News puts the kinds together in some hundreds of ways.
@lru_cache(maxsize=1 << 10)
def pick_rules(table: Table, kinds: frozenset[str]) -> RuleSet | None:
    """The rules that can match where words of these kinds stand, if there are any."""
    picked = [
        _make_ready(table, place)
        for place, (rule, _) in enumerate(table.rules)
        if all(not kinds.isdisjoint(need) for need in _list_needs(rule.needs))
    ]
    return RuleSet(picked) if picked else None


@cache
def _list_needs(needs: str) -> tuple[tuple[str, ...], ...]:
    """The kinds of which each needs one, as ``Rule.needs`` has them."""
    return tuple(tuple(need.split("|")) for need in needs.split())


@cache
def _make_ready(table: Table, place: int) -> ReadyRule:
    """A rule is made ready when it is first needed."""
    rule, pattern = table.rules[place]
    opens = all(_OPENS_WORD.match(one) for one in split_alternatives(pattern))
    beginnings = find_beginnings(pattern, _FIRST_LETTERS) if opens else None
    return ReadyRule(rule=rule, pattern=LatePattern(pattern, re.IGNORECASE), place=place, beginnings=beginnings)


def _name_groups(patterns: Mapping[str, str]) -> str:
    """An alternation in which the name of the group that matched is the key."""
    return "|".join(f"(?P<{name}>{pattern})" for name, pattern in patterns.items())


def _expand(pattern: str, classes: Mapping[str, str]) -> str:
    """Put the classes in place of their names, to any depth, and white space in place of spaces."""
    while names := set(re.findall(r"\{([a-z_]+)\}", pattern)):
        for name in names:
            pattern = pattern.replace("{" + name + "}", classes[name])
    pattern = pattern.replace(" ?", r"\s?").replace(" ", r"\s+")
    # What opens with a boundary opens a word; saying so spares a try at the end of every word.
    return re.sub(r"^\\b", r"\\b(?=\\w)", pattern)
