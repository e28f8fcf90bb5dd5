"""What was saved → what the browser is shown: at first what it asks for, in the end the whole site.

A save is shown as soon as pages can be made, each when somebody asks for it. All of them are made, and the site is
written, after that, and given up for when something else is saved meanwhile.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field

from dateline.errors import ContentError, DatelineError
from dateline.serving.showing import Files, Preview

Build = Callable[[Callable[[Files], None], Callable[[], None]], None]
"""Makes and writes a site. It is given what shows its files as soon as there are any, and what it has to call as it
goes on, which may end it."""

_CALM = 1.0
"""Seconds for which the browser has this process to itself when something new is shown."""


@dataclass(slots=True)
class Shown:
    """Holds what the browser is shown now."""

    preview: Preview = field(default_factory=Preview)
    sound: Files = field(default_factory=dict[str, bytes])
    """The last site of which every file could be made."""
    seen: dict[str, bytes] = field(default_factory=dict)
    """Path → file as somebody saw it last, whether or not every file of that site could be made."""


class SavedAgainError(BaseException):
    """Ends a build that is no longer of the newest content; it goes past everything that catches an ``Exception``."""


def build_first(shown: Shown, build: Build, warn: Callable[[str], None]) -> None:
    """Build once, wholly, before anybody is answered."""

    def show(files: Files) -> None:
        shown.preview = Preview(files=files)

    try:
        build(show, lambda: None)
    except ContentError as error:
        shown.preview = _add_problems(shown.preview, error, warn)
    else:
        shown.sound = shown.preview.files


def rebuild(
    shown: Shown,
    build: Build,
    warn: Callable[[str], None],
    reload: Callable[[], object],
    saved: threading.Event,
) -> None:
    """Build once more, and show the pages as soon as they can be made; where one cannot, what is wrong.

    Args:
        shown: what is shown; renewed here.
        build: makes and writes the site.
        warn: shows the problems of a build that failed.
        reload: has every page that is open ask for what is shown.
        saved: set when something else was saved: what was not shown before that still is, the rest is given up.
    """
    files: Files | None = None

    def show(renewed: Files) -> None:
        nonlocal files
        files = renewed
        shown.preview = Preview(files=files)
        reload()
        saved.wait(_CALM)

    def check() -> None:
        if files is not None and saved.is_set():
            raise SavedAgainError

    try:
        build(show, check)
    except SavedAgainError:
        return
    except DatelineError as error:
        shown.preview = _add_problems(shown.preview, error, warn)
        reload()
    else:
        shown.sound = shown.preview.files


def _add_problems(before: Preview, error: DatelineError, warn: Callable[[str], None]) -> Preview:
    warn(str(error))
    return Preview(files=before.files, problems=word_problems(error))


def word_problems(error: DatelineError) -> tuple[str, ...]:
    """Say what is wrong, one text for each problem."""
    return tuple(map(str, error.problems)) if isinstance(error, ContentError) else (str(error),)
