"""Make an invented corpus: a content folder with N articles of about 540 words, the same for the same N and seed.

    python bench/corpus.py DIR N [--seed S]

Articles come in stories: some happenings in one town, each told by several outlets in words of their own, counted from
their own day of publication, among paragraphs in which nothing happens. People, towns, firms and outlets are invented.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import yaml

GIVEN = "Ada Bruno Clara Dmitri Elsa Felix Gerda Hugo Ida Jonas Karin Leo Mira Nils Olga Pavel Ruth Sven Tilda Victor"
FAMILY = "Arden Bellow Crane Dorn Ebert Falk Gant Holm Irving Jarrow Keld Lorne Marsh Nolan Orrin Pell Quill Rand Sorn"
TOWNS = "Aldport Brenmouth Corvale Dunwick Eastholm Farleigh Grantham-on-Sea Hexby Ironford Jessop Kelmar Lowick Merrow"
FIRMS = "Meridian Tallow Vantage Cobalt Harrier Lantern Quarry Sable"
TRADES = "Shipping Rail Energy Timber Water Steel"
OUTLETS = "The Aldport Courier|Brenmouth Post|Northern Register|The Evening Ledger|Coast Radio|The Compass"
CAUSES = "unpaid overtime|a polluted well|the new harbour dues|a leaked contract|the closed ferry line|a rotten bridge"
HAPPENINGS = (
    (
        "{when}, {firm} dismissed {count} workers at its yard in {town} over {cause}.",
        "{firm} sacked {count} people in {town} {when_in}, after a dispute about {cause}.",
        "About {count} employees of {firm} lost their posts in {town} {when_in}; the quarrel was about {cause}.",
    ),
    (
        "{when}, {person} met the owners of {firm} in {town} to talk about {cause}.",
        "{person} held talks with {firm} in {town} {when_in}, with {cause} on the table.",
        "{person} and {firm} sat down together in {town} {when_in} because of {cause}.",
    ),
    (
        "{when}, a court in {town} fined {firm} {count} million crowns for {cause}.",
        "{firm} was ordered by judges in {town} {when_in} to pay {count} million crowns for {cause}.",
        "Judges in {town} imposed a fine of {count} million crowns on {firm} {when_in}, citing {cause}.",
    ),
    (
        "{when}, {person} resigned from the board of {firm} in {town} amid anger about {cause}.",
        "{person} stepped down from the board of {firm} {when_in}; in {town} the anger about {cause} had grown.",
        "{firm} confirmed in {town} that {person} resigned {when_in}, as {cause} was still not settled.",
    ),
)
FILLER = (
    "The harbour was quiet for most of the morning, and the boats that do go out were back before the rain.",
    "Shopkeepers along the quay speak of a thin season, though some of them speak of one every year.",
    "What the papers call a crisis is, to those who live here, mostly a matter of who pays for what.",
    "There is a map in the town hall on which all of it looks simple, and few people have been to see it.",
    "Neither side publishes its figures, and those that are passed around do not add up.",
    "The older people remember a time when the same street was lit by gas and the same argument was held by letter.",
    "Whoever wants to understand the matter is sent from one office to another, and learns where the offices are.",
    "A committee is to look into it; it has no date, no room and no chair.",
    "Visitors ask about the lighthouse, which has nothing to do with any of this and is closed besides.",
    "Experts disagree on nearly everything but the need for further experts.",
    "In the end the price of bread may matter more than anything that is decided in the capital.",
    "The weather, at least, is not disputed by anybody, although the forecast is.",
)
WORDS = 540
"""Words that an article has at least."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """Something that a story's articles tell of."""

    day: date
    wordings: tuple[str, ...]
    details: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article, as any generator may read it."""

    name: str
    title: str
    publisher: str
    published: date
    paragraphs: tuple[str, ...]


def main() -> int:
    """Write the content folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", metavar="DIR", type=Path)
    parser.add_argument("number", metavar="N", type=int)
    parser.add_argument("--seed", metavar="S", type=int, default=7)
    arguments = parser.parse_args()
    if arguments.folder.exists():
        print(f"{arguments.folder}: there is such a folder already; name a new one", file=sys.stderr)
        return 2
    write_content(arguments.folder, arguments.number, arguments.seed)
    return 0


def write_content(folder: Path, number: int, seed: int = 7) -> None:
    """Write a content folder with so many articles, and everybody who is named in them."""
    (folder / "sources").mkdir(parents=True)
    story = {"title": "Invented news", "dek": "An invented corpus.", "language": "en", "scope": "all"}
    (folder / "timeline.yml").write_text(yaml.safe_dump(story, sort_keys=False), encoding="utf-8")
    people = [{"name": f"{given} {family}", "kind": "person"} for given in GIVEN.split() for family in FAMILY.split()]
    firms = [{"name": f"{firm} {trade}", "kind": "organisation"} for firm in FIRMS.split() for trade in TRADES.split()]
    towns = [{"name": town, "kind": "place"} for town in TOWNS.split()]
    named = yaml.safe_dump([*people, *firms, *towns], sort_keys=False)
    (folder / "actors.yml").write_text(named, encoding="utf-8")
    for article in make_articles(number, seed):
        (folder / "sources" / f"{article.name}.md").write_text(format_article(article), encoding="utf-8")


def format_article(article: Article, **further: str) -> str:
    """Write an article as Markdown with front matter; ``further`` keys come after those that dateline knows."""
    fields = {"title": article.title, "publisher": article.publisher, "published": article.published.isoformat()}
    front = yaml.safe_dump({**fields, **further}, sort_keys=False, allow_unicode=True)
    return f"---\n{front}---\n\n" + "\n\n".join(article.paragraphs) + "\n"


def make_articles(number: int, seed: int = 7) -> Iterator[Article]:
    """Make the articles, story by story; those of a smaller corpus are the first of a larger one."""
    made = story = 0
    while made < number:
        chance = random.Random(f"{seed}-{story}")  # noqa: S311 (nothing is kept secret by it)
        happenings = make_story(chance)
        for _ in range(chance.randint(2, 7)):
            if made < number:
                yield write_article(chance, happenings, f"s{story:05}-{made:06}")
                made += 1
        story += 1


def make_story(chance: random.Random) -> list[Happening]:
    """Invent what happens in one town within a few weeks."""
    start = date(2015, 1, 1) + timedelta(days=chance.randrange(3650))
    shared = {
        "town": chance.choice(TOWNS.split()),
        "firm": f"{chance.choice(FIRMS.split())} {chance.choice(TRADES.split())}",
        "cause": chance.choice(CAUSES.split("|")),
        "person": f"{chance.choice(GIVEN.split())} {chance.choice(FAMILY.split())}",
    }
    return [
        Happening(
            day=start + timedelta(days=chance.randrange(21)),
            wordings=wordings,
            details={**shared, "count": str(chance.randint(12, 980))},
        )
        for wordings in HAPPENINGS
    ]


def write_article(chance: random.Random, happenings: list[Happening], name: str) -> Article:
    """Tell some of the happenings, as news of the latest, among paragraphs in which nothing happens."""
    told = sorted(chance.sample(happenings, chance.randint(2, len(happenings))), key=lambda one: one.day, reverse=True)
    published = told[0].day + timedelta(days=chance.randint(0, 3))
    news = [tell(chance, happening, published) for happening in told]
    paragraphs: list[str] = []
    words = 0
    while news or words < WORDS:
        sentences = chance.sample(FILLER, chance.randint(2, 4))
        if news:
            sentences.insert(chance.randrange(len(sentences)), news.pop(0))
        paragraphs.append(" ".join(sentences))
        words += len(paragraphs[-1].split())
    details = told[0].details
    return Article(
        name=name,
        title=f"{details['town']}: {details['firm']} and {details['cause']}",
        publisher=chance.choice(OUTLETS.split("|")),
        published=published,
        paragraphs=tuple(paragraphs),
    )


def tell(chance: random.Random, happening: Happening, published: date) -> str:
    """Tell a happening in one of its wordings, its day as an article of that date would say it."""
    day, days = happening.day, (published - happening.day).days
    words = f"{day.day} {day:%B}" if days > 6 else f"{day:%A}"
    if day.year != published.year:
        words = f"{day.day} {day:%B} {day.year}"
    return chance.choice(happening.wordings).format(when=f"On {words}", when_in=f"on {words}", **happening.details)


if __name__ == "__main__":
    sys.exit(main())
