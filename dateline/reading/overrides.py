"""Attribute list → Override: what an editor wrote about a paragraph, key by key."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, get_args

from dateline.edtf import Edtf, parse_edtf
from dateline.errors import WHOLE_LINE, Mark
from dateline.kinds import KINDS
from dateline.model import Modality, Override
from dateline.reading.fields import clean_text, suggest
from dateline.slugs import is_slug, make_slug

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from dateline.errors import Problems

KEYS = ("#id", "date", "title", "summary", "kind", "modality", "actors", "same-as", "note")
CLASSES = (".skip", ".in-scope", ".off-topic")
_SCOPES = {".in-scope": True, ".off-topic": False}
_OPENING_QUOTES = "\"'“”„«‘’"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribute:
    """One attribute of a list, as Python-Markdown's ``attr_list`` parses it."""

    name: str
    """``id`` for ``#id``, ``.`` for a class, otherwise the key or the word."""
    value: str | None
    """``None`` for a word without a value."""
    mark: Mark = WHOLE_LINE
    """Where its key, id or class stands in the line."""
    value_mark: Mark = WHOLE_LINE
    """Where its value does."""


def place_attributes(pairs: Sequence[tuple[str, str | None]], text: str, column: int) -> tuple[Attribute, ...]:
    """Find where each attribute stands in the list that it was parsed from.

    Args:
        pairs: Name and value of each, in the order of the list.
        text: The list, without its braces.
        column: Of the line, where ``text`` begins, counted from 1; 0 where that is not known.
    """
    found = []
    done = 0
    for name, value in pairs:
        word = {"id": f"#{value}", ".": f".{value}"}.get(name, name)
        start = text.find(word, done)
        if start < 0 or not column:
            found.append(Attribute(name=name, value=value))
            continue
        done = start + len(word)
        mark = value_mark = Mark(column=column + start, length=len(word))
        if value and word == name and (start := text.find(value, done)) >= 0:
            done = start + len(value)
            value_mark = Mark(column=column + start, length=len(value))
        found.append(Attribute(name=name, value=value, mark=mark, value_mark=value_mark))
    return tuple(found)


def read_override(attributes: Sequence[Attribute], *, path: str, line: int, problems: Problems) -> Override:
    """Check the attributes of one list.

    Args:
        attributes: Those of the list, in its order.
        path: The content file's name in messages.
        line: Line of the attribute list.
        problems: Takes every wrong key and value; a wrong one is left out of the result.
    """
    written, classes = _sort_attributes(attributes, path, line, problems)
    values = {key: clean_text(attribute.value or "") for key, attribute in written.items()}
    marks = {key: attribute.value_mark for key, attribute in written.items()}

    def note(message: str, key: str) -> None:
        problems.add(path, line, message, marks.get(key, WHOLE_LINE))

    def choose(key: str, choices: Collection[str]) -> str:
        value = values.get(key, "")
        if value and value not in choices:
            note(f"{key}: {value!r} is not known; {suggest(value, choices)}", key)
            return ""
        return value

    def point(key: str, shown: str) -> str:
        value = values.get(key, "")
        if value and not is_slug(value):
            note(f"{shown}: {value!r} cannot be an address; write {make_slug(value)!r}", key)
            return ""
        return value

    def read_date(value: str) -> Edtf | None:
        try:
            return parse_edtf(value) if value else None
        except ValueError as error:
            note(f"date: {error}", "date")
            return None

    if classes >= _SCOPES.keys():
        note("'.in-scope' and '.off-topic' contradict each other; keep one", "")
    actors = _split_names(values["actors"]) if "actors" in values else None
    modality = choose("modality", get_args(Modality))
    return Override(
        line=line,
        id=point("#id", "#id"),
        date=read_date(values.get("date", "")),
        title=values.get("title", ""),
        summary=values.get("summary", ""),
        kind=choose("kind", tuple(KINDS)),
        modality=next((known for known in get_args(Modality) if known == modality), None),
        actors=actors,
        actor_marks=tuple(_mark_name(name, written["actors"]) for name in actors or ()),
        same_as=point("same-as", "same-as"),
        same_as_mark=marks.get("same-as", WHOLE_LINE),
        note=values.get("note", ""),
        skip=".skip" in classes,
        in_scope=next((value for name, value in _SCOPES.items() if name in classes), None),
    )


def _sort_attributes(
    attributes: Sequence[Attribute], path: str, line: int, problems: Problems
) -> tuple[dict[str, Attribute], set[str]]:
    """Part keys from classes, noting the unknown, the repeated and the broken."""
    values: dict[str, Attribute] = {}
    classes: set[str] = set()
    unknown: set[str] = set()
    for attribute in attributes:
        name, value, mark = attribute.name, attribute.value, attribute.mark
        key = {"id": "#id", ".": f".{value}"}.get(name, name)
        follows = re.search(r"([\w-]+)=$", value or "")  # the next key: the marks were closed by its opening ones
        if (
            '"' in key
            or (value is not None and value.startswith(tuple(_OPENING_QUOTES)))
            or (follows and follows[1] in KEYS)
        ):
            message = f'the quotation marks at {key!r} are not closed or not straight; write {name}="…"'
            problems.add(path, line, message, mark)
            return values, classes  # what follows it is not what the editor meant
        if key in CLASSES:
            classes.add(key)
        elif key not in KEYS:
            if key not in unknown:  # one that is repeated is one mistake
                message = f"unknown {'class' if name == '.' else 'key'} {key!r}; {_suggest_key(key)}"
                problems.add(path, line, message, mark)
            unknown.add(key)
        elif key in values:
            problems.add(path, line, f"duplicate key {key!r}; delete one", mark)
        elif value is None or not (clean_text(value) or key == "actors"):
            problems.add(path, line, f"{key!r} has no value; write {key}=\"…\", with no space beside '='", mark)
        else:
            values[key] = attribute
    return values, classes


def _suggest_key(key: str) -> str:
    """The nearest key or class; a class written as a word is the commonest slip."""
    if f".{key}" in CLASSES:
        return f"did you mean '.{key}'?"
    return suggest(key, (*KEYS, *CLASSES))


def _mark_name(name: str, attribute: Attribute) -> Mark:
    """Where a name stands in the list of names; the whole list where white space was collapsed in it."""
    start, mark = (attribute.value or "").find(name), attribute.value_mark
    return Mark(column=mark.column + start, length=len(name)) if mark.column and start >= 0 else mark


def _split_names(value: str) -> tuple[str, ...]:
    """Parse "A; B" to its names; nothing at all means that nobody is involved."""
    return tuple(dict.fromkeys(name.strip() for name in value.split(";") if name.strip()))
