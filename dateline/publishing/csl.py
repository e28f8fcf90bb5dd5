"""Source or Event → the item that all its citations are made from, in the terms of CSL 1.0.2 (Citation Style Language).

What CSL has no place for is kept beside its fields, and written the way its styles print it: a translated headline in
square brackets behind the headline, and in brackets too whatever an editor supplied. ``original-title`` would be wrong
for the translation: in CSL it says that the item itself is one.

An event is cited as a page of the timeline. The day on which it happened stands in the title and is its ``event-date``;
it is never the date of publication. That date is not known, since a build looks at no clock, so the item has none, as
the styles provide ("n.d."); ``version`` says how far the timeline's sources reach.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import urlsplit

from dateline.edtf import parse_edtf
from dateline.publishing import links
from dateline.publishing.citations import is_supplied
from dateline.publishing.dates import list_other_dates
from dateline.wording import describe

if TYPE_CHECKING:
    from datetime import date

    from dateline.config import Config
    from dateline.edtf import Edtf
    from dateline.model import Event, Source

_SEASON = re.compile(r"([0-9]{4})-2([1-4])")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_OFFICIAL_HOST = re.compile(r"(?:.+\.)?(?:gov|gouv|gob|mil)(?:\.[a-z]{2})?")

# Told to indent, it would do without the part of it that is fast.
_JSON = json.JSONEncoder(ensure_ascii=False)

ItemType = Literal["article-newspaper", "webpage"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """An author: family and given name where the editor parted them with a comma, else the words as they stand."""

    literal: str = ""
    family: str = ""
    given: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """What is cited. All texts are one line, without control characters."""

    id: str
    type: ItemType
    title: str
    """As published, in its own language; in square brackets where an editor supplied it."""
    translated_title: str = ""
    """The headline in the site's language, without brackets."""
    language: str = ""
    """BCP 47."""
    container_title: str
    """The outlet, or the timeline."""
    authors: tuple[Name, ...] = ()
    issued: Edtf | None = None
    """``None`` where the date of publication is not known."""
    is_issued_supplied: bool = False
    """Whether the date is known from elsewhere than the article itself."""
    event_date: Edtf | None = None
    accessed: Edtf | None = None
    url: str = ""
    archive_url: str = ""
    version: str = ""
    """State of what is cited, in words."""
    note: str = ""

    @property
    def is_title_supplied(self) -> bool:
        """Whether the title is the editor's, and so no quotation."""
        return is_supplied(self.title)

    @property
    def address(self) -> str:
        """Where it can be read: on the web, or else in an archive; may be empty."""
        return self.url or self.archive_url

    @property
    def full_title(self) -> str:
        """The title with its translation, for formats that have one field for both."""
        return self.title + (f" [{self.translated_title}]" if self.translated_title else "")


def make_source_item(source: Source) -> Item:
    """Describe a saved article."""
    notes = [f"[Title: {clean(source.title_note)}]"] if source.title_note else []
    if source.published_note:
        notes.append(f"[Date of publication: {clean(source.published_note)}]")
    return Item(
        id=source.id,
        type=_choose_type(source),
        title=clean(source.title),
        translated_title=clean(source.title_en).strip("[]"),
        language=source.language,
        container_title=clean(source.publisher),
        authors=tuple(_read_name(name) for name in clean(source.author).split("; ") if name),
        issued=source.published,
        is_issued_supplied=bool(source.published_note),
        accessed=parse_edtf(source.accessed) if source.accessed else None,
        url=links.keep_web_address(source.url),
        archive_url=links.keep_web_address(source.archive_url),
        note=" ".join(notes),
    )


def make_event_item(event: Event, config: Config, *, newest: str, base_url: str) -> Item:
    """Describe an entry of the timeline.

    Args:
        event: what is cited.
        config: the timeline's title and language.
        newest: the day of the newest source, in words; may be empty.
        base_url: address of the site, ending in a slash; empty where it is not known, and then the item has no URL.
    """
    day = describe(event.date)
    when = f"[{day}]" if "date" in event.edited else day
    told = when if event.modality == "happened" else f"{event.modality}, {when}"
    others = ", ".join(describe(other) for other in list_other_dates(event))
    return Item(
        id=f"dateline-{event.id}",
        type="webpage",
        title=f"{clean(event.title)} ({told})",
        language=config.language,
        container_title=clean(f"{config.title}: {config.subtitle}" if config.subtitle else config.title),
        event_date=event.date,
        url=links.make_absolute(links.name_event_page(event.id), base_url) if base_url else "",
        version=f"as of {newest}" if newest else "",
        note=f"Disputed: also dated {others}" if others else "",
    )


def write_csl(item: Item) -> dict[str, Any]:
    """The item as CSL-JSON; fields that are not known are left out."""
    fields = {
        "id": item.id,
        "type": item.type,
        "title": item.full_title,
        "container-title": item.container_title,
        "author": [_write_name(name) for name in item.authors],
        "issued": item.issued and _write_date(item.issued),
        "event-date": item.event_date and _write_date(item.event_date),
        "accessed": item.accessed and _write_date(item.accessed),
        "URL": item.url,
        "archive_location": item.archive_url,
        "language": item.language,
        "version": item.version,
        "note": item.note,
    }
    return {name: value for name, value in fields.items() if value}


def format_csl(item: Item) -> str:
    """Write the item as a JSON object, a field a line."""
    fields = (f'  "{name}": {_JSON.encode(value)}' for name, value in write_csl(item).items())
    return "{\n" + ",\n".join(fields) + "\n}"


def find_shared_date(value: Edtf) -> tuple[str, ...]:
    """Year, month and day as far as all days of a date agree in them: a range within May has a year and a month.

    Empty where not even the year is certain.
    """
    if value.first is None or value.last is None:
        return ()
    shared = []
    for one, other in zip(_part_day(value.first), _part_day(value.last), strict=True):
        if one != other:
            break
        shared.append(one)
    return tuple(shared)


def clean(text: str) -> str:
    """One line of text that no format can stumble over: no line breaks, no control characters."""
    if text.isprintable() and "  " not in text:  # nearly all are so; of all blanks only the plain one is printable
        return text.strip(" ")
    return " ".join(_CONTROLS.sub("", text).split())


def _choose_type(source: Source) -> ItemType:
    """An article, unless no outlet is known or it is an authority that speaks on its own site."""
    host = urlsplit(source.url).hostname or ""
    is_article = not source.publisher.startswith("[") and not _OFFICIAL_HOST.fullmatch(host)
    return "article-newspaper" if is_article else "webpage"


def _read_name(name: str) -> Name:
    """A comma names the family: "Grigoryan, Nelly", "van der Berg, Jan". "Ann Reporter, Bob Writer" are two people."""
    family, _, given = (part.strip() for part in name.partition(","))
    is_certain = bool(family and given) and "," not in given and (" " not in family or family[0].islower())
    return Name(family=family, given=given) if is_certain else Name(literal=name)


def _write_name(name: Name) -> dict[str, str]:
    return {"literal": name.literal} if name.literal else {"family": name.family, "given": name.given}


def _write_date(value: Edtf) -> dict[str, Any]:
    """A CSL date. Of two qualifiers it has one, ``circa``; an open or several-fold date it has in words only."""
    if value.precision in {"open", "set"} or value.first is None or value.last is None:
        return {"literal": describe(value)}
    circa = {"circa": True} if value.approximate or value.uncertain else {}
    if season := _SEASON.fullmatch(value.text.rstrip("~?%")):
        return {"date-parts": [[int(season[1])]], "season": int(season[2]), **circa}
    start, end = value.parts or (value, value)
    ends = [_list_parts(start, first=True), _list_parts(end, first=False)]
    return {"date-parts": ends[:1] if ends[0] == ends[1] else ends, **circa}


def _list_parts(value: Edtf, *, first: bool) -> list[int]:
    """Year, month and day of one end of a date, as many as it gives."""
    day = value.first if first else value.last
    assert day is not None  # noqa: S101  # told to the type checker: an open date is written in words
    count = {"day": 3, "part": 2, "month": 2}.get(value.precision, 2 if value.precision == "season" else 1)
    return [day.year, day.month, day.day][:count]


def _part_day(day: date) -> list[str]:
    """Year, month and day, of four, two and two digits."""
    return day.isoformat().split("-")
