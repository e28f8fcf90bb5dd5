"""From the evidence for an event to the words in the article: Chromium opens a saved copy and marks the right ones."""

from __future__ import annotations

import base64
import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page

from dateline.pipeline import build_site
from dateline.publishing.output import write_site

pytestmark = pytest.mark.browser

OpenPage = Callable[..., AbstractContextManager[Page]]

DIGEST = """---
title: Envoys go home
publisher: Gazette
published: 2024-06-14
url: {home}gazette.html#story
archive_url: {home}gazette.html?copy
accessed: 2024-06-20
---
Norland recalled its ambassador from Sudland on 13 June 2024 over what it called "a well-known, old & bad fish's tale".
"""
VERBATIM = """---
title: Посол отозван
title_en: The ambassador is recalled
publisher: Листок
published: 2024-06-14
language: ru
text: verbatim
url: {home}listok.html
---
Норландия отозвала посла из Судландии.

Норландия отозвала посла из Судландии 13 июня 2024 года из-за сельди, сообщило министерство.

Норландия отозвала посла из Судландии, сообщило министерство.
"""
ARTICLE = """<!doctype html><meta charset="utf-8"><title>Saved copy</title><link rel="icon" href="data:,">
<style>p{{margin:0 0 120vh}} ::target-text{{background:#f0f}}</style>
<p>{head}</p><h2 id="story">Story</h2><p>{before}</p>
<p>It is said: <b id="words">{words}</b> – {after}</p><p>{before}</p>
"""
COPIES = {
    # The page prints other apostrophes and spaces than the digest, and marks words up.
    "gazette.html": ARTICLE.format(
        head="A well, known, old and bad tale",
        before="A well-known fish, and an old & bad one.",
        words="a <i>well-known</i>, old\n &amp; bad fish’s&nbsp;tale",
        after="a well-known, old and bad one.",
    ),
    "listok.html": ARTICLE.format(
        head="Посол отозван",
        before="Норландия отозвала посла из Судландии.",
        words="Норландия отозвала посла из Судландии 13 июня 2024 года из-за сельди",
        after="сообщило министерство.",
    ),
}


@pytest.fixture(scope="module")
def home(
    serve_folder: Callable[[Path], AbstractContextManager[str]], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """Address of a folder with two saved articles, and with the site that cites them in ``site``."""
    folder = tmp_path_factory.mktemp("deep")
    with serve_folder(folder) as address:
        (folder / "content/sources").mkdir(parents=True)
        (folder / "content/timeline.yml").write_text("title: Herring\nscope: all\n", encoding="utf-8")
        (folder / "content/actors.yml").write_text(
            "- {name: Norland, kind: country, spellings: [Норландия]}\n"
            "- {name: Sudland, kind: country, spellings: [Судландия]}\n",
            encoding="utf-8",
        )
        for name, text in (("gazette", DIGEST), ("listok", VERBATIM)):
            (folder / f"content/sources/{name}.md").write_text(text.format(home=address), encoding="utf-8")
        for name, text in COPIES.items():
            (folder / name).write_text(text, encoding="utf-8")
        write_site(build_site(folder / "content").files, folder / "site", protected=())
        yield address


def count_marked(page: Page, part: Locator) -> int:
    """Pixels in the colour that the saved copy gives to text that a link leads to."""
    picture = base64.b64encode(part.screenshot()).decode()
    count: int = page.evaluate(
        """async picture => {
            const image = await createImageBitmap(await (await fetch('data:image/png;base64,' + picture)).blob());
            const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d');
            canvas.drawImage(image, 0, 0);
            const data = canvas.getImageData(0, 0, image.width, image.height).data;
            let count = 0;
            for (let i = 0; i < data.length; i += 4)
                count += data[i] === 255 && data[i + 1] === 0 && data[i + 2] === 255;
            return count;
        }""",
        picture,
    )
    return count


RECALL = "events/norland-recalled-its-ambassador-from-sudland"


@pytest.mark.parametrize(
    ("start", "link", "article"),
    [
        (RECALL, r"Original of 1 ?, at “a well-known, old & bad fish's tale”", "gazette"),
        (RECALL, r"Archived copy of 1 ?, at “a well-known, old & bad fish's tale”", "gazette"),
        ("sources/gazette", r"^a well-known, old & bad fish's tale$", "gazette"),
        ("sources/listok", r"Original of 2 ?, at “июня 2024 года”", "listok"),
    ],
)
def test_a_citation_leads_to_the_words_in_the_article(
    open_page: OpenPage, home: str, start: str, link: str, article: str
) -> None:
    with open_page(f"{home}site/{start}.html") as page:
        page.get_by_role("link", name=re.compile(link)).click()
        page.wait_for_url(f"{home}{article}.html**")
        words = page.locator("#words")
        page.wait_for_function("scrollY > innerHeight")
        box = words.bounding_box()
        assert box is not None
        assert 0 < box["y"] < 900
        assert count_marked(page, words) > 200
        for other in page.locator("p").all():
            if other.locator("#words").count() == 0:
                assert count_marked(page, other) == 0


def test_words_that_the_article_lacks_are_nowhere_marked(open_page: OpenPage, home: str) -> None:
    """The proof of the test above: it can fail."""
    with open_page(f"{home}gazette.html#:~:text=a%20well-known%2C%20old") as page:
        assert count_marked(page, page.locator("#words")) == 0


def test_an_old_address_leads_to_the_part_that_was_asked_for(
    browser: Browser, serve_folder: Callable[[Path], AbstractContextManager[str]], tmp_path: Path
) -> None:
    content = tmp_path / "content"
    (content / "sources").mkdir(parents=True)
    (content / "timeline.yml").write_text("title: Herring\nscope: all\n", encoding="utf-8")
    head = DIGEST.format(home="https://example.org/").replace("accessed", "formerly: [old-name]\naccessed")
    (content / "sources/gazette.md").write_text(head + "\nIt rained on Friday.\n", encoding="utf-8")
    write_site(build_site(content).files, tmp_path / "site", protected=())
    with serve_folder(tmp_path / "site") as address:
        for anchor, scripts in (("", True), ("#p2", True), ("", False)):
            page = browser.new_page(java_script_enabled=scripts)
            page.goto(f"{address}sources/old-name.html{anchor}", wait_until="commit")
            page.wait_for_url(f"{address}sources/gazette.html{anchor}")
            page.close()
