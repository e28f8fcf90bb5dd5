"""What is done once for all pages must not show on any of them; and no page is filled in for ever."""

from __future__ import annotations

import gc
import re
import threading
import weakref
from collections.abc import Callable, Sequence

import pytest
from markupsafe import escape

from dateline.errors import ContentError
from dateline.model import Timeline
from dateline.publishing.frame import build_frame
from dateline.publishing.headdata import HeadData
from dateline.publishing.links import make_absolute, make_relative
from dateline.publishing.templates import Filling, Setting, Template, Templates
from dateline.publishing.timeline import arrange_story
from dateline.workers import open_workers

NO_DATA = HeadData(linked={}, alternates=())


@pytest.fixture
def fill_in(timeline: Timeline) -> Callable[..., str]:
    """Fills in one template after another, as the pages that are given say."""

    def fill(text: str, *pages: str, context: object = None, base_url: str = "", **components: str) -> list[str]:
        files = {"page.html": text, **{f"components/{name}.html": part for name, part in components.items()}}
        templates = Templates(
            Setting(
                templates=tuple(
                    Template(name=name, path=name, data=part.encode(), is_own=True) for name, part in files.items()
                ),
                frame=build_frame(arrange_story(timeline)),
                base_url=base_url,
            )
        )
        return [
            templates.fill_in(Filling(path=page, template="page.html", context=context, data=NO_DATA)).decode()
            for page in pages
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


LOOPS = "<p>\n{% for a in range(999999) %}{% for b in range(999999) %}{% endfor %}\n{% endfor %}"
TWICE = "{% macro it(n) %}\n{% if n %}{{ it(n - 1) }}{{ it(n - 1) }}{% endif %}{% endmacro %}{{ it(99) }}"
GROWS = "{% set all = [1] %}\n{% for one in all %}{% if all.append(1) %}{% endif %}{% endfor %}"
ENDLESS = [(LOOPS, "[23]"), (TWICE, "[12]"), (GROWS, "2")]
STOPPED = (
    "filling in events/a.html took more than 0.3 seconds, so it was stopped; take out what repeats itself, such as"
)


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dateline.publishing.templates.LONGEST", 0.3)


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize(("text", "line"), ENDLESS)
def test_a_page_that_would_take_for_ever_is_stopped_and_its_template_named(
    fill_in: Callable[..., list[str]], text: str, line: str
) -> None:
    with pytest.raises(ContentError, match=rf"^page\.html:{line}: {re.escape(STOPPED)}"):
        fill_in(text, "events/a.html")


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize(("text", "line"), ENDLESS)
def test_so_it_is_where_no_alarm_rings(fill_in: Callable[..., list[str]], text: str, line: str) -> None:
    told: list[str] = []

    def work() -> None:
        try:
            fill_in(text, "events/a.html")
        except ContentError as error:
            told.append(str(error))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert re.match(rf"page\.html:{line}: {re.escape(STOPPED)}", told[0])


@pytest.mark.usefixtures("impatient")
def test_so_it_is_in_a_process_beside_this_one(
    fill_in: Callable[..., list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dateline.workers._LEAST_FORKED", 1)

    def make(paths: Sequence[str]) -> list[str]:
        return fill_in(LOOPS, *paths)

    with open_workers(2) as workers, pytest.raises(ContentError, match=rf"^page\.html:[23]: {re.escape(STOPPED)}"):
        list(workers.map_in_place(make, ["events/a.html", "events/b.html"], size=1))


def test_a_loop_is_the_same_where_no_alarm_rings(fill_in: Callable[..., list[str]]) -> None:
    text = "{% for a in page %}{{ loop.index }}/{{ loop.length }}{{ a }}{{ '.' if loop.last }}{% else %}-{% endfor %}"
    told: list[list[str]] = []
    for items in (["x", "y"], []):
        thread = threading.Thread(target=lambda items=items: told.append(fill_in(text, "a.html", context=items)))
        thread.start()
        thread.join()
    assert told == [["1/2x2/2y."], ["-"]]


def test_a_text_for_which_there_is_no_memory_is_an_error_at_its_line(fill_in: Callable[..., list[str]]) -> None:
    message = r"^page\.html:2: there is not enough memory to fill in a\.html; take out what repeats itself"
    with pytest.raises(ContentError, match=message):
        fill_in("<p>\n{{ page * 10 ** 18 }}", "a.html", context="x")


def test_a_page_that_is_made_leaves_nothing_in_memory(fill_in: Callable[..., list[str]]) -> None:
    class Context:
        name = "x"

    context = Context()
    gone = weakref.ref(context)
    gc.disable()  # as while a site is made
    try:
        assert fill_in("{% macro own() %}{{ page.name }}{% endmacro %}{{ own() }}", "a.html", context=context) == ["x"]
        del context
        assert gone() is None
    finally:
        gc.enable()
