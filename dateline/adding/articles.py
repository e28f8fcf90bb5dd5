"""Reference and text → a source file: its name, its text, and the one place that writes it.

A file is never overwritten: it is made whole under another name beside its place, and takes the place only if that is
free, which the file system decides and no look beforehand.
"""

from __future__ import annotations

import contextlib
import errno
import os
from typing import TYPE_CHECKING

from dateline.adding.tidying import tidy_text
from dateline.disk import hold_lock, remove, write_new
from dateline.errors import ContentError, MachineError, Problem
from dateline.publishing.record import quote_scalar
from dateline.slugs import make_slug

if TYPE_CHECKING:
    from pathlib import Path

    from dateline.adding.values import Reference

_LONGEST_PUBLISHER = 30
_LONGEST_TITLE = 50
_UNFINISHED = ".dateline-new"
_NO_LINKS = frozenset({errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK, errno.EACCES})


def name_source(reference: Reference) -> str:
    """Make a source's id: date, outlet and headline, in plain letters; what does not show is in none of them."""
    day = make_slug(reference.published.text.partition("/")[0])
    publisher = make_slug(tidy_text(reference.publisher), _LONGEST_PUBLISHER)
    return f"{day}-{publisher}-{make_slug(tidy_text(reference.title), _LONGEST_TITLE)}"


def write_article(reference: Reference, body: str, *, verbatim: bool) -> str:
    """Write the text of a source file."""
    fields = [
        ("title", quote_scalar(reference.title)),
        ("publisher", quote_scalar(reference.publisher)),
        ("published", quote_scalar(reference.published.text)),
        ("author", quote_scalar(reference.author) if reference.author else ""),
        ("url", quote_scalar(reference.url) if reference.url else ""),
        ("accessed", reference.accessed),
        ("language", reference.language),
        ("text", "verbatim" if verbatim else "notes"),
    ]
    head = "\n".join(f"{key}: {value}" for key, value in fields if value)
    return f"---\n{head}\n---\n{body}\n"


def save_source(file: Path, text: str, *, name: str) -> None:
    """Write a new file, whole or not at all.

    Args:
        file: Its place; the folder is made where there is none.
        text: What it will hold.
        name: The page it was made from, in messages.

    Raises:
        ContentError: when there is a file of that name.
        MachineError: when the machine refuses.
    """
    new = file.with_name(f".{file.name}{_UNFINISHED}")
    try:
        if not file.parent.is_dir():
            file.parent.mkdir()
        with hold_lock(file.parent):
            for left in file.parent.glob(f".*{_UNFINISHED}"):  # by runs that were killed
                remove(left)
            is_new = _write_whole(file, new, text.encode())
    except OSError as error:
        raise MachineError(f"{file}: cannot be written: {error.strerror or error}; nothing was added") from error
    if not is_new:
        raise ContentError(Problem(path=name, message=f"{file} is there already; rename or remove it first"))


def _write_whole(file: Path, new: Path, data: bytes) -> bool:
    """Write a file under another name, and give it its own; false where that is taken."""
    try:
        write_new(new, data)
        return _put_in_place(new, file)
    finally:
        with contextlib.suppress(OSError):
            remove(new)


def _put_in_place(new: Path, file: Path) -> bool:
    """Give a file its name; false where the name is taken."""
    try:
        os.link(new, file)
    except FileExistsError:
        return False
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        return _rename(new, file)
    return True


def _rename(new: Path, file: Path) -> bool:
    """Give a file its name on a disk without links, such as a memory card: an empty file holds the place for it."""
    try:
        file.touch(exist_ok=False)
    except FileExistsError:
        return False
    try:
        new.replace(file)
    except BaseException:  # Ctrl-C too
        file.unlink(missing_ok=True)
        raise
    return True
