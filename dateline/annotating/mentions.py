"""Timex → Mention: what each sentence reports, when, by whom, and who says so.

A happening is dated by the expression beside it. One without any may take its date from the telling it goes on with
(``inferred``, and the reason says so); otherwise it stays undated. The publication date is never an event's date.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from dateline.annotating.actors import Gazetteer
from dateline.annotating.clauses import Clause, split_clauses
from dateline.annotating.furniture import is_date_alone, is_furniture
from dateline.annotating.headline import Headline, read_headline
from dateline.annotating.kinds import SPEAKING, classify_kind, names_act
from dateline.annotating.lexicons import find_lexicon
from dateline.annotating.lexicons.base import Lexicon
from dateline.annotating.modality import find_speaker, find_teller, judge_modality, judge_said
from dateline.annotating.participants import find_implied_subject, find_recipients, select_participants
from dateline.annotating.quantities import find_quantities
from dateline.model import ActorSpan, Basis, Block, Mention, Modality, Override, Passage, Quote, Source, Timex
from dateline.wording import describe

_CONTEXT = 32
"""Characters of text kept before and after a quote."""
_UNDATED = "the source gives no date for it"
_REACH = 2
"""Paragraphs over which somebody may go on speaking."""
_BARE_CLOCK = "clock"
"""Rule of a time of day without its day ("at 9 a.m."): that it is still the day named before is a conclusion."""
_SPOKEN = SPEAKING | {"reject", "protest"}
"""Kinds of act that are done in words, and that somebody may go on with."""


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
    reader = _Reader(
        source=source,
        timexes=timexes,
        names=acting,
        gazetteer=gazetteer,
        lexicon=find_lexicon(source.text_language),
        headline=read_headline(source, gazetteer),
    )
    for number, block in enumerate(source.blocks):
        override = block.override
        if block.kind == "heading" or (override and override.skip):
            continue
        if source.verbatim and not override and is_furniture(source.text, block, reader.lexicon):
            continue
        inside = [timex for timex in timexes if block.start <= timex.start < block.end]
        sentences = [passage for passage in passages if passage.block == number]
        if override and override.is_one_event:
            reader.keep(_read_block(reader, block, sentences, override, inside), told=True)
            continue
        for passage in sentences:
            for mention, told in _read_passage(reader, passage, inside):
                reader.keep(_apply(override, mention) if override else mention, told=told)
    return tuple(reader.mentions)


@dataclass(slots=True)
class _Reader:
    """What has been read so far in one source, for a telling that goes on."""

    source: Source
    timexes: Sequence[Timex]
    names: Sequence[ActorSpan]
    gazetteer: Gazetteer
    lexicon: Lexicon
    headline: Headline
    mentions: list[Mention] = field(default_factory=list)
    latest: dict[str, Mention] = field(default_factory=dict)
    """Actor → the last thing he did that has a date; only if it was done in words can he go on with it."""
    last: Mention | None = None
    """The last thing that the source told itself."""
    opening: int | None = None
    """Index of the paragraph that the telling begins with: the first that dates something."""
    seen: dict[str, int] = field(default_factory=dict)

    def keep(self, mention: Mention, *, told: bool) -> None:
        """Take up a mention; what is not told by the source itself, but said or only named, is not gone on with."""
        self.mentions.append(mention)
        if self.opening is None and mention.date:
            self.opening = mention.block
        if not told:
            return
        self.last = mention
        if mention.actors and _may_go_on(mention):
            self.latest[mention.actors[0]] = mention
            if mention.speaker:
                self.latest[mention.speaker] = mention

    def find_names(self, start: int, end: int) -> Sequence[ActorSpan]:
        low = bisect_left(self.names, start, key=lambda span: span.start)
        return self.names[low : bisect_left(self.names, end, low, key=lambda span: span.start)]

    def make_quote(self, start: int, end: int) -> Quote:
        text = self.source.text
        return Quote(
            exact=text[start:end],
            prefix=text[max(0, start - _CONTEXT) : start],
            suffix=text[end : end + _CONTEXT],
            start=start,
            end=end,
        )

    def make_id(self, exact: str) -> str:
        """Return an id that stays while the source says the same words, wherever they stand and whatever its name."""
        first_name = (*self.source.formerly, self.source.id)[0]
        turn = self.seen[exact] = self.seen.get(exact, 0) + 1
        key = "\0".join((first_name, exact, str(turn)))
        return "m-" + hashlib.blake2b(key.encode(), digest_size=5).hexdigest()


# ------------------------------------------------------------------ a sentence


def _read_passage(reader: _Reader, passage: Passage, timexes: Sequence[Timex]) -> Iterator[tuple[Mention, bool]]:
    """Each happening of a sentence, and whether the source tells it itself."""
    inside = _list_inside(timexes, passage)
    for clause in split_clauses(reader.source.text, passage, inside, reader.lexicon):
        mention = _read_clause(reader, passage, clause)
        if mention.date is None and not clause.timex and not _names_a_date(mention, inside):
            mention = _infer_date(reader, passage, mention)
        if mention.date is None:
            mention = replace(mention, date_reason=_say_undated(mention, inside))
        known = mention.kind != "other" or names_act(mention.quote.exact, reader.lexicon)
        if (known and (mention.actors or mention.date)) or (mention.timex and _tells(reader, mention, clause)):
            yield mention, not (clause.said or clause.named)


def _tells(reader: _Reader, mention: Mention, clause: Clause) -> bool:
    """Whether dated words of no known kind tell of a happening: by a verb, or as the name of one.

    What an editor writes down is taken to do so; a saved page has captions too.
    """
    if is_date_alone(mention):
        return False
    return clause.named or not reader.source.verbatim or reader.lexicon.finite.search(mention.quote.exact) is not None


def _list_inside(timexes: Sequence[Timex], passage: Passage) -> list[Timex]:
    return [timex for timex in timexes if passage.start <= timex.start < passage.end]


def _read_clause(reader: _Reader, passage: Passage, clause: Clause) -> Mention:
    text = reader.source.text
    words = text[clause.start : clause.end]
    timex = clause.timex
    told = timex and not clause.said and reader.lexicon.said_on.search(text, clause.start, timex.start)
    kind = classify_kind(told.group() if told else _leave_out_credit(words, clause, reader.lexicon), reader.lexicon)
    names, before = reader.find_names(clause.start, clause.end), reader.find_names(passage.start, clause.start)
    implied = [*_find_group(reader, passage, clause), *find_implied_subject(text, clause, before, reader.lexicon)]
    recalled = () if names or implied else _recall_parties(reader, passage, clause)
    names = select_participants(text, clause, kind, names, reader.lexicon)
    if clause.named and not names:
        # "(Norland was blamed for) a raid on Friday": whoever was just named took part in what bears no name.
        names = before[-1:]
    actors = tuple(dict.fromkeys([*implied, *recalled, *(span.actor for span in names)]))
    if clause.said:
        around = reader.find_names(passage.start, passage.end)
        speaker = find_teller(text, passage.start, clause.start, around, reader.lexicon)
        speaker = speaker or find_speaker(text, clause.end, passage.end, around, reader.lexicon)
    elif kind in SPEAKING:
        speaker = ""
    else:
        speaker = find_speaker(text, clause.start, clause.end, names, reader.lexicon)
    provenance: list[tuple[str, Basis]] = []
    if timex and (clause.near or timex.rule == _BARE_CLOCK):
        provenance.append(("date", "inferred"))
    if recalled:
        provenance.append(("actors", "inferred"))
    quote = reader.make_quote(clause.start, clause.end)
    return Mention(
        id=reader.make_id(quote.exact),
        source=reader.source.id,
        block=passage.block,
        quote=quote,
        date=timex.date if timex else None,
        timex=timex,
        date_reason=timex.reason if timex else "",
        kind=kind,
        modality=_judge_modality(reader, passage, clause, kind),
        actors=actors,
        recipients=find_recipients(words, clause.start, kind, names, reader.lexicon),
        speaker=speaker,
        quantities=find_quantities(text, clause.start, clause.end, reader.timexes, reader.lexicon),
        provenance=tuple(provenance),
    )


def _leave_out_credit(words: str, clause: Clause, lexicon: Lexicon) -> str:
    """Return "The river rose on Monday" of "The river rose on Monday, the mayor said": what the date stands in."""
    credit = lexicon.closing.search(words) if clause.timex else None
    return (
        words[: credit.start()]
        if credit and clause.timex and clause.timex.end - clause.start <= credit.start()
        else words
    )


def _recall_parties(reader: _Reader, passage: Passage, clause: Clause) -> Sequence[str]:
    """Return who takes part in what a clause tells without naming anybody: "the talks", "the two sides"."""
    text, lexicon = reader.source.text, reader.lexicon
    opens = reader.opening in {None, passage.block}
    if reader.headline.announces(text, clause.start, clause.end, lexicon, opens=opens):
        return reader.headline.parties
    return _find_pair(reader, passage) if lexicon.both.search(text, clause.start, clause.end) else ()


def _find_group(reader: _Reader, passage: Passage, clause: Clause) -> list[str]:
    """Return whom a clause means that opens with "they" or "the two": the people just told of in its paragraph."""
    last = reader.mentions[-1] if reader.mentions else None
    if last is None or last.block != passage.block or not reader.lexicon.they.match(reader.source.text, clause.start):
        return []
    people = [name for name in last.actors if reader.gazetteer.actors[name].kind == "person"]
    return people if len(people) > 1 else []


def _find_pair(reader: _Reader, passage: Passage) -> Sequence[str]:
    """Return whom "the two sides" means: the two just told of in the paragraph, or else the two of the headline."""
    last = reader.last
    told = last.actors if last and last.block == passage.block else ()
    return next((pair for pair in (told, reader.headline.parties) if len(pair) == 2), ())


def _judge_modality(reader: _Reader, passage: Passage, clause: Clause, kind: str) -> Modality:
    """Judge by the words; told as lying ahead, and dated after publication, it is planned even as a refusal."""
    text, lexicon = reader.source.text, reader.lexicon
    words = text[clause.start : clause.end]
    date = clause.timex.date if clause.timex else None
    published = reader.source.published.last
    if date and date.first and published and date.first > published and lexicon.future.search(words):
        return "planned"
    governed = judge_said(text[passage.start : clause.start], lexicon) if clause.said else None
    return governed or judge_modality(words, kind, lexicon, said=clause.said)


# ------------------------------------------------------------------ a telling that goes on


def _infer_date(reader: _Reader, passage: Passage, mention: Mention) -> Mention:
    """Date a happening by the telling it goes on with, or leave it undated with the reason.

    Two cases are sure enough: somebody goes on speaking, and a paragraph goes on about what it has just dated to a day.
    A saying that itself looks back ("had asked") forbids the first, any words that look back ("earlier") the second.
    """
    text, lexicon = reader.source.text, reader.lexicon
    words = mention.quote.exact
    speaker = _find_subject(reader, mention)
    told = reader.latest.get(speaker)
    said = lexicon.saying.search(words)
    looks_back = said and lexicon.pluperfect.search(words, 0, said.start())
    goes_on_speaking = told and told.kind in _SPOKEN and passage.block - told.block <= _REACH
    if told and goes_on_speaking and said and not looks_back:
        return _continue(mention, told, f"{speaker} goes on speaking")
    last = reader.last
    goes_on = (
        last is not None
        and _may_go_on(last)
        and last.date is not None
        and last.date.precision == "day"
        and last.block == passage.block
        and not lexicon.earlier.search(words)
        and not lexicon.background.search(words)
    )
    if last and goes_on:
        opening = text[passage.start : passage.start + 48]
        named = () if ("actors", "inferred") in mention.provenance else mention.actors
        linked = set(last.actors).intersection(named) or lexicon.they.match(opening) or lexicon.he.match(opening)
        if linked:
            return _continue(mention, last, "the passage goes on about it")
    return mention


def _may_go_on(mention: Mention) -> bool:
    """Whether what is told next may be of the same date: not after a plan, nor after a date that describes a thing."""
    return mention.date is not None and mention.modality != "planned" and not (mention.timex and mention.timex.aside)


def _names_a_date(mention: Mention, timexes: Sequence[Timex]) -> bool:
    """Whether a report speaks of a day or time of its own, resolved or not: it then goes on with no other."""
    quote = mention.quote
    return any(
        quote.start <= timex.start < quote.end
        and timex.type in {"DATE", "TIME"}
        and not timex.value.endswith("_REF")
        and not timex.aside
        for timex in timexes
    )


def _say_undated(mention: Mention, timexes: Sequence[Timex]) -> str:
    """Say why a report has no date: its expression could not be resolved, or there is none."""
    quote = mention.quote
    inside = (timex for timex in timexes if quote.start <= timex.start < quote.end)
    unresolved = next((timex for timex in inside if timex.date is None and timex.basis != "none"), None)
    return unresolved.reason if unresolved else _UNDATED


def _find_subject(reader: _Reader, mention: Mention) -> str:
    verb = reader.lexicon.saying.search(reader.source.text, mention.quote.start, mention.quote.end)
    if verb is None:
        return ""
    before = [span for span in reader.find_names(mention.quote.start, mention.quote.end) if span.start < verb.start()]
    people = [span.actor for span in before if reader.gazetteer.actors[span.actor].kind in {"person", "organisation"}]
    if people:
        return people[-1]
    following = reader.find_names(verb.end(), min(verb.end() + 40, mention.quote.end))
    return following[0].actor if following and following[0].start - verb.end() <= 2 else ""


def _continue(mention: Mention, told: Mention, why: str) -> Mention:
    date = told.date
    when = describe(date) if date else ""
    return replace(
        mention,
        date=date,
        continues=told.id,
        date_reason=f"no date of its own: {why}, told under {when}",
        provenance=(*mention.provenance, ("date", "inferred")),
    )


# ------------------------------------------------------------------ what an editor wrote


def _read_block(
    reader: _Reader, block: Block, passages: Sequence[Passage], override: Override, timexes: Sequence[Timex]
) -> Mention:
    """Make a whole paragraph one mention, as its editor says it is, dated by its first act that has a date."""
    text, lexicon = reader.source.text, reader.lexicon
    clauses = [
        clause
        for passage in passages
        for clause in split_clauses(text, passage, _list_inside(timexes, passage), lexicon)
    ]
    timex = next((clause.timex for clause in clauses if clause.timex and not clause.named), None)
    whole = Passage(start=block.start, end=block.end, block=passages[0].block)
    return _apply(override, _read_clause(reader, whole, Clause(start=block.start, end=block.end, timex=timex)))


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
        date_reason="dated by the editor" if override.date else mention.date_reason or _UNDATED,
        actors=actors,
        recipients=tuple(name for name in mention.recipients if name in actors),
        pinned_id=override.id,
        same_as=override.same_as,
        note=override.note,
        in_scope=override.in_scope,
        provenance=(*kept, *edited),
    )
