"""A title → a new story: a folder with a small example, a guide for its editor and what publishes it.

The folder is made whole beside its place and takes it by one rename, so that nobody ever finds half of one.
"""

from __future__ import annotations

import json
import os
import re
import tempfile
import unicodedata
from importlib import metadata
from pathlib import Path

from dateline.errors import MachineError, UsageError
from dateline.publishing.directions import TURNS
from dateline.reading.files import UNPRINTABLE
from dateline.resources import find_guide, find_starter

_UNSEEN = {"Cc", "Cs", "Zl", "Zp"}
"""Unicode's classes of characters that no line holds: controls, halves of characters, ends of lines and paragraphs."""


def start_story(folder: Path, title: str = "") -> bool:
    """Make a folder with the example story.

    Args:
        folder: where; must not exist, or be empty.
        title: the story's title; that of the example where it is empty.

    Returns:
        Whether ``requirements.txt`` names the program for the workflow; if not, the editor has to.

    Raises:
        UsageError: when the folder cannot be used, or the title cannot be printed.
        MachineError: when the machine refuses. There is no half of a folder then.
    """
    _check_title(title)
    requirement = _word_requirement()
    try:
        place = Path(os.path.realpath(folder))  # unlike Path.resolve, it has an answer for links that lead in a circle
        _check_place(folder, place)
        with tempfile.TemporaryDirectory(prefix=f".{place.name[:50]}.", dir=place.parent) as beside:
            made = Path(beside) / "story"
            _fill(made, title, requirement)
            if place.exists():
                place.rmdir()  # it is empty; should a file have come into it, this fails
            made.rename(place)
    except OSError as error:
        raise MachineError(f"{folder}: cannot be made: {error.strerror or error}; nothing was written") from error
    return bool(requirement)


def _check_title(title: str) -> None:
    unseen = any(unicodedata.category(character) in _UNSEEN for character in title)
    if unseen or UNPRINTABLE.search(title) or TURNS.search(title):
        raise UsageError(f"--title: {title!a} holds a character that cannot be seen; write one line of text")
    if title and not title.strip():
        raise UsageError("--title: it is empty; write the name of the story, or leave the option out")


def _check_place(folder: Path, place: Path) -> None:
    instead = "write the name of a new one, such as my-story"
    if not place.parent.is_dir():
        raise UsageError(f"{folder}: there is no folder {place.parent}; make it first, or write another name")
    if not place.exists():
        return
    if not place.is_dir():
        raise UsageError(f"{folder}: there is a file of this name; {instead}")
    if any(place.iterdir()):
        raise UsageError(f"{folder}: this folder is not empty; {instead}")
    if Path.cwd().is_relative_to(place):
        raise UsageError(f"{folder}: you are in this folder, and the story would take its place; {instead}")


def _fill(made: Path, title: str, requirement: str) -> None:
    starter = find_starter()
    files = {path.relative_to(starter): path for path in sorted(starter.rglob("*")) if path.is_file()}
    # Their bytes alone: an installed package may be read-only, a story must not be.
    for name, file in {**files, Path("content/README.md"): find_guide()}.items():
        (made / name).parent.mkdir(parents=True, exist_ok=True)
        (made / name).write_bytes(file.read_bytes())
    _replace(made / "requirements.txt", r"^dateline\n", requirement and f"{requirement}\n")
    if title:
        # YAML reads a JSON string as JSON does. The letters stay letters: somebody will edit this line.
        _replace(made / "content/timeline.yml", r"^title: .*$", f"title: {json.dumps(title, ensure_ascii=False)}")


def _replace(file: Path, line: str, text: str) -> None:
    """Put a text in the place of the one line that a pattern matches."""
    before = file.read_text(encoding="utf-8")
    after, count = re.subn(line, lambda _: text, before, flags=re.MULTILINE)
    if count != 1:
        raise MachineError(f"{file.name} of the example has {count} lines {line!r}; install dateline again")
    file.write_text(after, encoding="utf-8", newline="\n")


def _word_requirement() -> str:
    """What pip is to install to have this very program: the commit or the file that it was installed from.

    Empty where that is nowhere that others can reach: its bare name would be anybody's on a package index.
    """
    try:
        origin = json.loads(metadata.distribution("dateline").read_text("direct_url.json") or "{}")
    except metadata.PackageNotFoundError:
        origin = {}
    address = origin.get("url", "")
    if address.startswith("file:"):
        return ""
    if repository := origin.get("vcs_info"):
        return f"dateline @ {repository['vcs']}+{address}@{repository['commit_id']}"
    digest = origin.get("archive_info", {}).get("hashes", {}).get("sha256")
    return f"dateline @ {address}#sha256={digest}" if digest else ""
