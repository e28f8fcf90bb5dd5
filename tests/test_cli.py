from __future__ import annotations

import io
import json
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

import dateline.pipeline
from dateline import __version__
from dateline.checking.answers import Answer
from dateline.cli import _COMMANDS, _Parser, main
from dateline.errors import UsageError
from dateline.pipeline import Site
from dateline.publishing import limits

ROOT = Path(__file__).parent.parent
SOURCE = """---
title: Ambassadors recalled
publisher: The Courier
published: 2024-06-14
url: https://example.org/recall
---
Armenia and Belarus recalled their ambassadors on Thursday.
{: #ambassadors-recalled title="Ambassadors recalled" date="2024-06-13" actors="Armenia; Belarus" }
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a small content folder, in which the command line is run."""
    sources = tmp_path / "content/sources"
    sources.mkdir(parents=True)
    (tmp_path / "content/timeline.yml").write_text('title: "A row"\nlanguage: en\nscope: all\n', encoding="utf-8")
    actors = "- name: Armenia\n  kind: country\n- name: Belarus\n  kind: country\n"
    (tmp_path / "content/actors.yml").write_text(actors, encoding="utf-8")
    (sources / "2024-06-14-courier.md").write_text(SOURCE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def concern(project: Path) -> None:
    """Something an editor should look at."""
    with (project / "content/actors.yml").open("a", encoding="utf-8") as actors:
        actors.write("- name: Nobody\n  kind: person\n")


# ------------------------------------------------------------------ build


def test_without_a_command_the_site_is_built(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    assert (project / "_site/index.html").is_file()
    said = capsys.readouterr()
    story, files, seconds, place = said.out.splitlines()[-1].split("; ")
    assert story == "1 event from 1 source, 0 disagreements"
    assert re.fullmatch(r"\d+ files written, 0 unchanged, 0 removed", files)
    assert re.fullmatch(r"\d+\.\d s", seconds)
    assert place == "_site/index.html"
    assert said.err == ""


def test_options_alone_belong_to_build(project: Path) -> None:
    assert main(["--quiet", "--out", "public"]) == 0
    assert (project / "public/index.html").is_file()


def test_an_unchanged_rebuild_writes_nothing(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["build"])
    before = (project / "_site").stat()
    capsys.readouterr()
    assert main(["build"]) == 0
    assert "; 0 files written, " in capsys.readouterr().out
    assert (project / "_site").stat().st_ino == before.st_ino


def test_quiet_says_nothing(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", "--quiet"]) == 0
    assert capsys.readouterr() == ("", "")
    assert (project / "_site").is_dir()


@pytest.mark.usefixtures("concern")
def test_json_is_for_programs(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", "--json"]) == 0
    record = json.loads(capsys.readouterr().out)
    assert (record["site"], record["events"], record["sources"]) == ("_site", 1, 1)
    assert record["files"]["written"] > 3
    assert [(concern["path"], concern["line"]) for concern in record["concerns"]] == [("content/actors.yml", 5)]


def test_files_of_others_are_named(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["build"])
    (project / "_site/CNAME").write_text("example.org")
    capsys.readouterr()
    assert main(["build"]) == 0
    assert capsys.readouterr().out.splitlines()[0] == "Kept in _site, though dateline did not make it: CNAME"


@pytest.mark.usefixtures("project")
def test_a_site_too_large_for_github_is_warned_of_at_every_build(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "LARGEST_SITE", 10_000)
    for words in ([], ["--json"], ["--no-cache", "--json"]):  # the second finds nothing to do
        assert main(["build", *words]) == 0
        said = capsys.readouterr()
        assert said.err.startswith("_site: GitHub Pages publishes no site over ")
        assert said.err.count("\n") == 1
        if "--json" in words:
            assert [warning + "\n" for warning in json.loads(said.out)["warnings"]] == [said.err]
    assert main(["build", "--quiet"]) == 0
    assert capsys.readouterr().err == ""


def test_pages_that_stand_count_for_the_size_of_a_site(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    main(["build", "--quiet"])
    size = sum(path.stat().st_size for path in (project / "_site").rglob("*") if path.is_file())
    monkeypatch.setattr(limits, "LARGEST_SITE", size - 2 * (project / "_site/.dateline.json").stat().st_size)
    (project / "content/timeline.yml").write_text("title: A row\nscope: all\n", encoding="utf-8")
    assert main(["build", "--json"]) == 0
    record = json.loads(capsys.readouterr().out)
    assert record["files"]["written"] == 0
    assert len(record["warnings"]) == 1


def test_strict_does_not_fail_where_only_one_host_would_refuse_the_site(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "LARGEST_FILE", 10_000)
    assert main(["build", "--strict"]) == 0
    assert "from a branch, and this one has " in capsys.readouterr().err
    assert (project / "_site/index.html").is_file()


def test_a_base_url_may_lack_its_slash(project: Path) -> None:
    assert main(["--base-url", "https://example.org/row"]) == 0
    assert "https://example.org/row/feed.xml" in (project / "_site/feed.xml").read_text(encoding="utf-8")


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize(
    "url",
    [
        *("example.org", "ftp://example.org/", "https://", "https://a.org/?x=1", "http://[::1"),
        *('https://a.org/"><script>', "https://a.org/ x", "https://a.org:99999/", "https://a\u200b.org/"),
    ],
)
def test_a_base_url_is_an_address(url: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["build", "--base-url", url])
    assert ended.value.code == 2
    assert "write it as https://example.org/story/" in capsys.readouterr().err


# ------------------------------------------------------------------ concerns


@pytest.mark.usefixtures("concern")
def test_concerns_are_counted_and_do_not_stop_a_build(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build"]) == 0
    said = capsys.readouterr()
    assert "1 concern (see `dateline check`)" in said.out
    assert said.err == ""


@pytest.mark.usefixtures("concern")
def test_verbose_says_what_they_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", "--verbose"]) == 0
    assert capsys.readouterr().err.startswith("content/actors.yml:5: no source names Nobody; ")


@pytest.mark.usefixtures("concern")
def test_strict_stops_at_them_and_writes_nothing(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", "--strict"]) == 1
    assert capsys.readouterr().err.startswith("content/actors.yml:5: no source names Nobody; ")
    assert not (project / "_site").exists()


def test_strict_is_content_with_a_tidy_story(project: Path) -> None:
    assert main(["build", "--strict"]) == 0
    assert (project / "_site").is_dir()


@pytest.mark.usefixtures("concern")
def test_check_lists_them_and_writes_nothing(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == 0
    said = capsys.readouterr()
    assert said.err.startswith("content/actors.yml:5: no source names Nobody; ")
    assert said.out.splitlines()[-1].startswith("1 event from 1 source")
    assert not (project / "_site").exists()
    assert main(["check", "--strict"]) == 1


@pytest.mark.usefixtures("concern")
def test_check_begins_with_counts(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[:2] == ["To look at:", "  1  Concerns, on which --strict fails"]
    assert lines[2:4] == ["To know (--all lists them):", "  1  Events that one source alone reports"]
    assert not any("ambassadors-recalled" in line for line in lines)


@pytest.mark.usefixtures("project")
def test_check_lists_all_where_that_is_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--all"]) == 0
    shown = capsys.readouterr().out
    assert "  content/sources/2024-06-14-courier.md:7:1  ambassadors-recalled: Ambassadors recalled\n" in shown


@pytest.mark.usefixtures("concern")
def test_check_has_a_report_for_programs(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--json", "--strict"]) == 1
    said = capsys.readouterr()
    record = json.loads(said.out)
    assert record["exit_code"] == 1
    assert [group["id"] for group in record["groups"]] == ["concerns", "one-source"]
    assert record["groups"][0]["problems"][0]["line"] == 5
    assert said.err == ""


@pytest.mark.usefixtures("project")
def test_check_asks_the_web_only_where_that_is_asked_for(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    asked: list[str] = []

    def answer(addresses: dict[str, str], *_: object, **__: object) -> dict[str, Answer]:
        asked.extend(addresses)
        return {one: Answer(address=one, state="dead", detail="it answers 404", asked=0) for one in addresses}

    monkeypatch.setattr("dateline.checking.outside.check_addresses", answer)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    assert main(["check"]) == 0
    assert asked == []
    capsys.readouterr()
    assert main(["check", "--links"]) == 0
    assert "https://example.org/recall" in asked
    shown = capsys.readouterr().out
    assert "links.json" in shown.splitlines()[0]
    assert "content/sources/2024-06-14-courier.md" in shown
    assert "https://example.org/recall: it answers 404 (asked " in shown


# ------------------------------------------------------------------ explain


@pytest.mark.usefixtures("project")
def test_explain_tells_how_an_event_came_to_be(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "ambassadors-recalled"]) == 0
    assert "recalled their ambassadors on Thursday" in capsys.readouterr().out


@pytest.mark.usefixtures("project")
def test_explain_of_an_unknown_id_is_a_mistake_on_the_command_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "ambassadors-recaled"]) == 2
    assert "perhaps you mean ambassadors-recalled" in capsys.readouterr().err


def test_explain_reads_words_without_any_content(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["explain", "--date", "mid-May", "--published", "2024-06-14"]) == 0
    assert "2024-05-1X: mid-May 2024" in capsys.readouterr().out
    assert main(["explain", "--date", "в мае", "--published", "2024-06-14", "--language", "ru"]) == 0
    assert "2024-05: May 2024" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ([], "there is nothing to explain; write an ID, or --date WORDS --published DATE"),
        (["--date", "today"], "--date counts from the day on which the article appeared; add --published 2024-06-14"),
        (["an-id", "--date", "today"], "'an-id' and --date are two questions; ask one at a time"),
        (["an-id", "--published", "2024"], "--published goes with --date; write --date WORDS, or leave it out"),
        (["--language", "en"], "there is nothing to explain; write an ID, or --date WORDS --published DATE"),
        (
            ["--date", "today", "--published", "June"],
            "--published: 'June' is not a date, for its year is missing; write it in full, as 2024-06-14",
        ),
    ],
)
def test_explain_says_what_is_missing(words: list[str], message: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", *words]) == 2
    assert capsys.readouterr().err.startswith(message)


# ------------------------------------------------------------------ what goes wrong


def test_every_problem_of_the_content_is_a_line(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "content/sources/b.md").write_text(SOURCE.replace("2024-06-14", "14 June"), encoding="utf-8")
    (project / "content/sources/c.md").write_text(SOURCE.replace("publisher:", "publihser:"), encoding="utf-8")
    assert main(["build"]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    lines = said.err.splitlines()
    assert any(line.startswith("content/sources/b.md:4:12: ") for line in lines)
    assert any(line.startswith("content/sources/c.md:3:1: ") for line in lines)
    told = [line for line in lines if not line.startswith("    ")]
    assert all(re.match(r"content/sources/[bc]\.md(:\d+)*: ", line) for line in told[:-1])
    assert told[-1] == "2 problems in 2 files"
    assert not (project / "_site").exists()


def test_json_tells_problems_too(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "content/sources/b.md").write_text(SOURCE.replace("2024-06-14", "14 June"), encoding="utf-8")
    assert main(["build", "--json"]) == 1
    record = json.loads(capsys.readouterr().out)
    assert record["exit_code"] == 1
    [problem] = record["problems"]
    assert problem.pop("message").startswith("published: '14 June' is not a date")
    assert problem == {"path": "content/sources/b.md", "line": 4, "column": 12, "length": 7}


def test_a_failed_build_leaves_the_last_site(project: Path) -> None:
    main(["build", "--quiet"])
    before = (project / "_site/index.html").read_bytes()
    (project / "content/sources/b.md").write_text("---\n", encoding="utf-8")
    assert main(["build", "--quiet"]) == 1
    assert (project / "_site/index.html").read_bytes() == before


@pytest.mark.parametrize("out", ["content", ".", "content/sources/site", "content/timeline.yml"])
def test_the_content_is_never_written_over(out: str, project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", "--out", out]) == 2
    assert "write --out" in capsys.readouterr().err
    assert (project / "content/sources/2024-06-14-courier.md").read_text(encoding="utf-8") == SOURCE


@pytest.mark.usefixtures("project")
def test_a_missing_content_folder(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", "--content", "contents"]) == 2
    assert capsys.readouterr().err == "contents: there is no such folder; did you mean `--content content`?\n"


def test_a_missing_content_folder_in_a_place_without_stories(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main([]) == 2
    assert capsys.readouterr().err == (
        "content: there is no such folder; go to the folder that holds it, name it with --content DIR, "
        "or begin a story with `dateline new DIR`\n"
    )


def test_a_command_inside_a_content_folder_is_told_to_name_it(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(project / "content")
    assert main(["build"]) == 2
    assert capsys.readouterr().err == "content: there is no such folder; did you mean `--content .`?\n"


def test_a_machine_that_refuses(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "file").write_text("")
    assert main(["build", "--out", "file/_site"]) == 3
    assert "cannot write the site" in capsys.readouterr().err


@pytest.mark.parametrize(
    "words", [["bild"], ["build", "--colour"], ["serve", "--port", "http"], ["serve", "--port", "70000"]]
)
def test_a_wrong_command_line(words: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(words)
    assert ended.value.code == 2


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["buidl"], "dateline: there is no command 'buidl'; did you mean 'build'?"),
        (["xyz"], "dateline: there is no command 'xyz'; write one of: new, "),
        (["build", "--outt", "x"], "dateline build: there is no option '--outt'; did you mean '--out'?"),
        (["--contnet=x"], "dateline build: there is no option '--contnet'; did you mean '--content'?"),
        (["check", "--json-please"], "dateline check: there is no option '--json-please'; "),
        (["check", "content"], "dateline check: 'content' is one word too many; leave it out"),
        (["build", "--content"], "dateline build: --content has no value; write it behind, as in --content DIR"),
        (["new"], "dateline new: DIR is missing; write it as the example does. Example: dateline new "),
        (["serve", "--host"], "dateline serve: --host has no value; write it behind, as in --host HOST"),
        (
            ["build", "--quiet=yes"],
            "dateline build: --quiet: ignored explicit argument 'yes'; `dateline build --help` says",
        ),
        (
            ["record", "--as-of", "2024-02-30"],
            "dateline record: --as-of: '2024-02-30' is not a day; write it as 2024-06-14",
        ),
        (["serve", "--port", "http"], "dateline serve: --port: 'http' is not a port; write a number from 0 to 65535"),
    ],
)
def test_a_slip_on_the_command_line_says_what_to_write(
    words: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(words)
    assert ended.value.code == 2
    said = capsys.readouterr()
    assert said.err.startswith(message)
    assert (said.err.count("\n"), said.out) == (1, "")


def test_a_word_that_a_command_needs_is_asked_for_with_its_example() -> None:
    parser = _Parser(prog="dateline copy", epilog="Example: dateline copy a.md")
    parser.add_argument("file", metavar="FILE")
    with pytest.raises(UsageError, match=r"^dateline copy: FILE is missing; .* Example: dateline copy a\.md$"):
        parser.parse_args([])


def test_json_tells_of_a_wrong_command_line_too(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["build", "--json", "--outt", "x"])
    record = json.loads(capsys.readouterr().out)
    assert record["exit_code"] == 2
    assert record["error"].endswith("did you mean '--out'?")


@pytest.mark.parametrize("command", [[], *([command.NAME] for command in _COMMANDS)])
def test_every_help_ends_in_an_example(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([*command, "--help"])
    assert ended.value.code == 0
    example = "Example: dateline " + (command[0] if command else "build")
    assert example in " ".join(capsys.readouterr().out.split())


def test_the_build_script_can_be_run_from_another_folder(project: Path) -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "build.py")], cwd=project, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert (project / "_site/index.html").is_file()


@pytest.mark.usefixtures("project")
def test_a_bug_is_called_one(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def fail(*_: object, **__: object) -> None:
        raise KeyError("lost")

    monkeypatch.setattr(dateline.pipeline, "arrange_site", fail)
    assert main(["build"]) == 3
    said = capsys.readouterr().err
    assert said.startswith("this is a bug in dateline, please report it: KeyError: 'lost'")
    assert "Traceback" not in said
    assert main(["build", "--verbose"]) == 3
    assert "Traceback" in capsys.readouterr().err


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize(
    ("error", "told"),
    [
        (MemoryError(), "there is not enough memory for this content\n"),
        (OSError(24, "Too many open files"), "the machine refuses: [Errno 24] Too many open files\n"),
        (
            ModuleNotFoundError("No module named 'nh3'", name="nh3"),
            "this Python has no nh3; run `make site` once, then `.venv/bin/python build.py`\n",
        ),
    ],
    ids=lambda value: type(value).__name__,
)
def test_what_is_wrong_with_the_machine_is_no_bug(
    error: Exception, told: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(dateline.pipeline, "arrange_site", fail)
    assert main(["build"]) == 3
    assert capsys.readouterr().err == told


def test_a_file_that_others_change_during_a_build_is_written_anew(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(["build", "--quiet"]) == 0
    page = next((project / "_site/events").iterdir())
    before = page.read_bytes()
    timeline = project / "content/timeline.yml"
    timeline.write_text(timeline.read_text(encoding="utf-8") + "# a remark\n", encoding="utf-8")
    make_site = dateline.pipeline.make_site

    def build(*arguments: object, **options: object) -> Site:
        site = make_site(*arguments, **options)
        assert page.relative_to(project / "_site").as_posix() in site.kept
        page.write_bytes(b"changed meanwhile")
        monkeypatch.setattr(dateline.pipeline, "make_site", make_site)
        return site

    monkeypatch.setattr(dateline.pipeline, "make_site", build)
    assert main(["build", "--quiet"]) == 0
    assert page.read_bytes() == before


@pytest.mark.usefixtures("project")
def test_ctrl_c_is_no_error_report(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(dateline.pipeline, "arrange_site", stop)
    assert main(["build"]) == 130
    assert capsys.readouterr().err == "stopped\n"


# ------------------------------------------------------------------ around it


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.usefixtures("project")
def test_progress_is_one_line_on_a_terminal_and_gone_at_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    assert main(["build"]) == 0
    shown = terminal.getvalue()
    assert "reading 1/1" in shown
    assert [step for step in ("merging", "rendering", "writing") if step not in shown] == []
    assert "\n" not in shown
    assert shown.endswith("\r\x1b[K")


@pytest.mark.parametrize("command", [["build.py"], ["-m", "dateline"]])
def test_both_doors_lead_to_the_same_program(command: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, *command, "--version"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, f"dateline {__version__}\n", "")


def test_help_answers_without_loading_what_a_build_needs() -> None:
    script = (
        "import sys\nfrom dateline.cli import main\n"
        "try: main(['--help'])\nexcept SystemExit: pass\n"
        "heavy = {'dateparser', 'livereload', 'tornado', 'jinja2', 'markdown', 'nh3', 'yaml', 'dateline.pipeline'}\n"
        "sys.exit(', '.join(heavy & set(sys.modules)) or 0)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "explain" in done.stdout


@pytest.mark.usefixtures("project")
def test_a_reader_who_leaves_is_no_error() -> None:
    command = [sys.executable, str(ROOT / "build.py"), "check"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert process.stderr.read() == ""
        assert process.wait() == 0


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_a_closed_stream_stops_nothing(closed: str) -> None:
    command = f"{shlex.quote(sys.executable)} {shlex.quote(str(ROOT / 'build.py'))} check --strict {closed}"
    done = subprocess.run(["/bin/sh", "-c", command], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize("words", ["check --content nowhere --json", "check --nonsense --json"])
def test_a_reader_who_leaves_before_an_error_still_has_its_exit_code(words: str) -> None:
    command = f"{shlex.quote(sys.executable)} {shlex.quote(str(ROOT / 'build.py'))} {words}"
    with subprocess.Popen(
        ["/bin/sh", "-c", f"exec {command}"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert "Traceback" not in process.stderr.read()
        assert process.wait() == 2


def test_the_name_of_a_folder_steers_no_terminal(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", "--out", "\x1b[31mred"]) == 0
    assert "\\x1b[31mred" in capsys.readouterr().out
    assert (project / "\x1b[31mred").is_dir()


# ------------------------------------------------------------------ record


def test_what_is_published_is_recorded_once(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["record"]) == 0
    record = project / "content/published.yml"
    assert capsys.readouterr().out == (
        "content/published.yml: 1 event recorded, 1 new, 0 retired ids; commit it with the content\n"
        "content/changes.yml: first published as of 2024-06-14; commit it too\n"
    )
    assert "- id: ambassadors-recalled\n  date: 2024-06-13\n" in record.read_text(encoding="utf-8")
    assert not (project / "_site").exists()
    assert main(["record"]) == 0
    assert capsys.readouterr().out == "content/published.yml: 1 event recorded, unchanged\n"


def test_changes_are_recorded_under_the_day_that_the_editor_names(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["record"])
    (project / "content/decisions.yml").write_text("- set: {event: ambassadors-recalled, title: Envoys}\n")
    capsys.readouterr()
    assert main(["record", "--as-of", "2024-07-01"]) == 0
    assert "content/changes.yml: 1 change as of 2024-07-01; commit it too\n" in capsys.readouterr().out
    changes = (project / "content/changes.yml").read_bytes()
    assert b"- day: 2024-07-01\n  events: 1\n  changes:\n    - retitled: ambassadors-recalled\n" in changes
    assert main(["record", "--as-of", "2024-08-01"]) == 0
    assert (project / "content/changes.yml").read_bytes() == changes
    assert main(["record", "--as-of", "2024-06-30"]) == 2
    assert "--as-of: what changed is recorded up to 2024-07-01; write that day" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        main(["record", "--as-of", "July"])
    assert "'July' is not a day; write it as 2024-06-14" in capsys.readouterr().err


def test_the_record_is_told_to_programs(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["record", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {
        "record": "content/published.yml",
        "events": 1,
        "new": 1,
        "retired": 0,
        "written": True,
        "changes": "content/changes.yml",
    }
    assert main(["record", "--json"]) == 0
    again = json.loads(capsys.readouterr().out)
    assert (again["new"], again["written"], again["changes"]) == (0, False, "")
    (project / "content/published.yml").write_text("- id: a\n  dat: 2024\n", encoding="utf-8")
    assert main(["record", "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["problems"][-1]["line"] == 2


def test_a_mistake_in_the_record_is_said_with_its_line(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "content/published.yml").write_text("- id: a\n  dat: 2024\n", encoding="utf-8")
    assert main(["check"]) == 1
    assert "content/published.yml:2:3: unknown key 'dat'; did you mean 'date'?" in capsys.readouterr().err
