"""Timeline → people whom the sources name and no entry of the actors table does.

A person is taken to be two or three words in capitals, at least once inside a sentence and at least once beside a title
or a verb of saying, none of them a word for a body, a place or a day. Read in the Latin script, and in the languages
that have a lexicon; each comes with an entry that can be pasted into the table.
"""

from __future__ import annotations

import json
import re
import unicodedata
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from dateline.annotating.actors import build_gazetteer, find_titles
from dateline.annotating.homonyms import Surroundings, survey

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.annotating.actors import Gazetteer
    from dateline.model import AnnotatedSource, Timeline

_UPPER = "".join(letter for letter in map(chr, (*range(0x41, 0x250), *range(0x1E00, 0x1F00))) if letter.isupper())
_WORD = rf"(?:[{_UPPER}]\.|[{_UPPER}](?=[^\W\d_]|['’][^\W\d_])[^\W\d_]*(?:[-’'](?!s\b)[^\W\d_]+)*)"
_PARTICLE = r"(?:al|bin|ibn|ben|da|das|de|del|den|der|di|dos|du|el|la|le|van|von|y)"
_RUN = re.compile(rf"(?<![\w’'.-]){_WORD}(?: (?:{_PARTICLE} ){{0,2}}{_WORD})+(?![\w-])")
_SAME_GIVEN_NAME = 0.6
"""Share of letters that two spellings of a given name have in common: "Alexander" and "Aliaksandr"."""
_MOST_WORDS = 3
"""Words of a name, particles not counted."""
_SMALL_WORD = re.compile(r"(?<![\w’'-])[^\W\d_]+(?![\w’'-])")
_SAID_REACH = 24
"""Characters before a name within which a verb of saying ends right before it."""
_FOR_WHOM = re.compile(r"\s(?:to|in|for|at|with|against)\s.*")
"""What a title says of the other side: an ambassador to Norland is not Norland's."""
_PLAIN = re.compile(r"[^\W\d_](?:[^\W_]|[ .’'-])*")
"""Words that YAML takes as they stand."""

_NO_NAMES = frozenset(
    """academy administration affairs agency agreement air airlines airport airways alliance alliances allied arms army
    assembly association atlantic authority avenue award bank base basin battalion bay beach bill black board
    border bridge brigade broadcasting brotherhood building bureau cabinet campaign canal capitol cathedral
    center central centre chamber channel charter church city club coalition coast college command commission
    committee commonwealth community company confederation conference congress conservative constitution
    convention cooperation corp corporation corps corridor council county court crescent cross cup daily day
    declaration defence defense delegation democracy democratic department desert development district division
    doctrine dollar east eastern economic economy election embassy empire energy enterprise era euro europe
    european executive express facebook faculty federal federation festival fleet force forces foreign forum
    foundation freedom friendship front fund games gazette general gold government grand great group guard gulf
    hall headquarters health herald high highway hill holdings holy hospital hotel house human inc independent
    industries initiative institute intelligence interior international internet investigation island islands
    journal jury justice kingdom lake laureate law league liberal liberation liberty library limited line local
    ltd magazine mail main management media medical meeting memorial metro middle military minister ministry
    mission monitor monument mosque mount mountain movement municipality museum mutual nation national nations
    navy network new news nobel north northern nuclear observer ocean office oil old olympic olympics operation
    orchestra order organisation organization orthodox pact palace palestinian park parliament partnership party
    pass patriotic peace peninsula people peoples petroleum pipeline plan plant plaza plc police policy port
    post power prefecture presidency press prison prize programme project prosecutor protocol province public
    radio railway rally red region regional reporters representatives republic republican research resolution
    review revolution revolutionary rights river road route royal russian saint school sea secretariat security
    senate service shield social socialist society south southern soviet space special sport sports square
    stadium state statement states station strait street strike studies summit sunday supreme syndicate
    technology telegram television temple territory theatre third times today tower town trade treaty tribune
    troops trust tv twitter union united university upper valley victory village voice war watch week weekly
    west western white wing women works world year youth zone""".split()  # noqa: SIM905
)
"""Words that bodies, places, papers and times are called by."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """One place where somebody seems to be named."""

    read: AnnotatedSource
    start: int
    name: str
    title: str
    """What the source calls him there; empty where it does not say."""
    country: str
    """The one country that the title names as his own; empty where it names none, or several."""
    is_sure: bool
    """A title or a verb of saying stands beside the name."""
    is_first_word: bool
    """It opens a sentence, where a capital says nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """Somebody who is in no table, and all the places that name him."""

    sightings: tuple[Sighting, ...]
    """In order of publication."""

    @property
    def names(self) -> tuple[str, ...]:
        """How he is spelled, the commonest first."""
        return tuple(name for name, _ in Counter(sighting.name for sighting in self.sightings).most_common())

    @property
    def sources(self) -> int:
        """How many sources name him."""
        return len({sighting.read.source.id for sighting in self.sightings})

    def write_entry(self) -> str:
        """Write the entry of the actors table: one line of YAML."""
        countries = Counter(sighting.country for sighting in self.sightings if sighting.country)
        titles = Counter(sighting.title for sighting in self.sightings if sighting.title)
        title = max(titles, key=lambda words: (titles[words], len(words)), default="")
        country = f"country: {_quote(next(iter(countries)))}, " if len(countries) == 1 else ""
        roles = f"roles: [{{role: {_quote(title)}}}], " if title else ""
        spellings = ", ".join(map(_quote, self.names))
        return f"- {{name: {_quote(self.names[0])}, kind: person, {country}{roles}spellings: [{spellings}]}}"


def propose_people(timeline: Timeline) -> tuple[Proposal, ...]:
    """Propose entries for the people whom sources name and the table does not, those named by most sources first."""
    gazetteer = build_gazetteer(timeline.actors)
    small = frozenset(word for read in timeline.sources for word in _SMALL_WORD.findall(read.source.text))
    outlets = frozenset(read.source.publisher for read in timeline.sources)
    groups: dict[str, list[list[Sighting]]] = {}
    for read in timeline.sources:
        for sighting in _find_sightings(read, gazetteer, small):
            if sighting.name not in outlets:
                _file(sighting, groups.setdefault(_fold(sighting.name).split()[-1], []))
    proposals = [
        Proposal(sightings=tuple(group))
        for people in groups.values()
        for group in people
        if any(sighting.is_sure for sighting in group) and not all(sighting.is_first_word for sighting in group)
    ]
    return tuple(sorted(proposals, key=lambda found: (-found.sources, -len(found.sightings), found.names[0])))


def _file(sighting: Sighting, people: list[list[Sighting]]) -> None:
    """Put a sighting with those of one surname whose given name may be a spelling of the same, or an initial."""
    given = _fold(sighting.name).split()[0]
    for group in people:
        other = _fold(group[0].name).split()[0]
        is_initial = "." in given + other and given[0] == other[0]
        if is_initial or SequenceMatcher(a=given, b=other, autojunk=False).ratio() >= _SAME_GIVEN_NAME:
            group.append(sighting)
            return
    people.append([sighting])


def _find_sightings(read: AnnotatedSource, gazetteer: Gazetteer, small: frozenset[str]) -> Iterator[Sighting]:
    around = survey(read.source, read.passages, gazetteer)
    text, lexicon = read.source.text, around.lexicon
    known = [(span.start, span.end) for span in read.names if not span.inherited]
    for run in _RUN.finditer(text):
        start, end = _trim(run.start(), run.end(), around, small)
        name = text[start:end]
        place = bisect_left(known, (end, 0)) - 1
        is_known = place >= 0 and known[place][1] > start
        if is_known or not _is_name(name, around):
            continue
        title = next(iter(find_titles(text, start, end, lexicon)), None)
        words = name.lower().split()
        if all(word in small for word in words) if title else any(word in small for word in words):
            continue
        yield Sighting(
            read=read,
            start=start,
            name=name,
            title=title["title"] if title else "",
            country=_find_country(title["title"], around) if title else "",
            is_sure=title is not None or _is_saying(around, start, end),
            is_first_word=start in around.starts,
        )


def _trim(start: int, end: int, around: Surroundings, small: frozenset[str]) -> tuple[int, int]:
    """Take off what stands before and after a name in capitals too: titles, peoples, days, a first word."""
    text, title_before = around.text, around.lexicon.title_before
    words = text[start:end].split(" ")
    while len(words) > 1 and words[-1].lower() in around.calendar:
        end -= len(words.pop()) + 1
    first = start
    for place, word in enumerate(words[:-1]):
        if place and title_before.search(text, start, first) and _is_name(text[first:end], around):
            return first, end
        first += len(word) + 1
    while len(words) > 1 and (is_no_name(words[0], around) or (start in around.starts and words[0].lower() in small)):
        start += len(words.pop(0)) + 1
    return start, end


def is_no_name(word: str, around: Surroundings) -> bool:
    """Whether a word in capitals is part of no person's name: a title, a people, a day, an actor by itself."""
    lexicon = around.lexicon
    return (
        word in lexicon.demonyms
        or word in lexicon.governments
        or word.lower() in around.calendar
        or word.lower() in lexicon.stop_words
        or lexicon.title_before.fullmatch(f"{word} ") is not None
        or around.gazetteer.actors.get(word) is not None
    )


def _is_name(name: str, around: Surroundings) -> bool:
    words = [word for word in name.split() if word[0].isupper()]
    return (
        2 <= len(words) <= _MOST_WORDS
        and not words[-1].endswith(".")
        and not any(word.isupper() and len(word) > 2 for word in words)
        and not any(part in _NO_NAMES for word in words for part in re.split(r"[-’']", word.lower()))
        and not any(is_no_name(word, around) for word in words)
    )


def _is_saying(around: Surroundings, start: int, end: int) -> bool:
    """Whether a verb of saying touches a name: "Moor said", "said Moor"."""
    text, saying = around.text, around.lexicon.saying
    if saying.match(text, end + 1) and text[end] == " ":
        return True
    return any(match.end() == start - 1 for match in saying.finditer(text, max(0, start - _SAID_REACH), start))


def _find_country(title: str, around: Surroundings) -> str:
    """Return the one country a title names as somebody's own, by its name in the table where it is there."""
    own = _FOR_WHOM.sub("", title)
    gazetteer, lexicon = around.gazetteer, around.lexicon
    found = set()
    for match in gazetteer.pattern.finditer(own):
        for name in gazetteer.names[match.group()]:
            found.add(name if gazetteer.actors[name].kind == "country" else gazetteer.country_of(name))
    for word in re.findall(r"[^\W\d_]+", own):
        countries = (*lexicon.demonyms.get(word, ()), *lexicon.governments.get(word, ()))
        found |= set([country for country in countries if country in gazetteer.actors][:1] or countries[:1])
    found.discard("")
    return found.pop() if len(found) == 1 else ""


def _fold(name: str) -> str:
    """A name without its accents and capitals."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def _quote(words: str) -> str:
    return words if _PLAIN.fullmatch(words) else json.dumps(words, ensure_ascii=False)
