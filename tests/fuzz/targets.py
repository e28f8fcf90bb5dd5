"""What is fuzzed: bytes in, and out comes a result that holds together, or a message that an editor can use.

Each target is a plain function, so that a fuzzer, a test and a person at a prompt run the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import TypeVar

from dateline.annotating.actors import Gazetteer, build_gazetteer
from dateline.annotations import annotate_source
from dateline.deadlines import limit_time
from dateline.errors import ContentError, Problem
from dateline.model import AnnotatedSource
from dateline.reading.decisions import read_decisions
from dateline.reading.files import decode_text
from dateline.reading.markdown_files import read_markdown_page, read_markdown_source
from dateline.reading.settings import read_actors, read_config

ROOT = Path(__file__).parent.parent.parent
SECONDS = 5.0
"""What one input may take: inputs of a fuzzer are short."""
_HEAD = b"---\ntitle: T\npublisher: P\npublished: 2024-06-14\n---\n"
_Read = TypeVar("_Read")
_LANGUAGES = ("en", "ru", "de", "hy")


def fuzz_front_matter(data: bytes) -> None:
    """A source with this front matter, and tables of this YAML."""
    _run(lambda: read_markdown_source(b"---\n" + data + b"\n---\nText.\n", source_id="a", path="a.md", language="en"))
    _run(lambda: read_config(decode_text(data, "a.md"), "a.md", actors=(), pages=()))
    _run(lambda: read_actors(decode_text(data, "a.md"), "a.md"))


def fuzz_markdown(data: bytes) -> None:
    """A source and a page with this text."""
    source = _run(lambda: read_markdown_source(_HEAD + data, source_id="a", path="a.md", language="en"))
    if source:
        for block in source.blocks:
            text = source.text[block.start : block.end]
            assert text == " ".join(text.split()), "a block has loose white space"
            assert text, "a block has no text"
    page = _run(lambda: read_markdown_page(b"---\ntitle: T\n---\n" + data, page_id="a", path="a.md"))
    if page:
        assert "<script" not in page.html.lower(), "a script is in a page"


def fuzz_dates(data: bytes) -> None:
    """A source with this text, read, dated and annotated; the first byte chooses the language."""
    language = _LANGUAGES[data[0] % len(_LANGUAGES)] if data else "en"
    head = _HEAD.replace(b"---\ntitle", f"---\nlanguage: {language}\ntext: verbatim\ntitle".encode(), 1)
    source = _run(lambda: read_markdown_source(head + data[1:], source_id="a", path="a.md", language="en"))
    read = source and _run(lambda: annotate_source(source, _load_gazetteer()))
    if read:
        check_annotated(read)


def fuzz_decisions(data: bytes) -> None:
    """A table of decisions."""
    _run(lambda: read_decisions(decode_text(data, "a.md"), "a.md", sources=("a", "good")))


TARGETS: dict[str, Callable[[bytes], None]] = {
    "front_matter": fuzz_front_matter,
    "markdown": fuzz_markdown,
    "dates": fuzz_dates,
    "decisions": fuzz_decisions,
}


def check_annotated(read: AnnotatedSource) -> None:
    """What holds of every source that was read: spans lie in the text and in order, and no letter is left out."""
    text = read.source.text
    _check_spans([(passage.start, passage.end) for passage in read.passages], len(text))
    _check_spans([(timex.start, timex.end) for timex in read.timexes], len(text))
    told = "".join(text[passage.start : passage.end] for passage in read.passages)
    assert "".join(told.split()) == "".join(text.split()), "a letter stands in no passage"
    for timex in read.timexes:
        assert text[timex.start : timex.end] == timex.text, "a date does not quote its text"
        assert timex.date or timex.reason, "a date has neither value nor reason"
    for mention in read.mentions:
        quote = mention.quote
        assert text[quote.start : quote.end] == quote.exact, "a mention does not quote its text"
        assert mention.date or mention.date_reason, "a mention has neither date nor reason"
    assert len({mention.id for mention in read.mentions}) == len(read.mentions), "two mentions share an id"


def _check_spans(spans: Iterable[tuple[int, int]], length: int) -> None:
    reached = 0
    for start, end in spans:
        assert reached <= start < end <= length, "spans overlap, are empty or leave the text"
        reached = end


def _run(read: Callable[[], _Read]) -> _Read | None:
    """Return what is read; of what is refused, check that the messages say where and what to write."""
    try:
        with limit_time("a.md", SECONDS):
            return read()
    except ContentError as error:
        for problem in error.problems:
            _check_problem(problem)
        return None


def _check_problem(problem: Problem) -> None:
    assert "was stopped" not in problem.message, "it takes too long"
    assert problem.line > 0, f"no line: {problem}"
    assert any(sign in problem.message for sign in ("; ", "?", ": ")), f"does not say what to write: {problem}"


@cache
def _load_gazetteer() -> Gazetteer:
    path = ROOT / "content/actors.yml"
    return build_gazetteer(read_actors(path.read_text(encoding="utf-8"), "actors.yml"))
