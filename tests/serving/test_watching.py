from __future__ import annotations

import os
from pathlib import Path

import pytest

from dateline.serving.watching import FolderWatch


@pytest.mark.parametrize("name", ["a.md~", ".a.md.swp", "4913", ".#a.md", "#a.md#", ".git/index", "a.tmp"])
def test_files_that_come_and_go_while_one_writes_are_ignored(name: str, tmp_path: Path) -> None:
    watch = FolderWatch((tmp_path,))
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text("x")
    assert not watch.has_changed()


def test_a_change_in_a_folder_below_is_noticed_once(tmp_path: Path) -> None:
    (tmp_path / "sources").mkdir()
    watch = FolderWatch((tmp_path,))
    (tmp_path / "sources/a.md").write_text("x")
    assert watch.has_changed()
    assert not watch.has_changed()


def test_links_that_lead_round_in_a_circle_do_no_harm(tmp_path: Path) -> None:
    (tmp_path / "round").symlink_to(tmp_path)
    assert not FolderWatch((tmp_path,)).has_changed()


def test_a_folder_that_is_a_link_is_looked_into(tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    kept.mkdir()
    (tmp_path / "sources").symlink_to(kept)
    watch = FolderWatch((tmp_path / "sources",))
    (kept / "a.md").write_text("x")
    assert watch.has_changed()


def test_a_link_to_elsewhere_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "content/link").symlink_to(tmp_path / "elsewhere")
    watch = FolderWatch((tmp_path / "content",))
    (tmp_path / "elsewhere/a.md").write_text("x")
    assert not watch.has_changed()


def test_what_a_link_names_is_no_failure_while_it_is_not_there_and_noticed_when_it_comes(tmp_path: Path) -> None:
    folder = tmp_path / "content"
    folder.mkdir()
    (folder / "a.md").symlink_to(tmp_path / "a.md")
    watch = FolderWatch((folder,))
    assert not watch.has_changed()
    (tmp_path / "a.md").write_text("x")
    assert watch.has_changed()


def test_a_folder_within_another_one_is_watched_also_when_it_comes_to_be_a_link(tmp_path: Path) -> None:
    content, kept = tmp_path / "content", tmp_path / "kept"
    (content / "sources").mkdir(parents=True)
    kept.mkdir()
    watch = FolderWatch((content, content / "sources"))
    (content / "sources/a.md").write_text("x")
    assert watch.has_changed()
    (content / "sources/a.md").rename(kept / "a.md")
    (content / "sources").rmdir()
    (content / "sources").symlink_to(kept)
    watch.has_changed()
    (kept / "a.md").write_text("longer")
    assert watch.has_changed()
    assert not watch.has_changed()


def test_a_folder_that_goes_and_comes_back_is_noticed_both_times(tmp_path: Path) -> None:
    folder = tmp_path / "content"
    folder.mkdir()
    (folder / "a.md").write_text("x")
    watch = FolderWatch((folder,))
    folder.rename(tmp_path / "away")
    assert watch.has_changed()
    (tmp_path / "away").rename(folder)
    assert watch.has_changed()


def test_a_file_with_a_name_that_is_no_text_does_no_harm(tmp_path: Path) -> None:
    try:
        (tmp_path / os.fsdecode(b"\xff.md")).write_text("x")
    except OSError:
        pytest.skip("this disk takes names that are text only")
    assert not FolderWatch((tmp_path,)).has_changed()
