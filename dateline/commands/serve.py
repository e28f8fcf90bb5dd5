"""``dateline serve``: build, show the site, and build again on every save."""

# ruff: noqa: PLC0415 (what a command needs is imported when it runs, so that `--help` answers at once)

from __future__ import annotations

import argparse
import contextlib
import gc
import time
from typing import TYPE_CHECKING

from dateline.commands.build import LastBuild, open_cache, write
from dateline.commands.options import add_build_options, read_port
from dateline.commands.outcome import sum_up
from dateline.console import say, warn, word_unexpected
from dateline.resources import find_static, find_templates

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from dateline.pipeline import ArrangedSite
    from dateline.serving.showing import Files

NAME = "serve"
PURPOSE = "build, show the site, and build again on every save"
EXAMPLE = "dateline serve --port 8080"


def add_options(parser: argparse.ArgumentParser) -> None:
    """Say what the command line may hold."""
    host = "interface to listen on (default: %(default)s, this machine)"
    parser.add_argument("--host", default="127.0.0.1", help=host)
    port = "port; 0 for any free one (default: %(default)s)"
    parser.add_argument("--port", type=read_port, default=8000, help=port)
    add_build_options(parser)


def run(options: argparse.Namespace) -> int:
    """Run the command; returns the exit code."""
    from dateline.hashes import FileHashes
    from dateline.merging.memory import Memory
    from dateline.publishing.ondemand import OnDemand
    from dateline.serving.server import Address, serve

    memory, hashes = Memory(), FileHashes()

    def build(show: Callable[[Files], None], check: Callable[[], None]) -> None:
        waited = 0.0

        def show_arranged(site: ArrangedSite) -> None:
            nonlocal waited
            began = time.perf_counter()
            show(OnDemand(site.story, site.renderer, site.base_url))
            waited = time.perf_counter() - began

        with _leave_garbage(), word_unexpected(verbose=options.verbose):
            started = time.perf_counter()
            record = write(options, LastBuild(options, hashes), cache, memory, show_arranged, check)
            if not options.quiet:
                say(sum_up({**record, "seconds": time.perf_counter() - started - waited}))

    # Each by itself: a folder of the content may be a link to where somebody keeps the files.
    own = (options.content / name for name in ("", "sources", "pages", "templates"))
    folders = (*own, find_templates(), find_static())
    with contextlib.suppress(KeyboardInterrupt), open_cache(options.out) as cache:
        serve(build, Address(host=options.host, port=options.port), folders=folders, say=say, warn=warn)
    return 0


@contextlib.contextmanager
def _leave_garbage() -> Iterator[None]:
    """Look for no circles of values while a site is made, and afterwards only among values that are made then.

    This process goes on, but to look through a large story takes a second, in which no page is answered.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
