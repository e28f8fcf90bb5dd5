"""A Russian article becomes dated, sorted mentions: the example file."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.annotating.actors import build_gazetteer
from dateline.annotations import annotate_source
from dateline.model import Mention
from tests.annotating.test_inflections import ACTORS, make_source

EXAMPLES = Path(__file__).parent / "examples" / "ru.md"


def read_examples() -> list[tuple[str, str]]:
    rows = [line for line in EXAMPLES.read_text(encoding="utf-8").splitlines() if line.startswith("|")][2:]
    return [(text.strip(), reports.strip()) for text, reports in (row.strip("|").split("|") for row in rows)]


def describe(mention: Mention) -> str:
    date = mention.date.text if mention.date else "-"
    speaker = f"; says {mention.speaker}" if mention.speaker else ""
    return f"{date} {mention.kind} {mention.modality}: {', '.join(mention.actors)}{speaker}"


@pytest.mark.parametrize(("text", "reports"), read_examples())
def test_reads_what_a_sentence_reports(text: str, reports: str) -> None:
    found = annotate_source(make_source(text, "ru"), build_gazetteer(ACTORS)).mentions
    assert " / ".join(map(describe, found)) == reports.replace("nothing", "")
