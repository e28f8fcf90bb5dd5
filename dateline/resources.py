"""Where the files are that are no code: inside an installed package, or beside it in a checkout."""

from __future__ import annotations

from pathlib import Path

from dateline.errors import MachineError

_PACKAGE = Path(__file__).resolve().parent


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


def _find_folder(name: str) -> Path:
    # The package first: beside an installed one lie other people's packages.
    for folder in (_PACKAGE / name, _PACKAGE.parent / name):
        if folder.is_dir():
            return folder
    raise MachineError(
        f"{_PACKAGE / name}: the folder is missing, so the installation is incomplete; install dateline again"
    )
