"""The manifest: a file in the output folder that says which of its files are ours, and whose story they tell."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dateline.disk import is_empty, read_plain
from dateline.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

MANIFEST = ".dateline.json"
_FORM = "1"
"""Of the manifest; a folder with another one is not ours to change."""
_LARGEST = 1 << 28
"""Bytes: more than two million files."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What the output folder says of itself."""

    hashes: Mapping[str, str] = field(default_factory=dict)
    """Path → SHA-256 of the files that are ours, for programs that upload what changed; here files are compared."""
    story: str = ""
    """Title of the story whose site it is; empty where it does not say."""


def read_manifest(out: Path) -> Manifest:
    """Read the manifest of a folder; an empty one for a folder that is new or empty.

    Raises:
        UsageError: when the folder is somebody else's.
    """
    if not out.is_dir() or is_empty(out):
        return Manifest()
    try:
        manifest = json.loads(read_plain(out / MANIFEST, _LARGEST))
        if manifest["dateline"] == _FORM:
            return Manifest(hashes=dict(manifest["files"].items()), story=str(manifest["story"]))
    except (FileNotFoundError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        pass  # as good as none
    raise UsageError(
        f"{out}: this folder is not empty, and dateline did not make it (no readable {MANIFEST}); "
        "write --out with the name of a new folder, or empty this one"
    )


def format_manifest(hashes: Mapping[str, str], story: str) -> bytes:
    """Write the manifest of a site, from the SHA-256 of its files and the title of its story."""
    head = json.dumps({"dateline": _FORM, "story": story}, indent=0, ensure_ascii=False).removesuffix("\n}")
    files = json.dumps(dict(sorted(hashes.items())), separators=(",\n", ": "), ensure_ascii=False)
    # A line for each file, without `indent`, for which a hundred thousand pieces would be put together.
    return f'{head},\n"files": {{\n{files[1:-1]}\n}}\n}}\n'.encode()
