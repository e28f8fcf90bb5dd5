"""Attribute list → Override: what an editor wrote about a paragraph, key by key."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from dateline.edtf import Edtf, parse_edtf
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


def read_override(
    attributes: Sequence[tuple[str, str | None]], *, path: str, line: int, problems: Problems
) -> Override:
    """Check the attributes of one list.

    Args:
        attributes: As Python-Markdown's ``attr_list`` parses them: ``("id", …)`` for ``#id``, ``(".", …)`` for a
            class, ``(word, None)`` for a word without a value.
        path: The content file's name in messages.
        line: Line of the attribute list.
        problems: Takes every wrong key and value; a wrong one is left out of the result.
    """
    values, classes = _sort_attributes(attributes, path, line, problems)

    def note(message: str) -> None:
        problems.add(path, line, message)

    def choose(key: str, choices: Collection[str]) -> str:
        value = values.get(key, "")
        if value and value not in choices:
            note(f"{key}: {value!r} is not known; {suggest(value, choices)}")
            return ""
        return value

    def point(key: str, shown: str) -> str:
        value = values.get(key, "")
        if value and not is_slug(value):
            note(f"{shown}: {value!r} cannot be an address; write {make_slug(value)!r}")
            return ""
        return value

    if classes >= _SCOPES.keys():
        note("'.in-scope' and '.off-topic' contradict each other; keep one")
    modality = choose("modality", get_args(Modality))
    return Override(
        line=line,
        id=point("#id", "#id"),
        date=_read_date(values.get("date", ""), path, line, problems),
        title=values.get("title", ""),
        summary=values.get("summary", ""),
        kind=choose("kind", tuple(KINDS)),
        modality=next((known for known in get_args(Modality) if known == modality), None),
        actors=_split_names(values["actors"]) if "actors" in values else None,
        same_as=point("same-as", "same-as"),
        note=values.get("note", ""),
        skip=".skip" in classes,
        in_scope=next((value for name, value in _SCOPES.items() if name in classes), None),
    )


def _sort_attributes(
    attributes: Sequence[tuple[str, str | None]], path: str, line: int, problems: Problems
) -> tuple[dict[str, str], set[str]]:
    """Part keys from classes, noting the unknown, the repeated and the broken."""
    values: dict[str, str] = {}
    classes: set[str] = set()
    for name, value in attributes:
        key = {"id": "#id", ".": f".{value}"}.get(name, name)
        if '"' in key or (value is not None and value.startswith(tuple(_OPENING_QUOTES))):
            message = f'the quotation marks at {key!r} are not closed or not straight; write {name}="…"'
            problems.add(path, line, message)
            return values, classes  # what follows it is not what the editor meant
        if key in CLASSES:
            classes.add(key)
        elif key not in KEYS:
            problems.add(path, line, f"unknown {'class' if name == '.' else 'key'} {key!r}; {_suggest_key(key)}")
        elif key in values:
            problems.add(path, line, f"duplicate key {key!r}; delete one")
        elif value is None or not (clean_text(value) or key == "actors"):
            problems.add(path, line, f"{key!r} has no value; write {key}=\"…\", with no space beside '='")
        else:
            values[key] = clean_text(value)
    return values, classes


def _suggest_key(key: str) -> str:
    """The nearest key or class; a class written as a word is the commonest slip."""
    if f".{key}" in CLASSES:
        return f"did you mean '.{key}'?"
    return suggest(key, (*KEYS, *CLASSES))


def _read_date(value: str, path: str, line: int, problems: Problems) -> Edtf | None:
    try:
        return parse_edtf(value) if value else None
    except ValueError as error:
        problems.add(path, line, f"date: {error}")
        return None


def _split_names(value: str) -> tuple[str, ...]:
    """Parse "A; B" to its names; nothing at all means that nobody is involved."""
    return tuple(dict.fromkeys(name.strip() for name in value.split(";") if name.strip()))
