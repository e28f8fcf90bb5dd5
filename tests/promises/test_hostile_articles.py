"""SECURITY.md, promise 1: nothing in the content becomes anything live on a finished page."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from dateline.errors import ContentError, Problems
from dateline.pipeline import Site, build_site
from dateline.reading.prose import render_page
from tests.promises.grammars import markdown_texts, tag_texts, web_addresses
from tests.promises.hostile import ADDRESS, PAYLOADS, find_harm, parse_page, read_text, write_hostile_story

_FEW = settings(
    max_examples=7,
    deadline=None,
    derandomize=True,
    phases=(Phase.explicit, Phase.generate),  # making a failure smaller would take minutes
    suppress_health_check=[HealthCheck.too_slow],
)
"""Each example is a whole site."""


@pytest.fixture(scope="module", params=["short", "long"])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A story full of payloads; a long one has a page a year."""
    content = write_hostile_story(tmp_path_factory.mktemp("hostile") / "content")
    with pytest.MonkeyPatch.context() as patch:
        if request.param == "long":
            patch.setattr("dateline.publishing.timeline.LONG_STORY", 5)
        yield build_site(content)


@pytest.fixture(scope="module")
def small_site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return build_site(write_hostile_story(tmp_path_factory.mktemp("small") / "content", PAYLOADS[:1]))


def list_harm(site: Site) -> list[str]:
    pages = {path: content for path, content in site.files.items() if path.endswith(".html")}
    return [harm for path, content in pages.items() for harm in find_harm(path, content, site.files)]


def test_every_page_holds_only_what_is_on_the_lists(site: Site) -> None:
    kinds = {path.partition("/")[0] for path in site.files if path.endswith(".html")}
    assert kinds >= {"events", "sources", "actors", "index.html", "about.html", "changes.html", "disagreements.html"}
    assert not list_harm(site)


def test_what_was_written_is_shown_letter_for_letter(site: Site) -> None:
    """Escaped, and not cut out: an article may be about a script."""
    words = [read_text(parse_page(content)) for path, content in site.files.items() if path.startswith("sources/")]
    everywhere = [read_text(parse_page(content)) for path, content in site.files.items() if path.endswith(".html")]
    assert len(words) >= 3
    for payload in PAYLOADS:
        assert any(" ".join(payload.split()) in text for text in everywhere), payload


def test_template_code_stays_text(tmp_path: Path) -> None:
    content = write_hostile_story(tmp_path, ["{{ 7*7191 }}{% set x = 7*7191 %}{{ x }}"])
    everything = b"".join(build_site(content).files.values())
    assert everything.count(b"{{ 7*7191 }}{% set") > 100
    assert b"50337" not in everything


def test_addresses_are_plain_ascii_whatever_the_names_are(site: Site) -> None:
    assert all(set(path) <= set("abcdefghijklmnopqrstuvwxyz0123456789-_./") for path in site.files if "OFL" not in path)


@pytest.mark.parametrize(
    "harm",
    [
        "<script>alert(1)</script>",
        '<script src="https://evil.example/x.js"></script>',
        '<script src="other.js"></script>',
        '<script type="application/ld+json">{"not": "ours"}</script>',
        '<p onclick="alert(1)">x</p>',
        '<p style="position:fixed">x</p>',
        "<style>p{}</style>",
        '<a href="javascript:alert(1)">x</a>',
        '<a href="//evil.example">x</a>',
        '<a href="mailto:somebody@example.org">x</a>',
        '<a href="../no-such-page.html">x</a>',
        '<a href="index.html" ping="https://evil.example">x</a>',
        '<img src="icon.svg" alt="x">',
        '<img srcset="//evil.example">',
        "<iframe></iframe>",
        '<form action="https://evil.example"></form>',
        '<button formaction="https://evil.example">x</button>',
        '<meta http-equiv="refresh" content="0; url=https://evil.example">',
        '<base href="https://evil.example">',
        '<link rel="stylesheet" href="https://evil.example/x.css">',
        '<svg><use href="https://evil.example/x.svg#x"/></svg>',
        '<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>',
        "<svg><foreignObject></foreignObject></svg>",
        "<math><mtext></mtext></math>",
        "<!-- a comment -->",
    ],
)
def test_the_lists_would_notice(harm: str, small_site: Site) -> None:
    files = small_site.files
    page = files["sources.html"]
    assert not list(find_harm("sources.html", page, files))
    assert list(find_harm("sources.html", page.replace(b"</main>", f"{harm}</main>".encode()), files))


def list_harm_of(content: Path) -> list[str]:
    """What is wrong with the pages of a story; nothing where it is refused, with file and line of each problem."""
    try:
        return list_harm(build_site(content))
    except ContentError as error:
        return [str(problem) for problem in error.problems if not (problem.line and str(content) in problem.path)]


def list_harm_with(payloads: list[str]) -> list[str]:
    """The same of a story that is full of these payloads."""
    with tempfile.TemporaryDirectory() as folder:
        return list_harm_of(write_hostile_story(Path(folder), payloads))


@_FEW
@given(st.lists(tag_texts(), min_size=3, max_size=9))
def test_no_tag_comes_alive(payloads: list[str]) -> None:
    assert not list_harm_with(payloads)


@_FEW
@given(st.lists(markdown_texts(), min_size=3, max_size=9))
def test_no_markdown_comes_alive(payloads: list[str]) -> None:
    assert not list_harm_with(payloads)


@settings(max_examples=150, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(markdown_texts() | tag_texts(), max_size=4), st.sampled_from(("\n\n", "\n", " ", "\n> ", "\n    ")))
def test_no_page_of_the_editors_own_comes_alive(small_site: Site, texts: list[str], between: str) -> None:
    problems = Problems()
    rendered = render_page(between.join(texts), path="about.md", first_line=1, problems=problems)
    frame = small_site.files["about.html"]
    start, end = frame.index(b'<div class="prose">'), frame.index(b"</main>")
    page = frame[:start] + f'<div class="prose">\n{rendered}\n</div>\n'.encode() + frame[end:]
    assert not list(find_harm("about.html", page, small_site.files))


@_FEW
@given(st.lists(web_addresses(), min_size=2, max_size=6))
def test_no_address_of_a_source_leads_anywhere_but_to_the_web(addresses: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        content = write_hostile_story(Path(folder) / "content", PAYLOADS[:2])
        source = content / "sources/2030-05-10-gazette.md"
        text = source.read_text(encoding="utf-8")
        [old] = [line for line in text.split("\n") if line.startswith("url: ")]
        for address in addresses:
            quoted = address.replace("'", "''")
            source.write_text(text.replace(old, f"url: '{quoted}'"), encoding="utf-8")
            assert not list_harm_of(content)


def test_the_address_of_the_site_may_not_be_a_script(tmp_path: Path) -> None:
    content = write_hostile_story(tmp_path / "content")
    settings_file = content / "timeline.yml"
    text = settings_file.read_text(encoding="utf-8")
    settings_file.write_text(text.replace(ADDRESS, "javascript:alert(1)//"), encoding="utf-8")
    with pytest.raises(ContentError, match=r"timeline\.yml:\d+:\d+: base_url: .*write 'https://"):
        build_site(content)
