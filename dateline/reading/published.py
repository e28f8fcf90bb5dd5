"""``published.yml`` → the record of what was published: which addresses must go on leading to which reports.

``dateline record`` writes the file. It is read as strictly as what editors write, since it is merged, and now and then
mended, by hand.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dateline.errors import Problems
from dateline.model import PublishedEvent, PublishedMention, PublishedPage
from dateline.reading.fields import Fields, clean_text
from dateline.reading.frontmatter import Items, Table, Text, parse_yaml
from dateline.slugs import is_slug

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dateline.model import Source

PUBLISHED_FILE = "published.yml"
"""Its name in the content folder."""
PAGE_KEYS = ("sources", "actors")
PUBLISHED_KEYS = ("id", "date", "title", "was", "hidden", "mentions")

_AGAIN = "run `dateline record` on the content as it was published, or take the entry from an older version of the file"


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """What ``published.yml`` holds."""

    events: tuple[PublishedEvent, ...] = ()
    """In order of id."""
    pages: tuple[PublishedPage, ...] = ()
    """Of sources and actors, in the file's order."""


def read_published(text: str, path: str) -> Published:
    """Check ``published.yml``.

    Args:
        text: The decoded file.
        path: Its name in messages.

    Raises:
        ContentError: with everything that is wrong in it.
    """
    problems = Problems()
    tree = parse_yaml(text, path)
    if not isinstance(tree, Items | None):
        problems.add(path, tree.line, "the file is not a list; begin every entry with '- id: …'", tree.mark)
    events = []
    pages: list[PublishedPage] = []
    for node in tree.values if isinstance(tree, Items) else ():
        if not isinstance(node, Table):
            problems.add(path, node.line, f"an entry is a mapping that begins with '- id: …'; {_AGAIN}", node.mark)
        elif any(key in node.values for key in PAGE_KEYS):
            pages += _read_pages(Fields(node, path=path, problems=problems))
        elif event := _read_event(Fields(node, path=path, problems=problems)):
            events.append(event)
    _check_repeated(events, problems)
    problems.raise_any()
    return Published(events=tuple(sorted(events, key=lambda event: event.id)), pages=tuple(pages))


def follow_renamed(events: Sequence[PublishedEvent], sources: Sequence[Source]) -> tuple[PublishedEvent, ...]:
    """Return recorded events with their reports under the names that the sources have now."""
    renamed = {former: source.id for source in sources for former in source.formerly}
    return tuple(
        replace(
            event,
            mentions=tuple(replace(one, source=renamed.get(one.source, one.source)) for one in event.mentions),
        )
        for event in events
    )


def _read_pages(entry: Fields) -> Iterator[PublishedPage]:
    """The pages of all sources, or of all actors, one id a line."""
    entry.check_keys(PAGE_KEYS)
    for name in entry.placed_texts("sources"):
        yield PublishedPage(kind="source", id=name.value, path=entry.path, line=name.line)
    for name in entry.placed_texts("actors"):
        yield PublishedPage(kind="actor", id=name.value, path=entry.path, line=name.line)


def _read_event(entry: Fields) -> PublishedEvent | None:
    entry.check_keys(PUBLISHED_KEYS)
    name = _check_id(entry, "id", entry.required_text("id", "the last part of the page's address"))
    title = entry.required_text("title", "the event's headline")
    date = entry.date("date") if entry.required_text("date", "2024-06-13") else None
    was = tuple(_check_id(entry, "was", value) for value in entry.texts("was"))
    mentions = tuple(_read_mentions(entry))
    hidden = bool(entry.flag("hidden"))
    if date is None:
        return None
    return PublishedEvent(
        id=name, date=date, title=title, was=was, mentions=mentions, hidden=hidden, path=entry.path, line=entry.line
    )


def _check_id(entry: Fields, key: str, value: str) -> str:
    if value and not is_slug(value):
        entry.add_problem(key, f"{key}: {value!r} was never an address; {_AGAIN}")
    return value


def _read_mentions(entry: Fields) -> Iterator[PublishedMention]:
    """Source → mention → its first words, as the file groups them."""
    sources = entry.node("mentions")
    if not isinstance(sources, Table) or not sources.values:
        entry.add_problem("mentions", f"'mentions' names no source with its reports; {_AGAIN}")
        return
    for source, mentions in sources.values.items():
        if not isinstance(mentions, Table):
            message = f"{source!r} has no reports below it; {_AGAIN}"
            entry.problems.add(entry.path, mentions.line, message, mentions.mark)
            continue
        for mention, words in mentions.values.items():
            if isinstance(words, Text):
                yield PublishedMention(id=mention, source=source, quote=clean_text(words.value))
            else:
                message = f"{mention!r} must be the report's first words; {_AGAIN}"
                entry.problems.add(entry.path, words.line, message, words.mark)


def _check_repeated(events: list[PublishedEvent], problems: Problems) -> None:
    """Note ids and reports that stand in two entries: they can lead to one event only."""
    ids: dict[str, int] = {}
    mentions: dict[str, int] = {}
    for event in events:
        for names, seen in (((event.id, *event.was), ids), ([mention.id for mention in event.mentions], mentions)):
            for name in names:
                if name in seen:
                    message = f"{name!r} stands in the entry on line {seen[name]} already; keep it in one of them"
                    problems.add(event.path, event.line, message)
                seen.setdefault(name, event.line)
