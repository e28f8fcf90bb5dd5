"""``timeline.yml`` → Config and ``actors.yml`` → actors: what an editor decides about a story once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, get_args

from dateline.config import Config, Scope
from dateline.errors import Problems
from dateline.groups import GROUPS
from dateline.model import Actor, ActorKind, Role
from dateline.reading.fields import Fields, clean_text, suggest
from dateline.reading.frontmatter import Items, Table, Text, parse_yaml
from dateline.slugs import make_slug

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

TIMELINE_KEYS = (
    *("title", "subtitle", "dek", "cities", "language", "base_url", "repository"),
    *("scope", "lanes", "publish", "pages"),
)
SCOPE_KEYS = ("parties", "words")
PUBLISH_KEYS = ("excerpt_words", "rights", "leave_out")
ACTOR_KEYS = ("name", "kind", "country", "wikidata", "roles", "spellings", "note", "formerly")
ROLE_KEYS = ("role", "from", "to", "note")
MAX_LANES = 4
"""Rows of their own in the overview picture."""

MAX_NAME = 200
"""Longest name or spelling of an actor, in characters: all of them become one pattern, as deep as the longest."""

LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
"""A language tag (BCP 47), as far as this program looks at it."""


def read_config(text: str, path: str, *, actors: Sequence[Actor] | None, pages: Collection[str]) -> Config:
    """Check ``timeline.yml``.

    Args:
        text: The decoded file.
        path: Its name in messages.
        actors: The story's actors, whom scope and lanes may name; ``None`` where their own file could not be read.
        pages: Ids of the content pages, which the menu may name.

    Raises:
        ContentError: with everything that is wrong in it.
    """
    problems = Problems()
    tree = parse_yaml(text, path) or Table(line=1, values={})
    if not isinstance(tree, Table):
        message = "the file is not a mapping; write 'title: The name of the story' first"
        problems.add(path, tree.line, message, tree.mark)
        tree = Table(line=1, values={"title": Text(line=1, value="-")})
    fields = Fields(tree, path=path, problems=problems)
    fields.check_keys(TIMELINE_KEYS)
    publish = fields.table("publish")
    publish.check_keys(PUBLISH_KEYS)
    base_url = fields.url("base_url")
    if "?" in base_url or "#" in base_url:
        fields.add_problem(
            "base_url", f"base_url: {base_url!r} is not the address of a site; end it before '?' and '#'"
        )
    menu = fields.placed_texts("pages")
    for page in menu:
        if page.value not in pages:
            message = f"there is no page {page.value!r} in pages/; {suggest(page.value, pages)}"
            problems.add(path, page.line, message, page.mark)
    config = Config(
        title=fields.required_text("title", "The name of the story"),
        subtitle=fields.text("subtitle"),
        dek=fields.text("dek"),
        cities=fields.texts("cities"),
        language=read_language(fields, Config(title="").language),
        base_url=base_url if base_url.endswith("/") or not base_url else f"{base_url}/",
        repository=fields.url("repository"),
        scope=_read_scope(fields, actors),
        lanes=_read_lanes(fields, actors),
        excerpt_words=publish.whole_number("excerpt_words", Config(title="").excerpt_words),
        rights=publish.text("rights"),
        leave_out=_read_left_out(publish),
        pages=tuple(page.value for page in menu),
    )
    problems.raise_any()
    return config


def read_actors(text: str, path: str) -> tuple[Actor, ...]:
    """Check ``actors.yml``.

    Args:
        text: The decoded file.
        path: Its name in messages.

    Returns:
        The actors in the file's order, each with its name among its spellings.

    Raises:
        ContentError: with everything that is wrong in it: also two actors of one name, one address or one spelling,
            since a reader could not tell which of them an article means.
    """
    problems = Problems()
    tree = parse_yaml(text, path)
    if not isinstance(tree, Items | None):
        problems.add(path, tree.line, "the file is not a list; begin every actor with '- name: …'", tree.mark)
    entries = []
    for node in tree.values if isinstance(tree, Items) else ():
        if isinstance(node, Table):
            entries.append(Fields(node, path=path, problems=problems))
        else:
            problems.add(path, node.line, "an actor is a mapping; write '- name: …' and its keys below", node.mark)
    actors = [_read_actor(entry) for entry in entries]
    _check_distinct(actors, entries)
    problems.raise_any()
    return tuple(actors)


def read_language(fields: Fields, default: str) -> str:
    """Return the language tag of a mapping's ``language``, noting one that is none."""
    language = fields.text("language", default)
    if LANGUAGE.fullmatch(language):
        return language
    fields.add_problem("language", f"language: {language!r} is not a language tag; write one like 'en' or 'pt-BR'")
    return default


def check_names(names: Sequence[Text], actors: Sequence[Actor] | None, *, path: str, problems: Problems) -> None:
    """Note every name that no actor bears; nothing where the actors could not be read."""
    if actors is None:
        return
    known = [actor.name for actor in actors]
    owners = {spelling: actor.name for actor in actors for spelling in actor.spellings}
    for text in names:
        name = text.value
        if name not in known:
            hint = f"write {owners[name]!r}" if name in owners else suggest(name, known)
            problems.add(path, text.line, f"{name!r} is not a name in actors.yml; {hint}", text.mark)


def _read_scope(fields: Fields, actors: Sequence[Actor] | None) -> Scope:
    node = fields.node("scope")
    if node is None or (isinstance(node, Text) and clean_text(node.value) == "all"):
        return Scope(everything=True)
    if not isinstance(node, Table):
        fields.add_problem("scope", "scope is neither 'all' nor a mapping; write 'scope: all', or 'parties' below it")
        return Scope(everything=True)
    scope = fields.table("scope")
    scope.check_keys(SCOPE_KEYS)
    parties, words = scope.placed_texts("parties"), scope.texts("words")
    check_names(parties, actors, path=fields.path, problems=fields.problems)
    if not scope.is_misspelt("parties") and (not parties or len(parties) + len(words) < 2):
        scope.add_problem("parties", "no event could be in scope; name two parties, or one party and some words")
    return Scope(parties=tuple(party.value for party in parties), words=words)


def _read_lanes(fields: Fields, actors: Sequence[Actor] | None) -> tuple[str, ...]:
    lanes = fields.placed_texts("lanes")
    check_names(lanes, actors, path=fields.path, problems=fields.problems)
    if len(lanes) > MAX_LANES:
        fields.add_problem("lanes", f"{len(lanes)} lanes; name {MAX_LANES} at most, the others share one")
    return tuple(lane.value for lane in lanes)


def _read_left_out(publish: Fields) -> tuple[str, ...]:
    names = publish.placed_texts("leave_out")
    for name in names:
        if name.value not in GROUPS:
            message = f"leave_out: {name.value!r} is no group of files; {suggest(name.value, GROUPS)}"
            publish.problems.add(publish.path, name.line, message, name.mark)
    written = {name.value for name in names}
    return tuple(group for group in GROUPS if group in written)


def _read_actor(fields: Fields) -> Actor:
    fields.check_keys(ACTOR_KEYS)
    name = fields.required_text("name", "Jane Doe")
    spellings = fields.placed_texts("spellings")
    _check_lengths(fields, spellings)
    kinds = get_args(ActorKind)
    kind: ActorKind | None = fields.choice("kind", kinds)
    if not fields.text("kind"):
        fields.add_problem(
            "kind", f"{name or 'an actor'} has no kind; write 'kind: {kinds[0]}' (or {', '.join(kinds[1:])})"
        )
    wikidata = fields.text("wikidata")
    if wikidata and not re.fullmatch(r"Q[1-9][0-9]*", wikidata):
        fields.add_problem("wikidata", f"wikidata: {wikidata!r} is not an item's number; write one like 'Q42'")
    forms = (name, *(text.value for text in spellings))
    return Actor(
        id=make_slug(name),
        formerly=tuple(dict.fromkeys(make_slug(former) for former in fields.texts("formerly"))),
        name=name,
        kind=kind or kinds[0],
        country=fields.text("country"),
        wikidata=wikidata,
        roles=tuple(map(_read_role, fields.tables("roles"))),
        spellings=tuple(dict.fromkeys(form for form in forms if form)),
        note=fields.text("note"),
        line=fields.line,
    )


def _check_lengths(fields: Fields, spellings: Sequence[Text]) -> None:
    name = fields.node("name")
    for text in (*spellings, *([name] if isinstance(name, Text) else [])):
        if len(text.value) > MAX_NAME:
            message = f"a name of {len(text.value):,} characters; the limit is {MAX_NAME}, so shorten it"
            fields.problems.add(fields.path, text.line, message, text.mark)


def _read_role(fields: Fields) -> Role:
    fields.check_keys(ROLE_KEYS)
    start, end = fields.date("from"), fields.date("to")
    if start and end and start.first and end.last and start.first > end.last:
        fields.add_problem("to", f"the role ends ({end}) before it begins ({start}); correct one of the dates")
    title = fields.required_text("role", "Minister of Foreign Affairs")
    return Role(title=title, start=start, end=end, note=fields.text("note"))


def _check_distinct(actors: Sequence[Actor], entries: Sequence[Fields]) -> None:
    """Note names and addresses that two actors share. A shared spelling is no error: names are shared in life too."""
    ids: dict[str, Actor] = {}
    for actor, entry in zip(actors, entries, strict=True):
        other = ids.setdefault(actor.id, actor) if actor.name else actor
        if other is not actor:
            what = "name" if other.name == actor.name else f"address {actor.id!r}"
            message = f"{actor.name!r} has the {what} of the actor on line {other.line}; rename one, or make them one"
            entry.add_problem("name", message)
    for actor, entry in zip(actors, entries, strict=True):
        for former in actor.formerly:
            if (other := ids.setdefault(former, actor)) is not actor or former == actor.id:
                whose = "its own" if other is actor else f"that of {other.name!r} on line {other.line}"
                message = f"formerly: the address {former!r} is {whose} now; take it out"
                entry.add_problem("formerly", message)
