"""The guides: what they have their reader do works as written, and prints what they say."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.guides import follow, read_blocks

DOCS = Path(__file__).parent.parent / "docs"
PAGES = sorted(path.relative_to(DOCS).as_posix() for path in DOCS.rglob("*.md"))


@pytest.mark.parametrize("page", PAGES)
def test_a_page_can_be_followed_word_for_word(page: str, tmp_path: Path) -> None:
    follow(read_blocks((DOCS / page).read_text(encoding="utf-8")), tmp_path)
