"""The filters of the timeline: each alone, all together, in the address, in the history, and out again."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from dateline.model import Event, Timeline
from dateline.pipeline import Site
from dateline.publishing.links import name_entry_anchor
from dateline.publishing.output import write_site
from dateline.publishing.render import render_site
from dateline.publishing.renderer import Renderer
from dateline.publishing.timeline import Story, arrange_story

pytestmark = pytest.mark.browser

OpenPage = Callable[..., AbstractContextManager[Page]]
PERSON = "Alexander Lukashenko"


@pytest.fixture(scope="module")
def arranged(story: Site) -> Story:
    return arrange_story(story.timeline)


def list_shown(page: Page) -> set[str]:
    ids: list[str] = page.locator("article.entry:visible").evaluate_all("found => found.map(entry => entry.id)")
    return set(ids)


def choose(timeline: Timeline, fits: Callable[[Event], bool]) -> set[str]:
    """Anchors of the events that fit: some, and not all."""
    found = {name_entry_anchor(event.id) for event in timeline.events if fits(event)}
    assert 0 < len(found) < len(timeline.events)
    return found


def count_words(page: Page) -> Locator:
    return page.locator("#f-out")


def test_each_filter_leaves_what_fits(open_page: OpenPage, places: dict[str, str], arranged: Story) -> None:
    timeline = arranged.timeline
    languages = {read.source.id: read.source.language.partition("-")[0] for read in timeline.sources}
    russian = choose(timeline, lambda event: any(languages[mention.source] == "ru" for mention in event.mentions))
    source = timeline.events[0].mentions[0].source
    choices = {
        ("Kind", "visit or talks"): choose(timeline, lambda event: event.kind == "consult"),
        ("Person", "Lukashenko, Alexander"): choose(timeline, lambda event: PERSON in arranged.named[event.id]),
        ("Source", str(arranged.source_numbers[source])): choose(
            timeline, lambda event: any(mention.source == source for mention in event.mentions)
        ),
        ("Language of source", "Russian"): russian,
        ("Independent sources", "At least 3"): choose(timeline, lambda event: event.independent_sources >= 3),
    }
    with open_page(places["file"] + "index.html") as page:
        for (label, choice), expected in choices.items():
            select = page.get_by_label(label, exact=True)
            if label == "Source":
                select.select_option(value=choice)
            else:
                options = select.locator("option").all_inner_texts()
                select.select_option(label=next(one for one in options if one.casefold() == choice.casefold()))
            assert list_shown(page) == expected, label
            expect(count_words(page)).to_have_text(f"{len(expected)} of {len(timeline.events)} events")
            select.select_option(value="")
        page.get_by_role("checkbox", name="Armenia").click()
        lanes = choose(timeline, lambda event: any(lane.key == "armenia" for lane in arranged.event_lanes[event.id]))
        assert list_shown(page) == lanes


def test_filters_add_up_and_are_an_address(open_page: OpenPage, places: dict[str, str], arranged: Story) -> None:
    expected = choose(
        arranged.timeline,
        lambda event: (
            bool(event.disagreements)
            and event.independent_sources >= 2
            and PERSON in arranged.named[event.id]
            and any(lane.key == "armenia" for lane in arranged.event_lanes[event.id])
        ),
    )
    query = "?person=alexander-lukashenko&least=2&country=armenia&split=1&kind=no-such-kind&other=kept"
    with open_page(places["subpath"] + "index.html" + query) as page:
        assert list_shown(page) == expected
        assert "other=kept" in page.url
        assert "no-such-kind" not in page.url
        expect(page.get_by_label("Independent sources")).to_have_value("2")


@pytest.mark.parametrize(
    "word", ["Лукашенко", "Łukašenka", "lukasenka", "LUKAŞENKO", "Լուկաշենկո", "لوكاشينكو", "лукашэнка"]
)
def test_a_name_is_found_in_every_script(
    open_page: OpenPage, places: dict[str, str], arranged: Story, word: str
) -> None:
    expected = choose(arranged.timeline, lambda event: PERSON in arranged.named[event.id])
    with open_page(places["file"] + "index.html") as page:
        page.get_by_label("Search the text").fill(word)
        assert list_shown(page) == expected


def test_words_of_a_search_stand_anywhere_and_may_be_names(open_page: OpenPage, places: dict[str, str]) -> None:
    with open_page(places["file"] + "index.html") as page:
        search = page.get_by_label("Search the text")
        search.fill("Ambassador")
        word = list_shown(page)
        search.fill("Лукашенко")
        name = list_shown(page)
        search.fill(" лукашенко  ambassador ")
        assert list_shown(page) == word & name
        assert 0 < len(word & name) < len(name)


@pytest.mark.parametrize("place", ["file", "subpath"])
def test_back_undoes_one_choice(open_page: OpenPage, places: dict[str, str], place: str) -> None:
    with open_page(places[place] + "index.html") as page:
        everything = count_words(page).inner_text()
        page.get_by_role("checkbox", name="Only disagreements").click()
        disputed = count_words(page).inner_text()
        page.get_by_label("Search the text").press_sequentially("arms")
        assert count_words(page).inner_text() != disputed
        page.go_back()
        expect(count_words(page)).to_have_text(disputed)
        expect(page.get_by_label("Search the text")).to_have_value("")
        page.go_back()
        expect(count_words(page)).to_have_text(everything)
        expect(page.get_by_label("Only disagreements")).not_to_be_checked()
        page.go_forward()
        expect(count_words(page)).to_have_text(disputed)


def test_escape_and_the_button_clear_everything(open_page: OpenPage, places: dict[str, str]) -> None:
    with open_page(places["file"] + "index.html") as page:
        everything = count_words(page).inner_text()
        search, clear = page.get_by_label("Search the text"), page.get_by_role("button", name="Clear all")
        expect(clear).to_be_hidden()
        for leave in (lambda: search.press("Escape"), clear.click):
            page.get_by_role("checkbox", name="Only disagreements").click()
            search.fill("arms")
            expect(count_words(page)).not_to_have_text(everything)
            leave()
            expect(count_words(page)).to_have_text(everything)
            expect(clear).to_be_hidden()
            expect(search).to_be_focused()
            assert "?" not in page.url


def test_escape_clears_from_anywhere_but_an_open_list(open_page: OpenPage, places: dict[str, str]) -> None:
    with open_page(places["file"] + "index.html") as page:
        everything = count_words(page).inner_text()
        page.get_by_label("Only disagreements").check(force=True)
        page.get_by_label("Kind", exact=True).press("Escape")
        expect(count_words(page)).not_to_have_text(everything)
        page.get_by_label("Only disagreements").press("Escape")
        expect(count_words(page)).to_have_text(everything)


def test_on_a_phone_folded_filters_still_say_what_they_leave(open_page: OpenPage, places: dict[str, str]) -> None:
    with open_page(places["file"] + "index.html?split=1", width=390) as page:
        button = page.get_by_role("button", name="Filter events")
        button.click()
        expect(count_words(page)).to_be_hidden()
        expect(button).to_contain_text(" of ")


@pytest.fixture
def long_story(story: Site, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The shipped story, as if it were so long that its years have pages of their own."""
    monkeypatch.setattr("dateline.publishing.timeline.LONG_STORY", 50)
    arranged = arrange_story(story.timeline)
    renderer = Renderer(arranged, templates=[root / "templates"], static=root / "static", base_url="")
    files = render_site(renderer).files
    write_site(files, tmp_path / "long", protected=())
    return (tmp_path / "long").as_uri() + "/"


def test_a_choice_goes_along_to_the_page_of_a_year_and_back(open_page: OpenPage, long_story: str) -> None:
    with open_page(long_story + "index.html") as page:
        expect(page.get_by_label("Search headlines and names")).to_be_visible()
        page.get_by_label("Kind", exact=True).select_option(value="consult")
        count = page.locator("#y2024 h2 small").inner_text()
        page.locator("#y2024 h2 a").press("Enter")  # a click may fall beside it: what is scrolled to is laid out anew
        expect(count_words(page)).to_contain_text(count.split()[0] + " of ")
        expect(page.get_by_label("Kind", exact=True)).to_have_value("consult")
        expect(page.locator("#rail [aria-current]")).to_contain_text("2024")
        page.get_by_label("Search this year").fill("zzzzqq")
        page.get_by_role("link", name="Look in all years").click()
        expect(page.get_by_label("Search headlines and names")).to_have_value("zzzzqq")


def test_the_count_is_a_polite_status(open_page: OpenPage, places: dict[str, str]) -> None:
    with open_page(places["file"] + "index.html") as page:
        page.get_by_label("Search the text").fill("zzzzqq")
        expect(page.get_by_role("status").filter(has_text="0 of ")).to_have_attribute("aria-live", "polite")


def test_where_nothing_matches_there_is_a_way_out(open_page: OpenPage, places: dict[str, str]) -> None:
    with open_page(places["file"] + "index.html?q=zzzzqq", width=390) as page:
        page.get_by_role("button", name="Show all events").click()
        expect(page.get_by_text("No event matches")).to_be_hidden()
        expect(page.locator("article.entry:visible").first).to_be_visible()


def test_years_and_months_without_entries_are_hidden(open_page: OpenPage, places: dict[str, str]) -> None:
    with open_page(places["file"] + "index.html") as page:
        months = page.locator("#rail ol ol li:visible")
        before = months.count()
        page.get_by_label("Search the text").fill("лукашенко ambassador")
        assert 0 < months.count() < before
        expect(page.locator("section.year:visible").first).to_be_visible()
        for section in page.locator("section.year:visible").all():
            assert section.locator("article:visible").count()
        for address in months.locator("a").evaluate_all("found => found.map(link => link.hash)"):
            expect(page.locator(f"[id='{address[1:]}']")).to_be_visible()


def test_without_scripts_pages_answer_the_same_questions(open_page: OpenPage, places: dict[str, str]) -> None:
    with open_page(places["file"] + "index.html", scripts=False) as page:
        line = page.get_by_text("Filters and search need scripts.")
        expect(line).to_be_visible()
        assert line.get_by_role("link").count() == 4
    with open_page(places["file"] + "index.html") as page:
        expect(page.get_by_text("Filters and search need scripts.")).to_be_hidden()
