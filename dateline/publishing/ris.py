"""Item → RIS, as EndNote, Mendeley, Zotero and library catalogues read it. Lines end in CR LF, as it asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.publishing.csl import find_shared_date
from dateline.wording import describe

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.edtf import Edtf
    from dateline.publishing.csl import Item

_TYPES = {"article-newspaper": "NEWS", "webpage": "ELEC"}


def format_ris(item: Item) -> str:
    """Write one record, from its type to ``ER``."""
    return "".join(f"{tag}  - {value}\r\n" for tag, value in _list_lines(item) if value or tag == "ER")


def _list_lines(item: Item) -> Iterator[tuple[str, str]]:
    yield "TY", _TYPES[item.type]
    yield "ID", item.id
    for name in item.authors:
        # A comma parts family and given name; a name that is not taken apart must not seem to have one.
        yield "AU", name.literal.replace(",", "") or f"{name.family}, {name.given}"
    yield "TI", item.title
    yield "TT", item.translated_title
    yield "T2", item.container_title
    if item.issued:
        yield "PY", "".join(find_shared_date(item.issued)[:1])
        yield "DA", _write_date(item.issued)
    yield "UR", item.url
    yield "Y2", _write_date(item.accessed) if item.accessed else ""
    yield "LA", item.language
    yield "ET", item.version
    yield "N1", item.note
    yield "N1", f"Archived copy: {item.archive_url}" if item.archive_url else ""
    yield "ER", ""


def _write_date(value: Edtf) -> str:
    """``YYYY/MM/DD/other information``, with a part left empty where it is not known: 26–31 January is ``2025/01//…``.

    The other information are the words of a date that is no plain day, month or year.
    """
    shared = find_shared_date(value)
    is_plain = value.precision in {"day", "month", "year"} and not (value.approximate or value.uncertain)
    is_exact = is_plain and "X" not in value.text
    return "/".join([*shared, *[""] * (3 - len(shared)), "" if is_exact else describe(value)])
