"""The benches run, and their tables say what they measured."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

import bench.build
from dateline.pipeline import Site
from dateline.publishing.exports import FORMATS, SERIES

ROOT = Path(__file__).parent.parent

# Found: Thursday and 2018, right; "yesterday evening", on a longer span and with another value. Missed: the harvest.
RESIGNATION = """<TimeML>
<DCT><TIMEX3 functionInDocument="CREATION_TIME" type="DATE" value="2024-06-14">14 June 2024</TIMEX3></DCT>
<TEXT>
The mayor of Port Ellery & his deputy resigned on <TIMEX3 type="DATE" value="2024-06-13">Thursday</TIMEX3>.
They had governed since <TIMEX3 type="DATE" value="2018">2018</TIMEX3>, and spoke
<TIMEX3 type="DATE" value="2024-06-13">yesterday</TIMEX3> evening of <TIMEX3 type="DATE" value="FUTURE_REF">the
harvest</TIMEX3>.
</TEXT>
</TimeML>"""
# Found: May, whose blanks are not part of it; a duration; 4 March 2023, which nobody annotated.
TALKS = """<TimeML>
<DCT><TIMEX3 functionInDocument="CREATION_TIME" type="TIME" value="2024-06-14T09:00">14 June</TIMEX3></DCT>
<TEXT>
Talks began in<TIMEX3 type="DATE" value="2024-05"> May </TIMEX3>and lasted<TIMEX3 type="DATE" value="2024"/>
<TIMEX3 type="DURATION" value="P2D">two days</TIMEX3>. The last were held on 4 March 2023.
</TEXT>
</TimeML>"""


def run_bench(*arguments: str | Path, bench: str = "dates") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / f"bench/{bench}.py"), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_dates_are_scored_against_the_annotators(tmp_path: Path) -> None:
    (tmp_path / "resignation.tml").write_text(RESIGNATION, encoding="utf-8")
    (tmp_path / "talks.tml").write_text(TALKS, encoding="utf-8")
    done = run_bench(tmp_path, "--no-baseline", "--errors", "5", "--out", tmp_path / "read.jsonl")
    assert (done.returncode, done.stderr) == (0, "")
    table, *errors = done.stdout.split("\n\n")[1:]
    assert done.stdout.startswith("2 documents, 0 KB, 6 annotated expressions\n")
    assert table.splitlines()[1].split() == [*["strict", "relaxed", "value"] * 2, "value", "KB/s"]
    # All types: of 6 annotated and 6 read, 4 have the same span, 5 meet, 4 have the same value. DATE: 5 and 4, 3 of
    # each. Calendar DATE, without the harvest's FUTURE_REF: 4 and 4, 3 with the same value.
    assert table.splitlines()[2].split()[:-1] == ["dateline", "66.7", "83.3", "66.7", *["66.7"] * 3, "75.0"]
    kinds = {block.split()[0]: block.splitlines()[1:] for block in errors}
    assert [len(lines) for lines in kinds.values()] == [1, 1, 1]
    [spurious] = kinds["SPURIOUS"]
    assert spurious.endswith("ed two days. The last were held on [4 March 2023].")
    lines = (tmp_path / "read.jsonl").read_text(encoding="utf-8").splitlines()
    assert {"doc": "resignation", "text": "2018"}.items() <= json.loads(lines[1]).items()


def test_a_folder_without_documents_is_an_error(tmp_path: Path) -> None:
    done = run_bench(tmp_path)
    assert done.returncode == 2
    assert "no .tml file here" in done.stderr


def test_merging_is_timed_and_additions_are_counted() -> None:
    content = ROOT / "tests/examples/merged/content"
    done = run_bench(content, "--add", "2", bench="merging")
    assert (done.returncode, done.stderr) == (0, "")
    _, row, added = done.stdout.splitlines()
    sources = len(list((content / "sources").glob("*.md")))
    assert row.split()[0] == str(sources)
    assert added.split()[:4] == ["0", "of", "2", "sources,"]


def test_the_exports_are_timed_format_by_format() -> None:
    done = run_bench(ROOT / "tests/examples/merged/content", "--events", "7", "--runs", "1", bench="exports")
    assert (done.returncode, done.stderr) == (0, "")
    first, _, _, *rows = done.stdout.splitlines()
    assert first.startswith("7 events, 1 beyond the story, 22 reports")
    assert [row.split()[-1] for row in rows] == [*FORMATS, *SERIES, "all"]


def test_a_cold_build_finds_nothing_of_the_one_before(tmp_path: Path) -> None:
    ours = next(one for one in bench.build.GENERATORS if one.name == "dateline")
    ours.prepare(tmp_path, 3)
    before = {path.name for path in tmp_path.iterdir()}
    assert [run for run, _ in bench.build.race(ours, ours.find(), tmp_path)] == list(bench.build.RUNS)
    assert {path.name for path in tmp_path.iterdir()} - before - {"build.log"} == set(ours.made)


def test_a_save_is_timed_until_the_page_has_come() -> None:
    done = run_bench("--articles", "6", "--saves", "1", bench="preview")
    assert (done.returncode, done.stderr) == (0, "")
    head, row = done.stdout.splitlines()
    assert head.split() == ["articles", "reload", "page", "index", "written", "MB"]
    number, *seconds, _ = row.split()
    assert number == "6"
    assert sorted(seconds, key=float) == seconds


@pytest.mark.browser
def test_the_filters_are_timed_on_a_built_page(site: Path, story: Site, chromium_path: str) -> None:
    assert chromium_path
    done = run_bench(site / "index.html", "--runs", "1", bench="filters")
    assert done.returncode == 0, done.stderr
    head, line = done.stdout.splitlines()
    assert "first search" in head
    assert line.split()[0] == str(len(story.timeline.events))
    assert line.count(" ms") == head.count("search") + 4


def test_a_page_that_is_not_there_is_no_traceback(tmp_path: Path) -> None:
    done = run_bench(tmp_path / "index.html", bench="filters")
    assert done.returncode == 1
    assert "build the site first" in done.stderr
