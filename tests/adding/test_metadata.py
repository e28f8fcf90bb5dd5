"""Named fields are read, and nothing else on a page is taken for one."""

from __future__ import annotations

import pytest

from dateline.adding.metadata import read_day
from dateline.adding.pages import read_page
from dateline.adding.values import Saved, Stated
from tests.adding.conftest import load_page, save_html

TEXT = "<p>The ambassadors of Norland and Sudria left for home on 3 May 2024, and nobody knows when they return.</p>"
LINKED = '<script type="application/ld+json">{}</script>'
IN_PROSE = (
    'The treaty was signed in Port Ellery on <time datetime="2011-05-04">4 May 2011</time>, in the presence of both '
    "presidents and of most of their ministers."
)


def read(head: str = "", body: str = f"<article>{TEXT}</article>", *, lang: str = "en") -> Stated:
    return read_page(save_html(body, head, lang=lang)).stated


def values(statements: tuple[object, ...]) -> list[str]:
    return [str(getattr(statement, "value", "")) for statement in statements]


def test_everything_that_a_news_page_states() -> None:
    stated = read_page(Saved(name="x", format="html", data=load_page("courier.html"))).stated
    assert values(stated.titles) == ["Norland and Sudria recall their envoys"]
    assert values(stated.publishers) == ["The Courier", "Courier Media Group Ltd"]
    assert values(stated.authors) == ["Ada Brandt", "Bo Lind"]
    assert values(stated.dates) == ["2024-06-14"]
    assert stated.dates[0].field == "JSON-LD datePublished, article:published_time, <time datetime>"
    assert stated.addresses[0].value == "https://courier.example/world/norland-sudria-envoys/"
    assert values(stated.languages)[0] == "en"


@pytest.mark.parametrize("base", ["https://courier.example/one", "https://[broken/one"])
@pytest.mark.parametrize("address", ["//[broken", "https://[broken/two", "https://courier.example:port/"])
def test_an_address_that_is_none_is_left_out(base: str, address: str) -> None:
    page = save_html(TEXT, f'<link rel="canonical" href="{address}"><meta property="og:url" content="{address}">')
    noted = page.data.replace(b"<html", f"<!-- saved from url=(0027){base} -->\n<html".encode())
    stated = read_page(Saved(name="x", format="html", data=noted)).stated
    assert not any("[broken" in value for value in values(stated.addresses))


def test_citation_fields() -> None:
    stated = read_page(Saved(name="x", format="html", data=load_page("harbour-post.html"))).stated
    assert values(stated.titles) == ["Envoys go home"]
    assert values(stated.dates) == ["2024-06-15"]
    assert (values(stated.publishers), values(stated.authors)) == (["Harbour Post"], ["Lind, Cara"])


def test_a_page_without_fields_states_nothing() -> None:
    stated = read_page(Saved(name="x", format="html", data=load_page("vestnik.html"))).stated
    assert stated == Stated(hints=stated.hints)
    assert values(stated.hints) == ["Северный вестник - Послы отозваны"]


@pytest.mark.parametrize(
    "body",
    [
        f"<article>{TEXT}</article><footer>Copyright 2019</footer>",
        f'<article><p class="date">14 June 2024</p>{TEXT}</article>',
        f"<article>{TEXT}<p>{IN_PROSE}</p></article>",
        f'<article>{TEXT}</article><section class="comments"><time datetime="2024-07-01">1 July</time></section>',
        f'<article>{TEXT}</article><aside><time datetime="2024-07-01">1 July</time></aside>',
        f'<article><time datetime="PT5M">5 minutes</time><time datetime="08:15">8.15</time>{TEXT}</article>',
        f'<article>{TEXT}<time class="updated" datetime="2024-07-01">1 July</time></article>',
    ],
)
def test_no_date_is_taken_from_elsewhere(body: str) -> None:
    stated = read('<meta property="article:modified_time" content="2024-06-20">', body)
    assert (stated.dates, stated.unread_dates) == ((), ())


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ('<meta property="article:published_time" content="2024-06-14T08:00:00Z">', TEXT),
        ('<meta itemprop="datePublished" content="2024-06-14">', TEXT),
        ('<meta name="citation_date" content="2024/6/14">', TEXT),
        (LINKED.format('{"@type": "ReportageNewsArticle", "datePublished": "2024-06-14"}'), TEXT),
        (LINKED.format('<!-- [{"@type": ["Article"], "datePublished": "2024-06-14"}] -->'), TEXT),
        ("", f'<article><header><time datetime="2024-06-14">Friday</time></header>{TEXT}</article>'),
        ("", f'<time class="entry-date published" datetime="2024-06-14T01:00">Friday</time>{TEXT}'),
    ],
)
def test_a_date_of_publication(head: str, body: str) -> None:
    assert values(read(head, f"<div>{body}</div>").dates) == ["2024-06-14"]


def test_dates_that_differ_are_all_kept() -> None:
    head = (
        '<meta property="article:published_time" content="2024-06-14T01:30:00+04:00">'
        '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2024-06-13T21:30:00Z"}</script>'
    )
    assert values(read(head).dates) == ["2024-06-13", "2024-06-14"]


def test_a_month_does_not_differ_from_its_day() -> None:
    head = '<meta name="citation_date" content="2024-06"><meta name="citation_online_date" content="2024-06-14">'
    assert values(read(head).dates) == ["2024-06-14"]


def test_other_articles_of_the_page_are_not_this_one() -> None:
    head = (
        '<link rel="canonical" href="https://a.example/one"><script type="application/ld+json">['
        '{"@type": "NewsArticle", "url": "https://a.example/two", "headline": "Two", "datePublished": "2023-01-02"},'
        '{"@type": "NewsArticle", "url": "https://a.example/one", "headline": "One", "datePublished": "2024-06-14"},'
        '{"@type": "ItemList", "itemListElement": [{"@type": "NewsArticle", "headline": "Three"}]}]</script>'
    )
    stated = read(head)
    assert (values(stated.titles), values(stated.dates)) == (["One"], ["2024-06-14"])


DEEP = '{"@type": "Article", "datePublished": ' + '{"name": ' * 900 + '"2024-06-14"' + "}" * 901


@pytest.mark.parametrize(
    "broken", ['{"datePublished": ', "[" * 50_000, '{"@type": 5, "author": {}}', '"x"', "1" * 9000, DEEP]
)
def test_broken_json_ld_says_nothing(broken: str) -> None:
    stated = read(f'<script type="application/ld+json">{broken}</script>')
    assert (stated.titles, stated.dates) == ((), ())


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2024-06-14", "2024-06-14"),
        ("2024-06-14T23:59:59-11:00", "2024-06-14"),
        ("2024-06-14 08:00:00", "2024-06-14"),
        ("20240614", "2024-06-14"),
        ("2024/6/4", "2024-06-04"),
        ("Fri, 14 Jun 2024 08:00:00 GMT", "2024-06-14"),
        ("2024-06", "2024-06"),
        ("2024", "2024"),
        ("06/07/2024", ""),
        ("0000", ""),
        ("0000-05", ""),
        ("1970-01-01T00:00:00Z", ""),
        ("0001-01-01", ""),
        ("14.06.2024", ""),
        ("2024-13-01", ""),
        ("2023-02-29", ""),
        ("1718352000", ""),
        ("yesterday", ""),
        ("", ""),
    ],
)
def test_the_day_that_a_field_writes(written: str, day: str) -> None:
    assert read_day(written) == day


def test_authors() -> None:
    def of(value: str) -> list[str]:
        return values(
            read(f'<meta name="author" content="{value}"><meta property="og:site_name" content="The Post">').authors
        )

    assert of("By Ada Brandt") == ["Ada Brandt"]
    assert of("Ada Brandt, Bo Lind and Cara Moen") == ["Ada Brandt", "Bo Lind", "Cara Moen"]
    assert of("Brandt, Ada") == ["Brandt, Ada"]
    assert of("The Post") == of("https://facepage.example/ada") == of("ada@post.example") == []


@pytest.mark.parametrize(
    ("lang", "language"), [("en-US", "en"), ("ru_RU", "ru"), ("zh-Hant-TW", "zh-Hant"), ("english language", None)]
)
def test_language(lang: str, language: str | None) -> None:
    assert values(read(lang=lang).languages) == ([language] if language else [])


def test_a_title_keeps_its_dashes_and_loses_the_outlet() -> None:
    head = '<meta property="og:site_name" content="The Post"><meta property="og:title" content="{}">'
    assert values(read(head.format("Envoys - and a ferry - The Post")).titles) == ["Envoys - and a ferry"]
    assert values(read(head.format("Envoys &amp;amp; ferries | Analysis")).titles) == ["Envoys & ferries | Analysis"]


def test_the_address_that_a_browser_noted() -> None:
    text = "<!-- saved from url=(0025)https://a.example/envoys -->\n" + save_html(TEXT).data.decode()
    stated = read_page(Saved(name="x", format="html", data=text.encode())).stated
    assert values(stated.addresses) == ["https://a.example/envoys"]
