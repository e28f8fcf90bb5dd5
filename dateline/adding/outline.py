"""What was read in an article → an outline of it, from which an editor writes a digest in his own words.

It holds the facts that the machine found (dates with the few words that give them, who was named, figures) and no
sentence of the article. It is a comment: until there is a digest below it, a build says that the text is missing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.checking.names import propose_people
from dateline.kinds import KINDS
from dateline.wording import describe

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.model import AnnotatedSource, Mention, Timeline


def write_outline(timeline: Timeline) -> str:
    """Write the outline of a story's one source as a Markdown comment."""
    [read] = timeline.sources
    events = (*timeline.events, *timeline.beyond)
    mentions = sorted((mention for event in events for mention in event.mentions), key=lambda one: one.quote.start)
    lines = [
        "What was found in the article, in its order. Write the digest below this comment, in your own words,",
        "one happening to a sentence, with the article's own words for its dates. Then delete the comment.",
        "",
        "Dated reports:",
        *(_list_mentions(mentions, read) or ["- none"]),
    ]
    if read.undated:
        lines += ["", "Reports without a date:"]
        lines += [f"- ¶{_number(read, one.quote.start)}: {_list_names(one.actors)}" for one in read.undated]
    if actors := list(dict.fromkeys(span.actor for span in read.names)):
        lines += ["", f"Named, and in actors.yml: {_list_names(tuple(actors))}"]
    if people := propose_people(timeline):
        lines += ["", "Named, and not in actors.yml (paste what fits):"]
        lines += [f"  {person.write_entry()}" for person in people]
    return "<!--\n" + "\n".join(lines).replace("--", "- -") + "\n-->"


def _list_mentions(mentions: list[Mention], read: AnnotatedSource) -> list[str]:
    return [f"- {'; '.join(_list_facts(mention, read))}" for mention in mentions if mention.date]


def _list_facts(mention: Mention, read: AnnotatedSource) -> Iterator[str]:
    assert mention.date is not None  # noqa: S101 -- the caller keeps those that have one
    words = f' ("{mention.timex.text}")' if mention.timex else ""
    yield f"¶{_number(read, mention.quote.start)}: {describe(mention.date)}{words}"
    yield KINDS[mention.kind].label.lower() + ("" if mention.modality == "happened" else f", {mention.modality}")
    yield _list_names(mention.actors)
    for figure in mention.quantities:
        yield f'"{read.source.text[figure.start : figure.end]}"'


def _number(read: AnnotatedSource, place: int) -> int:
    """Number of the paragraph at a place of the text."""
    return sum(block.start <= place for block in read.source.blocks)


def _list_names(names: tuple[str, ...]) -> str:
    return ", ".join(names) or "nobody of actors.yml"
