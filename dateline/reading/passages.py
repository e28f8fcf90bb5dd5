"""Source → passages: the sentences of every block, by rules that can be read.

Sentences matter because a date is given to what its sentence says. A sentence cut in two ("on Jan. | 19") loses its
date; two sentences taken for one lend each other theirs. So a full stop must earn its place: it ends nothing after an
abbreviation or an initial, before a small letter, or inside short brackets and quotations.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from dateline.model import Passage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.errors import Problems
    from dateline.model import Source

MAX_SENTENCE = 10_000
"""Longest sentence, in characters: some 1,500 words. Looking from each of its dates through the whole of it takes a
time that grows with its square; and to cut it elsewhere than at its end could cut a date in two."""

LONGEST_ASIDE = 200
"""Characters of brackets or a quotation that stay in one passage, however many sentences they hold."""

ENDERS_OF_LANGUAGE = {"hy": ":", "el": ";"}
"""Marks that end a sentence in one language only: an Armenian colon typed for ։, the Greek question mark."""


def _list_words(text: str) -> frozenset[str]:
    """The words of a table below: small letters, abbreviations without their last full stop."""
    return frozenset(text.split())


NEVER_LAST = _list_words(
    "adm brig capt cf cmdr col cpl dr e.g fig gen gov hon i.e lt lt.col maj messrs mgr mme mr mrs ms mt "
    "pres prof rep reps rev sec sen sens sgt st ste viz vs "  # English
    "bzw evtl ggf hr inkl m mlle p.ex sog sra u.a vgl z.b "  # German, French, Spanish
    "акад ген гр им проф св т.е т.н ул"  # Russian
)
"""Something always follows: a name, an example."""

BEFORE_NUMBER = _list_words(
    "jan feb mar apr jun jul aug sep sept oct nov dec "
    "янв фев февр мар апр июн июл авг сен сент окт нояб дек "
    "approx art arts c ca ch fig no nos nr p pp para paras vol стр ст п № núm br č"
)
"""A number follows, or it is a word that ends its sentence: "No. 5", but "He said no."."""

CLOCK = _list_words("a.m p.m")
"""The end of a sentence, unless a day or a time zone follows: "at 5 p.m. Tuesday"."""

AFTER_CLOCK = _list_words(
    "monday tuesday wednesday thursday friday saturday sunday local moscow minsk yerevan baku kyiv "
    "gmt utc cet cest eet eest msk bst et est edt ct cst cdt mt mst mdt pt pst pdt eastern central pacific"
)

MAY_BE_LAST = _list_words("bros co corp dept est etc inc jr ltd ph.d plc ret sr г гг др млн млрд тыс т.д т.п usw")
"""The end of a sentence where a word follows that begins one. So is every row of letters with full stops ("U.S.")."""

STARTERS = _list_words(
    "a after all also although an and another as asked at because before both but by despite during earlier even "
    "every few following for four from he her here his how however i if in instead it its last later many "
    "meanwhile more most my neither no nobody none nor not nothing now on once one only other our out over seven "
    "several she since six so some such that that's the their then there these they this those three through "
    "thus to today two under until we what when where whether which while who why with without yesterday yet you "
    "er sie es der die das ein eine im am und aber nach il elle le la les un une en au et mais après el los las "
    "в во на он она они оно это по как но и а также после до к с из за при об о мы я его её их у"
)
"""Words that begin sentences more often than they stand in names."""

_MONTHS_AFTER_ORDINAL = _list_words(
    "january february march april may june july august september october november december "
    "januar februar märz mai juni juli oktober dezember"
)
_LABELS = re.compile(r"\b(?:Annex|Appendix|Block|Category|Class|Group|Part|Phase|Plan|Type|War) [A-Z]$")
_ATTRIBUTIONS = re.compile(
    r"\W{0,5}(?:[^\W\d_][\w’'-]*\s){1,3}"
    r"(?:added|answered|argued|asked|claimed|complained|concluded|continued|declared|demanded|explained|insisted|noted|"
    r"remarked|replied|responded|said|says|stressed|told|warned|wondered|wrote)\b"
)
_CLOSERS = r"(?:\[[0-9]{1,3}\]|[\"'”’»›“«)\]}]|[  ]»(?=\s|$)){0,8}"
_QUOTES = frozenset("\"”’»›“«'")
_PAIRS = {"(": ")", "[": "]", "{": "}", "“": "”", "‘": "’", "«": "»", "„": "“", "‹": "›", "»": "«"}
_MARKS = re.compile(r"[()\[\]{}“”‘’«»„‹›\"](?!(?<=’)\w)")
_MOST_OPEN = 10  # brackets and quotations inside one another; an older one is taken to be never closed
_DOTTED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")
_TOKEN_BREAK = re.compile(r"[\s(\[\"“„«—–/]")
_WORD = re.compile(r"\w")
_NEXT_WORD = re.compile(r"\W{0,20}(\w[\w’']*)")


def split_passages(source: Source) -> tuple[Passage, ...]:
    """Split every block of a source into sentences; a heading is one passage.

    Returns:
        Passages in the order of the text. Together they hold every character of every block that is not white space;
        none overlaps another or crosses a block.
    """
    language = source.text_language.partition("-")[0]
    enders = _compile_enders(ENDERS_OF_LANGUAGE.get(language, ""))
    return tuple(
        Passage(start=block.start + start, end=block.start + end, block=index)
        for index, block in enumerate(source.blocks)
        for start, end in _split_text(source.text[block.start : block.end], None if block.kind == "heading" else enders)
    )


def check_sentences(source: Source, problems: Problems) -> None:
    """Note every sentence that is too long to be one."""
    blocks = [block for block in source.blocks if block.end - block.start > MAX_SENTENCE]
    for passage in split_passages(replace(source, blocks=tuple(blocks))):
        if passage.end - passage.start > MAX_SENTENCE:
            message = (
                f"a sentence of {passage.end - passage.start:,} characters; the limit is {MAX_SENTENCE:,}, "
                "so end it with a full stop, or part it with blank lines"
            )
            problems.add(source.path, blocks[passage.block].line, message)


def _compile_enders(more: str) -> re.Pattern[str]:
    """What may end a sentence: marks, then closing quotes, then white space (which Chinese and Japanese do without).

    All begin with one set of characters, to which a search skips at once; of which sort it is, is asked behind it.
    """
    marks, wide = f".!?…։؟۔।॥።{more}", "。！？｡"
    spaced = rf"(?<=[{marks}])(?<![{marks}].)(?P<more>[{marks}]*){_CLOSERS}(?=\s|$)"
    return re.compile(rf"(?P<first>[{marks}{wide}])(?:{spaced}|(?<=[{wide}])[{wide}]*[」』”’）】]*)")


def _split_text(text: str, enders: re.Pattern[str] | None) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence of one block."""
    start = 0
    word = _WORD.search(text)
    asides = iter(_find_asides(text) if enders else ())
    aside = next(asides, None)
    for match in enders.finditer(text) if enders else ():
        while aside and aside[1] <= match.end():
            aside = next(asides, None)
        inside = aside is not None and aside[0] < match.end()
        # A row of dots that stands for words left out is no sentence of its own.
        if word and word.start() < match.end() and not inside and _ends_sentence(text, match):
            yield start, match.end()
            start = match.end() + (text[match.end() : match.end() + 1].isspace())
            word = _WORD.search(text, start)
    if start < len(text):
        yield start, len(text)


def _ends_sentence(text: str, match: re.Match[str]) -> bool:
    following = _NEXT_WORD.match(text, match.end())
    if not following or _is_small(following[1][0]):
        return False
    if (match["first"], match["more"]) == (".", ""):
        return _ends_at_full_stop(text, match.start(), following)
    # "Who is he?" Smith asked.
    return not (_QUOTES & set(match[0]) and _ATTRIBUTIONS.match(text, match.end()))


def _is_small(letter: str) -> bool:
    """Whether a letter is a small one of a script whose sentences begin with capitals, as Georgian ones do not."""
    return letter.islower() and not "\u10d0" <= letter <= "\u10ff"


def _ends_at_full_stop(text: str, place: int, following: re.Match[str]) -> bool:
    """Whether a single full stop before a capital, a number or a letter without case ends its sentence."""
    before = text[max(0, place - 40) : place]
    token = _TOKEN_BREAK.split(before)[-1]
    word, next_word = token.casefold(), following[1].casefold()
    before_initial = len(next_word) == 1 and text.startswith(".", following.end())
    before_starter = next_word in STARTERS and not before_initial
    if word in NEVER_LAST:
        return False
    if word in BEFORE_NUMBER and following[1][0].isdigit():
        return False
    if word in CLOCK and text[place + 2] != "(":
        return next_word not in AFTER_CLOCK
    if len(token) == 1 and before_initial:  # "J. R. Moor", "z. B. am Hafen"
        return False
    if len(token) == 1 and token.isupper():  # an initial, unless it is the number of something
        return before_starter or _LABELS.search(before) is not None
    if word in MAY_BE_LAST or _DOTTED.fullmatch(token):
        return before_starter and text[place + 2] != "("
    if token.isdigit() and len(token) <= 2:  # an ordinal ("13. Juni"), or the number of a list item
        return place > len(token) and next_word not in _MONTHS_AFTER_ORDINAL
    return True


def _find_asides(text: str) -> list[tuple[int, int]]:
    """Spans of short brackets and quotations, outermost only, in order."""
    found: list[tuple[int, int]] = []
    waiting: list[tuple[str, int]] = []
    straight = text.count('"') % 2 == 0  # else one of them is not a quotation mark
    for match in _MARKS.finditer(text):
        mark, place = match[0], match.start()
        depth = next((n for n in range(len(waiting) - 1, -1, -1) if waiting[n][0] == mark), None)
        if depth is not None:
            start = waiting[depth][1]
            del waiting[depth:]
            if match.end() - start <= LONGEST_ASIDE:
                while found and found[-1][0] > start:
                    found.pop()
                found.append((start, match.end()))
        elif mark == '"':
            if straight:
                waiting.append(('"', place))
        elif mark in _PAIRS:
            waiting.append((_PAIRS[mark], place))
            del waiting[:-_MOST_OPEN]
    return found
