from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.model import Source
from dateline.publishing.quotations import list_phrases


@pytest.mark.parametrize(
    ("text", "quoted", "words"),
    [
        ('He called it "a bubble alliance".', '"a bubble alliance"', "a bubble alliance"),
        ("He called it “a bubble alliance,” she said.", "“a bubble alliance,”", "a bubble alliance"),
        ("He called it «a bubble alliance».", "«a bubble alliance»", "a bubble alliance"),
        ("He called it „a bubble alliance“ twice.", "„a bubble alliance“", "a bubble alliance"),
        # One word is the article's own as well, and found in too many places.
        ('Membership is "frozen".', '"frozen"', ""),
        # What the editor put in, and the word it stands in, are not the article's.
        ("“[T]he war […] was long over by then”", "“[T]he war […] was long over by then”", "was long over by then"),
        ("“He came … and went home again”", "“He came … and went home again”", "and went home again"),
        # A quotation in a quotation may have other marks there.
        ("“They say «no rules» in street politics today”", None, "in street politics today"),
    ],
)
def test_phrases(source: Callable[..., Source], text: str, quoted: str | None, words: str) -> None:
    made = source("a", text)
    [phrase] = list_phrases(made, 0, len(text))
    assert made.text[phrase.start : phrase.end] == (quoted or text)
    assert phrase.words == words


@pytest.mark.parametrize(
    "text", ['A 5" gun and a 6" gun.', 'He said "nothing more', "The men's and the minister's", "“”", '" spaced out "']
)
def test_no_phrases(source: Callable[..., Source], text: str) -> None:
    assert list_phrases(source("a", text), 0, len(text)) == ()


def test_what_is_quoted_of_another_language_is_a_translation(source: Callable[..., Source]) -> None:
    text = "He called it “a bubble alliance”."
    assert list_phrases(source("a", text, language="en-GB"), 0, len(text)) != ()
    assert list_phrases(source("a", text, language="ru"), 0, len(text)) == ()


def test_a_quotation_in_a_verbatim_article_is_no_more_its_own_than_the_rest(source: Callable[..., Source]) -> None:
    text = "He called it “a bubble alliance”."
    assert list_phrases(source("a", text, verbatim=True), 0, len(text)) == ()
