"""YAML text → a checked tree with line numbers: front matter, ``timeline.yml``, ``actors.yml``, ``decisions.yml``.

Not YAML's own values, because they surprise ("NO" is false, "12:30" is 750) and lose what an editor needs to find a
mistake: here every scalar is the text as written, and every key and item knows its line. Not YAML's full power,
because a few hundred bytes of aliases or brackets can stop a build: aliases, anchors, tags, duplicate keys and deep
nesting are refused. PyYAML's C loader is never used: it dies on deep nesting before Python can refuse it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import frontmatter
import yaml
from frontmatter.default_handlers import YAMLHandler

from dateline.errors import WHOLE_LINE, ContentError, Mark, Problem, Problems
from dateline.reading.files import UNPRINTABLE

MAX_FRONT_MATTER = 65_536
"""Longest front matter, in characters."""

MAX_DEPTH = 7
"""Most lists and mappings inside one another; the readings of a declared disagreement need them all."""

_PLAIN_LINE = re.compile(
    r"(?P<key>[A-Za-z_]{1,40}): +"
    r"(?P<value>"
    r'"[^"\\\t\ufeff]*"'
    r"|'[^'\t\ufeff]*'"
    r"|[^\W_](?:[^\s:#\ufeff]|(?<=\S)#|:(?=\S)|[ ](?=[^\s#]))*"
    r") *"
)
"""A key and its value on one line, without an escape, a comment or anything to be folded: nearly all front matter."""

_FAULTS = (
    ("mapping values are not allowed", "': ' inside a value", "put a value that holds ': ' in quotes"),
    (r"character '\t' that cannot start", "a tab before the first word", "indent with spaces"),
    ("cannot start any token", "", "put a value that begins with that character in quotes"),
    ("unexpected end of stream", "a quotation mark without its second", "close the quotation mark"),
    (
        "could not find expected ':'",
        "no ': ' after the key",
        "write 'key: value', one to a line, and '---' below the last of front matter",
    ),
    ("expected ',' or ']'", "a list that is not closed", "close the list with ']', or put the value in quotes"),
    ("expected ',' or '}'", "a mapping that is not closed", "close the mapping with '}', or put the value in quotes"),
    ("expected <block end>", "keys in different columns", "indent the keys of one mapping alike"),
    ("another document", "a second '---'", "keep one document in the file"),
    ("unknown escape character", "", "double the backslash, or use single quotes"),
)
"""Words of PyYAML's message, what they mean to an editor (its own words where that is empty), and what to write."""
_OPENED = ("unexpected end of stream", "expected ',' or", "could not find expected ':'")
"""Errors that lie where something begins that has no end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A scalar, exactly as written."""

    line: int
    value: str
    mark: Mark = field(default=WHOLE_LINE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Items:
    """A list."""

    line: int
    values: tuple[Node, ...]
    mark: Mark = field(default=WHOLE_LINE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A mapping. The ``line`` of each value is the line of its key; a value on a line below has its key's mark."""

    line: int
    values: dict[str, Node]
    mark: Mark = field(default=WHOLE_LINE, compare=False)
    keys: dict[str, Mark] = field(default_factory=dict, compare=False)
    """Where each key stands in its line."""


Node: TypeAlias = Text | Items | Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A content file with front matter."""

    fields: Table
    body: str
    """The Markdown below the front matter, without blank lines around it."""
    body_line: int
    """Line of the file on which ``body`` begins."""


def parse_document(text: str, path: str) -> Document:
    """Part a content file into its front matter and its Markdown.

    Args:
        text: The decoded file.
        path: Its name in messages.

    Raises:
        ContentError: when the front matter is missing, not closed, too long, or not the YAML described above.
    """
    if text.split("\n", 1)[0].rstrip() != "---":
        message = "front matter is missing; begin the file with a line '---', the keys, and a second line '---'"
        raise ContentError(Problem(path=path, line=1, message=message))
    handler = _Handler(path)
    _, body = frontmatter.parse(text, handler=handler)
    # Both texts end at the same character, so the difference is what stands before the body.
    body_line = text.count("\n", 0, len(text.rstrip()) - len(body)) + 1
    fields = Table(line=1, values=handler.fields.values, keys=handler.fields.keys)
    return Document(fields=fields, body=body, body_line=body_line)


def parse_yaml(text: str, path: str, *, first_line: int = 1) -> Node | None:
    """Parse restricted YAML.

    Args:
        text: One YAML document.
        path: The file's name in messages.
        first_line: Line of the file on which ``text`` begins.

    Returns:
        The tree, or ``None`` when the text holds nothing but comments.

    Raises:
        ContentError: for anything that is not YAML or that this reader refuses.
    """
    loader = _Loader(text)
    try:
        root = loader.get_single_node()
    except yaml.MarkedYAMLError as error:
        raise ContentError(_explain(error, text, path, first_line)) from error
    except (ValueError, OverflowError) as error:  # PyYAML hands the number of an escape to chr() as it is
        line = loader.get_mark().line + first_line
        message = "an escape of no character; double the backslash, or use single quotes"
        raise ContentError(Problem(path=path, line=line, message=message)) from error
    finally:
        loader.dispose()
    if root is None:
        return None
    problems = Problems()
    node = _convert(
        root, root.start_mark.line + first_line, _mark(root), path=path, first_line=first_line, problems=problems
    )
    problems.raise_any()
    return node


def read_plain_lines(text: str, *, first_line: int) -> Table | None:
    """Read YAML that is nothing but plain lines of a key and a value, as ``parse_yaml`` does and much sooner.

    Returns:
        The mapping, or ``None`` where it takes a parser to tell what some line means.
    """
    values: dict[str, Node] = {}
    keys: dict[str, Mark] = {}
    for number, line in enumerate(text.split("\n"), first_line):
        match = _PLAIN_LINE.fullmatch(line)
        if match is None or match["key"] in values:
            return None
        key, value = match["key"], match["value"]
        mark = Mark(column=match.start("value") + 1, length=len(value))
        values[key] = Text(line=number, value=value[1:-1] if value[0] in "\"'" else value, mark=mark)
        keys[key] = Mark(column=1, length=len(key))
    return Table(line=first_line, values=values, keys=keys)


class _Loader(yaml.SafeLoader):
    """Composes plain nodes: no implicit types, no aliases, anchors or tags, bounded depth."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 -- PyYAML's own name and type

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._depth = 0

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        """Refuse what is not plain before the composer goes one level deeper."""
        event: Any = self.peek_event()  # type: ignore[no-untyped-call]
        if isinstance(event, yaml.AliasEvent) or event.anchor is not None:
            self._refuse(event, "an anchor or alias ('&', '*') is not read here; put the value in quotes")
        if event.tag is not None:
            self._refuse(event, "a tag ('!') is not read here; put the value in quotes")
        if self._depth >= MAX_DEPTH and isinstance(event, yaml.CollectionStartEvent):
            self._refuse(
                event, f"nested more than {MAX_DEPTH} deep; put a value that begins with '[' or '{{' in quotes"
            )
        self._depth += 1
        node = super().compose_node(parent, index)
        self._depth -= 1
        return node

    def _refuse(self, event: Any, message: str) -> None:  # noqa: ANN401 -- as above
        raise yaml.MarkedYAMLError(problem=message, problem_mark=event.start_mark)


class _Handler(YAMLHandler):
    """Front matter as python-frontmatter reads it, with our boundaries and our loader."""

    def __init__(self, path: str) -> None:
        super().__init__()
        self.fields = Table(line=1, values={})
        """What was read: the library's own result knows no places."""
        self._path = path

    def split(self, text: str) -> tuple[str, str]:
        """Part the file at the second line '---'; the library's own pattern also takes longer rules for it."""
        lines = text.split("\n")
        close = next((n for n, line in enumerate(lines) if n and line.rstrip() == "---"), None)
        if close is None:
            message = "the front matter is not closed; write a line '---' after its last key"
            raise ContentError(Problem(path=self._path, line=1, message=message))
        return "\n".join(lines[1:close]), "\n".join(lines[close + 1 :])

    def load(self, fm: str, **_: object) -> dict[str, Node]:
        """Parse the part between the two lines."""
        if len(fm) > MAX_FRONT_MATTER:
            message = f"the front matter is longer than {MAX_FRONT_MATTER:,} characters; the text goes below it"
            raise ContentError(Problem(path=self._path, line=1, message=message))
        tree = read_plain_lines(fm, first_line=2) or parse_yaml(fm, self._path, first_line=2)
        if tree is None:
            return {}
        if not isinstance(tree, Table):
            message = "the front matter is not a list of keys; write 'key: value', one to a line"
            mark = tree.mark
            raise ContentError(
                Problem(path=self._path, line=tree.line, column=mark.column, length=mark.length, message=message)
            )
        self.fields = tree
        return tree.values


def _convert(node: yaml.Node, line: int, mark: Mark, *, path: str, first_line: int, problems: Problems) -> Node:
    """Turn a YAML node into ours, noting what no key or value may be."""
    if isinstance(node, yaml.ScalarNode):
        if match := UNPRINTABLE.search(node.value):
            problems.add(path, line, f"holds the control character U+{ord(match[0]):04X}; delete its escape", mark)
        return Text(line=line, value=node.value, mark=mark)

    def convert(part: yaml.Node, line: int, mark: Mark) -> Node:
        return _convert(part, line, mark, path=path, first_line=first_line, problems=problems)

    if isinstance(node, yaml.SequenceNode):
        items = (convert(item, item.start_mark.line + first_line, _mark(item)) for item in node.value)
        return Items(line=line, values=tuple(items), mark=mark)
    values: dict[str, Node] = {}
    keys: dict[str, Mark] = {}
    for key, value in node.value:
        key_line, key_mark = key.start_mark.line + first_line, _mark(key)
        if not isinstance(key, yaml.ScalarNode) or not key.value:
            problems.add(path, key_line, "a key must be a word; write 'key: value'", key_mark)
        elif key.value in values:
            message = f"duplicate key {key.value!r}; it stands on line {values[key.value].line} already, so delete one"
            problems.add(path, key_line, message, key_mark)
        else:
            is_beside = value.start_mark.line == key.start_mark.line and value.start_mark.index < value.end_mark.index
            keys[key.value] = key_mark
            values[key.value] = convert(value, key_line, _mark(value) if is_beside else key_mark)
    return Table(line=line, values=values, mark=mark, keys=keys)


def _mark(node: yaml.Node) -> Mark:
    """Where a node stands in its line; of one that goes on below, only where it begins."""
    start, end = node.start_mark, node.end_mark
    return Mark(column=start.column + 1, length=end.column - start.column if start.line == end.line else 0)


def _explain(error: yaml.MarkedYAMLError, text: str, path: str, first_line: int) -> Problem:
    """Say a YAML error in one sentence, at the place where the editor has to look."""
    problem = " ".join(str(error.problem).split())
    place, opened = error.problem_mark, error.context_mark
    if place is None:
        return Problem(path=path, line=first_line, message=f"not YAML: {problem}; write 'key: value', one to a line")
    line = [*text.split("\n"), ""][place.line]  # an error may lie behind the last line
    column = place.column
    if problem.endswith("but got ':'") and opened and opened.line == place.line:
        problem = "mapping values are not allowed"
    elif any(words in problem for words in _OPENED) and opened:
        place, column = opened, opened.column  # where the quotation, list or key begins, not where its end was missed
    if "; " not in problem:
        _, said, hint = next((fault for fault in _FAULTS if fault[0] in problem), ("", "", "write 'key: value'"))
        if "mapping values" in problem and ": " not in f"{line[:column]} ":
            said = "a key that is indented further than the line above, or follows a line without ': '"
            hint = "write 'key: value', one to a line, and begin all keys in one column"
            column = len(line) - len(line.lstrip())
        problem = f"not YAML: {said or problem}; {hint}"
    return Problem(path=path, line=place.line + first_line, column=column + 1, message=problem)
