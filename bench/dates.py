"""How often does dateline find the date expressions of annotated news, and read them right?

    python bench/dates.py GOLD_DIR [--out PREDICTIONS.jsonl] [--no-baseline] [--types DATE,TIME] [--errors N]

GOLD_DIR holds TimeML documents (``*.tml``) with TIMEX3 elements. Public sets are AQUAINT TimeML (73 news articles) and
TimeBank (183), both at https://timeml.github.io/site/timebank/, the data of TempEval-3 (SemEval-2013, task 1), which
cleans the two and adds a small test set, and WikiWars (Mazur and Dale, 2010; 22 histories of wars, annotated in TIMEX2
and to be converted). None of them is part of this project.

Both systems are given only the text and its creation time (DCT), in the same run: dateline, and as a baseline the
``search_dates`` of dateparser, which a Python program would otherwise use. It knows no types, so all it finds counts as
DATE; it gives no places, so its words are looked up in the text, each after the one before.

Scores follow TempEval-3. An expression is found when the spans overlap (relaxed) or are the same but for quotation
marks and stops at the ends (strict), one to one; the value score counts those found whose TIMEX3 value is the
annotators'. F1 is over all annotated and all read expressions. "Calendar" are those whose value begins with a digit:
what can stand on a timeline. The creation time itself is not scored.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from importlib.metadata import version
from pathlib import Path

from timeml import Document, Expression, read_documents

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from dateline.dating.finder import find_timexes
from dateline.edtf import parse_edtf
from dateline.model import Block, Source, Timex
from dateline.reading.passages import split_passages

_TRIM = " \t\r\n\"'`.,;:()"
_CONTEXT = 40
_PARAGRAPH = re.compile(r"\S(?:.|\n(?!\s*\n))*")

Pair = tuple[Expression, Expression]


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Columns of the table: the expressions they are about, and the scores shown."""

    title: str
    types: frozenset[str] = frozenset()
    """TIMEX3 types; all when empty."""
    calendar: bool = False
    """Only expressions whose value begins with a digit."""
    scores: tuple[str, ...] = ("strict", "relaxed", "value")


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What one system read, by name of document, and how fast."""

    name: str
    found: Mapping[str, Sequence[Expression]]
    speed: float
    """Thousand bytes of text per CPU second."""


_ALL = Group(title="all types")
_DATES = Group(title="DATE", types=frozenset({"DATE"}))
_CALENDAR = Group(title="calendar DATE", types=frozenset({"DATE"}), calendar=True, scores=("value",))


def main() -> int:
    options = read_options()
    try:
        documents = read_documents(options.gold)
    except ET.ParseError as error:
        print(f"{options.gold}: a .tml file is not XML: {error}; repair or remove it", file=sys.stderr)
        return 2
    if not documents:
        print(f"{options.gold}: no .tml file here; give the folder of the TimeML documents", file=sys.stderr)
        return 2
    runs = [run_system("dateline", read_with_dateline, documents)]
    if options.out:
        write_predictions(options.out, runs[0])
    if not options.no_baseline:
        runs.append(run_system(f"dateparser {version('dateparser')}", load_baseline(), documents))
    chosen = frozenset(filter(None, options.types.split(",")))
    groups = [Group(title=", ".join(sorted(chosen)), types=chosen)] if chosen else [_ALL, _DATES, _CALENDAR]
    size, count = measure_text(documents), sum(len(document.gold) for document in documents)
    print(f"{len(documents)} documents, {size:.0f} KB, {count} annotated expressions")
    print("F1 in percent; speed in KB of text a CPU second\n")
    print_table(documents, runs, groups)
    if options.errors:
        print_errors(documents, runs[0], groups[0], options.errors)
    return 0


def read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Score the dating of annotated news (TimeML).")
    parser.add_argument("gold", type=Path, metavar="GOLD_DIR", help="folder of .tml files")
    parser.add_argument("--out", type=Path, help="write what dateline reads to this file, one JSON object a line")
    parser.add_argument("--no-baseline", action="store_true", help="leave out dateparser, which is slow")
    parser.add_argument("--types", default="", help="score only these TIMEX3 types, with commas")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="print N of each kind of error of dateline")
    return parser.parse_args()


def run_system(name: str, read: Callable[[Document], Iterable[Expression]], documents: Sequence[Document]) -> Run:
    """Have a system read every document that says when it was created; slow work shows where it is on a terminal."""
    found: dict[str, list[Expression]] = {}
    started = time.process_time()
    for number, document in enumerate(documents, 1):
        if sys.stderr.isatty():
            print(f"\r{name}: {number} of {len(documents)}", end="", file=sys.stderr, flush=True)
        expressions = read(document) if document.created else ()
        found[document.name] = sorted(expressions, key=lambda one: (one.start, -one.end))
    seconds = time.process_time() - started
    if sys.stderr.isatty():
        print("\r\x1b[K", end="", file=sys.stderr, flush=True)
    return Run(name=name, found=found, speed=measure_text(documents) / max(seconds, 0.001))


def measure_text(documents: Iterable[Document]) -> float:
    """Size of the texts in thousand bytes."""
    return sum(len(document.text.encode()) for document in documents) / 1000


def read_with_dateline(document: Document) -> Iterator[Expression]:
    """Read a document as a source of a story, each paragraph a block."""
    found = _PARAGRAPH.finditer(document.text)
    source = Source(
        id=document.name,
        path=document.name,
        title=document.name,
        publisher="benchmark",
        published=parse_edtf(document.created),
        language="en",
        text_language="en",
        text=document.text,
        blocks=tuple(Block(kind="paragraph", start=match.start(), end=match.end(), line=1) for match in found),
    )
    for timex in find_timexes(source, split_passages(source)):
        for part in list_timex3(timex):
            yield Expression(start=part.start, end=part.end, text=part.text, type=part.type, value=part.value)


def list_timex3(timex: Timex) -> tuple[Timex, ...]:
    """The TIMEX3 expressions that one date expression of ours stands for."""
    return timex.parts or (timex,)


def load_baseline() -> Callable[[Document], Iterator[Expression]]:
    """The reader of dateparser; imported only here, since that takes longer than scoring without it."""
    from dateparser.search import search_dates  # noqa: PLC0415

    def read(document: Document) -> Iterator[Expression]:
        base = datetime.fromisoformat(document.created)
        end = 0
        for words, day in search_dates(document.text, languages=["en"], settings={"RELATIVE_BASE": base}) or ():
            start = document.text.find(words, end)
            if start >= 0:
                end = start + len(words)
                yield Expression(start=start, end=end, text=words, type="DATE", value=day.date().isoformat())

    return read


def write_predictions(path: Path, run: Run) -> None:
    lines = [
        json.dumps({"doc": name, **asdict(expression)}, ensure_ascii=False) + "\n"
        for name, expressions in run.found.items()
        for expression in expressions
    ]
    path.write_text("".join(lines), encoding="utf-8")


def print_table(documents: Sequence[Document], runs: Sequence[Run], groups: Sequence[Group]) -> None:
    """One row a system; beside its name a block of columns for each group."""
    width = max(len(run.name) for run in runs)
    blocks = [lay_out_block("", [["", *(run.name.ljust(width) for run in runs)]])]
    for group in groups:
        counts = [count_hits(documents, run, group) for run in runs]
        columns = [[score, *(format_f1(one, score) for one in counts)] for score in group.scores]
        blocks.append(lay_out_block(group.title, columns))
    blocks.append(lay_out_block("speed", [["KB/s", *(f"{run.speed:.0f}" for run in runs)]]))
    for line in zip(*blocks, strict=True):
        print("    ".join(line).rstrip())


def lay_out_block(title: str, columns: Sequence[Sequence[str]]) -> list[str]:
    """Lines of equal length: the title above its columns."""
    widths = [max(map(len, column)) for column in columns]
    rows = zip(*columns, strict=True)
    lines = ["  ".join(cell.rjust(width) for cell, width in zip(row, widths, strict=True)) for row in rows]
    return [line.center(max(len(title), len(lines[0]))) for line in (title, *lines)]


def count_hits(documents: Sequence[Document], run: Run, group: Group) -> Counter[str]:
    counts: Counter[str] = Counter()
    for document in documents:
        gold, found = choose(document.gold, group), choose(run.found[document.name], group)
        pairs = pair_spans(gold, found)
        counts.update(gold=len(gold), found=len(found), relaxed=len(pairs))
        counts["strict"] += sum(trim(wanted) == trim(read) for wanted, read in pairs)
        counts["value"] += sum(wanted.value == read.value for wanted, read in pairs)
    return counts


def format_f1(counts: Counter[str], score: str) -> str:
    total = counts["gold"] + counts["found"]
    return f"{200 * counts[score] / total:.1f}" if total else "–"


def choose(expressions: Iterable[Expression], group: Group) -> list[Expression]:
    """The expressions that a group of columns is about."""
    return [
        one
        for one in expressions
        if (not group.types or one.type in group.types) and (not group.calendar or re.match(r"\d", one.value))
    ]


def pair_spans(gold: Sequence[Expression], found: Sequence[Expression]) -> list[Pair]:
    """Pair expressions that overlap, one to one: the same span first, then the largest overlap."""
    candidates = sorted(
        (trim(wanted) != trim(read), max(wanted.start, read.start) - min(wanted.end, read.end), i, j)
        for i, wanted in enumerate(gold)
        for j, read in enumerate(found)
        if wanted.start < read.end and read.start < wanted.end
    )
    pairs: dict[int, int] = {}
    for _, _, i, j in candidates:
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return [(gold[i], found[j]) for i, j in pairs.items()]


def trim(expression: Expression) -> tuple[int, int]:
    """The span without quotation marks, stops and blanks at its ends, unless it is made of them."""
    words = expression.text.strip(_TRIM)
    start = expression.start + expression.text.find(words) if words else expression.start
    return (start, start + len(words)) if words else (expression.start, expression.end)


def print_errors(documents: Sequence[Document], run: Run, group: Group, limit: int) -> None:
    """Print the first errors of each kind, with the words around them."""
    errors: dict[str, list[str]] = {"VALUE": [], "MISSED": [], "SPURIOUS": []}
    for document in documents:
        gold, found = choose(document.gold, group), choose(run.found[document.name], group)
        pairs = pair_spans(gold, found)
        seen = {id(one) for pair in pairs for one in pair}
        for wanted, read in pairs:
            if wanted.value != read.value:
                values = f"{wanted.value}, read “{read.text}” {read.value}"
                errors["VALUE"].append(show_place(document, wanted, values))
        errors["MISSED"] += [show_place(document, one, one.value) for one in gold if id(one) not in seen]
        errors["SPURIOUS"] += [show_place(document, one, one.value) for one in found if id(one) not in seen]
    for kind, lines in errors.items():
        print(f"\n{kind} {len(lines)} ({group.title})")
        for line in lines[:limit]:
            print(f"  {line}")


def show_place(document: Document, expression: Expression, values: str) -> str:
    """An expression between brackets in its context, on one line."""
    before = document.text[max(0, expression.start - _CONTEXT) : expression.start]
    after = document.text[expression.end : expression.end + _CONTEXT]
    return " ".join(f"{document.name}  {values}  {before}[{expression.text}]{after}".split())


if __name__ == "__main__":
    sys.exit(main())
