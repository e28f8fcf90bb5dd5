"""Where the files are that are no code: inside an installed package, or beside it in a checkout.

And where the user's cache is.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from dateline.errors import MachineError

_PACKAGE = Path(__file__).resolve().parent
_CACHES = {"win32": "AppData/Local", "darwin": "Library/Caches"}
"""Where a system keeps what may be lost, seen from the user's home."""


def find_templates() -> Path:
    """The folder of Jinja templates.

    Raises:
        MachineError: when the installation is incomplete.
    """
    return _find_folder("templates")


def find_static() -> Path:
    """The folder of style sheets, scripts, icons and fonts.

    Raises:
        MachineError: when the installation is incomplete.
    """
    return _find_folder("static")


def find_starter() -> Path:
    """The folder of the example that a new story begins with.

    Raises:
        MachineError: when the installation is incomplete.
    """
    return _find_folder("starter")


def find_guide() -> Path:
    """The guide to the format of the content: the file that stands beside the shipped story.

    Raises:
        MachineError: when the installation is incomplete.
    """
    return _find_folder("content") / "README.md"


def find_user_cache() -> Path:
    """The folder of the user's own in which we keep what may be lost; it need not be there yet.

    Raises:
        MachineError: when the user has no home.
    """
    # A path that is not absolute would lead into the folder one stands in, which may be a stranger's.
    named = Path(os.environ.get("LOCALAPPDATA" if sys.platform == "win32" else "XDG_CACHE_HOME", ""))
    try:
        folder = named if named.is_absolute() else Path.home() / _CACHES.get(sys.platform, ".cache")
    except RuntimeError as error:
        raise MachineError("you have no home folder to keep anything in; name one in HOME") from error
    return folder / "dateline"


def _find_folder(name: str) -> Path:
    # The package first: beside an installed one lie other people's packages.
    for folder in (_PACKAGE / name, _PACKAGE.parent / name):
        if folder.is_dir():
            return folder
    raise MachineError(
        f"{_PACKAGE / name}: the folder is missing, so the installation is incomplete; install dateline again"
    )
