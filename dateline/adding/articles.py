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
from dateline.errors import ContentError, MachineError, Problem
from dateline.publishing.record import quote_scalar
from dateline.slugs import make_slug

if TYPE_CHECKING:
    from pathlib import Path

    from dateline.adding.values import Reference

_LONGEST_PUBLISHER = 30
_LONGEST_TITLE = 50
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
    new = file.with_name(f".{file.name}.{os.getpid()}.dateline-new")
    try:
        if not file.parent.is_dir():
            file.parent.mkdir()
        _write_new(new, text)
        if not _put_in_place(new, file, text):
            raise ContentError(Problem(path=name, message=f"{file} is there already; rename or remove it first"))
    except OSError as error:
        raise MachineError(f"{file}: cannot be written: {error.strerror or error}; nothing was added") from error
    finally:
        with contextlib.suppress(OSError):
            new.unlink()


def _write_new(file: Path, text: str) -> None:
    with file.open("x", encoding="utf-8", newline="\n") as writer:
        writer.write(text)
        writer.flush()
        os.fsync(writer.fileno())


def _put_in_place(new: Path, file: Path, text: str) -> bool:
    """Give a file its name; false where the name is taken."""
    try:
        os.link(new, file)
    except FileExistsError:
        return False
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        return _write_in_place(file, text)
    return True


def _write_in_place(file: Path, text: str) -> bool:
    """Write a file where it belongs, on a file system without links, such as that of a memory card."""
    try:
        _write_new(file, text)
    except FileExistsError:
        return False
    except OSError:
        with contextlib.suppress(OSError):
            file.unlink(missing_ok=True)
        raise
    return True
