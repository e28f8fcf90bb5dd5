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
from typing import TYPE_CHECKING

from dateline.cache import hash_parts
from dateline.disk import read_plain
from dateline.errors import MachineError
from dateline.resources import find_user_cache

if TYPE_CHECKING:
    from pathlib import Path
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
    folder = _open_folder()
    if folder is None:
        return None
    try:
        kept = read_plain(folder / f"{template}.code", _LARGEST)
    except OSError:
        return None
    seal, written = kept[:_SEAL], kept[_SEAL:]
    if seal != _seal(template, made_from, written):  # a damaged file could bring Python down
        return None
    found: CodeType = marshal.loads(written)  # noqa: S302 (nobody but the user can have written it)
    _KNOWN[template] = made_from, found
    return found


def keep_code(template: str, made_from: str, code: CodeType) -> None:
    """Keep code in place of what its template had before. Half a file does no harm: its seal is not right."""
    _KNOWN[template] = made_from, code
    folder = _open_folder()
    if folder is not None:
        written = marshal.dumps(code)
        with contextlib.suppress(OSError):
            (folder / f"{template}.code").write_bytes(_seal(template, made_from, written) + written)


def _seal(template: str, made_from: str, written: bytes) -> bytes:
    return hash_parts(template, made_from, written)


def _open_folder() -> Path | None:
    """The folder of compiled templates, made where there is none; ``None`` where others than the user could write."""
    if not hasattr(os, "getuid"):  # Windows, where modes do not tell who may write
        return None
    try:
        folder = find_user_cache() / "templates"
        folder.mkdir(mode=stat.S_IRWXU, parents=True, exist_ok=True)
        found = folder.lstat()
    except (OSError, MachineError):
        return None
    is_private = stat.S_ISDIR(found.st_mode) and not found.st_mode & (stat.S_IRWXG | stat.S_IRWXO)
    return folder if is_private and found.st_uid == os.getuid() else None
