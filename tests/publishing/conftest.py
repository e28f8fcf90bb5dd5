"""A small story made by hand, so that pages can be tested without reading an article."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

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
    Modality,
    Quote,
    Reading,
    Role,
    Source,
    Timeline,
    Timex,
    Undated,
)

ROOT = Path(__file__).parent.parent.parent

CONFIG = Config(
    title="Allies at odds",
    subtitle="A row, 2018–2025",
    dek="How two allies <fell> out.",
    cities=("Yerevan", "Minsk"),
    lanes=("Armenia", "Belarus", "Azerbaijan"),
    rights="Text CC BY 4.0",
    pages=("about",),
)
ACTORS = (
    Actor(id="armenia", name="Armenia", kind="country", country="Armenia", spellings=("Armenia",)),
    Actor(id="belarus", name="Belarus", kind="country", country="Belarus", spellings=("Belarus",)),
    Actor(
        id="nikol-pashinyan",
        name="Nikol Pashinyan",
        kind="person",
        country="Armenia",
        wikidata="Q1",
        roles=(
            Role(title="Member of parliament"),
            Role(title="Prime Minister of Armenia", start=parse_edtf("2018-05-08")),
        ),
        spellings=("Nikol Pashinyan", "Pashinian"),
    ),
    Actor(id="politico", name="Politico", kind="organisation", spellings=("Politico",)),
    Actor(id="minsk", name="Minsk", kind="place", country="Belarus", spellings=("Minsk",)),
    Actor(id="nobody-here", name="Nobody Here", kind="person", country="Latvia", spellings=("Nobody Here",)),
)


def make_source(name: str, text: str, *, published: str = "2024-06-14", **fields: object) -> Source:
    """A digest of one paragraph a line."""
    blocks, start = [], 0
    for line in text.split("\n\n"):
        blocks.append(Block(kind="paragraph", start=start, end=start + len(line), line=len(blocks) + 8))
        start += len(line) + 2
    source = Source(
        id=name,
        path=f"content/sources/{name}.md",
        title=f"Title of {name}",
        publisher=name.replace("-", " ").title(),
        published=parse_edtf(published),
        language="en",
        text_language="en",
        text=text,
        blocks=tuple(blocks),
    )
    return replace(source, **fields)  # type: ignore[arg-type]  # field names are checked by the dataclass


def make_mention(
    name: str, source: Source, sentence: str, *, date: str = "", words: str = "", **fields: object
) -> Mention:
    """A report found in the sentence, dated by some of its words."""
    start = source.text.index(sentence)
    value = parse_edtf(date) if date else None
    at = source.text.index(words, start) if words else 0
    timex = (
        Timex(
            start=at,
            end=at + len(words),
            text=words,
            type="DATE",
            value=date,
            date=value,
            rule="test",
            counted_from=source.published,
            basis="publication",
            reason="counted back from publication",
        )
        if words
        else None
    )
    mention = Mention(
        id=name,
        source=source.id,
        block=next(n for n, block in enumerate(source.blocks) if block.start <= start < block.end),
        quote=Quote(exact=sentence, prefix="", suffix="", start=start, end=start + len(sentence)),
        date=value,
        timex=timex,
        date_reason="counted back from publication" if timex else "",
        kind="statement",
        modality="happened",
        actors=("Armenia", "Belarus"),
    )
    return replace(mention, **fields)  # type: ignore[arg-type]  # field names are checked by the dataclass


def make_event(
    name: str,
    date: str,
    mentions: tuple[Mention, ...] = (),
    *,
    actors: tuple[str, ...] = ("Armenia", "Belarus"),
    modality: Modality = "happened",
    disagreements: tuple[Disagreement, ...] = (),
    edited: tuple[str, ...] = (),
    in_scope: bool = True,
) -> Event:
    return Event(
        id=name,
        title=name.replace("-", " ").capitalize(),
        summary=f"What happened at {name}.",
        date=parse_edtf(date),
        kind="statement",
        modality=modality,
        actors=actors,
        in_scope=in_scope,
        independent_sources=len({mention.source for mention in mentions}),
        mentions=mentions,
        disagreements=disagreements,
        edited=edited,
    )


def read_nothing(source: Source, *mentions: Mention) -> AnnotatedSource:
    """A source in which only the mentions were found."""
    return AnnotatedSource(
        source=source,
        passages=(),
        timexes=tuple(mention.timex for mention in mentions if mention.timex),
        names=(),
        mentions=mentions,
        undated=(),
    )


def make_crowd(count: int) -> tuple[Event, ...]:
    """Many events on neighbouring days of June 2024."""
    return tuple(make_event(f"crowd-{n:03}", f"2024-06-{1 + n % 28:02}") for n in range(count))


@pytest.fixture
def crowd() -> Callable[[int], tuple[Event, ...]]:
    return make_crowd


@pytest.fixture
def event() -> Callable[..., Event]:
    return make_event


@pytest.fixture
def mention() -> Callable[..., Mention]:
    return make_mention


@pytest.fixture
def source() -> Callable[..., Source]:
    return make_source


@pytest.fixture
def templates() -> Path:
    return ROOT / "templates"


@pytest.fixture
def static() -> Path:
    return ROOT / "static"


@pytest.fixture
def timeline() -> Timeline:
    """Four sources, four events in scope, one beyond, one dispute over a date, one raised by an editor."""
    first = make_source(
        "oc-media",
        "Nikol Pashinyan spoke on Thursday & left. Politico published its papers on Thursday evening.\n\n"
        "Somebody protested at some time. It rained last spring.",
    )
    second = make_source("weekly", "On June 13 the papers came out, Politico said.", published="2024-06-21")
    third = make_source(
        "gazette",
        "The papers came out on May 13.\n\nThey told of the 1990s.",
        published="2024-05",
        published_note="The web address gives the month.",
        title="[Papers]",
        title_note="Descriptive title.",
    )
    fourth = make_source(
        "lraber",
        "هو قال في ٢٠١٨ شيئا كثيرا جدا لا ينتهي أبدا والله أعلم",
        published="2025-10-10",
        language="ar",
        text_language="ar",
        verbatim=True,
        title="عنوان",
        title_en="A headline",
        url="https://example.org/ar",
    )
    spoke = make_mention(
        "m1",
        first,
        "Nikol Pashinyan spoke on Thursday & left.",
        date="2024-06-13",
        words="on Thursday",
        actors=("Nikol Pashinyan", "Armenia", "Belarus"),
    )
    paper_a = make_mention(
        "m2", first, "Politico published its papers on Thursday evening.", date="2024-06-13", words="Thursday evening"
    )
    paper_b = make_mention("m3", second, second.text, date="2024-06-13", words="June 13")
    paper_c = make_mention("m4", third, "The papers came out on May 13.", date="2024-05-13", words="May 13")
    old = make_mention("m5", third, "They told of the 1990s.", date="199X", words="the 1990s")
    sold = make_mention("m6", fourth, fourth.text, date="2018", words="٢٠١٨", modality="alleged", speaker="Politico")
    dispute = Disagreement(
        id="papers-date",
        event="papers",
        field="date",
        about="the date",
        readings=(
            Reading(value="2024-06-13", mentions=("m2", "m3"), preferred=True),
            Reading(value="2024-05-13", mentions=("m4",)),
        ),
        because="Under A: two sources name the day.",
    )
    which = Disagreement(
        id="spoke-which",
        event="spoke",
        field="other",
        about="which speech",
        readings=(Reading(value="the one <b>indoors</b>", mentions=("m1",)), Reading(value="another", mentions=())),
        found=False,
    )
    politico_at = first.text.index("Politico")
    raining = first.text.index("It rained")
    read_first = AnnotatedSource(
        source=first,
        passages=(),
        timexes=(
            *(mention.timex for mention in (spoke, paper_a) if mention.timex),
            Timex(
                start=first.text.index("last spring"),
                end=first.text.index("last spring") + len("last spring"),
                text="last spring",
                type="DATE",
                value="XXXX",
                date=None,
                rule="season",
                basis="none",
                reason="no year can be told",
            ),
        ),
        names=(
            ActorSpan(start=0, end=15, actor="Nikol Pashinyan"),
            ActorSpan(start=politico_at, end=politico_at + 8, actor="Politico"),
        ),
        mentions=(spoke, paper_a),
        undated=(
            Undated(
                source="oc-media",
                quote=Quote(
                    exact="Somebody protested at some time.",
                    prefix="",
                    suffix="",
                    start=first.text.index("Somebody"),
                    end=raining - 1,
                ),
                actors=(),
                reason="nothing says when",
            ),
        ),
    )
    return Timeline(
        config=CONFIG,
        events=(
            make_event("deliveries", "2018", (sold,), modality="alleged"),
            make_event("spoke", "2024-06-13", (spoke,), actors=spoke.actors, disagreements=(which,)),
            make_event(
                "papers",
                "2024-06-13",
                (paper_a, paper_b, paper_c),
                actors=("Politico", "Belarus"),
                disagreements=(dispute,),
                edited=("title",),
            ),
            make_event("later-still", "2025-01/.."),
        ),
        beyond=(make_event("nineties", "199X", (old,), actors=("Minsk",), in_scope=False),),
        sources=(
            read_nothing(third, paper_c, old),
            read_first,
            read_nothing(second, paper_b),
            read_nothing(fourth, sold),
        ),
        actors=ACTORS,
        pages=(ContentPage(id="about", title="About", html="<p>What <em>this</em> is.</p>", path="about.md"),),
        aliases=(("old-papers", "papers"),),
    )
