"""What an event's reports agree on: its date, kind, actors, headline."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from dateline.annotating.kinds import SPEAKING
from dateline.annotating.lexicons.base import Lexicon
from dateline.edtf import Edtf, narrow
from dateline.model import ActorSpan, AnnotatedSource, Mention, Modality, Source
from dateline.spans import list_inside, list_touching

_TITLE_LENGTH = 90
"""Characters after which a found headline is cut at the next good place."""
_PART_LENGTH = 60
"""Of one that tells who said it: characters that are left for what was said, and the most for who said it."""
_BEST_LENGTH = 130
_SAYS_MORE = 1.25
"""How much longer than its headline a sentence must be to be worth showing below it."""
_LEAST_WORDS = 4
"""Words below which a quote makes no headline, and its sentence is taken."""
_IN_BRACKETS = re.compile(r"^\s\([^)]*\)")
_BRACKETS = re.compile(r"\s\([^)]{1,60}\)")
_WORD_LENGTH = 10
"""Characters that count as a word where a script writes none."""
_SPACES = re.compile(r"\s{2,}")
_LEAD = 32
"""Characters before a date in which its preposition is looked for."""


def list_witnesses(mentions: Sequence[Mention]) -> list[Mention]:
    """Return the reports whose dates count: those that give one, or, where none does, those whose date was concluded.

    A date that we concluded must not make a source contradict another that prints its own.
    """
    dated = [mention for mention in mentions if mention.date]
    return [mention for mention in dated if ("date", "inferred") not in mention.provenance] or dated


def agree_date(mentions: Sequence[Mention]) -> Edtf | None:
    """Return the narrowest date all witnesses allow; ``None`` when they contradict each other or there is none."""
    dates = [mention.date for mention in list_witnesses(mentions) if mention.date]
    return dates[0] if len(dates) == 1 else narrow(dates)


def choose_mention(mentions: Sequence[Mention], date: Edtf | None) -> Mention:
    """Choose the report that speaks for the event: with its date in its own words, neither curt nor long."""
    if len(mentions) == 1:
        return mentions[0]
    modality = agree_modality(mentions)

    def rank(mention: Mention) -> tuple[bool, bool, bool, bool, int, str, int]:
        length = len(mention.quote.exact)
        return (
            mention.modality != modality,
            bool(mention.continues),
            mention.date is None,
            mention.date != date,
            abs(length - _BEST_LENGTH) // 20,
            mention.source,
            mention.quote.start,
        )

    return min(mentions, key=rank)


def agree_kind(mentions: Sequence[Mention]) -> str:
    """Return the kind most sources give; of equals, one that is known, and that of the earliest.

    Each source's is that of the first sentence in which it tells of the event: what follows only goes on about it.
    """
    if len({mention.kind for mention in mentions}) == 1:
        return mentions[0].kind
    first = {mention.source: mention.kind for mention in reversed(mentions)}
    counts = Counter(first[source] for source in dict.fromkeys(mention.source for mention in mentions))
    return max(counts, key=lambda kind: (counts[kind], kind != "other"))


def agree_modality(mentions: Sequence[Mention]) -> Modality:
    """Return how sure an event is: told flatly by most reports, it happened; else the commonest hedge stands.

    A plan does not weigh against reports that the thing was done: it came before them.
    """
    told: list[Modality] = [mention.modality for mention in mentions]
    if len(set(told)) == 1:
        return told[0]
    counts = Counter([modality for modality in told if modality != "planned"] or told)
    if counts["happened"] * 2 > counts.total():
        return "happened"
    return max(
        (modality for modality in counts if modality != "happened"),
        key=lambda modality: counts[modality],
        default="happened",
    )


def agree_actors(mentions: Sequence[Mention]) -> tuple[str, ...]:
    """Return who is involved: those whom a third of the sources name at least, the oftenest named first."""
    if len({one.actors for one in mentions}) == 1:
        return tuple(dict.fromkeys(mentions[0].actors))
    counts = Counter(name for _, name in dict.fromkeys((one.source, name) for one in mentions for name in one.actors))
    least = len({mention.source for mention in mentions}) / 3
    return tuple(name for name, count in counts.most_common() if count >= least)


def count_voices(mentions: Sequence[Mention], sources: dict[str, Source]) -> int:
    """Count independent sources: outlets, a reprint counting as the outlet it reprints."""
    return len({find_original(mention.source, sources).publisher for mention in mentions})


def find_original(source: str, sources: dict[str, Source]) -> Source:
    """Return the source that one reprints in the end; one that reprints none is its own."""
    while sources[source].same_text_as:
        source = sources[source].same_text_as
    return sources[source]


def write_titles(
    mention: Mention, read: AnnotatedSource, surnames: Mapping[str, str], lexicon: Lexicon
) -> tuple[str, str]:
    """Make a headline of a report: its own words, less the dates and the offices, cut at a good place.

    Args:
        mention: the report.
        read: its source, with the dates and names found in it.
        surnames: person → the name that a headline calls him by.
        lexicon: of the text's language.

    Returns:
        The headline with everybody named as the text does, and with people named as ``surnames`` has it.
    """
    quote, is_saying = mention.quote, mention.kind in SPEAKING
    start, end = quote.start, quote.end
    if len(quote.exact.split()) < _LEAST_WORDS:
        for passage in list_touching(read.passages, start, start + 1):
            start, end = passage.start, passage.end
    text = read.source.text[start:end]
    timexes = list_inside(read.timexes, start, end)
    dates = [(timex.start - start, timex.end - start, "") for timex in timexes if timex.date]
    people = [
        (span.start - start, span.end - start, surnames[span.actor])
        for span in list_inside(read.names, start, end)
        if span.end <= end
        and _takes_surname(span, start, surnames)
        and _shares_script(read.source.text[span.start], surnames[span.actor])
    ]

    def write(edits: Iterable[tuple[int, int, str]]) -> str:
        words = (_edit_words(text, edits, lexicon) or quote.exact).rstrip(".")
        # Cut off "…, the ministry said", what was said would stand below the day on which it was said.
        saying = lexicon.closing.search(words) if is_saying else None
        tail = saying.group() if saying and len(saying.group()) <= _PART_LENGTH else ""
        room = max(_TITLE_LENGTH - len(tail), _PART_LENGTH)
        return _cut_title(words.removesuffix(tail), room, lexicon) + tail

    plain = write(dates)
    return plain, write(dates + people) if people else plain


def _edit_words(text: str, edits: Iterable[tuple[int, int, str]], lexicon: Lexicon) -> str:
    """Put words for some of a text's own, and take out what no headline needs."""
    inside = sorted(edit for edit in edits if 0 <= edit[0] < edit[1] <= len(text) and not text[: edit[0]].endswith("("))
    floors = [0, *(high for _, high, _ in inside)]
    for (low, high, words), floor in reversed(list(zip(inside, floors, strict=False))):
        text = _edit(text, low, high, floor, words, lexicon)
    text = lexicon.credit.sub("", text)
    text = _BRACKETS.sub("", text) if "(" in text else text
    return _SPACES.sub(" ", text).replace(" ,", ",").replace(" .", ".").strip(" ,;:–—-")


def _takes_surname(span: ActorSpan, start: int, surnames: Mapping[str, str]) -> bool:
    """A person's name is shortened; a pronoun is replaced by a name only where it opens the headline."""
    return span.actor in surnames and (not span.inherited or span.start == start)


def _shares_script(letter: str, name: str) -> bool:
    """Whether a name is of the text's script: no Latin surname stands in a Russian headline."""
    script, own = (unicodedata.name(one, "").partition(" ")[0] for one in (letter, name[0]))
    return script == own


def _edit(text: str, low: int, high: int, floor: int, words: str, lexicon: Lexicon) -> str:
    """Take a date out, with its preposition, or put a surname for a name, its office and its other spelling.

    Nothing before ``floor`` is touched: another edit ends there.
    """
    lead = (
        lexicon.office_before.search(text, floor, low)
        if words
        else lexicon.date_lead.search(text, max(floor, low - _LEAD), low)
    )
    low = lead.start() if lead else low
    if words:
        return text[:low] + words + _IN_BRACKETS.sub("", text[high:])
    tail = text[high:].lstrip(" ,)") if low == 0 else text[high:].removeprefix(")")
    return text[:low] + (" " if low and tail[:1].isalnum() else "") + tail


def _cut_title(text: str, length: int, lexicon: Lexicon) -> str:
    if len(text) > length:
        places = [match.start() for match in lexicon.title_break.finditer(text) if match.start() <= length]
        good = (
            place
            for place in reversed(places)
            if place >= length // 2 and not lexicon.said_on.whole.search(text, text.rfind(" ", 0, place), place)
        )
        if place := next(good, None):
            text = _strip_tail(text[:place], lexicon)
        else:
            end = text.rfind(" ", 0, length)
            text = _strip_tail(text[: end if end > 0 else length], lexicon) + " …"
    else:
        text = _strip_tail(text, lexicon)
    return text[:1].upper() + text[1:]


def _strip_tail(text: str, lexicon: Lexicon) -> str:
    """Take off what a headline must not end with: its last word or mark, as long as it is one of those."""
    while tail := lexicon.title_tail.search(text, max(0, text.rfind(" "))):
        text = text[: tail.start()]
    return text


def write_summary(sentence: str, title: str, limit: int, *, verbatim: bool) -> str:
    """Return the sentence a headline was cut from, where it says more than the headline does.

    Args:
        sentence: in which the report is told that speaks for the event.
        title: the headline.
        limit: words of a verbatim source that may be shown.
        verbatim: whether the source is an article kept verbatim, and is shown in excerpts only.
    """
    if len(sentence) < len(title) * _SAYS_MORE:
        return ""
    words = sentence.split()
    if not verbatim or (len(words) <= limit and len(sentence) <= limit * _WORD_LENGTH):
        return sentence
    return " ".join(words[:limit])[: limit * _WORD_LENGTH] + " …"
