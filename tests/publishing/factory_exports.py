"""A small story made by hand: a disputed event, a plain one, one beyond the scope, and an undated report."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from dateline.config import Config
from dateline.edtf import parse_edtf
from dateline.model import (
    Actor,
    ActorSpan,
    AnnotatedSource,
    Block,
    ContentPage,
    Disagreement,
    Event,
    Mention,
    MergeReason,
    Quote,
    Reading,
    Scores,
    Source,
    Timeline,
    Timex,
    Undated,
)
from dateline.publishing.exports import plan_exports
from dateline.publishing.rows import Noted, Rows
from dateline.publishing.timeline import Story

RECALL = "Armenia and Belarus recalled their ambassadors on Thursday."
RUMOUR = "The two had met before."
LEAK = "Минск отозвал посла 14 июня, сообщили журналисты, " + "и так далее, " * 40 + "конец."


def make_source(name: str = "a-recall", text: str = f"{RECALL}\n\n{RUMOUR}", **fields: object) -> Source:
    known = {
        "id": name,
        "path": f"content/sources/{name}.md",
        "title": "Ambassadors recalled",
        "publisher": "The Courier",
        "published": parse_edtf("2024-06-14"),
        "url": f"https://example.org/{name}",
        "language": "en",
        "text_language": "en",
        "text": text,
        "blocks": (
            Block(kind="paragraph", start=0, end=text.find("\n\n") % (len(text) + 1), line=6),
            Block(kind="paragraph", start=text.find("\n\n") + 2, end=len(text), line=8),
        ),
    }
    return Source(**{**known, **fields})  # type: ignore[arg-type]


def make_quote(source: Source, words: str) -> Quote:
    start = source.text.index(words)
    end = start + len(words)
    return Quote(
        exact=words,
        prefix=source.text[max(0, start - 32) : start],
        suffix=source.text[end : end + 32],
        start=start,
        end=end,
    )


def make_timex(source: Source, words: str, date: str | None, **fields: object) -> Timex:
    start = source.text.index(words)
    known = {
        "start": start,
        "end": start + len(words),
        "text": words,
        "type": "DATE",
        "value": date or "XXXX-XX-XX",
        "date": parse_edtf(date) if date else None,
        "rule": "weekday",
        "reason": "counted back from the day of publication" if date else "no year to count from",
    }
    return Timex(**{**known, **fields})  # type: ignore[arg-type]


def make_mention(source: Source, words: str, timex: Timex | None = None, **fields: object) -> Mention:
    known = {
        "id": f"m-{source.id}",
        "source": source.id,
        "block": 0,
        "quote": make_quote(source, words),
        "date": timex.date if timex else None,
        "timex": timex,
        "date_reason": timex.reason if timex else "the source gives no date",
        "kind": "withdraw",
        "modality": "happened",
        "actors": ("Belarus", "Armenia"),
    }
    return Mention(**{**known, **fields})  # type: ignore[arg-type]


def make_event(name: str, *mentions: Mention, date: str, **fields: object) -> Event:
    known = {
        "id": name,
        "title": name.replace("-", " ").capitalize(),
        "summary": "",
        "date": parse_edtf(date),
        "kind": "withdraw",
        "modality": "happened",
        "actors": ("Belarus", "Armenia"),
        "in_scope": True,
        "independent_sources": len(mentions),
        "mentions": mentions,
    }
    return Event(**{**known, **fields})  # type: ignore[arg-type]


def make_timeline() -> Timeline:
    recall = make_source()
    leak = make_source(
        "b-leak",
        text=LEAK,
        title="Посол отозван",
        title_en="Ambassador withdrawn",
        publisher="Газета",
        published=parse_edtf("2024-06-20"),
        language="ru",
        text_language="ru",
        verbatim=True,
    )
    thursday = make_timex(
        recall, "on Thursday", "2024-06-13", counted_from=parse_edtf("2024-06-14"), basis="publication"
    )
    june = make_timex(leak, "14 июня", "2024-06-14", rule="day-month")
    first = make_mention(recall, RECALL, thursday, recipients=("Belarus", "Armenia"), provenance=(("kind", "edited"),))
    second = make_mention(leak, LEAK, june, speaker="журналисты")
    dispute = Disagreement(
        id="recall-date",
        event="ambassadors-recalled",
        field="date",
        about="the date",
        readings=(
            Reading(value="2024-06-13", mentions=(first.id,), preferred=True),
            Reading(value="2024-06-14", mentions=(second.id,)),
        ),
        because="the page itself carries 13 June",
    )
    disputed = make_event(
        "ambassadors-recalled",
        second,
        first,
        date="2024-06-13",
        title="Ambassadors & envoys recalled",
        summary="Both capitals called their envoys home.",
        disagreements=(dispute,),
        merge_reasons=(
            MergeReason(
                step="agreeing",
                sources=("a-recall", "b-leak"),
                scores=Scores(likeness=0.81, words=0.7, actors=1.0, kind=1.0, date=0.6),
            ),
        ),
    )
    visit = replace(first, id="m-visit", timex=None, date=parse_edtf("2018/.."), provenance=(("date", "edited"),))
    undated = Undated(
        source=recall.id, quote=make_quote(recall, RUMOUR), actors=("Belarus", "Armenia"), reason="no date"
    )
    return Timeline(
        config=Config(title="Allies at odds", dek="A row between allies.", excerpt_words=30, pages=("about",)),
        events=(disputed,),
        beyond=(make_event("visit", visit, date="2018/..", in_scope=False, kind="consult"),),
        sources=(
            AnnotatedSource(
                source=recall,
                passages=(),
                timexes=(thursday,),
                names=(ActorSpan(start=0, end=7, actor="Armenia"),),
                mentions=(first, visit),
                undated=(undated,),
            ),
            AnnotatedSource(source=leak, passages=(), timexes=(june,), names=(), mentions=(second,), undated=()),
        ),
        actors=(
            Actor(id="armenia", name="Armenia", kind="country", spellings=("Armenia",), line=2),
            Actor(id="belarus", name="Belarus", kind="country", spellings=("Belarus",), line=5),
        ),
        pages=(ContentPage(id="about", title="About", html="<p>About.</p>", path="content/pages/about.md"),),
        aliases=(("recall-2024", "ambassadors-recalled"),),
    )


def write_exports(
    story: Story, pages: Iterable[str], base_url: str, rows: Rows | None = None
) -> tuple[dict[str, bytes], Noted]:
    """Write every format; returns the files, and what was found out of them."""
    files: dict[str, bytes] = {}

    def put(path: str, chunks: Iterable[bytes]) -> None:
        files[path] = b"".join(chunks)

    kept, inputs, places = set[str](), dict[str, bytes](), dict[bytes, bytes | None]()
    for write in plan_exports(story, pages, base_url, rows).values():
        noted = write(put)
        kept |= noted.kept
        inputs |= noted.inputs
        places |= noted.rows
    return files, Noted(kept=frozenset(kept), inputs=inputs, rows=places)
