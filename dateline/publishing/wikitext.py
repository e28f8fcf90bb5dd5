"""Item → a citation template of Wikipedia (Citation Style 1), ready to be put between ``<ref>`` and ``</ref>``."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from dateline.edtf import parse_edtf
from dateline.publishing.csl import find_shared_date
from dateline.publishing.datestyles import write_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.edtf import Edtf
    from dateline.publishing.csl import Item

# Whatever begins or ends something in wikitext, as the character that it stands for.
_SPECIAL = re.compile(r"[{}|\[\]<>]|&(?=#?\w+;)|'(?=')|(?<=')'|~(?=~)|(?<=~)~|__")
_URL_SPECIAL = re.compile(r"[{}|\[\]<>\"'\s]")
# Languages whose titles |script-title= knows; it is for letters other than Latin.
_SCRIPT_LANGUAGES = frozenset(
    (
        *("am", "ar", "be", "bg", "bn", "dv", "el", "fa", "gu", "he", "hi", "hy", "ja", "ka", "kk", "km", "kn", "ko"),
        *("ku", "ky", "lo", "mk", "ml", "mn", "mr", "my", "ne", "or", "pa", "ps", "ru", "sd", "si", "sr", "ta", "te"),
        *("tg", "th", "ti", "ug", "uk", "ur", "uz", "yi", "zh"),
    )
)
_DATABLE = frozenset(("day", "month", "season", "year", "interval"))
# The copies of the Wayback Machine (20240615083000) and of archive.today (20240615, 2024.06.15-083000) tell their day.
_ARCHIVED = re.compile(r"https?://[^/]+/(?:web/)?([0-9]{4})\.?([0-9]{2})\.?([0-9]{2})(?:[^0-9]|[0-9]{6})")


def format_wikitext(item: Item) -> str:
    """Write ``{{cite news}}`` for an article and ``{{cite web}}`` for a page, on one line.

    ``url-status`` is "live" where an archived copy is named as well: the title then leads to the original. Wikipedia
    wants the day of a copy; a copy whose address does not tell it is left out, unless it is the only address there is.
    """
    is_article = item.type == "article-newspaper"
    fields = [*_list_fields(item)]
    parts = "".join(f" |{name}={value}" for name, value in fields if value)
    return f"{{{{cite {'news' if is_article else 'web'}{parts}}}}}"


def _list_fields(item: Item) -> Iterator[tuple[str, str]]:
    for number, name in enumerate(item.authors, start=1):
        yield (f"author{number}" if len(item.authors) > 1 else "author"), _escape(name.literal)
        yield f"last{number}", _escape(name.family)
        yield f"first{number}", _escape(name.given)
    base = item.language.partition("-")[0].lower()
    if base in _SCRIPT_LANGUAGES and not _is_latin(item.title):
        yield "script-title", f"{base}:{_escape(item.title)}"
    else:
        yield "title", _escape(item.title)
    yield "trans-title", _escape(item.translated_title)
    yield ("work" if item.type == "article-newspaper" else "website"), _escape(item.container_title)
    if item.issued:
        yield "date", _write_date(item.issued)
    yield "url", _escape_url(item.address)
    if item.url and (archived := _find_archive_day(item.archive_url)):
        yield "url-status", "live"
        yield "archive-url", _escape_url(item.archive_url)
        yield "archive-date", archived
    if item.accessed and item.address:
        yield "access-date", _write_date(item.accessed)
    yield "language", _escape(item.language)


def _write_date(value: Edtf) -> str:
    """A date that Citation Style 1 takes; what it has no form for is given as exactly as month or year can say it."""
    ends = value.parts or (value,)
    if not value.uncertain and all(one.precision in _DATABLE for one in (value, *ends)):
        words = write_date(value, "day-month-year").replace("ca. ", "c. ")
        return words if "c. " not in words or value.precision == "year" else words.removeprefix("c. ")
    shared = find_shared_date(value)
    return write_date(parse_edtf("-".join(shared)), "day-month-year") if shared else ""


def _find_archive_day(url: str) -> str:
    found = _ARCHIVED.match(url)
    if not found:
        return ""
    try:
        return write_date(parse_edtf("-".join(found.groups())), "day-month-year")
    except ValueError:  # digits of another meaning
        return ""


def _is_latin(text: str) -> bool:
    letters = [char for char in text if char.isalpha()]
    return 2 * sum(unicodedata.name(char, "").startswith("LATIN") for char in letters) >= len(letters)


def _escape(text: str) -> str:
    return _SPECIAL.sub(lambda found: "".join(f"&#{ord(char)};" for char in found[0]), text)


def _escape_url(url: str) -> str:
    return _URL_SPECIAL.sub(lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode()), url)
