"""A content folder → its story, or its site in memory: what several commands begin with."""

# ruff: noqa: PLC0415 (what a command needs is imported when it runs, so that `--help` answers at once)

from __future__ import annotations

import argparse
import contextlib
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.console import show_progress
from dateline.errors import DatelineError, UsageError
from dateline.merging.memory import FORGETFUL, Memory

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from dateline.cache import Cache
    from dateline.commands.build import LastBuild
    from dateline.model import Timeline
    from dateline.pipeline import ArrangedSite, Progress, Site
    from dateline.workers import Workers


def read_timeline(options: argparse.Namespace) -> Timeline:
    """Read the story of the content folder; no file of its site is made.

    Raises:
        UsageError: when there is no such folder.
        ContentError: when the content cannot be built.
    """
    from dateline.checking.quotes import verify_quotes
    from dateline.pipeline import build_timeline
    from dateline.reading.sources import read_content

    _check_folder(options)
    with follow(options) as progress, _choose_workers(options) as workers:
        timeline = build_timeline(read_content(options.content), workers=workers, progress=progress)
    verify_quotes(timeline)
    return timeline


def make_site(
    options: argparse.Namespace,
    cache: Cache | None = None,
    last: LastBuild | None = None,
    memory: Memory = FORGETFUL,
    show: Callable[[ArrangedSite], None] | None = None,
    check: Callable[[], None] | None = None,
) -> Site:
    """Make the site of the content folder, in memory.

    Args:
        options: of the command.
        cache: what earlier builds worked out.
        last: what is known of the last build; nothing of it is made again that stands.
        memory: of the build before in this process.
        show: called when any page can be shown, before the files are made.
        check: called as the work goes on; may end it with an error of its own.

    Raises:
        UsageError: when there is no such folder.
        ContentError: when the content cannot be built.
    """
    from dateline.cache import Cache
    from dateline.pipeline import arrange_site
    from dateline.pipeline import make_site as make_files

    _check_folder(options)
    base_url = getattr(options, "base_url", "")
    known = cache or Cache()

    def build() -> Site:
        with follow(options, check) as progress, _choose_workers(options) as workers:
            arranged = arrange_site(
                options.content,
                base_url=base_url,
                workers=workers,
                cache=known,
                hashes=last.hashes if last else None,
                memory=memory,
                progress=progress,
            )
            if show:
                show(arranged)
            make = partial(make_files, arranged, workers=workers, cache=known, progress=progress)
            if not last:
                return make()
            left = {path: options.out / path for path in last.stamp.files if not path.endswith(".html")}
            return make(standing=last.stamp.standing, left=left)

    try:
        return build()
    except DatelineError:
        raise
    except Exception:
        if not known.is_read:
            raise
        known.forget()  # somebody else has written into its file, and what they wrote is no value of ours
        memory.forget()
        return build()


def _choose_workers(options: argparse.Namespace) -> Workers:
    from dateline.workers import count_processors, open_workers

    if getattr(options, "scheduler", ""):
        from dateline.cluster import open_cluster

        return open_cluster(options.scheduler)
    return open_workers(getattr(options, "jobs", 0) or count_processors())


@contextlib.contextmanager
def follow(options: argparse.Namespace, check: Callable[[], None] | None = None) -> Iterator[Progress | None]:
    """Show how far the work is, unless nobody wants to know, and have it end where ``check`` says so."""
    following = contextlib.nullcontext() if getattr(options, "quiet", False) else show_progress()
    with following as progress:
        if not check:
            yield progress
            return

        def tell(stage: str, done: int, total: int) -> None:
            check()
            if progress:
                progress(stage, done, total)

        yield tell


def _check_folder(options: argparse.Namespace) -> None:
    if not options.content.is_dir():
        raise UsageError(f"{options.content}: there is no such folder; {_advise_content()}")


def _advise_content() -> str:
    """What to write where the content is not in the folder that it is looked for in."""
    here = Path()
    for folder in (here, *sorted(here.glob("*/")), *sorted(here.glob("*/content/"))):
        if (folder / "timeline.yml").is_file():
            return f"did you mean `--content {folder.as_posix()}`?"
    return "go to the folder that holds it, name it with --content DIR, or begin a story with `dateline new DIR`"
