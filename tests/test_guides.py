"""The guides: what they have their reader do works as written, and prints what they say."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dateline.errors import UsageError
from tests.guides import follow, read_blocks

DOCS = Path(__file__).parent.parent / "docs"
PAGES = sorted(path.relative_to(DOCS).as_posix() for path in DOCS.rglob("*.md"))


@pytest.mark.parametrize("page", PAGES)
def test_a_page_can_be_followed_word_for_word(page: str, tmp_path: Path) -> None:
    follow(read_blocks((DOCS / page).read_text(encoding="utf-8")), tmp_path)


@pytest.mark.parametrize(
    ("page", "wrong"),
    [
        ("```sh\ndateline new a\n```\n\n```text\na: a large story\n…\n```\n", "line 5: other words were printed"),
        ("```sh\ndateline build\n```\n", "line 1: 'dateline build' ends with 2"),
        ("```sh exit 1\ndateline new a\n```\n", "line 1: 'dateline new a' ends with 0"),
        ("```yaml\ntitle: A\n```\n", "line 1: nothing says what the block is for"),
        (
            "Save it as `a.yml`:\n\n```yaml\na: 1\n```\n\nPut it in `a.yml`:\n\n```yaml\nb: 1\nc: 2\n```\n",
            "no line 'b: 1'",
        ),
    ],
)
def test_what_does_not_hold_is_noticed(page: str, wrong: str, tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match=re.escape(wrong)):
        follow(read_blocks(page), tmp_path)


def test_an_option_that_does_not_exist_is_noticed_where_nothing_is_run(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="--prot"):
        follow(read_blocks("```sh server\ndateline serve --prot 80\n```\n"), tmp_path)
