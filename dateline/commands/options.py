"""Options that several commands share, and how their values are read."""

# ruff: noqa: PLC0415 (what a value is checked with is imported when there is one, so that `--help` answers at once)

from __future__ import annotations

import argparse
import re
from datetime import date
from pathlib import Path

_MOST_JOBS = 256


def add_content_options(parser: argparse.ArgumentParser) -> None:
    """Options of every command that reads content."""
    content = "folder with timeline.yml and sources/ (default: %(default)s)"
    parser.add_argument("--content", type=Path, default=Path("content"), metavar="DIR", help=content)
    parser.add_argument("--verbose", action="store_true", help="say more; for a bug report, print its traceback")


def add_build_options(parser: argparse.ArgumentParser) -> None:
    """Options of every command that makes a site."""
    add_content_options(parser)
    out = "folder of the site, and of nothing else (default: %(default)s)"
    parser.add_argument("--out", type=Path, default=Path("_site"), metavar="DIR", help=out)
    address = "where the site will be published; goes before base_url in timeline.yml"
    parser.add_argument("--base-url", type=_read_base_url, default="", metavar="URL", help=address)
    parser.add_argument("--strict", action="store_true", help="write nothing and exit with 1 when there are concerns")
    jobs = "processes that work at one time (default: one for each processor, where there is enough to do)"
    parser.add_argument("--jobs", type=_read_jobs, default=0, metavar="N", help=jobs)
    scheduler = "work on a Dask cluster instead: where its scheduler listens, such as tcp://10.0.0.5:8786"
    parser.add_argument("--scheduler", default="", metavar="ADDRESS", help=scheduler)
    parser.add_argument("--quiet", action="store_true", help="print errors only")


def _read_base_url(text: str) -> str:
    """Check an address, and end it in a slash; an empty one, from a script without one, counts as none."""
    from dateline.reading.fields import is_web_address

    if not text:
        return ""
    if not is_web_address(text) or "?" in text or "#" in text:
        raise argparse.ArgumentTypeError(
            f"{text!r} is not the address of a site; write it as https://example.org/story/"
        )
    return text.rstrip("/") + "/"


def read_day(text: str) -> date:
    """Read a day such as 2024-06-14."""
    try:
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise argparse.ArgumentTypeError(f"{text!r} is not a day; write it as 2024-06-14")


def read_port(text: str) -> int:
    """Read the number of a port."""
    if not (text.isascii() and text.isdecimal() and int(text) <= 65535):
        raise argparse.ArgumentTypeError(f"{text!r} is not a port; write a number from 0 to 65535")
    return int(text)


def _read_jobs(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and 1 <= int(text) <= _MOST_JOBS):
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of processes; write one from 1 to {_MOST_JOBS}")
    return int(text)
