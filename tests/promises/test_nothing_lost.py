"""Promise 3: what was found is told, once, wherever it ends: in an event, undated, or withheld by an editor."""

from __future__ import annotations

import json
import re
import string
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.annotations import annotate_sources
from dateline.cli import main
from dateline.errors import ContentError, Problems
from dateline.model import AnnotatedSource, Timeline
from dateline.pipeline import Site, build_timeline
from dateline.reading.folders import ListedFile, list_files, list_unread
from dateline.reading.sources import Content, read_content
from tests.promises.bad_inputs import ACTORS, PAGE, SOURCE, TIMELINE

ROOT = Path(__file__).parent.parent.parent
STORIES = ("content", "tests/browser/story", "dateline/starter/content")

Quoted = tuple[str, str, int]
"""Source, words, and where they begin."""


def annotate(content: Content) -> list[AnnotatedSource]:
    found = annotate_sources(content.sources, content.actors)
    return [one[0] for one in found if isinstance(one, tuple)]


def list_found(read: list[AnnotatedSource]) -> Counter[Quoted]:
    return Counter((one.source, one.quote.exact, one.quote.start) for each in read for one in each.mentions)


def list_told(timeline: Timeline) -> Iterator[Quoted]:
    told = [one for event in (*timeline.events, *timeline.beyond) for one in event.mentions]
    told += [one for event in timeline.withheld for one in event.mentions]
    yield from ((one.source, one.quote.exact, one.quote.start) for one in told)
    for read in timeline.sources:
        yield from ((one.source, one.quote.exact, one.quote.start) for one in read.undated)


@pytest.mark.parametrize("name", STORIES)
def test_every_mention_that_was_found_is_told_once(name: str) -> None:
    content = read_content(ROOT / name)
    assert Counter(list_told(build_timeline(content))) == list_found(annotate(content))


def test_every_mention_is_on_a_page_and_in_the_record(story: Site) -> None:
    timeline = story.timeline
    record = json.loads(story.files["data/events.json"])
    events = [*record["events"], *record["out_of_scope"]]
    exported = Counter((one["source"], one["quote"]["exact"]) for event in events for one in event["mentions"])
    exported.update((one["source"], one["quote"]["exact"]) for one in record["undated"])
    shown = [*timeline.events, *timeline.beyond]
    told = Counter((one.source, one.quote.exact) for event in shown for one in event.mentions)
    told.update((one.source, one.quote.exact) for read in timeline.sources for one in read.undated)
    assert exported == told
    for event in shown:
        page = story.files[f"events/{event.id}.html"].decode()
        assert all(f"../sources/{one.source}.html" in page for one in event.mentions), event.id


def test_every_year_is_in_a_date_and_every_date_is_resolved_or_says_why_not(story: Site) -> None:
    timexes = [(read, timex) for read in story.timeline.sources for timex in read.timexes]
    assert len(timexes) > 300
    for read, timex in timexes:
        assert read.source.text[timex.start : timex.end] == timex.text
        assert timex.date or timex.reason, f"{read.source.path}: {timex.text}"
    for read in story.timeline.sources:
        assert all(one.date or one.date_reason for one in read.mentions), read.source.path
        years = {match.start() for match in re.finditer(r"\b(?:19|20)[0-9]{2}\b", read.source.text)}
        dated = {place for timex in read.timexes for place in range(timex.start, timex.end)}
        assert years <= dated, f"{read.source.path}: a year in no date"


WORDS = ["Armenia recalled its ambassador", "Belarus protested", "Lukashenko said so", "Nothing of note was seen"]
WHEN = [
    "",
    " on Thursday",
    " in May",
    " on 12 June 2024",
    " before 2018",
    " between 2018 and 2022",
    " some day",
    " 31 June",
]
SENTENCES = st.builds("{}{}.".format, st.sampled_from(WORDS), st.sampled_from(WHEN))
TEXTS = st.lists(st.lists(SENTENCES, min_size=1, max_size=4).map(" ".join), min_size=1, max_size=3).map("\n\n".join)


@settings(derandomize=True, max_examples=60, deadline=None)
@given(texts=st.lists(TEXTS, min_size=1, max_size=4))
def test_merging_loses_and_doubles_nothing(texts: list[str]) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "sources").mkdir()
        (folder / "timeline.yml").write_text(TIMELINE, encoding="utf-8")
        (folder / "actors.yml").write_text(ACTORS, encoding="utf-8")
        for number, text in enumerate(texts):
            head = SOURCE.partition("---\nArm")[0].replace("Courier", f"Courier {number}")
            (folder / f"sources/s{number}.md").write_text(f"{head}---\n{text}\n", encoding="utf-8")
        content = read_content(folder)
        assert Counter(list_told(build_timeline(content))) == list_found(annotate(content))


# ------------------------------------------------------------------ files

STEMS = st.text(st.sampled_from(string.ascii_letters + "019-_. ~#$é:а\u202e"), min_size=1, max_size=6)
NAMES = st.builds(
    "{}{}".format,
    st.one_of(STEMS, st.sampled_from(["con", "good", "GOOD", "4913", ".x", "x~", "README", "index", "2024"])),
    st.sampled_from([".md", ".MD", ".txt", "", ".swp", ".yml", "~"]),
)
PASSED = re.compile(
    r"\..*|.*~|~\$.*|#.*#|4913|5036|.*\.(?:bak|orig|swp|tmp)|readme\.md|thumbs\.db|desktop\.ini", re.IGNORECASE
)
"""What the guide to the content says is passed over."""


@settings(derandomize=True, max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(names=st.lists(NAMES, max_size=8, unique=True), where=st.sampled_from(["sources", "pages", ""]))
def test_every_file_is_read_or_named(names: list[str], where: str) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "sources").mkdir()
        (folder / "pages").mkdir()
        (folder / "timeline.yml").write_text(TIMELINE, encoding="utf-8")
        (folder / "actors.yml").write_text(ACTORS, encoding="utf-8")
        (folder / "sources/good.md").write_text(SOURCE, encoding="utf-8")
        made = [one for one in names if one not in (".", "..") and not (folder / where / one).exists()]
        for one in made:
            (folder / where / one).write_text(
                SOURCE if where != "pages" else "---\ntitle: A\n---\nA.", encoding="utf-8"
            )
        try:
            content = read_content(folder)
            read = {source.path for source in content.sources} | {page.path for page in content.pages}
            told = read | set(content.unread)
        except ContentError as error:
            told = {problem.path for problem in error.problems}
            told |= {listed.path for listed in _list_readable(folder)} | set(list_unread(folder))
        hidden = [one for one in made if PASSED.fullmatch(one) and not one.lower().endswith(".md")]
        for one in set(made) - set(hidden) - {"README.md", "readme.md", "README.MD"}:
            path = (folder / where / one).as_posix()
            assert path in told or (PASSED.fullmatch(one) and not one.startswith(".")), path


def _list_readable(folder: Path) -> list[ListedFile]:
    problems = Problems()
    return [*list_files(folder, "sources", (".md",), problems), *list_files(folder, "pages", (".md",), problems)]


def test_what_is_taken_out_is_told_at_each_build_until_it_is_mended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Also when the file is not read again, since nothing in it has changed."""
    files = {
        "timeline.yml": TIMELINE + "pages: [about]\n",
        "actors.yml": ACTORS,
        "sources/a.md": SOURCE + "\nThe <Ministry> denied it on Friday.\n",
        "pages/about.md": PAGE + "See ![our map](map.png).\n",
    }
    for name, text in files.items():
        (tmp_path / "content" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "content" / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    told = [
        "content/pages/about.md:4:5: a page shows no pictures; write a link to it, [our map](map.png)",
        r"content/sources/a.md:8:5: '<Ministry>' is taken for HTML, and left out; write '\<Ministry>' for the words",
    ]
    for other in ("", "# edited\n"):
        (tmp_path / "content/actors.yml").write_text(ACTORS + other, encoding="utf-8")
        for _ in range(2):
            assert main(["build", "--verbose"]) == 0
            said = capsys.readouterr()
            assert ", 2 concerns (see `dateline check`)" in said.out
            assert all(line in said.err for line in told)
    assert main(["build", "--strict"]) == 1
    said = capsys.readouterr()
    assert all(line in said.err for line in told)
    mended = files["sources/a.md"].replace("<M", "\\<M")
    (tmp_path / "content/sources/a.md").write_text(mended, encoding="utf-8")
    (tmp_path / "content/pages/about.md").write_text(PAGE + "See [our map](map.png).\n", encoding="utf-8")
    assert main(["build"]) == 0
    assert "concern" not in capsys.readouterr().out
