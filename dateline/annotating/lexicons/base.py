"""What a lexicon holds."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from dateline.annotating.lexicons.words import WordPattern, WordTable
from dateline.patterns import LatePattern

LIGHT = "light"
"""In a table of verbs, the row of those whose kind is that of their object."""
_NEVER = LatePattern(r"(?!)")
_NO_WORDS = WordPattern("")
_STEM = 4
"""Letters that a stem has at least."""


def turn_over(table: dict[str, str]) -> dict[str, tuple[str, ...]]:
    """Turn country → words into word → countries: "Turkish" belongs to Turkey and to Türkiye, as the table has it."""
    found: dict[str, tuple[str, ...]] = {}
    for country, words in table.items():
        for word in words.split():
            found[word] = (*found.get(word, ()), country)
    return found


def match_numbers(numerals: Iterable[str], multipliers: Iterable[str], currencies: Iterable[str]) -> LatePattern:
    """Make the pattern of a number in digits or words, with what may stand right before and after it.

    A number that is joined to a word ("44-day"), to another ("13–14") or to letters ("Su-35") is none of ours.
    """
    words, factors, units = (
        "|".join(re.escape(word) for word in sorted(table, key=len, reverse=True) if word.isalpha())
        for table in (numerals, multipliers, currencies)
    )
    return LatePattern(
        rf"(?<![\w.,$€£–-])(?P<sign>[$€£])?(?P<number>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?|(?i:{words})\b)"
        rf"(?:[\s-]?(?P<multiplier>{factors})\b)?(?:\s(?:US\s)?(?P<currency>{units})\b)?(?![\w-])(?![,.]\d)(?!\s?[–/])"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """The words of one language, as patterns over plain text."""

    verbs: WordTable = WordTable(())  # noqa: RUF009
    """Kind (or ``LIGHT``) and the verbs that name such an act, as in "recalled its ambassador"."""
    nouns: WordTable = WordTable(())  # noqa: RUF009
    """Kind and the nouns that name such a happening, as in "the offensive"."""
    phrase_stop: LatePattern = _NEVER
    """Where the object of a verb, or a subject, ends: before a preposition, a conjunction or a stop."""
    clause_stop: LatePattern = _NEVER
    """Where what stands before the subject ends: a comma or a stop."""
    saying: WordPattern = _NO_WORDS
    """Verbs that introduce what somebody says."""
    source_of: WordPattern = _NO_WORDS
    """Phrases after which a source is named: "according to …"."""
    credit: LatePattern = _NEVER
    """A report's nod to its own source ("the article says"), which is no act."""
    closing: LatePattern = _NEVER
    """Who said so, at the end of a sentence: ", the mayor said."."""
    subordinate: LatePattern = _NEVER
    """A clause of circumstance with its comma, which does not decide what a sentence reports."""
    said_on: WordPattern = _NO_WORDS
    """A verb of saying matched up to the date right after it."""
    no_date_of: LatePattern = _NEVER
    """What a date may describe without dating an act: "the positions as of", "a map of"."""
    compared: LatePattern = _NEVER
    """What stands before the time that a figure is compared with: "[up] from", matched at the end of what precedes."""
    described: LatePattern = _NEVER
    """What a year right before it only describes: "[the 2023] budget", from the year on."""
    when: LatePattern = _NEVER
    """What opens a telling of the date right before it: ", when"."""
    planned: WordPattern = _NO_WORDS
    future: WordPattern = _NO_WORDS
    """Any sign that a thing lies ahead; read only where its date does too."""
    alleged: WordPattern = _NO_WORDS
    denied: WordPattern = _NO_WORDS
    denying: WordPattern = _NO_WORDS
    """Verbs under which what is said is denied."""
    claiming: WordPattern = _NO_WORDS
    """Verbs under which what is said is only alleged."""
    negation: WordPattern = _NO_WORDS
    ordinals: WordPattern = _NO_WORDS
    earlier: WordPattern = _NO_WORDS
    """Signs that a sentence looks back: the pluperfect, "earlier", "previously"."""
    pluperfect: LatePattern = _NEVER
    """The auxiliary of an earlier past, matched before a verb: "had"."""
    background: WordPattern = _NO_WORDS
    """Signs that a sentence describes a state and reports no act."""
    content: LatePattern = _NEVER
    """The word that opens what is said: "that"."""
    bare_content: LatePattern = _NEVER
    """A verb of saying after which what is said follows without such a word: "[he said ]the port was shut"."""
    clause: LatePattern = _NEVER
    """Places where a clause may begin; the clause starts with the group ``head``."""
    aside: LatePattern = _NEVER
    """A relative clause between commas."""
    participle: LatePattern = _NEVER
    """A participle between commas with what goes with it: ", signed in May,"; the verb of the sentence follows."""
    named_event: WordPattern = _NO_WORDS
    """A noun that names a happening and is dated by what stands beside it: "the war of 2020"."""
    noun_before_date: LatePattern = _NEVER
    """A noun phrase that a date completes, up to the date: "the war of", "its attack on the port in", "the comment made on"; the noun
    is the group ``noun``, ``fight`` or ``act``."""
    noun_link: LatePattern = _NEVER
    """What links such a noun phrase to its date, matched at the end of what precedes: one look that spares most dates the other."""
    medium: LatePattern = _NEVER
    """A preposition that makes such a noun the means of an act, which its date then dates, matched at the end of what
    precedes: "in [a report issued on Monday she criticised …]"."""
    noun_told: LatePattern = _NEVER
    """A noun phrase that what is told is about, up to the date of its own: "[blamed them for] a raid on"; read where the
    sentence has a date before; with a group ``noun``."""
    past: LatePattern = _NEVER
    """Any verb in the past, known or not."""
    gerund: LatePattern = _NEVER
    """A verb in the form that takes its subject from the words before: "(accused them of) shelling"."""
    finite: WordPattern = _NO_WORDS
    """Any finite verb, known or not; without one, words tell of nothing."""
    furniture: LatePattern = _NEVER
    """What a saved page says of itself, matched at the start of a paragraph: credits of pictures, appeals, menus."""
    caption: WordPattern = _NO_WORDS
    """Words of a picture's caption."""
    noun_after_date: LatePattern = _NEVER
    """A noun phrase that a date opens, from the date on: "[2023] offensive in the north"; with a group ``noun``."""
    done_by: LatePattern = _NEVER
    """Who did what such a noun names, right after its date: "by the ministry's spokesperson"."""
    determiner: LatePattern = _NEVER
    """"the", "its", "Norland's", matched at the end of what precedes."""
    adjective: LatePattern = _NEVER
    """An adjective that must not be cut off its noun, such as "alleged", matched before the noun."""
    antecedent: LatePattern = _NEVER
    """The noun phrase that a relative clause belongs to, matched at the end of what precedes."""
    connective: LatePattern = _NEVER
    """Words that join a clause to its sentence and are no part of what it reports."""
    since: LatePattern = _NEVER
    """The word that opens a clause of since when: "since"."""
    relative: LatePattern = _NEVER
    describing: WordPattern = _NO_WORDS
    """A relative clause, which describes a noun and tells something else than its sentence: "[the tank] that was sold by X"."""
    topic: WordPattern = _NO_WORDS
    """What a talk is about, in the group ``topic``: "discussed [relations with X]"."""
    close_to: WordPattern = _NO_WORDS
    """By whom it is said who somebody else is, in the group ``whose``: "an aide to [X]"."""
    hours: LatePattern = _NEVER
    after: LatePattern = _NEVER
    he: WordPattern = _NO_WORDS
    she: WordPattern = _NO_WORDS
    """Those pronouns of ``he`` that mean a woman, where the language of the names tells women from men."""
    they: WordPattern = _NO_WORDS
    both: WordPattern = _NO_WORDS
    """Two who have to do with each other, by a noun: "the two sides", "the parties"."""
    the_event: WordPattern = _NO_WORDS
    """A happening that the reader has been told of, in the group ``noun``: "the [attack]"."""
    event: WordPattern = _NO_WORDS
    """The same noun by itself."""
    body: WordPattern = _NO_WORDS
    """Nouns for a body that acts, as they stand in its name: "ministry"."""
    the_body: WordPattern = _NO_WORDS
    """The same where it stands for one named before: "the ministry"; group ``noun``, and so below."""
    body_after: LatePattern = _NEVER
    """A body right after the name of the country whose it is: "[Norland]'s interior ministry"."""
    body_before: LatePattern = _NEVER
    """The same before the name: "the ministry of health of [Norland]", matched at the end of what precedes."""
    place_before: LatePattern = _NEVER
    """Words after which a capital is a place and not a government; matched at the end of what precedes."""
    speaks_there: LatePattern = _NEVER
    """What makes a capital its government all the same, from the capital on: «в Минске | заявили»."""
    town_before: LatePattern = _NEVER
    """A town after a preposition of place, before the country that it lies in: "in Hull, "; matched likewise."""
    counterpart: WordPattern = _NO_WORDS
    """Somebody's counterpart; only in a text with this word are there ``counterparts``."""
    counterparts: LatePattern = _NEVER
    """Whose counterparts some people are, before their names: "his Greek and French counterparts, "."""
    demonyms: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Adjective or noun of belonging → the countries it may mean, by the names a table may give them."""
    governments: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Capital or palace → the country or body whose government it stands for, by the names a table may give it."""
    numeral: WordPattern = _NO_WORDS
    """A number in words; only where one stands, or a digit, a ``number`` can."""
    numerals: dict[str, int] = field(default_factory=dict)
    """Numbers in words, where they count something: "seven"."""
    multipliers: dict[str, float] = field(default_factory=dict)
    """What may follow a number: "million"."""
    currencies: dict[str, str] = field(default_factory=dict)
    """Sign or word → the currency."""
    number: LatePattern = _NEVER
    """A number, in the groups ``sign``, ``number``, ``multiplier`` and ``currency``; see ``match_numbers``."""
    at_least: LatePattern = _NEVER
    """"more than", matched at the end of what precedes a number; likewise the two below."""
    at_most: LatePattern = _NEVER
    about: LatePattern = _NEVER
    phrase_end: LatePattern = _NEVER
    """A word that does not belong to what a number counts any more."""
    plural: LatePattern = _NEVER
    people: LatePattern = _NEVER
    """Plurals that mean people."""
    done_to: LatePattern = _NEVER
    """What is done to people that are counted: "[14 people were] killed"; group ``act``, and so below."""
    done_by_before: LatePattern = _NEVER
    """The same before a number, matched at the end of what precedes: "killed [more than] "."""
    joined: LatePattern = _NEVER
    """Words that make a number a part of another, an alternative or an addition, matched likewise: "or", "another"."""
    factor: LatePattern = _NEVER
    """What multiplies the number before it and is not understood, matched right after it: "dozen"."""
    rate: LatePattern = _NEVER
    """Words that make a count a rate: "a day"."""
    palaces: frozenset[str] = frozenset()
    """Those of ``governments`` that are no places: "the Kremlin" acts even after an article."""
    role: WordPattern = _NO_WORDS
    """What somebody may be ("minister"): every ``title_before`` has such a word, and most names have none before them."""
    title_before: LatePattern = _NEVER
    """What a person is called right before the name, matched at the end of what precedes: group ``title``."""
    possessed: WordPattern = _NO_WORDS
    """What somebody may have: before a surname it is no given name, even with the capital that opens a sentence."""
    title_of_whom: LatePattern = _NEVER
    """The end of a title after which a surname alone says whose it is, where the language has no "of"."""
    belonging: LatePattern = _NEVER
    """All that stands between a country and the person whom it only describes: "Norland['s ]Ivo Sand", "the Norlandic[ singer ]…"."""
    title_after: LatePattern = _NEVER
    """What a person is called between commas right after the name: group ``title``."""
    title_offices: tuple[tuple[str, WordPattern], ...] = ()
    """Offices that one person does not hold at one time, and the titles that name them; the first that fits counts."""
    of_whom: LatePattern = _NEVER
    """Where a title goes on to say of what or for whom its office is: "spokesman | for the prime minister"."""
    not_in_office: LatePattern = _NEVER
    """Words of a title under which its office is not held: "former", "deputy"."""
    offices: dict[str, tuple[str | tuple[str, ...], LatePattern]] = field(default_factory=dict)
    """Description in the text → how the role begins in the actors table (several ways, where tables are written in
    several languages), and the pattern that finds it."""
    stop_words: frozenset[str] = frozenset()
    concepts: dict[str, str] = field(default_factory=dict)
    """Stem → the concept it shares with its synonyms, for comparing wordings."""
    suffixes: tuple[str, ...] = ()
    """Endings to take off for a stem, longest first."""
    date_lead: LatePattern = _NEVER
    """Prepositions before a date, matched at the end of what precedes: they leave with the date."""
    office_before: LatePattern = _NEVER
    """"Norland's foreign minister", matched before a name: a headline does without."""
    title_break: LatePattern = _NEVER
    """Where a headline may be cut."""
    title_tail: LatePattern = _NEVER
    """What a title must not end with."""

    def find_concept(self, word: str) -> str:
        """Return the concept a word stands for: that of its list of synonyms, or its stem."""
        plain = word.lower()
        if plain in self.concepts:
            return self.concepts[plain]
        ends = (end for end in self.suffixes if plain.endswith(end) and len(plain) - len(end) >= _STEM)
        stem = plain[: -len(next(ends, "")) or None]
        return self.concepts.get(stem, stem)
