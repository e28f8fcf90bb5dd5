"""One visible table of date rules per language.

To add a language: a module here with a ``LANGUAGE``, its name below, and examples in ``tests/dating/examples``.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from dateline.dating.rules import en, ru
from dateline.dating.table import compile_table

if TYPE_CHECKING:
    from dateline.dating.table import Table

LANGUAGES = {"en": en.LANGUAGE, "ru": ru.LANGUAGE}


@cache
def load_table(language: str) -> Table | None:
    """The compiled rules for a language tag (BCP 47), or ``None`` where there are none."""
    found = LANGUAGES.get(language.partition("-")[0].lower())
    return compile_table(found) if found else None
