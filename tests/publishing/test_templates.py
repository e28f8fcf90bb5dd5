"""What is done once for all pages must not show on any of them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from markupsafe import escape

from dateline.errors import ContentError
from dateline.model import Timeline
from dateline.publishing.frame import build_frame
from dateline.publishing.headdata import HeadData
from dateline.publishing.links import make_absolute, make_relative
from dateline.publishing.templates import Filling, Setting, Template, Templates
from dateline.publishing.timeline import arrange_story

NO_DATA = HeadData(linked={}, alternates=())


@pytest.fixture
def fill_in(timeline: Timeline) -> Callable[..., str]:
    """Fills in one template after another, as the pages that are given say."""

    def fill(text: str, *pages: str, context: object = None, base_url: str = "", **components: str) -> list[str]:
        files = {"page.html": text, **{f"components/{name}.html": part for name, part in components.items()}}
        templates = Templates(
            Setting(
                templates=tuple(Template(name=name, path=name, data=part.encode()) for name, part in files.items()),
                frame=build_frame(arrange_story(timeline)),
                base_url=base_url,
            )
        )
        return [
            templates.fill_in(Filling(path=page, template="page.html", context=context, data=NO_DATA)) for page in pages
        ]

    return fill


PAGES = ("index.html", "events/a.html", "events/b.html", "sources/a.html", "404.html", "events/a.html")
TARGETS = (
    "events/a.html",
    "events/a.html#x",
    "index.html",
    "a.html",
    "",
    "#x",
    "?q=1",
    "events/a.htm",
    "https://e.org/ä",
)


@pytest.mark.parametrize("target", TARGETS)
def test_a_link_of_a_component_is_seen_from_the_page_that_shows_it(
    fill_in: Callable[..., list[str]], target: str
) -> None:
    text = '{% import "components/link.html" as links %}{{ links.link(page) }}'
    found = fill_in(
        text, *PAGES, context=target, base_url="https://t.org/", link="{% macro link(it) %}{{ to(it) }}{% endmacro %}"
    )
    expected = [
        make_absolute(target, "https://t.org/") if page == "404.html" else make_relative(target, page) for page in PAGES
    ]
    assert found == expected


@pytest.mark.parametrize("imported", ["", " with context"])
def test_a_component_knows_the_site_however_it_is_imported(
    fill_in: Callable[..., list[str]], timeline: Timeline, imported: str
) -> None:
    text = '{% import "components/name.html" as names' + imported + " %}{{ names.name() }}"
    [found] = fill_in(text, "index.html", name="{% macro name() %}{{ site.title }}{% endmacro %}")
    assert found == escape(timeline.config.title)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        *((f"a{mark}b", str(escape(f"a{mark}b"))) for mark in "&<>\"'"),
        ("“É – №”", "“É – №”"),
        (escape("<b>"), "&lt;b&gt;"),
        (2.0, "2"),
        (-0.25, "-0.25"),
        (7, "7"),
        (True, "True"),
        (None, "None"),
        (("<",), "(&#39;&lt;&#39;,)"),
    ],
)
def test_whatever_a_template_prints_is_escaped_once(
    fill_in: Callable[..., list[str]], value: object, written: str
) -> None:
    assert fill_in("{{ page }}", "index.html", context=value) == [written]
    assert fill_in("{% macro it(x) %}{{ x }}{% endmacro %}{{ it(page) }}", "index.html", context=value) == [written]
    assert fill_in("{% for one in [page] %}{{ one }}{% endfor %}", "index.html", context=value) == [written]


@pytest.mark.parametrize(
    ("text", "page"),
    [
        (
            "{% macro it(a, b='2') %}{{ a }}{{ b }}{% endmacro %}{{ it('<', 3) }} {{ it('1') }} {{ it(b=4, a=5) }}",
            "&lt;3 12 54",
        ),
        (
            "{% macro it(a) %}{{ a }}{{ varargs | join }}{% endmacro %}{{ it(1) }} {{ it(1, 2, 3) }} {{ it(*[4, 5]) }}",
            "1 123 45",
        ),
        ("{% macro it(a) %}{{ a }}{{ kwargs.b }}{% endmacro %}{{ it(1, b=2) }} {{ it(**{'a': 3, 'b': 4}) }}", "12 34"),
        ("{% macro it(a) %}<{{ a }}{{ caller() }}>{% endmacro %}{% call it(1) %}<b>{% endcall %}", "<1<b>>"),
        ("{% macro it(a) %}<i>{{ a }}</i>{% endmacro %}{{ it(it('&')) }}", "<i><i>&amp;</i></i>"),
        ("{% set words = ['b', 'a'] %}{{ words.pop() }}{{ words.index('b') }}{{ dict(a=1).a }}", "a01"),
        ("{% block one %}<{{ page }}>{% endblock %}{{ self.one() }}", "<x><x>"),
    ],
)
def test_whatever_is_called_gets_its_arguments(fill_in: Callable[..., list[str]], text: str, page: str) -> None:
    assert fill_in(text, "index.html", context="x") == [page]


@pytest.mark.parametrize("call", ["it()", "it(1, 2)", "it(1, b=2)", "nobody(1)", "page.nothing(1)"])
def test_what_cannot_be_called_so_is_an_error_at_its_line(fill_in: Callable[..., list[str]], call: str) -> None:
    text = "{% macro it(a) %}{{ a }}{% endmacro %}\n{{ " + call + " }}"
    with pytest.raises(ContentError, match=r"^page\.html:[12]: "):
        fill_in(text, "index.html", context="x")
