"""Date expressions of annotated news, read by our engine and scored: how often is a date found, and right?

    python bench/score_dates.py GOLD_DIR [--types DATE] [--errors N] [--out PREDICTIONS.jsonl]

GOLD_DIR holds TimeML documents (``*.tml``), such as the AQUAINT or TempEval-3 sets, which are not part of this
project. Scores follow TempEval-3: an expression is found when the spans overlap (relaxed) or are the same (strict),
one to one; the value score counts those found whose TIMEX3 value is the annotators'. F1 is over all annotated and all
predicted expressions.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
import xml.etree.ElementTree as ET
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from dateline.dating.finder import find_timexes
from dateline.edtf import parse_edtf
from dateline.model import Block, Source
from dateline.reading.passages import split_passages

_TRIM = " \t\r\n\"'`.,;:()"


@dataclass(frozen=True, slots=True, kw_only=True)
class Expression:
    """A date expression, annotated or predicted."""

    start: int
    end: int
    text: str
    type: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A TimeML document without its markup."""

    name: str
    text: str
    published: str
    """Document creation time, ``YYYY-MM-DD``; empty when it has none."""
    gold: tuple[Expression, ...]


def main() -> int:
    options = read_options()
    if not options.gold.is_dir():
        print(f"{options.gold}: there is no such folder; give the folder of the .tml files to score against")
        return 2
    documents = [read_document(path) for path in sorted(options.gold.rglob("*.tml"))]
    if not documents:
        print(f"{options.gold}: no .tml file in this folder; give the folder of the TimeML documents")
        return 2
    started = time.process_time()
    predictions = {document.name: find_dates(document) for document in documents}
    seconds = time.process_time() - started
    if options.out:
        write_predictions(options.out, predictions)
    size = sum(len(document.text) for document in documents) / 1000
    speed = size / max(seconds, 0.001)
    print(f"{len(documents)} documents, {size:.0f} KB in {seconds:.2f} CPU seconds ({speed:.0f} KB/s)")
    for types in [set(options.types.split(","))] if options.types else [set(), {"DATE"}]:
        print_scores(documents, predictions, types, options.errors)
    return 0


def read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Score the dating of annotated news (TimeML).")
    parser.add_argument("gold", type=Path, help="folder of .tml files")
    parser.add_argument("--types", default="", help="score only these TIMEX3 types, with commas")
    parser.add_argument("--errors", type=int, default=0, help="print so many of what is missed or wrong")
    parser.add_argument("--out", type=Path, help="write the predictions to this file, one JSON object a line")
    return parser.parse_args()


def read_document(path: Path) -> Document:
    """The text inside ``<TEXT>``, and its TIMEX3 elements as spans of it."""
    raw = path.read_text(encoding="utf-8", errors="replace")
    root = ET.fromstring(re.sub(r"&(?!\w+;|#\d+;)", "&amp;", raw))  # noqa: S314 # the user's own benchmark files
    created = root.find(".//TIMEX3[@functionInDocument='CREATION_TIME']")
    day = re.match(r"(\d{4})-?(\d\d)-?(\d\d)", created.get("value", "") if created is not None else "")
    body = root.find(".//TEXT")
    gold: list[Expression] = []
    if body is not None:
        collect_expressions(body, 0, gold)
    text = "".join(body.itertext()) if body is not None else ""
    return Document(name=path.stem, text=text, published="-".join(day.groups()) if day else "", gold=tuple(gold))


def collect_expressions(node: ET.Element, start: int, found: list[Expression]) -> int:
    """Add the TIMEX3 elements in a node whose text begins at ``start``; returns where the text ends."""
    end = start + len(node.text or "")
    for child in node:
        end = collect_expressions(child, end, found) + len(child.tail or "")
    words = "".join(node.itertext())
    if node.tag == "TIMEX3" and words.strip():
        kind, value = node.get("type", "DATE"), node.get("value", "")
        found.append(Expression(start=start, end=end, text=words, type=kind, value=value))
    return end


def find_dates(document: Document) -> tuple[Expression, ...]:
    """What our engine reads in a document."""
    if not document.published:
        return ()
    blocks = tuple(
        Block(kind="paragraph", start=match.start(), end=match.end(), line=1)
        for match in re.finditer(r"\S(?:.|\n(?!\s*\n))*", document.text)
    )
    source = Source(
        id=document.name,
        path=document.name,
        title=document.name,
        publisher="benchmark",
        published=parse_edtf(document.published),
        language="en",
        text_language="en",
        text=document.text,
        blocks=blocks,
    )
    return tuple(
        Expression(start=timex.start, end=timex.end, text=timex.text, type=timex.type, value=timex.value)
        for timex in find_timexes(source, split_passages(source))
    )


def write_predictions(path: Path, predictions: dict[str, tuple[Expression, ...]]) -> None:
    lines = [
        json.dumps(
            {
                "doc": name,
                "start": found.start,
                "end": found.end,
                "text": found.text,
                "type": found.type,
                "value": found.value,
            },
            ensure_ascii=False,
        )
        for name, expressions in predictions.items()
        for found in expressions
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def print_scores(
    documents: list[Document], predictions: dict[str, tuple[Expression, ...]], types: set[str], errors: int
) -> None:
    counts: Counter[str] = Counter()
    shown = 0
    for document in documents:
        gold = [expression for expression in document.gold if not types or expression.type in types]
        found = [expression for expression in predictions[document.name] if not types or expression.type in types]
        pairs = match_spans(gold, found)
        counts.update(gold=len(gold), found=len(found), relaxed=len(pairs))
        for wanted, read in pairs:
            counts["strict"] += trim(wanted) == trim(read)
            counts["value"] += wanted.value == read.value
        wrong: list[tuple[Expression | None, Expression | None]] = []
        wrong += [(wanted, read) for wanted, read in pairs if wanted.value != read.value]
        wrong += [(wanted, None) for wanted in gold if all(wanted is not pair[0] for pair in pairs)]
        wrong += [(None, read) for read in found if all(read is not pair[1] for pair in pairs)]
        for annotated, predicted in wrong[: max(0, errors - shown)]:
            shown += 1
            print(f"  {document.name} annotated {name_expression(annotated)}, read {name_expression(predicted)}")
    scores = "  ".join(
        f"{name} {100 * measure_f1(counts[name], counts):.1f}" for name in ("strict", "relaxed", "value")
    )
    print(f"{','.join(sorted(types)) or 'all types'}: {counts['gold']} annotated, {counts['found']} read; F1 {scores}")


def match_spans(gold: list[Expression], found: list[Expression]) -> list[tuple[Expression, Expression]]:
    """Pair expressions that overlap, one to one: the same span first, then the largest overlap."""
    candidates = sorted(
        (trim(wanted) != trim(read), -(min(wanted.end, read.end) - max(wanted.start, read.start)), i, j)
        for i, wanted in enumerate(gold)
        for j, read in enumerate(found)
        if wanted.start < read.end and read.start < wanted.end
    )
    used: set[tuple[str, int]] = set()
    pairs = []
    for _, _, i, j in candidates:
        if ("gold", i) not in used and ("found", j) not in used:
            used |= {("gold", i), ("found", j)}
            pairs.append((gold[i], found[j]))
    return pairs


def trim(expression: Expression) -> tuple[int, int]:
    """The span without quotation marks and blanks at its ends."""
    text = expression.text
    return (
        expression.start + len(text) - len(text.lstrip(_TRIM)),
        expression.end - len(text) + len(text.rstrip(_TRIM)),
    )


def measure_f1(hits: int, counts: Counter[str]) -> float:
    return 2 * hits / (counts["gold"] + counts["found"]) if counts["gold"] + counts["found"] else 0.0


def name_expression(expression: Expression | None) -> str:
    return f"“{' '.join(expression.text.split())}” {expression.value}" if expression else "nothing"


if __name__ == "__main__":
    sys.exit(main())
