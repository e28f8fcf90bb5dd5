"""Words and a day of publication → how the dates in them would be read in an article of that day, and why."""

from __future__ import annotations

import contextlib
import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING

from dateline.checking.explain import indent_text
from dateline.checking.rule_words import word_rule
from dateline.dating.counting import NEAR, measure_days
from dateline.dating.finder import find_dates, find_timexes
from dateline.dating.foreign import knows_months
from dateline.dating.history import lacks_year
from dateline.dating.meaning import is_stated, read_stated, set_year
from dateline.dating.reasons import name_value
from dateline.dating.resolver import resolve_finds
from dateline.dating.rules import LANGUAGES, load_table
from dateline.edtf import make_day, parse_edtf
from dateline.errors import UsageError
from dateline.model import Block, Source
from dateline.reading.passages import split_passages
from dateline.reading.settings import LANGUAGE
from dateline.wording import WEEKDAYS, describe

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence
    from datetime import date

    from dateline.dating.finds import Cue, Find
    from dateline.edtf import Edtf
    from dateline.model import Passage, Timex

_TENSES: dict[Cue, str] = {"past": "of the past", "future": "of the future", "": "in neither tense"}
_CUES: dict[str, str] = {
    "past": "The verb puts it into the past.",
    "surely past": "The verb after it puts it into the past.",
    "future": "The verb puts it into the future.",
    "": "No verb says whether it lies ahead or behind.",
}


def explain_dates(words: str, published: str, language: str) -> str:
    """Tell how the date expressions of some words would be read.

    Args:
        words: an expression, a sentence or several, as an article has them.
        published: EDTF, the day on which that article appeared, or as exactly as it is known.
        language: the article's (BCP 47).

    Raises:
        UsageError: when there are no words, the date is none, or the tag is none; with what to write instead.
    """
    text = unicodedata.normalize("NFC", " ".join(words.split()))
    if not text:
        raise UsageError('--date: there are no words; write those of the article, as --date "on Thursday"')
    if not LANGUAGE.fullmatch(language):
        raise UsageError(f"--language: {language!r} is not a language tag; write one like 'en' or 'pt-BR'")
    try:
        day = parse_edtf(published)
    except ValueError as error:
        raise UsageError(f"--published: {error}") from error
    return "\n".join(_explain(_make_source(text, day, language))) + "\n"


def _make_source(text: str, day: Edtf, language: str) -> Source:
    """An article that consists of the words."""
    return Source(
        id="words",
        path="words",
        title="",
        publisher="",
        published=day,
        language=language,
        text_language=language,
        text=text,
        blocks=(Block(kind="paragraph", start=0, end=len(text), line=1),),
    )


def _explain(source: Source) -> Iterator[str]:
    passages = split_passages(source)
    timexes = find_timexes(source, passages)
    yield f"In an article published {_on(source.published)}{name_value(source.published)}, language {source.language}:"
    if note := _judge_language(source.language):
        yield from indent_text(note)
    if not timexes:
        yield ""
        yield "No date is read in these words."
        advice = (
            "Where a word may be something else (“may”, “march”), the words around it decide: give the whole sentence, "
            "as the article has it, for instance “in May”."
        )
        yield from indent_text(advice)
    finds = _list_finds(source, passages)
    for number, timex in enumerate(timexes):
        yield ""
        yield f"“{timex.text}”"
        yield from _tell_value(timex)
        yield from indent_text(f"Read as {word_rule(timex.rule)}.")
        if timex.counted_from:
            origin = {"publication": "publication", "text": "the text"}.get(timex.basis, "the words themselves")
            yield from indent_text(f"Counted from {name_value(timex.counted_from)}, which {origin} gives.")
        if finds:
            yield from _tell_alternatives(finds, number, timex, source.published)


def _tell_value(timex: Timex) -> Iterator[str]:
    reason = timex.reason.removeprefix(f"{timex.text}: ")
    if timex.date is None:
        yield from indent_text(f"No date: {reason}.")
        return
    value = timex.date
    yield from indent_text(f"{value.text}: {name_value(value)}")
    if value.precision != "day" or value.approximate or value.uncertain:
        first = f"from {_name_day(value.first)}" if value.first else "with no first day"
        last = f"to {_name_day(value.last)}" if value.last else "with no last day"
        yield from indent_text(f"Bounds: {first}, {last}.")
    yield from indent_text(f"Why: {reason}.")


def _tell_alternatives(finds: Sequence[Find], number: int, timex: Timex, published: Edtf) -> Iterator[str]:
    """What the tense of the sentence decided, and what another one would have made of the same words."""
    find = finds[number]
    if find.anchor or not find.is_calendar or is_stated(find):
        return
    others: dict[Edtf, str] = {}
    for cue, name in _TENSES.items():
        members = tuple(replace(member, cue=cue) for member in find.members)
        changed = [*finds[:number], replace(find, cue=cue, members=members), *finds[number + 1 :]]
        other = resolve_finds(changed, published)[number].date
        if other and other != timex.date:
            others.setdefault(other, name)
    if timex.date is None:
        yield from _tell_ends(finds, number, published)
        return
    yield from indent_text(_CUES[find.cue] if others else "The tense of the sentence makes no difference here.")
    for value, name in others.items():
        yield from indent_text(f"Not {value.text} ({name_value(value)}): that would be meant in a sentence {name}.")
    if lacks_year(find) and not find.members:
        yield from _tell_years(find, timex.date, {timex.date, *others}, published)


def _tell_ends(finds: Sequence[Find], number: int, published: Edtf) -> Iterator[str]:
    """What the words would mean on the first and on the last day that may be the article's."""
    for day in filter(None, (published.first, published.last)):
        other = resolve_finds(finds, make_day(day))[number].date
        if other and published.precision != "day":
            yield from indent_text(f"Had it appeared on {_name_day(day)}: {other.text} ({name_value(other)}).")


def _tell_years(find: Find, chosen: Edtf, told: Container[Edtf], published: Edtf) -> Iterator[str]:
    """How far from publication the same day, month or season of the years around lies."""
    if not chosen.first or not published.last:
        return
    weighed = []
    for year in (chosen.first.year - 1, chosen.first.year + 1):
        with contextlib.suppress(ValueError):
            other = read_stated(set_year(find, year))
            days = measure_days(other, published.last)
            if other not in told:
                weighed.append(f"{describe(other)}, {_count_days(days)} {'after' if days > 0 else 'before'} it")
    own = measure_days(chosen, published.last)
    distance = f"{_count_days(own)} from publication" if own else "on the day of publication, or around it"
    if weighed:
        near = f"the nearest is meant up to {NEAR} days away, whatever the tense"
        yield from indent_text(f"Weighed: this one, {distance}; {'; '.join(weighed)}; {near}.")


def _list_finds(source: Source, passages: Sequence[Passage]) -> list[Find]:
    """What the rules of the language read, one for each Timex; none where the language has no rules."""
    table = load_table(source.text_language)
    return find_dates(source.text, passages, table) if table else []


def _judge_language(language: str) -> str:
    """What is read in a language without rules of its own; empty for one that has them."""
    if load_table(language):
        return ""
    has = " and ".join(sorted(LANGUAGES))
    if knows_months(language):
        return f"There are no rules for {language}: only dates written out with their year are read. {has} have rules."
    return (
        f"Nothing is known of the language {language}: only dates in digits are read. {has} have rules; write one of "
        "those tags if it is meant."
    )


def _count_days(days: int) -> str:
    return "1 day" if abs(days) == 1 else f"{abs(days)} days"


def _on(value: Edtf) -> str:
    return "on " if value.precision == "day" else "in " if value.precision in {"month", "year", "season"} else ""


def _name_day(day: date) -> str:
    return f"{WEEKDAYS[day.weekday()]} {describe(parse_edtf(day.isoformat()))}"
