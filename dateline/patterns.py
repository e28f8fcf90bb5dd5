"""Patterns that are compiled when they are first tried.

The tables of a language have some hundreds of them. To compile all takes longer than to read an article, which tries a
part of them only; and a build after an edit reads one article.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from re import Match, Pattern


class LatePattern:
    """A regular expression, compiled when it is first tried."""

    def __init__(self, pattern: str, flags: re.RegexFlag = re.NOFLAG) -> None:
        """Say what to look for, as for ``re.compile``."""
        self._pattern = pattern
        self._flags = flags

    @cached_property
    def _ready(self) -> Pattern[str]:
        return re.compile(self._pattern, self._flags)

    @cached_property
    def search(self) -> Callable[..., Match[str] | None]:
        """Find the first match in a text, or between two places of it."""
        return self._ready.search

    @cached_property
    def finditer(self) -> Callable[..., Iterator[Match[str]]]:
        """Find every match."""
        return self._ready.finditer

    @cached_property
    def match(self) -> Callable[..., Match[str] | None]:
        """Find the match that begins at a place."""
        return self._ready.match

    @cached_property
    def fullmatch(self) -> Callable[..., Match[str] | None]:
        """Find the match that is all of a text."""
        return self._ready.fullmatch

    @cached_property
    def sub(self) -> Callable[[str, str], str]:
        """Put something else in the place of every match."""
        return self._ready.sub

    @cached_property
    def split(self) -> Callable[..., list[str]]:
        """Cut a text at every match."""
        return self._ready.split
