"""Item → its citation in Chicago, APA and MLA style, as runs of text that a template marks up.

What is put into italics and what into quotation marks differs from style to style. Square brackets are the same in all,
and mark what an editor supplied. A title in quotation marks is the article's own, so
one that an editor supplied has none.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.publishing.datestyles import write_date

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from dateline.publishing.csl import Item, Name
    from dateline.publishing.datestyles import Order

_MLA_MONTHS = ("Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Some words of a citation that look alike."""

    text: str
    is_italic: bool = False
    is_title: bool = False
    """Whether they are the title, in its own language."""


def cite_chicago(item: Item) -> Iterator[Run]:
    """A note after the Chicago Manual of Style."""
    if item.authors:
        yield Run(text=f"{_join_names(item.authors, 'and', invert_first=False)}, ")
    yield from _quote_title(item, ",")
    yield Run(text=item.container_title, is_italic=item.type == "article-newspaper")
    details = (item.version, _write_issued(item, "month-day-year"), item.address)
    yield Run(text="".join(f", {detail}" for detail in details if detail) + ".")


def cite_apa(item: Item) -> Iterator[Run]:
    """An entry of the list of references after the Publication Manual of the APA, seventh edition."""
    is_article = item.type == "article-newspaper"
    issued = _write_issued(item, "year-month-day", brackets=False) or "n.d."
    year = f"({f'[{issued}]' if item.is_issued_supplied else issued})."
    title = [Run(text=item.title, is_italic=not is_article, is_title=True)]
    after = (f" [{item.translated_title}]" if item.translated_title else "") + (
        f" ({item.version})" if item.version else ""
    )
    title.append(Run(text=after if not after and item.title.endswith((".", "?", "!")) else f"{after}."))
    if item.authors:
        names = _join_names(item.authors, "&", invert_first=True, use_initials=True)
        yield Run(text=f"{_end(names)} {year} ")
        yield from title
    else:
        yield from title
        yield Run(text=f" {year}")
    yield Run(text=" ")
    yield Run(text=item.container_title, is_italic=is_article)
    address = item.address
    yield Run(text=("" if item.container_title.endswith(".") else ".") + (f" {address}" if address else ""))


def cite_mla(item: Item) -> Iterator[Run]:
    """An entry of the works cited after the MLA Handbook, ninth edition."""
    if item.authors:
        yield Run(text=f"{_end(_join_names(item.authors, 'and', invert_first=True))} ")
    yield from _quote_title(item, ".")
    yield Run(text=item.container_title, is_italic=True)
    details = (item.version, _write_issued(item, "day-month-year"), item.address)
    accessed = f" Accessed {write_date(item.accessed, 'day-month-year', _MLA_MONTHS)}." if item.accessed else ""
    yield Run(text="".join(f", {detail}" for detail in details if detail) + f".{accessed}")


STYLES: Mapping[str, Callable[[Item], Iterator[Run]]] = {
    "Chicago": cite_chicago,
    "APA": cite_apa,
    "MLA": cite_mla,
}


def _quote_title(item: Item, mark: str) -> Iterator[Run]:
    """The title, its translation and a space, with a mark behind them within the quotation marks, as in America."""
    translation = f" [{item.translated_title}]{mark}" if item.translated_title else ""
    inner = "" if translation or (mark == "." and item.title.endswith((".", "?", "!"))) else mark
    if item.is_title_supplied:
        yield Run(text=item.title, is_title=True)
        yield Run(text=f"{translation or mark} ")
        return
    yield Run(text="“")
    yield Run(text=item.title.replace("“", "‘").replace("”", "’"), is_title=True)
    yield Run(text=f"{inner}”{translation} ")


def _write_issued(item: Item, order: Order, *, brackets: bool = True) -> str:
    if item.issued is None:
        return ""
    date = write_date(item.issued, order, _MLA_MONTHS) if order == "day-month-year" else write_date(item.issued, order)
    return f"[{date}]" if brackets and item.is_issued_supplied else date


def _join_names(names: tuple[Name, ...], word: str, *, invert_first: bool, use_initials: bool = False) -> str:
    """Name the authors, more than two in brief as "and others" do."""
    written = [
        _write_name(name, is_inverted=invert_first and (index == 0 or use_initials), use_initials=use_initials)
        for index, name in enumerate(names)
    ]
    if len(written) < 3:
        comma = "," if invert_first and names[0].family else ""
        return f"{comma} {word} ".join(written)
    if use_initials:
        return ", ".join(written[:-1]) + f", {word} {written[-1]}"
    return f"{written[0]}{',' if invert_first and names[0].family else ''} et al."


def _write_name(name: Name, *, is_inverted: bool, use_initials: bool) -> str:
    if name.literal:
        return name.literal
    given = " ".join(f"{part[0]}." for part in name.given.split()) if use_initials else name.given
    return f"{name.family}, {given}" if is_inverted else f"{given} {name.family}"


def _end(text: str) -> str:
    return text if text.endswith(".") else f"{text}."
