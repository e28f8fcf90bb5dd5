"""Timex → Mention: what each sentence reports, when, by whom, and who says so.

A happening is dated by the expression beside it. One without any may take its date from the telling it goes on with
(``inferred``, and the reason says so); otherwise it stays undated. The publication date is never an event's date.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from dateline.annotating.actors import Gazetteer
from dateline.annotating.clauses import Clause, split_clauses
from dateline.annotating.continuations import infer_date, names_a_date, say_undated, takes_up
from dateline.annotating.furniture import is_date_alone, is_furniture
from dateline.annotating.headline import read_headline
from dateline.annotating.kinds import SPEAKING, classify_kind, names_act
from dateline.annotating.lexicons import find_lexicon
from dateline.annotating.lexicons.base import Lexicon
from dateline.annotating.modality import find_speaker, find_teller, judge_modality, judge_said
from dateline.annotating.participants import find_implied_subject, find_recipients, select_participants
from dateline.annotating.parts import split_parts
from dateline.annotating.quantities import find_quantities
from dateline.annotating.telling import Telling
from dateline.deadlines import check_time
from dateline.model import ActorSpan, Basis, Block, Mention, Modality, Override, Passage, Source, Timex

_BARE_CLOCK = "clock"
"""Rule of a time of day without its day ("at 9 a.m."): that it is still the day named before is a conclusion."""


def find_mentions(
    source: Source,
    passages: Sequence[Passage],
    timexes: Sequence[Timex],
    names: Sequence[ActorSpan],
    gazetteer: Gazetteer,
) -> tuple[Mention, ...]:
    """Find every happening that a source reports, dated or not, in order.

    Editors' attribute lists override what is found: ``.skip`` silences a paragraph; an id, date, title, summary or
    ``same-as`` makes the paragraph one mention; kind, modality and actors replace those of each of its mentions.
    """
    acting = [span for span in names if span.acts]
    telling = Telling(
        source=source,
        timexes=timexes,
        names=acting,
        gazetteer=gazetteer,
        lexicon=find_lexicon(source.text_language),
        headline=read_headline(source, gazetteer),
    )
    sentences_of = {number: list(found) for number, found in groupby(passages, key=lambda passage: passage.block)}
    for number, block in enumerate(source.blocks):
        override = block.override
        if block.kind == "heading" or (override and override.skip):
            continue
        if source.verbatim and not override and is_furniture(source.text, block, telling.lexicon):
            continue
        sentences = sentences_of.get(number, [])
        if override and override.is_one_event:
            telling.keep(_read_block(telling, block, sentences, override), told=True)
            continue
        for passage in sentences:
            around = telling.find_names(passage.start, passage.end)
            for part in split_parts(source.text, passage, around, telling.lexicon):
                for mention, told in _read_passage(telling, part):
                    telling.keep(_apply(override, mention) if override else mention, told=told)
    return tuple(telling.mentions)


# ------------------------------------------------------------------ a sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class _Parties:
    """Who may take part in what a clause tells; false where that is nobody."""

    around: Sequence[ActorSpan]
    """Who is named in its sentence."""
    names: Sequence[ActorSpan]
    """Who is named in the clause."""
    implied: Sequence[str]
    """Who acts without being named, by the grammar of the sentence."""
    recalled: Sequence[str]
    """Who is meant where nobody is named or implied: a conclusion."""

    def __bool__(self) -> bool:
        return bool(self.names or self.implied or self.recalled)


def _read_passage(telling: Telling, passage: Passage) -> Iterator[tuple[Mention, bool]]:
    """Each happening of a sentence, and whether the source tells it itself.

    Most sentences report nothing: what has no date and tells of nobody, or of no act, is looked at no further.
    """
    text, lexicon = telling.source.text, telling.lexicon
    inside = telling.find_timexes(passage.start, passage.end)
    around = telling.find_names(passage.start, passage.end)
    for clause in split_clauses(text, passage, inside, lexicon):
        parties = _find_parties(telling, passage, clause, around)
        if not (clause.timex or parties or takes_up(telling, passage)):
            telling.pass_over(clause.start, clause.end)
            continue
        check_time()
        kind = classify_kind(text, *_find_telling(text, clause, lexicon), lexicon, clause.without)
        known = kind != "other" or names_act(text, clause.start, clause.end, lexicon)
        if not known and not (clause.timex and _tells(telling, clause, clause.timex)):
            telling.pass_over(clause.start, clause.end)
            continue
        mention = _read_clause(telling, passage, clause, parties, kind, inside)
        if not clause.timex and not names_a_date(mention, inside):
            mention = infer_date(telling, passage, mention)
        if mention.actors or mention.date:
            yield mention, not (clause.said or clause.named)


def _find_parties(telling: Telling, passage: Passage, clause: Clause, around: Sequence[ActorSpan]) -> _Parties:
    text, lexicon = telling.source.text, telling.lexicon
    names = [
        span
        for span in around
        if clause.start <= span.start < clause.end and not any(low <= span.start < high for low, high in clause.without)
    ]
    before = [span for span in around if span.start < clause.start]
    implied = [*_find_group(telling, passage, clause), *find_implied_subject(text, clause, before, lexicon)]
    recalled = () if names or implied else _recall_parties(telling, passage, clause)
    return _Parties(around=around, names=names, implied=implied, recalled=recalled)


def _tells(telling: Telling, clause: Clause, timex: Timex) -> bool:
    """Whether dated words of no known kind tell of a happening: by a verb, or as the name of one.

    What an editor writes down is taken to do so; a saved page has captions too.
    """
    text = telling.source.text
    if is_date_alone(text[clause.start : clause.end], timex.start - clause.start, timex.end - clause.start):
        return False
    verb = telling.lexicon.finite.search(text, clause.start, clause.end)
    return clause.named or not telling.source.verbatim or verb is not None


def _read_clause(
    telling: Telling, passage: Passage, clause: Clause, parties: _Parties, kind: str, timexes: Sequence[Timex]
) -> Mention:
    text, timex, lexicon = telling.source.text, clause.timex, telling.lexicon
    names = select_participants(text, clause, kind, parties.names, lexicon)
    if clause.named and not names:
        # "(Norland was blamed for) a raid on Friday": whoever was just named took part in what bears no name.
        names = [span for span in parties.around if span.start < clause.start][-1:]
    actors = tuple(dict.fromkeys([*parties.implied, *parties.recalled, *(span.actor for span in names)]))
    if clause.said:
        speaker = find_teller(text, passage.start, clause.start, parties.around, lexicon)
        speaker = speaker or find_speaker(text, clause.end, passage.end, parties.around, lexicon)
    elif kind in SPEAKING:
        speaker = ""
    else:
        speaker = find_speaker(text, clause.start, clause.end, names, lexicon)
    provenance: list[tuple[str, Basis]] = []
    if timex and (clause.near or timex.rule == _BARE_CLOCK):
        provenance.append(("date", "inferred"))
    if parties.recalled:
        provenance.append(("actors", "inferred"))
    quote = telling.make_quote(clause.start, clause.end)
    return Mention(
        id=telling.make_id(quote.exact),
        source=telling.source.id,
        block=passage.block,
        quote=quote,
        date=timex.date if timex else None,
        timex=timex,
        date_reason=timex.reason if timex else say_undated(quote, timexes),
        kind=kind,
        modality=_judge_modality(telling, passage, clause, kind),
        actors=actors,
        recipients=find_recipients(text, clause, kind, names, lexicon),
        speaker=speaker,
        quantities=find_quantities(
            text, clause.start, clause.end, telling.find_timexes(clause.start, clause.end), lexicon
        ),
        provenance=tuple(provenance),
    )


def _find_telling(text: str, clause: Clause, lexicon: Lexicon) -> tuple[int, int]:
    """Find the words of a clause that its date stands in: "The river rose on Monday |, the mayor said"."""
    if clause.timex:
        told = None if clause.said else lexicon.said_on.search(text, clause.start, clause.timex.start)
        if told:
            return told.span()
        credit = lexicon.closing.search(text, clause.start, clause.end)
        if credit and clause.timex.end <= credit.start():
            return clause.start, credit.start()
    return clause.start, clause.end


def _recall_parties(telling: Telling, passage: Passage, clause: Clause) -> Sequence[str]:
    """Return who takes part in what a clause tells without naming anybody: "the talks", "the two sides"."""
    text, lexicon = telling.source.text, telling.lexicon
    opens = telling.opening in {None, passage.block}
    if telling.headline.announces(text, clause.start, clause.end, lexicon, opens=opens):
        return telling.headline.parties
    pair = _find_pair(telling, passage)
    return pair if pair and lexicon.both.search(text, clause.start, clause.end) else ()


def _find_group(telling: Telling, passage: Passage, clause: Clause) -> list[str]:
    """Return whom a clause means that opens with "they" or "the two": the people just told of in its paragraph."""
    last = telling.mentions[-1] if telling.mentions else None
    if last is None or last.block != passage.block or not telling.lexicon.they.match(telling.source.text, clause.start):
        return []
    people = [name for name in last.actors if telling.gazetteer.actors[name].kind == "person"]
    return people if len(people) > 1 else []


def _find_pair(telling: Telling, passage: Passage) -> Sequence[str]:
    """Return whom "the two sides" means: the two just told of in the paragraph, or else the two of the headline."""
    last = telling.last
    told = last.actors if last and last.block == passage.block else ()
    return next((pair for pair in (told, telling.headline.parties) if len(pair) == 2), ())


def _judge_modality(telling: Telling, passage: Passage, clause: Clause, kind: str) -> Modality:
    """Judge by the words; told as lying ahead, and dated after publication, it is planned even as a refusal."""
    text, lexicon = telling.source.text, telling.lexicon
    date = clause.timex.date if clause.timex else None
    published = telling.source.published.last
    lies_ahead = date and date.first and published and date.first > published
    if lies_ahead and lexicon.future.search(text, clause.start, clause.end):
        return "planned"
    governed = judge_said(text, passage.start, clause.start, lexicon) if clause.said else None
    return governed or judge_modality(text, clause.start, clause.end, kind, lexicon, said=clause.said)


# ------------------------------------------------------------------ what an editor wrote


def _read_block(telling: Telling, block: Block, passages: Sequence[Passage], override: Override) -> Mention:
    """Make a whole paragraph one mention, as its editor says it is, dated by its first act that has a date."""
    text, lexicon = telling.source.text, telling.lexicon
    clauses = [
        clause
        for passage in passages
        for clause in split_clauses(text, passage, telling.find_timexes(passage.start, passage.end), lexicon)
    ]
    timex = next((clause.timex for clause in clauses if clause.timex and not clause.named), None)
    whole = Passage(start=block.start, end=block.end, block=passages[0].block)
    told = Clause(start=block.start, end=block.end, timex=timex)
    parties = _find_parties(telling, whole, told, telling.find_names(block.start, block.end))
    kind = classify_kind(text, *_find_telling(text, told, lexicon), lexicon)
    return _apply(override, _read_clause(telling, whole, told, parties, kind, ()))


def _apply(override: Override, mention: Mention) -> Mention:
    """Put the editor's values over those found, and remember which ones are his."""
    values = {
        "kind": override.kind,
        "modality": override.modality,
        "title": override.title,
        "summary": override.summary,
        "date": override.date,
    }
    edited: list[tuple[str, Basis]] = [(name, "edited") for name, value in values.items() if value]
    actors = mention.actors if override.actors is None else override.actors
    if override.actors is not None:
        edited.append(("actors", "edited"))
    kept = [(name, basis) for name, basis in mention.provenance if name not in dict(edited)]
    return replace(
        mention,
        kind=override.kind or mention.kind,
        modality=override.modality or mention.modality,
        title=override.title,
        summary=override.summary,
        date=override.date or mention.date,
        date_reason="dated by the editor" if override.date else mention.date_reason,
        actors=actors,
        recipients=tuple(name for name in mention.recipients if name in actors),
        pinned_id=override.id,
        same_as=override.same_as,
        note=override.note,
        in_scope=override.in_scope,
        provenance=(*kept, *edited),
    )
