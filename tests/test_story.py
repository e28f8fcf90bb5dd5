"""The shipped story, held to what its sources say and to what the site promises."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from dateline.annotating.actors import build_gazetteer
from dateline.annotations import annotate_source
from dateline.edtf import overlap, parse_edtf
from dateline.model import Disagreement, Event, Timeline
from dateline.pipeline import Site, build_site, build_timeline
from dateline.publishing.links import name_entry_anchor
from dateline.publishing.record import format_record, list_pages, make_record
from dateline.reading.sources import read_content

HAPPENINGS = Path(__file__).with_name("founding_happenings.md")


def read_happenings() -> list[tuple[str, str, str, bool]]:
    """Rows of the tables: source, words, date, part of the story."""
    rows = []
    source = ""
    for line in HAPPENINGS.read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            source = line.removeprefix("## ")
        elif line.startswith("| ") and not line.startswith(("| words", "| ---")):
            words, date, beyond = (cell.strip() for cell in line.strip("|").split("|"))
            rows.append((source, words, date, beyond != "beyond"))
    return rows


def list_events(site: Site) -> tuple[Event, ...]:
    return (*site.timeline.events, *site.timeline.beyond)


# ------------------------------------------------------------------ nothing is lost


def test_every_source_is_read(story: Site, root: Path) -> None:
    files = {path.stem for path in (root / "content/sources").glob("*.md")}
    assert len(files) >= 118
    assert {read.source.id for read in story.timeline.sources} == files
    for source in files:
        assert f"sources/{source}.html" in story.files


def count_shown(timeline: Timeline) -> Counter[tuple[str, int, int]]:
    """Source and span of every report that is in an event or is listed as undated."""
    events = [mention for event in (*timeline.events, *timeline.beyond) for mention in event.mentions]
    undated = [item for source in timeline.sources for item in source.undated]
    return Counter((report.source, report.quote.start, report.quote.end) for report in (*events, *undated))


def test_nothing_read_is_lost_but_what_an_editor_hides(story: Site, root: Path) -> None:
    content = read_content(root / "content")
    gazetteer = build_gazetteer(content.actors)
    read = Counter(
        (source.id, mention.quote.start, mention.quote.end)
        for source in content.sources
        for mention in annotate_source(source, gazetteer).mentions
    )
    assert max(read.values()) == 1
    hiding = [decision for decision in content.decisions if decision.action == "hide"]
    others = tuple(decision for decision in content.decisions if decision.action != "hide")
    whole = build_timeline(replace(content, decisions=others))
    assert count_shown(whole) == read
    hidden = {event.id for event in (*whole.events, *whole.beyond)} - {event.id for event in list_events(story)}
    assert len(hidden) == len(hiding)
    assert count_shown(story.timeline) <= read


def test_every_quote_is_in_its_source_where_it_says(story: Site) -> None:
    texts = {read.source.id: read.source.text for read in story.timeline.sources}
    for event in list_events(story):
        for mention in event.mentions:
            text, quote = texts[mention.source], mention.quote
            assert text[quote.start : quote.end] == quote.exact, mention.id
            assert text[: quote.start].endswith(quote.prefix), mention.id
            assert text[quote.end :].startswith(quote.suffix), mention.id


# ------------------------------------------------------------------ what the founding articles say


@pytest.mark.parametrize(("source", "words", "date", "in_scope"), read_happenings())
def test_a_founding_happening_is_there_with_its_date(
    story: Site, source: str, words: str, date: str, in_scope: bool
) -> None:
    told = [
        (event, mention)
        for event in list_events(story)
        for mention in event.mentions
        if mention.source == source and words in " ".join(mention.quote.exact.split())
    ]
    assert told, "no report holds these words"
    dates = sorted({mention.date.text if mention.date else "undated" for _, mention in told})
    right = [event for event, mention in told if mention.date == parse_edtf(date)]
    assert right, f"dated {dates}"
    assert any(event.in_scope == in_scope for event in right)
    event = right[0]
    page = story.files[f"events/{event.id}.html"].decode("utf-8")
    assert source in page
    if in_scope:
        assert f'id="{name_entry_anchor(event.id)}"' in story.files["index.html"].decode("utf-8")


def find_disputes(story: Site, first: str, second: str) -> list[tuple[Event, Disagreement]]:
    """Disagreements on a date between a value that agrees with the one and a value that agrees with the other."""
    wanted = [parse_edtf(first), parse_edtf(second)]
    return [
        (event, dispute)
        for event in story.timeline.events
        for dispute in event.disagreements
        if dispute.field == "date"
        and all(any(overlap(parse_edtf(reading.value), date) for reading in dispute.readings) for date in wanted)
    ]


def read_text(page: bytes) -> str:
    """The words of a page, without markup, spaces as one."""
    parts: list[str] = []
    parser = HTMLParser()
    parser.handle_data = parts.append  # type: ignore[method-assign]
    parser.feed(page.decode("utf-8"))
    return " ".join("".join(parts).split())


def list_runs(quote: str, length: int = 8) -> list[str]:
    """Every run of so many words: a long quote is shown in part, around its date."""
    words = quote.split()
    return [" ".join(words[start : start + length]) for start in range(max(1, len(words) - length + 1))]


def check_both_quotes_are_shown(story: Site, event: Event, dispute: Disagreement) -> None:
    assert len(dispute.readings) >= 2
    quotes = {mention.id: mention.quote.exact for mention in event.mentions}
    for path in ("disagreements.html", f"events/{event.id}.html"):
        page = read_text(story.files[path])
        for reading in dispute.readings:
            shown = [run for mention in reading.mentions for run in list_runs(quotes[mention]) if run in page]
            assert shown, f"{path} shows no words for {reading.value}"


def test_politico_is_dated_june_and_may_side_by_side(story: Site) -> None:
    disputes = [
        (event, dispute)
        for event, dispute in find_disputes(story, "2024-06-13", "2024-05-13")
        if any("Politico" in mention.quote.exact for mention in event.mentions)
    ]
    assert len(disputes) == 1
    [(event, dispute)] = disputes
    assert dispute.found
    assert event.date == parse_edtf("2024-06-13")
    check_both_quotes_are_shown(story, event, dispute)


def test_the_words_on_a_csto_leader_are_dated_12_and_13_june(story: Site) -> None:
    disputes = [
        (event, dispute)
        for event, dispute in find_disputes(story, "2024-06-12", "2024-06-13")
        if any(re.search(r"leader|plotting|preparing the war", mention.quote.exact) for mention in event.mentions)
    ]
    assert disputes
    assert any(dispute.found for _, dispute in disputes)
    for event, dispute in disputes:
        check_both_quotes_are_shown(story, event, dispute)


def test_the_war_that_was_endorsed_is_an_editors_disagreement(story: Site) -> None:
    disputes = [
        (event, dispute)
        for event in story.timeline.events
        for dispute in event.disagreements
        if any("2020" in reading.value for reading in dispute.readings)
        and any("2023" in reading.value for reading in dispute.readings)
        and not dispute.found
    ]
    assert disputes
    for event, dispute in disputes:
        check_both_quotes_are_shown(story, event, dispute)


@pytest.mark.parametrize(
    ("first", "second", "words", "sources"),
    [
        (
            "2024-06-13",
            "2024-05-13",
            "Politico",
            {"2024-06-14-oc-media-ambassadors-recalled", "2024-06-sakartvelos-ambebi-yerevan-recalls-ambassador"},
        ),
        (
            "2024-06-13",
            "2024-06-12",
            "leaders",
            {"2024-06-14-oc-media-ambassadors-recalled", "2024-06-21-kyiv-independent-belarus-weekly"},
        ),
    ],
)
def test_the_first_two_are_found_without_an_editors_decision(
    root: Path, first: str, second: str, words: str, sources: set[str]
) -> None:
    timeline = build_timeline(replace(read_content(root / "content"), decisions=()))
    found = [
        event
        for event in timeline.events
        for dispute in event.disagreements
        if {first, second} <= {reading.value for reading in dispute.readings}
        and any(words in mention.quote.exact for mention in event.mentions)
    ]
    assert any(sources <= {mention.source for mention in event.mentions} for event in found)


# ------------------------------------------------------------------ the site holds together


class Anchors(HTMLParser):
    """Collects what a page links to and what can be linked to on it."""

    def __init__(self, page: bytes) -> None:
        """Read the page at once."""
        super().__init__()
        self.ids: Counter[str] = Counter()
        self.links: set[str] = set()
        self.feed(page.decode("utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note ids, links and sources."""
        for name, value in attrs:
            if name == "id" and value:
                self.ids[value] += 1
            elif name in {"href", "src"} and value and not (tag == "link" and ("rel", "canonical") in attrs):
                self.links.add(value)


@pytest.fixture(scope="module")
def anchors(story: Site) -> dict[str, Anchors]:
    """Path of a page → its links and anchors."""
    return {path: Anchors(body) for path, body in story.files.items() if path.endswith(".html")}


def test_every_internal_link_and_anchor_leads_somewhere(story: Site, anchors: dict[str, Anchors]) -> None:
    broken = []
    for path, page in anchors.items():
        if path == "404.html":  # is served at any address: its links are built on base_url
            continue
        for link in page.links:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                continue
            target = os.path.normpath(os.path.join(os.path.dirname(path), unquote(parts.path))) if parts.path else path  # noqa: PTH118, PTH120
            anchor = unquote(parts.fragment)
            if target not in story.files or (anchor and target in anchors and not anchors[target].ids[anchor]):
                broken.append(f"{path}: {link}")
    assert not broken, "\n".join(sorted(broken)[:30])


def test_no_page_uses_an_id_twice(anchors: dict[str, Anchors]) -> None:
    twice = {path: [name for name, count in page.ids.items() if count > 1] for path, page in anchors.items()}
    assert not {path: names for path, names in twice.items() if names}


def test_no_page_asks_anything_of_another_site(story: Site) -> None:
    fetched = re.compile(
        rb'<(?:script|img|iframe|source)[^>]*\ssrc="https?:|<link[^>]*rel="(?:stylesheet|preload|icon)"[^>]*href="https?:'
    )
    assert not [path for path, body in story.files.items() if path.endswith(".html") and fetched.search(body)]


# ------------------------------------------------------------------ same content, same bytes


def run_build(root: Path, out: Path, **environment: str) -> str:
    run = subprocess.run(
        [sys.executable, "build.py", "build", "--out", str(out)],
        cwd=root,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    return run.stdout + run.stderr


def test_the_same_content_gives_the_same_bytes_and_a_second_build_writes_nothing(
    story: Site, root: Path, tmp_path: Path
) -> None:
    out = tmp_path / "site"
    run_build(root, out, PYTHONHASHSEED="4711", TZ="Pacific/Kiritimati", LC_ALL="C")
    built = {path.relative_to(out).as_posix(): path for path in out.rglob("*") if path.is_file()}
    assert set(story.files) <= set(built)
    assert not [name for name, body in story.files.items() if built[name].read_bytes() != body]
    before = {name: path.stat().st_mtime_ns for name, path in built.items()}
    run_build(root, out, PYTHONHASHSEED="12", TZ="America/Adak")
    assert {name: path.stat().st_mtime_ns for name, path in built.items()} == before


def test_recording_what_is_published_changes_nothing_of_it(story: Site, root: Path, tmp_path: Path) -> None:
    content = shutil.copytree(root / "content", tmp_path / "content")
    command = [sys.executable, "build.py", "record", "--content", str(content)]
    subprocess.run(command, cwd=root, env={**os.environ, "PYTHONHASHSEED": "4711"}, capture_output=True, check=True)
    recorded = (content / "published.yml").read_text(encoding="utf-8")
    assert recorded == format_record(make_record(story.timeline), list_pages(story.timeline))
    assert len(recorded.encode()) < 700 * len([*story.timeline.events, *story.timeline.beyond])
    again = build_site(content)
    assert again.files == story.files
    assert format_record(make_record(again.timeline), list_pages(again.timeline)) == recorded
