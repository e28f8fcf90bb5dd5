"""Compiled templates, kept for the next process: compiling all of them takes longer than filling in a small story.

What is kept is code, which is run as it is found. So it lies in the user's own cache folder, never beside a content
folder, which may be a stranger's; nothing is read or written there unless nobody but the user could have; and a file
counts only under the seal of what it was made from. Where any of this fails, templates are compiled as if nothing were
kept.
"""

from __future__ import annotations

import contextlib
import marshal
import os
import stat
from typing import IO, TYPE_CHECKING

from dateline.cache import hash_parts
from dateline.errors import MachineError
from dateline.resources import find_user_cache

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import CodeType

_LARGEST = 1 << 24
"""Bytes of a file that is read here; code takes some tenth of a megabyte at most."""
_SEAL = len(hash_parts())
"""Bytes of a seal."""
_KNOWN: dict[str, tuple[str, CodeType]] = {}
"""Template → what its code was made from, and the code: a preview builds again and again."""


def recall_code(template: str, made_from: str) -> CodeType | None:
    """Find code that this process or an earlier one kept.

    Args:
        template: what tells it from all others on this machine; a name that a file can have.
        made_from: tells all that the code was made from.

    Returns:
        The code; ``None`` where there is none, where it was made from anything else, or where its file is damaged.
    """
    known, code = _KNOWN.get(template, ("", None))
    if known == made_from:
        return code
    kept = b""
    with _open_folder() as folder, contextlib.suppress(OSError):
        if folder is not None:
            with _open_file(folder, template, os.O_RDONLY) as file:
                kept = file.read(_LARGEST)
    seal, written = kept[:_SEAL], kept[_SEAL:]
    if seal != _seal(template, made_from, written):  # a damaged file could bring Python down
        return None
    found: CodeType = marshal.loads(written)  # noqa: S302 (nobody but the user can have written it)
    _KNOWN[template] = made_from, found
    return found


def keep_code(template: str, made_from: str, code: CodeType) -> None:
    """Keep code in place of what its template had before. Half a file does no harm: its seal is not right."""
    _KNOWN[template] = made_from, code
    written = marshal.dumps(code)
    with _open_folder() as folder, contextlib.suppress(OSError):
        if folder is not None:
            with _open_file(folder, template, os.O_WRONLY | os.O_CREAT | os.O_TRUNC) as file:
                file.write(_seal(template, made_from, written) + written)


def _seal(template: str, made_from: str, written: bytes) -> bytes:
    return hash_parts(template, made_from, written)


@contextlib.contextmanager
def _open_folder() -> Iterator[int | None]:
    """Open the folder of compiled templates, made where there is none; ``None`` where others than the user could write.

    It is looked at when it is open, and files are opened in it: whoever puts another one in its place meanwhile changes
    nothing, even where a folder around it is theirs.
    """
    if not hasattr(os, "geteuid"):  # Windows, where modes do not tell who may write
        yield None
        return
    handle = None
    with contextlib.suppress(OSError, MachineError):
        folder = find_user_cache() / "templates"
        folder.mkdir(mode=stat.S_IRWXU, parents=True, exist_ok=True)
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    if handle is None:
        yield None
        return
    try:
        found = os.fstat(handle)
        is_private = found.st_uid == os.geteuid() and not found.st_mode & (stat.S_IRWXG | stat.S_IRWXO)
        yield handle if is_private else None
    finally:
        os.close(handle)


def _open_file(folder: int, template: str, flags: int) -> IO[bytes]:
    """Open a file in a folder that is open; no link, and no pipe, which would have its reader wait."""
    handle = os.open(f"{template}.code", flags | os.O_NOFOLLOW | os.O_NONBLOCK, 0o600, dir_fd=folder)
    return os.fdopen(handle, "rb" if flags == os.O_RDONLY else "wb")
