"""Tables → CSV for spreadsheets, and ``datapackage.json``, the dictionary of their columns (Data Package 2.0).

RFC 4180: commas, quotes where needed, lines that end in CR LF. The files begin with a byte order mark, since without
one Excel reads UTF-8 as the machine's old code page and spoils every name that is not plain ASCII; others skip it.

A spreadsheet takes a cell that begins with one of ``=+-@`` for a formula, and content is not to be trusted with that:
such a text gets an apostrophe before it, by which spreadsheets mark plain text.
"""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, Literal, TypeVar

from dateline.model import Event, Source
from dateline.publishing.encoding import encode_json
from dateline.publishing.rows import write_anew
from dateline.slugs import make_slug

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from dateline.publishing.encoding import Row as Lines
    from dateline.publishing.rows import Write
    from dateline.publishing.timeline import Story

Subject = TypeVar("Subject", Event, Source)
Row = TypeVar("Row")

_BYTE_ORDER_MARK = "\ufeff"
_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n]")
"""How a formula begins; the wide forms are read as the plain ones in East Asian settings."""
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """A column: its entry in the dictionary, and its cells."""

    name: str
    type: Literal["string", "date", "integer", "boolean"]
    meaning: str
    read: Callable[[Row], str]
    among: tuple[str, ...] = ()
    """All values there can be; empty where the list is not closed."""
    filled: bool = True
    """Whether no cell is empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table(Generic[Subject, Row]):
    """A table: its dictionary, and its rows."""

    name: str
    meaning: str
    columns: tuple[Column[Row], ...]
    list_subjects: Callable[[Story], Iterable[Subject]]
    """What the rows of a story are about, in order."""
    list_rows: Callable[[Subject, Story, str], Iterator[Row]]
    """Rows about one of them, with the address of the site."""
    key: str = ""
    """Column that tells every row from the others; empty where there is none."""
    references: tuple[tuple[str, str], ...] = ()
    """Column, and the table whose column ``id`` it names."""


def format_table(table: Table[Any, Any], story: Story, base_url: str, write: Write = write_anew) -> Iterator[Lines]:
    """Write a table as CSV."""
    columns = [(column.read, column.type == "string") for column in table.columns]

    def write_rows(subject: Event | Source) -> bytes:
        rows = table.list_rows(subject, story, base_url)
        return _encode_csv(
            [_neutralise(read(row)) if is_text else read(row) for read, is_text in columns] for row in rows
        )

    head = _encode_csv([[column.name for column in table.columns]])
    yield _BYTE_ORDER_MARK.encode() + head
    yield from write(f"data/{table.name}.csv", table.list_subjects(story), write_rows)


def format_package(tables: Sequence[Table[Any, Any]], story: Story, base_url: str) -> bytes:
    """Write the descriptor of all tables."""
    config = story.timeline.config
    package: dict[str, Any] = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": make_slug(config.title),
        "title": config.title,
        "description": config.dek,
        "homepage": base_url,
        "resources": [_describe_table(table) for table in tables],
    }
    return encode_json({name: value for name, value in package.items() if value != ""})


def _describe_table(table: Table[Any, Any]) -> dict[str, Any]:
    schema: dict[str, Any] = {"fields": [_describe_column(column) for column in table.columns]}
    if table.key:
        schema["primaryKey"] = [table.key]
    if table.references:
        schema["foreignKeys"] = [
            {"fields": [column], "reference": {"resource": other, "fields": ["id"]}}
            for column, other in table.references
        ]
    return {
        "name": table.name,
        "type": "table",
        "title": table.name.capitalize(),
        "description": table.meaning,
        "path": f"{table.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema,
    }


def _describe_column(column: Column[Any]) -> dict[str, Any]:
    limits: dict[str, Any] = {"required": True} if column.filled else {}
    if column.among:
        limits["enum"] = list(column.among)
    field = {"name": column.name, "type": column.type, "description": column.meaning}
    return {**field, "constraints": limits} if limits else field


def _encode_csv(rows: Iterable[Sequence[str]]) -> bytes:
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows(rows)
    return text.getvalue().encode()


def _neutralise(text: str) -> str:
    """A text that no spreadsheet takes for a formula, without control characters."""
    if not text.isprintable():  # nearly all are, and that is told at once
        text = _CONTROLS.sub("", text)
    return f"'{text}" if _FORMULA.match(text) else text
