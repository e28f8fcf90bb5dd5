from __future__ import annotations

import os
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

import html5lib
import pytest

from dateline.errors import ContentError
from dateline.groups import GROUPS
from dateline.model import Event, Timeline
from dateline.publishing.render import render_site
from dateline.publishing.renderer import Renderer
from dateline.publishing.timeline import arrange_story
from tests.publishing.factory_exports import write_exports

CSS_LIMIT, SCRIPT_LIMIT, FONT_LIMIT, ENTRY_LIMIT = 30_000, 25_000, 60_000, 4_500


@pytest.fixture
def render(templates: Path, static: Path) -> Callable[..., dict[str, bytes]]:
    def render_with(timeline: Timeline, *own: Path, base_url: str = "") -> dict[str, bytes]:
        story, folders = arrange_story(timeline), [*own, templates]
        return render_site(Renderer(story, templates=folders, static=static, base_url=base_url)).files

    return render_with


def list_pages(files: dict[str, bytes]) -> dict[str, str]:
    return {path: content.decode() for path, content in files.items() if path.endswith(".html")}


def leave_out(timeline: Timeline, *groups: str) -> Timeline:
    return replace(timeline, config=replace(timeline.config, leave_out=groups))


def test_the_same_story_gives_the_same_bytes(render: Callable[..., dict[str, bytes]], timeline: Timeline) -> None:
    assert render(timeline) == render(timeline)


def test_every_page_is_html_without_a_parse_error(render: Callable[..., dict[str, bytes]], timeline: Timeline) -> None:
    for path, page in list_pages(render(timeline)).items():
        parser = html5lib.HTMLParser(strict=False)
        parser.parse(page)
        assert not parser.errors, f"{path}: {parser.errors}"


def test_text_is_escaped_wherever_it_stands(render: Callable[..., dict[str, bytes]], timeline: Timeline) -> None:
    pages = list_pages(render(timeline))
    assert "How two allies &lt;fell&gt; out." in pages["index.html"]
    assert "The one &lt;b&gt;indoors&lt;/b&gt;" in pages["events/spoke.html"]
    assert not [path for path, page in pages.items() if "<b>indoors" in page or "<fell>" in page]


def test_only_an_editors_page_is_printed_as_html(render: Callable[..., dict[str, bytes]], timeline: Timeline) -> None:
    assert "<p>What <em>this</em> is.</p>" in list_pages(render(timeline))["about.html"]


def test_the_content_security_policy_has_nothing_to_forbid(
    render: Callable[..., dict[str, bytes]], timeline: Timeline
) -> None:
    for path, page in list_pages(render(timeline)).items():
        assert "default-src 'none'" in page
        assert not re.search(r"<style|\sstyle=|\son\w+=|<script(?! src=| type=\"application/ld\+json\">)", page), path


def test_every_link_leads_to_a_file_and_every_fragment_to_an_id(
    render: Callable[..., dict[str, bytes]], timeline: Timeline, crowd: Callable[[int], tuple[Event, ...]]
) -> None:
    long = replace(timeline, events=(*timeline.events[:1], *crowd(301), *timeline.events[1:]))
    for story in (timeline, long, leave_out(timeline, *GROUPS), leave_out(long, *GROUPS)):
        files = render(story)
        pages = list_pages(files)
        ids = {path: set(re.findall(r'\sid="([^"]*)"', page)) for path, page in pages.items()}
        exported = write_exports(arrange_story(story), files, "")[0].keys()
        for path, page in pages.items():
            for link in set(re.findall(r'\s(?:href|src)="([^"]*)"', page)):
                parts = urlsplit(link.replace("&amp;", "&"))
                if parts.scheme:
                    continue
                folder = PurePosixPath(path).parent
                target = path if not parts.path else str(PurePosixPath(resolve(folder / unquote(parts.path))))
                assert target in files or target in exported, f"{path} → {link}"
                if parts.fragment and not link.startswith("#"):
                    assert unquote(parts.fragment) in ids[target], f"{path} → {link}"
                elif parts.fragment:
                    assert unquote(parts.fragment) in ids[path], f"{path} → {link}"


def test_no_page_speaks_of_what_is_left_out(render: Callable[..., dict[str, bytes]], timeline: Timeline) -> None:
    said = {
        "json": r"events\.(schema\.)?json",
        "linked-data": r"timeline\.jsonld",
        "annotations": r"annotations\.jsonld",
        "tables": r"\.csv|datapackage",
        "references": r"references\.|sources\.csl|f-refs",
        "slides": r"timelinejs\.json",
        "calendar": r"timeline\.ics",
        "actor-feeds": r"armenia\.xml|has one of its own",
    }

    def count_namings(*groups: str) -> dict[str, int]:
        pages = "\n".join(list_pages(render(leave_out(timeline, *groups))).values())
        return {group: len(re.findall(words, pages)) for group, words in said.items()}

    everything = count_namings()
    assert all(everything.values())
    for group in GROUPS:
        assert count_namings(group) == {**everything, group: 0}


def resolve(path: PurePosixPath) -> str:
    parts: list[str] = []
    for part in path.parts:
        if part == "..":
            parts.pop()
        else:
            parts.append(part)
    return "/".join(parts)


def test_no_id_is_given_twice(render: Callable[..., dict[str, bytes]], timeline: Timeline) -> None:
    for path, page in list_pages(render(timeline)).items():
        ids = re.findall(r'\sid="([^"]*)"', page)
        assert len(ids) == len(set(ids)), path


def test_only_the_page_for_missing_addresses_knows_the_base_url(
    render: Callable[..., dict[str, bytes]], timeline: Timeline
) -> None:
    pages = list_pages(render(timeline, base_url="https://example.org/project/"))
    assert 'href="https://example.org/project/dateline.css"' in pages["404.html"]
    assert 'href="../dateline.css"' in pages["events/spoke.html"]
    assert 'href="./dateline.css"' in list_pages(render(timeline))["404.html"]


def test_both_versions_of_a_dispute_stand_in_the_entry_with_their_words(
    render: Callable[..., dict[str, bytes]], timeline: Timeline
) -> None:
    index = list_pages(render(timeline))["index.html"]
    block = index[index.index('id="d-papers-date"') :]
    block = block[: block.index("</article>")]
    assert "13 June 2024" in block
    assert "Politico published its papers on <mark>Thursday evening</mark>." in block
    assert "13 May 2024" in block
    assert "The papers came out on <mark>May 13</mark>." in block


def test_the_page_of_an_event_gives_a_sources_words_once(
    render: Callable[..., dict[str, bytes]], timeline: Timeline
) -> None:
    page = list_pages(render(timeline))["events/papers.html"]
    block = page[page.index('id="d-papers-date"') : page.index('id="ev-h"')]
    assert "“Thursday evening”" in block
    assert page.count("The papers came out on <mark>May 13</mark>.") == 1


def test_a_foreign_headline_says_its_language_and_direction(
    render: Callable[..., dict[str, bytes]], timeline: Timeline
) -> None:
    assert '<span lang="ar" dir="rtl">عنوان</span>' in list_pages(render(timeline))["sources.html"]


def test_what_an_editor_supplied_keeps_its_brackets_and_its_reason(
    render: Callable[..., dict[str, bytes]], timeline: Timeline
) -> None:
    page = list_pages(render(timeline))["sources.html"]
    assert '<span class="sup" title="Descriptive title.">[Papers]</span>' in page
    assert "“[Papers]”" not in page
    assert 'title="The web address gives the month.">[May 2024]</span>' in page


def test_a_verbatim_source_is_shown_in_excerpts_only(
    render: Callable[..., dict[str, bytes]], timeline: Timeline
) -> None:
    few = replace(timeline, config=replace(timeline.config, excerpt_words=4))
    whole = timeline.sources[3].source.text
    words = whole.split()
    for path, page in list_pages(render(few)).items():
        assert not any(" ".join(words[n : n + 5]) in page for n in range(len(words) - 4)), path
    assert "private copy" in list_pages(render(few))["sources/lraber.html"]


def test_the_number_of_an_event_on_a_sources_page_is_no_number_of_the_timeline(
    render: Callable[..., dict[str, bytes]], timeline: Timeline
) -> None:
    pages = list_pages(render(timeline))
    assert 'aria-label="Event 1 on this page">1</a>' in pages["sources/oc-media.html"]
    assert "Beyond this story: " in pages["sources/gazette.html"]
    assert not [path for path, page in pages.items() if path.startswith("sources/") and "№" in page]
    assert "№" in pages["index.html"]


def test_a_retired_address_leads_to_the_event(render: Callable[..., dict[str, bytes]], timeline: Timeline) -> None:
    page = list_pages(render(timeline))["events/old-papers.html"]
    assert 'content="0; url=papers.html"' in page


def test_an_empty_story_says_what_to_do(render: Callable[..., dict[str, bytes]], timeline: Timeline) -> None:
    empty = replace(timeline, events=(), beyond=(), sources=(), actors=(), pages=(), aliases=())
    assert "Add an article" in list_pages(render(empty))["index.html"]


def test_a_template_of_the_content_takes_the_place_of_ours(
    render: Callable[..., dict[str, bytes]], timeline: Timeline, tmp_path: Path
) -> None:
    (tmp_path / "404.html").write_text("gone: {{ page.head.title }}", encoding="utf-8")
    assert render(timeline, tmp_path)["404.html"] == b"gone: Page not found"


def test_a_template_that_was_edited_is_read_again(
    render: Callable[..., dict[str, bytes]], timeline: Timeline, tmp_path: Path
) -> None:
    ours = render(timeline)["404.html"]
    own = tmp_path / "404.html"
    own.write_text("before: {{ page.head.title }}", encoding="utf-8")
    saved = own.stat()
    assert render(timeline, tmp_path)["404.html"] == b"before: Page not found"
    own.write_text("after.: {{ page.head.title }}", encoding="utf-8")
    os.utime(own, ns=(saved.st_atime_ns, saved.st_mtime_ns))
    assert render(timeline, tmp_path)["404.html"] == b"after.: Page not found"
    own.unlink()
    assert render(timeline, tmp_path)["404.html"] == ours


@pytest.mark.parametrize(
    ("template", "line", "message"),
    [
        ("fine\n{{ page.headd }}", 2, "headd"),
        ("{% if %}", 1, "Expected an expression"),
        ("a\n\n{{ page.head.title + 1 }}", 3, "correct the template"),
    ],
)
def test_a_faulty_template_is_reported_with_file_and_line(
    render: Callable[..., dict[str, bytes]],
    timeline: Timeline,
    tmp_path: Path,
    template: str,
    line: int,
    message: str,
) -> None:
    (tmp_path / "404.html").write_text(template, encoding="utf-8")
    for _ in ("compiled", "kept"):
        with pytest.raises(ContentError) as caught:
            render(timeline, tmp_path)
        [problem] = caught.value.problems
        assert (problem.path, problem.line) == (str(tmp_path / "404.html"), line)
        assert message in problem.message


def test_a_missing_template_is_reported_by_name(timeline: Timeline, static: Path, tmp_path: Path) -> None:
    with pytest.raises(ContentError, match=r"there is no template index\.html"):
        render_site(Renderer(arrange_story(timeline), templates=[tmp_path], static=static, base_url=""))


def test_the_site_stays_within_its_budget(render: Callable[..., dict[str, bytes]], timeline: Timeline) -> None:
    files = render(timeline)
    assert len(files["dateline.css"]) < CSS_LIMIT
    assert len(files["dateline.js"]) < SCRIPT_LIMIT
    assert sum(len(content) for path, content in files.items() if path.endswith(".woff2")) < FONT_LIMIT
    entries = re.findall(r'<article class="entry".*?</article>', list_pages(files)["index.html"], re.DOTALL)
    assert len(entries) == len(timeline.events)
    assert all(len(entry.encode()) < ENTRY_LIMIT for entry in entries)
