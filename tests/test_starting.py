"""A new story: it builds as it is, each of its files is what its comments say, and nothing half-made is left."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import textwrap
from importlib import metadata
from pathlib import Path

import hypothesis
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline import resources
from dateline.checking.findings import list_findings
from dateline.cli import main, make_parser
from dateline.errors import ContentError, MachineError, UsageError
from dateline.pipeline import Site, build_site
from dateline.reading import settings
from dateline.reading.fields import clean_text
from dateline.starting import start_story

ROOT = Path(__file__).parent.parent
STARTER = ROOT / "dateline/starter"
COMMIT = "0123456789abcdef0123456789abcdef01234567"


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new story."""
    folder = tmp_path_factory.mktemp("begun") / "my-story"
    start_story(folder)
    return folder


@pytest.fixture(scope="module")
def built(begun: Path) -> Site:
    return build_site(begun / "content")


# ------------------------------------------------------------------ the example


def test_the_command_makes_a_story_that_builds_strictly(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["new", "my story"]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "Next: cd 'my story' && dateline serve"
    monkeypatch.chdir(tmp_path / "my story")
    assert main(["build", "--strict"]) == 0
    assert "0 concerns" not in (said := capsys.readouterr()).out
    assert said.err == ""
    assert (tmp_path / "my story/_site/events/bell-comes-home.html").is_file()


def test_the_example_has_a_little_of_everything(built: Site) -> None:
    assert not built.concerns
    timeline = built.timeline
    events = {event.id: event for event in timeline.events}
    assert 5 <= len(timeline.sources) <= 7
    assert 2 <= len({read.source.publisher for read in timeline.sources}) <= 3
    assert [read.source.title_en for read in timeline.sources if read.source.language != "en"]
    joined = [event for event in events.values() if len({mention.source for mention in event.mentions}) > 1]
    assert len(joined) >= 2
    dates = {str(event.date) for event in events.values()}
    assert {"2022-23", "2023-03-20/2023-03-24", "2023-05-1X"} <= dates
    [quarrel] = events["agreement-signed"].disagreements
    assert quarrel.ruled
    assert (quarrel.field, str(events["agreement-signed"].date)) == ("date", "2023-04-04")
    assert quarrel.ruled
    assert quarrel.because.startswith("the Courier's reporter was in the room")
    undated = [finding for finding in list_findings(timeline, {}) if "nothing dates" in finding.title]
    assert [len(finding.places) for finding in undated] == [1]
    assert [page.id for page in timeline.pages] == ["about"]


def test_it_says_that_it_is_an_example(built: Site) -> None:
    page = built.files["index.html"].decode()
    assert "An example story, to be replaced by yours" in page
    assert "invented" in page


def test_every_key_of_its_settings_has_its_remark() -> None:
    timeline = (STARTER / "content/timeline.yml").read_text(encoding="utf-8")
    for key in (*settings.TIMELINE_KEYS, *settings.PUBLISH_KEYS, *settings.SCOPE_KEYS):
        assert re.search(rf"(?m)^ *#? *{key}:", timeline), key
    actors = (STARTER / "content/actors.yml").read_text(encoding="utf-8")
    for key in settings.ACTOR_KEYS:
        assert re.search(rf"\b{key}: ", actors.replace(":\n", ": ")), key
    decided = (STARTER / "content/decisions.yml").read_text(encoding="utf-8")
    for key in ("merge", "split", "set", "hide", "rule", "alias", "because"):
        assert re.search(rf"\b{key}: ", decided.replace(":\n", ": ")), key


def test_the_readme_speaks_of_files_and_commands_that_there_are(begun: Path) -> None:
    text = (begun / "README.md").read_text(encoding="utf-8")
    for path in re.findall(r"`((?:content|\.github)/[\w./-]+\.\w+|requirements\.txt)`", text):
        assert (begun / path).is_file(), path
    named = set(re.findall(r"`(20\d\d-[\w-]+)`", text))
    assert named == {path.stem for path in (begun / "content/sources").iterdir()}
    for command in set(re.findall(r"`dateline (\w+)", text)) - {"add"}:
        assert command in make_parser().format_help(), command


def test_the_guide_to_the_format_comes_along(begun: Path) -> None:
    assert (begun / "content/README.md").read_bytes() == (ROOT / "content/README.md").read_bytes()


def test_the_example_can_be_taken_out_and_a_first_article_put_in(begun: Path, tmp_path: Path) -> None:
    content = shutil.copytree(begun / "content", tmp_path / "content")
    for path in (content / "sources").iterdir():
        path.unlink()
    for name in ("actors.yml", "decisions.yml"):
        kept = [line for line in (content / name).read_text(encoding="utf-8").splitlines() if line.startswith("#")]
        (content / name).write_text("\n".join(kept) + "\n", encoding="utf-8")
    with pytest.raises(ContentError, match="there is no source yet; write sources/"):
        build_site(content)
    (content / "sources/first.md").write_text(
        "---\ntitle: T\npublisher: P\npublished: 2024-06-14\n---\nThe council met on Thursday.\n", encoding="utf-8"
    )
    [event] = build_site(content).timeline.events
    assert str(event.date) == "2024-06-13"


# ------------------------------------------------------------------ publishing


def test_the_workflow_names_each_action_by_its_commit_and_may_do_little() -> None:
    text = (STARTER / ".github/workflows/pages.yml").read_text(encoding="utf-8")
    used = re.findall(r"uses: (\S+)@(\S+)(.*)", text)
    assert len(used) == text.count("uses:") == 5
    own = (ROOT / ".github/workflows/pages.yml").read_text(encoding="utf-8")
    for action, commit, remark in used:
        assert re.fullmatch(r"[0-9a-f]{40}", commit), action
        assert re.fullmatch(r" # v\d+\.\d+\.\d+", remark), action
        assert f"{action}@{commit}{remark}\n" in own, "the project's own workflow uses another version"
    assert "\npermissions: {}\n" in text
    granted = re.findall(r"^      ([\w-]+): (read|write) #", text, re.MULTILINE)
    assert granted == [("contents", "read"), ("pages", "read"), ("pages", "write"), ("id-token", "write")]
    assert "persist-credentials: false" in text
    assert "build --strict" in text


@pytest.mark.parametrize(
    ("origin", "requirement"),
    [
        (
            '{"url": "https://git.example/dateline", "vcs_info": {"vcs": "git", "commit_id": "0123abc"}}',
            "dateline @ git+https://git.example/dateline@0123abc",
        ),
        (
            '{"url": "https://host.example/dateline.whl", "archive_info": {"hashes": {"sha256": "0123abc"}}}',
            "dateline @ https://host.example/dateline.whl#sha256=0123abc",
        ),
        ('{"url": "https://host.example/dateline.whl", "archive_info": {}}', ""),
        ('{"url": "file:///home/me/dateline", "vcs_info": {"vcs": "git", "commit_id": "0123abc"}}', ""),
        ('{"url": "file:///home/me/dateline", "dir_info": {"editable": true}}', ""),
        (None, ""),
    ],
)
def test_the_workflow_installs_the_program_that_began_the_story_or_nothing(
    origin: str | None,
    requirement: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    class Installed:
        def read_text(self, name: str) -> str | None:
            assert name == "direct_url.json"
            return origin

    monkeypatch.setattr(metadata, "distribution", lambda _: Installed())
    monkeypatch.chdir(tmp_path)
    assert main(["new", "story"]) == 0
    lines = Path("story/requirements.txt").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if not line.startswith("#")] == ([requirement] if requirement else [])
    assert ("write into requirements.txt" in capsys.readouterr().out) == (not requirement)


@pytest.mark.parametrize(
    ("requirement", "installs"),
    [
        (f"dateline @ git+https://git.example/dateline@{COMMIT}", True),
        (f"# as it was\n\ndateline @ git+https://git.example/dateline@{COMMIT}\n", True),
        (f"dateline @ https://host.example/dateline.whl#sha256={COMMIT}{COMMIT[:24]}", True),
        ("dateline", False),
        ("dateline==0.1.0", False),
        ("dateline @ git+https://git.example/dateline", False),
        ("dateline @ git+https://git.example/dateline@main", False),
        ("dateline @ git+https://git.example/dateline@0123abc", False),
        (f"dateline @ git+http://git.example/dateline@{COMMIT}", False),
        ("dateline @ https://host.example/dateline.whl", False),
        (f"dateline @ git+https://git.example/dateline@{COMMIT}\ndateline", False),
        (f"dateline @ git+https://git.example/dateline@{COMMIT}\nanother==1.0", False),
        (f"dateline @ git+https://git.example/dateline@{COMMIT}\n--index-url https://host.example/", False),
        (f"# dateline @ git+https://git.example/dateline@{COMMIT}", False),
    ],
)
def test_the_workflow_installs_no_bare_name(requirement: str, installs: bool, begun: Path, tmp_path: Path) -> None:
    steps = (begun / ".github/workflows/pages.yml").read_text(encoding="utf-8")
    script = textwrap.dedent(steps.partition("- run: |\n")[2].partition("      # --strict")[0])
    (tmp_path / "requirements.txt").write_text(requirement + "\n", encoding="utf-8")
    (tmp_path / "python").write_text("#!/bin/sh\necho installs\n", encoding="utf-8")
    (tmp_path / "python").chmod(0o755)
    done = subprocess.run(
        ["/bin/sh", "-e", "-c", script],
        cwd=tmp_path,
        env={"PATH": f"{tmp_path}:{os.environ['PATH']}"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode == 0, "installs" in done.stdout) == (installs, installs)


def test_a_program_that_was_never_installed_is_named_by_the_editor(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def miss(name: str) -> None:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "distribution", miss)
    assert not start_story(tmp_path / "story")
    lines = (tmp_path / "story/requirements.txt").read_text(encoding="utf-8").splitlines()
    assert all(line.startswith("#") for line in lines)


def test_an_installation_without_its_example_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resources, "_PACKAGE", tmp_path / "site-packages/dateline")
    with pytest.raises(MachineError, match=r"starter: the folder is missing, so the installation is incomplete"):
        start_story(tmp_path / "story")
    assert list(tmp_path.iterdir()) == []


def test_an_example_that_was_changed_is_not_half_of_a_story(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "site-packages/dateline"
    shutil.copytree(STARTER, package / "starter")
    shutil.copytree(ROOT / "content", package / "content", ignore=lambda *_: ["sources", "pages"])
    (package / "starter/content/timeline.yml").write_text("", encoding="utf-8")
    monkeypatch.setattr(resources, "_PACKAGE", package)
    with pytest.raises(MachineError, match=r"timeline\.yml of the example has 0 lines .*; install dateline again"):
        start_story(tmp_path / "story", "A title")
    assert [path.name for path in tmp_path.iterdir()] == ["site-packages"]


# ------------------------------------------------------------------ the title


@given(st.text(min_size=1).filter(str.strip))
@hypothesis.settings(deadline=None)
def test_a_title_is_read_back_letter_for_letter_or_refused(
    tmp_path_factory: pytest.TempPathFactory, title: str
) -> None:
    folder = tmp_path_factory.mktemp("titled") / "story"
    try:
        start_story(folder, title)
    except UsageError:
        assert not title.isprintable()
        assert not folder.exists()
    else:
        text = (folder / "content/timeline.yml").read_text(encoding="utf-8")
        actors = settings.read_actors((folder / "content/actors.yml").read_text(encoding="utf-8"), "actors.yml")
        config = settings.read_config(text, "timeline.yml", actors=actors, pages=["about"])
        assert config.title == clean_text(title)
        assert config.subtitle == "An example story, to be replaced by yours"


@pytest.mark.parametrize("title", ['A "row": how? #1', "C:\\new\\table", "Спор о колоколе", "- a: b", "NO", "{x}"])
def test_awkward_titles_are_shown_as_they_are(title: str, tmp_path: Path) -> None:
    start_story(tmp_path / "story", title)
    assert build_site(tmp_path / "story/content").timeline.config.title == title


@pytest.mark.parametrize("title", ["a\nb", "a\tb", "\x1b[31m", "a\u2028b", "a\u202eb", "\ud800", "\x85", "\x00"])
def test_a_title_with_unseen_characters_is_refused_and_shown_harmlessly(title: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="--title: ") as refused:
        start_story(tmp_path / "story", title)
    assert str(refused.value).isascii()
    assert str(refused.value).isprintable()
    assert list(tmp_path.iterdir()) == []


def test_a_title_of_nothing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="write the name of the story"):
        start_story(tmp_path / "story", "  ")


# ------------------------------------------------------------------ the place


@pytest.mark.parametrize("held", ["notes.txt", ".git/config"])
def test_a_folder_that_holds_anything_is_left_as_it_is(
    held: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "mine" / held).parent.mkdir(parents=True)
    (tmp_path / "mine" / held).write_text("kept")
    assert main(["new", str(tmp_path / "mine")]) == 2
    assert "this folder is not empty; write the name of a new one" in capsys.readouterr().err
    assert [path.read_text() for path in (tmp_path / "mine").rglob("*") if path.is_file()] == ["kept"]
    assert [path.name for path in tmp_path.iterdir()] == ["mine"]


def test_an_empty_folder_becomes_the_story(tmp_path: Path) -> None:
    (tmp_path / "story").mkdir()
    start_story(tmp_path / "story")
    assert (tmp_path / "story/content/timeline.yml").is_file()


def test_the_folder_one_is_in_is_not_replaced_under_ones_feet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UsageError, match="you are in this folder"):
        start_story(Path())
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "said"),
    [("file", "there is a file of this name"), ("none/story", "make it first"), ("file/story", "make it first")],
)
def test_a_place_that_cannot_be_is_a_sentence(name: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(UsageError, match=said):
        start_story(tmp_path / name)
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_a_link_that_leads_in_a_circle_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "round").symlink_to(tmp_path / "round")
    with pytest.raises((UsageError, MachineError)):
        start_story(tmp_path / "round")


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="the permissions of POSIX")
def test_a_read_only_parent_is_a_sentence(tmp_path: Path) -> None:
    parent = tmp_path / "locked"
    parent.mkdir(mode=0o555)
    program = (
        "import os, sys; from dateline.cli import main\n"
        "import dateline.starting\n"  # before this process is nobody's, and may not read the checkout any more
        "if os.geteuid() == 0: os.seteuid(65534)\n"
        "code = main(['new', sys.argv[1]])\n"
        "os.seteuid(os.getuid())\n"  # whoever measures coverage writes at the end
        "sys.exit(code)"
    )
    run = subprocess.run(
        [sys.executable, "-c", program, "locked/story"], cwd=tmp_path, capture_output=True, text=True, check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert (run.returncode, run.stdout) == (3, "")
    assert "locked/story: cannot be made: Permission denied; nothing was written" in run.stderr
    assert "Traceback" not in run.stderr


def test_a_disk_that_fills_up_leaves_no_half_of_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write, left = Path.write_bytes, iter(range(4))

    def fill_up(path: Path, data: bytes) -> int:
        if next(left, None) is None:
            raise OSError(28, "No space left on device")
        return write(path, data)

    monkeypatch.setattr(Path, "write_bytes", fill_up)
    with pytest.raises(MachineError, match="No space left on device; nothing was written"):
        start_story(tmp_path / "story")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not hasattr(os, "umask"), reason="the permissions of POSIX")
def test_the_folder_is_as_open_as_any_that_one_makes(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        start_story(tmp_path / "story")
    finally:
        os.umask(before)
    assert oct((tmp_path / "story").stat().st_mode & 0o777) == "0o755"
    assert oct((tmp_path / "story/content/timeline.yml").stat().st_mode & 0o777) == "0o644"


def test_the_words_of_the_command_need_a_folder(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["new"])
    assert ended.value.code == 2
    assert "DIR" in capsys.readouterr().err
