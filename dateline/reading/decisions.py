"""``decisions.yml`` → decisions: what an editor overrides in the events that were found.

Only the form is checked here, and that the sources exist. Whether an event or a quotation is still there is for
``merging`` to say, which knows the events.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from dateline.errors import Problems
from dateline.kinds import KINDS
from dateline.model import Decision, Modality, ReadingChoice, Selector
from dateline.reading.fields import Fields, clean_text, suggest
from dateline.reading.frontmatter import Items, Node, Table, Text, parse_yaml
from dateline.slugs import is_slug, make_slug

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

SELECTOR_KEYS = ("source", "quote")
SPLIT_KEYS = ("event", "mentions")
SET_KEYS = ("event", "id", "title", "summary", "date", "kind", "modality", "in_scope")
HIDE_KEYS = ("event", "disagreement")
RULE_KEYS = ("disagreement", "prefer")
DISAGREEMENT_KEYS = ("event", "about", "readings")
READING_KEYS = ("value", "mentions")
ALIAS_KEYS = ("was", "is")

_SELECTOR_EXAMPLE = '{source: ID, quote: "a few words"}'


def read_decisions(text: str, path: str, *, sources: Collection[str]) -> tuple[Decision, ...]:
    """Check ``decisions.yml``.

    Args:
        text: The decoded file.
        path: Its name in messages.
        sources: Ids of all sources, which selectors may name.

    Returns:
        The decisions in the file's order.

    Raises:
        ContentError: with everything that is wrong in it.
    """
    problems = Problems()
    tree = parse_yaml(text, path)
    if not isinstance(tree, Items | None):
        message = "the file is not a list; begin every decision with '- merge:' or another action"
        problems.add(path, tree.line, message, tree.mark)
    decisions = []
    for node in tree.values if isinstance(tree, Items) else ():
        if not isinstance(node, Table):
            message = f"a decision is a mapping; begin it with '- ' and one of {_list_actions()}"
            problems.add(path, node.line, message, node.mark)
        elif decision := _read_decision(Fields(node, path=path, problems=problems)):
            decisions.append(decision)
    for named in _list_sources(tree) if tree else ():
        source = clean_text(named.value)
        if source and source not in sources:
            problems.add(path, named.line, f"there is no source {source!r}; {suggest(source, sources)}", named.mark)
    problems.raise_any()
    return tuple(decisions)


def _read_decision(entry: Fields) -> Decision | None:
    entry.check_keys((*_READERS, "because"))
    actions = [action for action in _READERS if entry.has(action)]
    if len(actions) == 1:
        return _READERS[actions[0]](entry)
    if not actions and any(entry.is_misspelt(action) for action in _READERS):
        return None
    message = f"a decision has one action; write one of {_list_actions()}, each as a '- ' entry of its own"
    entry.add_problem("", message)
    return None


def _read_merge(entry: Fields) -> Decision:
    mentions = _read_selectors(entry, "merge", at_least=2, ids=True)
    return Decision(
        action="merge",
        path=entry.path,
        line=entry.line,
        mark=entry.mark,
        because=entry.text("because"),
        mentions=mentions,
    )


def _read_split(entry: Fields) -> Decision:
    split = _read_table(entry, "split", SPLIT_KEYS)
    return Decision(
        action="split",
        path=entry.path,
        line=entry.line,
        mark=entry.mark,
        because=entry.text("because"),
        event=_read_event(split),
        mentions=_read_selectors(split, "mentions", at_least=1),
    )


def _read_set(entry: Fields) -> Decision:
    values = _read_table(entry, "set", SET_KEYS)
    if not any(values.has(key) for key in SET_KEYS if key != "event"):
        values.add_problem("", f"nothing is set; write one of: {', '.join(SET_KEYS[1:])}")
    modality: Modality | None = values.choice("modality", get_args(Modality))
    return Decision(
        action="set",
        path=entry.path,
        line=entry.line,
        mark=entry.mark,
        because=entry.text("because"),
        event=_read_event(values),
        id=_read_id(values, "id"),
        title=values.text("title"),
        summary=values.text("summary"),
        date=values.date("date"),
        kind=values.choice("kind", tuple(KINDS)) or "",
        modality=modality,
        in_scope=values.flag("in_scope"),
    )


def _read_hide(entry: Fields) -> Decision:
    hidden = _read_table(entry, "hide", HIDE_KEYS)
    if hidden.has("event") and hidden.has("disagreement"):
        hidden.add_problem("disagreement", "hide one thing at a time; write two decisions")
    name = hidden.required_text("disagreement", "ID") if hidden.has("disagreement") else ""
    event = None if name else _read_event(hidden)
    return Decision(
        action="hide",
        path=entry.path,
        line=entry.line,
        mark=entry.mark,
        because=entry.text("because"),
        event=event,
        id=name,
    )


def _read_rule(entry: Fields) -> Decision:
    rule = _read_table(entry, "rule", RULE_KEYS)
    return Decision(
        action="rule",
        path=entry.path,
        line=entry.line,
        mark=entry.mark,
        because=entry.text("because"),
        id=rule.required_text("disagreement", "ID"),
        prefer=rule.required_text("prefer", "SOURCE-ID"),
    )


def _read_disagreement(entry: Fields) -> Decision:
    asked = _read_table(entry, "disagreement", DISAGREEMENT_KEYS)
    readings = []
    for reading in asked.tables("readings"):
        reading.check_keys(READING_KEYS)
        value = reading.required_text("value", "what these sources say")
        readings.append(ReadingChoice(value=value, mentions=_read_selectors(reading, "mentions", at_least=1)))
    if len(readings) < 2:
        asked.add_problem("readings", "a disagreement has two readings or more; write each as '- value: …'")
    return Decision(
        action="disagreement",
        path=entry.path,
        line=entry.line,
        mark=entry.mark,
        because=entry.text("because"),
        event=_read_event(asked),
        about=asked.required_text("about", "the question in a few words"),
        readings=tuple(readings),
    )


def _read_alias(entry: Fields) -> Decision:
    alias = _read_table(entry, "alias", ALIAS_KEYS)
    alias.required_text("was", "OLD-ID")
    was, now = _read_id(alias, "was"), alias.required_text("is", "NEW-ID")
    if was and was == now:
        alias.add_problem("is", f"{was!r} is an alias of itself; write the id in use now")
    return Decision(
        action="alias",
        path=entry.path,
        line=entry.line,
        mark=entry.mark,
        because=entry.text("because"),
        was=was,
        id=now,
    )


_READERS: dict[str, Callable[[Fields], Decision]] = {
    "merge": _read_merge,
    "split": _read_split,
    "set": _read_set,
    "hide": _read_hide,
    "rule": _read_rule,
    "disagreement": _read_disagreement,
    "alias": _read_alias,
}


def _list_actions() -> str:
    return ", ".join(_READERS)


def _read_table(entry: Fields, action: str, keys: Collection[str]) -> Fields:
    table = entry.table(action)
    table.check_keys(keys)
    return table


def _read_id(fields: Fields, key: str) -> str:
    """An id that an editor gives: it becomes an address."""
    value = fields.text(key)
    if value and not is_slug(value):
        fields.add_problem(key, f"{key}: {value!r} cannot be an address; write {make_slug(value)!r}")
    return value


def _read_event(fields: Fields) -> Selector | None:
    node = fields.node("event")
    selector = _read_selector(node, fields, ids=True) if node else None
    if node is None:
        fields.add_problem("event", f"'event' is missing; write 'event: ID' or 'event: {_SELECTOR_EXAMPLE}'")
    return selector


def _read_selectors(fields: Fields, key: str, *, at_least: int, ids: bool = False) -> tuple[Selector, ...]:
    """A list of mentions, and of events where their ids will do."""
    nodes = fields.nodes(key)
    if len(nodes) < at_least:
        count = {1: "one mention", 2: "two events or mentions"}[at_least]
        fields.add_problem(key, f"{key!r} names fewer than {count}; write {_SELECTOR_EXAMPLE} for each")
    return tuple(selector for node in nodes if (selector := _read_selector(node, fields, ids=ids)))


def _read_selector(node: Node, fields: Fields, *, ids: bool) -> Selector | None:
    """A mention's source and words, or an event's id where one will do."""
    if ids and isinstance(node, Text) and clean_text(node.value):
        return Selector(line=node.line, mark=node.mark, event=clean_text(node.value))
    if not isinstance(node, Table):
        expected = f"an event's id, or {_SELECTOR_EXAMPLE}" if ids else _SELECTOR_EXAMPLE
        message = f"this names no {'event' if ids else 'mention'}; write {expected}"
        fields.problems.add(fields.path, node.line, message, node.mark)
        return None
    selector = Fields(node, path=fields.path, problems=fields.problems)
    selector.check_keys(SELECTOR_KEYS)
    source = selector.required_text("source", "SOURCE-ID")
    quote = selector.required_text("quote", "a few of its words")
    return Selector(line=selector.line_of("quote"), mark=selector.mark_of("quote"), source=source, quote=quote)


def _list_sources(node: Node) -> Iterator[Text]:
    """Every source that a decision names, wherever it stands in it."""
    if isinstance(node, Items):
        for item in node.values:
            yield from _list_sources(item)
    elif isinstance(node, Table):
        for key, value in node.values.items():
            if isinstance(value, Text) and key in ("source", "prefer"):
                yield value
            else:
                yield from _list_sources(value)
