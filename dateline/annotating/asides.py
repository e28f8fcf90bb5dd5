"""What is told between two commas of another telling, as a happening of its own.

"Sand, who was detained in October, met Berg on Monday" and "the treaty, signed in May, was rejected on Monday" report
two things each. What stands between the commas belongs to the noun before it; the rest of the sentence tells on as if
it were not there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.annotating.lexicons.base import Lexicon
from dateline.model import Passage, Timex

_ANTECEDENT = 90
"""Characters before an aside within which its noun begins."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Aside:
    """A stretch between commas that reports a happening with its own date."""

    start: int
    """Where the noun begins that it belongs to."""
    opens: int
    """Where its first comma stands: what comes before belongs to the sentence as well."""
    end: int
    timex: Timex


def find_asides(text: str, passage: Passage, timexes: Sequence[Timex], lexicon: Lexicon) -> list[Aside]:
    """Find the asides of a sentence, each with the first of the dates that stands in it.

    Args:
        text: the source's text.
        passage: the sentence.
        timexes: its dates that may date an act.
        lexicon: of the text's language.
    """
    found = []
    for match in lexicon.aside.finditer(text, passage.start, passage.end):
        inside = next((timex for timex in timexes if match.start() <= timex.start < match.end()), None)
        # "In May, when Norland bought what it had sold in 2018": May dates what follows.
        dated = any(lexicon.when.match(text, timex.end) and timex.end == match.start() for timex in timexes)
        # In the midst of a sentence its date would else be that of the sentence.
        past = text[match.end() - 1] == "," and lexicon.past.search(text, *match.span())
        tells = past or has_act(text, *match.span(), lexicon)
        if inside and not dated and tells:
            found.append((match.start(), match.end(), inside))
    for match in lexicon.participle.finditer(text, passage.start, passage.end):
        inside = next((timex for timex in timexes if match.start() <= timex.start < match.end()), None)
        # After another comma it may be the verb of the sentence: "the envoy, he said, resigned on Monday, and …".
        if inside and "," not in text[passage.start : match.start()]:
            found.append((match.start(), match.end(), inside))
    return [
        Aside(start=_find_start(text, passage, start, lexicon), opens=start, end=end - 1, timex=timex)
        for start, end, timex in found
    ]


def _find_start(text: str, passage: Passage, comma: int, lexicon: Lexicon) -> int:
    """Return where the noun of an aside begins: with the sentence, if all that it has said so far is that noun."""
    noun = find_antecedent(text, passage.start, comma, lexicon)
    if noun < comma:
        return noun
    return comma + len(", ") if lexicon.finite.search(text, passage.start, comma) else passage.start


def find_antecedent(text: str, low: int, start: int, lexicon: Lexicon) -> int:
    """Return where the noun begins that a clause from ``start`` on belongs to, not before ``low``."""
    noun = lexicon.antecedent.search(text, max(low, start - _ANTECEDENT), start)
    return noun.start() if noun else start


def has_act(text: str, start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether ``text[start:end]`` tells of an act, done or planned."""
    return bool(lexicon.verbs.search(text, start, end) or lexicon.planned.search(text, start, end))
