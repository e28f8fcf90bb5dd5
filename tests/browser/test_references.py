"""References as files: of one page, and of what the filters leave."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
import rispy
from playwright.sync_api import Page, expect
from pybtex.database import parse_string

from dateline.pipeline import Site, build_site
from dateline.publishing.output import write_site

pytestmark = pytest.mark.browser

OpenPage = Callable[..., AbstractContextManager[Page]]


def read_ids(text: str, form: str) -> list[str]:
    """Ids of the records of a file, read by another program."""
    if form == "BibTeX":
        return list(parse_string(text, "bibtex").entries)
    if form == "RIS":
        return [record["id"] for record in rispy.loads(text)]
    return [record["id"] for record in json.loads(text)]


def save(page: Page, form: str) -> tuple[str, str]:
    """Press the button of a format: name and text of the file that comes."""
    with page.expect_download() as download:
        page.get_by_role("dialog").get_by_role("button", name=form, exact=True).click()
    path = Path(download.value.path())
    return download.value.suggested_filename, path.read_bytes().decode()


@pytest.mark.parametrize("place", ["file", "subpath"])
@pytest.mark.parametrize(("form", "name"), [("BibTeX", "bib"), ("RIS", "ris"), ("CSL-JSON", "json")])
def test_what_the_filters_leave_is_saved(
    open_page: OpenPage, places: dict[str, str], story: Site, place: str, form: str, name: str
) -> None:
    disputed = [event for event in story.timeline.events if event.disagreements]
    cited = {mention.source for event in disputed for mention in event.mentions}
    sources = [read.source.id for read in story.timeline.sources if read.source.id in cited]
    with open_page(places[place] + "index.html?split=1") as page:
        page.get_by_role("button", name="References").click()
        panel = page.get_by_role("dialog", name="References of what is shown")
        expect(panel.get_by_label(f"{len(sources)} sources")).to_be_checked()
        file, text = save(page, form)
        assert file == f"sources.{name}"
        assert read_ids(text, form) == sources
        expect(panel).to_be_hidden()
        page.get_by_role("button", name="References").click()
        panel.get_by_label(f"{len(disputed)} events").check()
        file, text = save(page, form)
        assert file == f"events.{name}"
        assert read_ids(text, form) == [f"dateline-{event.id}" for event in disputed]


def test_a_change_of_the_filters_changes_what_is_saved(open_page: OpenPage, places: dict[str, str]) -> None:
    with open_page(places["file"] + "index.html") as page:
        before = page.locator("article.entry:visible").count()
        page.get_by_role("button", name="References").click()
        panel = page.get_by_role("dialog")
        panel.get_by_label(f"{before} events").check()
        _, everything = save(page, "CSL-JSON")
        page.get_by_label("Only disagreements").check(force=True)
        page.get_by_role("button", name="References").click()
        _, some = save(page, "CSL-JSON")
        shown = page.locator("article.entry:visible").count()
    assert len(read_ids(everything, "CSL-JSON")) == before
    assert len(read_ids(some, "CSL-JSON")) == shown < before


@pytest.mark.parametrize("name", ["event", "source"])
def test_a_page_saves_what_it_shows(
    open_page: OpenPage, places: dict[str, str], pages: dict[str, str], name: str
) -> None:
    with open_page(places["file"] + pages[name]) as page:
        page.get_by_text("Cite this").first.click()
        for form, key in (("BibTeX", "bib"), ("RIS", "ris"), ("CSL-JSON", "json")):
            page.locator("summary").filter(has_text=form).click()
            with page.expect_download() as download:
                page.get_by_role("button", name=f"Save .{key}").click()
            text = Path(download.value.path()).read_text(encoding="utf-8")
            assert text == page.locator(f"#as-{key}").text_content()
            [read] = read_ids(text, form)
            assert download.value.suggested_filename == f"{read}.{key}"


def test_citations_can_be_read_without_scripts(
    open_page: OpenPage, places: dict[str, str], pages: dict[str, str]
) -> None:
    with open_page(places["file"] + pages["event"], scripts=False) as page:
        page.get_by_text("Cite this entry").click()
        expect(page.locator("#as-apa")).to_contain_text("(n.d.)")
        page.locator("summary").filter(has_text="BibTeX").click()
        expect(page.locator("#as-bib")).to_contain_text("@online{")
        expect(page.get_by_role("button", name="Save .bib")).to_have_count(0)


def test_a_year_of_a_long_story_is_saved_by_itself(open_page: OpenPage, tmp_path: Path) -> None:
    content = tmp_path / "content"
    (content / "sources").mkdir(parents=True)
    (content / "timeline.yml").write_text("title: Long\nscope: all\n", encoding="utf-8")
    names = [f"Person{n} Name" for n in range(310)]
    (content / "actors.yml").write_text(
        "".join(f"- {{name: {name}, kind: person}}\n" for name in names), encoding="utf-8"
    )
    for year in (2023, 2024):
        text = "\n\n".join(
            f"{name} opened bridge number {index} on {index % 28 + 1} March {year}."
            for index, name in enumerate(names)
            if index % 2 == year % 2
        )
        (content / "sources" / f"y{year}.md").write_text(
            f"---\ntitle: Bridges of {year}\npublisher: Post\npublished: {year}-12-31\n---\n{text}\n", encoding="utf-8"
        )
    site = build_site(content)
    assert "2024.html" in site.files
    out = tmp_path / "site"
    write_site(site.files, out, protected=())
    with open_page(f"{out.as_uri()}/2024.html") as page:
        shown = page.locator("article.entry").count()
        page.get_by_role("button", name="References").click()
        _, text = save(page, "RIS")
        assert read_ids(text, "RIS") == ["y2024"]
        page.get_by_role("button", name="References").click()
        page.get_by_role("dialog").get_by_label(f"{shown} events").check()
        _, text = save(page, "RIS")
        assert len(read_ids(text, "RIS")) == shown


def test_a_timeline_that_leaves_references_out_does_all_the_rest(open_page: OpenPage, tmp_path: Path) -> None:
    content = shutil.copytree(Path(__file__).parent / "story", tmp_path / "content")
    settings = content / "timeline.yml"
    text = settings.read_text(encoding="utf-8").replace("publish:\n", "publish:\n  leave_out: [references]\n")
    settings.write_text(text, encoding="utf-8")
    out = tmp_path / "site"
    write_site(build_site(content).files, out, protected=())
    with open_page(f"{out.as_uri()}/index.html") as page:
        expect(page.get_by_role("button", name="References")).to_have_count(0)
        before = page.locator("article.entry:visible").count()
        page.get_by_label("Only disagreements").check(force=True)
        expect(page.locator("article.entry:visible")).not_to_have_count(before)
        page.get_by_role("button", name="Cite").first.click()
        expect(page.get_by_role("dialog")).to_contain_text("Cite this event")
