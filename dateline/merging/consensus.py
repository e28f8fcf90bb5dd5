"""What an event's reports agree on: its date, kind, actors, headline."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from dateline.annotating.lexicons.base import Lexicon
from dateline.edtf import Edtf, narrow
from dateline.model import Mention, Modality, Passage, Source

_TITLE_LENGTH = 96
"""Characters after which a found headline is cut at the next good place."""
_BEST_LENGTH = 130
_SAYS_MORE = 1.25
"""How much longer than its headline a sentence must be to be worth showing below it."""
_SPACES = re.compile(r"\s{2,}")


def agree_date(mentions: Sequence[Mention]) -> Edtf | None:
    """Return the narrowest date all dated reports allow; ``None`` when they contradict each other or none is dated."""
    return narrow([mention.date for mention in mentions if mention.date])


def choose_mention(mentions: Sequence[Mention], date: Edtf | None) -> Mention:
    """Choose the report that speaks for the event: with its date in its own words, neither curt nor long."""

    def rank(mention: Mention) -> tuple[bool, bool, bool, int, str, int]:
        length = len(mention.quote.exact)
        return (
            bool(mention.continues),
            mention.date is None,
            mention.date != date,
            abs(length - _BEST_LENGTH) // 20,
            mention.source,
            mention.quote.start,
        )

    return min(mentions, key=rank)


def agree_kind(mentions: Sequence[Mention]) -> str:
    """Return the kind most reports give; of equals, that of the earliest."""
    counts = Counter(mention.kind for mention in mentions)
    return max(counts, key=lambda kind: counts[kind])


def agree_modality(mentions: Sequence[Mention]) -> Modality:
    """Return how sure an event is: told flatly by most reports, it happened; else the commonest hedge stands."""
    counts = Counter(mention.modality for mention in mentions)
    if counts["happened"] * 2 > len(mentions):
        return "happened"
    return max(
        (modality for modality in counts if modality != "happened"),
        key=lambda modality: counts[modality],
        default="happened",
    )


def agree_actors(mentions: Sequence[Mention]) -> tuple[str, ...]:
    """Return who is involved: those named in a third of the reports at least, the oftenest first."""
    counts: Counter[str] = Counter()
    for mention in mentions:
        counts.update(mention.actors)
    least = len(mentions) / 3
    return tuple(name for name, count in counts.most_common() if count >= least)


def count_voices(mentions: Sequence[Mention], sources: dict[str, Source]) -> int:
    """Count independent sources: outlets, a reprint counting as the outlet it reprints."""
    return len({_find_original(mention.source, sources).publisher for mention in mentions})


def _find_original(source: str, sources: dict[str, Source]) -> Source:
    while sources[source].same_text_as:
        source = sources[source].same_text_as
    return sources[source]


def write_title(mention: Mention, timexes: Sequence[tuple[int, int]], lexicon: Lexicon) -> str:
    """Make a headline of a report: its own words, less the dates, cut at a good place.

    Args:
        mention: the report.
        timexes: spans of its date expressions, in characters of the source's text.
        lexicon: of the text's language.
    """
    if mention.title:
        return mention.title
    start, text = mention.quote.start, mention.quote.exact
    for low, high in sorted(timexes, reverse=True):
        a, b = low - start, high - start
        if not 0 <= a < b <= len(text):
            continue
        lead = lexicon.date_lead.search(text, 0, a)
        a = lead.start() if lead else a
        tail = text[b:].lstrip(" ,)") if a == 0 else re.sub(r"^\)", "", text[b:])
        text = text[:a] + (" " if a and tail[:1].isalnum() else "") + tail
    text = _SPACES.sub(" ", text).replace(" ,", ",").replace(" .", ".").strip(" ,;:–—-")
    return _cut_title(text, lexicon)


def _cut_title(text: str, lexicon: Lexicon) -> str:
    text = text.rstrip(".")
    if len(text) > _TITLE_LENGTH:
        places = [
            match.start()
            for match in re.finditer(r"[,;:]\s|\s(?:and|which|who|that|while|after|before|because|as|where|so)\s", text)
        ]
        good = [place for place in places if _TITLE_LENGTH // 2 <= place <= _TITLE_LENGTH]
        if good:
            text = lexicon.title_tail.sub("", text[: good[-1]])
        else:
            text = lexicon.title_tail.sub("", text[: text.rfind(" ", 0, _TITLE_LENGTH)]) + " …"
    return text[:1].upper() + text[1:]


def write_summary(mention: Mention, source: Source, passages: Sequence[Passage], title: str, limit: int) -> str:
    """Return the sentence a headline was cut from, where it says more than the headline does.

    Args:
        mention: the report that speaks for the event.
        source: where it stands; an article kept verbatim is shown in excerpts only.
        passages: the source's sentences.
        title: the headline.
        limit: words of a verbatim source that may be shown.
    """
    quote = mention.quote
    inside = [passage for passage in passages if passage.start < quote.end and quote.start < passage.end]
    sentence = (
        source.text[min(passage.start for passage in inside) : max(passage.end for passage in inside)]
        if inside
        else quote.exact
    )
    if len(sentence) < len(title) * _SAYS_MORE:
        return ""
    words = sentence.split()
    return " ".join(words[:limit]) + " …" if source.verbatim and len(words) > limit else sentence
