"""Texts made to keep a reader busy are read all the same; each is tried in a process that can be stopped."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

SECONDS = 20
"""Far more than any of them needs, and far less than a pattern that backtracks without end."""
READER = """
import sys
from dateline.annotating.actors import build_gazetteer
from dateline.edtf import parse_edtf
from dateline.model import Actor, Block, Source
from dateline.annotations import annotate_source

text = sys.stdin.read()
actors = [
    Actor(id="norland", name="Norland", kind="country", country="Norland"),
    Actor(id="anna-berg", name="Anna Berg", kind="person", country="Norland", spellings=("Анна Берг", "Берг")),
]
source = Source(
    id="a",
    path="a.md",
    title="A",
    publisher="Gazette",
    published=parse_edtf("2024-06-14"),
    language=sys.argv[1],
    text_language=sys.argv[1],
    text=text,
    blocks=(Block(kind="paragraph", start=0, end=len(text), line=1),),
)
print(len(annotate_source(source, build_gazetteer(actors)).mentions))
"""
TEXTS = {
    "brackets without end": ("Norland spoke, " + "(a)" * 20 + " on Thursday.", 1),
    "a short sentence over and over": ("Anna Berg left on Thursday. " * 1800, 1800),
    "one sentence of a thousand dated acts": ("Norland attacked it on 3 May, " * 1000, 1),
    "clause after clause": (", and b" * 14000, 0),
    "relative clauses that never close": ("which came, " * 8000, 0),
    "quotations that never close": ("“" * 100000, 0),
    "capitals before a relative clause": ("A " * 20000 + "”, which was seized in May 2024.", 1),
    "a word without end": ("summoned " + "a" * 50000, 0),
}


RUSSIAN = {
    "titles within titles": ("министр иностранных дел Армении " * 2000 + "Анна Берг заявила 3 мая.", 1),
    "words without end": ("вызвал " + "а " * 30000, 0),
    "names after names": ("Эва Берг. " * 6000, 0),
    "clauses that never close": ("который пришёл, " * 6000, 0),
}


@pytest.mark.parametrize(
    ("language", "text", "mentions"),
    [*(("en", *row) for row in TEXTS.values()), *(("ru", *row) for row in RUSSIAN.values())],
    ids=[*TEXTS, *RUSSIAN],
)
def test_a_text_made_to_keep_the_reader_busy_is_read(root: Path, language: str, text: str, mentions: int) -> None:
    command = [sys.executable, "-X", "utf8", "-c", READER, language]
    done = subprocess.run(
        command, cwd=root, input=text, capture_output=True, encoding="utf-8", timeout=SECONDS, check=True
    )
    assert int(done.stdout) == mentions
