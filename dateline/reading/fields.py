"""A mapping of YAML → checked values: what a key may hold is decided here, once, at the edge.

A wrong value is noted with its line and read as if the key were absent, so that one run reports them all.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import urlsplit

from dateline.edtf import Edtf, parse_edtf
from dateline.errors import WHOLE_LINE, Mark
from dateline.reading.frontmatter import Items, Node, Table, Text

if TYPE_CHECKING:
    from collections.abc import Collection

    from dateline.errors import Problems

_Choice = TypeVar("_Choice", bound=str)


class Fields:
    """Typed getters over one mapping."""

    def __init__(self, table: Table, *, path: str, problems: Problems) -> None:
        """Read ``table`` of the file ``path``, noting in ``problems`` what is wrong."""
        self.path = path
        self.problems = problems
        self.line = table.line
        """Line on which the mapping begins."""
        self.mark = table.mark
        """Where in that line."""
        self._values = table.values
        self._keys = table.keys
        self._misspelt: set[str] = set()

    def add_problem(self, key: str, message: str) -> None:
        """Note a problem at the value of a key, or at the mapping where the key is absent."""
        self.problems.add(self.path, self.line_of(key), message, self.mark_of(key))

    def add_key_problem(self, key: str, message: str) -> None:
        """Note a problem at a key that is written, not at its value."""
        self.problems.add(self.path, self.line_of(key), message, self._keys.get(key, WHOLE_LINE))

    def line_of(self, key: str) -> int:
        """Line of a key; the mapping's own where the key is absent."""
        return self._values[key].line if key in self._values else self.line

    def mark_of(self, key: str) -> Mark:
        """Where the value of a key stands in that line; the mapping's own mark where the key is absent."""
        return self._values[key].mark if key in self._values else self.mark

    def has(self, key: str) -> bool:
        """Whether the key is written, with or without a value."""
        return key in self._values

    def check_keys(self, known: Collection[str]) -> None:
        """Note every key that is not known, and the known key it looks like."""
        for key in self._values:
            if key not in known:
                self.add_key_problem(key, f"unknown key {key!r}; {suggest(key, known)}")
                self._misspelt.update(find_nearest(key, known))

    def is_misspelt(self, key: str) -> bool:
        """Whether ``check_keys`` found a key that was probably meant to be this one."""
        return key in self._misspelt

    def text(self, key: str, default: str = "") -> str:
        """Text in NFC, its white space collapsed to single spaces; ``default`` where the key is absent or empty."""
        node = self._values.get(key)
        if node is None:
            return default
        if not isinstance(node, Text):
            self.add_problem(key, f"{key!r} must be text, not {_name(node)}; put it in quotes")
            return default
        return clean_text(node.value) or default

    def required_text(self, key: str, example: str) -> str:
        """Text that must be there; ``example`` is what the message tells the editor to write.

        A key that ``check_keys`` found misspelt is not reported as missing too.
        """
        value = self.text(key)
        if not value and not self.is_misspelt(key) and isinstance(self._values.get(key), Text | None):
            self.add_problem(key, f"{key!r} is {'empty' if self.has(key) else 'missing'}; write '{key}: {example}'")
        return value

    def date(self, key: str) -> Edtf | None:
        """An EDTF value, or ``None`` where the key is absent, empty or wrong."""
        value = self.text(key)
        try:
            return parse_edtf(value) if value else None
        except ValueError as error:
            self.add_problem(key, f"{key}: {error}")
            return None

    def url(self, key: str) -> str:
        """A web address, http or https."""
        value = self.text(key)
        if value and not is_web_address(value):
            self.add_problem(key, f"{key}: {value!r} is not a web address; write 'https://…'")
            return ""
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts, none of them empty."""
        return tuple(text.value for text in self.placed_texts(key))

    def placed_texts(self, key: str) -> tuple[Text, ...]:
        """A list of texts, none of them empty, each with its place."""
        found = []
        for node in self._list(key, "'[first, second]'"):
            value = clean_text(node.value) if isinstance(node, Text) else ""
            if value:
                found.append(Text(line=node.line, value=value, mark=node.mark))
            else:
                what = "an empty text" if isinstance(node, Text) else _name(node)
                message = f"{key!r} lists texts, not {what}; put each in quotes"
                self.problems.add(self.path, node.line, message, node.mark)
        return tuple(found)

    def choice(self, key: str, choices: Collection[_Choice]) -> _Choice | None:
        """One of the words in ``choices``; ``None`` where the key is absent or wrong."""
        value = self.text(key)
        for choice in choices:
            if choice == value:
                return choice
        if value:
            self.add_problem(key, f"{key}: {value!r} is not known; {suggest(value, choices)}")
        return None

    def flag(self, key: str) -> bool | None:
        """Yes or no; ``None`` where the key is absent or wrong."""
        value = self.choice(key, ("yes", "no", "true", "false"))
        return None if value is None else value in ("yes", "true")

    def whole_number(self, key: str, default: int) -> int:
        """A number of things, 0 or more."""
        value = self.text(key)
        if value and not re.fullmatch(r"[0-9]{1,6}", value):
            self.add_problem(key, f"{key}: {value!r} is not a whole number; write '{key}: {default}'")
            return default
        return int(value or default)

    def table(self, key: str) -> Fields:
        """A mapping inside this one; an empty one where the key is absent or wrong."""
        node = self._values.get(key)
        if isinstance(node, Table):
            return Fields(node, path=self.path, problems=self.problems)
        if node is not None and not (isinstance(node, Text) and not node.value):
            self.add_problem(key, f"{key!r} must be a mapping, not {_name(node)}; indent its keys below it")
        empty = Table(line=self.line_of(key), values={}, mark=self.mark_of(key))
        return Fields(empty, path=self.path, problems=self.problems)

    def tables(self, key: str) -> tuple[Fields, ...]:
        """A list of mappings."""
        found = []
        for node in self._list(key, "one '- key: value' to a line"):
            if isinstance(node, Table):
                found.append(Fields(node, path=self.path, problems=self.problems))
            else:
                message = f"{key!r} lists mappings, not {_name(node)}; write '- key: value'"
                self.problems.add(self.path, node.line, message, node.mark)
        return tuple(found)

    def nodes(self, key: str) -> tuple[Node, ...]:
        """A list of anything, for a caller that accepts several shapes."""
        return self._list(key, "'[first, second]'")

    def node(self, key: str) -> Node | None:
        """Whatever the key holds, for such a caller too."""
        return self._values.get(key)

    def _list(self, key: str, example: str) -> tuple[Node, ...]:
        node = self._values.get(key)
        if isinstance(node, Items):
            return node.values
        if node is not None and not (isinstance(node, Text) and not node.value):
            self.add_problem(key, f"{key!r} must be a list, not {_name(node)}; write {example}")
        return ()


def clean_text(text: str) -> str:
    """Text in NFC with every run of white space collapsed to one space, as all text of this program is."""
    return " ".join(unicodedata.normalize("NFC", text).split())


_NOT_IN_ADDRESS = re.compile('[\\s<>"\xad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]')
"""White space, marks that end an address in a text, and what turns letters round or does not show (RFC 3987, 4.1)."""


def is_web_address(text: str) -> bool:
    """Whether a text is an http or https address with a host, and holds nothing that an address never does."""
    if _NOT_IN_ADDRESS.search(text):
        return False
    try:
        parts = urlsplit(text)
        _ = parts.port  # refuses one that is none
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)


def find_nearest(word: str, known: Collection[str]) -> list[str]:
    """The known word that a word looks like, capitals aside; an empty list where there is none."""
    folded = {name.casefold(): name for name in sorted(known, reverse=True)}
    return [folded[name] for name in difflib.get_close_matches(word.casefold(), folded, n=1)]


def suggest(word: str, known: Collection[str]) -> str:
    """The second half of a message about an unknown word: the nearest known one, or a list of them."""
    if near := find_nearest(word, known):
        return f"did you mean {near[0]!r}?"
    if not known:
        return "there is none yet, so leave it out or add one"
    shown = sorted(known) if len(known) > 20 else list(known)
    rest = f" and {len(shown) - 20} more" if len(shown) > 20 else ""
    return f"write one of: {', '.join(shown[:20])}{rest}"


def _name(node: Node) -> str:
    """What a node is, in words."""
    if isinstance(node, Text):
        return "text"
    return "a list" if isinstance(node, Items) else "a mapping"
