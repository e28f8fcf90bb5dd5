"""``dateline add``: put saved pages, or addresses, into the content."""

# ruff: noqa: PLC0415 (what a command needs is imported when it runs, so that `--help` answers at once)

from __future__ import annotations

import argparse
import shlex
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.commands.options import add_content_options
from dateline.console import ask, count, say, warn
from dateline.edtf import sort_key
from dateline.errors import ContentError, DatelineError, MachineError, UsageError
from dateline.wording import describe

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.adding.adding import Added
    from dateline.edtf import Edtf
    from dateline.model import Timeline

NAME = "add"
PURPOSE = "put saved pages, or addresses, into the content"
EXAMPLE = "dateline add saved-page.html --published 2024-06-14"

_OF_ONE = ("title", "author", "url")
"""Options that speak of one article."""
_SHOWN = 60
"""Characters of a report without a date that are shown."""


def add_options(parser: argparse.ArgumentParser) -> None:
    """Say what the command line may hold."""
    what = "a saved page (HTML, MHTML, PDF, plain text), or an address that begins with https://"
    parser.add_argument("inputs", metavar="FILE-OR-URL", nargs="+", help=what)
    published = "day on which it appeared, as 2024-06-14 (default: what the page's own fields say)"
    parser.add_argument("--published", type=_read_published, metavar="DATE", help=published)
    parser.add_argument(
        "--publisher", type=_read_words, default="", metavar="NAME", help="name of the outlet (default: as above)"
    )
    parser.add_argument("--title", type=_read_words, default="", metavar="TEXT", help="headline (default: as above)")
    parser.add_argument(
        "--author", type=_read_words, default="", metavar="NAMES", help="who wrote it; ';' parts several"
    )
    parser.add_argument("--url", type=_read_url, default="", metavar="URL", help="address of the article")
    language = "language of the article, as en or ru (default: as above)"
    parser.add_argument("--language", type=_read_language, default="", metavar="TAG", help=language)
    notes = "write an outline for a digest in your own words instead of a verbatim copy"
    parser.add_argument("--notes", action="store_true", help=notes)
    add_content_options(parser)


def run(options: argparse.Namespace) -> int:
    """Run the command; returns the exit code."""
    from dateline.adding.adding import add_article
    from dateline.adding.inputs import open_input
    from dateline.adding.story import read_story
    from dateline.adding.values import Given

    if len(options.inputs) > 1 and (one := next((name for name in _OF_ONE if getattr(options, name)), "")):
        raise UsageError(f"--{one} speaks of one article; add that one alone")
    given = Given(
        title=options.title,
        publisher=options.publisher,
        published=options.published,
        author=options.author,
        url=options.url,
        language=options.language,
    )
    answer = ask if sys.stdin.isatty() and sys.stdout.isatty() else None
    failures: list[DatelineError] = []
    added = 0
    for name in options.inputs:
        try:
            story = read_story(options.content)  # anew: two of the inputs may be one article
            today = date.today().isoformat()  # noqa: DTZ011 -- the day where the editor sits
            result = add_article(open_input(name), story, given, ask=answer, today=today, as_notes=options.notes)
        except (ContentError, MachineError) as error:
            failures.append(error)
            continue
        added += 1
        for line in _tell(result):
            say(line)
        for warning in result.warnings:
            warn(f"{result.file}: {warning}")
    if added:
        check, serve = (_word_command(name, options) for name in ("check", "serve"))
        say(f"Next: read what was written; then {check}, and {serve} to see it")
    _raise(failures)
    return 0


def _word_command(name: str, options: argparse.Namespace) -> str:
    """A command on the content that was added to, to be typed as it stands."""
    where = "" if options.content == Path("content") else f" --content {shlex.quote(str(options.content))}"
    return f"`dateline {name}{where}`"


def _tell(added: Added) -> Iterator[str]:
    """What was written, and what was found in it."""
    from dateline.checking.places import cut_words

    timeline = added.timeline
    [read] = timeline.sources
    told = list(_list_events(timeline))
    counted = f"{count(added.paragraphs, 'paragraph')}, {count(len(told), 'dated report')}"
    missing = f", {len(read.undated)} without a date" if read.undated else ""
    yield f"{added.file}: {counted}{missing}"
    if added.is_notes:
        yield "  an outline: write the digest below it; until then a build says that its text is missing"
    if not added.reference.language:
        yield f"  language: not stated; taken for the story's own, {timeline.config.language}"
    if read.source.language.partition("-")[0] != timeline.config.language.partition("-")[0]:
        yield "  title_en: write the headline in the story's language into it"
    yield from told
    for undated in read.undated:
        yield f"  {'no date':18}  {cut_words(undated.quote.exact, _SHOWN)} ({undated.reason})"


def _list_events(timeline: Timeline) -> Iterator[str]:
    """A line for each report, in the order of its date."""
    beyond = {event.id for event in timeline.beyond}
    for event in sorted((*timeline.events, *timeline.beyond), key=lambda one: sort_key(one.date)):
        words = dict.fromkeys(f'"{mention.timex.text}"' for mention in event.mentions if mention.timex)
        where = "; beyond the story" if event.id in beyond else ""
        yield f"  {describe(event.date):18}  {event.title} ({', '.join(words) or 'by what goes before'}{where})"


def _raise(failures: list[DatelineError]) -> None:
    """Raise all that went wrong with any input, as one error."""
    machine = [error for error in failures if isinstance(error, MachineError)]
    content = [problem for error in failures if isinstance(error, ContentError) for problem in error.problems]
    if machine:
        raise MachineError("\n".join([*map(str, content), *map(str, machine)]))
    if content:
        raise ContentError(*content)


def _read_published(text: str) -> Edtf:
    from dateline.adding.asking import read_published

    try:
        return read_published(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def _read_words(text: str) -> str:
    from dateline.adding.tidying import tidy_text

    if text and not tidy_text(text):
        raise argparse.ArgumentTypeError(f"{text!a} holds nothing that can be read; write it in letters")
    return text


def _read_url(text: str) -> str:
    from dateline.reading.fields import is_web_address

    if text and not is_web_address(text):
        raise argparse.ArgumentTypeError(f"{text!r} is not a web address; write one that begins with https://")
    return text


def _read_language(text: str) -> str:
    from dateline.reading.settings import LANGUAGE

    if text and not LANGUAGE.fullmatch(text):
        raise argparse.ArgumentTypeError(f"{text!r} is not a language tag; write one like en or pt-BR")
    return text
