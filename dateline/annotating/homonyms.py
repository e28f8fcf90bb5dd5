"""One word, several meanings: when a form of a surname is another's name, or no name at all.

In Russian «Алиева» is Mr Aliyev in the genitive and Mrs Aliyeva in the nominative, and «Глаза» is Mr Glaz or a pair of
eyes. The word before a surname and its place in the sentence tell most of them apart; where they do not, nobody is
named: a wrong name is worse than none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from re import Match
from typing import TYPE_CHECKING

from dateline.annotating.inflections import may_share_case
from dateline.annotating.lexicons import find_lexicon
from dateline.annotating.lexicons.base import Lexicon
from dateline.dating.rules import LANGUAGES
from dateline.model import Passage, Source

if TYPE_CHECKING:
    from dateline.annotating.actors import Gazetteer

_WORD_BEFORE = re.compile(r"(?<![\w-])([^\W\d_][\w’'-]{0,40}\.?)[ \u00a0]\Z")
"""The word right before a name, which may be a given name."""
_WORD = re.compile(r"[^\W\d_]+")
_LETTER = re.compile(r"[^\W_]")
_WORD_WIDTH = 43
"""Characters of the longest word before a name that is looked at, its full stop and the space behind it included."""
_REACH = 96
"""Characters before a name in which is looked for what such a word may end: a title, or a given name."""
_SHORT = 5
"""Letters of a form that may as well be a common word."""


@dataclass(frozen=True, kw_only=True)
class Surroundings:
    """What it takes to judge whether a form found in a text is somebody's name."""

    text: str
    starts: frozenset[int]
    """Where sentences begin, and a capital says nothing."""
    lexicon: Lexicon
    calendar: frozenset[str]
    """Months and days of the week, in lower case."""
    gazetteer: Gazetteer

    @cached_property
    def inner(self) -> frozenset[str]:
        """The words that stand inside a sentence somewhere, as they are written; few texts are asked for them."""
        return frozenset(match.group() for match in _WORD.finditer(self.text) if match.start() not in self.starts)

    def may_name(self, match: Match[str], name: str) -> bool:
        """Whether a form may name a person where it stands: not after another's given name, not as a common word."""
        form = match.group()
        if self.gazetteer.actors[name].kind != "person" or " " in form:
            return True
        if match.start() in self.starts and self.is_weak(form, name):
            return False
        before = _WORD_BEFORE.search(self.text, max(0, match.start() - _WORD_WIDTH), match.start())
        if before is None or not (self._is_spelled(form, name) or may_share_case(before[1], form)):
            return True
        return not self._is_given_name(before, form, name)

    def is_weak(self, form: str, name: str) -> bool:
        """Whether a form is one short word in another case than the table's: it names somebody only beside his name."""
        is_short = self.gazetteer.actors[name].kind == "person" and len(form) <= _SHORT and " " not in form
        return is_short and not self._is_spelled(form, name)

    def _is_spelled(self, form: str, name: str) -> bool:
        """Whether the table itself has a word so, alone or in a full name."""
        return form in self.gazetteer.spelled[name]

    def _is_given_name(self, before: Match[str], form: str, name: str) -> bool:
        """Whether the word before a surname is a given name, or its initial, and not one of this person's."""
        word, own = before[1], self.gazetteer.given[name]
        if word.endswith("."):
            is_middle = self.text[max(0, before.start(1) - _REACH) : before.start(1)].rstrip().endswith(tuple(own))
            is_initial = len(word) == len("A.") and word[0].isupper()
            return is_initial and not is_middle and not any(other[0] == word[0] for other in own)
        is_possessive = word.endswith(("'s", "’s"))
        if not word[0].isupper() or word.isupper() or is_possessive or word in own or self._is_known(before):
            return False
        if before.start(1) not in self.starts:
            return True
        # A capital that opens a sentence says nothing. Before a surname as the table has it, only a word that is known
        # for a given name is one ("Finally Berg left"); before another case of it, any that is no common word.
        return not self._is_common(word.lower()) and (self._is_given(word) or not self._is_spelled(form, name))

    def _is_given(self, word: str) -> bool:
        """Whether a word stands in capitals inside a sentence, or is the given name of anybody in the table."""
        return word in self.inner or any(word in given for given in self.gazetteer.given.values())

    def _is_known(self, before: Match[str]) -> bool:
        """Whether a word in capitals is known for something else: another name, a title, a month."""
        word, lexicon = before[1], self.lexicon
        return (
            word in self.gazetteer.names
            or word in lexicon.demonyms
            or word in lexicon.governments
            or word.lower() in self.calendar
            or word.lower() in lexicon.stop_words
            or lexicon.title_before.search(self.text, max(0, before.start() - _REACH), before.end()) is not None
        )

    def _is_common(self, word: str) -> bool:
        """Whether the first word of a sentence is a common one: of the lexicon, or in small letters elsewhere."""
        tables = (self.lexicon.verbs, self.lexicon.nouns)
        is_known = self.lexicon.possessed.fullmatch(word) or any(table.search(word) for table in tables)
        return bool(is_known) or word in self.inner


def survey(source: Source, passages: Sequence[Passage], gazetteer: Gazetteer) -> Surroundings:
    """Prepare a source for judging its names."""
    language = LANGUAGES.get(source.text_language.partition("-")[0].lower())
    numbers = language.numbers if language else {}
    starts = frozenset(_find_first_letter(source.text, passage) for passage in passages)
    return Surroundings(
        text=source.text,
        starts=starts,
        lexicon=find_lexicon(source.text_language),
        calendar=frozenset(word for group in ("month", "weekday") for word in numbers.get(group, ())),
        gazetteer=gazetteer,
    )


def _find_first_letter(text: str, passage: Passage) -> int:
    match = _LETTER.search(text, passage.start, passage.end)
    return match.start() if match else passage.start
