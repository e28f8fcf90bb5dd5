"""The head of a page → what it states of the article: title, publisher, authors, date, address, language.

Named fields only, the best one first: JSON-LD of an article, ``article:*`` and ``og:*``, ``citation_*``, ``itemprop``,
<time datetime> beside the headline, <html lang>. A copyright line, a date in the text or in the address is no field.
"""

from __future__ import annotations

import contextlib
import email.utils
import html
import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from dateline.adding.linkeddata import find_articles, has_type, read_words
from dateline.adding.tidying import tidy_text
from dateline.adding.values import Stated, Statement
from dateline.reading.fields import is_web_address

if TYPE_CHECKING:
    from dateline.adding.webpages import Head

_TITLES = ("og:title", "citation_title", "headline", "dc.title", "dcterms.title", "twitter:title")
_PUBLISHERS = ("og:site_name", "citation_publisher", "citation_journal_title", "dc.publisher", "dcterms.publisher")
_AUTHORS = ("article:author", "author", "citation_author", "parsely-author", "dc.creator", "dcterms.creator", "byl")
_DATES = (
    *("article:published_time", "og:article:published_time", "og:published_time", "datepublished", "parsely-pub-date"),
    *("citation_publication_date", "citation_online_date", "citation_date", "dc.date.issued", "dcterms.issued"),
)
_LANGUAGES = ("og:locale", "citation_language", "content-language", "dc.language", "inlanguage")
_ISO = re.compile(r"([0-9]{4})[-/]([0-9]{1,2})[-/]([0-9]{1,2})(?![0-9])|([0-9]{4})([0-9]{2})([0-9]{2})(?![0-9])")
_NO_DAYS = frozenset({"0001-01-01", "1970-01-01"})
"""What programs write where they know no day."""
_MONTH = re.compile(r"([0-9]{4})[-/]([0-9]{2})")
_YEAR = re.compile(r"[0-9]{4}")
_BY = re.compile(r"(?:by|von|par|por|автор:?)\s+", re.IGNORECASE)
_LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:[-_]([A-Za-z]{4}))?(?:[-_](?:[A-Za-z]{2}|[0-9]{3}))?(?:[.@].*)?")
_PARTS_OF_TITLE = re.compile(r"\s+[|–—·•«»:-]+\s+")


def read_stated(head: Head, address: str) -> Stated:
    """Read what a page states.

    Args:
        head: Its fields.
        address: Where it came from, as far as that is known; empty otherwise.
    """
    addresses = tuple(_unite(_list_addresses(head, address)))
    articles = _choose_articles(head, {statement.value for statement in addresses})
    publishers = tuple(_unite(_list_publishers(head, articles)))
    dates, unread = _read_dates([*_list_of(articles, "datePublished"), *_list_metas(head, _DATES), *_list_times(head)])
    return Stated(
        titles=tuple(_unite(_list_titles(head, articles, {statement.value for statement in publishers}))),
        publishers=publishers,
        authors=tuple(_list_authors(head, articles, {statement.value.casefold() for statement in publishers})),
        dates=dates,
        unread_dates=unread,
        addresses=addresses,
        languages=tuple(_unite(_list_languages(head, articles))),
        hints=tuple(
            Statement(value=value, field=field)
            for value, field in ((head.heading, "<h1>"), (head.title, "<title>"))
            if value
        ),
    )


def read_day(value: str) -> str:
    """Return the day that a field names, as the field itself writes it: EDTF, or empty where it names none.

    No time zone is reckoned with: ``2024-06-14T01:30+04:00`` is 14 June, as it was where it was published. Orders that
    depend on the country ("06/07/2024") are not read.
    """
    text = value.strip()
    if match := _ISO.match(text):
        year, month, day = (int(part) for part in match.groups() if part)
        return _write_day(year, month, day)
    if match := _MONTH.fullmatch(text):
        return f"{match[1]}-{match[2]}" if int(match[1]) and 1 <= int(match[2]) <= 12 else ""
    if _YEAR.fullmatch(text):
        return text if int(text) else ""
    parsed = email.utils.parsedate(text) if re.search(r"[A-Za-z]{3}", text) else None
    return _write_day(*parsed[:3]) if parsed else ""


def _write_day(year: int, month: int, day: int) -> str:
    try:
        written = date(year, month, day).isoformat()
    except ValueError:
        return ""
    return "" if written in _NO_DAYS else written


# ------------------------------------------------------------------ fields


def _list_metas(head: Head, names: Iterable[str]) -> Iterator[Statement]:
    """The values of <meta> fields and ``itemprop`` in the order of ``names``."""
    for name in names:
        for known, value in head.metas:
            if known == name and (text := tidy_text(html.unescape(value))):
                yield Statement(value=text, field=name)


def _list_of(articles: Iterable[dict[str, Any]], key: str) -> Iterator[Statement]:
    """The values of a property of JSON-LD."""
    for article in articles:
        for text in read_words(article.get(key)):
            yield Statement(value=text, field=f"JSON-LD {key}")


def _list_times(head: Head) -> Iterator[Statement]:
    """The <time> elements: those marked as the time of publication, else those beside the headline."""
    marked = [value for value, is_marked in head.times if is_marked]
    for value in marked or [value for value, _ in head.times]:
        yield Statement(value=value, field="<time datetime>")


def _unite(statements: Iterable[Statement]) -> list[Statement]:
    """Each value once, with all the fields that give it."""
    fields: dict[str, list[str]] = {}
    for statement in statements:
        named = fields.setdefault(statement.value, [])
        if statement.field not in named:
            named.append(statement.field)
    return [Statement(value=value, field=", ".join(named)) for value, named in fields.items()]


# ------------------------------------------------------------------ what each says


def _list_addresses(head: Head, address: str) -> Iterator[Statement]:
    base = address or (head.saved_from if is_web_address(head.saved_from) else "")
    if head.canonical:
        yield from _take_address(base, head.canonical, "link rel=canonical")
    for statement in _list_metas(head, ("og:url",)):
        yield from _take_address(base, statement.value, statement.field)
    yield from _take_address("", address, "where it came from")
    yield from _take_address("", head.saved_from, "saved from")


def _take_address(base: str, value: str, field: str) -> Iterator[Statement]:
    """An address as the page gives it, which may be relative; what is no address says nothing."""
    with contextlib.suppress(ValueError):
        if is_web_address(joined := urljoin(base, value)):
            yield Statement(value=joined, field=field)


def _choose_articles(head: Head, addresses: set[str]) -> tuple[dict[str, Any], ...]:
    """The articles of JSON-LD that are this page's: where some name its address, those alone."""
    articles = find_articles(head.linked_data)
    here = {_bare(address) for address in addresses}
    own = [
        article
        for article in articles
        if any(
            _bare(text) in here for key in ("url", "mainEntityOfPage", "@id") for text in read_words(article.get(key))
        )
    ]
    return tuple(own) or articles


def _bare(address: str) -> str:
    return re.sub(r"^https?://(?:www\.)?|[?#].*$", "", address).rstrip("/")


def _list_titles(head: Head, articles: Iterable[dict[str, Any]], publishers: set[str]) -> Iterator[Statement]:
    """Headlines, without the outlet's name that many pages put behind them."""
    for statement in (*_list_of(articles, "headline"), *_list_metas(head, _TITLES)):
        *parts, last = _PARTS_OF_TITLE.split(statement.value)
        is_outlet = bool(parts) and last.casefold() in {publisher.casefold() for publisher in publishers}
        kept = statement.value[: statement.value.rindex(last)].rstrip(" |–—·•«»:-") if is_outlet else statement.value
        yield Statement(value=kept, field=statement.field)


def _list_publishers(head: Head, articles: Iterable[dict[str, Any]]) -> Iterator[Statement]:
    """Names of the outlet: as the site calls itself, before the company that owns it."""
    for statement in (*_list_metas(head, _PUBLISHERS), *_list_of(articles, "publisher")):
        if not re.match(r"https?://|@", statement.value):
            yield statement


def _list_authors(head: Head, articles: Iterable[dict[str, Any]], publishers: set[str]) -> Iterator[Statement]:
    """The writers by the best field that names any; an outlet that signs its own articles is none."""
    people = [
        {"author": [one for one in _as_list(article.get("author")) if not has_type(one, "Organization")]}
        for article in articles
    ]
    for statements in (_list_of(people, "author"), *(_list_metas(head, (name,)) for name in _AUTHORS)):
        found = []
        for statement in statements:
            for name in _part_names(_BY.sub("", statement.value, count=1)):
                is_name = not re.search(r"https?://|[@/]", name) and name.casefold() not in publishers
                if is_name and name not in found:
                    found.append(name)
                    yield Statement(value=name, field=statement.field)
        if found:
            return


def _as_list(value: object) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _part_names(text: str) -> list[str]:
    """Several names of one field. "Brandt, Ada" is one; a comma between names of two words parts them."""
    names: list[str] = []
    for part in re.split(r"\s*;\s*|\s+(?:and|und|et|и)\s+", text):
        pieces = [piece.strip() for piece in part.split(",")]
        names += pieces if all(" " in piece for piece in pieces) else [", ".join(pieces)]
    return [name for name in names if name]


def _read_dates(statements: Iterable[Statement]) -> tuple[tuple[Statement, ...], tuple[Statement, ...]]:
    """The days that fields name, each once; and the fields that cannot be read. A month says less than its day."""
    days: list[Statement] = []
    unread: list[Statement] = []
    for statement in statements:
        day = read_day(statement.value)
        (days if day else unread).append(Statement(value=day or statement.value, field=statement.field))
    found = _unite(days)
    finest = [one for one in found if not any(other.value.startswith(f"{one.value}-") for other in found)]
    return tuple(finest), tuple(_unite(unread))


def _list_languages(head: Head, articles: Iterable[dict[str, Any]]) -> Iterator[Statement]:
    """Language tags without the country, which says where an article appeared and not what it is written in."""
    own = [Statement(value=head.language, field="html lang")] if head.language else []
    for statement in (*_list_of(articles, "inLanguage"), *own, *_list_metas(head, _LANGUAGES)):
        if match := _LANGUAGE.fullmatch(statement.value.strip()):
            script = f"-{match[2].title()}" if match[2] else ""
            yield Statement(value=match[1].lower() + script, field=statement.field)
